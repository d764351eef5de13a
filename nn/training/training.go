package training

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"slices"
	"strings"
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

	// Save keeps Identity, Position and Memory of the training somewhere; nil
	// for a training that will not be continued.
	Save func(*Training) error
}

// A Training is one run of a recipe. What it will do next depends only on the
// job and on what [Job.Save] keeps: the position and the trainer's memory.
// Everything that is drawn at random is drawn anew from the seed and the
// epoch, the image or the step.
type Training struct {
	Job
	Position

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

// A Position is how far a training has come.
type Position struct {
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
	t.trainer.Seed = DropSeed(job.Seed)
	t.result = t.net
	if r.Average > 0 {
		t.average = nn.Average{Decay: r.Average}.Plan(t.net)
		t.trainer.Average = t.average
		t.result = job.Model.New()
	}
	t.feed = augment.NewFeeder(t.data, r.Distort, job.Seed, r.Batch)
	return t
}

// An Identity is what two trainings that continue each other have in common.
type Identity struct {
	Architecture string `json:"architecture"`
	Recipe       string `json:"recipe"`
	Seed         uint64 `json:"seed"`
	Images       int    `json:"images"`
	Data         uint32 `json:"data"` // CRC-32 of the training images and labels
}

// Identity is that of t.
func (t *Training) Identity() Identity {
	sum := crc32.Update(crc32.ChecksumIEEE(t.data.Images), crc32.IEEETable, t.data.Labels)
	return Identity{t.net.Architecture(), t.Recipe.String(), t.Seed, t.data.Len(), sum}
}

// Memory is the memory of the trainer, [nn.Stepper.Memory]. It may be read while
// the training is saved, and be filled before [Training.Continue].
func (t *Training) Memory() [][]float32 { return t.trainer.Memory() }

// Continue sets t to the position at which another training of its identity was
// when its memory was what t's is now. From there on both do the same, to the
// bit.
func (t *Training) Continue(p Position) {
	if now := t.Features; !strings.HasSuffix(p.Features, now) {
		p.Features += ", then " + now
	}
	t.Position = p
	t.trainer.SetSteps(t.steps())
}

// A Display shows a training's progress.
type Display interface {
	Step(t *Training, images int)  // a batch of so many images is done
	Epoch(t *Training, errors int) // an epoch is done; t still has its sums; errors on t.Judge, if there is one
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

// Seen is how many images the training has seen.
func (t *Training) Seen() int { return t.Epoch*t.data.Len() + t.At }

// Total is how many it will have seen at its end.
func (t *Training) Total() int { return t.Recipe.Epochs * t.data.Len() }

// shuffle draws the order of the current epoch, and has the rest of it fed.
func (t *Training) shuffle() {
	Order(t.order, t.Seed, t.Epoch)
	t.feed.Start(t.Epoch, t.order[t.At:])
	t.feeding = t.Epoch
}

// Order fills order with the numbers of all images in the order in which an epoch
// (from 0) of a training from seed has them.
func Order(order []int32, seed uint64, epoch int) {
	for i := range order {
		order[i] = int32(i)
	}
	// Stream 0 of the seed drew the initial weights.
	r := rand.New(rand.NewPCG(seed, uint64(epoch)+1))
	r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
}

// DropSeed is what layers draw from in a training from seed: other numbers than the
// distortions'.
func DropSeed(seed uint64) uint64 { return ^seed }

// step trains on the next batch and returns how many images that had. The
// epoch's last batch has what is left.
func (t *Training) step() (int, error) {
	if t.feeding != t.Epoch {
		t.shuffle()
	}
	x, labels := t.feed.Next()
	t.trainer.Factor = t.Recipe.Factor(t.trainer.Steps(), t.Recipe.Epochs*t.perEpoch())
	loss, correct := t.trainer.Step(x, labels)
	t.Loss += loss
	t.Correct += correct
	t.At += len(labels)
	return len(labels), t.trainer.Tally().Err()
}

// ErrInterrupted is what Run returns after its context was cancelled.
var ErrInterrupted = errors.New("interrupted")

// saveEvery is how old what was saved may get before the end of an epoch saves
// anew: what a failure of the machine costs, or an epoch if that is longer.
const saveEvery = time.Minute

// Run trains to the end of the recipe, or until ctx is cancelled. It saves now
// and then after an epoch, at the end, and when cancelled. Outputs that aren't
// finite end it, with an [nn.ErrNotFinite].
func (t *Training) Run(ctx context.Context, show Display) error {
	started, before := time.Now(), t.Seconds
	for t.Epoch < t.Recipe.Epochs {
		n, err := t.step()
		t.Seconds = before + time.Since(started).Seconds()
		if err == nil {
			show.Step(t, n)
		}
		if err == nil && t.At == len(t.order) {
			err = t.endEpoch(show)
		}
		if err != nil {
			return fmt.Errorf("epoch %d: %w: the learning rate is too high", t.Epoch+1, err)
		}
		if t.At == 0 {
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

// save calls Save if there is one.
func (t *Training) save() error {
	t.saved = time.Now()
	if t.Save == nil {
		return nil
	}
	return t.Save(t)
}

func (t *Training) endEpoch(show Display) error {
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
		answers := Ask(t.Net(), t.Judge)
		if err := answers.Err(); err != nil {
			return err
		}
		errors = answers.Errors(t.Judge.Labels)
		p.Held = float32(errors) / float32(t.Judge.Len())
	}
	t.Curve = append(t.Curve, p)
	show.Epoch(t, errors)
	t.Epoch, t.At, t.Loss, t.Correct = t.Epoch+1, 0, 0, 0
	return nil
}
