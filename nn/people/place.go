package people

import (
	"math/rand/v2"

	"convlab/nn/ink"
)

// width is the page's own pen, in sides of the pad.
const width = .04

// Place puts digit number i of a file somewhere on the pad, as large as people
// write there: its longer side takes .3 to .8 of the pad. Seed and number alone
// say where.
func (d *Digit) Place(seed uint64, i int) []ink.Stroke {
	r := rand.New(rand.NewPCG(seed, uint64(i)))
	size := .3 + .5*r.Float32()
	x0, y0, x1, y1 := d.box()
	const margin = .02
	at := func(lo, hi float32) float32 {
		room := max(1-2*margin-(hi-lo)*size, 0)
		return margin + room*r.Float32() - lo*size
	}
	dx, dy := at(x0, x1), at(y0, y1)
	strokes := make([]ink.Stroke, len(d.Strokes))
	for k, s := range d.Strokes {
		points := make([]ink.Point, len(s))
		for j, p := range s {
			points[j] = ink.Point{X: dx + p.X*size, Y: dy + p.Y*size}
		}
		strokes[k] = ink.Stroke{Points: points, Width: width}
	}
	return strokes
}

// box is what encloses all points.
func (d *Digit) box() (x0, y0, x1, y1 float32) {
	x0, y0 = 1, 1
	for _, s := range d.Strokes {
		for _, p := range s {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
	}
	return x0, y0, x1, y1
}
