package nn

import (
	"math"
	"math/rand/v2"
)

// Init says how a layer's kernel is drawn before training. Both ways are
// uniform, not normal, because that takes only exactly rounded operations:
// every machine starts from the same bits. Biases start at 0.
type Init int

const (
	// He draws from ±√(6/fan-in), which keeps the variance through layers
	// with ReLU (He et al. 2015).
	He Init = iota

	// Glorot draws from ±√(6/(fan-in + fan-out)), which suits tanh and
	// sigmoid (Glorot and Bengio 2010). It is what Keras does by default.
	Glorot
)

// draw fills kernel. A unit reads fanIn numbers, a number is read by fanOut
// units.
func (o Init) draw(kernel []float32, fanIn, fanOut int, r *rand.Rand) {
	fan := fanIn
	if o == Glorot {
		fan += fanOut
	}
	limit := math.Sqrt(6 / float64(fan))
	for i := range kernel {
		kernel[i] = float32((2*r.Float64() - 1) * limit)
	}
}
