package dom_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom"
)

// prerendered returns a stage whose body already shows f's tree as WriteHTML
// writes it and a browser reads it; nothing has been rendered.
func prerendered(t *testing.T, f func() *vugu.VGNode) *stage {
	t.Helper()
	s := newStage(t, f)
	s.app.Close()
	s.hosts = nil
	var html strings.Builder
	if err := dom.WriteHTML(&html, build(f())); err != nil {
		t.Fatal(err)
	}
	s.doc.Load(html.String())
	app := *s.app
	s.app = &dom.App{Doc: s.doc, Mount: s.doc.Body, Root: View(f), OnPanic: app.OnPanic, OnHost: app.OnHost}
	return s
}

func page(clicks *int) *vugu.VGNode {
	return E("main", A{"class", `a "b" <c> & 'd'`}, "\n text & <more>\n",
		E("p", A{"title", "卷积\n"}, HTML("<b>a &amp; b</b> it&#39;s &#34;so&#34;")), E("p", HTML("x &amp; y")),
		E("br"), E("img", A{"alt", ""}), E("pre", "\n\nx"), E("hr"),
		E("button", A{"data-key", "k"}, A{"disabled", "disabled"}, click(func() { *clicks++ }), A{"data-focus", ""}, "go"),
		E("input", P{"value", "v\""}, P{"unknown", 1}), E("input", A{"type", "checkbox"}, P{"checked", true}, P{"disabled", true}),
		E("input", A{"type", "checkbox"}, P{"checked", false}), E("input", A{"type", "range"}, P{"value", 0.5}),
		E("textarea", P{"value", "\n<text>"}), E("textarea", "\nx"),
		E("select", E("option", A{"value", "1"}, "one"), E("optgroup", E("option", "two")), P{"value", "two"}),
		E("canvas", A{"data-host", "pad"}, A{"width", "28"}),
		S("svg", A{"viewBox", "0 0 1 1"}, S("linearGradient", A{"gradientUnits", "u"}), S("path", A{"d", "M0 0"}),
			&vugu.VGNode{Type: vugu.ElementNode, Namespace: "svg", Data: "use", Attr: []vugu.VGAttribute{{Namespace: "xlink", Key: "xlink:href", Val: "#a"}}}),
		E("table", E("tbody", E("tr", E("td", "1")))), E("ul", E("li"), E("li", "x")), "end")
}

func TestAdoptingOurOwnHTMLChangesNothing(t *testing.T) {
	clicks := 0
	s := prerendered(t, func() *vugu.VGNode { return page(&clicks) })
	before := s.doc.Body.HTML()
	nodes := s.doc.FindAll("*")
	focused := s.find("input")
	s.doc.Focus(focused)
	s.render()
	// A property that has no attribute can only be written now.
	s.wantLog("SetProp input unknown=1")
	if after := s.doc.Body.HTML(); after != before {
		t.Errorf("adopted\n\t%s\nas\n\t%s", before, after)
	}
	if !slices.Equal(s.doc.FindAll("*"), nodes) || s.doc.Active != focused {
		t.Error("nodes or focus were not kept")
	}
	if v := s.find("select").Prop("value"); v != "two" {
		t.Errorf("select shows %q", v)
	}
	if v := s.find("textarea").Prop("value"); v != "\n<text>" {
		t.Errorf("textarea shows %q", v)
	}
	s.doc.Click(s.find("button"))
	if clicks != 1 {
		t.Error("the handler of an adopted element didn't run")
	}
	if !slices.Equal(s.hosts, []string{"+pad"}) {
		t.Errorf("hosts: %q", s.hosts)
	}
	s.render()
	s.wantLog()
	s.wantPanics()
}

// A drawn page and an adopted one are the same.
func TestAdoptedIsDrawn(t *testing.T) {
	clicks := 0
	f := func() *vugu.VGNode { return E("main", A{"style", "color: red"}, page(&clicks), E("p", A{"style", ""})) }
	s := prerendered(t, f)
	s.render()
	drawn := newStage(t, f)
	// Where the properties became attributes, these stay.
	for _, n := range s.doc.FindAll("input") {
		s.doc.RemoveAttr(n, domAttr("value", ""))
		s.doc.RemoveAttr(n, domAttr("checked", ""))
	}
	s.doc.RemoveAttr(s.find("optgroup option"), domAttr("selected", ""))
	s.find("textarea").Kids = nil
	for _, n := range slices.Concat(s.doc.FindAll("[disabled]"), drawn.doc.FindAll("[disabled]")) {
		s.doc.RemoveAttr(n, domAttr("disabled", ""))
	}
	s.wantHTML(drawn.doc.Body.InnerHTML())
}

