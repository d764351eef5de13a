package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"

	"convlab/nn/vec"
)

// BatchNorm shifts and scales each channel to mean 0 and variance 1, and from
// there to what it learns: y = gamma·(x − mean)/√(variance + Epsilon) + beta
// (Ioffe and Szegedy 2015). It takes any shape; the numbers of a vector are
// channels.
//
// In training, mean and variance are those of the examples of the pass, over
// all their rows and columns. Where a batch is cut into shards, each shard so
// has its own ("ghost batch normalisation", Hoffer et al. 2017). When
// predicting they are running statistics: [Network.Absorb] moves these to
// Momentum·old + (1−Momentum)·(the batch's), where the batch's are over all
// examples, however it was cut. The variance is the mean square distance to the
// mean, not the unbiased estimate, as in Keras.
//
// Its parameters are gamma, which starts at 1, then beta, which starts at 0. Its
// state is the running mean, which starts at 0, then the running variance, which
// starts at 1.
type BatchNorm struct {
	Momentum float64 // 0 means 0.99, like Keras
	Epsilon  float64 // 0 means 0.001, like Keras
}

// set returns l with its zero values filled in.
func (l BatchNorm) set() BatchNorm {
	if l.Momentum == 0 {
		l.Momentum = 0.99
	}
	if l.Epsilon == 0 {
		l.Epsilon = 1e-3
	}
	return l
}

func (l BatchNorm) String() string {
	s := "batch norm"
	if l = l.set(); l.Momentum != 0.99 {
		s += " momentum " + strconv.FormatFloat(l.Momentum, 'g', -1, 64)
	}
	if l.Epsilon != 1e-3 {
		s += " epsilon " + strconv.FormatFloat(l.Epsilon, 'g', -1, 64)
	}
	return s
}

func (l BatchNorm) plan(in Shape) (plan, string) {
	switch l = l.set(); {
	case !(l.Momentum > 0 && l.Momentum < 1):
		return plan{}, fmt.Sprintf("a momentum of %g is not between 0 and 1", l.Momentum)
	case !(l.Epsilon > 0):
		return plan{}, fmt.Sprintf("an epsilon of %g is not above 0", l.Epsilon)
	}
	return plan{
		out:     in,
		params:  2 * in.C,
		state:   2 * in.C,
		scratch: 4 * in.C,
	}, ""
}

// init sets gamma to 1 and beta to 0.
func (BatchNorm) init(w []float32, in Shape, _ *rand.Rand) {
	gamma, beta := w[:in.C], w[in.C:]
	repeat(gamma, one)
	clear(beta)
}

// reset sets the running mean to 0 and the running variance to 1.
func (BatchNorm) reset(state []float32) {
	mean, variance := halves(state)
	clear(mean)
	repeat(variance, one)
}

var one = []float32{1}

func halves(v []float32) (a, b []float32) { return v[:len(v)/2], v[len(v)/2:] }

// normScratch are the parts of the memory of one BatchNorm in one pass.
type normScratch struct {
	scale, gain []float32 // C each
	parts       []float32 // 2·C
}

func (BatchNorm) split(t *tensors) normScratch {
	c := len(t.w) / 2
	s := t.scratch
	return normScratch{scale: s[:c], gain: s[c : 2*c], parts: s[2*c : 4*c]}
}

// statistics returns mean and variance that this run normalises by.
func (BatchNorm) statistics(t *tensors) (mean, variance []float32) {
	if t.train {
		return halves(t.seen)
	}
	return halves(t.state)
}

// scales sets scale to 1/√(variance + ε), channel by channel.
func (l BatchNorm) scales(scale, variance []float32) {
	for i, v := range variance {
		scale[i] = float32(1 / math.Sqrt(float64(v)+l.Epsilon))
	}
}

// forward: with mean and variance of x (n·H·W × C), or the running ones,
// y = gamma·(x − mean)/√(variance + ε) + beta.
func (l BatchNorm) forward(t *tensors) {
	l = l.set()
	s := l.split(t)
	gamma, beta := halves(t.w)
	mean, variance := l.statistics(t)
	part, _ := halves(s.parts)
	if t.train {
		share := float32(len(mean)) / float32(len(t.x))
		clear(t.seen)
		addRows(mean, t.x, part)
		for i := range mean {
			mean[i] *= share
		}
		inRuns(variance, part, len(t.x), len(mean), func(part []float32, from, to int) {
			vec.AddColumnSquares(part, t.x[from:to], mean)
		})
		for i := range variance {
			variance[i] *= share
		}
	}
	l.scales(s.scale, variance)
	for i, g := range gamma {
		s.scale[i] *= g
	}
	vec.Normalize(t.y, t.x, mean, s.scale, beta)
}

// backward, with x̂ = (x − mean)/√(variance + ε) and m = n·H·W rows:
// dgamma = Σ dy·x̂ and dbeta = Σ dy over the rows, and
// dx = gamma/√(variance + ε) · (dy − dbeta/m − x̂·dgamma/m). Running statistics
// don't depend on x, so then the last two terms are missing.
func (l BatchNorm) backward(t *tensors) {
	l = l.set()
	s := l.split(t)
	gamma, _ := halves(t.w)
	dgamma, dbeta := halves(t.dw)
	mean, variance := l.statistics(t)
	clear(t.dw)
	inRuns(t.dw, s.parts, len(t.x), len(mean), func(part []float32, from, to int) {
		dots, sums := halves(part)
		vec.AddColumnDots(sums, dots, t.x[from:to], mean, t.dy[from:to])
	})
	l.scales(s.scale, variance)
	for i := range dgamma {
		dgamma[i] *= s.scale[i]
	}
	if t.dx == nil {
		return
	}

	// dx = gain·dy + slope·(x − mean) + shift
	gain := s.gain
	slope, shift := halves(s.parts)
	share := float32(len(mean)) / float32(len(t.x))
	if !t.train {
		share = 0
	}
	for i, g := range gamma {
		gain[i] = g * s.scale[i]
		slope[i] = -gain[i] * s.scale[i] * dgamma[i] * share
		shift[i] = -gain[i] * dbeta[i] * share
	}
	vec.NormalizeGrad(t.dx, t.dy, t.x, mean, gain, slope, shift)
}

// absorb moves state, which stands at at in the network's, by what was seen. The
// variance of joined shards is the mean of theirs plus the variance of their
// means.
func (l BatchNorm) absorb(state []float32, at int, seen []Seen) {
	l = l.set()
	total := 0.0
	for _, s := range seen {
		total += float64(s.Examples)
	}
	if total == 0 {
		return
	}
	running, runningVar := halves(state)
	for c := range running {
		mean, variance := 0.0, 0.0
		for _, s := range seen {
			mean += float64(s.Examples) / total * float64(s.Stats[at+c])
		}
		for _, s := range seen {
			d := float64(s.Stats[at+c]) - mean
			variance += float64(s.Examples) / total * (float64(s.Stats[at+len(running)+c]) + d*d)
		}
		running[c] += float32((1 - l.Momentum) * (mean - float64(running[c])))
		runningVar[c] += float32((1 - l.Momentum) * (variance - float64(runningVar[c])))
	}
}
