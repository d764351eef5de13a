package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"convlab/web"
	"convlab/web/browser"
	"convlab/web/lesson"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
)

// goTo follows a hash on the page that is open.
func (p page) goTo(route string, query string) {
	p.Eval("location.hash = "+browser.Quote("#/"+route+"?"+query), nil)
	p.Wait("document.querySelector(" + browser.Quote("."+route) + ") !== null")
	p.settled(route)
}

// settled waits until the chapter has what it fetches.
func (p page) settled(route string) {
	if route == "flatten" {
		p.Wait(`document.querySelector(".places .hit") !== null`)
	}
	p.NextFrame()
}

// sentences returns every text of the page, seen or spoken, an element or an attribute each.
func (p page) sentences() (texts []string) {
	p.NextFrame()
	p.Eval(`[document.title, ...[...document.querySelectorAll("#app *")].flatMap(e => [
		...["P", "BUTTON", "H1", "H2", "H3", "SMALL", "SPAN", "B", "DT", "DD", "LABEL", "OUTPUT"].includes(e.tagName) ? [e.textContent] : [],
		...["aria-label", "title", "aria-valuetext", "alt", "placeholder"].map(a => e.getAttribute(a) ?? ""),
		...[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data)])].map(s => s.trim()).filter(s => s)`, &texts)
	return texts
}

// catalogue collects the strings of a part of a language's texts, by their names in its struct.
func catalogue(v reflect.Value, name string, into map[string]string) {
	switch v.Kind() {
	case reflect.String:
		into[name] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			catalogue(v.Field(i), name+"."+v.Type().Field(i).Name, into)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			catalogue(v.Index(i), fmt.Sprintf("%s.%d", name, i), into)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			catalogue(v.MapIndex(key), fmt.Sprintf("%s.%v", name, key), into)
		}
	}
}

// pattern describes what a text looks like on the page: without marks for picture parts, with anything for what is filled in.
func pattern(name, text string) *regexp.Regexp {
	var plain strings.Builder
	for _, run := range words.Prose(text) {
		plain.WriteString(run.Text)
	}
	quoted := regexp.QuoteMeta(plain.String())
	quoted = strings.NewReplacer("%%", "%", "%d", `[−-]?\d+`, "%s", `.+`).Replace(quoted)
	if within.MatchString(name) {
		return regexp.MustCompile(quoted)
	}
	return regexp.MustCompile("^" + quoted + "$")
}

// within are texts that are shown as parts of others.
var within = regexp.MustCompile(`^(draw\.(Or|Conv)|flatten\.(Picture|Strip))$`)

// elsewhere are texts that are not on the pages as this test opens them: they belong to other states, or to none.
var elsewhere = regexp.MustCompile(`^(draw\.((Sample|Train|Touched)Of|Final.*|Millis|StepHelp\.3|Unsure.*|NotDigit.*|Blank.*|Waiting|PadHint|Strange|Reads|AllOf|Split|Camp|First.*|Later|Hold.*|AllGave|Odd|Mistaken|Changed|Loading|Retry|Ghost.*|Most|Dissent|Outweighed|Perhaps)` +
	`|flatten\.(Empty.*|Sample|Pause)` +
	`|convolution\.(AbsArrow|RescaleArrow|RoundFirst|Looking|FlipNote|PaddingCell|Unknown|ReadBy|Pause|Brush|KernelNote\..*|EditHelp|.*Range|Say)` +
	`|Frame\.(Leave|Parts\.\d|Thread\.(Sample|Answer)|Exhibits|Dismiss|Retry|Light|Close|Skip|LinkCopied|LinkShown|TooMuchInk|Broken)` +
	`|Asks\.Wrong)$`)

// question is what a chapter asks.
func (t *texts) question(route string) words.Question {
	switch route {
	case "draw":
		return t.Draw.Question
	case "flatten":
		return t.Flatten.Question
	}
	return t.Walk.Question
}

