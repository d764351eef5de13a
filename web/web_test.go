package web

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/web/dom"
	"convlab/web/dom/domtest"
	"convlab/web/lesson"
)

// A reading is the whole page in a document in memory, with a reader before it.
type reading struct {
	*testing.T
	l     *lesson.Lesson
	doc   *domtest.Document
	app   *dom.App
	asked []string // of the browser
}

// open shows a lesson; a panic anywhere fails the test.
func open(t *testing.T, l *lesson.Lesson) *reading {
	r := &reading{T: t, l: l, doc: domtest.New()}
	r.draw()
	return r
}

// draw starts the page in what the document has.
func (r *reading) draw() {
	r.app = &dom.App{Doc: r.doc, Mount: r.doc.Body, Root: &App{L: r.l, Browser: r}, OnPanic: func(where string, v any, stack []byte) {
		r.Errorf("panic in %s: %v\n%s", where, v, stack)
	}}
	r.app.RenderNow()
}

// The browser that the page asks things of.
func (r *reading) CopyLink()                  { r.asked = append(r.asked, "copy") }
func (r *reading) Remember(key, value string) { r.asked = append(r.asked, "remember "+key+" "+value) }
func (r *reading) Play()                      { r.asked = append(r.asked, "play") }
func (r *reading) Fetch()                     { r.asked = append(r.asked, "fetch") }
func (r *reading) Focus(id string)            { r.asked = append(r.asked, "focus "+id) }

func (r *reading) wantAsked(what string, want ...string) {
	r.Helper()
	if !slices.Equal(r.asked, want) {
		r.Errorf("%s: the browser was asked %q, want %q", what, r.asked, want)
	}
	r.asked = nil
}

// home is what a browser gets without being told.
func home(lang lesson.Lang, theme string) lesson.State {
	s := lesson.Default()
	s.Lang, s.Theme = lang, theme
	return s
}

// at returns a lesson that was opened with a link.
func at(lang lesson.Lang, hash string) *lesson.Lesson {
	l := lesson.New(home(lang, "light"))
	l.Visit(hash)
	return l
}

func (r *reading) find(selector string) *domtest.Node {
	r.Helper()
	n := r.doc.Find(selector)
	if n == nil {
		r.Fatalf("there is no %s", selector)
	}
	return n
}

func (r *reading) text(selector string) string {
	r.Helper()
	return squeeze(r.find(selector).Text())
}

// verdict is what the first network says, or the state that all are in.
func (r *reading) verdict() string {
	r.Helper()
	if s := r.find("[data-text=overall]"); strings.Contains(s.Attr("class"), "blank") || strings.Contains(s.Attr("class"), "notdigit") {
		return squeeze(s.Text())
	}
	return r.text("[data-net=dense] [data-text=verdict]")
}

// squeeze makes white space single spaces, as a page shows it.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// click clicks as a reader can: not on a button that is off.
func (r *reading) click(selector string) {
	r.Helper()
	n := r.find(selector)
	if n.HasAttr("disabled") {
		r.Fatalf("%s is off", selector)
	}
	r.doc.Click(n)
	r.doc.Flush()
}

func (r *reading) fire(selector, typ string, props map[string]any) *domtest.Event {
	r.Helper()
	e := r.doc.Fire(r.find(selector), typ, props)
	r.doc.Flush()
	return e
}

func (r *reading) press(selector, key string) *domtest.Event {
	r.Helper()
	return r.fire(selector, "keydown", map[string]any{"key": key})
}

// files returns the committed files by the names that the page fetches them under.
var files = sync.OnceValue(func() map[string][]byte {
	m := map[string][]byte{}
	names := []string{lesson.NoveltyFile}
	for _, model := range lesson.Networks {
		names = append(names, lesson.WeightsFile(model))
	}
	for _, name := range names {
		if b, err := os.ReadFile(filepath.Join("../static", name)); err == nil {
			m[name] = b
		}
	}
	return m
})

// trained gives l the committed networks.
func trained(t *testing.T, l *lesson.Lesson) *lesson.Lesson {
	t.Helper()
	for name, b := range files() {
		l.Arrived(name, b, nil)
	}
	if !l.Ready() {
		t.Fatal("the first network or the novelty model is not committed")
	}
	return l
}

// stroke draws through points given in hundredths of the pad.
func stroke(l *lesson.Lesson, xy ...float32) {
	l.Press(ink.Point{X: xy[0] / 100, Y: xy[1] / 100})
	for i := 2; i < len(xy); i += 2 {
		l.Move(ink.Point{X: xy[i] / 100, Y: xy[i+1] / 100})
	}
	l.Lift()
}

func drawSeven(l *lesson.Lesson) {
	stroke(l, 32, 25, 45, 20, 60, 19, 70, 23, 62, 42, 53, 62, 48, 80)
}

