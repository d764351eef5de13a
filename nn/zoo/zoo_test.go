package zoo

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
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
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Model        string
			Architecture string
			Parameters   int
			Recipe       Recipe
			Result       Result
		}
		if err := json.Unmarshal(b, &file); err != nil {
			t.Fatal(err)
		}
		net := m.New()
		if file.Model != m.Name || file.Architecture != net.Architecture() || file.Parameters != len(net.Params()) {
			t.Errorf("%s.json is of %s, %s, %d parameters", m.Name, file.Model, file.Architecture, file.Parameters)
		}
		if file.Recipe != m.Recipe {
			t.Errorf("%s was trained with %+v, the source says %+v: train it again", m.Name, file.Recipe, m.Recipe)
		}
		if file.Result != m.Result {
			t.Errorf("%s_results_gen.go is not made from %s.json: %+v, %+v", m.Name, m.Name, m.Result, file.Result)
		}
	}
}

// TestDense holds what the course reports: 100 % on the training set, 97.82 %
// on the test set; and that float16 costs at most 0.02 points.
func TestDense(t *testing.T) {
	if got := Dense.Sizes(); !slices.Equal(got, []int{784, 256, 256, 256, 10}) {
		t.Errorf("sizes %v", got)
	}
	if n := len(Dense.New().Params()); n != 335114 {
		t.Errorf("%d parameters", n)
	}
	r := Dense.Result
	if r.TrainImages != 60000 || r.TrainErrors != 0 || r.TestImages != 10000 || r.TestErrors > 218 {
		t.Errorf("%d errors of %d in training, %d of %d in the test", r.TrainErrors, r.TrainImages, r.TestErrors, r.TestImages)
	}
	if d := r.HalfErrors - r.TestErrors; d < -2 || d > 2 {
		t.Errorf("float16 changes the errors from %d to %d", r.TestErrors, r.HalfErrors)
	}
	if u := r.Unsure; u.Threshold <= 0.1 || u.Threshold > 1 || 3*u.Wrong < u.Below {
		t.Errorf("threshold of doubt %+v", u)
	}
}

// TestDecode decodes every committed weights file, and damaged ones.
func TestDecode(t *testing.T) {
	for _, m := range Models {
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

func TestFind(t *testing.T) {
	if Find("dense") != &Dense || Find("nonesuch") != nil {
		t.Error("Find")
	}
}
