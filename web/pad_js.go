package web

import (
	"syscall/js"

	"convlab/nn/ink"
)

// pad is the drawing square in the browser: its canvas, and pointer events by
// native listeners, since every single move must draw.
type pad struct {
	*surface
	page    *page
	square  js.Value // around the canvas; it listens, so that nothing on it is in the pen's way
	ink     *ink.Pad
	scan    ink.Picture // shown instead of strokes if scanned
	scanned bool
	colour  string
	rgba    []byte
	drawing bool // a pointer draws:
	pointer int  // this one; Firefox's mouse is 0
	funcs   map[string]js.Func
}

func newPad(p *page, el js.Value) *pad {
	d := &pad{surface: newSurface(el), page: p, square: el.Get("parentElement"), funcs: map[string]js.Func{}}
	for name, f := range map[string]func(e js.Value){
		"pointerdown": d.down, "pointermove": d.move, "pointerup": d.up, "pointercancel": d.cancel, "lostpointercapture": d.up,
	} {
		d.funcs[name] = js.FuncOf(func(_ js.Value, args []js.Value) any {
			d.page.app.Do(func() { f(args[0]) })
			return nil
		})
		d.square.Call("addEventListener", name, d.funcs[name])
	}
	return d
}

func (d *pad) close() {
	for name, f := range d.funcs {
		d.square.Call("removeEventListener", name, f)
		f.Release()
	}
}

// point returns where an event happened on the pad.
func point(e, box js.Value) ink.Point {
	in := func(v, from, size float64) float32 { return float32(min(max((v-from)/size, 0), 1)) }
	return ink.Point{
		X: in(e.Get("clientX").Float(), box.Get("left").Float(), max(box.Get("width").Float(), 1)),
		Y: in(e.Get("clientY").Float(), box.Get("top").Float(), max(box.Get("height").Float(), 1)),
	}
}

func (d *pad) box() js.Value { return d.el.Call("getBoundingClientRect") }

// draws says whether an event is of the pointer that draws.
func (d *pad) draws(e js.Value) bool { return d.drawing && e.Get("pointerId").Int() == d.pointer }

func (d *pad) down(e js.Value) {
	if d.drawing || e.Get("button").Int() != 0 {
		return // a second finger, a right click
	}
	d.drawing, d.pointer = true, e.Get("pointerId").Int()
	// A script's pointer, and one that has just left, can't be captured.
	if e.Get("isTrusted").Bool() {
		d.square.Call("setPointerCapture", d.pointer)
	}
	if d.page.lesson.Cursor.Down {
		d.page.lesson.Dip()
	}
	d.page.lesson.Press(point(e, d.box()))
	d.paint()
}

func (d *pad) move(e js.Value) {
	if !d.draws(e) {
		return
	}
	box := d.box()
	var points []ink.Point
	if events := e.Call("getCoalescedEvents"); events.Length() > 1 {
		for i := range events.Length() {
			points = append(points, point(events.Index(i), box))
		}
	} else {
		points = append(points, point(e, box))
	}
	d.page.lesson.Move(points...)
	d.paint()
}

func (d *pad) up(e js.Value) {
	if d.draws(e) {
		d.drawing = false
		d.page.lesson.Lift()
	}
}

func (d *pad) cancel(e js.Value) {
	if d.draws(e) {
		d.drawing = false
		d.page.lesson.Cancel()
		d.paint()
	}
}

// paint brings the canvas up to date.
func (d *pad) paint() {
	w, _ := d.cssSize()
	n := int(w*pixelRatio() + .5)
	if n <= 0 {
		return
	}
	if d.size(n, n) || d.ink == nil || d.colour != d.page.tokens.ink {
		d.ink = ink.NewPad(n)
		d.scanned = false
		d.rgba = make([]byte, 4*n*n)
		d.colour = d.page.tokens.ink
	}
	var box ink.Rect
	if l := d.page.lesson; l.Drawing.Sample > 0 {
		if d.scanned && d.scan == l.Trace.Centred {
			return
		}
		d.scanned, d.scan = true, l.Trace.Centred
		d.ink.Fill(&d.scan)
		box = ink.Rect{X1: n, Y1: n}
	} else {
		d.scanned = false
		box = d.ink.Update(l.Drawing.Strokes)
	}
	paintInk(d.rgba, d.ink, box, rgb(d.colour))
	d.put(d.rgba, box.X0, box.Y0, box.X1-box.X0, box.Y1-box.Y0)
}

// paintInk sets dst, 4 bytes a pixel, to part r of the pad in one colour.
func paintInk(dst []byte, p *ink.Pad, r ink.Rect, colour [3]uint8) {
	k := 0
	for y := r.Y0; y < r.Y1; y++ {
		for _, a := range p.A[y*p.Size+r.X0 : y*p.Size+r.X1] {
			dst[k], dst[k+1], dst[k+2], dst[k+3] = colour[0], colour[1], colour[2], a
			k += 4
		}
	}
}
