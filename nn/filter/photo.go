package filter

import (
	"fmt"
	"math"

	"convlab/nn/window"
)

// A Photo is a convolution planned for pictures of one size, for photographs
// that a camera sends many times a second. What it makes is what [Conv.Step]
// says, pixel by pixel; see [Photo.Apply]. It is for one goroutine at a time.
type Photo struct {
	conv             Conv // Input is not used
	rows, cols       int  // of the picture
	down, across     window.Axis
	outRows, outCols int
	from, to         int         // the columns of the output whose kernel is within the picture
	kernel           []float64   // as it is laid over the picture, flipped if asked for
	taps             []tap       // its numbers but 0
	zeros            []float32   // a row above, or below, the picture
	window           [][]float32 // the picture's rows under the kernel, and two more
	fixed            fixed
	split            split
	exact            bool    // float32 holds every sum
	near             float32 // sums this near a half may be on the wrong side, 0 if none can
	bias             float32
	slow             bool // everything by definition
}

// Photo plans v for pictures of rows × cols; v.Input is not looked at. It
// panics if the kernel doesn't fit into the padded picture.
func (v Conv) Photo(rows, cols int) *Photo {
	v.Input = Plane{Rows: rows, Cols: cols}
	v.Kernel = v.Kernel.Clone()
	p := &Photo{conv: v, rows: rows, cols: cols, down: v.down(), across: v.across()}
	p.outRows, p.outCols = v.OutSize()
	if p.outRows == 0 || rows <= 0 || cols <= 0 || v.Padding < 0 {
		panic(fmt.Sprintf("filter: a kernel of %d×%d, dilation %d, on a picture of %d×%d with padding %d",
			v.Kernel.Rows, v.Kernel.Cols, v.dilation(), rows, cols, v.Padding))
	}
	p.kernel = v.Kernel.V
	if v.Flip {
		p.kernel = make([]float64, len(v.Kernel.V))
		for i := range p.kernel {
			p.kernel[i] = v.Kernel.V[len(p.kernel)-1-i]
		}
	}
	for i, k := range p.kernel {
		if k != 0 {
			p.taps = append(p.taps, tap{row: i / v.Kernel.Cols, shift: i % v.Kernel.Cols * v.dilation(), wide: k, k: float32(k)})
		}
	}
	p.bias = float32(v.Bias)
	p.zeros = make([]float32, cols)
	p.window = make([][]float32, v.Kernel.Rows+2)
	p.from = min(v.Padding, p.outCols)
	p.to = max(cols-v.dilation()*(v.Kernel.Cols-1)+v.Padding, p.from)
	p.exact, p.near = trust(p.kernel, v.Bias)
	p.slow = v.stride() > 1 || p.near > 0.25 || p.from == p.to
	if v.Kernel.Rows == 3 && v.Kernel.Cols == 3 && v.dilation() == 1 && v.Negative == Clamp && p.near == 0 {
		p.fixed.set(p.kernel, p.bias)
	}
	if !p.fixed.ok && v.Kernel.Rows == v.Kernel.Cols {
		p.split = splitOf(p.kernel, v.Kernel.Rows, cols, v.dilation(), p.near > 0)
	}
	return p
}

// trust says what sums in float32 of whole numbers 0..255 are worth: exact if
// each of them is a multiple of some 1/2ˢ that 24 bits hold, with a half added.
// Otherwise they err by less than near, and a sum that near a half may round to
// the wrong side; near is 0 if no sum can be that near, as with box: thirds,
// fifths, ninths are never halves.
func trust(kernel []float64, bias float64) (exact bool, near float32) {
	size := math.Abs(bias) + 1
	for _, k := range kernel {
		size += 255 * math.Abs(k)
	}
	// multiples says whether all numbers are multiples of 1/n.
	multiples := func(n, slack float64) bool {
		for _, k := range kernel {
			if math.Abs(k*n-math.Round(k*n)) > slack {
				return false
			}
		}
		return math.Abs(bias*n-math.Round(bias*n)) <= slack
	}
	for n := 1.; size*2*n <= 1<<24; n *= 2 {
		if multiples(n, 0) {
			return true, 0
		}
	}
	err := size * float64(len(kernel)+3) / (1 << 23)
	for n := 3.; n < 1000 && 1/(2*n) > 2*err; n += 2 {
		if multiples(n, 1e-12*n*size) {
			return false, 0
		}
	}
	return false, float32(err)
}

