package dom

import (
	"fmt"
	"os"

	"github.com/vugu/vugu"
)

// An App keeps what Root builds in the page, one render per frame at most. Set
// the fields, then call RenderNow once; the fields must not change after that.
//
// No panic of a component, of a handler or of a hook leaves an App: it is told
// to OnPanic, the page stays as it was, and the App goes on. A build that
// panics is tried again when the next render is due, not before. (Components
// that a panicking build did not reach lose their own fields, in Vugu. State
// that matters lives in a store.)
type App struct {
	Doc   Document
	Mount any          // its children will be Root's output; those there now are adopted
	Root  vugu.Builder // a struct pointer

	// Wire is given each new component, before its first build.
	Wire func(c vugu.Builder)

	// OnHost is Renderer.OnHost.
	OnHost func(name string, el any, mounted bool)

	// OnPanic is told of a recovered panic. where is "build", "patch",
	// "after render", "do", "handler " and an event type, or "host " and a
	// name. If nil, panics are printed on standard error.
	OnPanic func(where string, value any, stack []byte)

	// Pause, if set, is called within the first render when a part of it is
	// done, and may let the browser do something else before it returns. That
	// render is a call of RenderNow from a goroutine that may wait: Schedule
	// does not ask for it.
	Pause func()

	// AfterRender is called when a render is complete: the page shows it,
	// the focus is set, hosts have been told.
	AfterRender func()

	env       *vugu.BuildEnv
	renderer  *Renderer
	due       bool // something may have changed since the last render
	scheduled bool // a frame has been asked for
	busy      bool // rendering
	locked    int
	waiting   bool // a render is due as soon as locked is 0
	closed    bool
}

// start is the part of construction that needs the fields.
func (a *App) start() {
	if a.renderer != nil {
		return
	}
	env, err := vugu.NewBuildEnv(a.EventEnv())
	if err != nil {
		panic(err) // it has none to return
	}
	env.SetWireFunc(func(c vugu.Builder) {
		a.pause()
		if a.Wire != nil {
			a.Wire(c)
		}
	})
	a.env = env
	a.renderer = NewRenderer(a.Doc, a.Mount)
	a.renderer.pause = a.pause
	a.renderer.eventEnv = a.EventEnv()
	a.renderer.Guard = func(where string, f func()) { a.guard(where, f) }
	a.renderer.Invalidate = a.Schedule
	a.renderer.OnHost = a.OnHost
}

// RenderNow builds and patches before it returns. Called from within a render
// (a Build, OnHost, AfterRender) it schedules one instead; while EventEnv is
// locked, the render waits for the unlock.
func (a *App) RenderNow() {
	switch {
	case a.closed:
		return
	case a.busy:
		a.Schedule()
		return
	case a.locked > 0:
		a.waiting = true
		return
	}
	a.start()
	a.due, a.busy = false, true
	defer func() { a.busy = false }()
	var res *vugu.BuildResults
	ok := a.guard("build", func() { res = a.env.RunBuild(a.Root) })
	if ok {
		a.pause()
		ok = a.guard("patch", func() { a.renderer.Render(res) })
	}
	if a.Pause != nil {
		a.Pause = nil
		if a.due { // since the build saw it
			a.Schedule()
		}
	}
	if ok && a.AfterRender != nil {
		a.guard("after render", a.AfterRender)
	}
}

func (a *App) pause() {
	if a.Pause != nil {
		a.Pause()
	}
}

// Schedule asks for a render at the next animation frame, or soon if the page
// is hidden. However often it is called, there will be one.
func (a *App) Schedule() {
	a.due = true
	if a.scheduled || a.closed || a.Pause != nil {
		return
	}
	a.scheduled = true
	a.Doc.Frame(func() {
		a.scheduled = false
		if a.due {
			a.RenderNow()
		}
	})
}

// Do runs f as if it were an event handler: for timers, messages from workers,
// a changed URL.
func (a *App) Do(f func()) {
	a.guard("do", f)
	a.Schedule()
}

// Close ends the App: no listener is left, hosts are told that they are
// unmounted, and the page stays as it is.
func (a *App) Close() {
	a.closed = true
	if a.renderer != nil {
		a.renderer.Close()
	}
}

// guard runs f and reports whether it returned. If it panicked, locks that it
// took are given back: it will not.
func (a *App) guard(where string, f func()) (ok bool) {
	locked := a.locked
	if caught(where, a.panicked, f) {
		return true
	}
	a.locked = min(a.locked, locked)
	return false
}

// panicked tells OnPanic, whose own panic is the one that is only printed.
func (a *App) panicked(where string, value any, stack []byte) {
	if a.OnPanic != nil && caught("OnPanic", printPanic, func() { a.OnPanic(where, value, stack) }) {
		return
	}
	printPanic(where, value, stack)
}

func printPanic(where string, value any, stack []byte) {
	fmt.Fprintf(os.Stderr, "dom: panic in %s: %v\n%s", where, value, stack)
}

// EventEnv returns the environment that components and handlers get.
//
// Its Lock doesn't block: in a page, handlers and renders run one after the
// other, and what runs between two of them, a goroutine, is not interrupted
// before it waits for something, or calls into the runtime. Lock tells the App
// that the state is not to be drawn; a render that falls due waits for the
// unlock. So a goroutine that waits while it has the lock stops the page.
func (a *App) EventEnv() vugu.EventEnv { return eventEnv{a} }

type eventEnv struct{ a *App }

func (e eventEnv) Lock()  { e.a.locked++ }
func (e eventEnv) RLock() {}

func (e eventEnv) RUnlock() {}

func (e eventEnv) UnlockOnly() {
	e.a.locked = max(e.a.locked-1, 0)
	if e.a.locked == 0 && e.a.waiting {
		e.a.waiting = false
		e.a.Schedule()
	}
}

func (e eventEnv) UnlockRender() {
	e.UnlockOnly()
	e.a.Schedule()
}
