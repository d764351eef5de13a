package zoo

import "math"

// A Result is what the final trainings of a model measured, one run for each
// seed. Errors are counts: one of the 10,000 test images is 0.01 %.
type Result struct {
	TrainImages int    `json:"trainImages"`
	TestImages  int    `json:"testImages"`
	Runs        []Run  `json:"runs"` // in the order of Model.Seeds
	Unsure      Unsure `json:"unsure"`
	Drawn       Drawn  `json:"drawn"`
}

// A Run is one training, from its seed to the end of the last epoch, and what
// was measured then. The test images were looked at once.
type Run struct {
	Seed        uint64 `json:"seed"` // of the initial weights, the order of the images, what is distorted and dropped
	Epochs      int    `json:"epochs"`
	TrainErrors int    `json:"trainErrors"`   // of TrainImages as they are, with the final weights
	TestErrors  int    `json:"testErrors"`    // of TestImages, float32
	HalfErrors  int    `json:"halfErrors"`    // of TestImages, with weights rounded to float16
	HalfChanged int    `json:"halfDecisions"` // test images whose answer the rounding changed

	Loss            float64 `json:"loss,omitempty"` // mean cross-entropy on the training images as they are, final weights; 0 if the recipe's loss is another
	ImagesPerSecond float64 `json:"imagesPerSecond"`
	Seconds         float64 `json:"seconds"` // wall time of the training
	Cores           int     `json:"cores"`
	Features        string  `json:"features"` // what multiplied: gemm.Features
	Go              string  `json:"go"`       // version and platform
	Command         string  `json:"command"`
	Date            string  `json:"date"` // of the training
}

// Unsure is the model's own doubt, calibrated: below Threshold its largest
// probability is a guess that is wrong at least every third time. It was
// measured with the same recipe trained on a part of the training set, on the
// images held out of it; the test set had no part in it.
type Unsure struct {
	Threshold float32 `json:"threshold"` // 0 where not measured
	HeldOut   int     `json:"heldOut"`   // images the threshold was chosen on
	Below     int     `json:"below"`     // of them, below the threshold
	Wrong     int     `json:"wrong"`     // of those, answered wrong
	Errors    int     `json:"errors"`    // of all held out, answered wrong
	Command   string  `json:"command"`
}

// Drawn is how often the network that the page runs was wrong about synthetic
// drawn digits: those of package drawn's Test family, which no network learns.
// The counts are of the same digits with other pens and places.
type Drawn struct {
	Images    int    `json:"images"`    // of each kind; 0 where not measured
	AsPage    int    `json:"asPage"`    // wrong where the page's steps are on
	OwnPen    int    `json:"ownPen"`    // with the pen that drew, not the one of 2.5 pixels
	Thin      int    `json:"thin"`      // with thin pens
	Thick     int    `json:"thick"`     // with thick ones
	OffCentre int    `json:"offCentre"` // with all of the page's steps off
	Command   string `json:"command"`
}

// Shipped is the run whose weights the page has: the first, or an empty one.
func (r *Result) Shipped() Run {
	if len(r.Runs) == 0 {
		return Run{}
	}
	return r.Runs[0]
}

// Spread returns the mean of the runs' test errors (images, not percent) and
// their sample standard deviation, which is 0 for fewer than two runs.
func (r *Result) Spread() (mean, deviation float64) {
	n := float64(len(r.Runs))
	if n == 0 {
		return 0, 0
	}
	for _, run := range r.Runs {
		mean += float64(run.TestErrors) / n
	}
	if n == 1 {
		return mean, 0
	}
	for _, run := range r.Runs {
		d := float64(run.TestErrors) - mean
		deviation += d * d / (n - 1)
	}
	return mean, math.Sqrt(deviation)
}
