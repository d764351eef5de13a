package zoo

import "convlab/nn"

// Dense is the course's network: 784-256-256-256-10, ReLU, softmax,
// cross-entropy, SGD at 0.05; 335,114 parameters. The course trains it with
// batch 2000 for 5000 epochs and reports 100 % on the training and 97.82 % on
// the test set. Batch and epochs here are our choice, made on 5,000 images
// held out of the training set (go run ./nn/cmd/train -validate dense).
var Dense = Model{
	Name:  "dense",
	Input: nn.Vec(784),
	Layers: []nn.Layer{
		nn.Dense{Units: 256}, nn.ReLU{},
		nn.Dense{Units: 256}, nn.ReLU{},
		nn.Dense{Units: 256}, nn.ReLU{},
		nn.Dense{Units: 10},
	},
	Recipe: Recipe{Seed: 1, Rate: 0.05, Batch: 32, ShardSize: 16, Epochs: 30},
	Result: denseResult,
}
