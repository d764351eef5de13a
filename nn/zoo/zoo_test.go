package zoo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"convlab/nn"
	"convlab/nn/weights"
)

// TestResultsAgree: the Go file of results, the JSON it was made from, and the
// recipe in the source say the same.
func TestResultsAgree(t *testing.T) {
	for _, m := range Models {
		b, err := os.ReadFile(filepath.Join("results", m.Name+".json"))
		if errors.Is(err, fs.ErrNotExist) {
			if len(m.Result.Runs) > 0 {
				t.Errorf("results_gen.go has %s, which has no results file", m.Name)
			}
			continue // not trained yet
		}
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Model        string
			Architecture string
			Parameters   int
			Recipe       []string
			Result       Result
		}
		if err := json.Unmarshal(b, &file); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(file.Result, m.Result) {
			t.Errorf("results_gen.go is not made from %s.json: %+v, %+v", m.Name, m.Result, file.Result)
		}
		if file.Model != m.Name {
			t.Errorf("%s.json is of %s", m.Name, file.Model)
		}
		if m.Of == nil {
			if net := m.New(); file.Architecture != net.Architecture() || file.Parameters != len(net.Params()) {
				t.Errorf("%s.json is of %s, %d parameters", m.Name, file.Architecture, file.Parameters)
			}
		}
		if !slices.Equal(file.Recipe, m.Lines()) {
			t.Errorf("%s was trained with %q, the source says %q: train it again", m.Name, file.Recipe, m.Lines())
		}
		for i, run := range m.Result.Runs {
			if m.Of == nil && (i >= len(m.Seeds) || run.Seed != m.Seeds[i] || run.Epochs != m.Recipe.Epochs) {
				t.Errorf("%s: run %d is of seed %d, %d epochs; want the first of %d, %d", m.Name, i, run.Seed, run.Epochs, m.Seeds, m.Recipe.Epochs)
			}
		}
	}
}

// TestDense holds what the course reports: 100 % on the training set, 97.82 %
// on the test set; and that float16 costs at most 0.02 points.
func TestDense(t *testing.T) {
	if got := Dense.New().Architecture(); got != "784 dense 256, relu, dense 256, relu, dense 256, relu, dense 10" {
		t.Errorf("architecture %q", got)
	}
	if n := len(Dense.New().Params()); n != 335114 {
		t.Errorf("%d parameters", n)
	}
	r, of := Dense.Result.Shipped(), Dense.Result
	if of.TrainImages != 60000 || r.TrainErrors != 0 || of.TestImages != 10000 || r.TestErrors > 218 {
		t.Errorf("%d errors of %d in training, %d of %d in the test", r.TrainErrors, of.TrainImages, r.TestErrors, of.TestImages)
	}
	if d := r.HalfErrors - r.TestErrors; d < -2 || d > 2 {
		t.Errorf("float16 changes the errors from %d to %d", r.TestErrors, r.HalfErrors)
	}
	if u := of.Unsure; u.Threshold <= 0.1 || u.Threshold > 1 || 3*u.Wrong < u.Below {
		t.Errorf("threshold of doubt %+v", u)
	}
}

// TestDecode decodes every committed weights file, and damaged ones.
func TestDecode(t *testing.T) {
	for _, m := range shipped() {
		b, err := os.ReadFile(filepath.Join("../../static/models", m.WeightsFile()))
		if err != nil {
			t.Fatal(err)
		}
		net, err := m.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		var again bytes.Buffer
		if err := m.Encode(&again, net); err != nil || !bytes.Equal(again.Bytes(), b) {
			t.Errorf("%s: encoded again it is another file (%v)", m.Name, err)
		}
		if _, err := m.Decode(bytes.NewReader(b[:len(b)/2])); !errors.Is(err, weights.ErrTruncated) {
			t.Errorf("half of %s: %v", m.WeightsFile(), err)
		}
		b[len(b)/2] ^= 1
		if _, err := m.Decode(bytes.NewReader(b)); !errors.Is(err, weights.ErrCorrupt) {
			t.Errorf("damaged %s: %v", m.WeightsFile(), err)
		}
		other := Model{Name: "other", Input: nn.Vec(784), Layers: []nn.Layer{nn.Dense{Units: 10}}}
		if _, err := other.Decode(bytes.NewReader(b)); !errors.Is(err, weights.ErrForeign) {
			t.Errorf("%s as another model: %v", m.WeightsFile(), err)
		}
	}
}

// shipped are the models whose weights are committed.
func shipped() (list []*Model) {
	for _, m := range Models {
		if m.Ships() && len(m.Result.Runs) > 0 {
			list = append(list, m)
		}
	}
	return list
}

// TestState: a weights file holds the running statistics of batch normalisation
// behind the parameters.
func TestState(t *testing.T) {
	m := Model{Name: "normed", Input: nn.Shape{H: 2, W: 2, C: 1}, Layers: []nn.Layer{
		nn.Conv2D{Filters: 2, Size: 1}, nn.BatchNorm{}, nn.Flatten{}, nn.Dense{Units: 2},
	}}
	net := m.New()
	net.Init(1)
	for i := range net.Params() {
		net.Params()[i] = float32(i) / 4
	}
	for i := range net.State() {
		net.State()[i] = float32(i) + 0.5
	}
	var file bytes.Buffer
	if err := m.Encode(&file, net); err != nil {
		t.Fatal(err)
	}
	got, err := m.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Params(), net.Params()) || !slices.Equal(got.State(), net.State()) {
		t.Errorf("%v, %v became %v, %v", net.Params(), net.State(), got.Params(), got.State())
	}
}

