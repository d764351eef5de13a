//go:build goexperiment.simd && go1.27

package gemm

import (
	"simd"
	"sync"
	"unsafe"

	"gonum.org/v1/gonum/blas"

	"convlab/nn/internal/lanes"
)

// Where the rows of P(x) begin and where the columns lie from there are two
// lists: the number in row r, column l of P(x) is base[r]+off[l] from the first
// number, if the pictures have their zeros around them. So a tile reads P(x) and
// its transpose out of the pictures, and nothing is packed or written out but
// the border.

const (
	// patchRows is the most rows of P(x) in hand at once.
	patchRows = 256
	// wordSize is the size of an offset in a list, in bytes.
	wordSize = unsafe.Sizeof(uintptr(0))
)

// A patchSpace is the memory that one call needs.
type patchSpace struct {
	b    [depth * 32]float32 // one packed panel of op(B), of the widest tile
	edge [8 * 32]float32     // a tile that C has not room for
	base [patchRows]uintptr  // bytes
	last [8]uintptr          // rows of a tile that is not full
	off  []uintptr           // bytes, one for each column of P
	pics []float32           // pictures with their border
	all  []float32           // packed op(B), all of it, and sums, in wasm
	more []float32           // for Scatter: another kernel, or rows of dy·wᵀ
}

var patchSpaces struct {
	sync.Mutex
	free []*patchSpace
}

func takePatchSpace() *patchSpace {
	patchSpaces.Lock()
	defer patchSpaces.Unlock()
	last := len(patchSpaces.free) - 1
	if last < 0 {
		return new(patchSpace)
	}
	s := patchSpaces.free[last]
	patchSpaces.free = patchSpaces.free[:last]
	return s
}

// givePatchSpace ends the work that took s.
func givePatchSpace(s *patchSpace) {
	lanes.ClearUpper()
	patchSpaces.Lock()
	patchSpaces.free = append(patchSpaces.free, s)
	patchSpaces.Unlock()
}

// room returns n numbers of *buf, which grows if need be.
func room[T any](buf *[]T, n int) []T {
	if cap(*buf) < n {
		*buf = make([]T, n)
	}
	return (*buf)[:n]
}

func (vectors) mul(p Patches, y, x, w []float32, n int, add bool) {
	s := takePatchSpace()
	if p.Rows() <= rowwise { // then reading w is all the work, and zeros save some
		beta := float32(0)
		if add {
			beta = 1
		}
		rows := room(&s.more, p.Rows()*p.Cols())
		p.gather(rows, x, 0, p.Rows())
		vectors{}.Sgemm(blas.NoTrans, blas.NoTrans, p.Rows(), n, p.Cols(), 1, rows, p.Cols(), w, n, beta, y, n)
	} else {
		for v := p.views(x, s); v.next(); {
			grid{v.data, v.base, v.off}.multiply(y[v.row*n:], w, n, add, s)
		}
	}
	givePatchSpace(s)
}

func (vectors) mulTrans(p Patches, dw, x, dy []float32, n int) {
	s := takePatchSpace()
	for v := p.views(x, s); v.next(); {
		grid{v.data, v.off, v.base}.multiply(dw, dy[v.row*n:], n, v.row > 0, s)
	}
	givePatchSpace(s)
}

func (vectors) scatter(p Patches, dx, dy, w []float32, n int) {
	if p.phased() {
		p.scatterPhases(dx, dy, w, n)
	} else {
		p.scatterColumns(dx, dy, w, n)
	}
}

// scatterColumns writes out some rows of dy·wᵀ at a time and adds them to dx.
func (p *Patches) scatterColumns(dx, dy, w []float32, n int) {
	s := takePatchSpace()
	rows := min(p.Rows(), max(32, 1<<16/p.Cols()))
	buf := room(&s.more, rows*p.Cols())
	clear(dx)
	for r := 0; r < p.Rows(); r += rows {
		rl := min(rows, p.Rows()-r)
		vectors{}.Sgemm(blas.NoTrans, blas.Trans, rl, p.Cols(), n, 1, dy[r*n:], n, w, n, 0, buf, p.Cols())
		p.scatterRows(dx, buf, r, r+rl)
	}
	givePatchSpace(s)
}

// phased says whether scatterPhases can do it, and does little more than the
// multiplications that scatterColumns needs: it computes all numbers of dx in
// the same way, though those near the border are in fewer patches.
func (p *Patches) phased() bool {
	return (p.SH == 1 || p.DH == 1) && (p.SW == 1 || p.DW == 1) &&
		2*p.H*p.W <= 3*p.OH*p.SH*p.OW*p.SW
}

