//go:build !js

package training

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"convlab/nn"
	"convlab/nn/gemm"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// HeldOut is how many training images, the last ones, a validation keeps from
// training.
const HeldOut = 5000

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
	root, err := root()
	if err != nil {
		return nil, err
	}
	train, test, err := mnist.Load()
	if err != nil {
		return nil, err
	}
	return &Session{Root: root, Command: command, Train: train, Test: test}, nil
}

// root is the directory of this module's go.mod, at or above the working
// directory.
func root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		b, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(b), "module convlab\n") {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("run me inside the convlab repository")
		}
		dir = up
	}
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

// Seeds are the first n of the model's, all for 0, or the trial's.
func (s *Session) Seeds(m *zoo.Model, n int) []uint64 {
	if m.Of != nil {
		m = m.Of
	}
	switch {
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
		return s.committee(ctx, m, seeds)
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
		if _, err := s.load(m, recipe, seed); err == nil {
			fmt.Printf("%s was trained here before (-fresh trains it anew)\n", name)
			return nil
		}
	}
	t, err := s.complete(ctx, Job{
		Model: m, Recipe: recipe, Seed: seed, Data: s.train(), File: s.Path(".cache/train", name+".ckpt"),
	})
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
		if err := Write(s.Path("static/models", m.WeightsFile()), file.Bytes()); err != nil {
			return err
		}
	}
	if err := Write(s.result(name+".csv"), t.Curve.CSV()); err != nil {
		return err
	}
	runs, err := s.record(m, recipe, run)
	if err != nil {
		return err
	}
	if err := s.picture(m, runs); err != nil {
		return err
	}
	// Only now: where it is, the results are, and nothing is trained again.
	if err := writeNumbers(s.Path(".cache/train", name+".f32"), t.identity(), net.Params(), net.State()); err != nil {
		return err
	}
	fmt.Printf("%s: train errors %d of %d, test errors %d of %d (%.2f %%), in float16 %d; %.0f s, %.0f images/s\n", name,
		run.TrainErrors, s.train().Len(), run.TestErrors, s.Test.Len(), percent(run.TestErrors, s.Test.Len()),
		run.HalfErrors, run.Seconds, run.ImagesPerSecond)
	return t.Forget()
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
func (s *Session) measure(t *Training) (zoo.Run, error) {
	net := t.Net()
	rounded := Rounded(t.Model, net)
	train, full, half := Ask(net, t.Data), Ask(net, s.Test), Ask(rounded, s.Test)
	r := s.run(t.Features)
	r.Seed, r.Epochs = t.Seed, t.Recipe.Epochs
	r.TrainErrors, r.Loss = train.Errors(t.Data.Labels), train.Loss(t.Data.Labels)
	r.TestErrors, r.HalfErrors, r.HalfChanged = full.Errors(s.Test.Labels), half.Errors(s.Test.Labels), half.Changed(full)
	r.Seconds, r.ImagesPerSecond = t.Seconds, float64(t.total())/t.Seconds
	// The page shows errors and runs the float16 weights, so the two may differ
	// by no more than 0.02 points.
	d, most := r.HalfErrors-r.TestErrors, s.Test.Len()/5000
	if ships(t.Model, t.Seed) && s.Out == "" && (d > most || -d > most) {
		return r, fmt.Errorf("float16 changes the test errors from %d to %d, more than %d", r.TestErrors, r.HalfErrors, most)
	}
	return r, nil
}

// ships is whether the page has the weights of m's training from seed.
func ships(m *zoo.Model, seed uint64) bool { return m.Page && seed == m.Seeds[0] }

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

// complete runs a job to its end, from a checkpoint if there is one. The
// checkpoint stays until the results are written ([Training.Forget]).
func (s *Session) complete(ctx context.Context, job Job) (*Training, error) {
	t := New(job)
	defer t.Close()
	if s.Fresh {
		os.Remove(t.File)
	}
	resumed, err := t.Resume()
	if err != nil {
		return nil, err
	}
	verb := "training"
	if resumed {
		verb = fmt.Sprintf("going on from epoch %d, image %d:", t.Epoch+1, t.At)
	}
	fmt.Printf("%s %s, seed %d: %v (%s)\n", verb, job.Model.Name, job.Seed, &job.Recipe, gemm.Features())
	show := newDisplay(t)
	err = t.Run(ctx, show)
	show.Close()
	if err != nil {
		return nil, err
	}
	return t, nil
}

