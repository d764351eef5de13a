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

// Normalize: y (n×m) = (x − mean)·scale + shift (each m) in each row: batch
// normalisation, with scale = γ/σ and shift = β. Taking the mean off first
// rounds well also where it is large.
func Normalize(y, x, mean, scale, shift []float32) {
	fit("Normalize", len(y), len(x))
	fit("Normalize", len(mean), len(scale), len(shift))
	if r := repeats(len(mean), rows("Normalize", len(y), len(mean))); r > 1 {
		var w, v, u wide
		mean, scale, shift = w.repeat(mean, r), v.repeat(scale, r), u.repeat(shift, r)
	}
	for len(y) > 0 {
		k := min(len(mean), len(y))
		i := normalize(y[:k], x[:k], mean[:k], scale[:k], shift[:k])
		dst := y[i:k]
		m, a, b := mean[i:k][:len(dst)], scale[i:k][:len(dst)], shift[i:k][:len(dst)]
		for i, v := range x[i:k][:len(dst)] {
			dst[i] = float32((v-m[i])*a[i]) + b[i]
		}
		y, x = y[k:], x[k:]
	}
}

// NormalizeGrad: dx (n×m) = gain·dy + slope·(x − mean) + shift (dy and x n×m,
// the others m) in each row: the gradient of batch normalisation by its input.
func NormalizeGrad(dx, dy, x, mean, gain, slope, shift []float32) {
	fit("NormalizeGrad", len(dx), len(dy), len(x))
	fit("NormalizeGrad", len(mean), len(gain), len(slope), len(shift))
	if r := repeats(len(mean), rows("NormalizeGrad", len(dx), len(mean))); r > 1 {
		var w, v, u, t wide
		mean, gain, slope, shift = w.repeat(mean, r), v.repeat(gain, r), u.repeat(slope, r), t.repeat(shift, r)
	}
	for len(dx) > 0 {
		k := min(len(mean), len(dx))
		i := normalizeGrad(dx[:k], dy[:k], x[:k], mean[:k], gain[:k], slope[:k], shift[:k])
		dst := dx[i:k]
		g, m := dy[i:k][:len(dst)], mean[i:k][:len(dst)]
		a, b, c := gain[i:k][:len(dst)], slope[i:k][:len(dst)], shift[i:k][:len(dst)]
		for i, v := range x[i:k][:len(dst)] {
			dst[i] = float32(a[i]*g[i]) + float32(b[i]*(v-m[i])) + c[i]
		}
		dx, dy, x = dx[k:], dy[k:], x[k:]
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
	for ; len(part) > 0; part = part[len(dst):] {
		Add(dst, dst, part[:len(dst)])
	}
}

func columnSums(dst, x []float32) {
	m := len(dst)
	for len(x) > 0 {
		run := x[:min(runRows*m, len(x))]
		x = x[len(run):]
		if j0 := sumColumns(dst, run); j0 < m {
			for ; len(run) > 0; run = run[m:] {
				d := dst[j0:]
				for j, v := range run[j0:m][:len(d)] {
					d[j] += v
				}
			}
		}
	}
}

// AddColumnSquares: dst[j] += Σi (x[i][j] − mean[j])², with x n×m, dst and mean
// m: n times the variance.
func AddColumnSquares(dst, x, mean []float32) {
	m := len(dst)
	n := rows("AddColumnSquares", len(x), m)
	fit("AddColumnSquares", m, len(mean))
	if r := folded(m, n); r > 1 {
		var w, v wide
		part := w[:r*m]
		k := n / r * r * m
		columnSquares(part, x[:k], v.repeat(mean, r))
		fold(dst, part)
		x = x[k:]
	}
	columnSquares(dst, x, mean)
}

func columnSquares(dst, x, mean []float32) {
	m := len(dst)
	for len(x) > 0 {
		run := x[:min(runRows*m, len(x))]
		x = x[len(run):]
		if j0 := squareColumns(dst, run, mean); j0 < m {
			for ; len(run) > 0; run = run[m:] {
				s := dst[j0:]
				mean := mean[j0:][:len(s)]
				for j, v := range run[j0:m][:len(s)] {
					d := v - mean[j]
					s[j] += float32(d * d)
				}
			}
		}
	}
}

// AddColumnDots: sums[j] += Σi y[i][j] and dots[j] += Σi (x[i][j] − mean[j])·y[i][j],
// with x and y n×m, the others m: the sums over a batch, with y = dy, that the
// gradient of batch normalisation needs.
func AddColumnDots(sums, dots, x, mean, y []float32) {
	m := len(sums)
	n := rows("AddColumnDots", len(x), m)
	fit("AddColumnDots", m, len(dots), len(mean))
	fit("AddColumnDots", len(x), len(y))
	if r := folded(m, n); r > 1 {
		var w, v, u wide
		s, d := w[:r*m], v[:r*m]
		k := n / r * r * m
		columnDots(s, d, x[:k], u.repeat(mean, r), y[:k])
		fold(sums, s)
		fold(dots, d)
		x, y = x[k:], y[k:]
	}
	columnDots(sums, dots, x, mean, y)
}

func columnDots(sums, dots, x, mean, y []float32) {
	m := len(sums)
	for len(x) > 0 {
		k := min(runRows*m, len(x))
		xs, ys := x[:k], y[:k]
		x, y = x[k:], y[k:]
		if j0 := dotColumns(sums, dots, xs, mean, ys); j0 < m {
			for ; len(xs) > 0; xs, ys = xs[m:], ys[m:] {
				s := sums[j0:]
				d, mean, row := dots[j0:][:len(s)], mean[j0:][:len(s)], xs[j0:m][:len(s)]
				for j, g := range ys[j0:m][:len(s)] {
					s[j] += g
					d[j] += float32((row[j] - mean[j]) * g)
				}
			}
		}
	}
}
