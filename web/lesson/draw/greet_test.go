package draw

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"convlab/nn/ink"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/panel"
)

// The first frame shows what the networks really say of it, before they are here.
func TestStill(t *testing.T) {
	r, all := open(), ready(t)
	if r.Overall() != "All four say 7" || r.Overall() != all.Overall() || r.Why() != en.GhostStill || r.Why() != all.Why() {
		t.Errorf("it says %q, %q, and with all networks %q, %q", r.Overall(), r.Why(), all.Overall(), all.Why())
	}
	for i, a := range r.Reading().Answers {
		b := all.Reading().Answers[i]
		if a.Top != b.Top || a.Verdict != b.Verdict || r.Mark(&a) != all.Mark(&b) || math.Abs(float64(a.Probs[a.Top]-b.Probs[a.Top])) > 1e-4 {
			t.Errorf("%s is said to say %d, %v, %d; it says %d, %v, %d", a.Model.Name, a.Top, a.Probs[a.Top], a.Verdict, b.Top, b.Probs[b.Top], b.Verdict)
		}
	}
}

// greeted lets the ghost write, in frames of dt seconds, and returns what the
// networks said at every tenth of a second.
func greeted(r *Room, seed uint64, dt float64) (said []string) {
	r.Greet(seed, false)
	for last := ""; r.Moving(); {
		r.Advance(dt)
		for r.Panel.Behind() {
			r.Panel.CatchUp()
		}
		now := ""
		for _, a := range r.Panel.Reading.Answers {
			now += fmt.Sprint(a.Top)
		}
		if now != last {
			said, last = append(said, now), now
		}
	}
	return said
}

// Every digit is read rightly in the end, and on the way the networks change their
// minds, alike on machines of any speed.
func TestGhost(t *testing.T) {
	r := ready(t)
	seen := map[int]bool{}
	for seed := range uint64(9) {
		r.Ghost = newGhost()
		said := greeted(r, seed, 1./60)
		d := r.Ghost.Wrote
		seen[d] = true
		if r.Overall() != fmt.Sprintf(en.All, d) || !strings.Contains(r.Why(), fmt.Sprintf("%d times", r.changes)) || r.changes < 4 || len(said) < 4 {
			t.Errorf("of a %d it says %q, %q, after %q", d, r.Overall(), r.Why(), said)
		}
		changes := r.changes
		r.Ghost = newGhost()
		if greeted(r, seed, 1./7); r.changes != changes {
			t.Errorf("on a slow machine they change their minds %d times about a %d, elsewhere %d times", r.changes, d, changes)
		}
	}
	if len(seen) != 9 || seen[first] {
		t.Errorf("nine seeds make the digits %v", seen)
	}
}

// What the ghost writes is not the reader's, and goes at their first touch; again
// it comes once.
func TestGhostGivesWay(t *testing.T) {
	r := ready(t)
	greets := func(when string, want float64) {
		t.Helper()
		if after, ok := r.Greets(); ok != (want > 0) || ok && after != want {
			t.Errorf("%s it greets: %v, after %v s", when, ok, after)
		}
	}
	greets("at first", .4)
	for _, patience := range []float64{patience, 0} {
		r.Greet(3, false)
		for range 60 {
			r.Advance(1. / 60)
		}
		if r.Digit.HasInk() || r.Digit.CanUndo() || r.Digit.Link() != "" || r.Aloud() != en.Blank || !r.Seen().HasInk() {
			t.Error("the ghost's ink is the reader's, or is spoken of, or is not seen")
		}
		greets("while it writes", 0)
		if r.Yield(); r.Moving() || r.Overall() != en.Blank || r.Seen() != r.Digit || r.Why() != en.BlankHelp {
			t.Errorf("after a touch it says %q, %q", r.Overall(), r.Why())
		}
		greets("after a touch", patience)
	}

	// The reader's ink has no answer of the ghost's.
	r = ready(t)
	r.Panel.Budget = 1 // they answer later
	greeted(r, 5, 1./60)
	if r.Digit.Press(ink.Point{X: .5, Y: .5}); r.Ghost.Shown() {
		t.Error("the ghost stays beside the reader's ink")
	}
	for _, a := range r.Panel.Reading.Answers {
		if a.Said() && a.Late {
			t.Errorf("%s says of the reader's ink what it said of the ghost's", a.Model.Name)
		}
	}

	// Nothing moves for who wants less motion: the first frame stays.
	r = ready(t)
	r.Greet(5, true)
	if r.Moving() || r.Ghost.Wrote != first || r.Overall() != "All four say 7" {
		t.Errorf("calm, it moves: %v, and says %q", r.Moving(), r.Overall())
	}
	greets("calm, once more", 0)

	// A link with a drawing has no ghost.
	r = ready(t)
	if draws(r, digit.Seven); r.Ghost.Shown() {
		t.Error("beside a drawing there is a ghost")
	}
	greets("beside a drawing", 0)
}

// Until all networks are here, or can't be had, nothing is written.
func TestGhostWaits(t *testing.T) {
	r := open()
	if _, ok := r.Greets(); ok {
		t.Error("it greets without networks")
	}
	r.Panel.Arrived(panel.NoveltyFile, nil, fmt.Errorf("offline"))
	for _, m := range panel.Networks {
		r.Panel.Arrived(panel.WeightsFile(m), nil, fmt.Errorf("offline"))
	}
	if _, ok := r.Greets(); !ok {
		t.Error("it waits for networks that can't be had")
	}
	if said := greeted(r, 1, 1./30); len(said) != 1 || r.Ghost.Moving() {
		t.Errorf("without networks %q is said", said)
	}
}
