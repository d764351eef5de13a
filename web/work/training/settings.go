package training

import (
	"fmt"

	"convlab/nn"
	"convlab/nn/augment"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/work"
)

// A Net is a kind of network.
type Net int

const (
	Dense    Net = iota // fully connected, with Settings.Units hidden units, ReLU
	LeNet5              // zoo.LeNet5's layers
	SmallCNN            // zoo.CNN's layers
	Nets                // how many there are
)

// A Rule is how parameters follow their gradients.
type Rule int

const (
	SGD      Rule = iota // plain gradient descent
	Momentum             // with momentum 0.9
	Adam                 // with Keras's constants
	Rules                // how many there are
)

// MomentumFactor is Momentum's.
const MomentumFactor = 0.9

// A Schedule is what becomes of the rate in the course of the epochs.
type Schedule int

const (
	Constant  Schedule = iota
	OneCycle           // up from 1/25 over the first 30 % of the steps, then down to 0 (nn.OneCycle)
	Cosine             // down to 0 along half a wave (nn.Cosine)
	InSteps            // a tenth from half of the steps on, a hundredth from three quarters on
	Schedules          // how many there are
)

// An Augment is how images are distorted anew in every epoch.
type Augment int

const (
	Plain    Augment = iota // as they are
	Scan                    // augment.Scan
	Pen                     // augment.Pen
	Augments                // how many there are
)

// Limits of settings.
const (
	MaxLayers = 6     // hidden layers of a dense network
	MaxUnits  = 1024  // in one of them
	MaxBatch  = 10000 // images
	MaxEpochs = 10000
	MaxSeed   = 1<<31 - 1
	MaxRate   = 10.
	MaxL2     = 0.5
	MaxDrop   = 0.9
	MaxOwn    = 2000 // the reader's own images among those to learn from
	MinImages = 100
	MaxParams = 2_000_000 // of the network: workers have three or more numbers for each
)

// Images is how many images the training set has, TestImages the test set.
const (
	Images     = 60000
	TestImages = 10000
)

// Settings say what is trained, and how. They and the reader's own images, if there
// are any, determine every bit of it.
type Settings struct {
	Net   Net
	Units []int // of each hidden layer of a dense network; nobody else's

	Rule     Rule
	Rate     float64
	Schedule Schedule
	Batch    int // images per step
	Epochs   int

	// L2 is λ of λ/2·Σw² over the kernels, which SGD and Momentum have in their
	// gradient; Adam shrinks kernels by rate·λ instead (AdamW).
	L2      float64
	Dropout float64 // behind every hidden dense layer; of SmallCNN, before its dense layer
	Augment Augment
	Seed    int

	Images int // the first so many of the 60,000; 0: all
	Own    int // how many of the reader's own images are learned from besides: Conductor.Own has as many
}

// Quick are settings that get beyond the course's 97.82 % within half a minute. Of 5,000 held-out training images networks
// trained with them read 98.1 and 98.2 % after three epochs and 98.5 % after four (seeds 1 and 2); other rates from 0.001,
// batches from 64 to 256 and three or five epochs did no better in that time.
func Quick() Settings {
	return Settings{Net: Dense, Units: []int{256, 256, 256}, Rule: Adam, Rate: 0.003, Schedule: OneCycle,
		Batch: 128, Epochs: 4, L2: 0.01, Seed: 1}
}

// Course are the course's own settings, of zoo.DenseCourse: 5,000 epochs of plain
// gradient descent.
func Course() Settings {
	return Settings{Net: Dense, Units: []int{256, 256, 256}, Rule: SGD, Rate: 0.05, Batch: 2000, Epochs: 5000, Seed: 1}
}

// A Problem is what is wrong with settings: the name of a field, in small letters,
// and where it must be. For "units" these are one layer's.
type Problem struct {
	Field    string // "net", "units", "layers", "rule", "rate", "schedule", "batch", "epochs", "l2", "dropout", "augment", "seed", "images", "own", "params"
	Min, Max float64
}

func (p *Problem) Error() string {
	return fmt.Sprintf("training: %s must be from %g to %g", p.Field, p.Min, p.Max)
}

// Check returns what is wrong first, nil for nothing.
func (s *Settings) Check() *Problem {
	layers := float64(len(s.Units))
	for _, f := range []struct {
		name        string
		v, min, max float64
	}{
		{"net", float64(s.Net), 0, float64(Nets - 1)},
		{"layers", layers, 0, MaxLayers},
		{"rule", float64(s.Rule), 0, float64(Rules - 1)},
		{"rate", s.Rate, 1e-7, MaxRate},
		{"schedule", float64(s.Schedule), 0, float64(Schedules - 1)},
		{"batch", float64(s.Batch), 1, MaxBatch},
		{"epochs", float64(s.Epochs), 1, MaxEpochs},
		{"l2", s.L2, 0, MaxL2},
		{"dropout", s.Dropout, 0, MaxDrop},
		{"augment", float64(s.Augment), 0, float64(Augments - 1)},
		{"seed", float64(s.Seed), 0, MaxSeed},
		{"own", float64(s.Own), 0, MaxOwn},
	} {
		if !(f.v >= f.min && f.v <= f.max) {
			return &Problem{f.name, f.min, f.max}
		}
	}
	for _, n := range s.Units {
		if n < 1 || n > MaxUnits {
			return &Problem{"units", 1, MaxUnits}
		}
	}
	if n := s.dense(); n > MaxParams {
		return &Problem{"params", 1, MaxParams}
	}
	if s.Images != 0 && (s.Images < MinImages || s.Images > Images) {
		return &Problem{"images", MinImages, Images}
	}
	return nil
}

