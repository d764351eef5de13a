package vec

import "math"

// The loops of training over parameters w and gradients g. Numbers don't
// depend on each other, so a part of the slices at a time gives the same as all
// at once.

// Axpy: y += a·x.
func Axpy(y, x []float32, a float32) {
	fit("Axpy", len(y), len(x))
	i := axpy(y, x, a)
	y = y[i:]
	for i, v := range x[i:][:len(y)] {
		y[i] += float32(a * v)
	}
}

// Average moves avg towards x: avg += c·(x − avg). With c = 1/k for the k-th x
// it keeps the mean of all; with a constant c, a moving average.
func Average(avg, x []float32, c float32) {
	fit("Average", len(avg), len(x))
	i := average(avg, x, c)
	avg = avg[i:]
	for i, v := range x[i:][:len(avg)] {
		avg[i] += float32(c * (v - avg[i]))
	}
}

// Momentum is a step with velocity m: m = mu·m − rate·g, then w += m.
func Momentum(w, m, g []float32, mu, rate float32) {
	fit("Momentum", len(w), len(m), len(g))
	i := momentum(w, m, g, mu, rate)
	w = w[i:]
	m = m[i:][:len(w)]
	for i, g := range g[i:][:len(w)] {
		v := float32(mu*m[i]) - float32(rate*g)
		m[i] = v
		w[i] += v
	}
}

// Nesterov is Momentum that looks ahead by a step of the velocity:
// m = mu·m − rate·g, then w += mu·m − rate·g.
func Nesterov(w, m, g []float32, mu, rate float32) {
	fit("Nesterov", len(w), len(m), len(g))
	i := nesterov(w, m, g, mu, rate)
	w = w[i:]
	m = m[i:][:len(w)]
	for i, g := range g[i:][:len(w)] {
		down := float32(rate * g)
		v := float32(mu*m[i]) - down
		m[i] = v
		w[i] += float32(mu*v) - down
	}
}

// Adam is a step with the averages m of the gradient and v of its square:
// m += c1·(g − m), v += c2·(g² − v), then w −= alpha·m / (√v + epsilon).
func Adam(w, m, v, g []float32, alpha, c1, c2, epsilon float32) {
	fit("Adam", len(w), len(m), len(v), len(g))
	i := adam(w, m, v, g, alpha, c1, c2, epsilon)
	w = w[i:]
	m, v = m[i:][:len(w)], v[i:][:len(w)]
	for i, g := range g[i:][:len(w)] {
		mi := m[i] + float32(c1*(g-m[i]))
		vi := v[i] + float32(c2*(float32(g*g)-v[i]))
		m[i], v[i] = mi, vi
		root := float32(math.Sqrt(float64(vi))) // rounds like a root in float32
		w[i] -= float32(alpha*mi) / (root + epsilon)
	}
}
