package jobs

import (
	"sync/atomic"
	"testing"

	"convlab/nn"
	"convlab/web/work/training"
)

// saved lists what is kept.
func (o *office) saved() (runs []*training.Run) {
	o.t.Helper()
	done := false
	o.Saved(func(list []*training.Run, err error) {
		if runs, done = list, true; err != nil {
			o.t.Error(err)
		}
	})
	o.until("the list", func() bool { return done })
	return runs
}

// both has two workers there.
func (o *office) both() {
	s := brief()
	s.Epochs = 10_000
	o.SetPool(2)
	o.Start(s)
	o.until("both workers", func() bool { return o.Run().Pool == 2 })
	o.Stop()
	o.quiet()
}

// A worker that is lost while only its share of the last test is missing doesn't keep the run from its end: the test is made
// again.
func TestLostInTheLastTest(t *testing.T) {
	o := newOffice(t)
	s := brief()
	s.Epochs = 2
	want := nativeRun(t, o, s)
	o.cupboard(nil)
	o.both()
	o.Start(s)
	o.until("the last step", func() bool { return o.Run().Step == s.Steps() })
	lost := o.live[1]
	lost.held = true
	o.quiet() // all but its share is there
	lost.held = false
	lost.kill()
	o.status(training.Finished)
	o.same(want)
	o.quiet()
	if r := o.Run(); r.Whole == nil || r.Whole.Step != s.Steps() || r.SavedAt != s.Steps() || r.Losses == 0 {
		t.Errorf("finished with %d losses, kept at step %d", r.Losses, r.SavedAt)
	}
}

// A worker that is lost after the run was stopped or paused, in the step that was ordered before, takes nothing with it: the
// others come to rest, what they have is kept, and the network can be had.
func TestLostAtRest(t *testing.T) {
	for _, status := range []training.Status{training.Stopped, training.Paused} {
		o := newOffice(t)
		store := o.cupboard(nil)
		o.SetPool(2)
		s := brief()
		s.Batch, s.Epochs = 100, 200
		var armed atomic.Bool
		gate := make(chan struct{})
		o.at = func(f *fake) bool { // it stops before its next message to the other one, and then is lost
			if f != o.live[1] || !armed.Load() {
				return false
			}
			<-gate
			return true
		}
		o.Start(s)
		o.until("both workers", func() bool { return o.Run().Pool == 2 && o.Run().Step > 0 })
		armed.Store(true)
		o.quiet()
		if status == training.Stopped {
			o.Stop()
		} else {
			o.Pause()
		}
		close(gate)
		o.until("a loss", func() bool { return o.Run().Losses > 0 })
		armed.Store(false)
		o.quiet()
		r := o.Run()
		runs := o.saved()
		if r.Losses == 0 || r.Status != status || len(store.heads) != 1 || len(runs) != 1 || runs[0].Status != status || r.SavedAt == 0 {
			t.Fatalf("status %d, %d losses, kept at step %d of %d: %d runs", r.Status, r.Losses, r.SavedAt, r.Step, len(runs))
		}
		var net *nn.Network
		o.Network(func(n *nn.Network, _ int, err error) {
			if net = n; err != nil {
				t.Error(err)
			}
		})
		o.until("the network", func() bool { return net != nil })
		if status == training.Paused {
			o.Play()
			o.step(r.Step + 5)
		}
	}
}

// A run that is paused while its images come is ready when they are there.
func TestPausedWhileLoading(t *testing.T) {
	o := newOffice(t)
	o.Start(brief())
	o.Pause()
	o.until("the images", func() bool { l := o.Run().Loads; return len(l) > 0 && l[0].Here })
	if r := o.Run(); r.Status != training.Paused || r.Step != 0 {
		t.Errorf("status %d at step %d", r.Status, r.Step)
	}
}

// A run that was reopened and stopped is kept as stopped.
func TestReopenedAndStopped(t *testing.T) {
	o := newOffice(t)
	o.cupboard(nil)
	s := brief()
	s.Epochs = 400
	o.Start(s)
	o.step(20)
	o.Pause()
	o.quiet()
	done := false
	o.Reopen(o.Run().ID, func(err error) { done = err == nil })
	o.until("the run", func() bool { return done })
	o.Stop()
	o.quiet()
	if runs := o.saved(); len(runs) != 1 || runs[0].Status != training.Stopped {
		t.Errorf("kept: %d runs, the first with status %d", len(runs), runs[0].Status)
	}
}

// A name that found no room is kept when there is some.
func TestNamedWithoutRoom(t *testing.T) {
	o := newOffice(t)
	store := o.cupboard(nil)
	o.Start(brief())
	o.status(training.Finished)
	o.quiet()
	store.fails = training.ErrFull
	o.Rename("late")
	o.quiet()
	store.fails = nil
	o.Remove("another", func(error) {})
	o.quiet()
	if runs := o.saved(); len(runs) != 1 || runs[0].Name != "late" {
		t.Errorf("%d runs are kept, the first as %q", len(runs), runs[0].Name)
	}
}
