package nn

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
	"gonum.org/v1/gonum/blas/gonum"

	"convlab/nn/gemm"
)

// From here on blas32 multiplies on the machine's vectors, where the build and
// the machine have them; see package nn/gemm.
func init() { gemm.Use() }

// multiply computes c = op(a)·op(b) + beta·c, where op(a) is m×k, op(b) is k×n,
// c is m×n, and op transposes where tA, tB say so. beta is 0 or 1; 0 overwrites c.
// [Conv2D] multiplies by gemm.Patches, without writing its matrix out.
func multiply(c, a, b []float32, tA, tB blas.Transpose, m, n, k int, beta float32) {
	lda, ldb := k, n
	if tA == blas.Trans {
		lda = m
	}
	if tB == blas.Trans {
		ldb = k
	}
	impl := blas32.Implementation()
	if _, stock := impl.(gonum.Implementation); !stock {
		impl.Sgemm(tA, tB, m, n, k, 1, a, lda, b, ldb, beta, c, n)
		return
	}

	// Why tiles: gonum's own Sgemm starts goroutines, and so allocates, when c
	// has four or more blocks of 64×64. A tile stays below that, and what b
	// contributes to it (64×tileN numbers, 32 KB) stays in the first cache.
	// Each c[i][j] is summed in the order of k whatever the tiles, so a result
	// does not depend on how the work is spread (see [Trainer]).
	//
	// Why no Sgemv for one example: gonum's Sgemm skips the zeros of a, and of a
	// digit's pixels four in five are 0. In wasm one drawn digit takes 0.21 ms
	// this way and 0.95 ms with Sgemv (go test -bench ForwardOne).
	const tileM, tileN, tileK = 64, 128, 64
	for j := 0; j < n; j += tileN {
		nj := min(tileN, n-j)
		for i := 0; i < m; i += tileM {
			mi := min(tileM, m-i)
			for l := 0; l < k; l += tileK {
				kl := min(tileK, k-l)
				at, bt := i*lda+l, l*ldb+j
				if tA == blas.Trans {
					at = l*lda + i
				}
				if tB == blas.Trans {
					bt = j*ldb + l
				}
				first := beta
				if l > 0 {
					first = 1
				}
				impl.Sgemm(tA, tB, mi, nj, kl, 1, a[at:], lda, b[bt:], ldb, first, c[i*n+j:], n)
			}
		}
	}
}
