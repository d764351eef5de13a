package cnn

import (
	"fmt"
	"strconv"

	lesson "convlab/web/lesson/cnn"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// floor is the layer of the cell.
func (c *Cnn) floor() *lesson.Floor { return c.L.Floor(c.v().Layer) }

func (c *Cnn) pools() bool { return c.floor().Kind == lesson.Pool }

// strip are the windows, or the kernels, that are drawn.
func (c *Cnn) strip() tiles {
	v := c.v()
	if len(v.Reads) > 0 {
		return tiles{2, (len(v.Reads) + 1) / 2, 1, 1}
	}
	s := v.Strip()
	if len(s) == 0 {
		return tiles{1, 1, 1, 1}
	}
	return tiles{s[0].Cols, s[0].Rows, len(s), 1}
}

func (c *Cnn) inner(kernel bool) plot {
	p := plot{Host: "window", Spoken: c.t().Windows, Tiles: c.strip(), Class: "plot strip", Move: c.L.MoveTerm}
	if p.Class = p.Class.If(c.L.Hot == "window", "hot"); kernel {
		p.Host, p.Spoken, p.Class = "kernel", c.t().Kernels, part.Class("plot strip signed").If(c.L.Hot == "kernel", "hot")
	}
	v := c.v()
	if x, y, ok := c.termAt(v.Term); ok {
		p.Marks = append(p.Marks, mark{"named", fmt.Sprintf("--x:%d;--y:%d", x, y)})
	}
	p.Spoken += " · " + c.L.TermText(v.Term)
	return p
}

// termAt is where a term is drawn in the strip.
func (c *Cnn) termAt(term int) (x, y int, ok bool) {
	v := c.v()
	t := c.strip()
	if len(v.Reads) > 0 {
		return term % 2, term / 2, term < len(v.Reads)
	}
	for g, group := range v.Strip() {
		for i, at := range group.Terms {
			if at == term {
				x, y := t.at(g, i%group.Cols, i/group.Cols)
				return x, y, true
			}
		}
	}
	return 0, 0, false
}

// termUnder is the term that is drawn at a place, -1 for padding.
func (c *Cnn) termUnder(x, y int) int {
	v := c.v()
	m, column, row := c.strip().cell(x, y)
	if len(v.Reads) > 0 {
		return min(row*2+column, len(v.Reads)-1)
	}
	s := v.Strip()
	if m >= len(s) {
		return -1
	}
	return s[m].Terms[row*s[m].Cols+column]
}

// A caption stands below a window and its kernel.
type caption struct{ Name, Sum, Class string }

func (c *Cnn) captions() (list []caption) {
	v := c.v()
	if len(v.Groups) < 2 {
		return nil
	}
	for _, g := range v.Strip() {
		list = append(list, caption{c.short(g.Map), signed2(g.Sum), part.Class("num").If(true, part.SignClass(g.Sum)).String()})
	}
	return list
}

// short is a map's number.
func (c *Cnn) short(m int) string { return "#" + strconv.Itoa(m+1) }

// signed2 writes a sum with two decimals.
func signed2(v float64) string {
	s := strconv.FormatFloat(max(v, -v), 'f', 2, 64)
	switch {
	case s == "0.00":
		return "0"
	case v < 0:
		return "−" + s
	}
	return "+" + s
}

// stripHead says what the strip shows.
func (c *Cnn) stripHead() string {
	v, t := c.v(), c.t()
	switch {
	case len(v.Reads) > 0:
		return fmt.Sprintf(t.Numbers, len(v.Reads))
	case len(v.Groups) > len(v.Shown):
		return fmt.Sprintf(t.Reads, len(v.Shown), len(v.Groups))
	}
	if len(v.Groups) > 1 {
		return fmt.Sprintf(t.ReadsAll, len(v.Groups))
	}
	return t.ReadsOne
}

// large is the map of the cell, enlarged.
func (c *Cnn) large() plot {
	f, layer := c.floor(), c.v().Layer
	columns, rows := f.Plot()
	p := plot{Host: "large", Tiles: tiles{columns, rows, 1, 1}, Class: "plot large", Move: func(dx, dy int) { c.L.MoveCell(layer, dx, dy) }}
	p.Label = fmt.Sprintf(c.t().LargeMap, c.L.LayerName(layer), c.L.Map()+1)
	if f.IsVector() {
		p.Label = fmt.Sprintf(c.t().Reading, c.L.LayerName(layer))
	}
	p.Short, p.Spoken = p.Label, p.Label+" · "+c.L.CellName(layer, c.v().Cell)
	_, column, row := f.Place(c.v().Cell)
	p.ring(part.Class("now").If(c.L.Hot == "cell", "hot").String(), 0, column, row)
	return p
}

// A piece is a part of a sum as it is written out.
type piece struct {
	Name, Text, Data string
	Class            part.Class
	Term             int    // the term that it is about, lesson.Most for none
	Key              string // of the piece in this sum: in another one, it drops in
	Style            string // its turn
}

func (c *Cnn) pieces() (list []piece) {
	v, t := c.v(), c.t()
	add := func(name, text, data string, x float64, term int) {
		list = append(list, piece{Name: name, Text: text, Data: data, Term: term, Class: part.Class("term").If(true, part.SignClass(x)).If(term >= 0 && term == v.Term, "chosen")})
	}
	switch {
	case c.pools():
		for i := range v.Reads {
			add("", words.Plain(float64(v.Reads[i].X)), "number", float64(v.Reads[i].X), i)
		}
	case len(v.Groups) == 1:
		for _, i := range v.Shown {
			x := &v.Sum.Terms[i]
			add(c.L.TermName(i), words.Plain(float64(x.X))+" × "+lesson.Factor(float64(x.W)), "term", float64(x.Product), i)
		}
		if len(v.Sum.Terms) > len(v.Shown) {
			add(t.RestTerms, words.Signed(v.Rest), "rest", v.Rest, lesson.Most)
		}
	default:
		for _, i := range v.Shown {
			g := &v.Groups[i]
			add(c.short(g.Map), words.Signed(g.Sum), "map", g.Sum, lesson.Most)
		}
		if n := len(v.Groups) - len(v.Shown); n > 0 {
			add(fmt.Sprintf(t.RestMaps, n), words.Signed(v.Rest), "rest", v.Rest, lesson.Most)
		}
	}
	if !c.pools() {
		add(t.Bias, words.Signed(float64(v.Sum.Bias)), "bias", float64(v.Sum.Bias), lesson.Most)
	}
	for i := range list {
		list[i].Key, list[i].Style = c.sumKey(i), "--i:"+strconv.Itoa(i)
	}
	return list
}

// sumKey is that of a piece of the sum that is written out.
func (c *Cnn) sumKey(piece int) string {
	return fmt.Sprintf("%d.%d.%d", c.v().Layer, c.v().Cell, piece)
}

// op stands between two pieces.
func (c *Cnn) op() string {
	if c.pools() {
		return ","
	}
	return "+"
}

// ends are what the sum becomes.
func (c *Cnn) ends() (list []piece) {
	v, t, f := c.v(), c.t(), c.floor()
	add := func(name, data string, x float32, part2 string) {
		list = append(list, piece{Name: name, Text: words.Plain(float64(x)), Data: data,
			Class: part.Class("term total").If(true, part.SignClass(float64(x))).If(c.L.Hot == part2, "hot")})
	}
	if c.pools() {
		add(t.Max, "max", v.Out, "sum")
	} else {
		add(t.Sum, "sum", v.Sum.Z, "sum")
		if f.Norm > 0 {
			add(t.Norm, "norm", v.Norm, "norm")
		}
		if f.ReLU {
			add(t.After, "out", v.Out, "relu")
		}
	}
	for i := range list {
		list[i].Key = c.sumKey(-1 - i)
	}
	return list
}

func (c *Cnn) name(p piece) {
	if p.Term >= 0 {
		c.L.Name(p.Term)
	}
}

// said names the product that is chosen, where it is not written among the pieces.
func (c *Cnn) said() string {
	for _, p := range c.pieces() {
		if p.Term == c.v().Term {
			return c.L.Becomes()
		}
	}
	return c.L.TermText(c.v().Term)
}
