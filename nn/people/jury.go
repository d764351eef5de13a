//go:build !js

package people

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/nn/novelty"
	"convlab/nn/verdict"
	"convlab/nn/zoo"
)

// An Outcome is what became of one digit.
type Outcome uint8

const (
	Right   Outcome = iota
	Unsure          // of a network: the likeliest digit is too unlikely to count in full; of the page: too few are sure
	Split           // the networks contradict each other; only of the page
	Refused         // taken for no digit
	Wrong
	outcomes
)

// An Opinion is what a network, or the page as a whole, made of one digit.
type Opinion struct {
	Outcome Outcome
	Top     uint8   // the digit that is likeliest, whatever the outcome
	Prob    float32 // of Top; only of a network
}

// A Jury are the page's networks and its test for what is no digit.
type Jury struct {
	Models []*zoo.Model
	nets   []*nn.Network
	root   string
}

// Load reads the committed weights of the page's networks.
func Load(root string) (*Jury, error) {
	j := &Jury{root: root}
	for _, m := range zoo.Models {
		if !m.Page {
			continue
		}
		f, err := os.Open(filepath.Join(root, "static/models", m.WeightsFile()))
		if err != nil {
			return nil, err
		}
		net, err := m.Decode(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.WeightsFile(), err)
		}
		j.Models, j.nets = append(j.Models, m), append(j.nets, net)
	}
	return j, nil
}

// A Reading is what all made of one digit.
type Reading struct {
	Page     Opinion
	Networks []Opinion // in the order of Jury.Models
	Picture  ink.Picture

	Density, Odds float64 // of the test for what is no digit, novelty.Model.Parts
}

// Read shows all digits, each placed on the pad by seed, as the page does: all
// its steps taken, the same rules for answers.
func (j *Jury) Read(digits []Digit, seed uint64) ([]Reading, error) {
	readings := make([]Reading, len(digits))
	var next atomic.Int64
	var wg sync.WaitGroup
	errs := make([]error, runtime.GOMAXPROCS(0))
	for w := range errs {
		wg.Go(func() {
			r, err := j.reader()
			if err != nil {
				errs[w] = err
				return
			}
			for i := int(next.Add(1)) - 1; i < len(digits); i = int(next.Add(1)) - 1 {
				r.read(&readings[i], digits[i].Place(seed, i), digits[i].Label)
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return readings, nil
}

// A reader owns the memory that digits are read in.
type reader struct {
	models  []*zoo.Model
	passes  []*nn.Pass
	novelty *novelty.Model
	ink     ink.Processor
	trace   ink.Trace
	x       [mnist.Pixels]float32
	probs   [mnist.Classes]float32
}

func (j *Jury) reader() (*reader, error) {
	f, err := os.Open(filepath.Join(j.root, "static/models", novelty.File))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := &reader{models: j.Models}
	if r.novelty, err = novelty.Decode(f); err != nil {
		return nil, fmt.Errorf("%s: %w", novelty.File, err)
	}
	for _, net := range j.nets {
		r.passes = append(r.passes, net.PlanForward(1))
	}
	return r, nil
}

func (r *reader) read(to *Reading, strokes []ink.Stroke, label uint8) {
	r.ink.Process(&r.trace, strokes, ink.AllSteps)
	to.Picture = r.trace.Centred
	r.trace.Centred.Floats(r.x[:])
	refused := r.trace.Blank || r.trace.Dot || !r.novelty.IsDigit(r.x[:])
	to.Density, to.Odds = r.novelty.Parts(r.x[:])
	var voices []verdict.Voice
	for k, pass := range r.passes {
		nn.Softmax(r.probs[:], pass.Forward(r.x[:]))
		top, _ := nn.Answer(r.probs[:])
		sure := r.probs[top] >= r.models[k].Sure()
		o := Opinion{Wrong, uint8(top), r.probs[top]}
		switch {
		case refused:
			o.Outcome = Refused
		case !sure:
			o.Outcome = Unsure
		case o.Top == label:
			o.Outcome = Right
		}
		to.Networks = append(to.Networks, o)
		voices = append(voices, verdict.Voice{Digit: top, Sure: sure, Weight: r.models[k].Weight()})
	}
	kind, top, _ := verdict.Weigh(voices)
	to.Page = Opinion{Outcome: Wrong, Top: uint8(top)}
	switch {
	case refused:
		to.Page.Outcome = Refused
	case kind == verdict.Split:
		to.Page.Outcome = Split
	case kind == verdict.Unsure:
		to.Page.Outcome = Unsure
	case to.Page.Top == label:
		to.Page.Outcome = Right
	}
}
