package train

import (
	"strconv"

	lesson "convlab/web/lesson/train"
	"convlab/web/part"
)

// Plot is one of the two: its axes, lines, and what is marked.
type Plot struct {
	Title, Class, Course string
	P                    *lesson.Plot
	X                    []lesson.Tick
	Cursor               float64
}

// A spot is something with a place in a plot.
type spot struct{ Key, Text, Style, Class, Dot string }

func at(name string, v float64) string {
	return "--" + name + ":" + strconv.FormatFloat(v, 'f', 4, 64)
}

func (c *Plot) ticks() (list []spot) {
	for _, t := range c.P.Y {
		list = append(list, spot{Key: t.Text, Text: t.Text, Style: at("y", t.At)})
	}
	return list
}

func (c *Plot) columns() (list []spot) {
	for _, t := range c.X {
		list = append(list, spot{Key: t.Text, Style: at("x", t.At)})
	}
	return list
}

func (c *Plot) marks() (list []spot) {
	for _, m := range c.P.Marks {
		list = append(list, spot{Text: m.Text, Style: at("x", m.X) + ";" + at("y", m.Y) + ";" + at("at", m.At), Class: "mark " + m.Class, Dot: "dot " + m.Class})
	}
	return list
}

// levelClass puts the words below the line where there is no room above it.
func (c *Plot) levelClass() string { return part.Class("level").If(c.P.Level < .1, "high").String() }

func (c *Plot) level() string  { return at("y", c.P.Level) }
func (c *Plot) cursor() string { return at("x", c.Cursor) }

func (c *Plot) box() string {
	return "0 0 " + strconv.Itoa(lesson.Across) + " " + strconv.Itoa(lesson.High)
}
