package nn

import "math"

// A Schedule is a value that says by what to multiply the learning rate as
// training goes on: [Constant], [Steps], [Exponential], [Cosine], [OneCycle],
// [WarmUp]. It remembers nothing, so a resumed training needs no more than its
// step.
type Schedule interface {
	// Factor is for step, from 0, of total. From total on it stays what it
	// is at the end.
	Factor(step, total int) float64
}

// progress is how much of the training lies before step, 0 to 1.
func progress(step, total int) float64 {
	if step >= total {
		return 1
	}
	return float64(step) / float64(total)
}

// Constant leaves the rate as it is.
type Constant struct{}

// Factor is 1.
func (Constant) Factor(step, total int) float64 { return 1 }

// Steps changes the factor, 1 at first, to Factor from the share At (0 to 1) of
// the training on, in rising order of At: Steps{{0.5, 0.1}, {0.75, 0.01}}.
type Steps []struct{ At, Factor float64 }

// Factor is that of the last step whose At is reached.
func (s Steps) Factor(step, total int) float64 {
	f, p := 1.0, progress(step, total)
	for _, at := range s {
		if p >= at.At {
			f = at.Factor
		}
	}
	return f
}

// Exponential multiplies the rate by By after each of Epochs equal parts of
// the training, its epochs.
type Exponential struct {
	By     float64
	Epochs int
}

// Factor is By to the power of the completed epochs.
func (s Exponential) Factor(step, total int) float64 {
	done := s.Epochs
	if step < total {
		done = int(int64(step) * int64(s.Epochs) / int64(total))
	}
	return power(s.By, done)
}

// Cosine goes from 1 to Last along half a wave of the cosine (Loshchilov and
// Hutter 2017, "SGDR", without restarts).
type Cosine struct {
	Last float64 // at the end of training
}

// Factor is Last + (1−Last)·(1+cos(π·progress))/2.
func (s Cosine) Factor(step, total int) float64 {
	return s.Last + (1-s.Last)*(1+math.Cos(math.Pi*progress(step, total)))/2
}

// OneCycle climbs in a straight line from 1/25 of the rate to all of it, then
// goes down to 0 along half a wave of the cosine (after Smith and Topin 2018,
// "Super-convergence"; 1/25 and the default share are those of PyTorch's
// OneCycleLR). It leaves the momentum as it is.
type OneCycle struct {
	WarmUp float64 // share of the training that climbs, below 1; 0: 0.3
}

// Factor is 1 at the peak.
func (s OneCycle) Factor(step, total int) float64 {
	if s.WarmUp == 0 {
		s.WarmUp = 0.3
	}
	const first = 1. / 25
	p := progress(step, total)
	if p < s.WarmUp {
		return first + (1-first)*p/s.WarmUp
	}
	return (1 + math.Cos(math.Pi*(p-s.WarmUp)/(1-s.WarmUp))) / 2
}

// WarmUp climbs to the first factor of Then in a straight line over so many
// Steps, k/Steps of it in step k = 1, 2, … (Goyal et al. 2017, "Accurate, large
// minibatch SGD"), and follows Then over the rest of the training.
type WarmUp struct {
	Steps int
	Then  Schedule // nil: Constant
}

// Factor is that of Then for the steps left after the climb.
func (s WarmUp) Factor(step, total int) float64 {
	if s.Then == nil {
		s.Then = Constant{}
	}
	rest := max(total-s.Steps, 0)
	if step < s.Steps {
		return s.Then.Factor(0, rest) * float64(step+1) / float64(s.Steps)
	}
	return s.Then.Factor(step-s.Steps, rest)
}
