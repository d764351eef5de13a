package jobs

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"convlab/nn"
	native "convlab/nn/training"
	"convlab/web/work/training"
)

// Small trainings of all kinds.
var kinds = map[string]training.Settings{
	"dense, plain":     {Net: training.Dense, Units: []int{12, 9}, Rule: training.SGD, Rate: .05, Batch: 100, Epochs: 3, Images: 500, Seed: 1, L2: .001},
	"dense, momentum":  {Net: training.Dense, Units: []int{20}, Rule: training.Momentum, Rate: .02, Batch: 37, Epochs: 2, Images: 300, Seed: 2, Dropout: .3, Schedule: training.Cosine},
	"dense, no hidden": {Net: training.Dense, Rule: training.Adam, Rate: .01, Batch: 300, Epochs: 2, Images: 900, Seed: 3, Schedule: training.InSteps},
	"LeNet-5":          {Net: training.LeNet5, Rule: training.Adam, Rate: .002, Batch: 128, Epochs: 2, Images: 300, Seed: 4, L2: .01, Schedule: training.OneCycle, Augment: training.Scan},
	"small CNN":        {Net: training.SmallCNN, Rule: training.Adam, Rate: .003, Batch: 100, Epochs: 1, Images: 200, Seed: 5, Dropout: .4, Augment: training.Pen},
}

// followed is what nn/training makes of the same settings, step by step.
type followed struct {
	losses  []float64
	correct []int
	params  []float32
	state   []float32
}

type follow struct {
	*followed
	loss  float64
	right int
}

func (f *follow) Step(t *native.Training, n int) {
	f.losses, f.correct = append(f.losses, t.Loss-f.loss), append(f.correct, t.Correct-f.right)
	f.loss, f.right = t.Loss, t.Correct
}
func (f *follow) Epoch(*native.Training, int) { f.loss, f.right = 0, 0 }

func nativeRun(t *testing.T, o *office, s training.Settings) *followed {
	t.Helper()
	m := s.Model()
	tr := native.New(native.Job{Model: m, Recipe: m.Recipe, Seed: uint64(s.Seed), Data: o.train.Slice(0, s.Images)})
	defer tr.Close()
	f := &follow{followed: &followed{}}
	if err := tr.Run(context.Background(), f); err != nil {
		t.Fatal(err)
	}
	f.params, f.state = slices.Clone(tr.Net().Params()), slices.Clone(tr.Net().State())
	return f.followed
}

// network is that of the run.
func (o *office) network() (net *nn.Network) {
	o.t.Helper()
	o.Network(func(n *nn.Network, step int, err error) {
		if err != nil || step != o.Run().Step {
			o.t.Fatalf("the network after step %d of %d: %v", step, o.Run().Step, err)
		}
		net = n
	})
	o.until("the network", func() bool { return net != nil })
	return net
}

// same compares a run with the native one, bit by bit. The curve has each step's loss
// while it is short; the native loss is a sum over the epoch, so it is compared as one.
func (o *office) same(want *followed) {
	o.t.Helper()
	r := o.Run()
	if len(r.Curve.Points) != len(want.losses) || r.Curve.Every != 1 {
		o.t.Fatalf("%d points, want %d", len(r.Curve.Points), len(want.losses))
	}
	sum, per := 0., r.Settings.PerEpoch()
	for i, p := range r.Curve.Points {
		if i%per == 0 {
			sum = 0
		}
		if (sum+p.Loss)-sum != want.losses[i] || p.Correct != want.correct[i] {
			o.t.Errorf("step %d: loss %v, %d right; native %v, %d", i+1, p.Loss, p.Correct, want.losses[i], want.correct[i])
		}
		sum += p.Loss
	}
	net := o.network()
	if !slices.Equal(net.Params(), want.params) || !slices.Equal(net.State(), want.state) {
		o.t.Error("other weights than the native ones")
	}
}

// One seed gives the same bits with every pool, and those of nn/training.
func TestSameBits(t *testing.T) {
	for name, s := range kinds {
		t.Run(name, func(t *testing.T) {
			var tests []training.Test
			var whole *training.Answers
			pools := []int{1, 2, 3, 4}
			if s.Net != training.Dense {
				pools = []int{1, 4}
			}
			want := nativeRun(t, newOffice(t), s)
			for _, pool := range pools {
				o := newOffice(t)
				o.SetPool(pool)
				if p := o.Start(s); p != nil {
					t.Fatal(p)
				}
				o.status(training.Finished)
				r := o.Run()
				if r.Pool < 1 || r.Pool > min(pool, s.Shards()) || r.Losses > 0 {
					t.Errorf("%d workers of %d, %d lost", r.Pool, pool, r.Losses)
				}
				if r.Pool < min(pool, s.Shards()) {
					t.Logf("the steps were done before all of %d workers were here", pool)
				}
				o.same(want)
				var wholes []training.Test
				for _, u := range r.Tests {
					if u.Whole() {
						wholes = append(wholes, u)
					}
				}
				if len(wholes) != s.Epochs || len(r.Frames) == 0 || r.Whole == nil {
					t.Fatalf("%d tests, %d frames, answers %v", len(wholes), len(r.Frames), r.Whole != nil)
				}
				wrong := 0
				for i, label := range o.test.Labels {
					if r.Whole.Digit[i] != label {
						wrong++
					}
				}
				if last := wholes[len(wholes)-1]; last.Errors != wrong || last.Step != s.Steps() {
					t.Errorf("test %+v, but %d answers are wrong", last, wrong)
				}
				if pool == 1 {
					tests, whole = wholes, r.Whole
					continue
				}
				if !slices.Equal(wholes, tests) || !slices.Equal(whole.Digit, r.Whole.Digit) || !slices.Equal(whole.Sure, r.Whole.Sure) || !slices.Equal(whole.True, r.Whole.True) {
					t.Errorf("a pool of %d tests otherwise than of 1: %v, %v", pool, wholes, tests)
				}
			}
		})
	}
}

// A hundred workers are killed in mid-step, and nothing changes.
func TestKills(t *testing.T) {
	s := training.Settings{Net: training.Dense, Units: []int{12, 9}, Rule: training.Adam, Rate: .01, Batch: 256, Epochs: 60, Images: 900, Seed: 7, Dropout: .2}
	o := newOffice(t)
	o.SetPool(4)
	var kills, sent atomic.Int64
	r := rand.New(rand.NewPCG(1, 1))
	next := atomic.Int64{}
	next.Store(20)
	o.at = func(*fake) bool {
		if sent.Add(1) < next.Load() || kills.Load() >= 100 {
			return false
		}
		kills.Add(1)
		next.Store(sent.Load() + 3 + int64(r.IntN(20)))
		return true
	}
	if p := o.Start(s); p != nil {
		t.Fatal(p)
	}
	o.status(training.Finished)
	if kills.Load() < 100 || o.Run().Losses < 100 {
		t.Errorf("%d kills, %d losses", kills.Load(), o.Run().Losses)
	}
	o.same(nativeRun(t, o, s))
}
