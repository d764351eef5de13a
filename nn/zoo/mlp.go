package zoo

import (
	"convlab/nn"
	"convlab/nn/augment"
)

// The multilayer perceptrons of LeCun's table that learn the images as they are.
// The sizes are those of the rows, and so is the mean squared error of the first;
// ReLU, the rule and the schedule are those of [DensePlain].
var (
	MLP300    = plainMLP("mlp-300", true, 300)
	MLP1000   = plainMLP("mlp-1000", false, 1000)
	MLP300100 = plainMLP("mlp-300-100", false, 300, 100)
	MLP500150 = plainMLP("mlp-500-150", false, 500, 150)
	MLP500300 = plainMLP("mlp-500-300", false, 500, 300)
	MLP800    = plainMLP("mlp-800", false, 800)
)

// plainMLP is a network of these units, compared with the row of its name.
func plainMLP(name string, squared bool, units ...int) Model {
	m := Model{
		Name: name, Rows: []string{name},
		Input: nn.Vec(784), Seeds: []uint64{1, 2, 3},
		Recipe: DensePlain.Recipe,
	}
	for _, n := range units {
		m.Layers = append(m.Layers, nn.Dense{Units: n}, nn.ReLU{})
	}
	m.Layers = append(m.Layers, nn.Dense{Units: 10})
	m.Recipe.Squared = squared
	return m
}

// MLP800Distorted is the network of Simard, Steinkraus and Platt (2003): one layer of
// 800 units, cross-entropy, elastic distortions; ReLU, the rule and the
// schedule are of today.
var MLP800Distorted = Model{
	Name: "mlp-800-distorted", Rows: []string{"mlp-800-elastic"},
	Input: nn.Vec(784),
	Layers: []nn.Layer{
		nn.Dense{Units: 800}, nn.ReLU{},
		nn.Dense{Units: 10},
	},
	Seeds: []uint64{1, 2, 3},
	Recipe: Recipe{
		Rule: nn.Adam{Rate: 2e-3, Decay: 0.01}, Schedule: nn.OneCycle{},
		Batch: 128, ShardSize: 64, Epochs: 60,
		Distort: augment.Scan,
	},
}

// MLP2500 is the network of Cireşan, Meier, Gambardella and Schmidhuber
// (2010), "Deep, big, simple neural nets for handwritten digit recognition":
// 12 million parameters and elastic distortions. They trained it for about 800
// epochs by plain gradient descent on a graphics card.
var MLP2500 = Model{
	Name: "mlp-2500", Rows: []string{"mlp-2500-elastic"},
	Input: nn.Vec(784), Layers: deepLayers,
	Seeds: []uint64{1},
	Recipe: Recipe{
		Rule: nn.Adam{Rate: 1e-3, Decay: 0.01}, Schedule: nn.OneCycle{},
		Batch: 512, ShardSize: 256, Epochs: 32,
		Distort: augment.Scan,
	},
}

// MLP2500Long is the same recipe with twelve times the epochs, some hours of them:
// on the way to the published error, from checkpoint to checkpoint.
var MLP2500Long = func() Model {
	m := MLP2500
	m.Name, m.Long = "mlp-2500-long", true
	m.Recipe.Epochs = 400
	return m
}()

var deepLayers = []nn.Layer{
	nn.Dense{Units: 2500}, nn.ReLU{},
	nn.Dense{Units: 2000}, nn.ReLU{},
	nn.Dense{Units: 1500}, nn.ReLU{},
	nn.Dense{Units: 1000}, nn.ReLU{},
	nn.Dense{Units: 500}, nn.ReLU{},
	nn.Dense{Units: 10},
}
