package digit

import (
	"convlab/nn/ink"
	"convlab/web/lesson/undo"
)

// A Trail is what a reader has chosen in a chapter, to be taken back together with what
// was done to the digit: of both, the later is first. Its zero value is empty.
type Trail[T any] struct {
	history undo.History[chosen[T]]
	undone  []bool // what Undo has taken back since the last choice: of the digit, or not
}

// chosen is a choice with the digit that it was made of.
type chosen[T any] struct {
	value T
	of    mark
}

// A mark tells one state of the digit from another.
type mark struct {
	strokes, sample, touched int
	width                    int
	steps                    ink.Steps
	nudge                    ink.Nudge
	last                     *ink.Point
	first                    *Touch
}

func (d *Digit) mark() mark {
	m := mark{strokes: len(d.Strokes), sample: d.Sample, touched: len(d.Touched), width: d.Width, steps: d.Steps, nudge: d.Nudge}
	if n := m.strokes; n > 0 && len(d.Strokes[n-1].Points) > 0 {
		m.last = &d.Strokes[n-1].Points[0]
	}
	if m.touched > 0 {
		m.first = &d.Touched[0]
	}
	return m
}

// Remember makes now, the choice before it changes, the one that Undo returns to.
func (t *Trail[T]) Remember(d *Digit, now T) {
	t.history.Remember(chosen[T]{now, d.mark()})
	t.undone = nil
}

// Undo takes back what was last done to d, or returns the choice before now; ok is false
// if there is none to return to.
func (t *Trail[T]) Undo(d *Digit, now T) (then T, ok bool) {
	last := t.history.Last()
	ofDigit := d.CanUndo() && (last == nil || last.of != d.mark())
	if !ofDigit && last == nil {
		return now, false
	}
	if t.undone = append(t.undone, ofDigit); ofDigit {
		d.Undo()
		return now, false
	}
	return swap(t.history.Undo, d, now)
}

// Redo takes an Undo back.
func (t *Trail[T]) Redo(d *Digit, now T) (then T, ok bool) {
	ofDigit := !t.history.CanRedo()
	if n := len(t.undone) - 1; n >= 0 {
		ofDigit, t.undone = t.undone[n], t.undone[:n]
	}
	// A stroke that was made since has taken what the digit had to go forward to.
	ofDigit = ofDigit && d.CanRedo() || !t.history.CanRedo()
	if ofDigit {
		d.Redo()
		return now, false
	}
	return swap(t.history.Redo, d, now)
}

func swap[T any](undo func(*chosen[T]) bool, d *Digit, now T) (T, bool) {
	c := chosen[T]{now, d.mark()}
	ok := undo(&c)
	return c.value, ok
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (t *Trail[T]) CanUndo(d *Digit) bool { return t.history.CanUndo() || d.CanUndo() }
func (t *Trail[T]) CanRedo(d *Digit) bool { return t.history.CanRedo() || d.CanRedo() }
