//go:build goexperiment.simd && go1.27

package gemm

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"

	"convlab/nn/internal/lanes"
)

// An engine is a way to compute what this package does.
type engine interface {
	Sgemm(tA, tB blas.Transpose, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32, ldc int)
	Sgemv(tA blas.Transpose, m, n int, alpha float32, a []float32, lda int, x []float32, incX int, beta float32, y []float32, incY int)
	Saxpy(n int, alpha float32, x []float32, incX int, y []float32, incY int)
	Sdot(n int, x []float32, incX int, y []float32, incY int) float32

	// Patches.Mul, MulTrans and Scatter, with checked arguments of which none is
	// empty. Patches are values here, lest they all be moved to the heap.
	mul(p Patches, y, x, w []float32, n int, add bool)
	mulTrans(p Patches, dw, x, dy []float32, n int)
	scatter(p Patches, dx, dy, w []float32, n int)
}

// chosen is the engine for this machine: nothing else decides. Tests change it.
var chosen = choose(lanes.Fast)

func choose(fast bool) engine {
	if fast {
		return vectors{}
	}
	return stock
}

// vectors computes on the machine's vectors.
type vectors struct{}

// plain computes with gonum. It also takes what vectors leaves, and checks
// arguments.
type plain struct{ gonum.Implementation }

var stock plain

func (plain) mul(p Patches, y, x, w []float32, n int, add bool) { p.plainMul(y, x, w, n, add) }
func (plain) mulTrans(p Patches, dw, x, dy []float32, n int)    { p.plainMulTrans(dw, x, dy, n) }
func (plain) scatter(p Patches, dx, dy, w []float32, n int)     { p.plainScatter(dx, dy, w, n) }

func (p *Patches) mul(y, x, w []float32, n int, add bool) { chosen.mul(*p, y, x, w, n, add) }
func (p *Patches) mulTrans(dw, x, dy []float32, n int)    { chosen.mulTrans(*p, dw, x, dy, n) }
func (p *Patches) scatter(dx, dy, w []float32, n int)     { chosen.scatter(*p, dx, dy, w, n) }

// Implementation is a blas.Float32: gonum's, with Sgemm, Sgemv, Saxpy and Sdot
// on the machine's vectors.
type Implementation struct{ gonum.Implementation }

var _ blas.Float32 = Implementation{}

// Sgemm computes C = alpha·op(A)·op(B) + beta·C.
func (Implementation) Sgemm(tA, tB blas.Transpose, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32, ldc int) {
	chosen.Sgemm(tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

// Sgemv computes y = alpha·op(A)·x + beta·y, where A is m×n.
func (Implementation) Sgemv(tA blas.Transpose, m, n int, alpha float32, a []float32, lda int, x []float32, incX int, beta float32, y []float32, incY int) {
	chosen.Sgemv(tA, m, n, alpha, a, lda, x, incX, beta, y, incY)
}

// Saxpy computes y += alpha·x, over n numbers.
func (Implementation) Saxpy(n int, alpha float32, x []float32, incX int, y []float32, incY int) {
	chosen.Saxpy(n, alpha, x, incX, y, incY)
}

// Sdot returns the sum of x[i]·y[i], over n numbers.
func (Implementation) Sdot(n int, x []float32, incX int, y []float32, incY int) float32 {
	return chosen.Sdot(n, x, incX, y, incY)
}
