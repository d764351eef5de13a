package jobs

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"convlab/nn"
	"convlab/web/work"
	"convlab/web/work/training"
)

// A cupboard is a store in memory.
type cupboard struct {
	office *office
	heads  map[string][]byte
	bodies map[string][]byte
	fails  error
	slow   bool // it puts when it is told to
	puts   []func()
}

func (o *office) cupboard(from *cupboard) *cupboard {
	c := &cupboard{office: o, heads: map[string][]byte{}, bodies: map[string][]byte{}}
	if from != nil {
		c.heads, c.bodies = from.heads, from.bodies
	}
	o.Store = c
	return c
}

func (c *cupboard) later(f func()) { c.office.events <- f }

func (c *cupboard) Put(key string, head []byte, body work.Part, done func(error)) {
	b := body.Bytes()
	put := func() {
		if c.fails == nil {
			c.heads[key], c.bodies[key] = head, b
		}
		done(c.fails)
	}
	if c.slow {
		c.puts = append(c.puts, put)
		return
	}
	c.later(put)
}

func (c *cupboard) Get(key string, done func([]byte, work.Part, error)) {
	c.later(func() {
		if c.heads[key] == nil {
			done(nil, nil, training.ErrNone)
			return
		}
		done(c.heads[key], work.Raw(slices.Clone(c.bodies[key])), nil)
	})
}

func (c *cupboard) Heads(prefix string, done func(map[string][]byte, error)) {
	c.later(func() {
		list := maps.Clone(c.heads)
		maps.DeleteFunc(list, func(key string, _ []byte) bool { return !strings.HasPrefix(key, prefix) })
		done(list, c.fails)
	})
}

func (c *cupboard) Delete(key string, done func(error)) {
	c.later(func() {
		delete(c.heads, key)
		delete(c.bodies, key)
		done(nil)
	})
}

// A run that is kept goes on in another page with the same bits, under another name;
// whoever has it still is not disturbed.
func TestReopen(t *testing.T) {
	s := brief()
	s.Dropout = .2
	a := newOffice(t)
	want := nativeRun(t, a, s)
	store := a.cupboard(nil)
	a.hasty()
	a.SetPool(2)
	a.Start(s)
	a.Rename("first")
	a.until("a checkpoint", func() bool { return a.Run().SavedAt > 0 })
	kept := maps.Clone(store.heads)
	bodies := maps.Clone(store.bodies)

	b := newOffice(t)
	b.cupboard(&cupboard{heads: kept, bodies: bodies})
	b.SetPool(3)
	var runs []*training.Run
	b.Saved(func(list []*training.Run, err error) {
		if runs = list; err != nil {
			t.Error(err)
		}
	})
	b.until("the list", func() bool { return runs != nil })
	if len(runs) != 1 || !runs[0].Settings.Equal(&s) || runs[0].ID != a.Run().ID {
		t.Fatalf("%d runs, %+v", len(runs), runs[0])
	}
	done := false
	b.Reopen(runs[0].ID, func(err error) {
		if done = true; err != nil {
			t.Error(err)
		}
	})
	b.until("the run", func() bool { return done })
	if r := b.Run(); r.Step == 0 || r.Status != training.Paused && r.Status != training.Finished || r.ID == a.Run().ID && r.Status == training.Paused {
		t.Errorf("reopened: %+v", r)
	}
	b.Play()
	b.status(training.Finished)
	b.same(want)
	b.quiet()
	if len(kept) != 1 || b.Run().SavedAt != s.Steps() {
		t.Errorf("%d runs are kept; the last at step %d", len(kept), b.Run().SavedAt)
	}
	var net *nn.Network
	b.NetworkOf(b.Run().ID, func(n *nn.Network, err error) {
		if net = n; err != nil {
			t.Error(err)
		}
	})
	b.until("the network", func() bool { return net != nil })
	if !slices.Equal(net.Params(), want.params) {
		t.Error("the kept network is another")
	}
	a.status(training.Finished)
	a.same(want)
	// What isn't there, and what can't be read.
	for _, id := range []string{"none", "broken"} {
		kept["run/broken"], bodies["run/broken"] = []byte{2, 3}, []byte{1}
		var wrong error
		b.Reopen(id, func(err error) { wrong = err })
		b.until("an error", func() bool { return wrong != nil })
	}
}

// A run whose place another takes is kept as it was, can be reopened, and goes on.
func TestKeptWhenAnotherBegins(t *testing.T) {
	o := newOffice(t)
	store := o.cupboard(nil)
	o.SetPool(2)
	s := brief()
	s.Epochs = 400
	o.Start(s)
	first := o.Run()
	o.step(20)
	o.Start(brief())
	o.status(training.Finished)
	o.quiet()
	var runs []*training.Run
	o.Saved(func(list []*training.Run, _ error) { runs = list })
	o.until("the list", func() bool { return runs != nil })
	at := slices.IndexFunc(runs, func(r *training.Run) bool { return r.ID == first.ID })
	if at < 0 || len(store.heads) != 2 {
		t.Fatalf("%d runs are kept, the first at %d", len(runs), at)
	}
	if r := runs[at]; r.Status != training.Paused || r.Step < 20 || r.Step != first.Step || len(r.Curve.Points) != r.Step {
		t.Errorf("status %d at step %d with %d points; it ended at step %d", r.Status, r.Step, len(r.Curve.Points), first.Step)
	}
	done := false
	o.Reopen(first.ID, func(err error) { done = err == nil })
	o.until("the run", func() bool { return done })
	if net := o.network(); len(net.Params()) == 0 {
		t.Error("no network")
	}
	o.Play()
	o.step(first.Step + 1)
}

