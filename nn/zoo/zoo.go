// Package zoo is the registry of named networks: architecture, recipe, and the
// results that this repository's own training measured.
//
// A network and its recipe are written by hand, one file for each family. A
// result is measured: ./build.sh train NAME writes results/NAME.json, and from
// all of these results_gen.go; tests hold that they agree, and that each names
// the recipe that stands in the source.
package zoo

import (
	"fmt"
	"io"

	"convlab/nn"
	"convlab/nn/weights"
)

// A Model is a named network, or a committee of networks.
type Model struct {
	Name   string   // also the name of its files
	Rows   []string // keys of the [Published] figures that it is compared with
	Input  nn.Shape
	Layers []nn.Layer
	Recipe Recipe
	Seeds  []uint64 // one training for each; the weights of the first ship
	Page   bool     // the page runs it wherever a digit is read: its weights are static/models/NAME.f16
	Kept   bool     // its weights are there, too, for a chapter that fetches them when it is opened
	Long   bool     // takes hours: the table trains it only if it is named

	// Voice is what its answer weighs beside other networks' (package verdict);
	// 0 is the usual 1.
	Voice float64

	// Promise is how probable an answer must be to count in full, beside [Result].Unsure.
	Promise Promise

	// Of are the models whose trainings, one for each of their seeds, vote by the
	// mean of their softmax. Input, Layers, Recipe and Seeds are then empty.
	Of []*Model
	// Moved is whether those who vote see every picture nine times, also moved by
	// a pixel to each side and corner.
	Moved bool

	Result Result // the zero value before the first training
}

// Weight is what its answer weighs.
func (m *Model) Weight() float64 {
	if m.Voice == 0 {
		return 1
	}
	return m.Voice
}

// A Promise says from which probability on a network's answer counts in full on the
// page (below it, half: package verdict), chosen so that of the answers to people's digits that count no more than a share
// Wrong is wrong (./build.sh evaluate -people lists what keeps which promise). The
// zero value promises nothing.
type Promise struct {
	Threshold float32
	Wrong     float64
}

// Sure is the probability from which on the model's answer counts in full.
func (m *Model) Sure() float32 { return max(m.Result.Unsure.Threshold, m.Promise.Threshold) }

// New returns the model's network with all parameters 0. It panics if the
// model is a committee.
func (m *Model) New() *nn.Network { return nn.New(m.Input, m.Layers...) }

// Lines are the recipe as text, of a committee all that makes the networks that
// vote. Results keep them: they belong to the model as long as its lines are
// these.
func (m *Model) Lines() []string {
	if m.Of == nil {
		return m.Recipe.Lines()
	}
	var lines []string
	for _, of := range m.Of {
		lines = append(lines, fmt.Sprintf("%s, seeds %d: %v; %s", of.Name, of.Seeds, &of.Recipe, of.New().Architecture()))
	}
	if m.Moved {
		lines = append(lines, "asked about each picture in nine places")
	}
	return lines
}

// Ships is whether the weights of the first seed are committed.
func (m *Model) Ships() bool { return m.Page || m.Kept }

// WeightsFile is the name of its weights file in static/models.
func (m *Model) WeightsFile() string { return m.Name + ".f16" }

// Decode reads a weights file and returns the network ready to predict. Errors
// are those of package weights.
func (m *Model) Decode(r io.Reader) (*nn.Network, error) {
	net := m.New()
	numbers := make([]float32, len(net.Params())+len(net.State()))
	if err := weights.Read(r, net.Architecture(), numbers); err != nil {
		return nil, err
	}
	copy(net.State(), numbers[copy(net.Params(), numbers):])
	return net, nil
}

// Encode writes the weights file of net, a network of model m: its parameters,
// then its state.
func (m *Model) Encode(w io.Writer, net *nn.Network) error {
	numbers := append(append([]float32(nil), net.Params()...), net.State()...)
	return weights.Write(w, net.Architecture(), numbers)
}

// Models are all models, in the order of the table.
var Models = []*Model{
	&Dense, &DenseCourse, &DensePlain, &DenseDistorted,
	&MLP300, &MLP1000, &MLP300100, &MLP500150, &MLP500300, &MLP800,
	&MLP800Distorted, &MLP2500, &MLP2500Long,
	&LeNet5, &LeNet5Distorted,
	&DenseShuffled, &LeNet5Shuffled,
	&CNN, &Committee,
}

func init() {
	for _, m := range Models {
		m.Result = measured(m.Name)
	}
}

// Find returns the model of that name, or nil.
func Find(name string) *Model {
	for _, m := range Models {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// Names are those of all models.
func Names() []string {
	var list []string
	for _, m := range Models {
		list = append(list, m.Name)
	}
	return list
}
