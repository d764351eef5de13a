package zoo

import "strings"

// A Published is an error on the test set that others reported.
type Published struct {
	Key           string // by which models name it, "" where none does
	Family        Family `json:"-"`
	Classifier    string
	Preprocessing string  // "" for none
	Percent       float64 // test images that are answered wrong
	Year          int     `json:"-"` // of the publication, 0 where none is given
	Reference     string  // "" where none is given
	Weights       int     `json:"-"` // trainable numbers, 0 where they don't follow from what is written
}

// A Family is a kind of classifier, as the table sorts them.
type Family int

const (
	Linear Family = iota
	Neighbours
	Boosted
	NonLinear
	SVM
	DenseNets
	ConvNets
	Course   // the course's network, which is in no table
	Families // how many there are
)

// A Distortion says how the training images were changed to make more of them.
type Distortion int

const (
	NotSaid     Distortion = iota
	Undistorted            // not at all, and the table says so
	Affine
	Elastic
	Distorted // in a way that the table doesn't name
)

// Distortion is what the classifier's name says of it in brackets.
func (p *Published) Distortion() Distortion {
	switch c := p.Classifier; {
	case strings.Contains(c, "[no distortions]"):
		return Undistorted
	case strings.Contains(c, "[affine"):
		return Affine
	case strings.Contains(c, "[elastic"):
		return Elastic
	case strings.Contains(c, "distortions]"), strings.Contains(c, "jittered"):
		return Distorted
	}
	return NotSaid
}

