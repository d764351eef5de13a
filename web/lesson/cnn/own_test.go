package cnn

import (
	"testing"

	"convlab/web/work/training"
)

// A network that the reader has trained can be looked at if it has convolutions, and when it goes or another takes its
// place, what is shown exists.
func TestOwnNetwork(t *testing.T) {
	r := open(t)
	add := func(s training.Settings) {
		m := s.Model()
		net := m.New()
		net.Init(3)
		r.Panel.Add(m, net)
		r.Derive()
	}
	s := training.Quick()
	if add(s); len(r.Nets()) != len(Nets) {
		t.Error("a dense network is among those with convolutions")
	}
	s.Net, s.Dropout = training.SmallCNN, .3
	if add(s); len(r.Nets()) != len(Nets)+1 {
		t.Fatal("a small CNN of the reader's is not among the networks")
	}
	r.Use(len(Nets))
	levels := len(r.Form().Levels)
	r.Layer = levels
	r.Derive()
	if !r.Here() || r.Model() != r.Panel.Added() || len(r.Seen.Levels) == 0 {
		t.Error("of the reader's network nothing is seen")
	}
	s.Net, s.Dropout = training.LeNet5, 0
	add(s)
	if !r.Here() || r.Layer > len(r.Form().Levels) {
		t.Errorf("after another took its place, layer %d of %d is shown", r.Layer, len(r.Form().Levels))
	}
	for _, f := range r.Fields() {
		f.Get()
	}
	r.Panel.Remove()
	r.Derive()
	if r.Net != 0 || !r.Here() {
		t.Errorf("after it was removed, network %d is shown", r.Net)
	}
}
