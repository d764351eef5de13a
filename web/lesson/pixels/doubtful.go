package pixels

// A doubt is a test image of MNIST whose label most of five people did not give
// it: how many of them gave it the label that it has, how many the other one that
// they were offered, how many neither.
type doubt struct {
	index          int // in the test images
	label, other   int
	gave, was, not int
}

// doubts are the 15 label errors that people confirmed, of the 100 candidates that
// a program had picked: C. G. Northcutt, A. Athalye, J. Mueller, "Pervasive Label
// Errors in Test Sets Destabilize Machine Learning Benchmarks", arXiv 2103.14749
// (2021). The votes are those of mturk/mnist_mturk.json in
// github.com/cleanlab/label-errors; TestDoubts compares the labels with MNIST's.
var doubts = []doubt{
	{947, 8, 9, 0, 5, 0},
	{1621, 0, 6, 2, 3, 0},
	{1901, 9, 4, 2, 3, 0},
	{2130, 4, 9, 2, 2, 1},
	{2462, 2, 0, 0, 4, 1},
	{2597, 5, 3, 0, 4, 1},
	{2654, 6, 1, 0, 2, 3},
	{3520, 6, 4, 2, 0, 3},
	{3558, 5, 0, 1, 4, 0},
	{5937, 5, 3, 1, 3, 1},
	{6651, 0, 6, 0, 5, 0},
	{6783, 1, 6, 2, 3, 0},
	{8527, 4, 9, 2, 2, 1},
	{9679, 6, 3, 2, 0, 3},
	{9729, 5, 6, 2, 3, 0},
}

// doubted returns what people said of a test image, nil of one that nobody was asked about.
func doubted(index int) *doubt {
	for i := range doubts {
		if doubts[i].index == index {
			return &doubts[i]
		}
	}
	return nil
}
