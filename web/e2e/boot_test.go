package e2e

import (
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"convlab/web/browser"
	"convlab/web/lesson/panel"
	"convlab/web/site"
)

// isProgram reports whether a request is for the wasm.
func isProgram(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, ".wasm") }

// without answers 404 to the requests that match.
func without(match func(*http.Request) bool) func(http.Handler) http.Handler {
	return func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if match(r) {
				http.Error(w, "gone", http.StatusNotFound)
				return
			}
			h.ServeHTTP(w, r)
		})
	}
}

// gate holds the answers to requests that match back until it is opened.
type gate struct {
	match func(*http.Request) bool
	open  chan struct{}
}

func newGate(match func(*http.Request) bool) gate { return gate{match, make(chan struct{})} }

func (g gate) server(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if g.match(r) {
			select {
			case <-g.open:
			case <-r.Context().Done():
				return
			}
		}
		h.ServeHTTP(w, r)
	})
}

func TestEveryChapterStarts(t *testing.T) {
	t.Parallel()
	for _, route := range site.ConvLab.Routes {
		for _, size := range []browser.Size{browser.Desktop, browser.Phone} {
			t.Run(route+"/"+strconv.Itoa(size.Width), func(t *testing.T) {
				p := visit(t, reader{At: "#/" + route, TabOptions: browser.TabOptions{Size: size}})
				p.Ready()
				var marks []string
				p.Eval(`performance.getEntriesByType("mark").map(m => m.name).filter(n => n.startsWith("convlab:") && !n.endsWith("prediction"))`, &marks)
				if strings.Join(marks, " ") != "convlab:boot convlab:wasm convlab:ready" {
					t.Errorf("marks: %q", marks)
				}
				if p.Shown("#progress") {
					t.Error("the progress bar is still there")
				}
				var wide bool
				p.Eval("document.documentElement.scrollWidth > innerWidth", &wide)
				if wide {
					t.Error("the page is wider than the window")
				}
			})
		}
	}
}

// The tests rely on the harness seeing what the page does wrong. Does it?
func TestHarnessSeesProblems(t *testing.T) {
	p := visit(t, reader{Expect: []string{"inline script", "elsewhere.invalid", "boom", "oh no", "404"}})
	p.Ready()
	p.Eval(`(() => {
		const s = document.createElement("script"); s.textContent = "globalThis.ran = 1"; document.head.append(s);
		fetch("http://elsewhere.invalid/x").catch(() => {});
		fetch("nothing-here").catch(() => {});
		console.error("oh no");
		setTimeout(() => { throw new Error("boom") });
	})()`, nil)
	unseen := []string{"inline script", "elsewhere.invalid", "boom", "oh no", "404"}
	for range 500 { // the browser reports when it has time to
		problems := strings.Join(p.Problems(), "\n")
		unseen = slices.DeleteFunc(unseen, func(part string) bool { return strings.Contains(problems, part) })
		if len(unseen) == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if len(unseen) > 0 {
		t.Errorf("no word of %q in:\n%s", unseen, strings.Join(p.Problems(), "\n"))
	}
	var ran bool
	p.Eval("globalThis.ran === 1", &ran)
	if ran {
		t.Error("the inline script ran")
	}
}

func TestNoEval(t *testing.T) {
	p := visit(t, reader{Expect: []string{"unsafe-eval", "Content Security Policy"}})
	p.Ready()
	// Later, since the debugger may evaluate what it likes.
	p.Eval(`setTimeout(() => {
		try { new Function("return 1")(); globalThis.how = "it ran" } catch (e) { globalThis.how = e.name } })`, nil)
	p.Wait(`globalThis.how === "EvalError"`)
}

func TestProgress(t *testing.T) {
	halves := make(chan struct{})
	p := visit(t, reader{At: "#/draw?lang=en", Server: func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !isProgram(r) {
				h.ServeHTTP(w, r)
				return
			}
			r.Header.Del("Accept-Encoding")
			h.ServeHTTP(&trickle{ResponseWriter: w, wait: halves, gone: r.Context().Done()}, r)
		})
	}})
	const now = `+document.querySelector("#progress").getAttribute("aria-valuenow")`
	const max = `+document.querySelector("#progress").getAttribute("aria-valuemax")`
	p.Wait(now + " > 0")
	if !p.Shown("#progress") {
		t.Error("nothing shows that the download runs")
	}
	if role := p.Attr("#progress", "role"); role != "progressbar" {
		t.Errorf("role is %q", role)
	}
	// The weights, if there are any, come whole; so first wait until only the program is missing.
	var first, all, second float64
	p.Eval(now, &first)
	p.Eval(max, &all)
	halves <- struct{}{}
	p.Wait(now + " > " + strconv.FormatFloat(first, 'f', 0, 64))
	p.Eval(now, &second)
	if !(0 < first && first < second && second < all) {
		t.Errorf("progress went %v, %v of %v", first, second, all)
	}
	if text := p.Text("#progress"); !strings.Contains(text, " MB") || !strings.HasPrefix(text, "Downloading") {
		t.Errorf("progress says %q", text)
	}
	p.Eval(`location.hash = "#/draw?lang=zh"`, nil)
	p.Wait(`document.querySelector("#progress").innerText.startsWith("正在下载")`)
	close(halves)
	p.Ready()
	if p.Shown("#progress") {
		t.Error("the progress bar stays")
	}
}

