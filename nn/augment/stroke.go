package augment

import (
	"math"

	"convlab/nn/vec"
)

// A pen moves the edges of ink. Its sheets are what it works with.
type pen struct{ x, near, far sheet }

// The image's pixels, from the first to the last, and the paper between the
// rows: one slice, whose neighbours are the same slice a little before or
// after.
const (
	first = line + 1
	last  = side*line + side
)

// beside is the sheet seen so many rows down and columns to the right.
func (s *sheet) beside(down, right int) []float32 {
	at := down*line + right
	return s[first+at : last+1+at]
}

// stroke sets dst to src with the edges of the ink moved outwards by by pixels,
// -1 to 1; see [Mix]. Inwards is the same to the paper, with all numbers
// negative.
func (p *pen) stroke(dst, src *sheet, by float32) {
	if by < 0 {
		p.x = sheet{}
		vec.Axpy(p.x[:], src[:], -1)
		p.thicken(dst, &p.x, -by)
		p.x = *dst
		clear(dst[:])
		vec.Axpy(dst[:], p.x[:], -1)
	} else {
		p.thicken(dst, src, by)
	}
}

// thicken sets dst to the largest of x, x + by·(m−x) and x + by·(n−x)/√2.
func (p *pen) thicken(dst, src *sheet, by float32) {
	x, out := src.beside(0, 0), dst.beside(0, 0)
	vec.Max(out, src.beside(-1, 0), src.beside(1, 0))
	vec.Max(out, out, src.beside(0, -1))
	vec.Max(out, out, src.beside(0, 1)) // m
	near, far := p.near.beside(0, 0), p.far.beside(0, 0)
	copy(near, x)
	vec.Average(near, out, by)
	vec.Max(out, src.beside(-1, -1), src.beside(-1, 1))
	vec.Max(out, out, src.beside(1, -1))
	vec.Max(out, out, src.beside(1, 1)) // n
	copy(far, x)
	vec.Average(far, out, by/math.Sqrt2)
	vec.Max(out, near, far)
	vec.Max(out, out, x)
	for r := 1; r < side; r++ { // no ink between the rows
		clear(dst[r*line+side+1:][:line-side])
	}
}
