package train

import (
	"strings"
	"testing"

	work "convlab/web/work/training"
)

func TestKept(t *testing.T) {
	r, f := open()
	f.kept["x"] = &work.Run{ID: "x", Settings: work.Quick(), Status: work.Paused, Step: 100}
	r.Enter()
	if r.Interrupted() == nil || len(r.Kept()) != 1 {
		t.Fatal("an interrupted run is not offered")
	}
	r.Reopen("x")
	if r.Run() == nil || r.Run().Step != 100 || r.Interrupted() != nil || r.Fresh() {
		t.Error("it is not taken up")
	}
	r.Reopen("nothing")
	if _, wrong := r.Notice(); !wrong {
		t.Error("nothing is said of a run that is not there")
	}
	r.Remove("x")
	if len(r.Kept()) != 0 {
		t.Error("a removed run is listed")
	}
}

// Kept runs are drawn beside the one that is led, each under its letter; the axis
// reaches as far as the longest.
func TestCompared(t *testing.T) {
	r, f := open()
	short, long := r.Set, r.Set
	short.Epochs, long.Epochs, long.Batch = 2, 20, 200
	for id, s := range map[string]work.Settings{"b": short, "c": long, "d": short, "e": short, "f": short} {
		f.run = &work.Run{ID: id, Name: "run " + id, Settings: s, Status: work.Finished}
		f.steps(s.Steps())
		f.kept[id] = f.run
	}
	f.run = nil
	r.Go()
	f.steps(1000)
	r.list()
	r.Derive()
	end := func() float64 { x := r.Chart().X; return x[len(x)-1].At }
	lines := func() (n int) {
		for _, l := range r.Chart().Accuracy.Lines {
			if l.Class == "with" {
				n++
			}
		}
		return n
	}
	letters := func() (all string) {
		for _, id := range []string{"b", "c", "d", "e", "f"} {
			for _, k := range r.Kept() {
				if k.ID == id {
					all += id + k.Letter + " "
				}
			}
		}
		return all
	}
	if lines() != 0 || letters() != "b c d e f " {
		t.Errorf("before anything is chosen: %d lines, %s", lines(), letters())
	}
	for _, step := range []struct {
		id, letters string
		lines       int
	}{
		{"c", "b cA d e f ", 1}, {"b", "bB cA d e f ", 2}, {"c", "bB c d e f ", 1}, {"d", "bB c dA e f ", 2},
		{"e", "bB c dA eC f ", 3}, {"f", "bB c dA eC fD ", 4}, {"c", "bB c dA eC fD ", 4}, {"f", "bB c dA eC f ", 3}, {"c", "bB cD dA eC f ", 4},
	} {
		r.Compare(step.id)
		if lines() != step.lines || letters() != step.letters {
			t.Errorf("after %s: %d lines, %s; want %d, %s", step.id, lines(), letters(), step.lines, step.letters)
		}
	}
	if at := r.Chart().X[len(r.Chart().X)-1]; end() > 1 || at.Text != "20" {
		t.Errorf("the axis ends with %+v, not where the longest run does", at)
	}
	for _, want := range []string{"run b", "run c", `"run d",test,`} {
		if !strings.Contains(r.CSV()+r.SVG(), want) {
			t.Errorf("what is saved does not have %s", want)
		}
	}
	r.Remove("c")
	if lines() != 3 {
		t.Errorf("a removed run is still drawn: %d lines", lines())
	}
}
