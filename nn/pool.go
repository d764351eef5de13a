package nn

import (
	"math"
	"math/rand/v2"

	"convlab/nn/gemm"
)

// MaxPool keeps the largest number of each window of Size×Size, channel by
// channel. 0 for Stride means Size, so that windows lie side by side. It has no
// parameters.
type MaxPool struct {
	Size    int
	Stride  int
	Padding Padding // Valid or Same
}

func (l MaxPool) stride() int { return poolStride(l.Size, l.Stride) }

func (l MaxPool) String() string {
	return "max pool " + windowName(l.Size, l.stride(), l.Size, 1, l.Padding)
}

func (l MaxPool) plan(in Shape) (plan, string) { return planPool(in, l.Size, l.stride(), l.Padding) }

func (MaxPool) init([]float32, Shape, *rand.Rand) {}

// forward: y is the largest x of its window. NaN beats all, so that trouble is
// seen.
func (MaxPool) forward(t *tensors) {
	p := &t.windows
	if usual(p) {
		maxPool2(t)
		return
	}
	at := 0 // in y
	for e := range t.n {
		for oy := range p.OH {
			top, bottom := inside(oy, p.SH, p.Top, p.KH, p.H)
			for ox := range p.OW {
				left, right := inside(ox, p.SW, p.Left, p.KW, p.W)
				y := t.y[at:][:p.C]
				at += p.C
				for iy := top; iy < bottom; iy++ {
					for ix := left; ix < right; ix++ {
						x := t.x[((e*p.H+iy)*p.W+ix)*p.C:][:p.C]
						if iy == top && ix == left {
							copy(y, x)
							continue
						}
						largest(y, x)
					}
				}
			}
		}
	}
}

// largest sets y to the larger of y and x.
func largest(y, x []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = larger(y[i], v)
	}
}

// backward: all of dy goes to the first x of its window, row by row, that
// equals y. The winners aren't kept: comparing again costs less than memory.
func (MaxPool) backward(t *tensors) {
	if t.dx == nil {
		return
	}
	p := &t.windows
	clear(t.dx)
	if usual(p) {
		maxPool2Back(t)
		return
	}
	left := t.scratch[:p.C] // what of dy has found no winner yet
	at := 0                 // in y
	for e := range t.n {
		for oy := range p.OH {
			top, bottom := inside(oy, p.SH, p.Top, p.KH, p.H)
			for ox := range p.OW {
				first, last := inside(ox, p.SW, p.Left, p.KW, p.W)
				y := t.y[at:][:p.C]
				copy(left, t.dy[at:][:p.C])
				at += p.C
				for iy := top; iy < bottom; iy++ {
					for ix := first; ix < last; ix++ {
						from := ((e*p.H+iy)*p.W + ix) * p.C
						giveFirst(t.dx[from:][:p.C], left, t.x[from:][:p.C], y)
					}
				}
			}
		}
	}
}

// giveFirst moves left to dx where x won y.
func giveFirst(dx, left, x, y []float32) {
	dx, left, y = dx[:len(x)], left[:len(x)], y[:len(x)]
	for i, v := range x {
		if v == y[i] || v != v {
			dx[i] += left[i]
			left[i] = 0
		}
	}
}

// usual reports whether windows are 2×2, side by side, and all in the picture.
func usual(p *gemm.Patches) bool {
	return p.KH == 2 && p.SH == 2 && 2*p.OH <= p.H && 2*p.OW <= p.W
}

// maxPool2 is forward for the usual case, windows of 2×2 side by side.
func maxPool2(t *tensors) {
	p := &t.windows
	row, yRow := p.W*p.C, p.OW*p.C
	for e := range t.n {
		for oy := range p.OH {
			x := t.x[(e*p.H+2*oy)*row:][:2*row]
			maxRows2(t.y[(e*p.OH+oy)*yRow:][:yRow], x[:2*yRow], x[row:][:2*yRow], p.C)
		}
	}
}

// maxRows2: y, a row of places with c channels each, is the largest of 2×2
// neighbours in the rows x0 and x1 of twice as many places.
func maxRows2(y, x0, x1 []float32, c int) {
	for ; len(y) > 0; y = y[c:] {
		y := y[:c]
		x00, x01 := x0[:c][:len(y)], x0[c : 2*c][:len(y)]
		x10, x11 := x1[:c][:len(y)], x1[c : 2*c][:len(y)]
		x0, x1 = x0[2*c:], x1[2*c:]
		for i := range y {
			y[i] = larger(larger(x00[i], x01[i]), larger(x10[i], x11[i]))
		}
	}
}

// larger is max(a, b), which in wasm of Go 1.26 is a call.
func larger(a, b float32) float32 {
	if b > a || b != b {
		return b
	}
	return a
}

// maxPool2Back is backward for the usual case. What lies in no window is 0.
func maxPool2Back(t *tensors) {
	p := &t.windows
	row, yRow := p.W*p.C, p.OW*p.C
	for e := range t.n {
		for oy := range p.OH {
			at, from := (e*p.OH+oy)*yRow, (e*p.H+2*oy)*row
			x, dx := t.x[from:][:2*row], t.dx[from:][:2*row]
			maxRows2Back(dx[:2*yRow], dx[row:][:2*yRow], t.dy[at:][:yRow], x[:2*yRow], x[row:][:2*yRow], t.y[at:][:yRow], p.C)
		}
	}
}

