package gemm

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

// unset fills memory that nobody may read or write: a NaN with a mark, which
// would spread if read and whose bits would change if written.
const unset = 0x7fc0beef

// A sample is a matrix of random numbers whose rows have a stride, with
// unset words before, between and after them.
type sample struct {
	memory, data []float32
	rows, cols   int
	ld           int
}

const guard = 33 // words on either side, more than two vectors

func newSample(r *rand.Rand, rows, cols, gap int) *sample {
	ld := max(1, cols+gap)
	n := 0
	if rows > 0 { // gonum wants this much even if cols is 0
		n = (rows-1)*ld + cols
	}
	s := &sample{memory: make([]float32, n+2*guard), rows: rows, cols: cols, ld: ld}
	for i := range s.memory {
		s.memory[i] = math.Float32frombits(unset)
	}
	s.data = s.memory[guard : guard+n : guard+n]
	for i := range rows {
		for j := range cols {
			s.data[i*ld+j] = 2*r.Float32() - 1
		}
	}
	return s
}

// fill sets all numbers, but no gap.
func (s *sample) fill(v float32) {
	for i := range s.rows {
		for j := range s.cols {
			s.data[i*s.ld+j] = v
		}
	}
}

// at is op(X)[i][j].
func (s *sample) at(t blas.Transpose, i, j int) float64 {
	if t != blas.NoTrans {
		i, j = j, i
	}
	return float64(s.data[i*s.ld+j])
}

// checkGuard reports a word that was written though it is no number of s.
func (s *sample) checkGuard(t *testing.T, name string) {
	t.Helper()
	for i, v := range s.memory {
		at := i - guard
		if at >= 0 && at < len(s.data) && at%s.ld < s.cols {
			continue
		}
		if math.Float32bits(v) != unset {
			t.Fatalf("%s: word %d of %d is overwritten", name, at, len(s.data))
		}
	}
}

// define sets want to the definition, alpha·op(A)·op(B) + beta·C in float64, and
// scale to the sum of the sizes of what is added, which limits the rounding.
func define(tA, tB blas.Transpose, m, n, k int, alpha float32, a, b *sample, beta float32, c *sample) (want, scale []float64) {
	want, scale = make([]float64, m*n), make([]float64, m*n)
	for i := range m {
		for j := range n {
			s, size := 0.0, 0.0
			if beta != 0 {
				s = float64(beta) * c.at(blas.NoTrans, i, j)
				size = math.Abs(s)
			}
			if alpha != 0 {
				for l := range k {
					v := float64(alpha) * a.at(tA, i, l) * b.at(tB, l, j)
					s += v
					size += math.Abs(v)
				}
			}
			want[i*n+j], scale[i*n+j] = s, size
		}
	}
	return want, scale
}

// near allows for every rounding of a float32 sum, in whatever order: each of
// its products, additions and scalings errs by at most 2^-24 of the sizes
// summed. So it is tight where terms are few, as at every edge.
func near(got, want, scale float64, terms int) bool {
	return math.Abs(got-want) <= float64(terms+4)*0x1p-24*scale+1e-40
}

type shape struct{ m, n, k int }

var transposes = []blas.Transpose{blas.NoTrans, blas.Trans}

// checkSgemm compares Sgemm with its definition for one shape.
func checkSgemm(t *testing.T, impl blas.Float32, r *rand.Rand, s shape, tA, tB blas.Transpose, alpha, beta float32, gap int) {
	t.Helper()
	name := fmt.Sprintf("%c%c %d×%d×%d alpha %g beta %g gap %d", tA, tB, s.m, s.n, s.k, alpha, beta, gap)
	oriented := func(t blas.Transpose, rows, cols int) *sample {
		if t != blas.NoTrans {
			rows, cols = cols, rows
		}
		return newSample(r, rows, cols, gap)
	}
	a, b, c := oriented(tA, s.m, s.k), oriented(tB, s.k, s.n), newSample(r, s.m, s.n, gap)
	if alpha == 0 && Features() != "gonum" { // must stay unread; gonum reads it
		a.fill(float32(math.NaN()))
	}
	want, scale := define(tA, tB, s.m, s.n, s.k, alpha, a, b, beta, c)
	if beta == 0 { // must be overwritten
		c.fill(float32(math.NaN()))
	}
	impl.Sgemm(tA, tB, s.m, s.n, s.k, alpha, a.data, a.ld, b.data, b.ld, beta, c.data, c.ld)
	for i := range s.m {
		for j := range s.n {
			got, at := c.at(blas.NoTrans, i, j), i*s.n+j
			if !near(got, want[at], scale[at], s.k) {
				t.Fatalf("%s: C[%d][%d] = %g, want %g", name, i, j, got, want[at])
			}
		}
	}
	for _, x := range []*sample{a, b, c} {
		x.checkGuard(t, name)
	}
}