// A name is kept, also of a run that was only reopened; what a finished run has answered comes back with it; and going
// back to the start loses nothing of a run of an epoch or more.
func TestNamesAnswersAndStarts(t *testing.T) {
	o := newOffice(t)
	store := o.cupboard(nil)
	o.Start(brief())
	o.status(training.Finished)
	o.quiet()
	first := o.Run()
	reopen := func() *training.Run {
		done := false
		o.Reopen(first.ID, func(err error) { done = err == nil })
		o.until("the run", func() bool { return done })
		return o.Run()
	}
	o.Rewind()
	if o.Run().ID == first.ID {
		t.Error("the same start takes the place of what came of it")
	}
	r := reopen()
	if r.Whole == nil || !slices.Equal(r.Whole.Digit, first.Whole.Digit) || !slices.Equal(r.Whole.True, first.Whole.True) {
		t.Error("the answers are lost")
	}
	o.Rename("one of many")
	o.quiet()
	o.until("the name", func() bool { return o.Run().Saves > 0 })
	if r := reopen(); r.Name != "one of many" || r.Status != training.Finished || len(store.heads) != 1 {
		t.Errorf("%q, status %d; %d runs are kept", r.Name, r.Status, len(store.heads))
	}
}

// A run that is stopped within an epoch is tested where it ended, and that is kept.
func TestStoppedIsTested(t *testing.T) {
	o := newOffice(t)
	o.cupboard(nil)
	o.SetPool(2)
	s := brief()
	s.Batch, s.Epochs = 100, 1000 // 9 steps an epoch, in two shards
	o.Start(s)
	o.until("both workers", func() bool { return o.Run().Pool == 2 })
	o.Pause()
	o.quiet()
	if at := o.Run().Step; at%9 == 0 {
		o.StepOnce(-1)
		o.step(at + 1)
	}
	o.Stop()
	o.quiet()
	r := o.Run()
	if r.Status != training.Stopped || r.Whole == nil || r.Whole.Step != r.Step || !r.Tests[len(r.Tests)-1].Whole() {
		t.Fatalf("stopped at step %d, the last of %d tests is %+v", r.Step, len(r.Tests), r.Tests[len(r.Tests)-1])
	}
	done := false
	o.Reopen(r.ID, func(err error) { done = err == nil })
	o.until("the run", func() bool { return done })
	if again := o.Run(); again.Whole == nil || again.Whole.Step != r.Step || again.Status != training.Stopped {
		t.Errorf("kept are the answers %+v of a run of %d steps", again.Whole, r.Step)
	}
}

// The answers of a run are kept also when the last of them come while its end is being kept.
func TestLateAnswersAreKept(t *testing.T) {
	o := newOffice(t)
	o.both()
	store := o.cupboard(nil)
	store.slow = true
	s := brief()
	s.Epochs = 2
	o.Start(s)
	o.until("the last step", func() bool { return o.Run().Step == s.Steps() })
	o.live[1].held = true
	o.until("the last state", func() bool { return len(store.puts) > 0 })
	o.live[1].release()
	o.status(training.Finished)
	o.quiet()
	store.slow = false
	for _, put := range store.puts {
		put()
	}
	o.quiet()
	first := o.Run()
	done := false
	o.Reopen(first.ID, func(err error) { done = err == nil })
	o.until("the run", func() bool { return done })
	if r := o.Run(); r.Whole == nil || r.Whole.Step != s.Steps() || !slices.Equal(r.Whole.Digit, first.Whole.Digit) {
		t.Error("the answers are lost")
	}
}

// What a run learns from of the reader's own stays with it.
func TestOwnImagesStay(t *testing.T) {
	o := newOffice(t)
	store := o.cupboard(nil)
	s := brief()
	s.Own = 64
	o.Own = digits(64, 9)
	want := digits(64, 9)
	o.Start(s)
	o.Own = digits(3, 4) // the others are removed
	o.status(training.Finished)
	o.quiet()
	id := o.Run().ID
	done := false
	o.Reopen(id, func(err error) { done = err == nil })
	o.until("the run", func() bool { return done })
	if o.Own.Len() != 3 {
		t.Errorf("a run that was reopened has changed the reader's digits: %d", o.Own.Len())
	}
	head := store.heads["run/"+id]
	if !bytes.Contains(head, want.Images[:784]) || !bytes.Contains(head, want.Images[63*784:]) {
		t.Error("with the run other images are kept than it has learned from")
	}
}
