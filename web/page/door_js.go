package page

import (
	"runtime/debug"
	"syscall/js"
)

// All that the browser calls in Go comes in here: whatever goes wrong inside, the
// program goes on.

// function returns f as a function of JavaScript, to be released.
func (p *Page) function(where string, f func(args []js.Value)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		p.safely(where, func() { f(args) })
		return nil
	})
}

// safely runs f; a panic is told and goes no further.
func (p *Page) safely(where string, f func()) {
	defer func() {
		if v := recover(); v != nil {
			p.broken(where, v, debug.Stack())
		}
	}()
	f()
}

// Listen calls f for every event of that name until the function it returns is called.
func (p *Page) Listen(target js.Value, name string, f func(e js.Value)) (stop func()) {
	g := p.function(name, func(args []js.Value) { f(args[0]) })
	target.Call("addEventListener", name, g)
	return func() {
		target.Call("removeEventListener", name, g)
		g.Release()
	}
}

// after calls f once, when milliseconds have passed.
func (p *Page) after(milliseconds float64, f func()) {
	var g js.Func
	g = p.function("timer", func([]js.Value) {
		g.Release()
		f()
	})
	global.Call("setTimeout", g, milliseconds)
}

// Settled calls one of two functions when a promise is settled.
func (p *Page) Settled(promise js.Value, ok func(js.Value), failed func(reason string)) {
	var a, b js.Func
	first := func(args []js.Value) js.Value {
		a.Release()
		b.Release()
		if len(args) == 0 {
			return js.Undefined()
		}
		return args[0]
	}
	a = p.function("promise", func(args []js.Value) { ok(first(args)) })
	b = p.function("promise", func(args []js.Value) { failed(global.Get("String").Invoke(first(args)).String()) })
	promise.Call("then", a, b)
}

// hearKeys sends the keys that are pressed while nothing has the focus, as after
// loading, to the page's frame: they reach the body only, which is not ours.
func (p *Page) hearKeys() {
	doc := global.Get("document")
	p.Listen(doc, "keydown", func(e js.Value) {
		main := doc.Call("getElementById", "main")
		if !main.Truthy() { // somebody has taken it away: it comes back
			p.Do(func() {})
			return
		}
		if !e.Get("target").Equal(doc.Get("body")) {
			return
		}
		if again := global.Get("KeyboardEvent").New("keydown", e); !main.Call("dispatchEvent", again).Bool() {
			e.Call("preventDefault")
		}
	})
}
