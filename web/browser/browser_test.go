package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
)

// recorder is a page that writes down every input event that reaches it.
const recorder = `<!doctype html><meta name=viewport content="width=device-width"><title>recorder</title>
<link rel=icon href="data:,"><style>body { margin: 0 } #pad { position: absolute; left: 100px; top: 1500px;
	width: 200px; height: 100px; touch-action: none } body { height: 3000px }</style>
<input id=field><div id=pad></div>
<script>
const seen = [];
for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) pad.addEventListener(type, e => {
	const box = pad.getBoundingClientRect();
	seen.push([type, e.pointerType, e.buttons, Math.round(e.clientX - box.x), Math.round(e.clientY - box.y), e.isTrusted].join(" "));
});
addEventListener("keydown", e => {
	seen.push(["key", e.key, e.code, e.ctrlKey, e.shiftKey, e.isTrusted].join(" "));
	if (e.target !== field) e.preventDefault();
});
</script>`

func open(t *testing.T, opt TabOptions) *Tab {
	t.Helper()
	if os.Getenv("CONVLAB_E2E") == "" {
		t.Skip("needs Chromium, and CONVLAB_E2E=1: ./build.sh test")
	}
	b, err := Start(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, recorder)
	}))
	t.Cleanup(server.Close)
	opt.Fail = func(err error) { t.Helper(); t.Fatal(err) }
	tab := b.NewTab(opt)
	t.Cleanup(tab.Close)
	tab.Open(server.URL)
	return tab
}

func (t *Tab) seen() (events []string) {
	t.NextFrame()
	t.Eval("seen.splice(0)", &events)
	return events
}

func TestStroke(t *testing.T) {
	for pointer, name := range map[Pointer]string{Mouse: "mouse", Finger: "touch", Pen: "pen"} {
		size := Desktop
		if pointer == Finger {
			size = Phone
		}
		tab := open(t, TabOptions{Size: size})
		tab.Stroke("#pad", pointer, Point{0.1, 0.2}, Point{0.5, 0.5}, Point{0.9, 0.8})
		events := tab.seen()
		events = slices.DeleteFunc(events, func(e string) bool { // the way to the pad
			return strings.HasPrefix(e, "pointermove "+name+" 0")
		})
		want := []string{
			"pointerdown " + name + " 1 20 20 true", "pointermove " + name + " 1 100 50 true",
			"pointermove " + name + " 1 180 80 true", "pointerup " + name + " 0 180 80 true",
		}
		if !slices.Equal(events, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, events, want)
		}
		if problems := tab.Problems(); len(problems) > 0 {
			t.Error(problems)
		}
	}
}

func TestKeys(t *testing.T) {
	tab := open(t, TabOptions{})
	tab.Key("ArrowRight", "a", "Shift+Tab", "Control+z", "Enter", "+", "Control++", " ")
	want := []string{
		"key ArrowRight ArrowRight false false true", "key a KeyA false false true", "key Tab Tab false true true",
		"key z KeyZ true false true", "key Enter Enter false false true", "key + Equal false true true",
		"key + Equal true true true", "key   Space false false true",
	}
	if events := tab.seen(); !slices.Equal(events, want) {
		t.Errorf("\n got %q\nwant %q", events, want)
	}
	tab.Click("#field")
	tab.Type("1-2 卷")
	tab.Key("Backspace", "7")
	var value string
	tab.Eval("field.value", &value)
	if value != "1-2 7" {
		t.Errorf("typed %q", value)
	}
}

func TestReaderSettings(t *testing.T) {
	tab := open(t, TabOptions{Size: Phone, Dark: true, LessMove: true, Languages: "en-GB,en", Before: "globalThis.before = 7"})
	var got string
	tab.Eval(`[matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(prefers-reduced-motion: reduce)").matches,
		navigator.languages, innerWidth, navigator.maxTouchPoints, before, document.hasFocus()].join(" ")`, &got)
	if want := "true true en-GB,en 390 5 7 true"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
