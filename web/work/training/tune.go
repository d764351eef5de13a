package training

import (
	"slices"
	"strconv"

	"convlab/web/work"
)

// A tuner finds out how many workers help: it begins with all that there may be, has
// fewer make the steps for a while, and takes the smallest pool that is about as fast
// as any.
type tuner struct {
	now    int // workers that shall make steps; 0: as many as may
	done   bool
	images int
	time   float64 // seconds
	skip   int     // orders to pass over: the first ones of a formation
	of     int     // the formation that is measured
}

// A PoolRate is how fast so many workers made steps.
type PoolRate struct {
	Workers int
	Rate    float64 // images/s, tests not counted
}

const (
	tuneTime   = .6  // seconds of steps for each size
	goodEnough = .95 // of the best rate
)

// tune takes in what an order took.
func (c *Conductor) tune(images int, seconds float64) {
	r, t := c.run, &c.tuner
	if r.Status != Running || c.broken || len(c.ranks) != c.want() {
		return
	}
	if t.of != c.number {
		*t = tuner{now: t.now, done: t.done, of: c.number, skip: 2}
	}
	if t.skip > 0 {
		t.skip--
		return
	}
	if t.done && t.time > 2 {
		t.images, t.time = t.images/2, t.time/2
	}
	t.images += images
	t.time += seconds
	if t.time < tuneTime {
		return
	}
	n, rate := len(c.ranks), float64(t.images)/t.time
	at, found := slices.BinarySearchFunc(r.Rates, n, func(p PoolRate, n int) int { return p.Workers - n })
	if !found {
		r.Rates = slices.Insert(r.Rates, at, PoolRate{Workers: n})
	}
	r.Rates[at].Rate = rate
	if t.done || c.pool > 0 {
		return
	}
	best := 0.
	for _, p := range r.Rates {
		best = max(best, p.Rate)
	}
	if n > 1 && rate >= .8*best { // perhaps fewer do
		*t = tuner{now: (n + 1) / 2}
		return
	}
	*t = tuner{done: true, now: n}
	for _, p := range r.Rates {
		if p.Rate >= goodEnough*best {
			t.now = p.Workers
			break
		}
	}
}

// Estimate is how many seconds one step with settings s takes here with one worker,
// and whether that is known. If it isn't, a worker is asked, unless one is at work, and
// Changed is called when it has answered. Where a run with this network and batch
// has been going, it is what that took, with its pool.
func (c *Conductor) Estimate(s *Settings) (seconds float64, known bool) {
	if s.Check() != nil {
		return 0, false
	}
	key := timingKey(s)
	if r := c.run; r != nil && r.Rate > 0 && timingKey(&r.Settings) == key {
		return float64(s.Batch) / r.Rate, true
	}
	if t, ok := c.costs[key]; ok {
		return t, t > 0
	}
	if c.timing != "" || c.Busy() {
		return 0, false
	}
	c.timing = key
	var w work.Writer
	s.Write(&w)
	end := func(seconds float64) {
		if c.costs == nil {
			c.costs = map[string]float64{}
		}
		c.timing, c.costs[key] = "", seconds
		c.changed()
	}
	c.Crew.Hand("train-0").Call(&work.Call{Job: TimeJob, Head: w.Head(), Tries: 1, Patience: 20, Done: func(a work.Message, err error) {
		if err == nil {
			var t Timing
			if t, err = ReadTiming(a.Head); err == nil {
				end(float64(t.Micros) / 1e6 / float64(t.Steps))
				return
			}
		}
		end(0)
	}})
	return 0, false
}

// timingKey is what a step's time depends on.
func timingKey(s *Settings) string {
	key := strconv.Itoa(int(s.Net)) + " " + strconv.Itoa(s.Batch) + " " + strconv.Itoa(int(s.Rule)) + " " + strconv.Itoa(int(s.Augment))
	for _, n := range s.Units {
		key += " " + strconv.Itoa(n)
	}
	return key
}
