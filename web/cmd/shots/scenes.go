package main

import (
	"convlab/web/browser"
	"convlab/web/site"
)

// A scene is something to photograph.
type scene struct {
	name  string
	at    string // what follows index.html
	setUp func(*browser.Tab)

	before string // a script that runs before the page's own
}

// scenes are every chapter as it opens, and what is only seen after some doing.
func scenes() []scene {
	var all []scene
	for _, route := range site.ConvLab.Routes {
		all = append(all, scene{name: route, at: "#/" + route})
	}
	return append(all,
		scene{name: "seven", at: "#/draw", setUp: func(t *browser.Tab) { seven(t); settled(t) }},
		scene{name: "unread", at: "#/draw", setUp: scribble},
		scene{name: "nudged", at: "#/draw?right=4&turn=20", setUp: func(t *browser.Tab) { seven(t); t.Click(".nudge summary"); settled(t) }},
		scene{name: "let-go", at: "#/draw?turn=60", setUp: func(t *browser.Tab) { seven(t); t.Click(".nudge summary"); settled(t) }},
		scene{name: "split", at: "#/draw?off=crop_centre&right=0", setUp: func(t *browser.Tab) { corner(t); settled(t) }},
		scene{name: "unfolded", at: "#/draw", setUp: func(t *browser.Tab) { seven(t); settled(t); unfold(t) }},
		scene{name: "missing", at: "#/draw", before: missing, setUp: func(t *browser.Tab) { seven(t); t.Wait(`document.querySelector(".failed") !== null`) }},
		scene{name: "pulled", at: "#/flatten?rows=14&unit=1&label=7"},
		scene{name: "step16", at: "#/convolution?step=16"},
		scene{name: "half", at: "#/convolution?in=half&step=36&relu=1&pool=1"},
		scene{name: "padded", at: "#/convolution?in=seven&k=outline&pad=1&neg=rescale&bias=-20&step=30"},
		scene{name: "about", at: "#/draw", setUp: func(t *browser.Tab) { t.Click("#about-open") }},
		scene{name: "plain", at: "?simd=0#/draw", setUp: func(t *browser.Tab) { t.Click("#about-open") }},
		scene{name: "refused", at: "#/convolution?step=99"},
		scene{name: "embed", at: "#/convolution?embed=1"},
	)
}

func seven(t *browser.Tab) {
	t.Stroke("#pad", browser.Mouse, browser.Point{X: .3, Y: .26}, browser.Point{X: .5, Y: .2}, browser.Point{X: .7, Y: .22},
		browser.Point{X: .62, Y: .45}, browser.Point{X: .53, Y: .65}, browser.Point{X: .48, Y: .82})
	t.NextFrame()
}

func scribble(t *browser.Tab) {
	t.Stroke("#pad", browser.Mouse, browser.Point{X: .1, Y: .1}, browser.Point{X: .9, Y: .9}, browser.Point{X: .1, Y: .8},
		browser.Point{X: .9, Y: .2}, browser.Point{X: .2, Y: .5}, browser.Point{X: .8, Y: .5}, browser.Point{X: .5, Y: .1}, browser.Point{X: .5, Y: .9})
	t.NextFrame()
}

// corner writes a small 7 in a corner.
func corner(t *browser.Tab) {
	t.Stroke("#pad", browser.Mouse, browser.Point{X: .1, Y: .1}, browser.Point{X: .3, Y: .08}, browser.Point{X: .5, Y: .1},
		browser.Point{X: .42, Y: .25}, browser.Point{X: .35, Y: .4})
	t.NextFrame()
}

// missing has one network fail to arrive, and another take for ever.
const missing = `{
	const real = fetch;
	globalThis.fetch = (url, ...rest) => /models\/lenet/.test(url) ? Promise.reject(new Error("offline")) :
		/models\/cnn/.test(url) ? new Promise(() => {}) : real(url, ...rest);
}`

// settled waits until every network has said something.
func settled(t *browser.Tab) {
	t.Wait(`[...document.querySelectorAll(".net .verdict")].every(v => v.textContent !== "–")`)
	t.NextFrame()
}

// unfold shows the bars of one network where they are folded.
func unfold(t *browser.Tab) {
	t.Eval(`document.querySelector("[data-net=lenet-5-distorted] .fold, [data-net=cnn] .fold").click()`, nil)
	t.NextFrame()
}
