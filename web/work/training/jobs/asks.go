package jobs

import (
	"math"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/web/work"
	"convlab/web/work/training"
)

// ask asks about this worker's blocks of a test.
func (r *replica) ask(t *work.Task, set *shelf, whole bool, a *training.Tested) (parts []work.Part) {
	const block = training.TestBlock
	if r.asking == nil {
		r.asking = r.net.PlanForward(block)
	}
	blocks, every := training.SampleSize/block, training.SampleEvery
	if whole {
		blocks, every = training.TestImages/block, 1
	}
	x := make([]float32, block*mnist.Pixels)
	var digits []byte
	var sure, truth []float32
	var p [mnist.Classes]float32
	for b := r.place.Rank; b < blocks; b += r.place.Of {
		for k := range block {
			set.numbers((b*block+k)*every, x[k*mnist.Pixels:][:mnist.Pixels])
		}
		out := r.asking.Forward(x)
		loss := 0.
		for k := range block {
			label := set.labels[(b*block+k)*every]
			logits := out[k*mnist.Classes:][:mnist.Classes]
			nn.Softmax(p[:], logits)
			digit, ok := nn.Answer(logits)
			if !ok {
				digit = training.NoDigit
			}
			if digit != int(label) {
				a.Errors++
			}
			loss -= math.Log(float64(max(p[label], math.SmallestNonzeroFloat32)))
			if whole {
				digits = append(digits, byte(digit))
				truth = append(truth, p[label])
				if ok {
					sure = append(sure, p[digit])
				} else {
					sure = append(sure, 0)
				}
			}
		}
		a.Losses = append(a.Losses, loss)
		t.Alive()
	}
	if whole {
		parts = []work.Part{work.Raw(digits), work.Raw(training.BytesOf(sure)), work.Raw(training.BytesOf(truth))}
	}
	return parts
}

// watched makes a step and looks at one parameter. What the step did to the loss, the
// first worker finds out alone.
func (r *replica) watched(t *work.Task, w int, batch []int32, parts []nn.Part) (nn.Tally, *training.Detail) {
	params := r.net.Params()
	before := append([]float32(nil), params...)
	step := r.steps()
	d := &training.Detail{Step: step + 1, Param: w, Images: len(batch), Gradient: float64(r.sum[w]), Old: float64(params[w]),
		Rate: r.settings.Rate * float64(r.stepper.Factor)}
	tally := r.stepper.StepSum(r.sum, parts)
	if r.place.Rank > 0 {
		return tally, nil
	}
	n := float64(len(batch))
	d.New, d.Before = float64(params[w]), tally.Loss/n
	d.After = r.again(t, step, batch) / n
	after := append([]float32(nil), params...)
	copy(params, before)
	params[w] = after[w]
	d.Alone = r.again(t, step, batch) / n
	copy(params, after)
	return tally, d
}

// again is the loss of a batch as a step has seen it, with the parameters as they are.
func (r *replica) again(t *work.Task, step int, batch []int32) (loss float64) {
	n := len(batch)
	for i := range r.cut.Count(n) {
		s := r.cut.Shard(i, n, step)
		x, labels := r.fill(batch[s.From:s.To])
		out := r.pass.ForwardTrain(x, s.Seed)
		loss += r.loss(r.pass.OutputGrad(), out, labels, 1/float32(n))
		t.Alive()
	}
	return loss
}
