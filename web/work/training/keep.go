package training

import (
	"errors"
	"slices"
	"strings"
	"time"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/web/work"
)

// Runs are kept under this and their ID.
const runKey = "run/"

// headVersion is that of what is kept. The first had no answers.
const headVersion = 2

// keep asks a worker for its state, after what is ordered. It replaces what
// is held in memory for workers to come, and is put into the store if its time has
// come, or now.
func (c *Conductor) keep(now bool) {
	m := c.keeper()
	if m == nil || c.stating && !now {
		return
	}
	put := c.Store != nil && !c.putting && (now || c.now().Sub(c.asked.put) >= putEvery)
	count := 1
	if put {
		count = 2
		c.putting = true
		c.asked.put = c.now()
	}
	c.asked.state = c.now()
	c.stating = true
	r, own, gen := c.run, c.mine, c.gen
	c.call(m, StateJob, (&Copies{Count: count}).Head(), nil, func(a work.Message) error {
		if gen == c.gen {
			c.stating = false
		}
		state, err := ReadCopies(a.Head)
		if err != nil || len(a.Parts) != count {
			return errors.Join(err, errRange)
		}
		if gen == c.gen {
			c.memory.step, c.memory.part = state.Step, a.Parts[0]
		}
		switch {
		case !put:
		case gen != c.gen && (r == c.run || r.ID == c.run.ID):
			c.putting = false // it was rewound
		default:
			c.put(r, own, state.Step, a.Parts[1])
		}
		return nil
	}, func(error) {
		if gen == c.gen {
			c.stating = false
		}
		if put {
			c.putting = false
		}
	})
}

// keeper is the worker whose state is kept: the first, or, where one was lost and the others have come to rest, the one
// that has come furthest. Nil for none.
func (c *Conductor) keeper() (m *member) {
	if !c.broken {
		if len(c.ranks) > 0 {
			m = c.ranks[0]
		}
		return m
	}
	if !c.Busy() && c.quiet() {
		m = c.furthest()
	}
	return m
}

// furthest is the idle worker whose state has seen most steps of this run, nil for none.
func (c *Conductor) furthest() (furthest *member) {
	for _, m := range c.members {
		if m.loaded && m.gen == c.gen && m.open == 0 && (furthest == nil || m.step > furthest.step) {
			furthest = m
		}
	}
	return furthest
}

// settle keeps what a run has come to after its steps have ended.
func (c *Conductor) settle() {
	r := c.run
	if r == nil || c.Busy() || c.Store == nil || c.stating || c.putting || r.Saving == Denied || r.Saving == Full ||
		r.Step == 0 || r.Status == Failed {
		return
	}
	reach := r.Step
	if c.broken { // some steps and tests will not be answered any more
		if !c.quiet() {
			return
		}
		c.flights, c.tests = nil, nil
		reach = c.memory.step
		if m := c.keeper(); m != nil {
			reach = max(reach, m.step)
		}
	}
	switch {
	case len(c.flights) > 0 || len(c.tests) > 0 || r.SavedAt >= reach && !c.newer:
	case c.memory.part != nil && c.memory.step >= reach:
		c.putting = true
		c.put(r, c.mine, c.memory.step, clone(c.memory.part))
	default:
		c.keep(true)
	}
}

// put puts a checkpoint into the store.
func (c *Conductor) put(r *Run, own *mnist.Set, step int, state work.Part) {
	gen := c.gen
	if r == c.run {
		c.newer = false
	}
	c.Store.Put(runKey+r.ID, r.head(step, own), state, func(err error) {
		c.putting = false
		r.Saving = keeping(err)
		if err == nil && gen == c.gen && r == c.run {
			r.SavedAt = max(r.SavedAt, step)
			if c.old != "" {
				c.Store.Delete(c.old, func(error) { r.Saves++; c.changed() })
				c.old = ""
			}
		}
		if err == nil {
			r.Saves++
		} else if r == c.run {
			c.newer = true
		}
		c.changed()
		c.settle()
	})
}

// Saved hands over all runs that are kept, the latest first: those of other tabs and
// of before, without their states, answers and films. Their status is Paused where
// steps are left to make, and Stopped or Finished where not.
func (c *Conductor) Saved(done func([]*Run, error)) {
	if c.Store == nil {
		done(nil, ErrDenied)
		return
	}
	c.Store.Heads(runKey, func(heads map[string][]byte, err error) {
		var runs []*Run
		for key, head := range heads {
			if r, _, _, err := readRun(head); err == nil && runKey+r.ID == key {
				runs = append(runs, r)
			}
		}
		slices.SortFunc(runs, func(a, b *Run) int {
			if n := b.Began.Compare(a.Began); n != 0 {
				return n
			}
			return strings.Compare(a.ID, b.ID)
		})
		done(runs, err)
	})
}

// Reopen leads a run that is kept: it is Paused where it was kept, if steps are left.
// It goes on under another ID, so that another tab that has it, too, is not disturbed.
func (c *Conductor) Reopen(id string, done func(error)) {
	if c.Store == nil {
		done(ErrDenied)
		return
	}
	c.Store.Get(runKey+id, func(head []byte, body work.Part, err error) {
		if err != nil {
			done(err)
			return
		}
		r, step, own, err := readRun(head)
		if err != nil {
			done(err)
			return
		}
		c.end()
		old := runKey + r.ID
		if r.Status == Paused {
			r.ID = newID()
		} else {
			old = ""
		}
		c.run = r
		c.begin()
		c.old = old
		c.mine = own
		c.memory.step, c.memory.part = step, body
		c.planned = step
		r.SavedAt, r.Saving = r.Step, Kept
		done(nil)
		c.changed()
	})
}