// PublishedErrors are the figures that models here are compared with: the table
// on Y. LeCun's page of MNIST, row by row and in its words, and the course's
// own. Weights of dense networks, and of the linear classifier, are counted from
// the layers that the row names, those of LeNet-5 are the 60,000 of LeCun et al.
// 1998 (ours has 61,706, since its third layer reads all maps of the second).
var PublishedErrors = []Published{
	{Key: "course", Family: Course, Classifier: "784-256-256-256-10, SGD 0.05, batch 2000, 5000 epochs", Percent: 2.18, Reference: "the course that this lesson follows", Weights: 335114},
	{Family: Linear, Classifier: "linear classifier (1-layer NN)", Percent: 12, Year: 1998, Reference: "LeCun et al. 1998", Weights: 7850},
	{Family: Linear, Classifier: "linear classifier (1-layer NN)", Preprocessing: "deskewing", Percent: 8.4, Year: 1998, Reference: "LeCun et al. 1998", Weights: 7850},
	{Family: Linear, Classifier: "pairwise linear classifier", Preprocessing: "deskewing", Percent: 7.6, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: Neighbours, Classifier: "K-nearest-neighbors, Euclidean (L2)", Percent: 5, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: Neighbours, Classifier: "K-nearest-neighbors, Euclidean (L2)", Percent: 3.09, Reference: "Kenneth Wilder, U. Chicago (unpublished)"},
	{Family: Neighbours, Classifier: "K-nearest-neighbors, L3", Percent: 2.83, Reference: "Kenneth Wilder, U. Chicago (unpublished)"},
	{Family: Neighbours, Classifier: "K-nearest-neighbors, Euclidean (L2)", Preprocessing: "deskewing", Percent: 2.4, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: Neighbours, Classifier: "K-nearest-neighbors, Euclidean (L2)", Preprocessing: "deskewing, noise removal, blurring", Percent: 1.8, Reference: "Kenneth Wilder, U. Chicago (unpublished)"},
	{Family: Neighbours, Classifier: "K-nearest-neighbors, L3", Preprocessing: "deskewing, noise removal, blurring", Percent: 1.73, Reference: "Kenneth Wilder, U. Chicago (unpublished)"},
	{Family: Neighbours, Classifier: "K-nearest-neighbors, L3", Preprocessing: "deskewing, noise removal, blurring, 1 pixel shift", Percent: 1.33, Reference: "Kenneth Wilder, U. Chicago (unpublished)"},
	{Family: Neighbours, Classifier: "K-nearest-neighbors, L3", Preprocessing: "deskewing, noise removal, blurring, 2 pixel shift", Percent: 1.22, Reference: "Kenneth Wilder, U. Chicago (unpublished)"},
	{Family: Neighbours, Classifier: "K-NN with non-linear deformation (IDM)", Preprocessing: "shiftable edges", Percent: 0.54, Year: 2007, Reference: "Keysers et al., IEEE PAMI 2007"},
	{Family: Neighbours, Classifier: "K-NN with non-linear deformation (P2DHMDM)", Preprocessing: "shiftable edges", Percent: 0.52, Year: 2007, Reference: "Keysers et al., IEEE PAMI 2007"},
	{Family: Neighbours, Classifier: "K-NN, Tangent Distance", Preprocessing: "subsampling to 16x16 pixels", Percent: 1.1, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: Neighbours, Classifier: "K-NN, shape context matching", Preprocessing: "shape context feature extraction", Percent: 0.63, Year: 2002, Reference: "Belongie et al., IEEE PAMI 2002"},
	{Family: Boosted, Classifier: "boosted stumps", Percent: 7.7, Year: 2009, Reference: "Kegl et al., ICML 2009"},
	{Family: Boosted, Classifier: "products of boosted stumps (3 terms)", Percent: 1.26, Year: 2009, Reference: "Kegl et al., ICML 2009"},
	{Family: Boosted, Classifier: "boosted trees (17 leaves)", Percent: 1.53, Year: 2009, Reference: "Kegl et al., ICML 2009"},
	{Family: Boosted, Classifier: "stumps on Haar features", Preprocessing: "Haar features", Percent: 1.02, Year: 2009, Reference: "Kegl et al., ICML 2009"},
	{Family: Boosted, Classifier: "product of stumps on Haar f.", Preprocessing: "Haar features", Percent: 0.87, Year: 2009, Reference: "Kegl et al., ICML 2009"},
	{Family: NonLinear, Classifier: "40 PCA + quadratic classifier", Percent: 3.3, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: NonLinear, Classifier: "1000 RBF + linear classifier", Percent: 3.6, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: SVM, Classifier: "SVM, Gaussian Kernel", Percent: 1.4},
	{Family: SVM, Classifier: "SVM deg 4 polynomial", Preprocessing: "deskewing", Percent: 1.1, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: SVM, Classifier: "Reduced Set SVM deg 5 polynomial", Preprocessing: "deskewing", Percent: 1, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: SVM, Classifier: "Virtual SVM deg-9 poly [distortions]", Percent: 0.8, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: SVM, Classifier: "Virtual SVM, deg-9 poly, 1-pixel jittered", Percent: 0.68, Year: 2002, Reference: "DeCoste and Scholkopf, MLJ 2002"},
	{Family: SVM, Classifier: "Virtual SVM, deg-9 poly, 1-pixel jittered", Preprocessing: "deskewing", Percent: 0.68, Year: 2002, Reference: "DeCoste and Scholkopf, MLJ 2002"},
	{Family: SVM, Classifier: "Virtual SVM, deg-9 poly, 2-pixel jittered", Preprocessing: "deskewing", Percent: 0.56, Year: 2002, Reference: "DeCoste and Scholkopf, MLJ 2002"},
	{Key: "mlp-300", Family: DenseNets, Classifier: "2-layer NN, 300 hidden units, mean square error", Percent: 4.7, Year: 1998, Reference: "LeCun et al. 1998", Weights: 238510},
	{Family: DenseNets, Classifier: "2-layer NN, 300 HU, MSE, [distortions]", Percent: 3.6, Year: 1998, Reference: "LeCun et al. 1998", Weights: 238510},
	{Family: DenseNets, Classifier: "2-layer NN, 300 HU", Preprocessing: "deskewing", Percent: 1.6, Year: 1998, Reference: "LeCun et al. 1998", Weights: 238510},
	{Key: "mlp-1000", Family: DenseNets, Classifier: "2-layer NN, 1000 hidden units", Percent: 4.5, Year: 1998, Reference: "LeCun et al. 1998", Weights: 795010},
	{Family: DenseNets, Classifier: "2-layer NN, 1000 HU, [distortions]", Percent: 3.8, Year: 1998, Reference: "LeCun et al. 1998", Weights: 795010},
	{Key: "mlp-300-100", Family: DenseNets, Classifier: "3-layer NN, 300+100 hidden units", Percent: 3.05, Year: 1998, Reference: "LeCun et al. 1998", Weights: 266610},
	{Family: DenseNets, Classifier: "3-layer NN, 300+100 HU [distortions]", Percent: 2.5, Year: 1998, Reference: "LeCun et al. 1998", Weights: 266610},
	{Key: "mlp-500-150", Family: DenseNets, Classifier: "3-layer NN, 500+150 hidden units", Percent: 2.95, Year: 1998, Reference: "LeCun et al. 1998", Weights: 469160},
	{Family: DenseNets, Classifier: "3-layer NN, 500+150 HU [distortions]", Percent: 2.45, Year: 1998, Reference: "LeCun et al. 1998", Weights: 469160},
	{Key: "mlp-500-300", Family: DenseNets, Classifier: "3-layer NN, 500+300 HU, softmax, cross entropy, weight decay", Percent: 1.53, Year: 2005, Reference: "Hinton, unpublished, 2005", Weights: 545810},
	{Key: "mlp-800", Family: DenseNets, Classifier: "2-layer NN, 800 HU, Cross-Entropy Loss", Percent: 1.6, Year: 2003, Reference: "Simard et al., ICDAR 2003", Weights: 636010},
	{Family: DenseNets, Classifier: "2-layer NN, 800 HU, cross-entropy [affine distortions]", Percent: 1.1, Year: 2003, Reference: "Simard et al., ICDAR 2003", Weights: 636010},
	{Family: DenseNets, Classifier: "2-layer NN, 800 HU, MSE [elastic distortions]", Percent: 0.9, Year: 2003, Reference: "Simard et al., ICDAR 2003", Weights: 636010},
	{Key: "mlp-800-elastic", Family: DenseNets, Classifier: "2-layer NN, 800 HU, cross-entropy [elastic distortions]", Percent: 0.7, Year: 2003, Reference: "Simard et al., ICDAR 2003", Weights: 636010},
	{Family: DenseNets, Classifier: "NN, 784-500-500-2000-30 + nearest neighbor, RBM + NCA training [no distortions]", Percent: 1, Year: 2007, Reference: "Salakhutdinov and Hinton, AI-Stats 2007"},
	{Key: "mlp-2500-elastic", Family: DenseNets, Classifier: "6-layer NN 784-2500-2000-1500-1000-500-10 (on GPU) [elastic distortions]", Percent: 0.35, Year: 2010, Reference: "Ciresan et al., Neural Computation 22(12), 2010", Weights: 11972510},
	{Family: DenseNets, Classifier: "committee of 25 NN 784-800-10 [elastic distortions]", Preprocessing: "width normalization, deslanting", Percent: 0.39, Year: 2011, Reference: "Meier et al., ICDAR 2011", Weights: 15900250},
	{Family: DenseNets, Classifier: "deep convex net, unsup pre-training [no distortions]", Percent: 0.83, Year: 2010, Reference: "Deng et al., Interspeech 2010"},
	{Family: ConvNets, Classifier: "Convolutional net LeNet-1", Preprocessing: "subsampling to 16x16 pixels", Percent: 1.7, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: ConvNets, Classifier: "Convolutional net LeNet-4", Percent: 1.1, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: ConvNets, Classifier: "Convolutional net LeNet-4 with K-NN instead of last layer", Percent: 1.1, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: ConvNets, Classifier: "Convolutional net LeNet-4 with local learning instead of last layer", Percent: 1.1, Year: 1998, Reference: "LeCun et al. 1998"},
	{Key: "lenet-5", Family: ConvNets, Classifier: "Convolutional net LeNet-5, [no distortions]", Percent: 0.95, Year: 1998, Reference: "LeCun et al. 1998", Weights: 60000},
	{Family: ConvNets, Classifier: "Convolutional net LeNet-5, [huge distortions]", Percent: 0.85, Year: 1998, Reference: "LeCun et al. 1998", Weights: 60000},
	{Key: "lenet-5-distorted", Family: ConvNets, Classifier: "Convolutional net LeNet-5, [distortions]", Percent: 0.8, Year: 1998, Reference: "LeCun et al. 1998", Weights: 60000},
	{Family: ConvNets, Classifier: "Convolutional net Boosted LeNet-4, [distortions]", Percent: 0.7, Year: 1998, Reference: "LeCun et al. 1998"},
	{Family: ConvNets, Classifier: "Trainable feature extractor + SVMs [no distortions]", Percent: 0.83, Year: 2007, Reference: "Lauer et al., Pattern Recognition 40-6, 2007"},
	{Family: ConvNets, Classifier: "Trainable feature extractor + SVMs [elastic distortions]", Percent: 0.56, Year: 2007, Reference: "Lauer et al., Pattern Recognition 40-6, 2007"},
	{Family: ConvNets, Classifier: "Trainable feature extractor + SVMs [affine distortions]", Percent: 0.54, Year: 2007, Reference: "Lauer et al., Pattern Recognition 40-6, 2007"},
	{Family: ConvNets, Classifier: "unsupervised sparse features + SVM, [no distortions]", Percent: 0.59, Year: 2008, Reference: "Labusch et al., IEEE TNN 2008"},
	{Family: ConvNets, Classifier: "Convolutional net, cross-entropy [affine distortions]", Percent: 0.6, Year: 2003, Reference: "Simard et al., ICDAR 2003"},
	{Key: "conv-elastic", Family: ConvNets, Classifier: "Convolutional net, cross-entropy [elastic distortions]", Percent: 0.4, Year: 2003, Reference: "Simard et al., ICDAR 2003"},
	{Family: ConvNets, Classifier: "large conv. net, random features [no distortions]", Percent: 0.89, Year: 2007, Reference: "Ranzato et al., CVPR 2007"},
	{Family: ConvNets, Classifier: "large conv. net, unsup features [no distortions]", Percent: 0.62, Year: 2007, Reference: "Ranzato et al., CVPR 2007"},
	{Family: ConvNets, Classifier: "large conv. net, unsup pretraining [no distortions]", Percent: 0.6, Year: 2006, Reference: "Ranzato et al., NIPS 2006"},
	{Family: ConvNets, Classifier: "large conv. net, unsup pretraining [elastic distortions]", Percent: 0.39, Year: 2006, Reference: "Ranzato et al., NIPS 2006"},
	{Family: ConvNets, Classifier: "large conv. net, unsup pretraining [no distortions]", Percent: 0.53, Year: 2009, Reference: "Jarrett et al., ICCV 2009"},
	{Key: "deep-conv-elastic", Family: ConvNets, Classifier: "large/deep conv. net, 1-20-40-60-80-100-120-120-10 [elastic distortions]", Percent: 0.35, Year: 2011, Reference: "Ciresan et al., IJCAI 2011"},
	{Key: "committee-7", Family: ConvNets, Classifier: "committee of 7 conv. net, 1-20-P-40-P-150-10 [elastic distortions]", Preprocessing: "width normalization", Percent: 0.27, Year: 2011, Reference: "Ciresan et al., ICDAR 2011"},
	{Key: "committee-35", Family: ConvNets, Classifier: "committee of 35 conv. net, 1-20-P-40-P-150-10 [elastic distortions]", Preprocessing: "width normalization", Percent: 0.23, Year: 2012, Reference: "Ciresan et al., CVPR 2012"},
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
