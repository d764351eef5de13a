package nn

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"convlab/nn/vec"
)

// A Trainer takes gradient steps on batches, on all cores. It cuts each batch
// into shards of a fixed size, one pass each, and adds the shards' gradients
// in order: the result does not depend on how many cores there are, to the
// bit.
//
// The exported fields may be set before the first step; Factor before any.
type Trainer struct {
	Loss    Loss      // what to descend: CrossEntropy unless set
	Seed    uint64    // of all that layers draw at random while training
	Factor  float32   // on the rule's rate, 1 unless set: what a Schedule says
	Average *Averager // of the network, updated after each step; nil: none

	net    *Network
	rule   *Optimizer
	batch  int // examples of a step, at most
	shard  int // examples per shard
	shards []shard
	passes []*Pass // of the shards
	used   int     // shards of this step

	// What all cores work at: job(t, i) for each i below count, once.
	job     func(t *Trainer, i int)
	count   int
	next    atomic.Int64
	wake    chan struct{}
	helpers int // goroutines that wake when something comes
	done    sync.WaitGroup
}

// shard is a slice of a batch with its pass.
type shard struct {
	pass    *Pass
	x       []float32
	labels  []uint8
	scale   float32
	seed    uint64
	loss    float64
	correct int
}

// block is how many parameters are updated in one go: few enough for all cores
// to have some, enough that taking the next costs nothing. It has no influence
// on the result. From 1<<13 to 1<<17 the course's network, with 8 and with 63
// shards, took the same time within noise.
const block = 1 << 14

// NewTrainer plans training of net by rule, on batches of up to batch
// examples in shards of shardSize. Call Close when done.
func NewTrainer(net *Network, rule Rule, batch, shardSize int) *Trainer {
	if batch < 1 || shardSize < 1 {
		panic(fmt.Sprintf("nn: trainer for batches of %d in shards of %d", batch, shardSize))
	}
	t := &Trainer{
		Loss: CrossEntropy, Factor: 1,
		net: net, rule: rule.Plan(len(net.params), net.Kernels()...), batch: batch, shard: shardSize,
	}
	for at := 0; at < batch; at += shardSize {
		p := net.Plan(min(shardSize, batch-at))
		t.shards = append(t.shards, shard{pass: p})
		t.passes = append(t.passes, p)
	}
	t.helpers = min(runtime.GOMAXPROCS(0), max(len(t.shards), t.blocks())) - 1 // the caller works too
	t.wake = make(chan struct{}, t.helpers)
	for range t.helpers {
		go t.help(t.wake)
	}
	return t
}

// blocks is how many blocks the parameters make.
func (t *Trainer) blocks() int { return (len(t.net.params) + block - 1) / block }

// Close ends the trainer's goroutines. Later steps run on the caller's alone.
func (t *Trainer) Close() {
	if t.wake != nil {
		close(t.wake)
	}
	t.helpers, t.wake = 0, nil
}

// help works when woken, until wake is closed.
func (t *Trainer) help(wake <-chan struct{}) {
	for range wake {
		t.work()
		t.done.Done()
	}
}

// all runs job for each number below count, on all cores.
func (t *Trainer) all(job func(*Trainer, int), count int) {
	t.job, t.count = job, count
	t.next.Store(0)
	helpers := max(0, min(t.helpers, count-1))
	t.done.Add(helpers)
	for range helpers {
		t.wake <- struct{}{}
	}
	t.work()
	t.done.Wait()
}

// work does what is left of the job.
func (t *Trainer) work() {
	for {
		i := int(t.next.Add(1)) - 1
		if i >= t.count {
			return
		}
		t.job(t, i)
	}
}

// Step makes one step down the mean loss of x (n×in) with its n labels. It
// returns the sum of the n losses and how many were classified right, both
// with the parameters as they were before the step.
func (t *Trainer) Step(x []float32, labels []uint8) (loss float64, correct int) {
	in, n := t.net.in.Size(), len(labels)
	if n == 0 || n > t.batch || len(x) != n*in {
		panic(fmt.Sprintf("nn: batch of %d numbers and %d labels; planned for 1 to %d examples of shape %v", len(x), n, t.batch, t.net.in))
	}
	t.used = (n + t.shard - 1) / t.shard
	if t.Average != nil && t.Average.net != t.net {
		panic("nn: a trainer with the average of another network")
	}
	for i := range t.shards[:t.used] {
		s := &t.shards[i]
		from, to := i*t.shard, min((i+1)*t.shard, n)
		s.x, s.labels, s.scale = x[from*in:to*in], labels[from:to], 1/float32(n)
		s.seed = splitMix(splitMix(t.Seed, uint64(t.rule.steps)), uint64(i))
	}
	t.all((*Trainer).run, t.used)
	for i := range t.shards[:t.used] {
		loss += t.shards[i].loss
		correct += t.shards[i].correct
	}

	t.all((*Trainer).update, t.blocks())
	t.rule.steps++
	t.net.Absorb(t.passes[:t.used]...)
	if t.Average != nil {
		t.Average.finish()
	}
	return loss, correct
}

// run computes loss and gradients of shard i.
func (t *Trainer) run(i int) {
	s := &t.shards[i]
	out := s.pass.ForwardTrain(s.x, s.seed)
	s.loss = t.Loss(s.pass.OutputGrad(), out, s.labels, s.scale)
	s.correct = Correct(out, s.labels)
	s.pass.Backward()
}

// update adds up the shards' gradients of the parameters in block i, in the
// order of the shards, into those of the first, and moves the parameters: all
// while they are in a core's cache.
func (t *Trainer) update(i int) {
	from, to := i*block, min((i+1)*block, len(t.net.params))
	grads := t.shards[0].pass.Grads()
	sum := grads[from:to]
	for _, p := range t.passes[1:t.used] {
		vec.Add(sum, sum, p.Grads()[from:to])
	}
	t.rule.part(t.net.params, grads, t.Factor, from, to)
	if t.Average != nil {
		t.Average.part(from, to)
	}
}

// Memory is all that the next steps depend on besides the fields above, the
// count of steps and the batches: the network's parameters and state, what the
// rule remembers, and the average if there is one. They are the owners' own
// memory; filled with what they once held, and with [Trainer.SetSteps], the
// training goes on from there with the same bits.
func (t *Trainer) Memory() [][]float32 {
	m := [][]float32{t.net.params, t.net.State(), t.rule.Memory()}
	if t.Average != nil {
		m = append(m, t.Average.Memory())
	}
	return m
}

// Steps is how many steps were made.
func (t *Trainer) Steps() int { return t.rule.Steps() }

// SetSteps restores the count of steps, also that of Average, which must be
// there since the first of them.
func (t *Trainer) SetSteps(steps int) {
	t.rule.SetSteps(steps)
	if t.Average != nil {
		t.Average.SetSteps(steps)
	}
}

// Correct counts the examples whose largest logit is that of their label.
func Correct(logits []float32, labels []uint8) int {
	classes, n := len(logits)/len(labels), 0
	for i, label := range labels {
		if ArgMax(logits[i*classes:][:classes]) == int(label) {
			n++
		}
	}
	return n
}
