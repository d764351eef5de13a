package filter

import (
	"math"
	"math/rand/v2"
	"testing"
)

// outer is the kernel u[i]·w[j]·by.
func outer(by float64, u, w []float64) Plane {
	k := NewPlane(len(u), len(w))
	for i, a := range u {
		for j, b := range w {
			k.Set(i, j, a*b*by)
		}
	}
	return k
}

// Kernels that are a column times a row take two passes, and make the same pixels.
func TestSplitEqualsDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	bell := func(k int, sigma float64) []float64 {
		v, sum := make([]float64, k), 0.
		for i := range v {
			v[i] = math.Exp(-math.Pow(float64(i-k/2)/sigma, 2) / 2)
			sum += v[i]
		}
		for i := range v {
			v[i] /= sum
		}
		return v
	}
	ones := []float64{1, 1, 1, 1, 1, 1, 1}
	for name, k := range map[string]Plane{
		"box 3":      outer(1./9, ones[:3], ones[:3]),
		"box 5":      outer(1./25, ones[:5], ones[:5]),
		"box 7":      outer(1./49, ones, ones),
		"binomial 5": outer(1./256, []float64{1, 4, 6, 4, 1}, []float64{1, 4, 6, 4, 1}),
		"binomial 7": outer(1./4096, []float64{1, 6, 15, 20, 15, 6, 1}, []float64{1, 6, 15, 20, 15, 6, 1}),
		"slope 5":    outer(1, []float64{1, 4, 6, 4, 1}, []float64{1, 2, 0, -2, -1}),
		"bell 7":     outer(1, bell(7, 1.3), bell(7, 0.9)),
		"tenths":     outer(0.1, []float64{3, 1, 4, 1, 5}, []float64{2, 7, 1, 8, 2}),
	} {
		v := Conv{Kernel: k}
		exact, near := trust(k.V, 0)
		if s := splitOf(k.V, k.Rows, 20, 1, near > 0); !s.ok && name != "tenths" {
			t.Errorf("%s is not split (exact %v, near %g)", name, exact, near)
		}
		for _, mode := range []Negative{Clamp, Absolute, Rescale} {
			for _, size := range [][2]int{{k.Rows, k.Rows}, {9, 35}, {8, 150}} {
				v.Input, v.Negative = NewPlane(size[0], size[1]), mode
				v.Padding, v.Bias, v.Flip, v.Dilation = r.IntN(3), float64(r.IntN(3)*64), r.IntN(2) == 1, 1
				if size[0] > 2*k.Rows {
					v.Dilation = 2
				}
				comparePhoto(t, v, r)
			}
		}
	}
	for name, k := range map[string]Plane{
		"the middle of eight": square(5, 0, 0, 1, 0, 0, 0, 1, 2, 1, 0, 1, 2, -16, 2, 1, 0, 1, 2, 1, 0, 0, 0, 1, 0, 0),
		"nothing":             NewPlane(5, 5),
		"one row":             square(5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
	} {
		if splitOf(k.V, 5, 20, 1, true).ok {
			t.Errorf("%s is split", name)
		}
	}
}
