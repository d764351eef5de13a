package dom_test

import (
	"fmt"
	"runtime"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"github.com/vugu/vugu"

	"convlab/web/dom"
)

// These tests run in a browser:
//
//	go build -o /tmp/browserexec ./web/cmd/browserexec
//	GOOS=js GOARCH=wasm go test -exec /tmp/browserexec ./web/dom

var (
	window   = js.Global()
	document = window.Get("document")
)

// A live is an App in the page. Its test fails if the page's policy was hurt.
type live struct {
	*testing.T
	app   *dom.App
	mount js.Value
	hosts []string
}

// newMount returns an element of the page for one test.
func newMount(t testing.TB) js.Value {
	t.Helper()
	if !document.Truthy() {
		t.Skip("not in a browser")
	}
	m := document.Call("createElement", "div")
	document.Get("body").Call("appendChild", m)
	t.Cleanup(func() { m.Call("remove") })
	return m
}

// watchPolicy fails the test when the page's policy was hurt. The browser
// tells of it in a task of its own, so wait for one.
func watchPolicy(t testing.TB) {
	hurt := js.FuncOf(func(_ js.Value, args []js.Value) any {
		t.Errorf("Content-Security-Policy: %s %s", args[0].Get("violatedDirective"), args[0].Get("sample"))
		return nil
	})
	document.Call("addEventListener", "securitypolicyviolation", hurt)
	t.Cleanup(func() {
		time.Sleep(10 * time.Millisecond)
		document.Call("removeEventListener", "securitypolicyviolation", hurt)
		hurt.Release()
	})
}

func newLive(t *testing.T, f func() *vugu.VGNode) *live {
	t.Helper()
	return newLiveAt(t, newMount(t), f)
}

func newLiveAt(t *testing.T, mount js.Value, f func() *vugu.VGNode) *live {
	t.Helper()
	watchPolicy(t)
	l := &live{T: t, mount: mount}
	l.app = &dom.App{
		Doc: dom.Page(), Mount: mount, Root: View(f),
		OnPanic: func(where string, v any, stack []byte) { t.Errorf("panic in %s: %v\n%s", where, v, stack) },
		OnHost: func(name string, el dom.Node, mounted bool) {
			l.hosts = append(l.hosts, fmt.Sprintf("%s %s %v", name, el.(js.Value).Get("tagName"), mounted))
		},
	}
	l.app.RenderNow()
	t.Cleanup(l.app.Close)
	return l
}

func (l *live) find(selector string) js.Value {
	l.Helper()
	n := l.mount.Call("querySelector", selector)
	if n.IsNull() {
		l.Fatalf("no %s in %s", selector, l.html())
	}
	return n
}

func (l *live) html() string { return l.mount.Get("innerHTML").String() }

func (l *live) wantHTML(want string) {
	l.Helper()
	if got := l.html(); got != want {
		l.Errorf("the page shows\n\t%s\nwant\n\t%s", got, want)
	}
}

// mutations returns what f changes in the page, as the page itself sees it.
func (l *live) mutations(f func()) []string {
	none := js.FuncOf(func(js.Value, []js.Value) any { return nil })
	defer none.Release()
	o := window.Get("MutationObserver").New(none)
	o.Call("observe", l.mount, map[string]any{"subtree": true, "childList": true, "attributes": true, "characterData": true})
	f()
	records := o.Call("takeRecords")
	o.Call("disconnect")
	var list []string
	for i := range records.Length() {
		r := records.Index(i)
		list = append(list, r.Get("type").String()+" "+r.Get("target").Get("nodeName").String())
	}
	return list
}

func (l *live) active(n js.Value) bool { return document.Get("activeElement").Equal(n) }

func TestLiveOneChange(t *testing.T) {
	n := 0
	l := newLive(t, func() *vugu.VGNode {
		return E("main", E("p", A{"style", "color: red"}, A{"class", "c"}, HTML("<b>x</b>")), E("p", fmt.Sprint(n)), E("canvas", A{"data-host", "c"}, A{"width", "9"}))
	})
	n++
	if m := l.mutations(l.app.RenderNow); len(m) != 1 || m[0] != "characterData #text" {
		t.Errorf("changes: %q", m)
	}
	if m := l.mutations(l.app.RenderNow); len(m) != 0 {
		t.Errorf("changes without a change: %q", m)
	}
}

