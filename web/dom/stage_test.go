package dom_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/dom/domtest"
)

// What vugugen would generate, by hand: E("p", A{"class", "x"}, "text").
type (
	A [2]string // attribute
	P struct {
		k string
		v any
	} // property
	On struct {
		typ string
		f   func(vugu.DOMEvent)
	}
	HTML string // vg-content
	Kids []*vugu.VGNode
)

func E(tag string, parts ...any) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.ElementNode, Data: tag}
	for _, p := range parts {
		switch p := p.(type) {
		case A:
			n.Attr = append(n.Attr, vugu.VGAttribute{Key: p[0], Val: p[1]})
		case P:
			b, err := json.Marshal(p.v)
			if err != nil {
				panic(err)
			}
			n.Prop = append(n.Prop, vugu.VGProperty{Key: p.k, JSONVal: b})
		case On:
			n.DOMEventHandlerSpecList = append(n.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{EventType: p.typ, Func: p.f})
		case vugu.DOMEventHandlerSpec:
			n.DOMEventHandlerSpecList = append(n.DOMEventHandlerSpecList, p)
		case HTML:
			n.SetInnerHTML(vugu.HTML(p))
		case string:
			n.AppendChild(T(p))
		case *vugu.VGNode:
			if p != nil {
				n.AppendChild(p)
			}
		case Kids:
			for _, k := range p {
				n.AppendChild(k)
			}
		default:
			panic(fmt.Sprintf("E of %T", p))
		}
	}
	return n
}

func T(s string) *vugu.VGNode               { return &vugu.VGNode{Type: vugu.TextNode, Data: s} }
func Template(parts ...any) *vugu.VGNode    { return E("", parts...) }
func Comment(s string) *vugu.VGNode         { return &vugu.VGNode{Type: vugu.CommentNode, Data: s} }
func Component(b vugu.Builder) *vugu.VGNode { return &vugu.VGNode{Component: b} }
func click(f func()) On                     { return On{"click", func(vugu.DOMEvent) { f() }} }

// S is an element in the SVG namespace, as vugugen gives it.
func S(tag string, parts ...any) *vugu.VGNode {
	n := E(tag, parts...)
	n.Namespace = "svg"
	return n
}

// A view is a component made of a function.
type view struct{ f func() []*vugu.VGNode }

func (v *view) Build(*vugu.BuildIn) *vugu.BuildOut {
	out := &vugu.BuildOut{Out: v.f()}
	var collect func(n *vugu.VGNode)
	collect = func(n *vugu.VGNode) {
		for ; n != nil; n = n.NextSibling {
			if b, ok := n.Component.(vugu.Builder); ok {
				out.Components = append(out.Components, b)
			}
			collect(n.FirstChild)
		}
	}
	for _, n := range out.Out {
		collect(n)
	}
	return out
}

func View(f func() *vugu.VGNode) *view {
	return &view{func() []*vugu.VGNode { return []*vugu.VGNode{f()} }}
}

// build runs a build of one tree.
func build(nodes ...*vugu.VGNode) *vugu.BuildResults {
	env, err := vugu.NewBuildEnv()
	if err != nil {
		panic(err)
	}
	return env.RunBuild(&view{func() []*vugu.VGNode { return nodes }})
}

// A stage is an App in the model document.
type stage struct {
	*testing.T
	doc    *domtest.Document
	app    *dom.App
	panics []string // "where: value"
	hosts  []string // "+name" and "-name"
}

// newStage has rendered f's tree once.
func newStage(t *testing.T, f func() *vugu.VGNode) *stage {
	s := &stage{T: t, doc: domtest.New()}
	s.app = &dom.App{
		Doc: s.doc, Mount: s.doc.Body, Root: View(f),
		OnPanic: func(where string, v any, stack []byte) {
			s.panics = append(s.panics, fmt.Sprintf("%s: %v", where, v))
			if len(stack) == 0 {
				t.Error("OnPanic without a stack")
			}
		},
		OnHost: func(name string, el dom.Node, mounted bool) {
			sign := "-"
			if mounted {
				sign = "+"
			}
			if el.(*domtest.Node).Attr("data-host") != name {
				t.Errorf("OnHost(%q) got another element", name)
			}
			s.hosts = append(s.hosts, sign+name)
		},
	}
	s.render()
	return s
}

// render renders now and forgets the log of before.
func (s *stage) render() {
	s.doc.Log = nil
	s.app.RenderNow()
}

// find is Document.Find for an element that must be there.
func (s *stage) find(selector string) *domtest.Node {
	s.Helper()
	n := s.doc.Find(selector)
	if n == nil {
		s.Fatalf("no %s in %s", selector, s.doc.Body.HTML())
	}
	return n
}

// wantHTML compares the body's content.
func (s *stage) wantHTML(want string) {
	s.Helper()
	if got := s.doc.Body.InnerHTML(); got != want {
		s.Errorf("the document is\n\t%s\nwant\n\t%s", got, want)
	}
}

// wantLog compares what the last render changed.
func (s *stage) wantLog(want ...string) {
	s.Helper()
	if !slices.Equal(s.doc.Log, want) {
		s.Errorf("changes:\n\t%q\nwant\n\t%q", s.doc.Log, want)
	}
}

func (s *stage) wantPanics(want ...string) {
	s.Helper()
	if !slices.Equal(s.panics, want) {
		s.Errorf("panics: %q, want %q", s.panics, want)
	}
	s.panics = nil
}

func domAttr(name, value string) dom.Attr { return dom.Attr{Name: name, Value: value} }
