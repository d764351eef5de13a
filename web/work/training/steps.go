package training

import (
	"errors"
	"slices"
	"time"

	"convlab/web/work"
)

// pump does what is to be done next. It is called after everything that happens.
func (c *Conductor) pump() {
	r := c.run
	if c.broken && !c.quiet() { // who waits for the lost one is to end
		for _, m := range c.ranks {
			if m.open > 0 {
				m.hand.Halt()
			}
		}
	}
	if r == nil || !c.Busy() && !c.single {
		c.settle()
		return
	}
	n := c.want()
	c.hire(n)
	var ready []*member
	for _, m := range c.members[:n] {
		if m.loaded {
			ready = append(ready, m)
		}
	}
	switch {
	case r.Status.Over(): // it has failed meanwhile
	case c.broken && !c.quiet():
	case len(ready) == 0 || c.forming:
	case c.broken || !slices.Equal(ready, c.ranks):
		if c.quiet() {
			c.form(ready)
		}
	default:
		if r.Status == Loading {
			c.tick()
			r.Status = Running
			c.changed()
		}
		c.order()
	}
	c.settle()
}

// quiet says whether nobody in the formation is at work.
func (c *Conductor) quiet() bool {
	return !slices.ContainsFunc(c.ranks, func(m *member) bool { return m.open > 0 })
}

// form has workers make steps together, from where the one is that has come
// furthest.
func (c *Conductor) form(ready []*member) {
	r := c.run
	c.ranks, c.flights, c.tests, c.stating, c.window = nil, nil, nil, false, nil
	source := c.furthest()
	base := 0
	if c.memory.part != nil {
		base = c.memory.step
	}
	if source != nil && source.step >= base {
		base = source.step
	} else {
		source = nil
	}
	var lacking []*member
	for _, m := range ready {
		if m.gen != c.gen || m.step != base {
			lacking = append(lacking, m)
		}
	}
	gen := c.gen
	join := func(states []work.Part) {
		for i, m := range lacking {
			var parts []work.Part
			if r.Settings.Own > 0 {
				parts = append(parts, work.Raw(slices.Clone(c.mine.Images)), work.Raw(slices.Clone(c.mine.Labels)))
			}
			if base > 0 {
				parts = append(parts, states[i])
			}
			m.gen, m.step = gen, base
			c.call(m, SetJob, (&Setup{r.Settings, base}).Head(), func() []work.Part { return parts }, func(work.Message) error { return nil }, nil)
		}
		c.join(ready, base)
	}
	switch {
	case len(lacking) == 0 || base == 0:
		join(nil)
	case source != nil:
		c.forming = true
		c.call(source, StateJob, (&Copies{Count: len(lacking)}).Head(), nil, func(a work.Message) error {
			if gen != c.gen {
				return nil
			}
			c.forming = false
			state, err := ReadCopies(a.Head)
			if err != nil || state.Step != base || len(a.Parts) != len(lacking) {
				return errors.Join(err, errRange)
			}
			// Who was lost meanwhile is missed when it has no state.
			join(a.Parts)
			return nil
		}, func(error) {
			if gen == c.gen {
				c.forming = false
			}
		})
	default:
		states := make([]work.Part, len(lacking))
		for i := range states {
			states[i] = clone(c.memory.part)
		}
		join(states)
	}
}

// join tells all their places.
func (c *Conductor) join(ranks []*member, step int) {
	c.number++
	c.ranks, c.broken, c.planned = ranks, false, step
	c.run.Pool = len(ranks)
	lines := make([][]work.Part, len(ranks))
	for i := range ranks {
		for k := range i {
			a, b := c.Link()
			lines[i], lines[k] = append(lines[i], a), append(lines[k], b)
		}
	}
	for i, m := range ranks {
		parts := lines[i]
		c.call(m, JoinJob, (&Place{c.number, i, len(ranks)}).Head(), func() []work.Part { return parts }, func(work.Message) error { return nil }, nil)
	}
	// The test at the end of an epoch may have been lost with somebody.
	if r := c.run; step > 0 && step%r.Settings.PerEpoch() == 0 && !slices.ContainsFunc(r.Tests, func(t Test) bool { return t.Step == step && t.Whole() }) {
		c.test(true)
	}
	c.changed()
}

const (
	ahead       = 2                      // orders that workers have at once
	orderTime   = 100 * time.Millisecond // that one takes
	sampleEvery = time.Second
	stateEvery  = 2 * time.Second
	putEvery    = 8 * time.Second
)