// OutSize returns the rows and columns of what [Photo.Apply] makes.
func (p *Photo) OutSize() (rows, cols int) { return p.outRows, p.outCols }

// Apply filters src, the picture, into dst: whole numbers 0..255 in both, row
// after row. dst has the size [Photo.OutSize] and must not overlap src. The
// numbers are those of [Conv.Step], except for [Rescale] with kernels whose sums
// float32 can't hold: then some may be the next grey value.
func (p *Photo) Apply(dst, src []float32) {
	if len(src) != p.rows*p.cols || len(dst) != p.outRows*p.outCols {
		panic(fmt.Sprintf("filter: %d numbers for a picture of %d×%d, %d for the output of %d×%d",
			len(src), p.rows, p.cols, len(dst), p.outRows, p.outCols))
	}
	if p.slow {
		p.define(dst, src)
		return
	}
	mode := p.conv.Negative
	k, from, to := p.conv.Kernel.Rows, p.from, p.to
	for r := 0; r < p.outRows; r++ {
		row := dst[r*p.outCols:][:p.outCols]
		if p.fixed.ok && r+3 <= p.outRows {
			p.under(src, r, 5)
			next, last := dst[(r+1)*p.outCols:][:p.outCols], dst[(r+2)*p.outCols:][:p.outCols]
			if threeRows(row[from:to], next[from:to], last[from:to], p.window, &p.fixed) {
				p.edges(row, src, r)
				p.edges(next, src, r+1)
				p.edges(last, src, r+2)
				r += 2
				continue
			}
		}
		p.under(src, r, k)
		p.sums(row[from:to])
		switch {
		case mode == Rescale:
			for c := range row {
				if c < from || c >= to {
					row[c] = float32(p.sum(src, r, c))
				}
			}
			continue
		case p.near > 0:
			p.check(row)
		default:
			grey(row[from:to], mode)
		}
		p.edges(row, src, r)
	}
	if mode == Rescale {
		p.rescale(dst)
	}
}

// under sets the window to n rows of the picture, from the first one that the
// output's row r reads.
func (p *Photo) under(src []float32, r, n int) {
	for i := range n {
		p.window[i] = p.zeros
		if at := p.down.At(r, i); at >= 0 && at < p.rows {
			p.window[i] = src[at*p.cols:][:p.cols]
		}
	}
}

// A tap is a number of the kernel and the picture's numbers under it, for the
// row of the output that is being made.
type tap struct {
	row, shift int
	x          []float32 // from the first column that is read
	k          float32
	wide       float64 // k as it was
}

// sums makes row the raw sums of the window, from its first column.
func (p *Photo) sums(row []float32) {
	for i := range p.taps {
		t := &p.taps[i]
		t.x = p.window[t.row][t.shift:]
	}
	if p.split.ok {
		p.split.sums(row, p.window, p.bias)
		return
	}
	add(row, p.taps, p.bias)
}

// add makes row the bias and what lies under the taps.
func add(row []float32, taps []tap, bias float32) {
	c := sums(row, taps, bias)
	row = row[c:]
	for i := range row {
		row[i] = bias
	}
	for _, t := range taps {
		x := t.x[c:][:len(row)]
		for i, v := range x {
			row[i] += t.k * v
		}
	}
}

// grey turns raw sums into grey values, in place.
func grey(row []float32, mode Negative) {
	for c := greys(row, mode == Absolute); c < len(row); c++ {
		v := row[c]
		if mode == Absolute && v < 0 {
			v = -v
		}
		row[c] = float32(int32(min(max(v+0.5, 0), 255)))
	}
}

