// Package novelty tells what is not a digit at all.
//
// A classifier can't: softmax shares 100 % among ten digits whatever it is
// shown, and is often sure of nonsense. So the question is put to a density of
// real digits, and to a small network of its own.
//
// # How far is this picture from every training digit?
//
// The density is a mixture of probabilistic principal component analysers
// (Tipping and Bishop 1999), three for each digit, over the picture at half
// its resolution: there the exact edge of a stroke, by which a pen differs
// from a scan, matters little, and what shape it has matters much. Each
// analyser is a Gaussian that is told apart along the few directions in which
// its digit varies most and is round in all others; ink where no such digit
// has ink lies in those others, and costs dearly. The score is minus twice the
// largest log density, moved and scaled. It knows what it has never seen (noise,
// a filled pad) but takes a letter that is drawn much like a digit for one, and
// an uncommon digit for none; so only what is far out is refused by it.
//
// # Is it rather a digit or something else?
//
// A small convolutional network is shown the same x: of digits, scanned and drawn, and of
// drawings that are none (package drawn). It draws the line between what
// people draw where a density alone can't: along what tells a 7 with a bar from
// a star. The score is the larger of the two.
//
// # Notation
//
// A picture has 28×28 numbers from 0 to 1, x is the same at 14×14. Analyser j
// has a centre μ, orthonormal directions v₁…v_Q with variances λ₁…λ_Q, and the
// variance σ² in all other directions. With t = x − μ and z_k = v_k·t,
//
//	−2 log p(x) = |t|²/σ² + Σ z_k² (1/λ_k − 1/σ²) + Σ log λ_k + (196 − Q) log σ² + const
package novelty

import (
	"io"
	"math"

	"convlab/nn"
	"convlab/nn/weights"
)

const (
	// File is the name of the model's file in static/models.
	File = "novelty.bin"

	// Threshold is the score above which a picture is no digit. Scores are
	// scaled to make it 1; a typical digit has about 0.
	Threshold = 1

	// Accepted is the share of training digits, held out of the fit, that the
	// density was set to accept.
	Accepted = 0.99

	// Far is the density's score that the threshold stands for: a good deal more
	// than where Accepted pass, since the network draws the finer line.
	Far = 1.6

	// Odds is the network's output, the logarithm of the odds that a picture is
	// no digit, that the threshold stands for. It was chosen on digits that people
	// drew and on kinds of drawings that nothing was fitted to; the curve of both
	// rates is in results/novelty.json of package zoo and in docs/novelty.md.
	Odds = 4.75
)

const (
	side   = 28
	pixels = side * side

	half  = side / 2
	cells = half * half // of x

	digits    = 10
	perDigit  = 3
	analysers = digits * perDigit
	axes      = 6 // Q: with 30 analysers and the network, what fits in 150 KB

	// fingerprint changes whenever a stored number changes its meaning.
	fingerprint = "novelty 4: 14×14, 10 digits × 3 analysers × 6 axes, conv 12-24, 48-2"
)

// layers are those of the network.
var layers = []nn.Layer{
	nn.Conv2D{Filters: 12, Size: 3, Padding: nn.Same}, nn.ReLU{}, nn.MaxPool{Size: 2},
	nn.Conv2D{Filters: 24, Size: 3}, nn.ReLU{}, nn.Flatten{},
	nn.Dense{Units: 48}, nn.ReLU{},
	nn.Dense{Units: 2},
}

// A Model is the density. Its numbers lie in one slice, as they do in the
// file, and the fields are views of it. It also owns the memory that Score
// works in: one goroutine at a time.
type Model struct {
	numbers   []float32
	analysers [analysers]analyser
	scale     []float32 // 2: raw score of a typical digit, and from there to where Accepted pass
	params    []float32 // of net, as stored
	net       *nn.Network
	pass      *nn.Pass

	x          [cells]float32
	soft, work [pixels]float32
}

// analyser is one Gaussian of the mixture.
type analyser struct {
	centre    []float32 // cells: μ
	basis     []float32 // axes×cells: v, row by row
	precision []float32 // axes: 1/λ
	rest      []float32 // 1: 1/σ²
	logDet    float64   // Σ log λ + (196 − Q) log σ², from these
}

const numbers = analysers*(cells+axes*cells+axes+1) + 2 // without the network's