// edges are sizes around everything that the code counts in: vectors, tiles,
// panels and the limits between paths.
func edges(around ...int) []int {
	seen, list := map[int]bool{}, []int{}
	add := func(n int) {
		if n >= 0 && !seen[n] {
			seen[n], list = true, append(list, n)
		}
	}
	for _, n := range around {
		add(n - 1)
		add(n)
		add(n + 1)
	}
	return list
}

func TestSgemm(t *testing.T) {
	force(t)
	impl, r := Implementation{}, rand.New(rand.NewPCG(1, 2))
	small := edges(0, 2, 4, 8, 16, 32)
	if testing.Short() {
		small = []int{0, 1, 3, 4, 5, 9, 17, 33}
	}
	// All small shapes; transposes, gaps, alpha and beta take turns so that
	// every pair of them meets every edge many times.
	alphas, betas := []float32{1, -0.5, 0, 1}, []float32{0, 1, 0.75}
	turn := 0
	for _, m := range small {
		for _, n := range small {
			for _, k := range small {
				for _, tA := range transposes {
					for _, tB := range transposes {
						checkSgemm(t, impl, r, shape{m, n, k}, tA, tB, alphas[turn%4], betas[turn%3], turn%5)
						turn++
					}
				}
			}
		}
	}
	// The block edges, one side at a time.
	for _, tA := range transposes {
		for _, tB := range transposes {
			for _, big := range edges(64, 101, 256, 512) {
				for _, s := range []shape{{big, 9, 5}, {5, big, 9}, {9, 5, big}, {1, 35, big}, {2, big, 3}} {
					checkSgemm(t, impl, r, s, tA, tB, alphas[turn%4], betas[turn%3], turn%5)
					turn++
				}
			}
			checkSgemm(t, impl, r, shape{1, 70, 2 * 1024}, tA, tB, 1, 1, 0)
			if !testing.Short() {
				checkSgemm(t, impl, r, shape{131, 137, 263}, tA, tB, 1, 1, 1)
				checkSgemm(t, impl, r, shape{259, 67, 521}, tA, tB, 1, 0, 0)
				checkSgemm(t, impl, r, shape{67, 259, 257}, tA, tB, 2, 0.5, 3)
			}
		}
	}
	checkSgemm(t, impl, r, shape{7, 7, 7}, blas.ConjTrans, blas.ConjTrans, 1, 0, 1)
}

// FuzzSgemm looks for shapes that the table above forgot.
func FuzzSgemm(f *testing.F) {
	f.Add(uint64(1), uint16(3), uint16(33), uint16(257), uint8(0), float32(1), float32(0))
	f.Add(uint64(2), uint16(64), uint16(10), uint16(17), uint8(7), float32(-2), float32(0.5))
	f.Fuzz(func(t *testing.T, seed uint64, m, n, k uint16, bits uint8, alpha, beta float32) {
		if !(math.Abs(float64(alpha)) < 1e6 && math.Abs(float64(beta)) < 1e6) {
			t.Skip("the test's tolerance is relative")
		}
		force(t)
		checkSgemm(t, Implementation{}, rand.New(rand.NewPCG(seed, 0)), shape{int(m % 300), int(n % 300), int(k % 600)},
			transposes[bits&1], transposes[bits>>1&1], alpha, beta, int(bits>>2&7))
	})
}

// TestNaN: a NaN or Inf reaches exactly the numbers of C that depend on it.
func TestNaN(t *testing.T) {
	force(t)
	for _, bad := range []float32{float32(math.NaN()), float32(math.Inf(1))} {
		for _, s := range []shape{{1, 37, 20}, {3, 8, 5}, {4, 64, 300}, {13, 35, 300}, {70, 9, 7}} {
			for _, tA := range transposes {
				for _, tB := range transposes {
					oriented := func(t blas.Transpose, rows, cols int) (v []float32, ld int) {
						v = make([]float32, rows*cols)
						for i := range v {
							v[i] = 1
						}
						if t != blas.NoTrans {
							return v, rows
						}
						return v, cols
					}
					place := func(t blas.Transpose, v []float32, ld, i, j int) {
						if t != blas.NoTrans {
							i, j = j, i
						}
						v[i*ld+j] = bad
					}
					for _, inA := range []bool{true, false} {
						a, lda := oriented(tA, s.m, s.k)
						b, ldb := oriented(tB, s.k, s.n)
						c := make([]float32, s.m*s.n)
						if inA {
							place(tA, a, lda, s.m-1, s.k/2)
						} else {
							place(tB, b, ldb, s.k/2, s.n-1)
						}
						Implementation{}.Sgemm(tA, tB, s.m, s.n, s.k, 1, a, lda, b, ldb, 0, c, s.n)
						for i, v := range c {
							hit := inA && i/s.n == s.m-1 || !inA && i%s.n == s.n-1
							if wrong := v-v != 0; wrong != hit {
								t.Fatalf("%v %c%c %g in A: %t: C[%d][%d] = %g", s, tA, tB, bad, inA, i/s.n, i%s.n, v)
							}
						}
					}
				}
			}
		}
	}
}

