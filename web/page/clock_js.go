package page

import (
	"syscall/js"
	"time"
)

// play runs the lesson's clock from frame to frame for as long as it moves.
func (p *Page) play() {
	if p.moving || !p.lesson.Moving() {
		return
	}
	p.moving = true
	last := time.Now()
	var frame js.Func
	frame = p.function("frame", func([]js.Value) {
		now := time.Now()
		// After a pause of the browser's the walk goes on where it was.
		dt := min(now.Sub(last).Seconds(), .25)
		last = now
		p.app.Do(func() { p.lesson.Advance(dt) })
		if p.lesson.Moving() {
			global.Call("requestAnimationFrame", frame)
		} else {
			p.moving = false
			frame.Release()
		}
	})
	global.Call("requestAnimationFrame", frame)
}
