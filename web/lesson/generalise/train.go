package generalise

import (
	"time"

	"convlab/nn/beans"
)

// atOnce is how many steps an action makes before it returns; the others are made
// from frame to frame, as far as the budget goes.
const atOnce = 24

// budget is what training may take of a frame while it plays, spare while nothing
// moves but what is computed.
const (
	budget = 4 * time.Millisecond
	spare  = 9 * time.Millisecond
)

// redraw is how often all of the page follows while only canvases must, in seconds;
// where drawing it takes longer than a frame, less often, so that the canvases don't
// wait for it most of the time.
func (r *Room) redraw() float64 {
	if r.whole < .025 {
		return .12
	}
	return min(12*r.whole, 1)
}

// A key is what a run is of.
type key struct {
	recipe  beans.Recipe
	own     string
	setting Setting
}

func (r *Room) key() key { return key{r.Recipe, r.Own, r.Setting} }

// lay puts the beans on the table and plans a run, if others were there.
func (r *Room) lay() {
	k := r.key()
	if r.run != nil && r.of == k {
		return
	}
	if r.run == nil || k.recipe != r.of.recipe || k.own != r.of.own {
		if r.Own != "" {
			r.Beans, _ = unpack(r.Own)
		} else {
			r.Beans = r.Recipe.Draw()
		}
	}
	r.of = k
	r.run = beans.Start(r.Setting.Of(), r.Beans)
	r.Probe = -1
}

// reach makes up to so many steps towards the one that is to be shown.
func (r *Room) reach(most int) {
	for range most {
		if r.run.Steps() >= r.Step || r.run.Lost() {
			return
		}
		r.run.Step()
	}
}

// Run is the run of what is on the table, nil before it was laid.
func (r *Room) Run() *beans.Run { return r.run }

// At is the step whose network is shown: Step, or the last that was made.
func (r *Room) At() int {
	if r.run == nil {
		return 0
	}
	return min(r.Step, r.run.Steps())
}

// Points is what was measured up to the step that is shown, at least one point.
func (r *Room) Points() []beans.Point {
	if r.run == nil {
		return make([]beans.Point, 1)
	}
	return r.run.Points[:r.At()+1]
}

// Made is how many steps were made.
func (r *Room) Made() int {
	if r.run == nil {
		return 0
	}
	return r.run.Steps()
}

// End is the last step that there can be.
func (r *Room) End() int {
	if r.run != nil && r.run.Lost() {
		return r.run.Steps()
	}
	return Length
}

// behind says that steps are still to be made for what is shown.
func (r *Room) behind() bool {
	return r.run != nil && r.run.Steps() < r.Step && !r.run.Lost()
}

// Training says that steps follow each other: what is shown is about to change.
func (r *Room) Training() bool { return r.Clock.Playing || r.behind() }

// shelved is the run of a case, for its small picture.
type shelved struct {
	run   *beans.Run
	steps int
}

// A trial is one cure.
type trial struct {
	cure  int // of beans.Cures
	run   *beans.Run
	known beans.Case
}

// Moving implements room.Mover: something plays, or is still computed.
func (r *Room) Moving() bool {
	return r.Clock.Playing || !r.sleeping && r.Shown == Table && r.Held < 0 && r.work(0)
}

// work does some of what is to be computed while nothing plays, for as long as
// the budget says, and reports whether there is any left.
func (r *Room) work(d time.Duration) (left bool) {
	if r.run == nil {
		return false
	}
	until := r.now().Add(d)
	for {
		run, steps := r.next()
		if run == nil {
			return false
		}
		if d <= 0 {
			return true
		}
		for run.Steps() < steps && !run.Lost() {
			run.Step()
			if !r.now().Before(until) {
				return true
			}
		}
	}
}

// next is the run that is to be worked at, and how long it gets: what is shown
// comes first, then the small pictures, then the rest of what is shown and what
// cures give, since both are compared at the end.
func (r *Room) next() (*beans.Run, int) {
	if r.behind() {
		return r.run, r.Step
	}
	for i, c := range beans.Cases {
		if r.shelf[i] == nil {
			r.shelf[i] = &shelved{beans.Start(c.Setting, c.Draw()), c.Steps}
		}
		if s := r.shelf[i]; s.run.Steps() < s.steps {
			return s.run, s.steps
		}
	}
	if !r.Cures() {
		return nil, 0
	}
	if r.cured == nil || r.curedOf != r.of {
		r.plan()
	}
	for _, t := range r.cured {
		if t.run.Steps() < Length && !t.run.Lost() {
			return t.run, Length
		}
	}
	return nil, 0
}

// Advance implements room.Mover.
func (r *Room) Advance(dt float64) {
	if !r.painted {
		r.whole += .5 * (dt - r.whole)
	}
	r.last += dt
	switch {
	case !r.Clock.Playing:
		before := r.behind()
		left := r.work(spare)
		r.painted = left && (before == r.behind())
	case r.Shown == Lots:
		r.drift += dt * 160
		n := int(r.drift)
		r.drift -= float64(n)
		if r.Drawn = min(r.Drawn+n, beans.Draws); r.Drawn == beans.Draws {
			r.stop()
		}
		r.painted = r.Clock.Playing
	default:
		r.train(dt)
	}
	if r.last >= r.redraw() {
		r.painted = false
	}
	if !r.painted {
		r.last = 0
	}
}

// train plays: the farther, the faster, since less happens; but no more than the
// budget holds.
func (r *Room) train(dt float64) {
	r.drift = min(r.drift+dt*(15+float64(r.Step)/2), 12)
	until := r.now().Add(budget)
	for r.drift >= 1 && r.Step < r.End() {
		r.drift--
		if r.Step >= r.run.Steps() {
			r.run.Step()
		}
		r.Step = min(r.Step+1, r.run.Steps())
		if !r.now().Before(until) {
			break
		}
	}
	r.painted = true
	if r.Step >= r.End() {
		r.stop()
		r.painted = false
	}
}

// Painted implements room.Painter.
func (r *Room) Painted() bool { return r.painted }
