package convolution

import (
	"fmt"
	"math"
	"strconv"

	"convlab/nn/filter"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// An equation is one step's arithmetic as it is shown: the products, their sum,
// the pixel.
type equation struct {
	Terms              []term
	Bias               string // "" for none
	Plus, Minus        string // the sums of the positive and of the negative products, "" where there is none
	SumWord, PixelWord string
	Key                string // of the step: what is new drops in
	Equals             string // = or ≈
	Sum, Arrow, Pixel  string
	PixelStyle         string
	Class              part.Class // of all
	Telling            bool       // the step is being told
	Running            string     // the sum, as far as it is
	RunningClass       string
	SumClass           part.Class
	PixelClass         part.Class
}

// A term is one product.
type term struct {
	Op, X, W, Name string
	Class          part.Class
	Index          int
}

// equation writes the step out that is shown, with what is pointed at lit.
func (c *Convolution) equation() equation {
	e := c.write(c.step())
	e.Class = e.Class.If(c.long(), "long")
	if b, telling := c.L.Beat(); telling {
		e.Telling, e.Running = true, words.Number(b.Sum)
		e.RunningClass = part.Class("term total running").If(true, part.SignClass(b.Sum)).String()
		e.Class = e.Class.If(true, "telling").If(b.Landed == len(e.Terms), "summed").If(b.Clamped, "clamped")
		for i := range e.Terms {
			e.Terms[i].Class = e.Terms[i].Class.If(i < b.Landed, "landed").If(i >= b.Landed, "waiting")
		}
	}
	hot := c.L.Hot
	for i, t := range c.step().Terms {
		x := &e.Terms[i]
		x.Class = x.Class.If(c.L.HotTerm == i, "pair").If(hot == "products" || hot == "cancel" && t.Product != 0, "hot")
	}
	e.SumClass = e.SumClass.If(hot == "sum" || hot == "cancel", "hot")
	e.PixelClass = e.PixelClass.If(hot == "pixel", "hot")
	return e
}

func (c *Convolution) write(s filter.Step) equation {
	plus, minus := halves(s)
	return equation{
		Plus: plus, Minus: minus, SumWord: c.t().SumWord, PixelWord: c.t().PixelWord, Key: strconv.Itoa(c.v().Shown),
		Terms: terms(s), Bias: c.bias(), Equals: equals(s.Sum), Sum: words.Number(s.Sum), Arrow: c.arrow(s.Sum),
		Pixel: strconv.Itoa(int(s.Pixel)), PixelStyle: part.GreyStyle(s.Pixel), Class: "eq",
		SumClass:   part.Class("term total").If(true, part.SignClass(s.Sum)),
		PixelClass: part.Class("term total").If(true, part.GreyClass(s.Pixel)),
	}
}

// halves adds the positive products up, and the negative ones.
func halves(s filter.Step) (plus, minus string) {
	p, n := 0., 0.
	for _, t := range s.Terms {
		if t.Product > 0 {
			p += t.Product
		} else {
			n += t.Product
		}
	}
	if p != 0 {
		plus = "+" + words.Number(p)
	}
	if n != 0 {
		minus = words.Number(n)
	}
	return plus, minus
}

func terms(s filter.Step) []term {
	var out []term
	for i, t := range s.Terms {
		x := term{X: words.Number(t.X), W: words.Number(t.W), Index: i, Op: "+",
			Class: part.Class("term").If(true, part.SignClass(t.Product)).If(!t.Inside, "padded")}
		if t.W < 0 {
			x.W = "(" + x.W + ")"
		}
		if i == 0 {
			x.Op = ""
		}
		x.Name = x.X + " × " + x.W + " = " + words.Number(t.Product)
		out = append(out, x)
	}
	return out
}

func (c *Convolution) bias() string {
	if b := c.L.Bias; b != 0 {
		if b < 0 {
			return "(" + words.Number(b) + ")"
		}
		return words.Number(b)
	}
	return ""
}

// long says whether some step of this kernel may need a second line, so that
// the room for it is there at every step.
func (c *Convolution) long() bool {
	for _, w := range c.L.Kernel {
		if w > 1 || w < -1 || w != math.Round(w) {
			return true
		}
	}
	return c.L.Bias != 0 || c.L.Negative != filter.Clamp
}

// equals is the sign before the sum, which may be rounded to be shown.
func equals(sum float64) string {
	if words.Exact(sum) {
		return "="
	}
	return "≈"
}

// arrow says how the sum becomes the pixel.
func (c *Convolution) arrow(sum float64) string {
	if sum != math.Round(sum) && c.L.Negative != filter.Rescale {
		return fmt.Sprintf(c.t().RoundFirst, c.into())
	}
	return c.into()
}

func (c *Convolution) into() string {
	switch c.L.Negative {
	case filter.Absolute:
		return c.t().AbsArrow
	case filter.Rescale:
		return fmt.Sprintf(c.t().RescaleArrow, words.Short(c.v().Lo), words.Short(c.v().Hi))
	}
	return c.t().ClampArrow
}

// Sum shows an equation on a line.
type Sum struct {
	Of     equation
	OnOver func(i int) // a product is pointed at; -1: none
}

func (c *Sum) over(i int) {
	if c.OnOver != nil {
		c.OnOver(i)
	}
}
