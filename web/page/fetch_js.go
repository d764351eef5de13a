package page

import (
	"errors"
	"strings"
	"syscall/js"
)

// fetch gets what the lesson lacks, unless it is on its way.
func (p *Page) fetch() {
	for _, name := range p.lesson.Wants() {
		if !p.fetching[name] {
			p.get(name)
		}
	}
}

// get fetches a file of the build and hands it over. What boot.js began to fetch
// is used the first time.
func (p *Page) get(name string) {
	again := p.tried[name]
	p.fetching[name], p.tried[name] = true, true
	failed := func(reason string) { p.got(name, nil, errors.New("page: "+reason)) }
	lab := global.Get("convlab")
	early := lab.Get("fetches")
	if promise := early.Get(name); promise.Truthy() {
		early.Delete(name)
		p.receive(name, promise, failed)
		return
	}
	if !lab.Get("assets").Get(name).Truthy() {
		failed("the build has no " + name)
		return
	}
	p.receive(name, lab.Call("bytes", name, again), failed)
}

// receive hands over the bytes that are promised.
func (p *Page) receive(name string, promise js.Value, failed func(reason string)) {
	p.settled(promise, func(buffer js.Value) {
		a := global.Get("Uint8Array").New(buffer)
		b := make([]byte, a.Length())
		js.CopyBytesToGo(b, a)
		p.got(name, b, nil)
	}, failed)
}

func (p *Page) got(name string, b []byte, err error) {
	go p.safely("fetch", func() { // reading a file is a task of its own; only the other networks can wait for an idle one
		p.turn(p.lesson.Panel.Settled() && strings.HasPrefix(name, "models/"))
		p.hand(name, b, err)
	})
}

// hand gives a file to the lesson.
func (p *Page) hand(name string, b []byte, err error) {
	p.fetching[name] = false
	p.app.Do(func() { p.lesson.Arrived(name, b, err) })
	if p.lesson.Panel.Settled() {
		select {
		case p.arrived <- struct{}{}:
		default: // a later one; nobody waits
		}
	}
}