// load returns the network of a training that was finished on this machine.
func (s *Session) load(m *zoo.Model, recipe zoo.Recipe, seed uint64) (*nn.Network, error) {
	path := s.Path(".cache/train", fmt.Sprintf("%s-seed%d.f32", m.Name, seed))
	var id identity
	numbers, err := readNumbers(path, &id)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	net := m.New()
	// The data isn't compared: it is checked when it is loaded.
	if id.Architecture != net.Architecture() || id.Recipe != recipe.String() || id.Seed != seed || id.Images != s.train().Len()+recipe.Drawn {
		return nil, fmt.Errorf("%s was trained by another recipe", path)
	}
	return net, fill(numbers, net.Params(), net.State())
}

// Validate trains the model from each of seeds on the training images but the
// last 5,000, and judges on those. It is how recipes
// are chosen, and it measures the probability below which the model's answer
// is a guess. A trial of another recipe leaves nothing behind but a line in
// .cache/train/trials.csv.
func (s *Session) Validate(ctx context.Context, m *zoo.Model, seeds ...uint64) error {
	if m.Of != nil {
		return fmt.Errorf("%s is a committee: validate %s", m.Name, m.Of.Name)
	}
	recipe, err := s.recipe(m)
	if err != nil {
		return err
	}
	if s.Train.Len() <= HeldOut {
		return fmt.Errorf("-validate holds %d images out, but there are only %d", HeldOut, s.Train.Len())
	}
	part, held := s.Train.Slice(0, s.Train.Len()-HeldOut), s.Train.Slice(s.Train.Len()-HeldOut, s.Train.Len())
	if s.Trial.Limit > 0 {
		part = part.Slice(0, min(s.Trial.Limit, part.Len()))
	}
	for _, seed := range seeds {
		name := fmt.Sprintf("%s-seed%d-validate", m.Name, seed)
		if s.trying(m) { // so that trials don't meet each other's checkpoints
			name += fmt.Sprintf("-%08x", crc32.ChecksumIEEE(fmt.Append(nil, recipe.String(), part.Len())))
		}
		t, err := s.complete(ctx, Job{
			Model: m, Recipe: recipe, Seed: seed, Data: part, Judge: held, File: s.Path(".cache/train", name+".ckpt"),
		})
		if err != nil {
			return err
		}
		u := Ask(t.Net(), held).Unsure(held.Labels)
		u.Command = s.Command
		fmt.Printf("%s seed %d: %d of %d held-out images wrong (%.2f %%) in %.0f s; below probability %.3f: %d answers, %d wrong; %v\n",
			m.Name, seed, u.Errors, u.HeldOut, percent(u.Errors, u.HeldOut), t.Seconds, u.Threshold, u.Below, u.Wrong, &recipe)
		if err := s.note(t, u); err != nil {
			return err
		}
		if !s.trying(m) && seed == m.Seeds[0] || s.Out != "" {
			if err := s.recordValidation(m, recipe, seed, part.Len(), u); err != nil {
				return err
			}
		}
		if err := t.Forget(); err != nil {
			return err
		}
	}
	return nil
}

// note appends a line on a validation to a file that isn't committed.
func (s *Session) note(t *Training, u zoo.Unsure) error {
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
		line = "date,model,seed,images,wrong,held,seconds,recipe\n"
	}
	line += fmt.Sprintf("%s,%s,%d,%d,%d,%d,%.0f,%q\n", time.Now().UTC().Format(time.DateTime),
		t.Model.Name, t.Seed, t.Data.Len(), u.Errors, u.HeldOut, t.Seconds, t.Recipe.String())
	_, err = f.WriteString(line)
	return err
}
