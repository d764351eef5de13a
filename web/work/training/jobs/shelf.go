package jobs

import (
	"math/bits"

	"convlab/nn/mnist"
)

// A shelf holds images in a third of their bytes: of each, which pixels are not black,
// as 784 bits, and those pixels.
type shelf struct {
	labels []uint8
	blocks [][]byte // of the images that were put in together
	at     []place  // of each image
}

type place struct{ block, offset uint32 }

const maskBytes = mnist.Pixels / 8

// put puts more images in.
func (s *shelf) put(set *mnist.Set) {
	n := set.Len() * maskBytes
	for _, v := range set.Images {
		if v != 0 {
			n++
		}
	}
	b := make([]byte, 0, n)
	for i := range set.Len() {
		s.at = append(s.at, place{uint32(len(s.blocks)), uint32(len(b))})
		image := set.Image(i)
		for k := range maskBytes {
			m := byte(0)
			for j, v := range image[8*k : 8*k+8] {
				if v != 0 {
					m |= 1 << j
				}
			}
			b = append(b, m)
		}
		for _, v := range image {
			if v != 0 {
				b = append(b, v)
			}
		}
	}
	s.blocks = append(s.blocks, b)
	s.labels = append(s.labels, set.Labels...)
}

// len is the number of images.
func (s *shelf) len() int { return len(s.labels) }

// image writes an image to to, which has room for 784 grey values.
func (s *shelf) image(i int, to []uint8) {
	clear(to)
	b := s.blocks[s.at[i].block][s.at[i].offset:]
	values := b[maskBytes:]
	for k, m := range b[:maskBytes] {
		for ; m != 0; m &= m - 1 {
			to[8*k+bits.TrailingZeros8(m)] = values[0]
			values = values[1:]
		}
	}
}

// numbers is image as numbers from 0 to 1.
func (s *shelf) numbers(i int, to []float32) {
	clear(to)
	b := s.blocks[s.at[i].block][s.at[i].offset:]
	values := b[maskBytes:]
	for k, m := range b[:maskBytes] {
		for ; m != 0; m &= m - 1 {
			to[8*k+bits.TrailingZeros8(m)] = grey[values[0]]
			values = values[1:]
		}
	}
}
