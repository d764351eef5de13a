package e2e

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"

	"convlab/web/browser"
)

// optional are the functions of browsers that the page must do without, as in docs/browsers.md: by name, JavaScript that
// takes one away or makes it fail.
var optional = map[string]string{
	"getCoalescedEvents":    `delete PointerEvent.prototype.getCoalescedEvents;`,
	"setPointerCapture":     `delete Element.prototype.setPointerCapture;`,
	"setPointerCapture⚡":    `Element.prototype.setPointerCapture = () => { throw new DOMException("no", "NotFoundError") };`,
	"hasPointerCapture":     `delete Element.prototype.hasPointerCapture;`,
	"releasePointerCapture": `delete Element.prototype.releasePointerCapture;`,
	"clipboard":             `delete Navigator.prototype.clipboard;`,
	"clipboard⚡":            `Object.defineProperty(navigator, "clipboard", {get() { throw new DOMException("no", "SecurityError") }});`,
	"writeText":             `delete Clipboard.prototype.writeText;`,
	"writeText⚡":            `Clipboard.prototype.writeText = () => { throw new DOMException("no", "NotAllowedError") };`,
	"matchMedia":            `delete window.matchMedia;`,
	"matchMedia⚡":           `window.matchMedia = () => { throw new Error("no") };`,
	"matchMedia listeners":  `MediaQueryList.prototype.addEventListener = undefined;`,
	"requestIdleCallback":   `delete window.requestIdleCallback;`,
	"MessageChannel":        `delete window.MessageChannel;`,
	"MutationObserver":      `delete window.MutationObserver;`,
	"moveBefore":            `delete Element.prototype.moveBefore;`,
	"checkVisibility":       `delete Element.prototype.checkVisibility;`,
	"inert":                 `delete HTMLElement.prototype.inert;`,
	"scrollTo":              `delete window.scrollTo;`,
	"performance.mark":      `delete Performance.prototype.mark;`,
	"Worker":                `delete window.Worker;`,
	"Worker⚡":               `window.Worker = function() { throw new DOMException("no", "SecurityError") };`,
	"localStorage":          `delete window.localStorage;`,
	"localStorage⚡":         `Object.defineProperty(window, "localStorage", {get() { throw new DOMException("no", "SecurityError") }});`,
	"setItem⚡":              `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") };`,
	"replaceState⚡":         `History.prototype.replaceState = () => { throw new DOMException("no", "SecurityError") };`,
	"pushState⚡":            `History.prototype.pushState = () => { throw new DOMException("no", "SecurityError") };`,
	"compileStreaming":      `delete WebAssembly.compileStreaming;`,
	"instantiateStreaming":  `delete WebAssembly.instantiateStreaming;`,
	"streams":               `for (const n of ["TransformStream", "CompressionStream", "DecompressionStream"]) delete window[n];`,
	"crypto.subtle":         `delete Crypto.prototype.subtle; delete Crypto.prototype.randomUUID;`,
	"structuredClone":       `delete window.structuredClone; delete AbortSignal.timeout; delete AbortSignal.any;`,
	"observers":             `for (const n of ["ResizeObserver", "IntersectionObserver"]) delete window[n];`,
	"serviceWorker":         `delete Navigator.prototype.serviceWorker; delete window.caches;`,
	"devicePixelRatio":      `delete window.devicePixelRatio;`,
	"visualViewport":        `delete window.visualViewport; delete Screen.prototype.orientation;`,
	"languages":             `Object.defineProperty(navigator, "languages", {value: undefined});`,
	"later JavaScript":      `for (const n of ["findLast", "toSorted", "with"]) delete Array.prototype[n]; delete Object.groupBy; delete Promise.withResolvers; delete Map.groupBy;`,
}

