package nn

import (
	"math"
	"testing"
)

var lossTable = []struct {
	name string
	loss Loss
	// plain is the loss of one example, from the formula.
	plain func(out []float64, label int) float64
}{
	{"cross-entropy", CrossEntropy, func(out []float64, label int) float64 { return plainCross(out, label, 0) }},
	{"smoothed", Smoothed(0.1), func(out []float64, label int) float64 { return plainCross(out, label, float64(float32(0.1))) }},
	{"mean squared", MeanSquared, func(out []float64, label int) float64 {
		sum := 0.0
		for i, v := range out {
			target := 0.0
			if i == label {
				target = 1
			}
			sum += (v - target) * (v - target)
		}
		return sum / float64(len(out))
	}},
}

func plainCross(z []float64, label int, epsilon float64) float64 {
	sum, loss := 0.0, 0.0
	for _, v := range z {
		sum += math.Exp(v)
	}
	for i, v := range z {
		target := epsilon / float64(len(z))
		if i == label {
			target += 1 - epsilon
		}
		loss -= target * math.Log(math.Exp(v)/sum)
	}
	return loss
}

// TestLosses: values are those of the formulas, gradients those of central
// differences.
func TestLosses(t *testing.T) {
	out, labels := []float32{0.3, -1.2, 2, 0, 0.7, -0.1, 5, 5, 5}, []uint8{2, 0, 1}
	for _, row := range lossTable {
		total := func() float64 {
			sum := 0.0
			for n, label := range labels {
				z := make([]float64, 3)
				for i := range z {
					z[i] = float64(out[n*3+i])
				}
				sum += row.plain(z, int(label))
			}
			return sum
		}
		d := make([]float32, len(out))
		if got, want := row.loss(d, out, labels, 0.5), total(); math.Abs(got-want) > 1e-6 {
			t.Errorf("%s: %g, want %g", row.name, got, want)
		}
		if got, want := row.loss(nil, out, labels, 0), total(); math.Abs(got-want) > 1e-6 {
			t.Errorf("%s without gradient: %g, want %g", row.name, got, want)
		}
		const step = 1. / 256
		for i := range out {
			keep := out[i]
			out[i] = keep + step
			above := total()
			out[i] = keep - step
			below := total()
			out[i] = keep
			if want := 0.5 * (above - below) / (2 * step); math.Abs(float64(d[i])-want) > 1e-5 {
				t.Errorf("%s: d[%d] = %g, by differences %g", row.name, i, d[i], want)
			}
		}
		out[4] = float32(math.NaN())
		if got := row.loss(d, out, labels, 1); !math.IsNaN(got) || d[4] == d[4] {
			t.Errorf("%s hides a NaN: %g, gradient %g", row.name, got, d[4])
		}
		out[4] = 0.7
	}
}
