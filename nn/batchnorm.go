package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
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
		scratch: 2*in.C + 5*tile(in.C),
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

// normScratch are the parts of the memory of one BatchNorm in one pass. The
// rows are tiles: a number for each channel, as often as the loops like it.
type normScratch struct {
	seen          []float32 // mean and variance of the batch, C each
	a, b, c, d, e []float32 // rows
}

func (BatchNorm) split(t *tensors) normScratch {
	c := len(t.w) / 2
	s := normScratch{seen: t.scratch[:2*c]}
	rows, width := t.scratch[2*c:], tile(c)
	s.a, s.b, s.c = rows[:width], rows[width:2*width], rows[2*width:3*width]
	s.d, s.e = rows[3*width:4*width], rows[4*width:5*width]
	return s
}

// statistics returns mean and variance that this run normalises by.
func (s *normScratch) statistics(t *tensors) (mean, variance []float32) {
	if t.train {
		return halves(s.seen)
	}
	return halves(t.state)
}

// scales sets row to 1/√(variance + ε), channel by channel.
func (l BatchNorm) scales(row, variance []float32) {
	for i, v := range variance {
		row[i] = float32(1 / math.Sqrt(float64(v)+l.Epsilon))
	}
	repeat(row[len(variance):], row[:len(variance)])
}

// forward: with mean and variance of x (n·H·W × C), or the running ones,
// y = gamma·(x − mean)/√(variance + ε) + beta.
func (l BatchNorm) forward(t *tensors) {
	l = l.set()
	s := l.split(t)
	gamma, beta := halves(t.w)
	mean, variance := s.statistics(t)
	centre, scale, shift := s.a, s.b, s.c
	if t.train {
		share := float32(len(mean)) / float32(len(t.x))
		clear(mean)
		addRows(mean, t.x, s.d)
		for i := range mean {
			mean[i] *= share
		}
		repeat(centre, mean)
		clear(variance)
		addSquares(variance, t.x, centre, s.d)
		for i := range variance {
			variance[i] *= share
		}
	} else {
		repeat(centre, mean)
	}
	l.scales(scale, variance)
	for i, g := range gamma {
		scale[i] *= g
	}
	repeat(scale[len(gamma):], scale[:len(gamma)])
	repeat(shift, beta)
	for at := 0; at < len(t.x); at += len(centre) {
		to := min(at+len(centre), len(t.x))
		normalise(t.y[at:to], t.x[at:to], centre, scale, shift)
	}
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
	mean, variance := s.statistics(t)
	centre, scale, slope := s.a, s.b, s.c
	repeat(centre, mean)
	l.scales(scale, variance)
	clear(t.dw)
	addProducts(dbeta, dgamma, t.dy, t.x, centre, s.d, s.e)
	for i := range dgamma {
		dgamma[i] *= scale[i]
	}
	if t.dx == nil {
		return
	}

	// dx = gain·dy + slope·(x − mean) + shift
	gain, shift := s.d, s.e
	share := float32(len(mean)) / float32(len(t.x))
	if !t.train {
		share = 0
	}
	for i, g := range gamma {
		gain[i] = g * scale[i]
		slope[i] = -gain[i] * scale[i] * dgamma[i] * share
		shift[i] = -gain[i] * dbeta[i] * share
	}
	c := len(gamma)
	repeat(gain[c:], gain[:c])
	repeat(slope[c:], slope[:c])
	repeat(shift[c:], shift[:c])
	for at := 0; at < len(t.x); at += len(centre) {
		to := min(at+len(centre), len(t.x))
		denormalise(t.dx[at:to], t.dy[at:to], t.x[at:to], centre, gain, slope, shift)
	}
}

// normalise: y = (x − centre)·scale + shift.
func normalise(y, x, centre, scale, shift []float32) {
	y, centre, scale, shift = y[:len(x)], centre[:len(x)], scale[:len(x)], shift[:len(x)]
	for i, v := range x {
		y[i] = (v-centre[i])*scale[i] + shift[i]
	}
}

// denormalise: dx = gain·dy + slope·(x − centre) + shift.
func denormalise(dx, dy, x, centre, gain, slope, shift []float32) {
	dx, dy, centre = dx[:len(x)], dy[:len(x)], centre[:len(x)]
	gain, slope, shift = gain[:len(x)], slope[:len(x)], shift[:len(x)]
	for i, v := range x {
		dx[i] = gain[i]*dy[i] + slope[i]*(v-centre[i]) + shift[i]
	}
}

// addSquares adds the squares of the rows of m − centre to sum; centre and part
// are tiles, part is overwritten. See addRows.
func addSquares(sum, m, centre, part []float32) {
	for len(m) > 0 {
		run := m[:min(len(m), runs*len(part))]
		m = m[len(run):]
		clear(part)
		for len(run) > 0 {
			row := run[:min(len(run), len(part))]
			run = run[len(row):]
			p, centre := part[:len(row)], centre[:len(row)]
			for i, v := range row {
				d := v - centre[i]
				p[i] += d * d
			}
		}
		fold(sum, part)
	}
}

// addProducts adds the rows of dy to sum, and those of dy·(x − centre) to prod;
// centre and the parts are tiles, the parts are overwritten. See addRows.
func addProducts(sum, prod, dy, x, centre, part, part2 []float32) {
	for len(dy) > 0 {
		n := min(len(dy), runs*len(part))
		clear(part)
		clear(part2)
		for at := 0; at < n; at += len(part) {
			to := min(at+len(part), n)
			g, v := dy[at:to], x[at:to]
			v = v[:len(g)]
			p, q, c := part[:len(g)], part2[:len(g)], centre[:len(g)]
			for i, g := range g {
				p[i] += g
				q[i] += g * (v[i] - c[i])
			}
		}
		fold(sum, part)
		fold(prod, part2)
		dy, x = dy[n:], x[n:]
	}
}

// absorb moves state by what the passes saw at layer i. The variance of joined
// shards is the mean of theirs plus the variance of their means.
func (l BatchNorm) absorb(state []float32, i int, passes []*Pass) {
	l = l.set()
	total := 0.0
	for _, p := range passes {
		total += float64(p.seen)
	}
	if total == 0 {
		return
	}
	running, runningVar := halves(state)
	for c := range running {
		mean, variance := 0.0, 0.0
		for _, p := range passes {
			mean += float64(p.seen) / total * float64(p.layers[i].scratch[c])
		}
		for _, p := range passes {
			seen := p.layers[i].scratch
			d := float64(seen[c]) - mean
			variance += float64(p.seen) / total * (float64(seen[len(running)+c]) + d*d)
		}
		running[c] += float32((1 - l.Momentum) * (mean - float64(running[c])))
		runningVar[c] += float32((1 - l.Momentum) * (variance - float64(runningVar[c])))
	}
}
