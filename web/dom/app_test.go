package dom_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/dom/domtest"
)

func TestEventsBubbleThroughTheTree(t *testing.T) {
	var got []string
	stop := ""
	note := func(name string) On {
		return On{"click", func(e vugu.DOMEvent) {
			got = append(got, name)
			if name == stop {
				e.StopPropagation()
				e.PreventDefault()
			}
		}}
	}
	down := vugu.DOMEventHandlerSpec{EventType: "click", Capture: true, Func: func(vugu.DOMEvent) { got = append(got, "down") }}
	s := newStage(t, func() *vugu.VGNode {
		return E("main", note("main"), down, E("p", note("p"), E("b", HTML("<i><u>x</u></i>"))))
	})
	for _, c := range []struct{ stop, want string }{{"", "down p main"}, {"p", "down p"}} {
		got, stop = nil, c.stop
		e := s.doc.Click(s.find("u"))
		if strings.Join(got, " ") != c.want || e.Prevented != (stop != "") || e.Stopped != (stop != "") {
			t.Errorf("stop at %q: handlers %q, want %q; event %+v", c.stop, got, c.want, e)
		}
	}
}

func TestEventsThatDoNotBubble(t *testing.T) {
	n := 0
	s := newStage(t, func() *vugu.VGNode {
		return E("details", On{"toggle", func(vugu.DOMEvent) { n++ }}, E("details", A{"id", "in"}))
	})
	s.doc.Fire(s.find("#in"), "toggle", nil)
	if n != 0 {
		t.Error("a toggle reached its parent")
	}
	s.doc.Fire(s.find("details"), "toggle", nil)
	if n != 1 {
		t.Error("a toggle was not heard")
	}
}

func TestEventProperties(t *testing.T) {
	var got []any
	s := newStage(t, func() *vugu.VGNode {
		return E("p", A{"data-n", "7"}, On{"keydown", func(e vugu.DOMEvent) {
			got = append(got, e.PropString("key"), e.PropFloat64("clientX"), e.PropBool("shiftKey"),
				e.PropString("target", "value"), e.PropString("currentTarget", "dataset", "n"),
				e.Prop("target"), e.Prop("no", "such"), e.PropString("clientX"), e.EventSummary()["type"])
		}}, E("input"))
	})
	s.find("input").SetLive("value", "v")
	s.doc.Fire(s.find("input"), "keydown", map[string]any{"key": "a", "clientX": 3, "shiftKey": true})
	want := []any{"a", 3.0, true, "v", "7", nil, nil, "", "keydown"}
	if !slices.Equal(got, want) {
		t.Errorf("got %#v, want %#v", got, want)
	}
}

func TestListenersFollowTheTree(t *testing.T) {
	spec := func(passive bool) vugu.DOMEventHandlerSpec {
		return vugu.DOMEventHandlerSpec{EventType: "wheel", Passive: passive, Func: func(vugu.DOMEvent) {}}
	}
	var specs []any
	s := newStage(t, func() *vugu.VGNode {
		m := E("main")
		for _, sp := range specs {
			m.AppendChild(E("p", sp))
		}
		return m
	})
	for _, c := range []struct {
		specs []any
		want  []string
	}{
		{[]any{spec(true), spec(true)}, []string{"wheel~"}},
		{[]any{spec(true), spec(false)}, []string{"wheel"}},
		{[]any{spec(true), On{"focus", nil}}, []string{"focus", "wheel~"}},
		{nil, nil},
		{[]any{P{"value", ""}}, []string{"change", "compositionend", "compositionstart", "input", "reset"}},
	} {
		specs = c.specs
		s.render()
		if got := s.doc.Listening(); !slices.Equal(got, c.want) {
			t.Errorf("listening to %q, want %q", got, c.want)
		}
	}
}

func TestHandlerMayRenderAndRemoveItself(t *testing.T) {
	show := true
	var got []string
	var s *stage
	s = newStage(t, func() *vugu.VGNode {
		if !show {
			return E("main", click(func() { got = append(got, "new main") }))
		}
		return E("main", click(func() { got = append(got, "old main") }),
			E("button", click(func() { got = append(got, "1"); show = false; s.app.RenderNow() }), click(func() { got = append(got, "2") })))
	})
	s.doc.Click(s.find("button"))
	if want := []string{"1", "new main"}; !slices.Equal(got, want) {
		t.Errorf("handlers %q, want %q", got, want)
	}
	s.wantPanics()
}

// Removing the focused element makes a browser fire blur in mid-patch.
func TestEventsOfThePatchAreHandledAfterIt(t *testing.T) {
	show := true
	var got []string
	s := newStage(t, func() *vugu.VGNode {
		m := E("main", On{"focusout", func(vugu.DOMEvent) { got = append(got, "main") }}, E("b", "1"))
		if show {
			m = E("main", On{"focusout", func(vugu.DOMEvent) { got = append(got, "main") }},
				E("input", On{"blur", func(vugu.DOMEvent) { got = append(got, "blur") }}), E("b", "2"))
		}
		return m
	})
	s.doc.Focus(s.find("input"))
	show = false
	s.doc.Before = func(line string) {
		if len(got) > 0 {
			t.Error("a handler ran within the patch, before ", line)
		}
	}
	s.render()
	if len(got) != 0 {
		t.Errorf("handlers of what has gone: %q", got)
	}
	s.wantHTML("<main><b>1</b></main>")
}

