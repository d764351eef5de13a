package dom_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vugu/vugu"
)

// The first group has one test for each defect of the stock renderer.

func TestOneChangeIsOneWrite(t *testing.T) {
	n := 1
	s := newStage(t, func() *vugu.VGNode {
		var rows Kids
		for i := range 200 {
			v := 0
			if i == 77 {
				v = n
			}
			rows = append(rows, E("p", A{"class", "row"}, click(func() {}), fmt.Sprint(v)))
		}
		return E("main", A{"style", "color: red"}, P{"title", "x"}, rows, E("p", HTML("<b>static</b>")))
	})
	s.render()
	s.wantLog()
	n++
	s.render()
	s.wantLog("SetText #text 2")
}

func TestCanvasIsNotCleared(t *testing.T) {
	// Writing a canvas' width, even the same, clears it.
	s := newStage(t, func() *vugu.VGNode {
		return E("div", E("canvas", A{"data-host", "pad"}, A{"width", "280"}))
	})
	s.render()
	s.wantLog()
}

func TestForeignAttributesAndChildrenStay(t *testing.T) {
	class := "a"
	s := newStage(t, func() *vugu.VGNode { return E("div", E("section", A{"data-host", "plot"}, A{"class", class})) })
	host := s.find("section")
	s.doc.SetAttr(host, domAttr("aria-busy", "true"))
	s.doc.Insert(host, s.doc.Text("drawn"), nil)
	class = "b"
	s.render()
	s.wantLog("SetAttr section class=b")
	s.wantHTML(`<div><section aria-busy="true" class="b" data-host="plot">drawn</section></div>`)
}

func TestStaticSubtreeIsNotRecreated(t *testing.T) {
	n := 0
	s := newStage(t, func() *vugu.VGNode {
		return E("div", E("p", HTML("<b>a</b> &amp; <i>b</i>")), E("q", HTML("tick &lt; "+fmt.Sprint(n))))
	})
	b := s.find("b")
	n = 1
	s.render()
	s.wantLog("SetText #text tick < 1")
	if s.find("b") != b {
		t.Error("a static subtree was made anew")
	}
}

func TestDetailsStaysOpen(t *testing.T) {
	n := 0
	s := newStage(t, func() *vugu.VGNode {
		return E("details", E("summary", "s"), fmt.Sprint(n))
	})
	s.find("details").SetLive("open", true)
	n++
	s.render()
	if s.find("details").Prop("open") != true {
		t.Error("<details> was closed by a render")
	}
}

func TestTextOfAnyLengthIsIntact(t *testing.T) {
	text := ""
	s := newStage(t, func() *vugu.VGNode {
		content := E("i")
		content.SetInnerHTML(text)
		return E("p", A{"title", text}, text, content)
	})
	for n := 16384 - 40; n < 16384+40; n++ {
		text = strings.Repeat("卷积", n/6) + strings.Repeat("x", n%6)
		s.render()
		if p := s.find("p"); p.Kids[0].Data != text || p.Attr("title") != text || s.find("i").Text() != text {
			t.Fatalf("text of %d bytes was changed", len(text))
		}
	}
	text = strings.Repeat("<&\"'>\u00a0😀", 20000)
	s.render()
	if s.find("i").Text() != text || s.find("p").Attr("title") != text {
		t.Fatal("a long text was changed")
	}
	s.wantPanics()
}

func TestEmptiedElementLosesItsChildren(t *testing.T) {
	clicks := 0
	full := true
	s := newStage(t, func() *vugu.VGNode {
		if !full {
			return E("div")
		}
		return E("div", "text", E("button", click(func() { clicks++ })))
	})
	button := s.find("button")
	full = false
	s.render()
	s.wantHTML("<div></div>")
	if got := s.doc.Listening(); len(got) != 0 {
		t.Errorf("still listening to %q", got)
	}
	s.doc.Fire(button, "click", nil)
	if clicks != 0 {
		t.Error("the handler of a removed element ran")
	}
}

