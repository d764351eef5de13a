package imagecode

import (
	"bytes"
	"testing"

	"convlab/nn/mnist"
)

// What is taken out block by block is what a whole file has.
func TestTake(t *testing.T) {
	n := 3*BlockImages + 17
	s := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
	for i := range s.Images {
		if i%7 == 0 {
			s.Images[i] = uint8(i * i)
		}
	}
	for i := range s.Labels {
		s.Labels[i] = uint8(i % 10)
	}
	d := NewTaker()
	d.Write(Encode(s))
	got, most := &mnist.Set{}, 0
	for {
		more, err := d.Next()
		if err != nil {
			t.Fatal(err)
		}
		block := d.Take()
		most = max(most, block.Len())
		got.Images, got.Labels = append(got.Images, block.Images...), append(got.Labels, block.Labels...)
		if !more {
			break
		}
	}
	if !d.Done() || most > BlockImages || !bytes.Equal(got.Images, s.Images) || !bytes.Equal(got.Labels, s.Labels) {
		t.Errorf("done %v, at most %d at once, %d images", d.Done(), most, got.Len())
	}
}
