package cnn

import (
	"fmt"

	lesson "convlab/web/lesson/cnn"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// triple are the map of the cell before the nudge, after it, and what changed.
func (c *Cnn) triple() []plot {
	f, layer, t := c.floor(), c.v().Layer, c.t()
	columns, rows := f.Plot()
	one := func(host, label string, class part.Class) plot {
		return plot{Host: host, Label: label, Short: label, Spoken: c.L.LayerName(layer) + " · " + label, Tiles: tiles{columns, rows, 1, 1}, Class: class, Move: func(dx, dy int) { c.L.MoveCell(layer, dx, dy) }}
	}
	return []plot{one("was", t.MapWas, "plot"), one("now", t.MapNow, "plot"), one("moved", t.MapChange, "plot signed")}
}

// mapTitle names the map that is compared.
func (c *Cnn) mapTitle() string {
	if c.floor().IsVector() {
		return c.L.LayerName(c.v().Layer)
	}
	return c.L.LayerName(c.v().Layer) + " · " + c.L.MapName(c.L.Map())
}

// A line of the table says what the nudge does to a layer.
type line struct {
	Name, Share, Apart, Along, Style string
	Class                            string
	Layer                            int
}

func (c *Cnn) lines() (list []line) {
	v := c.v()
	for i := range v.Changes {
		x := &v.Changes[i]
		l := line{Name: "28×28", Layer: i, Share: lesson.One(x.Share()) + "%", Apart: lesson.One(100*x.Apart) + "%", Along: "–",
			Style: fmt.Sprintf("--p:%.4f", x.Apart)}
		if i > 0 {
			l.Name = c.L.LayerName(i)
		}
		if x.Whole {
			l.Along = words.Thousands(x.Differ)
		}
		l.Class = part.Class("").If(i > 0 && i == v.Layer, "on").String()
		list = append(list, l)
	}
	return list
}

func (c *Cnn) changesClass() string {
	return part.Class("changes").If(c.L.Hot == "changes", "hot").String()
}

func (c *Cnn) toLayer(l line) {
	if l.Layer > 0 {
		c.L.ToLayer(l.Layer)
	}
}

func (c *Cnn) diffs() []part.Choice {
	return part.Numbered([]string{c.t().ShowMaps, c.t().ShowDiff})
}

func (c *Cnn) diff() string {
	if c.L.Diff {
		return "1"
	}
	return "0"
}

func (c *Cnn) setDiff(key string) { c.L.SetDiff(key == "1") }
