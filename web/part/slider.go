package part

import (
	"strconv"

	"github.com/vugu/vugu"
)

// Slider changes one number within bounds.
type Slider struct {
	ID, Label    string
	Min, Max, By float64
	Value        float64
	Shown        string // the value in words; Value itself if empty
	OnChange     func(v float64)
}

func (c *Slider) text() string {
	if c.Shown != "" {
		return c.Shown
	}
	return number(c.Value)
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (c *Slider) style() string {
	done := 0.0
	if c.Max > c.Min {
		done = (c.Value - c.Min) / (c.Max - c.Min)
	}
	return "--done:" + strconv.FormatFloat(done, 'f', 4, 64)
}

func (c *Slider) changed(e vugu.DOMEvent) {
	if v, err := strconv.ParseFloat(e.PropString("target", "value"), 64); err == nil {
		c.OnChange(v)
	}
}
