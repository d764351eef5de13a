package web

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/dom"
	"convlab/web/dom/domtest"
	"convlab/web/lesson"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/draw"
	"convlab/web/lesson/flatten"
	"convlab/web/lesson/library"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// A reading is the whole page in a document in memory, with a reader before it.
type reading struct {
	*testing.T
	l      *lesson.Lesson
	doc    *domtest.Document
	app    *dom.App
	copied int // links asked for
}

// begin shows a lesson; a panic anywhere fails the test.
func begin(t *testing.T, l *lesson.Lesson) *reading {
	r := &reading{T: t, l: l, doc: domtest.New()}
	r.draw()
	return r
}

// draw starts the page in what the document has.
func (r *reading) draw() {
	root := NewApp(r.l)
	root.OnCopy = func() { r.copied++ }
	r.app = &dom.App{Doc: r.doc, Mount: r.doc.Body, Root: root, OnPanic: func(where string, v any, stack []byte) {
		r.Errorf("panic in %s: %v\n%s", where, v, stack)
	}}
	r.app.RenderNow()
}

// wantFocus compares what the page is asked to give the focus to.
func (r *reading) wantFocus(what, id string) {
	r.Helper()
	if got := r.l.TakeFocus(); got != id {
		r.Errorf("%s: the focus goes to %q, want %q", what, got, id)
	}
}

// home is what a browser gets without being told.
func home(lang words.Lang, theme string) lesson.Home { return lesson.Home{Lang: lang, Theme: theme} }

// at returns a lesson that was opened with a link.
func at(lang words.Lang, hash string) *lesson.Lesson {
	l := NewLesson(home(lang, "light"))
	l.Visit(hash)
	return l
}

// roomOf returns the room of a chapter, by its type.
func roomOf[R room.Room](l *lesson.Lesson) R {
	for i := range l.Chapters() {
		if r, ok := l.RoomAt(i).(R); ok {
			return r
		}
	}
	panic("no such chapter")
}

func (r *reading) pad() *draw.Room         { return roomOf[*draw.Room](r.l) }
func (r *reading) strip() *flatten.Room    { return roomOf[*flatten.Room](r.l) }
func (r *reading) walk() *convolution.Room { return roomOf[*convolution.Room](r.l) }

// place returns where in the table a chapter is.
func place(route string) int { return slices.Index(Routes(), route) }

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

// files returns the committed files, and samples, by the names that the page
// fetches them under.
var files = sync.OnceValue(func() map[string][]byte {
	m := map[string][]byte{}
	names := []string{panel.NoveltyFile}
	for _, model := range panel.Networks {
		names = append(names, panel.WeightsFile(model))
	}
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join("../static", name))
		if err != nil {
			panic(err)
		}
		m[name] = b
	}
	m[digit.SampleImages], m[digit.SampleLabels] = scans()
	mistakes := []zoo.Mistake{{Image: 8, Label: 5, Answer: 6, Probability: .8}, {Image: 359, Label: 9, Answer: 4, Probability: .5}}
	m[library.MistakesFile] = zoo.AppendMistakes(zoo.AppendMistakes(nil, zoo.LeNet5Distorted.Name, mistakes), zoo.CNN.Name, mistakes[:1])
	m[library.MistakesFile] = zoo.AppendMistakes(m[library.MistakesFile], zoo.Dense.Name, mistakes)
	return m
})

// scans returns as many pictures as the MNIST sample has, all of a bar.
func scans() (images, labels []byte) {
	const n = 500
	set := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
	for i := range set.Images {
		if i%28 > 10 && i%28 < 16 {
			set.Images[i] = 200
		}
	}
	for i := range set.Labels {
		set.Labels[i] = uint8(i % 10)
	}
	var a, b bytes.Buffer
	if err := set.Write(&a, &b); err != nil {
		panic(err)
	}
	return a.Bytes(), b.Bytes()
}

// trained gives l the committed networks.
func trained(l *lesson.Lesson) *lesson.Lesson {
	for name, b := range files() {
		if strings.HasPrefix(name, "models/") {
			l.Arrived(name, b, nil)
		}
	}
	return l
}

// giveScans hands over the pictures of the MNIST sample.
func giveScans(l *lesson.Lesson) {
	for _, name := range []string{digit.SampleImages, digit.SampleLabels} {
		l.Arrived(name, files()[name], nil)
	}
}

