package network

import (
	"github.com/vugu/vugu"

	"convlab/web/part"
)

// Map shows a map of numbers; the numbers themselves are drawn on its canvas.
type Map struct {
	Of   plot
	Help string
}

func (c *Map) key(e vugu.DOMEvent) { part.MoveKeys(e, c.Of.Move, c.Of.Enter) }
