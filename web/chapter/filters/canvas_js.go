package filters

import (
	"strconv"
	"strings"
	"syscall/js"

	lesson "convlab/web/lesson/filters"
	"convlab/web/page"
	"convlab/web/work"
	"convlab/web/work/post"
)

var global = js.Global()

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Filters) Host(p *page.Page, name string, el js.Value) page.Canvas {
	if name == "photo" {
		return newEnlarger(p, c.L, el)
	}
	if name == "before" || name == "after" {
		return &layer{Surface: p.NewSurface(el), room: c.L, after: name == "after"}
	}
	if n, ok := strings.CutPrefix(name, "thumb:"); ok {
		t := &thumb{Surface: p.NewSurface(el), room: c.L, stage: -1}
		if i, err := strconv.Atoi(n); err == nil {
			t.stage = i
		}
		return t
	}
	return nil
}

// image makes an ImageData of pixels, without a copy where the browser has them.
func image(p work.Part, rows, cols int) js.Value {
	var bytes js.Value
	if b, ok := p.(post.Buffer); ok {
		bytes = global.Get("Uint8ClampedArray").New(b.Value)
	} else {
		data := p.Bytes()
		bytes = global.Get("Uint8ClampedArray").New(len(data))
		js.CopyBytesToJS(bytes, data)
	}
	return global.Get("ImageData").New(bytes, cols, rows)
}

// A layer is a picture at its own size; the style sheet makes it as large as the slot
// and clips the one that lies above at the divider, so that nothing is drawn again
// when that moves.
type layer struct {
	*page.Surface
	room  *lesson.Room
	after bool
	shown int // the version that is on it
	how   string
}

// Paint implements page.Canvas.
func (l *layer) Paint() {
	p := &l.room.Print
	part, version := p.Photo, p.Original
	if l.after {
		part, version = p.Picture, p.Version
	}
	if !l.Ready() || part == nil && l.shown == version {
		return
	}
	if part == nil { // a sketch has nothing after its steps
		l.Ctx.Call("clearRect", 0, 0, l.Bitmap.Get("width"), l.Bitmap.Get("height"))
		l.shown = version
		return
	}
	if !l.Size(p.Size.Cols, p.Size.Rows) && l.shown == version {
		return
	}
	l.Ctx.Call("putImageData", image(part, p.Size.Rows, p.Size.Cols), 0, 0)
	l.shown = version
	how := "auto"
	if w, _ := l.CSSSize(); p.Picture != nil && w > 2*float64(p.Size.Cols) {
		how = "pixelated" // enlarged, pixels are squares
	}
	if how != l.how { // a style that is set has all be laid out again
		l.how = how
		l.Bitmap.Get("style").Set("imageRendering", how)
	}
}

// A thumb is a small picture of the chain: the photo, or what is there after a step.
type thumb struct {
	*page.Surface
	room  *lesson.Room
	stage int // -1: the photo
	shown int
}

// Paint implements page.Canvas.
func (t *thumb) Paint() {
	p := &t.room.Print
	if !t.Ready() || p.Version == 0 {
		return
	}
	rows, cols, version := p.Thumb.Rows, p.Thumb.Cols, p.Version
	if t.stage < 0 {
		version = p.Original
	}
	if !t.Size(cols, rows) && t.shown == version {
		return
	}
	switch {
	case t.stage < 0 && p.Photo != nil:
		whole := global.Get("document").Call("createElement", "canvas")
		whole.Set("width", p.Size.Cols)
		whole.Set("height", p.Size.Rows)
		if c := whole.Call("getContext", "2d"); c.Truthy() {
			c.Call("putImageData", image(p.Photo, p.Size.Rows, p.Size.Cols), 0, 0)
			t.Ctx.Set("imageSmoothingQuality", "high")
			t.Ctx.Call("drawImage", whole, 0, 0, cols, rows)
		}
	case t.stage >= 0 && t.stage >= len(p.Thumbs): // a sketch
		t.Ctx.Call("clearRect", 0, 0, cols, rows)
	case t.stage >= 0:
		t.Ctx.Call("putImageData", image(p.Thumbs[t.stage], rows, cols), 0, 0)
	}
	t.shown = version
}

// An enlarger lies over the photo: it shows divider and cursor, and takes what the
// reader brings: files, by button, drop and clipboard, and the camera.
type enlarger struct {
	*page.Surface
	page    *page.Page
	room    *lesson.Room
	at      rect // where the photo is, in CSS pixels
	pointer int
	cutting bool // the divider is dragged, not the cursor
	camera  camera
}

type rect struct{ x, y, w, h float64 }

func newEnlarger(p *page.Page, r *lesson.Room, el js.Value) *enlarger {
	a := &enlarger{Surface: p.NewSurface(el), page: p, room: r}
	for name, f := range map[string]func(e js.Value){
		"pointerdown": a.down, "pointermove": a.move, "pointerup": a.up, "pointercancel": a.up, "lostpointercapture": a.up, "pointerleave": a.leave,
	} {
		a.Stop = append(a.Stop, p.Listen(el, name, f))
	}
	a.hearFiles()
	a.camera.open(a)
	return a
}

// handle is where the divider's handle is, in CSS pixels.
func (a *enlarger) handle() (x, y, radius float64) {
	return a.at.x + a.at.w*float64(a.room.Divider)/100, a.at.y + a.at.h*.8, 18
}

// where returns the place of an event on the canvas.
func (a *enlarger) where(e js.Value) (x, y float64) {
	box := a.Bitmap.Call("getBoundingClientRect")
	return e.Get("clientX").Float() - box.Get("left").Float(), e.Get("clientY").Float() - box.Get("top").Float()
}

