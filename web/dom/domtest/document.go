// Package domtest is a document in memory, for tests of what package dom draws.
//
// It models what the renderer relies on: a tree, attributes, live field values
// that readers change, focus, and events. It does no layout, and knows the
// properties that tests ask for. Its HTML parser is a real one.
package domtest

import (
	"fmt"
	"slices"
	"strings"

	vjs "github.com/vugu/vugu/js"

	"convlab/web/dom"
)

// A Document implements dom.Document.
type Document struct {
	Body   *Node // the only root; empty in a new Document
	Active *Node // has the focus; nil for none

	// Log has one line per change made through dom.Document, such as
	// "SetAttr p class=a". Tests may clear it.
	Log []string

	// Before, if set, is called with the line of each change before it is
	// made. It may panic, as a page may refuse a change.
	Before func(line string)

	listeners []*listener
	frames    []func()
}

// A Node is an element or, with Tag "", a text; comments have Tag "!".
type Node struct {
	Space, Tag string
	Data       string // of a text or comment
	Style      string // el.style.cssText
	Kids       []*Node
	Parent     *Node

	doc   *Document
	attrs []dom.Attr
	live  map[string]any // properties that were set
	id    int
}

// New returns an empty document.
func New() *Document {
	d := &Document{}
	d.Body = &Node{Tag: "body", doc: d}
	return d
}

var _ dom.Document = (*Document)(nil)

func (d *Document) change(n *Node, op, what string) {
	line := op + " " + n.Tag
	if n.Tag == "" {
		line = op + " #text"
	}
	if what != "" {
		line += " " + what
	}
	if d.Before != nil {
		d.Before(line)
	}
	d.Log = append(d.Log, line)
}

func (d *Document) Own(n any) dom.Node     { return n }
func (d *Document) Outside(n dom.Node) any { return n }
func (d *Document) Same(a, b any) bool     { return a == b }
func (d *Document) Stale(dom.Node) bool    { return false }
func (d *Document) Release(dom.Node)       {}
func (d *Document) Apply()                 {}
func (d *Document) Discard()               {}

func (d *Document) Element(space, tag string) dom.Node {
	if tag == "" || strings.ContainsAny(tag, " <>\"'=/") {
		panic("domtest: InvalidCharacterError: " + tag)
	}
	return &Node{Space: space, Tag: tag, doc: d}
}

func (d *Document) Text(s string) dom.Node { return &Node{Data: s, doc: d} }

func (d *Document) Insert(parent, n, before dom.Node) {
	c := n.(*Node)
	if c.Parent != nil {
		panic("domtest: Insert of a node that has a parent")
	}
	d.change(c, "Insert", "")
	d.put(parent.(*Node), c, before)
}

func (d *Document) Move(parent, n, before dom.Node) {
	c := n.(*Node)
	if c.Parent != parent.(*Node) {
		panic("domtest: Move from another parent")
	}
	d.change(c, "Move", "")
	d.blurIn(c) // as insertBefore does; moveBefore would not
	c.unlink()
	d.put(parent.(*Node), c, before)
}

func (d *Document) put(p, c *Node, before dom.Node) {
	i := len(p.Kids)
	if before != nil {
		if i = slices.Index(p.Kids, before.(*Node)); i < 0 {
			panic("domtest: NotFoundError: the node before which to insert is not a child")
		}
	}
	p.Kids = slices.Insert(p.Kids, i, c)
	c.Parent = p
}

func (d *Document) Remove(n dom.Node) {
	c := n.(*Node)
	d.change(c, "Remove", "")
	d.blurIn(c)
	c.unlink()
}

func (n *Node) unlink() {
	if p := n.Parent; p != nil {
		i := slices.Index(p.Kids, n)
		p.Kids = slices.Delete(p.Kids, i, i+1)
		n.Parent = nil
	}
}

// blurIn takes the focus from c or what is in it, which is about to leave.
func (d *Document) blurIn(c *Node) {
	if d.Active != nil && c.Contains(d.Active) {
		a := d.Active
		d.Active = nil
		d.Fire(a, "blur", nil)
		d.Fire(a, "focusout", nil)
	}
}

func (d *Document) SetText(n dom.Node, s string) {
	d.change(n.(*Node), "SetText", s)
	n.(*Node).Data = s
}

