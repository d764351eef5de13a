package flatten

import (
	"testing"

	"convlab/nn/ink"
	"convlab/web/lesson/room"
)

// What was done last is taken back first, a choice or a stroke; where the reader
// looks stays.
func TestUndoChoices(t *testing.T) {
	r := New(room.NewDesk())
	r.Digit.Press(ink.Point{X: .2, Y: .2})
	r.Digit.Lift()
	r.Label(7)
	r.Look(5)
	r.Pull(3)
	r.SetUnit(true)
	r.SetUnit(true)
	r.Label(7) // taken back by hand
	want := func(what string, unit bool, answer, strokes int) {
		t.Helper()
		if r.Unit != unit || r.Answer != answer || len(r.Digit.Strokes) != strokes || r.Pixel != 2*ink.Side+5 || r.Rows != 3 {
			t.Errorf("%s: %v, label %d, %d strokes, pixel %d, %d rows", what, r.Unit, r.Answer, len(r.Digit.Strokes), r.Pixel, r.Rows)
		}
	}
	for range 2 {
		want("all", true, -1, 1)
		r.Undo()
		want("one back", true, 7, 1)
		r.Undo()
		want("two back", false, 7, 1)
		r.Undo()
		want("three back", false, -1, 1)
		r.Undo()
		want("four back", false, -1, 0)
		if r.CanUndo() {
			t.Error("there is something before the beginning")
		}
		r.Undo()
		for _, s := range []struct {
			unit            bool
			answer, strokes int
		}{{false, -1, 1}, {false, 7, 1}, {true, 7, 1}, {true, -1, 1}} {
			r.Redo()
			want("redo", s.unit, s.answer, s.strokes)
		}
		if r.CanRedo() {
			t.Error("there is something after the end")
		}
		r.Redo()
	}
	r.Digit.Press(ink.Point{X: .5, Y: .5}) // after the choices
	r.Digit.Lift()
	want("drawn on", true, -1, 2)
	r.Undo()
	want("the stroke taken back", true, -1, 1)
	r.Undo()
	want("and a choice", true, 7, 1)
	r.Redo()
	want("the choice again", true, -1, 1)
	r.Redo()
	want("and the stroke", true, -1, 2)
	r.Undo()
	// A choice ends what could be redone of choices, and comes before the digit.
	for range 4 {
		r.Undo()
	}
	r.Label(2)
	r.Undo()
	want("a choice taken back", false, -1, 0)
	r.Redo()
	want("a choice again", false, 2, 0)
}

// Space is the page's where there is nothing to pull out.
func TestSpaceOnNothing(t *testing.T) {
	r := New(room.NewDesk())
	if r.Key(" ", 0, 0) || r.Moving() {
		t.Error("an empty picture is played")
	}
	r.Digit.Press(ink.Point{X: .2, Y: .2})
	r.Digit.Lift()
	if !r.Key(" ", 0, 0) || !r.Moving() {
		t.Error("Space does not play")
	}
}
