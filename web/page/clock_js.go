package page

import (
	"syscall/js"
	"time"
)

// greet has the lesson show something by itself when the reader has done nothing
// for as long as it says.
func (p *Page) greet() {
	wait, ok := p.lesson.Greets()
	if !ok || p.greeting {
		return
	}
	p.greeting = true
	touches := p.lesson.Touches()
	p.after(1000*wait, func() {
		p.greeting = false
		if now, ok := p.lesson.Greets(); ok && now == wait && touches == p.lesson.Touches() {
			p.Do(func() { p.lesson.Greet(uint64(time.Now().UnixMilli()), p.Calm) })
			return
		}
		p.greet()
	})
}

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
		p.safely("advance", func() { p.lesson.Advance(dt) })
		if p.lesson.Painted() {
			p.safely("paint", p.paint)
		} else {
			p.app.Schedule()
		}
		if p.lesson.Moving() {
			global.Call("requestAnimationFrame", frame)
		} else {
			p.moving = false
			frame.Release()
		}
	})
	global.Call("requestAnimationFrame", frame)
}
