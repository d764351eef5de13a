package nn

import (
	"math/rand/v2"

	"convlab/nn/vec"
)

// Tanh bends each number into −1…1: y = tanh(x). It takes any shape and has no
// parameters.
type Tanh struct{}

func (Tanh) String() string { return "tanh" }

func (Tanh) plan(in Shape) (plan, string) { return plan{out: in}, "" }

func (Tanh) init([]float32, Shape, *rand.Rand) {}

// forward: y = tanh(x).
func (Tanh) forward(t *tensors) { vec.Tanh(t.y, t.x) }

// backward: dx = dy·(1 − y²).
func (Tanh) backward(t *tensors) {
	if t.dx != nil {
		vec.TanhGrad(t.dx, t.y, t.dy)
	}
}

// Sigmoid bends each number into 0…1: y = 1/(1 + e^−x). It takes any shape and
// has no parameters.
type Sigmoid struct{}

func (Sigmoid) String() string { return "sigmoid" }

func (Sigmoid) plan(in Shape) (plan, string) { return plan{out: in}, "" }

func (Sigmoid) init([]float32, Shape, *rand.Rand) {}

// forward: y = 1/(1 + e^−x).
func (Sigmoid) forward(t *tensors) { vec.Sigmoid(t.y, t.x) }

// backward: dx = dy·y·(1 − y).
func (Sigmoid) backward(t *tensors) {
	if t.dx != nil {
		vec.SigmoidGrad(t.dx, t.y, t.dy)
	}
}
