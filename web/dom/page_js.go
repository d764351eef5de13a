package dom

import (
	"encoding/binary"
	"strconv"
	"strings"
	"syscall/js"
	"unicode/utf8"

	vjs "github.com/vugu/vugu/js"
)

// Page returns the browser's document. static/dom.js must have run. Its nodes
// are numbers; Own takes a js.Value, and Outside returns one.
func Page() Document { return page }

// Find returns the first element that matches a CSS selector, or nil.
func Find(selector string) any {
	if v := page.document.Call("querySelector", selector); v.Truthy() {
		return v
	}
	return nil
}

var page = newBrowser()

// browser implements Document. Every call into the page costs more than what it
// does there, so changes are written down in words and text, and carried out
// together by static/dom.js.
type browser struct {
	document js.Value
	side     js.Value // what dom.js gives
	run      js.Value
	last     int // the number of the newest node

	words []byte // little-endian int32
	text  []byte // the changes' strings, one after the other
	view  js.Value
	room  int // of view

	frames []func()
	tick   js.Func
	raf    js.Value // the pending animation frame and timer
	timer  js.Value
}

// The changes, as dom.js knows them.
const (
	opElement = 1 + iota
	opText
	opInsert
	opMove
	opRemove
	opSetText
	opSetHTML
	opFitHTML
	opSetAttr
	opRemoveAttr
	opSetStyle
	opSetProp
	opFocus
	opSetID
	opRelease
	opRead
)

const idProp = "convlabID" // of elements with handlers; dom.js sets it

func newBrowser() *browser {
	b := &browser{document: js.Global().Get("document")}
	if !b.document.Truthy() {
		return b // a worker, which draws nothing
	}
	if lab := js.Global().Get("convlab"); lab.Truthy() {
		b.side = lab.Get("dom")
	}
	b.tick = js.FuncOf(func(js.Value, []js.Value) any {
		caught("frame", printPanic, b.runFrames)
		return nil
	})
	return b
}

// op notes a change; what it is about follows by node, number and string.
func (b *browser) op(code int) { b.number(code) }

func (b *browser) number(n int) { b.words = binary.LittleEndian.AppendUint32(b.words, uint32(n)) }

func (b *browser) node(n Node) {
	if n == nil {
		b.number(0)
	} else {
		b.number(n.(int))
	}
}

// string notes a string, by its length in UTF-16.
func (b *browser) string(s string) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD") // or the lengths would not agree
	}
	n := 0
	for _, r := range s {
		n++
		if r >= 0x10000 {
			n++
		}
	}
	b.number(n)
	b.text = append(b.text, s...)
}

// make notes the birth of a node.
func (b *browser) make(code int) Node {
	b.last++
	b.op(code)
	b.number(b.last)
	return b.last
}

// flush carries out what was noted, and returns what was read.
func (b *browser) flush() string {
	if len(b.words) == 0 {
		return ""
	}
	if b.run.IsUndefined() {
		b.run = b.side.Get("run")
	}
	if len(b.words) > b.room {
		b.room = max(2*len(b.words), 1<<14)
		b.view = js.Global().Get("Uint8Array").New(b.room)
	}
	js.CopyBytesToJS(b.view, b.words)
	count, text := len(b.words)/4, " "+string(b.text)
	b.Discard()
	read := b.run.Invoke(b.view, count, text)
	if read.Type() != js.TypeString {
		panic(Moved{})
	}
	return read.String()
}

func (b *browser) Apply()   { b.flush() }
func (b *browser) Discard() { b.words, b.text = b.words[:0], b.text[:0] }

func (b *browser) Own(n any) Node {
	b.last++
	b.side.Call("know", b.last, n)
	return b.last
}

func (b *browser) Outside(n Node) any { return b.value(n) }

func (b *browser) value(n Node) js.Value {
	b.flush()
	return b.side.Call("node", n)
}

func (b *browser) Same(x, y any) bool {
	v, ok := x.(js.Value)
	w, also := y.(js.Value)
	return ok && also && v.Equal(w)
}

func (b *browser) Stale(el Node) bool { return b.side.Call("stale", el).Bool() }

func (b *browser) JS(n Node) vjs.Value { return vjs.Value(b.value(n)) }

func (b *browser) Release(n Node) {
	b.op(opRelease)
	b.node(n)
}

// spaceNumber is what dom.js knows the namespace of an element or attribute by.
func spaceNumber(space string) int {
	switch space {
	case "svg", "xlink":
		return 1
	case "math", "xml":
		return 2
	case "xmlns":
		return 3
	}
	return 0
}

func (b *browser) Element(space, tag string) Node {
	n := b.make(opElement)
	b.number(spaceNumber(space))
	b.string(tag)
	return n
}

func (b *browser) Text(s string) Node {
	n := b.make(opText)
	b.string(s)
	return n
}

func (b *browser) Insert(parent, n, before Node) { b.place(opInsert, parent, n, before) }
func (b *browser) Move(parent, n, before Node)   { b.place(opMove, parent, n, before) }

