//go:build !js

package session

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/nn/training"
	"convlab/nn/zoo"
)

func describeCommittee(m *zoo.Model) ResultsFile {
	f := ResultsFile{Model: m.Name, Recipe: m.Lines()}
	times := 1
	if m.Moved {
		times = len(places)
	}
	for _, of := range m.Of {
		member, n := Describe(of, of.Recipe), len(of.Seeds)
		f.Parameters += n * member.Parameters
		f.MulAdds += n * times * member.MulAdds
		f.Members = append(f.Members, fmt.Sprintf("%d %s", n, of.Name))
	}
	f.Architecture = "mean softmax of " + strings.Join(f.Members, ", ")
	return f
}

// committee trains what is missing of the members and lets them vote by the
// mean of their softmax. The time of its run is theirs together.
func (s *Session) committee(ctx context.Context, m *zoo.Model) error {
	run, images := s.run(""), 0
	for _, of := range m.Of {
		if err := s.Final(ctx, of, s.Seeds(of, 0)...); err != nil {
			return err
		}
		var members ResultsFile
		if err := readJSON(s.result(of.Name+".json"), &members); err != nil {
			return err
		}
		for _, r := range members.Result.Runs {
			run.Seconds += r.Seconds
			run.Cores, run.Features = r.Cores, r.Features
			run.Epochs = max(run.Epochs, r.Epochs)
			images += r.Epochs * (s.train().Len() + of.Recipe.Drawn)
		}
	}
	voters, err := s.voters(m)
	if err != nil {
		return err
	}
	data := s.train()
	test, err := vote(ctx, m, voters, s.Test)
	if err != nil {
		return err
	}
	train, err := vote(ctx, m, voters, data)
	if err != nil {
		return err
	}
	run.TrainErrors, run.Loss = train.Errors(data.Labels), train.Loss(data.Labels)
	run.TestErrors = test.Errors(s.Test.Labels)
	run.HalfErrors = run.TestErrors // not rounded: the page doesn't have it
	run.ImagesPerSecond = float64(images) / run.Seconds
	fmt.Printf("%s of %d: test errors %d of %d (%.2f %%)\n", m.Name, len(voters), run.TestErrors, s.Test.Len(), percent(run.TestErrors, s.Test.Len()))
	if err := s.keepMistakes(m, 0, test); err != nil {
		return err
	}
	_, err = s.record(m, zoo.Recipe{}, run)
	return err
}

// voters are the networks of m's members, which were trained on this machine.
func (s *Session) voters(m *zoo.Model) (list []*nn.Network, err error) {
	for _, of := range m.Of {
		recipe, err := s.recipe(of)
		if err != nil {
			return nil, err
		}
		for _, seed := range of.Seeds {
			net, err := s.load(of, recipe, seed)
			if err != nil {
				return nil, err
			}
			list = append(list, net)
		}
	}
	return list, nil
}

// vote is the mean of the answers of all voters to the images of set, from all
// places if m's voters are asked there. It takes minutes for a training set.
func vote(ctx context.Context, m *zoo.Model, voters []*nn.Network, set *mnist.Set) (training.Answers, error) {
	votes, sum := 0, make(training.Answers, set.Len()*mnist.Classes)
	for i, place := range places {
		if i > 0 && !m.Moved {
			break
		}
		if ctx.Err() != nil {
			return nil, errors.New("interrupted during the vote, which begins anew the next time")
		}
		moved := move(set, place[0], place[1])
		for _, net := range voters {
			answers := training.Ask(net, moved)
			if err := answers.Err(); err != nil {
				return nil, err
			}
			sum.Add(answers)
			votes++
		}
	}
	sum.Scale(1 / float32(votes))
	return sum, nil
}

// places are where a picture may be moved for voters to see it: rows down and
// columns to the right. The first is where it is.
var places = [9][2]int{{0, 0}, {-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}}

// move returns the set with all pictures moved so many rows down and columns to
// the right. What leaves a picture is lost; what comes in is paper.
func move(set *mnist.Set, down, right int) *mnist.Set {
	if down == 0 && right == 0 {
		return set
	}
	moved := &mnist.Set{Images: make([]uint8, len(set.Images)), Labels: set.Labels}
	const side = mnist.Side
	for i := range set.Len() {
		from, to := set.Image(i), moved.Image(i)
		for r := max(0, down); r < min(side, side+down); r++ {
			c := max(0, right)
			copy(to[r*side+c:(r+1)*side], from[(r-down)*side+c-right:(r-down+1)*side])
		}
	}
	return moved
}

// validateCommittee asks the trainings of the members that were validated on
// part here about the images held out: each alone, all together, and all from
// all places.
func (s *Session) validateCommittee(ctx context.Context, m *zoo.Model, part, held *mnist.Set) error {
	plain, moved := *m, *m
	plain.Moved, moved.Moved = false, true
	say := func(who string, voters ...*nn.Network) error {
		a, err := vote(ctx, &plain, voters, held)
		if err != nil {
			return err
		}
		b, err := vote(ctx, &moved, voters, held)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %d of %d held-out images wrong, loss %.5f; from nine places %d, loss %.5f\n", who,
			a.Errors(held.Labels), held.Len(), a.Loss(held.Labels), b.Errors(held.Labels), b.Loss(held.Labels))
		return nil
	}
	var voters []*nn.Network
	all := 0
	for _, of := range m.Of {
		recipe, err := s.recipe(of)
		if err != nil {
			return err
		}
		before := len(voters)
		all += len(of.Seeds)
		for _, seed := range of.Seeds {
			net, err := s.loadFrom(s.numbers(validationName(of, seed)), of, recipe, seed, part)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return err
			}
			voters = append(voters, net)
			if err := say(fmt.Sprintf("%s, seed %d", of.Name, seed), net); err != nil {
				return err
			}
		}
		if len(voters) == before {
			return fmt.Errorf("%s was not validated on this machine: ./build.sh train -validate -seeds %d %s", of.Name, len(of.Seeds), of.Name)
		}
	}
	return say(fmt.Sprintf("%s, %d of its %d", m.Name, len(voters), all), voters...)
}

func (s *Session) evaluateCommittee(ctx context.Context, w io.Writer, m *zoo.Model) error {
	voters, err := s.voters(m)
	if err != nil {
		return err
	}
	test, err := vote(ctx, m, voters, s.Test)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s of %d\n", m.Name, len(voters))
	s.reportTest(w, test)
	return nil
}
