package train

import (
	"strings"
	"testing"

	"convlab/nn/ink"
)

func write(r *Room) {
	r.Digit.Press(ink.Point{X: .5, Y: .2})
	r.Digit.Move(ink.Point{X: .5, Y: .8})
	r.Digit.Lift()
}

func TestMine(t *testing.T) {
	r, f := open()
	r.Digit.Changed = r.Derive
	r.Show(int(Own))
	if r.Keep(1); len(r.Mine()) != 0 {
		t.Error("nothing is kept")
	}
	for range 3 {
		write(r)
		r.Keep(1)
	}
	if len(r.Mine()) != 3 || r.Next() != 2 || r.Digit.HasInk() || r.Trainer.Own.Len() != 3 {
		t.Fatalf("%d are kept, %d is next", len(r.Mine()), r.Next())
	}
	if r.LearnMine(true); r.Set.Own != 3 {
		t.Error("the next run does not learn from them")
	}
	r.Drop(r.Mine()[0].Number)
	if len(r.Mine()) != 2 || r.Trainer.Own.Len() != 2 {
		t.Errorf("%d are kept after one is dropped, %d to learn from", len(r.Mine()), r.Trainer.Own.Len())
	}
	if r.Show(int(Curves)); !r.Learns() {
		t.Error("the next run does not learn from them any more")
	}
	r.Go()
	if f.run.Settings.Own != 2 {
		t.Errorf("a run learns from %d of 2", f.run.Settings.Own)
	}
	r.Stop()
	r.Show(int(Own))
	if r.Undo(); len(r.Mine()) != 3 {
		t.Error("dropping is not taken back")
	}
	r.LearnMine(false)
	// A file brings them back.
	r.ExportMine()
	file := r.TakeFile()
	r.DropAll()
	if r.ImportMine(file.Data); len(r.Mine()) != 3 {
		t.Errorf("%d come back", len(r.Mine()))
	}
	for _, bad := range []string{"", "x", "convlab-digits 1\n12 abc", "convlab-digits 1\n1 abc", strings.Repeat("x", 3<<20)} {
		r.Dismiss()
		r.ImportMine(bad)
		if _, wrong := r.Notice(); !wrong || len(r.Mine()) != 3 {
			t.Errorf("%.30q is taken over", bad)
		}
	}
	// The trained network reads them.
	r.Go()
	f.steps(1)
	r.Beside()
	if !r.StandsBeside() || r.Trained == "" || !r.Moving() {
		t.Fatal("the network does not stand beside the others")
	}
	for range 100 {
		r.Advance(.02)
	}
	scores := r.Scores()
	if r.Moving() || len(scores) != 1 || !scores[0].Yours || scores[0].Of != 3 {
		t.Errorf("scores %+v", scores)
	}
	if r.Withdraw(); r.StandsBeside() || r.Trained != "" {
		t.Error("it can’t be removed")
	}
}

func FuzzDecodeMine(f *testing.F) {
	f.Add(EncodeMine([]*Mine{{Label: 7}}))
	f.Add("convlab-digits 1\n7 AAAA\n")
	f.Fuzz(func(t *testing.T, file string) {
		list, err := DecodeMine(file)
		if err != nil {
			return
		}
		again, err := DecodeMine(EncodeMine(list))
		if err != nil || len(again) != len(list) {
			t.Fatalf("%d digits become %d: %v", len(list), len(again), err)
		}
	})
}