// scatterPhases computes dx as products with patches of dy. With stride 1, the
// adjoint of a convolution is one with the kernel turned by 180° and with C
// filters. With a larger one, pixels whose distance is a multiple of it are read
// by the same taps; each such phase is a convolution of dy with those taps.
func (p *Patches) scatterPhases(dx, dy, w []float32, n int) {
	s := takePatchSpace()
	whole := p.SH == 1 && p.SW == 1
	for py := range p.SH {
		for px := range p.SW {
			q := Patches{H: p.OH, W: p.OW, C: n, SH: 1, SW: 1, DH: p.DH, DW: p.DW}
			var y0, x0 int
			q.KH, q.Top, q.OH, y0 = phase(py, p.KH, p.SH, p.DH, p.Top, p.H)
			q.KW, q.Left, q.OW, x0 = phase(px, p.KW, p.SW, p.DW, p.Left, p.W)
			if q.OH <= 0 || q.OW <= 0 {
				continue
			}
			// So many pictures at a time that their part of dx stays in near caches.
			group := p.N
			if !whole {
				group = min(p.N, max(1, patchRows/(q.OH*q.OW)))
			}
			turned := room(&s.more, q.Cols()*p.C+group*q.OH*q.OW*p.C)
			turned, part := turned[:q.Cols()*p.C], turned[q.Cols()*p.C:]
			for ty := range q.KH {
				for tx := range q.KW {
					ky, kx := py+(q.KH-1-ty)*p.SH, px+(q.KW-1-tx)*p.SW
					transpose(turned[(ty*q.KW+tx)*n*p.C:], w[(ky*p.KW+kx)*p.C*n:], p.C, n)
				}
			}
			for i := 0; i < p.N; i += group {
				q.N = min(group, p.N-i)
				if whole {
					q.Mul(dx, dy, turned, p.C, false)
					break
				}
				q.Mul(part, dy[i*p.OH*p.OW*n:], turned, p.C, false)
				from := part
				for j := i; j < i+q.N; j++ {
					for y := y0; y < p.H; y += p.SH {
						for x := x0; x < p.W; x += p.SW {
							copy(dx[((j*p.H+y)*p.W+x)*p.C:][:p.C], from)
							from = from[p.C:]
						}
					}
				}
			}
		}
	}
	givePatchSpace(s)
}

// transpose writes the m×n matrix src to dst as n×m.
func transpose(dst, src []float32, m, n int) {
	i := 0
	for ; i+4 <= m; i += 4 {
		r0, r1, r2, r3 := src[i*n:][:n], src[(i+1)*n:][:n], src[(i+2)*n:][:n], src[(i+3)*n:][:n]
		for j := range n {
			d := dst[j*m+i:][:4]
			d[0], d[1], d[2], d[3] = r0[j], r1[j], r2[j], r3[j]
		}
	}
	for ; i < m; i++ {
		for j, v := range src[i*n:][:n] {
			dst[j*m+i] = v
		}
	}
}

// phase says of those numbers along one axis of dx that taps f, f+stride, … of
// the kernel read: how many taps that are, the padding of dy with which they
// become a convolution, how many numbers there are, and the first.
func phase(f, size, stride, dilation, padding, numbers int) (taps, pad, count, first int) {
	taps = max(0, (size-f+stride-1)/stride)
	first = ((f-padding)%stride + stride) % stride
	count = (numbers - first + stride - 1) / stride
	return taps, (taps-1)*dilation - (first+padding-f)/stride, count, first
}

// A view is some rows of P(x), at most patchRows, of one group of pictures.
type view struct {
	Patches
	x, data   []float32 // pictures, with their border if they need one
	base, off []uintptr // lists of offsets from data, in bytes
	row       int       // the first row, of P(x)

	s           *patchSpace
	border      bool
	group       int // pictures in a group
	end         int // row after the group
	step        int // rows in each view of the group
	high, wide  int // what all patches of a picture read together, in pixels
	line, frame int // numbers from one line and picture to the next
	origin      int // where the first pixel of the picture would be
}

