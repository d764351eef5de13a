//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// A training is one run of a recipe over a data set. What it will do next
// depends only on the network's parameters and on position, so these two are
// all that a checkpoint holds: the order of an epoch's images is drawn anew
// from seed and epoch, and plain SGD has no memory.
type training struct {
	model  *zoo.Model
	recipe zoo.Recipe
	data   *mnist.Set
	net    *nn.Network
	file   string // of the checkpoint
	position

	trainer  *nn.Trainer
	order    []int32
	shuffled int // the epoch that order is for, -1 for none
	x        []float32
	labels   []uint8
}

// position is how far a training has come.
type position struct {
	Epoch   int     `json:"epoch"`   // epochs completed
	At      int     `json:"at"`      // images of the next epoch already seen
	Loss    float64 `json:"loss"`    // their summed cross-entropy
	Correct int     `json:"correct"` // how many of them were right when seen
	Seconds float64 `json:"seconds"` // of training, over all sessions
}

func newTraining(m *zoo.Model, recipe zoo.Recipe, data *mnist.Set) *training {
	t := &training{
		model: m, recipe: recipe, data: data, net: m.New(),
		order: make([]int32, data.Len()), shuffled: -1,
		x: make([]float32, recipe.Batch*mnist.Pixels), labels: make([]uint8, recipe.Batch),
	}
	t.net.Init(recipe.Seed)
	t.trainer = nn.NewTrainer(t.net, nn.SGD{Rate: recipe.Rate}, recipe.Batch, recipe.ShardSize)
	return t
}

func (t *training) close() { t.trainer.Close() }

// shuffle draws the order of the current epoch.
func (t *training) shuffle() {
	for i := range t.order {
		t.order[i] = int32(i)
	}
	// Stream 0 of the seed drew the initial weights.
	r := rand.New(rand.NewPCG(t.recipe.Seed, uint64(t.Epoch)+1))
	r.Shuffle(len(t.order), func(i, j int) { t.order[i], t.order[j] = t.order[j], t.order[i] })
	t.shuffled = t.Epoch
}

// step trains on the next batch and returns how many images that had. The
// epoch's last batch has what is left.
func (t *training) step() int {
	if t.shuffled != t.Epoch {
		t.shuffle()
	}
	n := min(t.recipe.Batch, len(t.order)-t.At)
	x, labels := t.x[:n*mnist.Pixels], t.labels[:n]
	t.data.Fill(x, labels, t.order[t.At:t.At+n])
	loss, correct := t.trainer.Step(x, labels)
	t.Loss += loss
	t.Correct += correct
	t.At += n
	return n
}

// errInterrupted is what run returns after Ctrl-C.
var errInterrupted = errors.New("interrupted; the same command goes on from the checkpoint")

// run trains to the end of the recipe, or until ctx is cancelled. It saves a
// checkpoint after each epoch and when cancelled. After each epoch it shows the errors on judge, which nothing is selected by.
func (t *training) run(ctx context.Context, judge *mnist.Set, show display) error {
	started, before := time.Now(), t.Seconds
	for t.Epoch < t.recipe.Epochs {
		n := t.step()
		t.Seconds = before + time.Since(started).Seconds()
		if math.IsNaN(t.Loss) || math.IsInf(t.Loss, 0) {
			return fmt.Errorf("epoch %d: the loss is %v: the learning rate is too high", t.Epoch+1, t.Loss)
		}
		show.step(t, n)
		if t.At == len(t.order) {
			show.epoch(t, errorsOn(t.net, judge))
			t.position = position{Epoch: t.Epoch + 1, Seconds: t.Seconds}
			if err := t.save(); err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			if err := t.save(); err != nil {
				return err
			}
			return errInterrupted
		}
	}
	return nil
}
