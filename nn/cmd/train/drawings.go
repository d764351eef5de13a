//go:build !js

package main

import (
	"math"
	"math/rand/v2"

	"convlab/nn/drawn"
	"convlab/nn/ink"
)

// The drawings here are synthetic: drawn by formulas, not by people, and put
// through the page's own ink code. No model is fitted to them; they measure
// how the novelty model takes a pen's digits, which it should accept, and what
// is no digit, which it should refuse. Package drawn has more ways to write a
// digit and a richer hand; these templates and this hand stay as they were
// when nn/zoo/results/novelty.json was measured.

// A drawing is polylines in a square of side 1, y downwards.
type drawing [][]ink.Point

var line, arc, join = drawn.Line, drawn.Arc, drawn.Join

// digitDrawings are ways to write the digits.
var digitDrawings = []struct {
	name    string
	drawing drawing
}{
	{"0", drawing{arc(.5, .5, .26, .4, -90, 270)}},
	{"1", drawing{line(.5, .1, .5, .9)}},
	{"1 with an up-stroke", drawing{line(.33, .32, .54, .1, .54, .9)}},
	{"2", drawing{join(arc(.5, .33, .24, .22, 190, 380), line(.25, .9, .77, .9))}},
	{"3", drawing{join(arc(.47, .3, .22, .2, 200, 450), arc(.47, .7, .26, .2, 270, 520))}},
	{"4 open", drawing{line(.3, .12, .25, .58, .75, .58), line(.66, .12, .64, .9)}},
	{"4 closed", drawing{line(.6, .1, .22, .62, .78, .62), line(.6, .1, .6, .9)}},
	{"5", drawing{join(line(.72, .12, .33, .12, .3, .45), arc(.47, .65, .25, .24, 230, 520))}},
	{"6", drawing{join(line(.62, .1), arc(.55, .65, .3, .5, 240, 180), arc(.5, .68, .24, .21, 180, 520))}},
	{"7", drawing{line(.24, .14, .76, .14, .42, .9)}},
	{"7 with a bar", drawing{line(.24, .14, .76, .14, .42, .9), line(.34, .5, .68, .5)}},
	{"8", drawing{arc(.5, .3, .19, .19, 90, 450), arc(.5, .7, .23, .21, -90, 270)}},
	{"9 curved", drawing{join(arc(.49, .33, .23, .22, 0, -360), arc(.42, .4, .3, .5, 0, 80))}},
	{"9 straight", drawing{join(arc(.49, .33, .23, .22, 0, -360), line(.72, .33, .68, .9))}},
}

