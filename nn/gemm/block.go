//go:build goexperiment.simd && go1.27 && !wasm

package gemm

import "unsafe"

const (
	// rowwise is the most rows of op(A) for which C is computed row by row
	// (rows.go), dotwise if B is transposed: nothing is packed, and numbers of A
	// that are 0 cost nothing. go test -bench Rows, with half of A 0: from 4 rows
	// on tiles win, 65 to 38 GFLOP/s.
	rowwise = 3
	dotwise = 3

	// rows is the most rows of op(A) packed at once, 256 KB: they stay in the
	// second cache while every panel of op(B) passes over them. A panel of op(B),
	// of the widest vectors 32 KB, comes from near caches. Half and twice measured
	// the same within noise (go test -bench 'Square|Dense').
	rows = 256

	// Up to inPlace rows, the rows of B are read where they are: copying a panel
	// pays when more than two tiles use it. go test -bench Rows, in place against
	// copied: 8 rows make 75 to 57 GFLOP/s, 16 rows 67 to 64.
	inPlace = 8
)

// A space is the memory that one goroutine needs for its part of a product.
type space struct {
	a     [rows * depth]float32 // packed op(A)
	b     [depth * 32]float32   // one packed panel of op(B), of the widest tile
	edge  [height * 32]float32  // a tile that C has not room for
	terms [1024]term            // for rows.go
}

// block computes rows i0 to i1 and columns j0 to j1 of C; j0 is a multiple of
// width. Inside, one packed panel of op(B) stays in the first cache while all
// packed panels of op(A) pass it.
func (p *product) block(i0, i1, j0, j1 int, s *space) {
	for l := 0; l < p.k; l += depth {
		kl, add := min(depth, p.k-l), p.add || l > 0
		for i := i0; i < i1; i += rows {
			il := min(rows, i1-i)
			for q := 0; q < il; q += height {
				pack(s.a[q*kl:], height, &p.a, !p.a.trans, i+q, min(height, il-q), l, kl)
			}
			for j := j0; j < j1; j += width {
				jl := min(width, j1-j)
				b, bs := unsafe.Pointer(&s.b), uintptr(width)
				if !p.b.trans && il <= inPlace && jl == width {
					b, bs = unsafe.Pointer(&p.b.data[l*p.b.ld+j]), uintptr(p.b.ld)
				} else {
					pack(s.b[:], width, &p.b, p.b.trans, j, jl, l, kl)
				}
				for q := 0; q < il; q += height {
					a, ql := unsafe.Pointer(&s.a[q*kl]), min(height, il-q)
					c := p.c[(i+q)*p.ldc+j:]
					if ql == height && jl == width {
						tile(kl, &p.alpha, a, b, bs*4, unsafe.Pointer(&c[0]), uintptr(p.ldc)*4, add)
						continue
					}
					tile(kl, &p.alpha, a, b, bs*4, unsafe.Pointer(&s.edge), uintptr(width)*4, false)
					for r := range ql {
						put(c[r*p.ldc:][:jl], s.edge[r*width:], add)
					}
				}
			}
		}
	}
}
