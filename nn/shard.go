package nn

import (
	"errors"
	"fmt"

	"convlab/nn/vec"
)

// A Cut says how batches are cut into shards. Both numbers have influence on
// the result: sums are rounded shard by shard, batch normalisation takes its
// statistics from one, and what is dropped in it follows from the seed.
type Cut struct {
	Size int    // examples of a shard; the last of a batch has what is left
	Seed uint64 // of all that layers draw at random while training
}

// Count is how many shards a batch of n examples makes.
func (c Cut) Count(n int) int { return (n + c.Size - 1) / c.Size }

// Shard is shard i of a batch of n examples, for the step that is made after so
// many others.
func (c Cut) Shard(i, n, steps int) Shard {
	return Shard{
		Span:  Span{i * c.Size, min((i+1)*c.Size, n)},
		Batch: n,
		Seed:  splitMix(splitMix(c.Seed, uint64(steps)), uint64(i)),
	}
}

// A Shard is the piece of a batch that one pass computes.
type Shard struct {
	Span         // which of the batch's examples
	Batch int    // examples of the whole batch, over which the loss is a mean
	Seed  uint64 // of all that layers draw at random for it
}

// A Part is what comes of a shard: all that a step needs of it.
type Part struct {
	Shard
	Tally
	Grads []float32 // the shard's share of the gradient of the batch's mean loss, like Params
	Stats []float32 // what batch normalisation saw: mean and variance, like State
}

// Seen is what [Network.Absorb] takes.
func (p *Part) Seen() Seen { return Seen{p.To - p.From, p.Stats} }

// A Tally is what became of some examples while they were learned from, with the
// parameters as they were before.
type Tally struct {
	Loss      float64 // the sum of their losses
	Correct   int     // how many were classified right
	NotFinite int     // how many had outputs that are no answer; see [Answer]
}

// Add adds the examples of u to t.
func (t *Tally) Add(u Tally) {
	t.Loss += u.Loss
	t.Correct += u.Correct
	t.NotFinite += u.NotFinite
}

// ErrNotFinite says that a network's outputs, or the loss of them, are NaN or
// infinite: training has run away. It comes wrapped, for errors.Is.
var ErrNotFinite = errors.New("not finite")

// Err is an [ErrNotFinite] if an output or the loss was not finite, otherwise
// nil.
func (t Tally) Err() error {
	switch {
	case t.NotFinite > 0:
		return fmt.Errorf("the outputs for %d examples are %w", t.NotFinite, ErrNotFinite)
	case t.Loss-t.Loss != 0:
		return fmt.Errorf("the loss of %v is %w", t.Loss, ErrNotFinite)
	}
	return nil
}

// Learn computes shard s: [Pass.ForwardTrain] of its examples x (n×in) with
// their n labels, the loss, and [Pass.Backward]. The part's numbers are the
// pass's own until its next run.
func (p *Pass) Learn(x []float32, labels []uint8, loss Loss, s Shard) Part {
	if n := s.To - s.From; n != len(labels) || n*p.net.in.Size() != len(x) || s.To > s.Batch {
		panic(fmt.Sprintf("nn: %d numbers and %d labels for examples %d to %d of a batch of %d, of shape %v",
			len(x), len(labels), s.From, s.To, s.Batch, p.net.in))
	}
	out := p.ForwardTrain(x, s.Seed)
	part := Part{Shard: s, Grads: p.grads, Stats: p.stats}
	part.Loss = loss(p.OutputGrad(), out, labels, 1/float32(s.Batch))
	part.Correct, part.NotFinite = score(out, labels)
	p.Backward()
	return part
}

// A Stepper moves a network by what comes of the shards of batches.
//
// Factor may be set before any step, Average before the first.
type Stepper struct {
	Factor  float32   // on the rule's rate, 1 unless set: what a Schedule says
	Average *Averager // of the network, updated after each step; nil: none

	net  *Network
	rule *Optimizer
	seen []Seen // room
}