// giveScans hands over a few pictures as the MNIST sample.
func giveScans(t *testing.T, l *lesson.Lesson) {
	t.Helper()
	set := &mnist.Set{Images: make([]uint8, 5*mnist.Pixels), Labels: []uint8{1, 2, 3, 4, 5}}
	for i := range set.Images {
		if i%28 > 10 && i%28 < 16 {
			set.Images[i] = 200
		}
	}
	var images, labels bytes.Buffer
	if err := set.Write(&images, &labels); err != nil {
		t.Fatal(err)
	}
	l.GotSamples(images.Bytes(), labels.Bytes(), nil)
}

// A scene is a state of the page that has texts of its own.
type scene struct {
	name string
	open func(t *testing.T, s lesson.State) *lesson.Lesson
}

// link is the scene of a link, followed by what a reader does there.
func link(name, hash string, then ...func(t *testing.T, l *lesson.Lesson)) scene {
	return scene{name, func(t *testing.T, s lesson.State) *lesson.Lesson {
		l := lesson.New(s)
		l.Visit(hash)
		for _, f := range then {
			f(t, l)
		}
		return l
	}}
}

func scenes() []scene {
	seven := func(t *testing.T, l *lesson.Lesson) { drawSeven(trained(t, l)) }
	list := []scene{
		link("front door", "#/draw"),
		link("a seven", "#/draw", seven),
		link("a doubtful digit", "#/draw", seven, func(t *testing.T, l *lesson.Lesson) {
			for turn := 5.; turn < 90 && l.Reading.Answers[0].Verdict != lesson.Unsure; turn += 5 {
				l.SetNudge(ink.Nudge{Turn: turn})
			}
		}),
		link("no digit", "#/draw", func(t *testing.T, l *lesson.Lesson) {
			trained(t, l)
			for x := float32(5); x < 100; x += 10 {
				stroke(l, x, 5, x, 95)
			}
		}),
		link("nudged, steps off", "#/draw?off=crop_scale_pen_centre&right=2&noise=10", seven),
		link("a scan", "#/draw", func(t *testing.T, l *lesson.Lesson) { trained(t, l).Sample(); giveScans(t, l) }),
		link("by keyboard", "#/draw", func(t *testing.T, l *lesson.Lesson) { l.SetTool(lesson.Eraser); l.Dip() }),
		link("about", "#/draw", func(t *testing.T, l *lesson.Lesson) { l.About = true }),
		link("embedded", "#/convolution?embed=1"),
		link("broken link", "#/draw?pen=99"),
		link("no network", "#/draw", func(t *testing.T, l *lesson.Lesson) {
			for name := range files() {
				l.Arrived(name, nil, os.ErrNotExist)
			}
		}),
		link("one network is missing", "#/draw", func(t *testing.T, l *lesson.Lesson) {
			l.Unfolded["dense"] = true
			for name, b := range files() {
				if name != lesson.WeightsFile(lesson.Networks[1]) {
					l.Arrived(name, b, nil)
				}
			}
			l.Arrived(lesson.WeightsFile(lesson.Networks[1]), nil, os.ErrNotExist)
			drawSeven(l)
		}),
		link("flatten, empty", "#/flatten"),
		link("flatten, half way", "#/flatten?unit=1", seven, func(t *testing.T, l *lesson.Lesson) { l.Pull(14); l.Label(7); l.Play() }),
		link("flatten, a scan", "#/flatten?pixel=0", func(t *testing.T, l *lesson.Lesson) { giveScans(t, trained(t, l)); l.Pull(28) }),
		link("walk", "#/convolution"),
		link("walk, playing", "#/convolution?step=12", func(t *testing.T, l *lesson.Lesson) { l.Play() }),
		link("walk, picked and painting", "#/convolution?step=12", func(t *testing.T, l *lesson.Lesson) {
			l.Pick(9)
			l.Painting = true
		}),
		link("walk, all options", "#/convolution?in=half&k=gauss&stride=2&pad=2&dil=2&bias=-3.5&flip=1&neg=rescale&relu=1&pool=1&step=9"),
		link("walk, own numbers", "#/convolution?neg=abs&relu=1", seven, func(t *testing.T, l *lesson.Lesson) {
			l.UseDrawing()
			l.Edit(lesson.Cell{Grid: "kernel", Index: 4})
			l.Type("seven")
			l.Edit(lesson.Cell{Grid: "kernel", Index: 4})
			l.Type("−2/3")
			l.Edit(lesson.Cell{Grid: "input", Index: 4})
		}),
	}
	for kind := lesson.BadLink; kind <= lesson.TooMuchInk; kind++ {
		list = append(list, link(fmt.Sprintf("notice %d", kind), "#/draw", func(t *testing.T, l *lesson.Lesson) {
			l.Say(lesson.Notice{Kind: kind, Detail: "“7”"})
		}))
	}
	for _, r := range lesson.Routes {
		for guess := range 3 {
			list = append(list, link(fmt.Sprintf("%s, guess %d", r, guess), "#/"+string(r), func(t *testing.T, l *lesson.Lesson) { l.Answer(string(r), guess) }))
		}
	}
	return list
}
