package web

import (
	"errors"
	"fmt"
	"strings"
	"syscall/js"
	"time"

	"github.com/vugu/vugu"

	"convlab/nn/ink"
	"convlab/web/dom"
	"convlab/web/lesson"
)

// page is the lesson in a browser: it owns the app and everything of the
// browser's that the lesson asks for.
type page struct {
	lesson *lesson.Lesson
	app    *dom.App
	tokens tokens
	calm   bool // the reader prefers reduced motion

	pad      *pad
	stage    *flatStage
	pictures map[string]*picture

	focus    string // id of the element that takes the focus after the render
	shown    string // the hash that the address bar shows
	route    lesson.Route
	urlTimer js.Value
	moving   bool
	fetching map[string]bool
	marked   bool
}

var global = js.Global()

// Run takes the page over and never returns.
func Run() {
	home := lesson.Default()
	home.Lang, home.Theme = browserLang(), browserTheme()
	p := &page{lesson: lesson.New(home), pictures: map[string]*picture{}, fetching: map[string]bool{}}
	p.lesson.Visit(location().Get("hash").String())
	p.shown, p.route = location().Get("hash").String(), p.lesson.Route
	p.calm = global.Call("matchMedia", "(prefers-reduced-motion: reduce)").Get("matches").Bool()
	p.app = &dom.App{
		Doc: dom.Page(), Mount: dom.Find("#app"), Root: &App{L: p.lesson, Browser: p},
		OnHost: p.host, OnPanic: p.broken, AfterRender: p.rendered,
	}
	p.settle()
	p.app.RenderNow()
	global.Get("convlab").Call("ready")
	p.Fetch()

	listen(global, "hashchange", p.navigated)
	listen(global, "popstate", p.navigated)
	listen(global, "resize", func() { p.app.Schedule() })
	p.hearKeys()
	select {}
}

func listen(target js.Value, name string, f func()) {
	target.Call("addEventListener", name, js.FuncOf(func(js.Value, []js.Value) any { f(); return nil }))
}

// hearKeys sends the keys that are pressed while nothing has the focus, as after
// loading, to the page's frame: they reach the body only, which is not ours.
func (p *page) hearKeys() {
	doc := global.Get("document")
	doc.Call("addEventListener", "keydown", js.FuncOf(func(_ js.Value, args []js.Value) any {
		e := args[0]
		main := doc.Call("getElementById", "main")
		if !e.Get("target").Equal(doc.Get("body")) || !main.Truthy() {
			return nil
		}
		if again := global.Get("KeyboardEvent").New("keydown", e); !main.Call("dispatchEvent", again).Bool() {
			e.Call("preventDefault")
		}
		return nil
	}))
}

func location() js.Value { return global.Get("location") }

// stored returns what the reader chose on an earlier visit, "" where nothing
// was, or where the browser keeps nothing.
func stored(key string) (v string) {
	defer func() { _ = recover() }() // storage that is switched off throws
	if s := global.Get("localStorage").Call("getItem", "convlab."+key); s.Type() == js.TypeString {
		v = s.String()
	}
	return v
}

func browserLang() lesson.Lang {
	if s := stored("lang"); s == "zh" || s == "en" {
		return lesson.Lang(s)
	}
	tags := global.Get("navigator").Get("languages")
	for i := range tags.Length() {
		switch tag := strings.ToLower(tags.Index(i).String()); {
		case strings.HasPrefix(tag, "zh"):
			return lesson.Chinese
		case strings.HasPrefix(tag, "en"):
			return lesson.English
		}
	}
	return lesson.English
}

func browserTheme() string {
	if s := stored("theme"); s == "light" || s == "dark" {
		return s
	}
	if global.Call("matchMedia", "(prefers-color-scheme: dark)").Get("matches").Bool() {
		return "dark"
	}
	return "light"
}

// Remember keeps a choice for the next visit, if the browser lets us.
func (p *page) Remember(key, value string) {
	defer func() { _ = recover() }()
	global.Get("localStorage").Call("setItem", "convlab."+key, value)
}

// settle puts language, theme and title on the document.
func (p *page) settle() {
	doc := global.Get("document")
	root := doc.Get("documentElement")
	t := p.lesson.T()
	if root.Get("lang").String() != t.Tag {
		root.Set("lang", t.Tag)
	}
	if root.Get("dataset").Get("theme").String() != p.lesson.Theme {
		root.Get("dataset").Set("theme", p.lesson.Theme)
	}
	if title := t.Chapters[p.lesson.Route].Title + " · " + t.Name; doc.Get("title").String() != title {
		doc.Set("title", title)
	}
	if p.tokens.theme != p.lesson.Theme {
		p.tokens = readTokens(p.lesson.Theme)
	}
}

// rendered follows every render: canvases, focus, the address bar.
func (p *page) rendered() {
	p.settle()
	if p.pad != nil {
		p.pad.paint()
	}
	if p.stage != nil {
		p.stage.paint()
	}
	for name, pic := range p.pictures {
		pic.paint(p.picture(name))
	}
	if p.focus != "" {
		if el := global.Get("document").Call("getElementById", p.focus); el.Truthy() {
			el.Call("focus")
		}
		p.focus = ""
	}
	if p.route != p.lesson.Route {
		p.route = p.lesson.Route
		p.address("pushState")
		global.Call("scrollTo", 0, 0)
	} else {
		p.later()
	}
	if !p.marked && p.lesson.Reading.Top >= 0 {
		p.marked = true
		global.Get("performance").Call("mark", "convlab:first-prediction")
	}
	if p.lesson.WantsSamples() {
		p.fetchSamples()
	}
}

