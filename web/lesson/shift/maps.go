package shift

import (
	"math"

	"convlab/nn/filter"
	"convlab/nn/ink"
)

// The sides of the maps: a 3×3 kernel finds 26×26 places in 28×28 pixels, and
// 2×2 pooling leaves a quarter of them.
const (
	mapSide  = ink.Side - 2
	poolSide = mapSide / 2
)

// A Map is what a kernel makes of a picture, row after row.
type Map struct {
	Side int
	V    []float32
}

// At is the number in a row and a column, 0 outside.
func (m *Map) At(row, col int) float32 {
	if row < 0 || row >= m.Side || col < 0 || col >= m.Side {
		return 0
	}
	return m.V[row*m.Side+col]
}

// Most is the largest number of the maps.
func most(maps ...Map) float32 {
	var v float32
	for _, m := range maps {
		for _, x := range m.V {
			v = max(v, x)
		}
	}
	return v
}

// plans are the kernels, planned for 28×28 pixels.
var plans = make([]*filter.Photo, len(kernels))

func plan(kernel int) *filter.Photo {
	if plans[kernel] == nil {
		plans[kernel] = filter.Conv{Kernel: kernels[kernel].Plane}.Photo(ink.Side, ink.Side)
	}
	return plans[kernel]
}

// convolve is the map of a picture. The memory is the caller's.
func convolve(p *ink.Picture, kernel int, after After) Map {
	var src [ink.Side * ink.Side]float32
	for i, v := range p {
		src[i] = float32(v)
	}
	m := Map{mapSide, make([]float32, mapSide*mapSide)}
	if after == Pixels {
		plan(kernel).Apply(m.V, src[:])
		return m
	}
	plan(kernel).Sums(m.V, src[:])
	for i, v := range m.V {
		m.V[i] = max(v, 0)
	}
	return m
}

// pooled is the largest number of each 2×2 cells of m.
func pooled(m Map) Map {
	n := m.Side / 2
	out := Map{n, make([]float32, n*n)}
	for r := range n {
		for c := range n {
			at := 2*r*m.Side + 2*c
			out.V[r*n+c] = max(m.V[at], m.V[at+1], m.V[at+m.Side], m.V[at+m.Side+1])
		}
	}
	return out
}

// movedMap is m moved to the right by cells; 0 comes in.
func movedMap(m Map, by int) Map {
	out := Map{m.Side, make([]float32, len(m.V))}
	for r := range m.Side {
		for c := range m.Side {
			out.V[r*m.Side+c] = m.At(r, c-by)
		}
	}
	return out
}

// differ counts the cells in which two maps of one size differ.
func differ(a, b Map) (n int) {
	for i, v := range a.V {
		if v != b.V[i] {
			n++
		}
	}
	return n
}

// apart is the distance of two maps of one size: the root of the sum of the
// squared differences.
func apart(a, b Map) float64 {
	var sum float64
	for i, v := range a.V {
		d := float64(v) - float64(b.V[i])
		sum += d * d
	}
	return math.Sqrt(sum)
}

// apartPixels is that of two pictures, as 784 numbers.
func apartPixels(a, b *ink.Picture) float64 {
	sum := 0
	for i, v := range a {
		d := int(v) - int(b[i])
		sum += d * d
	}
	return math.Sqrt(float64(sum))
}
