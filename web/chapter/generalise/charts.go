package generalise

import (
	"math"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/beans"
	lesson "convlab/web/lesson/generalise"
	"convlab/web/part"
)

// Charts are the curves of accuracy and of loss, of both halves, with the gap
// between them. Steps are far apart at first and close together in the end, as the
// logarithm of 1 + step has them.
type Charts struct{ L *lesson.Room }

// A chart is one of the two. Its box is 100×100, the origin at the top on the left.
type chart struct {
	Name, Class      string
	Train, Test, Gap string // points of lines, and of what lies between them
	Rules            string // a path
	Ticks            []tick
	Dots             [2]string // styles: where the lines have come to
}

// axis is where a step is, from 0 to 100.
func axis(step int) float64 {
	return 100 * math.Log1p(float64(step)) / math.Log1p(lesson.Length)
}

// stepAt is the step at a place of the axis, 0 to 1.
func stepAt(x float64) int {
	return int(math.Expm1(x*math.Log1p(lesson.Length)) + .5)
}

func (c *Charts) charts() []chart {
	t, all := c.L.T(), c.L.Points()
	for len(all) > 1 && !all[len(all)-1].Finite {
		all = all[:len(all)-1]
	}
	low, most, least := 40., .9, .1
	for _, p := range all {
		if min(p.Train.Percent(), p.Test.Percent()) < low {
			low = 0
		}
		most = max(most, min(p.Train.Loss, 1e6), min(p.Test.Loss, 1e6))
		least = min(least, max(p.Train.Loss, .001), max(p.Test.Loss, .001))
	}
	accuracy := draw(all, func(s beans.Score) float64 { return 100 * (100 - s.Percent()) / (100 - low) })
	for v := low; v <= 100; v += 20 {
		accuracy.mark(100*(100-v)/(100-low), strconv.Itoa(int(v))+"%")
	}
	bottom, top := math.Floor(math.Log10(least)+1e-9), math.Log10(most*1.15)
	at := func(v float64) float64 {
		return 100 * (top - math.Log10(min(max(v, .001), 1e6))) / (top - bottom)
	}
	loss := draw(all, func(s beans.Score) float64 { return at(s.Loss) })
	by := math.Ceil((top - bottom) / 4)
	for e := bottom; e <= top; e += by {
		loss.mark(at(math.Pow(10, e)), strconv.FormatFloat(math.Pow(10, e), 'f', int(max(-e, 0)), 64))
	}
	accuracy.Name, loss.Name = t.Accuracy, t.Loss
	hot := c.L.Hot == "gap"
	accuracy.Class, loss.Class = part.Class("chart accuracy").If(hot, "hot").String(), part.Class("chart loss").If(hot, "hot").String()
	return []chart{accuracy, loss}
}

func (c *chart) mark(y float64, text string) {
	c.Rules += "M0 " + number(y) + "H100"
	c.Ticks = append(c.Ticks, tick{text, "--y:" + strconv.FormatFloat(y/100, 'f', 4, 64)})
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

// draw draws both lines; steps that would lie on one another are left out.
func draw(all []beans.Point, y func(beans.Score) float64) (c chart) {
	var train, test, back []byte
	last := -1.
	for i, p := range all {
		x := axis(i)
		if x-last < .3 && i < len(all)-1 {
			continue
		}
		last = x
		point := func(b []byte, s beans.Score) []byte {
			b = strconv.AppendFloat(b, x, 'f', 2, 64)
			b = append(b, ',')
			return append(strconv.AppendFloat(b, y(s), 'f', 2, 64), ' ')
		}
		train, test = point(train, p.Train), point(test, p.Test)
		back = append(point(nil, p.Test), back...)
	}
	c.Train, c.Test = string(train), string(test)
	c.Gap = c.Train + string(back)
	now := all[len(all)-1]
	for i, s := range []beans.Score{now.Train, now.Test} {
		c.Dots[i] = "--x:" + strconv.FormatFloat(axis(len(all)-1)/100, 'f', 4, 64) + ";--y:" + strconv.FormatFloat(y(s)/100, 'f', 4, 64)
	}
	return c
}

// steps are the marks of the axis.
func (c *Charts) steps() []tick {
	var out []tick
	for _, n := range []int{0, 10, 100} {
		out = append(out, tick{strconv.Itoa(n), "--x:" + strconv.FormatFloat(axis(n)/100, 'f', 4, 64)})
	}
	return out
}

// here is where the cursor is.
func (c *Charts) here() string {
	at := c.L.Probe
	if at < 0 {
		at = c.L.At()
	}
	return "--x:" + strconv.FormatFloat(axis(at)/100, 'f', 4, 64)
}

func (c *Charts) class() string { return part.Class("charts").If(c.L.Probe >= 0, "read").String() }

func (c *Charts) spoken() string { return c.L.T().Curves + ". " + c.L.Reading() }

func (c *Charts) point(e vugu.DOMEvent) {
	if w := e.PropFloat64("target", "clientWidth"); w > 0 {
		c.read(e.PropFloat64("offsetX") / w)
	}
}

// read reads the curves at a place of the axis, 0 to 1.
func (c *Charts) read(x float64) {
	if at := min(stepAt(min(max(x, 0), 1)), c.L.At()); at != c.L.Probe {
		c.L.Read(at)
	}
}

func (c *Charts) leave(e vugu.DOMEvent) {
	if e.PropString("pointerType") != "touch" {
		c.L.Read(-1)
	}
}

func (c *Charts) key(e vugu.DOMEvent) {
	part.Keys(e, func(key string, dx, dy int) bool {
		switch {
		case dx != 0:
			c.L.ReadBy(dx)
		case dy != 0:
			c.L.ReadBy(-10 * dy)
		case key == "Escape":
			c.L.Read(-1)
		default:
			return false
		}
		return true
	})
}
