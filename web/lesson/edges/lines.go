package edges

import (
	"math"

	"convlab/nn/filter"
)

// A Figure is a picture of only lines.
type Figure int

const (
	Grid    Figure = iota // 井, two lines each way
	Ladder                // two rails, four rungs
	Slant                 // two slanted lines
	Ring                  // a circle
	Own                   // what the reader has drawn
	Figures               // how many there are
)

// White is the grey value of a line; all else is 0.
const White = 255

// drawing returns the lines as they are shown.
func (s *State) drawing() (d Drawing) {
	if s.Lines == Own {
		return s.Own
	}
	from, to := 0, LineSide // along a line
	if s.Short {
		from, to = 4, LineSide-4
	}
	// thick says whether a line around k covers a place.
	thick := func(at, k int) bool { return at >= k-s.Width/2 && at < k-s.Width/2+s.Width }
	for r := range LineSide {
		for c := range LineSide {
			alongRow, alongCol := c >= from && c < to, r >= from && r < to
			white := false
			switch s.Lines {
			case Grid:
				white = (thick(c, 8) || thick(c, 16)) && alongCol || (thick(r, 8) || thick(r, 16)) && alongRow
			case Ladder:
				rail := thick(c, 7) || thick(c, 17)
				rung := (thick(r, 6) || thick(r, 10) || thick(r, 14) || thick(r, 18)) && c >= 7 && c < 17
				white = rail && alongCol || rung
			case Slant:
				white = (thick(c-r, 6) || thick(c-r, -6)) && alongCol && alongRow
			case Ring:
				d := math.Hypot(float64(r)-11.5, float64(c)-11.5)
				white = d <= 9.5 && d > 9.5-float64(s.Width) && !(s.Short && c >= 12 && r < 12)
			}
			d.set(r, c, white)
		}
	}
	return d
}

// plane returns a drawing as grey values.
func (d *Drawing) plane() filter.Plane {
	p := filter.NewPlane(LineSide, LineSide)
	for r := range LineSide {
		for c := range LineSide {
			if d.white(r, c) {
				p.Set(r, c, White)
			}
		}
	}
	return p
}
