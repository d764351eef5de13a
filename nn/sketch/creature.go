package sketch

import (
	"math"

	"convlab/nn/ink"
)

// A Family is one of the two invented ones.
type Family int

const (
	Guji     Family = ofGuji
	Guala    Family = ofGuala
	Families        = 2
)

// Creature draws one of a family: the body around the origin, everything else
// on it, all of it turned, and put somewhere on the pad.
func Creature(f Family, seed uint64) []ink.Stroke {
	p := newPencil(seed, uint64(f))
	p.scale = p.uniform(.17, .27)
	p.width = p.uniform(.026, .034)
	p.turn(p.uniform(-.45, .45))
	eyes, feelers := 1+p.IntN(3), 2+p.IntN(2)
	if f == Guji {
		p.round()
	} else {
		p.cornered()
	}
	for i := range eyes {
		x := (float64(i) - float64(eyes-1)/2) * .42
		p.arc(x, -.28, .17, .17, 0, 1)
		p.dot(x, -.28, .07)
	}
	for i := range feelers {
		a := (float64(i)-float64(feelers-1)/2)*.7 + p.uniform(-.12, .12) // from straight up, to the right
		length := p.uniform(.55, .75)
		sin, cos := math.Sincos(a)
		x, y := .8*sin, -.8*cos
		if f == Guji {
			p.spiral(x, y, sin, -cos, length)
		} else {
			p.zigzag(x, y, sin, -cos, length)
		}
	}
	p.settle(.03)
	return p.strokes
}

// round is the body of a [Guji]: a blob with dots.
func (p *pencil) round() {
	a, b := p.uniform(0, 2*math.Pi), p.uniform(0, 2*math.Pi)
	const n = 36
	for i := range n + 1 {
		t := 2 * math.Pi * float64(i%n) / n
		r := 1 + .07*math.Sin(2*t+a) + .05*math.Sin(3*t+b)
		sin, cos := math.Sincos(t)
		p.to(r*cos, r*sin)
	}
	p.lift(0)
	for i := range 5 {
		x := (float64(i) - 2) * .28
		p.dot(x+p.uniform(-.06, .06), .38+p.uniform(-.15, .15)-.25*x*x, p.uniform(.06, .1))
	}
}

// cornered is the body of a [Guala]: a polygon with stripes.
func (p *pencil) cornered() {
	n := 5 + p.IntN(2)
	var at []float64
	start := p.uniform(-.1, .1)
	for i := range n {
		t := 2*math.Pi*float64(i)/float64(n) + start + p.uniform(-.12, .12) - math.Pi/2
		sin, cos := math.Sincos(t)
		r := p.uniform(1, 1.2)
		at = append(at, r*cos, r*sin)
	}
	p.line(append(at, at[0], at[1])...)
	for i := range 3 {
		y := .1 + .24*float64(i) + p.uniform(-.03, .03)
		if from, to, ok := across(at, y); ok {
			p.line(from, y, to, y)
		}
	}
}

// across is where the line at height y enters and leaves a polygon.
func across(at []float64, y float64) (from, to float64, ok bool) {
	from, to = math.Inf(1), math.Inf(-1)
	for i := 0; i < len(at); i += 2 {
		x0, y0 := at[i], at[i+1]
		x1, y1 := at[(i+2)%len(at)], at[(i+3)%len(at)]
		if (y0 <= y) == (y1 <= y) {
			continue
		}
		x := x0 + (x1-x0)*(y-y0)/(y1-y0)
		from, to = min(from, x), max(to, x)
	}
	return from, to, from < to
}

// spiral is a feeler that begins at (x, y), goes towards (dx, dy) and curls up.
func (p *pencil) spiral(x, y, dx, dy, length float64) {
	p.line(x, y, x+length*dx, y+length*dy)
	cx, cy := x+(length+.24)*dx, y+(length+.24)*dy
	begin := math.Atan2(-dy, -dx)
	const turns, n = 1.9, 34
	for i := range n + 1 {
		t := float64(i) / n
		sin, cos := math.Sincos(begin + 2*math.Pi*turns*t)
		p.to(cx+.24*(1-.8*t)*cos, cy+.24*(1-.8*t)*sin)
	}
	p.lift(0)
}

// zigzag is one that goes to and fro.
func (p *pencil) zigzag(x, y, dx, dy, length float64) {
	length += .35 // as far out as a spiral
	at := []float64{x, y}
	for i := range 4 {
		along, side := length*(float64(i)+1)/4, .2
		if i%2 == 1 {
			side = -.2
		}
		if i == 3 {
			side = .05
		}
		at = append(at, x+along*dx-side*dy, y+along*dy+side*dx)
	}
	p.line(at...)
}
