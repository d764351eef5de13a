//go:build goexperiment.simd && go1.27

package gemm

import (
	"simd/archsimd"
	"unsafe"
)

// gridTile computes one tile, C = A·B, or C += A·B if add, of 4 rows of A and 2
// vectors of columns. The number in row i, column l of A is off[l] bytes from
// a[i]; k is at least 1. b points to k rows of width numbers without gaps; c to
// 4 rows of width numbers, cs bytes apart, which are written in their order.
//
// As with [tile], order and unrolling are what the browser's compiler needs.
func gridTile(k int, a *[8]unsafe.Pointer, off, b, c unsafe.Pointer, cs uintptr, add bool) {
	var c00, c01, c10, c11, c20, c21, c30, c31 archsimd.Float32x4
	a0, a1, a2, a3 := a[0], a[1], a[2], a[3]
	for ; k >= 4; k -= 4 {
		o := word(off)
		b0 := archsimd.LoadFloat32x4Array(four(b, 0))
		b1 := archsimd.LoadFloat32x4Array(four(b, 16))
		x := archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, o)))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, o)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, o)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, o)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))

		o = word(unsafe.Add(off, 8))
		b0 = archsimd.LoadFloat32x4Array(four(b, 32))
		b1 = archsimd.LoadFloat32x4Array(four(b, 48))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, o)))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, o)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, o)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, o)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))

		o = word(unsafe.Add(off, 16))
		b0 = archsimd.LoadFloat32x4Array(four(b, 64))
		b1 = archsimd.LoadFloat32x4Array(four(b, 80))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, o)))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, o)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, o)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, o)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))

		o = word(unsafe.Add(off, 24))
		b0 = archsimd.LoadFloat32x4Array(four(b, 96))
		b1 = archsimd.LoadFloat32x4Array(four(b, 112))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, o)))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, o)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, o)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, o)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))
		off, b = unsafe.Add(off, 32), unsafe.Add(b, 128)
	}
	for ; k > 0; k-- {
		o := word(off)
		b0 := archsimd.LoadFloat32x4Array(four(b, 0))
		b1 := archsimd.LoadFloat32x4Array(four(b, 16))
		x := archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, o)))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, o)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, o)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, o)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))
		off, b = unsafe.Add(off, 8), unsafe.Add(b, 32)
	}
	if add {
		c00 = c00.Add(archsimd.LoadFloat32x4Array(four(c, 0)))
		c01 = c01.Add(archsimd.LoadFloat32x4Array(four(c, 16)))
		c10 = c10.Add(archsimd.LoadFloat32x4Array(four(c, cs)))
		c11 = c11.Add(archsimd.LoadFloat32x4Array(four(c, cs+16)))
		c20 = c20.Add(archsimd.LoadFloat32x4Array(four(c, 2*cs)))
		c21 = c21.Add(archsimd.LoadFloat32x4Array(four(c, 2*cs+16)))
		c30 = c30.Add(archsimd.LoadFloat32x4Array(four(c, 3*cs)))
		c31 = c31.Add(archsimd.LoadFloat32x4Array(four(c, 3*cs+16)))
	}
	c00.StoreArray(four(c, 0))
	c01.StoreArray(four(c, 16))
	c10.StoreArray(four(c, cs))
	c11.StoreArray(four(c, cs+16))
	c20.StoreArray(four(c, 2*cs))
	c21.StoreArray(four(c, 2*cs+16))
	c30.StoreArray(four(c, 3*cs))
	c31.StoreArray(four(c, 3*cs+16))
}
