package mnist

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// tiny is a set of n made-up images.
func tiny(n int) *Set {
	s := &Set{}
	for i := range n {
		for p := range Pixels {
			s.Images = append(s.Images, uint8(i*31+p))
		}
		s.Labels = append(s.Labels, uint8(i*7%Classes))
	}
	return s
}

func written(t testing.TB, s *Set) (images, labels []byte) {
	var x, y bytes.Buffer
	if err := s.Write(&x, &y); err != nil {
		t.Fatal(err)
	}
	return x.Bytes(), y.Bytes()
}

func TestReadWrite(t *testing.T) {
	want := tiny(12)
	x, y := written(t, want)
	got, err := Read(bytes.NewReader(x), bytes.NewReader(y))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Images, want.Images) || !bytes.Equal(got.Labels, want.Labels) {
		t.Error("the set came back changed")
	}
}

func TestBadFiles(t *testing.T) {
	x, y := written(t, tiny(3))
	edit := func(b []byte, at int, v byte) []byte {
		b = bytes.Clone(b)
		b[at] = v
		return b
	}
	huge := bytes.Clone(x)
	binary.BigEndian.PutUint32(huge[4:], 0xffffffff) // 3 TB, it says
	for _, c := range []struct {
		name string
		x, y []byte
		want error
	}{
		{"labels for images", y, y, ErrFormat},
		{"images for labels", x, x, ErrFormat},
		{"html", []byte("<!doctype html>......"), y, ErrFormat},
		{"other shape", edit(x, 11, 27), y, ErrShape},
		{"no images", nil, y, ErrTruncated},
		{"short head", x[:9], y, ErrTruncated},
		{"short images", x[:len(x)-1], y, ErrTruncated},
		{"huge count", huge, y, ErrTruncated},
		{"longer", append(bytes.Clone(x), 0), y, ErrTrailing},
		{"short labels", x, y[:len(y)-1], ErrTruncated},
		{"label 10", x, edit(y, 9, 10), ErrLabel},
		{"fewer labels", x, edit(y[:len(y)-1], 7, 2), ErrCount},
	} {
		if _, err := Read(bytes.NewReader(c.x), bytes.NewReader(c.y)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func FuzzReadImages(f *testing.F) {
	x, y := written(f, tiny(2))
	f.Add(x)
	f.Add(y)
	f.Add(x[:100])
	f.Fuzz(func(t *testing.T, b []byte) {
		if pixels, err := ReadImages(bytes.NewReader(b)); err == nil && len(pixels) != len(b)-16 {
			t.Errorf("%d bytes gave %d pixels", len(b), len(pixels))
		}
		if labels, err := ReadLabels(bytes.NewReader(b)); err == nil && len(labels) != len(b)-8 {
			t.Errorf("%d bytes gave %d labels", len(b), len(labels))
		}
	})
}

func TestFill(t *testing.T) {
	s := tiny(5)
	x, labels := make([]float32, 2*Pixels), make([]uint8, 2)
	index := []int32{4, 1}
	s.Fill(x, labels, index)
	for k, i := range index {
		if labels[k] != s.Labels[i] {
			t.Errorf("label %d is %d", k, labels[k])
		}
		for p, g := range s.Image(int(i)) {
			if x[k*Pixels+p] != float32(g)/255 {
				t.Fatalf("image %d pixel %d is %g", k, p, x[k*Pixels+p])
			}
		}
	}
	if n := testing.AllocsPerRun(10, func() { s.Fill(x, labels, index) }); n != 0 {
		t.Errorf("Fill: %g allocations", n)
	}
}

func TestSample(t *testing.T) {
	s := tiny(40).Sample(3)
	var count [Classes]int
	for _, l := range s.Labels {
		count[l]++
	}
	for digit, n := range count {
		if n != 3 {
			t.Errorf("%d images of %d", n, digit)
		}
	}
	if all := tiny(40); !bytes.Equal(s.Image(0), all.Image(0)) {
		t.Error("not the first images")
	}
}
