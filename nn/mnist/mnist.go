// Package mnist reads the MNIST handwritten digits, and other sets of labelled
// 28×28 grey pictures, from IDX files.
//
// MNIST: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of
// handwritten digits", made from NIST SD-1 and SD-3; CC BY-SA 3.0.
package mnist

import "fmt"

const (
	Side    = 28          // height and width of an image in pixels
	Pixels  = Side * Side // numbers per image
	Classes = 10          // digits
)

// A Set is a list of images with the digit that each shows.
type Set struct {
	Images []uint8 // n×28×28 grey values, 0 black to 255 white
	Labels []uint8 // n digits, 0 to 9
}

// Len is the number of images.
func (s *Set) Len() int { return len(s.Labels) }

// Image returns the view of image i: 28 rows of 28 grey values.
func (s *Set) Image(i int) []uint8 { return s.Images[i*Pixels:][:Pixels:Pixels] }

// Slice returns the view of images from, from+1, … to−1.
func (s *Set) Slice(from, to int) *Set {
	return &Set{s.Images[from*Pixels : to*Pixels], s.Labels[from:to]}
}

// Fill writes the images with the given indices, each grey value divided by
// 255, to x (n×784) and their labels to labels (n), n = len(index).
func (s *Set) Fill(x []float32, labels []uint8, index []int32) {
	if len(x) != len(index)*Pixels || len(labels) != len(index) {
		panic(fmt.Sprintf("mnist: %d images into %d numbers and %d labels", len(index), len(x), len(labels)))
	}
	for k, i := range index {
		Scale(x[k*Pixels:][:Pixels], s.Image(int(i)))
		labels[k] = s.Labels[i]
	}
}

// Scale writes grey values as numbers from 0 to 1: dst[i] = grey[i] / 255.
func Scale(dst []float32, grey []uint8) {
	dst = dst[:len(grey)]
	for i, g := range grey {
		dst[i] = float32(g) / 255
	}
}

// Sample returns the first perDigit images of each digit, in the order in
// which s has them. It panics if s has fewer of one.
func (s *Set) Sample(perDigit int) *Set {
	var seen [Classes]int
	out := &Set{}
	for i, label := range s.Labels {
		if seen[label]++; seen[label] <= perDigit {
			out.Images = append(out.Images, s.Image(i)...)
			out.Labels = append(out.Labels, label)
		}
	}
	if len(out.Labels) != perDigit*Classes {
		panic(fmt.Sprintf("mnist: fewer than %d images of some digit", perDigit))
	}
	return out
}