func TestLiveStyleIsSetThroughCSSOM(t *testing.T) {
	css := "color: rgb(1, 2, 3)"
	l := newLive(t, func() *vugu.VGNode {
		return E("div", E("p", A{"style", css}), E("div", HTML(`<i style="color: rgb(4, 5, 6)">x</i>`)))
	})
	color := func(s string) string { return window.Call("getComputedStyle", l.find(s)).Get("color").String() }
	if c := color("p"); c != "rgb(1, 2, 3)" {
		t.Error("style has no effect:", c)
	}
	if c := color("i"); c != "rgb(4, 5, 6)" {
		t.Error("style of a static part has no effect:", c)
	}
	css = "color: rgb(3, 2, 1)"
	l.app.RenderNow()
	if c := color("p"); c != "rgb(3, 2, 1)" {
		t.Error("a changed style has no effect:", c)
	}
}

// The other tests would prove nothing in a page without a policy.
func TestLivePolicyIsInForce(t *testing.T) {
	mount := newMount(t)
	hurt := make(chan bool, 1)
	f := js.FuncOf(func(js.Value, []js.Value) any { hurt <- true; return nil })
	defer f.Release()
	document.Call("addEventListener", "securitypolicyviolation", f, map[string]any{"once": true})
	mount.Call("setAttribute", "style", "color: red")
	select {
	case <-hurt:
	case <-time.After(5 * time.Second):
		t.Error("the page allows style attributes")
	}
}

func TestLiveTyping(t *testing.T) {
	model, rows := "", 1
	l := newLive(t, func() *vugu.VGNode {
		var list Kids
		for i := range rows {
			list = append(list, E("p", A{"data-key", fmt.Sprint(rows - i)}, "x"))
		}
		return E("form", list, E("input", A{"data-key", "in"}, P{"value", model},
			On{"input", func(e vugu.DOMEvent) { model = e.PropString("target", "value"); rows++ }}), E("output", model))
	})
	in := l.find("input")
	in.Call("focus")
	for i, c := range []string{"卷", "积", "x"} {
		document.Call("execCommand", "insertText", false, c)
		if i == 1 {
			in.Call("setSelectionRange", 1, 1)
		}
		l.app.RenderNow()
		if !l.active(in) {
			t.Fatal("the field lost the focus")
		}
	}
	if v := in.Get("value").String(); v != "卷x积" || model != v || l.find("output").Get("textContent").String() != v {
		t.Errorf("field %q, model %q", v, model)
	}
	if at := in.Get("selectionStart").Int(); at != 2 {
		t.Errorf("caret at %d, want 2", at)
	}
	model = "longer text" // from elsewhere
	l.app.RenderNow()
	if at := in.Get("selectionStart").Int(); at != 2 || in.Get("value").String() != model {
		t.Errorf("caret at %d, want 2; field shows %q", at, in.Get("value"))
	}
}

func TestLiveMoves(t *testing.T) {
	order := "abcd"
	l := newLive(t, func() *vugu.VGNode {
		var list Kids
		for _, k := range order {
			list = append(list, E("li", A{"data-key", string(k)}, E("input", A{"id", string(k)}), E("canvas", A{"data-host", string(k)})))
		}
		return E("ul", list)
	})
	l.hosts = nil
	b := l.find("#b")
	b.Set("value", "typed text")
	b.Call("focus")
	b.Call("setSelectionRange", 2, 5)
	canvas := l.find("[data-host=c]")
	canvas.Call("getContext", "2d").Call("fillRect", 0, 0, 1, 1)
	alpha := func() int {
		return canvas.Call("getContext", "2d").Call("getImageData", 0, 0, 1, 1).Get("data").Index(3).Int()
	}
	for _, order = range []string{"dcba", "bdac", "acbd", "cb"} {
		l.app.RenderNow()
		got := ""
		ins := l.mount.Call("querySelectorAll", "input")
		for i := range ins.Length() {
			got += ins.Index(i).Get("id").String()
		}
		if got != order {
			t.Errorf("order %s, want %s", got, order)
		}
		if !l.active(b) || b.Get("selectionStart").Int() != 2 || b.Get("selectionEnd").Int() != 5 || b.Get("value").String() != "typed text" {
			t.Errorf("%s: focus, selection or text lost", order)
		}
		if alpha() != 255 {
			t.Errorf("%s: the canvas was cleared", order)
		}
	}
	if got := strings.Join(l.hosts, ", "); got != "a CANVAS false, d CANVAS false" && got != "d CANVAS false, a CANVAS false" {
		t.Errorf("hosts: %s", got)
	}
}