// A trickle lets 200 kB through at each receive from wait.
type trickle struct {
	http.ResponseWriter
	wait chan struct{}
	gone <-chan struct{}
	n    int
}

func (t *trickle) Write(p []byte) (int, error) {
	const part = 200_000
	written := 0
	for len(p) > 0 {
		if t.n >= part {
			t.ResponseWriter.(http.Flusher).Flush()
			select {
			case <-t.wait:
			case <-t.gone:
				return written, http.ErrAbortHandler
			}
			t.n = 0
		}
		n, err := t.ResponseWriter.Write(p[:min(len(p), part-t.n)])
		t.n += n
		written += n
		if err != nil {
			return written, err
		}
		p = p[n:]
	}
	return written, nil
}

func TestNoWebAssembly(t *testing.T) {
	for lang, want := range map[string]string{"zh": "这个浏览器不能运行 WebAssembly", "en": "This browser cannot run WebAssembly"} {
		p := visit(t, reader{At: "#/draw?lang=" + lang, TabOptions: browser.TabOptions{Before: "delete globalThis.WebAssembly"}})
		p.Wait(`document.documentElement.dataset.boot === "failed"`)
		if text := p.Text("#boot-message"); !strings.Contains(text, want) {
			t.Errorf("%s: the page says %q", lang, text)
		}
		if !p.Shown("#boot-message") || !p.Shown("#app > *") || p.Shown("#progress") {
			t.Error(lang, "a sentence and the first screen should be seen, and no progress")
		}
	}
}

func TestProgramIsMissing(t *testing.T) {
	broken := true
	p := visit(t, reader{
		At:     "#/draw?lang=en",
		Server: without(func(r *http.Request) bool { return broken && isProgram(r) }),
		Expect: []string{"404"},
	})
	p.Wait(`document.documentElement.dataset.boot === "failed"`)
	if text := p.Text("#boot-message"); !strings.Contains(text, "did not download completely") {
		t.Errorf("the page says %q", text)
	}
	if !p.Shown("#app > *") {
		t.Error("the first screen has gone")
	}
	broken = false
	p.Click("#boot-message button")
	p.Ready()
	if text := p.Text("#boot-message"); text != "" {
		t.Errorf("it runs, and says %q", text)
	}
}

