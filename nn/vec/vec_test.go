package vec

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// lengths are all up to some vectors of the widest kind, and a few primes.
func lengths() (n []int) {
	for i := range 71 {
		n = append(n, i)
	}
	return append(n, 97, 127, 251, 509, 1021)
}

// guard is what surrounds each operand in memory.
const (
	guard  = -12345.678
	guards = 19
)

// A field is a slice between guards.
type field []float32

func newField(n int) field {
	f := make(field, n+2*guards)
	for i := range f {
		f[i] = guard
	}
	return f
}

func (f field) v() []float32 { return f[guards : len(f)-guards : len(f)-guards] }

func (f field) intact() bool {
	for i := range guards {
		if f[i] != guard || f[len(f)-1-i] != guard {
			return false
		}
	}
	return true
}

// odd are numbers that need care.
var odd = []float32{
	float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), 0, float32(math.Copysign(0, -1)),
	math.SmallestNonzeroFloat32, -math.SmallestNonzeroFloat32, math.MaxFloat32, -math.MaxFloat32, 1, -1,
}

// fill makes f numbers of both signs, some of them equal, and if strange some
// of them odd.
func fill(f []float32, r *rand.Rand, strange bool) {
	for i := range f {
		switch k := r.IntN(8); {
		case strange && k < 3:
			f[i] = odd[r.IntN(len(odd))]
		case k == 7:
			f[i] = float32(r.IntN(3) - 1)
		default:
			f[i] = float32(r.NormFloat64())
		}
	}
}

func same(a, b float32) bool {
	return math.Float32bits(a) == math.Float32bits(b) || a != a && b != b
}

func differ(t *testing.T, what string, got, want []float32) bool {
	t.Helper()
	for i := range want {
		if !same(got[i], want[i]) {
			t.Errorf("%s: [%d] of %d is %g (%#x), want %g (%#x)", what, i, len(want),
				got[i], math.Float32bits(got[i]), want[i], math.Float32bits(want[i]))
			return true
		}
	}
	return false
}

// A flat routine treats number i of its operands independently of all others.
// define is its definition for one number of each; the first writes of them may
// be written.
var flat = []struct {
	name     string
	operands int
	writes   int
	alias    bool // the first may be any other
	run      func(v [][]float32)
	define   func(e []float32)
}{
	{"Add", 3, 1, true, func(v [][]float32) { Add(v[0], v[1], v[2]) }, func(e []float32) { e[0] = e[1] + e[2] }},
	{"Max", 3, 1, true, func(v [][]float32) { Max(v[0], v[1], v[2]) }, func(e []float32) {
		if e[0] = max(e[1], e[2]); e[1] == e[2] {
			e[0] = e[1] // 0 and −0
		}
	}},
	{"Axpy", 2, 1, true, func(v [][]float32) { Axpy(v[0], v[1], -1.7) }, func(e []float32) { e[0] += float32(-1.7 * e[1]) }},
	{"Average", 2, 1, true, func(v [][]float32) { Average(v[0], v[1], 0.3) },
		func(e []float32) { e[0] += float32(0.3 * (e[1] - e[0])) }},
	{"ReLU", 2, 1, true, func(v [][]float32) { ReLU(v[0], v[1]) }, func(e []float32) { e[0] = max(e[1], 0) }},
	{"ReLUGrad", 3, 1, true, func(v [][]float32) { ReLUGrad(v[0], v[1], v[2]) }, func(e []float32) {
		if e[0] = e[2]; e[1] == 0 {
			e[0] = 0
		}
	}},
	{"Tanh", 2, 1, true, func(v [][]float32) { Tanh(v[0], v[1]) }, func(e []float32) { e[0] = tanh1(e[1]) }},
	{"Sigmoid", 2, 1, true, func(v [][]float32) { Sigmoid(v[0], v[1]) }, func(e []float32) { e[0] = sigmoid1(e[1]) }},
	{"TanhGrad", 3, 1, true, func(v [][]float32) { TanhGrad(v[0], v[1], v[2]) },
		func(e []float32) { e[0] = e[2] * (1 - float32(e[1]*e[1])) }},
	{"SigmoidGrad", 3, 1, true, func(v [][]float32) { SigmoidGrad(v[0], v[1], v[2]) },
		func(e []float32) { e[0] = e[2] * float32(e[1]*(1-e[1])) }},
	{"Momentum", 3, 2, false, func(v [][]float32) { Momentum(v[0], v[1], v[2], 0.9, 0.1) }, func(e []float32) {
		e[1] = float32(0.9*e[1]) - float32(0.1*e[2])
		e[0] += e[1]
	}},
	{"Nesterov", 3, 2, false, func(v [][]float32) { Nesterov(v[0], v[1], v[2], 0.9, 0.1) }, func(e []float32) {
		e[1] = float32(0.9*e[1]) - float32(0.1*e[2])
		e[0] += float32(0.9*e[1]) - float32(0.1*e[2])
	}},
	{"Adam", 4, 3, false, func(v [][]float32) { Adam(v[0], v[1], v[2], v[3], 0.01, 0.1, 0.001, 1e-7) }, func(e []float32) {
		e[1] += float32(0.1 * (e[3] - e[1]))
		e[2] += float32(0.001 * (float32(e[3]*e[3]) - e[2]))
		e[0] -= float32(0.01*e[1]) / (float32(math.Sqrt(float64(e[2]))) + 1e-7)
	}},
}

