//go:build !js

package session

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"convlab/nn"
	"convlab/nn/augment"
	"convlab/nn/mnist"
	"convlab/nn/sourcetree"
	"convlab/nn/training"
	"convlab/nn/zoo"
)

// tiny is a network with all that a checkpoint has to hold or that is drawn at
// random: running statistics, dropout, the rule's memory, an average, a
// schedule, distortions, drawn digits.
var tiny = zoo.Model{
	Name:  "tiny",
	Input: nn.Shape{H: 28, W: 28, C: 1},
	Layers: []nn.Layer{
		nn.Conv2D{Filters: 3, Size: 5, Stride: 2}, nn.BatchNorm{}, nn.ReLU{}, nn.MaxPool{Size: 2},
		nn.Flatten{}, nn.Dropout{Rate: 0.3}, nn.Dense{Units: 10},
	},
	Seeds: []uint64{3, 4, 5},
	Recipe: zoo.Recipe{
		Rule: nn.Adam{Rate: 0.01, Decay: 0.01}, Schedule: nn.OneCycle{},
		Batch: 8, ShardSize: 3, Epochs: 4,
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

// stopping is a display that stops the training after so many steps.
type stopping struct {
	after int
	stop  context.CancelFunc
}

func (s *stopping) Step(*training.Training, int) {
	if s.after--; s.after == 0 {
		s.stop()
	}
}
func (*stopping) Epoch(*training.Training, int) {}

// TestResume: a training that was interrupted, in the middle and at the end of
// epochs, ends with the very numbers of one that was not.
func TestResume(t *testing.T) {
	data := some(40) // with 5 drawn digits and batches of 8, the last of an epoch has 5
	plain := tiny
	plain.Recipe = zoo.Recipe{Rule: nn.SGD{Rate: 0.1}, Batch: 8, ShardSize: 3, Epochs: 4}
	for _, m := range []*zoo.Model{&tiny, &plain} {
		train := func(file string, stops ...int) *training.Training {
			for {
				m := training.New(training.Job{
					Model: m, Recipe: m.Recipe, Seed: 3, Data: data, Judge: data,
					Save: func(t *training.Training) error { return save(file, t) },
				})
				if _, err := resume(file, m); err != nil {
					t.Fatal(err)
				}
				ctx, stop := context.WithCancel(context.Background())
				show := &stopping{stop: stop}
				if len(stops) > 0 {
					show.after, stops = stops[0], stops[1:]
				}
				err := m.Run(ctx, show)
				m.Close()
				stop()
				if err == nil {
					return m
				}
				if !errors.Is(err, training.ErrInterrupted) {
					t.Fatal(err)
				}
			}
		}
		whole := train(filepath.Join(t.TempDir(), "whole.ckpt"))
		parts := train(filepath.Join(t.TempDir(), "parts.ckpt"), 1, 2, 3, 6, 1, 5)
		for i, want := range whole.Memory() {
			if !slices.Equal(parts.Memory()[i], want) {
				t.Errorf("%v: memory %d differs from that without interruption", &m.Recipe, i)
			}
		}
		if !slices.Equal(parts.Net().Params(), whole.Net().Params()) || !slices.Equal(parts.Net().State(), whole.Net().State()) {
			t.Errorf("%v: another network than without interruption", &m.Recipe)
		}
		if len(parts.Curve) != 4 || parts.Curve[3].Loss != whole.Curve[3].Loss || parts.Curve[1].Right != whole.Curve[1].Right {
			t.Errorf("curve %v, without interruption %v", parts.Curve, whole.Curve)
		}
		fresh := m.New()
		fresh.Init(3)
		if slices.Equal(fresh.Params(), whole.Memory()[0]) {
			t.Error("nothing was trained")
		}
	}
}

func TestForeignCheckpoints(t *testing.T) {
	data, file := some(20), filepath.Join(t.TempDir(), "tiny.ckpt")
	job := training.Job{Model: &tiny, Recipe: tiny.Recipe, Seed: 3, Data: data}
	m := training.New(job)
	defer m.Close()
	if ok, err := resume(file, m); ok || err != nil {
		t.Errorf("no checkpoint: %v, %v", ok, err)
	}
	if err := save(file, m); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*training.Job){
		"recipe": func(j *training.Job) { j.Recipe.Average = 0.5 },
		"data":   func(j *training.Job) { j.Data = some(21) },
		"seed":   func(j *training.Job) { j.Seed++ },
	} {
		other := job
		change(&other)
		o := training.New(other)
		if ok, err := resume(file, o); ok || err == nil {
			t.Errorf("another %s: went on", name)
		}
		o.Close()
	}
	b, _ := os.ReadFile(file)
	b[len(b)/2]++
	os.WriteFile(file, b, 0o644)
	if ok, err := resume(file, m); ok || err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("damaged: %v, %v", ok, err)
	}
}

