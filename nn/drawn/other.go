package drawn

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"

	"convlab/nn/ink"
	"convlab/nn/mnist"
)

// NoDigit is the label of drawings that are no digit.
const NoDigit = mnist.Classes

// A Kind is something that people draw and that is no digit. Letters and signs
// that are digits to the eye (O, I, l, Z, S, b, g, q, a slashed Q, a
// question mark) are left out.
type Kind struct {
	Name string
	draw func(h *hand) [][]ink.Point
}

// Others returns the kinds of f: those of Test measure, those of Train may be
// learned from, and no kind is in both.
func (f Family) Others() []Kind {
	if f == Test {
		return testOthers()
	}
	return trainOthers()
}

// MakeOthers returns n drawings of f that are no digits, drawn by the same
// hand as the digits of Make. The kinds take turns; Template has the kind.
func MakeOthers(f Family, n int, seed uint64) *Drawings {
	d := &Drawings{
		Set:      mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)},
		Family:   f,
		Template: make([]int, n),
	}
	kinds := f.Others()
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var h hand
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				k := i % len(kinds)
				h.seed(f, ^seed, i) // other numbers than the digits'
				t := Template{Name: kinds[k].Name, Digit: NoDigit, Strokes: kinds[k].draw(&h)}
				h.ink.Process(&h.trace, h.draw(&t, ink.Pen, ink.Pen), ink.AllSteps)
				copy(d.Image(i), h.trace.Centred[:])
				d.Labels[i], d.Template[i] = NoDigit, k
			}
		})
	}
	wg.Wait()
	return d
}

func always(strokes ...[]ink.Point) func(*hand) [][]ink.Point {
	return func(*hand) [][]ink.Point { return strokes }
}

var testOthers = sync.OnceValue(func() []Kind {
	return []Kind{
		{"scribble", func(h *hand) [][]ink.Point { return scribble(h.r, .35, .8) }},
		{"random lines", func(h *hand) (d [][]ink.Point) {
			for range 3 + h.r.IntN(4) {
				d = append(d, Line(h.r.Float32(), h.r.Float32(), h.r.Float32(), h.r.Float32()))
			}
			return d
		}},
		{"spiral", always(spiral(22, .02))},
		{"letter A", always(Line(.2, .9, .5, .1, .8, .9), Line(.33, .6, .67, .6))},
		{"letter E", always(Line(.75, .1, .25, .1, .25, .9, .75, .9), Line(.25, .5, .65, .5))},
		{"letter H", always(Line(.25, .1, .25, .9), Line(.75, .1, .75, .9), Line(.25, .5, .75, .5))},
		{"letter K", always(Line(.25, .1, .25, .9), Line(.75, .1, .25, .55, .75, .9))},
		{"letter M", always(Line(.15, .9, .2, .1, .5, .6, .8, .1, .85, .9))},
		{"letter N", always(Line(.25, .9, .25, .1, .75, .9, .75, .1))},
		{"letter R", always(Line(.25, .9, .25, .1), Join(Line(.25, .1), Arc(.45, .3, .25, .2, -90, 90), Line(.25, .5, .75, .9)))},
		{"letter T", always(Line(.15, .1, .85, .1), Line(.5, .1, .5, .9))},
		{"letter W", always(Line(.1, .1, .3, .9, .5, .4, .7, .9, .9, .1))},
		{"letter X", always(Line(.2, .1, .8, .9), Line(.8, .1, .2, .9))},
		{"中", always(Line(.2, .3, .8, .3, .8, .6, .2, .6, .2, .3), Line(.5, .05, .5, .95))},
		{"田", always(Line(.1, .1, .9, .1, .9, .9, .1, .9, .1, .1), Line(.5, .1, .5, .9), Line(.1, .5, .9, .5))},
		{"大", always(Line(.1, .35, .9, .35), Line(.5, .05, .48, .4, .1, .95), Line(.5, .4, .9, .95))},
		{"plus", always(Line(.1, .5, .9, .5), Line(.5, .1, .5, .9))},
		{"square", always(Line(.1, .1, .9, .1, .9, .9, .1, .9, .1, .1))},
		{"triangle", always(Line(.5, .1, .9, .85, .1, .85, .5, .1))},
		{"star", always(Line(.5, .05, .77, .9, .05, .37, .95, .37, .23, .9, .5, .05))},
		{"heart", always(Join(Line(.5, .9), Arc(.3, .3, .2, .2, 150, 360), Arc(.7, .3, .2, .2, 180, 390), Line(.5, .9)))},
		{"smiley", always(Arc(.5, .5, .45, .45, 0, 360), Arc(.5, .5, .25, .25, 20, 160), Line(.35, .3, .35, .4), Line(.65, .3, .65, .4))},
		{"arrow", always(Line(.05, .5, .95, .5), Line(.65, .2, .95, .5, .65, .8))},
		{"zigzag", always(Line(.05, .5, .2, .2, .35, .8, .5, .2, .65, .8, .8, .2, .95, .6))},
		{"grid", always(Line(.1, .3, .9, .3), Line(.1, .5, .9, .5), Line(.1, .7, .9, .7), Line(.3, .1, .3, .9), Line(.5, .1, .5, .9), Line(.7, .1, .7, .9))},
		{"filled square", always(hatch(.04)...)},
		{"two digits", func(h *hand) [][]ink.Point { return twoDigits(h.r, Test) }},
	}
})

