package jobs

import (
	"slices"
	"testing"

	"convlab/nn/mnist"
)

func shelved(set *mnist.Set) *shelf {
	s := &shelf{}
	for from := 0; from < set.Len(); from += 256 {
		s.put(set.Slice(from, min(from+256, set.Len())))
	}
	return s
}

// What is put in comes out.
func TestShelf(t *testing.T) {
	set := digits(700, 5)
	for i := range mnist.Pixels {
		set.Image(3)[i], set.Image(4)[i] = 255, 0
	}
	s := shelved(set)
	image, numbers, want := make([]uint8, mnist.Pixels), make([]float32, mnist.Pixels), make([]float32, mnist.Pixels)
	for i := range set.Len() {
		s.image(i, image)
		s.numbers(i, numbers)
		mnist.Scale(want, set.Image(i))
		if !slices.Equal(image, set.Image(i)) || !slices.Equal(numbers, want) {
			t.Fatalf("image %d", i)
		}
	}
	if !slices.Equal(s.labels, set.Labels) {
		t.Error("labels")
	}
}