func TestPanickingHandler(t *testing.T) {
	n := 0
	s := newStage(t, func() *vugu.VGNode {
		return E("main", click(func() { n++ }), E("button", click(func() { n++; panic("oops") })), fmt.Sprint(n))
	})
	s.doc.Click(s.find("button"))
	s.wantPanics("handler click: oops")
	s.doc.Flush()
	s.wantHTML("<main><button></button>2</main>")
}

func TestPanickingBuild(t *testing.T) {
	bad, builds := false, 0
	s := newStage(t, func() *vugu.VGNode {
		builds++
		if bad {
			panic("oops")
		}
		return E("p", click(func() {}), fmt.Sprint(builds))
	})
	bad = true
	s.doc.Click(s.find("p"))
	for range 5 {
		s.doc.Flush()
	}
	if builds != 2 {
		t.Errorf("%d builds, want 2: the first and one that panicked", builds)
	}
	s.wantPanics("build: oops")
	s.wantHTML("<p>1</p>")
	bad = false
	s.doc.Click(s.find("p"))
	s.doc.Flush()
	s.wantHTML("<p>3</p>")
}

// The document may refuse any change; afterwards it shows the last tree, and
// the next render goes through.
func TestPanickingPatch(t *testing.T) {
	trees := []func(click On) *vugu.VGNode{
		func(c On) *vugu.VGNode {
			return E("main", E("p", A{"data-key", "a"}, c, "a"), E("p", A{"data-key", "b"}, E("canvas", A{"data-host", "h"})),
				E("q", HTML("<b>x</b>")), E("i", A{"title", "t"}, A{"style", "s"}), E("input", P{"value", "v"}))
		},
		func(c On) *vugu.VGNode {
			return E("main", E("p", A{"data-key", "b"}, E("u", "new"), E("canvas", A{"data-host", "h"}), E("canvas", A{"data-host", "k"})),
				E("p", A{"data-key", "a"}, A{"class", "c"}, c, "b"), E("q", "text"), E("input", P{"value", "w"}, A{"data-focus", "1"}), E("em"))
		},
	}
	which, clicks := 0, 0
	f := func() *vugu.VGNode { return trees[which](click(func() { clicks++ })) }
	for refused := 0; ; refused++ {
		which, clicks = 0, 0
		s := newStage(t, f)
		before := s.doc.Body.HTML()
		p := s.find("p")
		which = 1
		n := 0
		s.doc.Before = func(line string) {
			if n++; n == refused+1 {
				panic("refused " + line)
			}
		}
		s.render()
		s.doc.Before = nil
		if s.panics == nil {
			if refused < 10 {
				t.Errorf("only %d changes", refused)
			}
			return
		}
		if after := s.doc.Body.HTML(); after != before {
			t.Errorf("%s:\n\t%s\nwant\n\t%s", s.panics, after, before)
		}
		if s.find("p") != p {
			t.Errorf("%s: an element is another", s.panics)
		}
		s.doc.Click(s.find("p"))
		if clicks != 1 {
			t.Errorf("%s: %d clicks, want 1", s.panics, clicks)
		}
		s.panics = nil
		s.render()
		fresh := newStage(t, f)
		s.wantHTML(fresh.doc.Body.InnerHTML())
		s.wantPanics()
		if got := s.hosts[len(s.hosts)-1]; got != "+k" {
			t.Errorf("hosts: %q", s.hosts)
		}
	}
}

func TestPanickingHooks(t *testing.T) {
	doc := domtest.New()
	var got []string
	app := &dom.App{
		Doc: doc, Mount: doc.Body, Root: View(func() *vugu.VGNode { return E("p", A{"data-host", "h"}) }),
		OnHost:      func(string, dom.Node, bool) { panic(1) },
		AfterRender: func() { panic(2) },
		OnPanic:     func(where string, v any, _ []byte) { got = append(got, fmt.Sprint(where, " ", v)) },
	}
	app.RenderNow()
	app.Do(func() { panic(3) })
	if want := []string{"host h 1", "after render 2", "do 3"}; !slices.Equal(got, want) {
		t.Errorf("panics %q, want %q", got, want)
	}
}

func TestLockInHandler(t *testing.T) {
	n := 0
	s := newStage(t, func() *vugu.VGNode {
		return E("p", On{"click", func(e vugu.DOMEvent) {
			env := e.EventEnv()
			env.Lock()
			n++
			env.UnlockRender()
			env.RLock()
			env.RUnlock()
		}}, On{"keydown", func(e vugu.DOMEvent) { e.EventEnv().Lock(); panic("locked") }}, fmt.Sprint(n))
	})
	s.doc.Click(s.find("p"))
	s.doc.Flush()
	s.wantHTML("<p>1</p>")

	env := s.app.EventEnv()
	env.Lock()
	n = 2
	s.app.RenderNow()
	s.wantHTML("<p>1</p>") // what is locked is not drawn
	env.UnlockOnly()
	s.doc.Flush()
	s.wantHTML("<p>2</p>")

	s.doc.Fire(s.find("p"), "keydown", nil)
	n = 3
	s.doc.Flush()
	s.wantHTML("<p>3</p>") // a handler that panicked doesn't lock for ever
}

func TestRenderWithinRender(t *testing.T) {
	builds := 0
	doc := domtest.New()
	var app *dom.App
	app = &dom.App{Doc: doc, Mount: doc.Body, Root: View(func() *vugu.VGNode {
		if builds++; builds < 5 {
			app.RenderNow()
		}
		return E("p")
	})}
	app.RenderNow()
	if builds != 1 {
		t.Errorf("%d builds, want 1", builds)
	}
	for range 10 {
		doc.Flush()
	}
	if builds != 5 {
		t.Errorf("%d builds, want 5", builds)
	}
}
