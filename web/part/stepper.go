package part

import (
	"strconv"

	"github.com/vugu/vugu"
)

// Stepper goes through the positions 0..Count-1: first, back, play, on, scrub.
type Stepper struct {
	ID                                    string
	First, Back, Play, Pause, Next, Scrub string // names
	At, Count                             int
	Text                                  string // where we are, in words
	Playing                               bool
	OnGo                                  func(i int)
	OnPlay                                func()
}

func (c *Stepper) playName() string {
	if c.Playing {
		return c.Pause
	}
	return c.Play
}

func (c *Stepper) playIcon() string {
	if c.Playing {
		return "pause"
	}
	return "play"
}

func (c *Stepper) max() int { return max(c.Count-1, 0) }

func (c *Stepper) style() string {
	done := 0.0
	if c.Count > 1 {
		done = float64(c.At) / float64(c.Count-1)
	}
	return "--done:" + strconv.FormatFloat(done, 'f', 4, 64) + ";--count:" + strconv.Itoa(max(c.Count, 1))
}

func (c *Stepper) scrubbed(e vugu.DOMEvent) {
	if n, err := strconv.Atoi(e.PropString("target", "value")); err == nil {
		c.OnGo(n)
	}
}
