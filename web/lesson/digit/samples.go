package digit

import (
	"bytes"
	"strconv"

	"convlab/nn/mnist"
	"convlab/web/lesson/words"
)

// The files that the page fetches for "a real MNIST digit".
const (
	SampleImages = "data/sample-images.idx3"
	SampleLabels = "data/sample-labels.idx1"
)

// samples is a part of the test images of MNIST, fetched when first asked for.
type samples struct {
	set    *mnist.Set
	images []byte // until the labels are here too
	labels []byte
	wanted bool // the reader asked before it was here: one is to be taken
	asked  bool // they are to be looked at
	failed bool
	next   int
}

// Wants lists the files to fetch now.
func (d *Digit) Wants() []string {
	if (d.samples.wanted || d.samples.asked) && d.samples.set == nil && !d.samples.failed {
		return []string{SampleImages, SampleLabels}
	}
	return nil
}

// Arrived hands over one of the files, or the error that came instead. The images
// are here when both have come.
func (d *Digit) Arrived(file string, data []byte, err error) {
	s := &d.samples
	if s.set != nil {
		return // of a second try: the first one's file was here after all
	}
	if data == nil {
		data = []byte{} // an empty file is one that is here
	}
	switch file {
	case SampleImages:
		s.images = data
	case SampleLabels:
		s.labels = data
	default:
		return
	}
	var set *mnist.Set
	if err == nil {
		if s.images == nil || s.labels == nil {
			return // the other one is on its way
		}
		set, err = mnist.Read(bytes.NewReader(s.images), bytes.NewReader(s.labels))
	}
	s.images, s.labels = nil, nil
	if err != nil || set.Len() == 0 {
		if s.failed {
			return // as the other one has said
		}
		// The image that a link has named stays in the state: it is shown when a
		// later try brings it.
		s.failed, s.wanted, s.asked = true, false, false
		d.Say(words.Notice{Text: missing})
		d.changed()
		return
	}
	s.set = set
	if d.have(); d.Sample == 0 && s.wanted {
		d.TakeSample()
	}
	s.wanted = false
	d.changed()
}

// have refuses an image that a link has named and that the set does not have: what
// was there before the link is there again.
func (d *Digit) have() {
	known := func(n int) bool { _, _, ofLibrary := Scanned(n); return ofLibrary || n <= d.samples.set.Len() }
	if known(d.Sample) {
		return
	}
	part := "sample=" + strconv.Itoa(d.Sample)
	d.Sample, d.samples.wanted = 0, false
	if was := d.followed.before; len(d.Strokes) == 0 && known(was.sample) {
		d.Strokes, d.Sample = was.strokes, was.sample
	}
	d.touch()
	d.Refused(part)
}

// TakeSample puts another real digit on the pad.
func (d *Digit) TakeSample() {
	d.samples.failed = false
	if d.samples.set == nil {
		d.samples.wanted = true
		return
	}
	d.remember()
	// A step that has no common factor with the sample's size visits every
	// image once before any comes again, and no two neighbours.
	n := d.samples.set.Len()
	step := 157
	for gcd(step, n) != 1 {
		step++
	}
	d.samples.next = (d.samples.next + step) % n
	d.Strokes, d.Sample = nil, d.samples.next+1
	d.stroke, d.Cursor.Down = false, false
	d.changed()
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// Samples returns the images of the sample, nil while they are not here.
// WantSamples has them fetched, once more if they could not be had.
func (d *Digit) Samples() *mnist.Set { return d.samples.set }

func (d *Digit) WantSamples() { d.samples.asked, d.samples.failed = true, false }

// SamplesFailed says whether the sample could not be had.
func (d *Digit) SamplesFailed() bool { return d.samples.failed }

// Label returns MNIST's label of an image, -1 of anything else.
func (d *Digit) Label() int {
	if _, label, ok := d.Scan(d.Sample); ok {
		return label
	}
	return -1
}

// Fill sees to it that there is a digit: where the reader has drawn none it
// takes a real one, unless none could be had.
func (d *Digit) Fill() {
	d.Derive()
	if d.Blank() && d.Sample == 0 && !d.samples.failed {
		d.TakeSample()
	}
}

// Filling says whether a digit is on its way because there was none.
func (d *Digit) Filling() bool {
	if p, _, ok := Scanned(d.Sample); ok {
		return d.Blank() && d.Library.Coming(p)
	}
	return d.Blank() && !d.samples.failed
}

var missing = words.Both[string]{
	Zh: "MNIST 的图片没有取到。写字不受影响，可以稍后再试。",
	En: "The MNIST images could not be fetched. Drawing still works; try again later.",
}
