package zoo

// A Published is an error on the test set that others reported.
type Published struct {
	Key           string // by which models name it
	Classifier    string
	Preprocessing string  // "" for none
	Percent       float64 // test images that are answered wrong
	Reference     string
}

// PublishedErrors are the figures that models here are compared with: rows of
// the table on Y. LeCun's page of MNIST, in its words, and the course's own.
var PublishedErrors = []Published{
	{"course", "784-256-256-256-10, SGD 0.05, batch 2000, 5000 epochs", "", 2.18, "the course that this lesson follows"},
	{"mlp-300", "2-layer NN, 300 hidden units, mean square error", "", 4.7, "LeCun et al. 1998"},
	{"mlp-1000", "2-layer NN, 1000 hidden units", "", 4.5, "LeCun et al. 1998"},
	{"mlp-300-100", "3-layer NN, 300+100 hidden units", "", 3.05, "LeCun et al. 1998"},
	{"mlp-500-150", "3-layer NN, 500+150 hidden units", "", 2.95, "LeCun et al. 1998"},
	{"mlp-500-300", "3-layer NN, 500+300 HU, softmax, cross entropy, weight decay", "", 1.53, "Hinton, unpublished, 2005"},
	{"mlp-800", "2-layer NN, 800 HU, Cross-Entropy Loss", "", 1.6, "Simard et al., ICDAR 2003"},
	{"mlp-800-elastic", "2-layer NN, 800 HU, cross-entropy [elastic distortions]", "", 0.7, "Simard et al., ICDAR 2003"},
	{"mlp-2500-elastic", "6-layer NN 784-2500-2000-1500-1000-500-10 (on GPU) [elastic distortions]", "", 0.35, "Ciresan et al., Neural Computation 22(12), 2010"},
	{"lenet-5", "Convolutional net LeNet-5, [no distortions]", "", 0.95, "LeCun et al. 1998"},
	{"lenet-5-distorted", "Convolutional net LeNet-5, [distortions]", "", 0.8, "LeCun et al. 1998"},
	{"conv-elastic", "Convolutional net, cross-entropy [elastic distortions]", "", 0.4, "Simard et al., ICDAR 2003"},
	{"deep-conv-elastic", "large/deep conv. net, 1-20-40-60-80-100-120-120-10 [elastic distortions]", "", 0.35, "Ciresan et al., IJCAI 2011"},
	{"committee-7", "committee of 7 conv. net, 1-20-P-40-P-150-10 [elastic distortions]", "width normalization", 0.27, "Ciresan et al., ICDAR 2011"},
	{"committee-35", "committee of 35 conv. net, 1-20-P-40-P-150-10 [elastic distortions]", "width normalization", 0.23, "Ciresan et al., CVPR 2012"},
}

// PublishedAs returns the figure of that key, or nil.
func PublishedAs(key string) *Published {
	for i := range PublishedErrors {
		if PublishedErrors[i].Key == key {
			return &PublishedErrors[i]
		}
	}
	return nil
}
