package structure

import (
	"strconv"

	"convlab/nn/ink"
	"convlab/nn/sketch"
	lesson "convlab/web/lesson/structure"
	"convlab/web/part"
)

// Families is the figure of the second exhibit: the examples and what the reader
// has put with them on both sides, a new creature between, its strip below.
type Families struct{ L *lesson.Room }

func (c *Families) t() *lesson.Text      { return c.L.T() }
func (c *Families) hot(part string) bool { return c.L.Hot == part }

// beside is how many of the creatures put with a family are shown.
const beside = 6

// A pen is a creature behind bars.
type pen struct {
	C                *lesson.Creature
	Key, Class, Name string
}

// A tray is one side.
type tray struct {
	Key, Name, Class string
	Known, Yours     []pen
}

func (c *Families) trays() (list []tray) {
	last := c.L.Last()
	for f := range sketch.Family(sketch.Families) {
		key := [...]string{"guji", "guala"}[f]
		t := tray{Key: key, Name: c.t().Families[f], Class: part.Class("tray "+part.Class(key)).If(c.hot(key), "hot").String()}
		for i := range c.L.Zoo.Known {
			k := &c.L.Zoo.Known[i]
			if k.Family != f {
				continue
			}
			near := last != nil && last.Nearest == i
			p := pen{C: k, Key: "k" + strconv.Itoa(i), Class: part.Class("pen").If(near, "near").String(), Name: t.Name}
			if near {
				p.Name += ", " + c.t().NearestIs
			}
			t.Known = append(t.Known, p)
		}
		for i := len(c.L.Zoo.Past) - 1; i >= 0 && len(t.Yours) < beside; i-- {
			k := &c.L.Zoo.Past[i]
			if k.Put != f {
				continue
			}
			p := pen{C: k, Key: "p" + strconv.Itoa(i), Class: part.Class("pen").If(!k.Right(), "wrong").String(), Name: c.t().Families[k.Family]}
			if !k.Right() {
				p.Name = "✕ " + p.Name
			}
			t.Yours = append(t.Yours, p)
		}
		list = append(list, t)
	}
	return list
}

func (c *Families) flat() string {
	if c.L.Blind {
		return c.t().Same
	}
	return c.t().Flat
}

func (c *Families) class() string {
	return part.Class("families").If(c.L.Blind, "blind").If(c.hot("flat"), "hot-flat").String()
}

// Sketch draws a creature, or a part of it as large as it goes.
type Sketch struct {
	C     *lesson.Creature
	Name  string
	Whole bool // the whole pad, and not only where there is ink
}

// view is the part of the pad that is shown, 1000 units to a side.
func (c *Sketch) view() string {
	if c.Whole {
		return "0 0 1000 1000"
	}
	var x0, y0, x1, y1 float32 = 1, 1, 0, 0
	for _, s := range c.C.Strokes {
		for _, q := range s.Points {
			x0, y0, x1, y1 = min(x0, q.X), min(y0, q.Y), max(x1, q.X), max(y1, q.Y)
		}
	}
	side := max(x1-x0, y1-y0) + .06
	n := func(v float32) string { return strconv.Itoa(int(1000 * v)) }
	return n((x0+x1-side)/2) + " " + n((y0+y1-side)/2) + " " + n(side) + " " + n(side)
}

// A line is all strokes of one width.
type line struct{ D, Width string }

func (c *Sketch) lines() (list []line) {
	var widths []float32
	var paths [][]byte
	for _, s := range c.C.Strokes {
		at := -1
		for i, w := range widths {
			if w == s.Width {
				at = i
			}
		}
		if at < 0 {
			at = len(widths)
			widths, paths = append(widths, s.Width), append(paths, nil)
		}
		paths[at] = trace(paths[at], s.Points)
	}
	for i := range paths {
		list = append(list, line{string(paths[i]), strconv.Itoa(int(1000*widths[i] + .5))})
	}
	return list
}

// trace appends a stroke, in thousandths of the pad.
func trace(path []byte, points []ink.Point) []byte {
	for i, q := range points {
		sep := byte(' ')
		if i == 0 {
			sep = 'M'
		}
		path = strconv.AppendInt(append(path, sep), int64(1000*q.X+.5), 10)
		path = strconv.AppendInt(append(path, ' '), int64(1000*q.Y+.5), 10)
	}
	return path
}
