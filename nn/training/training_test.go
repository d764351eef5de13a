package training

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"convlab/nn"
	"convlab/nn/augment"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// tiny is a network with all that has to be kept or that is drawn at random:
// running statistics, dropout, the rule's memory, an average, a schedule,
// distortions, drawn digits.
var tiny = zoo.Model{
	Name:  "tiny",
	Input: nn.Shape{H: 28, W: 28, C: 1},
	Layers: []nn.Layer{
		nn.Conv2D{Filters: 3, Size: 5, Stride: 2}, nn.BatchNorm{}, nn.ReLU{}, nn.MaxPool{Size: 2},
		nn.Flatten{}, nn.Dropout{Rate: 0.3}, nn.Dense{Units: 10},
	},
	Recipe: zoo.Recipe{
		Rule: nn.Adam{Rate: 0.01, Decay: 0.01}, Schedule: nn.OneCycle{},
		Batch: 8, ShardSize: 3, Epochs: 3,
		Smoothing: 0.1, Distort: augment.Scan, Drawn: 5, Average: 0.9,
	},
}

// some is a set of n images that look like nothing, but not alike.
func some(n int) *mnist.Set {
	s := &mnist.Set{}
	for i := range n {
		for p := range mnist.Pixels {
			s.Images = append(s.Images, uint8(i*i*31+p*(i%10)))
		}
		s.Labels = append(s.Labels, uint8(i%10))
	}
	return s
}

// kept is what a Save keeps.
type kept struct {
	identity Identity
	position []byte
	memory   [][]float32
}

func (k *kept) save(t *Training) (err error) {
	k.identity, k.memory = t.Identity(), nil
	for _, m := range t.Memory() {
		k.memory = append(k.memory, slices.Clone(m))
	}
	k.position, err = json.Marshal(t.Position)
	return err
}

// stopping is a display that stops the training after so many steps.
type stopping struct {
	after  int
	stop   context.CancelFunc
	epochs int
}

func (s *stopping) Step(*Training, int) {
	if s.after--; s.after == 0 {
		s.stop()
	}
}
func (s *stopping) Epoch(*Training, int) { s.epochs++ }

// TestContinue: a training that was interrupted and continued elsewhere, from
// nothing but what was saved, ends with the very numbers of one that was not.
func TestContinue(t *testing.T) {
	data := some(40) // with 5 drawn digits and batches of 8, the last of an epoch has 5
	train := func(stops ...int) *Training {
		var k kept
		for {
			m := New(Job{Model: &tiny, Recipe: tiny.Recipe, Seed: 3, Data: data, Judge: data, Save: k.save})
			defer m.Close()
			if k.position != nil {
				if k.identity != m.Identity() {
					t.Fatalf("identity %+v, saved %+v", m.Identity(), k.identity)
				}
				for i, v := range m.Memory() {
					copy(v, k.memory[i])
				}
				var p Position
				if err := json.Unmarshal(k.position, &p); err != nil {
					t.Fatal(err)
				}
				m.Continue(p)
			}
			ctx, stop := context.WithCancel(context.Background())
			defer stop()
			show := &stopping{stop: stop}
			if len(stops) > 0 {
				show.after, stops = stops[0], stops[1:]
			}
			err := m.Run(ctx, show)
			if err == nil {
				return m
			}
			if !errors.Is(err, ErrInterrupted) {
				t.Fatal(err)
			}
		}
	}
	whole, parts := train(), train(1, 2, 3, 6)
	for i, want := range whole.Memory() {
		if !slices.Equal(parts.Memory()[i], want) {
			t.Errorf("memory %d differs from that without interruption", i)
		}
	}
	if !slices.Equal(parts.Net().Params(), whole.Net().Params()) || !slices.Equal(parts.Net().State(), whole.Net().State()) {
		t.Error("another network than without interruption")
	}
	if len(parts.Curve) != 3 || parts.Curve[2].Loss != whole.Curve[2].Loss || parts.Seen() != parts.Total() {
		t.Errorf("curve %v, without interruption %v", parts.Curve, whole.Curve)
	}
	fresh := tiny.New()
	fresh.Init(3)
	if slices.Equal(fresh.Params(), whole.Memory()[0]) {
		t.Error("nothing was trained")
	}
}

// TestRunaway: a training whose outputs are no numbers any more ends, and does
// not save them.
func TestRunaway(t *testing.T) {
	m := zoo.Model{Name: "runaway", Input: nn.Vec(mnist.Pixels), Layers: []nn.Layer{nn.Dense{Units: 10}}}
	saved := 0
	run := New(Job{
		Model: &m, Recipe: zoo.Recipe{Rule: nn.SGD{Rate: 1e38}, Batch: 8, ShardSize: 4, Epochs: 9}, Data: some(80),
		Save: func(*Training) error { saved++; return nil },
	})
	defer run.Close()
	show := &stopping{}
	if err := run.Run(context.Background(), show); !errors.Is(err, nn.ErrNotFinite) || saved > 0 || show.epochs > 0 {
		t.Errorf("%v; saved %d times, %d epochs", err, saved, show.epochs)
	}
}

