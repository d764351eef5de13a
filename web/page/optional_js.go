package page

import "syscall/js"

// call calls a method that not every browser has, or that may throw: then the
// result is undefined, and the page does without. docs/browsers.md lists them.
func call(target js.Value, name string, args ...any) (v js.Value) {
	defer func() {
		if recover() != nil {
			v = js.Undefined()
		}
	}()
	if f := target.Get(name); f.Type() != js.TypeFunction {
		return js.Undefined()
	}
	return target.Call(name, args...)
}

// Capture sends all events of a pointer to an element until it is lifted, if the
// browser lets us: a script's pointer, and one that has just left, can't be captured.
func Capture(el js.Value, pointer int) { call(el, "setPointerCapture", pointer) }

// Coalesced returns the moves of a pointer between two frames, none where the
// browser doesn't tell: Safari before 18.2, and pages over plain HTTP.
func Coalesced(e js.Value) []js.Value {
	list := call(e, "getCoalescedEvents")
	if list.Type() != js.TypeObject {
		return nil
	}
	events := make([]js.Value, list.Length())
	for i := range events {
		events[i] = list.Index(i)
	}
	return events
}

// hearCalm follows the reader's wish for less motion, now and when it changes.
func (p *Page) hearCalm() {
	query := call(global, "matchMedia", "(prefers-reduced-motion: reduce)")
	if query.Type() != js.TypeObject {
		return
	}
	p.Calm = query.Get("matches").Truthy()
	if query.Get("addEventListener").Type() == js.TypeFunction {
		p.Listen(query, "change", func(e js.Value) {
			p.Do(func() { p.Calm = e.Get("matches").Truthy() })
		})
	}
}
