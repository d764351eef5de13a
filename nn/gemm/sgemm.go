//go:build goexperiment.simd && go1.27

package gemm

import "gonum.org/v1/gonum/blas"

const (
	height = 4 // rows of a tile, as package doc.go says; the kernels are written out for it

	// depth is the most terms that are summed before the sum goes to C. Half and
	// twice measured the same within noise (go test -bench 'Square|Dense'), but it
	// sets the order of summing: another one changes results' last bits.
	depth = 256
)

func (vectors) Sgemm(tA, tB blas.Transpose, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32, ldc int) {
	// With alpha 0 and beta 1 gonum checks its arguments and returns.
	stock.Sgemm(tA, tB, m, n, k, 0, a, lda, b, ldb, 1, c, ldc)
	if m == 0 || n == 0 {
		return
	}
	if beta != 0 && beta != 1 || beta == 0 && (k == 0 || alpha == 0) {
		for i := range m {
			scale(beta, c[i*ldc:][:n])
		}
	}
	if k == 0 || alpha == 0 {
		return
	}
	p := product{
		m: m, n: n, k: k,
		a: matrix{a, lda, tA != blas.NoTrans}, b: matrix{b, ldb, tB != blas.NoTrans},
		c: c, ldc: ldc,
		alpha: alpha, add: beta != 0,
	}
	if m <= rowwise && (!p.b.trans || m <= dotwise) {
		s := takeSpace()
		for i := range m {
			p.row(i, s)
		}
		giveSpace(s)
		return
	}
	p.share()
}

// scale: x *= beta, where 0 overwrites NaN.
func scale(beta float32, x []float32) {
	if beta == 0 {
		clear(x)
		return
	}
	for i := range x {
		x[i] *= beta
	}
}

// A product is one call of Sgemm with checked arguments: C = alpha·op(A)·op(B),
// added to what C holds if add.
type product struct {
	m, n, k int
	a, b    matrix
	c       []float32
	ldc     int
	alpha   float32
	add     bool
}

// A matrix is op(X) of the X that the caller gave.
type matrix struct {
	data  []float32
	ld    int
	trans bool // op(X)[i][j] is data[j·ld+i], not data[i·ld+j]
}

// put copies or adds src to dst, for len(dst) numbers.
func put(dst, src []float32, add bool) {
	if !add {
		copy(dst, src)
		return
	}
	for i, v := range src[:len(dst)] {
		dst[i] += v
	}
}