func newModel() *Model {
	m := &Model{net: nn.New(nn.Shape{H: half, W: half, C: 1}, layers...)}
	m.numbers = make([]float32, numbers+len(m.net.Params()))
	rest := m.numbers
	take := func(n int) []float32 {
		v := rest[:n:n]
		rest = rest[n:]
		return v
	}
	for j := range m.analysers {
		m.analysers[j] = analyser{
			centre:    take(cells),
			basis:     take(axes * cells),
			precision: take(axes),
			rest:      take(1),
		}
	}
	m.scale = take(2)
	m.params = take(len(m.net.Params()))
	return m
}

// Decode reads a model's file. Errors are those of package weights.
func Decode(r io.Reader) (*Model, error) {
	m := newModel()
	if err := weights.Read(r, fingerprint, m.numbers); err != nil {
		return nil, err
	}
	m.prepare()
	return m, nil
}

// Encode writes the model's file.
func (m *Model) Encode(w io.Writer) error { return weights.Write(w, fingerprint, m.numbers) }

// prepare computes what follows from the stored numbers.
func (m *Model) prepare() {
	for j := range m.analysers {
		a := &m.analysers[j]
		a.logDet = -(cells - axes) * math.Log(float64(a.rest[0]))
		for _, p := range a.precision {
			a.logDet -= math.Log(float64(p))
		}
	}
	copy(m.net.Params(), m.params)
	m.pass = m.net.PlanForward(1)
}

// IsDigit reports whether x, 784 numbers from 0 to 1, may be a digit.
func (m *Model) IsDigit(x []float32) bool { return m.Score(x) <= Threshold }

// Score says how little x, 784 numbers from 0 to 1, is a digit: at most
// [Threshold] for what may be one, more for what is none. It does not allocate.
func (m *Model) Score(x []float32) float64 {
	density, odds := m.Parts(x)
	return Threshold + max(density-Far, (odds-Odds)/10)
}

// Parts are what [Model.Score] is made of: how far x is from all training
// digits, about 0 for a typical digit and 1 where [Accepted] pass; and the
// logarithm of the odds that it is none.
func (m *Model) Parts(x []float32) (density, odds float64) {
	density = (m.raw(x) - float64(m.scale[0])) / float64(m.scale[1])
	z := m.pass.Forward(m.x[:])
	return density, float64(z[1] - z[0])
}

// raw is −2·log of the largest density, up to a constant.
func (m *Model) raw(x []float32) float64 {
	m.shrink(x)
	best := math.Inf(1)
	for j := range m.analysers {
		best = min(best, m.analysers[j].score(&m.x))
	}
	return best
}

// score is −2·log density, up to a constant.
func (a *analyser) score(x *[cells]float32) float64 {
	var t [cells]float32
	whole := float32(0)
	for i, c := range a.centre {
		d := x[i] - c
		t[i] = d
		whole += d * d
	}
	sum := whole * a.rest[0]
	for k, p := range a.precision {
		v := a.basis[k*cells:][:cells]
		// Four sums at a time: the additions needn't wait for each other.
		var z0, z1, z2, z3 float32
		for i := 0; i+4 <= cells; i += 4 {
			v, t := v[i:i+4:i+4], t[i:i+4:i+4]
			z0 += v[0] * t[0]
			z1 += v[1] * t[1]
			z2 += v[2] * t[2]
			z3 += v[3] * t[3]
		}
		z := (z0 + z1) + (z2 + z3)
		sum += z * z * (p - a.rest[0])
	}
	return float64(sum) + a.logDet
}

// shrink sets m.x to the picture at half its resolution: blurred by (1 2 1)/4
// along columns and rows, paper beyond the border, then two by two added up
// and halved, so that a step of 1 in all four pixels is a step of 2.
func (m *Model) shrink(picture []float32) {
	picture = picture[:pixels]
	for i, v := range picture {
		sum := 2 * v
		if i >= side {
			sum += picture[i-side]
		}
		if i+side < pixels {
			sum += picture[i+side]
		}
		m.work[i] = sum / 4
	}
	for r := range side {
		row, out := m.work[r*side:][:side], m.soft[r*side:][:side]
		before := float32(0)
		for c, v := range row {
			after := float32(0)
			if c+1 < side {
				after = row[c+1]
			}
			out[c] = (before + 2*v + after) / 4
			before = v
		}
	}
	for r := range half {
		up, down := m.soft[2*r*side:][:side], m.soft[(2*r+1)*side:][:side]
		for c := range half {
			m.x[r*half+c] = (up[2*c] + up[2*c+1] + down[2*c] + down[2*c+1]) / 2
		}
	}
}
