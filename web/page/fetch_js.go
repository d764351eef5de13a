package page

import (
	"errors"
	"strings"
	"syscall/js"
	"time"

	"convlab/web/lesson/library"
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
	if library.Holds(name) {
		p.stream(name, lab, again, failed)
		return
	}
	p.receive(name, lab.Call("bytes", name, again), failed)
}

// stream gets a file of the library, whose pieces are unpacked as they come.
func (p *Page) stream(name string, lab js.Value, again bool, failed func(reason string)) {
	piece := p.function("piece", func(args []js.Value) {
		b := make([]byte, args[1].Length())
		js.CopyBytesToGo(b, args[1])
		p.lesson.Library.Piece(name, b)
		p.unpack()
	})
	p.receive(name, lab.Call("bytes", name, again, piece), failed, piece)
}

// unpack unpacks what has come for the library, a block in each task, and shows
// now and then how far it is.
func (p *Page) unpack() {
	if p.unpacking {
		return
	}
	p.unpacking = true
	go p.safely("unpack", func() {
		const often = 200 * time.Millisecond
		last, more := time.Now(), false
		for p.lesson.Library.Unpack() {
			if more = true; time.Since(last) > often {
				p.app.Do(p.lesson.Unpacked)
				last = time.Now()
			}
			p.turn(false)
		}
		if p.unpacking = false; more {
			p.app.Do(p.lesson.Unpacked)
		}
	})
}

// receive hands over the bytes that are promised, and releases what has heard of them.
func (p *Page) receive(name string, promise js.Value, failed func(reason string), heard ...js.Func) {
	release := func() {
		for _, f := range heard {
			f.Release()
		}
	}
	p.Settled(promise, func(buffer js.Value) {
		release()
		a := global.Get("Uint8Array").New(buffer)
		b := make([]byte, a.Length())
		js.CopyBytesToGo(b, a)
		p.got(name, b, nil)
	}, func(reason string) {
		release()
		failed(reason)
	})
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
	p.unpack()
	if p.lesson.Panel.Settled() {
		select {
		case p.arrived <- struct{}{}:
		default: // a later one; nobody waits
		}
	}
}
