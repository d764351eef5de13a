package beans

import (
	"math"

	"convlab/nn"
)

// A Setting says what learns, and how.
type Setting struct {
	Layers  int     // hidden layers; 0 is one neuron that reads x and y
	Units   int     // of each
	Plain   bool    // by gradient descent; otherwise by Adam
	Rate    float32 // the learning rate
	L2      float32 // times the sum of the squared weights, halved, is added to the loss
	Dropout float32 // share of the hidden units that sit a step out
	Seed    uint64  // of the weights at the start, and of who sits out
}

// layers are the network's: in 2, out 1, what is ripe above 0.
func (s Setting) layers() (out []nn.Layer) {
	for range s.Layers {
		out = append(out, nn.Dense{Units: s.Units}, nn.Tanh{})
		if s.Dropout > 0 {
			out = append(out, nn.Dropout{Rate: float64(s.Dropout)})
		}
	}
	return append(out, nn.Dense{Units: 1})
}

// Params is how many parameters the network has.
func (s Setting) Params() int { return nn.CountParams(nn.Vec(2), s.layers()...) }

func (s Setting) rule() nn.Rule {
	if s.Plain {
		return nn.SGD{Rate: s.Rate}
	}
	return nn.Adam{Rate: s.Rate}
}

// Loss is an [nn.Loss] for one output z per example and labels 0 and 1: with
// p = 1/(1+e^−z) it is −log p for a 1 and −log(1−p) for a 0, and the gradient by z
// is p − label.
func Loss(dout, out []float32, labels []uint8, scale float32) (sum float64) {
	for i, z := range out {
		v, y := float64(z), float64(labels[i])
		sum += max(v, 0) - v*y + math.Log1p(math.Exp(-math.Abs(v)))
		if dout != nil {
			dout[i] = scale * float32(1/(1+math.Exp(-v))-y)
		}
	}
	return sum
}

// A Score is what a network got right of some beans, and its mean loss on them.
type Score struct {
	Right, Of int
	Loss      float64
}

// Percent is how many in a hundred are right, 0 of none.
func (s Score) Percent() float64 {
	if s.Of == 0 {
		return 0
	}
	return 100 * float64(s.Right) / float64(s.Of)
}

// A Point is what was measured after a step.
type Point struct {
	Train, Test Score
	Finite      bool // otherwise the parameters, or a loss, are no numbers any more, and the scores mean nothing
}

// half are the beans of one half as a network gets them.
type half struct {
	x      []float32
	labels []uint8
}

func halfOf(beans []Bean, test bool) (h half) {
	for _, b := range beans {
		if b.Test != test {
			continue
		}
		h.x = append(h.x, In(b.X), In(b.Y))
		label := uint8(0)
		if b.Ripe {
			label = 1
		}
		h.labels = append(h.labels, label)
	}
	return h
}

// A Run is one training: every step is made on all training beans at once. It
// remembers the parameters after each, and what was measured then. The same setting
// and beans make the same run, to the bit, on one build and kind of machine.
type Run struct {
	Setting Setting
	Points  []Point // after 0, 1, … steps

	train, test half
	net         *nn.Network
	pass        *nn.Pass // that learns
	stepper     *nn.Stepper
	eval        *nn.Pass
	params      [][]float32 // after 0, 1, … steps
	look        *nn.Network // that [Run.Field] asks
	looks       *nn.Pass
	grid        []float32
}

// fieldBatch is how many places [Run.Field] asks about at once.
const fieldBatch = 256

// Start plans a run, 0 steps long. It may be of no training beans: then steps
// change nothing.
func Start(s Setting, beans []Bean) *Run {
	r := &Run{Setting: s}
	layers := s.layers()
	r.net = nn.New(nn.Vec(2), layers...)
	r.net.Init(s.Seed)
	r.stepper = nn.NewStepper(r.net, s.rule())
	r.look = nn.New(nn.Vec(2), layers...)
	r.looks = r.look.PlanForward(fieldBatch)
	r.lay(beans)
	r.note()
	return r
}

