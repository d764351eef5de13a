package ink

import (
	"math"
	"math/bits"
)

// sub is the number of samples along a pixel's side. With 8, a pixel's samples
// are the bits of one uint64: overlapping strokes unite by OR and coverage is a
// count of bits, so a point crossed twice is not inked twice.
const sub = 8

// A sheet collects ink: bit y·8+x of a pixel is its sample at
// ((x + ½)/8, (y + ½)/8).
type sheet struct {
	bits  [Side * Side]uint64
	frame frame
	pen   float64
	done  progress
}

// draw brings the sheet to strokes seen through f, with a pen of that many
// pixels, or each with its own where pen is 0. What is on it already, seen the
// same way, stays.
func (s *sheet) draw(strokes []Stroke, f frame, pen float64) {
	if s.frame != f || s.pen != pen {
		s.frame, s.pen, s.done.begun = f, pen, false
	}
	s.done.update(strokes, func() { s.bits = [Side * Side]uint64{} }, func(st *Stroke, i int) {
		r := s.pen / 2
		if s.pen == 0 {
			r = float64(st.Width) * s.frame.scale / 2
		}
		x, y := s.frame.apply(st.Points[i])
		if i == 0 {
			s.disc(x, y, r)
			return
		}
		px, py := s.frame.apply(st.Points[i-1])
		s.reach(px, py, x, y, r)
	})
}

// rows returns the rows of samples from y0-r to y1+r that lie on the sheet.
func rows(y0, y1, r float64) (top, bottom int) {
	top = max(int(math.Ceil((min(y0, y1)-r)*sub-0.5)), 0)
	bottom = min(int(math.Floor((max(y0, y1)+r)*sub-0.5)), Side*sub-1)
	return top, bottom
}

// reach inks every sample within r of the segment from (x0, y0) to (x1, y1), all
// in pixels, but for the round end at (x0, y0), which the piece of the line
// before has inked.
func (s *sheet) reach(x0, y0, x1, y1, r float64) {
	s.bar(x0, y0, x1, y1, r)
	s.disc(x1, y1, r)
}

// disc inks every sample within r of (x, y). Row by row it is an interval.
func (s *sheet) disc(x, y, r float64) {
	if !(r > 0) || math.IsInf(r, 0) {
		return
	}
	top, bottom := rows(y, y, r)
	for row := top; row <= bottom; row++ {
		dy := (float64(row)+0.5)/sub - y
		if d := float64(r*r) - float64(dy*dy); d >= 0 {
			d = math.Sqrt(d)
			s.span(row, x-d, x+d)
		}
	}
}

// bar inks the rectangle of width 2r along the segment from (x0, y0) to
// (x1, y1). On each row it is where two intervals meet: along the segment
// 0..length, across it -r..r.
func (s *sheet) bar(x0, y0, x1, y1, r float64) {
	length := math.Hypot(x1-x0, y1-y0)
	if !(length > 0) || !(r > 0) || math.IsInf(r, 0) {
		return
	}
	ux, uy := (x1-x0)/length, (y1-y0)/length
	top, bottom := rows(y0, y1, r)
	for row := top; row <= bottom; row++ {
		dy := (float64(row)+0.5)/sub - y0
		lo, hi := meet(math.Inf(-1), math.Inf(1), ux, dy*uy, 0, length)
		lo, hi = meet(lo, hi, -uy, dy*ux, -r, r)
		if lo <= hi {
			s.span(row, x0+lo, x0+hi)
		}
	}
}

// meet narrows lo..hi to the x for which from ≤ a·x + b ≤ to.
func meet(lo, hi, a, b, from, to float64) (float64, float64) {
	if a > -1e-12 && a < 1e-12 {
		if b < from || b > to {
			return 1, 0
		}
		return lo, hi
	}
	p, q := (from-b)/a, (to-b)/a
	if p > q {
		p, q = q, p
	}
	return max(lo, p), min(hi, q)
}

// span inks the samples of one row of samples that lie in lo..hi (pixels).
func (s *sheet) span(row int, lo, hi float64) {
	a := max(int(math.Ceil(lo*sub-0.5)), 0)
	b := min(int(math.Floor(hi*sub-0.5)), Side*sub-1)
	if a > b {
		return
	}
	line := row / sub * Side
	up := uint(row % sub * sub)
	for c := a / sub; c <= b/sub; c++ {
		m := uint64(0xff)
		if c == a/sub {
			m &= 0xff << uint(a%sub)
		}
		if c == b/sub {
			m &= 0xff >> uint(sub-1-b%sub)
		}
		s.bits[line+c] |= (m & 0xff) << up
	}
}

// read sets dst to the coverage, 0..64 samples as 0..255.
func (s *sheet) read(dst *Picture) {
	for i, m := range s.bits {
		dst[i] = uint8((bits.OnesCount64(m)*255 + 32) / 64)
	}
}
