package web

import (
	"fmt"
	"syscall/js"
	"time"

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
	tried    map[string]bool // to fetch a file
	catching bool            // a network that is behind will be asked soon
	caught   float64         // milliseconds that the last one took
	arrived  chan struct{}   // gets a value when the weights are here, or are not to be had
	marked   bool
	painted  bool
}

var global = js.Global()

// Run takes the page over and never returns.
func Run() {
	home := lesson.Default()
	home.Lang, home.Theme = browserLang(), browserTheme()
	p := &page{lesson: lesson.New(home), pictures: map[string]*picture{}, fetching: map[string]bool{}, tried: map[string]bool{}, arrived: make(chan struct{}, 1)}
	p.lesson.Budget = budget
	p.identify()
	p.lesson.Visit(location().Get("hash").String())
	p.shown, p.route = location().Get("hash").String(), p.lesson.Route
	p.calm = global.Call("matchMedia", "(prefers-reduced-motion: reduce)").Get("matches").Bool()
	p.app = &dom.App{
		Doc: dom.Page(), Mount: dom.Find("#app"), Root: &App{L: p.lesson, Browser: p},
		OnHost: p.host, OnPanic: p.broken, AfterRender: p.rendered, Pause: p.pauses(),
	}
	p.Fetch()
	p.turn(false)
	p.settle()
	// The weights follow the program and are here when it has started, as a
	// rule: then the first render has the network's answer in it. It doesn't wait long.
	select {
	case <-p.arrived:
	case <-time.After(80 * time.Millisecond):
	}
	p.app.RenderNow()
	global.Get("convlab").Call("ready")

	listen(global, "hashchange", p.navigated)
	listen(global, "popstate", p.navigated)
	listen(global, "resize", func() { p.app.Schedule() })
	p.hearKeys()
	select {}
}

// identify tells the lesson which program the loader has picked.
func (p *page) identify() {
	lab := global.Get("convlab")
	if asset := lab.Get("assets").Get(lab.Get("program").String()); asset.Truthy() {
		p.lesson.Program.Size = asset.Get("size").Int()
	}
	p.lesson.Program.Choice = lab.Get("simd").Truthy()
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
	p.paint()
	if p.focus != "" {
		if el := global.Get("document").Call("getElementById", p.focus); el.Truthy() {
			el.Call("focus")
		}
		p.focus = ""
	}
	if p.route != p.lesson.Route {
		p.keep()
		p.route = p.lesson.Route
		p.address("pushState")
		global.Call("scrollTo", 0, 0)
	} else {
		p.later()
	}
	if !p.marked && p.lesson.Ready() && p.lesson.Reading.Verdict > lesson.Blank {
		p.marked = true
		global.Get("performance").Call("mark", "convlab:first-prediction")
	}
	p.Fetch() // the other networks follow the first answer
	p.catchUp()
}

// paint brings all canvases up to date: the first time after the next frame,
// which lays the page out, and that takes a while.
func (p *page) paint() {
	if !p.painted {
		p.painted = true
		p.app.Doc.Frame(func() {
			go func() {
				p.turn(false)
				p.paint()
			}()
		})
		return
	}
	if p.pad != nil {
		p.pad.paint()
	}
	if p.stage != nil {
		p.stage.paint()
	}
	for name, pic := range p.pictures {
		pic.paint(p.picture(name))
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
func (p *page) host(name string, el any, mounted bool) {
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