func (r *Run) lay(beans []Bean) {
	r.train, r.test = halfOf(beans, false), halfOf(beans, true)
	n := max(len(r.train.labels), 1)
	r.pass = r.net.Plan(n)
	r.eval = r.net.PlanForward(max(n, len(r.test.labels)))
}

// Steps is how many steps were made.
func (r *Run) Steps() int { return len(r.Points) - 1 }

// Lost says that the last step left no numbers: there are no more.
func (r *Run) Lost() bool { return !r.Points[len(r.Points)-1].Finite }

// Step makes one step, unless the run is lost.
func (r *Run) Step() {
	if r.Lost() {
		return
	}
	if n := len(r.train.labels); n > 0 {
		shard := nn.Cut{Size: n, Seed: r.Setting.Seed}.Shard(0, n, r.stepper.Steps())
		part := r.pass.Learn(r.train.x, r.train.labels, Loss, shard)
		if r.Setting.L2 > 0 {
			params := r.net.Params()
			for _, k := range r.net.Kernels() {
				for i := k.From; i < k.To; i++ {
					part.Grads[i] += r.Setting.L2 * params[i]
				}
			}
		}
		r.stepper.Step([]nn.Part{part})
	}
	r.note()
}

// note remembers the parameters, and what they are worth.
func (r *Run) note() {
	p := r.measure()
	p.Finite = p.Finite && nn.Finite(r.net.Params())
	r.Points = append(r.Points, p)
	r.params = append(r.params, append([]float32(nil), r.net.Params()...))
}

func (r *Run) measure() Point {
	p := Point{Train: score(r.eval, r.train), Test: score(r.eval, r.test)}
	sum := p.Train.Loss + p.Test.Loss
	p.Finite = sum-sum == 0
	return p
}

func score(pass *nn.Pass, h half) (s Score) {
	if s.Of = len(h.labels); s.Of == 0 {
		return s
	}
	out := pass.Forward(h.x)
	for i, z := range out {
		if z-z == 0 && (z > 0) == (h.labels[i] == 1) {
			s.Right++
		}
	}
	s.Loss = Loss(nil, out, h.labels, 1) / float64(s.Of)
	return s
}

// show gives the network that is looked at the parameters after so many steps; of
// a lost run's last step, those before it.
func (r *Run) show(step int) {
	step = min(max(step, 0), r.Steps())
	if !r.Points[step].Finite && step > 0 {
		step--
	}
	copy(r.look.Params(), r.params[step])
}

// Field asks the network, as it was after so many steps, about side×side places in
// rows from the top: dst is z of each, ripe above 0. The first and the last of a
// row are on the border of the table.
func (r *Run) Field(dst []float32, side, step int) {
	r.show(step)
	if len(r.grid) != 2*side*side {
		r.grid = make([]float32, 2*side*side)
		for i := range side * side {
			r.grid[2*i] = float32(2*(i%side))/float32(side-1) - 1
			r.grid[2*i+1] = 1 - float32(2*(i/side))/float32(side-1)
		}
	}
	for at := 0; at < side*side; at += fieldBatch {
		end := min(at+fieldBatch, side*side)
		copy(dst[at:end], r.looks.Forward(r.grid[2*at:2*end]))
	}
}

// Ask asks the network, as it was after so many steps, about beans: whether it
// calls each ripe, into dst.
func (r *Run) Ask(dst []bool, beans []Bean, step int) {
	r.show(step)
	x := make([]float32, 0, 2*fieldBatch)
	for at := 0; at < len(beans); at += fieldBatch {
		end := min(at+fieldBatch, len(beans))
		x = x[:0]
		for _, b := range beans[at:end] {
			x = append(x, In(b.X), In(b.Y))
		}
		for i, z := range r.looks.Forward(x) {
			dst[at+i] = z > 0
		}
	}
}

// Params returns the parameters after so many steps. Nobody may change them.
func (r *Run) Params(step int) []float32 { return r.params[step] }

// Best returns the step after which the loss on the test beans was the least, the
// first of several.
func (r *Run) Best() (step int) {
	for i, p := range r.Points {
		if p.Finite && p.Test.Loss < r.Points[step].Test.Loss {
			step = i
		}
	}
	return step
}
