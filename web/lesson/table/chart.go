package table

import (
	"math"
	"strconv"

	"convlab/nn/zoo"
)

// A Spot is a figure in the chart. X and XNarrow are shares of the chart's width,
// the second where there is room for four columns only; Y is one of its height,
// from the bottom.
type Spot struct {
	Row           int
	Model         *zoo.Model // ours, nil for what was published
	X, XNarrow, Y float64
	NoYear        bool
	Low           float64 // of a line from the published figure to ours, as Y
}

// A Column is a family in the chart, from From to To of its width, with the first
// and the last of its years.
type Column struct {
	Name        string
	From, To    float64
	First, Last string
	Lit         string // the part that it is for words in the prose
}

const (
	lowest, highest = 0.2, 14. // per cent, the ends of the scale
	gap             = 0.008    // between columns
)

// Height is where an error lies on the chart, as a share of its height.
func Height(percent float64) float64 {
	return math.Log(percent/lowest) / math.Log(highest/lowest)
}

// Ticks are the errors that the scale names, in per cent.
var Ticks = []float64{10, 5, 2, 1, .5, .2}

// widths are those of the families' columns, by how many years they have.
var widths = [zoo.Families]float64{zoo.Linear: .8, zoo.Neighbours: 1.7, zoo.Boosted: .8, zoo.NonLinear: .8, zoo.SVM: 1.4, zoo.DenseNets: 2.4, zoo.ConvNets: 2.5, zoo.Course: .8}

// narrow is the column of a family where there are four, and their widths.
var (
	narrow       = [zoo.Families]int{zoo.DenseNets: 1, zoo.ConvNets: 2, zoo.Course: 3}
	narrowWidths = [4]float64{1.5, 1.7, 1.8, .6}
)

type span struct{ from, to float64 }

func spans(widths []float64) (list []span) {
	sum, at := 0., 0.
	for _, w := range widths {
		sum += w
	}
	for _, w := range widths {
		share := w / sum * (1 - gap*float64(len(widths)-1))
		list = append(list, span{at, at + share})
		at += share + gap
	}
	return list
}

var wide, four = spans(widths[:]), spans(narrowWidths[:])

// years are the first and the last of those that the rows of a column have.
func years(in func(zoo.Family) bool) (first, last int, none bool) {
	for _, p := range zoo.PublishedErrors {
		switch {
		case !in(p.Family):
		case p.Year == 0:
			none = true
		default:
			if first == 0 || p.Year < first {
				first = p.Year
			}
			last = max(last, p.Year)
		}
	}
	return first, last, none
}

// place is where a year lies in a column; without one, at its left end.
func (s span) place(year, first, last int, none bool) float64 {
	const edge = .16
	at := .5
	switch {
	case year == 0 && first == 0:
	case year == 0:
		at = edge
	case last > first && none:
		at = edge + .16 + (1-2*edge-.16)*float64(year-first)/float64(last-first)
	case last > first:
		at = edge + (1-2*edge)*float64(year-first)/float64(last-first)
	case none:
		at = .66
	}
	return s.from + at*(s.to-s.from)
}

// Columns are the families, or the four that they are put into.
func (r *Room) Columns(four bool) (list []Column) {
	t := r.T()
	names := t.FamilyNames
	all := wide
	if four {
		names, all = t.FourNames, fourSpans()
	}
	for i, s := range all {
		first, last, none := years(func(f zoo.Family) bool {
			if four {
				return narrow[f] == i
			}
			return int(f) == i
		})
		c := Column{Name: names[i], From: s.from, To: s.to, Lit: lit(four, i)}
		if first != 0 {
			c.First = strconv.Itoa(first)
			if last > first {
				c.Last = strconv.Itoa(last)
			}
		}
		if none && first != 0 {
			c.First = "? " + c.First
		}
		if none && first == 0 {
			c.First = "–"
		}
		list = append(list, c)
	}
	return list
}

func fourSpans() []span { return four }

// lit is the part of the picture that a column is.
func lit(four bool, i int) string {
	switch {
	case four && i == 1, !four && zoo.Family(i) == zoo.DenseNets:
		return "dense"
	case four && i == 2, !four && zoo.Family(i) == zoo.ConvNets:
		return "conv"
	case four && i == 0:
		return "others"
	}
	return ""
}

// Spots are the figures that the exhibit shows: what was published, then ours.
func (r *Room) Spots() (list []Spot) {
	for i := range zoo.PublishedErrors {
		if !r.fits(i) {
			continue
		}
		p := &zoo.PublishedErrors[i]
		s := Spot{Row: i, Y: Height(p.Percent), NoYear: p.Year == 0}
		switch r.Shown {
		case Sizes:
			if p.Weights == 0 {
				continue
			}
			s.X = across(p.Weights)
			s.XNarrow = s.X
		default:
			s.X, s.XNarrow = spot(p)
		}
		list = append(list, s)
	}
	for _, s := range list {
		theirs := s.Y
		for _, m := range ours[s.Row] {
			mean, _ := percents(m)
			s.Model, s.Y, s.Low = m, Height(mean), theirs
			if r.Shown == Sizes {
				s.X = across(Weights(m))
				s.XNarrow = s.X
			}
			list = append(list, s)
		}
	}
	return list
}

func spot(p *zoo.Published) (x, narrowX float64) {
	first, last, none := years(func(f zoo.Family) bool { return f == p.Family })
	x = wide[p.Family].place(p.Year, first, last, none)
	column := narrow[p.Family]
	first, last, none = years(func(f zoo.Family) bool { return narrow[f] == column })
	return x, four[column].place(p.Year, first, last, none)
}

// fewest and most are the ends of the scale of numbers that are learnt.
const fewest, most = 5_000, 20_000_000

// across is where so many numbers lie on the chart, as a share of its width.
func across(weights int) float64 {
	return math.Log(float64(weights)/fewest) / math.Log(float64(most)/fewest)
}

// Sizes are the counts that the scale names, and where they lie.
func SizeTicks() (list []Spot) {
	for _, n := range []int{10_000, 100_000, 1_000_000, 10_000_000} {
		list = append(list, Spot{Row: n, X: across(n)})
	}
	return list
}

// Nearest is the row whose figure is nearest to a place in the chart, given as
// shares of its width and height; wide over high is the chart's shape. It is -1 if
// there is none.
func (r *Room) Nearest(x, y, shape float64, four bool) (row, model int) {
	row = -1
	least := math.Inf(1)
	for _, s := range r.Spots() {
		at := s.X
		if four {
			at = s.XNarrow
		}
		d := math.Hypot((at-x)*shape, s.Y-y)
		if d >= least {
			continue
		}
		least, row, model = d, s.Row, 0
		for i, m := range ours[s.Row] {
			if m == s.Model {
				model = i
			}
		}
	}
	return row, model
}

// PickAt looks at what is nearest to a place in the chart, see [Room.Nearest].
func (r *Room) PickAt(x, y, shape float64, four bool) {
	row, model := r.Nearest(x, y, shape, four)
	if row < 0 {
		return
	}
	r.change(func(s *State) {
		if row != s.Row || model != s.Model {
			s.Row, s.Model, s.Wrong = row, model, 0
		}
	})
}
