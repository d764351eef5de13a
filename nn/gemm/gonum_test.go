//go:build !(goexperiment.simd && go1.27)

package gemm

import "testing"

// force has nothing to force: there is only gonum's code.
func force(*testing.T) {}
