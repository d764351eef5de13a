package shift

import (
	"fmt"
	"strconv"

	"convlab/nn/zoo"
	lesson "convlab/web/lesson/shift"
	"convlab/web/part"
)

// Measures are the curves: one plot for each kind of training images.
type Measures struct{ L *lesson.Room }

// columns are the networks that learnt the same images.
func (c *Measures) columns() [2][]*zoo.Model {
	a, b := lesson.Fairs[0], lesson.Fairs[1]
	return [2][]*zoo.Model{{a.Conv, a.Dense}, {&zoo.CNN, b.Conv, b.Dense}}
}

func (c *Measures) plots() (out []part.Plot) {
	t := c.L.T()
	for i, models := range c.columns() {
		p := part.Plot{Key: strconv.Itoa(i), Title: t.Trained[i], Class: part.Class("plot").If(c.L.Hot == "columns", "hot").String()}
		p.Name = p.Title + ". " + t.ChartHelp
		for _, m := range models {
			v := c.curve(m)
			p.Curves = append(p.Curves, v)
			p.Name += " " + v.Text + ": " + v.Value + "."
		}
		out = append(out, p)
	}
	return out
}

func (c *Measures) curve(m *zoo.Model) part.Curve {
	var kept []float64
	for n := range lesson.Most + 1 {
		kept = append(kept, lesson.Kept(m, c.L.Way, n))
	}
	name, class := c.network(m)
	return part.CurveOf(class, name, c.percent(kept[c.L.Away]), kept, c.L.Away)
}

// network is a network's name here, and the class of its curve.
func (c *Measures) network(m *zoo.Model) (name, class string) {
	t := c.L.T()
	switch m {
	case &zoo.CNN:
		return t.CNN, "curve thick"
	case lesson.Fairs[0].Conv, lesson.Fairs[1].Conv:
		return t.Networks[1], "curve"
	}
	return t.Networks[0], "curve dashed"
}

func (c *Measures) percent(v float64) string {
	return fmt.Sprintf(c.L.T().Percent, strconv.FormatFloat(v, 'f', 1, 64))
}

// at tells the style sheet where the pixels are that are looked at.
func (c *Measures) at() string {
	return part.StepStyle(c.L.Away, lesson.Most)
}

func (c *Measures) ticks() (out []string) {
	for n := 0; n <= lesson.Most; n += 2 {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

func (c *Shift) measures() *Measures { return &Measures{L: c.L} }

// Gains is the table of the fair pairs, with what each change gives.
type Gains struct{ L *lesson.Room }

// A line is one row of it.
type line struct {
	Head, Plain, Distorted, Gain string
	Class                        string
}

func (c *Gains) lines() []line {
	t := c.L.T()
	kept := func(m *zoo.Model) float64 { return lesson.Kept(m, c.L.Way, c.L.Away) }
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
	a, b := lesson.Fairs[0], lesson.Fairs[1]
	rows := part.Class("").If(c.L.Hot == "rows", "hot").String()
	return []line{
		{t.Networks[0], number(kept(a.Dense)), number(kept(b.Dense)), lesson.Points(kept(a.Dense), kept(b.Dense)), rows},
		{t.Networks[1], number(kept(a.Conv)), number(kept(b.Conv)), lesson.Points(kept(a.Conv), kept(b.Conv)), rows},
		{t.GivesConvolution, lesson.Points(kept(a.Dense), kept(a.Conv)), lesson.Points(kept(b.Dense), kept(b.Conv)), "", "gain"},
	}
}

func (c *Gains) class() string {
	return part.Class("gains").If(c.L.Hot == "columns", "hot").String()
}
