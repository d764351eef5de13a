package gemm

import (
	"fmt"
	"sync"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"

	"convlab/nn/window"
)

// Patches says which numbers of a batch of pictures a convolution reads: N
// pictures, each H×W×C row-major with the channel fastest.
//
// It stands for the matrix P(x) that has a row for each output pixel and in it
// the patch of the pictures x that this pixel sees ("im2col"; Chellapilla, Puri,
// Simard 2006, High performance convolutional neural networks for document
// processing). With a kernel of KH×KW×C rows and n columns, one for each filter,
// forward and backward of a convolution are products with that matrix:
//
//	y  = P(x)·w         [Patches.Mul]
//	dw = P(x)ᵀ·dy       [Patches.MulTrans]
//	dx = Pᵀ(dy·wᵀ)      [Patches.Scatter]
//
// where row (i, oy, ox), column (ky, kx, c) of P(x) is
// x[i][oy·SH+ky·DH-Top][ox·SW+kx·DW-Left][c], or 0 outside of the picture
// ([window.Axis.At]).
// P(x) itself is never written out whole.
//
// As with [Implementation], what is written must not overlap what is read, a
// number of P(x) that is 0 may be left out of a sum, slices that are too short
// and shapes that make no sense panic, and nothing allocates after the first
// calls. Results depend only on the arguments and the kind of vectors.
type Patches struct {
	N, H, W, C int
	KH, KW     int // kernel
	SH, SW     int // stride, at least 1
	DH, DW     int // dilation, at least 1
	Top, Left  int // zero padding above and to the left (below and right follows from OH, OW)
	OH, OW     int // output size
}

// Rows is the number of rows of P(x): the output pixels of all pictures.
func (p *Patches) Rows() int { return p.N * p.OH * p.OW }

// Cols is the number of columns of P(x): the numbers in a patch.
func (p *Patches) Cols() int { return p.KH * p.KW * p.C }

// Mul computes y = P(x)·w, or y += P(x)·w if add. x is N×H×W×C, w Cols×n (the
// layout KH×KW×C×n of Keras), y Rows×n, which is N×OH×OW×n.
func (p *Patches) Mul(y, x, w []float32, n int, add bool) {
	p.check(n, "y", y, p.Rows()*n, "x", x, p.numbers(), "w", w, p.Cols()*n)
	y = y[:p.Rows()*n]
	if len(y) == 0 {
		return
	}
	if p.Cols() == 0 {
		if !add {
			clear(y)
		}
		return
	}
	p.mul(y, x[:p.numbers()], w[:p.Cols()*n], n, add)
}

// MulTrans computes dw = P(x)ᵀ·dy, the gradient of the kernel: dw is Cols×n, x
// N×H×W×C, dy Rows×n.
func (p *Patches) MulTrans(dw, x, dy []float32, n int) {
	p.check(n, "dw", dw, p.Cols()*n, "x", x, p.numbers(), "dy", dy, p.Rows()*n)
	dw = dw[:p.Cols()*n]
	if len(dw) == 0 {
		return
	}
	if p.Rows() == 0 {
		clear(dw)
		return
	}
	p.mulTrans(dw, x[:p.numbers()], dy[:p.Rows()*n], n)
}

// Scatter computes the gradient of the pictures, the adjoint of Mul: it adds
// each row of dy·wᵀ to where P read that patch. dx is N×H×W×C and overwritten,
// dy Rows×n, w Cols×n.
func (p *Patches) Scatter(dx, dy, w []float32, n int) {
	p.check(n, "dx", dx, p.numbers(), "dy", dy, p.Rows()*n, "w", w, p.Cols()*n)
	dx = dx[:p.numbers()]
	if len(dx) == 0 {
		return
	}
	if p.Rows()*p.Cols()*n == 0 {
		clear(dx)
		return
	}
	p.scatter(dx, dy[:p.Rows()*n], w[:p.Cols()*n], n)
}

func (p *Patches) numbers() int { return p.N * p.H * p.W * p.C }

func (p *Patches) check(n int, out string, a []float32, lenA int, in string, b []float32, lenB int, with string, c []float32, lenC int) {
	switch {
	case min(p.N, p.H, p.W, p.C, p.KH, p.KW, p.OH, p.OW, n) < 0:
		panic(fmt.Sprintf("gemm: patches %+v with %d filters: a negative size", *p, n))
	case min(p.SH, p.SW, p.DH, p.DW) < 1:
		panic(fmt.Sprintf("gemm: patches %+v: stride and dilation must be at least 1", *p))
	case len(a) < lenA, len(b) < lenB, len(c) < lenC:
		panic(fmt.Sprintf("gemm: patches %+v with %d filters: %s, %s, %s have %d, %d, %d numbers, want %d, %d, %d",
			*p, n, out, in, with, len(a), len(b), len(c), lenA, lenB, lenC))
	}
}

// Down is how the kernel moves along the rows of a picture, Across along the
// columns.
func (p *Patches) Down() window.Axis {
	return window.Axis{In: p.H, Size: p.KH, Stride: p.SH, Dilation: p.DH, Before: p.Top}
}
func (p *Patches) Across() window.Axis {
	return window.Axis{In: p.W, Size: p.KW, Stride: p.SW, Dilation: p.DW, Before: p.Left}
}

// output is the picture and the pixel of its output that row r of P is for.
func (p *Patches) output(r int) (i, oy, ox int) {
	return r / (p.OH * p.OW), r / p.OW % p.OH, r % p.OW
}

// after is the same of the next row.
func (p *Patches) after(i, oy, ox int) (int, int, int) {
	if ox++; ox < p.OW {
		return i, oy, ox
	}
	if oy++; oy < p.OH {
		return i, oy, 0
	}
	return i + 1, 0, 0
}

