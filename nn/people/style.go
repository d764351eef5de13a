package people

import (
	"fmt"
	"math"

	"convlab/nn/ink"
)

// Style names the way in which d is written, by rules on its strokes: they sort
// what is plain to see, and may be wrong about a single digit.
func (d *Digit) Style() string {
	s := d.shape()
	name := func(text string) string { return fmt.Sprint(d.Label, " ", text) }
	switch d.Label {
	case 0:
		switch {
		case s.inside > .22:
			return name("slashed or struck through")
		case s.inside > 0:
			return name("dotted")
		}
		return name("plain")
	case 1:
		switch {
		case s.foot:
			return name("with a foot")
		case s.rise > .1:
			return name("with an up-stroke")
		}
		return name("bar")
	case 4, 5:
		if s.strokes == 1 {
			return name("in one stroke")
		}
		return name(fmt.Sprintf("in %d strokes", s.strokes))
	case 7:
		if s.barred {
			return name("barred")
		}
		return name("plain")
	case 9:
		if s.tailLeft {
			return name("with the tail of a g")
		}
		return name("plain")
	}
	return fmt.Sprint(d.Label)
}

// A shape is what the styles are told apart by. Lengths are in sides of the box
// around the digit, across and down.
type shape struct {
	strokes  int     // without specks
	inside   float64 // length of the path within the middle ninth of the box
	rise     float64 // how far the first stroke goes up from where it begins
	foot     bool    // a level stroke at the bottom
	barred   bool    // a level stroke across the middle
	tailLeft bool    // the last stroke ends at the left, far down
}

func (d *Digit) shape() (s shape) {
	x0, y0, x1, y1 := d.box()
	w, h := max(x1-x0, 1./Span), max(y1-y0, 1./Span)
	at := func(p ink.Point) (x, y float64) { return float64((p.X - x0) / w), float64((p.Y - y0) / h) }
	for k, stroke := range d.Strokes {
		x, y := at(stroke[0])
		first, top, bottom, across, down := y, y, y, 0.0, 0.0
		for _, p := range stroke[1:] {
			qx, qy := at(p)
			across, down = across+math.Abs(qx-x)*float64(w), down+math.Abs(qy-y)*float64(h)
			const steps = 10 // between two points, so that a fast pen is seen too
			for i := range steps {
				f := (float64(i) + .5) / steps
				if math.Abs(x+f*(qx-x)-.5) < 1./6 && math.Abs(y+f*(qy-y)-.5) < 1./6 {
					s.inside += math.Hypot(qx-x, qy-y) / steps
				}
			}
			x, y = qx, qy
			top, bottom = min(top, y), max(bottom, y)
		}
		if k == 0 {
			s.rise = first - top
		}
		if across+down < .06 {
			continue
		}
		s.strokes++
		if mid := (top + bottom) / 2; s.strokes > 1 && across > 1.5*down {
			s.foot = s.foot || mid > .85
			s.barred = s.barred || mid > .25 && mid < .75
		}
		s.tailLeft = x < .35 && y > .6
	}
	return s
}
