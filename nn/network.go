package nn

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Network is a chain of layers with planned shapes, the parameters, and the
// state: numbers that training keeps but does not learn.
type Network struct {
	in     Shape
	stages []stage
	params []float32
	state  []float32
	learns int // the first stage with parameters, 0 if there is none
}

// stage is a layer in its place.
type stage struct {
	layer   Layer
	in, out Shape
	offset  int // of its parameters in Network.params
	stateAt int // of its state in Network.state
	plan
}

// New plans a network that takes examples of shape in through layers. All
// parameters are 0 until [Network.Init] or until the caller writes
// [Network.Params]. New panics, naming the layer and its input shape, if a
// layer can't follow the one before.
func New(in Shape, layers ...Layer) *Network {
	if !in.valid() {
		panic(fmt.Sprintf("nn: input %v: every side must be at least 1", in))
	}
	if len(layers) == 0 {
		panic("nn: a network needs a layer")
	}
	net := &Network{in: in}
	total, state, shape := 0, 0, in
	for i, l := range layers {
		p := planned(i, l, shape)
		net.stages = append(net.stages, stage{layer: l, in: shape, out: p.out, offset: total, stateAt: state, plan: p})
		if total == 0 && p.params > 0 {
			net.learns = i
		}
		total += p.params
		state += p.state
		shape = p.out
	}
	net.params = make([]float32, total)
	net.state = make([]float32, state)
	net.resetState()
	return net
}

// planned is the plan of layer i for its input.
func planned(i int, l Layer, in Shape) plan {
	p, why := l.plan(in)
	if why != "" {
		panic(fmt.Sprintf("nn: layer %d (%v): input %v: %s", i, l, in, why))
	}
	return p
}

// Init draws all parameters from seed, the same on every machine, and forgets
// the running statistics.
func (net *Network) Init(seed uint64) {
	r := rand.New(rand.NewPCG(seed, 0))
	for i := range net.stages {
		s := &net.stages[i]
		s.layer.init(net.params[s.offset:][:s.params], s.in, r)
	}
	net.resetState()
}

func (net *Network) resetState() {
	for i := range net.stages {
		if bn, ok := net.stages[i].layer.(BatchNorm); ok {
			bn.reset(net.stateOf(i))
		}
	}
}

// Params returns all parameters: for each layer the kernel, then the bias; for
// batch normalisation gamma, then beta. It is the network's own memory; writing
// to it changes the network.
func (net *Network) Params() []float32 { return net.params }

// State returns the numbers that training keeps but does not learn: for each
// [BatchNorm] the running mean, then the running variance, channel by channel.
// It is the network's own memory. Whoever saves a network saves both.
func (net *Network) State() []float32 { return net.state }

func (net *Network) stateOf(i int) []float32 {
	s := &net.stages[i]
	return net.state[s.stateAt:][:s.state:s.state]
}

// Seen is what batch normalisation saw of some examples in training.
type Seen struct {
	Examples int
	Stats    []float32 // for each [BatchNorm] mean and variance, like [Network.State]
}

// Absorb moves the running statistics by what passes saw in training. Together
// they count as one batch: their statistics are joined, weighted by their
// numbers of examples, in the order given. It does nothing for a network without
// state. No pass may be running.
func (net *Network) Absorb(seen ...Seen) {
	if len(net.state) == 0 {
		return
	}
	for i := range net.stages {
		if bn, ok := net.stages[i].layer.(BatchNorm); ok {
			bn.absorb(net.stateOf(i), net.stages[i].stateAt, seen)
		}
	}
}

// A Span is the part from From up to, not including, To of a slice.
type Span struct{ From, To int }

// Kernels returns the parts of [Network.Params] that weight decay applies to:
// kernels, but no biases and nothing of batch normalisation.
func (net *Network) Kernels() []Span {
	var spans []Span
	for _, s := range net.stages {
		if s.kernel > 0 {
			spans = append(spans, Span{s.offset, s.offset + s.kernel})
		}
	}
	return spans
}

// LayerParams returns the view of the parameters of layer i, empty if it has
// none.
func (net *Network) LayerParams(i int) []float32 {
	s := &net.stages[i]
	return net.params[s.offset:][:s.params:s.params]
}

// DenseParams returns the kernel (in×out, row-major: kernel[k*out+j] weighs
// input k for unit j) and the bias (out) of layer i as views. It panics if
// layer i is no [Dense].
func (net *Network) DenseParams(i int) (kernel, bias []float32) {
	s := &net.stages[i]
	if _, ok := s.layer.(Dense); !ok {
		panic(fmt.Sprintf("nn: layer %d (%v) is not dense", i, s.layer))
	}
	w := net.LayerParams(i)
	return w[:s.kernel:s.kernel], w[s.kernel:]
}

// ConvParams returns the kernels and the biases (Filters) of layer i as views.
// The number of filter f for row r, column c and channel k of its window is
// kernel[((r*Size+c)*channels+k)*Filters+f]. It panics if layer i is no
// [Conv2D].
func (net *Network) ConvParams(i int) (kernel, bias []float32) {
	s := &net.stages[i]
	if _, ok := s.layer.(Conv2D); !ok {
		panic(fmt.Sprintf("nn: layer %d (%v) is no convolution", i, s.layer))
	}
	w := net.LayerParams(i)
	return w[:s.kernel:s.kernel], w[s.kernel:]
}

// BatchNormParams returns what layer i scales (gamma) and shifts (beta) by, and
// its running mean and variance, channels numbers each, as views. It panics if
// layer i is no [BatchNorm].
func (net *Network) BatchNormParams(i int) (gamma, beta, mean, variance []float32) {
	s := &net.stages[i]
	if _, ok := s.layer.(BatchNorm); !ok {
		panic(fmt.Sprintf("nn: layer %d (%v) is no batch norm", i, s.layer))
	}
	w, state, c := net.LayerParams(i), net.stateOf(i), s.in.C
	return w[:c:c], w[c:], state[:c:c], state[c:]
}

// In is the shape of one input example, Out that of its logits.
func (net *Network) In() Shape { return net.in }

// Out is the shape of the output for one example.
func (net *Network) Out() Shape { return net.stages[len(net.stages)-1].out }

// Len is the number of layers.
func (net *Network) Len() int { return len(net.stages) }

// Architecture spells out input and layers, such as "784 dense 256, relu,
// dense 10". Two networks with equal architectures can exchange parameters.
func (net *Network) Architecture() string {
	var b strings.Builder
	b.WriteString(net.in.String())
	for i, s := range net.stages {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte(' ')
		b.WriteString(s.layer.String())
	}
	return b.String()
}
