//go:build goexperiment.simd && go1.27

package gemm

import (
	"fmt"
	"runtime"

	"gonum.org/v1/gonum/blas/blas32"

	"convlab/nn/internal/lanes"
)

var width = 2 * lanes.Count // columns of a tile

// Use makes blas32 use [Implementation], unless that would do what gonum's does
// on this machine: then blas32 keeps what it has.
func Use() {
	if _, ok := chosen.(vectors); ok {
		blas32.Use(Implementation{})
	}
}

// Features says what multiplies: "simd 512-bit", "simd 128-bit wasm", "gonum".
func Features() string {
	if _, ok := chosen.(vectors); !ok {
		return "gonum"
	}
	if runtime.GOARCH == "amd64" {
		return fmt.Sprintf("simd %d-bit", 32*lanes.Count)
	}
	return fmt.Sprintf("simd %d-bit %s", 32*lanes.Count, runtime.GOARCH)
}
