package network

import (
	"image"

	"convlab/nn/ink"
	lesson "convlab/web/lesson/network"
)

// Colours are what maps are drawn with: those of positive and of negative numbers.
type colours struct{ pos, neg [3]uint8 }

// pixels draws a map of the chapter, one pixel a cell. What has not been reached
// yet is transparent.
func (c *Network) pixels(m lesson.Map, of colours) *image.NRGBA {
	r, v := c.L, &c.L.Seen
	switch {
	case m == lesson.Picture || m == lesson.Paper:
		img := image.NewNRGBA(image.Rect(0, 0, ink.Side, ink.Side))
		for i, g := range r.Digit.Nudged {
			grey(img, i, g)
		}
		return img
	case !r.Here():
		return image.NewNRGBA(image.Rect(0, 0, 16, 16))
	case m > lesson.Layers:
		layer := int(m - lesson.Layers)
		l := &v.Levels[layer-1]
		if c.changes() {
			diff := make([]float32, len(l.Out))
			for i, x := range l.Out {
				diff[i] = x - v.Before[layer-1].Out[i]
			}
			return signed(diff, l.Columns(), of)
		}
		img := canvas(len(l.Out), l.Columns())
		shade := r.Shade(layer)
		for i, x := range l.Out {
			if shade == lesson.Full || shade == lesson.Lone && layer == v.Layer && i == v.Unit {
				grey(img, i, level(x, l.Most))
			}
		}
		return img
	}
	terms := v.Sum.Terms
	columns := ink.Side
	if v.Layer > 1 {
		columns = square(len(terms))
	}
	if m == lesson.Inputs {
		img := canvas(len(terms), columns)
		most := float32(1)
		if v.Layer > 1 {
			most = v.Levels[v.Layer-2].Most
		}
		for i := range terms {
			grey(img, i, level(terms[i].X, most))
		}
		return img
	}
	numbers := make([]float32, len(terms))
	if r.ShowsProducts() {
		for i := range terms {
			if numbers[i] = terms[i].Product; m == lesson.Weights {
				numbers[i] = terms[i].W
			}
		}
	}
	return signed(numbers, columns, of)
}

func canvas(n, columns int) *image.NRGBA {
	return image.NewNRGBA(image.Rect(0, 0, columns, (n+columns-1)/columns))
}

// level is the grey of a number of which most is white.
func level(x, most float32) uint8 {
	if most <= 0 {
		return 0
	}
	return uint8(min(max(x/most, 0), 1)*255 + .5)
}

func grey(img *image.NRGBA, i int, g uint8) {
	img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], img.Pix[4*i+3] = g, g, g, 255
}

// signed draws numbers in the colours of their signs, the denser the farther from
// 0; what is 0 is paper.
func signed(numbers []float32, columns int, of colours) *image.NRGBA {
	img := canvas(len(numbers), columns)
	most := float32(0)
	for _, x := range numbers {
		most = max(most, x, -x)
	}
	for i, x := range numbers {
		rgb := of.pos
		if x < 0 {
			rgb, x = of.neg, -x
		}
		img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], img.Pix[4*i+3] = rgb[0], rgb[1], rgb[2], level(x, most)
	}
	return img
}