// picture returns what a host of that name shows.
func (p *page) picture(name string) *ink.Picture {
	t := &p.lesson.Trace
	switch name {
	case "pic:raw":
		return &t.Raw
	case "pic:crop":
		return &t.Cropped
	case "pic:scale":
		return &t.Scaled
	case "pic:pen":
		return &t.Inked
	case "pic:centre":
		return &t.Centred
	}
	return &p.lesson.Nudged
}

// host is told of every element that holds a canvas.
func (p *page) host(name string, el dom.Node, mounted bool) {
	switch {
	case name == "pad" && mounted:
		p.pad = newPad(p, el.(js.Value))
	case name == "pad":
		p.pad.close()
		p.pad = nil
	case name == "stage" && mounted:
		p.stage = newFlatStage(p, el.(js.Value))
	case name == "stage":
		p.stage.close()
		p.stage = nil
	case mounted:
		p.pictures[name] = newPicture(el.(js.Value), name == "line")
	default:
		delete(p.pictures, name)
	}
}

// broken is told of every panic; the state is kept.
func (p *page) broken(where string, value any, stack []byte) {
	global.Get("console").Call("warn", "convlab: "+where+": "+fmt.Sprint(value)+"\n"+string(stack))
	p.lesson.Say(lesson.Notice{Kind: lesson.Broken, Detail: fmt.Sprint(value)})
	p.app.Schedule()
}

// Focus asks for the focus after the next render.
func (p *page) Focus(id string) { p.focus = id }

// The address bar.

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
		p.app.Do(func() { p.lesson.Say(lesson.Notice{Kind: lesson.LinkCopied}) })
	}, func(error) {
		p.app.Do(func() { p.lesson.Say(lesson.Notice{Kind: lesson.LinkShown}) })
	})
}

// Frames.

// Play runs the lesson's clock from frame to frame for as long as it moves.
func (p *page) Play() {
	if p.moving {
		return
	}
	p.moving = true
	last := time.Now()
	var frame js.Func
	frame = js.FuncOf(func(js.Value, []js.Value) any {
		now := time.Now()
		more := false
		p.app.Do(func() {
			// After a pause of the browser's the walk goes on where it was.
			more = p.lesson.Advance(min(now.Sub(last).Seconds(), .25))
		})
		last = now
		if more {
			global.Call("requestAnimationFrame", frame)
		} else {
			p.moving = false
			frame.Release()
		}
		return nil
	})
	global.Call("requestAnimationFrame", frame)
}

// Downloads.

// Fetch gets whatever the lesson lacks.
func (p *page) Fetch() {
	p.fetchModels()
	if p.lesson.WantsSamples() {
		p.fetchSamples()
	}
}

func (p *page) fetchModels() {
	if p.lesson.Ready() {
		return
	}
	p.fetch("models", []string{lesson.WeightsFile, lesson.NoveltyFile}, func(b [][]byte, err error) {
		p.lesson.Loaded(b[0], b[1], err)
	})
}

func (p *page) fetchSamples() {
	p.fetch("samples", []string{lesson.SampleImages, lesson.SampleLabels}, func(b [][]byte, err error) {
		p.lesson.GotSamples(b[0], b[1], err)
	})
}

// fetch gets files of the build and hands them over together, once at a time.
// What boot.js began to fetch is used the first time.
func (p *page) fetch(what string, names []string, done func(files [][]byte, err error)) {
	if p.fetching[what] {
		return
	}
	p.fetching[what] = true
	files := make([][]byte, len(names))
	left := len(names)
	var failed error
	finish := func(i int, b []byte, err error) {
		files[i] = b
		if err != nil {
			failed = err
		}
		if left--; left == 0 {
			p.fetching[what] = false
			p.app.Do(func() { done(files, failed) })
		}
	}
	lab := global.Get("convlab")
	for i, name := range names {
		promise := lab.Get("fetches").Get(name)
		if promise.Truthy() {
			lab.Get("fetches").Delete(name)
		} else if asset := lab.Get("assets").Get(name); asset.Truthy() {
			promise = download(asset.Get("url").String())
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

// download returns a promise of a file's bytes. It asks the server again: what
// the browser kept may be what was wrong.
func download(url string) js.Value {
	var check js.Func
	check = js.FuncOf(func(_ js.Value, args []js.Value) any {
		check.Release()
		if !args[0].Get("ok").Bool() {
			return global.Get("Promise").Call("reject", args[0].Get("status"))
		}
		return args[0].Call("arrayBuffer")
	})
	return global.Call("fetch", url, map[string]any{"cache": "reload"}).Call("then", check)
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
		failed(fmt.Errorf("web: %v", args[0].Call("toString").String()))
		return nil
	})
	promise.Call("then", a, b)
}

var _ vugu.Builder = (*App)(nil)
