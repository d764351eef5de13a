package zoo

import (
	"convlab/nn"
	"convlab/nn/augment"
)

// leNetLayers are LeNet-5 (LeCun, Bottou, Bengio and Haffner 1998) as it is
// usually built today: 61,706 parameters. The original's input is padded to
// 32×32, which Same does here; its second convolution reads only some of the
// maps; it has tanh, averages with a weight for pooling, and radial units at
// the end.
var leNetLayers = []nn.Layer{
	nn.Conv2D{Filters: 6, Size: 5, Padding: nn.Same}, nn.ReLU{}, nn.MaxPool{Size: 2},
	nn.Conv2D{Filters: 16, Size: 5}, nn.ReLU{}, nn.MaxPool{Size: 2},
	nn.Flatten{},
	nn.Dense{Units: 120}, nn.ReLU{},
	nn.Dense{Units: 84}, nn.ReLU{},
	nn.Dense{Units: 10},
}

// LeNet5 learns the images as they are.
var LeNet5 = Model{
	Name: "lenet-5", Rows: []string{"lenet-5"}, Kept: true,
	Input: nn.Shape{H: 28, W: 28, C: 1}, Layers: leNetLayers,
	Seeds: []uint64{1, 2, 3},
	Recipe: Recipe{
		Rule: nn.Adam{Rate: 2e-3, Decay: 0.01}, Schedule: nn.OneCycle{},
		Batch: 128, ShardSize: 32, Epochs: 20,
	},
}

// LeNet5Distorted learns distorted images, as the paper's best single network
// did, and some drawn ones, like [DenseDistorted]. Of two seeds,
// on 5,000 images held out, 29 and 30 were wrong after 30 epochs (mean losses .0259
// and .0246), 30 and 23 after 60 (.0223, .0196), 25 and 27 after 100 (.0217, .0194),
// hardly fewer for two thirds more time.
var LeNet5Distorted = Model{
	Name: "lenet-5-distorted", Rows: []string{"lenet-5-distorted"}, Page: true, Promise: Promise{.95, .007},
	Input: nn.Shape{H: 28, W: 28, C: 1}, Layers: leNetLayers,
	Seeds: []uint64{1, 2, 3},
	Recipe: Recipe{
		Rule: nn.Adam{Rate: 2e-3, Decay: 0.01}, Schedule: nn.OneCycle{},
		Batch: 128, ShardSize: 32, Epochs: 60,
		Distort: augment.Pen, Drawn: 15000,
	},
}