// A download can be cut off with the length known, or without, when the browser can't tell.
func TestProgramIsCutOff(t *testing.T) {
	for _, tell := range []bool{true, false} {
		p := visit(t, reader{At: "#/draw?lang=en", Expect: []string{"ERR_"}, Server: func(h http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if !isProgram(r) {
					h.ServeHTTP(w, r)
					return
				}
				w.Header().Set("Content-Type", "application/wasm")
				if tell {
					w.Header().Set("Content-Length", "5000000")
				}
				w.Write([]byte("\x00asm\x01\x00\x00\x00"))
			})
		}})
		p.Wait(`document.documentElement.dataset.boot === "failed"`)
		if text := p.Text("#boot-message p"); !strings.Contains(text, "did not download completely") {
			t.Errorf("length told: %v: the page says %q", tell, text)
		}
	}
}

func TestProgramStops(t *testing.T) {
	p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{
		Before: `document.addEventListener("load", () => { if (globalThis.Go) Go.prototype.run = async () => {} }, true)`,
	}})
	p.Wait(`document.documentElement.dataset.boot === "failed"`)
	if text := p.Text("#boot-message p"); !strings.Contains(text, "stopped unexpectedly") {
		t.Errorf("the page says %q", text)
	}
	if button := p.Text("#boot-message button"); button != "Reload" {
		t.Errorf("the button says %q", button)
	}
}

func TestWithoutJavaScript(t *testing.T) {
	p := visit(t, reader{TabOptions: browser.TabOptions{NoScript: true}})
	if !p.Shown("#app > *") {
		t.Error("the first screen is not there")
	}
	text := p.Text("noscript")
	if !strings.Contains(text, "JavaScript") {
		t.Errorf("noscript says %q", text)
	}
	if p.Shown("#progress") {
		t.Error("a progress bar that can't move is shown")
	}
	p.Eval(`document.querySelector("#late").setCurrentTime(11)`, nil)
	time.Sleep(200 * time.Millisecond) // without scripts, no frame is announced
	if p.Shown("#late div") {
		t.Error("it says that scripts are lost")
	}
}

// Language, theme and chapter are right before the program is there, and change with the address.
func TestFirstScreen(t *testing.T) {
	stored := func(key, value string) string {
		return "localStorage.setItem(" + browser.Quote(key) + "," + browser.Quote(value) + ");"
	}
	for _, c := range []struct {
		name        string
		at          string
		opt         browser.TabOptions
		lang, theme string
		route       string
	}{
		{"browser", "", browser.TabOptions{}, "zh-CN", "light", "draw"},
		{"browser in English, dark", "", browser.TabOptions{Languages: "fr,en-GB,zh", Dark: true}, "en", "dark", "draw"},
		{"browser in French", "", browser.TabOptions{Languages: "fr"}, "en", "light", "draw"},
		{"stored", "", browser.TabOptions{Before: stored("convlab.lang", "en") + stored("convlab.theme", "dark")}, "en", "dark", "draw"},
		{"stored nonsense", "", browser.TabOptions{Before: stored("convlab.lang", "klingon")}, "zh-CN", "light", "draw"},
		{"no storage", "", browser.TabOptions{Before: `Object.defineProperty(window, "localStorage", {get() { throw new Error("denied") }});`}, "zh-CN", "light", "draw"},
		{"address", "#/convolution?lang=en&theme=dark", browser.TabOptions{Before: stored("convlab.lang", "zh")}, "en", "dark", "convolution"},
		{"broken address", "#/%zz/<b>?lang=%E4%&theme=<script>", browser.TabOptions{}, "zh-CN", "light", "draw"},
		{"unknown chapter", "#/nowhere?lang=en", browser.TabOptions{}, "en", "light", "draw"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newGate(isProgram)
			p := visit(t, reader{At: c.at, TabOptions: c.opt, Server: g.server})
			p.Wait(`document.documentElement.dataset.boot === "loading"`)
			if lang, theme := p.Attr("html", "lang"), p.Attr("html", "data-theme"); lang != c.lang || theme != c.theme {
				t.Errorf("<html lang=%s data-theme=%s>, want %s, %s", lang, theme, c.lang, c.theme)
			}
			if route, lang := p.Attr("#app", "data-route"), p.Attr("#app", "data-lang"); route != c.route || lang != c.lang[:2] {
				t.Errorf("the first screen is %s in %s, want %s in %s", route, lang, c.route, c.lang[:2])
			}
			if !p.Shown("#app > *") {
				t.Error("it is not seen")
			}
		})
	}
}