func TestFlat(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, f := range flat {
		t.Run(f.name, func(t *testing.T) {
			for _, n := range lengths() {
				for variant := range 2 * f.operands { // the first is operand variant/2, half of the times with odd numbers
					alias := variant / 2
					if alias > 0 && !f.alias {
						break
					}
					fields, v, want := make([]field, f.operands), make([][]float32, f.operands), make([][]float32, f.operands)
					for k := range fields {
						fields[k] = newField(n)
						v[k] = fields[k].v()
						fill(v[k], r, variant%2 == 1)
						want[k] = append([]float32(nil), v[k]...)
					}
					if alias > 0 {
						copy(want[0], want[alias])
						v[0] = v[alias]
					}
					e := make([]float32, f.operands)
					for i := range n {
						for k := range e {
							e[k] = want[k][i]
						}
						f.define(e)
						for k := range f.writes {
							want[k][i] = e[k]
						}
					}
					if alias > 0 {
						want[alias] = want[0]
					}
					f.run(v)
					for k := range v {
						if differ(t, fmt.Sprintf("operand %d, first is %d", k, alias), v[k], want[k]) {
							return
						}
						if !fields[k].intact() {
							t.Fatalf("length %d: wrote outside operand %d", n, k)
						}
					}
				}
			}
		})
	}
}

// rowwise routines treat number (i, j) of n×m matrices with number j of rows.
var rowwise = []struct {
	name           string
	matrices, rows int // operands: the first matrix is the result
	run            func(v, b [][]float32)
	define         func(e, b []float32) float32
}{
	{"Normalize", 2, 3, func(v, b [][]float32) { Normalize(v[0], v[1], b[0], b[1], b[2]) },
		func(e, b []float32) float32 { return float32((e[1]-b[0])*b[1]) + b[2] }},
	{"NormalizeGrad", 3, 4, func(v, b [][]float32) { NormalizeGrad(v[0], v[1], v[2], b[0], b[1], b[2], b[3]) },
		func(e, b []float32) float32 { return float32(b[1]*e[1]) + float32(b[2]*(e[2]-b[0])) + b[3] }},
}

// shapes are matrices with few and many rows of every width.
func shapes(yield func(n, m int)) {
	for m := 1; m <= 70; m++ {
		for _, n := range []int{0, 1, 3, 4, 37} {
			yield(n, m)
		}
	}
	for _, m := range []int{1, 6, 10, 16, 84, 120, 128, 251, 256, 600} {
		yield(150, m)
	}
}

func TestRows(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, f := range rowwise {
		shapes(func(n, m int) {
			for variant := range 2 * f.matrices {
				alias := variant / 2
				fields, v, b := make([]field, f.matrices), make([][]float32, f.matrices), make([][]float32, f.rows)
				for k := range fields {
					fields[k] = newField(n * m)
					v[k] = fields[k].v()
					fill(v[k], r, variant%2 == 1)
				}
				for k := range b {
					b[k] = newField(m).v()
					fill(b[k], r, variant%2 == 1)
				}
				if alias > 0 {
					v[0] = v[alias]
				}
				want := make([]float32, n*m)
				e, c := make([]float32, f.matrices), make([]float32, f.rows)
				for i := range want {
					for k := range e {
						e[k] = v[k][i]
					}
					for k := range c {
						c[k] = b[k][i%m]
					}
					want[i] = f.define(e, c)
				}
				f.run(v, b)
				if differ(t, fmt.Sprintf("%s %d×%d, the result is operand %d", f.name, n, m, alias), v[0], want) {
					return
				}
				for _, f := range fields {
					if !f.intact() {
						t.Fatalf("%d×%d: wrote outside", n, m)
					}
				}
			}
		})
	}
}

// spare takes sums that a test doesn't look at.
var spare [1024]float32

// columns are the sums over rows: define is the term.
var columns = []struct {
	name   string
	run    func(dst, x, mean, y []float32)
	define func(x, mean, y float64) float64
}{
	{"AddColumnSums", func(dst, x, mean, y []float32) { AddColumnSums(dst, x) },
		func(x, mean, y float64) float64 { return x }},
	{"AddColumnSquares", func(dst, x, mean, y []float32) { AddColumnSquares(dst, x, mean) },
		func(x, mean, y float64) float64 { return (x - mean) * (x - mean) }},
	{"AddColumnDots", func(dst, x, mean, y []float32) { AddColumnDots(spare[:len(dst)], dst, x, mean, y) },
		func(x, mean, y float64) float64 { return (x - mean) * y }},
	{"AddColumnDots's sums", func(dst, x, mean, y []float32) { AddColumnDots(dst, spare[:len(dst)], y, mean, x) },
		func(x, mean, y float64) float64 { return x }},
}

func TestColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, f := range columns {
		shapes(func(n, m int) {
			d, x, mean, y := newField(m), newField(n*m), newField(m), newField(n*m)
			for _, f := range []field{d, x, mean, y} {
				fill(f.v(), r, false)
			}
			want, size := make([]float64, m), make([]float64, m)
			for j := range want {
				want[j] = float64(d.v()[j])
				for i := range n {
					term := f.define(float64(x.v()[i*m+j]), float64(mean.v()[j]), float64(y.v()[i*m+j]))
					want[j] += term
					size[j] += math.Abs(term)
				}
				size[j] += math.Abs(float64(d.v()[j]))
			}
			f.run(d.v(), x.v(), mean.v(), y.v())
			for j, got := range d.v() {
				if math.Abs(float64(got)-want[j]) > 2e-6*size[j] {
					t.Fatalf("%s %d×%d: [%d] is %g, want %g", f.name, n, m, j, got, want[j])
				}
			}
			if !d.intact() {
				t.Fatalf("%s %d×%d: wrote outside", f.name, n, m)
			}
			if n > 0 { // trouble is seen, and in its own column only
				bad := r.IntN(n * m)
				x.v()[bad] = odd[0]
				f.run(d.v(), x.v(), mean.v(), y.v())
				for j, got := range d.v() {
					if (got != got) != (j == bad%m) {
						t.Fatalf("%s %d×%d: NaN in column %d, column %d is %g", f.name, n, m, bad%m, j, got)
					}
				}
			}
		})
	}
}

func TestMaxPool2(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for c := 1; c <= 70; c++ {
		for _, cols := range []int{0, 1, 2, 3, 7, 14} {
			for _, strange := range []bool{false, true} {
				n := cols * c
				y, x0, x1, dx0, dx1, dy := newField(n), newField(2*n), newField(2*n), newField(2*n), newField(2*n), newField(n)
				fill(x0.v(), r, strange)
				fill(x1.v(), r, strange)
				fill(dy.v(), r, strange)
				MaxPool2(y.v(), x0.v(), x1.v(), c)
				MaxPool2Grad(dx0.v(), dx1.v(), dy.v(), x0.v(), x1.v(), y.v(), c)
				for i := range n {
					// The four places of number i, in reading order.
					k := (i/c)*2*c + i%c
					four := []float32{x0.v()[k], x0.v()[k+c], x1.v()[k], x1.v()[k+c]}
					want := max(four[0], four[1], four[2], four[3])
					if got := y.v()[i]; got != want && (got == got || want == want) {
						t.Fatalf("%d×%d: [%d] is %g of %g", cols, c, i, got, four)
					}
					at := 0
					for at < 3 && four[at] != want {
						at++
					}
					grads := []float32{dx0.v()[k], dx0.v()[k+c], dx1.v()[k], dx1.v()[k+c]}
					for p, got := range grads {
						w := float32(0)
						if p == at {
							w = dy.v()[i]
						}
						if !same(got, w) {
							t.Fatalf("%d×%d: gradients at [%d] are %g for %g with dy %g", cols, c, i, grads, four, dy.v()[i])
						}
					}
				}
				for _, f := range []field{y, x0, x1, dx0, dx1, dy} {
					if !f.intact() {
						t.Fatalf("%d×%d: wrote outside", cols, c)
					}
				}
			}
		}
	}
}

func TestLengths(t *testing.T) {
	four, five := make([]float32, 4), make([]float32, 5)
	for name, f := range map[string]func(){
		"Add":       func() { Add(four, four, five) },
		"ReLU":      func() { ReLU(five, four) },
		"Adam":      func() { Adam(four, four, five, four, 1, 1, 1, 1) },
		"Normalize": func() { Normalize(five, five, four, four, four) },
		"sums":      func() { AddColumnSums(four, five) },
		"no column": func() { AddColumnSums(nil, five) },
		"MaxPool2":  func() { MaxPool2(four, five, five, 2) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s took lengths that don't fit", name)
				}
			}()
			f()
		}()
	}
}

func TestNoAllocation(t *testing.T) {
	const n, m = 64, 6
	v := make([][]float32, 4)
	for k := range v {
		v[k] = make([]float32, n*m)
	}
	b := [][]float32{make([]float32, m), make([]float32, m), make([]float32, m), make([]float32, m)}
	if got := testing.AllocsPerRun(10, func() {
		for _, f := range flat {
			f.run(v[:f.operands])
		}
		for _, f := range rowwise {
			f.run(v[:f.matrices], b[:f.rows])
		}
		for _, f := range columns {
			f.run(b[0], v[0], b[1], v[1])
		}
		MaxPool2(v[0][:n*m/2], v[1], v[2], m)
		MaxPool2Grad(v[2], v[3], v[0][:n*m/2], v[1], v[1], v[0][:n*m/2], m)
	}); got != 0 {
		t.Errorf("%g allocations", got)
	}
}
