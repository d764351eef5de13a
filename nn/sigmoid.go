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
		y[i] = float32(math.Tanh(float64(x)))
	}
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
