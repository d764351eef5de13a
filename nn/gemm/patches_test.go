package gemm

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
)

// visit calls f with the index of each number of P that lies in a picture: its
// row and column in P, and where it is in the pictures. This is the definition.
func visit(p *Patches, f func(row, col, at int)) {
	row := 0
	for i := range p.N {
		for oy := range p.OH {
			for ox := range p.OW {
				col := 0
				for ky := range p.KH {
					for kx := range p.KW {
						y, x := oy*p.SH+ky*p.DH-p.Top, ox*p.SW+kx*p.DW-p.Left
						for c := range p.C {
							if y >= 0 && y < p.H && x >= 0 && x < p.W {
								f(row, col, ((i*p.H+y)*p.W+x)*p.C+c)
							}
							col++
						}
					}
				}
				row++
			}
		}
	}
}

// A sum of float64, with what near needs to know about its rounding.
type exact struct {
	sum, size float64
	terms     int
}

func (e *exact) add(a, b float32) {
	v := float64(a) * float64(b)
	e.sum, e.size, e.terms = e.sum+v, e.size+math.Abs(v), e.terms+1
}

func checkPatches(t *testing.T, r *rand.Rand, p *Patches, n int) {
	t.Helper()
	name := fmt.Sprintf("%+v n %d", *p, n)
	rows, cols, numbers := p.Rows(), p.Cols(), p.N*p.H*p.W*p.C
	x, w, dy := newSample(r, numbers, 1, 0), newSample(r, cols, n, 0), newSample(r, rows, n, 0)
	y, dw, dx := newSample(r, rows, n, 0), newSample(r, cols, n, 0), newSample(r, numbers, 1, 0)
	wantY, wantMore := make([]exact, rows*n), make([]exact, rows*n)
	wantW, wantX := make([]exact, cols*n), make([]exact, numbers)
	visit(p, func(row, col, at int) {
		for j := range n {
			wantY[row*n+j].add(x.data[at], w.data[col*n+j])
			wantW[col*n+j].add(x.data[at], dy.data[row*n+j])
			wantX[at].add(dy.data[row*n+j], w.data[col*n+j])
		}
	})
	for i := range wantY {
		wantMore[i] = wantY[i]
		wantMore[i].add(1, y.data[i])
	}
	compare := func(what string, got *sample, want []exact) {
		t.Helper()
		for i, e := range want {
			if !near(float64(got.data[i]), e.sum, e.size, e.terms) {
				t.Fatalf("%s: %s[%d] = %g, want %g", name, what, i, got.data[i], e.sum)
			}
		}
		for _, s := range []*sample{x, w, dy, y, dw, dx} {
			s.checkGuard(t, name+" "+what)
		}
	}
	nan := float32(math.NaN())
	p.Mul(y.data, x.data, w.data, n, true)
	compare("y + Mul", y, wantMore)
	y.fill(nan)
	p.Mul(y.data, x.data, w.data, n, false)
	compare("Mul", y, wantY)
	dw.fill(nan)
	p.MulTrans(dw.data, x.data, dy.data, n)
	compare("MulTrans", dw, wantW)
	dx.fill(nan)
	p.Scatter(dx.data, dy.data, w.data, n)
	compare("Scatter", dx, wantX)

	// <P(x)·w, dy> = <x, Scatter(dy)> = <w, MulTrans(dy)>
	var a, b, c exact
	for i, v := range y.data {
		a.add(v, dy.data[i])
	}
	for i, v := range dx.data {
		b.add(v, x.data[i])
	}
	for i, v := range dw.data {
		c.add(v, w.data[i])
	}
	limit := 0x1p-20*math.Sqrt(float64(a.terms*cols+1))*math.Sqrt(a.size+b.size+c.size) + 1e-4
	if math.Abs(a.sum-b.sum) > limit || math.Abs(a.sum-c.sum) > limit {
		t.Fatalf("%s: not adjoint: %g, %g, %g", name, a.sum, b.sum, c.sum)
	}
}