func TestLiveDetailsScrollAndTransitions(t *testing.T) {
	n := 0
	l := newLive(t, func() *vugu.VGNode {
		return E("main", E("details", E("summary", "s"), fmt.Sprint(n)),
			E("div", A{"style", "height: 20px; overflow: scroll"}, E("p", A{"style", "height: 500px"}, fmt.Sprint(n))),
			E("b", A{"style", fmt.Sprintf("transition: opacity 10s; opacity: %d", min(n, 1))}))
	})
	l.find("details").Set("open", true)
	l.find("div").Set("scrollTop", 100)
	_ = window.Call("getComputedStyle", l.find("b")).Get("opacity").String() // lays out
	for n = range 3 {
		l.app.RenderNow()
	}
	if !l.find("details").Get("open").Bool() || l.find("div").Get("scrollTop").Int() != 100 {
		t.Error("<details> closed or scroll position lost")
	}
	if l.find("b").Call("getAnimations").Length() != 1 {
		t.Error("the transition was lost")
	}
}

func TestLiveTextOfAllLengths(t *testing.T) {
	var text string
	l := newLive(t, func() *vugu.VGNode {
		c := E("q")
		c.SetInnerHTML(text)
		return E("p", A{"title", text}, E("b", text), c)
	})
	check := func(n int) {
		t.Helper()
		l.app.RenderNow()
		if l.find("p").Get("title").String() != text || l.find("b").Get("textContent").String() != text || l.find("q").Get("textContent").String() != text {
			t.Fatalf("a text of %d bytes was changed", n)
		}
	}
	runes := []rune(strings.Repeat("卷积神经网络é😀x<&>\"'", 3100))
	step := func(n int) int {
		for _, edge := range []int{1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 16} {
			if n > edge/3-20 && n < edge/3+20 || n > edge/2-8 && n < edge/2+8 || n > edge-8 && n < edge+8 {
				return 1
			}
		}
		return 1 + n/20
	}
	for n := 1; n <= 40000; n += step(n) {
		text = string(runes[:n])
		check(n)
	}
}

func TestLiveSVG(t *testing.T) {
	inner := View(func() *vugu.VGNode {
		return E("g", E("clippath", A{"clipPathUnits", "objectBoundingBox"}), E("rect", A{"width", "5"}, A{"height", "5"}))
	})
	l := newLive(t, func() *vugu.VGNode {
		return E("div", S("svg", A{"viewBox", "0 0 10 10"}, Component(inner),
			&vugu.VGNode{Type: vugu.ElementNode, Namespace: "svg", Data: "use", Attr: []vugu.VGAttribute{{Namespace: "xlink", Key: "xlink:href", Val: "#a"}}}))
	})
	if w := l.find("rect").Call("getBBox").Get("width").Float(); w != 5 {
		t.Errorf("rect is %v wide", w)
	}
	if l.find("clipPath").Get("clipPathUnits").IsUndefined() {
		t.Error("clipPath is none")
	}
	if h := l.find("use").Get("href").Get("baseVal").String(); h != "#a" {
		t.Errorf("xlink:href is %q", h)
	}
}

