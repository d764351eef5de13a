package bench

import (
	"fmt"

	"convlab/nn"
	"convlab/nn/zoo"
)

// A Model is a network to measure.
type Model struct {
	Name   string
	Input  nn.Shape
	Layers []nn.Layer
	Chunk  int // pictures that are predicted at once: what a larger batch is cut into
	Shard  int // pictures of a training batch in a pass of their own
}

// Models are the networks of the comparison, by the names that the page knows them by. Chunk and Shard keep what passes
// between two layers small enough for a cache; a shard's gradient is written and added up as a whole, so that the dense
// network, with little between its layers, has larger ones.
var Models = []Model{
	{Name: "dense", Input: zoo.Dense.Input, Layers: zoo.Dense.Layers, Chunk: 128, Shard: 256},
	{Name: "lenet", Input: nn.Shape{H: 28, W: 28, C: 1}, Layers: []nn.Layer{
		nn.Conv2D{Filters: 6, Size: 5, Padding: nn.Same}, nn.ReLU{}, nn.MaxPool{Size: 2},
		nn.Conv2D{Filters: 16, Size: 5}, nn.ReLU{}, nn.MaxPool{Size: 2},
		nn.Flatten{},
		nn.Dense{Units: 120}, nn.ReLU{}, nn.Dense{Units: 84}, nn.ReLU{}, nn.Dense{Units: 10},
	}, Chunk: 16, Shard: 32},
	{Name: "cnn", Input: nn.Shape{H: 28, W: 28, C: 1}, Layers: []nn.Layer{
		nn.Conv2D{Filters: 32, Size: 3}, nn.ReLU{}, nn.Conv2D{Filters: 64, Size: 3}, nn.ReLU{}, nn.MaxPool{Size: 2},
		nn.Flatten{},
		nn.Dense{Units: 128}, nn.ReLU{}, nn.Dense{Units: 10},
	}, Chunk: 16, Shard: 64},
}

// Find returns the index in Models of the model of that name.
func Find(name string) (int, error) {
	for i, m := range Models {
		if m.Name == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("there is no model %q", name)
}

// New returns the model's network with all parameters 0.
func (m *Model) New() *nn.Network { return nn.New(m.Input, m.Layers...) }

// Cost returns how many parameters the network has, and multiply-adds of products for one picture.
func Cost(net *nn.Network) (parameters, mulAdds int) {
	for _, l := range net.Summary() {
		parameters += l.Params
		mulAdds += l.MulAdds
	}
	return parameters, mulAdds
}
