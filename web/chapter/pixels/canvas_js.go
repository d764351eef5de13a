package pixels

import (
	"math"
	"strconv"
	"syscall/js"

	"convlab/nn/ink"
	lesson "convlab/web/lesson/pixels"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Pixels) Host(p *page.Page, name string, el js.Value) page.Canvas {
	l := c.L
	rows := &l.Rows
	switch name {
	case "picture":
		return newPicture(p, l, el)
	case "typed:left":
		return newTile(p, l, el, grey(func() *ink.Picture { return &rows[lesson.TypedRow].Left }))
	case "typed:right":
		return newTile(p, l, el, grey(func() *ink.Picture { return &rows[lesson.TypedRow].Right }))
	case "typed:minus":
		return newTile(p, l, el, minus(p, &rows[lesson.TypedRow]))
	case "written:left":
		return newTile(p, l, el, grey(func() *ink.Picture { return &rows[lesson.WrittenRow].Left }))
	case "written:right":
		return newTile(p, l, el, grey(func() *ink.Picture { return &rows[lesson.WrittenRow].Right }))
	case "written:minus":
		return newTile(p, l, el, minus(p, &rows[lesson.WrittenRow]))
	case "pad:0":
		return p.NewPad(el, l.Digit)
	case "pad:1":
		return p.NewPad(el, l.Second)
	case "sheet":
		return newSheet(p, l, el)
	case "picked":
		return p.NewPicture(el, false, func() *ink.Picture {
			picture, _, _ := l.Digit.Scan(l.Chosen())
			return &picture
		})
	}
	return nil
}

// colours says which colour each pixel of a picture has.
type colours func(rgba []byte)

func grey(of func() *ink.Picture) colours {
	return func(rgba []byte) {
		for i, v := range of() {
			rgba[4*i], rgba[4*i+1], rgba[4*i+2], rgba[4*i+3] = v, v, v, 255
		}
	}
}

func minus(p *page.Page, w *lesson.Row) colours {
	return func(rgba []byte) {
		paper, plus, minus := page.RGB(p.Tokens.Sheet), page.RGB(p.Tokens.Pos), page.RGB(p.Tokens.Neg)
		for i := range w.Left {
			d := 0
			if w.Here {
				d = w.Minus(i)
			}
			c := mix(d, paper, plus, minus)
			rgba[4*i], rgba[4*i+1], rgba[4*i+2], rgba[4*i+3] = c[0], c[1], c[2], 255
		}
	}
}

// A plane is a square canvas that shows 28×28 pixels, enlarged, with what is drawn over them.
type plane struct {
	*page.Surface
	page   *page.Page
	room   *lesson.Room
	sprite *page.Surface // 28×28, off screen
	of     colours
	rgba   [4 * ink.Side * ink.Side]byte
	side   float64 // in CSS pixels, as it was painted last
}

func newPlane(p *page.Page, l *lesson.Room, el js.Value, of colours) *plane {
	s := &plane{Surface: p.NewSurface(el), page: p, room: l, of: of,
		sprite: p.NewSurface(js.Global().Get("document").Call("createElement", "div"))}
	s.Stop = append(s.Stop, s.sprite.Close)
	return s
}

// paint draws the pixels and returns how large one is, 0 if nothing could be drawn.
func (s *plane) paint() (cell float64) {
	w, _ := s.CSSSize()
	if w <= 0 || !s.Ready() || !s.sprite.Ready() {
		return 0
	}
	ratio := page.PixelRatio()
	n := int(w*ratio + .5)
	s.side = w
	s.Size(n, n)
	s.sprite.Size(ink.Side, ink.Side)
	s.of(s.rgba[:])
	s.sprite.Put(s.rgba[:], 0, 0, ink.Side, ink.Side)
	c := s.Ctx
	c.Call("setTransform", 1, 0, 0, 1, 0, 0)
	c.Set("imageSmoothingEnabled", false)
	c.Call("drawImage", s.sprite.Bitmap, 0, 0, n, n)
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	return w / ink.Side
}

// ring marks a rectangle of pixels.
func (s *plane) ring(row, col, rows, cols int, cell, width float64, colour string) {
	c := s.Ctx
	c.Set("strokeStyle", colour)
	c.Set("lineWidth", width)
	out := width/2 - .5
	c.Call("strokeRect", float64(col)*cell-out, float64(row)*cell-out, float64(cols)*cell+2*out, float64(rows)*cell+2*out)
}