// use does what readers do, and fails the test where it doesn't do what it should.
func (p page) use(t *testing.T) {
	t.Helper()
	p.Ready()
	p.write(browser.Mouse, digits[7], 1, browser.Point{})
	if got := p.verdict(); got != "7" {
		t.Errorf("a 7 is read as %q", got)
	}
	p.Click("[data-act=link]")
	p.Wait(`document.querySelector(".notice") !== null`)
	if got := p.notice(); got != english.Frame.LinkCopied && got != english.Frame.LinkShown {
		t.Errorf("asked for a link, the page says %q", got)
	}
	p.Click("[data-act=dismiss]")
	p.Click(`.rail a[href="#/convolution"]`)
	p.Wait(`document.querySelector(".convolution") !== null`)
	p.Click(`#kernel [data-i="4"]`)
	p.Wait(`document.activeElement.classList.contains("edit")`)
	p.Type("7")
	p.Key("Enter")
	if got := p.cell("kernel", 4); got != "7" {
		t.Errorf("7 was typed, and the cell shows %q", got)
	}
	p.Click("[data-act=next]")
	p.Click("[data-act=next]")
	p.NextFrame()
	if b := p.board(); !slices.Equal(b.Now, []int{2}) {
		t.Errorf("after two steps the walk is at %v", b.Now)
	}
	p.Click("[data-act=lang]")
	p.Wait(`document.documentElement.lang === "zh-CN"`)
	p.NextFrame()
	if got, want := p.Text("h1 span"), chinese.heading("convolution").Title; got != want {
		t.Errorf("in Chinese the heading is %q, want %q", got, want)
	}
	p.sound(t)
}

// sound checks that nothing has panicked.
func (p page) sound(t *testing.T) {
	t.Helper()
	if notice := p.Texts(".notice.wrong"); len(notice) > 0 {
		t.Errorf("the page says %q", notice)
	}
	for _, line := range p.Console() {
		if strings.Contains(line, "goroutine ") || strings.Contains(line, "panic") {
			t.Error(line)
		}
	}
}

func TestWithoutOptionalFunctions(t *testing.T) {
	for name, without := range optional {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{Before: without}})
			p.use(t)
		})
	}
}

func TestWithoutSeveralFunctions(t *testing.T) {
	names := slices.Sorted(maps.Keys(optional))
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 10))
			var chosen []string
			before := ""
			for _, i := range random.Perm(len(names))[:8] {
				chosen = append(chosen, names[i])
				before += "try { " + optional[names[i]] + " } catch {}\n"
			}
			t.Logf("without %q", chosen)
			p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{Before: before}})
			p.use(t)
		})
	}
}

// forPhotos are those that only filters asks for.
var forPhotos = map[string]string{
	"mediaDevices":       `delete Navigator.prototype.mediaDevices;`,
	"mediaDevices⚡":      `Object.defineProperty(navigator, "mediaDevices", {get() { throw new DOMException("no", "SecurityError") }});`,
	"getUserMedia":       `delete MediaDevices.prototype.getUserMedia;`,
	"createImageBitmap":  `delete window.createImageBitmap;`,
	"createImageBitmap⚡": `window.createImageBitmap = () => Promise.reject(new DOMException("no", "InvalidStateError"));`,
	"VideoFrame":         `delete window.VideoFrame;`,
	"VideoFrame⚡":        `window.VideoFrame = function() { throw new TypeError("no") };`,
	"showPicker":         `delete HTMLInputElement.prototype.showPicker; delete window.showOpenFilePicker; delete window.showSaveFilePicker;`,
}

// Photos that we decode are opened without any of these; a file that only the browser
// could read is refused with a sentence, and what was there stays.
func TestPhotosWithoutOptionalFunctions(t *testing.T) {
	for name, without := range forPhotos {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := visit(t, reader{At: "#/filters?lang=en&pic=chart&chain=sobel-x3&cut=0", TabOptions: browser.TabOptions{Before: without}})
			p.developed()
			p.drop("stripes.png", stripes(60, 80))
			p.Wait(`location.hash.includes("pic=own")`)
			p.developed()
			p.sound(t)
			before := p.Text("[data-text=where]")
			p.drop("photo.bmp", []byte("BM this is no picture at all, and nobody can read it"))
			p.Wait(`document.querySelector(".notice") !== null`)
			if got := p.Text("[data-text=where]"); got != before {
				t.Errorf("after a file that could not be read, the cursor is at %q, was at %q", got, before)
			}
		})
	}
}

