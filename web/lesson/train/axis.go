package train

import (
	"math"
	"strconv"

	"convlab/web/work/training"
)

// An axis goes through the steps.
type axis struct {
	linear    bool
	from, to  float64 // steps
	perEpoch  float64
	top       float64 // of the accuracies
	low, high float64 // of the losses
}

func (a *axis) x(step float64) float64 {
	if a.linear {
		return (step - a.from) / (a.to - a.from)
	}
	return math.Log(max(step, a.from)/a.from) / math.Log(a.to/a.from)
}

func (a *axis) step(x float64) float64 {
	if a.linear {
		return a.from + x*(a.to-a.from)
	}
	return a.from * math.Pow(a.to/a.from, x)
}

// right is where a share of images is, from above: each line of the logarithmic axis
// stands for a tenth of the errors of the one below it.
func (a *axis) right(v float64) float64 {
	if a.linear {
		return 1 - min(max(v, 0), 1)
	}
	if v >= 1 {
		return 0
	}
	return 1 - min(-math.Log10(1-v)/a.top, 1)
}

func (a *axis) loss(v float64) float64 {
	if a.linear {
		return 1 - min(max(v/a.high, 0), 1)
	}
	return 1 - min(max(math.Log(max(v, 1e-12)/a.low)/math.Log(a.high/a.low), 0), 1)
}

// plan sets the axes out for a run, or for what would be one.
func (r *Room) plan(s *training.Settings) (a axis) {
	r.span(&a, s)
	a.top, a.low, a.high = 3, .01, 3
	note := func(right, loss float64) {
		if right < 1 && right > .999 {
			a.top = max(a.top, min(math.Ceil(-math.Log10(1-right)), 5))
		}
		if loss > 0 {
			for loss < a.low && a.low > 2e-6 {
				a.low /= 10
			}
			for loss > a.high && a.high < 1e4 {
				a.high *= 10
			}
		}
	}
	if run := r.Run(); run != nil {
		for i := range run.Tests {
			note(run.Tests[i].Right(), run.Tests[i].Loss)
		}
		for _, p := range r.smooth(run, &a) {
			note(p.right, p.loss)
		}
	}
	for _, w := range r.Compared() {
		for i := range w.Tests {
			note(w.Tests[i].Right(), w.Tests[i].Loss)
		}
	}
	if r.Course {
		for _, p := range course {
			if float64(p.Epoch)*a.perEpoch <= a.to {
				note(p.Right, p.Loss)
			}
		}
	}
	if r.Linear {
		a.high = min(a.high, 3)
	}
	return a
}

// span sets the axis of steps out: over the whole run, and over all epochs of those
// that are drawn beside it.
func (r *Room) span(a *axis, s *training.Settings) {
	a.linear, a.perEpoch = r.Linear, float64(s.PerEpoch())
	a.to = max(float64(s.Steps()), 2)
	for _, w := range r.Compared() {
		a.to = max(a.to, float64(w.Step)/float64(w.Settings.PerEpoch())*a.perEpoch)
	}
	if a.from = max(1, math.Floor(a.to/5000)); a.linear {
		a.from = 0
	}
}

// plan1 is plan's axis of steps.
func (r *Room) plan1() (a axis) {
	r.span(&a, r.charted())
	return a
}

// epochs are ticks of the steps, in epochs.
func (a *axis) epochs() (list []Tick) {
	total := a.to / a.perEpoch
	add := func(v float64) {
		if x := a.x(v * a.perEpoch); v*a.perEpoch >= a.from*.999 && x <= 1+1e-9 {
			list = append(list, Tick{number(math.Round(v*1e6) / 1e6), x})
		}
	}
	if a.linear {
		by := math.Pow(10, math.Floor(math.Log10(total)))
		for _, f := range []float64{.1, .2, .5, 1} {
			if total/(by*f) <= 6 {
				by *= f
				break
			}
		}
		for v := 0.; v <= total*1.0001; v += by {
			add(v)
		}
		return list
	}
	for e := -4.; e <= 4; e++ {
		if v := math.Pow(10, e); v < total*.75 {
			add(v)
		}
	}
	add(total)
	return list
}

func (a *axis) percents() (list []Tick) {
	if a.linear {
		for _, v := range []float64{0, .2, .4, .6, .8, 1} {
			list = append(list, Tick{strconv.Itoa(int(math.Round(v*100))) + "%", a.right(v)})
		}
		return list
	}
	list = append(list, Tick{"0%", 1})
	for k := 1.; k < a.top; k++ {
		v := 1 - math.Pow(10, -k)
		list = append(list, Tick{strconv.FormatFloat(100*v, 'f', int(max(k-2, 0)), 64) + "%", a.right(v)})
	}
	return list
}

func (a *axis) losses() (list []Tick) {
	if a.linear {
		for v := 0.; v <= a.high; v++ {
			list = append(list, Tick{number(v), a.loss(v)})
		}
		return list
	}
	by := 10.
	if a.high/a.low > 1e4 {
		by = 100 // or the numbers would lie over each other where the plot is low
	}
	for v := 10000.; v >= a.low*.99; v /= by {
		if v <= a.high {
			list = append(list, Tick{strconv.FormatFloat(v, 'f', -1, 64), a.loss(v)})
		}
	}
	return list
}