func TestChaptersBeforeTheProgram(t *testing.T) {
	g := newGate(isProgram)
	p := visit(t, reader{At: "#/draw?lang=en", Server: g.server})
	p.Wait(`document.documentElement.dataset.boot === "loading"`)
	before := p.Text("#app")
	p.Eval(`location.hash = "#/convolution?lang=en&theme=dark"`, nil)
	p.Wait(`document.querySelector("#app").dataset.route === "convolution"`)
	if p.Text("#app") == before || p.Attr("html", "data-theme") != "dark" {
		t.Error("the screen has not changed")
	}
	p.Eval(`location.hash = "#/draw?lang=en"`, nil)
	p.Wait(`document.querySelector("#app").dataset.route === "draw"`)
	if after := p.Text("#app"); after != before {
		t.Errorf("there and back again: %q became %q", before, after)
	}
	close(g.open)
	p.Ready()
}

// isScreen reports whether a request is for a chapter's first screen.
func isScreen(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/screens/") }

// A screen that is on its way hides the page: another chapter must not flash. One that does not come is not missed.
func TestScreenOfAnotherChapter(t *testing.T) {
	program, screen := newGate(isProgram), newGate(isScreen)
	p := visit(t, reader{At: "#/flatten?lang=en", Server: func(h http.Handler) http.Handler { return program.server(screen.server(h)) }})
	p.Wait(`document.readyState === "complete" && convlab.ready`)
	p.NextFrame()
	if p.Shown("#app > *") {
		t.Error("a screen is seen that nobody asked for")
	}
	if !p.Shown("#progress") {
		t.Error("nothing shows that the download runs")
	}
	close(screen.open)
	p.Wait(`document.documentElement.dataset.boot === "loading"`)
	if route := p.Attr("#app", "data-route"); route != "flatten" || !p.Shown("#app > *") {
		t.Errorf("the first screen is %q", route)
	}
	close(program.open)
	p.Ready()
	p.Wait(`document.querySelector(".flatten") !== null`)
}

func TestScreenIsMissing(t *testing.T) {
	p := visit(t, reader{At: "#/convolution?lang=en", Server: without(isScreen), Expect: []string{"404"}})
	p.Ready()
	p.Wait(`document.querySelector('.rail [aria-current="page"]').href.includes("#/convolution")`)
	if !p.Shown("#app > *") || p.Text("#boot-message") != "" {
		t.Errorf("the page is not seen, or says %q", p.Text("#boot-message"))
	}
}

// The line is the program's until it is here: then comes what the first answer takes, and after that answer the rest.
func TestOrderOfDownloads(t *testing.T) {
	g := newGate(isProgram)
	p := visit(t, reader{At: "#/draw?lang=en&ink=" + inkLink(digits[8]), Server: g.server})
	p.Wait(`document.documentElement.dataset.boot === "loading"`)
	asked := func() (names []string) {
		for _, url := range p.Requests() {
			if strings.Contains(url, "/models/") {
				names = append(names, hashIn.ReplaceAllString(path.Base(url), "."))
			}
		}
		return names
	}
	time.Sleep(200 * time.Millisecond)
	if got := asked(); len(got) > 0 {
		t.Errorf("%q are fetched beside the program", got)
	}
	close(g.open)
	p.Wait(`performance.getEntriesByName("convlab:first-prediction").length > 0`)
	p.allSay()
	if got := asked(); len(got) != len(panel.Networks)+1 || !slices.Equal(got[:2], []string{"lenet-5-distorted.f16", "novelty.bin"}) {
		t.Errorf("the order is %q", got)
	}
}
