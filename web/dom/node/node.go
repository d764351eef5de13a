// Package node makes the nodes of Vugu's tree for the components' generated code. What vugugen writes out at every
// element, attribute and event is here once; package generate puts the calls in its place. A component's Build is less
// than half as long by that, and attributes that never change are made once and not at every render.
package node

import (
	"github.com/vugu/vjson"
	"github.com/vugu/vugu"
)

// A Static is what never changes of an element. Its Attr belongs to all nodes that are made of it: appending copies it
// (no literal has room to spare), writing into it is forbidden.
type Static struct {
	Namespace, Tag string
	Attr           []vugu.VGAttribute
}

func (s *Static) node() *vugu.VGNode {
	return &vugu.VGNode{Type: vugu.ElementNode, Namespace: s.Namespace, Data: s.Tag, Attr: s.Attr}
}

// Root makes a component's outermost element.
//
//go:noinline
func Root(out *vugu.BuildOut, s *Static) *vugu.VGNode {
	n := s.node()
	out.Out = append(out.Out, n)
	return n
}

// Element appends an element to its parent.
//
//go:noinline
func Element(parent *vugu.VGNode, s *Static) *vugu.VGNode {
	n := s.node()
	parent.AppendChild(n)
	return n
}

// Text appends a text to its parent.
//
//go:noinline
func Text(parent *vugu.VGNode, text string) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.TextNode, Data: text}
	parent.AppendChild(n)
	return n
}

// HTML gives an element its content, which never changes.
//
//go:noinline
func HTML(n *vugu.VGNode, content string) { n.InnerHTML = &content }

// Property gives an element a property of its DOM object.
//
//go:noinline
func Property(n *vugu.VGNode, key string, value any) {
	b, err := vjson.Marshal(value)
	if err != nil {
		panic(err)
	}
	n.Prop = append(n.Prop, vugu.VGProperty{Key: key, JSONVal: b})
}

// On has an element call f at an event.
//
//go:noinline
func On(n *vugu.VGNode, event string, f func(vugu.DOMEvent)) {
	n.DOMEventHandlerSpecList = append(n.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{EventType: event, Func: f})
}