// pixel returns the photo's pixel at a place of the canvas, and whether it is one.
func (a *enlarger) pixel(x, y float64) (row, col int, ok bool) {
	v := &a.room.View
	if a.at.w <= 0 || a.at.h <= 0 {
		return 0, 0, false
	}
	fx, fy := (x-a.at.x)/a.at.w, (y-a.at.y)/a.at.h
	row, col = int(fy*float64(v.Rows)), int(fx*float64(v.Cols))
	return min(max(row, 0), v.Rows-1), min(max(col, 0), v.Cols-1), fx >= 0 && fx < 1 && fy >= 0 && fy < 1
}

func (a *enlarger) down(e js.Value) {
	if e.Get("button").Int() != 0 || a.room.Dragging {
		return
	}
	x, y := a.where(e)
	hx, hy, radius := a.handle()
	slack := 6.
	if e.Get("pointerType").String() == "touch" {
		slack = 10
	}
	dx, dy := x-hx, y-hy
	a.cutting = dx*dx+dy*dy < (radius+slack)*(radius+slack)
	if _, _, ok := a.pixel(x, y); !ok && !a.cutting {
		return
	}
	a.pointer = e.Get("pointerId").Int()
	page.Capture(a.El, a.pointer)
	a.page.Do(func() { a.room.Dragging = true })
	a.drag(x, y)
}

func (a *enlarger) drag(x, y float64) {
	a.page.Do(func() {
		if a.cutting {
			a.room.SetDivider(100 * (x - a.at.x) / max(a.at.w, 1))
			return
		}
		row, col, _ := a.pixel(x, y)
		a.room.Put(row, col)
	})
}

func (a *enlarger) move(e js.Value) {
	x, y := a.where(e)
	if a.room.Dragging {
		if e.Get("pointerId").Int() == a.pointer {
			a.drag(x, y)
		}
		return
	}
	if e.Get("pointerType").String() != "mouse" {
		return
	}
	if row, col, ok := a.pixel(x, y); ok {
		a.page.Do(func() { a.room.Hover(row, col) })
	} else {
		a.leave(e)
	}
}

func (a *enlarger) up(e js.Value) {
	if a.room.Dragging && e.Get("pointerId").Int() == a.pointer {
		a.page.Do(func() { a.room.Dragging = false })
	}
}

func (a *enlarger) leave(js.Value) {
	if a.room.Over[0] >= 0 && !a.room.Dragging {
		a.page.Do(func() { a.room.Hover(-1, -1) })
	}
}

// Paint implements page.Canvas.
func (a *enlarger) Paint() {
	a.camera.follow(a)
	if f := a.room.TakeSaved(); f != nil {
		a.page.Offer(f.Name, "image/png", data(f.Data))
	}
	w, h := a.CSSSize()
	if w <= 0 || h <= 0 || !a.Ready() {
		return
	}
	ratio := page.PixelRatio()
	a.Size(int(w*ratio+.5), int(h*ratio+.5))
	p, c := &a.room.Print, a.Ctx
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Call("clearRect", 0, 0, w, h)
	a.at = rect{w: w, h: h}
	if p.Picture == nil { // a sketch
		return
	}
	a.paintDivider()
	if !a.room.Developing() {
		a.paintCursor()
	}
}

func (a *enlarger) paintDivider() {
	c, at := a.Ctx, a.at
	x, y, radius := a.handle()
	c.Set("fillStyle", "#fff")
	c.Set("shadowColor", "rgb(0 0 0 / .5)")
	c.Set("shadowBlur", 4)
	c.Call("fillRect", x-1.5, at.y, 3, at.h)
	c.Call("beginPath")
	c.Call("arc", x, y, radius, 0, 6.2832)
	c.Call("fill")
	c.Set("shadowBlur", 0)
	c.Set("shadowColor", "transparent")
	c.Set("strokeStyle", "#211c17")
	c.Set("lineWidth", 2)
	c.Call("beginPath")
	for _, s := range []float64{-1, 1} {
		c.Call("moveTo", x+s*4, y-5)
		c.Call("lineTo", x+s*9, y)
		c.Call("lineTo", x+s*4, y+5)
	}
	c.Call("stroke")
}

// paintCursor rings the pixels that the loupe shows; small ones are ringed all the same.
func (a *enlarger) paintCursor() {
	c, at, v := a.Ctx, a.at, &a.room.View
	kx, ky := at.w/float64(v.Cols), at.h/float64(v.Rows)
	x, y := at.x+(float64(v.Col)+.5)*kx, at.y+(float64(v.Row)+.5)*ky
	half := max(lesson.LoupeSide*kx/2, 8)
	high := max(lesson.LoupeSide*ky/2, 8)
	frame := func(colour string, width, out float64) {
		c.Set("strokeStyle", colour)
		c.Set("lineWidth", width)
		c.Call("strokeRect", x-half-out, y-high-out, 2*(half+out), 2*(high+out))
	}
	frame("#fff", 5, 0)
	frame(a.page.Tokens.Seal, 2.5, 0)
}

// data is what is in a part, as JavaScript has it.
func data(p work.Part) js.Value {
	if b, ok := p.(post.Buffer); ok {
		return b.Value
	}
	bytes := p.Bytes()
	a := global.Get("Uint8Array").New(len(bytes))
	js.CopyBytesToJS(a, bytes)
	return a
}

// Close implements page.Canvas.
func (a *enlarger) Close() {
	a.camera.stop()
	a.Surface.Close()
}
