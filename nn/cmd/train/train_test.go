//go:build !js

package main

import (
	"encoding/json"
	"os"
	"testing"

	"convlab/nn/novelty"
)

func TestKnown(t *testing.T) {
	if err := known([]string{"dense", "novelty", "committee"}); err != nil {
		t.Error(err)
	}
	if err := known([]string{"dense", "nonesuch"}); err == nil {
		t.Error("knows a model that doesn't exist")
	}
}

// TestNoveltyMeasured: the committed novelty model takes and refuses what its
// results file says, and the floor that the page relies on.
func TestNoveltyMeasured(t *testing.T) {
	f, err := os.Open("../../../static/models/" + novelty.File)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := novelty.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("../../zoo/results/novelty.json")
	if err != nil {
		t.Fatal(err)
	}
	var want noveltyResults
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	got := noveltyResults{Drawn: map[string]float64{}, Others: map[string]float64{}}
	measureDrawings(m, &got)
	if d := got.DrawnShare - want.DrawnShare; d < -.005 || d > .005 {
		t.Errorf("takes %.3f of drawn digits, published %.3f", got.DrawnShare, want.DrawnShare)
	}
	if d := got.OthersShare - want.OthersShare; d < -.01 || d > .01 {
		t.Errorf("takes %.3f of what is no digit, published %.3f", got.OthersShare, want.OthersShare)
	}
	if got.DrawnShare < .99 || got.OthersShare > .25 || want.HeldShare < novelty.Accepted {
		t.Errorf("takes %.3f of drawn digits, %.3f of others, %.4f of held-out ones", got.DrawnShare, got.OthersShare, want.HeldShare)
	}
}
