package sketch

import "convlab/nn/ink"

// What is drawn, for the chance of each.
const (
	ofGuji = iota
	ofGuala
	ofCup
	ofMask
)

// Cup is a tea cup on its saucer. Its ink keeps off the pad's edges by more than
// three pixels, to be moved about.
func Cup(seed uint64) []ink.Stroke {
	p := newPencil(seed, ofCup)
	p.width, p.scale = .055, p.uniform(.95, 1.05)
	p.x, p.y = .47, .5
	w, h := p.uniform(.17, .2), p.uniform(.2, .23)
	p.arc(0, -.02, w, .035, 0, 1) // rim
	var bowl []float64
	for i := range 9 { // from the rim round the bottom to the rim
		t := float64(i)/4 - 1
		bowl = append(bowl, w*t*(1-.08*t*t), -.02+h*(1-t*t*t*t))
	}
	p.line(bowl...)
	p.arc(w+.03, .06, .075, .075, -.3, .3)                           // handle
	p.line(-w-.08, h+.03, -w+.02, h+.07, w-.02, h+.07, w+.08, h+.03) // saucer
	p.width = .04
	for _, x := range []float64{-.07, .05} { // steam
		p.line(x, -.1, x+.03, -.14, x-.01, -.19, x+.02, -.24)
	}
	return p.strokes
}

// Mask is a mask with brows, eyes, a nose and a mouth.
func Mask(seed uint64) []ink.Stroke {
	p := newPencil(seed, ofMask)
	p.width = .05
	p.x, p.y, p.scale = .5, .48, p.uniform(.95, 1.05)
	w := p.uniform(.27, .3)
	p.arc(0, -.06, w, .3, .5, 1) // the face down to its chin
	p.line(-w, -.06, -w+.02, .08, -w+.1, .24, 0, .38, w-.1, .24, w-.02, .08, w, -.06)
	slant := p.uniform(.02, .05)
	for _, side := range []float64{-1, 1} {
		p.line(side*.06, -.1+slant, side*.14, -.16, side*.21, -.15-slant) // brow
		for _, d := range []float64{0, .02, .04} {                        // an eye, filled
			p.line(side*.07, -.02+d, side*.13, -.05+d, side*.19, -.03+d)
		}
	}
	p.line(0, -.06, -.03, .1, .03, .1)
	m := p.uniform(.1, .13)
	for _, d := range []float64{0, .03} {
		p.line(-m, .18-d, -.04, .21+d, .04, .21+d, m, .18-d)
	}
	return p.strokes
}

// Digit draws a digit, 0 to 9, as somebody in a hurry might: leaning, wide or narrow.
func Digit(d int, seed uint64) []ink.Stroke {
	p := newPencil(seed, uint64(100+d))
	p.x, p.y, p.scale, p.width = p.uniform(.46, .54), p.uniform(.46, .54), p.uniform(.6, .72), p.uniform(.075, .1)
	p.turn(p.uniform(-.16, .16))
	w := p.uniform(.8, 1.1) // how wide
	switch d {
	case 0:
		p.arc(0, 0, .3*w, .46, -.2, .83)
	case 1:
		p.line(-.16*w, -.26, .04, -.46, .03, .46)
	case 2:
		p.arc(0, -.2, .27*w, .26, .5, 1.1)
		p.line(.22*w, -.05, -.28*w, .46, .3*w, .43)
	case 3:
		p.arc(0, -.22, .24*w, .24, .55, 1.25)
		p.arc(0, .22, .28*w, .25, .75, 1.45)
	case 4:
		p.line(.05*w, -.46, -.3*w, .1, .33*w, .1)
		p.line(.13*w, -.15, .12*w, .46)
	case 5:
		p.line(.26*w, -.46, -.2*w, -.45, -.22*w, -.06)
		p.arc(0, .17, .27*w, .28, .63, 1.42)
	case 6:
		p.arc(.25*w, .17, .5*w, .62, .5, .74)
		p.arc(0, .2, .26*w, .26, .5, 1.5)
	case 7:
		p.line(-.28*w, -.44, .28*w, -.46, -.06*w, .46)
	case 8:
		p.arc(0, -.23, .21*w, .22, .25, 1.25)
		p.arc(0, .22, .26*w, .24, .75, 1.75)
	default:
		p.arc(0, -.2, .24*w, .25, 0, 1)
		p.line(.24*w, -.2, .18*w, .46)
	}
	return p.strokes
}
