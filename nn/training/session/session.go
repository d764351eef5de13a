//go:build !js

package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"convlab/nn"
	"convlab/nn/atomicfile"
	"convlab/nn/gemm"
	"convlab/nn/mnist"
	"convlab/nn/sourcetree"
	"convlab/nn/training"
	"convlab/nn/zoo"
)

// A Session is a call of one of the commands.
type Session struct {
	Root        string // of the repository
	Out         string // directory for every result; "": their places in the repository
	Command     string // as typed, for the results file
	Train, Test *mnist.Set

	Fresh bool // start anew even if there is a checkpoint or a finished training
	Trial Trial
}

// A Trial is what differs from the model's own recipe. Zero values don't.
type Trial struct {
	Limit, Epochs, Batch int // Limit is the number of training images
	Rate                 float32
	Seed                 uint64
}

// Open returns a session with the data, in the repository around the working
// directory.
func Open(command string) (*Session, error) {
	root, err := sourcetree.Root()
	if err != nil {
		return nil, err
	}
	train, test, err := mnist.Load()
	if err != nil {
		return nil, err
	}
	return &Session{Root: root, Command: command, Train: train, Test: test}, nil
}

// Path places a result: name under the repository's dir, or under Out.
func (s *Session) Path(dir, name string) string {
	if s.Out != "" {
		return filepath.Join(s.Out, name)
	}
	return filepath.Join(s.Root, filepath.FromSlash(dir), name)
}

func (s *Session) result(name string) string { return s.Path("nn/zoo/results", name) }

// recipe is the model's, as far as the trial leaves it.
func (s *Session) recipe(m *zoo.Model) (zoo.Recipe, error) {
	r := m.Recipe
	if s.Trial.Epochs > 0 {
		r.Epochs = s.Trial.Epochs
	}
	if s.Trial.Batch > 0 {
		r.Batch = s.Trial.Batch
		r.ShardSize = min(r.ShardSize, r.Batch)
	}
	if s.Trial.Rate > 0 {
		switch rule := r.Rule.(type) {
		case nn.SGD:
			rule.Rate = s.Trial.Rate
			r.Rule = rule
		case nn.Adam:
			rule.Rate = s.Trial.Rate
			r.Rule = rule
		default:
			return r, fmt.Errorf("%v has no rate to set", rule)
		}
	}
	return r, nil
}

// Seeds are the first n of the model's, all for 0, or the trial's. For a vote
// as a whole, which has no seed of its own, stands 0.
func (s *Session) Seeds(m *zoo.Model, n int) []uint64 {
	switch {
	case m.Of != nil && (n > 0 || s.Trial.Seed != 0):
		return nil
	case m.Of != nil:
		return []uint64{0}
	case s.Trial.Seed != 0:
		return []uint64{s.Trial.Seed}
	case n > 0:
		return m.Seeds[:min(n, len(m.Seeds))]
	}
	return m.Seeds
}

// trying is whether the trial makes something else of m than its own trainings.
func (s *Session) trying(m *zoo.Model) bool {
	t := s.Trial
	if slices.Contains(m.Seeds, t.Seed) {
		t.Seed = 0
	}
	return t != Trial{}
}

// Final trains the model from each of seeds on all training images, measures
// each network once on the test images, and writes weights, results and curves.
// A training that was finished on this machine isn't repeated unless the
// session is Fresh.
func (s *Session) Final(ctx context.Context, m *zoo.Model, seeds ...uint64) error {
	if s.trying(m) && s.Out == "" {
		return errors.New("another recipe than the committed one needs -out, so that it can't overwrite the committed results; or -validate")
	}
	if m.Of != nil {
		if len(seeds) == 0 {
			return fmt.Errorf("%s is the vote of all trainings of its members: no seed can be chosen", m.Name)
		}
		return s.committee(ctx, m)
	}
	recipe, err := s.recipe(m)
	if err != nil {
		return err
	}
	for _, seed := range seeds {
		if err := s.final(ctx, m, recipe, seed); err != nil {
			return err
		}
	}
	return nil
}

func (s *Session) final(ctx context.Context, m *zoo.Model, recipe zoo.Recipe, seed uint64) error {
	name := fmt.Sprintf("%s-seed%d", m.Name, seed)
	if !s.Fresh {
		done, err := s.done(m, recipe, seed)
		if err != nil {
			return err
		}
		if done {
			fmt.Printf("%s was trained here before (-fresh trains it anew)\n", name)
			return nil
		}
	}
	t, err := s.complete(ctx, training.Job{Model: m, Recipe: recipe, Seed: seed, Data: s.train()}, name)
	if err != nil {
		return err
	}
	run, err := s.measure(t)
	if err != nil {
		return err
	}
	net := t.Net()
	if ships(m, seed) {
		var file bytes.Buffer
		if err := m.Encode(&file, net); err != nil {
			return err
		}
		if err := atomicfile.Write(s.Path("static/models", m.WeightsFile()), file.Bytes()); err != nil {
			return err
		}
	}
	if err := atomicfile.Write(s.result(name+".csv"), t.Curve.CSV()); err != nil {
		return err
	}
	runs, err := s.record(m, recipe, run)
	if err != nil {
		return err
	}
	if err := s.picture(m, runs); err != nil {
		return err
	}
	if err := writeNumbers(s.numbers(name), t.Identity(), net.Params(), net.State()); err != nil {
		return err
	}
	fmt.Printf("%s: train errors %d of %d, test errors %d of %d (%.2f %%), in float16 %d; %.0f s, %.0f images/s\n", name,
		run.TrainErrors, s.train().Len(), run.TestErrors, s.Test.Len(), percent(run.TestErrors, s.Test.Len()),
		run.HalfErrors, run.Seconds, run.ImagesPerSecond)
	return s.forget(name)
}