// valid is a batch of pictures and a square kernel without padding.
func valid(n, h, w, c, size, stride, dilation int) *Patches {
	reach := (size-1)*dilation + 1
	return &Patches{N: n, H: h, W: w, C: c, KH: size, KW: size, SH: stride, SW: stride, DH: dilation, DW: dilation,
		OH: (h-reach)/stride + 1, OW: (w-reach)/stride + 1}
}

// padded is valid with zeros around the pictures.
func padded(n, h, w, c, size, stride, dilation, top, left, bottom, right int) *Patches {
	p := valid(n, h+top+bottom, w+left+right, c, size, stride, dilation)
	p.H, p.W, p.Top, p.Left = h, w, top, left
	return p
}

var patchShapes = []*Patches{
	valid(1, 1, 1, 1, 1, 1, 1), // one number
	valid(5, 1, 1, 3, 1, 1, 1),
	valid(2, 4, 6, 5, 1, 1, 1), // a dense layer on each pixel
	valid(2, 5, 5, 3, 1, 2, 1),
	valid(3, 4, 4, 6, 4, 1, 1), // the kernel is the picture
	valid(300, 2, 2, 4, 2, 1, 1),
	valid(2, 3, 9, 1, 3, 1, 1),
	valid(1, 12, 11, 1, 5, 1, 1),
	valid(2, 9, 8, 3, 3, 2, 1),
	valid(1, 11, 11, 4, 3, 3, 1),
	valid(1, 9, 10, 2, 3, 1, 2),
	valid(1, 11, 11, 6, 3, 2, 2),
	valid(1, 6, 7, 16, 3, 1, 1),
	valid(1, 5, 6, 32, 3, 1, 1),
	valid(1, 5, 5, 33, 3, 1, 1),
	valid(1, 5, 4, 48, 3, 1, 1),             // 432 terms
	valid(1, 20, 21, 2, 3, 1, 1),            // 342 rows
	padded(1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1), // "same" on one pixel
	padded(2, 5, 6, 3, 3, 1, 1, 1, 1, 1, 1), // "same"
	padded(2, 7, 7, 4, 5, 1, 1, 2, 2, 2, 2), // "same"
	padded(2, 6, 6, 3, 3, 2, 1, 0, 0, 1, 1), // "same" with a stride is lopsided
	padded(1, 7, 8, 32, 5, 2, 1, 1, 1, 2, 2),
	padded(3, 6, 5, 2, 3, 1, 2, 2, 2, 2, 2), // dilated
	padded(1, 4, 4, 3, 3, 1, 1, 3, 0, 0, 4), // whole patches of padding
	padded(1, 3, 3, 2, 2, 3, 1, 2, 4, 3, 1),
	padded(1, 4, 4, 1, 2, 1, 1, -1, -2, 0, 0), // a corner of the picture
	padded(2, 6, 5, 3, 2, 2, 1, 1, -1, -2, 1),
	padded(70, 2, 2, 3, 3, 1, 1, 1, 1, 1, 1),  // many small pictures
	padded(1, 17, 19, 2, 3, 1, 1, 1, 1, 1, 1), // 323 rows
	{N: 2, H: 4, W: 9, C: 3, KH: 2, KW: 4, SH: 1, SW: 2, DH: 2, DW: 1, Top: 1, Left: 0, OH: 3, OW: 3},
	{N: 2, H: 9, W: 4, C: 4, KH: 4, KW: 2, SH: 2, SW: 1, DH: 1, DW: 2, Top: 0, Left: 1, OH: 3, OW: 3},
	{N: 1, H: 6, W: 6, C: 1, KH: 3, KW: 3, SH: 1, SW: 1, DH: 1, DW: 1, OH: 2, OW: 3}, // outputs left out
}