// stroke draws through points given in hundredths of the pad.
func stroke(l *lesson.Lesson, xy ...float32) {
	d := l.Digit
	d.Press(ink.Point{X: xy[0] / 100, Y: xy[1] / 100})
	for i := 2; i < len(xy); i += 2 {
		d.Move(ink.Point{X: xy[i] / 100, Y: xy[i+1] / 100})
	}
	d.Lift()
}

func drawSeven(l *lesson.Lesson) {
	stroke(l, 32, 25, 45, 20, 60, 19, 70, 23, 62, 42, 53, 62, 48, 80)
}

// --- Scenes ---

// serve fetches what the lesson wants, and what it wants then, as the page does.
func (r *reading) serve(s *Scene) {
	wants := func() []string {
		return slices.DeleteFunc(r.l.Wants(), func(name string) bool { return s.Hangs(name) || library.Holds(name) && !s.Fails(name) }) // all of MNIST takes too long here
	}
	for list := wants(); len(list) > 0; list = wants() {
		for _, name := range list {
			if s.Fails(name) {
				r.l.Arrived(name, nil, os.ErrNotExist)
			} else if b, ok := files()[name]; ok {
				r.l.Arrived(name, b, nil)
			} else if b, err := os.ReadFile(filepath.Join("../static", name)); err == nil {
				r.l.Arrived(name, b, nil)
			} else {
				r.Fatalf("the lesson wants %s", name)
			}
		}
	}
	r.app.RenderNow()
}

// do does what a scene says, by events.
func (r *reading) do(a room.Act) {
	r.Helper()
	n := r.find(a.Click)
	if n.HasAttr("tabindex") || n.Tag == "input" || n.Tag == "button" {
		r.doc.Focus(n)
	}
	r.click(a.Click)
	at := r.doc.Active
	if a.Type != "" {
		if at == nil || at.Tag != "input" {
			r.Fatalf("a click on %s leads to no field", a.Click)
		}
		r.doc.Input(at, a.Type)
	}
	if a.Key != "" {
		r.doc.Fire(at, "keydown", map[string]any{"key": a.Key})
		if a.Key == "Enter" && at.Tag == "input" {
			r.doc.Fire(at, "change", nil)
		}
	}
	r.doc.Flush()
}

// play opens a scene and does all that it says.
func play(t *testing.T, s *Scene, lang words.Lang, theme string) *reading {
	t.Helper()
	l := NewLesson(home(lang, theme))
	if s.Search == "simd=0" {
		l.Program = lesson.Program{Core: "gonum", Go: "go1.26.8", Size: 5e6, Choice: true}
	}
	_, hash, _ := strings.Cut(s.Link(), "#")
	l.Visit("#" + hash)
	r := begin(t, l)
	r.serve(s)
	for _, a := range s.Do {
		r.do(a)
		r.serve(s)
	}
	return r
}

// see checks a scene's sights.
func (r *reading) see(s *Scene) {
	r.Helper()
	for _, x := range s.See {
		n := r.doc.Find(x.At)
		if n == nil {
			r.Errorf("there is no %s", x.At)
		} else if want := *x.Text.In(r.l.Lang); !strings.Contains(squeeze(n.Text()), want) {
			r.Errorf("%s reads %q, without %q", x.At, squeeze(n.Text()), want)
		}
	}
	if len(s.See) == 0 {
		r.Error("the scene has nothing to see")
	}
}

// scenes lists all scenes, those of the frame in every chapter.
func scenes() []Scene {
	all := Scenes()
	for _, route := range Routes()[1:] {
		for _, s := range lesson.Scenes {
			s.Name = route + "-" + s.Name
			if !slices.ContainsFunc(all, func(x Scene) bool { return x.Name == s.Name }) {
				all = append(all, Scene{route, s})
			}
		}
	}
	return all
}

// said are the notices that only a browser brings about.
var said = map[string]func(l *lesson.Lesson){
	"copied": func(l *lesson.Lesson) { l.Copied(true) },
	"shown":  func(l *lesson.Lesson) { l.Copied(false) },
	"broken": func(l *lesson.Lesson) { l.Broke("“7”") },
	"too much ink": func(l *lesson.Lesson) {
		scrawl(l)
		l.Copied(true)
	},
}

// scrawl draws more than a link can carry.
func scrawl(l *lesson.Lesson) {
	for k := range 40 {
		var xy []float32
		for i := range 200 {
			xy = append(xy, float32((i+k)*37%97), float32((i+3*k)*53%89))
		}
		stroke(l, xy...)
	}
}
