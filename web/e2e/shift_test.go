package e2e

import (
	"strconv"
	"strings"
	"testing"

	"convlab/web/browser"
)

// The 1 is moved by the slider and by keys; distances, table and link go along.
func TestMovingTheOne(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/shift?lang=en"})
	p.Ready()
	says := func(how, at, want string) {
		t.Helper()
		p.NextFrame()
		if got := p.Text(at); !strings.Contains(got, want) {
			t.Errorf("%s, %s is %q, want %q", how, at, got, want)
		}
	}
	if got := p.Text("[data-text=verdict]"); got != "" {
		t.Errorf("before there is a guess the answer stands there: %q", got)
	}
	p.Click("[data-text=verdict]") // there is a "?" to press
	says("at first", "[data-text=verdict]", "nearer to the 7")
	says("at first", "[data-text=flat]", "2472 > 2179")
	says("at first", "[data-text=maps]", "1184 < 2119")
	p.Click(".kernel[data-key=vertical]")
	says("with vertical edges", "[data-text=maps]", "2461 > 2191")
	p.Click("#moves [data-act=back]")
	says("a pixel less", "#moves .where", "+3")
	p.Eval("document.activeElement.blur()", nil)
	p.Key("Home")
	says("at the end", "#moves .where", "−8")
	p.Key("ArrowDown") // the next kernel
	says("with horizontal edges", ".says b", "Horizontal edges")
	p.Key("End")
	p.hashed("by=8(&|$)")

	p.Click("[data-choices=exhibits] [data-key='1']")
	says("both ways", "[data-text=differ]", "676 cells, 0 differ")
	topLeft, size := p.Box("[data-host=movedmap]")
	cell := size.X / 26
	p.Move(browser.Mouse, browser.Point{X: topLeft.X + 12.5*cell, Y: topLeft.Y + 7.5*cell})
	says("pointed at", "[data-text=cell]", "Row 8, column 13")
	p.Eval(`document.querySelector("#movedmap").focus()`, nil)
	p.Key("ArrowDown")
	says("one on", "[data-text=cell]", "Row 9, column 13")
	p.Click("[data-switch=pool]")
	says("pooled", "[data-text=differ]", strconv.Itoa(169))
}
