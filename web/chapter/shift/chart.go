package shift

import (
	"fmt"
	"strconv"
	"strings"

	"convlab/nn/zoo"
	lesson "convlab/web/lesson/shift"
	"convlab/web/part"
)

// Measures are the curves: one plot for each kind of training images.
type Measures struct{ L *lesson.Room }

// A plot has the curves of the networks that learnt the same images.
type plot struct {
	Title, Class, Name string
	Curves             []curve
}

// A curve is one network's.
type curve struct {
	Class, Text, Kept string
	Points            string // of a polyline, in a box of 80×100
	Style             string // where the dot is
}

// columns are the networks that learnt the same images.
func (c *Measures) columns() [2][]*zoo.Model {
	a, b := lesson.Fairs[0], lesson.Fairs[1]
	return [2][]*zoo.Model{{a.LeNet, a.Dense}, {&zoo.CNN, b.LeNet, b.Dense}}
}

func (c *Measures) plots() (out []plot) {
	t := c.L.T()
	for i, models := range c.columns() {
		p := plot{Title: t.Trained[i], Class: part.Class("plot").If(c.L.Hot == "columns", "hot").String()}
		p.Name = p.Title + ". " + t.ChartHelp
		for _, m := range models {
			v := c.curve(m)
			p.Curves = append(p.Curves, v)
			p.Name += " " + v.Text + ": " + v.Kept + "."
		}
		out = append(out, p)
	}
	return out
}

func (c *Measures) curve(m *zoo.Model) curve {
	var b strings.Builder
	for n := range lesson.Most + 1 {
		fmt.Fprintf(&b, "%d,%.2f ", 10*n, 100-lesson.Kept(m, c.L.Way, n))
	}
	v := curve{Points: strings.TrimSpace(b.String()), Kept: c.percent(lesson.Kept(m, c.L.Way, c.L.Away))}
	v.Text, v.Class = c.network(m)
	v.Style = c.at() + ";--y:" + strconv.FormatFloat(1-lesson.Kept(m, c.L.Way, c.L.Away)/100, 'f', 4, 64)
	return v
}

// network is a network's name here, and the class of its curve.
func (c *Measures) network(m *zoo.Model) (name, class string) {
	t := c.L.T()
	switch m {
	case &zoo.CNN:
		return t.CNN, "curve cnn"
	case lesson.Fairs[0].LeNet, lesson.Fairs[1].LeNet:
		return t.Networks[1], "curve lenet"
	}
	return t.Networks[0], "curve full"
}

func (c *Measures) percent(v float64) string {
	return fmt.Sprintf(c.L.T().Percent, strconv.FormatFloat(v, 'f', 1, 64))
}

// at tells the style sheet where the pixels are that are looked at.
func (c *Measures) at() string {
	return "--x:" + strconv.FormatFloat(float64(c.L.Away)/lesson.Most, 'f', 4, 64)
}

func (c *Measures) ticks() (out []string) {
	for n := 0; n <= lesson.Most; n += 2 {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

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
		{t.Networks[1], number(kept(a.LeNet)), number(kept(b.LeNet)), lesson.Points(kept(a.LeNet), kept(b.LeNet)), rows},
		{t.GivesConvolution, lesson.Points(kept(a.Dense), kept(a.LeNet)), lesson.Points(kept(b.Dense), kept(b.LeNet)), "", "gain"},
	}
}

func (c *Gains) class() string {
	return part.Class("gains").If(c.L.Hot == "columns", "hot").String()
}
