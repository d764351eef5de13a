package lesson

import (
	"bytes"
	"strconv"

	"convlab/nn/ink"
	"convlab/nn/mnist"
)

// The files that the page fetches for "a real MNIST digit".
const (
	SampleImages = "data/sample-images.idx3"
	SampleLabels = "data/sample-labels.idx1"
)

// Samples is a part of the test images of MNIST, fetched when first asked for.
type Samples struct {
	set    *mnist.Set
	wanted bool // the reader asked before it was here
	failed bool
	next   int
}

// WantsSamples says whether the images are to be fetched.
func (l *Lesson) WantsSamples() bool {
	return l.samples.wanted && l.samples.set == nil && !l.samples.failed
}

// GotSamples hands the fetched files over, or the error that came instead.
func (l *Lesson) GotSamples(images, labels []byte, err error) {
	var set *mnist.Set
	if err == nil {
		set, err = mnist.Read(bytes.NewReader(images), bytes.NewReader(labels))
	}
	if err != nil || set.Len() == 0 {
		l.samples.failed = true
		l.Drawing.Sample = 0
		l.Say(Notice{Kind: SamplesMissing})
		l.derive()
		return
	}
	l.samples.set = set
	switch {
	case l.Drawing.Sample > set.Len():
		l.Say(Notice{Kind: BadLink, Detail: "sample=" + strconv.Itoa(l.Drawing.Sample)})
		l.Drawing.Sample = 0
	case l.Drawing.Sample == 0 && l.samples.wanted:
		l.Sample()
	}
	l.samples.wanted = false
	l.derive()
}

// Sample puts another real digit on the pad.
func (l *Lesson) Sample() {
	l.samples.failed = false
	if l.samples.set == nil {
		l.samples.wanted = true
		return
	}
	l.remember()
	// A step that has no common factor with the sample's size visits every
	// image once before any comes again, and no two neighbours.
	n := l.samples.set.Len()
	step := 157
	for gcd(step, n) != 1 {
		step++
	}
	l.samples.next = (l.samples.next + step) % n
	l.Drawing.Strokes, l.Drawing.Sample = nil, l.samples.next+1
	l.stroke, l.Cursor.Down = false, false
	l.derive()
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func (s *Samples) image(i int) (p ink.Picture, ok bool) {
	if s.set == nil || i >= s.set.Len() {
		return p, false
	}
	copy(p[:], s.set.Image(i))
	return p, true
}

func (s *Samples) label(i int) (int, bool) {
	if s.set == nil || i >= s.set.Len() {
		return 0, false
	}
	return int(s.set.Labels[i]), true
}
