package filters

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	lesson "convlab/web/lesson/filters"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// An equation is one pixel's arithmetic as it is shown.
type equation struct {
	Terms            []term // the products; the sums of rows, where there are too many
	Columns          int
	Detail           string // the products of one row, where Terms are sums
	Plus, Minus      string
	Total, Divided   string // "" where nothing is divided
	Equals           string
	Sum, Arrow       string // "" where nothing is added up
	Pixel, Style     string
	SumClass         part.Class
	PixelClass       part.Class
	Class            part.Class
	Words, PixelWord string
}

// A term is one product, or the sum of those of a row of the kernel.
type term struct {
	X, W, Name string // W is "" for a sum
	Class      part.Class
	Hot        int // what is pointed at with it
}

func (c *Filters) equation() equation {
	v, t := c.v(), c.t()
	e := equation{Pixel: words.Number(v.Pixel), Style: part.GreyStyle(v.Pixel), Words: t.SumWord, PixelWord: t.PixelWord, Equals: "=",
		Class: "eq", SumClass: part.Class("term total").If(true, part.SignClass(v.Sum)).If(c.L.Hot == "sum", "hot"),
		PixelClass: part.Class("term total").If(true, part.GreyClass(v.Pixel)).If(c.L.Hot == "pixel", "hot")}
	s := c.L.Step()
	if s == nil {
		c.grey(&e)
		return e
	}
	if s.Side == 3 {
		e.products(c)
	} else {
		e.rows(c, s)
	}
	if v.Plus != 0 {
		e.Plus = "+" + words.Number(v.Plus)
	}
	if v.Minus != 0 {
		e.Minus = words.Number(v.Minus)
	}
	if s.Divisor != 1 {
		e.Total, e.Divided = words.Number(v.Total), fmt.Sprintf(t.Divided, words.Number(s.Divisor))
	}
	e.Sum = words.Number(v.Sum)
	if !words.Exact(v.Sum) {
		e.Equals = "≈"
	}
	e.Arrow = t.AfterArrows[s.After]
	if v.Sum != math.Round(v.Sum) {
		e.Arrow = fmt.Sprintf(t.RoundFirst, e.Arrow)
	}
	return e
}

// products writes nine products out, and rows the sums of the kernel's rows and the
// products of one of them.
func (e *equation) products(c *Filters) {
	e.Columns = 3
	for i, x := range c.v().Terms {
		w := factor(x.W)
		e.Terms = append(e.Terms, term{X: words.Number(x.X), W: w, Hot: i, Name: words.Number(x.X) + " × " + w + " = " + words.Number(x.Product),
			Class: part.Class("term").If(true, part.SignClass(x.Product)).If(c.L.HotTerm == i, "pair").If(c.L.Hot == "products", "hot")})
	}
}

func (e *equation) rows(c *Filters, s *lesson.Step) {
	e.Columns = s.Side
	e.Class = e.Class.If(true, "by-rows")
	hot := s.Side / 2
	if c.L.HotTerm >= 0 {
		hot = c.L.HotTerm / s.Side
	}
	var detail []string
	for r := range s.Side {
		sum := 0.
		for _, x := range c.v().Terms[r*s.Side:][:s.Side] {
			sum += x.Product
			if r == hot {
				detail = append(detail, words.Number(x.X)+"×"+factor(x.W))
			}
		}
		text := words.Number(sum)
		if sum > 0 {
			text = "+" + text
		}
		e.Terms = append(e.Terms, term{X: text, Hot: r*s.Side + s.Side/2, Name: fmt.Sprintf(c.t().Row, r+1) + ": " + text,
			Class: part.Class("term").If(true, part.SignClass(sum)).If(c.L.HotTerm >= 0 && r == hot, "pair").If(c.L.Hot == "products", "hot")})
	}
	e.Detail = fmt.Sprintf(c.t().RowOf, hot+1, strings.Join(detail, " + "))
}

// factor is a number of the kernel in a product.
func factor(w float64) string {
	if w < 0 {
		return "(" + words.Number(w) + ")"
	}
	return words.Number(w)
}

// grey writes out how a colour becomes one number.
func (c *Filters) grey(e *equation) {
	v := c.v()
	e.Columns = 3
	for i, share := range []float64{.2126, .7152, .0722} {
		x := strconv.Itoa(int(v.RGB[i]))
		p := term{X: c.t().Colours[i] + " " + x, Hot: -1, Class: "term"}
		p.Name = p.X
		if c.L.Colour {
			p.Class = p.Class.If(i == c.L.Channel, "pair")
		} else {
			p.W = strconv.FormatFloat(share, 'f', -1, 64)
		}
		e.Terms = append(e.Terms, p)
	}
	if c.L.Colour {
		return
	}
	e.Sum = words.Number(v.Sum)
	if !words.Exact(v.Sum) {
		e.Equals = "≈"
	}
	e.Arrow = c.t().AfterArrows[0]
	if v.Sum != math.Round(v.Sum) {
		e.Arrow = fmt.Sprintf(c.t().RoundFirst, e.Arrow)
	}
}

// Sum shows an equation.
type Sum struct {
	Of     equation
	OnOver func(i int) // a product is pointed at; -1: none
}

func (c *Sum) over(i int) { c.OnOver(i) }