// maxRows2Back is the backward of maxRows2. It works on bits because which
// number won is as good as random: a branch would be guessed wrong half of the
// time.
func maxRows2Back(dx0, dx1, dy, x0, x1, y []float32, c int) {
	for ; len(y) > 0; y, dy = y[c:], dy[c:] {
		y := y[:c]
		dy := dy[:c][:len(y)]
		x00, x01, x10 := x0[:c][:len(y)], x0[c : 2*c][:len(y)], x1[:c][:len(y)]
		d00, d01 := dx0[:c][:len(y)], dx0[c : 2*c][:len(y)]
		d10, d11 := dx1[:c][:len(y)], dx1[c : 2*c][:len(y)]
		x0, x1, dx0, dx1 = x0[2*c:], x1[2*c:], dx0[2*c:], dx1[2*c:]
		for i, top := range y {
			left := math.Float32bits(dy[i]) // until its winner is found
			g := won(x00[i], top, left)
			left ^= g
			d00[i] = math.Float32frombits(g)
			g = won(x01[i], top, left)
			left ^= g
			d01[i] = math.Float32frombits(g)
			g = won(x10[i], top, left)
			left ^= g
			d10[i] = math.Float32frombits(g)
			d11[i] = math.Float32frombits(left)
		}
	}
}

// won is bits if x is the winner top, otherwise 0.
func won(x, top float32, bits uint32) uint32 {
	g := uint32(0)
	if x == top {
		g = bits
	}
	if x != x {
		g = bits
	}
	return g
}

// AvgPool takes the mean of each window of Size×Size, channel by channel. 0 for
// Stride means Size. With [Same] the mean is of what is in the picture. It has
// no parameters.
type AvgPool struct {
	Size    int
	Stride  int
	Padding Padding // Valid or Same
}

func (l AvgPool) stride() int { return poolStride(l.Size, l.Stride) }

func (l AvgPool) String() string {
	return "average pool " + windowName(l.Size, l.stride(), l.Size, 1, l.Padding)
}

func (l AvgPool) plan(in Shape) (plan, string) { return planPool(in, l.Size, l.stride(), l.Padding) }

func (AvgPool) init([]float32, Shape, *rand.Rand) {}

// forward: y is the mean x of its window.
func (AvgPool) forward(t *tensors) { meanForward(t) }

// backward: dy is shared out evenly over its window.
func (AvgPool) backward(t *tensors) { meanBackward(t) }

// GlobalAvgPool takes the mean of each channel over the whole picture, and so
// makes a vector of it. It has no parameters.
type GlobalAvgPool struct{}

func (GlobalAvgPool) String() string { return "global average pool" }

func (GlobalAvgPool) plan(in Shape) (plan, string) {
	p, _ := windows(in, 1, 1, 1, Valid)
	p.KH, p.KW, p.OH, p.OW = in.H, in.W, 1, 1
	return plan{out: Vec(in.C), windows: p}, ""
}

func (GlobalAvgPool) init([]float32, Shape, *rand.Rand) {}

// forward: y is the mean x of its channel.
func (GlobalAvgPool) forward(t *tensors) { meanForward(t) }

// backward: dy is shared out evenly over its channel.
func (GlobalAvgPool) backward(t *tensors) { meanBackward(t) }

// meanForward sets y to the mean x of its window.
func meanForward(t *tensors) {
	p := &t.windows
	at := 0 // in y
	for e := range t.n {
		for oy := range p.OH {
			top, bottom := inside(oy, p.SH, p.Top, p.KH, p.H)
			for ox := range p.OW {
				left, right := inside(ox, p.SW, p.Left, p.KW, p.W)
				y := t.y[at:][:p.C]
				at += p.C
				clear(y)
				for iy := top; iy < bottom; iy++ {
					fold(y, t.x[((e*p.H+iy)*p.W+left)*p.C:((e*p.H+iy)*p.W+right)*p.C])
				}
				scale := 1 / float32((bottom-top)*(right-left))
				for i := range y {
					y[i] *= scale
				}
			}
		}
	}
}

// meanBackward adds dy, shared out evenly, to the dx of its window.
func meanBackward(t *tensors) {
	if t.dx == nil {
		return
	}
	p := &t.windows
	clear(t.dx)
	at := 0 // in dy
	for e := range t.n {
		for oy := range p.OH {
			top, bottom := inside(oy, p.SH, p.Top, p.KH, p.H)
			for ox := range p.OW {
				left, right := inside(ox, p.SW, p.Left, p.KW, p.W)
				dy := t.dy[at:][:p.C]
				at += p.C
				share := 1 / float32((bottom-top)*(right-left))
				for iy := top; iy < bottom; iy++ {
					for ix := left; ix < right; ix++ {
						addScaled(t.dx[((e*p.H+iy)*p.W+ix)*p.C:][:p.C], dy, share)
					}
				}
			}
		}
	}
}

// addScaled adds x·scale to y.
func addScaled(y, x []float32, scale float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += v * scale
	}
}

func poolStride(size, stride int) int {
	if stride == 0 {
		return size
	}
	return stride
}

func planPool(in Shape, size, stride int, padding Padding) (plan, string) {
	p, why := windows(in, size, stride, 1, padding)
	return plan{out: Shape{p.OH, p.OW, in.C}, scratch: in.C, windows: p}, why
}
