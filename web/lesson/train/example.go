package train

import (
	"fmt"
	"math"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/lesson/library"
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// Before the reader has trained anything, our own run of the course's settings stands in
// the plots, and the first layer of the page's dense network beside them; and what that
// network gets wrong, where the reader's will be seen.

// Example says whether they do.
func (r *Room) Example() bool { return r.Run() == nil && r.Course && len(r.Compared()) == 0 }

// charted are the settings that the axes are for.
func (r *Room) charted() *training.Settings {
	if r.Example() {
		s := training.Course()
		return &s
	}
	return r.Settings()
}

// example is the first layer of the page's dense network, nil before its weights are
// here.
func (r *Room) example() *training.Frame {
	if r.shown.run != "" || r.shown.frame == nil {
		net := r.Panel.Network(&zoo.Dense)
		if net == nil {
			return nil
		}
		kernel, _ := net.DenseParams(0)
		r.shown = shown{frame: frameOf(kernel, kernel, mnist.Side, 0)}
	}
	return r.shown.frame
}

// ExampleUnits is how many units that layer has; not all are pictured.
func ExampleUnits() int { return zoo.Dense.Layers[0].(nn.Dense).Units }

// Wants and Arrived implement room.Fetcher: the list of what the page's networks get wrong
// is fetched when it is to be seen.
func (r *Room) Wants() []string {
	if r.View != Wrong || r.Run() != nil {
		return nil
	}
	return r.Library.Mistakes.Wants()
}

func (r *Room) Arrived(name string, data []byte, err error) {
	r.Library.Mistakes.Arrived(name, data, err)
}

// mistakes is the Matrix of the page's dense network, nil before the list is here.
func (r *Room) mistakes() *Matrix {
	list := r.Library.Mistakes.Of(zoo.Dense.Name)
	if list == nil {
		return nil
	}
	if r.matrix.of != nil || r.matrix.Of == 0 {
		r.matrix = matrix{Matrix: tabulate(list)}
	}
	return &r.matrix.Matrix
}

func tabulate(list []zoo.Mistake) Matrix {
	m := Matrix{Of: library.Test.Count()}
	for digit, n := range library.TestLabels {
		m.Times[digit][digit] = n
	}
	for _, x := range list {
		label, answer := int(x.Label), int(x.Answer)
		if m.Times[label][label]--; answer >= mnist.Classes {
			m.None++
			continue
		}
		m.Times[label][answer]++
		m.Miss = append(m.Miss, Miss{Image: x.Image, Label: label, Answer: answer, Sure: x.Probability})
	}
	m.sort()
	return m
}

// Whose says whose mistakes are shown, "" if they are the reader's network's.
func (r *Room) Whose() string {
	m := r.Matrix()
	if r.Run() != nil || m == nil {
		return ""
	}
	return fmt.Sprintf(r.T().Whose, words.Thousands(len(m.Miss)+m.None), words.Thousands(m.Of))
}

// shown is a picture of a first layer that is no part of a film: the example's, or that
// of a run that was reopened.
type shown struct {
	run   string // its ID, "" for the example
	step  int
	frame *training.Frame
}

// still has the first layer of a run pictured that has no film: it was reopened.
func (r *Room) still() {
	run := r.Run()
	if run == nil || run.Step == 0 || len(run.Frames) > 0 || r.Running() || r.shown.run == run.ID && r.shown.step == run.Step {
		return
	}
	r.shown = shown{run: run.ID, step: run.Step}
	r.Engine.Network(func(net *nn.Network, step int, err error) {
		if err != nil || r.shown.run != run.ID || r.shown.step != step {
			return
		}
		s := &run.Settings
		start := s.Model().New()
		start.Init(uint64(s.Seed))
		side, kernel, was := 5, []float32(nil), []float32(nil)
		if s.Net == training.Dense {
			side = mnist.Side
			kernel, _ = net.DenseParams(0)
			was, _ = start.DenseParams(0)
		} else {
			kernel, _ = net.ConvParams(0)
			was, _ = start.ConvParams(0)
		}
		r.shown.frame = frameOf(kernel, was, side, step)
	})
}

// frameOf pictures a first layer as a frame of the film does: as many of its units, as they are and less what they were.
func frameOf(kernel, was []float32, side, step int) *training.Frame {
	size := side * side
	units := len(kernel) / size
	f := &training.Frame{Step: step, Side: side, Count: min(units, training.FrameUnits)}
	f.Weights, f.Moved = make([]int8, f.Count*size), make([]int8, f.Count*size)
	each := func(do func(at int, w, moved float32)) {
		for u := range f.Count {
			for k := range size {
				w := kernel[k*units+u]
				do(u*size+k, w, w-was[k*units+u])
			}
		}
	}
	each(func(_ int, w, moved float32) {
		f.Scale, f.MovedScale = max(f.Scale, w, -w), max(f.MovedScale, moved, -moved)
	})
	part := func(v, of float32) int8 { return int8(math.Round(float64(v / max(of, 1e-30) * 127))) }
	each(func(at int, w, moved float32) {
		f.Weights[at], f.Moved[at] = part(w, f.Scale), part(moved, f.MovedScale)
	})
	return f
}
