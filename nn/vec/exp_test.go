package vec

import (
	"math"
	"testing"
)

// functions are approximations: worst is how many units in the last place they
// may be off, as their comments say.
var functions = []struct {
	name  string
	f     func(y, x []float32)
	want  func(float64) float64
	worst float64
}{
	{"Exp", Exp, math.Exp, 1.1},
	{"Tanh", Tanh, math.Tanh, 1.7},
	{"Sigmoid", Sigmoid, func(x float64) float64 {
		if e := math.Exp(-math.Abs(x)); x < 0 {
			return e / (1 + e)
		}
		return 1 / (1 + math.Exp(-x))
	}, 2.3},
}

// TestAccuracy compares with package math at numbers of all sizes: every 4,099th
// of all float32 (every 97th took the same bounds).
func TestAccuracy(t *testing.T) {
	const step = 4099
	x, y := make([]float32, 1<<12), make([]float32, 1<<12)
	for _, f := range functions {
		worst, at := 0., float32(0)
		for bits := uint64(0); bits < 1<<32; {
			n := 0
			for ; n < len(x) && bits < 1<<32; bits += step {
				if v := math.Float32frombits(uint32(bits)); v == v {
					x[n] = v
					n++
				}
			}
			f.f(y[:n], x[:n])
			for i, got := range y[:n] {
				want := f.want(float64(x[i]))
				if want >= math.MaxFloat32*(1+1./(1<<25)) {
					if !math.IsInf(float64(got), 1) {
						t.Fatalf("%s(%g) is %g, want +Inf", f.name, x[i], got)
					}
					continue
				}
				// Subnormal numbers are as far apart as the smallest normal ones.
				_, exp := math.Frexp(max(math.Abs(want), 1./(1<<126)))
				if off := math.Abs(float64(got)-want) / math.Ldexp(1, exp-24); off > worst || off != off {
					worst, at = off, x[i]
				}
			}
		}
		t.Logf("%s: %.3f units in the last place off at %g", f.name, worst, at)
		if !(worst <= f.worst) {
			t.Errorf("%s is %g units in the last place off at %g, want %g at most", f.name, worst, at, f.worst)
		}
	}
}

func TestFunctionsOfOddNumbers(t *testing.T) {
	inf := float32(math.Inf(1))
	x := make([]float32, 67) // vectors and a rest
	y := make([]float32, len(x))
	for _, c := range []struct{ x, exp, tanh, sigmoid float32 }{
		{inf, inf, 1, 1},
		{-inf, 0, -1, 0},
		{0, 1, 0, 0.5},
		{89, inf, 1, 1},
		{-200, 0, -1, 0},
		{odd[0], odd[0], odd[0], odd[0]},
	} {
		for k, want := range []float32{c.exp, c.tanh, c.sigmoid} {
			for i := range x {
				x[i] = c.x
			}
			functions[k].f(y, x)
			for i, got := range y {
				if !same(got, want) {
					t.Fatalf("%s(%g) at %d is %g, want %g", functions[k].name, c.x, i, got, want)
				}
			}
		}
	}
	Tanh(y[:1], []float32{float32(math.Copysign(0, -1))})
	if !math.Signbit(float64(y[0])) {
		t.Error("tanh(-0) is not -0")
	}
}

func TestSoftmaxRows(t *testing.T) {
	for m := 1; m < 90; m++ {
		x, y := newField(3*m), newField(3*m)
		for i := range x.v() {
			x.v()[i] = float32(i*7%19) + 1000*float32(i/m)
		}
		SoftmaxRows(y.v(), x.v(), m)
		for r := range 3 {
			row, sum := x.v()[r*m:][:m], 0.
			for _, v := range row {
				sum += math.Exp(float64(v - row[0]))
			}
			for j, v := range row {
				want := math.Exp(float64(v-row[0])) / sum
				if got := float64(y.v()[r*m+j]); math.Abs(got-want) > 1e-6*want {
					t.Fatalf("%d columns: [%d, %d] is %g, want %g", m, r, j, got, want)
				}
			}
		}
		if !y.intact() {
			t.Fatalf("%d columns: wrote outside", m)
		}
		SoftmaxRows(x.v(), x.v(), m)
		differ(t, "in place", x.v(), y.v())
	}
}
