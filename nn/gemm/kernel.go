//go:build goexperiment.simd && go1.27 && !wasm

package gemm

import (
	"simd"
	"unsafe"
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
		b0, b1 := load(b, 0), load(b, w)
		x := spread(a, 0)
		c00, c01 = x.MulAdd(b0, c00), x.MulAdd(b1, c01)
		x = spread(a, 4)
		c10, c11 = x.MulAdd(b0, c10), x.MulAdd(b1, c11)
		x = spread(a, 8)
		c20, c21 = x.MulAdd(b0, c20), x.MulAdd(b1, c21)
		x = spread(a, 12)
		c30, c31 = x.MulAdd(b0, c30), x.MulAdd(b1, c31)
		if k--; k == 0 {
			break // before a pointer leaves its memory
		}
		a, b = unsafe.Add(a, 16), unsafe.Add(b, bs)
	}
	x := simd.BroadcastFloat32s(*alpha)
	if !add {
		x.Mul(c00).Store(at(c, 0))
		x.Mul(c01).Store(at(c, w))
		x.Mul(c10).Store(at(c, cs))
		x.Mul(c11).Store(at(c, cs+w))
		x.Mul(c20).Store(at(c, 2*cs))
		x.Mul(c21).Store(at(c, 2*cs+w))
		x.Mul(c30).Store(at(c, 3*cs))
		x.Mul(c31).Store(at(c, 3*cs+w))
		return
	}
	x.MulAdd(c00, load(c, 0)).Store(at(c, 0))
	x.MulAdd(c01, load(c, w)).Store(at(c, w))
	x.MulAdd(c10, load(c, cs)).Store(at(c, cs))
	x.MulAdd(c11, load(c, cs+w)).Store(at(c, cs+w))
	x.MulAdd(c20, load(c, 2*cs)).Store(at(c, 2*cs))
	x.MulAdd(c21, load(c, 2*cs+w)).Store(at(c, 2*cs+w))
	x.MulAdd(c30, load(c, 3*cs)).Store(at(c, 3*cs))
	x.MulAdd(c31, load(c, 3*cs+w)).Store(at(c, 3*cs+w))
}

// combine8 is combine for 8 vectors of y, which stay in registers.
func combine8(y unsafe.Pointer, terms []term, b unsafe.Pointer) {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	s0, s1, s2, s3 := load(y, 0), load(y, w), load(y, 2*w), load(y, 3*w)
	s4, s5, s6, s7 := load(y, 4*w), load(y, 5*w), load(y, 6*w), load(y, 7*w)
	for _, t := range terms {
		x, r := simd.BroadcastFloat32s(t.x), unsafe.Add(b, t.row)
		s0 = x.MulAdd(load(r, 0), s0)
		s1 = x.MulAdd(load(r, w), s1)
		s2 = x.MulAdd(load(r, 2*w), s2)
		s3 = x.MulAdd(load(r, 3*w), s3)
		s4 = x.MulAdd(load(r, 4*w), s4)
		s5 = x.MulAdd(load(r, 5*w), s5)
		s6 = x.MulAdd(load(r, 6*w), s6)
		s7 = x.MulAdd(load(r, 7*w), s7)
	}
	s0.Store(at(y, 0))
	s1.Store(at(y, w))
	s2.Store(at(y, 2*w))
	s3.Store(at(y, 3*w))
	s4.Store(at(y, 4*w))
	s5.Store(at(y, 5*w))
	s6.Store(at(y, 6*w))
	s7.Store(at(y, 7*w))
}