func TestPatches(t *testing.T) {
	force(t)
	r := rand.New(rand.NewPCG(7, 8))
	for _, p := range patchShapes {
		for _, n := range []int{1, 4, 6, 8, 16, 17, 32, 33, 64} {
			if testing.Short() && n > 17 {
				continue
			}
			checkPatches(t, r, p, n)
		}
	}
	checkPatches(t, r, valid(2, 14, 14, 6, 5, 1, 1), 16)
	checkPatches(t, r, padded(2, 28, 28, 1, 5, 1, 1, 2, 2, 2, 2), 6)
}

// TestPatchesNothing: where nothing is read, sums are empty, and what they are
// written to is still overwritten.
func TestPatchesNothing(t *testing.T) {
	force(t)
	r := rand.New(rand.NewPCG(7, 9))
	for _, p := range []*Patches{
		padded(0, 5, 5, 2, 3, 1, 1, 0, 0, 0, 0),
		padded(2, 5, 5, 0, 3, 1, 1, 0, 0, 0, 0),
		{N: 1, H: 5, W: 5, C: 2, KH: 3, KW: 3, SH: 1, SW: 1, DH: 1, DW: 1},
		{N: 1, H: 5, W: 5, C: 2, SH: 1, SW: 1, DH: 1, DW: 1, OH: 2, OW: 2},
		{N: 1, C: 2, KH: 2, KW: 2, SH: 1, SW: 1, DH: 1, DW: 1, OH: 2, OW: 2},
	} {
		checkPatches(t, r, p, 3)
		checkPatches(t, r, p, 0)
	}
}

func FuzzPatches(f *testing.F) {
	f.Add(uint64(1), uint8(1), uint8(5), uint8(6), uint8(3), uint8(2), uint8(3), uint8(0), uint8(0), uint8(9), uint8(6))
	f.Add(uint64(2), uint8(3), uint8(9), uint8(7), uint8(16), uint8(4), uint8(1), uint8(6), uint8(5), uint8(77), uint8(32))
	f.Fuzz(func(t *testing.T, seed uint64, n, h, w, c, kh, kw, stride, dilation, pad, filters uint8) {
		force(t)
		p := &Patches{
			N: int(n % 4), H: int(h % 16), W: int(w % 16), C: int(c % 36), KH: int(kh % 6), KW: int(kw % 6),
			SH: 1 + int(stride%3), SW: 1 + int(stride/3%3), DH: 1 + int(dilation%3), DW: 1 + int(dilation/3%3),
			Top: int(pad%6) - 1, Left: int(pad/6%6) - 1,
		}
		p.OH, p.OW = 1+int(h/16%8), 1+int(w/16%8) // even far outside of the picture
		checkPatches(t, rand.New(rand.NewPCG(seed, 1)), p, int(filters%70))
	})
}

// TestPatchesNaN: a NaN or Inf reaches exactly the numbers that depend on it.
func TestPatchesNaN(t *testing.T) {
	force(t)
	ones := func(n int) []float32 {
		v := make([]float32, n)
		for i := range v {
			v[i] = 1
		}
		return v
	}
	for _, bad := range []float32{float32(math.NaN()), float32(math.Inf(1))} {
		for _, p := range []*Patches{
			valid(2, 7, 7, 3, 3, 1, 1), valid(2, 9, 9, 5, 3, 2, 1), valid(2, 9, 9, 4, 3, 1, 2), padded(2, 6, 6, 3, 3, 1, 1, 1, 1, 1, 1),
		} {
			for _, n := range []int{6, 17, 40} {
				rows, cols, numbers := p.Rows(), p.Cols(), p.N*p.H*p.W*p.C
				x, w, dy := ones(numbers), ones(cols*n), ones(rows*n)
				y, dw, dx := ones(rows*n), ones(cols*n), ones(numbers)
				at := numbers/2 + 1
				x[at] = bad
				hitY, hitW, hitX := map[int]bool{}, map[int]bool{}, map[int]bool{}
				visit(p, func(row, col, a int) {
					if a == at {
						hitY[row], hitW[col] = true, true
					}
					if row == rows/2 {
						hitX[a] = true
					}
				})
				p.Mul(y, x, w, n, false)
				p.MulTrans(dw, x, dy, n)
				dy[rows/2*n+n-1] = bad
				p.Scatter(dx, dy, w, n)
				check := func(what string, v []float32, n int, hit map[int]bool) {
					for i, v := range v {
						if wrong := v-v != 0; wrong != hit[i/n] {
							t.Fatalf("%+v n %d: %g makes %s[%d] = %g", *p, n, bad, what, i, v)
						}
					}
				}
				check("y", y, n, hitY)
				check("dw", dw, n, hitW)
				check("dx", dx, 1, hitX)
			}
		}
	}
}