func TestLiveEvents(t *testing.T) {
	n := 3
	var got []string
	l := newLive(t, func() *vugu.VGNode {
		list := Template()
		for i := range n {
			list.AppendChild(E("button", click(func() { got = append(got, fmt.Sprint(i)) }), HTML("<b>b</b>")))
		}
		return E("main", list, E("a", A{"href", "#x"}, On{"click", func(e vugu.DOMEvent) {
			e.PreventDefault()
			e.StopPropagation()
			got = append(got, e.PropString("target", "tagName"), e.PropString("currentTarget", "tagName"), fmt.Sprint(e.PropFloat64("detail"), e.PropBool("isTrusted")),
				js.Value(e.JSEvent()).Get("type").String(), js.Value(e.JSEventCurrentTarget()).Get("tagName").String(), js.Value(e.JSEventTarget()).Get("tagName").String())
		}}, E("i", "x")), E("details", On{"toggle", func(vugu.DOMEvent) { got = append(got, "toggle") }}), E("input", On{"focus", func(vugu.DOMEvent) { got = append(got, "focus") }}))
	})
	for _, n = range []int{3, 1, 4, 2} {
		l.app.RenderNow()
		got = nil
		bs := l.mount.Call("querySelectorAll", "button b")
		want := ""
		for i := range bs.Length() {
			bs.Index(i).Call("click")
			want += fmt.Sprint(i)
		}
		if s := strings.Join(got, ""); s != want {
			t.Errorf("list of %d: handlers %s, want %s", n, s, want)
		}
	}
	got = nil
	outside := 0
	f := js.FuncOf(func(js.Value, []js.Value) any { outside++; return nil })
	defer f.Release()
	document.Get("body").Call("addEventListener", "click", f)
	defer document.Get("body").Call("removeEventListener", "click", f)
	l.find("i").Call("click")
	if s := strings.Join(got, " "); s != "I A 0 false click A I" || outside != 0 || window.Get("location").Get("hash").String() != "" {
		t.Errorf("got %q, %d outside, hash %s", s, outside, window.Get("location").Get("hash"))
	}
	got = nil
	l.find("input").Call("focus")
	l.find("details").Set("open", true)
	for range 100 {
		if len(got) == 2 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if s := strings.Join(got, " "); s != "focus toggle" {
		t.Errorf("got %q", s)
	}
}

// A removed field fires blur and perhaps change while the patch is under way.
func TestLiveRemovingTheFocusedField(t *testing.T) {
	show := true
	n := 0
	l := newLive(t, func() *vugu.VGNode {
		m := E("main", On{"focusout", func(vugu.DOMEvent) { n++ }}, E("b"))
		if show {
			m.InsertBefore(E("input", On{"blur", func(vugu.DOMEvent) { n++ }}, On{"change", func(vugu.DOMEvent) { n++ }}), m.FirstChild)
		}
		return m
	})
	l.find("input").Call("focus")
	document.Call("execCommand", "insertText", false, "x")
	show = false
	l.app.RenderNow()
	l.wantHTML("<main><b></b></main>")
	if n != 0 {
		t.Errorf("%d handlers of what has gone", n)
	}
}

func TestLiveFrames(t *testing.T) {
	builds := 0
	l := newLive(t, func() *vugu.VGNode {
		builds++
		return E("button", click(func() {}))
	})
	builds = 0
	for range 10 {
		l.find("button").Call("click")
	}
	if builds != 0 {
		t.Error("a render within an event")
	}
	for range 100 {
		if builds > 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(300 * time.Millisecond) // the timer in reserve must not render again
	if builds != 1 {
		t.Errorf("%d renders, want 1", builds)
	}
}

func TestLiveFocusAndProperties(t *testing.T) {
	token, checked := "", true
	l := newLive(t, func() *vugu.VGNode {
		return E("p", E("input", A{"id", "t"}, A{"data-focus", token}, P{"value", "a\u2028卷"}), E("input", A{"id", "c"}, A{"type", "checkbox"}, P{"checked", checked}),
			E("input", A{"id", "r"}, A{"type", "range"}, A{"max", "1000"}, P{"value", 500}),
			E("select", E("option", A{"value", "a"}), E("option", A{"value", "b"}), P{"value", "b"}), E("i", P{"list", []int{1, 2}}))
	})
	token = "1"
	l.app.RenderNow()
	if !l.active(l.find("#t")) || l.find("#t").Get("value").String() != "a\u2028卷" {
		t.Error("text field")
	}
	if l.find("#r").Get("value").String() != "500" || l.find("select").Get("value").String() != "b" || l.find("i").Get("list").Index(1).Int() != 2 {
		t.Error("range, select or list")
	}
	l.find("#c").Call("click")
	l.app.RenderNow()
	if !l.find("#c").Get("checked").Bool() {
		t.Error("a checkbox shows what its model isn't")
	}
}

func TestLiveAdoption(t *testing.T) {
	clicks := 0
	f := func() *vugu.VGNode { return page(&clicks) }
	var html strings.Builder
	if err := dom.WriteHTML(&html, build(f())); err != nil {
		t.Fatal(err)
	}
	mount := newMount(t)
	mount.Set("innerHTML", html.String())
	in := mount.Call("querySelector", "input")
	in.Call("focus")
	all := mount.Call("querySelectorAll", "*")
	l := &live{T: t, mount: mount}
	changes := l.mutations(func() { l = newLiveAt(t, mount, f) })
	if len(changes) != 0 {
		t.Errorf("adopting changed %q", changes)
	}
	for i := range all.Length() {
		if !all.Index(i).Get("isConnected").Bool() {
			t.Errorf("%s was replaced", all.Index(i).Get("outerHTML"))
		}
	}
	if !l.active(in) {
		t.Error("the focus was lost")
	}
	l.find("button").Set("disabled", false)
	l.find("button").Call("click")
	if clicks != 1 {
		t.Error("the handler of an adopted element didn't run")
	}
	if len(l.hosts) != 1 {
		t.Errorf("hosts: %q", l.hosts)
	}
}

func TestLiveMemoryIsFlat(t *testing.T) {
	n := 0
	l := newLive(t, func() *vugu.VGNode {
		var rows Kids
		for i := range 20 {
			rows = append(rows, E("p", A{"data-key", fmt.Sprint(i + n%7)}, click(func() {}), A{"title", fmt.Sprint(n)}, fmt.Sprint(n)))
		}
		return E("main", rows, E("input", P{"value", fmt.Sprint(n)}))
	})
	heap := func() uint64 {
		for range 3 {
			runtime.GC()
			time.Sleep(5 * time.Millisecond) // finalizers give references back
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for n = range 500 {
		l.app.RenderNow()
	}
	before := heap()
	for n = range 10000 {
		l.app.RenderNow()
	}
	if after := heap(); after > before+256<<10 {
		t.Errorf("heap grew from %d to %d KB", before>>10, after>>10)
	}
}

func TestLivePanickingPatch(t *testing.T) {
	bad := false
	var got []string
	l := newLive(t, func() *vugu.VGNode {
		p := E("p", E("b", "1"))
		if bad {
			p = E("p", E("b", "2"), E("i", A{"not a name", ""}))
		}
		return p
	})
	l.app.OnPanic = func(where string, v any, _ []byte) { got = append(got, where) }
	bad = true
	l.app.RenderNow()
	l.wantHTML("<p><b>1</b></p>")
	bad = false
	l.app.RenderNow()
	l.wantHTML("<p><b>1</b></p>")
	if strings.Join(got, " ") != "patch" {
		t.Errorf("panics: %q", got)
	}
}

// What programs that translate pages do: they put elements around our texts, or
// others in their place. A render that concerns such a place mends it.
func TestLiveMovedNodes(t *testing.T) {
	text, mark, show := "one", "a", true
	l := newLive(t, func() *vugu.VGNode {
		m := E("main", E("p", A{"title", mark}, text), E("input", P{"value", "x"}), E("canvas", A{"data-host", "c"}))
		if show {
			m.AppendChild(E("b", "b"))
		}
		return m
	})
	const rest = `<input><canvas data-host="c"></canvas>`
	wrap := func(selector string) {
		n := l.find(selector)
		if selector == "p" {
			n = n.Get("firstChild")
		}
		font := document.Call("createElement", "font")
		n.Call("replaceWith", font)
		font.Call("append", n)
	}
	wrap("p")
	text = "two"
	l.app.RenderNow()
	l.wantHTML(`<main><p title="a">two</p>` + rest + `<b>b</b></main>`)

	l.find("p").Set("textContent", "zwei") // our text has gone
	l.find("input").Set("value", "typed")
	l.find("input").Call("focus")
	text = "three"
	l.app.RenderNow()
	l.wantHTML(`<main><p title="a">three</p>` + rest + `<b>b</b></main>`)
	if v := l.find("input").Get("value").String(); v != "typed" || !l.active(l.find("input")) {
		t.Errorf("the field shows %q", v)
	}

	wrap("b")
	show = false
	l.app.RenderNow()
	l.wantHTML(`<main><p title="a">three</p>` + rest + `</main>`)

	l.find("canvas").Call("remove")
	show, mark = true, "b"
	l.app.RenderNow() // the new element goes last, which needs nobody
	l.find("p").Call("remove")
	text = "four"
	l.app.RenderNow()
	l.wantHTML(`<main><p title="b">four</p>` + rest + `<b>b</b></main>`)
	if n := len(l.hosts); l.hosts[n-1] != "c CANVAS true" {
		t.Errorf("hosts: %q", l.hosts)
	}
}

// What others add or take away is set right by the next render, whatever that
// changes. Texts that a translator has put its own in place of may stay.
func TestLiveOthers(t *testing.T) {
	n := 0
	l := newLive(t, func() *vugu.VGNode {
		return E("main", E("h1", "Title"), E("p", A{"translate", "no"}, "12"), E("q", "a", E("i", "b"), "c"), E("div", A{"data-host", "h"}), fmt.Sprint(n))
	})
	want := func(h1, p, q string) {
		t.Helper()
		n++
		l.app.RenderNow()
		l.wantHTML(fmt.Sprintf(`<main><h1>%s</h1><p translate="no">%s</p><q>%s</q><div data-host="h"></div>%d</main>`, h1, p, q, n))
	}
	const q = "a<i>b</i>c"
	host := l.find("div")
	l.find("h1").Get("firstChild").Call("remove")
	want("Title", "12", q)
	l.find("i").Call("remove")
	want("Title", "12", q)
	l.find("p").Call("append", document.Call("createElement", "span"))
	want("Title", "12", q)
	l.find("p").Get("firstChild").Set("data", "13")
	want("Title", "12", q)
	l.find("q").Get("firstChild").Call("splitText", 0)
	want("Title", "12", q)
	l.find("p").Set("innerHTML", "<font>zwölf</font>")
	want("Title", "12", q)
	l.find("h1").Set("innerHTML", "<font><font>Titel</font></font>")
	want("<font><font>Titel</font></font>", "12", q)
	l.find("q").Get("firstChild").Set("data", "A")
	want("<font><font>Titel</font></font>", "12", "A<i>b</i>c")
	l.find("main").Call("remove")
	want("Title", "12", q)
	if !l.find("div").Get("isConnected").Bool() || host.Get("isConnected").Bool() {
		t.Error("the host is not a new one")
	}
	l.find("h1").Call("append", document.Call("createElement", "b"))
	want("Title", "12", q)
	if got := strings.Join(l.hosts, ", "); got != "h DIV true, h DIV false, h DIV true" {
		t.Errorf("hosts: %s", got)
	}
}

// The page knows those nodes that are in the tree, and no others.
func TestLiveForgetsNodes(t *testing.T) {
	size := func() int { return window.Get("convlab").Get("dom").Call("size").Int() }
	empty := size()
	n, bad := 0, false
	l := newLive(t, func() *vugu.VGNode {
		m := E("main", E("p", HTML(fmt.Sprintf("<b>%d</b>", n))), E("input", P{"value", fmt.Sprint(n)}))
		for i := range n % 5 {
			m.AppendChild(E("p", A{"data-key", fmt.Sprint(n, i)}, "x"))
		}
		if bad {
			m.AppendChild(E("i", A{"not a name", ""}))
		}
		return m
	})
	l.app.OnPanic = nil
	first := size()
	for n = range 101 {
		bad = n%7 == 3
		l.app.OnPanic = func(where string, v any, _ []byte) {
			if !bad {
				t.Error(where, v)
			}
		}
		l.app.RenderNow()
	}
	n = 0
	l.app.RenderNow()
	l.app.RenderNow() // releases go with the next changes
	n = 5
	l.app.RenderNow()
	if size() != first {
		t.Errorf("%d nodes are known, %d were", size(), first)
	}
	l.app.Close()
	if size() != empty {
		t.Errorf("%d nodes are known of a closed app", size()-empty)
	}
}

func TestLiveOddTexts(t *testing.T) {
	text := "x"
	l := newLive(t, func() *vugu.VGNode { return E("p", A{"title", text}, text, E("b", "after")) })
	for _, c := range [][2]string{{"\ufeffmark", "\ufeffmark"}, {"a\xff\xfe\xf0\x9fb", ""}, {"\xe5\x8d", ""}, {"😀", "😀"}, {"a\x00b", "a\x00b"}, {"", ""}} {
		text = c[0]
		l.app.RenderNow()
		if got := l.find("p").Get("title").String(); c[1] != "" && got != c[1] {
			t.Errorf("%q became %q", c[0], got)
		}
		if got := l.find("b").Get("textContent").String(); got != "after" {
			t.Errorf("%q: what follows became %q", c[0], got)
		}
	}
}

func BenchmarkOneChange1601(b *testing.B) {
	mount := newMount(b)
	env, _ := vugu.NewBuildEnv()
	mark := 0
	root := View(func() *vugu.VGNode { return bigPage(mark) })
	r := dom.NewRenderer(dom.Page(), mount)
	defer r.Close()
	r.Render(env.RunBuild(root))
	if n := mount.Call("querySelectorAll", "*").Length(); n != 1601 {
		b.Fatal(n, " elements")
	}
	var building, rendering time.Duration
	for b.Loop() {
		t0 := time.Now()
		mark = (mark + 1) % 200
		res := env.RunBuild(root)
		t1 := time.Now()
		r.Render(res)
		building += t1.Sub(t0)
		rendering += time.Since(t1)
	}
	b.ReportMetric(float64(building.Microseconds())/float64(b.N), "µs-build/op")
	b.ReportMetric(float64(rendering.Microseconds())/float64(b.N), "µs-render/op")
}

func BenchmarkFirst1601(b *testing.B) {
	mount := newMount(b)
	res := build(bigPage(0))
	for b.Loop() {
		r := dom.NewRenderer(dom.Page(), mount)
		r.Render(res)
		r.Close()
		mount.Set("textContent", "")
	}
}

func BenchmarkAdopt1601(b *testing.B) {
	mount := newMount(b)
	res := build(bigPage(0))
	var html strings.Builder
	if err := dom.WriteHTML(&html, res); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		mount.Set("innerHTML", html.String())
		b.StartTimer()
		r := dom.NewRenderer(dom.Page(), mount)
		r.Render(res)
		r.Close()
	}
}

func BenchmarkPointerMove(b *testing.B) {
	mount := newMount(b)
	x := 0.0
	app := &dom.App{Doc: dom.Page(), Mount: mount, Root: View(func() *vugu.VGNode {
		return E("p", On{"pointermove", func(e vugu.DOMEvent) { x += e.PropFloat64("clientX") + e.PropFloat64("clientY") }})
	})}
	app.RenderNow()
	defer app.Close()
	p := mount.Get("firstChild")
	ev := window.Get("PointerEvent")
	for b.Loop() {
		p.Call("dispatchEvent", ev.New("pointermove", map[string]any{"clientX": 3, "bubbles": true}))
	}
}
