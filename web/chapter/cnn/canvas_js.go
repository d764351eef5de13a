package cnn

import (
	"bytes"
	"strconv"
	"strings"
	"syscall/js"

	lesson "convlab/web/lesson/cnn"
	"convlab/web/page"
)

// hosts are the host elements by what they show.
var hosts = map[string]lesson.Plot{
	"picture": lesson.Picture, "large": lesson.Large, "window": lesson.Window, "kernel": lesson.Kernel,
	"was": lesson.Was, "now": lesson.Now, "moved": lesson.Moved, "patched": lesson.Patched, "heat": lesson.Heat, "bank": lesson.Filters,
}

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Cnn) Host(p *page.Page, name string, el js.Value) page.Canvas {
	of, ok := hosts[name]
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "layer")); err == nil {
		of, ok = lesson.LayerPlot(n), true
	}
	if !ok {
		return nil
	}
	s := &chart{Surface: p.NewSurface(el), page: p, c: c, of: of}
	for name, f := range map[string]func(js.Value){
		"pointerdown": s.down, "pointermove": s.move, "pointerup": s.up, "pointercancel": s.gone, "pointerleave": s.gone,
	} {
		s.Stop = append(s.Stop, p.Listen(el, name, f))
	}
	return s
}

// A chart is the canvas of a plot: a pixel for a cell, which the style sheet
// enlarges without smoothing. While it is pressed, what lies under the pointer is
// chosen; otherwise, pointed at.
type chart struct {
	*page.Surface
	page  *page.Page
	c     *Cnn
	of    lesson.Plot
	shown []byte

	pressed bool
	x, y    int // that have been chosen last
}

// Paint implements page.Canvas.
func (s *chart) Paint() {
	if !s.Ready() || s.of > lesson.Layers && int(s.of-lesson.Layers) > len(s.c.L.Form().Levels) {
		return
	}
	img := s.c.pixels(s.of, colours{page.RGB(s.page.Tokens.Pos), page.RGB(s.page.Tokens.Neg)})
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if !s.Size(w, h) && bytes.Equal(img.Pix, s.shown) {
		return
	}
	s.Put(img.Pix, 0, 0, w, h)
	s.shown = img.Pix
}

// cell is the pixel of the bitmap under an event; what has slid off stays at the edge.
func (s *chart) cell(e js.Value) (x, y int) {
	box := s.Bitmap.Call("getBoundingClientRect")
	at := func(v, from, length float64, n int) int {
		return min(max(int((v-from)/max(length, 1)*float64(n)), 0), n-1)
	}
	return at(e.Get("clientX").Float(), box.Get("left").Float(), box.Get("width").Float(), s.Bitmap.Get("width").Int()),
		at(e.Get("clientY").Float(), box.Get("top").Float(), box.Get("height").Float(), s.Bitmap.Get("height").Int())
}

func (s *chart) down(e js.Value) {
	if e.Get("button").Int() > 0 {
		return
	}
	x, y := s.cell(e)
	s.pressed, s.x, s.y = true, x, y
	s.page.Do(func() { s.c.choose(s.of, x, y) })
}

func (s *chart) move(e js.Value) {
	x, y := s.cell(e)
	if s.pressed {
		if x != s.x || y != s.y {
			s.x, s.y = x, y
			s.page.Do(func() { s.c.choose(s.of, x, y) })
		}
		return
	}
	spot := lesson.Spot{Plot: s.of, Cell: s.c.under(s.of, x, y)}
	if e.Get("pointerType").String() != "touch" && s.c.L.Over != spot {
		s.page.Do(func() { s.c.L.Hover(spot) })
	}
}

func (s *chart) up(js.Value) { s.pressed = false }

func (s *chart) gone(js.Value) {
	s.pressed = false
	if s.c.L.Over != (lesson.Spot{}) {
		s.page.Do(func() { s.c.L.Hover(lesson.Spot{}) })
	}
}
