//go:build !js

package session

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"time"

	"convlab/nn"
	"convlab/nn/drawn"
	"convlab/nn/training"
	"convlab/nn/weights"
	"convlab/nn/zoo"
)

// Evaluate writes a report on the model's networks to w: those that were
// trained on this machine, with float32 weights, and the one whose weights are
// committed; that one's errors on drawn digits go into the results. A committee
// has all of its members'.
func (s *Session) Evaluate(w io.Writer, m *zoo.Model) error {
	if m.Of != nil {
		return s.evaluateCommittee(context.Background(), w, m)
	}
	found := false
	for _, seed := range m.Seeds {
		net, err := s.load(m, m.Recipe, seed)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			fmt.Fprintln(w, err)
			continue
		}
		found = true
		fmt.Fprintf(w, "%s, seed %d, float32 weights of this machine\n", m.Name, seed)
		full := s.report(w, net)
		if err := s.keepMistakes(m, seed, full); err != nil {
			return err
		}
		half := training.Ask(rounded(m, net), s.Test)
		fmt.Fprintf(w, "  in float16: %d test errors, %d answers changed\n", half.Errors(s.Test.Labels), half.Changed(full))
	}
	if m.Ships() {
		f, err := os.Open(s.Path("static/models", m.WeightsFile()))
		if err == nil {
			defer f.Close()
			net, err := m.Decode(f)
			if err != nil {
				return fmt.Errorf("%s: %w", f.Name(), err)
			}
			found = true
			fmt.Fprintf(w, "%s, the committed float16 weights\n", m.Name)
			if err := s.keepMistakes(m, m.Seeds[0], s.report(w, net)); err != nil {
				return err
			}
			if err := s.amendDrawn(w, m, net); err != nil {
				return err
			}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if !found {
		return fmt.Errorf("%s has no weights here; run first: ./build.sh train %s", m.Name, m.Name)
	}
	return nil
}

// EvaluateDrawn is the part of Evaluate that is about drawn digits, for a model
// whose weights are committed.
func (s *Session) EvaluateDrawn(w io.Writer, m *zoo.Model) error {
	f, err := os.Open(s.Path("static/models", m.WeightsFile()))
	if err != nil {
		return err
	}
	defer f.Close()
	net, err := m.Decode(f)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Name(), err)
	}
	fmt.Fprintf(w, "%s, the committed float16 weights\n", m.Name)
	return s.amendDrawn(w, m, net)
}

func (s *Session) amendDrawn(w io.Writer, m *zoo.Model, net *nn.Network) error {
	d := s.drawings(w, net)
	return s.amend(m, m.Recipe, func(r *zoo.Result) { r.Drawn = d })
}

// rounded is a copy of net, of model m, with all numbers rounded to float16.
func rounded(m *zoo.Model, net *nn.Network) *nn.Network {
	r := m.New()
	for i, v := range net.Params() {
		r.Params()[i] = weights.Round(v)
	}
	for i, v := range net.State() {
		r.State()[i] = weights.Round(v)
	}
	return r
}

// report writes what net answers and how fast. It returns its answers to the
// test images.
func (s *Session) report(w io.Writer, net *nn.Network) training.Answers {
	train, data := training.Ask(net, s.train()), s.train()
	fmt.Fprintf(w, "  training images: %d of %d wrong (%.3f %%)\n", train.Errors(data.Labels), data.Len(), percent(train.Errors(data.Labels), data.Len()))
	began := time.Now()
	test := training.Ask(net, s.Test)
	took := time.Since(began)
	s.reportTest(w, test)
	fmt.Fprintf(w, "  time for the test images: %.2f s, %.0f images/s\n", took.Seconds(), float64(s.Test.Len())/took.Seconds())
	return test
}

// drawings shows net synthetic drawn digits, and writes how many it got wrong.
func (s *Session) drawings(w io.Writer, net *nn.Network) zoo.Drawn {
	const images, seed = 2000, 1
	d := zoo.Drawn{Images: images, Command: s.Command}
	for _, v := range []struct {
		variant drawn.Variant
		wrong   *int
	}{
		{drawn.AsPage, &d.AsPage}, {drawn.OwnPen, &d.OwnPen}, {drawn.Thin, &d.Thin}, {drawn.Thick, &d.Thick}, {drawn.OffCentre, &d.OffCentre},
	} {
		set := drawn.Make(drawn.Test, v.variant, images, seed)
		*v.wrong = training.Ask(net, &set.Set).Errors(set.Labels)
		fmt.Fprintf(w, "  synthetic drawn digits, %v: %d of %d wrong\n", v.variant, *v.wrong, images)
	}
	return d
}

func (s *Session) reportTest(w io.Writer, test training.Answers) {
	wrong := test.Errors(s.Test.Labels)
	fmt.Fprintf(w, "  test images: %d of %d wrong (%.2f %%)\n", wrong, s.Test.Len(), percent(wrong, s.Test.Len()))
	fmt.Fprint(w, "  most often: ")
	for i, c := range training.Confusions(test, s.Test.Labels) {
		if i == 5 {
			break
		}
		if i > 0 {
			fmt.Fprint(w, ", ")
		}
		answer := strconv.Itoa(int(c.Answer))
		if c.Answer == training.NoDigit {
			answer = "nothing"
		}
		fmt.Fprintf(w, "%s for %d (%d times)", answer, c.Label, c.Times)
	}
	fmt.Fprintln(w)
}