func TestPatchesNoAllocation(t *testing.T) {
	force(t)
	for _, p := range []*Patches{valid(4, 14, 14, 16, 3, 1, 1), padded(4, 14, 14, 6, 5, 1, 1, 2, 2, 2, 2), valid(4, 14, 14, 8, 5, 2, 1)} {
		const n = 40
		x, w, y := make([]float32, p.N*p.H*p.W*p.C), make([]float32, p.Cols()*n), make([]float32, p.Rows()*n)
		if got := testing.AllocsPerRun(5, func() {
			p.Mul(y, x, w, n, false)
			p.MulTrans(w, x, y, n)
			p.Scatter(x, y, w, n)
		}); got != 0 {
			t.Errorf("%+v: %g allocations", *p, got)
		}
	}
}

// TestPatchesGoroutines: the number of processors changes no bit, and calls at
// the same time don't disturb each other.
func TestPatchesGoroutines(t *testing.T) {
	force(t)
	for _, p := range []*Patches{valid(6, 26, 26, 32, 3, 1, 1), padded(1, 40, 40, 16, 5, 2, 1, 1, 1, 2, 2)} {
		const n = 64
		r := rand.New(rand.NewPCG(9, 9))
		x, w, dy := newSample(r, p.N*p.H*p.W*p.C, 1, 0).data, newSample(r, p.Cols(), n, 0).data, newSample(r, p.Rows(), n, 0).data
		run := func(alone bool) (all []float32) {
			if alone {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			}
			y, dw, dx := make([]float32, p.Rows()*n), make([]float32, p.Cols()*n), make([]float32, len(x))
			p.Mul(y, x, w, n, false)
			p.MulTrans(dw, x, dy, n)
			p.Scatter(dx, dy, w, n)
			return append(append(append(all, y...), dw...), dx...)
		}
		want := run(true)
		results := make(chan []float32)
		for range 3 {
			go func() { results <- run(false) }()
		}
		for range 3 {
			for i, v := range <-results {
				if v != want[i] {
					t.Fatalf("%+v: number %d is %g, on one processor %g", *p, i, v, want[i])
				}
			}
		}
	}
}

func TestPatchesPanics(t *testing.T) {
	p := valid(1, 5, 5, 2, 3, 1, 1)
	none := *p
	none.SH = 0
	v := make([]float32, 200)
	for name, f := range map[string]func(){
		"y":          func() { p.Mul(v[:26], v, v, 3, false) },
		"x":          func() { p.Mul(v, v[:49], v, 3, false) },
		"w":          func() { p.Mul(v, v, v[:53], 3, false) },
		"dw":         func() { p.MulTrans(v[:53], v, v, 3) },
		"dy":         func() { p.MulTrans(v, v, v[:26], 3) },
		"dx":         func() { p.Scatter(v[:49], v, v, 3) },
		"no stride":  func() { none.Mul(v, v, v, 3, false) },
		"negative n": func() { p.Mul(v, v, v, -1, false) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}
