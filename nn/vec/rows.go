package vec

import (
	"fmt"
	"math/bits"
)

// A wide is room for a row that repeats: rows of a few numbers are handled
// several at once, as one row of some hundred.
type wide [512]float32

// repeats returns how many rows of m numbers, of n, are handled as one. A
// number of rows that makes whole vectors of every width is preferred.
func repeats(m, n int) int {
	if m >= 64 && m%16 == 0 {
		return 1
	}
	r := min(len(wide{})/m, n/4)
	if whole := period(m); r > whole {
		r -= r % whole
	}
	return max(r, 1)
}

// period returns how many rows of m numbers make whole vectors of 16, and so of
// 8 and of 4.
func period(m int) int { return 16 >> min(bits.TrailingZeros(uint(m)), 4) }

// repeat returns b, r times.
func (w *wide) repeat(b []float32, r int) []float32 {
	if r == 1 {
		return b
	}
	v := w[:r*len(b)]
	for k := copy(v, b); k < len(v); {
		k += copy(v[k:], v[:k])
	}
	return v
}

// rows returns how many rows of m numbers x has.
func rows(name string, x, m int) int {
	if m == 0 || x%m != 0 {
		panic(fmt.Sprintf("vec: %s of %d numbers in rows of %d", name, x, m))
	}
	return x / m
}

// AddRows: y (n×m) = x (n×m) + b (m) in each row.
func AddRows(y, x, b []float32) {
	fit("AddRows", len(y), len(x))
	r := repeats(len(b), rows("AddRows", len(y), len(b)))
	if r > 1 {
		var w wide
		b = w.repeat(b, r)
	}
	for len(y) > 0 {
		k := min(len(b), len(y))
		Add(y[:k], x[:k], b[:k])
		y, x = y[k:], x[k:]
	}
}

// AddRowsReLU: y (n×m) = max(x + b, 0), with b (m) added to each row of x.
func AddRowsReLU(y, x, b []float32) {
	fit("AddRowsReLU", len(y), len(x))
	r := repeats(len(b), rows("AddRowsReLU", len(y), len(b)))
	if r > 1 {
		var w wide
		b = w.repeat(b, r)
	}
	for len(y) > 0 {
		k := min(len(b), len(y))
		for i := addReLU(y[:k], x[:k], b[:k]); i < k; i++ {
			v := x[i] + b[i]
			if v <= 0 {
				v = 0
			}
			y[i] = v
		}
		y, x = y[k:], x[k:]
	}
}

// Affine: y (n×m) = x·scale + shift (both m) in each row: batch normalisation,
// with scale = γ/σ and shift = β − µ·γ/σ.
func Affine(y, x, scale, shift []float32) {
	fit("Affine", len(y), len(x))
	fit("Affine", len(scale), len(shift))
	r := repeats(len(scale), rows("Affine", len(y), len(scale)))
	if r > 1 {
		var w, v wide
		scale, shift = w.repeat(scale, r), v.repeat(shift, r)
	}
	for len(y) > 0 {
		k := min(len(scale), len(y))
		for i := affine(y[:k], x[:k], scale[:k], shift[:k]); i < k; i++ {
			y[i] = float32(x[i]*scale[i]) + shift[i]
		}
		y, x = y[k:], x[k:]
	}
}

// Affine2: y (n×m) = x1·scale1 + x2·scale2 + shift (each m) in each row: the
// gradient of batch normalisation by its input, a sum of dy, x and a constant
// with weights for each channel.
func Affine2(y, x1, scale1, x2, scale2, shift []float32) {
	fit("Affine2", len(y), len(x1), len(x2))
	fit("Affine2", len(scale1), len(scale2), len(shift))
	r := repeats(len(scale1), rows("Affine2", len(y), len(scale1)))
	if r > 1 {
		var w, v, u wide
		scale1, scale2, shift = w.repeat(scale1, r), v.repeat(scale2, r), u.repeat(shift, r)
	}
	for len(y) > 0 {
		k := min(len(scale1), len(y))
		for i := affine2(y[:k], x1[:k], scale1[:k], x2[:k], scale2[:k], shift[:k]); i < k; i++ {
			y[i] = float32(x1[i]*scale1[i]) + float32(x2[i]*scale2[i]) + shift[i]
		}
		y, x1, x2 = y[k:], x1[k:], x2[k:]
	}
}

