package train

import (
	"strconv"
	"strings"
	"syscall/js"

	"convlab/nn/ink"
	"convlab/web/page"
)

var global = js.Global()

// Host returns what is drawn into a host element of the chapter's, see page.Hosts.
func (c *Train) Host(p *page.Page, name string, el js.Value) page.Canvas {
	switch name {
	case "train:sheet":
		return &sheet{Surface: p.NewSurface(el), page: p, c: c, atlas: p.NewSurface(global.Get("document").Call("createElement", "div"))}
	case "train:out":
		return newOutbox(p, c, el)
	case "train:pad":
		return p.NewPad(el, c.L.Digit)
	}
	if n, ok := strings.CutPrefix(name, "train:mine:"); ok {
		number, _ := strconv.Atoi(n)
		return p.NewPicture(el, false, func() *ink.Picture {
			for _, m := range c.L.Mine() {
				if m.Number == number {
					return &m.Picture
				}
			}
			return &ink.Picture{}
		})
	}
	if image, err := strconv.Atoi(strings.TrimPrefix(name, "train:")); err == nil {
		return p.NewPicture(el, false, func() *ink.Picture {
			picture, _ := c.L.Picture(image)
			return &picture
		})
	}
	return nil
}

// sheet shows the weights of units of the first layer, each as a picture.
type sheet struct {
	*page.Surface
	page  *page.Page
	c     *Train
	atlas *page.Surface // all of them, a pixel for a weight, off screen
}

// Close implements page.Canvas.
func (s *sheet) Close() {
	s.Surface.Close()
	s.atlas.Close()
}

// Paint implements page.Canvas.
func (s *sheet) Paint() {
	w, h := s.CSSSize()
	if w <= 0 || h <= 0 || !s.Ready() || !s.atlas.Ready() {
		return
	}
	ratio := page.PixelRatio()
	s.Size(int(w*ratio+.5), int(h*ratio+.5))
	ctx := s.Ctx
	ctx.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	ctx.Call("clearRect", 0, 0, w, h)
	f := s.c.L.Frame()
	if f == nil {
		return
	}
	units := s.c.L.Picked(mostUnits)
	columns, rows := layOut(w, h, len(units))
	if columns == 0 {
		return
	}
	units = units[:min(len(units), columns*rows)]
	gap := 1
	if f.Side > 8 {
		gap = 2
	}
	cell := f.Side + gap
	aw, ah := columns*cell, rows*cell
	s.atlas.Size(aw, ah)
	s.atlas.Put(pictures(f, s.c.L.Now || s.c.L.Run() == nil, units, columns, rows, gap, page.RGB(s.page.Tokens.Pos), page.RGB(s.page.Tokens.Neg), page.RGB(s.page.Tokens.Sheet)), 0, 0, aw, ah)
	size := min(w/float64(columns), h/float64(rows))
	ctx.Set("imageSmoothingEnabled", false)
	ctx.Call("drawImage", s.atlas.Bitmap, 0, 0, size*float64(columns), size*float64(rows))
}

// outbox gives files to the reader, and code to the clipboard.
type outbox struct {
	page *page.Page
	c    *Train
	stop func()
}

// newOutbox also takes files of digits in.
func newOutbox(p *page.Page, c *Train, el js.Value) *outbox {
	o := &outbox{page: p, c: c}
	o.stop = p.Listen(global.Get("document"), "change", func(e js.Value) {
		input := e.Get("target")
		if !input.Get("type").Equal(js.ValueOf("file")) || input.Get("files").Get("length").Int() == 0 {
			return
		}
		file := input.Get("files").Index(0)
		size := file.Get("size").Int()
		p.Do(func() {
			if c.L.TooLarge(size) {
				return
			}
			p.Settled(global.Get("Response").New(file).Call("text"),
				func(text js.Value) { p.Do(func() { c.L.ImportMine(text.String()) }) },
				func(string) { p.Do(func() { c.L.ImportMine("") }) })
		})
		input.Set("value", "") // the same file can be chosen again
	})
	return o
}

// Paint and Close implement page.Canvas.
func (o *outbox) Paint() {
	f := o.c.L.TakeFile()
	switch {
	case f == nil:
	case f.Clip:
		o.page.CopyText(f.Data, o.c.L.CodeCopied)
	default:
		o.page.Offer(f.Name, f.Type, bytes(f.Data))
	}
}

func (o *outbox) Close() { o.stop() }

func bytes(s string) js.Value {
	a := global.Get("Uint8Array").New(len(s))
	js.CopyBytesToJS(a, []byte(s))
	return a
}
