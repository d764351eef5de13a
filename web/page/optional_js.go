package page

import "syscall/js"

// docs/browsers.md lists what not every browser has, or lets a page use, and how
// the page does without.

var reflect = global.Get("Reflect")

// Read returns a property, or undefined if reading it throws, as it may where the
// reader forbids a site something. Value.Get would end the program.
func Read(target js.Value, name string) (v js.Value) {
	defer func() {
		if recover() != nil {
			v = js.Undefined()
		}
	}()
	return reflect.Call("get", target, name)
}

// Call calls a method that not every browser has, or that may throw: then the
// result is undefined, and the page does without.
func Call(target js.Value, name string, args ...any) (v js.Value) {
	defer func() {
		if recover() != nil {
			v = js.Undefined()
		}
	}()
	if Read(target, name).Type() != js.TypeFunction {
		return js.Undefined()
	}
	return target.Call(name, args...)
}

// Capture sends all events of a pointer to an element until it is lifted, if the
// browser lets us: a script's pointer, and one that has just left, can't be captured.
func Capture(el js.Value, pointer int) { Call(el, "setPointerCapture", pointer) }

// Coalesced returns the moves of a pointer between two frames, none where the
// browser doesn't tell: Safari before 18.2, and pages over plain HTTP.
func Coalesced(e js.Value) []js.Value {
	list := Call(e, "getCoalescedEvents")
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
	query := Call(global, "matchMedia", "(prefers-reduced-motion: reduce)")
	if query.Type() != js.TypeObject {
		return
	}
	p.calm(Read(query, "matches").Truthy())
	if Read(query, "addEventListener").Type() == js.TypeFunction {
		p.Listen(query, "change", func(e js.Value) {
			p.Do(func() { p.calm(e.Get("matches").Truthy()) })
		})
	}
}

func (p *Page) calm(yes bool) { p.Calm, p.lesson.Calm = yes, yes }
