//go:build !(goexperiment.simd && go1.27)

package rate

// Without package simd the peak is that of single numbers, eight sums in
// flight. gonum's assembly, where it has some, has vectors and passes it.
const peakFlops = 2 * 8

var peakNumbers = [9]float32{.5, 1, 2, 3, 4, 5, 6, 7, 8}

// peak does n rounds of multiply-adds in registers: the most that arithmetic
// can give.
func peak(n int) {
	v := &peakNumbers
	x, s0, s1, s2, s3, s4, s5, s6, s7 := v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]
	for ; n > 0; n-- {
		s0 = s0*x + 1
		s1 = s1*x + 1
		s2 = s2*x + 1
		s3 = s3*x + 1
		s4 = s4*x + 1
		s5 = s5*x + 1
		s6 = s6*x + 1
		s7 = s7*x + 1
	}
	v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8] = s0, s1, s2, s3, s4, s5, s6, s7
}
