package draw

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"convlab/nn/ink"
	"convlab/web/chapter"
	"convlab/web/lesson/digit"
	lesson "convlab/web/lesson/draw"
	"convlab/web/lesson/library"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Draw{L: r} })

// Draw is the chapter's root.
type Draw struct{ L *lesson.Room }

func (c *Draw) t() *lesson.Text { return c.L.T() }

func (c *Draw) d() *digit.Digit { return c.L.Digit }

func (c *Draw) toolClass(t digit.Tool) string {
	return part.Class("btn").If(c.d().Tool == t, "on").String()
}

func (c *Draw) toolOn(t digit.Tool) string { return strconv.FormatBool(c.d().Tool == t) }

func (c *Draw) padClass() string {
	return part.Class("pad").If(c.d().Tool == digit.Eraser, "erasing").If(c.d().Cursor.Down, "down").String()
}

// hint says what to do with an empty square.
func (c *Draw) hint() string {
	if c.d().Trace.Blank && !c.d().Drawn() {
		return c.t().PadHint
	}
	return ""
}

// ghost is what the ghost has written, as the path of an SVG 100 units wide.
func (c *Draw) ghost() string {
	var b []byte
	if c.L.Ghost.Shown() {
		for _, s := range c.L.Ghost.Digit.Strokes {
			for i, p := range s.Points {
				b = append(b, "ML"[min(i, 1)])
				b = strconv.AppendFloat(b, float64(100*p.X), 'f', 1, 32)
				b = append(b, ' ')
				b = strconv.AppendFloat(b, float64(100*p.Y), 'f', 1, 32)
			}
		}
	}
	return string(b)
}

// ghostPen places the pen that it holds, "" for none.
func (c *Draw) ghostPen() string {
	p, ok := c.L.Ghost.Pen()
	if !ok {
		return ""
	}
	return fmt.Sprintf("translate(%.1f %.1f)", 100*p.X, 100*p.Y)
}

// cursorStyle places the keyboard's pen.
func (c *Draw) cursorStyle() string {
	return fmt.Sprintf("--x:%d;--y:%d;--n:%d", c.d().Cursor.X, c.d().Cursor.Y, digit.CursorGrid)
}

func (c *Draw) padKey(e vugu.DOMEvent) {
	c.L.Yield() // the frame does not hear of keys that are used here
	part.Keys(e, func(key string, dx, dy int) bool {
		if key == "e" || key == "E" {
			c.d().SetTool(digit.Eraser - c.d().Tool)
			return true
		}
		return c.d().Key(key, dx, dy, e.PropBool("shiftKey"))
	})
}

// A shot is the picture at one place on its way to the network, as the row of them shows it.
type shot struct {
	Host, Label, Help, Alt string
	Class                  part.Class
	Switch                 int // index of the step's switch, -1 for none
	On                     bool
}

func (c *Draw) shots() []shot {
	t := c.t()
	s := []shot{{Host: "pic:raw", Label: t.Raw, Alt: t.Raw, Switch: -1}}
	on := [4]bool{c.d().Steps.Crop, c.d().Steps.Scale, c.d().Steps.Pen, c.d().Steps.Centre}
	for i, key := range []string{"crop", "scale", "pen", "centre"} {
		x := shot{Host: "pic:" + key, Label: t.Steps[i], Help: t.StepHelp[i], Alt: t.Steps[i], Switch: i, On: on[i]}
		x.Class = x.Class.If(!x.On, "off")
		if tr := &c.L.Seen().Trace; key == "centre" && x.On && !tr.Blank && c.d().Sample == 0 {
			x.Help = fmt.Sprintf(t.Shift, words.Short(tr.MassY), words.Short(tr.MassX),
				words.Number(float64(tr.ShiftX)), words.Number(float64(tr.ShiftY)))
		}
		s = append(s, x)
	}
	if c.d().IsNudged() || c.d().IsTouched() {
		s = append(s, shot{Host: "pic:nudge", Label: t.Final, Alt: t.FinalAlt, Switch: -1})
	}
	s[0].Class = s[0].Class.If(c.L.Hot == "raw", "hot")
	last := &s[len(s)-1]
	last.Class = last.Class.If(true, "final").If(c.L.Hot == "final", "hot")
	return s
}

func (c *Draw) stepName(x shot) string { return fmt.Sprintf(c.t().StepSwitch, x.Label) }

// source tells where a picture that the reader did not draw is from, and what was changed of it.
func (c *Draw) source() string {
	var said []string
	if label := c.d().Label(); label >= 0 {
		of := c.t().SampleOf
		if p, _, ok := digit.Scanned(c.d().Sample); ok && p == library.Train {
			of = c.t().TrainOf
		}
		said = append(said, fmt.Sprintf(of, label))
	}
	if n := len(c.d().Touched); n > 0 {
		said = append(said, fmt.Sprintf(c.t().TouchedOf, n))
	}
	return strings.Join(said, " · ")
}

// A nudge is one slider of the nudge panel.
type nudge struct {
	ID, Label    string
	Min, Max, By float64
	Value        float64
	Set          func(v float64)
}

func (c *Draw) nudges() []nudge {
	t := c.t()
	n := c.d().Nudge
	set := func(f func(n *ink.Nudge, v float64)) func(float64) {
		return func(v float64) {
			n := c.d().Nudge
			f(&n, v)
			c.d().SetNudge(n)
		}
	}
	return []nudge{
		{"right", t.Right, -digit.MaxShift, digit.MaxShift, 1, float64(n.Right), set(func(n *ink.Nudge, v float64) { n.Right = int(v) })},
		{"down", t.Down, -digit.MaxShift, digit.MaxShift, 1, float64(n.Down), set(func(n *ink.Nudge, v float64) { n.Down = int(v) })},
		{"turn", t.Turn, -digit.MaxTurn, digit.MaxTurn, 1, n.Turn, set(func(n *ink.Nudge, v float64) { n.Turn = v })},
		{"grow", t.Grow, -digit.MaxGrow, digit.MaxGrow, 1, n.Grow, set(func(n *ink.Nudge, v float64) { n.Grow = v })},
		{"thick", t.Thick, -digit.MaxThick, digit.MaxThick, .1, n.Thick, set(func(n *ink.Nudge, v float64) { n.Thick = v })},
		{"noise", t.Noise, 0, digit.MaxNoise, 1, n.Noise, set(func(n *ink.Nudge, v float64) { n.Noise = v })},
	}
}

func (c *Draw) nudged() bool { return c.d().IsNudged() }

func (c *Draw) setWidth(v float64) { c.d().SetWidth(int(v)) }
