package dom

import vjs "github.com/vugu/vugu/js"

// Node is a Document's handle of one of its nodes: a js.Value in the page, a
// *domtest.Node in the model. Nodes of one Document mean nothing to another.
// They are not comparable.
type Node = any

// Attr is one attribute. Space is "" or "xlink", "xml", "xmlns", as Vugu's
// templates name them; Name then has its prefix ("xlink:href").
type Attr struct {
	Space, Name, Value string
}

// A Document is what the renderer needs of a page. Every method may panic, as
// calls into a page do; the renderer then restores what it can (see
// Renderer.Render).
type Document interface {
	// Element returns a new element; space is "" (HTML), "svg" or "math".
	Element(space, tag string) Node
	Text(s string) Node

	// Insert puts a node that is in no document into parent before the child
	// before, or last when before is nil. Move does so for a child of parent,
	// keeping focus, scroll position and the like where the document can.
	Insert(parent, n, before Node)
	Move(parent, n, before Node)
	Remove(n Node)

	SetText(text Node, s string)
	SetHTML(el Node, html string)
	SetAttr(el Node, a Attr)
	RemoveAttr(el Node, a Attr)
	SetStyle(el Node, css string)

	// SetProp sets a property. v is nil, a bool, float64, string or a JSON.
	// A changed value of a text field keeps the caret where it was.
	SetProp(el Node, name string, v any)

	// Prop follows names from n. Objects and functions read as nil.
	Prop(n Node, names ...string) any

	Focus(el Node)
	// Focused reports whether el has the focus; HoldsFocus, el or an element in it.
	Focused(el Node) bool
	HoldsFocus(el Node) bool

	// SetID marks an element, for Event.Path. IDs are positive.
	SetID(el Node, id int)

	// What adoption reads. FirstChild and NextSibling return nil at the end;
	// Kind returns "" for text, "!" for comments and other nodes without
	// content of ours; tag is as Element takes it.
	FirstChild(n Node) Node
	NextSibling(n Node) Node
	Kind(n Node) (space, tag string)
	Attr(el Node, name string) (value string, ok bool)
	AttrNames(el Node) []string
	// SameHTML reports whether SetHTML(el, html) would change el's children.
	// False negatives are allowed.
	SameHTML(el Node, html string) bool

	// Listen returns a Listener that hands events at root to f.
	Listen(root Node, f func(Event)) Listener

	// Frame calls f once, before the next paint, or soon if the page is hidden.
	Frame(f func())

	// JS returns n for Vugu's interfaces; a zero Value outside a browser.
	JS(n Node) vjs.Value
}

// JSON is a property value that is no scalar, in JSON's notation.
type JSON string

// A Listener is the renderer's ear at the mount element.
type Listener interface {
	Add(typ string, capture, passive bool)
	Remove(typ string, capture bool)
	Close() // removes all and releases what they hold
}

// An Event is one event as a document delivers it.
type Event interface {
	Type() string
	Bubbles() bool
	// Path yields the IDs of the target (0 if it has none), then of its
	// ancestors up to, not including, the mount element, until yield
	// returns false.
	Path(yield func(id int) bool)
	// Prop follows names from the event, like Document.Prop.
	Prop(names ...string) any
	PreventDefault()
	StopPropagation()
	JS() vjs.Value
}
