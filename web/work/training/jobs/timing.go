package jobs

import (
	"time"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/web/work"
	"convlab/web/work/training"
)

// timing finds out how long a step takes, on noise: its shards, which are all alike,
// and what is done once.
func timing(t *work.Task, s training.Settings) training.Timing {
	r := newReplica(s)
	set := &mnist.Set{Images: make([]uint8, 64*mnist.Pixels), Labels: make([]uint8, 64)}
	for i := range set.Images {
		if i*7919%5 == 0 { // about as much ink as a digit has
			set.Images[i] = uint8(i * 31)
		}
	}
	for i := range set.Labels {
		set.Labels[i] = uint8(i % mnist.Classes)
	}
	r.images(shelve(set), &shelf{})
	r.most, r.epoch = set.Len(), 0
	r.start()
	batch := make([]int32, min(r.cut.Size, s.Batch))
	for i := range batch {
		batch[i] = int32(i % set.Len())
	}
	shard := nn.Shard{Span: nn.Span{From: 0, To: len(batch)}, Batch: len(batch)}
	mean := func(f func()) time.Duration {
		f() // the first time finds nothing in the caches
		n, began := 0, time.Now()
		for n < 1 || n < 64 && time.Since(began) < 80*time.Millisecond {
			f()
			t.Alive()
			n++
		}
		return time.Since(began) / time.Duration(n)
	}
	var part nn.Part
	each := mean(func() {
		x, labels := r.fill(batch)
		part = r.pass.Learn(x, labels, r.loss, shard)
		r.add(part.Grads, 1)
	})
	once := mean(func() { r.stepper.StepSum(r.sum, []nn.Part{part}) })
	all := time.Duration(float64(each)*float64(s.Batch)/float64(len(batch))) + once
	return training.Timing{Steps: 1, Micros: max(1, int(all.Microseconds()))}
}
