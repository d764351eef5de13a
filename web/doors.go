package web

import (
	"convlab/web/lesson"

	"github.com/vugu/vugu"
)

// Doors leads from the front page to the chapters behind it, each with a live
// piece of what is there: the drawing as a strip of numbers, and the first
// step of the walkthrough.
type Doors struct {
	L   *lesson.Lesson
	App *App
}

func (c *Doors) t() *lesson.Text { return c.L.T() }

func (c *Doors) open(e vugu.DOMEvent, r lesson.Route) { c.App.open(e, r) }

// first is the walkthrough's first step, written out.
func (c *Doors) first() *Walk { return &Walk{L: c.L, App: c.App, first: true} }

func (c *Doors) lineClass() string {
	if c.L.Trace.Blank {
		return "line blank"
	}
	return "line"
}
