package flatten

import (
	"math"

	"convlab/nn/ink"
)

// rect is a part of a canvas, in CSS pixels.
type rect struct{ x, y, w, h float64 }

// stageLayout says where the flattening's picture and strip are drawn; drawing
// and pointing both ask it.
type stageLayout struct {
	width, height  float64
	picture, strip rect
}

// The measures of the figure, in CSS pixels.
const (
	stripGap    = 26 // between picture and strip
	stripHeight = 46
	stripMargin = 14 // below the strip, for the mark
	leastSide   = 84
)

// planStage fits picture and strip into a slot: the picture in the middle, as
// large as it can be, the strip below it from edge to edge.
func planStage(width, height float64) stageLayout {
	side := max(min(width, height-stripGap-stripHeight-stripMargin), leastSide)
	side = math.Floor(side/ink.Side) * ink.Side // whole pixels of the picture are whole pixels of the page
	l := stageLayout{width: width, picture: rect{math.Floor((width - side) / 2), 0, side, side}}
	top := max((height-side-stripGap-stripHeight-stripMargin)/2, 0)
	l.picture.y = math.Floor(top)
	l.strip = rect{0, l.picture.y + side + stripGap, width, stripHeight}
	l.height = max(l.strip.y+l.strip.h+stripMargin, height)
	return l
}

// row is where row r stands in the picture.
func (l *stageLayout) row(r int) rect {
	h := l.picture.h / ink.Side
	return rect{l.picture.x, l.picture.y + float64(r)*h, l.picture.w, h}
}

// piece is where row r lies in the strip.
func (l *stageLayout) piece(r int) rect {
	w := l.strip.w / ink.Side
	return rect{l.strip.x + float64(r)*w, l.strip.y, w, l.strip.h}
}

// pixel is where pixel i stands in the picture.
func (l *stageLayout) pixel(i int) rect {
	r := l.row(i / ink.Side)
	r.w /= ink.Side
	r.x += float64(i%ink.Side) * r.w
	return r
}

// number is where number i lies in the strip.
func (l *stageLayout) number(i int) rect {
	w := l.strip.w / (ink.Side * ink.Side)
	return rect{l.strip.x + float64(i)*w, l.strip.y, w, l.strip.h}
}

// at returns the pixel, and number, at a point of the canvas, -1 for none.
func (l *stageLayout) at(x, y float64) int {
	in := func(r rect, slack float64) bool {
		return x >= r.x && x < r.x+r.w && y >= r.y-slack && y < r.y+r.h+slack
	}
	switch {
	case in(l.picture, 0):
		c := int((x - l.picture.x) / l.picture.w * ink.Side)
		r := int((y - l.picture.y) / l.picture.h * ink.Side)
		return r*ink.Side + c
	case in(l.strip, 8):
		return int((x - l.strip.x) / l.strip.w * ink.Side * ink.Side)
	}
	return -1
}

// flight is where row r is when it is t of its way from the picture to the
// strip, 0..1: first straight down out of the picture, then along to its place.
func (l *stageLayout) flight(r int, t float64) rect {
	from, to := l.row(r), l.piece(r)
	out := from
	out.y = l.picture.y + l.picture.h + 6
	if t < .5 {
		return between(from, out, 2*t)
	}
	return between(out, to, 2*t-1)
}

// between returns the rectangle that is t of the way from a to b, softly
// started and stopped.
func between(a, b rect, t float64) rect {
	t = (1 - math.Cos(math.Pi*min(max(t, 0), 1))) / 2
	mix := func(p, q float64) float64 { return p + (q-p)*t }
	return rect{mix(a.x, b.x), mix(a.y, b.y), mix(a.w, b.w), mix(a.h, b.h)}
}
