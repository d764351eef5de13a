package table

import (
	"strings"
	"syscall/js"

	"convlab/nn/ink"
	lesson "convlab/web/lesson/table"
	"convlab/web/page"
)

// Host returns what is drawn into a host element of the chapter's, see page.Hosts.
func (c *Table) Host(p *page.Page, name string, el js.Value) page.Canvas {
	switch name {
	case "table:chart":
		return newChart(p, c.L, el)
	case "table:shot":
		return p.NewPicture(el, false, func() *ink.Picture {
			s, _ := c.L.Shot()
			picture, _ := c.L.Picture(s.Image)
			return &picture
		})
	case "table:shots":
		return newShots(p, c.L, el)
	}
	return nil
}

// A chart hears taps on the figures, which are elements of their own.
type chart struct{ stop func() }

func newChart(p *page.Page, l *lesson.Room, el js.Value) *chart {
	return &chart{p.Listen(el, "click", func(e js.Value) {
		box := el.Call("getBoundingClientRect")
		w, h := box.Get("width").Float(), box.Get("height").Float()
		if w <= 0 || h <= 0 {
			return
		}
		style := js.Global().Call("getComputedStyle", el)
		four := strings.TrimSpace(style.Call("getPropertyValue", "--four").String()) == "1"
		x, y := (e.Get("clientX").Float()-box.Get("left").Float())/w, 1-(e.Get("clientY").Float()-box.Get("top").Float())/h
		p.Do(func() { l.PickAt(x, y, w/h, four) })
	})}
}

// Paint and Close implement page.Canvas.
func (c *chart) Paint() {}
func (c *chart) Close() { c.stop() }

// shots is a page of the wrong images, with the one that is looked at.
type shots struct {
	*page.Surface
	page  *page.Page
	room  *lesson.Room
	atlas *page.Surface // the images with their gaps, off screen
	plan  lesson.Contact
}

func newShots(p *page.Page, l *lesson.Room, el js.Value) *shots {
	s := &shots{Surface: p.NewSurface(el), page: p, room: l, atlas: p.NewSurface(js.Global().Get("document").Call("createElement", "div"))}
	s.Stop = append(s.Stop, s.atlas.Close, p.Listen(el, "click", func(e js.Value) {
		box := s.Bitmap.Call("getBoundingClientRect")
		if k := s.plan.At(e.Get("clientX").Float()-box.Get("left").Float(), e.Get("clientY").Float()-box.Get("top").Float()); k >= 0 {
			p.Do(func() { l.PickWrong(k) })
		}
	}))
	return s
}

// Paint implements page.Canvas.
func (s *shots) Paint() {
	w, h := s.CSSSize()
	if w <= 0 || h <= 0 || !s.Ready() || !s.atlas.Ready() {
		return
	}
	c := s.Ctx
	s.plan = lesson.Lay(w, h, len(s.room.Shots), s.room.Wrong)
	ratio := page.PixelRatio()
	s.Size(int(w*ratio+.5), int(h*ratio+.5))
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Call("clearRect", 0, 0, w, h)
	if s.plan.Cell == 0 {
		return
	}
	const cell = ink.Side + 4
	aw, ah := s.plan.Columns*cell, s.plan.Rows*cell
	s.atlas.Size(aw, ah)
	rgba := make([]byte, 4*aw*ah)
	for k := s.plan.From; k < s.plan.To; k++ {
		picture, ok := s.room.Picture(s.room.Shots[k].Image)
		if !ok {
			continue
		}
		x, y := (k-s.plan.From)%s.plan.Columns*cell+2, (k-s.plan.From)/s.plan.Columns*cell+2
		for p, v := range picture {
			at := 4 * ((y+p/ink.Side)*aw + x + p%ink.Side)
			rgba[at], rgba[at+1], rgba[at+2], rgba[at+3] = v, v, v, 255
		}
	}
	s.atlas.Put(rgba, 0, 0, aw, ah)
	c.Set("imageSmoothingEnabled", false)
	c.Call("drawImage", s.atlas.Bitmap, 0, 0, float64(s.plan.Columns)*s.plan.Cell, float64(s.plan.Rows)*s.plan.Cell)
	if k := s.room.Wrong; k >= s.plan.From && k < s.plan.To {
		x, y := s.plan.Place(k)
		c.Set("strokeStyle", s.page.Tokens.Seal)
		c.Set("lineWidth", 3)
		c.Call("strokeRect", x+1.5, y+1.5, s.plan.Cell-3, s.plan.Cell-3)
	}
}
