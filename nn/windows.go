package nn

import (
	"fmt"
	"strconv"

	"convlab/nn/gemm"
)

// Padding says what a window does at the border of a picture.
type Padding int

const (
	// Valid keeps windows inside: the output has 1 + ⌊(side − window)/stride⌋
	// rows or columns.
	Valid Padding = iota

	// Same lays numbers that don't count around the picture so that the output
	// has ⌈side/stride⌉ rows or columns. As in Keras, if they can't be shared
	// evenly, the bottom and the right get one more. A convolution takes them
	// for 0, pooling leaves them out.
	Same
)

// windows plans size×size windows that move over in by stride, their numbers
// dilation apart, or says why they can't.
func windows(in Shape, size, stride, dilation int, padding Padding) (gemm.Patches, string) {
	switch {
	case size < 1:
		return gemm.Patches{}, "needs a size of at least 1"
	case stride < 1:
		return gemm.Patches{}, "the stride must not be negative"
	case dilation < 1:
		return gemm.Patches{}, "the dilation must not be negative"
	case padding != Valid && padding != Same:
		return gemm.Patches{}, fmt.Sprintf("there is no padding %d", padding)
	}
	p := gemm.Patches{
		H: in.H, W: in.W, C: in.C,
		KH: size, KW: size, SH: stride, SW: stride, DH: dilation, DW: dilation,
	}
	down, across := p.Down(), p.Across()
	reach := down.Reach()
	if padding == Same {
		p.OH, p.Top = same(in.H, reach, stride)
		p.OW, p.Left = same(in.W, reach, stride)
		return p, ""
	}
	p.OH, p.OW = down.Count(0), across.Count(0)
	if p.OH == 0 || p.OW == 0 {
		return gemm.Patches{}, fmt.Sprintf("a window of %d×%d doesn't fit", reach, reach)
	}
	return p, ""
}

// same returns how many windows [Same] has along a side, and how far the first
// begins before it; see the notes on padding in
// https://www.tensorflow.org/api_docs/python/tf/nn.
func same(side, reach, stride int) (out, before int) {
	out = (side + stride - 1) / stride
	return out, max(0, (out-1)*stride+reach-side) / 2
}

// windowName is the end of a layer's name: what a window has beyond its size.
func windowName(size, stride, usual, dilation int, padding Padding) string {
	s := strconv.Itoa(size)
	s += "×" + s
	if stride != usual {
		s += " stride " + strconv.Itoa(stride)
	}
	if dilation != 1 {
		s += " dilation " + strconv.Itoa(dilation)
	}
	if padding == Same {
		s += " same"
	}
	return s
}