func TestBothLanguagesInFull(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw", TabOptions: browser.TabOptions{Languages: "en"}})
	p.Ready()
	p.write(browser.Mouse, digits[3], 1, browser.Point{})
	p.verdict()
	// What is seen only after some doing.
	prepare := map[string]func(){
		"draw":    func() { p.in(".nudge summary"); p.choose("cnn") },
		"flatten": func() { p.in(`[data-digit="3"]`) },
		"convolution": func() {
			p.in("[data-switch=relu]")
			p.in("[data-switch=pool]")
		},
	}
	for _, route := range web.Routes() {
		if prepare[route] == nil {
			continue // a chapter of several exhibits shows its texts in its scenes
		}
		p.Click(`.rail a[href="#/` + route + `"]`)
		p.Wait("document.querySelector(" + browser.Quote("."+route) + ") !== null")
		prepare[route]()
		p.Click(fmt.Sprintf(".ask button:nth-of-type(%d)", english.question(route).Right+1))
		for _, lang := range []words.Lang{words.English, words.Chinese} {
			texts := textsIn(lang)
			if tag := p.Attr("html", "lang"); tag != lang.Tag() {
				t.Errorf("%s: <html lang=%s>", lang, tag)
			}
			shown := p.sentences()
			if want := texts.heading(route).Title + " · " + texts.Frame.Name; shown[0] != want {
				t.Errorf("%s: the title is %q, want %q", lang, shown[0], want)
			}

			wanted := map[string]string{}
			part := map[string]any{"draw": *texts.Draw, "flatten": *texts.Flatten, "convolution": *texts.Walk}[route]
			catalogue(reflect.ValueOf(part), route, wanted)
			for name := range wanted {
				if strings.HasPrefix(name, route+".Heading.") || strings.HasPrefix(name, route+".Keys.") || strings.HasPrefix(name, route+".Question.") {
					delete(wanted, name) // see below, and TestAbout; the question is asked once in each place
				}
			}
			heading := *texts.heading(route)
			heading.Teaser = heading.Title // the teaser is on the pages beside
			catalogue(reflect.ValueOf(heading), "Heading", wanted)
			frame := *texts.Frame
			frame.About = lesson.AboutText{} // in its panel
			catalogue(reflect.ValueOf(frame), "Frame", wanted)
			catalogue(reflect.ValueOf(texts.question(route)), "Question", wanted)
			catalogue(reflect.ValueOf(*texts.Asks), "Asks", wanted)
			for i, c := range texts.chapters {
				if k := slices.Index(web.Routes(), route); i == k-1 || i == k+1 {
					wanted["Teaser."+c.Route] = c.Heading.In(lang).Teaser
				}
			}
			for name, text := range wanted {
				if elsewhere.MatchString(name) || text == "" {
					continue
				}
				if re := pattern(name, text); !slices.ContainsFunc(shown, func(s string) bool { return re.MatchString(s) }) {
					t.Errorf("%s/%s: %s is nowhere on the page: %q", route, lang, name, text)
				}
			}
			if lang == words.English {
				for _, s := range shown {
					if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && !slices.Contains(bothLanguages, s) {
						t.Errorf("%s in English says %q", route, s)
					}
				}
			}
			p.Click("[data-act=lang]")
			p.Wait(`document.documentElement.lang !== ` + browser.Quote(lang.Tag()))
		}
	}
}

// bothLanguages are the Chinese words that belong on the English page.
var bothLanguages = []string{"卷", "卷积实验室", "ConvLab卷积实验室", "中", "中/EN", "切换到中文", "切换到中文:", "切换到中文: 中/EN"}

func TestLanguageStays(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/convolution?step=9&in=seven&k=gauss", TabOptions: browser.TabOptions{Languages: "en"}})
	p.Ready()
	p.Click(`#input [data-i="20"]`)
	before := p.board()
	p.Click("[data-act=lang]")
	p.Wait(`document.documentElement.lang === "zh-CN"`)
	b := p.board()
	b.Where, b.Said, before.Where, before.Said = "", "", "", ""
	if fmt.Sprint(b) != fmt.Sprint(before) {
		t.Errorf("in the other language it is another page:\n%v\n%v", b, before)
	}
	p.Reload()
	p.Ready()
	if h1 := p.Text("h1 span"); h1 != chinese.heading("convolution").Title {
		t.Errorf("after a reload the heading is %q", h1)
	}
	b = p.board()
	if fmt.Sprint(b.Terms, b.Kernel, b.Input, b.Now) != fmt.Sprint(before.Terms, before.Kernel, before.Input, before.Now) {
		t.Errorf("after a reload it is another page:\n%v\n%v", b, before)
	}
}