// In a frame that may run scripts and nothing else, the page is of no origin: it has no storage, and its own files are
// another's.
func TestInASandbox(t *testing.T) {
	t.Parallel()
	const probe = `
		addEventListener("error", e => parent.postMessage({error: String(e.message)}, "*"));
		addEventListener("load", async () => {
			const until = async f => { while (!f()) await new Promise(done => setTimeout(done, 20)) };
			const $ = s => document.querySelector(s);
			await until(() => document.documentElement.dataset.boot === "ready");
			const pad = $("#pad"), box = pad.getBoundingClientRect();
			const send = (type, y) => pad.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerId: 1, pointerType: "mouse", buttons: 1,
				clientX: box.x + .5 * box.width, clientY: box.y + y * box.height}));
			send("pointerdown", .2);
			for (let y = .2; y < .8; y += .05) send("pointermove", y);
			send("pointerup", .8);
			await until(() => $("[data-net=dense] [data-text=verdict]").textContent === "1");
			$("[data-act=theme]").click();
			$("[data-act=lang]").click();
			await until(() => document.documentElement.lang === "zh-CN");
			await new Promise(done => setTimeout(done, 1500)); // the address is written
			parent.postMessage({wrong: [...document.querySelectorAll(".notice.wrong")].map(e => e.textContent), hash: location.hash}, "*");
		});`
	p := visit(t, reader{At: "outside.html", Expect: []string{"favicon"}, Server: func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/outside.html":
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprint(w, `<!doctype html><script>got = []; addEventListener("message", e => got.push(e.data))</script>
					<iframe sandbox="allow-scripts" src="/framed.html#/draw?lang=en" width="1200" height="800"></iframe>`)
			case "/framed.html":
				r.URL.Path = "/"
				r.Header.Del("Accept-Encoding")
				h.ServeHTTP(insert{w, `<script src="/probe.js"></script>`}, r)
			case "/probe.js":
				w.Header().Set("Content-Type", "text/javascript")
				fmt.Fprint(w, probe)
			default:
				h.ServeHTTP(w, r)
			}
		})
	}})
	p.Wait(`got.length > 0`)
	var got []struct {
		Error, Hash string
		Wrong       []string
	}
	p.Eval("got", &got)
	if len(got) != 1 || got[0].Error != "" || len(got[0].Wrong) > 0 || !strings.Contains(got[0].Hash, "ink=") {
		t.Errorf("in the frame: %+v", got)
	}
}

// insert puts something before the end of the body that is written.
type insert struct {
	http.ResponseWriter
	html string
}

func (w insert) WriteHeader(status int) {
	w.Header().Del("Content-Length")
	w.ResponseWriter.WriteHeader(status)
}

func (w insert) Write(b []byte) (int, error) {
	w.ResponseWriter.Write([]byte(strings.Replace(string(b), "</body>", w.html+"</body>", 1)))
	return len(b), nil
}

// A browser that is short of memory has no canvas to give for a while, or takes back what it gave.
func TestCanvasesComeBack(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en&ink=" + inkLink(digits[5]), TabOptions: browser.TabOptions{Before: `
		globalThis.short = true;
		const give = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function (...a) { return short ? null : give.apply(this, a) };`}})
	p.Ready()
	if got := p.verdict(); got != "5" {
		t.Errorf("without canvases a 5 is read as %q", got)
	}
	p.Eval("short = false", nil)
	painted := `[...document.querySelectorAll("[data-host] canvas")].every(c => c.getContext("2d").getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 !== 3 ? v : v && c.closest("#pad, .strokes")))`
	p.Wait(painted)
	before := fmt.Sprint(p.picture("centre"), p.ink())
	for _, how := range []string{
		`c.getContext("2d").clearRect(0, 0, c.width, c.height); c.dispatchEvent(new Event("contextlost", {cancelable: true})); c.dispatchEvent(new Event("contextrestored"))`,
		`c.remove()`,
	} {
		p.Eval(`document.querySelectorAll("[data-host] canvas").forEach(c => { `+how+` })`, nil)
		p.Eval(`dispatchEvent(new Event("resize"))`, nil)
		p.NextFrame()
		p.Wait(`document.querySelectorAll("[data-host] canvas").length >= 9`)
		p.Wait(painted)
		if after := fmt.Sprint(p.picture("centre"), p.ink()); after != before {
			t.Errorf("after %s it is another picture", how)
		}
	}
	p.sound(t)
}
