//go:build goexperiment.simd && go1.27

package gemm

import "unsafe"

const (
	// rowwise is the most rows of op(A) for which C is computed row by row
	// (rows.go), dotwise if B is transposed: nothing is packed, and numbers of A
	// that are 0 cost nothing. go test -bench Rows: without zeros rows make a third
	// of the peak, with every other number 0 it is as if they made 60 %; 4 rows in
	// tiles 29 %, 8 rows 42 %. Dot products make 9 %.
	rowwise = 6
	dotwise = 1

	// columns is the most columns of op(B) packed at once, 256 KB: they stay in the
	// second cache while all rows of op(A) pass.
	columns = 256
)

// A space is the memory that one goroutine needs for its part of a product.
type space struct {
	a     [depth * height]float32   // one packed panel of op(A)
	b     [depth * columns]float32  // packed op(B)
	sums  [height * columns]float32 // a row of tiles
	terms [1024]term                // for rows.go
}

// block computes rows i0 to i1 and columns j0 to j1 of C; j0 is a multiple of
// width. The loops are another way round than in block.go, so that what the
// tiles read from fixed memory, A, stays there as long as possible: a few terms
// of four rows, for all tiles of these rows.
func (p *product) block(i0, i1, j0, j1 int, s *space) {
	for l := 0; l < p.k; l += depth {
		kl, add := min(depth, p.k-l), p.add || l > 0
		for j := j0; j < j1; j += columns {
			jl := min(columns, j1-j)
			tiles := (jl + 7) / 8
			p.packB(j, jl, l, kl, s)
			for i := i0; i < i1; i += height {
				il := min(height, i1-i)
				pack(s.a[:], height, &p.a, !p.a.trans, i, il, l, kl)
				clear(s.a[kl*height : (kl+7)/8*8*height])
				clear(s.sums[:tiles*8*height])
				b, sums := unsafe.Pointer(&s.b), unsafe.Pointer(&s.sums)
				for t := 0; t < kl; {
					n := termsAtOnce(kl - t)
					spreadPanel(unsafe.Pointer(&s.a[t*height]), n)
					switch n {
					case 32:
						tiles32(tiles, b, sums)
					case 16:
						tiles16(tiles, b, sums)
					default:
						tiles8(tiles, b, sums)
					}
					b = unsafe.Add(b, tiles*n*32)
					t += n
				}
				for r := range il {
					settle(p.c[(i+r)*p.ldc+j:][:jl], p.alpha, unsafe.Pointer(&s.sums[r*8]), add)
				}
			}
		}
	}
}

// packB packs kl terms of jl columns of op(B): as many panels for the first 32
// terms, then for the next; see [termsAtOnce].
func (p *product) packB(j, jl, l, kl int, s *space) {
	b := s.b[:]
	for t := 0; t < kl; {
		n := termsAtOnce(kl - t)
		tl := min(n, kl-t)
		for q := 0; q < jl; q += 8 {
			pack(b, 8, &p.b, p.b.trans, j+q, min(8, jl-q), l+t, tl)
			clear(b[tl*8 : n*8])
			b = b[n*8:]
		}
		t += n
	}
}

// termsAtOnce is how many terms the tiles sum before they take the next panels,
// when rest are left: 32, 16 or 8, of which those that don't exist are 0.
func termsAtOnce(rest int) int {
	switch {
	case rest >= 32:
		return 32
	case rest > 16:
		return 16
	}
	return (rest + 7) / 8 * 8
}
