package nn

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Network is a chain of layers with planned shapes and the parameters.
type Network struct {
	in     Shape
	stages []stage
	params []float32
}

// stage is a layer in its place.
type stage struct {
	layer   Layer
	in, out Shape
	offset  int // of its parameters in Network.params
	plan
}

// New plans a network that takes examples of shape in through layers. All
// parameters are 0 until [Network.Init] or [Network.SetParams]. New panics,
// naming the layer and its input shape, if a layer can't follow the one
// before.
func New(in Shape, layers ...Layer) *Network {
	if !in.valid() {
		panic(fmt.Sprintf("nn: input %v: every side must be at least 1", in))
	}
	if len(layers) == 0 {
		panic("nn: a network needs a layer")
	}
	net := &Network{in: in}
	total, shape := 0, in
	for i, l := range layers {
		p, why := l.plan(shape)
		if why != "" {
			panic(fmt.Sprintf("nn: layer %d (%v): input %v: %s", i, l, shape, why))
		}
		net.stages = append(net.stages, stage{layer: l, in: shape, out: p.out, offset: total, plan: p})
		total += p.params
		shape = p.out
	}
	net.params = make([]float32, total)
	return net
}

// Init draws all parameters from seed, the same on every machine.
func (net *Network) Init(seed uint64) {
	r := rand.New(rand.NewPCG(seed, 0))
	for i := range net.stages {
		s := &net.stages[i]
		s.layer.init(net.params[s.offset:][:s.params], s.in, r)
	}
}

// Params returns all parameters: for each layer the kernel in×out, then the
// bias. It is the network's own memory; writing to it changes the network.
func (net *Network) Params() []float32 { return net.params }

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
	w, k := net.LayerParams(i), s.in.Size()*s.out.Size()
	return w[:k:k], w[k:]
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

// LayerInfo is one row of a summary.
type LayerInfo struct {
	Name    string // "dense 256"
	In, Out Shape
	Params  int // numbers to learn
	MulAdds int // multiply-adds for one example
}

// Summary describes the layers in order.
func (net *Network) Summary() []LayerInfo {
	rows := make([]LayerInfo, len(net.stages))
	for i, s := range net.stages {
		rows[i] = LayerInfo{s.layer.String(), s.in, s.out, s.params, s.mulAdds}
	}
	return rows
}