func (p *Patches) views(x []float32, s *patchSpace) view {
	v := view{Patches: *p, x: x, s: s, data: x}
	down, across := p.Down(), p.Across()
	top, left := down.At(0, 0), across.At(0, 0)
	bottom, right := down.At(p.OH-1, p.KH-1)+1, across.At(p.OW-1, p.KW-1)+1
	v.high, v.wide = bottom-top, right-left
	v.border = min(top, left) < 0 || bottom > p.H || right > p.W
	v.line, v.frame = p.W*p.C, p.H*p.W*p.C
	if v.border {
		v.line, v.frame = v.wide*p.C, v.high*v.wide*p.C
		v.origin = -top*v.line - left*p.C
	}
	v.group = max(1, min(patchRows/(p.OH*p.OW), 1<<18/max(1, v.frame), p.N))
	v.off = room(&s.off, p.Cols())
	l := 0
	for ky := range p.KH {
		for kx := range p.KW {
			at := (down.At(0, ky)-top)*v.line + (across.At(0, kx)-left)*p.C
			for range p.C {
				v.off[l] = uintptr(at) * 4
				l, at = l+1, at+1
			}
		}
	}
	return v
}

// next goes on to the next rows, the first time to the first.
func (v *view) next() bool {
	pixels := v.OH * v.OW
	if v.row += len(v.base); v.row == v.end {
		i := v.end / pixels
		if i == v.N {
			return false
		}
		group := min(v.group, v.N-i)
		v.end += group * pixels
		if v.border {
			v.data = v.frames(i, group)
		} else {
			v.data = v.x[i*v.frame:]
		}
		// Views of one size, of whole tiles.
		parts := (group*pixels + patchRows - 1) / patchRows
		v.step = (group*pixels + 8*parts - 1) / (8 * parts) * 8
	}
	v.base = v.s.base[:min(v.step, v.end-v.row)]
	from := v.row % pixels
	if v.group > 1 {
		from = v.row % (v.group * pixels)
	}
	down, across := v.Down(), v.Across()
	i, oy, ox := v.output(from)
	for r := range v.base {
		v.base[r] = uintptr(v.origin+i*v.frame+down.At(oy, 0)*v.line+across.At(ox, 0)*v.C) * 4
		i, oy, ox = v.after(i, oy, ox)
	}
	return true
}

// frames copies pictures i to i+group with zeros around them.
func (v *view) frames(i, group int) []float32 {
	all := room(&v.s.pics, group*v.frame)
	// Of a line, zeros, numbers and zeros again.
	left := max(0, min(v.Left, v.wide)) * v.C
	skip := max(0, -v.Left) * v.C
	count := max(0, min(v.line-left, v.W*v.C-skip))
	rest := all
	for ; group > 0; group, i = group-1, i+1 {
		for y := -v.Top; y < v.high-v.Top; y++ {
			line := rest[:v.line]
			rest = rest[v.line:]
			if y < 0 || y >= v.H || count == 0 {
				clear(line)
				continue
			}
			clear(line[:left])
			copy(line[left:][:count], v.x[(i*v.H+y)*v.W*v.C+skip:])
			clear(line[left+count:])
		}
	}
	return all
}

// A grid is an m×k matrix that is read where it is: the number in row i, column
// l is rows[i]+cols[l] bytes from the start of data.
type grid struct {
	data       []float32
	rows, cols []uintptr
}

// multiplyTiles is multiply, in tiles whose sums stay in registers over all terms.
func (g grid) multiplyTiles(c, b []float32, n int, add bool, s *patchSpace) {
	m, k := len(g.rows), len(g.cols)
	runs := (k + depth - 1) / depth
	run := (k + runs - 1) / runs
	data, panel, edge := unsafe.Pointer(&g.data[0]), unsafe.Pointer(&s.b), unsafe.Pointer(&s.edge)
	for l := 0; l < k; l += run {
		kl, add := min(run, k-l), add || l > 0
		cols := unsafe.Pointer(&g.cols[l])
		for j := 0; j < n; {
			tall, h, w := n-j <= lanes.Count, 4, width
			if tall {
				h, w = 6, lanes.Count
			}
			jl := min(w, n-j)
			pack(s.b[:], w, &matrix{data: b, ld: n}, false, j, jl, l, kl)
			// Tiles that may write to C, then those with too few rows or columns. A
			// row of too few numbers may end in the next one if that is still to come.
			q := m / h
			if jl < w {
				q = 0
				if room := len(c) - w; jl == n && room >= 0 {
					q = min(m, room/n+1) / h
					if add {
						q = min(m, room/n) / h
					}
				}
			}
			if q > 0 && tall {
				gridTalls(q, data, unsafe.Pointer(&g.rows[0]), cols, kl, panel, unsafe.Pointer(&c[j]), uintptr(n)*4, add)
			} else if q > 0 {
				gridTiles(q, data, unsafe.Pointer(&g.rows[0]), cols, kl, panel, unsafe.Pointer(&c[j]), uintptr(n)*4, add)
			}
			for q *= h; q < m; q += h {
				ql := min(h, m-q)
				for t := range h {
					s.last[t] = g.rows[q+min(t, ql-1)]
				}
				if last := unsafe.Pointer(&s.last); tall {
					gridTalls(1, data, last, cols, kl, panel, edge, uintptr(w)*4, false)
				} else {
					gridTiles(1, data, last, cols, kl, panel, edge, uintptr(w)*4, false)
				}
				for r := range ql {
					to, from := c[(q+r)*n+j:][:jl], s.edge[r*w:]
					if !add {
						copy(to, from)
						continue
					}
					for i := range to {
						to[i] += from[i]
					}
				}
			}
			j += jl
		}
	}
}

