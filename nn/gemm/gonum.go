//go:build !(goexperiment.simd && go1.27)

package gemm

import "gonum.org/v1/gonum/blas/gonum"

// Implementation is a blas.Float32: gonum's own, in this build.
type Implementation = gonum.Implementation

// Use does nothing: blas32 uses gonum's own unless told otherwise.
func Use() {}

// Features says what multiplies: "gonum".
func Features() string { return "gonum" }
