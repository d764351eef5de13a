package flatten

import (
	"math"
	"testing"
)

// slots are heights that the figure may have: too low for anything, a phone on its
// side, a phone, a desktop.
var slots = []float64{0, 190, 333.3, 520, 900}

// Pointing is the inverse of drawing, in any slot of the page: at a pixel is
// that pixel, and at a number of the strip that number.
func TestPointingAtTheStage(t *testing.T) {
	for width := 280.; width <= 1300; width += 51.3 {
		for _, height := range slots {
			l := planStage(width, height)
			for i := range 784 {
				for _, r := range []rect{l.pixel(i), l.number(i)} {
					for _, at := range []float64{.01, .5, .99} {
						if got := l.at(r.x+at*r.w, r.y+at*r.h); got != i {
							t.Fatalf("%g×%g: at %v of %+v is %d, want %d", width, height, at, r, got, i)
						}
					}
				}
			}
			for _, p := range [][2]float64{{-1, 10}, {width + 1, l.strip.y}, {10, -1}, {10, l.height + 1}, {l.picture.x + l.picture.w + 1, l.picture.y + 5},
				{width / 2, l.picture.y + l.picture.h + 10}, {width / 2, l.picture.y - 1}} {
				if got := l.at(p[0], p[1]); got != -1 {
					t.Errorf("%g×%g: at %v is %d, and there is nothing", width, height, p, got)
				}
			}
		}
	}
}

// Nothing sticks out, rows join, and what is in one row of the picture is one
// piece of the strip.
func TestStageLayout(t *testing.T) {
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	for width := 280.; width <= 1300; width += 51 {
		for _, height := range slots {
			l := planStage(width, height)
			if l.height < height || l.height > max(height, leastSide+stripGap+stripHeight+stripMargin) {
				t.Errorf("%g×%g: the figure is %g high", width, height, l.height)
			}
			if side := min(width, height-stripGap-stripHeight-stripMargin); l.picture.w < min(side, max(side, leastSide))-28 || math.Mod(l.picture.w, 28) != 0 {
				t.Errorf("%g×%g: the picture is %+v", width, height, l.picture)
			}
			for _, r := range []rect{l.picture, l.strip} {
				if r.x < 0 || r.y < 0 || r.x+r.w > width+1e-9 || r.y+r.h > l.height {
					t.Errorf("%g×%g: %+v sticks out", width, height, r)
				}
			}
			if !near(l.picture.w, l.picture.h) || l.picture.y+l.picture.h > l.strip.y {
				t.Errorf("%g×%g: the picture is %+v, the strip %+v", width, height, l.picture, l.strip)
			}
			for r := range 28 {
				first, last := l.number(28*r), l.number(28*r+27)
				if p := l.piece(r); !near(first.x, p.x) || !near(last.x+last.w, p.x+p.w) {
					t.Errorf("%g×%g: row %d lies at %+v, its numbers from %g to %g", width, height, r, p, first.x, last.x+last.w)
				}
				if a, b := l.pixel(28*r), l.row(r); !near(a.x, b.x) || !near(a.y, b.y) || !near(a.w, a.h) {
					t.Errorf("%g×%g: row %d is %+v, its first pixel %+v", width, height, r, b, a)
				}
				if r > 0 && !near(l.row(r-1).y+l.row(r-1).h, l.row(r).y) {
					t.Errorf("%g×%g: there is a gap above row %d", width, height, r)
				}
			}
		}
	}
}

// A row leaves from where it stands, arrives where it lies, and never turns back.
func TestBetween(t *testing.T) {
	l := planStage(900, 520)
	a, b := l.row(3), l.piece(3)
	if between(a, b, 0) != a || between(a, b, -1) != a {
		t.Error("it does not start where it stands")
	}
	if got := between(a, b, 1); math.Abs(got.x-b.x)+math.Abs(got.y-b.y)+math.Abs(got.w-b.w)+math.Abs(got.h-b.h) > 1e-9 || between(a, b, 2) != got {
		t.Error("it does not end where it lies")
	}
	for u := 0.; u < 1; u += .05 {
		if between(a, b, u+.05).y < between(a, b, u).y {
			t.Errorf("at %v it turns back", u)
		}
	}
}
