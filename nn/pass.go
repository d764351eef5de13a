package nn

import "fmt"

// A Pass is one run of a network over a batch, forward and, if planned so,
// backward. It owns all activations and gradients, and only reads the
// network's parameters and state: several passes of one network may run at
// once while nobody writes those.
type Pass struct {
	net    *Network
	batch  int
	layers []tensors // views for the current n
	acts   [][]float32
	diffs  [][]float32 // diffs[i] is dy of layer i; nil if forward only
	grads  []float32
	stats  []float32 // of the last ForwardTrain, like the network's state; nil if forward only
	n      int       // examples of the last Forward or ForwardTrain
	seen   int       // examples of the last ForwardTrain
}

// Plan makes a pass for training on up to batch examples at once.
func (net *Network) Plan(batch int) *Pass {
	p := net.PlanForward(batch)
	p.grads = make([]float32, len(net.params))
	p.stats = make([]float32, len(net.state))
	p.diffs = make([][]float32, len(net.stages))
	for i, s := range net.stages {
		p.diffs[i] = make([]float32, batch*s.out.Size())
		p.layers[i].dw = p.grads[s.offset:][:s.params]
		p.layers[i].seen = p.stats[s.stateAt:][:s.state]
	}
	return p
}

// PlanForward makes a pass for predicting up to batch examples at once. It
// has no memory for gradients: its ForwardTrain, Backward and OutputGrad panic.
func (net *Network) PlanForward(batch int) *Pass {
	if batch < 1 {
		panic(fmt.Sprintf("nn: a pass needs room for at least one example, not %d", batch))
	}
	p := &Pass{
		net:    net,
		batch:  batch,
		layers: make([]tensors, len(net.stages)),
		acts:   make([][]float32, len(net.stages)),
	}
	for i, s := range net.stages {
		p.acts[i] = make([]float32, batch*s.out.Size())
		p.layers[i] = tensors{
			in: s.in.Size(), out: s.out.Size(),
			w:       net.params[s.offset:][:s.params],
			kernel:  s.kernel,
			windows: s.windows,
			rows:    s.rows,
			cols:    s.cols,
			order:   s.order,
			state:   net.state[s.stateAt:][:s.state],
			scratch: make([]float32, s.scratch),
		}
	}
	return p
}

// Forward runs x (n×in, n from 1 to the planned batch) through the network and
// returns the logits (n×out), which the pass owns. The pass keeps x until
// Backward is done: don't change it before.
//
// Forward predicts: dropout drops nothing and batch normalisation uses the
// running statistics. [Pass.ForwardTrain] is the other mode.
func (p *Pass) Forward(x []float32) []float32 { return p.run(x, false, 0) }

// ForwardTrain is Forward in training mode: dropout drops, and batch
// normalisation uses the statistics of x itself, which the pass remembers for
// [Network.Absorb]. What is dropped follows from seed and the layer's place in
// the network, the same on every machine. The pass must be of [Network.Plan].
func (p *Pass) ForwardTrain(x []float32, seed uint64) []float32 {
	if p.grads == nil {
		panic("nn: ForwardTrain of a pass that was planned to predict; use Plan, not PlanForward")
	}
	y := p.run(x, true, seed)
	p.seen = p.n
	return y
}

func (p *Pass) run(x []float32, train bool, seed uint64) []float32 {
	in := p.net.in.Size()
	n := len(x) / in
	if n*in != len(x) || n < 1 || n > p.batch {
		panic(fmt.Sprintf("nn: input of %d numbers is not 1 to %d examples of shape %v", len(x), p.batch, p.net.in))
	}
	p.n = n
	for i := range p.layers {
		t := &p.layers[i]
		t.n, t.x, t.y = n, x, p.acts[i][:n*t.out]
		t.train, t.seed = train, splitMix(seed, uint64(i))
		p.net.stages[i].layer.forward(t)
		x = t.y
	}
	return x
}

// Seen is what [Network.Absorb] takes: of the last ForwardTrain, nothing if there
// was none. The statistics are the pass's own until the next.
func (p *Pass) Seen() Seen { return Seen{p.seen, p.stats} }

// Activation returns what layer i made of the last input, n×out of that layer.
func (p *Pass) Activation(i int) []float32 { return p.layers[i].y }

// OutputGrad is where the caller leaves the gradient of the loss by the logits
// (n×out, n of the last Forward) before calling Backward; [CrossEntropy] does.
func (p *Pass) OutputGrad() []float32 {
	last := len(p.layers) - 1
	return p.diffs[last][:p.n*p.layers[last].out]
}

// Backward overwrites Grads with the gradient of the loss by every parameter,
// for the batch of the last Forward or ForwardTrain, in its mode, and the
// gradient left in OutputGrad.
func (p *Pass) Backward() {
	for i := len(p.layers) - 1; i >= 0; i-- {
		t := &p.layers[i]
		t.dy, t.dx = p.diffs[i][:p.n*t.out], nil
		if i > p.net.learns { // nothing before that one asks for it
			t.dx = p.diffs[i-1][:p.n*t.in]
		}
		p.net.stages[i].layer.backward(t)
	}
}

// Grads are the gradients, in the order of [Network.Params].
func (p *Pass) Grads() []float32 { return p.grads }
