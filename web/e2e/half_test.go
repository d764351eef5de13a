package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"convlab/web/browser"
)

// A way to break a file of the site; whole is what is right.
type damage struct {
	name  string
	serve func(w http.ResponseWriter, whole *httptest.ResponseRecorder)
}

const loginPage = "<!doctype html><title>Log in</title><p>Log in to the network first."

var damages = []damage{
	{"missing", func(w http.ResponseWriter, _ *httptest.ResponseRecorder) { http.Error(w, "gone", http.StatusNotFound) }},
	{"error", func(w http.ResponseWriter, _ *httptest.ResponseRecorder) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadGateway)
		fmt.Fprint(w, loginPage)
	}},
	// To be kept for a year, as a careless proxy says: so trying again must not believe the cache.
	{"another page", func(w http.ResponseWriter, whole *httptest.ResponseRecorder) {
		w.Header().Set("Cache-Control", whole.Header().Get("Cache-Control"))
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, loginPage)
	}},
	{"another page of the right type", func(w http.ResponseWriter, whole *httptest.ResponseRecorder) {
		w.Header().Set("Cache-Control", whole.Header().Get("Cache-Control"))
		w.Header().Set("Content-Type", whole.Header().Get("Content-Type"))
		fmt.Fprint(w, loginPage)
	}},
	{"cut off", func(w http.ResponseWriter, whole *httptest.ResponseRecorder) {
		w.Header().Set("Cache-Control", whole.Header().Get("Cache-Control"))
		w.Header().Set("Content-Type", whole.Header().Get("Content-Type"))
		w.Write(whole.Body.Bytes()[:whole.Body.Len()/2])
	}},
	{"login", func(w http.ResponseWriter, _ *httptest.ResponseRecorder) {
		w.Header().Set("Location", "/index.html")
		w.WriteHeader(http.StatusFound)
	}},
}

// A half is a site of which one file is broken until it is mended.
type half struct {
	file string // the beginning of its path
	damage
	whole atomic.Bool
}

func (d *half) server(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if d.whole.Load() || !strings.HasPrefix(r.URL.Path, d.file) {
			h.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Accept-Encoding")
		whole := httptest.NewRecorder()
		h.ServeHTTP(whole, r)
		d.serve(w, whole)
	})
}

// What the reader is to be told is missing, by the beginning of the file's path.
var halves = []struct{ file, zh, en string }{
	{"/prefs.", "脚本", "script"},
	{"/boot.", "脚本", "script"},
	{"/dom.", "脚本", "script"},
	{"/wasm_exec", "脚本", "script"},
	{"/css/", "样式", "style sheet"},
	{"/convlab", "程序没有下载完整", "The program did not"},
}

// anything lets a page complain: the browser does about files that don't come.
var anything = []string{""}

// told waits until there is a sentence, with a button, and checks both.
func (p page) told(t *testing.T, lang, part string) {
	t.Helper()
	p.Wait(`document.querySelector("#boot-message button") !== null`)
	if text := p.Text("#boot-message p"); !strings.Contains(text, part) {
		t.Errorf("the page says %q, which does not name %q", text, part)
	}
	if button, want := p.Text("#boot-message button"), map[string]string{"zh": "重试", "en": "Try again"}[lang]; button != want {
		t.Errorf("the button says %q, want %q", button, want)
	}
	if p.Attr("#boot-message", "role") != "alert" || !p.Shown("#boot-message") || !p.Shown("#app > *") {
		t.Error("the sentence and the page are to be seen")
	}
	if !strings.Contains(part, "样式") && part != "style sheet" && p.Shown("#progress") {
		t.Error("it still says that it is loading")
	}
}

func TestHalfASite(t *testing.T) {
	n := 0
	for _, f := range halves {
		for _, how := range damages {
			lang, part := "zh", f.zh
			if n++; n%2 == 0 {
				lang, part = "en", f.en
			}
			if f.file != "/convlab" && how.name == "error" {
				continue // as missing
			}
			t.Run(f.file[1:]+" "+how.name, func(t *testing.T) {
				t.Parallel()
				d := &half{file: f.file, damage: how}
				p := visit(t, reader{At: "#/draw?lang=" + lang, Server: d.server, Expect: anything})
				p.told(t, lang, part)
				if strings.Contains(f.file, "css") {
					p.Ready() // it works all the same
					if p.NextFrame(); !p.Shown("#boot-message button") {
						t.Error("the sentence has gone")
					}
				}
				if how.name == "another page" || how.name == "cut off" && f.file == "/convlab" {
					d.whole.Store(true)
					p.Eval(`document.querySelector("#boot-message button").focus()`, nil)
					p.Key("Enter")
					p.Wait(`document.querySelector("#boot-message").childElementCount === 0 && document.documentElement.dataset.boot === "ready"`)
				}
			})
		}
	}
}