func TestThemeStays(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.write(browser.Mouse, digits[4], 1, browser.Point{})
	paper := func() (colour string) {
		p.Eval("getComputedStyle(document.body).backgroundColor", &colour)
		return colour
	}
	inkColour := func() []int { return p.canvas("#pad", 0) }
	light, pixels := paper(), p.ink()
	if name := p.Attr("[data-act=theme]", "aria-label"); name != english.Frame.Dark {
		t.Errorf("the switch is called %q", name)
	}
	p.Click("[data-act=theme]")
	p.Wait(`document.documentElement.dataset.theme === "dark"`)
	if p.NextFrame(); paper() == light || p.Attr("[data-act=theme]", "aria-label") != english.Frame.Light {
		t.Error("dark looks as light does")
	}
	if p.ink() != pixels || slices.Max(inkColour()) < 128 {
		t.Error("the ink has not changed its colour with the paper")
	}
	p.Reload()
	p.Ready()
	if p.Attr("html", "data-theme") != "dark" || p.verdict() != "4" {
		t.Error("after a reload it is light again, or the drawing has gone")
	}
}

func TestCopyLink(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/convolution?lang=en", TabOptions: browser.TabOptions{
		Before: `navigator.clipboard.writeText = async text => { globalThis.copied = text };`,
	}})
	p.Ready()
	p.Key("ArrowRight", "ArrowRight")
	p.Click("[data-act=link]")
	p.Wait("globalThis.copied")
	if got, want := p.notice(), english.Frame.LinkCopied; got != want {
		t.Errorf("the page says %q", got)
	}
	var link string
	p.Eval("copied", &link)
	before := p.board()

	// Somebody else opens it.
	q := visit(t, reader{At: strings.TrimPrefix(link, p.site+"/")})
	q.Ready()
	after := q.board()
	before.Said, before.Notice, after.Said, after.Notice = "", "", "", ""
	if fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("%s shows\n%v, want\n%v", link, after, before)
	}
}

func TestCopyingIsForbidden(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{
		Before: `navigator.clipboard.writeText = async () => { throw new DOMException("no", "NotAllowedError") };`,
	}})
	p.Ready()
	p.Click("[data-act=link]")
	p.Wait(`document.querySelector(".notice") !== null`)
	if got, want := p.notice(), english.Frame.LinkShown; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
}

// A broken browser function makes a handler panic: the page says so, keeps all and goes on.
func TestPanicInAHandler(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{
		Before: `HTMLInputElement.prototype.select = () => { throw new Error("the field is on fire") };`,
	}})
	p.Ready()
	p.write(browser.Mouse, digits[6], 1, browser.Point{})
	p.Click(`.rail a[href="#/convolution"]`)
	p.Wait(`document.querySelector(".convolution") !== null`)
	p.Click(`#kernel [data-i="4"]`)
	p.Wait(`document.querySelector(".notice") !== null`)
	if got := p.notice(); !strings.Contains(got, "went wrong") || !strings.Contains(got, "on fire") {
		t.Errorf("the page says %q", got)
	}
	p.Click("[data-act=dismiss]")
	p.Key("Escape")
	p.Click(`.rail a[href="#/draw"]`)
	p.Wait(`document.querySelector(".draw") !== null`)
	if got := p.verdict(); got != "6" {
		t.Errorf("the drawing is read as %q now", got)
	}
	p.Click(`.rail a[href="#/convolution"]`)
	p.Wait(`document.querySelector(".convolution") !== null`)
	p.Key("ArrowRight")
	if b := p.board(); !slices.Equal(b.Now, []int{1}) {
		t.Errorf("the walk is at %v", b.Now)
	}
}

// --- Keyboard ---

