package browser

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
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

// The browsers are started by the first test that needs them.
var started = map[string]func() (*Browser, error){"Chromium": once(Start), "Firefox": once(StartFirefox)}

// running are the browsers to close.
var running []*Browser

func once(start func(context.Context) (*Browser, error)) func() (*Browser, error) {
	return sync.OnceValues(func() (*Browser, error) {
		b, err := start(context.Background())
		if err == nil {
			running = append(running, b)
		}
		return b, err
	})
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, b := range running {
		b.Close()
	}
	os.Exit(code)
}

// inEach runs a test in Chromium and in Firefox, or skips where one is missing. open opens the recorder.
func inEach(t *testing.T, test func(t *testing.T, open func(TabOptions) *Tab)) {
	if os.Getenv("CONVLAB_E2E") == "" {
		t.Skip("needs browsers, and CONVLAB_E2E=1: ./build.sh test")
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, recorder)
	}))
	t.Cleanup(server.Close)
	for _, name := range []string{"Chromium", "Firefox"} {
		t.Run(name, func(t *testing.T) {
			b, err := started[name]()
			if errors.Is(err, ErrNone) {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			test(t, func(opt TabOptions) *Tab {
				t.Helper()
				opt.Fail = func(err error) { t.Helper(); t.Fatal(err) }
				tab := b.NewTab(opt)
				t.Cleanup(tab.Close)
				tab.Open(server.URL)
				return tab
			})
		})
	}
}

func (t *Tab) seen() (events []string) {
	t.NextFrame()
	t.Eval("seen.splice(0)", &events)
	return events
}

func TestStroke(t *testing.T) {
	inEach(t, func(t *testing.T, open func(TabOptions) *Tab) {
		for pointer, name := range map[Pointer]string{Mouse: "mouse", Finger: "touch", Pen: "pen"} {
			if pointer == Pen && strings.Contains(t.Name(), "Firefox") {
				continue // it can't be given one
			}
			size := Desktop
			if pointer == Finger {
				size = Phone
			}
			tab := open(TabOptions{Size: size})
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
	})
}

func TestKeys(t *testing.T) {
	inEach(t, func(t *testing.T, open func(TabOptions) *Tab) {
		tab := open(TabOptions{})
		tab.Key("ArrowRight", "a", "Shift+Tab", "Control+z", "Enter", "+", "Control++", " ")
		want := []string{
			"key ArrowRight ArrowRight false false true", "key a KeyA false false true", "key Tab Tab false true true",
			"key z KeyZ true false true", "key Enter Enter false false true", "key + Equal false true true",
			"key + Equal true true true", "key   Space false false true",
		}
		if strings.Contains(t.Name(), "Firefox") { // which types a + without Shift
			want[5], want[6] = "key + Equal false false true", "key + Equal true false true"
		}
		events := slices.DeleteFunc(tab.seen(), func(e string) bool { // Firefox really presses them
			return strings.HasPrefix(e, "key Shift ") || strings.HasPrefix(e, "key Control ")
		})
		if !slices.Equal(events, want) {
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
	})
}

func TestReaderSettings(t *testing.T) {
	inEach(t, func(t *testing.T, open func(TabOptions) *Tab) {
		opt := TabOptions{Size: Phone, Languages: "en-GB,en", Before: "globalThis.before = 7"}
		want := "false false en-GB 390 7 true"
		if strings.Contains(t.Name(), "Chromium") { // which can be more
			opt.Dark, opt.LessMove = true, true
			want = "true true en-GB 390 7 true"
		}
		tab := open(opt)
		var got string
		tab.Eval(`[matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(prefers-reduced-motion: reduce)").matches,
			navigator.languages[0], innerWidth, before, document.hasFocus()].join(" ")`, &got)
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestProblems(t *testing.T) {
	inEach(t, func(t *testing.T, open func(TabOptions) *Tab) {
		tab := open(TabOptions{})
		tab.Eval(`(() => {
			const policy = document.createElement("meta");
			policy.httpEquiv = "Content-Security-Policy"; policy.content = "img-src 'none'";
			document.head.append(policy);
			new Image().src = "forbidden.png";
			fetch("http://elsewhere.invalid/x").catch(() => {});
			console.error("oh", {no: 1});
			setTimeout(() => { throw new Error("boom") });
		})()`, nil)
		unseen := []string{"oh ", "boom", "Content Security Policy", "http://elsewhere.invalid/x"}
		for end := time.Now().Add(10 * time.Second); len(unseen) > 0 && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			problems := strings.Join(tab.Problems(), "\n")
			unseen = slices.DeleteFunc(unseen, func(part string) bool { return strings.Contains(problems, part) })
		}
		if len(unseen) > 0 {
			t.Errorf("no word of %q in %q", unseen, tab.Problems())
		}
		if !slices.ContainsFunc(tab.Requests(), func(url string) bool { return strings.HasPrefix(url, "http://127.0.0.1") }) {
			t.Errorf("requests: %q", tab.Requests())
		}
	})
}

func TestScreenshot(t *testing.T) {
	inEach(t, func(t *testing.T, open func(TabOptions) *Tab) {
		tab := open(TabOptions{})
		for height, shot := range map[int][]byte{900: tab.Screenshot(), 3000: tab.FullScreenshot()} {
			c, err := png.DecodeConfig(bytes.NewReader(shot))
			if err != nil || c.Width != 1440 || c.Height != height {
				t.Errorf("%d × %d, %v; want 1440 × %d", c.Width, c.Height, err, height)
			}
		}
	})
}

func TestNoFirefox(t *testing.T) {
	for path, want := range map[string]string{"/nowhere/firefox": "no such file", "false": "ended at once"} {
		t.Setenv("CONVLAB_FIREFOX", path)
		if _, err := StartFirefox(t.Context()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}
