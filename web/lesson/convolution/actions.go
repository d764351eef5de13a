package convolution

import (
	"convlab/nn/filter"
	"convlab/web/lesson/cells"
	"convlab/web/lesson/words"
)

// StepTo writes another output cell out.
func (r *Room) StepTo(i int) {
	r.Clock.Stop()
	r.Preview, r.Picked = -1, -1
	was := r.At
	if r.At = min(max(i, 0), max(r.View.Steps()-1, 0)); r.At == was+1 {
		r.tell()
	} else {
		r.hush()
	}
	r.Derive()
}

// Hover shows an output cell for as long as the pointer is on it; -1 ends that.
func (r *Room) Hover(i int) {
	if r.Clock.Playing {
		i = -1
	}
	r.Preview = i
	r.Derive()
}

// HoverTerm lights one product, its input cell and its kernel number; -1 none.
func (r *Room) HoverTerm(i int) { r.HotTerm = i }

// HoverInput lights the product that reads an input cell, HoverKernel the one of
// a kernel number.
func (r *Room) HoverInput(i int) {
	r.hover(func(t *filter.Term) bool { return t.Inside && t.Row*filter.Side+t.Col == i })
}

func (r *Room) HoverKernel(i int) {
	r.hover(func(t *filter.Term) bool { return t.KRow*3+t.KCol == i })
}

func (r *Room) hover(meant func(*filter.Term) bool) {
	r.HotTerm = -1
	for k := range r.View.Step.Terms {
		if meant(&r.View.Step.Terms[k]) {
			r.HotTerm = k
		}
	}
}

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// Pick shows which outputs read an input cell; the same again ends that.
func (r *Room) Pick(i int) {
	if r.Picked == i {
		i = -1
	}
	r.Picked = i
}

// Readers returns the output cells that read the picked input cell.
func (r *Room) Readers() []int {
	if r.Picked < 0 {
		return nil
	}
	return r.View.Conv.Readers(r.Picked/filter.Side, r.Picked%filter.Side)
}

// PressInput is a press on an input cell: the first one shows who reads it, the
// second opens it for typing.
func (r *Room) PressInput(i int) {
	switch {
	case r.Painting:
	case r.Cells.Editing(InputGrid) == i:
		r.Cells.Type(r.Cells.Text) // Enter came before the field was there
	case r.Picked == i:
		r.Edit(InputGrid, i)
	default:
		r.Cells.Rove(InputGrid, i)
		r.Pick(i)
	}
}

// PressKernel is a press on a kernel cell, which opens it.
func (r *Room) PressKernel(i int) {
	if r.Cells.Editing(KernelGrid) == i {
		r.Cells.Type(r.Cells.Text)
		return
	}
	r.Cells.Rove(KernelGrid, i)
	r.Edit(KernelGrid, i)
}

// Edit opens a number for typing.
func (r *Room) Edit(grid string, i int) {
	r.Clock.Stop()
	r.Cells.Edit(grid, i)
}

// CellKey handles a key on a cell of a grid, and reports whether it was used.
func (r *Room) CellKey(grid string, i int, key string) bool {
	if key == "Escape" && r.Cells.Editing(grid) < 0 && r.Picked >= 0 {
		r.Pick(r.Picked)
		return true
	}
	if !r.Cells.Key(grid, i, key) {
		return false
	}
	r.Clock.Stop()
	return true
}

// MoveOutput goes to another output cell by arrow keys.
func (r *Room) MoveOutput(dx, dy int) {
	if j := cells.Step(r.At, dx, dy, max(r.View.Cols, 1), r.View.Steps()); j >= 0 {
		r.Cells.Rove(OutputGrid, j)
		r.StepTo(j)
	}
}

// UseInput and UseKernel put a preset in; an unknown key changes nothing.
func (r *Room) UseInput(key string) {
	if p, ok := filter.Find(filter.Inputs(), key); ok {
		r.change(func() { r.setInput(p) })
	}
}

