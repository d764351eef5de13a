package edges

import (
	"math"

	"convlab/nn/filter"
)

// A HalvesView is what the first exhibit shows.
type HalvesView struct {
	Conv   filter.Conv
	Map    filter.Plane
	Lo, Hi float64 // the map's range
	At     int     // the output cell that is written out
	Step   filter.Step
	// The strip: the products of the kernel's positive numbers, those of its
	// negative ones, and both, for all positions in the row of At (with the
	// horizontal kernel, in its column).
	Plus, Minus, Sum [halvesSide]float64
}

// A LinesView is what the picture of lines and both kernels show.
type LinesView struct {
	Picture            Drawing
	X, Y               filter.Conv // vertical, horizontal
	MapX, MapY         filter.Plane
	AtX, AtY           filter.Step
	At                 int
	LoX, HiX, LoY, HiY float64
}

// A PhotoView is the window on the photo, written out by both kernels.
type PhotoView struct {
	X, Y     filter.Step
	Row, Col int // from 0
	Pixel    float64
	// Of the gradient (X, Y): it points to where the photo gets darker.
	Length float64
	Angle  float64 // with the horizontal, 0..90 degrees
}

// view computes what the shown exhibit shows.
func (r *Room) view() {
	switch r.Shown {
	case Halves:
		r.Halves = halves(&r.State, r.Preview)
	case Lines:
		r.Lined = r.lined()
	default:
		r.Maps.derive(r)
		if r.Ready() {
			r.Row, r.Col = min(max(r.Row, 1), r.Maps.Rows), min(max(r.Col, 1), r.Maps.Cols)
			r.Pointed = r.pointed()
		}
	}
}

// KernelOf returns one of the two plain kernels.
func KernelOf(k Kernel) filter.Plane {
	x, y := pair(false)
	if k == Horizontal {
		return y
	}
	return x
}

// Plane returns the 8×8 picture.
func (s *State) Plane() filter.Plane {
	switch s.Picture {
	case Head:
		p, _ := filter.Find(filter.Inputs(), "head")
		return p
	case Seven:
		p, _ := filter.Find(filter.Inputs(), "seven")
		return p
	}
	p := filter.NewPlane(filter.Side, filter.Side)
	for i := range p.V {
		at := i % filter.Side
		if s.Picture == Above {
			at = i / filter.Side
		}
		p.V[i] = float64(s.A)
		if at >= filter.Side/2 {
			p.V[i] = float64(s.B)
		}
	}
	return p
}

func halves(s *State, preview int) HalvesView {
	v := HalvesView{Conv: filter.Conv{Input: s.Plane(), Kernel: KernelOf(s.Kernel), Negative: s.Negative}, At: s.At}
	if preview >= 0 && preview < halvesSteps {
		v.At = preview
	}
	v.Map = v.Conv.Apply()
	v.Lo, v.Hi = v.Map.Range()
	row, col := v.At/halvesSide, v.At%halvesSide
	v.Step = v.Conv.StepIn(row, col, v.Lo, v.Hi)
	for i := range halvesSide {
		step := v.Conv.StepIn(row, i, v.Lo, v.Hi)
		if s.Kernel == Horizontal {
			step = v.Conv.StepIn(i, col, v.Lo, v.Hi)
		}
		v.Plus[i], v.Minus[i] = sides(&step)
		v.Sum[i] = step.Sum
	}
	return v
}

// sides adds up the products of a step's positive kernel numbers, and those of
// its negative ones.
func sides(s *filter.Step) (plus, minus float64) {
	for _, t := range s.Terms {
		switch {
		case t.W > 0:
			plus += t.Product
		case t.W < 0:
			minus += t.Product
		}
	}
	return plus, minus
}

// lined computes the lines' view; of the picture only what has changed.
func (r *Room) lined() LinesView {
	v := r.Lined
	if d := r.drawing(); v.MapX.Rows == 0 || d != v.Picture {
		v = LinesView{Picture: d}
		v.X = filter.Conv{Input: d.plane(), Kernel: KernelOf(Vertical)}
		v.Y = filter.Conv{Input: v.X.Input, Kernel: KernelOf(Horizontal)}
		v.MapX, v.MapY = sums(&v.X), sums(&v.Y)
		v.LoX, v.HiX = v.MapX.Range()
		v.LoY, v.HiY = v.MapY.Range()
	}
	v.X.Negative, v.Y.Negative = r.Negative, r.Negative
	v.At = r.LineAt
	if r.Preview >= 0 && r.Preview < linesSteps {
		v.At = r.Preview
	}
	v.AtX = v.X.StepIn(v.At/linesSide, v.At%linesSide, v.LoX, v.HiX)
	v.AtY = v.Y.StepIn(v.At/linesSide, v.At%linesSide, v.LoY, v.HiY)
	return v
}