var trainOthers = sync.OnceValue(func() []Kind {
	return []Kind{
		{"tangle", func(h *hand) [][]ink.Point { return scribble(h.r, .2, .9) }},
		{"loops", func(h *hand) [][]ink.Point {
			n, r, step := 3+h.r.IntN(3), h.uniform(.1, .22), h.uniform(.1, .2)
			var p []ink.Point
			for a := 0.; a < float64(n)*2*math.Pi; a += .25 {
				p = append(p, ink.Point{X: float32(step*a/6.28 + r*math.Cos(a)), Y: float32(.5 - r*math.Sin(a))})
			}
			return [][]ink.Point{p}
		}},
		{"random arcs", func(h *hand) (d [][]ink.Point) {
			for range 2 + h.r.IntN(4) {
				a := h.uniform(0, 360)
				d = append(d, Arc(h.r.Float64(), h.r.Float64(), h.uniform(.1, .5), h.uniform(.1, .5), a, a+h.uniform(60, 300)))
			}
			return d
		}},
		{"random corners", func(h *hand) [][]ink.Point {
			var p []ink.Point
			for range 5 + h.r.IntN(6) {
				p = append(p, ink.Point{X: h.r.Float32(), Y: h.r.Float32()})
			}
			return [][]ink.Point{p}
		}},
		{"random points", func(h *hand) (d [][]ink.Point) {
			for range 5 + h.r.IntN(8) {
				x, y := h.r.Float32(), h.r.Float32()
				d = append(d, Line(x, y, x+.04, y+.03))
			}
			return d
		}},
		{"snail", always(spiral(14, .03))},
		{"two digits", func(h *hand) [][]ink.Point { return twoDigits(h.r, Train) }},
		{"digit crossed out", func(h *hand) [][]ink.Point {
			t := Train.Templates()
			d := append([][]ink.Point{}, t[h.r.IntN(len(t))].Strokes...)
			return append(d, Line(.1, .1, .9, .9), Line(.9, .1, .1, .9), Line(.05, .5, .95, .5))
		}},
		{"letter F", always(Line(.75, .1, .28, .1, .28, .9), Line(.28, .48, .65, .48))},
		{"letter L", always(Line(.3, .1, .3, .9, .75, .9))},
		{"letter P", always(Join(Line(.3, .9, .3, .1), Arc(.45, .3, .26, .2, -90, 90), Line(.3, .5)))},
		{"letter V", always(Line(.2, .1, .5, .9, .8, .1))},
		{"letter a", always(Join(Arc(.48, .55, .26, .3, -40, -400)), Line(.74, .3, .74, .78, .86, .86))},
		{"letter d", always(Arc(.44, .66, .22, .22, -30, -390), Line(.67, .1, .67, .9))},
		{"letter e", always(Join(Line(.25, .52, .75, .5), Arc(.5, .55, .26, .33, -10, -310)))},
		{"letter f", always(Bezier(.7, .16, .56, .02, .46, .12, .46, .3, .46, .5, .46, .7, .46, .92), Line(.26, .42, .68, .42))},
		{"letter h", always(Line(.3, .1, .3, .9), Bezier(.3, .6, .4, .42, .68, .4, .7, .6, .7, .7, .7, .8, .7, .9))},
		{"letter m", always(Line(.15, .35, .15, .85), Bezier(.15, .5, .26, .32, .48, .32, .5, .5, .5, .62, .5, .74, .5, .85), Bezier(.5, .5, .6, .32, .84, .32, .85, .5, .85, .62, .85, .74, .85, .85))},
		{"letter n", always(Line(.25, .3, .25, .88), Bezier(.25, .52, .36, .28, .74, .26, .75, .54, .75, .66, .75, .78, .75, .88))},
		{"letter r", always(Line(.35, .25, .35, .88), Bezier(.35, .5, .42, .3, .58, .24, .72, .34))},
		{"letter w", always(Bezier(.1, .3, .14, .9, .4, .96, .48, .4, .56, .96, .84, .9, .9, .3))},
		{"letter k", always(Line(.3, .1, .3, .9), Line(.68, .4, .32, .64, .7, .9))},
		{"π", always(Line(.15, .3, .85, .28), Line(.35, .3, .32, .86), Bezier(.64, .3, .62, .5, .6, .8, .8, .82))},
		{"Ω", always(Join(Line(.12, .86, .34, .86), Arc(.5, .45, .34, .34, 120, 420), Line(.66, .86, .88, .86)))},
		{"人", always(Bezier(.5, .1, .48, .4, .34, .7, .12, .9), Bezier(.48, .38, .56, .6, .72, .8, .9, .9))},
		{"日", always(Line(.3, .1, .3, .9), Line(.3, .1, .72, .1, .72, .9), Line(.3, .5, .72, .5), Line(.3, .9, .72, .9))},
		{"木", always(Line(.1, .32, .9, .32), Line(.5, .06, .5, .95), Line(.48, .34, .12, .8), Line(.52, .34, .9, .8))},
		{"小", always(Line(.5, .08, .5, .88, .4, .8), Line(.28, .38, .14, .66), Line(.72, .38, .86, .64))},
		{"上", always(Line(.48, .1, .48, .88), Line(.48, .46, .76, .46), Line(.1, .88, .9, .88))},
		{"下", always(Line(.1, .14, .9, .14), Line(.48, .14, .48, .92), Line(.5, .36, .72, .52))},
		{"工", always(Line(.2, .16, .8, .16), Line(.5, .16, .5, .84), Line(.08, .84, .92, .84))},
		{"不", always(Line(.1, .14, .9, .14), Line(.54, .16, .12, .62), Line(.5, .36, .5, .94), Line(.58, .4, .86, .64))},
		{"山", always(Line(.5, .1, .5, .84), Line(.16, .4, .16, .86, .84, .86, .84, .4))},
		{"水", always(Line(.5, .06, .5, .9, .4, .82), Line(.12, .36, .4, .36, .14, .74), Line(.8, .24, .56, .46, .9, .82))},
		{"心", always(Line(.16, .5, .1, .72), Bezier(.32, .4, .34, .86, .5, .86, .74, .8, .74, .7, .72, .66, .72, .62), Line(.5, .3, .56, .46), Line(.8, .4, .9, .58))},
		{"王", always(Line(.16, .14, .84, .14), Line(.2, .5, .8, .5), Line(.5, .14, .5, .88), Line(.08, .88, .92, .88))},
		{"文", always(Line(.48, .04, .54, .16), Line(.1, .26, .9, .26), Line(.7, .28, .14, .92), Line(.3, .28, .88, .92))},
		{"回", always(Line(.1, .1, .1, .9, .9, .9, .9, .1, .1, .1), Line(.34, .34, .34, .66, .66, .66, .66, .34, .34, .34))},
		{"diamond", always(Line(.5, .05, .9, .5, .5, .95, .1, .5, .5, .05))},
		{"house", always(Line(.15, .45, .5, .08, .85, .45), Line(.2, .42, .2, .92, .8, .92, .8, .42))},
		{"cup", always(Line(.15, .25, .2, .85, .6, .85, .65, .25, .15, .25), Arc(.68, .5, .16, .16, -100, 100))},
		{"fish", always(Bezier(.9, .34, .6, .9, .2, .7, .1, .5, .2, .3, .6, .1, .9, .68))},
		{"stick figure", always(Arc(.5, .18, .12, .12, 90, 450), Line(.5, .3, .5, .64), Line(.24, .42, .76, .42), Line(.26, .95, .5, .64, .74, .95))},
		{"cloud", always(Join(Arc(.3, .6, .2, .16, 100, 270), Arc(.45, .42, .2, .2, 190, 320), Arc(.7, .5, .2, .18, 260, 440), Line(.28, .76)))},
		{"flower", always(Arc(.5, .5, .1, .1, 0, 360), Arc(.5, .24, .15, .15, 90, 450), Arc(.76, .5, .15, .15, 180, 540), Arc(.5, .76, .15, .15, 270, 630), Arc(.24, .5, .15, .15, 0, 360))},
		{"tick", always(Line(.1, .55, .35, .85, .9, .15))},
		{"lightning", always(Line(.6, .05, .3, .5, .6, .5, .35, .95))},
		{"sun", always(Arc(.5, .5, .22, .22, 0, 360), Line(.5, .05, .5, .2), Line(.5, .8, .5, .95), Line(.05, .5, .2, .5), Line(.8, .5, .95, .5), Line(.18, .18, .28, .28), Line(.72, .72, .82, .82))},
		{"envelope", always(Line(.06, .2, .94, .2, .94, .8, .06, .8, .06, .2), Line(.06, .2, .5, .55, .94, .2))},
		{"umbrella", always(Join(Arc(.5, .5, .42, .38, 180, 360), Line(.08, .5)), Bezier(.5, .5, .5, .7, .52, .94, .4, .94, .32, .94, .3, .88, .3, .84))},
		{"flag", always(Line(.25, .95, .25, .1, .8, .28, .25, .46))},
		{"fir", always(Line(.5, .05, .8, .7, .2, .7, .5, .05), Line(.5, .7, .5, .95))},
		{"sharp sign", always(Line(.38, .1, .3, .9), Line(.7, .1, .62, .9), Line(.12, .38, .9, .36), Line(.1, .66, .88, .64))},
		{"per cent", always(Arc(.25, .25, .14, .15, 0, 360), Arc(.75, .75, .14, .15, 0, 360), Line(.82, .1, .18, .9))},
		{"equals", always(Line(.12, .36, .88, .36), Line(.12, .64, .88, .64))},
		{"divided by", always(Line(.1, .5, .9, .5), Line(.48, .2, .53, .24), Line(.48, .76, .53, .8))},
		{"less than", always(Line(.85, .15, .15, .5, .85, .85))},
		{"two bars", always(Line(.32, .1, .32, .9), Line(.68, .1, .68, .9))},
		{"brace", always(Bezier(.68, .06, .4, .06, .62, .5, .3, .5, .62, .5, .4, .94, .68, .94))},
		{"wave", always(Bezier(.04, .5, .14, .2, .24, .2, .34, .5, .44, .8, .54, .8, .64, .5, .74, .2, .84, .2, .96, .5))},
		{"three dots", always(Line(.1, .5, .15, .52), Line(.48, .5, .53, .52), Line(.86, .5, .9, .52))},
		{"crossed circle", always(Arc(.5, .5, .42, .42, 0, 360), Line(.2, .2, .8, .8), Line(.8, .2, .2, .8))},
		{"target", always(Arc(.5, .5, .44, .44, 0, 360), Arc(.5, .5, .22, .22, 0, 360))},
		{"stripes", always(Line(.1, .2, .9, .2), Line(.1, .4, .9, .4), Line(.1, .6, .9, .6), Line(.1, .8, .9, .8))},
		{"shaded circle", func(h *hand) (d [][]ink.Point) {
			for y := -.4; y <= .4; y += .07 {
				x := math.Sqrt(.17 - y*y)
				d = append(d, Line(float32(.5-x), float32(.5+y), float32(.5+x), float32(.5+y)))
			}
			return d
		}},
		{"ladder", always(Line(.3, .05, .3, .95), Line(.7, .05, .7, .95), Line(.3, .25, .7, .25), Line(.3, .5, .7, .5), Line(.3, .75, .7, .75))},
		{"arrow down", always(Line(.5, .05, .5, .92), Line(.2, .62, .5, .92, .8, .62))},
		{"turned T", always(Line(.1, .5, .9, .5), Line(.9, .15, .9, .85))},
	}
})

