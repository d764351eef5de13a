package web

import (
	"errors"
	"fmt"
	"slices"
	"syscall/js"

	"convlab/web/lesson"
)

// Fetch gets whatever the lesson lacks.
func (p *page) Fetch() {
	p.fetchModels()
	if p.lesson.WantsSamples() {
		p.fetchSamples()
	}
}

func (p *page) fetchModels() {
	want := p.lesson.Wants()
	for i := range want {
		p.fetch(want[i:i+1], p.gotModels)
	}
}

func (p *page) gotModels(names []string, files [][]byte, errs []error) {
	for i, name := range names {
		p.lesson.Arrived(name, files[i], errs[i])
	}
	if p.lesson.Settled() {
		select {
		case p.arrived <- struct{}{}:
		default: // a later one; nobody waits
		}
	}
}

func (p *page) fetchSamples() {
	p.fetch([]string{lesson.SampleImages, lesson.SampleLabels}, func(_ []string, b [][]byte, errs []error) {
		p.lesson.GotSamples(b[0], b[1], errors.Join(errs...))
	})
}

// fetch gets files of the build and hands them over together, leaving out those
// that are still on their way, alone or with others of an earlier call. What
// boot.js began to fetch is used the first time.
func (p *page) fetch(names []string, done func(names []string, files [][]byte, errs []error)) {
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return p.fetching[name] })
	files, errs := make([][]byte, len(names)), make([]error, len(names))
	left := len(names)
	finish := func(i int, b []byte, err error) {
		files[i], errs[i] = b, err
		if left--; left > 0 {
			return
		}
		go func() { // reading a file is a task of its own
			p.turn(p.lesson.Settled())
			for _, name := range names {
				p.fetching[name] = false
			}
			p.app.Do(func() { done(names, files, errs) })
		}()
	}
	lab := global.Get("convlab")
	for i, name := range names {
		promise := lab.Get("fetches").Get(name)
		again := p.tried[name]
		p.fetching[name], p.tried[name] = true, true
		if promise.Truthy() {
			lab.Get("fetches").Delete(name)
		} else if asset := lab.Get("assets").Get(name); asset.Truthy() {
			promise = download(asset.Get("url").String(), again)
		} else {
			finish(i, nil, errors.New("web: the build has no "+name))
			continue
		}
		then(promise, func(buffer js.Value) {
			a := global.Get("Uint8Array").New(buffer)
			b := make([]byte, a.Length())
			js.CopyBytesToGo(b, a)
			finish(i, b, nil)
		}, func(err error) { finish(i, nil, err) })
	}
}

// download returns a promise of a file's bytes. A second try asks the server
// again: what the browser kept may be what was wrong.
func download(url string, again bool) js.Value {
	cache := "default"
	if again {
		cache = "reload"
	}
	var check js.Func
	check = js.FuncOf(func(_ js.Value, args []js.Value) any {
		check.Release()
		if !args[0].Get("ok").Bool() {
			return global.Get("Promise").Call("reject", global.Get("Error").New(fmt.Sprint("HTTP status ", args[0].Get("status").Int())))
		}
		return args[0].Call("arrayBuffer")
	})
	return global.Call("fetch", url, map[string]any{"cache": cache}).Call("then", check)
}

// then calls one of two functions when a promise is settled.
func then(promise js.Value, ok func(js.Value), failed func(error)) {
	var a, b js.Func
	release := func() { a.Release(); b.Release() }
	a = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		if len(args) > 0 {
			ok(args[0])
		} else {
			ok(js.Undefined())
		}
		return nil
	})
	b = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		failed(fmt.Errorf("web: %s", global.Get("String").Invoke(args[0]).String()))
		return nil
	})
	promise.Call("then", a, b)
}
