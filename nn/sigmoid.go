package nn

import (
	"math"
	"math/rand/v2"
)

// Tanh bends each number into −1…1: y = tanh(x). It takes any shape and has no
// parameters.
type Tanh struct{}

func (Tanh) String() string { return "tanh" }

func (Tanh) plan(in Shape) (plan, string) { return plan{out: in}, "" }

func (Tanh) init([]float32, Shape, *rand.Rand) {}

// forward: y = tanh(x).
func (Tanh) forward(t *tensors) {
	y := t.y[:len(t.x)]
	for i, x := range t.x {
		y[i] = tanh(x)
	}
}

// tanh is tanh(x), off by less than 5e-7: the rational function that Eigen 3.3
// and XLA have for float32 (Eigen/src/Core/MathFunctionsImpl.h). Beyond ±7.9 it
// stays as it is there. math.Tanh takes 4 to 5 times as long, which networks
// of the nineties feel.
func tanh(x float32) float32 {
	const limit = 7.90531110763549805
	if x > limit {
		x = limit
	}
	if x < -limit {
		x = -limit
	}
	s := x * x
	p := float32(-2.76076847742355e-16)
	p = p*s + 2.00018790482477e-13
	p = p*s - 8.60467152213735e-11
	p = p*s + 5.12229709037114e-08
	p = p*s + 1.48572235717979e-05
	p = p*s + 6.37261928875436e-04
	p = p*s + 4.89352455891786e-03
	q := float32(1.19825839466702e-06)
	q = q*s + 1.18534705686654e-04
	q = q*s + 2.26843463243900e-03
	q = q*s + 4.89352518554385e-03
	return x * p / q
}

// backward: dx = dy·(1 − y²).
func (Tanh) backward(t *tensors) {
	if t.dx == nil {
		return
	}
	dx, y := t.dx[:len(t.dy)], t.y[:len(t.dy)]
	for i, g := range t.dy {
		dx[i] = g * (1 - y[i]*y[i])
	}
}

// Sigmoid bends each number into 0…1: y = 1/(1 + e^−x). It takes any shape and
// has no parameters.
type Sigmoid struct{}

func (Sigmoid) String() string { return "sigmoid" }

func (Sigmoid) plan(in Shape) (plan, string) { return plan{out: in}, "" }

func (Sigmoid) init([]float32, Shape, *rand.Rand) {}

// forward: y = 1/(1 + e^−x).
func (Sigmoid) forward(t *tensors) {
	y := t.y[:len(t.x)]
	for i, x := range t.x {
		y[i] = float32(1 / (1 + math.Exp(-float64(x))))
	}
}

// backward: dx = dy·y·(1 − y).
func (Sigmoid) backward(t *tensors) {
	if t.dx == nil {
		return
	}
	dx, y := t.dx[:len(t.dy)], t.y[:len(t.dy)]
	for i, g := range t.dy {
		dx[i] = g * y[i] * (1 - y[i])
	}
}