// Column sums are summed row after row. Only where m is small and its rows
// don't make whole vectors, row i of x goes to sum i mod period(m), so that
// several rows are one row of whole vectors; rows left over come last. That
// order is the same with and without vectors.

// runRows is how many rows a kernel sums before it turns to other columns: so
// many rows of a few hundred numbers stay in the cache.
const runRows = 64

// folded returns how many rows are summed as one.
func folded(m, n int) int {
	if p := period(m); p*m <= len(wide{}) && n >= 4*p {
		return p
	}
	return 1
}

// AddColumnSums: dst[j] += Σi x[i][j], with x n×m and dst m: the gradient by a
// bias.
func AddColumnSums(dst, x []float32) {
	m := len(dst)
	n := rows("AddColumnSums", len(x), m)
	if r := folded(m, n); r > 1 {
		var w wide
		part := w[:r*m]
		k := n / r * r * m
		columnSums(part, x[:k])
		fold(dst, part)
		x = x[k:]
	}
	columnSums(dst, x)
}

// fold adds the rows of part to dst.
func fold(dst, part []float32) {
	for len(part) > 0 {
		for j := range dst {
			dst[j] += part[j]
		}
		part = part[len(dst):]
	}
}

func columnSums(dst, x []float32) {
	m := len(dst)
	for len(x) > 0 {
		run := x[:min(runRows*m, len(x))]
		x = x[len(run):]
		if j0 := sumColumns(dst, run); j0 < m {
			for ; len(run) > 0; run = run[m:] {
				row := run[:m]
				for j := j0; j < m; j++ {
					dst[j] += row[j]
				}
			}
		}
	}
}

// AddColumnSquares: dst[j] += Σi (x[i][j] − mean[j])², with x n×m, dst and mean
// m: n times the variance.
func AddColumnSquares(dst, x, mean []float32) {
	AddColumnDots(dst, x, mean, nil)
}

// AddColumnDots: dst[j] += Σi (x[i][j] − mean[j])·y[i][j], with x and y n×m,
// dst and mean m. Without y (nil) the difference is squared.
func AddColumnDots(dst, x, mean, y []float32) {
	m := len(dst)
	n := rows("AddColumnDots", len(x), m)
	fit("AddColumnDots", m, len(mean))
	if y != nil {
		fit("AddColumnDots", len(x), len(y))
	}
	if r := folded(m, n); r > 1 {
		var w, v wide
		part := w[:r*m]
		k := n / r * r * m
		if y == nil {
			columnSquares(part, x[:k], v.repeat(mean, r))
		} else {
			columnDots(part, x[:k], v.repeat(mean, r), y[:k])
			y = y[k:]
		}
		fold(dst, part)
		x = x[k:]
	}
	if y == nil {
		columnSquares(dst, x, mean)
	} else {
		columnDots(dst, x, mean, y)
	}
}

func columnSquares(dst, x, mean []float32) {
	m := len(dst)
	for len(x) > 0 {
		run := x[:min(runRows*m, len(x))]
		x = x[len(run):]
		if j0 := squareColumns(dst, run, mean); j0 < m {
			for ; len(run) > 0; run = run[m:] {
				row, mean := run[:m], mean[:m]
				for j := j0; j < m; j++ {
					d := row[j] - mean[j]
					dst[j] += float32(d * d)
				}
			}
		}
	}
}

func columnDots(dst, x, mean, y []float32) {
	m := len(dst)
	for len(x) > 0 {
		k := min(runRows*m, len(x))
		xs, ys := x[:k], y[:k]
		x, y = x[k:], y[k:]
		if j0 := dotColumns(dst, xs, mean, ys); j0 < m {
			for ; len(xs) > 0; xs, ys = xs[m:], ys[m:] {
				xr, yr, mean := xs[:m], ys[:m], mean[:m]
				for j := j0; j < m; j++ {
					dst[j] += float32((xr[j] - mean[j]) * yr[j])
				}
			}
		}
	}
}
