package draw

import (
	"fmt"

	"convlab/web/lesson/digit"
	"convlab/web/lesson/panel"
)

// stillSaid is what the networks say of the ghost's first frame, each the
// probability of a 7: so that there are answers before there are networks.
// TestStill says what to write here when they have been trained anew.
var stillSaid = []float32{1, .99951583, .9997187, .9966917}

// own says whether the reader has made anything of the pad.
func (r *Room) own() bool { return r.Digit.HasInk() || r.Digit.Drawn() || r.Digit.Disturbed() }

// Seen is what is on the pad: the reader's digit, or the ghost's where they have
// none.
func (r *Room) Seen() *digit.Digit {
	if r.Ghost.Shown() {
		return r.Ghost.Digit
	}
	return r.Digit
}

// Reading is what the networks say of what is on the pad.
func (r *Room) Reading() *panel.Reading {
	if !r.Ghost.Untouched() || r.Panel.Complete() {
		return &r.Panel.Reading
	}
	known := panel.Reading{Verdict: panel.Digit, Top: first}
	for i, a := range r.Panel.Reading.Answers {
		if !a.Said() && a.Failed == panel.NoFail {
			a.Verdict, a.Top, a.Here = panel.Digit, first, true
			a.Probs[a.Top] = stillSaid[i]
		}
		known.Answers = append(known.Answers, a)
	}
	return &known
}

// Greets implements room.Greeter. The first digit waits for the networks.
func (r *Room) Greets() (after float64, ok bool) {
	after, ok = r.Ghost.Waits()
	return after, ok && !r.own() && r.Panel.Complete()
}

// Greet implements room.Greeter.
func (r *Room) Greet(seed uint64, calm bool) {
	r.Ghost.Begin(seed, calm)
	r.forget()
	r.Derive()
}

// Yield implements room.Greeter.
func (r *Room) Yield() {
	if r.Ghost.Shown() {
		r.Ghost.Wipe()
		r.Derive()
	}
}

// Moving and Advance implement room.Mover.
func (r *Room) Moving() bool { return r.Ghost.Moving() }

func (r *Room) Advance(dt float64) {
	if !r.Ghost.Advance(dt) {
		return
	}
	r.count()
	r.Derive()
	if r.Ghost.Done() && !r.Panel.Behind() {
		r.count()
		r.Ghost.Stop()
	}
}

// forget begins to count anew.
func (r *Room) forget() {
	r.changes = 0
	for i := range r.tops {
		r.tops[i] = -1
	}
}

// count notes which networks say something else than when they were last asked.
func (r *Room) count() {
	for i, a := range r.Panel.Reading.Answers {
		if a.Late || !a.Said() {
			continue
		}
		if r.tops[i] >= 0 && r.tops[i] != a.Top {
			r.changes++
		}
		r.tops[i] = a.Top
	}
}

// whose says whose ink that is, where it is the ghost's.
func (r *Room) whose() string {
	switch t := r.T(); {
	case r.Ghost.Moving():
		return t.GhostWrites
	case r.changes > 0:
		return fmt.Sprintf(t.GhostWrote, r.changes)
	default:
		return t.GhostStill
	}
}
