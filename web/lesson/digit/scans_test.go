package digit

import (
	"errors"
	"testing"

	"convlab/nn/imagecode"
	"convlab/nn/mnist"
	"convlab/web/lesson/library"
)

// bars returns as many images as a part has, each all of one grey, as they are fetched.
func bars(p library.Part) []byte {
	set := &mnist.Set{Images: make([]uint8, p.Count()*mnist.Pixels), Labels: make([]uint8, p.Count())}
	for i := range set.Labels {
		set.Labels[i] = uint8(i % 10)
		set.Images[i*mnist.Pixels+i%mnist.Pixels] = uint8(1 + i%255)
	}
	return imagecode.Encode(set)
}

func TestScans(t *testing.T) {
	for n, want := range map[int]struct {
		part library.Part
		i    int
		ok   bool
	}{
		0: {}, 1: {}, 500: {}, 10000: {}, 10001: {library.Test, 0, true}, 20000: {library.Test, 9999, true}, 20001: {}, 100000: {},
		100001: {library.Train, 0, true}, 160000: {library.Train, 59999, true}, 160001: {}, -1: {},
	} {
		p, i, ok := Scanned(n)
		if ok != want.ok || ok && (p != want.part || i != want.i || ScanOf(p, i) != n) {
			t.Errorf("%d is image %d of part %d, %v", n, i, p, ok)
		}
	}

	d := New()
	changed := 0
	d.Changed = func() { changed++; d.Derive() }
	d.Take(ScanOf(library.Test, 947))
	if changed != 1 || !d.HasInk() || !d.Blank() || !d.Filling() || d.Label() != -1 {
		t.Error("an image on its way is not said to be on its way")
	}
	if w := d.Library.Wants(); len(w) != 1 || w[0] != library.TestFile || len(d.Wants()) != 0 {
		t.Errorf("it wants %q and %q", w, d.Wants())
	}
	d.Library.Arrived(library.TestFile, bars(library.Test), nil)
	for d.Library.Unpack() {
	}
	d.Derive()
	if d.Blank() || d.Nudged[947-784] != uint8(1+947%255) || d.Label() != 7 {
		t.Error("the image is not there when it has come")
	}
	if d.Undo(); d.HasInk() {
		t.Error("Undo does not take the image away")
	}

	// A link that asks for one has it fetched; others it refuses when it can.
	d = New()
	refused := ""
	d.Refused = func(part string) { refused = part }
	d.Follow(func() { d.Sample = ScanOf(library.Train, 5) })
	if w := d.Library.Wants(); len(w) != 1 || w[0] != library.TrainFile || len(d.Wants()) != 0 {
		t.Errorf("the link wants %q and %q", w, d.Wants())
	}
	d.Library.Arrived(library.TrainFile, nil, errors.New("lost"))
	if d.Derive(); !d.Blank() || d.Filling() {
		t.Error("an image that has not come is said to be on its way")
	}
	d.Follow(func() { d.Sample = 30000 })
	images, labels := idx(t, 10)
	d.Arrived(SampleImages, images, nil)
	if d.Arrived(SampleLabels, labels, nil); refused != "sample=30000" {
		t.Errorf("refused is %q", refused)
	}
	d.Follow(func() { d.Sample = ScanOf(library.Train, 5) })
	if d.Sample != 100006 {
		t.Error("an image of the library is refused because it is not of the sample")
	}
}

// The sample can be looked at without one of its images being taken.
func TestSamples(t *testing.T) {
	d := New()
	if d.Samples() != nil || d.Wants() != nil {
		t.Error("samples are here, or wanted, before anyone asked")
	}
	d.WantSamples()
	if len(d.Wants()) != 2 {
		t.Errorf("it wants %q", d.Wants())
	}
	d.Arrived(SampleImages, nil, errors.New("lost"))
	if !d.SamplesFailed() || d.Wants() != nil {
		t.Error("what could not be had is wanted still")
	}
	d.WantSamples()
	images, labels := idx(t, 10)
	d.Arrived(SampleImages, images, nil)
	d.Arrived(SampleLabels, labels, nil)
	if d.Samples() == nil || d.Samples().Len() != 10 || d.HasInk() || d.SamplesFailed() {
		t.Error("the samples are not here, or one has been taken")
	}
	if p, label, ok := d.Scan(3); !ok || label != 2 || p[0] != 3 {
		t.Errorf("image 3 is a %d, %v", label, ok)
	}
	if _, _, ok := d.Scan(11); ok {
		t.Error("there is an eleventh image")
	}
}
