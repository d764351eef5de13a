package page

import "time"

// budget is what the networks may take at once after every move of the pen,
// beside a frame's other work.
const budget = 4 * time.Millisecond

// catchUp has the networks that are too slow for the budget read the latest
// picture, one in a task of its own, once the frame is on the screen. While the
// pen is down a network gets a third of the time at most: events that come in
// the meantime wait for it, and ink must not.
func (p *Page) catchUp() {
	if p.catching || !p.lesson.Panel.Behind() {
		return
	}
	p.catching = true
	wait := 0.
	if p.lesson.Busy() {
		wait = 2 * p.caught
	}
	p.after(wait, func() {
		p.catching = false
		start := time.Now()
		p.app.Do(p.lesson.Panel.CatchUp)
		p.caught = float64(time.Since(start).Microseconds()) / 1000
	})
}
