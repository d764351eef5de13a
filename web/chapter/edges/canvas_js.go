package edges

import (
	"math"
	"syscall/js"

	"convlab/nn/filter"
	lesson "convlab/web/lesson/edges"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Edges) Host(p *page.Page, name string, el js.Value) page.Canvas {
	l := c.L
	switch name {
	case "edges:photo":
		return c.canvas(p, el, true, 1, func() look { return look{of: photoOf, version: l.Maps.Version, trail: c.trail()} })
	case "edges:map":
		return c.canvas(p, el, true, 0, func() look { return c.photoLook(l.Kernel, l.Pixels) })
	case "edges:x":
		return c.canvas(p, el, true, 0, func() look { return c.photoLook(lesson.Vertical, false) })
	case "edges:y":
		return c.canvas(p, el, true, 0, func() look { return c.photoLook(lesson.Horizontal, false) })
	case "edges:length":
		return c.canvas(p, el, true, 0, func() look {
			return look{of: lengthOf, version: l.Maps.Version, least: l.Least, bare: l.Bare, theme: p.Tokens}
		})
	case "edges:lines":
		return c.canvas(p, el, false, 1, func() look { return look{of: linesOf, lines: l.Lined.Picture} })
	case "edges:lines-x":
		return c.canvas(p, el, false, 0, func() look { return c.lineLook(p, lesson.Vertical) })
	case "edges:lines-y":
		return c.canvas(p, el, false, 0, func() look { return c.lineLook(p, lesson.Horizontal) })
	}
	return nil
}

// What a canvas shows.
type subject int

const (
	photoOf subject = iota
	photoMap
	lengthOf
	linesOf
	linesMap
)

// A look is all that a canvas depends on.
type look struct {
	of       subject
	version  int // of the photo's maps
	kernel   lesson.Kernel
	pixels   bool
	negative filter.Negative
	lines    lesson.Drawing
	trail    int // how long it is
	least    int
	bare     bool
	theme    page.Tokens
	w, h     int // of the canvas
}

func (c *Edges) photoLook(k lesson.Kernel, pixels bool) look {
	return look{of: photoMap, version: c.L.Maps.Version, kernel: k, pixels: pixels, negative: c.L.Negative}
}

func (c *Edges) lineLook(p *page.Page, k lesson.Kernel) look {
	return look{of: linesMap, lines: c.L.Lined.Picture, kernel: k, pixels: c.L.Pixels, negative: c.L.Negative}
}

// trail is how much of the walk along an edge is shown.
func (c *Edges) trail() int {
	if !c.gradient() {
		return 0
	}
	return len(c.L.Trail())
}

// A canvas shows one picture, a number of it a pixel, and moves the window by the pointer.
type canvas struct {
	*page.Surface
	page   *page.Page
	of     *Edges
	border int // how far the middle of the first window is from the picture's edge, in pixels
	look   func() look
	shown  look
	any    bool
	bytes  []byte
	paper  [3]uint8 // colours of the theme
	pos    [3]uint8
	neg    [3]uint8
	small  js.Value // the length, before it is enlarged
}

func (c *Edges) canvas(p *page.Page, el js.Value, photo bool, border int, f func() look) *canvas {
	a := &canvas{Surface: p.NewSurface(el), page: p, of: c, border: border, look: f}
	drawn := !photo && border > 0 // lines, which can be drawn
	down := false
	listen := func(name string, f func(e js.Value)) { a.Stop = append(a.Stop, p.Listen(el, name, f)) }
	listen("pointerdown", func(e js.Value) {
		if e.Get("button").Int() != 0 {
			return
		}
		row, col := a.at(e)
		p.Do(func() {
			if drawn && c.L.Draw(row, col) {
				down = true
				page.Capture(el, e.Get("pointerId").Int())
				return
			}
			c.L.StepTo(a.cell(row, col))
		})
	})
	listen("pointermove", func(e js.Value) {
		row, col := a.at(e)
		switch {
		case down:
			p.Do(func() { c.L.DrawTo(row, col) })
		case e.Get("buttons").Int() > 0:
			p.Do(func() { c.L.StepTo(a.cell(row, col)) })
		case e.Get("pointerType").String() == "mouse" && c.L.Preview != a.cell(row, col) && !c.L.Clock.Playing:
			p.Do(func() { c.L.Hover(a.cell(row, col)) })
		}
	})
	for _, name := range []string{"pointerup", "pointercancel"} {
		listen(name, func(js.Value) {
			if down {
				down = false
				p.Do(c.L.Lift)
			}
		})
	}
	listen("pointerleave", func(js.Value) {
		if c.L.Preview >= 0 {
			p.Do(func() { c.L.Hover(-1) })
		}
	})
	return a
}

// size returns the rows and columns of what is shown.
func (a *canvas) size() (rows, cols int) {
	switch l := a.of.L; a.look().of {
	case photoOf:
		return l.Maps.Rows + 2, l.Maps.Cols + 2
	case linesOf:
		return lesson.LineSide, lesson.LineSide
	case linesMap:
		return l.Lined.MapX.Rows, l.Lined.MapX.Cols
	default:
		return l.Maps.Rows, l.Maps.Cols
	}
}

// at returns the pixel under the pointer.
func (a *canvas) at(e js.Value) (row, col int) {
	rows, cols := a.size()
	box := a.El.Call("getBoundingClientRect")
	in := func(v, from, size string, n int) int {
		return int(math.Floor((e.Get(v).Float() - box.Get(from).Float()) / max(box.Get(size).Float(), 1) * float64(n)))
	}
	return in("clientY", "top", "height", rows), in("clientX", "left", "width", cols)
}