// gather writes rows r0 to r1 of P(x) to dst, one after another.
func (p *Patches) gather(dst, x []float32, r0, r1 int) {
	down, across := p.Down(), p.Across()
	i, oy, ox := p.output(r0)
	for r := r0; r < r1; r++ {
		from, to := across.Inside(ox)
		first := across.At(ox, from)
		for ky := range p.KH {
			row := dst[:p.KW*p.C]
			dst = dst[len(row):]
			y := down.At(oy, ky)
			if y < 0 || y >= p.H || from == to {
				clear(row)
				continue
			}
			clear(row[:from*p.C])
			clear(row[to*p.C:])
			src := x[((i*p.H+y)*p.W+first)*p.C:]
			if p.DW == 1 || to-from == 1 {
				copy(row[from*p.C:to*p.C], src)
				continue
			}
			for kx := from; kx < to; kx++ {
				copy(row[kx*p.C:][:p.C], src[(kx-from)*p.DW*p.C:])
			}
		}
		i, oy, ox = p.after(i, oy, ox)
	}
}

// scatterRows adds rows r0 to r1 of src, laid out as gather does, to where P reads
// them in x.
func (p *Patches) scatterRows(x, src []float32, r0, r1 int) {
	down, across := p.Down(), p.Across()
	i, oy, ox := p.output(r0)
	for r := r0; r < r1; r++ {
		from, to := across.Inside(ox)
		first := across.At(ox, from)
		for ky := range p.KH {
			row := src[:p.KW*p.C]
			src = src[len(row):]
			y := down.At(oy, ky)
			if y < 0 || y >= p.H || from == to {
				continue
			}
			dst := x[((i*p.H+y)*p.W+first)*p.C:]
			if p.DW == 1 || to-from == 1 {
				increase(dst, row[from*p.C:to*p.C])
				continue
			}
			for kx := from; kx < to; kx++ {
				increase(dst[(kx-from)*p.DW*p.C:], row[kx*p.C:][:p.C])
			}
		}
		i, oy, ox = p.after(i, oy, ox)
	}
}

// What follows writes out a few rows of P at a time and multiplies them with
// gonum's Sgemm: all there is in a build or on a machine without vectors.

// patchColumns are lent out as spaces are: written-out rows of P.
var patchColumns struct {
	sync.Mutex
	free [][]float32
}

// takeColumns returns a buffer for as many rows of P as are worth writing out
// at once: they should stay in the second cache, and a tile needs 64.
func (p *Patches) takeColumns() (buf []float32, rows int) {
	rows = min(p.Rows(), max(16, min(64, 1<<16/p.Cols())))
	patchColumns.Lock()
	defer patchColumns.Unlock()
	if last := len(patchColumns.free) - 1; last >= 0 {
		buf = patchColumns.free[last]
		patchColumns.free = patchColumns.free[:last]
	}
	if need := rows * p.Cols(); cap(buf) < need {
		buf = make([]float32, need)
	}
	return buf[:cap(buf)], rows
}

func giveColumns(buf []float32) {
	patchColumns.Lock()
	patchColumns.free = append(patchColumns.free, buf)
	patchColumns.Unlock()
}

func (p *Patches) plainMul(y, x, w []float32, n int, add bool) {
	buf, rows := p.takeColumns()
	for r := 0; r < p.Rows(); r += rows {
		rl := min(rows, p.Rows()-r)
		p.gather(buf, x, r, r+rl)
		plainSgemm(y[r*n:], buf, w, blas.NoTrans, blas.NoTrans, rl, n, p.Cols(), add)
	}
	giveColumns(buf)
}

func (p *Patches) plainMulTrans(dw, x, dy []float32, n int) {
	buf, rows := p.takeColumns()
	for r := 0; r < p.Rows(); r += rows {
		rl := min(rows, p.Rows()-r)
		p.gather(buf, x, r, r+rl)
		plainSgemm(dw, buf, dy[r*n:], blas.Trans, blas.NoTrans, p.Cols(), n, rl, r > 0)
	}
	giveColumns(buf)
}

func (p *Patches) plainScatter(dx, dy, w []float32, n int) {
	clear(dx)
	buf, rows := p.takeColumns()
	for r := 0; r < p.Rows(); r += rows {
		rl := min(rows, p.Rows()-r)
		plainSgemm(buf, dy[r*n:], w, blas.NoTrans, blas.Trans, rl, p.Cols(), n, false)
		p.scatterRows(dx, buf, r, r+rl)
	}
	giveColumns(buf)
}

// plainSgemm computes the m×n matrix c = op(a)·op(b), or c += op(a)·op(b) if
// add, over k terms, in tiles too small for gonum's Sgemm to start goroutines,
// which allocate.
func plainSgemm(c, a, b []float32, tA, tB blas.Transpose, m, n, k int, add bool) {
	lda, ldb := k, n
	if tA != blas.NoTrans {
		lda = m
	}
	if tB != blas.NoTrans {
		ldb = k
	}
	const tileM, tileN, tileK = 64, 128, 64
	for j := 0; j < n; j += tileN {
		nj := min(tileN, n-j)
		for i := 0; i < m; i += tileM {
			mi := min(tileM, m-i)
			for l := 0; l < k; l += tileK {
				kl := min(tileK, k-l)
				at, bt := i*lda+l, l*ldb+j
				if tA != blas.NoTrans {
					at = l*lda + i
				}
				if tB != blas.NoTrans {
					bt = j*ldb + l
				}
				beta := float32(1)
				if l == 0 && !add {
					beta = 0
				}
				gonum.Implementation{}.Sgemm(tA, tB, mi, nj, kl, 1, a[at:], lda, b[bt:], ldb, beta, c[i*n+j:], n)
			}
		}
	}
}
