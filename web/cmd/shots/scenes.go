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
}

// scenes are every chapter as it opens, and what is only seen after some doing.
func scenes() []scene {
	var all []scene
	for _, route := range site.ConvLab.Routes {
		all = append(all, scene{name: route, at: "#/" + route})
	}
	return append(all,
		scene{"seven", "#/draw", seven},
		scene{"unread", "#/draw", scribble},
		scene{"nudged", "#/draw?right=4&turn=20", func(t *browser.Tab) { seven(t); t.Click(".nudge summary") }},
		scene{"pulled", "#/flatten?rows=14&unit=1&label=7", nil},
		scene{"step16", "#/convolution?step=16", nil},
		scene{"half", "#/convolution?in=half&step=36&relu=1&pool=1", nil},
		scene{"padded", "#/convolution?in=seven&k=outline&pad=1&neg=rescale&bias=-20&step=30", nil},
		scene{"about", "#/draw", func(t *browser.Tab) { t.Click("#about-open") }},
		scene{"plain", "?simd=0#/draw", func(t *browser.Tab) { t.Click("#about-open") }},
		scene{"refused", "#/convolution?step=99", nil},
		scene{"embed", "#/convolution?embed=1", nil},
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
