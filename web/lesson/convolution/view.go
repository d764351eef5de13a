package convolution

import "convlab/nn/filter"

// View is all that the walkthrough shows, computed from a [State].
type View struct {
	Conv       filter.Conv
	Rows, Cols int // of the output
	Map        filter.Plane
	Lo, Hi     float64     // the map's range
	Shown      int         // the output cell that is written out
	Step       filter.Step // Shown, written out; no terms if the kernel does not fit
	ReLU       filter.Plane
	PoolRows   int
	PoolCols   int
	Pooled     []filter.Pooled
}

// Steps returns the number of positions.
func (v *View) Steps() int { return v.Rows * v.Cols }

// Pixel returns the grey value of output cell i.
func (v *View) Pixel(i int) float64 { return v.Conv.Pixel(v.Map.V[i], v.Lo, v.Hi) }

// view computes what s shows; the output cell preview, if it is one, is written
// out instead of the one that the reader has come to.
func view(s *State, preview int) View {
	v := View{Conv: s.Conv()}
	v.Rows, v.Cols = v.Conv.OutSize()
	v.Map = v.Conv.Apply()
	v.Lo, v.Hi = v.Map.Range()
	v.Shown = s.At
	if preview >= 0 && preview < v.Steps() {
		v.Shown = preview
	}
	if v.Steps() > 0 {
		v.Step = v.Conv.StepIn(v.Shown/v.Cols, v.Shown%v.Cols, v.Lo, v.Hi)
	}
	after := v.Map
	v.ReLU = filter.ReLU(after)
	if s.ReLU {
		after = v.ReLU
	}
	if s.Pool {
		v.PoolRows, v.PoolCols, v.Pooled = filter.MaxPool(after, 2)
	}
	return v
}
