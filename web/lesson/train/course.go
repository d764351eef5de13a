package train

import (
	"math"

	"convlab/nn/zoo"
	"convlab/web/work/training"
)

// An outcome is what a training came to: shares of the images that are read right, and
// how many test images are not.
type outcome struct {
	train, test float64
	wrong       int
}

// reported is what the course says of its own training.
func reported() outcome {
	wrong := zoo.PublishedAs("course").Percent / 100
	return outcome{1, 1 - wrong, int(math.Round(wrong * training.TestImages))}
}

// measured is what our own run of the course's settings came to.
func measured() outcome {
	all := &zoo.DenseCourse.Result
	run := all.Shipped()
	right := func(errors, of int) float64 { return 1 - float64(errors)/float64(of) }
	return outcome{right(run.TrainErrors, all.TrainImages), right(run.TestErrors, all.TestImages), run.TestErrors}
}

// A native point is one epoch of our own run of the course's settings.
type native struct {
	Epoch       int
	Loss, Right float64 // of the training images, as they were seen
}

// course is our own run of the course's settings (zoo.DenseCourse, seed 1): some of the
// epochs of nn/zoo/results/dense-course-seed1.csv. Its test images were asked once, at
// the end, which is what [measured] returns.
var course = []native{
	{20, 0.19945, 0.94297},
	{40, 0.13343, 0.96218},
	{60, 0.098593, 0.97243},
	{80, 0.076476, 0.97855},
	{100, 0.06081, 0.98382},
	{120, 0.049044, 0.98727},
	{140, 0.040013, 0.98968},
	{160, 0.032883, 0.9925},
	{180, 0.027099, 0.99427},
	{220, 0.018633, 0.99693},
	{260, 0.013113, 0.99845},
	{300, 0.0096174, 0.99917},
	{340, 0.0071829, 0.99953},
	{400, 0.0048777, 0.99987},
	{460, 0.0035157, 0.99995},
	{520, 0.0026604, 0.99997},
	{600, 0.0019581, 0.99998},
	{680, 0.0015221, 1},
	{780, 0.0011664, 1},
	{880, 0.0009346, 1},
	{1000, 0.00074458, 1},
	{1120, 0.0006128, 1},
	{1260, 0.00050375, 1},
	{1420, 0.00041529, 1},
	{1600, 0.00034371, 1},
	{1800, 0.0002865, 1},
	{2020, 0.00024058, 1},
	{2280, 0.00020096, 1},
	{2560, 0.00016963, 1},
	{2880, 0.00014322, 1},
	{3240, 0.00012121, 1},
	{3640, 0.000103, 1},
	{4080, 8.7983e-05, 1},
	{4580, 7.514e-05, 1},
	{5000, 6.6731e-05, 1},
}

// courseAt is the last of them until an epoch, or the first.
func courseAt(epoch int) native {
	p := course[0]
	for _, q := range course[1:] {
		if q.Epoch <= epoch {
			p = q
		}
	}
	return p
}
