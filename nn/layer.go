package nn

import (
	"math/rand/v2"

	"convlab/nn/gemm"
)

// A Layer is a value that describes one step of a network: [Conv2D], [Dense],
// [ReLU]. The same value may stand in several places and networks; it holds no
// memory.
type Layer interface {
	// String names the layer with what sets its shape and meaning, such as
	// "dense 256". The names of all layers are a network's
	// [Network.Architecture].
	String() string

	// plan returns what the layer makes of input shape in, or says in words
	// why it can't.
	plan(in Shape) (plan, string)

	// init draws the layer's parameters w from r.
	init(w []float32, in Shape, r *rand.Rand)

	// forward sets t.y from t.x, t.w and t.state.
	forward(t *tensors)

	// backward sets t.dw, and t.dx unless that is nil, from t.dy and what
	// forward was given and left.
	backward(t *tensors)
}

// A plan is what a layer will do with one input shape.
type plan struct {
	out     Shape
	params  int          // numbers to learn
	kernel  int          // how many of them, from the first, are a kernel
	state   int          // numbers kept from batch to batch, but not learned
	scratch int          // numbers of a pass's memory, whatever its batch
	reads   reads        // which inputs an output reads
	windows gemm.Patches // in which windows, if it reads by these; N is left 0
	rows    []Span       // of pooling: the rows of the input under each of the output
	cols    []Span       // and the columns
	order   []int        // of a shuffle: which number of the input each of the output is
	mulAdds int          // multiply-adds of forward, for one example
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

	kernel  int          // as planned
	windows gemm.Patches // as planned
	rows    []Span       // as planned
	cols    []Span       // as planned
	order   []int        // as planned
	state   []float32    // the network's; only [Network.Absorb] writes it
	seen    []float32    // what goes into it, of this pass; nil if forward only
	scratch []float32    // the pass's own, plan.scratch numbers
	train   bool         // whether this run is [Pass.ForwardTrain]'s
	seed    uint64       // of this layer in this run
}
