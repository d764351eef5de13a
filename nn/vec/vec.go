package vec

import "fmt"

// The kernels (simd.go) handle as many numbers as fill whole vectors and return
// how many those were: 0 where there are no vectors. The plain loops here do
// the rest, and are the definitions.

// fit panics unless n and each of the lengths are the same.
func fit(name string, n int, lengths ...int) {
	for _, l := range lengths {
		if l != n {
			panic(fmt.Sprintf("vec: %s of %d and %d numbers", name, n, l))
		}
	}
}

// Add: dst = a + b, number by number.
func Add(dst, a, b []float32) {
	fit("Add", len(dst), len(a), len(b))
	for i := add(dst, a, b); i < len(dst); i++ {
		dst[i] = a[i] + b[i]
	}
}

// Mul: dst = a·b, number by number.
func Mul(dst, a, b []float32) {
	fit("Mul", len(dst), len(a), len(b))
	for i := mul(dst, a, b); i < len(dst); i++ {
		dst[i] = a[i] * b[i]
	}
}

// Scale: dst = s·a.
func Scale(dst, a []float32, s float32) {
	fit("Scale", len(dst), len(a))
	for i := scale(dst, a, s); i < len(dst); i++ {
		dst[i] = s * a[i]
	}
}

// Average moves avg towards x: avg += c·(x − avg). With c = 1/k for the k-th x
// it keeps the mean of all; with a constant c, a moving average.
func Average(avg, x []float32, c float32) {
	fit("Average", len(avg), len(x))
	for i := average(avg, x, c); i < len(avg); i++ {
		avg[i] += float32(c * (x[i] - avg[i]))
	}
}

// ReLU: y = max(x, 0). NaN stays NaN.
func ReLU(y, x []float32) {
	fit("ReLU", len(y), len(x))
	for i := relu(y, x); i < len(y); i++ {
		v := x[i]
		if v <= 0 {
			v = 0
		}
		y[i] = v
	}
}

// ReLUGrad: dx = dy where y is positive, otherwise 0, given y = ReLU(x). Where
// y is NaN, dx is dy.
func ReLUGrad(dx, y, dy []float32) {
	fit("ReLUGrad", len(dx), len(y), len(dy))
	for i := reluGrad(dx, y, dy); i < len(dx); i++ {
		g := dy[i]
		if y[i] <= 0 {
			g = 0
		}
		dx[i] = g
	}
}

// parts is how many sums Sum and SumSquares keep: one for each number of the
// widest vector.
const parts = 16

// Sum returns Σ x, 0 of nothing. Number i goes to sum i mod 16; the sums are
// added up by halves.
func Sum(x []float32) float32 {
	var s [parts]float32
	for i := sum(&s, x); i < len(x); i++ {
		s[i%parts] += x[i]
	}
	return total(&s)
}

// SumSquares returns Σ x², summed in the order of [Sum].
func SumSquares(x []float32) float32 {
	var s [parts]float32
	for i := sumSquares(&s, x); i < len(x); i++ {
		s[i%parts] += float32(x[i] * x[i])
	}
	return total(&s)
}

func total(s *[parts]float32) float32 {
	for h := parts / 2; h > 0; h /= 2 {
		for i := range h {
			s[i] += s[i+h]
		}
	}
	return s[0]
}

// Max returns the largest number of x, NaN if one is NaN. x must not be empty.
func Max(x []float32) float32 {
	m := x[0]
	for i := largest(&m, x); i < len(x); i++ {
		m = larger(m, x[i])
	}
	return m
}

// larger is max without its care for the sign of 0: a if a ≥ b or a is NaN.
func larger(a, b float32) float32 {
	if a >= b || a != a {
		return a
	}
	return b
}
