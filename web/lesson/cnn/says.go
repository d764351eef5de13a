package cnn

import (
	"fmt"
	"strconv"

	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
)

// LayerName names a layer, from 1: the how manieth of its kind it is.
func (r *Room) LayerName(layer int) string {
	kind, n := r.Floor(layer).Kind, 0
	for i := range layer {
		if r.Form().Levels[i].Kind == kind {
			n++
		}
	}
	if kind == Out {
		return r.T().Kinds[Out]
	}
	return fmt.Sprintf(r.T().Kinds[kind], n)
}

// Sizes writes a layer's maps and their size, "6@28×28", or how many numbers it has.
func (f *Floor) Sizes() string {
	if f.IsVector() {
		return strconv.Itoa(f.Shape.C)
	}
	return fmt.Sprintf("%d@%d×%d", f.Shape.C, f.Shape.H, f.Shape.W)
}

// Short is Sizes where there is little room: "6@28".
func (f *Floor) Short() string {
	if f.IsVector() {
		return strconv.Itoa(f.Shape.C)
	}
	return fmt.Sprintf("%d@%d", f.Shape.C, f.Shape.H)
}

// CellName names a cell of a layer, by its map, row and column from 1, a unit by its
// number, an output by its digit.
func (r *Room) CellName(layer, cell int) string {
	f, t := r.Floor(layer), r.T()
	switch f.Kind {
	case Out:
		return fmt.Sprintf(t.Digit, cell)
	case Dense:
		return fmt.Sprintf(t.Unit, cell+1)
	}
	m, column, row := f.Place(cell)
	return fmt.Sprintf(t.Cell, m+1, row+1, column+1)
}

// Title names the cell that is written out.
func (r *Room) Title() string {
	return r.LayerName(r.Seen.Layer) + " · " + r.CellName(r.Seen.Layer, r.Seen.Cell)
}

// inputName names a number that the cell reads, by its place in what its layer reads.
func (r *Room) inputName(input int) string {
	before := r.Floor(r.Seen.Layer).Before
	if before == 0 {
		return fmt.Sprintf(r.T().Pixel, input/ink.Side+1, input%ink.Side+1)
	}
	return r.CellName(before, input)
}

// TermName names what is named of what the cell reads, TermText writes it out: the
// product, or the number that may be the largest.
func (r *Room) TermName(term int) string {
	v := &r.Seen
	if term < len(v.Reads) {
		return r.inputName(v.Reads[term].Input)
	}
	if term < len(v.Sum.Terms) {
		return r.inputName(v.Sum.Terms[term].Input)
	}
	return ""
}

func (r *Room) TermText(term int) string {
	v := &r.Seen
	switch {
	case term < 0:
	case term < len(v.Reads):
		return r.TermName(term) + " · " + words.Plain(float64(v.Reads[term].X))
	case term < len(v.Sum.Terms):
		t := &v.Sum.Terms[term]
		return fmt.Sprintf("%s · %s × %s = %s", r.TermName(term), words.Plain(float64(t.X)), Factor(float64(t.W)), words.Signed(float64(t.Product)))
	}
	return ""
}

// Factor writes a number behind a times sign: a negative one in brackets.
func Factor(v float64) string {
	if v < 0 {
		return "(" + words.Plain(v) + ")"
	}
	return words.Plain(v)
}

// MapName names a map of the layer that the cell reads.
func (r *Room) MapName(m int) string { return fmt.Sprintf(r.T().Map, m+1) }

// Becomes says what becomes of the sum, or which number a pool takes.
func (r *Room) Becomes() string {
	v, f, t := &r.Seen, r.Floor(r.Seen.Layer), r.T()
	switch {
	case f.Kind == Pool && v.Out == 0:
		return fmt.Sprintf(t.AllZero, len(v.Reads))
	case f.Kind == Pool:
		return fmt.Sprintf(t.Largest, len(v.Reads), r.TermName(v.main()))
	case f.Kind == Out:
		return fmt.Sprintf(t.ToSoftmax, words.Percent(v.P[v.Cell]))
	case v.Norm > 0:
		return t.Passes
	}
	return t.Stops
}

