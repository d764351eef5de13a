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
	lab := global.Get("convlab")
	early := lab.Get("fetches")
	promise := early.Get(name)
	if promise.Truthy() {
		early.Delete(name)
	} else if asset := lab.Get("assets").Get(name); asset.Truthy() {
		promise = lab.Call("bytes", name, p.tried[name])
	} else {
		promise = global.Get("Promise").Call("reject", "the build has no "+name)
	}
	p.fetching[name], p.tried[name] = true, true
	p.settled(promise,
		func(buffer js.Value) {
			a := global.Get("Uint8Array").New(buffer)
			b := make([]byte, a.Length())
			js.CopyBytesToGo(b, a)
			p.got(name, b, nil)
		},
		func(reason string) { p.got(name, nil, errors.New("page: "+reason)) })
}

func (p *Page) got(name string, b []byte, err error) {
	go func() { // reading a file is a task of its own; only the other networks can wait for an idle one
		p.turn(p.lesson.Panel.Settled() && strings.HasPrefix(name, "models/"))
		p.safely("fetch", func() { p.hand(name, b, err) })
	}()
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