// controls numbers everything that Tab must reach, in the order of the document.
const controls = `(() => {
	const all = [...document.querySelectorAll("#app a[href], #app button, #app input, #app summary, #app [tabindex]")].filter(e =>
		!e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}));
	all.forEach((e, i) => e.dataset.n = i);
	return all.map(e => e.tagName + " " + (e.id || e.dataset.act || e.dataset.key || e.dataset.switch || e.dataset.part || e.textContent.trim().slice(0, 30)));
})()`

// focused describes what has the focus: its number, and what of it a reader can't see.
const focused = `(() => {
	const e = document.activeElement, s = getComputedStyle(e), b = e.getClientRects()[0];
	const ring = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
	const seen = [[.5, .5], [.1, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
		const top = document.elementFromPoint(b.x + x * b.width, b.y + y * b.height);
		return top !== null && (e.contains(top) || top.tagName === "LABEL" && top.contains(e));
	});
	return {N: +(e.dataset.n ?? -1), Ring: ring, Seen: seen};
})()`

func TestTabReachesEverything(t *testing.T) {
	t.Parallel()
	for _, size := range []browser.Size{browser.Desktop, browser.Phone} {
		for i, route := range web.Routes() {
			if route != "draw" && route != "convolution" && (i%2 == 0) == size.Touch {
				continue // one chapter at a desk, the next on a phone
			}
			t.Run(fmt.Sprint(route, "/", size.Width), func(t *testing.T) {
				at := "#/" + route + "?lang=en"
				if route != "convolution" {
					at += "&sample=3"
				}
				p := visit(t, reader{At: at, TabOptions: browser.TabOptions{Size: size}})
				p.Ready()
				p.settled(route)
				if route == "draw" {
					p.Wait(`document.querySelector("[data-text=source]") !== null`)
				}
				var names []string
				p.Eval(controls, &names)
				if len(names) < 15 {
					t.Errorf("there are only %d controls: %q", len(names), names)
				}
				times := make([]int, len(names))
				last := -1
				for range names {
					p.Key("Tab")
					var on struct {
						N          int
						Ring, Seen bool
					}
					p.Eval(focused, &on)
					if on.N < 0 {
						t.Errorf("after %s Tab goes to something that is no control", names[max(last, 0)])
						continue
					}
					if times[on.N]++; on.N != last+1 {
						t.Errorf("after number %d Tab goes to %d, %s", last, on.N, names[on.N])
					}
					if last = on.N; !on.Ring || !on.Seen {
						t.Errorf("%s has the focus: ring %v, in view %v", names[on.N], on.Ring, on.Seen)
					}
				}
				for i, n := range times {
					if n != 1 {
						t.Errorf("Tab reaches %s %d times", names[i], n)
					}
				}
			})
		}
	}
}

func TestSkipLink(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/convolution?lang=en"})
	p.Ready()
	p.Key("Tab")
	p.NextFrame()
	var visible bool
	p.Eval(`document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`, &visible)
	if !visible {
		t.Error("the first thing that Tab reaches is no skip link to be seen")
	}
	p.Key("Enter")
	p.Wait(`document.activeElement.id === "main"`)
	p.Key("Tab")
	var inside bool
	p.Eval(`document.activeElement.closest("main") !== null`, &inside)
	if !inside {
		t.Error("after skipping, Tab does not go on in the lesson")
	}
	if p.Has(".notice") {
		t.Errorf("skipping is noticed: %q", p.notice())
	}
}

func TestAbout(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	open := func() {
		p.Eval(`document.querySelector("#about-open").focus()`, nil)
		p.Key("Enter")
		p.Wait(`document.activeElement.id === "about-close"`)
	}
	shut := func(how string) {
		t.Helper()
		p.Wait(`document.querySelector(".about") === null`)
		if p.NextFrame(); !p.Has("#about-open:focus") {
			t.Errorf("%s: the focus is not back on the button", how)
		}
	}
	open()
	if p.Attr(".about", "role") != "dialog" || p.Text("#about-title") != english.Frame.About.Title {
		t.Error("it is no dialog, or has no name")
	}
	p.Key("Escape")
	shut("Escape")
	open()
	p.Key("Tab")
	p.Key("Escape")
	shut("Tab, Escape")
	open()
	p.Key("Enter")
	shut("Enter")
	open()
	p.Stroke(".veil", browser.Mouse, browser.Point{X: .02, Y: .5})
	shut("clicking beside it")
}