// at returns the pixel that an event happened on, −1 for none.
func (s *plane) at(e js.Value) int {
	box := s.Bitmap.Call("getBoundingClientRect")
	return pixelAt(e.Get("clientX").Float()-box.Get("left").Float(), e.Get("clientY").Float()-box.Get("top").Float(), box.Get("width").Float())
}

// --- The picture whose numbers are read and changed ---

type picture struct {
	*plane
	pointer int // that is down
	down    bool
}

func newPicture(p *page.Page, l *lesson.Room, el js.Value) *picture {
	s := &picture{plane: newPlane(p, l, el, grey(func() *ink.Picture { return &l.Digit.Nudged }))}
	for name, f := range map[string]func(e js.Value){
		"pointerdown": s.press, "pointermove": s.move, "pointerup": s.lift, "pointercancel": s.lift, "pointerleave": s.leave,
	} {
		s.Stop = append(s.Stop, p.Listen(el, name, f))
	}
	return s
}

func (s *picture) press(e js.Value) {
	i := s.at(e)
	if i < 0 || e.Get("button").Int() != 0 || s.down {
		return
	}
	s.down, s.pointer = true, e.Get("pointerId").Int()
	page.Capture(s.El, s.pointer)
	s.page.Do(func() {
		if s.room.Painting {
			s.room.Paint(i)
		} else {
			s.room.Look(i)
		}
	})
}

func (s *picture) move(e js.Value) {
	switch {
	case !s.down:
		if i := s.at(e); i >= 0 && i != s.room.At() && e.Get("pointerType").String() != "touch" {
			s.page.Do(func() { s.room.Hover(i) })
		}
	case e.Get("pointerId").Int() != s.pointer:
	case s.room.Painting:
		s.page.Do(func() {
			for _, c := range append(page.Coalesced(e), e) {
				if i := s.at(c); i >= 0 {
					s.room.PaintTo(i)
				}
			}
		})
	default:
		if i := s.at(e); i >= 0 && i != s.room.Pixel {
			s.page.Do(func() { s.room.Look(i) })
		}
	}
}

func (s *picture) lift(e js.Value) {
	if s.down && e.Get("pointerId").Int() == s.pointer {
		s.down = false
		s.page.Do(s.room.Lift)
	}
}

func (s *picture) leave(e js.Value) {
	if s.room.Preview >= 0 {
		s.page.Do(func() { s.room.Hover(-1) })
	}
}

// Paint implements page.Canvas.
func (s *picture) Paint() {
	cell := s.paint()
	if cell == 0 {
		return
	}
	l, c, tokens := s.room, s.Ctx, &s.page.Tokens
	if cell >= 6 { // the pixels are to be seen as pixels
		c.Set("strokeStyle", "rgb(128 128 128 / .28)")
		c.Set("lineWidth", 1)
		c.Call("beginPath")
		for k := 1; k < ink.Side; k++ {
			v := math.Round(float64(k)*cell) + .5
			c.Call("moveTo", v, 0)
			c.Call("lineTo", v, s.side)
			c.Call("moveTo", 0, v)
			c.Call("lineTo", s.side, v)
		}
		c.Call("stroke")
	}
	for _, t := range l.Digit.Touched { // what the reader has made brighter, or darker
		colour := tokens.Pos
		if t.Grey < l.Digit.Untouched[t.At] {
			colour = tokens.Neg
		}
		c.Set("fillStyle", colour)
		size := max(cell*.34, 2)
		c.Call("fillRect", float64(t.At%ink.Side+1)*cell-size-.5, float64(t.At/ink.Side)*cell+.5, size, size)
	}
	at := l.At()
	row, col := at/ink.Side, at%ink.Side
	top, left := l.Window()
	s.ring(top, left, lesson.Reach, lesson.Reach, cell, 1.5, "rgb(160 160 160 / .9)")
	wide := func(part string) float64 {
		if l.Hot == part {
			return 3
		}
		return 1
	}
	s.ring(row, 0, 1, ink.Side, cell, wide("row"), tokens.Seal)
	s.ring(0, col, ink.Side, 1, cell, wide("column"), tokens.Seal)
	s.ring(row, col, 1, 1, cell, 2.5+wide("cell")-1, tokens.Seal)
}

// --- The pictures that are compared ---

type tile struct{ *plane }

func newTile(p *page.Page, l *lesson.Room, el js.Value, of colours) *tile {
	s := &tile{newPlane(p, l, el, of)}
	point := func(e js.Value) {
		if i := s.at(e); i >= 0 && i != l.At() {
			p.Do(func() { l.Hover(i) })
		}
	}
	s.Stop = append(s.Stop,
		p.Listen(el, "pointermove", point),
		p.Listen(el, "pointerdown", func(e js.Value) {
			if i := s.at(e); i >= 0 {
				p.Do(func() { l.Look(i) })
			}
		}),
		p.Listen(el, "pointerleave", func(js.Value) {
			if l.Preview >= 0 {
				p.Do(func() { l.Hover(-1) })
			}
		}))
	return s
}

