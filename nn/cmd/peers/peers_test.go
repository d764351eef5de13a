//go:build !js

package main

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// Every network of the comparison can be told to the others.
func TestJobs(t *testing.T) {
	for _, j := range jobs() {
		b, err := json.Marshal(j)
		if err != nil {
			t.Fatal(err)
		}
		if len(j.Layers) != len(j.model.Layers) || strings.Contains(string(b), "model") {
			t.Errorf("%s", b)
		}
	}
	b, _ := json.Marshal(newJob("x", &zoo.LeNet5, 128, 32))
	for _, part := range []string{
		`"input":[28,28,1]`, `{"kind":"conv","inputs":6,"units":16,"size":5,"same":false,"rate":0}`,
		`{"kind":"dense","inputs":400,"units":120,`, `"rule":"adamw","rate":0.002,"decay":0.01`,
	} {
		if !strings.Contains(string(b), part) {
			t.Errorf("no %s in %s", part, b)
		}
	}
}

type fake struct {
	parameters int
	rates      []float64
}

func (f *fake) name() string                     { return "fake" }
func (f *fake) prepare(job) (int, string, error) { return f.parameters, "", nil }
func (f *fake) measure(string, float64) (rate float64, err error) {
	rate, f.rates = f.rates[0], f.rates[1:]
	return rate, nil
}

// A row has medians, best turns, and the medians of the turns' ratios.
func TestCompare(t *testing.T) {
	a, b := &fake{7, []float64{100, 400, 300}}, &fake{7, []float64{50, 100, 100}}
	c := &fake{7, []float64{200, 200, 200}}
	row, _, err := compare(context.Background(), job{Name: "net"}, []peer{a, b, c}, 3, 1)
	if want := "| net | 300 (400) | 100 (100) | 200 (200) | 3.00 | 1.50 |\n"; err != nil || row != want {
		t.Errorf("%q, %v, want %q", row, err, want)
	}
	c.parameters++
	if _, _, err := compare(context.Background(), job{Name: "net"}, []peer{a, b, c}, 1, 1); err == nil || !strings.Contains(err.Error(), "8 parameters") {
		t.Errorf("two networks compared: %v", err)
	}
}

// Ours trains past the end of an epoch.
func TestOurs(t *testing.T) {
	set := &mnist.Set{Images: make([]uint8, 300*mnist.Pixels), Labels: make([]uint8, 300)}
	o := newOurs(set)
	j := newJob("dense", &zoo.Dense, 128, 64)
	if n, _, err := o.prepare(j); n != 335114 || err != nil {
		t.Errorf("%d parameters, %v", n, err)
	}
	if r := o.runs[j.Name]; r.epoch < 1 {
		t.Errorf("epoch %d after a second", r.epoch)
	}
	if rate, err := o.measure(j.Name, 0.01); rate <= 0 || err != nil {
		t.Errorf("%v images/s, %v", rate, err)
	}
}
