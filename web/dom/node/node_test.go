package node

import (
	"reflect"
	"testing"

	"github.com/vugu/vugu"
)

// Each call makes what Vugu's own code makes in its place.
func TestNodesAreVugus(t *testing.T) {
	static := Static{Namespace: "svg", Tag: "svg", Attr: []vugu.VGAttribute{{Key: "class", Val: "a"}}}
	var got, want vugu.BuildOut

	n := Root(&got, &static)
	HTML(Element(n, &static), "<b>")
	Text(n, "x")
	Property(n, "value", "y")
	On(n, "click", nil)

	m := &vugu.VGNode{Type: vugu.ElementNode, Namespace: "svg", Data: "svg", Attr: []vugu.VGAttribute{{Key: "class", Val: "a"}}}
	want.Out = append(want.Out, m)
	child := &vugu.VGNode{Type: vugu.ElementNode, Namespace: "svg", Data: "svg", Attr: []vugu.VGAttribute{{Key: "class", Val: "a"}}}
	m.AppendChild(child)
	child.SetInnerHTML(vugu.HTML("<b>"))
	m.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: "x"})
	m.Prop = []vugu.VGProperty{{Key: "value", JSONVal: []byte(`"y"`)}}
	m.DOMEventHandlerSpecList = []vugu.DOMEventHandlerSpec{{EventType: "click"}}

	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got.Out[0], want.Out[0])
	}
}

// A node's own attributes don't reach the others that are made of the same Static.
func TestStaticStays(t *testing.T) {
	static := Static{Tag: "p", Attr: []vugu.VGAttribute{{Key: "class", Val: "a"}}}
	var out vugu.BuildOut
	root := Root(&out, &static)
	a, b := Element(root, &static), Element(root, &static)
	a.AddAttrInterface("id", "a")
	b.AddAttrInterface("id", "b")
	if len(static.Attr) != 1 || len(root.Attr) != 1 || a.Attr[1].Val != "a" || b.Attr[1].Val != "b" {
		t.Errorf("%v, %v, %v, %v", static.Attr, root.Attr, a.Attr, b.Attr)
	}
}

// list shows a leaf for each of its keys.
type list struct {
	keys   []string
	leaves []*leaf
}

type leaf struct{ wired bool }

func (*leaf) Build(*vugu.BuildIn) *vugu.BuildOut { return &vugu.BuildOut{} }

func (l *list) Build(in *vugu.BuildIn) *vugu.BuildOut {
	out := &vugu.BuildOut{}
	n := Root(out, &Static{Tag: "ul"})
	l.leaves = nil
	for _, key := range l.keys {
		c := Component[leaf](in, 7, key)
		l.leaves = append(l.leaves, c)
		if p := Put(out, n, c); p.Component != vugu.Builder(c) || p.Parent != n {
			panic("not put")
		}
	}
	return out
}

func TestComponentsAreKept(t *testing.T) {
	env, err := vugu.NewBuildEnv()
	if err != nil {
		t.Fatal(err)
	}
	env.SetWireFunc(func(b vugu.Builder) {
		if leaf, ok := b.(*leaf); ok {
			leaf.wired = true
		}
	})
	l := &list{keys: []string{"a", "b"}}
	env.RunBuild(l)
	a, b := l.leaves[0], l.leaves[1]
	l.keys = []string{"c", "b", "a"}
	out := env.RunBuild(l).Out
	if l.leaves[1] != b || l.leaves[2] != a || l.leaves[0] == a || l.leaves[0] == b {
		t.Error("the components have not moved with their keys")
	}
	for _, c := range l.leaves {
		if !c.wired {
			t.Error("a component is not wired")
		}
	}
	if len(out.Components) != 3 {
		t.Errorf("%d components", len(out.Components))
	}
}
