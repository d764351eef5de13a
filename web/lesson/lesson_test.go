package lesson_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/library"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
)

// seven draws a 7.
func seven(v visit) {
	v.Digit.Press(ink.Point{X: .32, Y: .25})
	v.Digit.Move(ink.Point{X: .6, Y: .19}, ink.Point{X: .7, Y: .23}, ink.Point{X: .53, Y: .62}, ink.Point{X: .48, Y: .8})
	v.Digit.Lift()
}

func TestFirstVisit(t *testing.T) {
	v := open(words.English, "dark")
	if v.At() != atDraw || v.Chapter().Route != "draw" || v.Room() != v.draw || v.Lang != words.English || v.Theme != "dark" || v.Embed || v.About {
		t.Errorf("a first visit is %+v", v.state())
	}
	if !v.Digit.Trace.Blank || v.Digit.HasInk() || v.Moving() || v.Busy() || v.TakeFocus() != "" || said(v) != "" || v.Missing() != "" {
		t.Error("a first visit is not blank")
	}
	if v.T().Skip == home().T().Skip {
		t.Error("both languages say the same")
	}
}

// Every chapter has a place in the URL and a title in both languages.
func TestChapters(t *testing.T) {
	routes := map[string]bool{}
	for i, c := range home().Chapters() {
		if c.Route == "" || strings.Trim(c.Route, "abcdefghijklmnopqrstuvwxyz-") != "" || routes[c.Route] {
			t.Errorf("chapter %d is at %q", i, c.Route)
		}
		routes[c.Route] = true
		for _, lang := range words.Langs {
			if h := c.Heading.In(lang); h.Title == "" || h.Short == "" || h.Lede == "" || h.Teaser == "" {
				t.Errorf("%s: chapter %s has no heading: %+v", lang, c.Route, h)
			}
			if len(*c.Keys.In(lang)) == 0 {
				t.Errorf("%s: chapter %s has no keys", lang, c.Route)
			}
		}
	}
}

// Everything of the moment ends with a change of chapter; what the reader has
// changed stays.
func TestGo(t *testing.T) {
	l := home()
	seven(l)
	l.Go(atConvolution)
	l.conv.UseKernel("sobel-y")
	l.conv.StepTo(9)
	l.conv.Pick(3)
	l.conv.Point("sum")
	l.conv.HoverTerm(2)
	l.conv.Edit("input", 0)
	l.Copied(true)
	l.OpenAbout()
	state := l.state()
	l.Go(atFlatten)
	l.Go(atConvolution)
	if fmt.Sprint(l.state()) != fmt.Sprint(state) {
		t.Error("going to another chapter and back changes what the reader did")
	}
	if l.conv.Picked != -1 || l.conv.Hot != "" || l.conv.HotTerm != -1 || l.conv.Cells.Editing("input") != -1 || l.About {
		t.Error("something of the moment is left")
	}
	if s, _ := l.Notice(); s != "" {
		t.Error("the notice is left")
	}
	if id := l.TakeFocus(); id != "main" || l.TakeFocus() != "" {
		t.Errorf("the focus goes to %q", id)
	}
	for name, leave := range map[string]func(){"Go": func() { l.Go(atDraw) }, "Visit": func() { l.Visit("#/convolution") }} {
		l.Go(atConvolution)
		if l.conv.Play(); !l.Moving() {
			t.Fatal("it does not play")
		}
		if leave(); l.conv.Moving() || l.Moving() {
			t.Errorf("%s does not stop what plays", name)
		}
	}
	// Where nothing can play, nothing does.
	l.Go(atDraw)
	if l.Advance(1); l.Moving() {
		t.Error("it plays on the front page")
	}
}

// The pen is lifted when the reader goes elsewhere, by a door or by a link.
func TestGoingLiftsThePen(t *testing.T) {
	for name, leave := range map[string]func(v visit){
		"a door": func(v visit) { v.Go(atFlatten); v.Go(atDraw) }, "a link": func(v visit) { v.Visit("#/draw") },
		"the flattening's door": func(v visit) { v.Go(atConvolution) },
	} {
		v := home()
		v.Digit.Dip()
		if !v.Busy() || v.draw.Aloud() != "" {
			t.Error("what is being drawn is not waited for")
		}
		leave(v)
		if v.Digit.Cursor.Down || v.Digit.Drawn() || v.Busy() {
			t.Errorf("%s: the pen is still down", name)
		}
	}
}

