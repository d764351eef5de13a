package zoo

import (
	"fmt"
	"strconv"
	"strings"

	"convlab/nn"
	"convlab/nn/augment"
)

// A Recipe says how a model is trained, but for the seed: on the mean loss over
// batches, grey values divided by 255. The fields behind Epochs may be left 0.
type Recipe struct {
	Rule      nn.Rule
	Batch     int // images per step
	ShardSize int // images per shard of a step: sets the order of summing, and what batch normalisation sees at once
	Epochs    int // runs through the training set

	Schedule  nn.Schedule // of the rule's rate; nil: constant
	Squared   bool        // the loss is nn.MeanSquared, else nn.CrossEntropy
	Smoothing float32     // of the labels; see nn.Smoothed
	Distort   augment.Mix // every image anew in every epoch
	Drawn     int         // synthetic drawn digits (drawn.Train) among the training images of every epoch
	Average   float32     // decay of nn.Average, whose mean is the result; 0: the last step's numbers are
}

// Factor is what the schedule says for step of total.
func (r *Recipe) Factor(step, total int) float32 {
	if r.Schedule == nil {
		return 1
	}
	return float32(r.Schedule.Factor(step, total))
}

// Loss is what is descended.
func (r *Recipe) Loss() nn.Loss {
	switch {
	case r.Squared:
		return nn.MeanSquared
	case r.Smoothing > 0:
		return nn.Smoothed(r.Smoothing)
	}
	return nn.CrossEntropy
}

// Lines is the recipe as text: what results files keep. Recipes differ if their
// lines do.
func (r *Recipe) Lines() []string {
	lines := []string{
		r.Rule.String(),
		fmt.Sprintf("batch %d in shards of %d", r.Batch, r.ShardSize),
		fmt.Sprintf("%d epochs", r.Epochs),
	}
	if r.Schedule != nil {
		lines = append(lines, "schedule "+strings.TrimPrefix(fmt.Sprintf("%T%+v", r.Schedule, r.Schedule), "nn."))
	}
	if r.Squared {
		lines = append(lines, "mean squared error")
	}
	if r.Smoothing != 0 {
		lines = append(lines, "labels smoothed by "+short(r.Smoothing))
	}
	if r.Distort != (augment.Mix{}) {
		lines = append(lines, "distorted: "+mixed(r.Distort))
	}
	if r.Drawn != 0 {
		lines = append(lines, fmt.Sprintf("%d drawn digits more", r.Drawn))
	}
	if r.Average != 0 {
		lines = append(lines, "averaged with decay "+short(r.Average))
	}
	return lines
}

func (r *Recipe) String() string { return strings.Join(r.Lines(), "; ") }

// mixed names what of m isn't 0.
func mixed(m augment.Mix) string {
	var parts []string
	for _, f := range []struct {
		name string
		v    float32
	}{
		{"shift", m.Shift}, {"rotate", m.Rotate}, {"scale", m.Scale}, {"shear", m.Shear},
		{"elastic alpha", m.Elastic.Alpha}, {"sigma", m.Elastic.Sigma},
		{"thicker", m.Thicker}, {"thinner", m.Thinner},
		{"binarise", m.Binarise.Chance}, {"from", m.Binarise.Low}, {"to", m.Binarise.High},
		{"noise", m.Noise}, {"clean", m.Clean},
	} {
		if f.v != 0 {
			parts = append(parts, f.name+" "+short(f.v))
		}
	}
	return strings.Join(parts, ", ")
}

func short(v float32) string { return strconv.FormatFloat(float64(v), 'g', -1, 32) }
