package filter

import (
	"fmt"
	"math"

	"convlab/nn/window"
)

// A Plane is a picture or a kernel: Rows × Cols numbers, row after row.
type Plane struct {
	Rows, Cols int
	V          []float64 // len Rows*Cols; V[r*Cols+c]
}

// NewPlane returns a plane of zeros.
func NewPlane(rows, cols int) Plane {
	return Plane{Rows: rows, Cols: cols, V: make([]float64, rows*cols)}
}

// At returns the number in row r and column c.
func (p Plane) At(r, c int) float64 { return p.V[r*p.Cols+c] }

// Set changes the number in row r and column c.
func (p Plane) Set(r, c int, v float64) { p.V[r*p.Cols+c] = v }

// Clone returns a copy that shares no memory with p.
func (p Plane) Clone() Plane {
	return Plane{Rows: p.Rows, Cols: p.Cols, V: append([]float64(nil), p.V...)}
}

// Range returns the smallest and the largest number of p, 0 and 0 if p is empty.
func (p Plane) Range() (lo, hi float64) {
	if len(p.V) == 0 {
		return 0, 0
	}
	lo, hi = p.V[0], p.V[0]
	for _, v := range p.V {
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}

// Negative says what becomes of sums that are no grey value.
type Negative int

const (
	Clamp    Negative = iota // below 0 becomes 0, above 255 becomes 255
	Absolute                 // the sign is dropped, then above 255 becomes 255
	Rescale                  // the map's smallest sum becomes 0, its largest 255
)

// Conv is one convolution: the picture, the kernel and how the kernel moves.
// The zero values of the options mean stride 1, no padding, dilation 1,
// no bias, no flip, and clamping.
type Conv struct {
	Input, Kernel Plane
	Stride        int // cells from one position to the next
	Padding       int // rings of zeros laid around the input
	Dilation      int // input cells from one kernel number to the next
	Bias          float64
	Flip          bool // turn the kernel by 180° first
	Negative      Negative
}

func (v *Conv) stride() int   { return max(v.Stride, 1) }
func (v *Conv) dilation() int { return max(v.Dilation, 1) }

// down is how the kernel moves along the rows of the input, across along the
// columns.
func (v *Conv) down() window.Axis   { return v.axis(v.Input.Rows, v.Kernel.Rows) }
func (v *Conv) across() window.Axis { return v.axis(v.Input.Cols, v.Kernel.Cols) }

func (v *Conv) axis(in, size int) window.Axis {
	return window.Axis{In: in, Size: size, Stride: v.stride(), Dilation: v.dilation(), Before: v.Padding}
}

// Span returns the side of the square that the kernel covers: d·(k-1) + 1.
func (v Conv) Span() int { return v.down().Reach() }

// OutSize returns the rows and columns of the output; 0, 0 if the kernel does
// not fit into the padded input.
func (v Conv) OutSize() (rows, cols int) {
	rows, cols = v.down().Count(v.Padding), v.across().Count(v.Padding)
	if rows == 0 || cols == 0 {
		return 0, 0
	}
	return rows, cols
}

// A Tap is one kernel number over one input cell.
type Tap struct {
	Row, Col   int  // input cell; outside the input when Inside is false
	KRow, KCol int  // kernel cell as it is written, before any flip
	Inside     bool // false where the padding is read
}

// Tap returns what output (r, c) reads at kernel place (i, j).
func (v Conv) Tap(r, c, i, j int) Tap {
	t := Tap{
		Row: v.down().At(r, i), Col: v.across().At(c, j),
		KRow: i, KCol: j,
	}
	t.Inside = t.Row >= 0 && t.Row < v.Input.Rows && t.Col >= 0 && t.Col < v.Input.Cols
	if v.Flip {
		t.KRow, t.KCol = v.Kernel.Rows-1-i, v.Kernel.Cols-1-j
	}
	return t
}

// Window returns the k·k taps of output (r, c), row after row.
func (v Conv) Window(r, c int) []Tap {
	taps := make([]Tap, 0, v.Kernel.Rows*v.Kernel.Cols)
	for i := range v.Kernel.Rows {
		for j := range v.Kernel.Cols {
			taps = append(taps, v.Tap(r, c, i, j))
		}
	}
	return taps
}

// Readers returns the outputs, as indices r·cols+c, that read input (row, col).
func (v Conv) Readers(row, col int) []int {
	var out []int
	rows, cols := v.OutSize()
	for r := range rows {
		for c := range cols {
			for _, t := range v.Window(r, c) {
				if t.Row == row && t.Col == col {
					out = append(out, r*cols+c)
					break
				}
			}
		}
	}
	return out
}

// A Term is one product of a step: X·W.
type Term struct {
	Tap
	X, W, Product float64 // X is 0 outside the input
}

// A Step is one output cell written out in full.
type Step struct {
	Row, Col int    // the output cell
	Terms    []Term // k·k products in reading order
	Bias     float64
	Sum      float64 // raw: the products and the bias, unclamped
	Pixel    float64 // a whole number 0..255, after [Conv.Negative]
}

// Step writes output (r, c) out. With the rescaling mode it needs the range of
// the whole map and computes it; see [Conv.StepIn] when the map is at hand.
//
// It panics if (r, c) is not in the output.
func (v Conv) Step(r, c int) Step {
	var lo, hi float64
	if v.Negative == Rescale {
		lo, hi = v.Apply().Range()
	}
	return v.StepIn(r, c, lo, hi)
}

// StepIn is [Conv.Step] for a caller that knows the map's range lo..hi.
func (v Conv) StepIn(r, c int, lo, hi float64) Step {
	if rows, cols := v.OutSize(); r < 0 || r >= rows || c < 0 || c >= cols {
		panic(fmt.Sprintf("filter: step (%d, %d) outside the %d×%d output", r, c, rows, cols))
	}
	s := Step{Row: r, Col: c, Bias: v.Bias}
	for _, t := range v.Window(r, c) {
		term := Term{Tap: t, W: v.Kernel.At(t.KRow, t.KCol)}
		if t.Inside {
			term.X = v.Input.At(t.Row, t.Col)
		}
		term.Product = term.X * term.W
		s.Sum += term.Product
		s.Terms = append(s.Terms, term)
	}
	s.Sum += v.Bias
	s.Pixel = v.Pixel(s.Sum, lo, hi)
	return s
}

// Apply returns the raw sums of all positions. The plane is the caller's.
func (v Conv) Apply() Plane {
	rows, cols := v.OutSize()
	z := NewPlane(rows, cols)
	for r := range rows {
		for c := range cols {
			z.Set(r, c, v.StepIn(r, c, 0, 0).Sum)
		}
	}
	return z
}

// Pixel turns a raw sum into a grey value: a whole number 0..255, halves
// rounded up. lo and hi are the range of
// the map that the sum is from; only [Rescale] looks at them. A map without
// range (hi = lo) rescales to 0.
func (v Conv) Pixel(sum, lo, hi float64) float64 {
	switch v.Negative {
	case Absolute:
		sum = math.Abs(sum)
	case Rescale:
		if hi <= lo {
			return 0
		}
		sum = (sum - lo) * 255 / (hi - lo)
	}
	return min(max(math.Round(sum), 0), 255)
}
