package filters

import "convlab/nn/filter"

// LoupeSide is how many numbers the loupe shows in a row and in a column: the widest
// kernel's window fits.
const LoupeSide = maxSide

// View is one pixel of one step, written out.
type View struct {
	Row, Col   int
	Rows, Cols int          // of the photo
	Loupe      filter.Plane // what the step reads, around the pixel
	RGB        [3]uint8     // the pixel of the photo
	Terms      []filter.Term
	Total      float64 // of the products, before they are divided
	Plus       float64 // of the positive products, likewise
	Minus      float64
	Sum        float64 // divided
	Pixel      float64
	Separable  bool // the kernel is a column times a row
	Level      float64
}

func (r *Room) view() View {
	if r.Over[0] >= 0 {
		return r.viewAt(r.Over[0], r.Over[1])
	}
	return r.viewAt(r.Row, r.Col)
}

// viewAt writes out the pixel at a place, in the channel that is looked at.
func (r *Room) viewAt(row, col int) View {
	src, recipe := r.Source(), r.Recipe()
	v := View{}
	v.Rows, v.Cols = src.Size()
	v.Row, v.Col = min(max(row, 0), v.Rows-1), min(max(col, 0), v.Cols-1)
	v.RGB = src.At(v.Row, v.Col)
	const half = LoupeSide / 2
	before := max(r.At-1, 0)
	v.Loupe = recipe.Before(src, before, r.Channel, v.Row-half, v.Col-half, LoupeSide, LoupeSide)
	if r.At == 0 {
		v.Pixel = v.Loupe.At(half, half)
		v.Sum = v.Pixel
		if !r.Colour {
			v.Sum = (2126*float64(v.RGB[0]) + 7152*float64(v.RGB[1]) + 722*float64(v.RGB[2])) / 10000
		}
		return v
	}
	s := r.Step()
	conv := recipe.Steps[r.At-1].Conv()
	conv.Input = window(v.Loupe, s.Side)
	step := conv.Step(0, 0)
	v.Pixel = step.Pixel
	for i := range step.Terms {
		t := step.Terms[i]
		t.W = s.Numbers[i]
		t.Product = t.X * t.W
		v.Total += t.Product
		if t.Product > 0 {
			v.Plus += t.Product
		} else {
			v.Minus += t.Product
		}
		v.Terms = append(v.Terms, t)
	}
	v.Sum = v.Total / s.Divisor
	v.Separable = s.separable()
	for _, w := range s.Numbers[:s.Side*s.Side] {
		v.Level += w
	}
	v.Level /= s.Divisor
	return v
}

// window is the middle of the loupe: what a kernel of that side lies on.
func window(loupe filter.Plane, side int) filter.Plane {
	w := filter.NewPlane(side, side)
	rim := (loupe.Rows - side) / 2
	for i := range side {
		copy(w.V[i*side:][:side], loupe.V[(i+rim)*loupe.Cols+rim:])
	}
	return w
}

// separable says whether the kernel is a column times a row, so that the one can be
// laid over the photo after the other.
func (s *Step) separable() bool {
	k := s.Numbers[:s.Side*s.Side]
	// All rows are multiples of one that is not zero.
	base := -1
	for i, v := range k {
		if v != 0 {
			base = i
			break
		}
	}
	if base < 0 {
		return true
	}
	r0, c0 := base/s.Side, base%s.Side
	for i := range s.Side {
		for j := range s.Side {
			if d := k[i*s.Side+j]*k[base] - k[i*s.Side+c0]*k[r0*s.Side+j]; d > 1e-9 || d < -1e-9 {
				return false
			}
		}
	}
	return true
}
