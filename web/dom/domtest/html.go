package domtest

import (
	"slices"
	"strings"

	"github.com/vugu/html"
	"github.com/vugu/html/atom"

	"convlab/web/dom"
)

type attrT = dom.Attr

// Load replaces the body's children by what source says, as a browser would
// have read it.
func (d *Document) Load(source string) {
	d.Active = nil
	d.Body.Kids = nil
	for _, k := range d.parse(d.Body, source) {
		d.put(d.Body, k, nil)
	}
}

// parse returns the nodes that source makes in el.
func (d *Document) parse(el *Node, source string) []*Node {
	context := &html.Node{Type: html.ElementNode, Data: el.Tag, DataAtom: atom.Lookup([]byte(el.Tag)), Namespace: el.Space}
	nodes, err := html.ParseFragment(strings.NewReader(source), context)
	if err != nil {
		panic(err) // a reader of strings has no errors
	}
	var list []*Node
	for _, n := range nodes {
		list = append(list, d.convert(n))
	}
	return list
}

func (d *Document) convert(h *html.Node) *Node {
	n := &Node{doc: d}
	switch h.Type {
	case html.TextNode:
		n.Data = h.Data
		return n
	case html.ElementNode:
	default:
		n.Tag, n.Data = "!", h.Data
		return n
	}
	n.Space, n.Tag = h.Namespace, h.Data
	for _, a := range h.Attr {
		name := a.Key
		if a.Namespace != "" && !strings.Contains(name, ":") {
			name = a.Namespace + ":" + name
		}
		if n.attrIndex(name) < 0 { // the first counts
			n.attrs = append(n.attrs, dom.Attr{Space: a.Namespace, Name: name, Value: a.Val})
		}
	}
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		d.put(n, d.convert(c), nil)
	}
	return n
}

// HTML returns n as HTML, attributes sorted, live properties left out.
func (n *Node) HTML() string {
	var b strings.Builder
	n.write(&b)
	return b.String()
}

// InnerHTML is HTML of n's children.
func (n *Node) InnerHTML() string {
	var b strings.Builder
	for _, k := range n.Kids {
		k.write(&b)
	}
	return b.String()
}

func (n *Node) write(b *strings.Builder) {
	switch n.Tag {
	case "":
		b.WriteString(html.EscapeString(n.Data))
		return
	case "!":
		b.WriteString("<!--" + n.Data + "-->")
		return
	}
	b.WriteString("<" + n.Tag)
	attrs := slices.Clone(n.attrs)
	if n.Style != "" {
		attrs = append(attrs, dom.Attr{Name: "style", Value: n.Style})
	}
	slices.SortFunc(attrs, func(x, y dom.Attr) int { return strings.Compare(x.Name, y.Name) })
	for _, a := range attrs {
		b.WriteString(" " + a.Name + `="` + html.EscapeString(a.Value) + `"`)
	}
	b.WriteString(">")
	for _, k := range n.Kids {
		k.write(b)
	}
	b.WriteString("</" + n.Tag + ">")
}

// Text returns the texts in n, joined.
func (n *Node) Text() string {
	if n.Tag == "" {
		return n.Data
	}
	var b strings.Builder
	for _, k := range n.Kids {
		if k.Tag != "!" {
			b.WriteString(k.Text())
		}
	}
	return b.String()
}

// Attr returns an attribute's value, "" if there is none.
func (n *Node) Attr(name string) string {
	if i := n.attrIndex(name); i >= 0 {
		return n.attrs[i].Value
	}
	return ""
}

// HasAttr reports whether n has the attribute.
func (n *Node) HasAttr(name string) bool { return n.attrIndex(name) >= 0 }
