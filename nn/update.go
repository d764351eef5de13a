package nn

import (
	"math"

	"gonum.org/v1/gonum/blas/blas32"
)

// The loops of training over parameters. Each goes over its slices number by
// number, so a part of the slices at a time gives the same result as all at
// once, and each rounds after every operation: no multiplication is fused with
// an addition, so that all processors, and vectors of every width, give the
// same bits from the same gradients. All slices have one length.

// addTo: y += x.
func addTo(y, x []float32) {
	// With a factor of 1 a fused multiply-add rounds like an addition.
	blas32.Implementation().Saxpy(len(x), 1, x, 1, y, 1)
}

// axpy: y += a·x.
func axpy(y []float32, a float32, x []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += float32(a * v)
	}
}

// momentum: m = mu·m − rate·g, then w += m.
func momentum(w, m, g []float32, mu, rate float32) {
	w, m = w[:len(g)], m[:len(g)]
	for i, g := range g {
		v := float32(mu*m[i]) - float32(rate*g)
		m[i] = v
		w[i] += v
	}
}

// nesterov: m = mu·m − rate·g, then w += mu·m − rate·g.
func nesterov(w, m, g []float32, mu, rate float32) {
	w, m = w[:len(g)], m[:len(g)]
	for i, g := range g {
		down := float32(rate * g)
		v := float32(mu*m[i]) - down
		m[i] = v
		w[i] += float32(mu*v) - down
	}
}

// adam: m += c1·(g − m), v += c2·(g² − v), then w −= alpha·m / (√v + epsilon).
func adam(w, m, v, g []float32, alpha, c1, c2, epsilon float32) {
	w, m, v = w[:len(g)], m[:len(g)], v[:len(g)]
	for i, g := range g {
		mi := m[i] + float32(c1*(g-m[i]))
		vi := v[i] + float32(c2*(float32(g*g)-v[i]))
		m[i], v[i] = mi, vi
		root := float32(math.Sqrt(float64(vi))) // rounds like a root in float32
		w[i] -= float32(alpha*mi) / (root + epsilon)
	}
}

// approach: y += c·(x − y).
func approach(y []float32, c float32, x []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += float32(c * (v - y[i]))
	}
}
