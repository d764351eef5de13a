//go:build !js

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime"
	"time"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/nn/weights"
	"convlab/nn/zoo"
)

// final trains m on all of train, measures it once on test, and writes the
// weights and the results. The display shows test accuracy after every epoch
// because the reader wants to watch it; nothing is selected by it: the epochs
// are the recipe's, and the last epoch's weights are the result.
func final(ctx context.Context, o options, m *zoo.Model, train, test *mnist.Set) error {
	t, err := complete(ctx, o, m, train, test, "test")
	if err != nil {
		return err
	}
	rounded := m.New()
	for i, v := range t.net.Params() {
		rounded.Params()[i] = weights.Round(v)
	}
	full, half := answers(t.net, test), answers(rounded, test)
	r := zoo.Result{
		TrainImages:     train.Len(),
		TrainErrors:     errorsOn(t.net, train),
		TestImages:      test.Len(),
		Loss:            meanLoss(t.net, train),
		ImagesPerSecond: float64(t.total()) / t.Seconds,
		Seconds:         t.Seconds,
		Cores:           runtime.GOMAXPROCS(0),
		Go:              runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH,
		Command:         o.command,
		Date:            time.Now().UTC().Format(time.DateOnly),
	}
	for i, label := range test.Labels {
		r.TestErrors += count(full[i].digit != label)
		r.HalfErrors += count(half[i].digit != label)
		r.HalfChanged += count(half[i].digit != full[i].digit)
	}
	// The page shows the float32 errors and runs the float16 weights, so the two
	// may differ by no more than 0.02 points.
	if allowed := test.Len() / 5000; r.HalfErrors-r.TestErrors > allowed || r.TestErrors-r.HalfErrors > allowed {
		return fmt.Errorf("float16 changes the test errors from %d to %d, more than %d", r.TestErrors, r.HalfErrors, allowed)
	}
	if r.Unsure, err = readUnsure(o, m, t.recipe); err != nil {
		return err
	}

	var file bytes.Buffer
	if err := m.Encode(&file, t.net); err != nil {
		return err
	}
	if err := write(o.path("static/models", m.WeightsFile()), file.Bytes()); err != nil {
		return err
	}
	if err := writeResult(o, m, t.recipe, r); err != nil {
		return err
	}
	fmt.Printf("%s: train errors %d of %d, test errors %d of %d (%.2f %%), in float16 %d; %.0f s, %.0f images/s\n", m.Name,
		r.TrainErrors, r.TrainImages, r.TestErrors, r.TestImages, 100-100*float64(r.TestErrors)/float64(r.TestImages),
		r.HalfErrors, r.Seconds, r.ImagesPerSecond)
	return t.forget()
}

// complete runs a recipe to its end, from a checkpoint if there is one. The
// checkpoint stays until the results are written ([training.forget]).
func complete(ctx context.Context, o options, m *zoo.Model, train, judge *mnist.Set, judgeName string) (*training, error) {
	recipe := m.Recipe
	if o.epochs > 0 {
		recipe.Epochs = o.epochs
	}
	if o.batch > 0 {
		recipe.Batch = o.batch
	}
	t := newTraining(m, recipe, train)
	defer t.close()

	name := m.Name + ".ckpt"
	if judgeName != "test" {
		name = m.Name + "-" + judgeName + ".ckpt"
	}
	t.file = o.path(".cache/train", name)
	if o.fresh {
		os.Remove(t.file)
	}
	resumed, err := t.resume()
	if err != nil {
		return nil, err
	}
	if resumed {
		fmt.Printf("going on from the checkpoint: epoch %d, image %d\n", t.Epoch+1, t.At)
	}
	show := newDisplay(t, judgeName, judge.Len())
	err = t.run(ctx, judge, show)
	show.close()
	if err != nil {
		return nil, err
	}
	return t, nil
}

// meanLoss is the mean cross-entropy of net on set.
func meanLoss(net *nn.Network, set *mnist.Set) float64 {
	const batch = 100
	pass, x, total := net.PlanForward(batch), make([]float32, batch*mnist.Pixels), 0.0
	for from := 0; from < set.Len(); from += batch {
		part := set.Slice(from, min(from+batch, set.Len()))
		mnist.Scale(x, part.Images)
		total += nn.CrossEntropy(nil, pass.Forward(x[:len(part.Images)]), part.Labels, 1)
	}
	return total / float64(set.Len())
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
