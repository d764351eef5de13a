//go:build !js

package training

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"convlab/nn"
	"convlab/nn/augment"
	"convlab/nn/drawn"
	"convlab/nn/gemm"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// A Job says what is to be trained on what.
type Job struct {
	Model  *zoo.Model
	Recipe zoo.Recipe // Model's, or a trial of another
	Seed   uint64
	Data   *mnist.Set
	Judge  *mnist.Set // asked after every epoch, for show; nil: none
	File   string     // of the checkpoint
}

// A Training is one run of a recipe. What it will do next depends only on the
// job and on what a checkpoint holds: the trainer's memory and the position.
// Everything that is drawn at random is drawn anew from the seed and the
// epoch, the image or the step.
type Training struct {
	Job
	position

	net     *nn.Network
	average *nn.Averager
	result  *nn.Network // net, or one with the average
	trainer *nn.Trainer
	feed    *augment.Feeder
	data    *mnist.Set // Data and the drawn digits
	order   []int32
	feeding int // the epoch that feed is in, -1 for none
	saved   time.Time
}

// position is how far a training has come.
type position struct {
	Epoch    int     `json:"epoch"`    // epochs completed
	At       int     `json:"at"`       // images of the next epoch already seen
	Loss     float64 `json:"loss"`     // their summed loss
	Correct  int     `json:"correct"`  // how many of them were right when seen
	Seconds  float64 `json:"seconds"`  // of training, over all sessions
	Features string  `json:"features"` // what multiplied, in all sessions
	Curve    Curve   `json:"curve"`
}

// New plans the training of job, from its beginning. Call Close when done.
func New(job Job) *Training {
	r := &job.Recipe
	t := &Training{Job: job, net: job.Model.New(), data: job.Data, feeding: -1, saved: time.Now()}
	t.Features = gemm.Features()
	if r.Drawn > 0 {
		more := drawn.Set(drawn.Train, r.Drawn, job.Seed)
		t.data = &mnist.Set{Images: slices.Concat(job.Data.Images, more.Images), Labels: slices.Concat(job.Data.Labels, more.Labels)}
	}
	t.order = make([]int32, t.data.Len())
	t.net.Init(job.Seed)
	t.trainer = nn.NewTrainer(t.net, r.Rule, r.Batch, r.ShardSize)
	t.trainer.Loss = r.Loss()
	t.trainer.Seed = ^job.Seed // other numbers than the distortions'
	t.result = t.net
	if r.Average > 0 {
		t.average = nn.Average{Decay: r.Average}.Plan(t.net)
		t.trainer.Average = t.average
		t.result = job.Model.New()
	}
	t.feed = augment.NewFeeder(t.data, r.Distort, job.Seed, r.Batch)
	return t
}

// Close ends the training's goroutines.
func (t *Training) Close() {
	t.trainer.Close()
	t.feed.Close()
}

// Net is the network as the recipe would leave it if it ended here.
func (t *Training) Net() *nn.Network {
	if t.average != nil {
		t.average.CopyTo(t.result)
	}
	return t.result
}

// perEpoch is how many steps an epoch has; steps how many were made.
func (t *Training) perEpoch() int { return (t.data.Len() + t.Recipe.Batch - 1) / t.Recipe.Batch }
func (t *Training) steps() int {
	return t.Epoch*t.perEpoch() + (t.At+t.Recipe.Batch-1)/t.Recipe.Batch
}

// seen is how many images the training has seen, total how many it will.
func (t *Training) seen() int  { return t.Epoch*t.data.Len() + t.At }
func (t *Training) total() int { return t.Recipe.Epochs * t.data.Len() }

// shuffle draws the order of the current epoch, and has the rest of it fed.
func (t *Training) shuffle() {
	for i := range t.order {
		t.order[i] = int32(i)
	}
	// Stream 0 of the seed drew the initial weights.
	r := rand.New(rand.NewPCG(t.Seed, uint64(t.Epoch)+1))
	r.Shuffle(len(t.order), func(i, j int) { t.order[i], t.order[j] = t.order[j], t.order[i] })
	t.feed.Start(t.Epoch, t.order[t.At:])
	t.feeding = t.Epoch
}

// step trains on the next batch and returns how many images that had. The
// epoch's last batch has what is left.
func (t *Training) step() int {
	if t.feeding != t.Epoch {
		t.shuffle()
	}
	x, labels := t.feed.Next()
	t.trainer.Factor = t.Recipe.Factor(t.trainer.Steps(), t.Recipe.Epochs*t.perEpoch())
	loss, correct := t.trainer.Step(x, labels)
	t.Loss += loss
	t.Correct += correct
	t.At += len(labels)
	return len(labels)
}

// ErrInterrupted is what Run returns after its context was cancelled.
var ErrInterrupted = errors.New("interrupted; the same command goes on from the checkpoint")

// saveEvery is how old a checkpoint may get before the end of an epoch makes a
// new one: what a failure of the machine costs, or an epoch if that is longer.
const saveEvery = time.Minute

// Run trains to the end of the recipe, or until ctx is cancelled. It saves a
// checkpoint now and then after an epoch, at the end, and when cancelled.
func (t *Training) Run(ctx context.Context, show Display) error {
	started, before := time.Now(), t.Seconds
	for t.Epoch < t.Recipe.Epochs {
		n := t.step()
		t.Seconds = before + time.Since(started).Seconds()
		if math.IsNaN(t.Loss) || math.IsInf(t.Loss, 0) {
			return fmt.Errorf("epoch %d: the loss is %v: the learning rate is too high", t.Epoch+1, t.Loss)
		}
		show.Step(t, n)
		if t.At == len(t.order) {
			t.endEpoch(show)
			// Judging is not training.
			started, before = time.Now(), t.Seconds
			if t.Epoch == t.Recipe.Epochs || time.Since(t.saved) > saveEvery {
				if err := t.save(); err != nil {
					return err
				}
			}
		}
		if ctx.Err() != nil && t.Epoch < t.Recipe.Epochs {
			if err := t.save(); err != nil {
				return err
			}
			return ErrInterrupted
		}
	}
	return nil
}

func (t *Training) endEpoch(show Display) {
	r := &t.Recipe
	p := Point{
		Epoch:   t.Epoch + 1,
		Factor:  r.Factor(t.trainer.Steps()-1, r.Epochs*t.perEpoch()),
		Loss:    float32(t.Loss / float64(t.At)),
		Right:   float32(float64(t.Correct) / float64(t.At)),
		Seconds: float32(t.Seconds),
	}
	errors := -1
	if t.Judge != nil {
		errors = Ask(t.Net(), t.Judge).Errors(t.Judge.Labels)
		p.Held = float32(errors) / float32(t.Judge.Len())
	}
	t.Curve = append(t.Curve, p)
	show.Epoch(t, errors)
	t.Epoch, t.At, t.Loss, t.Correct = t.Epoch+1, 0, 0, 0
}