// Paint implements page.Canvas.
func (s *tile) Paint() {
	if cell := s.paint(); cell > 0 {
		at := s.room.At()
		s.ring(at/ink.Side, at%ink.Side, 1, 1, cell, 2.5, s.page.Tokens.Seal)
	}
}

// --- The contact sheet ---

type sheet struct {
	*page.Surface
	page  *page.Page
	room  *lesson.Room
	atlas *page.Surface // the images with their gaps, off screen
	rgba  []byte
	plan  contact
	shown shown
}

// shown is what the atlas holds.
type shown struct {
	shelf    lesson.Shelf
	only     int
	columns  int
	from, to int // the first and the last image
	n        int
}

func newSheet(p *page.Page, l *lesson.Room, el js.Value) *sheet {
	s := &sheet{Surface: p.NewSurface(el), page: p, room: l,
		atlas: p.NewSurface(js.Global().Get("document").Call("createElement", "div"))}
	s.Stop = append(s.Stop, s.atlas.Close, p.Listen(el, "click", func(e js.Value) {
		box := s.Bitmap.Call("getBoundingClientRect")
		k := s.plan.at(e.Get("clientX").Float()-box.Get("left").Float(), e.Get("clientY").Float()-box.Get("top").Float())
		if k >= 0 {
			p.Do(func() { l.Pick(k) })
		}
	}))
	return s
}

// Paint implements page.Canvas.
func (s *sheet) Paint() {
	w, h := s.CSSSize()
	if w <= 0 || h <= 0 || !s.Ready() || !s.atlas.Ready() {
		return
	}
	l, c := s.room, s.Ctx
	list := l.Sheet.Page
	n := lesson.PageImages
	if l.Pages() == 1 {
		n = max(len(list), 10) // as large as they can be
	}
	s.plan = planContact(w, h, n)
	l.Columns = s.plan.columns
	ratio := page.PixelRatio()
	s.Size(int(w*ratio+.5), int(h*ratio+.5))
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Call("clearRect", 0, 0, w, h)
	if len(list) == 0 {
		return
	}
	s.fill(list)
	c.Set("imageSmoothingEnabled", false)
	c.Call("drawImage", s.atlas.Bitmap, s.plan.x, s.plan.y, float64(s.plan.columns)*s.plan.cell, float64(s.plan.rows)*s.plan.cell)
	if cell := s.plan.cell; cell >= 40 {
		c.Set("font", "600 12px ui-monospace, SFMono-Regular, Menlo, monospace")
		c.Set("textBaseline", "bottom")
		for k, i := range list {
			x, y := s.plan.place(k)
			c.Set("fillStyle", "#bbb")
			if l.Hot == "label" {
				c.Set("fillStyle", s.page.Tokens.Seal)
			}
			c.Call("fillText", strconv.Itoa(int(l.Sheet.Set.Labels[i])), x+cell*gap+3, y+cell*(1-gap)-1)
		}
	}
	if k := l.PickedAt(); k >= 0 {
		x, y := s.plan.place(k)
		c.Set("strokeStyle", s.page.Tokens.Seal)
		c.Set("lineWidth", 3)
		c.Call("strokeRect", x+1.5, y+1.5, s.plan.cell-3, s.plan.cell-3)
	}
}

// fill puts the images into the atlas, unless they are there.
func (s *sheet) fill(list []int) {
	const cell = ink.Side + 4
	now := shown{s.room.Shelf, s.room.Only, s.plan.columns, list[0], list[len(list)-1], len(list)}
	w, h := s.plan.columns*cell, s.plan.rows*cell
	if !s.atlas.Size(w, h) && now == s.shown {
		return
	}
	s.shown = now
	if len(s.rgba) != 4*w*h {
		s.rgba = make([]byte, 4*w*h)
	}
	clear(s.rgba)
	for k, i := range list {
		x, y := k%s.plan.columns*cell+2, k/s.plan.columns*cell+2
		for p, v := range s.room.Sheet.Set.Image(i) {
			at := 4 * ((y+p/ink.Side)*w + x + p%ink.Side)
			s.rgba[at], s.rgba[at+1], s.rgba[at+2], s.rgba[at+3] = v, v, v, 255
		}
	}
	s.atlas.Put(s.rgba, 0, 0, w, h)
}
