package lesson

import (
	"errors"
	"strconv"

	"convlab/nn/filter"
	"convlab/nn/ink"
)

// WalkView is all that the walkthrough shows, computed from a [Walk].
type WalkView struct {
	Conv       filter.Conv
	Rows, Cols int // of the output
	Map        filter.Plane
	Lo, Hi     float64     // the map's range
	Shown      int         // the output cell that is written out
	Step       filter.Step // Shown, written out; no terms if the kernel does not fit
	ReLU       filter.Plane
	PoolRows   int
	PoolCols   int
	Pooled     []filter.Pooled
}

// Steps returns the number of positions.
func (v *WalkView) Steps() int { return v.Rows * v.Cols }

// Pixel returns the grey value of output cell i.
func (v *WalkView) Pixel(i int) float64 { return v.Conv.Pixel(v.Map.V[i], v.Lo, v.Hi) }

func viewWalk(w *Walk, preview int) WalkView {
	v := WalkView{Conv: w.Conv()}
	v.Rows, v.Cols = v.Conv.OutSize()
	v.Map = v.Conv.Apply()
	v.Lo, v.Hi = v.Map.Range()
	w.Step = min(max(w.Step, 0), max(v.Steps()-1, 0))
	v.Shown = w.Step
	if preview >= 0 && preview < v.Steps() {
		v.Shown = preview
	}
	if v.Steps() > 0 {
		v.Step = v.Conv.StepIn(v.Shown/v.Cols, v.Shown%v.Cols, v.Lo, v.Hi)
	}
	after := v.Map
	v.ReLU = filter.ReLU(after)
	if w.ReLU {
		after = v.ReLU
	}
	if w.Pool {
		v.PoolRows, v.PoolCols, v.Pooled = filter.MaxPool(after, 2)
	}
	return v
}

// StepTo writes another output cell out.
func (l *Lesson) StepTo(i int) {
	l.Playing, l.Preview, l.Picked = false, -1, -1
	l.Convolution.Step = min(max(i, 0), max(l.Walk.Steps()-1, 0))
	l.derive()
}

// walkOn goes one position on, if there is one.
func (l *Lesson) walkOn() bool {
	if l.Convolution.Step+1 >= l.Walk.Steps() {
		return false
	}
	l.Convolution.Step++
	return true
}

// Hover shows an output cell for as long as the pointer is on it; -1 ends that.
func (l *Lesson) Hover(i int) {
	if l.Playing {
		i = -1
	}
	l.Preview = i
	l.derive()
}

// HoverTerm lights one product, its input cell and its kernel number; -1 none.
func (l *Lesson) HoverTerm(i int) { l.HotTerm = i }

// Pick shows which outputs read an input cell; the same again ends that.
func (l *Lesson) Pick(i int) {
	if l.Picked == i {
		i = -1
	}
	l.Picked = i
}

// Readers returns the output cells that read the picked input cell.
func (l *Lesson) Readers() []int {
	if l.Picked < 0 {
		return nil
	}
	return l.Walk.Conv.Readers(l.Picked/filter.Side, l.Picked%filter.Side)
}

// UseInput and UseKernel put a preset in; an unknown key changes nothing.
func (l *Lesson) UseInput(key string) {
	if p, ok := filter.Find(filter.Inputs(), key); ok {
		l.Convolution.setInput(p)
		l.changed()
	}
}

func (l *Lesson) UseKernel(key string) {
	if p, ok := filter.Find(filter.Kernels(), key); ok {
		copy(l.Convolution.Kernel[:], p.V)
		l.changed()
	}
}

// UseDrawing puts the reader's own digit in: the middle 24×24 of what the
// network receives, averaged over 3×3 pixels.
func (l *Lesson) UseDrawing() {
	l.Convolution.Input = l.shrunk()
	l.changed()
}

// DrawingUsed says whether the input is the reader's own digit.
func (l *Lesson) DrawingUsed() bool { return l.HasInk() && l.Convolution.Input == l.shrunk() }

func (l *Lesson) shrunk() (in [filter.Side * filter.Side]uint8) {
	l.read()
	for i := range in {
		sum := 0
		for k := range 9 {
			sum += int(l.Nudged[(2+i/filter.Side*3+k/3)*ink.Side+2+i%filter.Side*3+k%3])
		}
		in[i] = uint8((sum + 4) / 9)
	}
	return in
}

// changed is called when the numbers of the walk are others than before.
func (l *Lesson) changed() {
	l.Preview, l.Picked, l.Editing = -1, -1, Cell{}
	l.notice = Notice{}
	l.derive()
}

// Edit opens a number for typing, with its present value selected.
func (l *Lesson) Edit(c Cell) {
	l.Playing = false
	l.Editing, l.EditFresh = c, false
	if c.Grid == "kernel" {
		l.EditText = Number(l.Convolution.Kernel[c.Index])
	} else {
		l.EditText = Number(float64(l.Convolution.Input[c.Index]))
	}
}