func TestNotices(t *testing.T) {
	for _, lang := range words.Langs {
		for name, c := range map[string]struct {
			say   func(v visit)
			part  string
			wrong bool
		}{
			"bad link":     {func(v visit) { v.Visit("#/<%s>") }, "#/<%s>", true},
			"link copied":  {func(v visit) { v.Copied(true) }, "", false},
			"link shown":   {func(v visit) { v.Copied(false) }, "", false},
			"broken":       {func(v visit) { v.Broke("<%s>") }, "<%s>", true},
			"long trouble": {func(v visit) { v.Broke(strings.Repeat("卷", 1000)) }, strings.Repeat("卷", 39) + "…", true},
			"too much ink": {func(v visit) {
				v.Digit.Strokes = make([]ink.Stroke, 1000)
				v.Digit.SetTool(digit.Pen)
				v.Copied(true)
			}, "", true},
			"not a number": {func(v visit) { v.Go(atConvolution); v.conv.TypeBias("<%s>") }, "<%s>", true},
			"bias":         {func(v visit) { v.Go(atConvolution); v.conv.TypeBias("1000") }, "“1000”", true},
			"grey":         {func(v visit) { v.Go(atConvolution); v.conv.Edit("input", 0); v.conv.Cells.Type("300") }, "“300”", true},
			"weight":       {func(v visit) { v.Go(atConvolution); v.conv.Edit("kernel", 0); v.conv.Cells.Type("300") }, "“300”", true},
			"no samples":   {func(v visit) { v.Arrived(digit.SampleImages, nil, errors.New("offline")) }, "MNIST", true},
		} {
			v := open(lang, "light")
			c.say(v)
			s, wrong := v.Notice()
			if s == "" || wrong != c.wrong || !strings.Contains(s, c.part) || strings.Contains(s, "%!") {
				t.Errorf("%s, %s: %q, wrong: %v", lang, name, s, wrong)
			}
			v.SwitchLang()
			if other := said(v); other == s || other == "" {
				t.Errorf("%s, %s: in the other language it is %q", lang, name, other)
			}
			v.SwitchLang()
			if v.Dismiss(); said(v) != "" {
				t.Errorf("%s, %s: dismissed, %q stays", lang, name, said(v))
			}
		}
	}
}

// Each chapter's question is answered by itself, and stays answered.
func TestAnswer(t *testing.T) {
	v := home()
	guesses := []*words.Guess{&v.draw.Guess, &v.flat.Guess, &v.conv.Guess}
	for i, g := range guesses {
		if g.Choice() != -1 {
			t.Error("answered before it was asked")
		}
		v.Go(i)
		g.Give(1)
		if g.Give(0); g.Choice() != 0 {
			t.Errorf("the answer is %d", g.Choice())
		}
		for _, other := range guesses[i+1:] {
			if other.Choice() != -1 {
				t.Error("the answer to one question answers another")
			}
		}
		v.Visit("#/" + v.Chapter().Route)
	}
	for _, g := range guesses {
		if g.Choice() != 0 {
			t.Error("an answer is forgotten")
		}
	}
}

func TestSwitches(t *testing.T) {
	v := home()
	v.SwitchLang()
	v.SwitchTheme()
	if v.Lang != words.English || v.Theme != "dark" || v.Home.Lang != words.English || v.Home.Theme != "dark" || v.Hash() != "#/draw" {
		t.Errorf("switched, it is %s, %s, %s", v.Lang, v.Theme, v.Hash())
	}
	if v.Visit("#/draw"); v.Lang != words.English || v.Theme != "dark" {
		t.Error("a link takes back what the reader chose")
	}
	v.SwitchLang()
	v.SwitchTheme()
	if v.Lang != words.Chinese || v.Theme != "light" {
		t.Error("twice is not back")
	}
	v.OpenAbout()
	if !v.About || v.TakeFocus() != "about-close" {
		t.Error("the panel does not open with the focus in it")
	}
	v.CloseAbout()
	if v.About || v.TakeFocus() != "about-open" {
		t.Error("the panel does not give the focus back")
	}
}

