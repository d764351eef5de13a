package train

import (
	"strings"
	"testing"

	work "convlab/web/work/training"
)

// What is said at the film's place is of that place, and of runs that are only kept it isn't said that there are none.
func TestTitleOfTheMoment(t *testing.T) {
	r, f := open()
	f.kept["x"] = &work.Run{ID: "x", Settings: work.Quick(), Status: work.Finished, Step: 100}
	r.Enter()
	if got := r.Title(); got != "No run is open. This browser keeps 1." {
		t.Errorf("with a run that is kept: %q", got)
	}
	per := r.Set.PerEpoch()
	f.run = &work.Run{ID: "y", Settings: r.Set, Status: work.Finished, Step: 2 * per,
		Tests:  []work.Test{{Step: per, Images: work.TestImages, Errors: 500}, {Step: 2 * per, Images: work.TestImages, Errors: 200}},
		Frames: []work.Frame{{Step: 0}, {Step: per + 1}, {Step: 2 * per}}}
	for i, want := range []string{"At the start", "Epoch 1: test set 95.00%", "Epoch 2: test set 98.00%"} {
		if r.Scrub(i); !strings.HasPrefix(r.Title(), want) {
			t.Errorf("at frame %d: %q, want %s", i, r.Title(), want)
		}
	}
}

// Runs of settings that differ have names that differ.
func TestNames(t *testing.T) {
	r, _ := open()
	seen := map[string]bool{}
	for _, change := range []func(s *work.Settings){
		func(*work.Settings) {}, func(s *work.Settings) { s.Dropout = .3 }, func(s *work.Settings) { s.L2 = 0 }, func(s *work.Settings) { s.Augment = work.Scan },
		func(s *work.Settings) { s.Own = 12 }, func(s *work.Settings) { s.Seed = 2 }, func(s *work.Settings) { s.Images = 5000 }, func(s *work.Settings) { s.Schedule = work.Constant },
		func(s *work.Settings) { *s = work.Course() }, func(s *work.Settings) { *s = work.Course(); s.L2 = .01 },
	} {
		s := work.Quick()
		change(&s)
		name := r.NameOf(&work.Run{Settings: s})
		if seen[name] {
			t.Errorf("two runs are called %s", name)
		}
		seen[name] = true
	}
	s := work.Quick()
	if s.Dropout = .3; !strings.HasSuffix(r.NameOf(&work.Run{Settings: s}), " · batch 128 · dropout 30%") {
		t.Error(r.NameOf(&work.Run{Settings: s}))
	}
}

// What is subtracted can be checked in the digits that are shown.
func TestFine(t *testing.T) {
	for _, x := range []struct {
		v, by float64
		want  string
	}{{-.102845678, -1.553e-5, "−0.10284568"}, {.5, -.25, "0.5000"}, {.1, 0, "0.1000"}, {0, 1e-3, "0.000000"}} {
		if got := fine(x.v, x.by); got != x.want {
			t.Errorf("%v, changed by %v: %s, want %s", x.v, x.by, got, x.want)
		}
	}
}
