package web

import (
	"strings"
	"syscall/js"

	"convlab/web/lesson"
)

// later writes the state into the address bar a moment after the last change;
// browsers limit how often that may be done.
func (p *page) later() {
	if p.urlTimer.Truthy() {
		return
	}
	var f js.Func
	f = js.FuncOf(func(js.Value, []js.Value) any {
		f.Release()
		p.urlTimer = js.Value{}
		if p.lesson.Drawn() || p.lesson.Playing {
			p.later()
			return nil
		}
		p.address("replaceState")
		return nil
	})
	p.urlTimer = global.Call("setTimeout", f, 300)
}

func (p *page) address(how string) {
	if h := p.lesson.Hash(); h != p.shown {
		p.shown = h
		global.Get("history").Call(how, nil, "", h)
	}
}

// keep writes the chapter that is being left into its address, which may lag
// behind, so that Back finds it as it was.
func (p *page) keep() {
	left := p.lesson.State
	left.Route = p.route
	global.Get("history").Call("replaceState", nil, "", left.Hash(p.lesson.Home))
}

// navigated follows the address bar: a link, Back, or a hash typed by hand.
func (p *page) navigated() {
	h := location().Get("hash").String()
	if h == p.shown {
		return
	}
	p.app.Do(func() {
		p.lesson.Visit(h)
		p.shown, p.route = h, p.lesson.Route
	})
}

// CopyLink puts a link to what is shown now on the clipboard. It names the
// language: whoever follows it sees the same.
func (p *page) CopyLink() {
	p.address("replaceState")
	hash := p.lesson.State.Hash(lesson.State{Theme: p.lesson.Theme})
	href := location().Get("href").String()
	base, _, _ := strings.Cut(href, "#")
	clipboard := global.Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		p.lesson.Say(lesson.Notice{Kind: lesson.LinkShown})
		return
	}
	then(clipboard.Call("writeText", base+hash), func(js.Value) {
		p.app.Do(func() { p.lesson.Say(p.lesson.Copied()) })
	}, func(error) {
		p.app.Do(func() { p.lesson.Say(lesson.Notice{Kind: lesson.LinkShown}) })
	})
}