// TestVectors compares Sgemv, Saxpy and Sdot with their definitions.
func TestVectors(t *testing.T) {
	force(t)
	impl, r := Implementation{}, rand.New(rand.NewPCG(3, 4))
	check := func(name string, got float32, want, scale float64, terms int) {
		t.Helper()
		if !near(float64(got), want, scale, terms) {
			t.Fatalf("%s: %g, want %g", name, got, want)
		}
	}
	for _, n := range edges(0, 4, 8, 16, 32, 64, 128, 257) {
		for _, inc := range []int{1, 2, -1} {
			// One number per row: a stride for vectors, with guards.
			x, y := newSample(r, n, 1, max(inc, -inc)-1), newSample(r, n, 1, max(inc, -inc)-1)
			dot, size := 0.0, 0.0
			before := append([]float32(nil), y.data...)
			for i := range n {
				v := x.at(blas.NoTrans, i, 0) * y.at(blas.NoTrans, i, 0)
				dot, size = dot+v, size+math.Abs(v)
			}
			check(fmt.Sprintf("Sdot %d inc %d", n, inc), impl.Sdot(n, x.data, inc, y.data, inc), dot, size, n)
			impl.Saxpy(n, -1.5, x.data, inc, y.data, inc)
			for i := range n {
				b, v := float64(before[i*y.ld]), -1.5*x.at(blas.NoTrans, i, 0)
				check(fmt.Sprintf("Saxpy %d inc %d at %d", n, inc, i), y.data[i*y.ld], b+v, math.Abs(b)+math.Abs(v), 1)
			}
			x.checkGuard(t, "x")
			y.checkGuard(t, "y")
		}
		for _, m := range []int{0, 1, 2, 5, 17, 130} {
			for _, tA := range transposes {
				for _, inc := range []int{1, 3} {
					for _, beta := range []float32{0, 1, 0.5} {
						lenX, lenY := n, m
						if tA != blas.NoTrans {
							lenX, lenY = m, n
						}
						a, x, y := newSample(r, m, n, 2), newSample(r, lenX, 1, inc-1), newSample(r, lenY, 1, 0)
						// op(A)·x is the product with a matrix of one column.
						want, scale := define(tA, blas.NoTrans, lenY, 1, lenX, 1.25, a, x, beta, y)
						if m == 0 || n == 0 { // y stays, says BLAS
							for i := range lenY {
								want[i] = y.at(blas.NoTrans, i, 0)
							}
						} else if beta == 0 {
							for i := range y.data {
								y.data[i] = float32(math.NaN())
							}
						}
						impl.Sgemv(tA, m, n, 1.25, a.data, a.ld, x.data, inc, beta, y.data, 1)
						for i := range lenY {
							check(fmt.Sprintf("Sgemv %c %d×%d inc %d beta %g at %d", tA, m, n, inc, beta, i), y.data[i], want[i], scale[i]+math.Abs(want[i]), lenX)
						}
						for _, s := range []*sample{a, x, y} {
							s.checkGuard(t, "Sgemv")
						}
					}
				}
			}
		}
	}
}

