package e2e

import (
	"fmt"
	"testing"

	"convlab/web"
	"convlab/web/browser"
	"convlab/web/lesson/words"
)

// --- Print, forced colours, text direction, the reader's font size ---

func TestPrint(t *testing.T) {
	t.Parallel()
	for _, size := range []browser.Size{browser.Desktop, browser.Phone} {
		p := visit(t, reader{At: "#/draw?lang=en&theme=dark&sample=3", TabOptions: browser.TabOptions{Size: size}})
		p.Ready()
		for _, route := range web.Routes() {
			p.goTo(route, "lang=en&theme=dark&sample=3")
			p.Media("print")
			for _, s := range []string{".skip", ".rail", ".topbar", ".dock", ".foot", ".looks", "[data-act=gear]", ".notices"} {
				if p.Shown(s) {
					t.Errorf("%s, %d px: %s is printed", route, size.Width, s)
				}
			}
			var paper, ink string
			p.Eval(`getComputedStyle(document.body).backgroundColor`, &paper)
			p.Eval(`getComputedStyle(document.querySelector("h1")).color`, &ink)
			if paper != "rgb(255, 255, 255)" || ink != "rgb(0, 0, 0)" {
				t.Errorf("%s, %d px: %s on %s is printed", route, size.Width, ink, paper)
			}
			if !p.Shown("h1") || !p.Shown(".figure > *") {
				t.Errorf("%s, %d px: no heading or no figure is printed", route, size.Width)
			}
			p.Media("")
		}
	}
}

// What is on and what is off look different though the reader has chosen all colours.
func TestForcedColours(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/convolution?lang=en&relu=1&step=9"})
	p.Ready()
	p.Media("", "forced-colors", "active")
	look := func(selector, pseudo string) (s string) {
		p.Eval(fmt.Sprintf(`(s => [s.backgroundColor, s.borderTopColor, s.borderTopWidth, s.outlineStyle, s.outlineColor, s.fontWeight, s.left].join("|"))(getComputedStyle(document.querySelector(%s), %s || null))`,
			browser.Quote(selector), browser.Quote(pseudo)), &s)
		return s
	}
	differ := func(a, b, pseudo string) {
		t.Helper()
		if x, y := look(a, pseudo), look(b, pseudo); x == y {
			t.Errorf("%s and %s%s look the same: %s", a, b, pseudo, x)
		}
	}
	p.Eval(`document.querySelectorAll("details").forEach(d => d.open = true)`, nil)
	p.NextFrame()
	differ(`[data-choices=kernels] [aria-checked=true]`, `[data-choices=kernels] [aria-checked=false]`, "")
	differ(`[role=switch][aria-checked=true] i`, `[role=switch][aria-checked=false] i`, "")
	differ(`#input [data-i="0"]`, `#input [data-i="7"]`, "") // two greys
	differ(`#output .now`, `#output .cell:not(.now)`, "::after")
	var track, thumb string
	p.Eval(`getComputedStyle(document.querySelector("input[type=range]"), "::-webkit-slider-runnable-track").backgroundColor`, &track)
	if thumb = look("input[type=range]", ""); track == "" || thumb == "" {
		t.Errorf("the slider has the track %q", track)
	}
	p.goTo("draw", "lang=en")
	differ(`[data-act=pen]`, `[data-act=eraser]`, "")
}

func TestMirroredSurroundings(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/convolution?lang=en", TabOptions: browser.TabOptions{Before: `addEventListener("DOMContentLoaded", () => document.documentElement.dir = "rtl");`}})
	p.Ready()
	for _, route := range web.Routes() {
		p.goTo(route, "lang=en&sample=3")
		var mirrored []string
		p.Eval(`[...document.querySelectorAll(".app, #app .grid, #app .num, #app input, #app .terms, #app .strip")].filter(e => getComputedStyle(e).direction !== "ltr").map(e => e.className || e.tagName)`, &mirrored)
		if len(mirrored) > 0 {
			t.Errorf("%s: from right to left run %q", route, mirrored)
		}
	}
	p.goTo("convolution", "lang=en")
	var x [2]float64
	p.Eval(`["0", "1"].map(i => document.querySelector('#input [data-i="' + i + '"]').getBoundingClientRect().x)`, &x)
	if x[1] <= x[0] {
		t.Errorf("the second number is at %v, the first at %v", x[1], x[0])
	}
}

