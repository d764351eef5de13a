//go:build goexperiment.simd && go1.27

package gemm

import (
	"simd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// sum adds up the numbers of v, in pairs of halves.
func sum(v simd.Float32s) float32 {
	var s [16]float32
	v.Store(s[:])
	for h := v.Len() / 2; h > 0; h /= 2 {
		for i := range h {
			s[i] += s[i+h]
		}
	}
	return s[0]
}

// axpy: y += alpha·x, for len(x) numbers.
func axpy(alpha float32, x, y []float32) {
	y = y[:len(x)]
	a := simd.BroadcastFloat32s(alpha)
	w := a.Len()
	for len(x) >= w {
		a.MulAdd(simd.LoadFloat32s(x), simd.LoadFloat32s(y)).Store(y)
		x, y = x[w:], y[w:]
	}
	for i, v := range x {
		y[i] += alpha * v
	}
}

// dot returns the sum of x[i]·y[i], for len(x) numbers.
func dot(x, y []float32) float32 {
	y = y[:len(x)]
	var s0, s1, s2, s3 simd.Float32s
	w := s0.Len()
	for len(x) >= 4*w {
		s0 = simd.LoadFloat32s(x).MulAdd(simd.LoadFloat32s(y), s0)
		s1 = simd.LoadFloat32s(x[w:]).MulAdd(simd.LoadFloat32s(y[w:]), s1)
		s2 = simd.LoadFloat32s(x[2*w:]).MulAdd(simd.LoadFloat32s(y[2*w:]), s2)
		s3 = simd.LoadFloat32s(x[3*w:]).MulAdd(simd.LoadFloat32s(y[3*w:]), s3)
		x, y = x[4*w:], y[4*w:]
	}
	for len(x) >= w {
		s0 = simd.LoadFloat32s(x).MulAdd(simd.LoadFloat32s(y), s0)
		x, y = x[w:], y[w:]
	}
	s := sum(s0.Add(s1).Add(s2.Add(s3)))
	for i, v := range x {
		s += v * y[i]
	}
	return s
}

// A term is one number of a vector that multiplies a row of a matrix: the row
// begins at bytes.
type term struct {
	row uintptr // bytes from the start of the matrix
	x   float32
}

// combine: y += Σ x·row over the terms, for n columns of the matrix at b. Eight
// vectors of y stay in registers over all terms.
func combine(y []float32, terms []term, b unsafe.Pointer, n int) {
	var v simd.Float32s
	w := v.Len()
	j := 0
	for ; j+8*w <= n; j += 8 * w {
		combine8(unsafe.Pointer(&y[j]), terms, unsafe.Add(b, 4*j))
	}
	for ; j+w <= n; j += w {
		s := simd.LoadFloat32s(y[j:])
		for _, t := range terms {
			s = simd.BroadcastFloat32s(t.x).MulAdd(lanes.Load(b, t.row+uintptr(4*j)), s)
		}
		s.Store(y[j:])
	}
	if j == n {
		return
	}
	y = y[j:n]
	for _, t := range terms {
		row := unsafe.Slice((*float32)(unsafe.Add(b, t.row+uintptr(4*j))), len(y))
		for i, v := range row {
			y[i] += t.x * v
		}
	}
}
