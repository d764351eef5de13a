package table

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"convlab/nn/zoo"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
)

// ours are the networks of this repository that go with each published row, those
// that have been measured, the best first.
var ours = func() (list [][]*zoo.Model) {
	for i := range zoo.PublishedErrors {
		var with []*zoo.Model
		for _, m := range zoo.Models {
			if key := zoo.PublishedErrors[i].Key; key != "" && slices.Contains(m.Rows, key) && measured(m) {
				with = append(with, m)
			}
		}
		slices.SortStableFunc(with, func(a, b *zoo.Model) int {
			x, _ := percents(a)
			y, _ := percents(b)
			return cmp.Compare(x, y)
		})
		list = append(list, with)
	}
	return list
}()

func find(name string) *zoo.Model { return zoo.Find(name) }

func measured(m *zoo.Model) bool { return m != nil && len(m.Result.Runs) > 0 }

// percents is the mean error of a network over its seeds, and the deviation.
func percents(m *zoo.Model) (mean, deviation float64) {
	mean, deviation = m.Result.Spread()
	per := 100 / float64(max(m.Result.TestImages, 1))
	return mean * per, deviation * per
}

// best is the least mean error of ours in a row, infinite if there is none.
func best(row int) float64 {
	least := math.Inf(1)
	for _, m := range ours[row] {
		mean, _ := percents(m)
		least = min(least, mean)
	}
	return least
}

// Percent writes an error as the table has it, without the sign.
func Percent(p float64) string {
	if p >= 2 || p*10 == math.Trunc(p*10) {
		return strconv.FormatFloat(p, 'f', max(1, decimals(p)), 64)
	}
	return strconv.FormatFloat(p, 'f', 2, 64)
}

func decimals(p float64) int {
	if s := strconv.FormatFloat(p, 'f', -1, 64); len(s) > 2 && s[len(s)-3] == '.' {
		return 2
	}
	return 1
}

// OurPercent writes a network's mean error with two decimals, without the sign,
// and the deviation where there is one.
func OurPercent(m *zoo.Model) string {
	mean, deviation := percents(m)
	if len(m.Result.Runs) < 2 {
		return strconv.FormatFloat(mean, 'f', 2, 64)
	}
	return fmt.Sprintf("%.2f ± %.2f", mean, deviation)
}

// kindOf says which of the kinds a family is of.
func kindOf(f zoo.Family) Kind {
	switch f {
	case zoo.DenseNets, zoo.Course:
		return Dense
	case zoo.ConvNets:
		return Conv
	}
	return Others
}

func periodOf(year int) Period {
	switch {
	case year == 0:
		return NoYear
	case year < 2000:
		return Early
	case year < 2007:
		return Middle
	}
	return Late
}

// Warps says that the row had more training images made by distortions.
func warps(p *zoo.Published) bool { return p.Distortion() >= zoo.Affine }

// fits says whether the filters let a row through.
func (s *State) fits(i int) bool {
	p := &zoo.PublishedErrors[i]
	switch {
	case s.Kind != All && kindOf(p.Family) != s.Kind,
		s.Period != Ever && periodOf(p.Year) != s.Period,
		s.Measured && len(ours[i]) == 0,
		s.Treatment == AsTheyAre && (p.Preprocessing != "" || warps(p)),
		s.Treatment == Prepared && p.Preprocessing == "",
		s.Treatment == Warped && !warps(p):
		return false
	}
	return true
}

// list is the rows that the filters let through, in order.
func (s *State) list() (rows []int) {
	for i := range zoo.PublishedErrors {
		if s.fits(i) {
			rows = append(rows, i)
		}
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		p, q := &zoo.PublishedErrors[a], &zoo.PublishedErrors[b]
		var c int
		switch none := math.Inf(1); s.Order {
		case ByOurs:
			x, y := best(a), best(b)
			if (x == none) != (y == none) { // what isn't measured comes last in either order
				return cmp.Compare(x, y)
			}
			c = cmp.Compare(x, y)
		case ByYear:
			if (p.Year == 0) != (q.Year == 0) {
				return cmp.Compare(q.Year, p.Year)
			}
			c = cmp.Compare(p.Year, q.Year)
		default:
			c = cmp.Compare(p.Percent, q.Percent)
		}
		if s.Up {
			c = -c
		}
		return cmp.Or(c, cmp.Compare(p.Percent, q.Percent))
	})
	return rows
}

// Name is what the page calls a row.
func (r *Room) Name(row int) string { return *names[row].In(r.Lang) }

// OurName is what the page calls one of our networks where a row has several.
func (r *Room) OurName(m *zoo.Model) string {
	of, ok := ourNames[m.Name]
	if !ok {
		return m.Name
	}
	return *of.In(r.Lang)
}

// Warp is how a row's training images were distorted, "" where nothing is said.
func (r *Room) Warp(row int) string {
	d := zoo.PublishedErrors[row].Distortion()
	if d == zoo.NotSaid {
		return ""
	}
	return r.T().Warps[d-zoo.Undistorted]
}

// Sort sorts by an order, or turns it round.
func (r *Room) Sort(o Order) {
	r.change(func(s *State) {
		if s.Order == o {
			s.Up = !s.Up
		} else {
			s.Order, s.Up = o, false
		}
	})
}