// --- Layout and looks ---

// states are pages that between them show everything there is.
var states = []struct {
	route string
	query string
}{
	{"draw", "sample=3&right=2"},
	{"flatten", "sample=3&rows=14&unit=1"},
	{"convolution", "step=20&relu=1&pool=1&neg=rescale"},
	{"convolution", "pad=2&out=pixels&step=99"},
}

// everyState opens all states in both languages, everything folded out, and calls f in each.
func everyState(t *testing.T, size browser.Size, themes []string, f func(p page, name string)) {
	p := visit(t, reader{At: "#/draw", TabOptions: browser.TabOptions{Size: size}})
	p.Ready()
	for _, s := range states {
		for _, lang := range []string{"zh", "en"} {
			for _, theme := range themes {
				p.goTo(s.route, s.query+"&lang="+lang+"&theme="+theme)
				p.Wait(fmt.Sprintf(`document.documentElement.lang.startsWith("%s") && document.documentElement.dataset.theme === "%s"`, lang, theme))
				p.Eval(`document.querySelectorAll("details").forEach(d => d.open = true);
					document.querySelectorAll(".ask button")[0].click();
					document.querySelector("[data-switch=paint][aria-checked=false]")?.click()`, nil)
				p.NextFrame()
				f(p, fmt.Sprintf("%s?%s, %s, %s, %d px", s.route, s.query, lang, theme, size.Width))
			}
		}
	}
}

func TestNothingSticksOut(t *testing.T) {
	t.Parallel()
	for _, size := range []browser.Size{browser.Desktop, browser.Phone, {Width: 320, Height: 640, Touch: true}} {
		everyState(t, size, []string{"light"}, func(p page, name string) {
			var wide struct {
				Page, Window int
				Guilty       []string
			}
			p.Eval(`({Page: document.documentElement.scrollWidth, Window: innerWidth, Guilty: [...document.querySelectorAll("main *")].filter(e =>
				e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .rail, .spoken")).map(e => e.tagName + "." + e.className).slice(0, 5)})`, &wide)
			if wide.Page > wide.Window || wide.Window != size.Width || len(wide.Guilty) > 0 {
				t.Errorf("%s: the page is %d wide in a window of %d: %q", name, wide.Page, wide.Window, wide.Guilty)
			}
		})
	}
}

// Words in running text are as high as the text, as links are: WCAG 2.5.8 exempts them. So it does the cells of the widest
// pictures, on a phone: the stepper leads to each, too.
func TestEverythingIsBigEnoughToPress(t *testing.T) {
	t.Parallel()
	for _, size := range []browser.Size{browser.Desktop, browser.Phone} {
		small := map[string]bool{}
		everyState(t, size, []string{"light"}, func(p page, name string) {
			var found []string
			p.Eval(`[...document.querySelectorAll("#app a[href], #app button, #app input, #app summary, #app [role=switch], #app .cell[data-i]")]
				.filter(e => e.checkVisibility({visibilityProperty: true}) && !e.matches(".word, .skip, .edit"))
				.filter(e => { const b = e.getBoundingClientRect(); return b.height < (e.matches(".cell") ? 23 : 39.99) || e.matches(".cell") && b.width < 23 })
				.map(e => { const b = e.getBoundingClientRect(); return e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 20) + " " + b.width.toFixed(1) + "×" + b.height.toFixed(1) })`, &found)
			for _, s := range found {
				if !small[s] && !(size.Touch && strings.Contains(name, "pad=2") && strings.Contains(s, ".cell")) {
					t.Errorf("%s: %s", name, s)
				}
				small[s] = true
			}
		})
	}
}

