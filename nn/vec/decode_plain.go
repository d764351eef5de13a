//go:build !(goexperiment.simd && go1.27 && wasm)

package vec

// Package simd makes no vectors of wider numbers, so plain loops decode, except
// in a browser.

func halves(dst []float32, src []byte) int { return 0 }
