package zoo

import "convlab/nn"

// Shuffle is the one order into which the pixels of all images are put, those
// of the training and of the test set, for the models of this file.
var Shuffle = nn.Shuffle{Seed: 1}

// DenseShuffled and LeNet5Shuffled are [DensePlain] and [LeNet5] that get every
// image shuffled: layers, recipe and seeds are the same but for that. A dense
// network has no use for what stands beside what, a convolution lives on it.
var (
	DenseShuffled  = shuffled("dense-shuffled", &DensePlain)
	LeNet5Shuffled = shuffled("lenet-5-shuffled", &LeNet5)
)

// shuffled is model m behind the shuffle.
func shuffled(name string, m *Model) Model {
	return Model{
		Name: name, Kept: true,
		Input: m.Input, Layers: append([]nn.Layer{Shuffle}, m.Layers...),
		Seeds: m.Seeds, Recipe: m.Recipe,
	}
}
