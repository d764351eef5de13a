package e2e

import (
	"fmt"
	"slices"
	"testing"

	"convlab/web"
	"convlab/web/browser"
	"convlab/web/lesson/words"
)

// windows are those that every scene has to fit: a projector, desks, one of them at
// a zoom of 200 %, tablets and phones, upright and on their side.
var windows = []browser.Size{
	{Width: 1920, Height: 1080}, {Width: 1440, Height: 900}, {Width: 1280, Height: 720}, {Width: 720, Height: 450},
	{Width: 1024, Height: 768, Touch: true}, {Width: 768, Height: 1024, Touch: true}, {Width: 800, Height: 600, Touch: true},
	{Width: 844, Height: 390, Touch: true}, {Width: 390, Height: 844, Touch: true}, {Width: 360, Height: 740, Touch: true},
}

// misplaced lists what is wrong with the layout, each as [rule, place, more]: what
// runs out of the window sideways; figure, controls and outcome that are not in the
// window together, or lie over each other; text outside its box, or too small; two
// controls over each other; targets too small for a finger. Words in running text
// are exempt from the last, as links are in WCAG 2.5.8, and so are cells of grids,
// which buttons step through too.
const misplaced = `(touch => {
	const found = [], px = s => parseFloat(s) || 0, style = e => getComputedStyle(e);
	const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : e.className && typeof e.className === "string" ? "." + e.className.trim().split(/\s+/).join(".") : "");
	const place = e => (e.parentElement ? name(e.parentElement) + " > " : "") + name(e);
	const add = (rule, e, more) => found.push([rule, place(e), String(more)]);
	const hidden = e => { for (; e; e = e.parentElement) if (/inset\(50%/.test(style(e).clipPath)) return true; return false };
	const shown = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.getClientRects().length > 0 && !hidden(e);
	const scrolls = e => /auto|scroll/.test(style(e).overflowX + style(e).overflowY);
	const inScroller = (e, figure) => { for (e = e.parentElement; e && e !== figure; e = e.parentElement) if (scrolls(e)) return true; return false };
	const over = document.querySelector(".sheet, .about"); // then the page behind it is at rest
	const all = [...(over ?? document.querySelector("#app")).querySelectorAll("*")].filter(e => !e.closest("svg svg") && shown(e));
	const meet = (a, b) => [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];

	if (document.documentElement.scrollWidth > innerWidth) add("sideways", document.documentElement, document.documentElement.scrollWidth - innerWidth);
	if (!over) {
		const trio = [".stage > .figure", ".stage > .outcome", ".stage > .dock"].map(s => document.querySelector(s)).filter(e => e && shown(e));
		for (const e of trio) {
			const r = e.getBoundingClientRect();
			if (r.top < -1 || r.bottom > innerHeight + 1) add("outside the window", e, Math.round(r.top) + " to " + Math.round(r.bottom) + " of " + innerHeight);
			for (const f of trio) if (e !== f && Math.min(...meet(r, f.getBoundingClientRect())) > 1) add("lies over", e, name(f));
			if (scrolls(e) && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)) add("has to be scrolled", e, e.scrollWidth + "×" + e.scrollHeight);
			if (e.matches(".figure")) for (const g of e.querySelectorAll("canvas, svg, .grid, .pad, .plane")) {
				const q = g.getBoundingClientRect(), out = Math.max(r.left - q.left, q.right - r.right, r.top - q.top, q.bottom - r.bottom);
				if (shown(g) && out > 2 && !g.closest("button") && !inScroller(g, e)) add("runs out of the figure", g, Math.round(out));
			}
		}
	}
	for (const e of all) {
		const rects = [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim()).flatMap(n => { const r = document.createRange(); r.selectNodeContents(n); return [...r.getClientRects()].filter(x => x.width > .5 && x.height > .5) });
		if (!rects.length) continue;
		if (px(style(e).fontSize) < 11.99) add("small text", e, style(e).fontSize);
		for (let box = e; box && box !== document.body; box = box.parentElement) {
			const s = style(box);
			if (scrolls(box)) break;
			if (!(px(s.borderLeftWidth) > 0 || !/, 0\)$|transparent/.test(s.backgroundColor) || /hidden|clip/.test(s.overflowX))) continue;
			const b = box.getBoundingClientRect();
			const out = Math.max(...rects.map(r => Math.max(b.left + px(s.borderLeftWidth) - r.left, r.right - b.right + px(s.borderRightWidth), b.top - r.top - 3, r.bottom - b.bottom - 3)));
			if (out > 1) add("text out of " + name(box), e, e.textContent.trim().slice(0, 30) + " by " + out.toFixed(1));
			break;
		}
	}
	const controls = all.filter(e => e.matches("a[href], button, input, summary, [role=switch], .cell[data-i]") && !e.matches(":disabled, .skip, .word, .edit") && !e.closest("[inert]"));
	for (const e of controls) {
		const r = (e.matches("input[type=range]") ? e : e.closest("label") ?? e).getBoundingClientRect(), least = e.matches(".cell") ? 0 : 43.5;
		if (touch && Math.min(r.width, r.height) < least) add("target", e, Math.round(r.width) + "×" + Math.round(r.height) + " " + (e.getAttribute("aria-label") ?? e.textContent).trim().slice(0, 30));
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
		const top = document.elementFromPoint(x, y);
		const other = top && controls.find(f => f !== e && f.contains(top) && !f.contains(e) && !e.contains(f));
		if (other && !other.closest(".drawer, .notices, .dock, .topbar, .cell, .foot")) add("covered", e, "by " + place(other));
	}
	return found;
})`

// tall are chapters whose stage is taller than the narrowest phone's window: the
// question and the figure fill it, and the rest is a swipe away.
var tall = []string{"network", "edges", "filters"}

// Every scene fits every window: figure, controls and outcome are seen together,
// nothing runs out of its place, everything can be read and pressed.
func TestLayout(t *testing.T) {
	t.Parallel()
	for i, size := range windows {
		lang := words.Langs[i%len(words.Langs)]
		t.Run(fmt.Sprintf("%dx%d", size.Width, size.Height), func(t *testing.T) {
			t.Parallel()
			p := visit(t, reader{At: "#/draw?lang=" + string(lang), TabOptions: browser.TabOptions{Size: size}, Expect: []string{"404"}})
			p.Ready()
			seen := map[string]bool{}
			for _, s := range web.Scenes() {
				if s.Search != "" || len(s.Lost) > 0 || len(s.Late) > 0 {
					continue // the page is to be loaded anew
				}
				p.Eval("location.hash = "+browser.Quote(s.Link("lang="+string(lang))), nil)
				p.Wait("document.querySelector(" + browser.Quote("."+s.Route) + ") !== null")
				p.NextFrame()
				for _, a := range s.Do {
					if a.Type == "" && a.Key == "" {
						p.Eval("document.querySelector("+browser.Quote(a.Click)+")?.click()", nil)
						p.NextFrame()
					}
				}
				p.Eval("scrollTo(0, 0)", nil)
				var found [][3]string
				p.Eval(fmt.Sprintf("%s(%v)", misplaced, size.Touch), &found)
				for _, f := range found {
					if f[0] == "outside the window" && size.Width < 390 && slices.Contains(tall, s.Route) {
						continue
					}
					if key := f[0] + f[1]; !seen[key] {
						seen[key] = true
						t.Errorf("%s, %s: %s: %s (%s)", s.Name, lang, f[0], f[1], f[2])
					}
				}
			}
		})
	}
}
