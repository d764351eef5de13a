package page

import (
	"fmt"
	"syscall/js"
	"time"

	"convlab/web/lesson/link"
)

// bar is the address bar, which follows the lesson and which the lesson follows.
type bar struct {
	link.Address
	at     int  // the chapter that it names
	held   bool // a pointer is down: something may be being dragged
	asking bool // to be asked again later
}

var opened = time.Now()

func now() float64 { return time.Since(opened).Seconds() }

// hearAddress follows what the reader does with the address bar, and all that may
// complete an action: these listeners come after the action itself.
func (p *Page) hearAddress() {
	doc := global.Get("document")
	for _, name := range []string{"hashchange", "popstate"} {
		p.Listen(global, name, func(js.Value) { p.navigated() })
	}
	p.Listen(global, "pointerdown", func(js.Value) { p.bar.held = true })
	for _, name := range []string{"pointerup", "pointercancel", "blur"} {
		p.Listen(global, name, func(js.Value) {
			p.bar.held = false
			p.save(p.moment())
		})
	}
	for _, name := range []string{"click", "change", "keydown", "focusout", "paste"} {
		p.Listen(global, name, func(js.Value) { p.save(p.moment()) })
	}
	p.Listen(global, "pagehide", func(js.Value) { p.save(link.Leaving) })
	p.Listen(doc, "visibilitychange", func(js.Value) {
		if doc.Get("visibilityState").String() == "hidden" {
			p.bar.held = false
			p.save(link.Leaving)
		}
	})
}

func (p *Page) moment() link.Moment {
	if p.bar.held || p.lesson.Busy() {
		return link.Busy
	}
	return link.Resting
}

// follow writes what the lesson has come to into the address bar: a new chapter as
// a new entry of the history, other changes in place.
func (p *Page) follow() {
	if p.bar.at == p.lesson.At() {
		p.save(p.moment())
		return
	}
	// What is left is written too, since it may lag behind, so that Back finds it as it was.
	if !p.lesson.Held(p.bar.at) {
		p.write("replaceState", p.lesson.HashOf(p.bar.at), link.Leaving)
	}
	p.bar.at = p.lesson.At()
	p.write("pushState", p.lesson.Hash(), link.Leaving)
	Call(global, "scrollTo", 0, 0)
}

// save brings the address up to date, now or later, see [link.Address].
func (p *Page) save(m link.Moment) {
	if m == link.Busy && p.bar.asking {
		return // the address lags anyway, and saying what it is costs time
	}
	if at := p.lesson.At(); at == p.bar.at && !p.lesson.Held(at) {
		p.write("replaceState", p.lesson.Hash(), m)
	}
}

func (p *Page) write(how, hash string, m link.Moment) {
	wait, due := p.bar.Wait(hash, m, now())
	switch {
	case !due:
	case wait > 0:
		p.ask(wait)
	case p.history(how, hash):
		p.bar.Wrote(hash, now())
		p.lesson.Rewritten()
	default:
		p.bar.Threw(now())
		p.ask(1)
	}
}

func (p *Page) ask(wait float64) {
	if p.bar.asking {
		return
	}
	p.bar.asking = true
	p.after(1000*wait+1, func() {
		p.bar.asking = false
		p.save(p.moment())
	})
}

// history calls a function of the browser's that may throw, and reports whether it has not.
func (p *Page) history(how, hash string) (ok bool) {
	defer func() {
		if v := recover(); v != nil {
			global.Get("console").Call("warn", "convlab: "+how+": "+fmt.Sprint(v))
		}
	}()
	global.Get("history").Call(how, nil, "", hash)
	return true
}

// navigated follows the address bar: a link, Back, or a hash typed by hand.
func (p *Page) navigated() {
	if h := location().Get("hash").String(); h != p.bar.Shown {
		p.app.Do(func() { p.visit(h) })
	}
}

func (p *Page) visit(hash string) {
	p.lesson.Visit(hash)
	p.bar.Shown, p.bar.at = hash, p.lesson.At()
}
