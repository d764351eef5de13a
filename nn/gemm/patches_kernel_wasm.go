//go:build goexperiment.simd && go1.27

package gemm

import (
	"simd/archsimd"
	"unsafe"
)

// gridTiles computes count tiles below each other, C = A·B, or C += A·B if add,
// each of 4 rows of A and 2 vectors of columns. The number in row i, column l of
// A is rows[i]+cols[l] bytes from data; k, the number of columns, is at least 1.
// b points to k rows of width numbers without gaps, c to rows of width numbers,
// cs bytes apart; if that is less than width, each row ends in what belongs to
// the next, which is written later.
//
// As with [tile], order and unrolling are what the browser's compiler needs.
func gridTiles(count int, data, rows, cols unsafe.Pointer, k int, b, c unsafe.Pointer, cs uintptr, add bool) {
	for ; count > 0; count-- {
		var c00, c01, c10, c11, c20, c21, c30, c31 archsimd.Float32x4
		a0, a1 := unsafe.Add(data, word(rows, 0)), unsafe.Add(data, word(rows, 1))
		a2, a3 := unsafe.Add(data, word(rows, 2)), unsafe.Add(data, word(rows, 3))
		n, col, bp := k, cols, b
		for ; n >= 4; n -= 4 {
			l := word(col, 0)
			b0 := archsimd.LoadFloat32x4Array(four(bp, 0))
			b1 := archsimd.LoadFloat32x4Array(four(bp, 16))
			x := archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, l)))
			c00 = c00.Add(x.Mul(b0))
			c01 = c01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, l)))
			c10 = c10.Add(x.Mul(b0))
			c11 = c11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, l)))
			c20 = c20.Add(x.Mul(b0))
			c21 = c21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, l)))
			c30 = c30.Add(x.Mul(b0))
			c31 = c31.Add(x.Mul(b1))

			l = word(col, 1)
			b0 = archsimd.LoadFloat32x4Array(four(bp, 32))
			b1 = archsimd.LoadFloat32x4Array(four(bp, 48))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, l)))
			c00 = c00.Add(x.Mul(b0))
			c01 = c01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, l)))
			c10 = c10.Add(x.Mul(b0))
			c11 = c11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, l)))
			c20 = c20.Add(x.Mul(b0))
			c21 = c21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, l)))
			c30 = c30.Add(x.Mul(b0))
			c31 = c31.Add(x.Mul(b1))

			l = word(col, 2)
			b0 = archsimd.LoadFloat32x4Array(four(bp, 64))
			b1 = archsimd.LoadFloat32x4Array(four(bp, 80))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, l)))
			c00 = c00.Add(x.Mul(b0))
			c01 = c01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, l)))
			c10 = c10.Add(x.Mul(b0))
			c11 = c11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, l)))
			c20 = c20.Add(x.Mul(b0))
			c21 = c21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, l)))
			c30 = c30.Add(x.Mul(b0))
			c31 = c31.Add(x.Mul(b1))

			l = word(col, 3)
			b0 = archsimd.LoadFloat32x4Array(four(bp, 96))
			b1 = archsimd.LoadFloat32x4Array(four(bp, 112))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, l)))
			c00 = c00.Add(x.Mul(b0))
			c01 = c01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, l)))
			c10 = c10.Add(x.Mul(b0))
			c11 = c11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, l)))
			c20 = c20.Add(x.Mul(b0))
			c21 = c21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, l)))
			c30 = c30.Add(x.Mul(b0))
			c31 = c31.Add(x.Mul(b1))
			col, bp = unsafe.Add(col, 32), unsafe.Add(bp, 128)
		}
		for ; n > 0; n-- {
			l := word(col, 0)
			b0 := archsimd.LoadFloat32x4Array(four(bp, 0))
			b1 := archsimd.LoadFloat32x4Array(four(bp, 16))
			x := archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, l)))
			c00 = c00.Add(x.Mul(b0))
			c01 = c01.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, l)))
			c10 = c10.Add(x.Mul(b0))
			c11 = c11.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, l)))
			c20 = c20.Add(x.Mul(b0))
			c21 = c21.Add(x.Mul(b1))
			x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, l)))
			c30 = c30.Add(x.Mul(b0))
			c31 = c31.Add(x.Mul(b1))
			col, bp = unsafe.Add(col, 8), unsafe.Add(bp, 32)
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
		rows, c = unsafe.Add(rows, 32), unsafe.Add(c, 4*cs)
	}
}
