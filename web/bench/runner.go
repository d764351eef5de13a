package bench

import (
	"fmt"
	"time"

	"convlab/nn"
	"convlab/nn/mnist"
)

// A Runner holds a network of each of [Models], and the memory of their runs.
type Runner struct {
	Digits *Digits

	// Input (n×784) is what Predict reads, Output (n×10) what it writes. Both are the runner's; [Runner.Room] may replace
	// them.
	Input, Output []float32

	nets []*nn.Network
	one  []*nn.Pass // for one picture
	many []*nn.Pass // for Chunk of them; planned when needed
	fits []fit
}

// fit is the training of a model.
type fit struct {
	net     *nn.Network // starts with the weights that the model has
	batch   int         // what trainer is planned for; 0 before the first
	trainer *nn.Trainer
	x       []float32 // room for a batch
}

// NewRunner plans the networks, all of whose parameters are 0.
func NewRunner() *Runner {
	r := &Runner{
		nets: make([]*nn.Network, len(Models)),
		one:  make([]*nn.Pass, len(Models)),
		many: make([]*nn.Pass, len(Models)),
		fits: make([]fit, len(Models)),
	}
	for i := range Models {
		r.nets[i] = Models[i].New()
		r.one[i] = r.nets[i].PlanForward(1)
	}
	r.Room(1)
	return r
}

// Net is the network of model i.
func (r *Runner) Net(i int) *nn.Network { return r.nets[i] }

// SetWeights gives model i its parameters, from a file as the package comment says. A training begun is forgotten.
func (r *Runner) SetWeights(i int, file []byte) error {
	w := r.nets[i].Params()
	if len(file) != 4*len(w) {
		return fmt.Errorf("weights of %s: %d bytes, not %d for %d numbers", Models[i].Name, len(file), 4*len(w), len(w))
	}
	copy(w, Floats(file))
	if t := r.fits[i].trainer; t != nil {
		t.Close()
	}
	r.fits[i] = fit{}
	return nil
}

// Room makes Input and Output large enough for n pictures.
func (r *Runner) Room(n int) {
	if len(r.Output) < n*mnist.Classes {
		r.Input = make([]float32, n*mnist.Pixels)
		r.Output = make([]float32, n*mnist.Classes)
	}
}

// Plan makes what Predict needs for n pictures, so that it need not when it is timed.
func (r *Runner) Plan(i, n int) {
	r.Room(n)
	if n > 1 && r.many[i] == nil {
		r.many[i] = r.nets[i].PlanForward(Models[i].Chunk)
	}
}

// Predict writes the probabilities of the ten digits that model i gives each of the first n pictures in Input to
// Output. It does not allocate after Plan with as many.
func (r *Runner) Predict(i, n int) {
	r.Plan(i, n)
	pass, most := r.many[i], Models[i].Chunk
	if n == 1 {
		pass, most = r.one[i], 1
	}
	for from := 0; from < n; from += most {
		to := min(from+most, n)
		logits := pass.Forward(r.Input[from*mnist.Pixels : to*mnist.Pixels])
		for k := from; k < to; k++ {
			at := k * mnist.Classes
			nn.Softmax(r.Output[at:][:mnist.Classes], logits[(k-from)*mnist.Classes:][:mnist.Classes])
		}
	}
}

// A Trained is what a run through some digits measured.
type Trained struct {
	Time    time.Duration
	Images  int
	Loss    float64 // mean cross-entropy of the images, each when its batch came
	Correct int     // of the images, then
}

// Train goes once through the first n digits, in their order, in steps of plain SGD at 0.05 over batch of them. It
// starts from the weights of model i the first time, and from where it was the next; the weights that Predict uses stay.
func (r *Runner) Train(i, batch, n int) (Trained, error) {
	if r.Digits == nil || batch < 1 || n < 1 {
		return Trained{}, fmt.Errorf("can't train on %d digits in batches of %d", n, batch)
	}
	n = min(n, r.Digits.Len())
	batch = min(batch, n)
	f := &r.fits[i]
	if f.net == nil {
		f.net = Models[i].New()
		copy(f.net.Params(), r.nets[i].Params())
	}
	if f.batch != batch {
		if f.trainer != nil {
			f.trainer.Close()
		}
		f.batch, f.x = batch, make([]float32, batch*mnist.Pixels)
		f.trainer = nn.NewTrainer(f.net, nn.SGD{Rate: 0.05}, batch, Models[i].Shard)
	}
	out := Trained{Images: n}
	start := time.Now()
	for from := 0; from < n; from += batch {
		loss, correct := f.trainer.Step(r.Digits.Batch(f.x, from, min(from+batch, n)))
		out.Loss += loss / float64(n)
		out.Correct += correct
	}
	out.Time = time.Since(start)
	return out, nil
}
