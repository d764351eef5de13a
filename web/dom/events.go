package dom

import (
	"github.com/vugu/vugu"
	vjs "github.com/vugu/vugu/js"
)

// lastID numbers elements with handlers, across renderers, so that an element
// adopted from another renderer cannot be taken for one of ours.
var lastID int

// Ears listen at the mount element, with one listener per event type that the
// tree has handlers for, and find the handlers by the ids of elements. Nothing
// is registered per element, so no handler outlives its render.
type ears struct {
	r        *Renderer
	listener Listener
	table    map[int]*node // of the last tree, by id
	types    map[string]*ear

	held  int // a patch is under way
	queue []Event
}

// An ear is one event type's state.
type ear struct {
	listening bool
	passive   bool // as registered
	pass      int  // the render that last wanted it
	want      bool // passive, as that render wants it
}

func (e *ears) init(r *Renderer) {
	e.r = r
	e.table = make(map[int]*node)
	e.types = make(map[string]*ear)
	e.listener = r.doc.Listen(r.mount, e.hear)
}

func (e *ears) close() {
	e.listener.Close()
	clear(e.table)
	clear(e.types)
	e.queue = nil
}

// saw notes the handlers of n, which the patch has just brought up to date.
func (e *ears) saw(n *node) {
	if len(n.on) > 0 && n.id == 0 {
		lastID++
		n.id = lastID
		e.r.doc.SetID(n.dom, n.id)
	}
	if n.id != 0 {
		e.table[n.id] = n
	}
	for i := range n.on {
		e.want(n.on[i].EventType, n.on[i].Passive)
	}
}

// want asks for events of a type; passive only if all who ask want it so.
func (e *ears) want(typ string, passive bool) {
	t := e.types[typ]
	if t == nil {
		t = new(ear)
		e.types[typ] = t
	}
	if t.pass != e.r.pass {
		t.pass, t.want = e.r.pass, true
	}
	t.want = t.want && passive
}

// finish brings the listeners in step with the tree.
func (e *ears) finish() {
	if e.r.fields.seen {
		for _, typ := range fieldEvents {
			e.want(typ, false)
		}
	}
	for typ, t := range e.types {
		wanted := t.pass == e.r.pass
		if t.listening && (!wanted || t.passive != t.want) {
			e.listener.Remove(typ, !bubbling(typ))
			t.listening = false
		}
		if !wanted {
			delete(e.types, typ)
		} else if !t.listening {
			e.listener.Add(typ, !bubbling(typ), t.want)
			t.listening, t.passive = true, t.want
		}
	}
}

// bubbling reports whether events of a type reach the mount element by
// themselves. The others are caught on their way down.
func bubbling(typ string) bool {
	switch typ {
	case "focus", "blur", "scroll", "scrollend", "toggle", "beforetoggle", "invalid", "cancel", "close",
		"mouseenter", "mouseleave", "pointerenter", "pointerleave",
		"load", "error", "abort", "loadstart", "loadeddata", "loadedmetadata", "progress",
		"canplay", "canplaythrough", "play", "playing", "pause", "ended", "seeking", "seeked",
		"timeupdate", "durationchange", "ratechange", "volumechange", "waiting", "stalled", "suspend":
		return false
	}
	return true
}

// hold keeps events back until release.
func (e *ears) hold() { e.held++ }

func (e *ears) release() {
	e.held--
	for e.held == 0 && len(e.queue) > 0 {
		ev := e.queue[0]
		e.queue = e.queue[1:]
		e.dispatch(ev)
	}
}

// hear takes an event from the document.
func (e *ears) hear(ev Event) {
	if e.held > 0 {
		e.queue = append(e.queue, ev)
		return
	}
	e.dispatch(ev)
}

// dispatch runs the handlers for ev in the order of the DOM: capturing ones
// from the root down, the others from the target up. A handler may render, so
// the way is kept in ids and every handler is looked up when its turn comes.
func (e *ears) dispatch(ev Event) {
	typ := ev.Type()
	due := e.r.fields.note(typ)
	var target *node
	inside := false // the target is somewhere inside the element we know
	ev.Path(func(id int) bool {
		if id != 0 {
			target = e.table[id]
		}
		inside = inside || target == nil
		return target == nil
	})
	if target == nil {
		if due {
			e.r.invalidate()
		}
		return
	}
	bubbles := ev.Bubbles()
	var buf [16]int
	way := buf[:0]
	for n := target; n != nil; n = n.parent {
		if n.id != 0 {
			way = append(way, n.id)
		}
		if !bubbles {
			if inside {
				way = way[:0]
			}
			break
		}
	}
	x := &event{ears: e, ev: ev}
	for i := len(way) - 1; i >= 0 && !x.stopped; i-- {
		due = x.run(way[i], true) || due
	}
	for i := 0; i < len(way) && !x.stopped; i++ {
		due = x.run(way[i], false) || due
	}
	if due {
		e.r.invalidate()
	}
}

// An event is Vugu's view of an Event on its way through the tree.
type event struct {
	ears    *ears
	ev      Event
	current Node // whose handler runs
	stopped bool
}

var _ vugu.DOMEvent = (*event)(nil)

// run calls an element's handlers, and reports whether there were any.
func (x *event) run(id int, capture bool) (ran bool) {
	typ := x.ev.Type()
	for i := 0; ; i++ {
		n := x.ears.table[id]
		if n == nil || i >= len(n.on) {
			return ran
		}
		spec := n.on[i]
		if spec.EventType != typ || spec.Capture != capture || spec.Func == nil {
			continue
		}
		ran = true
		x.current = n.dom
		x.ears.r.guard("handler "+typ, func() { spec.Func(x) })
	}
}

// Prop follows keys from the event: ("target", "value"), ("clientX"). Each
// call reads what it asks for and no more. Missing values, objects and
// functions are nil. ("currentTarget", …) is read from the element whose
// handler runs.
func (x *event) Prop(keys ...string) any {
	if len(keys) > 0 && keys[0] == "currentTarget" && x.current != nil {
		return x.ears.r.doc.Prop(x.current, keys[1:]...)
	}
	return x.ev.Prop(keys...)
}

func (x *event) PropString(keys ...string) string {
	s, _ := x.Prop(keys...).(string)
	return s
}

func (x *event) PropFloat64(keys ...string) float64 {
	f, _ := x.Prop(keys...).(float64)
	return f
}

func (x *event) PropBool(keys ...string) bool {
	b, _ := x.Prop(keys...).(bool)
	return b
}

// EventSummary has the event's type only: collecting every property would cost
// hundreds of reads. Ask Prop.
func (x *event) EventSummary() map[string]any { return map[string]any{"type": x.ev.Type()} }

func (x *event) JSEvent() vjs.Value              { return x.ev.JS() }
func (x *event) JSEventTarget() vjs.Value        { return x.ev.JS().Get("target") }
func (x *event) JSEventCurrentTarget() vjs.Value { return x.ears.r.doc.JS(x.current) }

// EventEnv returns the App's. In a handler there is no need to lock, and no
// harm: Lock does not block.
func (x *event) EventEnv() vugu.EventEnv { return x.ears.r.eventEnv }

func (x *event) PreventDefault() { x.ev.PreventDefault() }

// StopPropagation keeps the event from the handlers of further ancestors, in
// the tree and, if it bubbled here, in the page.
func (x *event) StopPropagation() {
	x.stopped = true
	if bubbling(x.ev.Type()) {
		x.ev.StopPropagation()
	}
}