// dense is how many parameters a dense network has, 0 for others.
func (s *Settings) dense() (n int) {
	if s.Net != Dense {
		return 0
	}
	in := mnist.Pixels
	for _, units := range s.Units {
		n += (in + 1) * units
		in = units
	}
	return n + (in+1)*mnist.Classes
}

// Examples is how many images an epoch has.
func (s *Settings) Examples() int {
	n := s.Images
	if n == 0 {
		n = Images
	}
	return n + s.Own
}

// PerEpoch is how many steps an epoch has, Steps how many the whole training.
func (s *Settings) PerEpoch() int { return (s.Examples() + s.Batch - 1) / s.Batch }
func (s *Settings) Steps() int    { return s.Epochs * s.PerEpoch() }

// Shards is how many pieces a batch is cut into: more workers than that don't help.
func (s *Settings) Shards() int { return (s.Batch + s.shard() - 1) / s.shard() }

// shard is the size of a shard: that of zoo's recipes.
func (s *Settings) shard() int {
	switch {
	case s.Net != Dense:
		return 32
	case s.Batch < 64:
		return 16
	case s.Batch < 512:
		return 64
	case s.Batch < 2000:
		return 256
	}
	return 500
}

// Model is the network and how it is trained, as nn/training takes them. The
// settings must be sound ([Settings.Check]).
func (s *Settings) Model() *zoo.Model {
	m := &zoo.Model{Name: "own", Input: nn.Shape{H: mnist.Side, W: mnist.Side, C: 1}, Seeds: []uint64{uint64(s.Seed)}}
	switch s.Net {
	case Dense:
		m.Input = nn.Vec(mnist.Pixels)
		for _, n := range s.Units {
			m.Layers = append(m.Layers, nn.Dense{Units: n}, nn.ReLU{})
			if s.Dropout > 0 {
				m.Layers = append(m.Layers, nn.Dropout{Rate: s.Dropout})
			}
		}
		m.Layers = append(m.Layers, nn.Dense{Units: mnist.Classes})
	case LeNet5:
		flat := false
		for _, l := range zoo.LeNet5.Layers {
			m.Layers = append(m.Layers, l)
			switch l.(type) {
			case nn.Flatten:
				flat = true
			case nn.ReLU:
				if flat && s.Dropout > 0 {
					m.Layers = append(m.Layers, nn.Dropout{Rate: s.Dropout})
				}
			}
		}
	case SmallCNN:
		for _, l := range zoo.CNN.Layers {
			if _, ok := l.(nn.Dropout); ok {
				if s.Dropout > 0 {
					m.Layers = append(m.Layers, nn.Dropout{Rate: s.Dropout})
				}
				continue
			}
			m.Layers = append(m.Layers, l)
		}
	}
	r := zoo.Recipe{Batch: s.Batch, ShardSize: s.shard(), Epochs: s.Epochs}
	rate, l2 := float32(s.Rate), float32(s.L2)
	switch s.Rule {
	case SGD:
		r.Rule = nn.SGD{Rate: rate, L2: l2}
	case Momentum:
		r.Rule = nn.SGD{Rate: rate, Momentum: MomentumFactor, L2: l2}
	case Adam:
		r.Rule = nn.Adam{Rate: rate, Decay: l2}
	}
	switch s.Schedule {
	case OneCycle:
		r.Schedule = nn.OneCycle{}
	case Cosine:
		r.Schedule = nn.Cosine{}
	case InSteps:
		r.Schedule = nn.Steps{{At: 0.5, Factor: 0.1}, {At: 0.75, Factor: 0.01}}
	}
	switch s.Augment {
	case Scan:
		r.Distort = augment.Scan
	case Pen:
		r.Distort = augment.Pen
	}
	m.Recipe = r
	return m
}

// A Cost is what a network costs.
type Cost struct {
	Params  int
	MulAdds int // of products, forward, for one image
}

// Cost is that of the network. A step costs three times as many multiply-adds for
// each image, or a little less: nobody asks for the gradient by the pixels.
func (s *Settings) Cost() (c Cost) {
	m := s.Model()
	for _, l := range m.New().Summary() {
		c.Params += l.Params
		c.MulAdds += l.MulAdds
	}
	return c
}

// Equal says whether two settings are the same.
func (s *Settings) Equal(t *Settings) bool {
	var a, b work.Writer
	s.Write(&a)
	t.Write(&b)
	return string(a.Head()) == string(b.Head())
}

// Write carries settings.
func (s *Settings) Write(w *work.Writer) {
	for _, n := range []int{int(s.Net), int(s.Rule), int(s.Schedule), s.Batch, s.Epochs, int(s.Augment), s.Seed, s.Images, s.Own, len(s.Units)} {
		w.Int(n)
	}
	for _, n := range s.Units {
		w.Int(n)
	}
	w.Float(s.Rate)
	w.Float(s.L2)
	w.Float(s.Dropout)
}

// ReadSettings reads them, and refuses what is none.
func ReadSettings(r *work.Reader) (s Settings, err error) {
	net, rule, schedule := r.Int(), r.Int(), r.Int()
	s.Net, s.Rule, s.Schedule = Net(net), Rule(rule), Schedule(schedule)
	s.Batch, s.Epochs, s.Augment = r.Int(), r.Int(), Augment(r.Int())
	s.Seed, s.Images, s.Own = r.Int(), r.Int(), r.Int()
	n := r.Int()
	if n < 0 || n > MaxLayers {
		return s, fmt.Errorf("training: %d layers", n)
	}
	for range n {
		s.Units = append(s.Units, r.Int())
	}
	s.Rate, s.L2, s.Dropout = r.Float(), r.Float(), r.Float()
	if err := r.Err(); err != nil {
		return s, err
	}
	if p := s.Check(); p != nil {
		return s, p
	}
	return s, nil
}