// order has steps made, and tests, as many as workers shall know of.
func (c *Conductor) order() {
	r := c.run
	total, per := r.Settings.Steps(), r.Settings.PerEpoch()
	if c.planned == 0 && len(r.Frames) == 0 && len(c.flights) == 0 {
		c.look()
	}
	for len(c.flights) < ahead && c.planned < total {
		count := max(1, min(int(c.chunk), maxSteps, per-c.planned%per, total-c.planned))
		watch := -1
		if c.single {
			if len(c.flights) > 0 {
				return
			}
			count, watch = 1, c.watch
			c.single = false
		} else if r.Status != Running {
			return
		}
		f := &flight{open: len(c.ranks)}
		c.flights = append(c.flights, f)
		o := Order{c.number, c.planned, count, watch}
		for _, m := range c.ranks {
			c.send(m, f, o)
		}
		c.planned += count
		now := c.now()
		switch {
		case c.planned%per == 0:
			c.test(true)
			c.look()
			c.asked.sample = now
		case now.Sub(c.asked.sample) >= sampleEvery:
			c.asked.sample = now
			c.test(false)
			c.look()
		}
		if c.planned == total || now.Sub(c.asked.state) >= stateEvery {
			c.keep(c.planned == total)
		}
		if watch >= 0 || r.Status != Running {
			return
		}
	}
}

// send orders steps of one member.
func (c *Conductor) send(m *member, f *flight, o Order) {
	r, gen, number := c.run, c.gen, c.number
	c.call(m, RunJob, o.Head(), nil, func(a work.Message) error {
		made, err := ReadMade(a.Head)
		if err == nil && r != c.run {
			r.take(&made) // it is led no more, but is kept as it ended
		}
		if err != nil || gen != c.gen || number != c.number {
			return err
		}
		if m.step = made.From + len(made.Batches); len(made.Batches) > 0 && made.From != o.Step || len(made.Batches) > o.Count {
			return errRange
		}
		if f.open--; f.open == 0 {
			c.flights = slices.DeleteFunc(c.flights, func(g *flight) bool { return g == f })
		}
		c.made(&made, m == c.ranks[0])
		if len(made.Batches) < o.Count && !made.Diverged {
			c.broken = true // it was halted
		}
		return nil
	}, nil)
}

// made takes in how steps went. Those that are known already were made again.
func (c *Conductor) made(made *Made, first bool) {
	r := c.run
	c.tick()
	images := 0
	for _, b := range made.Batches {
		images += b.Images
	}
	if r.take(made) > 0 {
		r.Detail = nil
		c.spent = 0
	}
	if made.Detail != nil && made.Detail.Step == r.Step {
		r.Detail = made.Detail
	}
	if n := len(made.Batches); first && n > 0 && made.Micros > 0 {
		each := float64(made.Micros) / float64(n)
		c.chunk = max(1, min(float64(orderTime.Microseconds())/each, 4*c.chunk))
		r.Share = .8*r.Share + .2*float64(made.Waited)/float64(made.Micros)
		c.paced(images)
		c.tune(images, float64(made.Micros)/1e6)
	}
	if made.Diverged {
		c.fail(Diverged, "")
		return
	}
	if r.Step == r.Settings.Steps() && len(c.tests) == 0 && !r.Status.Over() {
		c.finish()
	}
	c.changed()
}

// take puts the steps that are new into the curve, and returns how many that were.
func (r *Run) take(made *Made) (n int) {
	for i, b := range made.Batches {
		if made.From+i == r.Step {
			r.Curve.add(b.Images, b.Loss, b.Correct)
			r.Step++
			n++
		}
	}
	return n
}

// finish ends a run after its last step and test.
func (c *Conductor) finish() {
	c.tick()
	c.run.Status = Finished
	c.keep(true)
}

// paced brings Rate up to date.
func (c *Conductor) paced(images int) {
	now := c.now()
	if n := len(c.window); n > 0 {
		images += c.window[n-1].images
	}
	c.window = append(c.window, mark{now, images})
	for len(c.window) > 2 && now.Sub(c.window[0].at) > 4*time.Second {
		c.window = c.window[1:]
	}
	first := c.window[0]
	if span := now.Sub(first.at).Seconds(); span > .05 {
		c.run.Rate = float64(images-first.images) / span
	}
}
