package web

import (
	"fmt"
	"syscall/js"

	"convlab/nn/ink"
)

// flatStage is the flattening's canvas: the picture, the strip, and the row
// that flies from one to the other.
type flatStage struct {
	*surface
	page   *page
	layout stageLayout
	sprite *picture // the picture as 28×28 pixels, off screen
	move   js.Func
}

func newFlatStage(p *page, el js.Value) *flatStage {
	off := js.Global().Get("document").Call("createElement", "div")
	s := &flatStage{surface: newSurface(el), page: p, sprite: newPicture(off, false)}
	s.move = js.FuncOf(func(_ js.Value, args []js.Value) any {
		e := args[0]
		box := s.canvas.Call("getBoundingClientRect")
		i := s.layout.at(e.Get("clientX").Float()-box.Get("left").Float(), e.Get("clientY").Float()-box.Get("top").Float())
		if i >= 0 && i != p.lesson.Flattening.Pixel {
			p.app.Do(func() { p.lesson.Look(i) })
		}
		return nil
	})
	for _, name := range []string{"pointermove", "pointerdown"} {
		el.Call("addEventListener", name, s.move)
	}
	return s
}

func (s *flatStage) close() {
	for _, name := range []string{"pointermove", "pointerdown"} {
		s.el.Call("removeEventListener", name, s.move)
	}
	s.move.Release()
}

func (s *flatStage) paint() {
	w, _ := s.cssSize()
	if w <= 0 {
		return
	}
	l := s.page.lesson
	s.layout = planStage(w)
	ratio := pixelRatio()
	if s.size(int(w*ratio+.5), int(s.layout.height*ratio+.5)) {
		s.canvas.Get("style").Set("height", fmt.Sprintf("%.0fpx", s.layout.height))
	}
	s.sprite.paint(&l.Nudged)
	c := s.ctx
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Call("clearRect", 0, 0, s.layout.width, s.layout.height)
	c.Set("imageSmoothingEnabled", false)

	frame := func(r rect, colour string, width, out float64) {
		c.Set("strokeStyle", colour)
		c.Set("lineWidth", width)
		c.Call("strokeRect", r.x-out, r.y-out, r.w+2*out, r.h+2*out)
	}
	row := func(r int, to rect, alpha float64) {
		c.Set("globalAlpha", alpha)
		c.Call("drawImage", s.sprite.canvas, 0, r, ink.Side, 1, to.x, to.y, to.w, to.h)
		c.Set("globalAlpha", 1)
	}
	c.Set("fillStyle", s.page.tokens.line)
	c.Set("globalAlpha", .45)
	c.Call("fillRect", s.layout.strip.x, s.layout.strip.y, s.layout.strip.w, s.layout.strip.h)
	c.Set("globalAlpha", 1)
	pulled := l.Flattening.Rows
	for r := range ink.Side {
		switch {
		case r < pulled:
			row(r, s.layout.row(r), .16)
			row(r, s.layout.piece(r), 1)
		case r == pulled && l.Playing && !s.page.calm:
			row(r, s.layout.row(r), .16)
		default:
			row(r, s.layout.row(r), 1)
		}
	}
	frame(s.layout.picture, s.page.tokens.line, 1, .5)
	if pulled < ink.Side && l.Playing && !s.page.calm {
		at := s.layout.flight(pulled, l.Phase())
		row(pulled, at, 1)
		frame(at, s.page.tokens.seal, 1.5, 1)
	}
	seal := s.page.tokens.seal
	i := l.Flattening.Pixel
	switch l.Hot {
	case "first":
		frame(s.layout.row(0), seal, 2, 1)
		frame(s.layout.piece(0), seal, 2, 1)
	case "last":
		frame(s.layout.row(ink.Side-1), seal, 2, 1)
		frame(s.layout.piece(ink.Side-1), seal, 2, 1)
	case "below":
		if j := i + ink.Side; j < ink.Side*ink.Side {
			frame(s.layout.pixel(j), seal, 2, 1)
			s.mark(j)
		}
	}
	frame(s.layout.pixel(i), seal, 2.5, 1)
	s.mark(i)
}

// mark points at a number of the strip from below and above.
func (s *flatStage) mark(i int) {
	r := s.layout.number(i)
	x := r.x + r.w/2
	s.ctx.Set("fillStyle", s.page.tokens.seal)
	s.ctx.Call("fillRect", x-1, r.y-6, 2, r.h+12)
	s.ctx.Call("beginPath")
	s.ctx.Call("arc", x, r.y-8, 4, 0, 6.2832)
	s.ctx.Call("fill")
}
