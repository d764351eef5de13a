package nn

import "math/rand/v2"

// A Layer is a value that describes one step of a network: [Dense], [ReLU].
// The same value may stand in several places and networks; it holds no memory.
type Layer interface {
	// String names the layer with what sets its shape, such as "dense 256".
	// The names of all layers are a network's [Network.Architecture].
	String() string

	// plan returns what the layer makes of input shape in, or says in words
	// why it can't.
	plan(in Shape) (plan, string)

	// init draws the layer's parameters w from r.
	init(w []float32, in Shape, r *rand.Rand)

	// forward sets t.y from t.x and t.w.
	forward(t *tensors)

	// backward sets t.dw, and t.dx unless that is nil, from t.dy and what
	// forward was given and left.
	backward(t *tensors)
}

// A plan is what a layer will do with one input shape.
type plan struct {
	out     Shape
	params  int // numbers to learn
	mulAdds int // multiply-adds of forward, for one example
}

// tensors are the views that one layer works on in one pass. Package doc.go
// declares the letters.
type tensors struct {
	n       int       // examples in this run
	in, out int       // numbers per example
	x, y    []float32 // n×in, n×out
	w       []float32 // parameters
	dx, dy  []float32 // n×in, n×out; dx is nil where nobody needs it
	dw      []float32 // gradients of w
}
