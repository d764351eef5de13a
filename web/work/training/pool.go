package training

import (
	"errors"
	"slices"
	"strconv"

	"convlab/web/work"
)

// want is how many workers shall make steps.
func (c *Conductor) want() int {
	n := c.Most(&c.run.Settings)
	switch {
	case c.pool > 0 && c.Link != nil:
		n = min(c.pool, c.run.Settings.Shards())
	case c.pool == 0 && c.tuner.now > 0:
		n = c.tuner.now
	}
	return max(n, 1)
}

// call asks a member for a job. done hears the answer, and says what is wrong with
// it; failed, if it isn't nil, that there is none, after the conductor has drawn its
// conclusions. Neither does when the member was lost at another call, or the run has
// begun anew: but failed then hears that.
func (c *Conductor) call(m *member, job string, head []byte, parts func() []work.Part, done func(work.Message) error, failed func(error)) {
	life := m.life
	m.open++
	m.hand.Call(&work.Call{Job: job, Head: head, Parts: parts, Tries: 1, Patience: 10, Done: func(a work.Message, err error) {
		if life == m.life {
			m.open--
			if err == nil {
				err = done(a)
			}
			if err != nil {
				c.lose(m, err)
			}
		} else if err == nil {
			err = errStale
		}
		if err != nil && failed != nil {
			failed(err)
		}
		c.pump()
	}})
}

// lose draws the conclusions from a call that has no answer: the member is dead, or
// it is new and knows nothing.
func (c *Conductor) lose(m *member, err error) {
	var refusal *work.Refusal
	m.life++
	m.open, m.gen, m.step, m.loading, m.loaded, m.load = 0, 0, 0, false, false, Load{}
	if !errors.As(err, &refusal) {
		m.hand.Stop()
	}
	if slices.Contains(c.ranks, m) {
		c.broken = true
	}
	r := c.run
	if r == nil {
		return
	}
	r.Losses++
	if c.spent++; c.spent > 2*MaxPool && !r.Status.Over() {
		c.fail(Lost, err.Error())
	}
}

// hire has the pool's workers get their images: the first alone, so that the files
// come but once; the others when it has them.
func (c *Conductor) hire(n int) {
	for len(c.members) < n {
		c.members = append(c.members, &member{hand: c.Crew.Hand("train-" + strconv.Itoa(len(c.members)))})
	}
	first := c.members[0]
	for i, m := range c.members[:n] {
		come := first.loaded || first.load.AllBytes > 0 && first.load.Bytes >= first.load.AllBytes
		if m.loaded || m.loading || i > 0 && !come {
			continue
		}
		m.loading = true
		life := m.life
		e := Errand{c.File(c.Files.Train), c.File(c.Files.Test)}
		heard := func(a work.Message) error {
			l, err := ReadLoaded(a.Head)
			if err != nil {
				return err
			}
			m.load = l.Load
			if l.Keeping != Unknown && c.run != nil {
				c.run.Data = l.Keeping
			}
			c.loads()
			return nil
		}
		m.open++
		m.hand.Call(&work.Call{Job: LoadJob, Head: e.Head(), Tries: 1, Patience: 30,
			Word: func(a work.Message) {
				if life == m.life && len(a.Head) > 0 && heard(a) == nil {
					c.pump()
				}
			},
			Done: func(a work.Message, err error) {
				if life != m.life {
					return
				}
				if err == nil {
					err = heard(a)
				}
				m.open--
				if err == nil {
					m.loading, m.loaded = false, true
					c.loads() // also for a run that was paused meanwhile
					c.pump()
					return
				}
				c.lose(m, err)
				c.unloaded(err)
				c.loads()
				c.pump()
			}})
	}
	c.loads()
}

// unloaded ends the run if nobody has images or will.
func (c *Conductor) unloaded(err error) {
	if c.run == nil || c.run.Status.Over() || slices.ContainsFunc(c.members, func(m *member) bool { return m.loaded || m.loading }) {
		return
	}
	var refusal *work.Refusal
	switch {
	case errors.As(err, &refusal):
		c.fail(NoImages, refusal.Reason)
	case !errors.Is(err, work.ErrLost):
		c.fail(NoWorkers, err.Error())
	}
}

// loads shows how far all are.
func (c *Conductor) loads() {
	if c.run == nil {
		return
	}
	n := c.want()
	c.run.Loads = c.run.Loads[:0:0]
	for _, m := range c.members[:min(n, len(c.members))] {
		l := m.load
		l.Here = m.loaded
		c.run.Loads = append(c.run.Loads, l)
	}
	c.changed()
}
