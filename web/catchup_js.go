package web

import (
	"syscall/js"
	"time"
)

// budget is what the networks may take at once after every move of the pen,
// beside a frame's other work.
const budget = 4 * time.Millisecond

// catchUp has the networks that are too slow for the budget read the latest
// picture, one in a task of its own, once the frame is on the screen. While the
// pen is down a network gets a third of the time at most: events that come in
// the meantime wait for it, and ink must not.
func (p *page) catchUp() {
	if p.catching || !p.lesson.Behind() {
		return
	}
	p.catching = true
	wait := 0.
	if p.lesson.Drawn() {
		wait = 2 * p.caught
	}
	var f js.Func
	f = js.FuncOf(func(js.Value, []js.Value) any {
		f.Release()
		p.catching = false
		start := time.Now()
		p.app.Do(p.lesson.CatchUp)
		p.caught = float64(time.Since(start).Microseconds()) / 1000
		return nil
	})
	global.Call("setTimeout", f, wait)
}