// Sees says how much of the picture the cell sees.
func (r *Room) Sees() string {
	v, t := &r.Seen, r.T()
	if len(v.Fields) == 0 {
		return ""
	}
	p := v.Fields[0]
	rows, cols := p.Rows, p.Cols
	if len(rows) == ink.Side && len(cols) == ink.Side {
		return t.SeesAll
	}
	return fmt.Sprintf(t.Sees, len(rows), len(cols), rows[0]+1, rows[len(rows)-1]+1, cols[0]+1, cols[len(cols)-1]+1)
}

// Pointed says what lies under the pointer, "" for nothing.
func (r *Room) Pointed() string {
	o, v := r.Over, &r.Seen
	if !r.Here() || o.Cell < 0 {
		return ""
	}
	switch {
	case o.Plot == Picture || o.Plot == Patched:
		if r.View == Covered && o.Plot == Picture {
			return ""
		}
		g := v.Picture[o.Cell]
		return fmt.Sprintf(r.T().Pixel, o.Cell/ink.Side+1, o.Cell%ink.Side+1) + " · " + strconv.Itoa(int(g)) + " ÷ 255 = " + words.Plain(float64(v.X[o.Cell]))
	case o.Plot == Heat:
		if o.Cell >= r.Cover.Done {
			return ""
		}
		return fmt.Sprintf(r.T().Pixel, o.Cell/ink.Side+1, o.Cell%ink.Side+1) + " · " + words.Percent(r.Cover.P[o.Cell]) + "%"
	case o.Plot == Window || o.Plot == Kernel:
		return r.TermText(o.Cell)
	case o.Plot > Layers:
		layer := int(o.Plot - Layers)
		if layer > len(v.Levels) || o.Cell >= len(v.Levels[layer-1].Out) {
			return ""
		}
		return r.LayerName(layer) + " · " + r.CellName(layer, o.Cell) + " · " + words.Plain(float64(v.Levels[layer-1].Out[o.Cell]))
	}
	return ""
}

// Move writes the nudge, "2 right, 1 up".
func (r *Room) Move() string {
	t, s := r.T(), ""
	add := func(n int, more, less string) {
		switch {
		case n > 0:
			s = panel.Texts.In(r.Lang).Join(s, fmt.Sprintf(more, n))
		case n < 0:
			s = panel.Texts.In(r.Lang).Join(s, fmt.Sprintf(less, -n))
		}
	}
	add(r.Right, t.ByRight, t.ByLeft)
	add(r.Down, t.ByDown, t.ByUp)
	if s == "" {
		return t.Unmoved
	}
	return s
}

// NudgeSays says what the nudge has done, in sentences.
func (r *Room) NudgeSays() (list []string) {
	v, t := &r.Seen, r.T()
	if !r.Here() || len(v.Changes) < 2 {
		return nil
	}
	if r.Right == 0 && r.Down == 0 {
		return []string{t.NotMoved}
	}
	cells := 0
	if c := &v.Changes[1]; c.Whole {
		cells = c.Differ
	}
	if cells == 0 {
		list = append(list, fmt.Sprintf(t.MapsMove, r.Move()))
	} else {
		list = append(list, fmt.Sprintf(t.MapsAlmost, r.Move(), words.Thousands(cells), words.Thousands(v.Changes[1].Values)))
	}
	for i := range v.Changes[1:] {
		if c := &v.Changes[i+1]; r.Floor(i+1).Kind == Pool {
			if !c.Whole {
				list = append(list, fmt.Sprintf(t.NotWhole, r.LayerName(i+1)))
			} else if c.Differ == 0 {
				list = append(list, fmt.Sprintf(t.PoolMoves, r.LayerName(i+1), c.steps()))
			}
			break
		}
	}
	now, was := top(v.P[:]), top(v.Was[:])
	if now == was {
		return append(list, fmt.Sprintf(t.Stays, now, percent(v.Was[was]), percent(v.P[now])))
	}
	return append(list, fmt.Sprintf(t.Turns, was, percent(v.Was[was]), now, percent(v.P[now])))
}

// steps is how far a map has moved.
func (c *Change) steps() int { return max(c.Right, -c.Right, c.Down, -c.Down) }

// percent writes a probability in per cent, the ways of [words.Percent].
func percent(p float32) string { return words.Percent(p) + "%" }

