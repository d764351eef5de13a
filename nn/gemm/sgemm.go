//go:build goexperiment.simd && go1.27

package gemm

import (
	"unsafe"

	"gonum.org/v1/gonum/blas"
)

const (
	height = 4 // rows of a tile, as package doc.go says; [tile] is written out for it

	// depth is the most terms that a tile sums before it goes to memory: one
	// panel of op(B) of the widest vectors, 32 KB, still comes from near caches.
	// rows is the most rows of op(A) packed at once, 256 KB: they stay in the
	// second cache while every panel of op(B) passes over them. Half and twice of
	// either measured the same within noise (go test -bench 'Square|Dense'), but
	// depth sets the order of summing: another one changes results' last bits.
	depth = 256
	rows  = 256

	// rowwise is the most rows of op(A) for which C is computed row by row
	// (rows.go): nothing is packed, and numbers of A that are 0 cost nothing. Up
	// to inPlace rows, the rows of B are read where they are: copying a panel pays
	// when more than two tiles use it. go test -bench Rows, with half
	// of A 0: from 4 rows on tiles win natively, 65 to 38 GFLOP/s; in Chromium
	// rows would win up to 8, and without zeros draw. In place against copied, 8
	// rows make 75 to 57, 16 rows 67 to 64.
	rowwise = 3
	inPlace = 8
)

// Sgemm computes C = alpha·op(A)·op(B) + beta·C.
func (impl Implementation) Sgemm(tA, tB blas.Transpose, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32, ldc int) {
	if !fast {
		stock.Sgemm(tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
		return
	}
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
	if m <= rowwise {
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

// block computes rows i0 to i1 and columns j0 to j1 of C; j0 is a multiple of
// width. Inside, one packed panel of op(B) stays in the first cache while all
// packed panels of op(A) pass it.
func (p *product) block(i0, i1, j0, j1 int, s *space) {
	for l := 0; l < p.k; l += depth {
		kl, add := min(depth, p.k-l), p.add || l > 0
		for i := i0; i < i1; i += rows {
			il := min(rows, i1-i)
			for q := 0; q < il; q += height {
				pack(s.a[q*kl:], height, &p.a, !p.a.trans, i+q, min(height, il-q), l, kl)
			}
			for j := j0; j < j1; j += width {
				jl := min(width, j1-j)
				b, bs := unsafe.Pointer(&s.b), uintptr(width)
				if !p.b.trans && il <= inPlace && jl == width {
					b, bs = unsafe.Pointer(&p.b.data[l*p.b.ld+j]), uintptr(p.b.ld)
				} else {
					pack(s.b[:], width, &p.b, p.b.trans, j, jl, l, kl)
				}
				for q := 0; q < il; q += height {
					a, ql := unsafe.Pointer(&s.a[q*kl]), min(height, il-q)
					c := p.c[(i+q)*p.ldc+j:]
					if ql == height && jl == width {
						tile(kl, &p.alpha, a, b, bs*4, unsafe.Pointer(&c[0]), uintptr(p.ldc)*4, add)
						continue
					}
					tile(kl, &p.alpha, a, b, bs*4, unsafe.Pointer(&s.edge), uintptr(width)*4, false)
					for r := range ql {
						put(c[r*p.ldc:][:jl], s.edge[r*width:], add)
					}
				}
			}
		}
	}
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
