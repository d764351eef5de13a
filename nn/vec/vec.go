package vec

import (
	"fmt"
	"math"
)

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
	i := add(dst, a, b)
	dst = dst[i:]
	b = b[i:][:len(dst)]
	for i, v := range a[i:][:len(dst)] {
		dst[i] = v + b[i]
	}
}

// Max: dst = max(a, b), number by number. NaN wins; of 0 and −0, a does.
func Max(dst, a, b []float32) {
	fit("Max", len(dst), len(a), len(b))
	i := largest(dst, a, b)
	dst = dst[i:]
	b = b[i:][:len(dst)]
	for i, v := range a[i:][:len(dst)] {
		dst[i] = larger(v, b[i])
	}
}

// larger is max(a, b), which in wasm of Go 1.26 is a call.
func larger(a, b float32) float32 {
	if b > a || b != b {
		return b
	}
	return a
}

// ReLU: y = max(x, 0). NaN stays NaN. The bits of what is negative, from −0 to
// −∞, are a range; comparing them takes no branch, which would be guessed wrong
// as often as not.
func ReLU(y, x []float32) {
	const minus0, minusInf = 1 << 31, 0xff800000
	fit("ReLU", len(y), len(x))
	i := relu(y, x)
	y = y[i:]
	for i, v := range x[i:][:len(y)] {
		b := math.Float32bits(v)
		if b-minus0 <= minusInf-minus0 {
			b = 0
		}
		y[i] = math.Float32frombits(b)
	}
}

// ReLUGrad: dx = dy where y isn't 0, otherwise 0, given y = ReLU(x).
func ReLUGrad(dx, y, dy []float32) {
	fit("ReLUGrad", len(dx), len(y), len(dy))
	i := reluGrad(dx, y, dy)
	dx = dx[i:]
	dy = dy[i:][:len(dx)]
	for i, v := range y[i:][:len(dx)] {
		b := int32(math.Float32bits(v) << 1) // without the sign
		mask := uint32((b | -b) >> 31)       // all ones unless y is 0
		dx[i] = math.Float32frombits(math.Float32bits(dy[i]) & mask)
	}
}
