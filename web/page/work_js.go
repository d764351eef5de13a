package page

import (
	"errors"
	"syscall/js"
	"time"

	"convlab/web/work"
	"convlab/web/work/post"
)

// A worker is one that boot.js has hired, or is about to.
type worker struct {
	page    *Page
	at      js.Value // undefined until it is there
	stop    []func()
	stopped bool
}

// hire implements work.Starter.
func (p *Page) hire(hear func(work.Message), lost func(error)) work.Worker {
	w := &worker{page: p}
	var coming js.Func
	coming = p.function("hire", func([]js.Value) { hear(work.Message{Version: work.Version, Kind: work.Word}) })
	p.Settled(global.Get("convlab").Call("hire", coming),
		func(at js.Value) {
			coming.Release()
			w.at = at
			if w.stopped {
				at.Call("terminate")
				return
			}
			w.listen("message", func(e js.Value) { hear(post.Read(e.Get("data"))) })
			w.listen("messageerror", func(js.Value) { lost(errors.New("page: a message of a worker can't be read")) })
			w.listen("error", func(e js.Value) {
				Call(e, "preventDefault")
				lost(errors.New("page: a worker failed: " + global.Get("String").Invoke(Read(e, "message")).String()))
			})
		},
		func(reason string) {
			coming.Release()
			p.Do(func() { lost(errors.New("page: " + reason)) })
		})
	return w
}

// listen has f called for events of the worker, as actions.
func (w *worker) listen(name string, f func(e js.Value)) {
	w.stop = append(w.stop, w.page.Listen(w.at, name, func(e js.Value) {
		w.page.Do(func() {
			if !w.stopped {
				f(e)
			}
		})
		w.page.watch()
	}))
}

// Post and Stop implement work.Worker.
func (w *worker) Post(m work.Message) { post.Send(w.at, m) }

func (w *worker) Stop() {
	w.stopped = true
	for _, stop := range w.stop {
		stop()
	}
	w.stop = nil
	if w.at.Truthy() {
		w.at.Call("terminate")
	}
}

// watch lets time pass for workers, second by second, while they have something to do.
func (p *Page) watch() {
	crew := &p.lesson.Crew
	if p.watching || !crew.Waiting() {
		return
	}
	p.watching = true
	last := time.Now()
	p.after(1000, func() {
		p.watching = false
		p.lesson.Crew.Pass(time.Since(last).Seconds())
		p.watch()
	})
}
