package edges

import (
	lesson "convlab/web/lesson/edges"
	"convlab/web/part"
)

// The controls in the drawer.

func on(v bool) int {
	if v {
		return 1
	}
	return 0
}

func (c *Edges) pictures() []part.Choice { return part.Numbered(c.t().Pictures[:]) }
func (c *Edges) kernels() []part.Choice  { return part.Numbered(c.t().Kernels[:]) }
func (c *Edges) figures() []part.Choice  { return part.Numbered(c.t().Figures[:]) }

func (c *Edges) photos() []part.Choice {
	names := c.t().Photos[:]
	if !c.L.Digit.HasInk() {
		names = names[:lesson.Mine]
	}
	return part.Numbered(names)
}

// twoHalves says that the picture has halves, and a border between them.
func (c *Edges) twoHalves() bool { return c.L.Picture <= lesson.Above }

func (c *Edges) half(i int) string { return c.t().Halves[c.L.Picture%2][i] }
func (c *Edges) swap() string      { return c.t().Swap[c.L.Picture%2] }

func (c *Edges) setFirst(v float64)  { c.L.Halve(false, int(v)) }
func (c *Edges) setSecond(v float64) { c.L.Halve(true, int(v)) }
func (c *Edges) setWidth(v float64)  { c.L.SetWidth(int(v)) }
func (c *Edges) setLeast(v float64)  { c.L.SetLeast(int(v)) }

func (c *Edges) setPixels(i int) { c.L.SetPixels(i == 1) }
func (c *Edges) setPair(i int)   { c.L.UsePair(i == 1) }

func (c *Edges) own() bool { return c.L.Lines == lesson.Own }

// notes are the paragraphs of the exhibit.
func (c *Edges) notes() []string {
	t := c.t()
	switch {
	case c.halves():
		return []string{t.Notes[c.L.Kernel][0]}
	case c.photo():
		return []string{t.Notes[c.L.Kernel][1]}
	case c.lines():
		return t.LinesNotes
	}
	return t.PairNotes
}

// help says how the window is moved, or lines are drawn.
func (c *Edges) help() string {
	if c.lines() && c.own() {
		return c.t().DrawHelp
	}
	return c.t().LookHelp
}

// optionsLabel says what is folded away, and how it is set.
func (c *Edges) optionsLabel() string {
	return c.t().NegativeLabel + " · " + c.t().Negatives[c.L.Negative]
}
