//go:build goexperiment.simd && go1.27

package gemm

import (
	"simd/archsimd"
	"unsafe"
)

// multiply computes C = A·B, or C += A·B if add, where A is the grid, B is k×n
// and C m×n, without gaps. C may have more memory behind, whose numbers it may
// overwrite if add is false: the caller computes those later.
func (g grid) multiply(c, b []float32, n int, add bool, s *patchSpace) {
	if n < wide || len(g.cols) < spreadTerms {
		g.multiplyTiles(c, b, n, add, s)
		return
	}
	const numbers = 1 << 16 // of packed op(B), 256 KB: they stay in the second cache
	m, k := len(g.rows), len(g.cols)
	data := unsafe.Pointer(&g.data[0])
	for j := 0; j < n; j += columns {
		jl := min(columns, n-j)
		tiles := (jl + 7) / 8
		run := numbers / (tiles * 8) / 32 * 32
		buf := room(&s.all, numbers+tiles*8*height)
		packed, sums := buf[:numbers], buf[numbers:]
		for l := 0; l < k; l += run {
			kl := min(run, k-l)
			packAll(packed, b, n, j, jl, l, kl)
			for q := 0; q < m; q += 4 {
				ql := min(4, m-q)
				for t := range 4 {
					s.last[t] = g.rows[q+min(t, ql-1)]
				}
				clear(sums)
				bp, sp := unsafe.Pointer(&packed[0]), unsafe.Pointer(&sums[0])
				for t := 0; t < kl; {
					count := termsAtOnce(kl - t)
					spreadGrid(data, unsafe.Pointer(&s.last), unsafe.Pointer(&g.cols[l+t]), min(count, kl-t), count)
					switch count {
					case 32:
						tiles32(tiles, bp, sp)
					case 16:
						tiles16(tiles, bp, sp)
					default:
						tiles8(tiles, bp, sp)
					}
					bp = unsafe.Add(bp, tiles*count*32)
					t += count
				}
				for r := range ql {
					settle(c[(q+r)*n+j:][:jl], 1, unsafe.Pointer(&sums[r*8]), add || l > 0)
				}
			}
		}
	}
}

// wide is the least number of filters for which it pays to spread the numbers
// of A into fixed memory first; see [tiles32]. With 16 filters that makes 30 % of
// the peak in Chromium, and gridTiles 39; with 32 filters 49 and 45 (go test
// -bench Patches/lenet2, Patches/deotte32).
const wide = 24

// packAll packs kl terms of jl columns of op(B): as many panels of 8 for the
// first terms, then for the next; see [termsAtOnce].
func packAll(dst, b []float32, n, j, jl, l, kl int) {
	x := matrix{data: b, ld: n}
	for t := 0; t < kl; {
		count := termsAtOnce(kl - t)
		tl := min(count, kl-t)
		for q := 0; q < jl; q += 8 {
			pack(dst, 8, &x, false, j+q, min(8, jl-q), l+t, tl)
			clear(dst[tl*8 : count*8])
			dst = dst[count*8:]
		}
		t += count
	}
}

// spreadGrid fills spreadA with 4 rows of n terms of a grid, and zeros up to
// count.
func spreadGrid(data, rows, cols unsafe.Pointer, n, count int) {
	a0, a1 := unsafe.Add(data, word(rows, 0)), unsafe.Add(data, word(rows, 1))
	a2, a3 := unsafe.Add(data, word(rows, 2)), unsafe.Add(data, word(rows, 3))
	clear(spreadA[4*n : 4*count])
	d := unsafe.Pointer(&spreadA)
	for ; n >= 4; n -= 4 {
		spreadFour(d, 0, a0, a1, a2, a3, *(*uintptr)(cols))
		spreadFour(d, 64, a0, a1, a2, a3, *(*uintptr)(unsafe.Add(cols, 8)))
		spreadFour(d, 128, a0, a1, a2, a3, *(*uintptr)(unsafe.Add(cols, 16)))
		spreadFour(d, 192, a0, a1, a2, a3, *(*uintptr)(unsafe.Add(cols, 24)))
		d, cols = unsafe.Add(d, 256), unsafe.Add(cols, 32)
	}
	for ; n > 0; n-- {
		spreadFour(d, 0, a0, a1, a2, a3, *(*uintptr)(cols))
		d, cols = unsafe.Add(d, 64), unsafe.Add(cols, 8)
	}
}

