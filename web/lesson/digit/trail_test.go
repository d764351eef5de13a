package digit

import (
	"testing"

	"convlab/nn/ink"
)

// Of what was chosen and what was done to the digit, a stroke or a grey value, the later
// is taken back first.
func TestTrail(t *testing.T) {
	d := New()
	var trail Trail[int]
	at := 0
	choose := func(v int) { trail.Remember(d, at); at = v }
	step := func(f func(*Digit, int) (int, bool)) {
		if v, ok := f(d, at); ok {
			at = v
		}
	}
	d.Press(ink.Point{X: .2, Y: .2})
	d.Lift()
	choose(1)
	d.SetGrey(false, Touch{3, 200})
	choose(2)
	want := func(what string, v, touched, strokes int) {
		t.Helper()
		if at != v || len(d.Touched) != touched || len(d.Strokes) != strokes {
			t.Errorf("%s: choice %d, %d touched, %d strokes", what, at, len(d.Touched), len(d.Strokes))
		}
	}
	for range 2 {
		want("all", 2, 1, 1)
		for _, x := range [][3]int{{1, 1, 1}, {1, 0, 1}, {0, 0, 1}, {0, 0, 0}} {
			step(trail.Undo)
			want("undo", x[0], x[1], x[2])
		}
		if trail.CanUndo(d) {
			t.Error("there is something before the beginning")
		}
		step(trail.Undo)
		for range 4 {
			step(trail.Redo)
		}
		if trail.CanRedo(d) {
			t.Error("there is something after the end")
		}
	}
}

// What is done to the finished picture counts as done to the digit.
func TestTrailOfNudges(t *testing.T) {
	d := New()
	var trail Trail[int]
	d.Press(ink.Point{X: .2, Y: .2})
	d.Lift()
	trail.Remember(d, 0)
	d.SetNudge(ink.Nudge{Right: 2})
	if v, ok := trail.Undo(d, 1); ok || d.IsNudged() {
		t.Errorf("the choice before, %d, comes back before the nudge", v)
	}
	if v, ok := trail.Undo(d, 1); !ok || v != 0 {
		t.Errorf("then comes %d, %v", v, ok)
	}
}

// A stroke that follows undoing takes the strokes that were undone, not the choice: one Redo brings it back.
func TestTrailAfterAnotherStroke(t *testing.T) {
	d := New()
	var trail Trail[int]
	stroke := func() { d.Press(ink.Point{X: .2, Y: .2}); d.Lift() }
	stroke()
	trail.Remember(d, 0)
	trail.Undo(d, 1)
	trail.Undo(d, 0)
	stroke()
	if v, ok := trail.Redo(d, 0); !ok || v != 1 {
		t.Errorf("Redo brings %d, %v", v, ok)
	}
}
