package e2e

import (
	"fmt"
	"slices"
	"testing"

	"convlab/web"
	"convlab/web/browser"
)

// focusOn waits until an element has the focus, by its id.
func (p page) focusOn(id string) {
	p.Wait("document.activeElement.id === " + browser.Quote(id))
}

// The thread has the reader's digit and an answer in every chapter, and each of its pieces is a door.
func TestThread(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.write(browser.Mouse, digits[7], 1, browser.Point{})
	for _, route := range web.Routes() {
		p.Click(`.rail a[href="#/` + route + `"]`)
		p.Wait("document.querySelector(" + browser.Quote("."+route) + ") !== null")
		p.Wait(`document.querySelector(".thread [data-piece=answer] b").textContent === "7"`)
		for _, piece := range []string{"strokes", "picture", "vector"} {
			if inked := slices.Max(p.canvas(".thread [data-piece="+piece+"]", 3)); inked == 0 {
				t.Errorf("%s: there is nothing in the thread's %s", route, piece)
			}
		}
	}
	for _, piece := range []string{"strokes", "vector", "picture", "answer"} {
		to := p.Attr(".thread [data-piece="+piece+"]", "href")
		p.Click(".thread [data-piece=" + piece + "]")
		p.Wait("location.hash.startsWith(" + browser.Quote(to) + ")")
		p.focusOn("main")
	}
}

// On a phone the chapters are in a sheet over the page.
func TestSheet(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{Size: browser.Phone}})
	p.Ready()
	if p.Shown(".rail") || !p.Shown("#sheet-open") {
		t.Error("a phone has the rail, or no bar")
	}
	open := func() {
		p.Tap("#sheet-open")
		p.focusOn("sheet-close")
		if !p.Shown(".sheet") {
			t.Error("the sheet is not seen")
		}
	}
	shut := func(how string) {
		t.Helper()
		p.Wait(`document.querySelector(".sheet") === null`)
		if p.NextFrame(); !p.Has("#sheet-open:focus") {
			t.Errorf("%s: the focus is not back on the button", how)
		}
	}
	open()
	p.Key("Tab", "Tab", "Tab")
	var inside bool
	if p.Eval(`document.activeElement === document.body || document.activeElement.closest(".sheet") !== null`, &inside); !inside {
		t.Error("Tab leaves the sheet")
	}
	p.Key("Escape")
	shut("Escape")
	open()
	p.Tap("#sheet-close")
	shut("×")
	open()
	p.Stroke(".veil", browser.Finger, browser.Point{X: .5, Y: .02})
	shut("beside")
	open()
	p.Tap(".sheet [data-act=about]")
	p.focusOn("about-close")
	p.Key("Escape")
	p.focusOn("sheet-open")
	open()
	p.Tap(`.sheet a[href="#/flatten"]`)
	p.Wait(`document.querySelector(".flatten") !== null && document.querySelector(".sheet") === null`)
	p.focusOn("main")

	// What has been visited is marked, after a reload too.
	p.Reload()
	p.Ready()
	p.Tap("#sheet-open")
	p.focusOn("sheet-close")
	var visited []string
	p.Eval(`[...document.querySelectorAll(".sheet li.done a")].map(a => a.getAttribute("href"))`, &visited)
	if want := []string{"#/draw", "#/flatten"}; !slices.Equal(visited, want) {
		t.Errorf("%q are marked as visited, want %q", visited, want)
	}
}

// Presented, the figure has the window to itself and keys turn the chapters.
func TestPresenting(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.Click("[data-act=present]")
	p.Wait(`document.querySelector(".present") !== null`)
	p.NextFrame()
	for _, frame := range []string{".rail", ".topbar", ".thread", ".foot", ".ask", "#drawer"} {
		if p.Shown(frame) {
			t.Errorf("%s is shown", frame)
		}
	}
	p.hashed("present=1")
	for _, route := range web.Routes()[1:] {
		for range 8 { // through the exhibits of the chapter before
			p.Key("PageDown")
			if p.NextFrame(); p.Has(".present ." + route) {
				break
			}
		}
		p.Wait("document.querySelector(" + browser.Quote(".present ."+route) + ") !== null")
	}
	p.Key("PageUp")
	p.Wait("document.querySelector(" + browser.Quote(".present ."+web.Routes()[len(web.Routes())-2]) + ") !== null")
	p.Key("Escape")
	p.Wait(`document.querySelector(".present") === null`)
	if p.NextFrame(); !p.Shown(".rail") || !p.Shown(".foot") || !p.Shown(".ask") {
		t.Error("after Escape something of the page is missing")
	}
	p.hashed("^(?!.*present)")
}

// On a phone the gear opens the drawer with the controls.
func TestDrawer(t *testing.T) {
	t.Parallel()
	for _, route := range web.Routes() {
		p := visit(t, reader{At: "#/" + route + "?lang=en", TabOptions: browser.TabOptions{Size: browser.Phone}})
		p.Ready()
		p.settled(route)
		shown := func(how string, want bool) {
			t.Helper()
			p.Wait(fmt.Sprintf(`(document.querySelector(".drawn") !== null) === %v`, want))
			if p.NextFrame(); p.Shown("#drawer") != want {
				t.Errorf("%s: %s, the drawer is seen: %v", route, how, !want)
			}
		}
		shown("first", false)
		p.Tap(".gear")
		shown("the gear", true)
		p.Tap(".shut")
		shown("shut", false)
		p.Tap(".gear")
		shown("the gear again", true)
		p.Key("Escape")
		shown("Escape", false)
	}
}

// The panel begins at its top in another exhibit and in another chapter.
func TestPanelBeginsAtItsTop(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/edges?lang=en", TabOptions: browser.TabOptions{Size: browser.Size{Width: 1280, Height: 720}}})
	p.Ready()
	for _, next := range []string{`[data-choices=exhibits] [data-key="1"]`, `.door.next`} {
		p.Eval(`document.querySelector("#drawer").scrollTop = 90`, nil)
		p.Wait(`document.querySelector("#drawer").scrollTop > 30`)
		p.Click(next)
		p.Wait(`document.querySelector("#drawer").scrollTop === 0`)
	}
}

func TestTryIt(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.Click("[data-act=try]")
	if got := p.verdict(); got != "7" {
		t.Errorf("a tiny 7 in the corner is read as %q", got)
	}
	if r, c := mass(p.picture("raw")); r > 10 && r < 18 && c > 10 && c < 18 {
		t.Errorf("it is at (%.1f, %.1f), which is no corner", r, c)
	}
	p.allSay()
	all := p.Text("[data-text=overall]")
	p.Click("[data-act=try]")
	p.Wait(`document.querySelector('[data-switch="pic:crop"]').ariaChecked === "false"`)
	p.NextFrame()
	if p.allSay(); p.Text("[data-text=overall]") == all {
		t.Error("without cropping and centring they say just the same")
	}

	p = visit(t, reader{At: "#/flatten?lang=en&sample=3"})
	p.sampled()
	p.Click("[data-act=try]")
	p.rows(28)
	if got, want := p.Text("[data-text=index]"), "28 × 8 + 10 = 234"; got != want {
		t.Errorf("the pixel below is %q, want %q", got, want)
	}

	p = visit(t, reader{At: "#/convolution?lang=en&in=seven&k=box&step=9"})
	p.Ready()
	p.Click("[data-act=try]")
	p.Wait(`document.querySelector("#output .now").dataset.i === "3"`)
	p.Click("#steps [data-act=play]")
	b, plain := p.board(), options{stride: 1, dilation: 1}
	b.check(t, p.reckon(t, plain), plain, b.Now[0])
	if b.Output[2] != "180" || b.Output[0] != "0" {
		t.Errorf("the output is %q", b.Output)
	}
}
