package page

import (
	"fmt"
	"strings"
	"syscall/js"
	"time"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/lesson"
	"convlab/web/lesson/words"
)

// A Page is the lesson in a browser: it owns the renderer and everything of the
// browser's that the lesson asks for.
type Page struct {
	Tokens Tokens // the colours of the theme
	Calm   bool   // the reader prefers reduced motion

	lesson   *lesson.Lesson
	app      *dom.App
	hosts    Hosts
	canvases map[string]Canvas

	bar     bar
	home    lesson.Home
	visited string // the chapters, as they were remembered last
	trained string // and the training whose network stands beside the others
	moving  bool
	spot    [2]int // the chapter and the exhibit that were shown last

	watching  bool // over workers
	fetching  map[string]bool
	unpacking bool            // what has come for the library
	tried     map[string]bool // to fetch a file
	greeting  bool            // the lesson will be asked soon whether it greets
	catching  bool            // a network that is behind will be asked soon
	caught    float64         // milliseconds that the last one took
	arrived   chan struct{}   // gets a value when the first network can answer, or is not to be had
	marked    bool
	painted   bool
	refused   bool // the browser has no canvas to give: it is short of memory
	asking    bool // and will be asked again
}

var global = js.Global()

// A Canvas is what is drawn into a host element. Paint follows every render.
type Canvas interface {
	Paint()
	Close()
}

// Hosts returns the canvas for a host element of that name.
type Hosts func(p *Page, name string, el js.Value) Canvas

// Home is what this browser gets without being told.
func Home() lesson.Home {
	home := global.Get("convlab").Call("home")
	return lesson.Home{Lang: words.Lang(home.Get("lang").String()), Theme: home.Get("theme").String(), Visited: strings.Fields(home.Get("visited").String()), Trained: home.Get("trained").String()}
}

// New returns the page of a lesson; root shows it.
func New(l *lesson.Lesson, root vugu.Builder, hosts Hosts) *Page {
	p := &Page{lesson: l, hosts: hosts, canvases: map[string]Canvas{}, fetching: map[string]bool{}, tried: map[string]bool{},
		arrived: make(chan struct{}, 1), home: l.Home, trained: l.Home.Trained}
	p.app = &dom.App{Doc: dom.Page(), Mount: dom.Find("#app"), Root: root,
		OnHost: p.host, OnPanic: p.broken, AfterRender: p.rendered, Pause: p.pauses()}
	return p
}

// Run takes the document over and never returns.
func (p *Page) Run() {
	p.lesson.Panel.Budget = budget
	if Read(global, "Worker").Type() == js.TypeFunction {
		p.lesson.Crew.Start = p.hire
	}
	p.conduct()
	p.offerTrial()
	p.identify()
	p.visit(location().Get("hash").String())
	p.hearCalm()
	p.fetch()
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

	p.Do(p.lesson.Wake)
	p.hearAddress()
	p.Listen(global, "resize", func(js.Value) { p.app.Schedule() })
	p.hearKeys()
	select {}
}

// identify tells the lesson which program the loader has picked.
func (p *Page) identify() {
	lab := global.Get("convlab")
	if asset := lab.Get("assets").Get(lab.Get("program").String()); asset.Truthy() {
		p.lesson.Program.Size = asset.Get("size").Int()
	}
	p.lesson.Program.Choice = lab.Get("simd").Truthy()
}

// Do runs f, an action of the reader's, and renders what comes of it.
func (p *Page) Do(f func()) { p.app.Do(f) }

func location() js.Value { return global.Get("location") }

// settle puts language, theme and title on the document.
func (p *Page) settle() {
	doc := global.Get("document")
	root := doc.Get("documentElement")
	l := p.lesson
	if tag := l.Lang.Tag(); root.Get("lang").String() != tag {
		root.Set("lang", tag)
	}
	if root.Get("dataset").Get("theme").String() != l.Theme {
		root.Get("dataset").Set("theme", l.Theme)
	}
	if title := l.Chapter().Heading.In(l.Lang).Title + " · " + l.T().Name; doc.Get("title").String() != title {
		doc.Set("title", title)
	}
	if p.Tokens.theme != l.Theme {
		p.Tokens = readTokens(l.Theme)
	}
}

// rendered follows every render. What the lesson has come to want begins here:
// canvases, focus, the address, downloads, the clock.
func (p *Page) rendered() {
	p.settle()
	p.paint()
	if id := p.lesson.TakeFocus(); id != "" {
		if el := global.Get("document").Call("getElementById", id); el.Truthy() {
			el.Call("focus")
		}
	}
	p.follow()
	p.begin()
	p.remember()
	if !p.marked && p.lesson.Panel.Answered() {
		p.marked = true
		Call(Read(global, "performance"), "mark", "convlab:first-prediction")
	}
	p.fetch() // the other networks follow the first answer
	p.catchUp()
	p.play()
	p.greet()
	p.watch()
}

// begin has what scrolls within a chapter begin at its top where another chapter or
// exhibit has come: the elements are the same ones, and keep how far they were scrolled.
func (p *Page) begin() {
	_, exhibit := p.lesson.Exhibits()
	now := [2]int{p.lesson.At(), exhibit}
	if now == p.spot {
		return
	}
	p.spot = now
	list := global.Get("document").Call("querySelectorAll", "#drawer, .ask")
	for i := range list.Length() {
		list.Index(i).Set("scrollTop", 0)
	}
}

// paint brings all canvases up to date: the first time after the next frame,
// which lays the page out, and that takes a while.
func (p *Page) paint() {
	if !p.painted {
		p.painted = true
		p.app.Doc.Frame(func() {
			go p.safely("paint", func() {
				p.turn(false)
				p.paint()
			})
		})
		return
	}
	for _, c := range p.canvases {
		c.Paint()
	}
	if p.refused && !p.asking {
		p.asking = true
		p.after(1000, func() {
			p.refused, p.asking = false, false
			p.app.Schedule()
		})
	}
}

// host is told of every element that holds a canvas.
func (p *Page) host(name string, el any, mounted bool) {
	if c := p.canvases[name]; c != nil {
		c.Close()
		delete(p.canvases, name)
	}
	if mounted {
		if c := p.hosts(p, name, el.(js.Value)); c != nil {
			p.canvases[name] = c
		}
	}
}

// broken is told of every panic; the state is kept.
func (p *Page) broken(where string, value any, stack []byte) {
	global.Get("console").Call("warn", "convlab: "+where+": "+fmt.Sprint(value)+"\n"+string(stack))
	p.lesson.Broke(fmt.Sprint(value))
	p.app.Schedule()
}

// remember keeps a choice that the reader has made for the next visit.
func (p *Page) remember() {
	now := p.lesson.Home
	if now.Lang != p.home.Lang {
		global.Get("convlab").Call("remember", "lang", string(now.Lang))
	}
	if now.Theme != p.home.Theme {
		global.Get("convlab").Call("remember", "theme", now.Theme)
	}
	if visited := strings.Join(p.lesson.Been(), " "); visited != p.visited {
		p.visited = visited
		global.Get("convlab").Call("remember", "visited", visited)
	}
	if p.lesson.Trained != p.trained {
		p.trained = p.lesson.Trained
		global.Get("convlab").Call("remember", "trained", p.trained)
	}
	p.home = now
}
