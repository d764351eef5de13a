package draw

import (
	"syscall/js"

	"convlab/nn/ink"
	"convlab/web/lesson/digit"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Draw) Host(p *page.Page, name string, el js.Value) page.Canvas {
	// The pictures are of what is on the pad, whoever wrote it.
	of := func(pick func(*digit.Digit) *ink.Picture) page.Canvas {
		return p.NewPicture(el, false, func() *ink.Picture { return pick(c.L.Seen()) })
	}
	switch name {
	case "pad":
		return newPad(p, c.d(), el)
	case "pic:raw":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Raw })
	case "pic:crop":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Cropped })
	case "pic:scale":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Scaled })
	case "pic:pen":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Inked })
	case "pic:centre":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Centred })
	case "pic:nudge", "pic:in":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Nudged })
	}
	return nil
}

// pad is the drawing square in the browser: its canvas, and pointer events by
// native listeners, since every single move must draw.
type pad struct {
	*page.Ink
	digit   *digit.Digit
	square  js.Value // around the canvas; it listens, so that nothing on it is in the pen's way
	drawing bool     // a pointer draws:
	pointer int      // this one; any number may be one's
	finger  bool     // and it is a finger, or a palm
}

func newPad(p *page.Page, d *digit.Digit, el js.Value) *pad {
	a := &pad{Ink: p.NewInk(el, d), digit: d, square: el.Get("parentElement")}
	for name, f := range map[string]func(e js.Value){
		"pointerdown": a.down, "pointermove": a.move, "pointerup": a.up, "pointercancel": a.cancel, "lostpointercapture": a.up,
	} {
		a.Stop = append(a.Stop, p.Listen(a.square, name, func(e js.Value) { p.Do(func() { f(e) }) }))
	}
	return a
}

// point returns where an event happened on the pad.
func point(e, box js.Value) ink.Point {
	in := func(v, from, size float64) float32 { return float32(min(max((v-from)/size, 0), 1)) }
	return ink.Point{
		X: in(e.Get("clientX").Float(), box.Get("left").Float(), max(box.Get("width").Float(), 1)),
		Y: in(e.Get("clientY").Float(), box.Get("top").Float(), max(box.Get("height").Float(), 1)),
	}
}

func (a *pad) box() js.Value { return a.El.Call("getBoundingClientRect") }

// draws says whether an event is of the pointer that draws.
func (a *pad) draws(e js.Value) bool { return a.drawing && e.Get("pointerId").Int() == a.pointer }

func (a *pad) down(e js.Value) {
	pen := e.Get("pointerType").String() == "pen"
	if e.Get("button").Int() != 0 {
		return // a right click
	}
	if a.drawing {
		if !pen || !a.finger {
			return // a second finger, a palm beside the pen
		}
		a.digit.Cancel() // it was a palm that came down first
	}
	a.drawing, a.pointer, a.finger = true, e.Get("pointerId").Int(), e.Get("pointerType").String() == "touch"
	page.Capture(a.square, a.pointer)
	if a.digit.Cursor.Down {
		a.digit.Dip()
	}
	a.digit.Press(point(e, a.box()))
	a.Paint()
}

func (a *pad) move(e js.Value) {
	if !a.draws(e) {
		return
	}
	box := a.box()
	var points []ink.Point
	for _, c := range page.Coalesced(e) {
		points = append(points, point(c, box))
	}
	if len(points) == 0 {
		points = append(points, point(e, box))
	}
	a.digit.Move(points...)
	a.Paint()
}

func (a *pad) up(e js.Value) {
	if a.draws(e) {
		a.drawing = false
		a.digit.Lift()
	}
}

func (a *pad) cancel(e js.Value) {
	if a.draws(e) {
		a.drawing = false
		a.digit.Cancel()
		a.Paint()
	}
}