func percent(part, all int) float64 { return 100 * float64(part) / float64(all) }

// train is what there is to train on.
func (s *Session) train() *mnist.Set {
	if s.Trial.Limit > 0 {
		return s.Train.Slice(0, min(s.Trial.Limit, s.Train.Len()))
	}
	return s.Train
}

// measure looks at a finished training, which includes the test images.
func (s *Session) measure(t *training.Training) (zoo.Run, error) {
	net := t.Net()
	train, full, half := training.Ask(net, t.Data), training.Ask(net, s.Test), training.Ask(rounded(t.Model, net), s.Test)
	if err := errors.Join(train.Err(), full.Err(), half.Err()); err != nil {
		return zoo.Run{}, fmt.Errorf("%s, seed %d: %w", t.Model.Name, t.Seed, err)
	}
	if err := s.keepMistakes(t.Model, t.Seed, full); err != nil {
		return zoo.Run{}, err
	}
	r := s.run(t.Features)
	r.Seed, r.Epochs = t.Seed, t.Recipe.Epochs
	r.TrainErrors = train.Errors(t.Data.Labels)
	if !t.Recipe.Squared {
		r.Loss = train.Loss(t.Data.Labels)
	}
	r.TestErrors, r.HalfErrors, r.HalfChanged = full.Errors(s.Test.Labels), half.Errors(s.Test.Labels), half.Changed(full)
	r.Seconds, r.ImagesPerSecond = t.Seconds, float64(t.Total())/t.Seconds
	// The page shows errors and runs the float16 weights, so the two may differ
	// by no more than 0.02 points.
	d, most := r.HalfErrors-r.TestErrors, s.Test.Len()/5000
	if ships(t.Model, t.Seed) && s.Out == "" && (d > most || -d > most) {
		return r, fmt.Errorf("float16 changes the test errors from %d to %d, more than %d", r.TestErrors, r.HalfErrors, most)
	}
	return r, nil
}

// ships is whether the page can have the weights of m's training from seed.
func ships(m *zoo.Model, seed uint64) bool { return m.Ships() && seed == m.Seeds[0] }

// run has what a run records of machine and time.
func (s *Session) run(features string) zoo.Run {
	return zoo.Run{
		Cores:    runtime.GOMAXPROCS(0),
		Features: features,
		Go:       runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH,
		Command:  s.Command,
		Date:     time.Now().UTC().Format(time.DateOnly),
	}
}

// complete runs a job to its end, from the checkpoint of that name if there is
// one, which stays until the results are written (forget).
func (s *Session) complete(ctx context.Context, job training.Job, name string) (*training.Training, error) {
	file := s.checkpoint(name)
	job.Save = func(t *training.Training) error { return save(file, t) }
	t := training.New(job)
	defer t.Close()
	if s.Fresh {
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	resumed, err := resume(file, t)
	if err != nil {
		return nil, err
	}
	fmt.Print(t.Net().Table())
	verb := "training"
	if resumed {
		verb = fmt.Sprintf("going on from epoch %d, image %d:", t.Epoch+1, t.At)
	}
	fmt.Printf("%s %s, seed %d: %v (%s)\n", verb, job.Model.Name, job.Seed, &job.Recipe, gemm.Features())
	show := newDisplay(t)
	err = t.Run(ctx, show)
	show.Close()
	if errors.Is(err, training.ErrInterrupted) {
		same := "the same command"
		if s.Fresh {
			same += " without -fresh"
		}
		err = fmt.Errorf("%w; %s goes on from the checkpoint", err, same)
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// checkpoint is the file of a training that isn't done. forget removes that of
// one whose results are written.
func (s *Session) checkpoint(name string) string { return s.Path(".cache/train", name+".ckpt") }

func (s *Session) forget(name string) error { return os.Remove(s.checkpoint(name)) }

// done is whether there are both the numbers and the results of a training.
func (s *Session) done(m *zoo.Model, recipe zoo.Recipe, seed uint64) (bool, error) {
	if _, err := s.load(m, recipe, seed); err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			fmt.Printf("%v; training it anew\n", err)
		}
		return false, nil
	}
	missing, err := s.missing(m, recipe)
	return !slices.Contains(missing, seed), err
}

// numbers is the file of the float32 numbers of a finished training.
func (s *Session) numbers(name string) string { return s.Path(".cache/train", name+".f32") }

// load returns the network of a training that was finished on this machine.
func (s *Session) load(m *zoo.Model, recipe zoo.Recipe, seed uint64) (*nn.Network, error) {
	return s.loadFrom(s.numbers(fmt.Sprintf("%s-seed%d", m.Name, seed)), m, recipe, seed, s.train())
}

// loadFrom returns the network of a training on data whose numbers are at path.
func (s *Session) loadFrom(path string, m *zoo.Model, recipe zoo.Recipe, seed uint64, data *mnist.Set) (*nn.Network, error) {
	var id training.Identity
	numbers, err := readNumbers(path, &id)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	net := m.New()
	// The data isn't compared: it is checked when it is loaded.
	if id.Architecture != net.Architecture() || id.Recipe != recipe.String() || id.Seed != seed || id.Images != data.Len()+recipe.Drawn {
		return nil, fmt.Errorf("%s was trained by another recipe", path)
	}
	return net, fill(numbers, net.Params(), net.State())
}
