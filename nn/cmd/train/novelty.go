//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"convlab/nn/atomicfile"
	"convlab/nn/drawn"
	"convlab/nn/mnist"
	"convlab/nn/novelty"
	"convlab/nn/training/session"
)

// noveltyResults is what results/novelty.json holds. What is drawn is synthetic
// (package drawn); nothing was fitted to what is measured on.
type noveltyResults struct {
	Command   string  `json:"command"`
	Bytes     int     `json:"bytes"`
	Fitted    int     `json:"fittedOn"`        // training images
	Drawn     int     `json:"fittedOnDrawn"`   // drawn digits of the Train family
	Others    int     `json:"fittedOnOthers"`  // drawings that are none, of its kinds
	HeldOut   int     `json:"calibratedOn"`    // the other training images
	HeldShare float64 `json:"acceptedHeldOut"` // share of these taken for digits

	DrawnShare  float64            `json:"acceptedDrawnDigits"` // of the Test family
	Kinds       map[string]float64 `json:"acceptedOthers"`      // share of each of its kinds
	OthersShare float64            `json:"acceptedOthersMean"`
	Curve       []noveltyPoint     `json:"curve"`
}

// A noveltyPoint says what another threshold would do.
type noveltyPoint struct {
	Odds         float64 `json:"odds"`
	HeldRefused  float64 `json:"refusedHeldOut"`
	DrawnRefused float64 `json:"refusedDrawnDigits"`
	Accepted     float64 `json:"acceptedOthers"`
}

const (
	noveltyScans = 40_000  // training images to learn from
	noveltyDrawn = 100_000 // drawn digits, and as many drawings that are none
	noveltySeed  = 7       // of what is drawn, to learn from and to measure on: families of their own
)

// fitNovelty fits the novelty model to training images and drawings, scales it
// by the last 5,000 training images, and measures what it accepts.
func fitNovelty(s *session.Session) error {
	n := s.Train.Len()
	part, held := s.Train.Slice(0, min(noveltyScans, n-session.HeldOut)), s.Train.Slice(n-session.HeldOut, n)
	digits, others := drawn.Set(drawn.Train, noveltyDrawn, noveltySeed), drawn.MakeOthers(drawn.Train, noveltyDrawn, noveltySeed)
	m, err := novelty.Fit(slices.Concat(part.Images, digits.Images, others.Images), slices.Concat(part.Labels, digits.Labels, others.Labels))
	if err != nil {
		return err
	}
	m.Calibrate(held.Images, novelty.Accepted)
	var file bytes.Buffer
	if err := m.Encode(&file); err != nil {
		return err
	}
	res := noveltyResults{
		Command: s.Command, Bytes: file.Len(), Fitted: part.Len(), Drawn: noveltyDrawn, Others: noveltyDrawn, HeldOut: held.Len(),
	}
	measureNovelty(m, held, &res)
	b, err := json.MarshalIndent(res, "", "\t")
	if err != nil {
		return err
	}
	fmt.Printf("%s\n", b)
	if err := atomicfile.Write(s.Path("static/models", novelty.File), file.Bytes()); err != nil {
		return err
	}
	return atomicfile.Write(s.Path("nn/zoo/results", "novelty.json"), append(b, '\n'))
}

// parts are the two that a score is made of.
type parts struct{ density, odds float64 }

func partsOf(m *novelty.Model, set *mnist.Set) []parts {
	x, list := make([]float32, mnist.Pixels), make([]parts, set.Len())
	for i := range list {
		mnist.Scale(x, set.Image(i))
		list[i].density, list[i].odds = m.Parts(x)
	}
	return list
}

// accepted is the share that is taken for digits if the threshold stands for
// these odds.
func accepted(list []parts, odds float64) float64 {
	n := 0
	for _, p := range list {
		if p.density <= novelty.Far && p.odds <= odds {
			n++
		}
	}
	return float64(n) / float64(max(len(list), 1))
}

// measureNovelty fills in what m makes of held-out scans, of drawn digits and
// of drawings that are none.
func measureNovelty(m *novelty.Model, held *mnist.Set, res *noveltyResults) {
	const each = 100
	scans := partsOf(m, held)
	digits := partsOf(m, &drawn.Set(drawn.Test, 4000, noveltySeed).Set)
	kinds := drawn.Test.Others()
	set := drawn.MakeOthers(drawn.Test, each*len(kinds), noveltySeed)
	of := map[string][]parts{}
	for i, p := range partsOf(m, &set.Set) {
		name := kinds[set.Template[i]].Name
		of[name] = append(of[name], p)
	}
	mean := func(odds float64) (sum float64) {
		for _, list := range of {
			sum += accepted(list, odds) / float64(len(of))
		}
		return sum
	}
	res.HeldShare, res.DrawnShare, res.OthersShare = accepted(scans, novelty.Odds), accepted(digits, novelty.Odds), mean(novelty.Odds)
	res.Kinds = map[string]float64{}
	for name, list := range of {
		res.Kinds[name] = accepted(list, novelty.Odds)
	}
	for odds := -3.; odds <= 5; odds++ {
		res.Curve = append(res.Curve, noveltyPoint{odds, 1 - accepted(scans, odds), 1 - accepted(digits, odds), mean(odds)})
	}
}
