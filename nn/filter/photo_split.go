package filter

import "math"

// A split is a kernel that is a column times a row, K[i][j] = u[i]·w[j], as two passes:
// k + k products a pixel instead of k·k.
type split struct {
	ok     bool
	column []tap
	row    []tap
	line   []float32 // a row of the picture under the column, then under the row
}

// splitOf splits a k×k kernel. The column has whole numbers, so that nothing rounds
// before the second pass; where it can't, only kernels whose sums are checked in any
// case are split. Small ones aren't: there is nothing to gain.
func splitOf(kernel []float64, k, cols, dilation int, checked bool) (s split) {
	taps := 0
	pivot := 0
	for i, v := range kernel {
		if v != 0 {
			taps++
		}
		if math.Abs(v) > math.Abs(kernel[pivot]) {
			pivot = i
		}
	}
	if k < 3 || k*k != len(kernel) || taps <= 2*k {
		return s
	}
	u, w := make([]float64, k), make([]float64, k)
	for i := range k {
		u[i] = kernel[i*k+pivot%k] / kernel[pivot]
		w[i] = kernel[pivot/k*k+i]
	}
	for i, v := range kernel {
		if math.Abs(v-u[i/k]*w[i%k]) > 1e-12*math.Abs(kernel[pivot]) {
			return s
		}
	}
	n := whole(u)
	if n == 0 && !checked {
		return s
	}
	for i := range k {
		if n > 0 {
			u[i], w[i] = math.Round(u[i]*n), w[i]/n
		}
		if u[i] != 0 {
			s.column = append(s.column, tap{row: i, k: float32(u[i])})
		}
		if w[i] != 0 {
			s.row = append(s.row, tap{shift: i * dilation, k: float32(w[i])})
		}
	}
	s.ok = true
	s.line = make([]float32, cols)
	return s
}

// whole returns the smallest factor that makes all of u whole numbers, 0 for none.
func whole(u []float64) float64 {
next:
	for n := 1.; n <= 64; n++ {
		for _, v := range u {
			if math.Abs(v*n-math.Round(v*n)) > 1e-9 {
				continue next
			}
		}
		return n
	}
	return 0
}

// sums is [Photo.sums] in two passes.
func (s *split) sums(row []float32, window [][]float32, bias float32) {
	for i := range s.column {
		t := &s.column[i]
		t.x = window[t.row]
	}
	add(s.line, s.column, 0)
	for i := range s.row {
		t := &s.row[i]
		t.x = s.line[t.shift:]
	}
	add(row, s.row, bias)
}
