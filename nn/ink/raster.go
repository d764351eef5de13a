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
type sheet [Side * Side]uint64

func (s *sheet) clear() { *s = sheet{} }

// capsule inks every sample within r of the segment from (x0, y0) to (x1, y1),
// all in pixels. It goes by rows of samples: on each the capsule, being convex,
// is one interval.
func (s *sheet) capsule(x0, y0, x1, y1, r float64) {
	if !(r > 0) || math.IsInf(r, 0) {
		return
	}
	top := max(int(math.Ceil((min(y0, y1)-r)*sub-0.5)), 0)
	bottom := min(int(math.Floor((max(y0, y1)+r)*sub-0.5)), Side*sub-1)
	length := math.Hypot(x1-x0, y1-y0)
	for row := top; row <= bottom; row++ {
		y := (float64(row) + 0.5) / sub
		lo, hi := math.Inf(1), math.Inf(-1)
		add := func(x float64) { lo, hi = min(lo, x), max(hi, x) }
		for _, c := range [2][2]float64{{x0, y0}, {x1, y1}} {
			if d := r*r - (y-c[1])*(y-c[1]); d >= 0 {
				add(c[0] - math.Sqrt(d))
				add(c[0] + math.Sqrt(d))
			}
		}
		if length > 0 {
			// The rectangle between the round ends: its two long sides.
			nx, ny := -(y1-y0)/length*r, (x1-x0)/length*r
			for _, sign := range [2]float64{1, -1} {
				ax, ay, bx, by := x0+sign*nx, y0+sign*ny, x1+sign*nx, y1+sign*ny
				if (ay <= y && y <= by || by <= y && y <= ay) && ay != by {
					add(ax + (bx-ax)*(y-ay)/(by-ay))
				}
			}
		}
		if lo <= hi {
			s.span(row, lo, hi)
		}
	}
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
		s[line+c] |= (m & 0xff) << up
	}
}

// read sets dst to the coverage, 0..64 samples as 0..255.
func (s *sheet) read(dst *Picture) {
	for i, m := range s {
		dst[i] = uint8((bits.OnesCount64(m)*255 + 32) / 64)
	}
}
