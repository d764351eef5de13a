package cnn

import (
	"strconv"

	"convlab/nn/augment"
	"convlab/nn/zoo"
	lesson "convlab/web/lesson/cnn"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

func (c *Cnn) plots() (out []part.Plot) {
	t := c.t()
	for i, models := range [2][]*zoo.Model{{zoo.Fairs[0].Conv, zoo.Fairs[0].Dense}, {&zoo.CNN, zoo.Fairs[1].Conv, zoo.Fairs[1].Dense}} {
		key := [2]string{"plain", "distorted"}[i]
		p := part.Plot{Key: key, Title: t.Trained[i], Class: part.Class("plot").If(c.L.Hot == key, "hot").String()}
		p.Name = p.Title + ". " + t.Chart
		for k, m := range models {
			which := len(models) - 1 - k // from the dense one
			var kept []float64
			for n := range lesson.Far + 1 {
				kept = append(kept, lesson.Kept(m, c.L.Way, n))
			}
			v := part.CurveOf([3]string{"curve dashed", "curve", "curve thick"}[which], t.Networks[which], lesson.One(kept[c.L.Away]), kept, c.L.Away)
			p.Curves = append(p.Curves, v)
			p.Name += " " + v.Text + ": " + v.Value + "."
		}
		out = append(out, p)
	}
	return out
}

func (c *Cnn) at() string { return part.StepStyle(c.L.Away, lesson.Far) }

func (c *Cnn) ticks() (out []string) {
	for n := 0; n <= lesson.Far; n += 2 {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

// A reading is a network's answer to the moved digit, and how many of the test images
// it gets right. The two of the plain pair are not on the page and read no digit.
type reading struct{ Name, On, Top, Sure, Kept string }

func (c *Cnn) readings() (list []reading) {
	add := func(m *zoo.Model, which, taught int) *reading {
		list = append(list, reading{Name: c.t().Networks[which], On: c.t().Taught[taught], Kept: lesson.One(lesson.Kept(m, c.L.Way, c.L.Away))})
		return &list[len(list)-1]
	}
	for i, m := range panel.Networks {
		which := map[*zoo.Model]int{&zoo.LeNet5Distorted: 1, &zoo.CNN: 2}[m]
		taught := 0
		if m.Recipe.Distort != (augment.Mix{}) {
			taught = 2
		}
		r := add(m, which, taught)
		r.Top = c.t().Late
		if i < len(c.v().Asked) && c.v().Asked[i].Here {
			a := &c.v().Asked[i]
			r.Top, r.Sure = strconv.Itoa(a.Top), words.Percent(a.P)+"%"
		}
		if m == &zoo.Dense {
			add(zoo.Fairs[0].Dense, 0, 1)
			add(zoo.Fairs[0].Conv, 1, 1)
		}
	}
	return list
}

func (c *Cnn) yoursClass() string { return part.Class("yours").If(c.L.Hot == "yours", "hot").String() }

func (c *Cnn) ways() []part.Choice { return part.Numbered(c.t().Ways[:]) }
