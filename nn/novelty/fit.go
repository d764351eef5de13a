//go:build !js

package novelty

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"

	"convlab/nn"
	"convlab/nn/weights"
)

// Fit fits a model to images (n×784 grey values) of the digits in labels; what
// has another label is no digit. Each digit's images are parted in three by
// k-means, and each part gets the analyser of largest likelihood. The network
// learns from all images. It is not calibrated yet.
func Fit(images, labels []uint8) (*Model, error) {
	m := newModel()
	var byDigit [digits][][]float32
	all, none := make([]float32, 0, len(labels)*cells), make([]uint8, len(labels))
	for i, label := range labels {
		m.read(images[i*pixels:][:pixels])
		all = append(all, m.x[:]...)
		if label >= digits {
			none[i] = 1
			continue
		}
		byDigit[label] = append(byDigit[label], all[i*cells:][:cells:cells])
	}
	m.learn(all, none)
	r := rand.New(rand.NewPCG(1, 1))
	for digit, xs := range byDigit {
		for k, part := range parts(xs, r) {
			if err := m.analysers[digit*perDigit+k].fit(part); err != nil {
				return nil, err
			}
		}
	}
	for i, v := range m.numbers {
		m.numbers[i] = weights.Round(v) // what is calibrated is what is stored
	}
	m.prepare()
	return m, nil
}

// learn trains the network on x (n×cells); in none, 1 stands for what is no digit.
func (m *Model) learn(x []float32, none []uint8) {
	const batch, epochs = 128, 20
	m.net.Init(1)
	t := nn.NewTrainer(m.net, nn.Adam{Rate: 3e-3, Decay: .01}, batch, batch/2)
	defer t.Close()
	r := rand.New(rand.NewPCG(1, 2))
	steps := epochs * (len(none) / batch)
	in, labels := make([]float32, batch*cells), make([]uint8, batch)
	for range epochs {
		for order := r.Perm(len(none)); len(order) >= batch; order = order[batch:] {
			for k, i := range order[:batch] {
				copy(in[k*cells:][:cells], x[i*cells:][:cells])
				labels[k] = none[i]
			}
			t.Factor = float32(nn.OneCycle{}.Factor(t.Steps(), steps))
			t.Step(in, labels)
		}
	}
	copy(m.params, m.net.Params())
}

// read sets m.x from a picture of grey values.
func (m *Model) read(grey []uint8) {
	var x [pixels]float32
	for i, g := range grey {
		x[i] = float32(g) / 255
	}
	m.shrink(x[:])
}

// parts parts xs by k-means (Lloyd), started from images drawn from r.
func parts(xs [][]float32, r *rand.Rand) [perDigit][][]float32 {
	const rounds = 15 // the analysers hardly change any more
	var centre [perDigit][cells]float32
	for k := range centre {
		copy(centre[k][:], xs[r.IntN(len(xs))])
	}
	var out [perDigit][][]float32
	for range rounds {
		out = [perDigit][][]float32{}
		for _, x := range xs {
			near, least := 0, float32(math.MaxFloat32)
			for k := range centre {
				d := float32(0)
				for i, c := range centre[k] {
					d += (x[i] - c) * (x[i] - c)
				}
				if d < least {
					near, least = k, d
				}
			}
			out[near] = append(out[near], x)
		}
		for k := range centre {
			mean(centre[k][:], out[k])
		}
	}
	return out
}

// mean sets dst to the mean of xs.
func mean(dst []float32, xs [][]float32) {
	sum := make([]float64, cells)
	for _, x := range xs {
		for i, v := range x {
			sum[i] += float64(v)
		}
	}
	for i, s := range sum {
		dst[i] = float32(s / float64(len(xs)))
	}
}

// fit sets a to the analyser under which xs are most likely: its axes are the
// first eigenvectors of their covariance, λ the eigenvalues, and σ² the mean
// of all other eigenvalues (Tipping and Bishop 1999).
func (a *analyser) fit(xs [][]float32) error {
	if len(xs) <= cells {
		return errors.New("novelty: too few images of a digit")
	}
	mean(a.centre, xs)
	cov := mat.NewSymDense(cells, nil)
	t := mat.NewVecDense(cells, nil)
	for _, x := range xs {
		for i, v := range x {
			t.SetVec(i, float64(v-a.centre[i]))
		}
		cov.SymRankOne(cov, 1/float64(len(xs)), t)
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(cov, true) {
		return errors.New("novelty: a covariance has no eigenvectors")
	}
	values := eigen.Values(nil) // ascending
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	others := 0.0
	for _, v := range values[:cells-axes] {
		others += v
	}
	a.rest[0] = float32((cells - axes) / others)
	for k := range axes {
		a.precision[k] = float32(1 / values[cells-1-k])
		for i := range cells {
			a.basis[k*cells+i] = float32(vectors.At(i, cells-1-k))
		}
	}
	return nil
}

// Calibrate scales the density's score so that the given share of the images
// (n×784 grey values), which should not be those of Fit, has at most 1 and half
// of them at most 0.
func (m *Model) Calibrate(images []uint8, accepted float64) {
	scores := make([]float64, len(images)/pixels)
	var x [pixels]float32
	for i := range scores {
		for j, g := range images[i*pixels:][:pixels] {
			x[j] = float32(g) / 255
		}
		scores[i] = m.raw(x[:])
	}
	slices.Sort(scores)
	n := len(scores)
	typical := scores[n/2]
	last := scores[min(n, int(math.Ceil(accepted*float64(n))))-1]
	m.scale[0] = weights.Round(float32(typical))
	// A rounding step more, so that rounding refuses nobody: 2⁻¹⁰ of the value.
	m.scale[1] = weights.Round((float32(last) - m.scale[0]) * (1 + 1./1024))
}
