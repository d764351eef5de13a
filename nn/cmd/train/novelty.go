//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"

	"convlab/nn/atomicfile"
	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/nn/novelty"
	"convlab/nn/training/session"
)

// noveltyResults is what results/novelty.json holds.
type noveltyResults struct {
	Command   string  `json:"command"`
	Bytes     int     `json:"bytes"`
	Fitted    int     `json:"fittedOn"`        // training images
	HeldOut   int     `json:"calibratedOn"`    // the other training images
	HeldShare float64 `json:"acceptedHeldOut"` // share of these taken for digits
	TestShare float64 `json:"acceptedTest"`    // and of the 10,000 test images
	// What is drawn is synthetic, see drawings.go: share taken for digits.
	Drawn       map[string]float64 `json:"acceptedDrawnDigits"`
	Others      map[string]float64 `json:"acceptedOthers"`
	DrawnShare  float64            `json:"acceptedDrawnDigitsMean"`
	OthersShare float64            `json:"acceptedOthersMean"`
}

// fitNovelty fits the novelty model to the training images but the last 5,000,
// sets its threshold on those, and measures what it accepts.
func fitNovelty(s *session.Session) error {
	n := s.Train.Len()
	part, held := s.Train.Slice(0, n-session.HeldOut), s.Train.Slice(n-session.HeldOut, n)
	m, err := novelty.Fit(part.Images, part.Labels)
	if err != nil {
		return err
	}
	m.Calibrate(held.Images, novelty.Accepted)
	var file bytes.Buffer
	if err := m.Encode(&file); err != nil {
		return err
	}
	res := noveltyResults{
		Command: s.Command, Bytes: file.Len(), Fitted: part.Len(), HeldOut: held.Len(),
		HeldShare: acceptedOf(m, held), TestShare: acceptedOf(m, s.Test),
		Drawn: map[string]float64{}, Others: map[string]float64{},
	}
	measureDrawings(m, &res)
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

// acceptedOf is the share of set that m takes for digits.
func acceptedOf(m *novelty.Model, set *mnist.Set) float64 {
	x, n := make([]float32, mnist.Pixels), 0
	for i := range set.Len() {
		mnist.Scale(x, set.Image(i))
		n += count(m.IsDigit(x))
	}
	return float64(n) / float64(set.Len())
}

// measureDrawings fills in the shares of drawings, each drawn many times by an
// unsteady hand, and of pictures that no pen made.
func measureDrawings(m *novelty.Model, res *noveltyResults) {
	const times = 200
	r := rand.New(rand.NewPCG(1, 1))
	var p ink.Processor
	var trace ink.Trace
	x := make([]float32, mnist.Pixels)
	share := func(next func()) float64 {
		n := 0
		for range times {
			next()
			n += count(m.IsDigit(x))
		}
		return float64(n) / times
	}
	drawn := func(d func(*rand.Rand) drawing) func() {
		return func() {
			p.Process(&trace, byHand(d(r), r), ink.AllSteps)
			trace.Centred.Floats(x)
		}
	}
	for _, d := range digitDrawings {
		res.Drawn[d.name] = share(drawn(fixed(d.drawing...)))
		res.DrawnShare += res.Drawn[d.name] / float64(len(digitDrawings))
	}
	for _, d := range otherDrawings {
		res.Others[d.name] = share(drawn(d.drawing))
	}
	res.Others["noise"] = share(func() {
		for i := range x {
			x[i] = r.Float32()
		}
	})
	res.Others["sparse noise"] = share(func() {
		for i := range x {
			x[i] = float32(count(r.IntN(5) == 0))
		}
	})
	res.Others["checkerboard"] = share(func() {
		size := 1 + r.IntN(6)
		for i := range x {
			x[i] = float32((i/mnist.Side/size + i%mnist.Side/size) % 2)
		}
	})
	res.Others["stripes"] = share(func() {
		size, across := 1+r.IntN(4), r.IntN(2)
		for i := range x {
			x[i] = float32([2]int{i / mnist.Side, i % mnist.Side}[across] / size % 2)
		}
	})
	for _, s := range res.Others {
		res.OthersShare += s / float64(len(res.Others))
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
