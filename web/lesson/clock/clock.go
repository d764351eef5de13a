// Package clock plays something that goes in steps.
package clock

// A Clock counts the steps of what is being played.
type Clock struct {
	Playing bool
	part    float64 // of the next step, 0..1
}

// Start begins to play, or Stop ends it.
func (c *Clock) Start() { c.Playing, c.part = true, 0 }
func (c *Clock) Stop()  { c.Playing, c.part = false, 0 }

// Phase returns how far the step being played has come, 0..1.
func (c *Clock) Phase() float64 { return c.part }

// Advance lets dt seconds pass at rate steps a second. It calls step for each
// step that falls due; when that returns false, the last one has been made.
func (c *Clock) Advance(dt, rate float64, step func() bool) {
	if !c.Playing {
		return
	}
	for c.part += dt * rate; c.part >= 1; c.part-- {
		if !step() {
			c.Stop()
			return
		}
	}
}