// edges makes the pixels of row r whose kernel is partly beside the picture.
func (p *Photo) edges(row, src []float32, r int) {
	for c := range p.from {
		row[c] = p.pixel(src, r, c)
	}
	for c := p.to; c < len(row); c++ {
		row[c] = p.pixel(src, r, c)
	}
}

// check is grey for a row of sums that may be on the wrong side of a half.
func (p *Photo) check(row []float32) {
	absolute, low := p.conv.Negative == Absolute, 0.5-p.near
	row = row[p.from:p.to]
	for c, v := range row {
		if absolute && v < 0 {
			v = -v
		}
		if v < -0.9 {
			row[c] = 0
			continue
		}
		if v > 255.9 {
			row[c] = 255
			continue
		}
		y := int32(v+1.5) - 1 // the sum may be negative
		if d := v - float32(y); d >= low || d <= -low {
			sum := 0.
			for i := range p.taps { // in the order of [Conv.Step]
				t := &p.taps[i]
				sum += float64(t.wide * float64(t.x[c]))
			}
			sum += p.conv.Bias
			if absolute {
				sum = math.Abs(sum)
			}
			y = int32(math.Round(sum))
		}
		row[c] = float32(min(max(y, 0), 255))
	}
}

// rescale makes dst, the raw sums, grey.
func (p *Photo) rescale(dst []float32) {
	lo, hi := dst[0], dst[0]
	for _, v := range dst {
		if v < lo {
			lo = v
		}
		if v > hi {
			hi = v
		}
	}
	if hi <= lo {
		clear(dst)
		return
	}
	// In float32 a sum may land on the wrong side of a half, if it is near one.
	scale, low, from, size := 255/(hi-lo), float32(0.4999), float64(lo), float64(hi)-float64(lo)
	for i, v := range dst {
		v := (v - lo) * scale
		y := float32(int32(v + 0.5))
		if d := v - y; d >= low || d <= -low {
			y = float32(math.Round((float64(dst[i]) - from) * 255 / size))
		}
		dst[i] = y
	}
}

// define is Apply by definition.
func (p *Photo) define(dst, src []float32) {
	var lo, hi float64
	rescale := p.conv.Negative == Rescale
	if rescale {
		lo, hi = math.Inf(1), math.Inf(-1)
	}
	for pass := 0; pass < 2; pass++ {
		for r := range p.outRows {
			for c := range p.outCols {
				s := p.sum(src, r, c)
				if rescale && pass == 0 {
					lo, hi = min(lo, s), max(hi, s)
				} else {
					dst[r*p.outCols+c] = float32(p.conv.Pixel(s, lo, hi))
				}
			}
		}
		if !rescale {
			break
		}
	}
}

// pixel is the grey value of output (r, c), by definition.
func (p *Photo) pixel(src []float32, r, c int) float32 {
	return float32(p.conv.Pixel(p.sum(src, r, c), 0, 0))
}

// sum is the raw sum of output (r, c), by definition: in float64, in reading
// order.
func (p *Photo) sum(src []float32, r, c int) float64 {
	first, step := p.across.At(c, 0), p.across.Dilation
	rows, cols := p.conv.Kernel.Rows, p.conv.Kernel.Cols
	sum := 0.
	for i := range rows {
		y := p.down.At(r, i)
		if y < 0 || y >= p.rows {
			continue // adding zeros changes nothing
		}
		line := src[y*p.cols:][:p.cols]
		for j, k := range p.kernel[i*cols:][:cols] {
			if x := first + j*step; x >= 0 && x < len(line) {
				sum += float64(k * float64(line[x]))
			}
		}
	}
	return sum + p.conv.Bias
}

// A fixed is what 3×3 filters that clamp read over and over: they make three
// rows at once, and grey values in one go. Each number stands four times, so
// that a vector of four loads it.
type fixed struct {
	ok     bool
	taps   [9][4]float32
	offset [4]float32 // the bias and a half
	top    [4]float32
}

func (f *fixed) set(kernel []float64, bias float32) {
	f.ok = true
	for l := range 4 {
		for i, k := range kernel {
			f.taps[i][l] = float32(k)
		}
		f.offset[l], f.top[l] = bias+0.5, 255
	}
}
