package jobs

import (
	"math"

	"convlab/nn/mnist"
	"convlab/web/work/training"
)

// look makes a frame of the first layer with parameters: up to so many of its units.
func (r *replica) look(most int) (l training.Look, weights, moved []byte) {
	first := r.settings.Model().New()
	first.Init(uint64(r.settings.Seed))
	layer := 0
	var kernel, was []float32
	if r.settings.Net == training.Dense {
		kernel, _ = r.net.DenseParams(layer)
		was, _ = first.DenseParams(layer)
		l.Side = mnist.Side
	} else {
		kernel, _ = r.net.ConvParams(layer)
		was, _ = first.ConvParams(layer)
		l.Side = 5
	}
	l.Step = r.steps()
	size := l.Side * l.Side
	units := len(kernel) / size
	l.Count = min(units, most)
	w, d := make([]float32, 0, l.Count*size), make([]float32, 0, l.Count*size)
	for u := range l.Count {
		for k := range size {
			v, v0 := kernel[k*units+u], was[k*units+u]
			w, d = append(w, v), append(d, v-v0)
		}
	}
	weights, l.Scale = small(w)
	moved, l.MovedScale = small(d)
	return l, weights, moved
}

// small are numbers as signed bytes, in parts of the largest magnitude.
func small(v []float32) (b []byte, scale float64) {
	top := float32(0)
	for _, x := range v {
		top = max(top, x, -x)
	}
	b = make([]byte, len(v))
	if top > 0 && top-top == 0 {
		for i, x := range v {
			b[i] = byte(int8(math.Round(float64(x / top * 127))))
		}
	}
	return b, float64(top)
}
