package cnn

import (
	"fmt"

	"github.com/vugu/vugu"

	"convlab/nn/ink"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/cnn"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Cnn{L: r} })

// Cnn is the chapter's root.
type Cnn struct{ L *lesson.Room }

func (c *Cnn) t() *lesson.Text { return c.L.T() }
func (c *Cnn) v() *lesson.View { return &c.L.Seen }

func (c *Cnn) look() bool     { return c.L.View == lesson.Look }
func (c *Cnn) nudged() bool   { return c.L.View == lesson.Nudged }
func (c *Cnn) covered() bool  { return c.L.View == lesson.Covered }
func (c *Cnn) measured() bool { return c.L.View == lesson.Measured }

// flows says that the exhibit shows the maps of all layers.
func (c *Cnn) flows() bool { return c.look() || c.nudged() }

// class is that of the chapter's root; the exhibit decides what has room.
func (c *Cnn) class() string {
	return part.Class("cnn stage").If(true, [...]string{"look", "nudging", "covering", "measured"}[c.L.View]).If(c.L.Net > 0, "deep").If(c.L.Big, "big").String()
}

func (c *Cnn) question() words.Question { q, _ := c.L.Asked(); return q }
func (c *Cnn) guess() int               { _, choice := c.L.Asked(); return choice }

// empty says that there is no picture, nor one on its way.
func (c *Cnn) empty() bool { return c.L.Digit.Blank() && !c.L.Digit.Filling() }

// waiting says that there is a picture, and no network to show it to yet.
func (c *Cnn) waiting() bool {
	return !c.L.Here() && !c.L.Digit.Blank() && c.L.Panel.Answer(c.L.Model()).Failed == panel.NoFail
}

func (c *Cnn) patched() plot {
	p := plot{Host: "patched", Label: c.t().Patched, Short: c.t().Patched, Spoken: c.t().Patched, Tiles: pictureTiles, Class: "plot cover", Move: c.L.MovePatch}
	p.Class = p.Class.If(c.L.Hot == "patch" || c.L.Hot == "picture", "hot")
	c.around(&p)
	return p
}

func (c *Cnn) heat() plot {
	p := plot{Host: "heat", Label: c.t().Heat, Short: c.t().Heat, Spoken: c.t().Heat + " · " + c.L.CoverSays(), Tiles: pictureTiles, Class: "plot cover signed", Move: c.L.MovePatch}
	p.Class = p.Class.If(c.L.Hot == "heat", "hot")
	if c.L.Here() {
		m, column, row := pictureCell(c.L.Cover.At)
		p.ring("now", m, column, row)
	}
	return p
}

// around frames the patch.
func (c *Cnn) around(p *plot) {
	if !c.L.Here() {
		return
	}
	row, col, rows, cols := c.L.Bounds(c.L.Cover.At)
	p.outline([]int{0}, []int{row, row + rows - 1}, []int{col, col + cols - 1})
}

func (c *Cnn) patches() (list []part.Choice) {
	for _, n := range lesson.Patches {
		list = append(list, part.Choice{Key: part.Number(n), Text: fmt.Sprintf(c.t().PatchSize, n, n)})
	}
	return list
}

func (c *Cnn) legend() string { return fmt.Sprintf(c.t().HeatLegend, c.L.SwingText()) }

// steps are what the stepper goes through.
type steps struct{ id, first, back, play, pause, next, scrub string }

func (c *Cnn) steps() steps {
	t := c.t()
	switch c.L.View {
	case lesson.Nudged:
		return steps{"nudge", t.NudgeFirst, t.NudgeBack, t.NudgePlay, t.Pause, t.NudgeOn, t.NudgeScrub}
	case lesson.Covered:
		return steps{"places", t.PlaceFirst, t.PlaceBack, t.Slide, t.Pause, t.PlaceOn, t.PlaceScrub}
	case lesson.Measured:
		return steps{"moves", t.AwayFirst, t.AwayBack, t.AwayPlay, t.Pause, t.AwayOn, t.AwayScrub}
	}
	return steps{"layers", t.First, t.Back, t.Play, t.Pause, t.Forward, t.Scrub}
}

func (c *Cnn) nets() (list []part.Choice) {
	for i, m := range c.L.Nets() {
		list = append(list, part.Choice{Key: part.Number(i), Text: panel.Texts.In(c.L.Lang).Name(m)})
	}
	return list
}

func (c *Cnn) parameters() string {
	return panel.Texts.In(c.L.Lang).Shape(c.L.Model()) + " · " + fmt.Sprintf(c.t().Parameters, words.Thousands(panel.Params(c.L.Model())))
}

// bank are the kernels of the first layer.
func (c *Cnn) bank() plot {
	f := c.L.Floor(1)
	p := plot{Host: "bank", Spoken: c.t().Filters, Tiles: filterTiles(f), Class: "plot signed bank",
		Move: func(dx, dy int) { c.L.PickMap(1, c.filter()+dx+dy*filterTiles(f).across) }}
	if c.L.Here() && c.v().Layer == 1 {
		m := c.L.Map()
		p.outline([]int{m}, rowsOf(f.Size), rowsOf(f.Size))
		p.Spoken += " · " + c.L.MapName(m)
	}
	return p
}

// filter is the kernel of the first layer that is chosen, or the first.
func (c *Cnn) filter() int {
	if c.v().Layer != 1 {
		return 0
	}
	return c.L.Map()
}

func filterTiles(f *lesson.Floor) tiles {
	across := min(f.Shape.C, 8)
	return tiles{f.Size, f.Size, across, (f.Shape.C + across - 1) / across}
}

func (c *Cnn) bankHelp() string {
	f := c.L.Floor(1)
	return fmt.Sprintf(c.t().FiltersHelp, f.Shape.C, f.Size, f.Size)
}

// choose is a press on a cell of a plot, by its place on the canvas.
func (c *Cnn) choose(of lesson.Plot, x, y int) {
	if !c.L.Here() {
		return
	}
	cell := c.under(of, x, y)
	switch {
	case cell < 0:
	case of > lesson.Layers:
		c.L.Pick(int(of-lesson.Layers), cell)
	case of == lesson.Large, of == lesson.Was, of == lesson.Now, of == lesson.Moved:
		c.L.Pick(c.v().Layer, cell)
	case of == lesson.Window || of == lesson.Kernel:
		c.L.Name(cell)
	case of == lesson.Heat || of == lesson.Patched:
		c.L.PutPatch(cell)
	case of == lesson.Filters:
		c.L.PickMap(1, cell)
	case of == lesson.Picture:
		c.L.Pick(1, c.L.Floor(1).CellAt(c.filter(), cell%ink.Side, cell/ink.Side))
	}
}

// under is what lies at a place of a canvas: a cell's place in its layer, a pixel, a
// term, or a kernel of the first layer; -1 for nothing.
func (c *Cnn) under(of lesson.Plot, x, y int) int {
	switch {
	case of > lesson.Layers:
		f := c.L.Floor(int(of - lesson.Layers))
		m, column, row := floorTiles(f).cell(x, y)
		if m >= f.Maps() {
			return -1
		}
		return f.CellAt(m, column, row)
	case of == lesson.Large, of == lesson.Was, of == lesson.Now, of == lesson.Moved:
		f := c.floor()
		columns, rows := f.Plot()
		return f.CellAt(c.L.Map(), min(x, columns-1), min(y, rows-1))
	case of == lesson.Window || of == lesson.Kernel:
		return c.termUnder(x, y)
	case of == lesson.Filters:
		m, _, _ := filterTiles(c.L.Floor(1)).cell(x, y)
		if m >= c.L.Floor(1).Shape.C {
			return -1
		}
		return m
	}
	return min(y, ink.Side-1)*ink.Side + min(x, ink.Side-1)
}