// Keys, Undo and Redo are the current chapter's.
func TestKeysAndUndo(t *testing.T) {
	v := home()
	seven(v)
	if v.Key(" ", 0, 0) {
		t.Error("the front page has use for Space")
	}
	for _, at := range []int{atDraw, atFlatten} {
		v.Go(at)
		if v.Undo(); v.Digit.HasInk() && v.Digit.Sample == 0 {
			t.Errorf("in chapter %d a drawing can't be undone", at)
		}
		if v.Redo(); len(v.Digit.Strokes) != 1 {
			t.Errorf("in chapter %d a drawing can't be redone", at)
		}
	}
	if !v.Key("End", 0, 0) || v.flat.Rows != 28 {
		t.Error("End does not pull all rows out")
	}
	v.Go(atConvolution)
	v.conv.UseKernel("box")
	v.Undo()
	if v.conv.KernelKey() != "vertical" || len(v.Digit.Strokes) != 1 {
		t.Error("Undo does not undo the kernel, or undoes the drawing")
	}
	if v.Redo(); v.conv.KernelKey() != "box" {
		t.Error("Redo does not bring the kernel back")
	}
	if !v.Key("ArrowRight", 1, 0) || v.conv.At != 1 {
		t.Error("the arrow does not walk")
	}
}

// Flatten needs something to flatten; without a drawing it asks for a real digit.
func TestFlattenFetchesADigit(t *testing.T) {
	wants := func(l visit) bool { return slices.Contains(l.Wants(), digit.SampleImages) }
	for name, open := range map[string]func(l visit){
		"by link": func(l visit) { l.Visit("#/flatten") },
		"by door": func(l visit) { l.Go(atFlatten) },
	} {
		l := home()
		if wants(l) {
			t.Error("the images are fetched unasked")
		}
		open(l)
		if !wants(l) || !slices.Contains(l.Wants(), digit.SampleLabels) {
			t.Errorf("%s: nothing to flatten, and nothing is asked for", name)
		}
		l.Arrived(digit.SampleImages, nil, errors.New("offline"))
		l.Go(atDraw)
		l.Go(atFlatten)
		if wants(l) || !l.Digit.Trace.Blank {
			t.Errorf("%s: it is asked for again unasked", name)
		}
	}
	l := home()
	seven(l)
	l.Go(atFlatten)
	if wants(l) || l.Digit.Trace.Blank {
		t.Error("the reader's own digit is not what is flattened")
	}
}

func TestSampleOfALink(t *testing.T) {
	set := &mnist.Set{Images: make([]uint8, 9*mnist.Pixels), Labels: make([]uint8, 9)}
	for i := range 9 {
		set.Images[i*mnist.Pixels], set.Images[i*mnist.Pixels+400] = uint8(i+1), 255
	}
	var images, labels bytes.Buffer
	if err := set.Write(&images, &labels); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		hash   string
		want   int
		notice bool
	}{{"#/draw?sample=4", 4, false}, {"#/flatten?sample=9", 9, false}, {"#/convolution?sample=2", 2, false}, {"#/draw?sample=10", 0, true}, {"#/draw?sample=1048576", 0, true}} {
		l := home()
		l.Visit(c.hash)
		if !slices.Contains(l.Wants(), digit.SampleImages) {
			t.Errorf("%s does not ask for the images", c.hash)
		}
		l.Arrived(digit.SampleLabels, labels.Bytes(), nil)
		l.Arrived(digit.SampleImages, images.Bytes(), nil)
		if l.Digit.Sample != c.want || int(l.Digit.Nudged[0]) != c.want {
			t.Errorf("%s shows image %d", c.hash, l.Digit.Sample)
		}
		if s, _ := l.Notice(); (s != "") != c.notice {
			t.Errorf("%s: the notice is %q", c.hash, s)
		}
	}
}

