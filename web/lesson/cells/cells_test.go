package cells

import (
	"strings"
	"testing"

	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

// A sheet is two grids with an editor, and what the editor told.
type sheet struct {
	*Editor
	whole           [12]float64 // 3 rows of 4
	any             [4]float64  // 2 rows of 2
	before, changed int
	seen            []float64 // what was in the first cell of any, each time Before was called
	said            words.Notice
}

var outside = words.Both[string]{Zh: "“%s”出界", En: "“%s” is out of range"}

func newSheet() *sheet {
	s := &sheet{}
	for i := range s.whole {
		s.whole[i] = float64(i)
	}
	s.any = [4]float64{1. / 3, -1, 2.5, 1. / 7}
	s.Editor = New(
		Grid{Name: "whole", Columns: 4, Count: len(s.whole), Lo: 0, Hi: 255, Whole: true, Outside: outside,
			Get: func(i int) float64 { return s.whole[i] }, Set: func(i int, v float64) { s.whole[i] = v }},
		Grid{Name: "any", Columns: 2, Count: len(s.any), Lo: -9, Hi: 9, Outside: outside,
			Get: func(i int) float64 { return s.any[i] }, Set: func(i int, v float64) { s.any[i] = v }},
	)
	s.Before = func() { s.before++; s.seen = append(s.seen, s.any[0]) }
	s.Changed = func() { s.changed++ }
	s.Say = func(n words.Notice) { s.said = n }
	return s
}

func TestTexts(t *testing.T) { wordstest.Check(t, notANumber.Zh, notANumber.En) }

func TestType(t *testing.T) {
	for _, c := range []struct {
		grid, text string
		want       float64
		refused    *words.Both[string]
	}{
		{"whole", "0", 0, nil}, {"whole", "255", 255, nil}, {"whole", "１２", 12, nil}, {"whole", " 7 ", 7, nil}, {"whole", "4/2", 2, nil},
		{"whole", "256", 0, &outside}, {"whole", "-1", 0, &outside}, {"whole", "12.5", 0, &outside}, {"whole", "1/2", 0, &outside},
		{"whole", "", 0, &notANumber}, {"whole", "七", 0, &notANumber}, {"whole", "<b>7</b>", 0, &notANumber}, {"whole", "1e2", 100, nil},
		{"any", "-1", -1, nil}, {"any", "−0,5", -.5, nil}, {"any", "1/9", 1. / 9, nil}, {"any", "9", 9, nil},
		{"any", "9.5", 0, &outside}, {"any", "-10", 0, &outside}, {"any", "1/0", 0, &notANumber}, {"any", "x", 0, &notANumber}, {"any", strings.Repeat("x", 99), 0, &notANumber},
	} {
		s := newSheet()
		s.said = words.BadLink("earlier")
		value := func() float64 { return s.grid(c.grid).Get(2) }
		was := value()
		s.Edit(c.grid, 2)
		if s.Editing(c.grid) != 2 || s.Text != words.Number(was) || s.Fresh {
			t.Errorf("%s opens with %q, want %q", c.grid, s.Text, words.Number(was))
		}
		focus := s.Focus(c.grid)
		taken := s.Type(c.text)
		if s.Editing(c.grid) != -1 {
			t.Errorf("%s %q: the field stays open", c.grid, c.text)
		}
		if s.Focus(c.grid) != focus {
			t.Errorf("%s %q: what has lost the focus takes it back", c.grid, c.text)
		}
		if c.refused == nil {
			changes := 0
			if c.want != was {
				changes = 1
			}
			if !taken || value() != c.want || s.said != (words.Notice{}) || s.before != changes || s.changed != 1 {
				t.Errorf("%s %q gives %v, want %v; told %d, %d, notice %q", c.grid, c.text, value(), c.want, s.before, s.changed, s.said.In("en"))
			}
			continue
		}
		want := words.Notice{Text: *c.refused, Detail: words.Clip(c.text)}
		if taken || value() != was || s.said != want || s.before != 0 || s.changed != 0 {
			t.Errorf("%s %q leaves %v, was %v; told %d, %d, notice %q", c.grid, c.text, value(), was, s.before, s.changed, s.said.In("en"))
		}
	}
}

// Before comes while the old number is there still, which is what Undo returns to.
func TestBefore(t *testing.T) {
	s := newSheet()
	s.Edit("any", 0)
	s.Type("5")
	s.Edit("any", 0)
	s.Type("6")
	if len(s.seen) != 2 || s.seen[0] != 1./3 || s.seen[1] != 5 {
		t.Errorf("Before sees %v", s.seen)
	}
	s.Edit("any", 0)
	if s.Type("6.0"); s.before != 2 {
		t.Error("the same number, written otherwise, is a change")
	}
}

// Committing an unchanged field changes nothing, though what it shows is rounded.
func TestUnchanged(t *testing.T) {
	s := newSheet()
	for i := range s.any {
		was := s.any[i]
		s.Edit("any", i)
		if !s.Type(s.Text) || s.any[i] != was || s.before != 0 {
			t.Errorf("%v, opened and closed, is %v", was, s.any[i])
		}
	}
	s.Begin("any", 3, "0")
	s.Text = "0.143"
	if s.Type("0.143"); s.any[3] != .143 {
		t.Errorf("what was typed is taken for what was shown: %v", s.any[3])
	}
}

func TestNothingOpen(t *testing.T) {
	s := newSheet()
	was := *s
	s.Commit("7")
	s.Cancel()
	s.Close()
	s.Edit("nowhere", 0)
	s.Move("nowhere", 1, 0)
	if s.Type("7") || s.whole != was.whole || s.any != was.any || s.before+s.changed != 0 || s.Focus("any")+s.Focus("whole") != "" || s.Editing("") != -1 || s.Editing("nowhere") != -1 {
		t.Error("typing without an open cell changes something")
	}
}

// The first key opens a cell and replaces its number; Enter commits and gives
// the focus back to the cell, Escape leaves all as it was.
func TestTypingOver(t *testing.T) {
	s := newSheet()
	focus := s.Focus("any")
	s.Begin("any", 2, "-")
	s.Begin("any", 2, "1") // typed before the field is on the screen
	s.Begin("any", 2, ".")
	if s.Editing("any") != 2 || s.Editing("whole") != -1 || s.Text != "-1." || !s.Fresh {
		t.Errorf("the field holds %q", s.Text)
	}
	s.Commit("-1.5")
	if s.any[2] != -1.5 || s.Editing("any") != -1 {
		t.Errorf("the number is %v", s.any[2])
	}
	if s.Active("any") != 2 || s.Focus("any") == focus || s.Focus("any") == "" || s.Focus("whole") != "" {
		t.Error("the focus does not go back to the cell")
	}
	s.Begin("any", 3, "5")
	s.Begin("any", 2, "6") // another cell: nothing of the first is left
	if s.Text != "6" || s.Editing("any") != 2 {
		t.Errorf("the field holds %q", s.Text)
	}
	s.Begin("whole", 2, "7") // the same place of another grid
	s.Edit("whole", 2)       // a double click on what is being typed selects what is there
	if s.Text != "2" || s.Fresh {
		t.Errorf("the field holds %q", s.Text)
	}
	focus = s.Focus("whole")
	s.Cancel()
	if s.whole[2] != 2 || s.Editing("whole") != -1 || s.Focus("whole") == focus || s.Active("whole") != 2 {
		t.Error("Escape does not leave the cell as it was")
	}
	s.Edit("any", 1)
	focus = s.Focus("any")
	if s.Close(); s.any[1] != -1 || s.Editing("any") != -1 || s.Focus("any") != focus {
		t.Error("closing is more than closing")
	}
	s.Edit("any", 1)
	if s.Commit("nonsense"); s.any[1] != -1 || s.Active("any") != 1 || s.Focus("any") == focus {
		t.Error("what is refused does not give the focus back")
	}
}

func TestMove(t *testing.T) {
	s := newSheet()
	for _, c := range []struct {
		grid             string
		from, dx, dy, to int
	}{
		{"whole", 0, 1, 0, 1}, {"whole", 0, 0, 1, 4}, {"whole", 0, -1, 0, 0}, {"whole", 0, 0, -1, 0},
		{"whole", 3, 1, 0, 3}, {"whole", 4, -1, 0, 4}, {"whole", 11, 1, 0, 11}, {"whole", 11, 0, 1, 11}, {"whole", 11, -1, 0, 10}, {"whole", 11, 0, -1, 7},
		{"any", 0, 0, 1, 2}, {"any", 2, 1, 0, 3}, {"any", 1, 1, 0, 1}, {"any", 3, 0, 1, 3},
	} {
		s.Rove(c.grid, c.from)
		focus := s.Focus(c.grid)
		s.Move(c.grid, c.dx, c.dy)
		if s.Active(c.grid) != c.to || (s.Focus(c.grid) != focus) != (c.to != c.from) {
			t.Errorf("%s: from %d by %d, %d to %d, want %d", c.grid, c.from, c.dx, c.dy, s.Active(c.grid), c.to)
		}
	}
	if s.Active("any") != 3 || s.Active("whole") != 7 {
		t.Error("moving in one grid moves in another")
	}
	if s.Focus("any") == "" || s.Focus("whole") != "" {
		t.Error("two cells want the focus")
	}
}

func TestStep(t *testing.T) {
	for _, c := range []struct{ i, dx, dy, columns, count, want int }{
		{0, 1, 0, 3, 7, 1}, {2, 1, 0, 3, 7, -1}, {3, -1, 0, 3, 7, -1}, {6, 1, 0, 3, 7, -1}, {6, 0, -1, 3, 7, 3}, {4, 0, 1, 3, 7, -1}, {3, 0, 1, 3, 7, 6}, {0, 0, 0, 1, 1, 0}, {0, 1, 0, 1, 0, -1},
	} {
		if got := Step(c.i, c.dx, c.dy, c.columns, c.count); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func TestKey(t *testing.T) {
	for key, text := range map[string]string{"0": "0", "7": "7", "9": "9", "-": "-", ".": ".", "F2": "2.5", "Backspace": "2.5", "Delete": "2.5"} {
		s := newSheet()
		if !s.Key("any", 2, key) || s.Editing("any") != 2 || s.Text != text || s.Fresh != (key == text) {
			t.Errorf("%s opens %d with %q", key, s.Editing("any"), s.Text)
		}
		if s.any[2] != 2.5 || s.before+s.changed != 0 {
			t.Errorf("%s changes the number before it is typed", key)
		}
	}
	for _, key := range []string{"", "a", "Enter", "Tab", "Escape", "F1", "+", "10", "七", "ArrowLeft", " ", "/", ":"} {
		s := newSheet()
		if s.Key("any", 2, key) || s.Editing("any") != -1 {
			t.Errorf("%q is used", key)
		}
	}
	// Escape before the field was on the screen.
	s := newSheet()
	s.Key("any", 2, "4")
	if s.Key("any", 1, "Escape") || s.Key("whole", 2, "Escape") || s.Editing("any") != 2 {
		t.Error("Escape on another cell closes the one that is open")
	}
	focus := s.Focus("any")
	if !s.Key("any", 2, "Escape") || s.Editing("any") != -1 || s.any[2] != 2.5 || s.Focus("any") == focus {
		t.Error("Escape does not leave the cell as it was")
	}
}

// An editor works without anyone who wants to know.
func TestAlone(t *testing.T) {
	v := 1.
	e := New(Grid{Name: "g", Columns: 1, Count: 1, Hi: 9, Get: func(int) float64 { return v }, Set: func(_ int, x float64) { v = x }})
	e.Edit("g", 0)
	e.Type("x")
	e.Edit("g", 0)
	if e.Commit("8"); v != 8 {
		t.Errorf("the number is %v", v)
	}
}
