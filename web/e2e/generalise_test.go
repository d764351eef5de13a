package e2e

import (
	"slices"
	"strings"
	"testing"

	"convlab/web/browser"
)

// A bean is put down, moved and taken back with the mouse; training plays, pauses,
// goes on by one step and rewinds to the same start.
func TestBeans(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/generalise?lang=en&test=50&step=0"})
	p.Ready()
	says := func(how, at, want string) {
		t.Helper()
		p.Wait(`document.querySelector(` + browser.Quote(at) + `)?.textContent.includes(` + browser.Quote(want) + `)`)
		if got := p.Text(at); !strings.Contains(got, want) {
			t.Errorf("%s, %s is %q, want %q", how, at, got, want)
		}
	}
	says("at first", "#steps .where", "Step 0 of 300")
	start := p.Text("[data-text=reading]")
	p.Click("[data-choices=tool] [data-key='1']")
	p.Click("#plane")
	says("a bean more", "[data-text=strays]", "41 training beans")
	p.hashed("beans=")
	p.Click("[data-choices=tool] [data-key='0']")
	p.Stroke("#plane", browser.Mouse, browser.Point{X: .5, Y: .5}, browser.Point{X: .6, Y: .4}, browser.Point{X: .7, Y: .3})
	p.Click("[data-act=undo]")
	p.Click("[data-act=undo]")
	says("taken back", "[data-text=strays]", "40 training beans")

	p.Click("#steps [data-act=next]")
	says("a step", "#steps .where", "Step 1 of 300")
	p.Click("#steps [data-act=play]")
	p.Wait(`parseInt(document.querySelector("#steps .where").textContent.slice(5)) > 5`)
	p.Click("#steps [data-act=play]")
	says("paused", "#steps [data-act=play]", "Train")
	p.Click("#steps [data-act=first]")
	says("rewound", "#steps .where", "Step 0 of 300")
	says("rewound", "[data-text=reading]", start)
}

// What a frame takes while 2×8 units are trained and drawn on a processor that is
// four times slower. It measures; a busy machine makes it no failure.
func TestSpeedOfBeans(t *testing.T) {
	measuring(t)
	const timed = `globalThis.took = []; globalThis.times = []; {
		const real = requestAnimationFrame;
		globalThis.requestAnimationFrame = f => real(now => { const start = performance.now(); f(now); took.push(performance.now() - start); times.push(now) });
	}`
	for _, times := range []float64{1, 4} {
		p := visit(t, reader{At: "#/generalise?lang=en&units=8&step=0", TabOptions: browser.TabOptions{Before: timed}})
		p.Ready()
		p.Wait(`document.querySelectorAll(".case .num").length === 4 && [...document.querySelectorAll(".case .num")].every(e => e.textContent)`) // nothing else is computed
		p.Slow(times)
		p.Eval("took.length = times.length = 0", nil)
		p.Click("#steps [data-act=play]")
		p.Wait(`document.querySelector("#steps .where").textContent.startsWith("Step 300")`)
		var took, at []float64
		p.Eval("took", &took)
		p.Eval("times", &at)
		p.Slow(1)
		if len(took) < 20 {
			t.Fatalf("only %d frames", len(took))
		}
		var between []float64
		for i := range at[1:] {
			if d := at[i+1] - at[i]; d > 0 {
				between = append(between, d)
			}
		}
		slices.Sort(took)
		slices.Sort(between)
		t.Logf("processor %v times slower: %d frames; a frame's work took %.1f ms in the middle, %.1f at the 95th percentile; between frames %.1f ms in the middle, %.1f at the 95th percentile",
			times, len(took), took[len(took)/2], took[len(took)*95/100], between[len(between)/2], between[len(between)*95/100])
	}
}
