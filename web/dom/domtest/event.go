package domtest

import (
	"slices"

	vjs "github.com/vugu/vugu/js"

	"convlab/web/dom"
)

// An Event is one that was fired. It implements dom.Event.
type Event struct {
	Target    *Node
	Typ       string
	Props     map[string]any
	Prevented bool
	Stopped   bool

	root *Node
}

// silent are event types that do not bubble.
var silent = []string{"focus", "blur", "scroll", "toggle", "mouseenter", "mouseleave", "pointerenter", "pointerleave", "load", "error"}

type listener struct {
	doc   *Document
	root  *Node
	f     func(dom.Event)
	types map[string]how
}

type how struct{ capture, passive bool }

func (d *Document) Listen(root dom.Node, f func(dom.Event)) dom.Listener {
	l := &listener{doc: d, root: root.(*Node), f: f, types: make(map[string]how)}
	d.listeners = append(d.listeners, l)
	return l
}

func (l *listener) Add(typ string, capture, passive bool) { l.types[typ] = how{capture, passive} }

func (l *listener) Remove(typ string, capture bool) {
	if l.types[typ].capture != capture {
		panic("domtest: Remove of a listener that was added otherwise")
	}
	delete(l.types, typ)
}

func (l *listener) Close() {
	l.doc.listeners = slices.DeleteFunc(l.doc.listeners, func(m *listener) bool { return l == m })
}

// Fire sends an event from target through its ancestors, and returns it. props
// are the event's own properties; those of the target are read from it.
func (d *Document) Fire(target *Node, typ string, props map[string]any) *Event {
	e := &Event{Target: target, Typ: typ, Props: props}
	for _, l := range slices.Clone(d.listeners) {
		how, ok := l.types[typ]
		if ok && l.root.Contains(target) && (e.Bubbles() || how.capture) {
			e.root = l.root
			l.f(e)
		}
	}
	return e
}

// Listening returns the types of events that root's listeners hear, sorted;
// passive ones end in "~".
func (d *Document) Listening() []string {
	var types []string
	for _, l := range d.listeners {
		for typ, how := range l.types {
			if how.passive {
				typ += "~"
			}
			types = append(types, typ)
		}
	}
	slices.Sort(types)
	return types
}

// Input types text into a field, all at once.
func (d *Document) Input(n *Node, text string) *Event {
	n.SetLive("value", text)
	return d.Fire(n, "input", nil)
}

// Click clicks n; a checkbox changes.
func (d *Document) Click(n *Node) *Event {
	box := n.Tag == "input" && n.Attr("type") == "checkbox"
	if box {
		n.SetLive("checked", n.Prop("checked") != true)
	}
	e := d.Fire(n, "click", nil)
	if box {
		d.Fire(n, "input", nil)
		d.Fire(n, "change", nil)
	}
	return e
}

func (e *Event) Type() string             { return e.Typ }
func (e *Event) Bubbles() bool            { return !slices.Contains(silent, e.Typ) }
func (e *Event) Prop(names ...string) any { return follow(e, names) }
func (e *Event) PreventDefault()          { e.Prevented = true }
func (e *Event) StopPropagation()         { e.Stopped = true }
func (e *Event) JS() vjs.Value            { return vjs.Value{} }

func (e *Event) Path(yield func(id int) bool) {
	for n := e.Target; n != nil && n != e.root; n = n.Parent {
		if !yield(n.id) {
			return
		}
	}
}