// Both scripts that could say something are lost: the page says it without.
func TestNoScriptOfOursComes(t *testing.T) {
	p := visit(t, reader{At: "#/draw?lang=en", Expect: anything, Server: without(func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, ".js") })})
	if p.Shown("#late") {
		t.Error("it says so too soon")
	}
	p.Eval(`document.querySelector("#late").setCurrentTime(11)`, nil) // seconds
	p.NextFrame()
	for _, want := range []string{"脚本没有下载完整", "重新加载", "scripts of this page", "reload"} {
		if text := p.Text("#late div"); !strings.Contains(text, want) || !p.Shown("#late div") {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

// A file that is late is told, waited for, and used.
func TestLateFile(t *testing.T) {
	for i, f := range halves {
		lang, part := "zh", strings.TrimSuffix(f.zh, "没有下载完整")
		if i%2 == 0 {
			lang, part = "en", strings.TrimSuffix(f.en, " did not")
		}
		t.Run(f.file[1:], func(t *testing.T) {
			t.Parallel()
			g := newGate(func(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, f.file) })
			p := visit(t, reader{At: "LICENSE", Server: g.server, Expect: anything})
			p.Eval(`void setTimeout(() => location.href = "/#/draw?lang=`+lang+`")`, nil) // and don't wait for all files
			p.Wait(`document.querySelector("#boot-message button") !== null`)
			if text := p.Text("#boot-message p"); !strings.Contains(text, part) {
				t.Errorf("the page says %q, which does not name %q", text, part)
			}
			if p.Shown("#progress") {
				t.Error("it still says that it is loading")
			}
			close(g.open)
			p.Ready()
			p.Wait(`document.querySelector("#boot-message").childElementCount === 0`)
			var plain bool
			p.Eval(`getComputedStyle(document.documentElement).getPropertyValue("--whole-page") === ""`, &plain)
			if plain {
				t.Error("the style sheets do not apply")
			}
		})
	}
}

// A chapter's screen is not missed if it is another page, and an icon never.
func TestFilesThatAreNotMissed(t *testing.T) {
	for _, file := range []string{"/screens/", "/icon."} {
		d := &half{file: file, damage: damages[3]}
		p := visit(t, reader{At: "#/convolution?lang=en", Server: d.server})
		p.Ready()
		if text := p.Text("#boot-message"); text != "" || strings.Contains(p.Text("#app"), "Log in") {
			t.Errorf("%s: the page says %q", file, text)
		}
	}
}

// Opened as a file, the page says what helps.
func TestOpenedAsAFile(t *testing.T) {
	if os.Getenv("CONVLAB_E2E") == "" {
		t.Skip("an end-to-end test")
	}
	tabs, _ := shared(t)
	p := page{Tab: tabs.NewTab(browser.TabOptions{Fail: func(err error) { t.Fatal(err) }})}
	defer p.Close()
	for lang, want := range map[string]string{"zh": "本地文件", "en": "opened as a file"} {
		p.Open("file://" + filepath.ToSlash(dist) + "/index.html?" + lang + "#/draw?lang=" + lang)
		p.Wait(`document.documentElement.dataset.boot === "failed"`)
		text := p.Text("#boot-message")
		if !strings.Contains(text, want) || !strings.Contains(text, "./build.sh serve") || p.Has("#boot-message button") {
			t.Errorf("the page says %q", text)
		}
	}
}

// The network's weights stop on the way: the page goes on, says so, and tries again.
func TestWeightsThatStop(t *testing.T) {
	t.Parallel()
	g := newGate(func(r *http.Request) bool { return strings.Contains(r.URL.Path, "novelty") })
	p := visit(t, reader{At: "#/draw?lang=en&ink=" + inkLink(digits[8]), Server: g.server, Expect: anything,
		TabOptions: browser.TabOptions{Patience: time.Minute}})
	p.Ready()
	p.Wait(`[...document.querySelectorAll("#app button")].some(b => /again/i.test(b.textContent))`)
	close(g.open)
	p.Eval(`[...document.querySelectorAll("#app button")].find(b => /again/i.test(b.textContent)).click()`, nil)
	p.Wait(`performance.getEntriesByName("convlab:first-prediction").length > 0`)
}

// Language and theme are right from the beginning also where a chat program has bent the link.
func TestFirstScreenOfBentLinks(t *testing.T) {
	for _, at := range []string{
		"#/draw?theme=dark&amp;lang=en", "#%2Fdraw%3Flang%3Den%26theme%3Ddark", "#%252Fdraw%253Flang%253Den%2526theme%253Ddark",
		"%23/draw?lang=en&theme=dark",
	} {
		g := newGate(isProgram)
		p := visit(t, reader{At: at, Server: g.server})
		p.Wait(`document.documentElement.dataset.boot === "loading"`)
		if lang, theme := p.Attr("html", "lang"), p.Attr("html", "data-theme"); lang != "en" || theme != "dark" {
			t.Errorf("%s: the first screen is in %s, %s", at, lang, theme)
		}
	}
}
