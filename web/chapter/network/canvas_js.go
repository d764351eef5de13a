package network

import (
	"bytes"
	"image"
	"strconv"
	"strings"
	"syscall/js"

	lesson "convlab/web/lesson/network"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Network) Host(p *page.Page, name string, el js.Value) page.Canvas {
	which := func(m lesson.Map) func() lesson.Map { return func() lesson.Map { return m } }
	switch name {
	case "picture":
		return newChart(p, c, el, which(lesson.Picture))
	case "weights":
		return newChart(p, c, el, which(lesson.Weights))
	case "inputs":
		return newChart(p, c, el, which(lesson.Inputs))
	case "products":
		return newChart(p, c, el, which(lesson.Products))
	case "paper":
		return newChart(p, c, el, which(lesson.Paper))
	case "big":
		return newChart(p, c, el, func() lesson.Map { return c.L.Big })
	case "lines":
		return &lines{p.NewSurface(el), p, c}
	case "loupe":
		return &loupe{p.NewSurface(el), p, c}
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "layer")); err == nil {
		return newChart(p, c, el, which(lesson.LayerMap(n)))
	}
	return nil
}

func tokens(p *page.Page) colours { return colours{page.RGB(p.Tokens.Pos), page.RGB(p.Tokens.Neg)} }

// A chart is the canvas of a map: a pixel for a cell, which the style sheet
// enlarges without smoothing.
type chart struct {
	*page.Surface
	page  *page.Page
	c     *Network
	of    func() lesson.Map
	shown []byte

	finger bool // a finger is on it
	moved  bool // and has moved from where it came
	x, y   float64
}

func newChart(p *page.Page, c *Network, el js.Value, of func() lesson.Map) *chart {
	s := &chart{Surface: p.NewSurface(el), page: p, c: c, of: of}
	for name, f := range map[string]func(js.Value){
		"pointerdown": s.down, "pointermove": s.move, "pointerup": s.up, "pointercancel": s.gone, "pointerleave": s.gone,
	} {
		s.Stop = append(s.Stop, p.Listen(el, name, f))
	}
	return s
}

// Paint implements page.Canvas.
func (s *chart) Paint() {
	if !s.Ready() {
		return
	}
	img := s.c.pixels(s.of(), tokens(s.page))
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if !s.Size(w, h) && bytes.Equal(img.Pix, s.shown) {
		return
	}
	s.Put(img.Pix, 0, 0, w, h)
	s.shown = img.Pix
}

// cell is the cell under an event; a finger that has slid off stays at the edge.
func (s *chart) cell(e js.Value) int {
	box := s.Bitmap.Call("getBoundingClientRect")
	size := image.Pt(s.Bitmap.Get("width").Int(), s.Bitmap.Get("height").Int())
	at := func(v, from, length float64, n int) int {
		return min(max(int((v-from)/max(length, 1)*float64(n)), 0), n-1)
	}
	x := at(e.Get("clientX").Float(), box.Get("left").Float(), box.Get("width").Float(), size.X)
	y := at(e.Get("clientY").Float(), box.Get("top").Float(), box.Get("height").Float(), size.Y)
	return y*size.X + x
}

// coarse says that a cell is too small for a finger.
func (s *chart) coarse() bool {
	return s.El.Get("clientWidth").Float() < 14*s.Bitmap.Get("width").Float()
}

func (s *chart) down(e js.Value) {
	if e.Get("button").Int() > 0 {
		return
	}
	s.finger = e.Get("pointerType").String() == "touch"
	s.moved, s.x, s.y = false, e.Get("clientX").Float(), e.Get("clientY").Float()
	i, m := s.cell(e), s.of()
	if m == lesson.Paper {
		s.page.Do(func() { s.c.L.Paint(i) })
		return
	}
	if !s.finger {
		s.page.Do(func() { s.c.choose(m, i) })
	}
}

func (s *chart) move(e js.Value) {
	i, m := s.cell(e), s.of()
	if s.finger && !s.moved {
		dx, dy := e.Get("clientX").Float()-s.x, e.Get("clientY").Float()-s.y
		s.moved = dx*dx+dy*dy > 64
	}
	painting := m == lesson.Paper && e.Get("buttons").Int() > 0
	spot := lesson.Spot{Map: m, Cell: i}
	if s.finger && !s.moved && !painting || !painting && s.c.L.Over == spot && s.c.L.Loupe == s.finger {
		return
	}
	s.page.Do(func() {
		if painting {
			s.c.L.PaintTo(i)
		}
		s.c.L.Hover(spot, s.finger && !painting)
	})
}

func (s *chart) up(e js.Value) {
	i, m := s.cell(e), s.of()
	finger, moved, coarse := s.finger, s.moved, s.coarse()
	s.finger = false
	s.page.Do(func() {
		switch l := s.c.L; {
		case m == lesson.Paper:
			l.Lift()
		case !finger:
			return
		case !moved && coarse && m > lesson.Layers && l.Big == lesson.None:
			l.Enlarge(m)
		default:
			s.c.choose(m, i)
		}
		if finger {
			s.c.L.Hover(lesson.Spot{}, false)
		}
	})
}

func (s *chart) gone(js.Value) {
	s.finger = false
	s.page.Do(func() {
		s.c.L.Lift()
		s.c.L.Hover(lesson.Spot{}, false)
	})
}

// lines draws the strongest connections of the unit that is written out.
type lines struct {
	*page.Surface
	page *page.Page
	c    *Network
}