// otherDrawings are what people draw that is no digit. Letters that are
// digits to the eye (O, I, l, Z, S, b, g, q) are left out.
var otherDrawings = []struct {
	name    string
	drawing func(r *rand.Rand) drawing
}{
	{"scribble", scribble},
	{"random lines", func(r *rand.Rand) (d drawing) {
		for range 3 + r.IntN(4) {
			d = append(d, line(r.Float32(), r.Float32(), r.Float32(), r.Float32()))
		}
		return d
	}},
	{"spiral", func(*rand.Rand) drawing {
		var p []ink.Point
		for a := 0.0; a < 22; a += .2 {
			p = append(p, ink.Point{X: float32(.5 + a*.02*math.Cos(a)), Y: float32(.5 + a*.02*math.Sin(a))})
		}
		return drawing{p}
	}},
	{"letter A", fixed(line(.2, .9, .5, .1, .8, .9), line(.33, .6, .67, .6))},
	{"letter E", fixed(line(.75, .1, .25, .1, .25, .9, .75, .9), line(.25, .5, .65, .5))},
	{"letter H", fixed(line(.25, .1, .25, .9), line(.75, .1, .75, .9), line(.25, .5, .75, .5))},
	{"letter K", fixed(line(.25, .1, .25, .9), line(.75, .1, .25, .55, .75, .9))},
	{"letter M", fixed(line(.15, .9, .2, .1, .5, .6, .8, .1, .85, .9))},
	{"letter N", fixed(line(.25, .9, .25, .1, .75, .9, .75, .1))},
	{"letter R", fixed(line(.25, .9, .25, .1), join(line(.25, .1), arc(.45, .3, .25, .2, -90, 90), line(.25, .5, .75, .9)))},
	{"letter T", fixed(line(.15, .1, .85, .1), line(.5, .1, .5, .9))},
	{"letter W", fixed(line(.1, .1, .3, .9, .5, .4, .7, .9, .9, .1))},
	{"letter X", fixed(line(.2, .1, .8, .9), line(.8, .1, .2, .9))},
	{"中", fixed(line(.2, .3, .8, .3, .8, .6, .2, .6, .2, .3), line(.5, .05, .5, .95))},
	{"田", fixed(line(.1, .1, .9, .1, .9, .9, .1, .9, .1, .1), line(.5, .1, .5, .9), line(.1, .5, .9, .5))},
	{"大", fixed(line(.1, .35, .9, .35), line(.5, .05, .48, .4, .1, .95), line(.5, .4, .9, .95))},
	{"plus", fixed(line(.1, .5, .9, .5), line(.5, .1, .5, .9))},
	{"square", fixed(line(.1, .1, .9, .1, .9, .9, .1, .9, .1, .1))},
	{"triangle", fixed(line(.5, .1, .9, .85, .1, .85, .5, .1))},
	{"star", fixed(line(.5, .05, .77, .9, .05, .37, .95, .37, .23, .9, .5, .05))},
	{"heart", fixed(join(line(.5, .9), arc(.3, .3, .2, .2, 150, 360), arc(.7, .3, .2, .2, 180, 390), line(.5, .9)))},
	{"smiley", fixed(arc(.5, .5, .45, .45, 0, 360), arc(.5, .5, .25, .25, 20, 160), line(.35, .3, .35, .4), line(.65, .3, .65, .4))},
	{"arrow", fixed(line(.05, .5, .95, .5), line(.65, .2, .95, .5, .65, .8))},
	{"zigzag", fixed(line(.05, .5, .2, .2, .35, .8, .5, .2, .65, .8, .8, .2, .95, .6))},
	{"grid", fixed(line(.1, .3, .9, .3), line(.1, .5, .9, .5), line(.1, .7, .9, .7), line(.3, .1, .3, .9), line(.5, .1, .5, .9), line(.7, .1, .7, .9))},
	{"filled square", func(*rand.Rand) (d drawing) {
		for y := float32(.1); y < .9; y += .04 {
			d = append(d, line(.1, y, .9, y))
		}
		return d
	}},
}

func fixed(strokes ...[]ink.Point) func(*rand.Rand) drawing {
	return func(*rand.Rand) drawing { return strokes }
}

// scribble is a pen that wanders, turning smoothly.
func scribble(r *rand.Rand) drawing {
	x, y, heading, turn := .5, .5, r.Float64()*7, 0.0
	var p []ink.Point
	for range 120 + r.IntN(120) {
		turn = .8*turn + .35*r.NormFloat64()
		heading += turn
		x, y = x+.04*math.Cos(heading), y+.04*math.Sin(heading)
		if x < .05 || x > .95 || y < .05 || y > .95 {
			x, y = min(max(x, .05), .95), min(max(y, .05), .95)
			heading += 2
		}
		p = append(p, ink.Point{X: float32(x), Y: float32(y)})
	}
	return drawing{p}
}

// byHand returns d as an unsteady hand draws it: turned up to 10 degrees,
// slanted, narrower or wider, each point off by about 1 % and each stroke by
// about 2 %.
func byHand(d drawing, r *rand.Rand) []ink.Stroke {
	sin, cos := math.Sincos((r.Float64()*20 - 10) * math.Pi / 180)
	slant, wide, size := r.Float64()*.45-.2, .8+.4*r.Float64(), .5+.4*r.Float64()
	var out []ink.Stroke
	for _, s := range d {
		dx, dy := .02*r.NormFloat64(), .02*r.NormFloat64()
		bend, phase := .015*r.NormFloat64(), r.Float64()*7
		var points []ink.Point
		for i, p := range s {
			x, y := float64(p.X)-.5+dx, float64(p.Y)-.5+dy
			// Near points move together: a hand wavers, it does not jump.
			waver := bend * math.Sin(phase+float64(i)*.6)
			x, y = x+waver+.004*r.NormFloat64(), y+waver+.004*r.NormFloat64()
			x = wide*x - slant*y
			x, y = cos*x-sin*y, sin*x+cos*y
			points = append(points, ink.Point{X: float32(.5 + size*x), Y: float32(.5 + size*y)})
		}
		out = append(out, ink.Stroke{Points: points, Width: float32(.03 + .04*r.Float64())})
	}
	return out
}
