package zoo

import (
	"convlab/nn"
	"convlab/nn/augment"
)

// MLP800 is the network of Simard, Steinkraus and Platt (2003): one layer of
// 800 units, cross-entropy, elastic distortions; ReLU, the rule and the
// schedule are of today.
var MLP800 = Model{
	Name: "mlp-800", Rows: []string{"mlp-800-elastic"},
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
	Input: nn.Vec(784),
	Layers: []nn.Layer{
		nn.Dense{Units: 2500}, nn.ReLU{},
		nn.Dense{Units: 2000}, nn.ReLU{},
		nn.Dense{Units: 1500}, nn.ReLU{},
		nn.Dense{Units: 1000}, nn.ReLU{},
		nn.Dense{Units: 500}, nn.ReLU{},
		nn.Dense{Units: 10},
	},
	Seeds: []uint64{1},
	Recipe: Recipe{
		Rule: nn.Adam{Rate: 1e-3, Decay: 0.01}, Schedule: nn.OneCycle{},
		Batch: 512, ShardSize: 256, Epochs: 60,
		Distort: augment.Scan,
	},
}