// TestNoAnswer: of outputs that aren't finite nothing is read, least of all a 0.
func TestNoAnswer(t *testing.T) {
	net := nn.New(nn.Vec(mnist.Pixels), nn.Dense{Units: 10})
	_, bias := net.DenseParams(0)
	set := some(3)
	set.Labels = []uint8{0, 0, 5}
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		bias[5] = float32(bad)
		a := Ask(net, set)
		if d := a.Digits(); !slices.Equal(d, []uint8{NoDigit, NoDigit, NoDigit}) {
			t.Errorf("%g: digits %d", bad, d)
		}
		if a.Errors(set.Labels) != 3 || !errors.Is(a.Err(), nn.ErrNotFinite) || a.Loss(set.Labels) == a.Loss(set.Labels) {
			t.Errorf("%g: %d errors, %v, loss %g", bad, a.Errors(set.Labels), a.Err(), a.Loss(set.Labels))
		}
		if got := fmt.Sprint(Confusions(a, set.Labels)); got != "[{0 10 2} {5 10 1}]" {
			t.Errorf("%g: confusions %s", bad, got)
		}
		if u := a.Unsure(set.Labels); u.Errors != 3 || u.Threshold != 0 {
			t.Errorf("%g: %+v", bad, u)
		}
		bias[5] = 0
		if b := Ask(net, set); a.Changed(b) != 3 || b.Err() != nil {
			t.Errorf("%g: %d changed, %v", bad, a.Changed(b), b.Err())
		}
	}
}

// sure are answers that give digit i of list its probability and the rest to
// the next digit.
func sure(list ...answerOf) Answers {
	a := make(Answers, mnist.Classes*len(list))
	for i, x := range list {
		a.of(i)[x.digit] = x.p
		a.of(i)[(x.digit+1)%10] = min(1-x.p, x.p/2)
	}
	return a
}

type answerOf struct {
	digit uint8
	p     float32
}

func TestUnsure(t *testing.T) {
	a := sure(answerOf{1, .9}, answerOf{1, .3}, answerOf{0, .4}, answerOf{1, .5}, answerOf{1, .6}, answerOf{1, .8}, answerOf{1, .95})
	labels := []uint8{1, 0, 0, 0, 1, 1, 1}
	// By probability: .3 wrong, .4 right, .5 wrong, .6 .8 .9 .95 right.
	u := a.Unsure(labels)
	if u.Threshold != .95 || u.Below != 6 || u.Wrong != 2 || u.Errors != 2 || u.HeldOut != 7 {
		t.Errorf("%+v", u)
	}
	if u := a[:mnist.Classes].Unsure(labels[:1]); u.Threshold != 0 {
		t.Errorf("no errors: %+v", u)
	}
}

func TestAnswers(t *testing.T) {
	a := sure(answerOf{3, .9}, answerOf{5, .6}, answerOf{5, .7}, answerOf{5, .8})
	b := sure(answerOf{3, .9}, answerOf{6, .95}, answerOf{5, .7}, answerOf{5, .8})
	labels := []uint8{3, 6, 7, 7}
	if a.Errors(labels) != 3 || b.Errors(labels) != 2 || a.Changed(b) != 1 {
		t.Errorf("errors %d, %d, changed %d", a.Errors(labels), b.Errors(labels), a.Changed(b))
	}
	if got := fmt.Sprint(Confusions(a, labels)); got != "[{7 5 2} {6 5 1}]" {
		t.Errorf("confusions %s", got)
	}
	if err := a.Err(); err != nil {
		t.Error(err)
	}
	want := -(math.Log(.9) + math.Log(.3)) / 2
	if got := a[:20].Loss(labels[:2]); math.Abs(got-want) > 1e-6 { // 6 has the 0.3 that 5 with 0.6 leaves
		t.Errorf("loss %g, want %g", got, want)
	}
	// Two that disagree: the surer one wins.
	a.Add(b)
	if a.Digit(1) != 6 || a.Digit(0) != 3 {
		t.Errorf("the committee says %d", a.Digits())
	}
}

func TestCurve(t *testing.T) {
	var long Curve
	for i := range 1000 {
		long = append(long, Point{Epoch: i + 1, Factor: 0.5, Loss: 1 / float32(i+1), Right: 0.25, Seconds: float32(i)})
	}
	got, err := ParseCurve(long.CSV())
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != mostPoints || got[len(got)-1].Epoch != 1000 || got[0].Epoch != 4 || got[0].Loss != 0.25 || got[0].Right != 0.25 {
		t.Errorf("%d points, %+v to %+v", len(got), got[0], got[len(got)-1])
	}
	for _, bad := range []string{"", "a,b\n1,2\n", "epoch,factor,loss,right,seconds\n1,2,x,4,5\n"} {
		if _, err := ParseCurve([]byte(bad)); err == nil {
			t.Errorf("read %q", bad)
		}
	}
}
