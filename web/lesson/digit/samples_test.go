package digit

import (
	"bytes"
	"errors"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/mnist"
)

// samples returns n small pictures as IDX files; picture i has i+1 in its
// first pixel and label i mod 10.
func samples(t *testing.T, n int) (images, labels []byte) {
	t.Helper()
	set := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
	for i := range n {
		set.Images[i*mnist.Pixels] = uint8(i + 1)
		set.Images[i*mnist.Pixels+400] = 255
		set.Labels[i] = uint8(i % 10)
	}
	var a, b bytes.Buffer
	if err := set.Write(&a, &b); err != nil {
		t.Fatal(err)
	}
	return a.Bytes(), b.Bytes()
}

func TestSampleArrives(t *testing.T) {
	l := New(Default())
	if l.WantsSamples() {
		t.Error("the images are fetched unasked")
	}
	l.Sample()
	if !l.WantsSamples() || l.Drawing.Sample != 0 {
		t.Fatal("asking for an image does not ask for the file")
	}
	images, labels := samples(t, 7)
	l.GotSamples(images, labels, nil)
	if l.WantsSamples() || l.Drawing.Sample == 0 || l.Trace.Blank {
		t.Fatal("the image that was asked for is not there")
	}
	seen := map[int]bool{}
	for range 7 {
		n := l.Drawing.Sample
		if int(l.Nudged[0]) != n || l.Truth() != (n-1)%10 {
			t.Errorf("image %d shows picture %d, labelled %d", n, l.Nudged[0], l.Truth())
		}
		if l.Trace.Raw != l.Nudged || l.Trace.Cropped != l.Nudged || l.Trace.Inked != l.Nudged {
			t.Error("a scan is changed by the steps that are for strokes")
		}
		if seen[n] {
			t.Errorf("image %d comes twice before others came once", n)
		}
		seen[n] = true
		l.Sample()
	}
	l.Undo()
	l.SetNudge(ink.Nudge{Right: 1})
	if l.Nudged[401] != 255 {
		t.Error("a scan can't be nudged")
	}
}

// Writing over a scan starts a drawing of one's own, and Undo brings the scan back.
func TestWritingOverASample(t *testing.T) {
	l := New(Default())
	seven(l)
	mine := copied(l.Drawing.Strokes)
	l.Sample()
	images, labels := samples(t, 3)
	l.GotSamples(images, labels, nil)
	scan := l.Drawing.Sample
	if len(l.Drawing.Strokes) != 0 {
		t.Error("strokes and scan are mixed")
	}
	line(l, 10, 10, 90, 90)
	if l.Drawing.Sample != 0 || len(l.Drawing.Strokes) != 1 {
		t.Error("writing on a scan does not replace it")
	}
	l.Undo()
	if l.Drawing.Sample != scan {
		t.Error("Undo does not bring the scan back")
	}
	l.Undo()
	wantStrokes(t, "undo", l, mine)
	l.Redo()
	l.Clear()
	if l.Drawing.Sample != 0 || !l.Trace.Blank {
		t.Error("a scan can't be cleared")
	}
}

// A reader who begins to write while the images are on their way goes on writing.
func TestSampleComesTooLate(t *testing.T) {
	l := New(Default())
	l.Sample()
	l.Press(at(10, 10))
	images, labels := samples(t, 3)
	l.GotSamples(images, labels, nil)
	l.Move(at(50, 50))
	if l.Drawing.Sample != 0 || len(l.Drawing.Strokes) != 1 || len(l.Drawing.Strokes[0].Points) != 2 {
		t.Errorf("an image was put under the pen: %+v", l.Drawing)
	}
	l.Lift()
	if l.Sample(); l.Drawing.Sample == 0 {
		t.Error("asking again gives no image")
	}
}

func TestNoSamples(t *testing.T) {
	good, labels := samples(t, 3)
	none, noLabels := samples(t, 0)
	for name, f := range map[string]func(l *Lesson){
		"offline":   func(l *Lesson) { l.GotSamples(nil, nil, errors.New("offline")) },
		"empty":     func(l *Lesson) { l.GotSamples(nil, nil, nil) },
		"truncated": func(l *Lesson) { l.GotSamples(good[:100], labels, nil) },
		"foreign":   func(l *Lesson) { l.GotSamples([]byte("<!doctype html>"), labels, nil) },
		"no images": func(l *Lesson) { l.GotSamples(none, noLabels, nil) },
		"uneven":    func(l *Lesson) { l.GotSamples(good, noLabels, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			for _, lang := range Langs {
				home := Default()
				home.Lang = lang
				l := New(home)
				l.Sample()
				f(l)
				if s, wrong := l.Notice(); s != Texts[lang].Notices[SamplesMissing] || !wrong {
					t.Errorf("%s: the notice is %q", lang, s)
				}
				if l.WantsSamples() {
					t.Error("the file is fetched again and again")
				}
				seven(l)
				if l.Trace.Blank {
					t.Error("drawing does not work any more")
				}
				if s, _ := l.Notice(); s != "" {
					t.Error("the notice stays though the reader went on")
				}
				l.Sample()
				if !l.WantsSamples() {
					t.Error("asking again does not fetch again")
				}
				l.GotSamples(good, labels, nil)
				if l.Drawing.Sample == 0 {
					t.Error("the second try does not count")
				}
			}
		})
	}
}

// Flatten needs something to flatten; without a drawing it asks for a real digit.
func TestFlattenFetchesADigit(t *testing.T) {
	for name, open := range map[string]func(l *Lesson){
		"by link": func(l *Lesson) { l.Visit("#/flatten") },
		"by door": func(l *Lesson) { l.Go(Flatten) },
	} {
		l := New(Default())
		open(l)
		if !l.WantsSamples() {
			t.Errorf("%s: nothing to flatten, and nothing is asked for", name)
		}
		l.GotSamples(nil, nil, errors.New("offline"))
		l.Go(Draw)
		l.Go(Flatten)
		if l.WantsSamples() || !l.Trace.Blank {
			t.Errorf("%s: it is asked for again unasked", name)
		}
	}
	l := New(Default())
	seven(l)
	l.Go(Flatten)
	if l.WantsSamples() || l.Trace.Blank {
		t.Error("the reader's own digit is not what is flattened")
	}
}

func TestSampleOfALink(t *testing.T) {
	images, labels := samples(t, 9)
	for _, c := range []struct {
		hash   string
		want   int
		notice bool
	}{{"#/draw?sample=4", 4, false}, {"#/flatten?sample=9", 9, false}, {"#/draw?sample=10", 0, true}, {"#/draw?sample=1048576", 0, true}} {
		l := New(Default())
		l.Visit(c.hash)
		if !l.WantsSamples() {
			t.Errorf("%s does not ask for the images", c.hash)
		}
		l.GotSamples(images, labels, nil)
		if l.Drawing.Sample != c.want || int(l.Nudged[0]) != c.want {
			t.Errorf("%s shows image %d", c.hash, l.Drawing.Sample)
		}
		if s, _ := l.Notice(); (s != "") != c.notice {
			t.Errorf("%s: the notice is %q", c.hash, s)
		}
	}
}
