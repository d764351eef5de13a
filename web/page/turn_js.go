package page

import (
	"syscall/js"
	"time"
)

// turn lets the browser do what is due before it returns, or with idle even
// what is not: nobody waits for us. Only a goroutine that may wait can call it.
func (p *Page) turn(idle bool) {
	done := make(chan struct{})
	var f js.Func
	f = p.function("turn", func([]js.Value) {
		f.Release()
		close(done)
	})
	if !(idle && Call(global, "requestIdleCallback", f, map[string]any{"timeout": 1000}).Truthy()) && !message(f) {
		global.Call("setTimeout", f, 0)
	}
	<-done
}

// message has f called in a task of its own, if there are messages: a timer would
// wait four milliseconds from the fifth on.
func message(f js.Func) (sent bool) {
	defer func() { sent = recover() == nil }()
	channel := Read(global, "MessageChannel").New()
	channel.Get("port1").Set("onmessage", f)
	channel.Get("port2").Call("postMessage", nil)
	return true
}

// pauses returns a function that takes a turn where the last is some time ago.
func (p *Page) pauses() func() {
	const enough = 12 * time.Millisecond
	last := time.Now()
	return func() {
		if time.Since(last) > enough {
			p.turn(false)
			last = time.Now()
		}
	}
}