// spreadFour spreads the numbers l bytes after four places to i bytes after d.
func spreadFour(d unsafe.Pointer, i uintptr, a0, a1, a2, a3 unsafe.Pointer, l uintptr) {
	archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a0, l))).StoreArray((*[4]float32)(unsafe.Add(d, i)))
	archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a1, l))).StoreArray((*[4]float32)(unsafe.Add(d, i+16)))
	archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a2, l))).StoreArray((*[4]float32)(unsafe.Add(d, i+32)))
	archsimd.BroadcastFloat32x4(*(*float32)(unsafe.Add(a3, l))).StoreArray((*[4]float32)(unsafe.Add(d, i+48)))
}

// gridTiles computes count tiles below each other, C = A·B, or C += A·B if add,
// each of 4 rows of A and 2 vectors of columns. The number in row i, column l of
// A is rows[i]+cols[l] bytes from data; k, the number of columns, is at least 1.
// b points to k rows of width numbers without gaps, c to rows of width numbers,
// cs bytes apart. If that is less than width, each row ends in what belongs to
// the next, which is written later; what belongs to the next tile, add restores.
//
// As with [tile], order and unrolling are what the browser's compiler needs.
func gridTiles(count int, data, rows, cols unsafe.Pointer, k int, b, c unsafe.Pointer, cs uintptr, add bool) {
	for ; count > 0; count-- {
		var c00, c01, c10, c11, c20, c21, c30, c31 archsimd.Float32x4
		a0, a1 := unsafe.Add(data, word(rows, 0)), unsafe.Add(data, word(rows, 1))
		a2, a3 := unsafe.Add(data, word(rows, 2)), unsafe.Add(data, word(rows, 3))
		n, col, bp := k, cols, b
		for ; n >= 8; n -= 8 {
			l := *(*uintptr)(col)
			b0 := archsimd.LoadFloat32x4Array((*[4]float32)(bp))
			b1 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 16)))
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

			l = *(*uintptr)(unsafe.Add(col, 8))
			b0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 32)))
			b1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 48)))
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

			l = *(*uintptr)(unsafe.Add(col, 16))
			b0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 64)))
			b1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 80)))
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

			l = *(*uintptr)(unsafe.Add(col, 24))
			b0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 96)))
			b1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 112)))
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

			l = *(*uintptr)(unsafe.Add(col, 32))
			b0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 128)))
			b1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 144)))
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

			l = *(*uintptr)(unsafe.Add(col, 40))
			b0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 160)))
			b1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 176)))
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

			l = *(*uintptr)(unsafe.Add(col, 48))
			b0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 192)))
			b1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 208)))
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

			l = *(*uintptr)(unsafe.Add(col, 56))
			b0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 224)))
			b1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 240)))
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
			col, bp = unsafe.Add(col, 64), unsafe.Add(bp, 256)
		}
		for ; n > 0; n-- {
			l := *(*uintptr)(col)
			b0 := archsimd.LoadFloat32x4Array((*[4]float32)(bp))
			b1 := archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(bp, 16)))
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
			c00 = c00.Add(archsimd.LoadFloat32x4Array((*[4]float32)(c)))
			c01 = c01.Add(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 16))))
			c10 = c10.Add(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, cs))))
			c11 = c11.Add(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, cs+16))))
			c20 = c20.Add(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 2*cs))))
			c21 = c21.Add(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 2*cs+16))))
			c30 = c30.Add(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 3*cs))))
			c31 = c31.Add(archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 3*cs+16))))
		}
		keep := add && cs < 32
		var tail0, tail1 archsimd.Float32x4
		if keep {
			tail0 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 4*cs)))
			tail1 = archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(c, 4*cs+16)))
		}
		c00.StoreArray((*[4]float32)(c))
		c01.StoreArray((*[4]float32)(unsafe.Add(c, 16)))
		c10.StoreArray((*[4]float32)(unsafe.Add(c, cs)))
		c11.StoreArray((*[4]float32)(unsafe.Add(c, cs+16)))
		c20.StoreArray((*[4]float32)(unsafe.Add(c, 2*cs)))
		c21.StoreArray((*[4]float32)(unsafe.Add(c, 2*cs+16)))
		c30.StoreArray((*[4]float32)(unsafe.Add(c, 3*cs)))
		c31.StoreArray((*[4]float32)(unsafe.Add(c, 3*cs+16)))
		if keep {
			tail0.StoreArray((*[4]float32)(unsafe.Add(c, 4*cs)))
			tail1.StoreArray((*[4]float32)(unsafe.Add(c, 4*cs+16)))
		}
		rows, c = unsafe.Add(rows, 32), unsafe.Add(c, 4*cs)
	}
}
