package dom

import (
	"syscall/js"

	vjs "github.com/vugu/vugu/js"
)

// Listen serves all types of events with one function.
func (b *browser) Listen(root Node, f func(Event)) Listener {
	l := &listener{root: b.value(root), types: make(map[string]bool)}
	l.fn = js.FuncOf(func(_ js.Value, args []js.Value) any {
		caught("event", printPanic, func() { f(&jsEvent{event: args[0], root: l.root}) })
		return nil
	})
	return l
}

type listener struct {
	root  js.Value
	fn    js.Func
	types map[string]bool // type → capture
}

func (l *listener) Add(typ string, capture, passive bool) {
	l.types[typ] = capture
	l.root.Call("addEventListener", typ, l.fn, map[string]any{"capture": capture, "passive": passive})
}

func (l *listener) Remove(typ string, capture bool) {
	delete(l.types, typ)
	l.root.Call("removeEventListener", typ, l.fn, capture)
}

func (l *listener) Close() {
	for typ, capture := range l.types {
		l.Remove(typ, capture)
	}
	l.fn.Release()
}

// A jsEvent is an Event of the page.
type jsEvent struct {
	event js.Value
	root  js.Value
	typ   string // once asked for
}

func (e *jsEvent) Type() string {
	if e.typ == "" {
		e.typ = e.event.Get("type").String()
	}
	return e.typ
}

func (e *jsEvent) Bubbles() bool            { return e.event.Get("bubbles").Bool() }
func (e *jsEvent) Prop(names ...string) any { return follow(e.event, names) }
func (e *jsEvent) PreventDefault()          { e.event.Call("preventDefault") }
func (e *jsEvent) StopPropagation()         { e.event.Call("stopPropagation") }
func (e *jsEvent) JS() vjs.Value            { return vjs.Value(e.event) }

func (e *jsEvent) Path(yield func(id int) bool) {
	for n := e.event.Get("target"); n.Truthy() && !n.Equal(e.root); n = n.Get("parentNode") {
		id := 0
		if v := n.Get(idProp); v.Type() == js.TypeNumber {
			id = v.Int()
		}
		if !yield(id) {
			return
		}
	}
}
