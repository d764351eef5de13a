package nn

import (
	"strconv"

	"convlab/nn/vec"
)

// SGD is gradient descent, on the formulas of Keras:
//
//	w = w − rate·g                                  without momentum
//	m = momentum·m − rate·g,  w = w + m             with momentum
//	m = momentum·m − rate·g,  w = w + momentum·m − rate·g     Nesterov
//
// Nesterov's is the form of Sutskever et al. (2013), "On the importance of
// initialization and momentum in deep learning", seen from the point it looks
// ahead to, where the gradient is taken: there the parameters are.
//
// L2 adds L2·w to the gradient of kernels, which is that of a loss with
// L2/2·Σw² more: what papers and PyTorch call weight decay. Keras's
// regularizers.L2 adds its factor without the half, so takes half the number.
// The losses that training reports don't include it.
type SGD struct {
	Rate     float32 // the learning rate
	Momentum float32 // from 0 to below 1
	Nesterov bool    // no effect without momentum
	L2       float32
}

func (r SGD) String() string {
	s := "sgd " + short(r.Rate)
	if r.Momentum != 0 {
		s += ", momentum " + short(r.Momentum)
		if r.Nesterov {
			s += ", nesterov"
		}
	}
	if r.L2 != 0 {
		s += ", l2 " + short(r.L2)
	}
	return s
}

func short(v float32) string { return strconv.FormatFloat(float64(v), 'g', -1, 32) }

// Plan is that of [Rule].
func (r SGD) Plan(n int, kernels ...Span) *Optimizer {
	positive(r, "rate", r.Rate)
	fraction(r, "momentum", r.Momentum)
	fraction(r, "l2", r.L2)
	return planRule(r, n, kernels)
}

func (r SGD) slots() int {
	if r.Momentum == 0 {
		return 0
	}
	return 1
}

func (r SGD) decays() bool { return r.L2 != 0 }

func (r SGD) update(u update) {
	rate := r.Rate * u.factor
	if r.L2 != 0 && u.kernel {
		vec.Axpy(u.g, u.w, r.L2)
	}
	switch {
	case r.Momentum == 0:
		vec.Axpy(u.w, u.g, -rate)
	case r.Nesterov:
		vec.Nesterov(u.w, u.memory[0], u.g, r.Momentum, rate)
	default:
		vec.Momentum(u.w, u.memory[0], u.g, r.Momentum, rate)
	}
}
