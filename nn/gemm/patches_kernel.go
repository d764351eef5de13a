//go:build goexperiment.simd && go1.27 && !wasm

package gemm

import (
	"simd"
	"unsafe"
)

// gridTile computes one tile, C = A·B, or C += A·B if add, of 4 rows of A and 2
// vectors of columns. The number in row i, column l of A is off[l] bytes from
// a[i]; k is at least 1. b points to k rows of width numbers without gaps; c to
// 4 rows of width numbers, cs bytes apart, which are written in their order.
func gridTile(k int, a *[8]unsafe.Pointer, off, b, c unsafe.Pointer, cs uintptr, add bool) {
	var c00, c01, c10, c11, c20, c21, c30, c31 simd.Float32s
	w := uintptr(c00.Len()) * 4
	a0, a1, a2, a3 := a[0], a[1], a[2], a[3]
	for {
		o := word(off)
		b0, b1 := load(b, 0), load(b, w)
		x := spread(a0, o)
		c00, c01 = x.MulAdd(b0, c00), x.MulAdd(b1, c01)
		x = spread(a1, o)
		c10, c11 = x.MulAdd(b0, c10), x.MulAdd(b1, c11)
		x = spread(a2, o)
		c20, c21 = x.MulAdd(b0, c20), x.MulAdd(b1, c21)
		x = spread(a3, o)
		c30, c31 = x.MulAdd(b0, c30), x.MulAdd(b1, c31)
		if k--; k == 0 {
			break // before a pointer leaves its memory
		}
		off, b = unsafe.Add(off, wordSize), unsafe.Add(b, 2*w)
	}
	if add {
		c00, c01 = c00.Add(load(c, 0)), c01.Add(load(c, w))
		c10, c11 = c10.Add(load(c, cs)), c11.Add(load(c, cs+w))
		c20, c21 = c20.Add(load(c, 2*cs)), c21.Add(load(c, 2*cs+w))
		c30, c31 = c30.Add(load(c, 3*cs)), c31.Add(load(c, 3*cs+w))
	}
	c00.Store(at(c, 0))
	c01.Store(at(c, w))
	c10.Store(at(c, cs))
	c11.Store(at(c, cs+w))
	c20.Store(at(c, 2*cs))
	c21.Store(at(c, 2*cs+w))
	c30.Store(at(c, 3*cs))
	c31.Store(at(c, 3*cs+w))
}
