package e2e

import (
	"fmt"
	"testing"

	"convlab/web/browser"
)

// meddle does to the page, n times by chance, what translators and extensions do: it wraps, splits, removes and moves
// nodes, puts foreign ones between and sets attributes.
const meddle = `((seed, n) => {
	let state = seed * 2654435761 >>> 0;
	const random = below => { state = Math.imul(state ^ state >>> 15, 2246822519) + 0x9e3779b9 >>> 0; return (state >>> 8) % below };
	for (let i = 0; i < n; i++) {
		const walk = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
		const all = [];
		for (let k = walk.nextNode(); k; k = walk.nextNode()) all.push(k);
		const texts = all.filter(k => k.nodeType === 3 && k.data.trim());
		if (all.length < 20) return;
		const any = all[1 + random(all.length - 1)], text = texts[random(texts.length)];
		switch (random(7)) {
		case 0: case 1: { const a = document.createElement("font"), b = document.createElement("font"); text.replaceWith(a); a.append(b); b.append(text); break }
		case 2: text.splitText(random(text.length + 1)); break;
		case 3: any.remove(); break;
		case 4: { const x = document.createElement("x-ad"); x.textContent = "advertisement"; any.before(x); break }
		case 5: (any.nodeType === 1 ? any : any.parentElement).setAttribute("data-ext", i); break;
		case 6: if (!any.contains(text.parentElement)) text.parentElement.append(any); break;
		}
	}
})`

// translate wraps every text that may be translated, as translators do.
const translate = `(() => {
	const walk = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
	const all = [];
	for (let k = walk.nextNode(); k; k = walk.nextNode())
		if (k.data.trim() && k.parentElement.closest("[translate]")?.getAttribute("translate") !== "no" && !k.parentElement.closest("font")) all.push(k);
	for (const k of all) { const f = document.createElement("font"); f.append(document.createElement("font")); f.firstChild.append(k.data); k.replaceWith(f) }
	return all.length;
})()`

// seen is the text of the lesson, without what belongs to the moment or to this machine.
const seen = `(m => { if (m === null) return ""; m = m.cloneNode(true); for (const e of m.querySelectorAll(".notices, #said, [data-text=time], .hint")) e.remove(); return m.textContent.replace(/\s+/g, " ").trim() })(document.querySelector("#main"))`

// pair opens the page twice: the second tab is never meddled with, and follows the first by links.
func pair(t *testing.T, at string) (p page, same func(how string)) {
	p, fresh := visit(t, reader{At: at}), visit(t, reader{At: at})
	p.Ready()
	fresh.Ready()
	return p, func(how string) {
		t.Helper()
		var hash, got, want string
		p.NextFrame()
		p.Wait(`performance.now() > (globalThis.quiet ??= performance.now() + 700)`) // the address is written
		p.Eval(`delete globalThis.quiet, location.hash`, &hash)
		fresh.Eval("location.hash = "+browser.Quote(hash), nil)
		fresh.Wait("location.hash === " + browser.Quote(hash))
		fresh.NextFrame()
		p.NextFrame()
		fresh.Eval(seen, &want)
		p.Eval(seen, &got)
		for range 100 { // networks may still be reading
			if got == want {
				return
			}
			fresh.NextFrame()
			fresh.Eval(seen, &want)
			p.Eval(seen, &got)
		}
		i := 0
		for i < len(got) && i < len(want) && got[i] == want[i] {
			i++
		}
		t.Errorf("%s (%s): from %d on the page says\n%.200q, want\n%.200q", how, hash, i, got[max(i-20, 0):], want[max(i-20, 0):])
	}
}

func TestOthersChangeThePage(t *testing.T) {
	for seed, at := range []string{
		"#/convolution?lang=en&step=5", "#/convolution?lang=zh&relu=1&pool=1", "#/flatten?lang=en&sample=3&rows=14",
		"#/draw?lang=en&ink=" + inkLink(digits[4]), "#/draw?lang=zh&ink=" + inkLink(digits[8]),
	} {
		t.Run(at[:12]+fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			p, same := pair(t, at)
			same("untouched")
			act := map[string]func(){
				"a resize": func() { p.Eval(`dispatchEvent(new Event("resize"))`, nil) },
				"a key":    func() { p.Key("ArrowRight") },
				"a language": func() {
					p.Eval(`(h => location.hash = h + (h.includes("?") ? "&lang=" : "?lang=") + (document.documentElement.lang === "en" ? "zh" : "en"))(location.hash.replace(/&?lang=../, "").replace("?&", "?"))`, nil)
				},
				"a new theme": func() {
					p.Eval(`document.querySelector("[data-act=theme]")?.click(); dispatchEvent(new Event("resize"))`, nil)
				},
			}
			for round := range 3 {
				for _, how := range []string{"a resize", "a language", "a key", "a new theme"} {
					p.Eval(fmt.Sprintf("%s(%d, 25)", meddle, 1000*seed+10*round+len(how)), nil)
					act[how]()
					same(fmt.Sprintf("round %d, after %s", round, how))
				}
			}
			p.sound(t)
		})
	}
}

// Translated sentences stay translated; what changes arrives, and a stroke goes on.
func TestTranslated(t *testing.T) {
	t.Parallel()
	p, same := pair(t, "#/draw?lang=en")
	var n int
	p.Eval(translate, &n)
	if n < 20 {
		t.Errorf("there were only %d texts to translate", n)
	}
	pts := points(digits[7][0])
	topLeft, size := p.Box("#pad")
	for i, at := range pts {
		place := browser.Point{X: topLeft.X + at.X*size.X, Y: topLeft.Y + at.Y*size.Y}
		if i == 0 {
			p.Press(browser.Mouse, place)
		} else {
			p.Move(browser.Mouse, place)
		}
		p.Eval(translate, nil)
	}
	p.Lift(browser.Mouse)
	if got := p.verdict(); got != "7" {
		t.Errorf("under translation a 7 is read as %q", got)
	}
	p.hashed(`ink=[\w-]+(&|$)`) // one stroke
	same("drawn")
	p.Eval(translate, nil)
	p.Click("[data-act=undo]")
	p.Click("[data-act=redo]")
	same("undone and redone")
	if !p.Has("h1 span font") {
		t.Error("what has not changed is no longer translated")
	}
	p.Eval(translate, nil)
	p.Click("[data-act=lang]")
	same("in Chinese")
	if p.Has("h1 span font") {
		t.Error("the new heading is in the old translation")
	}
	p.sound(t)
}
