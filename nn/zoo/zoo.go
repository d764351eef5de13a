// Package zoo is the registry of named networks: architecture, recipe, and the
// results that this repository's own training measured.
//
// A recipe is written by hand, in the network's file. A result is measured:
// go run ./nn/cmd/train NAME writes results/NAME.json and, from it, the Go
// file NAME_results_gen.go; a test holds that the two agree, and that both
// name the recipe that stands in the source.
package zoo

import (
	"io"

	"convlab/nn"
	"convlab/nn/weights"
)

// A Model is a named network.
type Model struct {
	Name   string // also the name of its files
	Input  nn.Shape
	Layers []nn.Layer
	Recipe Recipe
	Result Result // the zero value before the first training
}

// A Recipe says how a model is trained: plain gradient descent on the mean
// cross-entropy over batches, grey values divided by 255, no distortions.
type Recipe struct {
	Seed      uint64  `json:"seed"`      // of the initial weights and the shuffles
	Rate      float32 `json:"rate"`      // learning rate of SGD
	Batch     int     `json:"batch"`     // images per step
	ShardSize int     `json:"shardSize"` // images per shard of a step: sets the order of summing
	Epochs    int     `json:"epochs"`    // runs through the training set
}

// A Result is what a final training measured. Errors are counts: one of the
// 10,000 test images is 0.01 %.
type Result struct {
	TrainImages int `json:"trainImages"`
	TrainErrors int `json:"trainErrors"` // of TrainImages, with the final weights
	TestImages  int `json:"testImages"`
	TestErrors  int `json:"testErrors"`    // of TestImages, float32, last epoch
	HalfErrors  int `json:"halfErrors"`    // of TestImages, with the float16 weights of the file
	HalfChanged int `json:"halfDecisions"` // test images whose answer the rounding changed

	Loss            float64 `json:"loss"` // mean cross-entropy on the training images, final weights
	ImagesPerSecond float64 `json:"imagesPerSecond"`
	Seconds         float64 `json:"seconds"` // wall time of the training, showing test accuracy after each epoch included
	Cores           int     `json:"cores"`
	Go              string  `json:"go"` // version and platform
	Command         string  `json:"command"`
	Date            string  `json:"date"` // of the training

	Unsure Unsure `json:"unsure"`
}

// Unsure is the model's own doubt, calibrated: below Threshold its largest
// probability is a guess that is wrong at least every third time. It was
// measured with the same recipe trained on a part of the training set, on the
// images held out of it; the test set had no part in it.
type Unsure struct {
	Threshold float32 `json:"threshold"` // 0 where not measured
	HeldOut   int     `json:"heldOut"`   // images the threshold was chosen on
	Below     int     `json:"below"`     // of them, below the threshold
	Wrong     int     `json:"wrong"`     // of those, answered wrong
	Errors    int     `json:"errors"`    // of all held out, answered wrong
	Command   string  `json:"command"`
}

// New returns the model's network with all parameters 0.
func (m *Model) New() *nn.Network { return nn.New(m.Input, m.Layers...) }

// WeightsFile is the name of its weights file in static/models.
func (m *Model) WeightsFile() string { return m.Name + ".f16" }

// Decode reads a weights file and returns the network ready to predict. Errors
// are those of package weights.
func (m *Model) Decode(r io.Reader) (*nn.Network, error) {
	net := m.New()
	if err := weights.Read(r, net.Architecture(), net.Params()); err != nil {
		return nil, err
	}
	return net, nil
}

// Encode writes the weights file of net, a network of model m.
func (m *Model) Encode(w io.Writer, net *nn.Network) error {
	return weights.Write(w, net.Architecture(), net.Params())
}

// Sizes are the lengths of the input and of every dense layer: 784, 256, 256,
// 256, 10.
func (m *Model) Sizes() []int {
	sizes := []int{m.Input.Size()}
	for _, l := range m.Layers {
		if d, ok := l.(nn.Dense); ok {
			sizes = append(sizes, d.Units)
		}
	}
	return sizes
}

// Models are all models, in the order in which the page shows them.
var Models = []*Model{&Dense}

// Find returns the model of that name, or nil.
func Find(name string) *Model {
	for _, m := range Models {
		if m.Name == name {
			return m
		}
	}
	return nil
}
