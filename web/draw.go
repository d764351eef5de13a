package web

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/ink"
	"convlab/web/lesson"
	"convlab/web/part"
)

// Draw is #/draw: the pad, what the network sees, what it says.
type Draw struct {
	L   *lesson.Lesson
	App *App
}

func (c *Draw) t() *lesson.DrawText { return &c.L.T().Draw }

func (c *Draw) toolClass(t lesson.Tool) string {
	if c.L.Tool == t {
		return "btn on"
	}
	return "btn"
}

func (c *Draw) toolOn(t lesson.Tool) string { return strconv.FormatBool(c.L.Tool == t) }

func (c *Draw) padClass() string {
	s := "pad"
	if c.L.Tool == lesson.Eraser {
		s += " erasing"
	}
	if c.L.Cursor.Down {
		s += " down"
	}
	return s
}

// cursorStyle places the keyboard's pen.
func (c *Draw) cursorStyle() string {
	return fmt.Sprintf("--x:%d;--y:%d;--n:%d", c.L.Cursor.X, c.L.Cursor.Y, lesson.CursorGrid)
}

func (c *Draw) padKey(e vugu.DOMEvent) {
	if e.PropBool("ctrlKey") || e.PropBool("metaKey") || e.PropBool("altKey") {
		return // the page's own keys
	}
	key := e.PropString("key")
	dx, dy := part.Arrows(key)
	if e.PropBool("shiftKey") {
		dx, dy = 3*dx, 3*dy
	}
	switch {
	case dx != 0 || dy != 0:
		c.L.Arrow(dx, dy)
	case key == " " || key == "Enter":
		c.L.Dip()
	case key == "Escape" && c.L.Cursor.Down:
		c.L.Dip()
	case key == "e" || key == "E":
		c.L.SetTool(lesson.Eraser - c.L.Tool)
	case key == "Delete" || key == "Backspace":
		c.L.Clear()
	default:
		return
	}
	e.PreventDefault()
	e.StopPropagation()
}

func (c *Draw) sample() {
	c.L.Sample()
	if c.L.WantsSamples() && c.App.Browser != nil {
		c.App.Browser.Fetch()
	}
}

// A stage of the picture on its way to the network, as the row of them shows it.
type stage struct {
	Host, Label, Help, Class, Alt string
	Switch                        int // index of the step's switch, -1 for none
	On                            bool
}

func (c *Draw) stages() []stage {
	t := c.t()
	s := []stage{{Host: "pic:raw", Label: t.Raw, Alt: t.Raw, Switch: -1}}
	on := [4]bool{c.L.Drawing.Steps.Crop, c.L.Drawing.Steps.Scale, c.L.Drawing.Steps.Pen, c.L.Drawing.Steps.Centre}
	for i, key := range []string{"crop", "scale", "pen", "centre"} {
		x := stage{Host: "pic:" + key, Label: t.Steps[i], Help: t.StepHelp[i], Alt: t.Steps[i], Switch: i, On: on[i]}
		if !x.On {
			x.Class = "off"
		}
		if tr := &c.L.Trace; key == "centre" && x.On && !tr.Blank && c.L.Drawing.Sample == 0 {
			x.Help = fmt.Sprintf(t.Shift, lesson.Short(tr.MassY), lesson.Short(tr.MassX),
				lesson.Number(float64(tr.ShiftX)), lesson.Number(float64(tr.ShiftY)))
		}
		s = append(s, x)
	}
	if c.L.Drawing.Nudge != (ink.Nudge{}) {
		s = append(s, stage{Host: "pic:nudge", Label: t.Final, Alt: t.FinalAlt, Switch: -1})
	}
	last := &s[len(s)-1]
	last.Class += " final"
	if c.L.Hot == "final" {
		last.Class += " hot"
	} else if c.L.Hot == "raw" {
		s[0].Class += " hot"
	}
	return s
}

func (c *Draw) stepName(x stage) string { return fmt.Sprintf(c.t().StepSwitch, x.Label) }

// source tells where a picture that the reader did not draw is from.
func (c *Draw) source() string {
	if c.L.Drawing.Sample > 0 && c.L.Truth() >= 0 {
		return fmt.Sprintf(c.t().SampleOf, c.L.Truth())
	}
	return ""
}

// A nudge is one slider of the nudge panel.
type nudge struct {
	ID, Label    string
	Min, Max, By float64
	Value        float64
	Set          func(v float64)
}

func (c *Draw) nudges() []nudge {
	t := c.t()
	n := c.L.Drawing.Nudge
	set := func(f func(n *ink.Nudge, v float64)) func(float64) {
		return func(v float64) {
			n := c.L.Drawing.Nudge
			f(&n, v)
			c.L.SetNudge(n)
		}
	}
	return []nudge{
		{"right", t.Right, -lesson.MaxShift, lesson.MaxShift, 1, float64(n.Right), set(func(n *ink.Nudge, v float64) { n.Right = int(v) })},
		{"down", t.Down, -lesson.MaxShift, lesson.MaxShift, 1, float64(n.Down), set(func(n *ink.Nudge, v float64) { n.Down = int(v) })},
		{"turn", t.Turn, -lesson.MaxTurn, lesson.MaxTurn, 1, n.Turn, set(func(n *ink.Nudge, v float64) { n.Turn = v })},
		{"grow", t.Grow, -lesson.MaxGrow, lesson.MaxGrow, 1, n.Grow, set(func(n *ink.Nudge, v float64) { n.Grow = v })},
		{"thick", t.Thick, -lesson.MaxThick, lesson.MaxThick, .1, n.Thick, set(func(n *ink.Nudge, v float64) { n.Thick = v })},
		{"noise", t.Noise, 0, lesson.MaxNoise, 1, n.Noise, set(func(n *ink.Nudge, v float64) { n.Noise = v })},
	}
}

func (c *Draw) nudged() bool { return c.L.Drawing.Nudge != (ink.Nudge{}) }

func (c *Draw) setWidth(v float64) { c.L.SetWidth(int(v)) }

func (c *Draw) guess(id string) int { return guess(c.L, id) }

// guess returns the reader's answer to a question, -1 before it.
func guess(l *lesson.Lesson, id string) int {
	if n, ok := l.Answers[id]; ok {
		return n
	}
	return -1
}