func (d *Document) SetHTML(n dom.Node, s string) {
	e := n.(*Node)
	d.change(e, "SetHTML", s)
	for _, k := range e.Kids {
		d.blurIn(k)
		k.Parent = nil
	}
	e.Kids = nil
	for _, k := range d.parse(e, s) {
		d.put(e, k, nil)
	}
}

func (d *Document) FitHTML(n dom.Node, s string) {
	e := n.(*Node)
	want := &Node{Space: e.Space, Tag: e.Tag, doc: d}
	for _, k := range d.parse(e, s) {
		d.put(want, k, nil)
	}
	if want.InnerHTML() != e.InnerHTML() {
		d.SetHTML(n, s)
	}
}

func (d *Document) SetAttr(n dom.Node, a dom.Attr) {
	e := n.(*Node)
	if a.Name == "" || strings.ContainsAny(a.Name, " <>\"'=/") {
		panic("domtest: InvalidCharacterError: " + a.Name)
	}
	if a.Name == "style" {
		panic("domtest: style attribute refused by the Content-Security-Policy")
	}
	d.change(e, "SetAttr", a.Name+"="+a.Value)
	e.setAttr(a)
}

func (n *Node) setAttr(a dom.Attr) {
	if i := n.attrIndex(a.Name); i >= 0 {
		n.attrs[i] = a
	} else {
		n.attrs = append(n.attrs, a)
	}
}

func (n *Node) attrIndex(name string) int {
	return slices.IndexFunc(n.attrs, func(a dom.Attr) bool { return a.Name == name })
}

func (d *Document) RemoveAttr(n dom.Node, a dom.Attr) {
	e := n.(*Node)
	d.change(e, "RemoveAttr", a.Name)
	e.attrs = slices.DeleteFunc(e.attrs, func(b dom.Attr) bool { return a.Name == b.Name })
	if a.Name == "style" {
		e.Style = ""
	}
}

func (d *Document) SetStyle(n dom.Node, css string) {
	d.change(n.(*Node), "SetStyle", css)
	n.(*Node).Style = css
}

func (d *Document) SetProp(n dom.Node, name string, v any) {
	d.change(n.(*Node), "SetProp", fmt.Sprintf("%s=%v", name, v))
	n.(*Node).SetLive(name, v)
}

func (d *Document) Props(reads []dom.PropRead) []any {
	var values []any
	for _, r := range reads {
		values = append(values, d.Prop(r.El, r.Name))
	}
	return values
}

func (d *Document) Prop(n dom.Node, names ...string) any { return follow(n, names) }

func (d *Document) Focus(n dom.Node) {
	e := n.(*Node)
	d.change(e, "Focus", "")
	if d.Active == e || !d.Body.Contains(e) {
		return
	}
	if d.Active != nil {
		d.blurIn(d.Active)
	}
	d.Active = e
	d.Fire(e, "focus", nil)
	d.Fire(e, "focusin", nil)
}

func (d *Document) Focused(n dom.Node) bool { return d.Active == n.(*Node) }

func (d *Document) HoldsFocus(n dom.Node) bool {
	return d.Active != nil && n.(*Node).Contains(d.Active)
}

// Contains reports whether m is n or in it.
func (n *Node) Contains(m *Node) bool {
	for ; m != nil; m = m.Parent {
		if m == n {
			return true
		}
	}
	return false
}

func (d *Document) SetID(n dom.Node, id int) { n.(*Node).id = id }

func (d *Document) Tree(n dom.Node) (found []dom.Found) {
	for _, k := range n.(*Node).Kids {
		f := dom.Found{Node: k, Space: k.Space, Tag: k.Tag, Attrs: slices.Clone(k.attrs)}
		if k.Tag == "" {
			f.Text = k.Data
		}
		for i := range f.Attrs {
			f.Attrs[i].Space = ""
		}
		f.Kids = len(k.Kids)
		found = append(append(found, f), d.Tree(k)...)
	}
	return found
}

func (d *Document) Frame(f func()) { d.frames = append(d.frames, f) }

// Flush runs the animation frames asked for until now.
func (d *Document) Flush() {
	frames := d.frames
	d.frames = nil
	for _, f := range frames {
		f()
	}
}

// Pending returns how many animation frames have been asked for.
func (d *Document) Pending() int { return len(d.frames) }

func (d *Document) JS(dom.Node) vjs.Value { return vjs.Value{} }
