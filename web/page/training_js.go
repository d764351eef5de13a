package page

import (
	"errors"
	"strings"
	"syscall/js"

	"convlab/web/lesson/library"
	"convlab/web/work"
	"convlab/web/work/post"
	"convlab/web/work/training"
)

// conduct gives the conductor of trainings what it needs of a browser.
func (p *Page) conduct() {
	c := &p.lesson.Trainer
	c.File = address
	c.Files.Train, c.Files.Test = library.TrainFile, library.TestFile
	if Read(global, "MessageChannel").Type() == js.TypeFunction {
		c.Link = post.Link
	}
	if n := Read(Read(global, "navigator"), "hardwareConcurrency"); n.Type() == js.TypeNumber {
		c.Cores = n.Int()
	}
	if db := Read(global, "indexedDB"); db.Type() == js.TypeObject {
		c.Store = &store{page: p, factory: db}
	}
}

// address is that of one of the page's files, "" if it has none of that name.
func address(name string) string {
	asset := global.Get("convlab").Get("assets").Get(name)
	if !asset.Truthy() {
		return ""
	}
	return global.Get("URL").New(asset.Get("url"), global.Get("document").Get("baseURI")).Get("href").String()
}

// A store keeps things in IndexedDB: heads and bodies under the same keys, so that
// heads can be listed without the bodies.
type store struct {
	page    *Page
	factory js.Value
	db      js.Value // undefined until it is open
	denied  bool
	waiting []func(error) // for it to open
}

const (
	storeName = "convlab"
	heads     = "heads"
	bodies    = "bodies"
)

// open calls then with the database open, or with why it isn't.
func (s *store) open(then func(error)) {
	switch {
	case s.db.Truthy():
		s.page.after(0, func() { then(nil) })
		return
	case s.denied:
		s.page.after(0, func() { then(training.ErrDenied) })
		return
	}
	s.waiting = append(s.waiting, then)
	if len(s.waiting) > 1 {
		return
	}
	opened := func(err error) {
		s.denied = err != nil
		list := s.waiting
		s.waiting = nil
		for _, then := range list {
			then(err)
		}
	}
	var request js.Value
	if guard(func() { request = s.factory.Call("open", storeName, 1) }) != nil {
		s.page.after(0, func() { opened(training.ErrDenied) })
		return
	}
	s.hear(request, map[string]func(js.Value){
		"upgradeneeded": func(js.Value) {
			for _, name := range []string{heads, bodies} {
				request.Get("result").Call("createObjectStore", name)
			}
		},
		"blocked": nil,
		"success": func(js.Value) {
			s.db = request.Get("result")
			opened(nil)
		},
		"error": func(e js.Value) {
			Call(e, "preventDefault")
			opened(training.ErrDenied)
		},
	})
}

// hear listens to events of a request or a transaction until the last of them: any
// that isn't upgradeneeded or blocked.
func (s *store) hear(at js.Value, on map[string]func(js.Value)) {
	var funcs []js.Func
	for name, f := range on {
		g := s.page.function("store", func(args []js.Value) {
			if f != nil {
				f(args[0])
			}
			if name != "upgradeneeded" && name != "blocked" {
				for _, g := range funcs {
					g.Release()
				}
			}
		})
		funcs = append(funcs, g)
		at.Set("on"+name, g)
	}
}

// transact runs a transaction over both object stores. done hears of its end, as an
// action of the page's.
func (s *store) transact(mode string, do func(heads, bodies js.Value), done func(error)) {
	end := func(err error) { s.page.Do(func() { done(err) }) }
	s.open(func(err error) {
		if err != nil {
			end(err)
			return
		}
		err = guard(func() {
			t := s.db.Call("transaction", []any{heads, bodies}, mode)
			failed := func(js.Value) { end(reasonOf(t.Get("error"))) }
			s.hear(t, map[string]func(js.Value){"complete": func(js.Value) { end(nil) }, "abort": failed})
			do(t.Call("objectStore", heads), t.Call("objectStore", bodies))
		})
		if err != nil {
			end(training.ErrDenied)
		}
	})
}

// reasonOf is what an error of IndexedDB means.
func reasonOf(e js.Value) error {
	if name := Read(e, "name"); name.Type() == js.TypeString && strings.Contains(name.String(), "Quota") {
		return training.ErrFull
	}
	return training.ErrDenied
}

// guard turns what the browser throws into an error.
func guard(f func()) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("page: the browser can't do this")
		}
	}()
	f()
	return nil
}

// Put implements training.Store.
func (s *store) Put(key string, head []byte, body work.Part, done func(error)) {
	h := bytesToJS(head)
	var b js.Value
	if buffer, ok := body.(post.Buffer); ok {
		b = buffer.Value
	} else {
		b = bytesToJS(body.Bytes()).Get("buffer")
	}
	s.transact("readwrite", func(heads, bodies js.Value) {
		heads.Call("put", h, key)
		bodies.Call("put", b, key)
	}, done)
}

// Get implements training.Store.
func (s *store) Get(key string, done func([]byte, work.Part, error)) {
	var h, b js.Value
	s.transact("readonly", func(heads, bodies js.Value) {
		h, b = heads.Call("get", key), bodies.Call("get", key)
	}, func(err error) {
		if err != nil {
			done(nil, nil, err)
			return
		}
		head, body := h.Get("result"), b.Get("result")
		if head.IsUndefined() || body.IsUndefined() {
			done(nil, nil, training.ErrNone)
			return
		}
		done(bytesFromJS(head), post.Buffer{Value: body}, nil)
	})
}

// Heads implements training.Store.
func (s *store) Heads(prefix string, done func(map[string][]byte, error)) {
	var keys, all js.Value
	s.transact("readonly", func(heads, _ js.Value) {
		keys, all = heads.Call("getAllKeys"), heads.Call("getAll")
	}, func(err error) {
		if err != nil {
			done(nil, err)
			return
		}
		list := map[string][]byte{}
		for i := range keys.Get("result").Length() {
			if key := keys.Get("result").Index(i).String(); strings.HasPrefix(key, prefix) {
				list[key] = bytesFromJS(all.Get("result").Index(i))
			}
		}
		done(list, nil)
	})
}

// Delete implements training.Store.
func (s *store) Delete(key string, done func(error)) {
	s.transact("readwrite", func(heads, bodies js.Value) {
		heads.Call("delete", key)
		bodies.Call("delete", key)
	}, done)
}

func bytesToJS(b []byte) js.Value {
	a := global.Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(a, b)
	return a
}

func bytesFromJS(v js.Value) []byte {
	if !v.InstanceOf(global.Get("Uint8Array")) {
		return nil
	}
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return b
}