// sums is [filter.Conv.Apply] at the speed of drawing.
func sums(v *filter.Conv) filter.Plane {
	rows, cols := v.OutSize()
	src, dst := make([]float32, len(v.Input.V)), make([]float32, rows*cols)
	for i, x := range v.Input.V {
		src[i] = float32(x)
	}
	v.Photo(v.Input.Rows, v.Input.Cols).Sums(dst, src)
	out := filter.NewPlane(rows, cols)
	for i, x := range dst {
		out.V[i] = float64(x)
	}
	return out
}

// pointed writes the window on the photo out.
func (r *Room) pointed() PhotoView {
	m := &r.Maps
	v := PhotoView{Row: r.Row - 1, Col: r.Col - 1}
	if r.Preview >= 0 && r.Preview < m.Rows*m.Cols {
		v.Row, v.Col = r.Preview/m.Cols, r.Preview%m.Cols
	}
	in := filter.NewPlane(3, 3)
	for i := range in.V {
		in.V[i] = float64(m.Grey[(v.Row+i/3)*(m.Cols+2)+v.Col+i%3])
	}
	kx, ky := pair(m.of.sobel)
	v.X = filter.Conv{Input: in, Kernel: kx}.Step(0, 0)
	v.Y = filter.Conv{Input: in, Kernel: ky}.Step(0, 0)
	v.Pixel = r.pixel(v.Sum(r.Kernel), r.Kernel)
	v.Length = math.Sqrt(v.X.Sum*v.X.Sum + v.Y.Sum*v.Y.Sum)
	v.Angle = math.Atan2(math.Abs(v.Y.Sum), math.Abs(v.X.Sum)) * 180 / math.Pi
	return v
}

// Turn is the direction of the gradient in degrees, clockwise from the right.
func (v *PhotoView) Turn() float64 { return math.Atan2(v.Y.Sum, v.X.Sum) * 180 / math.Pi }

// Step returns what a kernel makes of the window.
func (v *PhotoView) Step(k Kernel) *filter.Step {
	if k == Horizontal {
		return &v.Y
	}
	return &v.X
}

// Sum is its raw sum.
func (v *PhotoView) Sum(k Kernel) float64 { return v.Step(k).Sum }

// pixel is what becomes of a sum of the photo's.
func (r *Room) pixel(sum float64, k Kernel) float64 {
	lo, hi := r.Maps.span(k)
	return filter.Conv{Negative: r.Negative}.Pixel(sum, lo, hi)
}

// span returns the range of a kernel's map.
func (m *Maps) span(k Kernel) (lo, hi float64) {
	if k == Horizontal {
		return m.loY, m.hiY
	}
	return m.loX, m.hiX
}

// PixelsOf returns the pixels that become of a kernel's sums of the photo.
func (r *Room) PixelsOf(k Kernel) []uint8 {
	from := r.Maps.X
	if k == Horizontal {
		from = r.Maps.Y
	}
	out := make([]uint8, len(from))
	for i, v := range from {
		out[i] = uint8(r.pixel(float64(v), k))
	}
	return out
}

// Steps returns the number of positions of the shown exhibit.
func (r *Room) Steps() int {
	switch r.Shown {
	case Halves:
		return halvesSteps
	case Lines:
		return linesSteps
	}
	return r.Maps.Rows * r.Maps.Cols
}

// Position is the one that is written out, from 0, and Columns how many are in a
// row, 0 where there are none.
func (r *Room) Position() int {
	switch r.Shown {
	case Halves:
		return r.Halves.At
	case Lines:
		return r.Lined.At
	}
	return r.Pointed.Row*r.Maps.Cols + r.Pointed.Col
}

func (r *Room) Columns() int {
	switch r.Shown {
	case Halves:
		return halvesSide
	case Lines:
		return linesSide
	}
	return r.Maps.Cols
}