// TestModels holds what each network promises: that it can be planned, its size
// where that is known, and that the registry has all that a table needs.
func TestModels(t *testing.T) {
	params := map[string]int{
		"dense": 335114, "dense-plain": 335114, "dense-distorted": 335114,
		"dense-shuffled": 335114, "lenet-5-shuffled": 61706, "lenet-5": 61706, "lenet-5-distorted": 61706, // LeCun et al. 1998 count 60,000 with fewer connections
		"mlp-300": 238510, "mlp-1000": 795010, "mlp-300-100": 266610, "mlp-500-150": 469160, "mlp-500-300": 545810,
		"mlp-800": 636010, "mlp-800-distorted": 636010, "mlp-2500": 11972510, "cnn": 165706,
	}
	names := map[string]bool{}
	for _, m := range Models {
		if names[m.Name] {
			t.Errorf("two models %s", m.Name)
		}
		names[m.Name] = true
		for _, key := range m.Rows {
			if PublishedAs(key) == nil {
				t.Errorf("%s: nothing is published as %q", m.Name, key)
			}
		}
		if m.Of != nil {
			if len(m.Of) == 1 && len(m.Of[0].Seeds) < 2 {
				t.Errorf("%s is a committee of one", m.Name)
			}
			continue
		}
		net := m.New()
		if n := len(net.Params()); params[m.Name] != 0 && n != params[m.Name] || m.Ships() && n > 350000 {
			t.Errorf("%s has %d parameters", m.Name, n)
		}
		if net.In().Size() != 784 || net.Out() != nn.Vec(10) {
			t.Errorf("%s takes %v to %v", m.Name, net.In(), net.Out())
		}
		if err := m.Recipe.Distort.Check(); err != nil {
			t.Errorf("%s: %v", m.Name, err)
		}
		if len(m.Seeds) == 0 || len(m.Recipe.Lines()) < 3 || m.Recipe.ShardSize > m.Recipe.Batch {
			t.Errorf("%s: seeds %d, recipe %q", m.Name, m.Seeds, m.Recipe.Lines())
		}
	}
}

// TestLines: what changes the training changes the text that results name it by.
func TestLines(t *testing.T) {
	base := CNN.Recipe
	seen := map[string]bool{base.String(): true}
	for _, change := range []func(r *Recipe){
		func(r *Recipe) { r.Rule = nn.SGD{Rate: 0.1} },
		func(r *Recipe) { r.Batch++ },
		func(r *Recipe) { r.ShardSize++ },
		func(r *Recipe) { r.Epochs++ },
		func(r *Recipe) { r.Schedule = nil },
		func(r *Recipe) { r.Schedule = nn.OneCycle{WarmUp: 0.1} },
		func(r *Recipe) { r.Schedule = nn.Steps{{At: 0.5, Factor: 0.1}} },
		func(r *Recipe) { r.Smoothing = 0.1 },
		func(r *Recipe) { r.Squared = true },
		func(r *Recipe) { r.Distort.Rotate++ },
		func(r *Recipe) { r.Distort.Elastic.Alpha++ },
		func(r *Recipe) { r.Distort.Binarise.Low = 0.1 },
		func(r *Recipe) { r.Drawn = 10 },
		func(r *Recipe) { r.Average = 0 },
	} {
		r := base
		change(&r)
		if seen[r.String()] {
			t.Errorf("two recipes read %q", r.String())
		}
		seen[r.String()] = true
	}
}

// TestCommitteeLines: a committee is another one with other seeds, layers or
// recipes of its members, or when it is asked otherwise.
func TestCommitteeLines(t *testing.T) {
	base := Model{Of: []*Model{&LeNet5}}
	seen := map[string]bool{fmt.Sprint(base.Lines()): true}
	for i, change := range []func(c, m *Model){
		func(c, m *Model) { m.Seeds = []uint64{1, 2, 4} },
		func(c, m *Model) { m.Layers = m.Layers[1:] },
		func(c, m *Model) { m.Recipe.Epochs++ },
		func(c, m *Model) { c.Moved = true },
		func(c, m *Model) { c.Of = append(c.Of, &Dense) },
	} {
		member := LeNet5
		c := Model{Of: []*Model{&member}}
		change(&c, &member)
		if lines := fmt.Sprint(c.Lines()); seen[lines] {
			t.Errorf("change %d: the lines are still %s", i, lines)
		} else {
			seen[lines] = true
		}
	}
}

func TestSpread(t *testing.T) {
	r := Result{Runs: []Run{{TestErrors: 30}, {TestErrors: 36}, {TestErrors: 39}}}
	if mean, d := r.Spread(); mean != 35 || math.Abs(d-math.Sqrt(21)) > 1e-12 {
		t.Errorf("%g ± %g", mean, d)
	}
	r.Runs = r.Runs[:1]
	if mean, d := r.Spread(); mean != 30 || d != 0 {
		t.Errorf("one run: %g ± %g", mean, d)
	}
}

func TestFind(t *testing.T) {
	if Find("dense") != &Dense || Find("nonesuch") != nil {
		t.Error("Find")
	}
}
