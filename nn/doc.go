// Package nn is a small neural-network library: layers, a network made of
// them, loss, gradients and the training step, on float32.
//
// # Use
//
// A layer is a value that says what is wanted; a [Network] plans the shapes
// once and owns the parameters; a [Pass] planned from it owns the memory of a
// run over at most so many examples:
//
//	net := nn.New(nn.Shape{H: 28, W: 28, C: 1},
//		nn.Conv2D{Filters: 6, Size: 5, Padding: nn.Same}, nn.BatchNorm{}, nn.ReLU{},
//		nn.MaxPool{Size: 2},
//		nn.Flatten{}, nn.Dropout{Rate: 0.4},
//		nn.Dense{Units: 10})
//	net.Init(1)
//	opt := nn.SGD{Rate: 0.05}.Plan(len(net.Params()))
//	pass := net.Plan(32)
//	logits := pass.ForwardTrain(x, step) // x holds up to 32 examples of 28×28 numbers
//	loss := nn.CrossEntropy(pass.OutputGrad(), logits, labels, 1./32)
//	pass.Backward()
//	opt.Step(net.Params(), pass.Grads(), 1)
//	net.Absorb(pass.Seen()) // the running statistics of batch normalisation
//	logits = pass.Forward(x) // predicts
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
//	H, W, C  rows, columns and channels of a picture; in memory n×H×W×C
//	W, b     kernel in×out and bias out of a layer
//	logits   output n×classes of the last layer, before softmax
//	L        the loss, one number
//	dT       the gradient ∂L/∂T, of the shape of T
//
// All parameters of a network are one slice, all gradients another, and the
// tensors are views into them. The order is that of Keras: layer after layer,
// kernel before bias. So an optimiser, a file and a test are each one loop. What
// training keeps but no gradient reaches, the running statistics of batch
// normalisation, is a third slice, the state.
//
// # Two modes
//
// Dropout and batch normalisation do one thing in training, [Pass.ForwardTrain],
// and another when predicting, [Pass.Forward]. Backward gives the gradient of
// whichever ran last: the first to learn by, the second to ask what a trained
// network's answer depends on. A pass never writes the network's state, so that
// passes can run at once; [Network.Absorb] does, afterwards.
//
// # A step in pieces
//
// A [Trainer] does all this on the cores of one program. The pieces it is made
// of need not be in one place: a worker with a network and a pass of its own can
// compute a shard of a batch, and whoever has the network adds the shards up and
// takes the step.
//
//	cut := nn.Cut{Size: 32, Seed: 7}
//	for i := range cut.Count(n) { // anywhere, in any order, at once
//		s := cut.Shard(i, n, stepper.Steps())
//		copy(theirs.Params(), ours.Params())
//		parts[i] = pass.Learn(x[s.From*in:s.To*in], labels[s.From:s.To], nn.CrossEntropy, s)
//	}
//	tally := stepper.Step(parts) // where ours is, in the order of the shards
//
// This makes the bits of a trainer's step, given one build and machines of one
// kind. Besides architecture, loss and its examples a worker needs the present
// parameters and the [Shard]: dropout draws from the seed in it, and batch
// normalisation uses statistics of the shard alone. It needs neither the
// network's state nor what the rule remembers: these belong to whoever steps,
// and what a shard adds to the state comes back with its [Part].
//
// # Not finite
//
// NaN and infinity go through all layers and losses, so that trouble is seen. A
// network whose outputs for an example aren't all finite has no answer:
// [Answer] says so, [Softmax] makes all of them NaN, [Correct] doesn't count
// them, and a [Tally] counts them and has an [ErrNotFinite].
//
// # Which inputs an output reads
//
// [Network.Window] says it for one layer, [Network.Receptive] for all layers up
// to one. For convolutions and pooling both go by package window, which the
// arithmetic goes by, too. [Pass.Sum] writes one number out, term by term, as the
// last run has made it.
//
// # What is compared with what
//
// Every layer's gradient is checked by central differences. Ten training steps
// of four networks are compared with those of Keras (testdata/keras_steps.py).
//
// # Whose memory
//
// A destination comes first and is overwritten. What a Network or a Pass
// returns is a view that it goes on owning: parameters and state live as long
// as the network, activations and gradients until the next run of the same pass.
//
// # Errors
//
// A shape that does not fit is a mistake in the program: it panics, when the
// network is planned, naming layer and shape. Only data (files) give errors.
//
// # Arithmetic
//
// The products of dense layers go through gonum's blas32, those of convolutions
// through package nn/gemm, the loops beside them through nn/vec. All run on the
// machine's vectors where the build and the machine have them.
package nn
