package nn

import (
	"math"

	"convlab/nn/vec"
)

// Adam is the method of Kingma and Ba (2015), "Adam: a method for stochastic
// optimization", in the order of operations given before its section 2.1,
// which is Keras's:
//
//	m = m + (1−β1)·(g − m)      v = v + (1−β2)·(g² − v)
//	w = w − rate·√(1−β2ᵗ)/(1−β1ᵗ) · m/(√v + ε),   t = 1, 2, … steps
//
// With Decay it is AdamW (Loshchilov and Hutter 2019, "Decoupled weight decay
// regularization"): before that, kernels shrink by w = w − rate·decay·w,
// which m and v don't see. As in Keras and PyTorch, and unlike in the paper,
// rate is here the whole rate, Rate times the schedule's factor.
//
// Of the fields below, 0 stands for Keras's default.
type Adam struct {
	Rate    float32 // the learning rate
	Beta1   float32 // 0: 0.9
	Beta2   float32 // 0: 0.999
	Epsilon float32 // 0: 1e-7
	Decay   float32 // of kernels; 0 is none
}

func (r Adam) String() string {
	s := "adam "
	if r.Decay != 0 {
		s = "adamw "
	}
	s += short(r.Rate)
	for _, f := range []struct {
		name string
		v    float32
	}{{"beta1", r.Beta1}, {"beta2", r.Beta2}, {"epsilon", r.Epsilon}, {"decay", r.Decay}} {
		if f.v != 0 {
			s += ", " + f.name + " " + short(f.v)
		}
	}
	return s
}

// full fills the defaults in.
func (r Adam) full() Adam {
	if r.Beta1 == 0 {
		r.Beta1 = 0.9
	}
	if r.Beta2 == 0 {
		r.Beta2 = 0.999
	}
	if r.Epsilon == 0 {
		r.Epsilon = 1e-7
	}
	return r
}

// Plan is that of [Rule].
func (r Adam) Plan(n int, kernels ...Span) *Optimizer {
	f := r.full()
	positive(r, "rate", f.Rate)
	fraction(r, "beta1", f.Beta1)
	fraction(r, "beta2", f.Beta2)
	positive(r, "epsilon", f.Epsilon)
	fraction(r, "decay", f.Decay)
	return planRule(r, n, kernels)
}

func (Adam) slots() int { return 2 }

func (r Adam) decays() bool { return r.Decay != 0 }

func (r Adam) update(u update) {
	r = r.full()
	rate := r.Rate * u.factor
	if r.Decay != 0 && u.kernel {
		vec.Axpy(u.w, u.w, -(rate * r.Decay))
	}
	p1, p2 := power(float64(r.Beta1), u.step), power(float64(r.Beta2), u.step)
	alpha := float32(float64(rate) * math.Sqrt(1-p2) / (1 - p1))
	vec.Adam(u.w, u.memory[0], u.memory[1], u.g, alpha, 1-r.Beta1, 1-r.Beta2, r.Epsilon)
}

// power is bⁿ by multiplications alone, each rounded, and so the same on every
// machine, which math.Pow does not promise.
func power(b float64, n int) float64 {
	p := 1.0
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			p = float64(p * b)
		}
		b = float64(b * b)
	}
	return p
}
