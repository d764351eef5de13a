package dom

import (
	"strings"
	"syscall/js"

	vjs "github.com/vugu/vugu/js"
)

// Page returns the browser's document. Its nodes are of type js.Value.
func Page() Document { return page }

// Find returns the first element that matches a CSS selector, or nil.
func Find(selector string) Node {
	if v := page.document.Call("querySelector", selector); v.Truthy() {
		return v
	}
	return nil
}

var page = newBrowser()

// browser implements Document. Properties that each render may read are kept:
// a js.Value of a function or prototype costs nothing to hold.
type browser struct {
	document js.Value
	json     js.Value
	inert    js.Value // a document that loads and runs nothing, made when needed
	canMove  bool     // Node.moveBefore exists
	frames   []func()
	tick     js.Func
	raf      js.Value // the pending animation frame and timer
	timer    js.Value
}

const (
	svgSpace  = "http://www.w3.org/2000/svg"
	mathSpace = "http://www.w3.org/1998/Math/MathML"

	idProp = "convlabID" // of elements with handlers
)

func newBrowser() *browser {
	b := &browser{document: js.Global().Get("document"), json: js.Global().Get("JSON")}
	if !b.document.Truthy() {
		return b // a worker, which draws nothing
	}
	b.canMove = b.document.Get("moveBefore").Truthy()
	b.tick = js.FuncOf(func(js.Value, []js.Value) any {
		b.runFrames()
		return nil
	})
	return b
}

func attrSpace(space string) string {
	switch space {
	case "xlink":
		return "http://www.w3.org/1999/xlink"
	case "xml":
		return "http://www.w3.org/XML/1998/namespace"
	case "xmlns":
		return "http://www.w3.org/2000/xmlns/"
	}
	return ""
}

func (b *browser) Element(space, tag string) Node {
	switch space {
	case "svg":
		return b.document.Call("createElementNS", svgSpace, tag)
	case "math":
		return b.document.Call("createElementNS", mathSpace, tag)
	}
	return b.document.Call("createElement", tag)
}

func (b *browser) Text(s string) Node { return b.document.Call("createTextNode", s) }

func (b *browser) Insert(parent, n, before Node) {
	if before == nil {
		parent.(js.Value).Call("appendChild", n)
	} else {
		parent.(js.Value).Call("insertBefore", n, before)
	}
}

func (b *browser) Move(parent, n, before Node) {
	// moveBefore keeps focus, scroll positions, transitions and frames.
	if b.canMove && parent.(js.Value).Get("isConnected").Bool() {
		parent.(js.Value).Call("moveBefore", n, before)
	} else {
		parent.(js.Value).Call("insertBefore", n, before)
	}
}

func (b *browser) Remove(n Node)              { n.(js.Value).Call("remove") }
func (b *browser) SetText(n Node, s string)   { n.(js.Value).Set("data", s) }
func (b *browser) SetHTML(el Node, s string)  { el.(js.Value).Set("innerHTML", s) }
func (b *browser) SetStyle(el Node, s string) { el.(js.Value).Get("style").Set("cssText", s) }
func (b *browser) SetID(el Node, id int)      { el.(js.Value).Set(idProp, id) }
func (b *browser) Focus(el Node)              { el.(js.Value).Call("focus") }
func (b *browser) JS(n Node) vjs.Value        { return vjs.Value(n.(js.Value)) }
func (b *browser) FirstChild(n Node) Node     { return nodeOrNil(n.(js.Value).Get("firstChild")) }
func (b *browser) NextSibling(n Node) Node    { return nodeOrNil(n.(js.Value).Get("nextSibling")) }
func (b *browser) AttrNames(el Node) []string {
	return stringsOf(el.(js.Value).Call("getAttributeNames"))
}

func nodeOrNil(v js.Value) Node {
	if v.IsNull() {
		return nil
	}
	return v
}

func stringsOf(v js.Value) []string {
	s := make([]string, v.Length())
	for i := range s {
		s[i] = v.Index(i).String()
	}
	return s
}

func (b *browser) SetAttr(el Node, a Attr) {
	if space := attrSpace(a.Space); space != "" {
		el.(js.Value).Call("setAttributeNS", space, a.Name, a.Value)
	} else {
		el.(js.Value).Call("setAttribute", a.Name, a.Value)
	}
}

func (b *browser) RemoveAttr(el Node, a Attr) { el.(js.Value).Call("removeAttribute", a.Name) }

func (b *browser) Attr(el Node, name string) (string, bool) {
	v := el.(js.Value).Call("getAttribute", name)
	if v.IsNull() {
		return "", false
	}
	return v.String(), true
}

func (b *browser) SetProp(el Node, name string, v any) {
	e := el.(js.Value)
	if j, ok := v.(JSON); ok {
		v = b.json.Call("parse", string(j))
	}
	if name == "value" && b.Focused(el) {
		// null where there is no caret to keep: buttons, ranges, numbers.
		if start := e.Get("selectionStart"); start.Type() == js.TypeNumber {
			end := e.Get("selectionEnd")
			e.Set(name, v)
			e.Call("setSelectionRange", start, end)
			return
		}
	}
	e.Set(name, v)
}

func (b *browser) Prop(n Node, names ...string) any { return follow(n.(js.Value), names) }

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

func (b *browser) Focused(el Node) bool {
	return el.(js.Value).Equal(b.document.Get("activeElement"))
}

func (b *browser) HoldsFocus(el Node) bool {
	return el.(js.Value).Call("contains", b.document.Get("activeElement")).Bool()
}

// Kind mostly gets by with one read: only HTML elements have a nodeName in
// capitals.
func (b *browser) Kind(n Node) (space, tag string) {
	v := n.(js.Value)
	name := v.Get("nodeName").String()
	switch {
	case name == "#text":
		return "", ""
	case v.Get("nodeType").Int() != 1:
		return "", "!"
	}
	if tag := strings.ToLower(name); tag != name && strings.ToUpper(name) == name {
		return "", tag
	}
	switch v.Get("namespaceURI").String() {
	case svgSpace:
		space = "svg"
	case mathSpace:
		space = "math"
	}
	return space, v.Get("localName").String()
}

// SameHTML compares el's children with those that a document which loads
// nothing makes of html.
func (b *browser) SameHTML(el Node, html string) bool {
	v := el.(js.Value)
	if v.Get("innerHTML").String() == html {
		return true
	}
	if b.inert.IsUndefined() {
		b.inert = b.document.Get("implementation").Call("createHTMLDocument", "")
	}
	want := b.inert.Call("createElementNS", v.Get("namespaceURI"), v.Get("localName"))
	want.Set("innerHTML", html)
	x, y := v.Get("firstChild"), want.Get("firstChild")
	for !x.IsNull() && !y.IsNull() {
		if !x.Call("isEqualNode", y).Bool() {
			return false
		}
		x, y = x.Get("nextSibling"), y.Get("nextSibling")
	}
	return x.IsNull() && y.IsNull()
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
	if b.document.Get("hidden").Bool() {
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
		f()
	}
}