func TestAdoptingStyles(t *testing.T) {
	css := "color: red"
	f := func() *vugu.VGNode { return E("p", A{"style", css}, E("b")) }
	s := prerendered(t, f)
	s.wantHTML(`<p data-style="color: red"><b></b></p>`)
	p := s.find("p")
	s.render()
	s.wantHTML(`<p style="color: red"><b></b></p>`)
	s.wantLog("RemoveAttr p data-style", "SetStyle p color: red")
	if s.find("p") != p {
		t.Error("not adopted")
	}
	css = ""
	s.render()
	s.wantHTML(`<p><b></b></p>`)

	s = prerendered(t, f)
	s.doc.Load(`<p data-style="color: red" style="color: red"><b></b></p>`)
	s.render()
	s.wantHTML(`<p><b></b></p>`)
}

func TestAdoptingWhatDiffers(t *testing.T) {
	s := prerendered(t, func() *vugu.VGNode {
		return E("main", E("h1", A{"class", "new"}, "title"), E("p", "kept"), E("p", A{"data-key", "k"}, "keyed"), E("details", E("summary", "s")),
			E("q", HTML("<b>x</b>")), E("i", A{"data-host", "h"}))
	})
	s.doc.Load(`<!-- c --><h2>gone</h2><main lang="xx"><aside>gone</aside><p data-key="k">other</p><h1 class="old" id="x">Title</h1><p>kept</p>` +
		`<details open=""><summary>s</summary></details><q><b>y</b></q><i data-host="h" data-ready="1"><u>ours</u></i>gone</main>tail`)
	h1, keyed, kept, details := s.find("h1"), s.find("[data-key=k]"), s.doc.FindAll("p")[1], s.find("details")
	s.render()
	s.wantHTML(`<main><h1 class="new">title</h1><p>kept</p><p data-key="k">keyed</p><details open=""><summary>s</summary></details><q><b>x</b></q>` +
		`<i data-host="h" data-ready="1"><u>ours</u></i></main>`)
	if s.find("[data-key=k]") != keyed || s.doc.FindAll("p")[0] != kept || s.find("details") != details {
		t.Error("matching nodes were not kept")
	}
	if s.find("h1") != h1 {
		t.Error("an element with another id was not adopted")
	}
}

func TestAdoptingTypedText(t *testing.T) {
	s := prerendered(t, func() *vugu.VGNode { return E("p", E("input", P{"value", "model"}), E("input", P{"value", "model"})) })
	fields := s.doc.FindAll("input")
	fields[0].SetLive("value", "typing")
	fields[1].SetLive("value", "left")
	s.doc.Focus(fields[0])
	s.render()
	if a, b := fields[0].Prop("value"), fields[1].Prop("value"); a != "typing" || b != "model" {
		t.Errorf("fields show %q and %q", a, b)
	}
	s.doc.Active = nil
	s.render()
	if a := fields[0].Prop("value"); a != "model" {
		t.Errorf("the field, left, shows %q", a)
	}
}

func TestWriteHTML(t *testing.T) {
	var b strings.Builder
	clicks := 0
	if err := dom.WriteHTML(&b, build(E("div", A{"class", `"&<`}, A{"style", "a:b"}, A{"data-focus", "1"}, click(func() { clicks++ }),
		"<&>", E("br"), E("u", HTML("")), E("input", A{"value", "old"}, P{"value", "new"}, P{"checked", false}), E("i", A{"data-host", "h"}, "no"),
		E("script", "a<b")), T("two"))); err != nil {
		t.Fatal(err)
	}
	want := `<div class="&quot;&amp;&lt;" data-style="a:b">&lt;&amp;&gt;<br><u></u><input value="new"><i data-host="h"></i><script>a<b</script></div>two`
	if b.String() != want {
		t.Errorf("got\n\t%s\nwant\n\t%s", b.String(), want)
	}
	if err := dom.WriteHTML(failing{}, build(E("p"))); err == nil {
		t.Error("a writer's error got lost")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }
