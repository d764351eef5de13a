package e2e

import (
	"strings"
	"testing"

	"convlab/web/browser"
)

// On a first visit a hand writes, and the networks answer; the first touch wipes
// what is nobody's.
func TestGhost(t *testing.T) {
	t.Parallel()
	const shown = `document.querySelector(".pad .ghost .line") !== null`
	for how, touch := range map[string]func(p page){
		"a click":  func(p page) { p.Click(".title h1") },
		"a key":    func(p page) { p.Key("ArrowLeft") },
		"a stroke": func(p page) { p.write(browser.Mouse, digits[7], 1, browser.Point{}) },
	} {
		p := visit(t, reader{At: "#/draw?lang=en"})
		p.Wait(shown) // prerendered: a 7, before there is a program
		p.Ready()
		p.Wait(`document.querySelector(".pad .ghost .held") !== null`)
		p.Wait(`document.querySelector(".pad .ghost .held") === null`)
		if why := p.Text("[data-text=why]"); !strings.Contains(why, "changed their minds") {
			t.Errorf("afterwards it says %q", why)
		}
		var hash, thread, said string
		p.Eval("location.hash", &hash)
		p.Eval(`document.querySelector(".thread [data-piece=answer] b").textContent`, &thread)
		p.Eval(`document.querySelector("#said").textContent`, &said)
		if strings.Contains(hash, "ink") || thread != "–" || said != english.Draw.Blank || p.Attr("[data-act=undo]", "disabled") == "" && !p.Has("[data-act=undo]:disabled") {
			t.Errorf("the ghost's ink counts as the reader's: %q, %q, %q", hash, thread, said)
		}
		touch(p)
		p.Wait("!(" + shown + ")")
		if got := p.verdict(); how == "a stroke" && got != "7" {
			t.Errorf("after %s the verdict is %q", how, got)
		}
	}

	// For who wants less motion it stands.
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Media("", "prefers-reduced-motion", "reduce")
	p.Ready()
	p.allSay()
	before := p.Attr(".pad .ghost .line", "d")
	p.Eval(`new Promise(done => setTimeout(done, 1000))`, nil)
	if p.Has(".pad .ghost .held") || p.Attr(".pad .ghost .line", "d") != before {
		t.Error("it moves all the same")
	}
}