func TestTheReadersFontSize(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en&sample=3"})
	p.Ready()
	// The sizes of every text, as they are and where the reader's font has 32 px: rem are computed from it, as from this.
	const sizes = `[...document.querySelectorAll("#app *")].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(e => [e.tagName + "." + e.className, parseFloat(getComputedStyle(e).fontSize)])`
	for _, route := range web.Routes() {
		p.goTo(route, "lang=en&sample=3")
		var both [2][][2]any
		p.Eval(`[16, 32].map(px => { document.documentElement.style.fontSize = px + "px"; return `+sizes+` })`, &both)
		before, after := both[0], both[1]
		if len(before) != len(after) {
			t.Fatalf("%s: %d texts, then %d", route, len(before), len(after))
		}
		for i, b := range before {
			now := after[i][1].(float64)
			if now < 1.9*b[1].(float64) && now < 24 { // numbers that fill their cells are large enough
				t.Errorf("%s: %s grows from %v px to %v px", route, b[0], b[1], now)
			}
		}
	}
}

func TestMotionIsHeardWhenItChanges(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/flatten?lang=en&sample=3&rows=3"})
	p.Ready()
	p.settled("flatten")
	moving := func() (n int) {
		p.Eval(`[...document.querySelectorAll("#app *")].filter(e => getComputedStyle(e).transitionDuration !== "0s").length`, &n)
		return n
	}
	if moving() == 0 {
		t.Error("nothing moves in any case")
	}
	p.Media("", "prefers-reduced-motion", "reduce")
	p.NextFrame()
	if n := moving(); n > 0 {
		t.Errorf("%d elements still move", n)
	}
	// The row that flies is drawn by the program: its frame is vermilion, between picture and strip.
	p.Click("#rows [data-act=play]")
	p.rows(28)
	p.sound(t)
}

// --- What is spoken ---

// spoken collects what live regions say from now on.
const spoken = `(() => {
	globalThis.said = [];
	const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output";
	new MutationObserver(records => {
		const regions = new Set(records.map(r => (r.target.nodeType === 1 ? r.target : r.target.parentElement)?.closest(live)).filter(e => e));
		for (const e of regions) if (e.textContent.trim()) said.push(e.textContent.trim());
	}).observe(document.querySelector("#app"), {childList: true, characterData: true, subtree: true});
})()`

func TestOnlyRestIsSpoken(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/convolution?lang=en&step=30&speed=10"})
	p.Ready()
	p.Eval(spoken, nil)
	expect := func(how string, least, most int) {
		t.Helper()
		p.Eval(`new Promise(done => setTimeout(done, 400))`, nil)
		var said []string
		p.Eval("said.splice(0)", &said)
		if len(said) < least || len(said) > most {
			t.Errorf("%s: is said %q", how, said)
		}
	}
	for i := range 5 {
		topLeft, size := p.Box(fmt.Sprintf(`#output [data-i="%d"]`, 3*i))
		p.Move(browser.Mouse, browser.Point{X: topLeft.X + size.X/2, Y: topLeft.Y + size.Y/2})
		p.NextFrame()
	}
	p.Move(browser.Mouse, browser.Point{X: 2, Y: 2})
	expect("hovering", 0, 0)
	p.Click("#steps [data-act=play]")
	p.Wait(`document.querySelector("#steps [data-act=play]").textContent.trim() === ` + browser.Quote(english.Walk.Pause))
	p.Wait(`document.querySelector("#steps [data-act=play]").textContent.trim() === ` + browser.Quote(english.Walk.Play))
	expect("playing to the end", 1, 1)
	p.Click("#steps [data-act=back]")
	expect("a step", 1, 1)

	p.goTo("flatten", "lang=en&sample=3")
	expect("a new chapter", 0, 1)
	p.settled("flatten")
	for i := range 5 {
		p.Move(browser.Mouse, p.placeOf(29*i+30, false))
		p.NextFrame()
	}
	expect("pointing at pixels", 0, 0)
	p.Click("#rows [data-act=play]")
	p.rows(28)
	expect("pulling all rows", 1, 1)
}

