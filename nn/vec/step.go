package vec

import "math"

// SGD is a step of gradient descent with an L2 penalty of l2/2·Σw² in the loss:
// w −= rate·(g + l2·w).
func SGD(w, g []float32, rate, l2 float32) {
	fit("SGD", len(w), len(g))
	for i := sgd(w, g, rate, l2); i < len(w); i++ {
		w[i] -= float32(rate * (g[i] + float32(l2*w[i])))
	}
}

// A MomentumStep is the numbers of one step with momentum.
type MomentumStep struct {
	Rate     float32
	Momentum float32 // µ, what is left of the velocity
	L2       float32 // the loss has L2/2·Σw²
	Nesterov bool    // look ahead by one step of the velocity
}

// Momentum is one step with velocity v, as Keras has it, where g is the gradient
// plus L2·w: v = µ·v − Rate·g, then w += v, or with Nesterov w += µ·v − Rate·g.
func Momentum(w, v, g []float32, s MomentumStep) {
	fit("Momentum", len(w), len(v), len(g))
	for i := momentum(w, v, g, s); i < len(w); i++ {
		d := float32(s.Rate * (g[i] + float32(s.L2*w[i])))
		u := float32(s.Momentum*v[i]) - d
		v[i] = u
		if s.Nesterov {
			u = float32(s.Momentum*u) - d
		}
		w[i] += u
	}
}

// An AdamStep is the numbers of one step of Adam.
type AdamStep struct {
	Rate         float64 // with the correction for the start, see [AdamRate]
	Beta1, Beta2 float64 // what is left of the two averages
	Epsilon      float64 // added to the root; Keras has 1e-7
	L2           float64 // the loss has L2/2·Σw²
	Decay        float64 // AdamW: the share of w that a step takes, learning rate · weight decay
}

// AdamRate returns rate·√(1−β₂ᵗ)/(1−β₁ᵗ), the learning rate of step t (the first
// is 1) corrected for averages that started at 0 (Kingma and Ba 2015, end of
// section 2).
func AdamRate(rate, beta1, beta2 float64, t int) float64 {
	return rate * math.Sqrt(1-math.Pow(beta2, float64(t))) / (1 - math.Pow(beta1, float64(t)))
}

// An adamStep is an AdamStep in float32.
type adamStep struct {
	rate, keep1, new1, keep2, new2, epsilon, l2, decay float32
}

// Adam is one step of Adam with the averages m of the gradient and v of its
// square, as Keras has it. With g the gradient plus L2·w:
//
//	m = β₁·m + (1−β₁)·g
//	v = β₂·v + (1−β₂)·g²
//	w = w − Decay·w − Rate·m / (√v + Epsilon)
func Adam(w, m, v, g []float32, s AdamStep) {
	fit("Adam", len(w), len(m), len(v), len(g))
	c := adamStep{
		rate:  float32(s.Rate),
		keep1: float32(s.Beta1), new1: float32(1 - s.Beta1),
		keep2: float32(s.Beta2), new2: float32(1 - s.Beta2),
		epsilon: float32(s.Epsilon), l2: float32(s.L2), decay: float32(s.Decay),
	}
	for i := adam(w, m, v, g, &c); i < len(w); i++ {
		d := g[i] + float32(c.l2*w[i])
		a := float32(c.keep1*m[i]) + float32(c.new1*d)
		b := float32(c.keep2*v[i]) + float32(c.new2*float32(d*d))
		m[i], v[i] = a, b
		w[i] = w[i] - float32(c.decay*w[i]) - float32(c.rate*a)/(float32(math.Sqrt(float64(b)))+c.epsilon)
	}
}
