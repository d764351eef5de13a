package jobs

import (
	"errors"
	"math"
	"testing"
	"time"

	"convlab/web/work/training"
)

// brief is a training that takes some steps.
func brief() training.Settings {
	return training.Settings{Net: training.Dense, Units: []int{10}, Rule: training.Momentum, Rate: .02, Batch: 200, Epochs: 12, Images: 900, Seed: 11}
}

// hasty lets the conductor's clock run fast, so that it tests and keeps often.
func (o *office) hasty() {
	now := time.Unix(1e9, 0)
	o.Now = func() time.Time {
		now = now.Add(150 * time.Millisecond)
		return now
	}
}

func (o *office) step(n int) {
	o.t.Helper()
	o.until("a step", func() bool { return o.Run().Step >= n || o.Run().Status.Over() })
}

// quiet waits until nothing happens any more.
func (o *office) quiet() {
	for idle := 0; idle < 60; {
		select {
		case f := <-o.events:
			f()
			idle = 0
		case <-time.After(5 * time.Millisecond):
			idle++
		}
	}
}

// Pausing, single steps and another pool change nothing; rewinding gives the same
// again.
func TestInterrupted(t *testing.T) {
	s := brief()
	o := newOffice(t)
	want := nativeRun(t, o, s)
	o.SetPool(1)
	o.Start(s)
	o.step(3)
	o.Pause()
	o.quiet()
	r := o.Run()
	at := r.Step
	if r.Status != training.Paused || at < 3 {
		t.Fatalf("status %d at step %d", r.Status, at)
	}
	if at < s.Steps() {
		o.StepOnce(5)
		o.step(at + 1)
		o.quiet()
		d := o.Run().Detail
		if r.Step != at+1 || r.Status != training.Paused || d == nil || d.Step != at+1 || d.Param != 5 {
			t.Fatalf("one step: %d after %d, status %d, detail %+v", r.Step, at, r.Status, d)
		}
	}
	o.Rewind()
	o.quiet()
	if r = o.Run(); r.Step != 0 || r.Status != training.Paused || len(r.Curve.Points) > 0 {
		t.Fatalf("rewound: %+v", r)
	}
	o.SetPool(3)
	for i := range 4 { // single steps from the start
		o.StepOnce(-1)
		o.step(i + 1)
	}
	o.SetPool(2)
	o.Play()
	o.step(9)
	o.SetPool(4)
	o.step(30)
	o.SetPool(1)
	o.status(training.Finished)
	o.same(want)
}

// The numbers of one step are those of the rule, and of the batch before and after.
func TestDetail(t *testing.T) {
	for _, pool := range []int{1, 3} {
		s := training.Settings{Net: training.Dense, Units: []int{10}, Rule: training.SGD, Rate: .1, Batch: 300, Epochs: 2, Images: 900, Seed: 3}
		o := newOffice(t)
		o.SetPool(pool)
		o.Start(s)
		o.Pause()
		const w = 784*10 + 10 + 4
		o.StepOnce(w)
		o.until("the numbers", func() bool { return o.Run().Detail != nil })
		d := *o.Run().Detail
		net := s.Model().New()
		net.Init(uint64(s.Seed))
		if d.Old != float64(net.Params()[w]) {
			t.Errorf("old %v, at the start it is %v", d.Old, net.Params()[w])
		}
		if want := float32(d.Old) - float32(d.Rate)*float32(d.Gradient); math.Abs(float64(want)-d.New) > 1e-8 || d.Rate != .1 && math.Abs(d.Rate-.1) > 1e-7 || d.Gradient == 0 {
			t.Errorf("%+v, want new %v", d, want)
		}
		p := o.Run().Curve.Points[0]
		if d.Before != p.Mean() || d.Images != 300 || !(d.After < d.Before) {
			t.Errorf("%+v; the batch's mean loss is %v", d, p.Mean())
		}
		// One weight alone does about what its gradient says.
		if first := d.Gradient * (d.New - d.Old); math.Abs(d.Alone-d.Before-first) > .05*math.Abs(first)+1e-7 {
			t.Errorf("alone %v, from %v, first order %v", d.Alone, d.Before, first)
		}
		if got := o.network().Params()[w]; float64(got) != d.New {
			t.Errorf("after all, the weight is %v, not %v", got, d.New)
		}
	}
}

