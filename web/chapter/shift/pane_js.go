package shift

import (
	"syscall/js"

	"convlab/nn/ink"
	lesson "convlab/web/lesson/shift"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Shift) Host(p *page.Page, name string, el js.Value) page.Canvas {
	l := c.L
	picture := func(at func() *ink.Picture) func() lesson.Map {
		return func() lesson.Map { return grey(at()) }
	}
	round := func() *lesson.Round { return &l.Seen.Square }
	switch name {
	case "left", "middle", "right":
		i := place(name)
		return newPane(p, el, picture(func() *ink.Picture { return &l.Seen.Pictures[i] }))
	case "differ-left", "differ-right":
		i := place(name[len("differ-"):])
		s := newPane(p, el, func() lesson.Map { return l.Seen.Minus(i) })
		s.signed = true
		return s
	case "map-left", "map-middle", "map-right":
		i := place(name[len("map-"):])
		s := newPane(p, el, func() lesson.Map { return l.Seen.Maps[i] })
		s.white = func() float32 { return l.White(l.Seen.Maps[:]...) }
		return s
	case "original":
		s := newPane(p, el, picture(func() *ink.Picture { return &round().In }))
		s.ring = func() (int, int, int) { return round().Source() }
		return s
	case "moved":
		s := newPane(p, el, picture(func() *ink.Picture { return &round().Moved }))
		s.ring = func() (int, int, int) { return round().Window(round().Cell) }
		return s
	case "itsmap", "mapmoved", "movedmap":
		s := newPane(p, el, func() lesson.Map {
			switch name {
			case "itsmap":
				return round().Map
			case "mapmoved":
				return round().MapMoved
			}
			return round().MovedMap
		})
		s.white = func() float32 { return l.White(round().Map, round().MovedMap) }
		s.ring = func() (int, int, int) {
			row, col := round().Cell/round().Map.Side, round().Cell%round().Map.Side
			if name == "itsmap" {
				col -= round().By
			}
			return row, col, 1
		}
		if name != "itsmap" {
			s.differs = func() lesson.Map { return round().Differs() }
			for _, event := range []string{"pointermove", "pointerdown"} {
				s.Stop = append(s.Stop, p.Listen(el, event, func(e js.Value) { s.point(e, l) }))
			}
		}
		return s
	}
	return nil
}

// place is the place of that name.
func place(name string) int {
	switch name {
	case "left":
		return lesson.Left
	case "right":
		return lesson.Right
	}
	return lesson.Middle
}

// grey is a picture as a map.
func grey(p *ink.Picture) lesson.Map {
	m := lesson.Map{Side: ink.Side, V: make([]float32, len(p))}
	for i, v := range p {
		m.V[i] = float32(v)
	}
	return m
}

// pane shows a picture or a map, as large as its host, and what is looked at in it.
type pane struct {
	*page.Surface
	page    *page.Page
	sprite  *page.Surface // cell by cell, off screen
	of      func() lesson.Map
	white   func() float32           // the number that is white; nil: 255
	ring    func() (row, col, n int) // the cells that are ringed, nil for none
	differs func() lesson.Map        // 1 where the other way differs, nil if nothing is compared
	signed  bool                     // less than 0 has a colour of its own
	shown   lesson.Map
	top     float32
	paper   [3]uint8
}

func newPane(p *page.Page, el js.Value, of func() lesson.Map) *pane {
	off := js.Global().Get("document").Call("createElement", "div")
	s := &pane{Surface: p.NewSurface(el), page: p, sprite: p.NewSurface(off), of: of}
	s.Stop = append(s.Stop, s.sprite.Close)
	return s
}

// point looks at the cell under the pointer.
func (s *pane) point(e js.Value, l *lesson.Room) {
	box := s.Bitmap.Call("getBoundingClientRect")
	side := s.shown.Side
	col := int((e.Get("clientX").Float() - box.Get("left").Float()) / box.Get("width").Float() * float64(side))
	row := int((e.Get("clientY").Float() - box.Get("top").Float()) / box.Get("height").Float() * float64(side))
	if col < 0 || col >= side || row < 0 || row >= side || row*side+col == l.Seen.Square.Cell {
		return
	}
	s.page.Do(func() { l.Look(row*side + col) })
}

// Paint implements page.Canvas.
func (s *pane) Paint() {
	w, h := s.CSSSize()
	if w <= 0 || h <= 0 || !s.Ready() || !s.sprite.Ready() {
		return
	}
	ratio := page.PixelRatio()
	s.Size(int(w*ratio+.5), int(h*ratio+.5))
	top := float32(255)
	if s.white != nil {
		top = s.white()
	}
	now := s.of()
	s.draw(now, top)
	c := s.Ctx
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Set("imageSmoothingEnabled", false)
	c.Call("clearRect", 0, 0, w, h)
	c.Call("drawImage", s.sprite.Bitmap, 0, 0, now.Side, now.Side, 0, 0, w, h)
	cell := w / float64(now.Side)
	if s.differs != nil {
		d := s.differs()
		c.Set("fillStyle", s.page.Tokens.Seal)
		for i, v := range d.V {
			if v != 0 {
				x, y := float64(i%d.Side)*cell, float64(i/d.Side)*cell
				c.Call("fillRect", x+cell*.3, y+cell*.3, max(cell*.4, 1.5), max(cell*.4, 1.5))
			}
		}
	}
	if s.ring == nil {
		return
	}
	row, col, n := s.ring()
	x, y, side := float64(col)*cell, float64(row)*cell, float64(n)*cell
	c.Set("lineWidth", 2)
	c.Set("strokeStyle", "#fff")
	c.Call("strokeRect", x-2.5, y-2.5, side+5, side+5)
	c.Set("strokeStyle", s.page.Tokens.Seal)
	c.Call("strokeRect", x-1, y-1, side+2, side+2)
}

// draw puts the cells on the sprite, unless they are there.
func (s *pane) draw(now lesson.Map, top float32) {
	paper := page.RGB(s.page.Tokens.Sheet)
	same := !s.sprite.Size(now.Side, now.Side) && s.top == top && s.paper == paper && len(s.shown.V) == len(now.V)
	for i := 0; same && i < len(now.V); i++ {
		same = s.shown.V[i] == now.V[i]
	}
	if same {
		return
	}
	rgba := make([]byte, 4*len(now.V))
	pos, neg := page.RGB(s.page.Tokens.Pos), page.RGB(s.page.Tokens.Neg)
	for i, v := range now.V {
		if s.signed {
			to, a := pos, min(v/top, 1)
			if v < 0 {
				to, a = neg, min(-v/top, 1)
			}
			for k := range 3 {
				rgba[4*i+k] = byte(float32(paper[k])*(1-a) + float32(to[k])*a)
			}
			rgba[4*i+3] = 255
			continue
		}
		g := byte(min(max(v/top*255, 0), 255))
		rgba[4*i], rgba[4*i+1], rgba[4*i+2], rgba[4*i+3] = g, g, g, 255
	}
	s.sprite.Put(rgba, 0, 0, now.Side, now.Side)
	s.shown, s.top = lesson.Map{Side: now.Side, V: append([]float32(nil), now.V...)}, top
	s.paper = paper
}