// digits are n images that a network can learn: a bar whose row is the label,
// with some noise.
func digits(n int) *mnist.Set {
	s := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
	for i := range n {
		digit := i * 7 % 10
		s.Labels[i] = uint8(digit)
		img := s.Image(i)
		for x := 5; x < 23; x++ {
			img[(4+2*digit)*mnist.Side+x] = 255
		}
		img[(i*37)%mnist.Pixels] = uint8(i)
	}
	return s
}

// TestSession trains tiny networks from the command's side, from several
// seeds, as a committee, and again.
func TestSession(t *testing.T) {
	m := tiny
	m.Recipe.Epochs, m.Recipe.Drawn, m.Recipe.Smoothing = 6, 0, 0
	m.Recipe.Distort = augment.Mix{Shift: 0.4, Noise: 0.05}
	m.Page = true
	dir := t.TempDir()
	s := &Session{Out: dir, Command: "test", Train: digits(400), Test: digits(130)}
	ctx := context.Background()
	other := m
	other.Name, other.Page, other.Seeds = "other", false, []uint64{9}
	committee := zoo.Model{Name: "jury", Of: []*zoo.Model{&m, &other}, Moved: true}
	if err := s.Final(ctx, &committee, s.Seeds(&committee, 0)...); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tiny.json", "tiny.png", "tiny.f16", "tiny-seed3.csv", "tiny-seed5.f32", "other.json", "jury.json"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.ckpt")); len(left) > 0 {
		t.Errorf("checkpoints of finished trainings are still there: %v", left)
	}
	var f, jury ResultsFile
	if err := errors.Join(readJSON(filepath.Join(dir, "tiny.json"), &f), readJSON(filepath.Join(dir, "jury.json"), &jury)); err != nil {
		t.Fatal(err)
	}
	if len(f.Result.Runs) != 3 || f.Result.TrainImages != 400 || f.Result.TestImages != 130 {
		t.Fatalf("results %+v", f.Result)
	}
	for i, run := range f.Result.Runs {
		if run.Seed != m.Seeds[i] || run.TestErrors > 26 || run.Command != "test" || run.Seconds <= 0 {
			t.Errorf("run %d: %+v", i, run)
		}
	}
	if jury.Parameters != 4*f.Parameters || jury.MulAdds != 9*4*f.MulAdds || len(jury.Result.Runs) != 1 ||
		!slices.Equal(jury.Members, []string{"3 tiny", "1 other"}) || jury.Result.Runs[0].TestErrors > 26 {
		t.Errorf("committee %+v", jury)
	}
	if missing, err := s.Missing(&committee); err != nil || len(missing) > 0 {
		t.Errorf("after the vote: missing %d, %v", missing, err)
	}
	fewer := zoo.Model{Name: "jury", Of: []*zoo.Model{&m}}
	if missing, err := s.Missing(&fewer); err != nil || len(missing) != 1 {
		t.Errorf("a vote of others: missing %d, %v", missing, err)
	}

	// The committed weights are the first seed's, rounded.
	file, err := os.Open(filepath.Join(dir, "tiny.f16"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	net, err := m.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := training.Ask(net, s.Test).Errors(s.Test.Labels); got != f.Result.Runs[0].HalfErrors {
		t.Errorf("the weights file makes %d errors, the results say %d", got, f.Result.Runs[0].HalfErrors)
	}

	// What is measured later comes to the results of this recipe, and stays there while the weights do.
	if err := s.amend(&m, m.Recipe, func(r *zoo.Result) { r.Drawn.Images, r.Unsure.Threshold = 7, 0.5 }); err != nil {
		t.Fatal(err)
	}
	longer := m.Recipe
	longer.Epochs++
	if err := s.amend(&m, longer, func(r *zoo.Result) { r.Drawn.Images = 8 }); err != nil {
		t.Fatal(err)
	}

	// What is there isn't trained again, unless it should be: then it becomes the same.
	before, _ := os.ReadFile(filepath.Join(dir, "tiny-seed4.f32"))
	s.Command = "again"
	if err := s.Final(ctx, &m, 4); err != nil {
		t.Fatal(err)
	}
	s.Fresh = true
	if err := s.Final(ctx, &m, 5); err != nil {
		t.Fatal(err)
	}
	after, _ := os.ReadFile(filepath.Join(dir, "tiny-seed4.f32"))
	old := f
	f = ResultsFile{}
	readJSON(filepath.Join(dir, "tiny.json"), &f)
	if string(before) != string(after) || f.Result.Runs[1].Command != "test" || f.Result.Runs[2].Command != "again" ||
		f.Result.Drawn.Images != 7 {
		t.Errorf("runs %+v", f.Result.Runs)
	}
	if a, b := f.Result.Runs[2], old.Result.Runs[2]; a.TestErrors != b.TestErrors || a.Loss != b.Loss {
		t.Errorf("trained again: %+v, before %+v", a, b)
	}

	// Numbers without results are no finished training.
	if err := os.Remove(filepath.Join(dir, "tiny.json")); err != nil {
		t.Fatal(err)
	}
	s.Fresh = false
	if err := s.Final(ctx, &m, 5); err != nil {
		t.Fatal(err)
	}
	if missing, err := s.Missing(&m); err != nil || !slices.Equal(missing, []uint64{3, 4}) {
		t.Errorf("missing %d, %v", missing, err)
	}

	// Another recipe's runs replace them all.
	m.Recipe.Epochs = 1
	if err := s.Final(ctx, &m, 4); err != nil {
		t.Fatal(err)
	}
	f = ResultsFile{}
	readJSON(filepath.Join(dir, "tiny.json"), &f)
	if len(f.Result.Runs) != 1 || f.Result.Runs[0].Epochs != 1 {
		t.Errorf("runs of two recipes: %+v", f.Result.Runs)
	}
	var report strings.Builder
	if err := s.Evaluate(&report, &m); err != nil || !strings.Contains(report.String(), "another recipe") ||
		!strings.Contains(report.String(), "committed float16") {
		t.Errorf("report %q, %v", report.String(), err)
	}
}

// TestValidate: a validation trains on all but the last 5,000 training images,
// never looks at the test images, and of a trial leaves only a line behind.
func TestValidate(t *testing.T) {
	m := tiny
	m.Recipe = zoo.Recipe{Rule: nn.SGD{Rate: 0.05}, Batch: 100, ShardSize: 100, Epochs: 1}
	root := t.TempDir()
	s := &Session{Root: root, Command: "test", Train: digits(HeldOut + 200)} // no test set to look at
	if err := s.Validate(context.Background(), &m, 3); err != nil {
		t.Fatal(err)
	}
	var v validation
	if err := readJSON(filepath.Join(root, "nn/zoo/results/tiny_validate.json"), &v); err != nil {
		t.Fatal(err)
	}
	if v.Trained != 200 || v.Unsure.HeldOut != HeldOut || !slices.Equal(v.Recipe, m.Recipe.Lines()) {
		t.Errorf("%+v", v)
	}
	jury := zoo.Model{Name: "jury", Of: []*zoo.Model{&m}}
	m.Seeds = []uint64{3, 4}
	if err := s.Validate(context.Background(), &jury); err != nil {
		t.Error(err)
	}
	m.Seeds = []uint64{4, 5}
	if err := s.Validate(context.Background(), &jury); err == nil || !strings.Contains(err.Error(), "train -validate -seeds 2 tiny") {
		t.Errorf("a member was not validated: %v", err)
	}
	m.Seeds = []uint64{3}
	s.Trial = Trial{Epochs: 2, Rate: 0.1, Limit: 100}
	if err := s.Validate(context.Background(), &m, 3); err != nil {
		t.Fatal(err)
	}
	var same validation
	readJSON(filepath.Join(root, "nn/zoo/results/tiny_validate.json"), &same)
	if same.Unsure != v.Unsure {
		t.Errorf("a trial overwrote the validation: %+v", same)
	}
	trials, _ := os.ReadFile(filepath.Join(root, ".cache/train/trials.csv"))
	if got := string(trials); strings.Count(got, "\n") != 3 || !strings.Contains(got, "sgd 0.1; batch 100 in shards of 100; 2 epochs") {
		t.Errorf("trials:\n%s", got)
	}
}

// TestGuard: another recipe must not overwrite the committed results.
func TestGuard(t *testing.T) {
	for _, trial := range []Trial{{Limit: 5}, {Epochs: 1}, {Batch: 7}, {Rate: 1}, {Seed: 99}} {
		s := &Session{Root: t.TempDir(), Train: some(10), Test: some(10), Trial: trial}
		if err := s.Final(context.Background(), &tiny, s.Seeds(&tiny, 1)...); err == nil || !strings.Contains(err.Error(), "-out") {
			t.Errorf("%+v: %v", trial, err)
		}
	}
}

// TestFreshInterrupted: -fresh begins anew each time, so the message has to say
// that going on takes the command without it.
func TestFreshInterrupted(t *testing.T) {
	s := &Session{Out: t.TempDir(), Command: "test", Train: digits(100), Test: digits(30), Fresh: true}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	err := s.Final(ctx, &tiny, 3)
	if !errors.Is(err, training.ErrInterrupted) || !strings.Contains(err.Error(), "without -fresh") {
		t.Errorf("interrupted: %v", err)
	}
	if _, err := os.Stat(filepath.Join(s.Out, "tiny-seed3.ckpt")); err != nil {
		t.Error(err)
	}
	s.Fresh = false
	if err := s.Final(context.Background(), &tiny, 3); err != nil {
		t.Error(err)
	}
}

// TestSource: the committed Go file is what the committed JSON makes.
func TestSource(t *testing.T) {
	root, err := sourcetree.Root()
	if err != nil {
		t.Fatal(err)
	}
	want, err := (&Session{Root: root}).source()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, "nn/zoo/results_gen.go"))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error("nn/zoo/results_gen.go is not made from nn/zoo/results/*.json; run: ./build.sh table -write")
	}
}

func TestPicture(t *testing.T) {
	var long training.Curve
	for i := range 1000 {
		long = append(long, training.Point{Epoch: i + 1, Factor: 0.5, Loss: 1 / float32(i+1), Right: 0.25, Seconds: float32(i)})
	}
	// Losses of 0 must not break the logarithmic picture.
	long[999].Loss, long[999].Right = 0, 1
	if png, err := Picture("x", []uint64{1, 2}, []training.Curve{long, long[:5]}); err != nil || string(png[1:4]) != "PNG" {
		t.Errorf("%d bytes, %v", len(png), err)
	}
	if _, err := Picture("x", nil, nil); err != nil {
		t.Errorf("no curves: %v", err)
	}
}