// Storage that is denied or full is said, and nothing else.
func TestStorage(t *testing.T) {
	for fails, want := range map[error]training.Keeping{training.ErrDenied: training.Denied, training.ErrFull: training.Full, errors.New("other"): training.Denied} {
		o := newOffice(t)
		o.cupboard(nil).fails = fails
		o.hasty()
		o.Start(brief())
		o.status(training.Finished)
		o.quiet()
		if o.Run().Saving != want {
			t.Errorf("%v: %d", fails, o.Run().Saving)
		}
	}
}

// A worker that stalls in mid-step is replaced. The others, which wait for it, are
// not.
func TestStall(t *testing.T) {
	s := brief()
	o := newOffice(t)
	want := nativeRun(t, o, s)
	o.SetPool(4)
	o.Start(s)
	o.step(2)
	o.Pause()
	o.quiet()
	o.live[0].stalls.Store(true)
	o.Play()
	for range 40 {
		o.crew.Pass(1)
		o.quietly(200 * time.Millisecond)
		if o.Run().Losses > 0 {
			break
		}
	}
	o.status(training.Finished)
	if o.Run().Losses != 1 {
		t.Errorf("%d losses", o.Run().Losses)
	}
	o.same(want)
}

// quietly lets things happen for some time.
func (o *office) quietly(d time.Duration) {
	for end := time.After(d); ; {
		select {
		case f := <-o.events:
			f()
		case <-end:
			return
		}
	}
}

// What goes wrong for good has its reason.
func TestFailures(t *testing.T) {
	o := newOffice(t)
	s := brief()
	s.Rate, s.Rule, s.Epochs = 10, training.SGD, 40
	s.Units = []int{60, 60, 60}
	o.Start(s)
	o.until("an end", func() bool { return o.Run().Status.Over() })
	if r := o.Run(); r.Status != training.Failed || r.Failure.Reason != training.Diverged {
		t.Errorf("a rate of 10: status %d, %+v", r.Status, r.Failure)
	}

	o = newOffice(t)
	o.crew.Start = nil
	o.Start(brief())
	if r := o.Run(); r.Status != training.Failed || r.Failure.Reason != training.NoWorkers {
		t.Errorf("no workers: status %d, %+v", r.Status, r.Failure)
	}

	o = newOffice(t)
	o.train = nil // so it is to be fetched
	o.Start(brief())
	o.until("an end", func() bool { return o.Run().Status.Over() })
	if r := o.Run(); r.Status != training.Failed || r.Failure.Reason != training.NoImages {
		t.Errorf("no images: status %d, %+v", r.Status, r.Failure)
	}
	o.train = digits(900, 1)
	for _, f := range o.live {
		f.kill()
	}
	o.Play() // they have come
	o.status(training.Finished)
}

// A step's time is measured before anything is trained.
func TestEstimate(t *testing.T) {
	o := newOffice(t)
	s := training.Quick()
	if _, known := o.Estimate(&s); known {
		t.Error("known before it was measured")
	}
	o.until("a measurement", func() bool { _, known := o.Estimate(&s); return known })
	if sec, _ := o.Estimate(&s); sec <= 0 || sec > 60 {
		t.Errorf("%v s a step", sec)
	}
}

// With nobody's choice, the pool is what helps, and not more than there are cores for.
func TestTuner(t *testing.T) {
	o := newOffice(t)
	s := brief()
	s.Epochs = 2000
	s.Batch, s.Images = 800, 800
	if n := o.Most(&s); n != 4 {
		t.Errorf("at most %d workers on %d cores with %d shards", n, o.Cores, s.Shards())
	}
	o.Start(s)
	o.until("measurements", func() bool { return len(o.Run().Rates) >= 2 || o.Run().Status.Over() })
	o.quietly(2 * time.Second)
	r := o.Run()
	if len(r.Rates) < 2 {
		t.Errorf("%v", r.Rates)
	}
	o.Stop()
	if r.Status != training.Stopped && r.Status != training.Finished {
		t.Errorf("status %d", r.Status)
	}
}