// Begin opens a number by typing the first character of a new one over it. More
// may be typed before the field is on the screen; they are kept.
func (l *Lesson) Begin(c Cell, key string) {
	if l.Editing == c && l.EditFresh {
		l.EditText += key
		return
	}
	l.Edit(c)
	l.EditText, l.EditFresh = key, true
}

// Commit is [Lesson.Type] that gives the focus back to the cell.
func (l *Lesson) Commit(text string) {
	if c := l.Editing; c.Grid != "" {
		l.Type(text)
		l.Rove(c.Grid, c.Index)
	}
}

// CancelEdit closes the open cell and leaves its number as it was.
func (l *Lesson) CancelEdit() {
	if c := l.Editing; c.Grid != "" {
		l.Editing = Cell{}
		l.Rove(c.Grid, c.Index)
	}
}

// Rove makes cell i the one of its grid that is in the tab order, and moves the
// focus there.
func (l *Lesson) Rove(grid string, i int) {
	l.active[grid] = i
	l.focusGrid = grid
	l.focusTurn++
}

// Active returns the cell of a grid that is in the tab order.
func (l *Lesson) Active(grid string) int {
	if grid == "output" {
		return l.Convolution.Step
	}
	return l.active[grid]
}

// FocusToken changes whenever the active cell of the grid is to take the focus.
func (l *Lesson) FocusToken(grid string) string {
	if l.focusGrid != grid {
		return ""
	}
	return grid + strconv.Itoa(l.focusTurn)
}

// HasInk says whether the reader has a digit of their own.
func (l *Lesson) HasInk() bool { return len(l.Drawing.Strokes) > 0 || l.Drawing.Sample > 0 }

// Type takes what was typed into the open cell. What cannot be used is
// refused with a reason, and the old value stays. It reports whether it was taken.
func (l *Lesson) Type(text string) bool {
	c := l.Editing
	l.Editing = Cell{}
	lo, hi, out := 0.0, MaxGrey, GreyRange
	if c.Grid == "kernel" {
		lo, hi, out = -MaxWeight, MaxWeight, WeightRange
	} else if c.Grid != "input" {
		return false
	}
	if text == l.EditText && !l.EditFresh {
		return true // as it was; what is shown may be rounded
	}
	v, err := ParseNumber(text, lo, hi)
	if err == nil && c.Grid == "input" && v != float64(int(v)) {
		err = ErrRange
	}
	if err != nil {
		l.refuse(err, out, text)
		return false
	}
	if c.Grid == "kernel" {
		l.Convolution.Kernel[c.Index] = v
	} else {
		l.Convolution.Input[c.Index] = uint8(v)
	}
	l.notice = Notice{}
	l.derive()
	return true
}

func (l *Lesson) refuse(err error, outside NoticeKind, text string) {
	kind := NotANumber
	if errors.Is(err, ErrRange) {
		kind = outside
	}
	l.Say(Notice{Kind: kind, Detail: clip(text)})
}

// TypeBias takes what was typed as the bias.
func (l *Lesson) TypeBias(text string) {
	v, err := ParseNumber(text, -MaxBias, MaxBias)
	if err != nil {
		l.refuse(err, BiasRange, text)
		return
	}
	l.Convolution.Bias = v
	l.changed()
}

// Paint puts the brush on an input cell.
func (l *Lesson) Paint(i int) {
	l.Playing = false
	l.painted = i
	l.PaintTo(i)
}

// PaintTo draws the brush from the cell painted last to cell i: a quick pointer
// skips cells, the brush does not.
func (l *Lesson) PaintTo(i int) {
	r0, c0, r1, c1 := l.painted/filter.Side, l.painted%filter.Side, i/filter.Side, i%filter.Side
	n := max(r1-r0, r0-r1, c1-c0, c0-c1, 1)
	for k := range n + 1 {
		r, c := r0+(2*(r1-r0)*k+n)/(2*n), c0+(2*(c1-c0)*k+n)/(2*n)
		l.Convolution.Input[min(max(r, 0), filter.Side-1)*filter.Side+min(max(c, 0), filter.Side-1)] = l.Brush
	}
	l.painted = i
	l.derive()
}

// Configure changes an option of the walk through f. The window stays where it
// was on the input, or as near as the new options allow.
func (l *Lesson) Configure(f func(w *Walk)) {
	w := &l.Convolution
	row, col := 0, 0
	if l.Walk.Cols > 0 {
		row = w.Step/l.Walk.Cols*w.Stride - w.Padding
		col = w.Step%l.Walk.Cols*w.Stride - w.Padding
	}
	f(w)
	rows, cols := w.Conv().OutSize()
	nearest := func(at, n int) int {
		return min(max((at+w.Padding+w.Stride/2)/w.Stride, 0), n-1)
	}
	w.Step = nearest(row, rows)*cols + nearest(col, cols)
	l.changed()
}
