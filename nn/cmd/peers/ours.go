//go:build !js

package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"convlab/nn"
	"convlab/nn/augment"
	"convlab/nn/mnist"
)

// ours trains with the code of this repository.
type ours struct {
	train *mnist.Set
	runs  map[string]*running
}

// running is a training that never ends.
type running struct {
	trainer *nn.Trainer
	feed    *augment.Feeder
	epoch   int
	order   []int32
}

func newOurs(train *mnist.Set) *ours { return &ours{train, map[string]*running{}} }

func (o *ours) close() {
	for _, r := range o.runs {
		r.trainer.Close()
		r.feed.Close()
	}
}

func (*ours) name() string { return "ConvLab" }

func (o *ours) prepare(j job) (int, string, error) {
	net := j.model.New()
	net.Init(1)
	r := &running{
		trainer: nn.NewTrainer(net, j.recipe.Rule, j.recipe.Batch, j.recipe.ShardSize),
		feed:    augment.NewFeeder(o.train, augment.Mix{}, 1, j.recipe.Batch),
		epoch:   -1,
		order:   make([]int32, o.train.Len()),
	}
	for i := range r.order {
		r.order[i] = int32(i)
	}
	o.runs[j.Name] = r
	_, err := o.measure(j.Name, 1) // to warm up
	return len(net.Params()), fmt.Sprintf("shards of %d", j.recipe.ShardSize), err
}

func (o *ours) measure(name string, seconds float64) (float64, error) {
	r, images := o.runs[name], 0
	began := time.Now()
	for time.Since(began).Seconds() < seconds {
		images += r.step()
	}
	return float64(images) / time.Since(began).Seconds(), nil
}

// step trains on the next batch and returns how many images that had.
func (r *running) step() int {
	x, labels := r.feed.Next()
	if len(labels) == 0 {
		r.epoch++
		rand.New(rand.NewPCG(1, uint64(r.epoch))).Shuffle(len(r.order), func(i, j int) {
			r.order[i], r.order[j] = r.order[j], r.order[i]
		})
		r.feed.Start(r.epoch, r.order)
		x, labels = r.feed.Next()
	}
	r.trainer.Step(x, labels)
	return len(labels)
}
