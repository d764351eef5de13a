package cnn

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn"
	"convlab/nn/ink"
	lesson "convlab/web/lesson/cnn"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

func floorTiles(f *lesson.Floor) tiles {
	columns, rows := f.Plot()
	across, down := f.Spread()
	return tiles{columns, rows, across, down}
}

var pictureTiles = tiles{ink.Side, ink.Side, 1, 1}

func span(s nn.Span) (list []int) {
	for i := s.From; i < s.To; i++ {
		list = append(list, i)
	}
	return list
}

// picture is what enters.
func (c *Cnn) picture() plot {
	p := plot{Host: "picture", Label: "28×28", Short: "28×28", Spoken: c.t().Picture, Tiles: pictureTiles, Class: "plot picture",
		Move: func(dx, dy int) { c.pictureKey(dx, dy) }}
	p.Class = p.Class.If(c.L.Hot == "picture", "hot")
	if c.L.Here() && len(c.v().Fields) > 0 {
		f := c.v().Fields[0]
		p.outline([]int{0}, f.Rows, f.Cols)
	}
	c.over(&p, lesson.Picture, pictureCell)
	return p
}

func pictureCell(cell int) (m, column, row int) { return 0, cell % ink.Side, cell / ink.Side }

// pictureKey goes to the cell of the first layer that lies over the pixel beside.
func (c *Cnn) pictureKey(dx, dy int) {
	if c.nudged() {
		c.L.NudgeTo(c.L.Right+dx, c.L.Down+dy)
		return
	}
	c.L.MoveCell(1, dx, dy)
}

// over puts a ring around the cell that is pointed at.
func (c *Cnn) over(p *plot, of lesson.Plot, place func(int) (m, column, row int)) {
	if o := c.L.Over; o.Plot == of {
		m, column, row := place(o.Cell)
		p.ring("over", m, column, row)
	}
}

// layers are the maps of all layers but the outputs, in columns: vectors stand one
// below the other.
func (c *Cnn) layers() (list [][]plot) {
	floors := c.L.Form().Levels
	for i := range floors {
		f, layer := &floors[i], i+1
		if f.Kind == lesson.Out {
			continue
		}
		p := plot{Host: "layer" + strconv.Itoa(layer), Tiles: floorTiles(f), Class: "plot layer", Move: func(dx, dy int) { c.L.MoveCell(layer, dx, dy) }}
		p.Label, p.Short = f.Sizes(), f.Short()
		p.Spoken = c.L.LayerName(layer) + " · " + f.Sizes()
		p.Enter = func() { c.L.Pick(layer, c.L.Seen.Cell) }
		p.Class = p.Class.If(f.IsVector(), "vector").If(c.L.Hot == "l1" && layer == 1, "hot").If(c.changes(), "signed").If(c.v().Layer == layer, "here")
		if c.L.Here() {
			v := c.v()
			if layer < len(v.Fields) {
				field := v.Fields[layer]
				if f.IsVector() {
					p.outline([]int{0}, rowsOf(p.Tiles.rows), rowsOf(p.Tiles.columns))
				} else {
					p.outline(span(field.Channels), field.Rows, field.Cols)
				}
			}
			if v.Layer == layer {
				m, column, row := f.Place(v.Cell)
				class := "now"
				if c.L.Hot == "cell" {
					class = "now hot"
				}
				p.ring(class, m, column, row)
				p.Spoken += " · " + c.L.CellName(layer, v.Cell) + ": " + words.Plain(float64(v.Out))
			}
			c.over(&p, lesson.LayerPlot(layer), f.Place)
		}
		if n := len(list); n > 0 && f.IsVector() && floors[i-1].IsVector() {
			list[n-1] = append(list[n-1], p)
		} else {
			list = append(list, []plot{p})
		}
	}
	return list
}

func rowsOf(n int) (list []int) { return span(nn.Span{To: n}) }

// changes says that the maps show what the nudge has changed.
func (c *Cnn) changes() bool { return c.nudged() && c.L.Diff && c.L.Here() }

// An output is one of the ten as it is listed.
type output struct {
	Digit, P, Was, Style string
	Class                part.Class
}

// ten lists the ten outputs: as they are, and as they are without what is done to
// the picture.
func (c *Cnn) ten(now, was *[10]float32) (list []output) {
	last := len(c.L.Form().Levels)
	best := 0
	for d, p := range now {
		if p > now[best] {
			best = d
		}
	}
	for d := range 10 {
		o := output{Digit: strconv.Itoa(d), P: "–", Was: "–", Class: "output"}
		if c.L.Here() {
			o.P, o.Was = words.Percent(now[d]), words.Percent(was[d])
			o.Style = fmt.Sprintf("--p:%.4f;--was:%.4f", now[d], was[d])
			o.Class = o.Class.If(d == best, "top").If(c.look() && c.v().Layer == last && d == c.v().Cell, "now")
		}
		list = append(list, o)
	}
	return list
}

func (c *Cnn) outputs() []output  { return c.ten(&c.v().P, &c.v().Was) }
func (c *Cnn) compared() []output { return c.ten(&c.L.Cover.Probs, &c.v().P) }

func (c *Cnn) outputsClass() string {
	return part.Class("outputs").If(c.L.Hot == "out" || c.L.Hot == "bars", "hot").If(c.covered() || c.nudged(), "twin").String()
}

func (c *Cnn) outputsName() string { return c.L.LayerName(len(c.L.Form().Levels)) }

func (c *Cnn) pickOutput(d int) {
	if c.look() {
		c.L.Pick(len(c.L.Form().Levels), d)
	}
}

func (c *Cnn) outputKey(e vugu.DOMEvent) {
	if !c.look() {
		return
	}
	last := len(c.L.Form().Levels)
	part.MoveKeys(e, func(dx, dy int) {
		if c.v().Layer != last {
			c.L.ToLayer(last)
			return
		}
		c.L.StepCell(dx + dy)
	}, func() { c.L.ToLayer(last) })
}

// hint is what lies under the pointer.
func (c *Cnn) hint() string {
	if s := c.L.Pointed(); s != "" {
		return s
	}
	if c.changes() {
		return c.t().Difference
	}
	return ""
}
