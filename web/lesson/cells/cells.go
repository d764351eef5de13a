// Package cells is typing and moving in grids of numbers, the same in every
// chapter that has them.
package cells

import (
	"errors"
	"math"
	"strconv"

	"convlab/web/lesson/words"
)

// A Grid is numbers that a reader can type into, row after row.
type Grid struct {
	Name    string // also its id on the page
	Columns int
	Count   int
	Lo, Hi  float64
	Whole   bool // only whole numbers
	Get     func(i int) float64
	Set     func(i int, v float64)
	Outside words.Both[string] // what is said of a number that is refused, %s
}

// An Editor is where the reader is in the grids of a chapter: the cell that is in
// the tab order, and the one that is open for typing.
type Editor struct {
	Before  func()             // called before a number changes
	Changed func()             // and after it has
	Say     func(words.Notice) // of what can't be used

	Text  string // what stands in the open cell
	Fresh bool   // some of it has been typed: it is not to be selected

	grids  []Grid
	was    string // what the open cell showed before it was typed over
	open   string // the grid of the open cell, "" for none
	at     int    // and its index
	active map[string]int
	focus  string // the grid whose active cell takes the focus
	turn   int
}

// New returns an editor of grids.
func New(grids ...Grid) *Editor {
	return &Editor{grids: grids, active: map[string]int{}, Before: func() {}, Changed: func() {}, Say: func(words.Notice) {}}
}

func (e *Editor) grid(name string) *Grid {
	for i := range e.grids {
		if e.grids[i].Name == name {
			return &e.grids[i]
		}
	}
	return nil
}

// Editing returns the index of the grid's cell that is open, -1 for none.
func (e *Editor) Editing(grid string) int {
	if e.open == "" || e.open != grid {
		return -1
	}
	return e.at
}

// Edit opens a number for typing, with its present value selected. What was typed
// into another one is taken.
func (e *Editor) Edit(grid string, i int) {
	if g := e.grid(grid); g != nil {
		if e.Editing(grid) != i {
			e.Settle()
		}
		e.open, e.at, e.Fresh = grid, i, false
		e.was = words.Number(g.Get(i))
		e.Text = e.was
	}
}

// Begin opens a number by typing the first character of a new one over it. More
// may be typed before the field is on the screen; they are kept.
func (e *Editor) Begin(grid string, i int, key string) {
	if e.open == grid && e.at == i && e.Fresh {
		e.Text += key
		return
	}
	e.Edit(grid, i)
	e.was = ""
	e.Typed(key)
}

// Typed notes what stands in the open cell by now.
func (e *Editor) Typed(text string) { e.Text, e.Fresh = text, true }

// Negate changes the sign of what stands in the open cell.
func (e *Editor) Negate() {
	if e.open != "" {
		e.Typed(words.Negate(e.Text))
	}
}

// Signed says whether the numbers of a grid can be negative.
func (e *Editor) Signed(grid string) bool {
	g := e.grid(grid)
	return g != nil && g.Lo < 0
}

// Close closes the open cell and leaves its number as it was.
func (e *Editor) Close() { e.open = "" }

// Cancel is Close that gives the focus back to the cell.
func (e *Editor) Cancel() {
	if e.open != "" {
		e.Rove(e.open, e.at)
		e.Close()
	}
}

// Commit is [Editor.Type] that gives the focus back to the cell.
func (e *Editor) Commit(text string) {
	if e.open != "" {
		grid, i := e.open, e.at
		e.Type(text)
		e.Rove(grid, i)
	}
}

// Type takes what was typed into the open cell. What can't be used is refused
// with a reason, and the old value stays. It reports whether it was taken.
func (e *Editor) Type(text string) bool {
	g := e.grid(e.open)
	e.open = ""
	if g == nil {
		return false
	}
	if e.was != "" && text == e.was {
		return true // what is shown may be rounded
	}
	v, err := g.parse(text)
	if e.was != "" && text == words.Negate(e.was) && g.Lo < 0 {
		v = -g.Get(e.at)
	}
	if err != nil {
		e.Say(Refusal(err, g.Outside, text))
		return false
	}
	e.Say(words.Notice{})
	e.set(g, e.at, []float64{v}, 1)
	return true
}

// parse reads a number that the grid can hold.
func (g *Grid) parse(text string) (float64, error) {
	v, err := words.ParseNumber(text, g.Lo, g.Hi)
	if err == nil && g.Whole && v != math.Trunc(v) {
		return 0, words.ErrRange
	}
	return v, err
}

// set puts rows of columns numbers into a grid, from cell i on, all at once.
func (e *Editor) set(g *Grid, i int, v []float64, columns int) {
	remembered := false
	for k, x := range v {
		j := i + k/columns*g.Columns + k%columns
		if x == g.Get(j) {
			continue
		}
		if !remembered {
			remembered = true
			e.Before()
		}
		g.Set(j, x)
	}
	e.Changed()
}

// Settle takes what was typed into the open cell, if one is open: something else
// begins. It reports whether it was taken.
func (e *Editor) Settle() bool {
	if e.open == "" {
		return true
	}
	e.focus = ""
	return e.Type(e.Text)
}

// Away is told that the focus has left a cell: it is not to be brought back.
func (e *Editor) Away() { e.focus = "" }

// Refusal says why typed text is not taken; outside is what to say of a number
// out of range.
func Refusal(err error, outside words.Both[string], text string) words.Notice {
	n := words.Notice{Text: notANumber, Detail: words.Clip(text)}
	if errors.Is(err, words.ErrRange) {
		n.Text = outside
	}
	return n
}

var notANumber = words.Both[string]{
	Zh: "“%s”不是数，原来的值没有动。",
	En: "“%s” is not a number. The old value stays.",
}

// Rove makes cell i the one of its grid that is in the tab order, and moves the
// focus there.
func (e *Editor) Rove(grid string, i int) {
	e.active[grid] = i
	e.focus = grid
	e.turn++
}

// Active returns the cell of a grid that is in the tab order.
func (e *Editor) Active(grid string) int { return e.active[grid] }

// Focus changes whenever the active cell of the grid is to take the focus.
func (e *Editor) Focus(grid string) string {
	if e.focus != grid {
		return ""
	}
	return grid + strconv.Itoa(e.turn)
}

// Step returns the cell that lies dx columns and dy rows from i, -1 if there is none.
func Step(i, dx, dy, columns, count int) int {
	if col := i%columns + dx; col < 0 || col >= columns {
		return -1
	}
	if j := i + dx + dy*columns; j >= 0 && j < count {
		return j
	}
	return -1
}

// Move puts the active cell of a grid elsewhere by arrow keys, staying in it.
func (e *Editor) Move(grid string, dx, dy int) {
	if g := e.grid(grid); g != nil {
		if j := Step(e.active[grid], dx, dy, g.Columns, g.Count); j >= 0 {
			e.Rove(grid, j)
		}
	}
}

// Key handles a key on a cell that no other pattern has use for: one that begins
// a number opens the cell. It reports whether it was used.
func (e *Editor) Key(grid string, i int, key string) bool {
	switch {
	case words.BeginsNumber(key):
		e.Begin(grid, i, key)
	case key == "F2" || key == "Backspace" || key == "Delete":
		e.Edit(grid, i)
	case key == "Escape" && e.Editing(grid) == i:
		e.Cancel() // before the field was there
	default:
		return false
	}
	return true
}
