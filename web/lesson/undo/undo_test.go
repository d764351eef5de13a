package undo

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Whatever is done, the present value and those before it are what a list of all
// values, with a place in it, says.
func TestHistory(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 21))
	for range 200 {
		var h History[int]
		now, next := 0, 1
		all, at := []int{0}, 0
		for range 60 {
			switch rng.IntN(6) {
			case 0, 1:
				h.Remember(now)
				now, next = next, next+1
				all, at = append(all[:at+1], now), at+1
			case 2, 3:
				if h.Undo(&now) != (at > 0) {
					t.Fatal("Undo does not say whether there was something")
				}
				at = max(at-1, 0)
			case 4:
				if h.Redo(&now) != (at+1 < len(all)) {
					t.Fatal("Redo does not say whether there was something")
				}
				at = min(at+1, len(all)-1)
			case 5:
				if h.Drop(); h.CanRedo() {
					t.Fatal("what was dropped can be redone")
				}
				all = all[:at+1]
			}
			if now != all[at] || h.CanUndo() != (at > 0) || h.CanRedo() != (at+1 < len(all)) {
				t.Fatalf("at %d of %v the value is %d, undo %v, redo %v", at, all, now, h.CanUndo(), h.CanRedo())
			}
			if last := h.Last(); (last != nil) != (at > 0) || last != nil && *last != all[at-1] {
				t.Fatalf("at %d of %v the last is %v", at, all, last)
			}
		}
	}
}

func TestForget(t *testing.T) {
	var h History[int]
	h.Forget() // nothing
	h.Remember(1)
	h.Remember(2)
	h.Forget()
	now := 3
	if h.Undo(&now); now != 1 || h.CanUndo() {
		t.Errorf("what was forgotten is returned to: %d", now)
	}
	h.Redo(&now)
	if h.Clear(); now != 3 || h.CanUndo() || h.CanRedo() || h.Last() != nil {
		t.Errorf("something is left of a cleared history at %d", now)
	}
}

func TestMost(t *testing.T) {
	var h History[int]
	for i := range 3 * Most {
		h.Remember(i)
	}
	now, got := 3*Most, []int{}
	for h.Undo(&now) {
		got = append(got, now)
	}
	if len(got) != Most || got[0] != 3*Most-1 || !slices.IsSortedFunc(got, func(a, b int) int { return b - a }) {
		t.Errorf("%d values are remembered: %v", len(got), got)
	}
}
