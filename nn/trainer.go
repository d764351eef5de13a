package nn

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// A Trainer takes gradient steps on batches, on all cores. It cuts each batch
// into shards of a fixed size, one pass each ([Pass.Learn]), and moves the
// network by what comes of them in their order ([Stepper]): the result does not
// depend on how many cores there are, to the bit.
//
// The exported fields may be set before the first step; Factor before any.
type Trainer struct {
	Loss Loss   // what to descend: CrossEntropy unless set
	Seed uint64 // of all that layers draw at random while training
	Stepper

	batch  int // examples of a step, at most
	size   int // examples per shard
	shards []shard
	parts  []Part // of the shards
	used   int    // shards of this step
	tally  Tally  // of this step

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
	Shard
	pass   *Pass
	x      []float32
	labels []uint8
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
	t := &Trainer{Loss: CrossEntropy, Stepper: *NewStepper(net, rule), batch: batch, size: shardSize}
	for at := 0; at < batch; at += shardSize {
		t.shards = append(t.shards, shard{pass: net.Plan(min(shardSize, batch-at))})
	}
	t.parts = make([]Part, len(t.shards))
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
	cut := Cut{t.size, t.Seed}
	t.used = cut.Count(n)
	for i := range t.shards[:t.used] {
		s := &t.shards[i]
		s.Shard = cut.Shard(i, n, t.Steps())
		s.x, s.labels = x[s.From*in:s.To*in], labels[s.From:s.To]
	}
	t.all((*Trainer).run, t.used)
	parts := t.parts[:t.used]
	t.check(parts)
	t.all((*Trainer).update, t.blocks())
	t.tally = t.finish(parts)
	return t.tally.Loss, t.tally.Correct
}

// Tally is what became of the examples of the last step.
func (t *Trainer) Tally() Tally { return t.tally }

// run computes shard i.
func (t *Trainer) run(i int) {
	s := &t.shards[i]
	t.parts[i] = s.pass.Learn(s.x, s.labels, t.Loss, s.Shard)
}

// update moves the parameters in block i.
func (t *Trainer) update(i int) {
	t.move(t.parts[:t.used], i*block, min((i+1)*block, len(t.net.params)))
}