func (b *browser) place(code int, parent, n, before Node) {
	b.op(code)
	b.node(parent)
	b.node(n)
	b.node(before)
}

func (b *browser) Remove(n Node) {
	b.op(opRemove)
	b.node(n)
}

// set notes a change of a node to a string.
func (b *browser) set(code int, n Node, s string) {
	b.op(code)
	b.node(n)
	b.string(s)
}

func (b *browser) SetText(n Node, s string)   { b.set(opSetText, n, s) }
func (b *browser) SetHTML(el Node, s string)  { b.set(opSetHTML, el, s) }
func (b *browser) FitHTML(el Node, s string)  { b.set(opFitHTML, el, s) }
func (b *browser) SetStyle(el Node, s string) { b.set(opSetStyle, el, s) }
func (b *browser) RemoveAttr(el Node, a Attr) { b.set(opRemoveAttr, el, a.Name) }

func (b *browser) SetAttr(el Node, a Attr) {
	b.op(opSetAttr)
	b.node(el)
	b.number(spaceNumber(a.Space))
	b.string(a.Name)
	b.string(a.Value)
}

func (b *browser) SetProp(el Node, name string, v any) {
	b.set(opSetProp, el, name)
	switch v := v.(type) {
	case string:
		b.string("s" + v)
	case JSON:
		b.string("j" + string(v))
	case bool:
		b.string("j" + strconv.FormatBool(v))
	case float64:
		b.string("j" + strconv.FormatFloat(v, 'g', -1, 64))
	default:
		b.string("jnull")
	}
}

func (b *browser) Focus(el Node) {
	b.op(opFocus)
	b.node(el)
}

func (b *browser) SetID(el Node, id int) {
	b.op(opSetID)
	b.node(el)
	b.number(id)
}

func (b *browser) Focused(el Node) bool {
	b.flush()
	return b.side.Call("focused", el).Bool()
}

func (b *browser) HoldsFocus(el Node) bool {
	b.flush()
	return b.side.Call("holds", el).Bool()
}

func (b *browser) Prop(n Node, names ...string) any { return follow(b.value(n), names) }

// follow reads one property after the other from v.
func follow(v js.Value, names []string) any {
	for _, name := range names {
		if t := v.Type(); t != js.TypeObject && t != js.TypeFunction {
			return nil
		}
		v = v.Get(name)
	}
	switch v.Type() {
	case js.TypeString:
		return v.String()
	case js.TypeNumber:
		return v.Float()
	case js.TypeBoolean:
		return v.Bool()
	}
	return nil
}

func (b *browser) Props(reads []PropRead) []any {
	for _, r := range reads {
		b.set(opRead, r.El, r.Name)
	}
	l := ledger(b.flush())
	values := make([]any, len(reads))
	for i := range values {
		s := l.next()
		switch s[0] {
		case 's':
			values[i] = s[1:]
		case 'n':
			values[i], _ = strconv.ParseFloat(s[1:], 64)
		case 't':
			values[i] = true
		case 'f':
			values[i] = false
		}
	}
	return values
}

// A ledger is what dom.js has written: values that end in "\x00".
type ledger string

func (l *ledger) next() string {
	s, rest, _ := strings.Cut(string(*l), "\x00")
	*l = ledger(rest)
	return s
}

func (l *ledger) number() int {
	n, _ := strconv.Atoi(l.next())
	return n
}

func (b *browser) Tree(el Node) []Found {
	b.flush()
	l := ledger(b.side.Call("tree", el, b.last+1).String())
	found := make([]Found, 0, len(l)/64)
	for l != "" {
		b.last++
		f := Found{Node: b.last}
		switch s := l.next(); s[0] {
		case 't':
			f.Text = s[1:]
		case 'c':
			f.Tag = "!"
		default:
			f.Space, f.Tag = [...]string{"", "svg", "math"}[s[0]-'0'], s[1:]
			f.Attrs = make([]Attr, l.number())
			for i := range f.Attrs {
				f.Attrs[i].Name = l.next()
				f.Attrs[i].Value = l.next()
			}
			f.Kids = l.number()
		}
		found = append(found, f)
	}
	return found
}

// Frame asks for an animation frame and, because a page that is hidden or has
// just become so gets none, for a timer: what comes first serves both.
func (b *browser) Frame(f func()) {
	b.frames = append(b.frames, f)
	if len(b.frames) > 1 {
		return
	}
	wait := 200
	b.raf = js.Undefined()
	if b.document.Get("hidden").Truthy() {
		wait = 0
	} else {
		b.raf = js.Global().Call("requestAnimationFrame", b.tick)
	}
	b.timer = js.Global().Call("setTimeout", b.tick, wait)
}

func (b *browser) runFrames() {
	if b.raf.Truthy() {
		js.Global().Call("cancelAnimationFrame", b.raf)
	}
	js.Global().Call("clearTimeout", b.timer)
	frames := b.frames
	b.frames = nil
	for _, f := range frames {
		caught("frame", printPanic, f)
	}
}
