//go:build goexperiment.simd && go1.27

package gemm

import (
	"simd/archsimd"
	"unsafe"
)

// tile computes one tile, C = alpha·A·B, or C += alpha·A·B if add. a is a panel
// of k×4 numbers, k at least 1; b points to k rows of width numbers, bs bytes
// apart; c to 4 rows of width numbers, cs bytes apart.
//
// Why not the portable one (kernel.go): the compiler schedules by the position
// in the source, and what is inlined from package simd has positions in other
// files, so that all loads come first and the browser's compiler has too few
// registers. These calls are instructions, in this order. Why four terms a
// round: a jump back costs Go's wasm a detour through a table. In Chromium 156
// this makes 15, 19 and 23 GFLOP/s (portable, by 1, 2, 4) into 31. Wasm has no
// fused multiply-add.
func tile(k int, alpha *float32, a, b unsafe.Pointer, bs uintptr, c unsafe.Pointer, cs uintptr, add bool) {
	var c00, c01, c10, c11, c20, c21, c30, c31 archsimd.Float32x4
	var ai, bi uintptr
	for ; k >= 4; k -= 4 {
		ap, bp := unsafe.Add(a, ai), unsafe.Add(b, bi)
		b0 := archsimd.LoadFloat32x4Array(four(bp, 0))
		b1 := archsimd.LoadFloat32x4Array(four(bp, 16))
		x := archsimd.BroadcastFloat32x4(*(*float32)(ap))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 4)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 8)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 12)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))
		bi += bs

		bp = unsafe.Add(b, bi)
		b0 = archsimd.LoadFloat32x4Array(four(bp, 0))
		b1 = archsimd.LoadFloat32x4Array(four(bp, 16))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 16)))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 20)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 24)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 28)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))
		bi += bs

		bp = unsafe.Add(b, bi)
		b0 = archsimd.LoadFloat32x4Array(four(bp, 0))
		b1 = archsimd.LoadFloat32x4Array(four(bp, 16))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 32)))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 36)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 40)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 44)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))
		bi += bs

		bp = unsafe.Add(b, bi)
		b0 = archsimd.LoadFloat32x4Array(four(bp, 0))
		b1 = archsimd.LoadFloat32x4Array(four(bp, 16))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 48)))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 52)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 56)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 60)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))
		bi += bs
		ai += 64
	}
	for ; k > 0; k-- {
		ap, bp := unsafe.Add(a, ai), unsafe.Add(b, bi)
		b0 := archsimd.LoadFloat32x4Array(four(bp, 0))
		b1 := archsimd.LoadFloat32x4Array(four(bp, 16))
		x := archsimd.BroadcastFloat32x4(*(*float32)(ap))
		c00 = c00.Add(x.Mul(b0))
		c01 = c01.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 4)))
		c10 = c10.Add(x.Mul(b0))
		c11 = c11.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 8)))
		c20 = c20.Add(x.Mul(b0))
		c21 = c21.Add(x.Mul(b1))
		x = archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(ap, 12)))
		c30 = c30.Add(x.Mul(b0))
		c31 = c31.Add(x.Mul(b1))
		bi += bs
		ai += 16
	}
	x := archsimd.BroadcastFloat32x4(*alpha)
	c00, c01, c10, c11 = x.Mul(c00), x.Mul(c01), x.Mul(c10), x.Mul(c11)
	c20, c21, c30, c31 = x.Mul(c20), x.Mul(c21), x.Mul(c30), x.Mul(c31)
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

// combine8 is combine for 8 vectors of y, which stay in registers. As with
// tile, order and unrolling are what the browser's compiler needs.
func combine8(y unsafe.Pointer, terms []term, b unsafe.Pointer) {
	s0 := archsimd.LoadFloat32x4Array(four(y, 0))
	s1 := archsimd.LoadFloat32x4Array(four(y, 16))
	s2 := archsimd.LoadFloat32x4Array(four(y, 32))
	s3 := archsimd.LoadFloat32x4Array(four(y, 48))
	s4 := archsimd.LoadFloat32x4Array(four(y, 64))
	s5 := archsimd.LoadFloat32x4Array(four(y, 80))
	s6 := archsimd.LoadFloat32x4Array(four(y, 96))
	s7 := archsimd.LoadFloat32x4Array(four(y, 112))
	for len(terms) >= 2 {
		t, u := &terms[0], &terms[1]
		x, r := archsimd.BroadcastFloat32x4(t.x), unsafe.Add(b, t.row)
		s0 = s0.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 0))))
		s1 = s1.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 16))))
		s2 = s2.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 32))))
		s3 = s3.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 48))))
		s4 = s4.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 64))))
		s5 = s5.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 80))))
		s6 = s6.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 96))))
		s7 = s7.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 112))))
		x, r = archsimd.BroadcastFloat32x4(u.x), unsafe.Add(b, u.row)
		s0 = s0.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 0))))
		s1 = s1.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 16))))
		s2 = s2.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 32))))
		s3 = s3.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 48))))
		s4 = s4.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 64))))
		s5 = s5.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 80))))
		s6 = s6.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 96))))
		s7 = s7.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 112))))
		terms = terms[2:]
	}
	if len(terms) > 0 {
		x, r := archsimd.BroadcastFloat32x4(terms[0].x), unsafe.Add(b, terms[0].row)
		s0 = s0.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 0))))
		s1 = s1.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 16))))
		s2 = s2.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 32))))
		s3 = s3.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 48))))
		s4 = s4.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 64))))
		s5 = s5.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 80))))
		s6 = s6.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 96))))
		s7 = s7.Add(x.Mul(archsimd.LoadFloat32x4Array(four(r, 112))))
	}
	s0.StoreArray(four(y, 0))
	s1.StoreArray(four(y, 16))
	s2.StoreArray(four(y, 32))
	s3.StoreArray(four(y, 48))
	s4.StoreArray(four(y, 64))
	s5.StoreArray(four(y, 80))
	s6.StoreArray(four(y, 96))
	s7.StoreArray(four(y, 112))
}

// four points to the four numbers i bytes after p.
func four(p unsafe.Pointer, i uintptr) *[4]float32 { return (*[4]float32)(unsafe.Add(p, i)) }
