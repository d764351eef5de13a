//go:build goexperiment.simd && go1.27

package gemm

import (
	"unsafe"

	"gonum.org/v1/gonum/blas"

	"convlab/nn/internal/lanes"
)

// row computes row i of C. This is how one example goes through a dense layer:
// of a drawn digit's 784 numbers four in five are 0, and their rows of B are
// never read.
func (p *product) row(i int, s *space) {
	from, inc := i*p.a.ld, 1
	if p.a.trans {
		from, inc = i, p.a.ld
	}
	x := p.a.data[from:]
	y := p.c[i*p.ldc:][:p.n]
	if !p.add {
		clear(y)
	}
	if p.b.trans {
		dots(y, p.alpha, p.b.data, p.b.ld, x, inc, p.k, s)
	} else {
		combination(y, p.alpha, p.b.data, p.b.ld, x, inc, p.k, s)
	}
}

// combination: y += alpha·Σ x[l·inc]·row l of b, over the k rows of b.
func combination(y []float32, alpha float32, b []float32, ldb int, x []float32, inc, k int, s *space) {
	count := 0
	for l := range k {
		if v := x[l*inc]; v != 0 {
			s.terms[count] = term{row: uintptr(l*ldb) * 4, x: alpha * v}
			count++
			if count == len(s.terms) {
				combine(y, s.terms[:count], unsafe.Pointer(&b[0]), len(y))
				count = 0
			}
		}
	}
	combine(y, s.terms[:count], unsafe.Pointer(&b[0]), len(y))
}

// dots: y[j] += alpha·Σ b[j·ldb+l]·x[l·inc], over k terms, for each j of y.
func dots(y []float32, alpha float32, b []float32, ldb int, x []float32, inc, k int, s *space) {
	for l := 0; l < k; l += len(s.a) {
		kl := min(len(s.a), k-l)
		xl := x[l*inc:]
		if inc != 1 {
			for t := range kl {
				s.a[t] = xl[t*inc]
			}
			xl = s.a[:]
		}
		for j := range y {
			y[j] += alpha * dot(xl[:kl], b[j*ldb+l:])
		}
	}
}

func (vectors) Sgemv(tA blas.Transpose, m, n int, alpha float32, a []float32, lda int, x []float32, incX int, beta float32, y []float32, incY int) {
	if incX < 1 || incY != 1 || alpha == 0 {
		stock.Sgemv(tA, m, n, alpha, a, lda, x, incX, beta, y, incY)
		return
	}
	// With alpha 0 and beta 1 gonum checks its arguments and returns.
	stock.Sgemv(tA, m, n, 0, a, lda, x, incX, 1, y, incY)
	if m == 0 || n == 0 {
		return
	}
	s := takeSpace()
	if tA == blas.NoTrans {
		y = y[:m]
		if beta != 1 {
			scale(beta, y)
		}
		dots(y, alpha, a, lda, x, incX, n, s)
	} else {
		y = y[:n]
		if beta != 1 {
			scale(beta, y)
		}
		combination(y, alpha, a, lda, x, incX, m, s)
	}
	giveSpace(s)
}

func (vectors) Saxpy(n int, alpha float32, x []float32, incX int, y []float32, incY int) {
	if incX != 1 || incY != 1 || n < 1 || alpha == 0 || n > len(x) || n > len(y) {
		stock.Saxpy(n, alpha, x, incX, y, incY)
		return
	}
	axpy(alpha, x[:n], y)
	lanes.ClearUpper()
}

func (vectors) Sdot(n int, x []float32, incX int, y []float32, incY int) float32 {
	if incX != 1 || incY != 1 || n < 1 || n > len(x) || n > len(y) {
		return stock.Sdot(n, x, incX, y, incY)
	}
	s := dot(x[:n], y)
	lanes.ClearUpper()
	return s
}
