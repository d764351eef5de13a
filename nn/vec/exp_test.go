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
	{"Tanh", Tanh, math.Tanh, 6},
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
				if math.Abs(float64(got)) > 1 {
					t.Fatalf("%s(%g) is %g", f.name, x[i], got)
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
	for _, c := range []struct{ x, tanh, sigmoid float32 }{
		{inf, 1, 1},
		{-inf, -1, 0},
		{0, 0, 0.5},
		{89, 1, 1},
		{-200, -1, 0},
		{odd[0], odd[0], odd[0]},
	} {
		for k, want := range []float32{c.tanh, c.sigmoid} {
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
