package nn

import (
	"math/rand/v2"

	"convlab/nn/gemm"
	"convlab/nn/vec"
	"convlab/nn/window"
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
	line, c := p.W*p.C, p.C // numbers in a row of the picture, in a pixel
	at := 0                 // in y
	for e := range t.n {
		for _, rows := range t.rows {
			for _, cols := range t.cols {
				y := t.y[at:][:c]
				at += c
				for iy := rows.From; iy < rows.To; iy++ {
					row := t.x[(e*p.H+iy)*line:][:line]
					for ix := cols.From; ix < cols.To; ix++ {
						x := row[ix*c:][:c]
						if iy == rows.From && ix == cols.From {
							copy(y, x)
							continue
						}
						vec.Max(y, y, x)
					}
				}
			}
		}
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
	line, c := p.W*p.C, p.C // numbers in a row of the picture, in a pixel
	left := t.scratch[:c]   // what of dy has found no winner yet
	at := 0                 // in y
	for e := range t.n {
		for _, rows := range t.rows {
			for _, cols := range t.cols {
				y := t.y[at:][:c]
				copy(left, t.dy[at:][:c])
				at += c
				for iy := rows.From; iy < rows.To; iy++ {
					at := (e*p.H + iy) * line
					for ix := at + cols.From*c; ix < at+cols.To*c; ix += c {
						giveFirst(t.dx[ix:][:c], left, t.x[ix:][:c], y)
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
			vec.MaxPool2(t.y[(e*p.OH+oy)*yRow:][:yRow], x[:2*yRow], x[row:][:2*yRow], p.C)
		}
	}
}

// maxPool2Back is backward for the usual case. What lies in no window is 0.
func maxPool2Back(t *tensors) {
	p := &t.windows
	row, yRow := p.W*p.C, p.OW*p.C
	for e := range t.n {
		for oy := range p.OH {
			at, from := (e*p.OH+oy)*yRow, (e*p.H+2*oy)*row
			x, dx := t.x[from:][:2*row], t.dx[from:][:2*row]
			vec.MaxPool2Grad(dx[:2*yRow], dx[row:][:2*yRow], t.dy[at:][:yRow], x[:2*yRow], x[row:][:2*yRow], t.y[at:][:yRow], p.C)
		}
	}
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
	return pooled(p, Vec(in.C)), ""
}

func (GlobalAvgPool) init([]float32, Shape, *rand.Rand) {}

// forward: y is the mean x of its channel.
func (GlobalAvgPool) forward(t *tensors) { meanForward(t) }

// backward: dy is shared out evenly over its channel.
func (GlobalAvgPool) backward(t *tensors) { meanBackward(t) }

// meanForward sets y to the mean x of its window.
func meanForward(t *tensors) {
	p := &t.windows
	line, c := p.W*p.C, p.C // numbers in a row of the picture, in a pixel
	at := 0                 // in y
	for e := range t.n {
		for _, rows := range t.rows {
			for _, cols := range t.cols {
				y := t.y[at:][:c]
				at += c
				clear(y)
				for iy := rows.From; iy < rows.To; iy++ {
					row := t.x[(e*p.H+iy)*line:][:line]
					vec.AddColumnSums(y, row[cols.From*c:cols.To*c])
				}
				scale := 1 / float32((rows.To-rows.From)*(cols.To-cols.From))
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
	line, c := p.W*p.C, p.C // numbers in a row of the picture, in a pixel
	at := 0                 // in dy
	for e := range t.n {
		for _, rows := range t.rows {
			for _, cols := range t.cols {
				dy := t.dy[at:][:c]
				at += c
				share := 1 / float32((rows.To-rows.From)*(cols.To-cols.From))
				for iy := rows.From; iy < rows.To; iy++ {
					row := t.dx[(e*p.H+iy)*line:][:line]
					for ix := cols.From * c; ix < cols.To*c; ix += c {
						vec.Axpy(row[ix:][:c], dy, share)
					}
				}
			}
		}
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
	return pooled(p, Shape{p.OH, p.OW, in.C}), why
}

// pooled is the plan of a pooling layer with these windows.
func pooled(p gemm.Patches, out Shape) plan {
	return plan{
		out: out, scratch: p.C, reads: readsWindow, windows: p,
		rows: covered(p.Down(), p.OH), cols: covered(p.Across(), p.OW),
	}
}

// covered are the parts of a picture's side under each of n pooling windows. They
// always touch the picture, and pooling knows no dilation.
func covered(a window.Axis, n int) []Span {
	parts := make([]Span, n)
	for o := range parts {
		parts[o].From, parts[o].To = a.Covered(o)
	}
	return parts
}