// gridTalls is gridTiles with tiles of 6 rows and 1 vector, for the last columns
// or few filters. With 8 rows one sum is spilled: half the speed.
func gridTalls(count int, data, rows, cols unsafe.Pointer, k int, b, c unsafe.Pointer, cs uintptr, add bool) {
	var kept [32]float32
	keep := 0
	if add && cs < uintptr(lanes.Count)*4 {
		keep = lanes.Count
	}
	for {
		if keep > 0 {
			copy(kept[:], unsafe.Slice((*float32)(unsafe.Add(c, 6*cs)), keep))
		}
		gridTall(data, rows, cols, k, b, c, cs, add)
		if keep > 0 {
			copy(unsafe.Slice((*float32)(unsafe.Add(c, 6*cs)), keep), kept[:])
		}
		if count--; count == 0 {
			return
		}
		rows, c = unsafe.Add(rows, 6*wordSize), unsafe.Add(c, 6*cs)
	}
}

func gridTall(data, rows, cols unsafe.Pointer, k int, b, c unsafe.Pointer, cs uintptr, add bool) {
	var c0, c1, c2, c3, c4, c5 simd.Float32s
	w := uintptr(c0.Len()) * 4
	a0, a1 := unsafe.Add(data, word(rows, 0)), unsafe.Add(data, word(rows, 1))
	a2, a3 := unsafe.Add(data, word(rows, 2)), unsafe.Add(data, word(rows, 3))
	a4, a5 := unsafe.Add(data, word(rows, 4)), unsafe.Add(data, word(rows, 5))
	for {
		l, v := word(cols, 0), lanes.Load(b, 0)
		c0 = lanes.Spread(a0, l).MulAdd(v, c0)
		c1 = lanes.Spread(a1, l).MulAdd(v, c1)
		c2 = lanes.Spread(a2, l).MulAdd(v, c2)
		c3 = lanes.Spread(a3, l).MulAdd(v, c3)
		c4 = lanes.Spread(a4, l).MulAdd(v, c4)
		c5 = lanes.Spread(a5, l).MulAdd(v, c5)
		if k--; k == 0 {
			break
		}
		cols, b = unsafe.Add(cols, wordSize), unsafe.Add(b, w)
	}
	if add {
		c0, c1 = c0.Add(lanes.Load(c, 0)), c1.Add(lanes.Load(c, cs))
		c2, c3 = c2.Add(lanes.Load(c, 2*cs)), c3.Add(lanes.Load(c, 3*cs))
		c4, c5 = c4.Add(lanes.Load(c, 4*cs)), c5.Add(lanes.Load(c, 5*cs))
	}
	c0.Store(lanes.At(c, 0))
	c1.Store(lanes.At(c, cs))
	c2.Store(lanes.At(c, 2*cs))
	c3.Store(lanes.At(c, 3*cs))
	c4.Store(lanes.At(c, 4*cs))
	c5.Store(lanes.At(c, 5*cs))
}

// word returns the i-th offset of a list.
func word(p unsafe.Pointer, i uintptr) uintptr { return *(*uintptr)(unsafe.Add(p, i*wordSize)) }

// increase: dst += src, for len(src) numbers.
func increase(dst, src []float32) {
	dst = dst[:len(src)]
	var v simd.Float32s
	w := v.Len()
	for len(src) >= w {
		simd.LoadFloat32s(src).Add(simd.LoadFloat32s(dst)).Store(dst)
		src, dst = src[w:], dst[w:]
	}
	for i, v := range src {
		dst[i] += v
	}
}
