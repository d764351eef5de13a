//go:build goexperiment.simd && go1.27

package gemm

import (
	"simd/archsimd"
	"unsafe"
)

// tiles32 adds 32 terms to the sums of n tiles. The numbers of A are the 32
// terms in [spreadA]; b points to n panels of 32×8 numbers, sums to n tiles of
// 4×8. tiles16 and tiles8 do the same with fewer terms.
//
// Why like this: what limits Go's wasm in a browser is how many instructions
// surround a multiplication and an addition, and a load through a pointer is
// three of them (add the offset, cut to 32 bits, load), in a loop or not. A load
// from a variable of the package at a constant index is one. So the terms are
// written out, 32 of them, and read A from such a variable. In Chromium 156 this
// makes 45 GFLOP/s of a peak of 60; with 16 terms 39, with 8, where loading and
// storing the sums shows, 29, and a loop that reads A through a pointer 36
// (docs/compute.md). Wasm has no fused multiply-add.
func tiles32(n int, b, sums unsafe.Pointer) {
	for ; n > 0; n-- {
		c00, c01 := pair(sums, 0)
		c10, c11 := pair(sums, 32)
		c20, c21 := pair(sums, 64)
		c30, c31 := pair(sums, 96)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(0, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(1, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(2, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(3, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(4, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(5, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(6, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(7, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(8, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(9, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(10, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(11, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(12, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(13, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(14, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(15, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(16, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(17, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(18, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(19, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(20, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(21, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(22, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(23, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(24, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(25, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(26, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(27, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(28, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(29, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(30, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(31, b, c00, c01, c10, c11, c20, c21, c30, c31)
		putPair(sums, 0, c00, c01)
		putPair(sums, 32, c10, c11)
		putPair(sums, 64, c20, c21)
		putPair(sums, 96, c30, c31)
		b, sums = unsafe.Add(b, 32*32), unsafe.Add(sums, 128)
	}
}

func tiles16(n int, b, sums unsafe.Pointer) {
	for ; n > 0; n-- {
		c00, c01 := pair(sums, 0)
		c10, c11 := pair(sums, 32)
		c20, c21 := pair(sums, 64)
		c30, c31 := pair(sums, 96)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(0, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(1, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(2, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(3, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(4, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(5, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(6, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(7, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(8, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(9, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(10, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(11, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(12, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(13, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(14, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(15, b, c00, c01, c10, c11, c20, c21, c30, c31)
		putPair(sums, 0, c00, c01)
		putPair(sums, 32, c10, c11)
		putPair(sums, 64, c20, c21)
		putPair(sums, 96, c30, c31)
		b, sums = unsafe.Add(b, 16*32), unsafe.Add(sums, 128)
	}
}

func tiles8(n int, b, sums unsafe.Pointer) {
	for ; n > 0; n-- {
		c00, c01 := pair(sums, 0)
		c10, c11 := pair(sums, 32)
		c20, c21 := pair(sums, 64)
		c30, c31 := pair(sums, 96)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(0, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(1, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(2, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(3, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(4, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(5, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(6, b, c00, c01, c10, c11, c20, c21, c30, c31)
		c00, c01, c10, c11, c20, c21, c30, c31 = step(7, b, c00, c01, c10, c11, c20, c21, c30, c31)
		putPair(sums, 0, c00, c01)
		putPair(sums, 32, c10, c11)
		putPair(sums, 64, c20, c21)
		putPair(sums, 96, c30, c31)
		b, sums = unsafe.Add(b, 8*32), unsafe.Add(sums, 128)
	}
}

// step adds term l to a tile. l is a constant wherever this is inlined.
//
// The order is what the browser's compiler needs, which keeps it and has 15
// registers. Go keeps it too, as long as all lines are alike: it goes by the
// position in the source, and counts a line that is inlined as later than all
// that aren't. So the callers consist of inlined calls and nothing else.
func step(l uintptr, b unsafe.Pointer, c00, c01, c10, c11, c20, c21, c30, c31 archsimd.Float32x4) (_, _, _, _, _, _, _, _ archsimd.Float32x4) {
	b0 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 32*l)))
	b1 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(b, 32*l+16)))
	x := archsimd.LoadFloat32x4Array(&spreadA[4*l])
	c00 = c00.Add(x.Mul(b0))
	c01 = c01.Add(x.Mul(b1))
	x = archsimd.LoadFloat32x4Array(&spreadA[4*l+1])
	c10 = c10.Add(x.Mul(b0))
	c11 = c11.Add(x.Mul(b1))
	x = archsimd.LoadFloat32x4Array(&spreadA[4*l+2])
	c20 = c20.Add(x.Mul(b0))
	c21 = c21.Add(x.Mul(b1))
	x = archsimd.LoadFloat32x4Array(&spreadA[4*l+3])
	c30 = c30.Add(x.Mul(b0))
	c31 = c31.Add(x.Mul(b1))
	return c00, c01, c10, c11, c20, c21, c30, c31
}

// pair loads the two vectors i bytes after p.
func pair(p unsafe.Pointer, i uintptr) (v, w archsimd.Float32x4) {
	v = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(p, i)))
	w = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(p, i+16)))
	return v, w
}

// putPair stores two vectors i bytes after p.
func putPair(p unsafe.Pointer, i uintptr, v, w archsimd.Float32x4) {
	v.StoreArray((*[4]float32)(unsafe.Add(p, i)))
	w.StoreArray((*[4]float32)(unsafe.Add(p, i+16)))
}

// spreadA holds up to 32 terms of a panel of op(A), each number four times: what
// [tiles32] multiplies by. One for all goroutines is enough, since wasm runs one
// at a time and only calls that may wait switch, which nothing between [spreadPanel]
// and the tiles does.
var spreadA [spreadTerms * height][4]float32

const spreadTerms = 32

// spreadPanel fills spreadA with the first n terms of the panel at a; n is a
// multiple of 8.
func spreadPanel(a unsafe.Pointer, n int) {
	d := unsafe.Pointer(&spreadA)
	for ; n > 0; n -= 4 {
		spreadTerm(a, 0, d, 0)
		spreadTerm(a, 16, d, 64)
		spreadTerm(a, 32, d, 128)
		spreadTerm(a, 48, d, 192)
		a, d = unsafe.Add(a, 64), unsafe.Add(d, 256)
	}
}

func spreadTerm(a unsafe.Pointer, i uintptr, d unsafe.Pointer, j uintptr) {
	v := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(a, i)))
	putPair(d, j, archsimd.BroadcastFloat32x4(v.GetElem(0)), archsimd.BroadcastFloat32x4(v.GetElem(1)))
	putPair(d, j+32, archsimd.BroadcastFloat32x4(v.GetElem(2)), archsimd.BroadcastFloat32x4(v.GetElem(3)))
}

// settle: c = alpha·sums, or c += alpha·sums if add, for one row of C. sums
// points to that row in the first of the tiles.
func settle(c []float32, alpha float32, sums unsafe.Pointer, add bool) {
	x := archsimd.BroadcastFloat32x4(alpha)
	if add {
		for ; len(c) >= 8; c, sums = c[8:], unsafe.Add(sums, 128) {
			to := unsafe.Pointer((*[8]float32)(c))
			s0, s1 := pair(sums, 0)
			c0, c1 := pair(to, 0)
			putPair(to, 0, c0.Add(x.Mul(s0)), c1.Add(x.Mul(s1)))
		}
	} else {
		for ; len(c) >= 16; c, sums = c[16:], unsafe.Add(sums, 256) {
			to := unsafe.Pointer((*[16]float32)(c))
			s0, s1 := pair(sums, 0)
			putPair(to, 0, x.Mul(s0), x.Mul(s1))
			s0, s1 = pair(sums, 128)
			putPair(to, 32, x.Mul(s0), x.Mul(s1))
		}
		if len(c) >= 8 {
			to := unsafe.Pointer((*[8]float32)(c))
			s0, s1 := pair(sums, 0)
			putPair(to, 0, x.Mul(s0), x.Mul(s1))
			c, sums = c[8:], unsafe.Add(sums, 128)
		}
	}
	rest := (*[8]float32)(sums)
	for j := range c {
		if v := alpha * rest[j]; add {
			c[j] += v
		} else {
			c[j] = v
		}
	}
}

// combine8 is combine for 8 vectors of y, which stay in registers. As with the
// tiles, order and unrolling are what the browser's compiler needs.
func combine8(y unsafe.Pointer, terms []term, b unsafe.Pointer) {
	s0, s1 := pair(y, 0)
	s2, s3 := pair(y, 32)
	s4, s5 := pair(y, 64)
	s6, s7 := pair(y, 96)
	for len(terms) >= 4 {
		t := (*[4]term)(terms)
		s0, s1, s2, s3, s4, s5, s6, s7 = plus(t[0].x, unsafe.Add(b, t[0].row), s0, s1, s2, s3, s4, s5, s6, s7)
		s0, s1, s2, s3, s4, s5, s6, s7 = plus(t[1].x, unsafe.Add(b, t[1].row), s0, s1, s2, s3, s4, s5, s6, s7)
		s0, s1, s2, s3, s4, s5, s6, s7 = plus(t[2].x, unsafe.Add(b, t[2].row), s0, s1, s2, s3, s4, s5, s6, s7)
		s0, s1, s2, s3, s4, s5, s6, s7 = plus(t[3].x, unsafe.Add(b, t[3].row), s0, s1, s2, s3, s4, s5, s6, s7)
		terms = terms[4:]
	}
	for i := range terms {
		s0, s1, s2, s3, s4, s5, s6, s7 = plus(terms[i].x, unsafe.Add(b, terms[i].row), s0, s1, s2, s3, s4, s5, s6, s7)
	}
	putPair(y, 0, s0, s1)
	putPair(y, 32, s2, s3)
	putPair(y, 64, s4, s5)
	putPair(y, 96, s6, s7)
}

// plus adds x times the eight vectors at r to eight sums.
func plus(x float32, r unsafe.Pointer, s0, s1, s2, s3, s4, s5, s6, s7 archsimd.Float32x4) (_, _, _, _, _, _, _, _ archsimd.Float32x4) {
	v := archsimd.BroadcastFloat32x4(x)
	s0 = s0.Add(v.Mul(archsimd.LoadFloat32x4Array((*[4]float32)(r))))
	s1 = s1.Add(v.Mul(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(r, 16)))))
	s2 = s2.Add(v.Mul(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(r, 32)))))
	s3 = s3.Add(v.Mul(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(r, 48)))))
	s4 = s4.Add(v.Mul(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(r, 64)))))
	s5 = s5.Add(v.Mul(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(r, 80)))))
	s6 = s6.Add(v.Mul(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(r, 96)))))
	s7 = s7.Add(v.Mul(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(r, 112)))))
	return s0, s1, s2, s3, s4, s5, s6, s7
}
