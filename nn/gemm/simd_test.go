//go:build goexperiment.simd && go1.27

package gemm

import (
	"testing"

	"gonum.org/v1/gonum/blas"
)

// force makes the test run our code even where vectors are emulated.
func force(t *testing.T) {
	was := chosen
	chosen = choose(true)
	t.Cleanup(func() { chosen = was })
}

func TestNoAllocation(t *testing.T) {
	force(t)
	const n = 300 // enough for several goroutines
	a, b, c := make([]float32, n*n), make([]float32, n*n), make([]float32, n*n)
	for _, m := range []int{1, 3, 32, n} {
		for _, tr := range transposes {
			if got := testing.AllocsPerRun(5, func() {
				Implementation{}.Sgemm(tr, tr, m, n, n, 1, a, n, b, n, 0, c, n)
			}); got != 0 {
				t.Errorf("m %d: %g allocations", m, got)
			}
		}
	}
	if got := testing.AllocsPerRun(5, func() {
		Implementation{}.Sgemv(blas.Trans, n, n, 1, a, n, b, 1, 0, c, 1)
		Implementation{}.Saxpy(n, Implementation{}.Sdot(n, a, 1, b, 1), a, 1, b, 1)
	}); got != 0 {
		t.Errorf("vectors: %g allocations", got)
	}
}