// What is fetched, and what is said to be missing, is what the chapter needs.
func TestWants(t *testing.T) {
	lenet, dense := panel.WeightsFile(zoo.Find("lenet-5-distorted")), panel.WeightsFile(&zoo.Dense)
	v := home()
	seven(v)
	expect := func(at int, missing bool, want ...string) {
		t.Helper()
		if v.Go(at); !slices.Equal(v.Wants(), want) {
			t.Errorf("in chapter %d %q is wanted, not %q", at, v.Wants(), want)
		}
		for range words.Langs {
			if (v.Missing() != "") != missing {
				t.Errorf("%s: in chapter %d the page says %q", v.Lang, at, v.Missing())
			}
			v.SwitchLang()
		}
	}
	expect(atDraw, false, panel.NoveltyFile, lenet)
	expect(atFlatten, false, panel.NoveltyFile, dense)
	expect(atConvolution, false, panel.NoveltyFile, lenet) // for the thread
	v.Arrived(dense, nil, errors.New("offline"))
	expect(atDraw, false, panel.NoveltyFile, lenet)
	expect(atFlatten, true, panel.NoveltyFile)
	expect(atConvolution, false, panel.NoveltyFile, lenet)
	v.Arrived(panel.NoveltyFile, []byte("<!doctype html>"), nil)
	expect(atDraw, true, lenet)
	expect(atFlatten, true)
	expect(atConvolution, false, lenet) // silently
	// Everything else is alive.
	if v.conv.StepTo(5); v.conv.View.Shown != 5 {
		t.Error("the walkthrough does not work")
	}
	v.Panel.RetryAll()
	expect(atFlatten, false, panel.NoveltyFile, dense)
}

// The walkthrough has the reader's digit as it is, wherever it was drawn.
func TestDigitGoesThroughTheChapters(t *testing.T) {
	v := home()
	seven(v)
	v.Go(atConvolution)
	if v.conv.UseMine(); !v.conv.MineUsed() || v.conv.Input == (convolution.Input{}) {
		t.Error("the walkthrough does not have the reader's digit")
	}
	v.Go(atDraw)
	v.Digit.Clear()
	if v.Go(atConvolution); v.conv.Own || v.conv.MineUsed() {
		t.Error("a digit that is gone is offered")
	}
}

// Scenes have names of their own, and links that are understood, but for the one
// that is to be refused; they are links that the page itself could have made.
func TestScenes(t *testing.T) {
	for at, c := range home().Chapters() {
		names := map[string]bool{}
		for _, s := range c.Scenes {
			if s.Name == "" || names[s.Name] {
				t.Errorf("%s: two scenes are called %q", c.Route, s.Name)
			}
			names[s.Name] = true
			if len(s.See) == 0 {
				t.Errorf("%s, %s: nothing is to be seen", c.Route, s.Name)
			}
			refused := false // its link
			for _, sight := range s.See {
				refused = refused || strings.HasPrefix(sight.At, ".notice") && len(s.Do)+len(s.Lost) == 0
				if sight.At == "" || (sight.Text.Zh == "") != (sight.Text.En == "") {
					t.Errorf("%s, %s: the sight %+v", c.Route, s.Name, sight)
				}
			}
			for _, act := range s.Do {
				if act.Click == "" {
					t.Errorf("%s, %s: the act %+v", c.Route, s.Name, act)
				}
			}
			v := home()
			v.Visit("#/" + c.Route + "?" + s.Query)
			if v.At() != at || (said(v) != "") != refused {
				t.Errorf("%s, %s: %q", c.Route, s.Name, said(v))
			}
			if refused {
				continue
			}
			if again := visited(t, v.Hash()); !reflect.DeepEqual(again.state(), v.state()) {
				t.Errorf("%s, %s: its link, %s, leads elsewhere", c.Route, s.Name, v.Hash())
			}
			if s.Query == "" && v.Hash() != "#/"+c.Route {
				t.Errorf("%s, %s: without a query its link is %s", c.Route, s.Name, v.Hash())
			}
			if n := strings.Count(v.Hash(), "=") - strings.Count(s.Query, "="); n != 0 {
				t.Errorf("%s, %s: %s says something that needs not be said, or loses something: %s", c.Route, s.Name, s.Query, v.Hash())
			}
		}
		if len(names) == 0 {
			t.Errorf("%s has no scenes", c.Route)
		}
	}
}

// A chapter that asks the library for a part gets its file fetched, whatever else
// is open by the time that it comes; damage is told.
func TestLibraryIsFetched(t *testing.T) {
	l := home()
	if slices.Contains(l.Wants(), library.TestFile) {
		t.Error("all of MNIST is fetched unasked")
	}
	l.Library.Want(library.Test)
	if !slices.Contains(l.Wants(), library.TestFile) {
		t.Errorf("%q is wanted", l.Wants())
	}
	l.Arrived(library.TestFile, []byte("<!doctype html>"), nil)
	for l.Library.Unpack() {
	}
	l.Unpacked()
	if s, wrong := l.Notice(); !wrong || s == "" || !l.Library.Failed(library.Test) {
		t.Errorf("a page instead of images: %q", s)
	}
}
