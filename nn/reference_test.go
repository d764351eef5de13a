package nn

import (
	"math"
	"testing"
)

// reference is the dense network written out in float64 from the formulas,
// sharing nothing with the package: sizes[0] inputs, ReLU after all but the
// last layer, one example at a time.
type reference struct {
	sizes []int
	w     [][]float64 // w[l] is sizes[l]×sizes[l+1]
	b     [][]float64
}

func newReference(sizes []int, params []float32) *reference {
	r := &reference{sizes: sizes}
	take := func(n int) []float64 {
		v := make([]float64, n)
		for i := range v {
			v[i] = float64(params[i])
		}
		params = params[n:]
		return v
	}
	for l := 1; l < len(sizes); l++ {
		r.w = append(r.w, take(sizes[l-1]*sizes[l]))
		r.b = append(r.b, take(sizes[l]))
	}
	return r
}

// step returns the mean cross-entropy of the batch and then descends.
func (r *reference) step(x []float32, labels []uint8, rate float64) float64 {
	layers := len(r.w)
	dw, db := make([][]float64, layers), make([][]float64, layers)
	for l := range layers {
		dw[l], db[l] = make([]float64, len(r.w[l])), make([]float64, len(r.b[l]))
	}
	loss, n := 0.0, len(labels)
	for e := range n {
		a := make([][]float64, layers+1)
		for _, v := range x[e*r.sizes[0]:][:r.sizes[0]] {
			a[0] = append(a[0], float64(v))
		}
		for l := range layers {
			a[l+1] = make([]float64, r.sizes[l+1])
			for j := range a[l+1] {
				z := r.b[l][j]
				for i, v := range a[l] {
					z += v * r.w[l][i*r.sizes[l+1]+j]
				}
				if l < layers-1 {
					z = math.Max(z, 0)
				}
				a[l+1][j] = z
			}
		}
		sum := 0.0
		for _, z := range a[layers] {
			sum += math.Exp(z)
		}
		loss += math.Log(sum) - a[layers][labels[e]]
		delta := make([]float64, len(a[layers]))
		for j, z := range a[layers] {
			delta[j] = math.Exp(z) / sum
		}
		delta[labels[e]]--
		for l := layers - 1; l >= 0; l-- {
			before := make([]float64, r.sizes[l])
			for i, v := range a[l] {
				for j, d := range delta {
					dw[l][i*r.sizes[l+1]+j] += v * d / float64(n)
					before[i] += d * r.w[l][i*r.sizes[l+1]+j]
				}
				if v <= 0 && l > 0 {
					before[i] = 0
				}
			}
			for j, d := range delta {
				db[l][j] += d / float64(n)
			}
			delta = before
		}
	}
	for l := range layers {
		for i, g := range dw[l] {
			r.w[l][i] -= rate * g
		}
		for i, g := range db[l] {
			r.b[l][i] -= rate * g
		}
	}
	return loss / float64(n)
}

// TestTenSteps: the losses of ten training steps are those of the reference.
func TestTenSteps(t *testing.T) {
	const n, rate = 12, 0.3
	net := small()
	net.Init(42)
	ref := newReference([]int{6, 5, 4, 3}, net.Params())
	x, labels := random(n*6, 9), make([]uint8, n)
	for i := range labels {
		labels[i] = uint8(i * i % 3)
	}
	pass := net.Plan(n)
	opt := SGD{Rate: rate}.Plan(len(net.Params()))
	first, last := 0.0, 0.0
	for step := range 10 {
		want := ref.step(x, labels, rate)
		logits := pass.Forward(x)
		got := CrossEntropy(pass.OutputGrad(), logits, labels, 1./n) / n
		pass.Backward()
		opt.Step(net.Params(), pass.Grads(), 1)
		if math.Abs(got-want) > 1e-6 {
			t.Errorf("step %d: loss %.8f, reference %.8f", step, got, want)
		}
		if step == 0 {
			first = got
		}
		last = got
	}
	if last >= first {
		t.Errorf("loss went from %g to %g", first, last)
	}
}