// NetworkOf hands over the network of a run that is kept.
func (c *Conductor) NetworkOf(id string, done func(*nn.Network, error)) {
	if c.Store == nil {
		done(nil, ErrDenied)
		return
	}
	c.Store.Get(runKey+id, func(head []byte, body work.Part, err error) {
		if err != nil {
			done(nil, err)
			return
		}
		r, _, _, err := readRun(head)
		if err != nil {
			done(nil, err)
			return
		}
		done(r.Settings.network(body))
	})
}

// Remove forgets a run that is kept.
func (c *Conductor) Remove(id string, done func(error)) {
	if c.Store == nil {
		done(ErrDenied)
		return
	}
	c.Store.Delete(runKey+id, func(err error) {
		if err == nil && c.run != nil && c.run.Saving == Full {
			c.run.Saving = Unknown // there may be room now
			c.settle()
		}
		done(err)
	})
}

// head is the run as it is kept, with a state after so many steps.
func (r *Run) head(step int, own *mnist.Set) []byte {
	var w work.Writer
	w.Int(headVersion)
	w.Text(r.ID)
	w.Text(r.Name)
	r.Settings.Write(&w)
	w.Int(int(r.Began.UnixMilli()))
	w.Int(r.Step)
	w.Int(step)
	w.Float(r.Seconds)
	w.Bool(r.Status == Stopped)
	w.Int(r.Curve.Every)
	w.Int(len(r.Curve.Points))
	for i := range r.Curve.Points {
		p := &r.Curve.Points[i]
		w.Int(p.Steps)
		w.Int(p.Images)
		w.Float(p.Loss)
		w.Int(p.Correct)
		w.Int(p.LastStep)
	}
	w.Int(len(r.Tests))
	for _, t := range r.Tests {
		w.Int(t.Step)
		w.Int(t.Images)
		w.Float(t.Loss)
		w.Int(t.Errors)
	}
	w.Text(string(own.Images))
	w.Text(string(own.Labels))
	a := r.Whole
	if w.Bool(a != nil); a != nil {
		w.Int(a.Step)
		w.Text(string(a.Digit))
		w.Text(string(BytesOf(a.Sure)))
		w.Text(string(BytesOf(a.True)))
	}
	return w.Head()
}

// errHead says that what is kept is no run, or one of another version.
var errHead = errors.New("training: what is kept is not a run")

// readRun reads what head has written.
func readRun(head []byte) (r *Run, step int, own *mnist.Set, err error) {
	in := work.NewReader(head)
	version := in.Int()
	if version < 1 || version > headVersion {
		return nil, 0, nil, errHead
	}
	r = &Run{ID: in.Text(), Name: in.Text(), Status: Paused}
	if r.Settings, err = ReadSettings(in); err != nil {
		return nil, 0, nil, err
	}
	total := r.Settings.Steps()
	r.Began = time.UnixMilli(int64(in.Int()))
	r.Step, step, r.Seconds = in.Int(), in.Int(), in.Float()
	stopped := in.Bool()
	r.Curve.Every = in.Int()
	n := in.Int()
	if r.Step < 0 || r.Step > total || step < 0 || step > r.Step || n < 0 || n > mostPoints || r.Curve.Every < 0 {
		return nil, 0, nil, errHead
	}
	for range n {
		p := Point{Steps: in.Int(), Images: in.Int(), Loss: in.Float(), Correct: in.Int(), LastStep: in.Int()}
		if p.Steps < 1 || p.Images < 1 || p.Correct < 0 || p.Correct > p.Images {
			return nil, 0, nil, errHead
		}
		r.Curve.Points = append(r.Curve.Points, p)
	}
	if n = in.Int(); n < 0 || n > mostTests+1 {
		return nil, 0, nil, errHead
	}
	for range n {
		t := Test{Step: in.Int(), Images: in.Int(), Loss: in.Float(), Errors: in.Int()}
		if t.Images < 1 || t.Errors < 0 || t.Errors > t.Images {
			return nil, 0, nil, errHead
		}
		r.Tests = append(r.Tests, t)
	}
	own = &mnist.Set{Images: []uint8(in.Text()), Labels: []uint8(in.Text())}
	if version > 1 && in.Bool() {
		a := &Answers{Step: in.Int(), Digit: []uint8(in.Text()), Sure: make([]float32, TestImages), True: make([]float32, TestImages)}
		if sure, truth := in.Text(), in.Text(); len(a.Digit) == TestImages && CopyTo(a.Sure, work.Raw([]byte(sure))) && CopyTo(a.True, work.Raw([]byte(truth))) {
			r.Whole = a
		} else if in.Err() == nil {
			return nil, 0, nil, errHead
		}
	}
	if err := in.Err(); err != nil {
		return nil, 0, nil, err
	}
	if own.Len() != r.Settings.Own || len(own.Images) != own.Len()*mnist.Pixels {
		return nil, 0, nil, errHead
	}
	switch {
	case r.Step == total:
		r.Status = Finished
	case stopped:
		r.Status = Stopped
	}
	return r, step, own, nil
}