func TestSiblingsOfTemplateKeepTheirHandlers(t *testing.T) {
	n := 3
	var got []string
	note := func(s string) On { return click(func() { got = append(got, s) }) }
	s := newStage(t, func() *vugu.VGNode {
		list := Template()
		for i := range n {
			list.AppendChild(E("button", note(fmt.Sprint("list", i)), fmt.Sprint(i)))
		}
		return E("div", list, E("button", A{"class", "last"}, note("last"), "last"))
	})
	for _, n = range []int{3, 1, 5, 0, 2} {
		s.render()
		got = nil
		var want []string
		for i, b := range s.doc.FindAll("button") {
			s.doc.Click(b)
			if i < n {
				want = append(want, fmt.Sprint("list", i))
			} else {
				want = append(want, "last")
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("list of %d: handlers %q, want %q", n, got, want)
		}
	}
}

func TestOneRenderPerFrame(t *testing.T) {
	builds, x := 0, 0
	s := newStage(t, func() *vugu.VGNode {
		builds++
		return E("p", On{"pointermove", func(e vugu.DOMEvent) { x = int(e.PropFloat64("clientX")) }}, fmt.Sprint(x))
	})
	builds = 0
	for i := range 100 {
		s.doc.Fire(s.find("p"), "pointermove", map[string]any{"clientX": i})
	}
	s.app.Schedule()
	if builds != 0 || s.doc.Pending() != 1 {
		t.Errorf("%d builds and %d frames before the frame, want 0 and 1", builds, s.doc.Pending())
	}
	s.doc.Flush()
	if builds != 1 {
		t.Errorf("%d builds in the frame, want 1", builds)
	}
	s.wantHTML("<p>99</p>")
	s.doc.Flush()
	if builds != 1 {
		t.Error("a frame that nobody asked for")
	}
}

func TestComponentsAnywhereAreDrawn(t *testing.T) {
	inner := &view{func() []*vugu.VGNode { return []*vugu.VGNode{T("a"), E("b", "in"), Comment("c"), T("z")} }}
	outer := View(func() *vugu.VGNode { return Template(T("-"), Component(inner)) })
	s := newStage(t, func() *vugu.VGNode { return E("p", "x", Component(outer), "y", Comment("no")) })
	s.wantHTML("<p>x-a<b>in</b>zy</p>")
	if n := len(s.find("p").Kids); n != 3 {
		t.Errorf("%d children, want 3: neighbouring texts are one", n)
	}
}

func TestComponentsBelowSVGAreSVG(t *testing.T) {
	grad := View(func() *vugu.VGNode {
		return E("g", E("lineargradient", A{"gradientUnits", "userSpaceOnUse"}), E("foreignobject", E("div", E("svg"))))
	})
	s := newStage(t, func() *vugu.VGNode { return E("div", S("svg", Component(grad)), E("p")) })
	for tag, space := range map[string]string{
		"svg": "svg", "g": "svg", "linearGradient": "svg", "foreignObject": "svg", "foreignObject div": "", "div div": "", "div svg": "svg", "p": "",
	} {
		if got := s.find(tag).Space; got != space {
			t.Errorf("%s is in namespace %q, want %q", tag, got, space)
		}
	}
	if s.find("linearGradient").Attr("gradientUnits") == "" {
		t.Error("an SVG attribute lost its case")
	}
}

// What cannot be drawn is told before anything is touched.
func TestIncompleteBuilds(t *testing.T) {
	var bad *vugu.VGNode
	s := newStage(t, func() *vugu.VGNode {
		if bad == nil {
			return E("p", "x")
		}
		return E("p", "y", bad)
	})
	for _, c := range []struct {
		node *vugu.VGNode
		want string
	}{
		{&vugu.VGNode{Component: 7}, "int is in the tree but not in BuildOut.Components"},
		{&vugu.VGNode{Type: vugu.DoctypeNode}, "node of type 5 below <p>"},
		{&vugu.VGNode{Type: vugu.ElementNode, FirstChild: deep("i")}, "tree deeper"},
	} {
		bad = c.node
		s.render()
		if len(s.panics) != 1 || !strings.Contains(s.panics[0], c.want) {
			t.Errorf("panics %q, want %s", s.panics, c.want)
		}
		s.panics = nil
		s.wantLog()
	}
}

// deep returns 3,000 elements, one in the other.
func deep(tag string) *vugu.VGNode {
	n := E(tag)
	for range 3000 {
		n = E(tag, n)
	}
	return n
}

func TestAttributes(t *testing.T) {
	attrs := []A{{"class", "a"}, {"class", "b"}, {"tabIndex", "0"}, {"data-focus", ""}}
	s := newStage(t, func() *vugu.VGNode {
		n := E("p")
		for _, a := range attrs {
			n.Attr = append(n.Attr, vugu.VGAttribute{Key: a[0], Val: a[1]})
		}
		return n
	})
	s.wantHTML(`<p class="b" tabindex="0"></p>`)
	attrs = []A{{"tabindex", "0"}, {"class", "b"}}
	s.render()
	s.wantLog()
	attrs = []A{{"hidden", "hidden"}, {"style", "color: red"}}
	s.render()
	s.wantHTML(`<p hidden="hidden" style="color: red"></p>`)
	attrs = nil
	s.render()
	s.wantHTML(`<p></p>`)
	s.wantLog("RemoveAttr p hidden", "SetStyle p")
}

func TestContentChangesItsNature(t *testing.T) {
	content := any("")
	s := newStage(t, func() *vugu.VGNode { return E("p", content) })
	for _, c := range []struct {
		content any
		want    string
	}{
		{"text", "text"}, {HTML("<b>raw</b>"), "<b>raw</b>"}, {E("i"), "<i></i>"}, {HTML("a &lt; b"), "a &lt; b"},
		{HTML("<b>raw</b>"), "<b>raw</b>"}, {HTML(""), ""}, {HTML("caf&eacute;"), "café"}, {HTML("&copy; &nope;"), "© &amp;nope;"},
		{HTML("&#x5377;&#31215;"), "卷积"}, {HTML("a & b"), "a &amp; b"}, {HTML("<p>unclosed"), "<p>unclosed</p>"},
	} {
		content = c.content
		s.render()
		s.wantHTML("<p>" + c.want + "</p>")
	}
	s.wantPanics()
}

// vugugen folds static parts into HTML, hosts and styles included.
func TestStaticPartIsTakenApart(t *testing.T) {
	s := newStage(t, func() *vugu.VGNode {
		return E("div", HTML(`<p style="color: red">x &amp; y</p><br/><canvas data-host="pad" width="28">no canvas</canvas><svg viewBox="0 0 1 1"><g style="fill: red"><path d="M0 0"></path></g></svg>`))
	})
	s.wantHTML(`<div><p style="color: red">x &amp; y</p><br></br><canvas data-host="pad" width="28"></canvas>` +
		`<svg viewBox="0 0 1 1"><g style="fill: red"><path d="M0 0"></path></g></svg></div>`)
	if !slices.Equal(s.hosts, []string{"+pad"}) {
		t.Errorf("hosts: %q", s.hosts)
	}
	if s.find("path").Space != "svg" {
		t.Error("path isn't SVG")
	}
	s.render()
	s.wantLog()
}

func TestMemoryIsFlat(t *testing.T) {
	n := 0
	s := newStage(t, func() *vugu.VGNode {
		var rows Kids
		for i := range 3 + n%5 {
			rows = append(rows, E("p", A{"data-key", fmt.Sprint(i * n)}, click(func() {}), fmt.Sprint(n)))
		}
		return E("main", rows)
	})
	for n = range 1000 {
		s.app.RenderNow()
	}
	handlers, nodes := s.app.Size()
	for n = range 10000 {
		s.app.RenderNow()
		s.doc.Log = nil
	}
	if h, m := s.app.Size(); h > handlers || m != nodes {
		t.Errorf("after 10,000 renders: %d handlers and %d nodes, before %d and %d", h, m, handlers, nodes)
	}
}

func TestCloseLeavesThePage(t *testing.T) {
	clicks := 0
	s := newStage(t, func() *vugu.VGNode {
		return E("p", E("b", click(func() { clicks++ })), E("i", A{"data-host", "h"}))
	})
	s.app.Close()
	s.doc.Click(s.find("b"))
	s.render()
	s.app.Schedule()
	s.doc.Flush()
	if clicks != 0 || len(s.doc.Listening()) != 0 || s.doc.Pending() != 0 {
		t.Error("a closed App listens or renders")
	}
	if !slices.Equal(s.hosts, []string{"+h", "-h"}) {
		t.Errorf("hosts: %q", s.hosts)
	}
	s.wantHTML(`<p><b></b><i data-host="h"></i></p>`)
}