func TestNamesAtEveryWidth(t *testing.T) {
	t.Parallel()
	for _, size := range []browser.Size{browser.Desktop, {Width: 1000, Height: 700}, browser.Phone, {Width: 844, Height: 390, Touch: true}} {
		for _, lang := range []words.Lang{words.English, words.Chinese} {
			p := visit(t, reader{At: "#/draw?lang=" + string(lang), TabOptions: browser.TabOptions{Size: size}})
			p.Ready()
			if p.Shown("[data-act=sheet]") {
				p.Click("[data-act=sheet]")
				p.NextFrame()
			}
			var bad []string
			p.Eval(`["lang", "theme", "link", "present", "about"].flatMap(act => {
				const e = [...document.querySelectorAll("[data-act=" + act + "]")].find(e => e.checkVisibility({visibilityProperty: true}));
				if (!e) return [act + " is not shown"];
				const name = e.getAttribute("aria-label") ?? e.textContent;
				return name.trim() ? e.innerText.trim().split(/\s+/).filter(s => s && !name.includes(s)).map(s => act + ": " + s + " is not in " + name) : [act + " has no name"];
			})`, &bad)
			if len(bad) > 0 {
				t.Errorf("%d px, %s: %q", size.Width, lang, bad)
			}
		}
	}
}

// --- Pens, palms, phones on their side ---

func TestPenAndPalm(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{Size: browser.Size{Width: 820, Height: 1180, Touch: true}}})
	p.Ready()
	topLeft, size := p.Box("#pad")
	at := func(x, y float64) browser.Point {
		return browser.Point{X: topLeft.X + x*size.X, Y: topLeft.Y + y*size.Y}
	}
	p.Press(browser.Finger, at(.8, .9)) // the palm
	p.Press(browser.Pen, at(.5, .2))
	for y := .2; y < .8; y += .05 {
		p.Move(browser.Pen, at(.5, y))
	}
	p.Lift(browser.Pen)
	p.Lift(browser.Finger)
	if got := p.verdict(); got != "1" {
		t.Errorf("beside a palm a 1 is read as %q", got)
	}
	p.hashed(`ink=[\w-]{8,}(&|$)`) // one stroke
	var dot bool
	p.Eval(`(c => c.getContext("2d").getImageData(Math.round(.8 * c.width) - 6, Math.round(.9 * c.height) - 6, 12, 12).data.some(v => v))(document.querySelector("#pad canvas"))`, &dot)
	if dot {
		t.Error("the palm's dot is still there")
	}
	p.sound(t)
}

func TestPhoneOnItsSide(t *testing.T) {
	t.Parallel()
	size := browser.Size{Width: 844, Height: 390, Touch: true}
	p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{Size: size}})
	p.Ready()
	var free float64 // of the window's places, how many a swipe may scroll from
	p.Eval(`(() => { let n = 0, all = 0; for (let x = 5; x < innerWidth; x += 20) for (let y = 5; y < innerHeight; y += 20, all++) {
		let e = document.elementFromPoint(x, y); for (; e && getComputedStyle(e).touchAction !== "none"; e = e.parentElement); if (!e) n++ } return n / all })()`, &free)
	if free < .4 {
		t.Errorf("only %.0f %% of the screen don't draw", 100*free)
	}
	if !p.Shown("#pad") || !p.Shown("[data-text=overall]") || !p.Shown("[data-act=clear]") {
		t.Error("pad, answer or controls are not shown")
	}
}

// --- Keys and what is missing ---

func TestSpaceScrollsWhereNothingPlays(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{Size: browser.Size{Width: 800, Height: 500}}})
	p.Ready()
	p.Eval(`globalThis.taken = null; addEventListener("keydown", e => taken = e.defaultPrevented)`, nil)
	p.Key(" ")
	p.Wait("taken !== null")
	var taken bool
	if p.Eval("taken", &taken); taken {
		t.Error("Space is taken where nothing plays")
	}
	p.goTo("convolution", "lang=en")
	p.Eval("taken = null", nil)
	p.Key(" ")
	p.Wait("taken === true")
}
