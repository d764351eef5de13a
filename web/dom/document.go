package dom

import vjs "github.com/vugu/vugu/js"

// Node is a Document's handle of one of its nodes: a number in the page, a
// *domtest.Node in the model. Nodes of one Document mean nothing to another.
// They are not comparable.
type Node = any

// Attr is one attribute. Space is "" or "xlink", "xml", "xmlns", as Vugu's
// templates name them; Name then has its prefix ("xlink:href").
type Attr struct {
	Space, Name, Value string
}

// A Document is what the renderer needs of a page. Its changes may be held back
// until Apply; every method that reads applies them before. Every method may panic, as
// calls into a page do; the renderer then restores what it can (see
// Renderer.Render).
type Document interface {
	// Own returns the handle of a node that the renderer has not made:
	// a js.Value in the page.
	Own(n any) Node
	// Outside is the opposite: n as the rest of the program knows it.
	Outside(n Node) any
	// Same compares two nodes from Outside.
	Same(a, b any) bool
	// Release says that n will not be named again. What has been released
	// may be released once more.
	Release(n Node)

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
	// FitHTML is SetHTML for an element that may have that content already;
	// then it should keep its children.
	FitHTML(el Node, html string)
	SetAttr(el Node, a Attr)
	RemoveAttr(el Node, a Attr)
	SetStyle(el Node, css string)

	// SetProp sets a property. v is nil, a bool, float64, string or a JSON.
	// A changed value of a text field keeps the caret where it was.
	SetProp(el Node, name string, v any)

	Focus(el Node)

	// SetID marks an element, for Event.Path. IDs are positive.
	SetID(el Node, id int)

	// Apply makes the changes that were held back, in their order. It panics
	// with Moved if it meets a node that somebody has put elsewhere or taken
	// away; Discard forgets those that Apply has not made.
	Apply()
	Discard()

	// Stale reports whether somebody else has changed what is below el since
	// Tree has read it, so that it is to be read anew. What Apply would find out,
	// and texts that were translated, don't count.
	Stale(el Node) bool

	// Props reads one property of each element. Objects and functions read
	// as nil.
	Props(reads []PropRead) []any
	// Prop follows names from n, likewise.
	Prop(n Node, names ...string) any

	// Focused reports whether el has the focus; HoldsFocus, el or an element in it.
	Focused(el Node) bool
	HoldsFocus(el Node) bool

	// Tree reads everything below el, parents before children, for adoption.
	// What is in hosts may be left out.
	Tree(el Node) []Found

	// Listen returns a Listener that hands events at root to f.
	Listen(root Node, f func(Event)) Listener

	// Frame calls f once, before the next paint, or soon if the page is hidden.
	Frame(f func())

	// JS returns n for Vugu's interfaces; a zero Value outside a browser.
	JS(n Node) vjs.Value
}

// Moved is what Document.Apply panics with when a node is not where it was put.
// The page is then to be read anew. Programs that translate pages do this.
type Moved struct{}

func (Moved) Error() string { return "dom: somebody has moved a node of the page" }

// A PropRead is a property to read.
type PropRead struct {
	El   Node
	Name string
}

// A Found is a node that Document.Tree has read.
type Found struct {
	Node       Node
	Space, Tag string // as Element takes them; Tag is "" for text, "!" for comments and other nodes without content of ours
	Text       string // of a text
	Attrs      []Attr // without Space
	Kids       int    // how many of those that follow are its children; their own come in between
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
