//go:build goexperiment.simd && go1.27 && !wasm

package gemm

import (
	"simd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// multiply computes C = A·B, or C += A·B if add, where A is the grid, B is k×n
// and C m×n, without gaps. C may have more memory behind, whose numbers it may
// overwrite if add is false: the caller computes those later.
func (g grid) multiply(c, b []float32, n int, add bool, s *patchSpace) {
	g.multiplyTiles(c, b, n, add, s)
}

// gridTiles computes count tiles below each other, C = A·B, or C += A·B if add,
// each of 4 rows of A and 2 vectors of columns. The number in row i, column l of
// A is rows[i]+cols[l] bytes from data; k, the number of columns, is at least 1.
// b points to k rows of width numbers without gaps, c to rows of width numbers,
// cs bytes apart. If that is less than width, each row ends in what belongs to
// the next, which is written later; what belongs to the next tile, add restores.
func gridTiles(count int, data, rows, cols unsafe.Pointer, k int, b, c unsafe.Pointer, cs uintptr, add bool) {
	var kept [32]float32
	keep := 0
	if add && cs < uintptr(width)*4 {
		keep = width
	}
	for {
		if keep > 0 {
			copy(kept[:], unsafe.Slice((*float32)(unsafe.Add(c, 4*cs)), keep))
		}
		gridTile(data, rows, cols, k, b, c, cs, add)
		if keep > 0 {
			copy(unsafe.Slice((*float32)(unsafe.Add(c, 4*cs)), keep), kept[:])
		}
		if count--; count == 0 {
			return
		}
		rows, c = unsafe.Add(rows, 4*wordSize), unsafe.Add(c, 4*cs)
	}
}

// gridTile is one of them. Why not in the loop of gridTiles: the sums would
// spill, and a quarter of the speed remain (on amd64, go1.27.4).
func gridTile(data, rows, cols unsafe.Pointer, k int, b, c unsafe.Pointer, cs uintptr, add bool) {
	var c00, c01, c10, c11, c20, c21, c30, c31 simd.Float32s
	w := uintptr(c00.Len()) * 4
	a0, a1 := unsafe.Add(data, word(rows, 0)), unsafe.Add(data, word(rows, 1))
	a2, a3 := unsafe.Add(data, word(rows, 2)), unsafe.Add(data, word(rows, 3))
	for {
		l := word(cols, 0)
		b0, b1 := lanes.Load(b, 0), lanes.Load(b, w)
		x := lanes.Spread(a0, l)
		c00, c01 = x.MulAdd(b0, c00), x.MulAdd(b1, c01)
		x = lanes.Spread(a1, l)
		c10, c11 = x.MulAdd(b0, c10), x.MulAdd(b1, c11)
		x = lanes.Spread(a2, l)
		c20, c21 = x.MulAdd(b0, c20), x.MulAdd(b1, c21)
		x = lanes.Spread(a3, l)
		c30, c31 = x.MulAdd(b0, c30), x.MulAdd(b1, c31)
		if k--; k == 0 {
			break // before a pointer leaves its memory
		}
		cols, b = unsafe.Add(cols, wordSize), unsafe.Add(b, 2*w)
	}
	if add {
		c00, c01 = c00.Add(lanes.Load(c, 0)), c01.Add(lanes.Load(c, w))
		c10, c11 = c10.Add(lanes.Load(c, cs)), c11.Add(lanes.Load(c, cs+w))
		c20, c21 = c20.Add(lanes.Load(c, 2*cs)), c21.Add(lanes.Load(c, 2*cs+w))
		c30, c31 = c30.Add(lanes.Load(c, 3*cs)), c31.Add(lanes.Load(c, 3*cs+w))
	}
	c00.Store(lanes.At(c, 0))
	c01.Store(lanes.At(c, w))
	c10.Store(lanes.At(c, cs))
	c11.Store(lanes.At(c, cs+w))
	c20.Store(lanes.At(c, 2*cs))
	c21.Store(lanes.At(c, 2*cs+w))
	c30.Store(lanes.At(c, 3*cs))
	c31.Store(lanes.At(c, 3*cs+w))
}
