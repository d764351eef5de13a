package nn

import (
	"math"
	"math/rand/v2"
)

// ReLU keeps what is positive and makes the rest 0: y = max(x, 0), number by
// number. It takes any shape and has no parameters.
type ReLU struct{}

func (ReLU) String() string { return "relu" }

func (ReLU) plan(in Shape) (plan, string) { return plan{out: in}, "" }

func (ReLU) init([]float32, Shape, *rand.Rand) {}

// forward: y = max(x, 0). NaN stays NaN, so that trouble is seen.
func (ReLU) forward(t *tensors) {
	y := t.y[:len(t.x)]
	for i, x := range t.x {
		y[i] = max(x, 0)
	}
}

// backward: dx = dy where x was positive (or NaN), otherwise 0 (also at 0, where
// any slope from 0 to 1 would do). It works on bits, where y is 0 or is not,
// because a branch on y would be guessed wrong as often as not.
func (ReLU) backward(t *tensors) {
	if t.dx == nil {
		return
	}
	dx, y := t.dx[:len(t.dy)], t.y[:len(t.dy)]
	for i, g := range t.dy {
		b := int32(math.Float32bits(y[i]))
		mask := uint32((b | -b) >> 31) // all ones unless y is 0
		dx[i] = math.Float32frombits(math.Float32bits(g) & mask)
	}
}
