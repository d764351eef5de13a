//go:build goexperiment.simd && go1.27 && !wasm

package gemm

import (
	"simd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// tile computes one tile, C = alpha·A·B, or C += alpha·A·B if add. a is a panel
// of k×4 numbers, k at least 1; b points to k rows of width numbers, bs bytes
// apart; c to 4 rows of width numbers, cs bytes apart.
//
// Why 4 rows of 2 vectors and no more: the eight sums, the vectors of b and the
// four numbers of a fill the 15 registers that Go lets a loop carry. Every
// larger tile, and every unrolling, spills and is slower, by half or more (on
// amd64, go1.27.4); alpha itself, if it weren't behind a pointer, would be one
// number too many. Why unsafe: with slices, half the loop is bounds checks.
func tile(k int, alpha *float32, a, b unsafe.Pointer, bs uintptr, c unsafe.Pointer, cs uintptr, add bool) {
	var c00, c01, c10, c11, c20, c21, c30, c31 simd.Float32s
	w := uintptr(c00.Len()) * 4
	for {
		b0, b1 := lanes.Load(b, 0), lanes.Load(b, w)
		x := lanes.Spread(a, 0)
		c00, c01 = x.MulAdd(b0, c00), x.MulAdd(b1, c01)
		x = lanes.Spread(a, 4)
		c10, c11 = x.MulAdd(b0, c10), x.MulAdd(b1, c11)
		x = lanes.Spread(a, 8)
		c20, c21 = x.MulAdd(b0, c20), x.MulAdd(b1, c21)
		x = lanes.Spread(a, 12)
		c30, c31 = x.MulAdd(b0, c30), x.MulAdd(b1, c31)
		if k--; k == 0 {
			break // before a pointer leaves its memory
		}
		a, b = unsafe.Add(a, 16), unsafe.Add(b, bs)
	}
	x := simd.BroadcastFloat32s(*alpha)
	if !add {
		x.Mul(c00).Store(lanes.At(c, 0))
		x.Mul(c01).Store(lanes.At(c, w))
		x.Mul(c10).Store(lanes.At(c, cs))
		x.Mul(c11).Store(lanes.At(c, cs+w))
		x.Mul(c20).Store(lanes.At(c, 2*cs))
		x.Mul(c21).Store(lanes.At(c, 2*cs+w))
		x.Mul(c30).Store(lanes.At(c, 3*cs))
		x.Mul(c31).Store(lanes.At(c, 3*cs+w))
		return
	}
	x.MulAdd(c00, lanes.Load(c, 0)).Store(lanes.At(c, 0))
	x.MulAdd(c01, lanes.Load(c, w)).Store(lanes.At(c, w))
	x.MulAdd(c10, lanes.Load(c, cs)).Store(lanes.At(c, cs))
	x.MulAdd(c11, lanes.Load(c, cs+w)).Store(lanes.At(c, cs+w))
	x.MulAdd(c20, lanes.Load(c, 2*cs)).Store(lanes.At(c, 2*cs))
	x.MulAdd(c21, lanes.Load(c, 2*cs+w)).Store(lanes.At(c, 2*cs+w))
	x.MulAdd(c30, lanes.Load(c, 3*cs)).Store(lanes.At(c, 3*cs))
	x.MulAdd(c31, lanes.Load(c, 3*cs+w)).Store(lanes.At(c, 3*cs+w))
}

// combine8 is combine for 8 vectors of y, which stay in registers.
func combine8(y unsafe.Pointer, terms []term, b unsafe.Pointer) {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	s0, s1, s2, s3 := lanes.Load(y, 0), lanes.Load(y, w), lanes.Load(y, 2*w), lanes.Load(y, 3*w)
	s4, s5, s6, s7 := lanes.Load(y, 4*w), lanes.Load(y, 5*w), lanes.Load(y, 6*w), lanes.Load(y, 7*w)
	for _, t := range terms {
		x, r := simd.BroadcastFloat32s(t.x), unsafe.Add(b, t.row)
		s0 = x.MulAdd(lanes.Load(r, 0), s0)
		s1 = x.MulAdd(lanes.Load(r, w), s1)
		s2 = x.MulAdd(lanes.Load(r, 2*w), s2)
		s3 = x.MulAdd(lanes.Load(r, 3*w), s3)
		s4 = x.MulAdd(lanes.Load(r, 4*w), s4)
		s5 = x.MulAdd(lanes.Load(r, 5*w), s5)
		s6 = x.MulAdd(lanes.Load(r, 6*w), s6)
		s7 = x.MulAdd(lanes.Load(r, 7*w), s7)
	}
	s0.Store(lanes.At(y, 0))
	s1.Store(lanes.At(y, w))
	s2.Store(lanes.At(y, 2*w))
	s3.Store(lanes.At(y, 3*w))
	s4.Store(lanes.At(y, 4*w))
	s5.Store(lanes.At(y, 5*w))
	s6.Store(lanes.At(y, 6*w))
	s7.Store(lanes.At(y, 7*w))
}
