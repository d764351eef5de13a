//go:build !js

package session

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"slices"
	"time"

	"convlab/nn/atomicfile"
	"convlab/nn/mnist"
	"convlab/nn/training"
	"convlab/nn/zoo"
)

// HeldOut is how many training images, the last ones, a validation keeps from
// training.
const HeldOut = 5000

// Validate trains the model from each of seeds on the training images but the
// last 5,000, and judges on those. It is how recipes are chosen, and it measures
// the probability below which the model's answer is a guess. What a trial of
// another recipe leaves behind is a curve and a line in trials.csv. Of a
// committee, those trainings vote that were validated on this machine before.
func (s *Session) Validate(ctx context.Context, m *zoo.Model, seeds ...uint64) error {
	part, held, err := s.split()
	if err != nil {
		return err
	}
	if m.Of != nil {
		return s.validateCommittee(ctx, m, part, held)
	}
	recipe, err := s.recipe(m)
	if err != nil {
		return err
	}
	for _, seed := range seeds {
		name := validationName(m, seed)
		if s.trying(m) { // so that trials don't meet each other's checkpoints
			name += fmt.Sprintf("-%08x", crc32.ChecksumIEEE(fmt.Append(nil, recipe.String(), part.Len())))
		}
		t, err := s.complete(ctx, training.Job{Model: m, Recipe: recipe, Seed: seed, Data: part, Judge: held}, name)
		if err != nil {
			return err
		}
		answers := training.Ask(t.Net(), held)
		if err := answers.Err(); err != nil {
			return err
		}
		u, loss := answers.Unsure(held.Labels), answers.Loss(held.Labels)
		u.Command = s.Command
		fmt.Printf("%s seed %d: %d of %d held-out images wrong (%.2f %%), loss %.5f, in %.0f s; below probability %.3f: %d answers, %d wrong; %v\n",
			m.Name, seed, u.Errors, u.HeldOut, percent(u.Errors, u.HeldOut), loss, t.Seconds, u.Threshold, u.Below, u.Wrong, &recipe)
		if err := s.note(t, u, loss); err != nil {
			return err
		}
		if err := atomicfile.Write(s.Path(".cache/train", name+".csv"), t.Curve.CSV()); err != nil {
			return err
		}
		if !s.trying(m) && seed == m.Seeds[0] || s.Out != "" {
			if err := s.recordValidation(m, recipe, seed, part.Len(), u); err != nil {
				return err
			}
		}
		if !s.trying(m) {
			if err := writeNumbers(s.numbers(name), t.Identity(), t.Net().Params(), t.Net().State()); err != nil {
				return err
			}
		}
		if err := s.forget(name); err != nil {
			return err
		}
	}
	return nil
}

// split is the training set without the last images, as far as the trial's
// limit goes, and those.
func (s *Session) split() (part, held *mnist.Set, err error) {
	n := s.Train.Len() - HeldOut
	if n <= 0 {
		return nil, nil, fmt.Errorf("-validate holds %d images out, but there are only %d", HeldOut, s.Train.Len())
	}
	part, held = s.Train.Slice(0, n), s.Train.Slice(n, s.Train.Len())
	if s.Trial.Limit > 0 {
		part = part.Slice(0, min(s.Trial.Limit, n))
	}
	return part, held, nil
}

func validationName(m *zoo.Model, seed uint64) string {
	return fmt.Sprintf("%s-seed%d-validate", m.Name, seed)
}

// note appends a line on a validation to a file that isn't committed.
func (s *Session) note(t *training.Training, u zoo.Unsure, loss float64) error {
	path := s.Path(".cache/train", "trials.csv")
	_, err := os.Stat(path)
	fresh := errors.Is(err, fs.ErrNotExist)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	line := ""
	if fresh {
		line = "date,model,seed,images,wrong,held,loss,seconds,architecture,recipe\n"
	}
	line += fmt.Sprintf("%s,%s,%d,%d,%d,%d,%.5f,%.0f,%q,%q\n", time.Now().UTC().Format(time.DateTime),
		t.Model.Name, t.Seed, t.Data.Len(), u.Errors, u.HeldOut, loss, t.Seconds, t.Net().Architecture(), t.Recipe.String())
	_, err = f.WriteString(line)
	return err
}

// A validation is what results/NAME_validate.json holds.
type validation struct {
	Model        string     `json:"model"`
	Architecture string     `json:"architecture"`
	Recipe       []string   `json:"recipe"`
	Seed         uint64     `json:"seed"`
	Trained      int        `json:"trainedOn"`
	Unsure       zoo.Unsure `json:"unsure"`
}

func (s *Session) recordValidation(m *zoo.Model, recipe zoo.Recipe, seed uint64, images int, u zoo.Unsure) error {
	if err := writeJSON(s.result(m.Name+"_validate.json"), validation{m.Name, m.New().Architecture(), recipe.Lines(), seed, images, u}); err != nil {
		return err
	}
	return s.amend(m, recipe, func(r *zoo.Result) { r.Unsure = u })
}

// readUnsure returns what a validation measured for this recipe, or nothing.
func (s *Session) readUnsure(m *zoo.Model, recipe zoo.Recipe) (zoo.Unsure, error) {
	var v validation
	err := readJSON(s.result(m.Name+"_validate.json"), &v)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && (!slices.Equal(v.Recipe, recipe.Lines()) || v.Architecture != m.New().Architecture()):
		fmt.Printf("no validation of this recipe (./build.sh train -validate %s): the results lack the threshold of doubt\n", m.Name)
		return zoo.Unsure{}, nil
	case err != nil:
		return zoo.Unsure{}, err
	}
	return v.Unsure, nil
}
