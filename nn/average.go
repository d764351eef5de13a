package nn

import (
	"fmt"

	"convlab/nn/vec"
)

// Average is a running mean of a network's numbers over the steps of a
// training, which often predicts better than the last of them (Polyak and
// Juditsky 1992). After step t = 1, 2, …
//
//	mean = mean + (1−d)·(now − mean),   d = min(Decay, (1+t)/(10+t))
//
// starting from the network as it was when planned. The smaller d of the first
// steps lets it forget that start; the bound is that of TensorFlow's
// tf.train.ExponentialMovingAverage with num_updates.
type Average struct {
	Decay float32 // of what was, at each step; 0: 0.99, Keras's default
}

// An Averager keeps the mean of one network's parameters and state.
type Averager struct {
	net    *Network
	decay  float32
	values []float32 // params, then state
	steps  int
}

// Plan makes an averager of net, starting from net's present numbers.
func (a Average) Plan(net *Network) *Averager {
	if a.Decay == 0 {
		a.Decay = 0.99
	}
	if !(a.Decay > 0 && a.Decay < 1) {
		panic(fmt.Sprintf("nn: average: decay %g must be between 0 and 1", a.Decay))
	}
	v := make([]float32, 0, len(net.params)+len(net.State()))
	v = append(append(v, net.params...), net.State()...)
	return &Averager{net: net, decay: a.Decay, values: v}
}

// Update takes one step's numbers in. A [Trainer] calls it for its Average.
func (a *Averager) Update() {
	a.part(0, len(a.net.params))
	a.finish()
}

// share is 1−d of the next update.
func (a *Averager) share() float32 {
	t := float32(a.steps + 1)
	return 1 - min(a.decay, (1+t)/(10+t))
}

// part takes in the parameters from up to but without to; finish the state.
func (a *Averager) part(from, to int) {
	vec.Average(a.values[from:to], a.net.params[from:to], a.share())
}

func (a *Averager) finish() {
	vec.Average(a.values[len(a.net.params):], a.net.State(), a.share())
	a.steps++
}

// Swap exchanges the mean with the network's numbers. A second Swap puts them
// back; don't train in between.
func (a *Averager) Swap() {
	params, state := a.net.params, a.net.State()
	swap(a.values[:len(params)], params)
	swap(a.values[len(params):], state)
}

func swap(a, b []float32) {
	for i, v := range a {
		a[i], b[i] = b[i], v
	}
}

// CopyTo sets the parameters and state of net, which has the architecture of
// the averaged network, to the mean.
func (a *Averager) CopyTo(net *Network) {
	params, state := net.params, net.State()
	if len(params)+len(state) != len(a.values) || len(params) != len(a.net.params) {
		panic(fmt.Sprintf("nn: the average of %q copied to %q", a.net.Architecture(), net.Architecture()))
	}
	copy(params, a.values)
	copy(state, a.values[len(params):])
}

// Memory is the mean, parameters then state. It is the averager's own: with
// the same memory and count of steps, it goes on with the same bits.
func (a *Averager) Memory() []float32 { return a.values }

// Steps is how many steps were taken in.
func (a *Averager) Steps() int { return a.steps }

// SetSteps restores the count of steps.
func (a *Averager) SetSteps(steps int) { a.steps = steps }