// contrasts lists the texts whose contrast with what is behind them is below WCAG's AA.
const contrasts = `(() => {
	const parse = s => { const m = s.match(/[\d.]+/g).map(Number); return {r: m[0], g: m[1], b: m[2], a: m[3] ?? 1} };
	const over = (a, b) => ({r: a.r * a.a + b.r * (1 - a.a), g: a.g * a.a + b.g * (1 - a.a), b: a.b * a.a + b.b * (1 - a.a), a: 1});
	const light = c => { const f = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(c.r) + .7152 * f(c.g) + .0722 * f(c.b) };
	const behind = e => {
		const layers = [];
		for (let n = e; n; n = n.parentElement) {
			const before = getComputedStyle(n, "::before"), s = getComputedStyle(n);
			if (before.content !== "none" && before.zIndex === "-1") { const c = parse(before.backgroundColor); layers.push({...c, a: c.a * before.opacity}) }
			layers.push(parse(s.backgroundColor));
		}
		return layers.reverse().reduce((below, layer) => over(layer, below), {r: 255, g: 255, b: 255, a: 1});
	};
	const bad = new Map();
	for (const e of document.querySelectorAll("body *")) {
		const text = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join("").trim();
		if (!text || !e.checkVisibility({visibilityProperty: true}) || e.closest(":disabled, .spoken, script, [hidden]")) continue;
		const s = getComputedStyle(e), size = parseFloat(s.fontSize);
		let opacity = 1;
		for (let n = e; n; n = n.parentElement) opacity *= getComputedStyle(n).opacity;
		const back = behind(e), ink = parse(s.color);
		const a = light(over({...ink, a: ink.a * opacity}, back)), b = light(back);
		const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
		if (ratio < (size >= 24 || size >= 18.66 && s.fontWeight >= 700 ? 3 : 4.5))
			bad.set((e.closest("[class]")?.className ?? "") + " > " + e.tagName + "." + e.className, ratio.toFixed(2) + " " + text.slice(0, 20) + " " + s.color);
	}
	return [...bad].map(x => x.join(": "));
})()`

func TestContrast(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	report := func(p page, name string) {
		var bad []string
		p.Eval(`new Promise(done => setTimeout(() => done(true), 150))`, nil) // colours fade over in 120 ms
		p.Wait(`document.getAnimations().every(a => a.playState !== "running")`)
		p.Eval(contrasts, &bad)
		for _, s := range bad {
			if key, _, _ := strings.Cut(s, ":"); !seen[key] {
				seen[key] = true
				t.Errorf("%s: %s", name, s)
			}
		}
	}
	everyState(t, browser.Desktop, []string{"light", "dark"}, report)

	// Every grey of a cell, and the states of the drawing.
	for _, theme := range []string{"light", "dark"} {
		p := visit(t, reader{At: "#/draw?lang=en&theme=" + theme})
		p.Ready()
		report(p, "blank, "+theme)
		p.Stroke("#pad", browser.Mouse, browser.Point{X: .1, Y: .1}, browser.Point{X: .9, Y: .9}, browser.Point{X: .1, Y: .8}, browser.Point{X: .9, Y: .2}, browser.Point{X: .2, Y: .5}, browser.Point{X: .8, Y: .5}, browser.Point{X: .5, Y: .1}, browser.Point{X: .5, Y: .9})
		p.verdict()
		report(p, "no digit, "+theme)
		p.Click("#about-open")
		p.NextFrame()
		report(p, "about, "+theme)
		p.Key("Escape")
		for first := 0; first < 256; first += 64 {
			var in strings.Builder
			for v := first; v < first+64; v++ {
				fmt.Fprintf(&in, "%02x", v)
			}
			p.goTo("convolution", "lang=en&k=identity&pad=1&step=64&theme="+theme+"&in="+in.String())
			p.NextFrame()
			report(p, fmt.Sprintf("greys %d to %d, %s", first, first+63, theme))
		}
	}
}

func TestReducedMotion(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/flatten?lang=en&rows=24", TabOptions: browser.TabOptions{LessMove: true}})
	p.sampled()
	var moving []string
	p.Eval(`[...document.querySelectorAll("#app *")].filter(e => getComputedStyle(e).transitionDuration !== "0s" || getComputedStyle(e).animationName !== "none").map(e => e.className)`, &moving)
	if len(moving) > 0 {
		t.Errorf("these still move: %q", moving)
	}
	p.Click("#rows [data-act=play]")
	p.rows(28)
}

