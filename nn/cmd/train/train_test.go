//go:build !js

package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/nn/novelty"
	"convlab/nn/zoo"
)

var tinyModel = zoo.Model{
	Name:   "tiny",
	Input:  nn.Vec(mnist.Pixels),
	Layers: []nn.Layer{nn.Dense{Units: 9}, nn.ReLU{}, nn.Dense{Units: 10}},
	Recipe: zoo.Recipe{Seed: 3, Rate: .1, Batch: 8, ShardSize: 3, Epochs: 4},
}

func tinySet(n int) *mnist.Set {
	s := &mnist.Set{}
	for i := range n {
		for p := range mnist.Pixels {
			s.Images = append(s.Images, uint8(i*i*31+p*(i%10)))
		}
		s.Labels = append(s.Labels, uint8(i%10))
	}
	return s
}

// stopping is a display that stops the training after so many steps.
type stopping struct {
	after int
	stop  context.CancelFunc
}

func (s *stopping) step(*training, int) {
	if s.after--; s.after == 0 {
		s.stop()
	}
}
func (*stopping) epoch(*training, int) {}
func (*stopping) close()               {}

// TestResume: a training that was interrupted, in the middle and at the end of
// epochs, ends with the very weights of one that was not.
func TestResume(t *testing.T) {
	data := tinySet(45) // batches of 8: the last one of an epoch has 5
	train := func(file string, stops ...int) *nn.Network {
		for {
			m := newTraining(&tinyModel, tinyModel.Recipe, data)
			m.file = file
			if _, err := m.resume(); err != nil {
				t.Fatal(err)
			}
			ctx, stop := context.WithCancel(context.Background())
			show := &stopping{stop: stop}
			if len(stops) > 0 {
				show.after, stops = stops[0], stops[1:]
			}
			err := m.run(ctx, data, show)
			m.close()
			stop()
			if err == nil {
				return m.net
			}
			if !errors.Is(err, errInterrupted) {
				t.Fatal(err)
			}
		}
	}
	whole := train(filepath.Join(t.TempDir(), "whole.ckpt"))
	parts := train(filepath.Join(t.TempDir(), "parts.ckpt"), 1, 2, 3, 6, 1, 5)
	for i, v := range whole.Params() {
		if parts.Params()[i] != v {
			t.Fatalf("parameter %d is %g, without interruption %g", i, parts.Params()[i], v)
		}
	}
	fresh := tinyModel.New()
	fresh.Init(tinyModel.Recipe.Seed)
	if fresh.Params()[0] == whole.Params()[0] && fresh.Params()[100] == whole.Params()[100] {
		t.Error("nothing was trained")
	}
}

func TestForeignCheckpoints(t *testing.T) {
	data, file := tinySet(20), filepath.Join(t.TempDir(), "tiny.ckpt")
	m := newTraining(&tinyModel, tinyModel.Recipe, data)
	defer m.close()
	m.file = file
	if ok, err := m.resume(); ok || err != nil {
		t.Errorf("no checkpoint: %v, %v", ok, err)
	}
	if err := m.save(); err != nil {
		t.Fatal(err)
	}
	recipe := tinyModel.Recipe
	recipe.Rate = .2
	for name, other := range map[string]*training{
		"recipe": newTraining(&tinyModel, recipe, data),
		"data":   newTraining(&tinyModel, tinyModel.Recipe, tinySet(21)),
	} {
		other.file = file
		if ok, err := other.resume(); ok || err == nil {
			t.Errorf("another %s: went on", name)
		}
		other.close()
	}
	b, _ := os.ReadFile(file)
	b[len(b)/2]++
	os.WriteFile(file, b, 0o644)
	if ok, err := m.resume(); ok || err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("damaged: %v, %v", ok, err)
	}
}

func TestUnsure(t *testing.T) {
	given := []answer{{1, .9}, {1, .3}, {0, .4}, {1, .5}, {1, .6}, {1, .8}, {1, .95}}
	labels := []uint8{1, 0, 0, 0, 1, 1, 1}
	// By probability: .3 wrong, .4 right, .5 wrong, .6 .8 .9 .95 right.
	u := unsure(given, labels)
	if u.Threshold != .95 || u.Below != 6 || u.Wrong != 2 || u.Errors != 2 || u.HeldOut != 7 {
		t.Errorf("%+v", u)
	}
	if u := unsure(given[:1], labels[:1]); u.Threshold != 0 {
		t.Errorf("no errors: %+v", u)
	}
}

// TestSmoke runs the command on 600 images for one epoch, then again (which
// must train anew, since the results are written).
func TestSmoke(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	dir := t.TempDir()
	o := options{limit: 600, epochs: 1, out: dir, command: "test"}
	for range 2 {
		if err := run(context.Background(), o, "dense"); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "dense.json"))
	if err != nil {
		t.Fatal(err)
	}
	var f resultsFile
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	if f.Parameters != 335114 || f.Result.TrainImages != 600 || f.Result.TestErrors == 0 || f.Result.TestErrors > 9000 {
		t.Errorf("results %+v", f)
	}
	for _, name := range []string{"dense.f16", "dense_results_gen.go"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "dense.ckpt")); err == nil {
		t.Error("the checkpoint of a finished training is still there")
	}
}

// TestGuard: another recipe must not overwrite the committed results.
func TestGuard(t *testing.T) {
	for _, o := range []options{{limit: 5}, {epochs: 1}, {batch: 7}, {limit: 9000, validate: true}} {
		if err := run(context.Background(), o, "dense"); err == nil || !strings.Contains(err.Error(), "-out") {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if err := run(context.Background(), options{}, "nonesuch"); err == nil {
		t.Error("trained a model that doesn't exist")
	}
}

// TestResultSource: the committed Go file is what the committed JSON makes.
func TestResultSource(t *testing.T) {
	for _, m := range zoo.Models {
		want, err := resultSource(m.Name, m.Result)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("../../zoo/" + m.Name + "_results_gen.go")
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s_results_gen.go was edited by hand; run: go run ./nn/cmd/train %s", m.Name, m.Name)
		}
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
