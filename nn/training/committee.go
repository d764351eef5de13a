//go:build !js

package training

import (
	"context"
	"fmt"
	"slices"

	"convlab/nn/zoo"
)

// committee trains what is missing of the members and lets them vote by the
// mean of their softmax. Its run is that of the first member's seed; its time
// is theirs together.
func (s *Session) committee(ctx context.Context, m *zoo.Model, seeds []uint64) error {
	if s.Out == "" && len(seeds) < len(m.Of.Seeds) {
		return fmt.Errorf("%s is the vote of all %d trainings of %s; with fewer it needs -out", m.Name, len(m.Of.Seeds), m.Of.Name)
	}
	if err := s.Final(ctx, m.Of, seeds...); err != nil {
		return err
	}
	recipe, err := s.recipe(m.Of)
	if err != nil {
		return err
	}
	var members ResultsFile
	if err := readJSON(s.result(m.Of.Name+".json"), &members); err != nil {
		return err
	}
	train, data := make(Answers, 10*s.train().Len()), s.train()
	test := make(Answers, 10*s.Test.Len())
	for _, seed := range seeds {
		net, err := s.load(m.Of, recipe, seed)
		if err != nil {
			return err
		}
		train.Add(Ask(net, data))
		test.Add(Ask(net, s.Test))
	}
	train.scale(1 / float32(len(seeds)))
	test.scale(1 / float32(len(seeds)))
	run := s.run("")
	run.Seed, run.Epochs = seeds[0], recipe.Epochs
	run.TrainErrors, run.Loss = train.Errors(data.Labels), train.Loss(data.Labels)
	run.TestErrors = test.Errors(s.Test.Labels)
	run.HalfErrors = run.TestErrors // not rounded: the page doesn't have it
	for _, r := range members.Result.Runs {
		if slices.Contains(seeds, r.Seed) {
			run.Seconds += r.Seconds
			run.Features = r.Features
		}
	}
	run.ImagesPerSecond = float64(len(seeds)*recipe.Epochs*(data.Len()+recipe.Drawn)) / run.Seconds
	fmt.Printf("%s of %d: test errors %d of %d (%.2f %%)\n", m.Name, len(seeds), run.TestErrors, s.Test.Len(), percent(run.TestErrors, s.Test.Len()))
	_, err = s.record(m, recipe, run)
	return err
}
