package structure

import (
	"strconv"
	"strings"
	"syscall/js"

	"convlab/nn/ink"
	lesson "convlab/web/lesson/structure"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Structure) Host(p *page.Page, name string, el js.Value) page.Canvas {
	r := c.L
	switch name {
	case "strip":
		return p.NewPicture(el, true, func() *ink.Picture { return &r.Picture })
	case "strip-first":
		return p.NewPicture(el, true, func() *ink.Picture { return &r.Before })
	case "flat":
		return p.NewPicture(el, true, func() *ink.Picture {
			if next := r.Zoo.Next.Picture; next != nil {
				return next
			}
			return &ink.Picture{}
		})
	case "paper":
		return newCells(p, el, func(draw func(w, h int, at func(i int) (uint8, bool))) { fold(r, r.Wide, draw) })
	case "plain":
		s := newCells(p, el, func(draw func(w, h int, at func(i int) (uint8, bool))) {
			draw(ink.Side, ink.Side, func(i int) (uint8, bool) { return r.Digit.Nudged[i], true })
		})
		s.listen(func(i int) { r.Look(i) })
		return s
	case "behind":
		s := newCells(p, el, func(draw func(w, h int, at func(i int) (uint8, bool))) {
			draw(ink.Side, ink.Side, r.Shuffled)
		})
		s.listen(func(i int) { r.Look(lesson.Order[i]) })
		return s
	}
	if at, ok := strings.CutPrefix(name, "mini-"); ok {
		if wide, err := strconv.Atoi(at); err == nil {
			return newCells(p, el, func(draw func(w, h int, at func(i int) (uint8, bool))) { fold(r, wide, draw) })
		}
	}
	return nil
}

// fold draws the strip folded at a width, as many numbers as have been folded.
func fold(r *lesson.Room, wide int, draw func(w, h int, at func(i int) (uint8, bool))) {
	done := r.Done()
	draw(wide, (len(r.Picture)+wide-1)/wide, func(i int) (uint8, bool) {
		if i >= done {
			return 0, false
		}
		return r.Picture[i], true
	})
}

// cells is a canvas of grey cells, some of which may be empty.
type cells struct {
	*page.Surface
	page   *page.Page
	source func(draw func(w, h int, at func(i int) (uint8, bool)))
	shown  []byte
	w, h   int
}

func newCells(p *page.Page, el js.Value, source func(draw func(w, h int, at func(i int) (uint8, bool)))) *cells {
	return &cells{Surface: p.NewSurface(el), page: p, source: source}
}

// listen calls f for the cell that the pointer is on.
func (s *cells) listen(f func(i int)) {
	for _, name := range []string{"pointermove", "pointerdown"} {
		s.Stop = append(s.Stop, s.page.Listen(s.El, name, func(e js.Value) {
			box := s.Bitmap.Call("getBoundingClientRect")
			w, h := box.Get("width").Float(), box.Get("height").Float()
			x, y := e.Get("clientX").Float()-box.Get("left").Float(), e.Get("clientY").Float()-box.Get("top").Float()
			if x < 0 || y < 0 || x >= w || y >= h {
				return
			}
			i := int(y/h*float64(s.h))*s.w + int(x/w*float64(s.w))
			s.page.Do(func() { f(i) })
		}))
	}
}

// Paint implements page.Canvas.
func (s *cells) Paint() {
	if !s.Ready() {
		return
	}
	s.source(func(w, h int, at func(i int) (uint8, bool)) {
		rgba := make([]byte, 4*w*h)
		for i := range w * h {
			if v, ok := at(i); ok {
				rgba[4*i], rgba[4*i+1], rgba[4*i+2], rgba[4*i+3] = v, v, v, 255
			}
		}
		if !s.Size(w, h) && string(rgba) == string(s.shown) {
			return
		}
		s.w, s.h, s.shown = w, h, rgba
		s.Put(rgba, 0, 0, w, h)
	})
}
