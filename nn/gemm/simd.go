//go:build goexperiment.simd && go1.27

package gemm

import (
	"fmt"
	"runtime"
	"simd"
	"simd/archsimd"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
	"gonum.org/v1/gonum/blas/gonum"
)

// Implementation is a blas.Float32: gonum's, with Sgemm, Sgemv, Saxpy and Sdot
// on the machine's vectors.
type Implementation struct{ gonum.Implementation }

var _ blas.Float32 = Implementation{}

// stock takes what ours doesn't, and checks arguments.
var stock gonum.Implementation

// fast is whether the machine has vectors that multiply and add. Without, an
// emulation of them would be slower than gonum; tests force it. The first
// processors with AVX had no FMA, which the kernel takes for granted.
var fast = !simd.Emulated() && (runtime.GOARCH != "amd64" || archsimd.X86.FMA())

var (
	lanes = simd.VectorBitSize() / 32 // numbers in a vector: 4, 8 or 16
	width = 2 * lanes                 // columns of a tile
)

// Use makes blas32 use [Implementation], unless that would do what gonum's does
// on this machine: then blas32 keeps what it has.
func Use() {
	if fast {
		blas32.Use(Implementation{})
	}
}

// Features says what multiplies: "simd 512-bit", "simd 128-bit wasm", "gonum".
func Features() string {
	switch {
	case !fast:
		return "gonum"
	case runtime.GOARCH == "amd64":
		return fmt.Sprintf("simd %d-bit", 32*lanes)
	}
	return fmt.Sprintf("simd %d-bit %s", 32*lanes, runtime.GOARCH)
}
