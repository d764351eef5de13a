package flatten

import (
	"syscall/js"

	"convlab/nn/ink"
	lesson "convlab/web/lesson/flatten"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Flatten) Host(p *page.Page, name string, el js.Value) page.Canvas {
	if name == "stage" {
		return newStage(p, c.L, el)
	}
	return nil
}

// stage is the chapter's canvas: the picture, the strip, and the row that flies
// from one to the other.
type stage struct {
	*page.Surface
	page   *page.Page
	lesson *lesson.Room
	layout stageLayout
	sprite *page.Picture // the picture as 28×28 pixels, off screen
}

func newStage(p *page.Page, l *lesson.Room, el js.Value) *stage {
	off := js.Global().Get("document").Call("createElement", "div")
	s := &stage{Surface: p.NewSurface(el), page: p, lesson: l,
		sprite: p.NewPicture(off, false, func() *ink.Picture { return &l.Digit.Nudged })}
	s.Stop = append(s.Stop, s.sprite.Close)
	for _, name := range []string{"pointermove", "pointerdown"} {
		s.Stop = append(s.Stop, p.Listen(el, name, s.point))
	}
	return s
}

// point follows the pointer.
func (s *stage) point(e js.Value) {
	box := s.Bitmap.Call("getBoundingClientRect")
	i := s.layout.at(e.Get("clientX").Float()-box.Get("left").Float(), e.Get("clientY").Float()-box.Get("top").Float())
	if i >= 0 && i != s.lesson.Pixel {
		s.page.Do(func() { s.lesson.Look(i) })
	}
}

// Paint implements page.Canvas.
func (s *stage) Paint() {
	w, h := s.CSSSize()
	if w <= 0 || !s.Ready() {
		return
	}
	l := s.lesson
	s.layout = planStage(w, h)
	ratio := page.PixelRatio()
	s.Size(int(w*ratio+.5), int(s.layout.height*ratio+.5))
	s.sprite.Paint()
	c := s.Ctx
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
		c.Call("drawImage", s.sprite.Bitmap, 0, r, ink.Side, 1, to.x, to.y, to.w, to.h)
		c.Set("globalAlpha", 1)
	}
	c.Set("fillStyle", s.page.Tokens.Line)
	c.Set("globalAlpha", .45)
	c.Call("fillRect", s.layout.strip.x, s.layout.strip.y, s.layout.strip.w, s.layout.strip.h)
	c.Set("globalAlpha", 1)
	pulled := l.Rows
	for r := range ink.Side {
		switch {
		case r < pulled:
			row(r, s.layout.row(r), .16)
			row(r, s.layout.piece(r), 1)
		case r == pulled && l.Clock.Playing && !s.page.Calm:
			row(r, s.layout.row(r), .16)
		default:
			row(r, s.layout.row(r), 1)
		}
	}
	frame(s.layout.picture, s.page.Tokens.Line, 1, .5)
	if pulled < ink.Side && l.Clock.Playing && !s.page.Calm {
		at := s.layout.flight(pulled, l.Clock.Phase())
		row(pulled, at, 1)
		frame(at, s.page.Tokens.Seal, 1.5, 1)
	}
	seal := s.page.Tokens.Seal
	i := l.Pixel
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
func (s *stage) mark(i int) {
	r := s.layout.number(i)
	x := r.x + r.w/2
	s.Ctx.Set("fillStyle", s.page.Tokens.Seal)
	s.Ctx.Call("fillRect", x-1, r.y-6, 2, r.h+12)
	s.Ctx.Call("beginPath")
	s.Ctx.Call("arc", x, r.y-8, 4, 0, 6.2832)
	s.Ctx.Call("fill")
}
