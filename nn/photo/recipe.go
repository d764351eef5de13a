package photo

import (
	"slices"

	"convlab/nn/filter"
)

// After is what becomes of a sum.
type After int

const (
	Clamp    After = iota // below 0 becomes 0, above 255 becomes 255
	Absolute              // the sign is dropped first
	Middle                // 128 is added first: no sum is grey
	Afters                // how many there are
)

// A Step is one convolution of a chain.
type Step struct {
	Kernel filter.Plane // k×k, k one of Sizes
	After  After
}

// Conv is the step's convolution of an input that has been continued beyond its
// border by [Step.Half] pixels.
func (s *Step) Conv() filter.Conv {
	v := filter.Conv{Kernel: s.Kernel}
	switch s.After {
	case Absolute:
		v.Negative = filter.Absolute
	case Middle:
		v.Bias = 128
	}
	return v
}

// Half is how many pixels the kernel reaches beyond its middle.
func (s *Step) Half() int { return s.Kernel.Rows / 2 }

func (s *Step) equal(t *Step) bool {
	return s.After == t.After && s.Kernel.Rows == t.Kernel.Rows && slices.Equal(s.Kernel.V, t.Kernel.V)
}

// MaxSteps is how long a chain may be.
const MaxSteps = 4

// A Recipe is what is done to a photo.
type Recipe struct {
	Colour bool // each colour for itself; else the luminance
	Steps  []Step
}

// Channels is how many planes a recipe computes.
func (r *Recipe) Channels() int {
	if r.Colour {
		return 3
	}
	return 1
}

// Before returns what step s, from 0, reads in rows×cols pixels from (r0, c0) on, in
// one channel; len(Steps) stands for the result. Beyond the border are the border's
// pixels. Only what is asked for is computed, and what that takes.
func (r *Recipe) Before(src Source, s, channel, r0, c0, rows, cols int) filter.Plane {
	height, width := src.Size()
	out := filter.NewPlane(rows, cols)
	if s == 0 {
		for i := range rows {
			for j := range cols {
				rgb := src.At(within(r0+i, height), within(c0+j, width))
				v := rgb[channel]
				if !r.Colour {
					v = Luminance(rgb)
				}
				out.Set(i, j, float64(v))
			}
		}
		return out
	}
	// The pixels of the photo among those, through the step before.
	top, left := within(r0, height), within(c0, width)
	m, n := within(r0+rows-1, height)-top+1, within(c0+cols-1, width)-left+1
	step := &r.Steps[s-1]
	h := step.Half()
	in := r.Before(src, s-1, channel, top-h, left-h, m+2*h, n+2*h)
	x, y := make([]float32, len(in.V)), make([]float32, m*n)
	for i, v := range in.V {
		x[i] = float32(v)
	}
	step.Conv().Photo(in.Rows, in.Cols).Apply(y, x)
	for i := range rows {
		for j := range cols {
			out.Set(i, j, float64(y[(within(r0+i, height)-top)*n+within(c0+j, width)-left]))
		}
	}
	return out
}

// within is the pixel that stands at a place, of n in a row: the first before them,
// the last behind.
func within(at, n int) int { return min(max(at, 0), n-1) }
