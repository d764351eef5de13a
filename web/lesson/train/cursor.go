package train

import (
	"fmt"
	"math"
	"sort"
	"strconv"

	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// Over puts the cursor at a place, 0 to 1 from the left; negative takes it away.
func (r *Room) Over(x float64) {
	last := r.last()
	if last == 0 {
		return
	}
	at := 0
	if x >= 0 {
		a := r.plan1()
		at = min(max(int(math.Round(a.step(min(x, 1)))), 1), last)
	}
	if at != r.At {
		r.At, r.chart.stale = at, true
	}
}

// last is the last step that the cursor can be at, 0 where there is none.
func (r *Room) last() int {
	if run := r.Run(); run != nil {
		return run.Step
	}
	if r.Example() {
		s := r.charted()
		return course[len(course)-1].Epoch * s.PerEpoch()
	}
	return 0
}

// Move moves the cursor by keys, a hundredth of the axis at a time, and no less than
// a step.
func (r *Room) Move(by int) {
	last := r.last()
	if last == 0 || by == 0 {
		return
	}
	a := r.plan1()
	at := last
	if r.At > 0 {
		at = r.At
	}
	next := int(math.Round(a.step(a.x(float64(at)) + float64(by)/100)))
	if next == at {
		next += by
	}
	r.At, r.chart.stale, r.told = min(max(next, 1), last), true, ofCursor
}

// Values are what the curves say at the cursor.
type Values struct {
	Step  int  // the cursor's
	Has   bool // there is a point of the batches
	First int  // the batches that it is the mean of
	Last  int
	Right float64
	Loss  float64
	Test  *training.Test // the last one until then
}

// Values returns them at the cursor, or at the end.
func (r *Room) Values() (v Values) {
	run := r.Run()
	if run == nil && r.Example() && r.At > 0 {
		per := r.charted().PerEpoch()
		p := courseAt(r.At / per)
		at := p.Epoch * per
		return Values{Step: at, Has: true, First: at, Last: at, Right: p.Right, Loss: p.Loss}
	}
	if run == nil || run.Step == 0 {
		return v
	}
	if v.Step = run.Step; r.At > 0 {
		v.Step = min(r.At, run.Step)
	}
	if points := r.around(run, v.Step); len(points) > 0 {
		images, correct, loss := 0, 0, 0.
		for _, p := range points {
			images += p.Images
			correct += p.Correct
			loss += p.Loss
		}
		v.Has, v.First, v.Last = true, points[0].LastStep-points[0].Steps+1, points[len(points)-1].LastStep
		v.Right, v.Loss = float64(correct)/float64(images), loss/float64(images)
	}
	for k := range run.Tests {
		if run.Tests[k].Step <= v.Step {
			v.Test = &run.Tests[k]
		}
	}
	return v
}

// around are the points of the batches around a step that one can't tell apart in the
// plot; only the step's own where every batch is drawn.
func (r *Room) around(run *training.Run, step int) []training.Point {
	points := run.Curve.Points
	if len(points) == 0 {
		return nil
	}
	i := min(sort.Search(len(points), func(i int) bool { return points[i].LastStep >= step }), len(points)-1)
	from, to := i, i+1
	if !r.Raw {
		a := r.plan1()
		column := func(i int) int { return min(int(a.x(float64(points[i].LastStep))*columns), columns-1) }
		x := column(i)
		for from > 0 && column(from-1) == x {
			from--
		}
		for to < len(points) && column(to) == x {
			to++
		}
	}
	return points[from:to]
}

// Reads says what the curves say at the cursor.
func (r *Room) Reads() string {
	v, t := r.Values(), r.T()
	if !v.Has {
		return ""
	}
	per := float64(r.charted().PerEpoch())
	if r.Example() {
		return fmt.Sprintf(t.OfExample, words.Thousands(int(float64(v.Step)/per)), Percent(v.Right), Loss(v.Loss))
	}
	s := fmt.Sprintf(t.AtEpoch, strconv.FormatFloat(float64(v.Step)/per, 'f', 2, 64), words.Thousands(v.Step))
	if v.First == v.Last {
		s += fmt.Sprintf(t.OfBatch, Percent(v.Right), Loss(v.Loss))
	} else {
		s += fmt.Sprintf(t.OfBatches, words.Thousands(v.First), words.Thousands(v.Last), Percent(v.Right), Loss(v.Loss))
	}
	if v.Test != nil {
		if v.Test.Whole() {
			s += fmt.Sprintf(t.OfTest, words.Thousands(v.Test.Step), Percent(v.Test.Right()), Loss(v.Test.Loss))
		} else {
			s += fmt.Sprintf(t.OfSample, words.Thousands(v.Test.Step), words.Thousands(v.Test.Images), Percent(v.Test.Right()), Loss(v.Test.Loss))
		}
	}
	for _, w := range r.Compared() {
		var last *training.Test
		for i := range w.Tests {
			if float64(w.Tests[i].Step)/float64(w.Settings.PerEpoch()) <= float64(v.Step)/per {
				last = &w.Tests[i]
			}
		}
		if last != nil {
			s += "; " + w.Letter + ": " + t.Test + " " + Percent(last.Right())
		}
	}
	return s
}

// Percent writes a share: with two decimals, and all that is not all as less than it.
func Percent(v float64) string {
	s := strconv.FormatFloat(100*v, 'f', 2, 64)
	switch {
	case v < 1 && s == "100.00":
		return ">99.99%"
	case v >= 1:
		return "100%"
	}
	return s + "%"
}

// Loss writes a loss with three digits that count.
func Loss(v float64) string {
	switch {
	case v == 0:
		return "0"
	case v < .001:
		return strconv.FormatFloat(v, 'e', 2, 64)
	}
	return strconv.FormatFloat(v, 'f', int(max(2-math.Floor(math.Log10(v)), 0)), 64)
}