// spiral is Archimedes', to the angle of end, pace further out in each radian.
func spiral(end, pace float64) (p []ink.Point) {
	for a := 0.0; a < end; a += .2 {
		p = append(p, ink.Point{X: float32(.5 + a*pace*math.Cos(a)), Y: float32(.5 + a*pace*math.Sin(a))})
	}
	return p
}

// hatch fills a square with lines that far apart.
func hatch(apart float32) (d [][]ink.Point) {
	for y := float32(.1); y < .9; y += apart {
		d = append(d, Line(.1, y, .9, y))
	}
	return d
}

// scribble is a pen that wanders, turning smoothly.
func scribble(r *rand.Rand, restless, memory float64) [][]ink.Point {
	x, y, heading, turn := .5, .5, r.Float64()*7, 0.0
	var p []ink.Point
	for range 120 + r.IntN(120) {
		turn = memory*turn + restless*r.NormFloat64()
		heading += turn
		x, y = x+.04*math.Cos(heading), y+.04*math.Sin(heading)
		if x < .05 || x > .95 || y < .05 || y > .95 {
			x, y = min(max(x, .05), .95), min(max(y, .05), .95)
			heading += 2
		}
		p = append(p, ink.Point{X: float32(x), Y: float32(y)})
	}
	return [][]ink.Point{p}
}

// twoDigits are two side by side, as in 42.
func twoDigits(r *rand.Rand, f Family) (d [][]ink.Point) {
	t := f.Templates()
	for k := range 2 {
		for _, s := range t[r.IntN(len(t))].Strokes {
			points := make([]ink.Point, len(s))
			for i, p := range s {
				points[i] = ink.Point{X: .5*p.X + .5*float32(k), Y: p.Y}
			}
			d = append(d, points)
		}
	}
	return d
}
