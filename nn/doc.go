// Package nn is a small neural-network library: layers, a network made of
// them, loss, gradients and the training step, on float32.
//
// # Use
//
// A layer is a value that says what is wanted; a [Network] plans the shapes
// once and owns the parameters; a [Pass] planned from it owns the memory of a
// run over at most so many examples:
//
//	net := nn.New(nn.Vec(784),
//		nn.Dense{Units: 256}, nn.ReLU{},
//		nn.Dense{Units: 10})
//	net.Init(seed)
//	pass := net.Plan(32)
//	logits := pass.Forward(x) // x holds up to 32 examples of 784 numbers
//	loss := nn.CrossEntropy(pass.OutputGrad(), logits, labels, 1./32)
//	pass.Backward()
//	nn.SGD{Rate: 0.05}.Step(net.Params(), pass.Grads())
//
// Nothing allocates after planning; a test holds that.
//
// # Notation
//
// Every tensor is a row-major []float32, one example after another. Comments
// write its shape as rows×columns, with these letters throughout:
//
//	n        examples in the batch, at most the planned number
//	in, out  numbers per example that enter and leave a layer
//	x, y     input n×in and output n×out of a layer
//	W, b     kernel in×out and bias out of a layer
//	logits   output n×classes of the last layer, before softmax
//	L        the loss, one number
//	dT       the gradient ∂L/∂T, of the shape of T
//
// All parameters of a network are one slice, all gradients another, and the
// tensors are views into them. The order is that of Keras: layer after layer,
// kernel before bias. So an optimiser, a file and a test are each one loop.
//
// # Whose memory
//
// A destination comes first and is overwritten. What a Network or a Pass
// returns is a view that it goes on owning: parameters live as long as the
// network, activations and gradients until the next run of the same pass.
//
// # Errors
//
// A shape that does not fit is a mistake in the program: it panics, when the
// network is planned, naming layer and shape. Only data (files) give errors.
//
// Matrix products go through gonum's blas32, so blas32.Use replaces the
// arithmetic of the whole package.
package nn