// Filter changes which rows are shown.
func (r *Room) Filter(f func(s *State)) { r.change(f) }

// Pick looks at a row.
func (r *Room) Pick(row int) {
	r.change(func(s *State) {
		if row = min(max(row, 0), len(names)-1); row != s.Row {
			s.Row, s.Model, s.Wrong = row, 0, 0
		}
	})
}

// Step looks at a row further down the list, or up.
func (r *Room) Step(by int) {
	if len(r.List) == 0 {
		return
	}
	at := slices.Index(r.List, r.Row)
	if at < 0 {
		at = max(-by, 0) - 1 // to the first
		by = 1
	}
	r.Pick(r.List[min(max(at+by, 0), len(r.List)-1)])
}

// Choose looks at another of our networks of the row.
func (r *Room) Choose(model int) {
	r.change(func(s *State) { s.Model, s.Wrong = min(max(model, 0), max(len(r.Ours)-1, 0)), 0 })
}

// Chosen is our network that is looked at, nil where we have measured none.
func (r *Room) Chosen() *zoo.Model {
	if len(r.Ours) == 0 {
		return nil
	}
	return r.Ours[min(r.Model, len(r.Ours)-1)]
}

// Row returns a published row.
func Row(i int) *zoo.Published { return &zoo.PublishedErrors[i] }

// OursOf returns our networks that go with a row.
func OursOf(row int) []*zoo.Model { return ours[row] }

// Best is the least of our mean errors in a row, "" where there is none.
func (r *Room) Best(row int) string {
	if len(ours[row]) == 0 {
		return ""
	}
	return strconv.FormatFloat(best(row), 'f', 2, 64)
}

// HowMany rows of a kind the other filters let through.
func (r *Room) HowMany(k Kind) (n int) {
	s := r.State
	s.Kind = k
	return len(s.list())
}

// Title says what was published of the row, and what we measured.
func (r *Room) Title() string {
	t, p, name := r.T(), Row(r.Row), r.Name(r.Row)
	if w := r.Warp(r.Row); w != "" {
		name = fmt.Sprintf(t.Tagged, name, w)
	}
	if m := r.Chosen(); m != nil {
		if len(r.Ours) > 1 {
			return fmt.Sprintf(t.BothOf, name, Percent(p.Percent), r.OurName(m), OurPercent(m))
		}
		return fmt.Sprintf(t.Both, name, Percent(p.Percent), OurPercent(m))
	}
	return fmt.Sprintf(t.Theirs, name, Percent(p.Percent))
}

// rounded writes round brackets, since square ones mark words in our prose.
var rounded = strings.NewReplacer("[", "(", "]", ")")

// Source says who published the row and in which words, and how the images were
// prepared.
func (r *Room) Source() string {
	t, p := r.T(), Row(r.Row)
	s := fmt.Sprintf(t.Source, rounded.Replace(p.Classifier))
	if p.Reference == "" {
		s = fmt.Sprintf(t.Also, s, t.NoReference)
	} else {
		s = fmt.Sprintf(t.Also, s, fmt.Sprintf(t.Reference, p.Reference))
	}
	if p.Preprocessing != "" {
		s = fmt.Sprintf(t.Also, s, fmt.Sprintf(t.Preprocessing, p.Preprocessing))
	}
	return s
}

// Recipe says how our network was trained: numbers, epochs, time, seeds, command.
func (r *Room) Recipe() string {
	t, m := r.T(), r.Chosen()
	if m == nil {
		return t.NotMeasured
	}
	var errors, seeds string
	seconds := 0.
	for i, run := range m.Result.Runs {
		e, s := strconv.Itoa(run.TestErrors), strconv.FormatUint(run.Seed, 10)
		if i > 0 {
			e, s = fmt.Sprintf(t.Comma, errors, e), fmt.Sprintf(t.Comma, seeds, s)
		}
		errors, seeds = e, s
		seconds += run.Seconds / float64(len(m.Result.Runs))
	}
	run := m.Result.Shipped()
	if m.Of != nil {
		return fmt.Sprintf(t.Vote, words.Thousands(Weights(m)), t.Time(seconds), errors, words.Thousands(m.Result.TestImages))
	}
	s := fmt.Sprintf(t.Recipe, words.Thousands(Weights(m)), run.Epochs, t.Time(seconds), run.Cores)
	if len(m.Result.Runs) > 1 {
		return fmt.Sprintf(t.Also, s, fmt.Sprintf(t.SeedsAre, seeds, errors, words.Thousands(m.Result.TestImages)))
	}
	return fmt.Sprintf(t.Also, s, fmt.Sprintf(t.SeedIs, seeds, errors, words.Thousands(m.Result.TestImages)))
}

// Command is what trained our network; "" where we have none.
func (r *Room) Command() string {
	if m := r.Chosen(); m != nil {
		return m.Result.Shipped().Command
	}
	return ""
}

// Weights is how many numbers a network learns, those of all members together.
func Weights(m *zoo.Model) (n int) {
	if m.Of == nil {
		return panel.Params(m)
	}
	for _, of := range m.Of {
		n += len(of.Seeds) * Weights(of)
	}
	return n
}