// NewStepper plans steps of net by rule.
func NewStepper(net *Network, rule Rule) *Stepper {
	return &Stepper{Factor: 1, net: net, rule: rule.Plan(len(net.params), net.Kernels()...)}
}

// Step makes one step by the parts of a batch, all of them, in their order. It
// adds their gradients up in that order, into those of the first, moves the
// parameters and takes in the running statistics. It returns their tally.
func (s *Stepper) Step(parts []Part) Tally {
	s.check(parts)
	s.move(parts, 0, len(s.net.params))
	return s.finish(parts)
}

// StepSum is Step for parts whose gradients have been added up already, in their
// order, into sum, which it may overwrite: those of the parts are not looked at.
func (s *Stepper) StepSum(sum []float32, parts []Part) Tally {
	if len(parts) == 0 {
		panic("nn: a step by no parts")
	}
	for i := range parts {
		parts[i].Grads = sum
	}
	s.check(parts)
	s.move(parts[:1], 0, len(s.net.params))
	return s.finish(parts)
}

// check panics unless parts are those of one batch, and this network's.
func (s *Stepper) check(parts []Part) {
	if s.Average != nil && s.Average.net != s.net {
		panic("nn: steps with the average of another network")
	}
	at := 0
	for i := range parts {
		p := &parts[i]
		if p.From != at || p.To <= at || p.Batch != parts[0].Batch {
			panic(fmt.Sprintf("nn: part %d is of examples %d to %d of %d, after %d of %d", i, p.From, p.To, p.Batch, at, parts[0].Batch))
		}
		if len(p.Grads) != len(s.net.params) || len(p.Stats) != len(s.net.state) {
			panic(fmt.Sprintf("nn: part %d has %d gradients and %d statistics for %d parameters with %d",
				i, len(p.Grads), len(p.Stats), len(s.net.params), len(s.net.state)))
		}
		at = p.To
	}
	if len(parts) == 0 || at != parts[0].Batch {
		panic(fmt.Sprintf("nn: %d parts have only %d examples of their batch", len(parts), at))
	}
}

// move does the step for the parameters from up to but without to: adds their
// gradients up and applies the rule, all while they are in a core's cache.
// Several may run at once.
func (s *Stepper) move(parts []Part, from, to int) {
	grads := parts[0].Grads
	sum := grads[from:to]
	for i := range parts[1:] {
		vec.Add(sum, sum, parts[1+i].Grads[from:to])
	}
	s.rule.part(s.net.params, grads, s.Factor, from, to)
	if s.Average != nil {
		s.Average.part(from, to)
	}
}

// finish ends a step after all parameters have been moved.
func (s *Stepper) finish(parts []Part) (t Tally) {
	s.rule.steps++
	s.seen = s.seen[:0]
	for i := range parts {
		t.Add(parts[i].Tally)
		s.seen = append(s.seen, parts[i].Seen())
	}
	s.net.Absorb(s.seen...)
	if s.Average != nil {
		s.Average.finish()
	}
	return t
}

// Memory is all that the next steps depend on besides the fields above, the
// count of steps and the batches: the network's parameters and state, what the
// rule remembers, and the average if there is one. They are the owners' own
// memory; filled with what they once held, and with [Stepper.SetSteps], the
// training goes on from there with the same bits.
func (s *Stepper) Memory() [][]float32 {
	m := [][]float32{s.net.params, s.net.State(), s.rule.Memory()}
	if s.Average != nil {
		m = append(m, s.Average.Memory())
	}
	return m
}

// Steps is how many steps were made.
func (s *Stepper) Steps() int { return s.rule.Steps() }

// SetSteps restores the count of steps, also that of Average, which must be
// there since the first of them.
func (s *Stepper) SetSteps(steps int) {
	s.rule.SetSteps(steps)
	if s.Average != nil {
		s.Average.SetSteps(steps)
	}
}
