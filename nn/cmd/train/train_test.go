//go:build !js

package main

import (
	"encoding/json"
	"os"
	"testing"

	"convlab/nn/mnist"
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
	train, _, err := mnist.Load()
	if err != nil {
		t.Fatal(err)
	}
	var got noveltyResults
	measureNovelty(m, train.Slice(train.Len()-want.HeldOut, train.Len()), &got)
	if d := got.DrawnShare - want.DrawnShare; d < -.005 || d > .005 {
		t.Errorf("takes %.3f of drawn digits, published %.3f", got.DrawnShare, want.DrawnShare)
	}
	if d := got.OthersShare - want.OthersShare; d < -.01 || d > .01 {
		t.Errorf("takes %.3f of what is no digit, published %.3f", got.OthersShare, want.OthersShare)
	}
	if got.DrawnShare < .99 || got.OthersShare > .2 || got.HeldShare < .99 {
		t.Errorf("takes %.3f of drawn digits, %.3f of others, %.4f of held-out ones", got.DrawnShare, got.OthersShare, got.HeldShare)
	}
	for i, p := range want.Curve {
		if i > 0 && !(p.Odds > want.Curve[i-1].Odds && p.Accepted >= want.Curve[i-1].Accepted && p.HeldRefused <= want.Curve[i-1].HeldRefused) {
			t.Errorf("the curve turns at %+v", p)
		}
	}
}