// cell returns the window whose middle is nearest to a pixel.
func (a *canvas) cell(row, col int) int {
	rows, cols := a.size()
	rows, cols = rows-2*a.border, cols-2*a.border
	row, col = min(max(row-a.border, 0), rows-1), min(max(col-a.border, 0), cols-1)
	return row*cols + col
}

// Paint implements page.Canvas.
func (a *canvas) Paint() {
	if !a.Ready() {
		return
	}
	now := a.look()
	now.theme = a.page.Tokens
	rows, cols := a.size()
	if rows <= 0 || cols <= 0 {
		return
	}
	now.w, now.h = cols, rows
	large := now.of == lengthOf && !now.bare
	if large { // lines finer than the picture's pixels
		w, h := a.CSSSize()
		k := page.PixelRatio()
		now.w, now.h = int(w*k+.5), int(h*k+.5)
		if now.w < 1 || now.h < 1 {
			return
		}
	}
	if a.any && now == a.shown {
		return
	}
	a.shown, a.any = now, true
	a.Size(now.w, now.h)
	if n := 4 * rows * cols; cap(a.bytes) < n {
		a.bytes = make([]byte, n)
	}
	a.bytes = a.bytes[:4*rows*cols]
	a.fill(&now)
	if !large {
		a.Put(a.bytes, 0, 0, cols, rows)
		return
	}
	a.enlarge(&now, rows, cols)
}

// fill colours a.bytes.
func (a *canvas) fill(now *look) {
	l := a.of.L
	a.paper, a.pos, a.neg = page.RGB(now.theme.Sheet), page.RGB(now.theme.Pos), page.RGB(now.theme.Neg)
	grey := func(i int, g uint8) { copy(a.bytes[4*i:], []byte{g, g, g, 255}) }
	switch now.of {
	case photoOf:
		for i, v := range l.Maps.Grey {
			grey(i, uint8(v))
		}
		seal, n := page.RGB(now.theme.Seal), l.Maps.Cols
		for _, at := range l.Trail()[:now.trail] {
			mix(a.bytes[4*((at/n+1)*(n+2)+at%n+1):], seal, seal, 1)
		}
	case linesOf:
		for i, v := range l.Lined.X.Input.V {
			grey(i, uint8(v))
		}
	case lengthOf:
		ink := page.RGB(now.theme.Ink)
		for i, v := range l.Maps.Length {
			mix(a.bytes[4*i:], a.paper, ink, float64(v)/max(l.Maps.MostLength*.6, 1))
		}
	case photoMap:
		if now.pixels {
			for i, g := range l.PixelsOf(now.kernel) {
				grey(i, g)
			}
			return
		}
		sums := l.Maps.X
		if now.kernel == lesson.Horizontal {
			sums = l.Maps.Y
		}
		for i, v := range sums {
			a.tint(i, float64(v)/max(l.Maps.Most*.6, 1))
		}
	case linesMap:
		conv, sums, lo, hi := &l.Lined.X, &l.Lined.MapX, l.Lined.LoX, l.Lined.HiX
		if now.kernel == lesson.Horizontal {
			conv, sums, lo, hi = &l.Lined.Y, &l.Lined.MapY, l.Lined.LoY, l.Lined.HiY
		}
		for i, v := range sums.V {
			if now.pixels {
				grey(i, uint8(conv.Pixel(v, lo, hi)))
			} else {
				a.tint(i, v/(3*lesson.White))
			}
		}
	}
}

// tint colours a signed number, -1..1; beyond that it is as strong.
func (a *canvas) tint(i int, v float64) {
	if v < 0 {
		mix(a.bytes[4*i:], a.paper, a.neg, -v)
	} else {
		mix(a.bytes[4*i:], a.paper, a.pos, v)
	}
}

func mix(to []byte, from, full [3]uint8, t float64) {
	t = min(t, 1)
	for k := range 3 {
		to[k] = uint8(float64(from[k]) + (float64(full[k])-float64(from[k]))*t + .5)
	}
	to[3] = 255
}

// enlarge draws the picture in a.bytes as large as the canvas, and lines on it that
// say how the edges run.
func (a *canvas) enlarge(now *look, rows, cols int) {
	global := js.Global()
	if !a.small.Truthy() {
		a.small = global.Get("document").Call("createElement", "canvas")
	}
	a.small.Set("width", cols)
	a.small.Set("height", rows)
	ctx := a.small.Call("getContext", "2d")
	if !ctx.Truthy() {
		a.any = false
		return
	}
	view := global.Get("Uint8ClampedArray").New(len(a.bytes))
	js.CopyBytesToJS(view, a.bytes)
	ctx.Call("putImageData", global.Get("ImageData").New(view, cols, rows), 0, 0)
	c := a.Ctx
	c.Set("imageSmoothingEnabled", false)
	c.Call("drawImage", a.small, 0, 0, now.w, now.h)

	m := &a.of.L.Maps
	k := float64(now.w) / float64(cols)
	long := max(6*k, 9*page.PixelRatio()) / 2
	c.Call("beginPath")
	for _, i := range ticks(m, float64(max(now.least, 1)), int(max(math.Ceil(2*long/k), 2))) {
		x, y, l := float64(m.X[i]), float64(m.Y[i]), float64(m.Length[i])
		cx, cy := (float64(i%cols)+.5)*k, (float64(i/cols)+.5)*k
		dx, dy := -y/l*long, x/l*long // along the edge
		c.Call("moveTo", cx-dx, cy-dy)
		c.Call("lineTo", cx+dx, cy+dy)
	}
	for _, pen := range []struct {
		colour string
		width  float64
	}{{now.theme.Sheet, 3.5}, {now.theme.Ink, 1.5}} {
		c.Set("strokeStyle", pen.colour)
		c.Set("lineWidth", pen.width*page.PixelRatio())
		c.Call("stroke")
	}
}
