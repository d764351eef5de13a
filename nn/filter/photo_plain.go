//go:build !(goexperiment.simd && go1.27)

package filter

// No vectors in this build: plain loops do everything.

func threeRows(a, b, c []float32, window [][]float32, f *fixed) bool { return false }

func sums(row []float32, taps []tap, bias float32) int { return 0 }

func greys(row []float32, absolute bool) int { return 0 }
