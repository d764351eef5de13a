package generate

import (
	"strings"
	"testing"
)

// What vugugen writes, and what is made of it. Lines of a kind that shorten doesn't know stay.
const long = `package x

import "fmt"
import "reflect"
import "github.com/vugu/vjson"
import "github.com/vugu/vugu"
import js "github.com/vugu/vugu/js"
import "log"

func (c *Thing) Build(vgin *vugu.BuildIn) (vgout *vugu.BuildOut) {
	var vgn *vugu.VGNode
	vgn = &vugu.VGNode{Type: vugu.VGNodeType(3), Namespace: "", Data: "div", Attr: []vugu.VGAttribute{{Namespace: "", Key: "class", Val: "a \"b\""}, vugu.VGAttribute{Namespace: "", Key: "id", Val: "{}"}}}
	vgout.Out = append(vgout.Out, vgn)	// root for output
	vgn.AddAttrInterface("title", fmt.Sprint(1))
	{
		vgparent := vgn
		_ = vgparent
		vgn = &vugu.VGNode{Type: vugu.VGNodeType(1), Data: "\n  "}
		vgparent.AppendChild(vgn)
		vgn = &vugu.VGNode{Type: vugu.VGNodeType(3), Namespace: "svg", Data: "svg", Attr: []vugu.VGAttribute(nil)}
		vgparent.AppendChild(vgn)
		vgn.SetInnerHTML(vugu.HTML("\x3Cpath\x3E"))
		vgn = &vugu.VGNode{Type: vugu.VGNodeType(3), Namespace: "", Data: "b", Attr: []vugu.VGAttribute(nil)}
		vgparent.AppendChild(vgn)
		vgn.SetInnerHTML(c.Text)
		vgn = &vugu.VGNode{Type: vugu.VGNodeType(3), Namespace: "", Data: "b", Attr: []vugu.VGAttribute(nil)}
		vgparent.AppendChild(vgn)
		{
			b, err := vjson.Marshal(f("(", c.X))
			if err != nil {
				panic(err)
			}
			vgn.Prop = append(vgn.Prop, vugu.VGProperty{Key: "value", JSONVal: vjson.RawMessage(b)})
		}
		vgn.DOMEventHandlerSpecList = append(vgn.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{
			EventType:	"click",
			Func:		func(event vugu.DOMEvent) { c.go1(); c.go2(event) },
			// TODO: implement capture, etc. mostly need to decide syntax
		})
		vgn.DOMEventHandlerSpecList = append(vgn.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{
			EventType:	"input",
			Func:		func(event vugu.DOMEvent) { c.in(event) },
			// TODO: implement capture, etc. mostly need to decide syntax
		})
		{
			vgcompKey := vugu.MakeCompKey(0x2D6DF3DEB589F871^vgin.CurrentPositionHash(), vgiterkey)
			// ask BuildEnv for prior instance of this specific component
			vgcomp, _ := vgin.BuildEnv.CachedComponent(vgcompKey).(*part.Icon)
			if vgcomp == nil {
				// create new one if needed
				vgcomp = new(part.Icon)
				vgin.BuildEnv.WireComponent(vgcomp)
			}
			vgin.BuildEnv.UseComponent(vgcompKey, vgcomp)	// ensure we can use this in the cache next time around
			vgcomp.Name = "pen"
			vgout.Components = append(vgout.Components, vgcomp)
			vgn = &vugu.VGNode{Component: vgcomp}
			vgparent.AppendChild(vgn)
		}
		vgn = &vugu.VGNode{Type: vugu.VGNodeType(3)}	// <vg-template>
	}
	return vgout
}

// 'fix' unused imports
var _ fmt.Stringer
var _ reflect.Type
var _ vjson.RawMessage
var _ js.Value
var _ log.Logger
`

const short = `package x

import "fmt"
import "github.com/vugu/vugu"
import vgnode "convlab/web/dom/node"

func (c *Thing) Build(vgin *vugu.BuildIn) (vgout *vugu.BuildOut) {
	var vgn *vugu.VGNode
	vgn = vgnode.Root(vgout, &vgThing0)
	vgn.AddAttrInterface("title", fmt.Sprint(1))
	{
		vgparent := vgn
		_ = vgparent
		vgn = vgnode.Text(vgparent, "\n  ")
		vgn = vgnode.Element(vgparent, &vgThing1)
		vgnode.HTML(vgn, "\x3Cpath\x3E")
		vgn = vgnode.Element(vgparent, &vgThing2)
		vgn.SetInnerHTML(c.Text)
		vgn = vgnode.Element(vgparent, &vgThing2)
		vgnode.Property(vgn, "value", f("(", c.X))
		vgnode.On(vgn, "click", func(event vugu.DOMEvent) { c.go1(); c.go2(event) })
		vgnode.On(vgn, "input", func(event vugu.DOMEvent) { c.in(event) })
		{
			vgcomp := vgnode.Component[part.Icon](vgin, 0x2D6DF3DEB589F871, vgiterkey)
			vgcomp.Name = "pen"
			vgn = vgnode.Put(vgout, vgparent, vgcomp)
		}
		vgn = &vugu.VGNode{Type: vugu.VGNodeType(3)} // <vg-template>
	}
	return vgout
}

// 'fix' unused imports
var _ fmt.Stringer

var vgThing0 = vgnode.Static{Tag: "div", Attr: []vugu.VGAttribute{{Key: "class", Val: "a \"b\""}, {Key: "id", Val: "{}"}}}

var vgThing1 = vgnode.Static{Namespace: "svg", Tag: "svg"}

var vgThing2 = vgnode.Static{Tag: "b"}
`

func TestShorten(t *testing.T) {
	got, err := shorten(long)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != short {
		have, want := strings.Split(string(got), "\n"), strings.Split(short, "\n")
		for i := range min(len(have), len(want)) {
			if have[i] != want[i] {
				t.Fatalf("line %d is %q, want %q", i+1, have[i], want[i])
			}
		}
		t.Fatalf("%d lines, want %d", len(have), len(want))
	}
}

func TestShortenLeavesWhatItUsesAlone(t *testing.T) {
	for _, pkg := range []string{"fmt.Sprint", "reflect.TypeOf", "js.Global", "log.Print", "vjson.Marshal"} {
		code := strings.Replace(long, "c.go1()", pkg+"()", 1)
		got, err := shorten(code)
		if name, _, _ := strings.Cut(pkg, "."); err != nil || !strings.Contains(string(got), "var _ "+name+".") {
			t.Errorf("%s is no longer imported (%v)", name, err)
		}
	}
	if got, err := shorten("package x\n"); err == nil {
		t.Errorf("no component becomes %s", got)
	}
}