// strongest is how many connections are drawn.
const strongest = 12

// Paint implements page.Canvas.
func (s *lines) Paint() {
	l := s.c.L
	w, h := s.CSSSize()
	if w <= 0 || h <= 0 || !s.Ready() {
		return
	}
	ratio := page.PixelRatio()
	if resized := s.Size(int(w*ratio+.5), int(h*ratio+.5)); !resized {
		s.Ctx.Call("setTransform", 1, 0, 0, 1, 0, 0)
		s.Ctx.Call("clearRect", 0, 0, int(w*ratio+.5), int(h*ratio+.5))
	}
	if !l.Lines || !l.Here() || !l.ShowsProducts() {
		return
	}
	doc := js.Global().Get("document")
	home := s.El.Call("getBoundingClientRect")
	left, top := home.Get("left").Float(), home.Get("top").Float()
	centre := func(selector string, cell, columns int) (x, y float64, ok bool) {
		el := doc.Call("querySelector", selector)
		if !el.Truthy() {
			return 0, 0, false
		}
		box := el.Call("getBoundingClientRect")
		size := box.Get("width").Float() / float64(columns)
		return box.Get("left").Float() - left + (float64(cell%columns)+.5)*size, box.Get("top").Float() - top + (float64(cell/columns)+.5)*size, true
	}
	v := &l.Seen
	from, columns := ".flow [data-host=picture]", 28
	if v.Layer > 1 {
		from, columns = ".flow [data-host=layer"+strconv.Itoa(v.Layer-1)+"]", square(len(v.Sum.Terms))
	}
	var x1, y1 float64
	ok := false
	if v.Layer == l.Depth() {
		if el := doc.Call("querySelector", ".outputs [data-i=\""+strconv.Itoa(v.Unit)+"\"] b"); el.Truthy() {
			box := el.Call("getBoundingClientRect")
			x1, y1, ok = box.Get("left").Float()-left-2, box.Get("top").Float()-top+box.Get("height").Float()/2, true
		}
	} else {
		x1, y1, ok = centre(".flow [data-host=layer"+strconv.Itoa(v.Layer)+"]", v.Unit, square(l.Units(v.Layer)))
	}
	if !ok {
		return
	}
	s.Ctx.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	most := float32(0)
	for _, i := range v.Sum.Largest(strongest) {
		t := &v.Sum.Terms[i]
		x0, y0, ok := centre(from, i, columns)
		if !ok {
			return
		}
		size := max(t.Product, -t.Product)
		most = max(most, size)
		colour, dash := s.page.Tokens.Pos, []any{}
		if t.Product < 0 {
			colour, dash = s.page.Tokens.Neg, []any{4, 3}
		}
		s.Ctx.Set("strokeStyle", colour)
		s.Ctx.Set("lineWidth", 1+1.5*float64(size/most))
		s.Ctx.Call("setLineDash", dash)
		s.Ctx.Call("beginPath")
		s.Ctx.Call("moveTo", x0, y0)
		s.Ctx.Call("bezierCurveTo", (x0+x1)/2, y0, (x0+x1)/2, y1, x1, y1)
		s.Ctx.Call("stroke")
	}
}

// loupe shows what is under a finger, above it.
type loupe struct {
	*page.Surface
	page *page.Page
	c    *Network
}

// across is how many cells the loupe shows along a side.
const across = 7

// Paint implements page.Canvas.
func (s *loupe) Paint() {
	o := s.c.L.Over
	if !s.c.L.Loupe || o.Map == lesson.Outputs || !s.Ready() {
		return
	}
	img := s.c.pixels(o.Map, tokens(s.page))
	w := img.Rect.Dx()
	x, y := o.Cell%w, o.Cell/w
	lens := image.NewNRGBA(image.Rect(0, 0, across, across))
	for r := range across {
		for q := range across {
			lens.Set(q, r, img.At(x+q-across/2, y+r-across/2))
		}
	}
	s.Size(across, across)
	s.Put(lens.Pix, 0, 0, across, across)

	// Above the cell, within the figure.
	field := js.Global().Get("document").Call("querySelector", ".network [data-host="+host(o.Map, s.c.L.Big)+"]")
	box := s.El.Get("parentElement")
	if !field.Truthy() {
		return
	}
	figure := box.Get("parentElement").Call("getBoundingClientRect")
	at := field.Call("getBoundingClientRect")
	cell := at.Get("width").Float() / float64(w)
	left := at.Get("left").Float() + (float64(x)+.5)*cell - figure.Get("left").Float() - box.Get("offsetWidth").Float()/2
	top := at.Get("top").Float() + float64(y)*cell - figure.Get("top").Float() - box.Get("offsetHeight").Float() - 24
	left = min(max(left, 0), figure.Get("width").Float()-box.Get("offsetWidth").Float())
	style := box.Get("style")
	style.Set("left", strconv.FormatFloat(left, 'f', 0, 64)+"px")
	style.Set("top", strconv.FormatFloat(top, 'f', 0, 64)+"px")
}

// host is the host element of a map.
func host(m, big lesson.Map) string {
	switch m {
	case big:
		return "big"
	case lesson.Picture:
		return "picture"
	case lesson.Weights:
		return "weights"
	case lesson.Inputs:
		return "inputs"
	case lesson.Products:
		return "products"
	case lesson.Paper:
		return "paper"
	}
	return "layer" + strconv.Itoa(int(m-lesson.Layers))
}
