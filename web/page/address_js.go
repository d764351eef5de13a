package page

// follow writes what the lesson has come to into the address bar: a new chapter
// at once, as a new entry of the history, other changes a moment after the last,
// since browsers limit how often that may be done.
func (p *Page) follow() {
	if p.at == p.lesson.At() {
		p.later()
		return
	}
	// What is left is written too, since it may lag behind, so that Back finds it as it was.
	global.Get("history").Call("replaceState", nil, "", p.lesson.HashOf(p.at))
	p.at = p.lesson.At()
	p.address("pushState")
	call(global, "scrollTo", 0, 0)
}

func (p *Page) later() {
	if p.saving {
		return
	}
	p.saving = true
	p.after(300, func() {
		p.saving = false
		if p.lesson.Busy() {
			p.later()
			return
		}
		p.address("replaceState")
	})
}

func (p *Page) address(how string) {
	if h := p.lesson.Hash(); h != p.shown {
		p.shown = h
		global.Get("history").Call(how, nil, "", h)
	}
}

// navigated follows the address bar: a link, Back, or a hash typed by hand.
func (p *Page) navigated() {
	h := location().Get("hash").String()
	if h == p.shown {
		return
	}
	p.app.Do(func() {
		p.lesson.Visit(h)
		p.shown, p.at = h, p.lesson.At()
	})
}