func TestEmbedded(t *testing.T) {
	t.Parallel()
	for _, route := range web.Routes() {
		p := visit(t, reader{At: "#/" + route + "?lang=en&embed=1"})
		p.Ready()
		for _, frame := range []string{".rail", ".topbar", ".thread", ".title", ".ask", ".foot", ".gear"} {
			if p.Shown(frame) {
				t.Errorf("%s: %s is shown", route, frame)
			}
		}
		if !p.Shown("." + route) { // the chapter's root has the class that is its route
			t.Errorf("%s is not shown", route)
		}
		if route == "convolution" {
			p.Key("ArrowRight", "ArrowRight")
			if b := p.board(); !slices.Equal(b.Now, []int{2}) {
				t.Errorf("embedded, the walk is at %v", b.Now)
			}
			p.hashed("step=3.*embed=1")
		}
	}
}

// --- Files that don't come, or come wrong ---

func TestWeightsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(w http.ResponseWriter, body []byte)
		kind  panel.FailKind
	}{
		"missing":   {func(w http.ResponseWriter, _ []byte) { http.Error(w, "gone", http.StatusNotFound) }, panel.FailDownload},
		"truncated": {func(w http.ResponseWriter, b []byte) { w.Write(b[:len(b)/2]) }, panel.FailTruncated},
		"foreign": {func(w http.ResponseWriter, _ []byte) {
			fmt.Fprint(w, strings.Repeat("<p>Welcome to the hotel's WiFi", 1000))
		}, panel.FailForeign},
		"damaged": {func(w http.ResponseWriter, b []byte) { b[len(b)/2] ^= 1; w.Write(b) }, panel.FailCorrupt},
		"empty":   {func(w http.ResponseWriter, b []byte) {}, panel.FailTruncated},
	} {
		t.Run(name, func(t *testing.T) {
			spoilt := true
			p := visit(t, reader{At: "#/draw?lang=en", Expect: []string{"404"}, Server: func(h http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if !spoilt || !strings.HasSuffix(r.URL.Path, ".f16") {
						h.ServeHTTP(w, r)
						return
					}
					r.Header.Del("Accept-Encoding")
					whole := httptest.NewRecorder()
					h.ServeHTTP(whole, r)
					w.Header().Set("Content-Type", "application/octet-stream")
					c.spoil(w, whole.Body.Bytes())
				})
			}})
			p.Ready()
			p.Wait(`document.querySelector("[data-net=dense] .failed") !== null`)
			if got, want := p.Text("[data-net=dense] .failed p"), english.Panel.Failed[c.kind]; got != want {
				t.Errorf("the page says %q, want %q", got, want)
			}
			p.write(browser.Mouse, digits[3], 1, browser.Point{})
			if got := p.Text("[data-text=why]"); p.ink() == 0 || got != english.Draw.Waiting {
				t.Errorf("without weights, drawing leaves %d pixels of ink and %q", p.ink(), got)
			}
			if p.picture("centre")[0] != 0 || slices.Max(p.picture("centre")) < 200 {
				t.Error("the preprocessing does not go on without weights")
			}
			p.Click(`.rail a[href="#/convolution"]`)
			p.Wait(`document.querySelector(".convolution") !== null`)
			p.Key("ArrowRight")
			plain := options{stride: 1, dilation: 1}
			p.board().check(t, p.reckon(t, plain), plain, 1)
			p.Click(`.rail a[href="#/draw"]`)
			p.Wait(`document.querySelector(".draw") !== null`)

			p.Click("[data-net=dense] [data-act=retry]") // still spoilt
			p.Wait(`document.querySelector("[data-net=dense] .failed") !== null`)
			p.NextFrame()
			spoilt = false
			p.Wait(`document.querySelector("[data-net=dense] [data-act=retry]") !== null`)
			p.Click("[data-net=dense] [data-act=retry]")
			p.Wait(`document.querySelector("[data-net=dense] .failed") === null && document.querySelector("[data-net=dense] .verdict.digit") !== null`)
			if got := p.verdict(); got != "3" {
				t.Errorf("after trying again, it is read as %q", got)
			}
		})
	}
}
