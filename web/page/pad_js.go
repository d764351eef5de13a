package page

import (
	"syscall/js"

	"convlab/nn/ink"
	"convlab/web/lesson/digit"
)

// Pad is a drawing square in the browser: its canvas, and pointer events by native
// listeners, since every single move must draw.
type Pad struct {
	*Ink
	square  js.Value // around the canvas; it listens, so that nothing on it is in the pen's way
	drawing bool     // a pointer draws:
	pointer int      // this one; any number may be one's
	finger  bool     // and it is a finger, or a palm
}

// NewPad returns a square on which d is drawn; el is in the square that takes the pointer.
func (p *Page) NewPad(el js.Value, d *digit.Digit) *Pad {
	a := &Pad{Ink: p.NewInk(el, d), square: el.Get("parentElement")}
	for name, f := range map[string]func(e js.Value){
		"pointerdown": a.down, "pointermove": a.move, "pointerup": a.up, "pointercancel": a.cancel, "lostpointercapture": a.up,
	} {
		a.Stop = append(a.Stop, p.Listen(a.square, name, func(e js.Value) { p.Do(func() { f(e) }) }))
	}
	return a
}

// onPad returns where an event happened on the pad.
func onPad(e, box js.Value) ink.Point {
	in := func(v, from, size float64) float32 { return float32(min(max((v-from)/size, 0), 1)) }
	return ink.Point{
		X: in(e.Get("clientX").Float(), box.Get("left").Float(), max(box.Get("width").Float(), 1)),
		Y: in(e.Get("clientY").Float(), box.Get("top").Float(), max(box.Get("height").Float(), 1)),
	}
}

func (a *Pad) box() js.Value { return a.El.Call("getBoundingClientRect") }

// draws says whether an event is of the pointer that draws.
func (a *Pad) draws(e js.Value) bool { return a.drawing && e.Get("pointerId").Int() == a.pointer }

func (a *Pad) down(e js.Value) {
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
	Capture(a.square, a.pointer)
	if a.digit.Cursor.Down {
		a.digit.Dip()
	}
	a.digit.Press(onPad(e, a.box()))
	a.Paint()
}

func (a *Pad) move(e js.Value) {
	if !a.draws(e) {
		return
	}
	box := a.box()
	var points []ink.Point
	for _, c := range Coalesced(e) {
		points = append(points, onPad(c, box))
	}
	if len(points) == 0 {
		points = append(points, onPad(e, box))
	}
	a.digit.Move(points...)
	a.Paint()
}

func (a *Pad) up(e js.Value) {
	if a.draws(e) {
		a.drawing = false
		a.digit.Lift()
	}
}

func (a *Pad) cancel(e js.Value) {
	if a.draws(e) {
		a.drawing = false
		a.digit.Cancel()
		a.Paint()
	}
}
