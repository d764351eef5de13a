package nn

import "math/rand/v2"

// Flatten makes a vector of a picture, in the order in which it is stored. It
// has no parameters.
type Flatten struct{}

func (Flatten) String() string { return "flatten" }

func (Flatten) plan(in Shape) (plan, string) {
	return plan{out: Vec(in.Size()), reads: readsUnrowed}, ""
}

func (Flatten) init([]float32, Shape, *rand.Rand) {}

// forward: y = x.
func (Flatten) forward(t *tensors) { copy(t.y, t.x) }

// backward: dx = dy.
func (Flatten) backward(t *tensors) { copy(t.dx, t.dy) }