// TestPanics: what gonum refuses, in gonum's words.
func TestPanics(t *testing.T) {
	force(t)
	said := func(f func()) (what any) {
		defer func() { what = recover() }()
		f()
		return nil
	}
	v := make([]float32, 100)
	for _, bad := range []struct {
		tA, tB           blas.Transpose
		m, n, k          int
		lda, ldb, ldc    int
		lenA, lenB, lenC int
	}{
		{'x', 'N', 2, 2, 2, 2, 2, 2, 4, 4, 4},
		{'N', 0, 2, 2, 2, 2, 2, 2, 4, 4, 4},
		{'N', 'N', -1, 2, 2, 2, 2, 2, 4, 4, 4},
		{'N', 'N', 2, -1, 2, 2, 2, 2, 4, 4, 4},
		{'N', 'N', 2, 2, -1, 2, 2, 2, 4, 4, 4},
		{'N', 'N', 2, 3, 4, 3, 3, 3, 8, 12, 6},
		{'N', 'N', 2, 3, 4, 4, 2, 3, 8, 12, 6},
		{'N', 'N', 2, 3, 4, 4, 3, 2, 8, 12, 6},
		{'T', 'T', 2, 3, 4, 1, 4, 3, 8, 12, 6},
		{'T', 'T', 2, 3, 4, 2, 3, 3, 8, 12, 6},
		{'N', 'N', 2, 3, 4, 4, 3, 3, 7, 12, 6},
		{'N', 'N', 2, 3, 4, 4, 3, 3, 8, 11, 6},
		{'N', 'N', 2, 3, 4, 4, 3, 3, 8, 12, 5},
		{'T', 'T', 2, 3, 4, 2, 4, 3, 7, 12, 6},
		{'T', 'T', 2, 3, 4, 2, 4, 3, 8, 11, 6},
	} {
		run := func(impl blas.Float32) any {
			return said(func() {
				impl.Sgemm(bad.tA, bad.tB, bad.m, bad.n, bad.k, 1, v[:bad.lenA], bad.lda, v[:bad.lenB], bad.ldb, 0, v[:bad.lenC], bad.ldc)
			})
		}
		got, want := run(Implementation{}), run(gonum.Implementation{})
		if want == nil || got != want {
			t.Errorf("%+v: panic %v, gonum's %v", bad, got, want)
		}
	}
	for _, f := range []func(impl blas.Float32){
		func(impl blas.Float32) { impl.Sgemv(blas.NoTrans, 2, 3, 1, v[:5], 3, v, 1, 0, v, 1) },
		func(impl blas.Float32) { impl.Sgemv(blas.NoTrans, 2, 3, 1, v, 2, v, 1, 0, v, 1) },
		func(impl blas.Float32) { impl.Sgemv(blas.NoTrans, 2, 3, 1, v, 3, v[:2], 1, 0, v, 1) },
		func(impl blas.Float32) { impl.Sgemv(blas.Trans, 2, 3, 1, v, 3, v, 1, 0, v[:2], 1) },
		func(impl blas.Float32) { impl.Saxpy(3, 1, v[:2], 1, v, 1) },
		func(impl blas.Float32) { impl.Saxpy(3, 1, v, 1, v[:2], 1) },
		func(impl blas.Float32) { impl.Saxpy(3, 1, v, 0, v, 1) },
		func(impl blas.Float32) { impl.Sdot(3, v[:2], 1, v, 1) },
		func(impl blas.Float32) { impl.Sdot(-3, v, 1, v, 1) },
	} {
		got, want := said(func() { f(Implementation{}) }), said(func() { f(gonum.Implementation{}) })
		if want == nil || got != want {
			t.Errorf("panic %v, gonum's %v", got, want)
		}
	}
}

// TestGoroutines: the number of processors changes no bit, and calls at the
// same time don't disturb each other.
func TestGoroutines(t *testing.T) {
	force(t)
	for _, s := range []shape{{300, 200, 100}, {40, 1000, 300}, {513, 129, 270}} {
		r := rand.New(rand.NewPCG(5, 6))
		a, b := newSample(r, s.m, s.k, 0), newSample(r, s.k, s.n, 0)
		multiply := func(procs int) []float32 {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			c := make([]float32, s.m*s.n)
			Implementation{}.Sgemm(blas.NoTrans, blas.NoTrans, s.m, s.n, s.k, 1, a.data, a.ld, b.data, b.ld, 0, c, s.n)
			return c
		}
		want := multiply(1)
		results := make(chan []float32)
		for range 4 {
			go func() {
				c := make([]float32, s.m*s.n)
				Implementation{}.Sgemm(blas.NoTrans, blas.NoTrans, s.m, s.n, s.k, 1, a.data, a.ld, b.data, b.ld, 0, c, s.n)
				results <- c
			}()
		}
		all := [][]float32{multiply(4), multiply(2), <-results, <-results, <-results, <-results}
		for n, c := range all {
			for i := range c {
				if c[i] != want[i] {
					t.Fatalf("%v, run %d: C[%d] = %g, on one processor %g", s, n, i, c[i], want[i])
				}
			}
		}
	}
}
