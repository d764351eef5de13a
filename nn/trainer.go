package nn

import (
	"fmt"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/blas/blas32"
)

// A Trainer takes gradient steps on batches, on all cores. It cuts each batch
// into shards of a fixed size, one pass each, and adds the shards' gradients
// in order: the result does not depend on how many cores there are, to the
// bit.
type Trainer struct {
	net    *Network
	rule   SGD
	shard  int // examples per shard
	shards []shard

	work chan *shard // nil when one goroutine does all
	done sync.WaitGroup
}

// shard is a slice of a batch with its pass.
type shard struct {
	pass    *Pass
	x       []float32
	labels  []uint8
	scale   float32
	loss    float64
	correct int
}

// NewTrainer plans training of net by rule, on batches of up to batch
// examples in shards of shardSize. Call Close when done.
func NewTrainer(net *Network, rule SGD, batch, shardSize int) *Trainer {
	if batch < 1 || shardSize < 1 {
		panic(fmt.Sprintf("nn: trainer for batches of %d in shards of %d", batch, shardSize))
	}
	t := &Trainer{net: net, rule: rule, shard: shardSize}
	for at := 0; at < batch; at += shardSize {
		t.shards = append(t.shards, shard{pass: net.Plan(min(shardSize, batch-at))})
	}
	if workers := min(runtime.GOMAXPROCS(0), len(t.shards)); workers > 1 {
		t.work = make(chan *shard, len(t.shards))
		for range workers {
			go func() {
				for s := range t.work {
					s.run()
					t.done.Done()
				}
			}()
		}
	}
	return t
}

// Close ends the trainer's goroutines.
func (t *Trainer) Close() {
	if t.work != nil {
		close(t.work)
		t.work = nil
	}
}

// Step makes one step down the mean cross-entropy of x (n×in) with its n
// labels. It returns the sum of the n losses and how many were classified
// right, both with the parameters as they were before the step.
func (t *Trainer) Step(x []float32, labels []uint8) (loss float64, correct int) {
	in, n := t.net.in.Size(), len(labels)
	used := (n + t.shard - 1) / t.shard
	if n == 0 || used > len(t.shards) {
		panic(fmt.Sprintf("nn: batch of %d examples for a trainer of %d shards of %d", n, len(t.shards), t.shard))
	}
	t.done.Add(used)
	for i := range t.shards[:used] {
		s := &t.shards[i]
		from, to := i*t.shard, min((i+1)*t.shard, n)
		s.x, s.labels, s.scale = x[from*in:to*in], labels[from:to], 1/float32(n)
		if t.work != nil {
			t.work <- s
		} else {
			s.run()
			t.done.Done()
		}
	}
	t.done.Wait()

	grads := t.shards[0].pass.Grads()
	for i := range t.shards[:used] {
		s := &t.shards[i]
		loss += s.loss
		correct += s.correct
		if i > 0 {
			blas32.Implementation().Saxpy(len(grads), 1, s.pass.Grads(), 1, grads, 1)
		}
	}
	t.rule.Step(t.net.params, grads)
	return loss, correct
}

func (s *shard) run() {
	logits := s.pass.Forward(s.x)
	s.loss = CrossEntropy(s.pass.OutputGrad(), logits, s.labels, s.scale)
	s.correct = Correct(logits, s.labels)
	s.pass.Backward()
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
