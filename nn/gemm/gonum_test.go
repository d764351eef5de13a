//go:build !(goexperiment.simd && go1.27)

package gemm

import "testing"

// force has nothing to force: there is only gonum's code.
func force(*testing.T) {}

const peakFlops = 2

var peakSum float32 = 1

// peak does n rounds of multiply-adds in a register.
func peak(n int) {
	s := peakSum
	for range n {
		s = s*0.5 + 1
	}
	peakSum = s
}