func (r *Room) UseKernel(key string) {
	if p, ok := filter.Find(filter.Kernels(), key); ok {
		r.change(func() { copy(r.Kernel[:], p.V) })
	}
}

// UseMine puts the reader's own digit in.
func (r *Room) UseMine() {
	r.Derive()
	r.change(func() { r.Input = r.Mine })
}

// MineUsed says whether the input is the reader's own digit.
func (r *Room) MineUsed() bool { return r.Own && r.Input == r.Mine }

// SetShow chooses what the output shows.
func (r *Room) SetShow(s Show) {
	r.Show = s
	r.Derive()
}

// Try puts the picture and the kernel of the question in and plays.
func (r *Room) Try() {
	in, _ := filter.Find(filter.Inputs(), "half")
	k, _ := filter.Find(filter.Kernels(), "vertical")
	r.change(func() {
		s := State{Stride: 1, Dilation: 1, Show: r.Show}
		s.setInput(in)
		copy(s.Kernel[:], k.V)
		r.State = s
	})
	r.Clock.Stop()
	r.Play()
}

// TypeBias takes what was typed as the bias.
func (r *Room) TypeBias(text string) {
	v, err := words.ParseNumber(text, -MaxBias, MaxBias)
	if err != nil {
		r.Say(cells.Refusal(err, words.Both[string]{Zh: zh.BiasRange, En: en.BiasRange}, text))
		r.refused = true
		return
	}
	r.refused = false
	r.change(func() { r.Bias = v })
}

// Paint puts the brush on an input cell. A stroke is one change, if it changes anything.
func (r *Room) Paint(i int) {
	r.Clock.Stop()
	r.settle()
	before := r.State
	r.stroke, r.painted = &before, i
	r.PaintTo(i)
}

// PaintTo draws the brush from the cell painted last to cell i: a quick pointer
// skips cells, the brush does not.
func (r *Room) PaintTo(i int) {
	r0, c0, r1, c1 := r.painted/filter.Side, r.painted%filter.Side, i/filter.Side, i%filter.Side
	n := max(r1-r0, r0-r1, c1-c0, c0-c1, 1)
	for k := range n + 1 {
		row, col := r0+(2*(r1-r0)*k+n)/(2*n), c0+(2*(c1-c0)*k+n)/(2*n)
		r.Input[min(max(row, 0), filter.Side-1)*filter.Side+min(max(col, 0), filter.Side-1)] = r.Brush
	}
	if r.painted = i; r.stroke != nil && r.stroke.Input != r.Input {
		r.history.Remember(*r.stroke)
		r.stroke = nil
	}
	r.Derive()
}

// Configure changes an option of the walk through f. The window stays where it
// was on the input, or as near as the new options allow.
func (r *Room) Configure(f func(s *State)) {
	s := &r.State
	row, col := 0, 0
	if r.View.Cols > 0 {
		row = s.At/r.View.Cols*s.Stride - s.Padding
		col = s.At%r.View.Cols*s.Stride - s.Padding
	}
	r.change(func() {
		f(s)
		rows, cols := s.Conv().OutSize()
		nearest := func(at, n int) int {
			return min(max((at+s.Padding+s.Stride/2)/s.Stride, 0), n-1)
		}
		s.At = nearest(row, rows)*cols + nearest(col, cols)
	})
}

// TypeAway takes what was typed into the open cell when the focus has gone
// elsewhere: it stays there.
func (r *Room) TypeAway(text string) { r.refused = !r.Cells.Type(text) }

// settle takes what was typed into the open cell: something else begins.
func (r *Room) settle() {
	if !r.Cells.Settle() {
		r.refused = true
	}
}

// Paste fills cells of a grid with a block of numbers.
func (r *Room) Paste(grid string, i int, text string) {
	r.Clock.Stop()
	r.Cells.Paste(grid, i, text)
}

// PasteInto does so from the open cell on, unless the text is one number.
func (r *Room) PasteInto(text string) bool { return r.Cells.PasteInto(text) }

// NegateBias changes the bias's sign.
func (r *Room) NegateBias() { r.change(func() { r.Bias = 0 - r.Bias }) }
