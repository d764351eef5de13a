package filter

import "math"

// ReLU returns max(0, z) of every number of z, in a plane of the caller's.
func ReLU(z Plane) Plane {
	out := z.Clone()
	for i, v := range out.V {
		out.V[i] = max(v, 0)
	}
	return out
}

// A Pooled is the largest number of one square and where it stood.
type Pooled struct {
	Max float64
	At  int // index into the pooled plane's V
}

// MaxPool takes the largest number of each n×n square of z, squares side by
// side, row after row; a remainder of fewer than n rows or columns is dropped,
// as the field's libraries do for "valid" pooling. The first of equals wins.
func MaxPool(z Plane, n int) (rows, cols int, out []Pooled) {
	rows, cols = z.Rows/n, z.Cols/n
	for r := range rows {
		for c := range cols {
			best := Pooled{Max: math.Inf(-1)}
			for i := range n {
				for j := range n {
					at := (r*n+i)*z.Cols + c*n + j
					if z.V[at] > best.Max {
						best = Pooled{z.V[at], at}
					}
				}
			}
			out = append(out, best)
		}
	}
	return rows, cols, out
}
