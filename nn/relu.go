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

// forward: y = max(x, 0). NaN stays NaN, so that trouble is seen. The bits of
// what is negative, from −0 to −∞, are a range; comparing them takes no branch,
// which would be guessed wrong as often as not.
func (ReLU) forward(t *tensors) {
	const minus0, minusInf = 1 << 31, 0xff800000
	y := t.y[:len(t.x)]
	for i, x := range t.x {
		b := math.Float32bits(x)
		if b-minus0 <= minusInf-minus0 {
			b = 0
		}
		y[i] = math.Float32frombits(b)
	}
}

// backward: dx = dy where x was positive (or NaN), otherwise 0 (also at 0, where
// any slope from 0 to 1 would do).
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