func top(p []float32) int {
	best := 0
	for i := range p {
		if p[i] > p[best] {
			best = i
		}
	}
	return best
}

// CoverSays says what the patch does where it lies.
func (r *Room) CoverSays() string {
	c, t := &r.Cover, r.T()
	if !r.Here() || c.P == nil {
		return ""
	}
	row, col := c.At/ink.Side+1, c.At%ink.Side+1
	now := top(c.Probs[:])
	switch {
	case !r.Hides(c.At):
		return fmt.Sprintf(t.CoversNothing, r.Patch, r.Patch, row, col, c.Answer, percent(c.Whole))
	case now == c.Answer:
		return fmt.Sprintf(t.CoverStays, r.Patch, r.Patch, row, col, c.Answer, percent(c.Whole), percent(c.Probs[c.Answer]))
	}
	return fmt.Sprintf(t.CoverTurns, r.Patch, r.Patch, row, col, c.Answer, percent(c.Whole), percent(c.Probs[c.Answer]), now, percent(c.Probs[now]))
}

// MapSays says what the whole map of the patch has shown.
func (r *Room) MapSays() string {
	c, t := &r.Cover, r.T()
	if c.Done < pixels {
		return fmt.Sprintf(t.Computing, c.Done, pixels)
	}
	flips, bare := r.Flips()
	return fmt.Sprintf(t.Flips, pixels, flips, bare)
}

// SwingText writes how much a full colour of the map stands for, in points.
func (r *Room) SwingText() string {
	v := 100 * float64(r.Cover.Swing())
	if v > 0 && v < .05 {
		return words.Plain(v)
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// Kept is how many of 100 test images a network gets right when all are moved; 0
// where that was not measured.
func Kept(m *zoo.Model, way zoo.Direction, away int) float64 {
	if s := m.Shifts(); s != nil {
		return float64(s[way][away]) / 100
	}
	return 0
}

// One writes so many of 100 with one decimal.
func One(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// reveal puts the measured numbers into the answer.
func (r *Room) reveal(s string) string {
	at := func(m *zoo.Model) string { return One(Kept(m, first.Way, first.Away)) }
	return fmt.Sprintf(s, at(zoo.Fairs[0].Conv), at(zoo.Fairs[1].Dense), at(zoo.Fairs[1].Conv))
}

// AwaySays compares the fair pairs.
func (r *Room) AwaySays() string {
	t := r.T()
	k := func(m *zoo.Model) string { return One(Kept(m, r.Way, r.Away)) }
	a, b := zoo.Fairs[0], zoo.Fairs[1]
	if r.Away == 0 {
		return fmt.Sprintf(t.StillPairs, k(a.Dense), k(a.Conv), k(b.Dense), k(b.Conv))
	}
	return fmt.Sprintf(t.Pairs, r.Away, t.Ways[r.Way], k(a.Dense), k(a.Conv), k(b.Dense), k(b.Conv))
}

// CutText says how many of the images the frame has cut.
func (r *Room) CutText() string {
	return fmt.Sprintf(r.T().Cut, One(float64(zoo.Cut()[r.Way][r.Away])/100))
}

// Where is the present step in words.
func (r *Room) Where() string {
	t := r.T()
	switch r.View {
	case Look:
		return r.LayerName(r.Layer)
	case Nudged:
		return r.Move()
	case Covered:
		return fmt.Sprintf(t.Place, r.Cover.At/ink.Side+1, r.Cover.At%ink.Side+1)
	}
	return fmt.Sprintf(t.Pixels, r.Away)
}

// Aloud implements room.Speaker. Pointing says nothing.
func (r *Room) Aloud() string {
	if r.Clock.Playing || !r.Here() && r.told != ofAway {
		return ""
	}
	switch r.told {
	case ofCell:
		return fmt.Sprintf(r.T().SayCell, r.Title(), words.Plain(float64(r.Seen.Out)), r.Sees())
	case ofTerm:
		return r.TermText(r.Seen.Term)
	case ofNudge:
		if list := r.NudgeSays(); len(list) > 0 {
			return list[0] + " " + list[len(list)-1]
		}
	case ofCover:
		return r.CoverSays()
	case ofAway:
		return r.AwaySays()
	}
	return ""
}
