package clock

import (
	"math"
	"testing"
)

func TestClock(t *testing.T) {
	var c Clock
	steps := 0
	step := func() bool { steps++; return true }
	if c.Advance(100, 4, step); steps != 0 || c.Playing || c.Phase() != 0 {
		t.Error("it goes before Start")
	}
	c.Start()
	for _, want := range []struct {
		dt    float64
		steps int
		phase float64
	}{{0, 0, 0}, {.125, 0, .5}, {.0625, 0, .75}, {.0625, 1, 0}, {.125, 1, .5}, {.25, 2, .5}, {1, 6, .5}, {.125, 7, 0}} {
		c.Advance(want.dt, 4, step)
		if steps != want.steps || math.Abs(c.Phase()-want.phase) > 1e-9 || !c.Playing {
			t.Errorf("%v s later it is at %d and %v, want %d and %v", want.dt, steps, c.Phase(), want.steps, want.phase)
		}
	}
	c.Advance(.125, 4, step)
	if c.Stop(); c.Playing || c.Phase() != 0 {
		t.Error("it does not stop")
	}
	if c.Start(); !c.Playing || c.Phase() != 0 {
		t.Error("it does not start anew")
	}
}

// The last step ends it, however much time has passed.
func TestEnd(t *testing.T) {
	c := Clock{Playing: true}
	left := 3
	c.Advance(1000, 4, func() bool { left--; return left > 0 })
	if left != 0 || c.Playing || c.Phase() != 0 {
		t.Errorf("%d steps are left; playing: %v, at %v", left, c.Playing, c.Phase())
	}
}
