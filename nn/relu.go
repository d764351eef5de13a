package nn

import (
	"math/rand/v2"

	"convlab/nn/vec"
)

// ReLU keeps what is positive and makes the rest 0: y = max(x, 0), number by
// number. It takes any shape and has no parameters.
type ReLU struct{}

func (ReLU) String() string { return "relu" }

func (ReLU) plan(in Shape) (plan, string) { return plan{out: in}, "" }

func (ReLU) init([]float32, Shape, *rand.Rand) {}

// forward: y = max(x, 0). NaN stays NaN, so that trouble is seen.
func (ReLU) forward(t *tensors) { vec.ReLU(t.y, t.x) }

// backward: dx = dy where x was positive (or NaN), otherwise 0 (also at 0, where
// any slope from 0 to 1 would do).
func (ReLU) backward(t *tensors) {
	if t.dx != nil {
		vec.ReLUGrad(t.dx, t.y, t.dy)
	}
}
