package web

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/filter"
	"convlab/web/lesson"
	"convlab/web/part"
)

// What the reader does to the walkthrough: choosing and typing numbers,
// pointing, presets, options.

func (c *Walk) editing(grid string) int {
	if c.L.Editing.Grid == grid {
		return c.L.Editing.Index
	}
	return -1
}

func (c *Walk) pickInput(i int) {
	switch {
	case c.L.Painting:
	case c.L.Editing == lesson.Cell{Grid: "input", Index: i}:
		c.L.Type(c.L.EditText) // Enter came before the field was there
	case c.L.Picked == i:
		c.L.Edit(lesson.Cell{Grid: "input", Index: i})
	default:
		c.L.Rove("input", i)
		c.L.Pick(i)
	}
}

func (c *Walk) pickKernel(i int) {
	cell := lesson.Cell{Grid: "kernel", Index: i}
	if c.L.Editing == cell {
		c.L.Type(c.L.EditText)
		return
	}
	c.L.Rove("kernel", i)
	c.L.Edit(cell)
}

func (c *Walk) pickOutput(i int) { c.L.StepTo(i) }

// typing says whether a key begins a number.
func typing(key string) bool {
	return len(key) == 1 && (key >= "0" && key <= "9" || key == "-" || key == ".")
}

// cellKey opens a number when one begins to type over it.
func (c *Walk) cellKey(grid string) func(i int, e vugu.DOMEvent) bool {
	return func(i int, e vugu.DOMEvent) bool {
		cell := lesson.Cell{Grid: grid, Index: i}
		switch key := e.PropString("key"); {
		case typing(key):
			c.L.Begin(cell, key)
		case key == "F2" || key == "Backspace" || key == "Delete":
			c.L.Edit(cell)
		case key == "Escape" && c.L.Editing == cell:
			c.L.CancelEdit() // before the field was there
		case key == "Escape" && c.L.Picked >= 0:
			c.L.Pick(c.L.Picked)
		default:
			return false
		}
		return true
	}
}

func (c *Walk) move(grid string, columns, count int) func(dx, dy int) {
	return func(dx, dy int) {
		i := c.L.Active(grid)
		if col := i%columns + dx; col < 0 || col >= columns {
			return
		}
		if j := i + dx + dy*columns; j >= 0 && j < count {
			c.L.Rove(grid, j)
			if grid == "output" {
				c.L.StepTo(j)
			}
		}
	}
}

func (c *Walk) press(i int) bool {
	if c.L.Painting {
		c.L.Paint(i)
	}
	return c.L.Painting
}

func (c *Walk) drag(i int) {
	if c.L.Painting {
		c.L.PaintTo(i)
	}
}

// overInput lights the product that reads the cell under the pointer.
func (c *Walk) overInput(i int) {
	for k, t := range c.step().Terms {
		if i >= 0 && t.Inside && t.Row*filter.Side+t.Col == i {
			c.L.HoverTerm(k)
			return
		}
	}
	c.L.HoverTerm(-1)
}

func (c *Walk) overKernel(i int) {
	for k, t := range c.step().Terms {
		if i >= 0 && t.KRow*3+t.KCol == i {
			c.L.HoverTerm(k)
			return
		}
	}
	c.L.HoverTerm(-1)
}

func (c *Walk) inputs() []part.Choice {
	var out []part.Choice
	for _, n := range filter.Inputs() {
		out = append(out, part.Choice{Key: n.Key, Text: c.t().Inputs[n.Key]})
	}
	if c.L.HasInk() {
		out = append(out, part.Choice{Key: mine, Text: c.t().Mine})
	}
	return out
}

// mine is the choice of the reader's own digit among the pictures.
const mine = "mine"

// inputKey is the picture in use, "" for own numbers.
func (c *Walk) inputKey() string {
	if k := c.L.InputKey(); k != "" || !c.L.DrawingUsed() {
		return k
	}
	return mine
}

func (c *Walk) useInput(key string) {
	if key == mine {
		c.L.UseDrawing()
		return
	}
	c.L.UseInput(key)
}

func (c *Walk) kernels() []part.Choice {
	var out []part.Choice
	for _, n := range filter.Kernels() {
		out = append(out, part.Choice{Key: n.Key, Text: c.t().Kernels[n.Key]})
	}
	return out
}

func (c *Walk) note() string { return c.t().KernelNote[c.L.KernelKey()] }

func count(from, to int) []part.Choice {
	var out []part.Choice
	for i := from; i <= to; i++ {
		out = append(out, part.Choice{Key: strconv.Itoa(i), Text: strconv.Itoa(i)})
	}
	return out
}

func (c *Walk) paddings() []part.Choice {
	return []part.Choice{{Key: "0", Text: c.t().PadNames0}, {Key: "1", Text: fmt.Sprintf(c.t().PadSame, 1)}, {Key: "2", Text: fmt.Sprintf(c.t().PadSame, 2)}}
}

func (c *Walk) negatives() []part.Choice {
	return []part.Choice{{Key: "0", Text: c.t().Clamp}, {Key: "1", Text: c.t().Absolute}, {Key: "2", Text: c.t().Rescale}}
}

// set returns a handler that puts the number chosen into an option.
func (c *Walk) set(at func(w *lesson.Walk) *int) func(key string) {
	return func(key string) {
		if n, err := strconv.Atoi(key); err == nil {
			c.L.Configure(func(w *lesson.Walk) { *at(w) = n })
		}
	}
}

func (c *Walk) setStride() func(string) {
	return c.set(func(w *lesson.Walk) *int { return &w.Stride })
}
func (c *Walk) setPadding() func(string) {
	return c.set(func(w *lesson.Walk) *int { return &w.Padding })
}
func (c *Walk) setDilation() func(string) {
	return c.set(func(w *lesson.Walk) *int { return &w.Dilation })
}
func (c *Walk) setNegative() func(string) {
	return c.set(func(w *lesson.Walk) *int { return (*int)(&w.Negative) })
}
func (c *Walk) flip() { c.L.Configure(func(w *lesson.Walk) { w.Flip = !w.Flip }) }
func (c *Walk) relu() { c.L.Configure(func(w *lesson.Walk) { w.ReLU = !w.ReLU }) }
func (c *Walk) pool() { c.L.Configure(func(w *lesson.Walk) { w.Pool = !w.Pool }) }

func (c *Walk) typeBias(e vugu.DOMEvent) { c.L.TypeBias(e.PropString("target", "value")) }

func (c *Walk) setBrush(v float64) { c.L.Brush = uint8(v) }

func (c *Walk) paint() { c.L.Painting = !c.L.Painting }

func (c *Walk) setSpeed(v float64) { c.L.Speed = v }
