package digit

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/web/lesson/link"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

// idx returns n small pictures as IDX files; picture i has i+1 in its
// first pixel and label i mod 10.
func idx(t *testing.T, n int) (images, labels []byte) {
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

// got hands both files over, one at a time.
func got(l *pad, images, labels []byte, err error) {
	l.Arrived(SampleImages, images, err)
	l.Arrived(SampleLabels, labels, err)
}

func wants(l *pad) bool { return slices.Equal(l.Wants(), []string{SampleImages, SampleLabels}) }

func TestSampleArrives(t *testing.T) {
	l := newPad()
	if wants(l) {
		t.Error("the images are fetched unasked")
	}
	l.TakeSample()
	if !wants(l) || l.Drawing.Sample != 0 {
		t.Fatal("asking for an image does not ask for the file")
	}
	images, labels := idx(t, 7)
	got(l, images, labels, nil)
	if wants(l) || l.Drawing.Sample == 0 || l.Trace.Blank {
		t.Fatal("the image that was asked for is not there")
	}
	seen := map[int]bool{}
	for range 7 {
		n := l.Drawing.Sample
		if int(l.Nudged[0]) != n || l.Label() != (n-1)%10 {
			t.Errorf("image %d shows picture %d, labelled %d", n, l.Nudged[0], l.Label())
		}
		if l.Trace.Raw != l.Nudged || l.Trace.Cropped != l.Nudged || l.Trace.Inked != l.Nudged {
			t.Error("a scan is changed by the steps that are for strokes")
		}
		if seen[n] {
			t.Errorf("image %d comes twice before others came once", n)
		}
		seen[n] = true
		l.TakeSample()
	}
	l.Undo()
	l.SetNudge(ink.Nudge{Right: 1})
	if l.Nudged[401] != 255 {
		t.Error("a scan can't be nudged")
	}
}

// Writing over a scan starts a drawing of one's own, and Undo brings the scan back.
func TestWritingOverASample(t *testing.T) {
	l := newPad()
	seven(l)
	mine := copied(l.Drawing.Strokes)
	l.TakeSample()
	images, labels := idx(t, 3)
	got(l, images, labels, nil)
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
	l := newPad()
	l.TakeSample()
	l.Press(at(10, 10))
	images, labels := idx(t, 3)
	got(l, images, labels, nil)
	l.Move(at(50, 50))
	if l.Drawing.Sample != 0 || len(l.Drawing.Strokes) != 1 || len(l.Drawing.Strokes[0].Points) != 2 {
		t.Errorf("an image was put under the pen: %+v", l.Drawing)
	}
	l.Lift()
	if l.TakeSample(); l.Drawing.Sample == 0 {
		t.Error("asking again gives no image")
	}
}

func TestNoSamples(t *testing.T) {
	good, labels := idx(t, 3)
	none, noLabels := idx(t, 0)
	for name, f := range map[string]func(l *pad){
		"offline":   func(l *pad) { got(l, nil, nil, errors.New("offline")) },
		"empty":     func(l *pad) { got(l, nil, nil, nil) },
		"truncated": func(l *pad) { got(l, good[:100], labels, nil) },
		"foreign":   func(l *pad) { got(l, []byte("<!doctype html>"), labels, nil) },
		"no images": func(l *pad) { got(l, none, noLabels, nil) },
		"uneven":    func(l *pad) { got(l, good, noLabels, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			for _, lang := range words.Langs {
				l := newPad()
				l.TakeSample()
				f(l)
				if l.said.In(lang) != *missing.In(lang) || l.said.Good {
					t.Errorf("%s: the notice is %q", lang, l.said.In(lang))
				}
				if wants(l) {
					t.Error("the file is fetched again and again")
				}
				seven(l)
				if l.Trace.Blank {
					t.Error("drawing does not work any more")
				}
				if l.said != (words.Notice{}) {
					t.Error("the notice stays though the reader went on")
				}
				l.TakeSample()
				if !wants(l) {
					t.Error("asking again does not fetch again")
				}
				got(l, good, labels, nil)
				if l.Drawing.Sample == 0 {
					t.Error("the second try does not count")
				}
			}
		})
	}
}

func TestTexts(t *testing.T) { wordstest.Check(t, missing.Zh, missing.En) }

// The two files come in any order, and something else than they may come between.
func TestSamplesOneAtATime(t *testing.T) {
	images, labels := idx(t, 3)
	for _, order := range [][]string{{SampleImages, SampleLabels}, {SampleLabels, SampleImages}} {
		l := newPad()
		l.TakeSample()
		for i, file := range order {
			if l.Sample != 0 || !wants(l) {
				t.Errorf("%v: after %d of them there is an image", order, i)
			}
			l.Arrived("models/cnn.f16", []byte("something"), nil)
			l.Arrived(file, map[string][]byte{SampleImages: images, SampleLabels: labels}[file], nil)
		}
		if l.Sample == 0 || l.Wants() != nil {
			t.Errorf("%v: there is no image", order)
		}
	}
}

// One of two that can't be had is one failure, told once, whichever it is and
// whatever becomes of the other.
func TestOneOfTwoIsLost(t *testing.T) {
	images, labels := idx(t, 3)
	offline := errors.New("offline")
	for name, fail := range map[string]func(l *pad){
		"images first": func(l *pad) { l.Arrived(SampleImages, nil, offline); l.Arrived(SampleLabels, labels, nil) },
		"images last":  func(l *pad) { l.Arrived(SampleLabels, labels, nil); l.Arrived(SampleImages, nil, offline) },
		"labels first": func(l *pad) { l.Arrived(SampleLabels, nil, offline); l.Arrived(SampleImages, images, nil) },
		"labels last":  func(l *pad) { l.Arrived(SampleImages, images, nil); l.Arrived(SampleLabels, nil, offline) },
		"both":         func(l *pad) { got(l, nil, nil, offline) },
	} {
		l := newPad()
		told := 0
		l.Say = func(n words.Notice) {
			if n != (words.Notice{}) {
				told++
			}
		}
		l.TakeSample()
		fail(l)
		if told != 1 || l.Wants() != nil || l.Sample != 0 || l.Filling() {
			t.Errorf("%s: told %d times, %v is wanted, image %d", name, told, l.Wants(), l.Sample)
		}
		if l.TakeSample(); !wants(l) {
			t.Errorf("%s: asking again does not fetch again", name)
		}
		got(l, images, labels, nil)
		if l.Sample == 0 || l.Nudged[0] != uint8(l.Sample) || l.Label() != l.Sample-1 {
			t.Errorf("%s: the second try does not count: image %d, labelled %d", name, l.Sample, l.Label())
		}
	}
}

// What is here is not taken away by a file that is fetched once more for nothing.
func TestImagesStay(t *testing.T) {
	images, labels := idx(t, 3)
	l := newPad()
	l.TakeSample()
	l.Arrived(SampleLabels, nil, errors.New("offline"))
	l.Arrived(SampleImages, images, nil)
	l.TakeSample() // fetches both again
	l.Arrived(SampleLabels, labels, nil)
	was := l.Sample
	if was == 0 {
		t.Fatal("both are here, and no image")
	}
	l.Arrived(SampleImages, nil, errors.New("offline"))
	if l.Sample != was || l.Label() != was-1 {
		t.Errorf("image %d, labelled %d", l.Sample, l.Label())
	}
}

// Where a digit is needed, one is taken, unless there is one or none can be had.
func TestFill(t *testing.T) {
	images, labels := idx(t, 3)
	l := newPad()
	if l.Fill(); !wants(l) || !l.Filling() {
		t.Error("without a digit none is asked for")
	}
	got(l, images, labels, nil)
	first := l.Sample
	if l.Fill(); first == 0 || l.Sample != first || l.Filling() {
		t.Error("a digit that is there is replaced")
	}
	l.Clear()
	if l.Fill(); l.Sample == 0 || l.Sample == first {
		t.Errorf("with the images here, image %d is taken", l.Sample)
	}

	l = newPad()
	seven(l)
	if l.Fill(); l.Wants() != nil || l.Filling() || l.HasInk() == false {
		t.Error("the reader's own digit is replaced")
	}

	l = newPad()
	l.Fill()
	got(l, nil, nil, errors.New("offline"))
	if l.Fill(); l.Wants() != nil || l.Filling() {
		t.Error("what can't be had is asked for again unasked")
	}
}

// A link names an image before the images are here; one that there is not is told of.
func TestSampleOfALink(t *testing.T) {
	images, labels := idx(t, 9)
	for _, c := range []struct {
		sample string
		want   int
	}{{"4", 4}, {"9", 9}, {"10", 0}, {"1048576", 0}} {
		l := newPad()
		l.Follow(func() { link.Apply(l.Carried(), []link.Pair{{Key: "sample", Value: c.sample}}) })
		l.Derive()
		if !wants(l) {
			t.Errorf("sample=%s does not ask for the images", c.sample)
		}
		got(l, images, labels, nil)
		if l.Sample != c.want || int(l.Nudged[0]) != c.want {
			t.Errorf("sample=%s shows image %d", c.sample, l.Sample)
		}
		want := words.Notice{}
		if c.want == 0 {
			want = words.BadLink("sample=" + c.sample)
		}
		if l.said != want {
			t.Errorf("sample=%s: the notice is %q", c.sample, l.said.In(words.English))
		}
	}
}
