//go:build !js

package main

import (
	"fmt"

	"convlab/nn"
	"convlab/nn/zoo"
)

// A job is a network and how it is trained, as peers.py takes it.
type job struct {
	Name   string  `json:"name"`
	Input  []int   `json:"input"` // 784, or rows, columns and channels
	Layers []layer `json:"layers"`
	Batch  int     `json:"batch"`
	Rule   string  `json:"rule"` // sgd or adamw
	Rate   float32 `json:"rate"`
	Decay  float32 `json:"decay"`

	model  *zoo.Model
	recipe zoo.Recipe
}

type layer struct {
	Kind   string  `json:"kind"`
	Inputs int     `json:"inputs"` // channels, or numbers of a vector
	Units  int     `json:"units"`
	Size   int     `json:"size"`
	Same   bool    `json:"same"`
	Rate   float64 `json:"rate"`
}

// newJob describes m, trained by its recipe in batches and shards of these
// sizes. It panics for what no network of the zoo has.
func newJob(name string, m *zoo.Model, batch, shard int) job {
	j := job{Name: name, Input: []int{m.Input.H, m.Input.W, m.Input.C}, Batch: batch, model: m, recipe: m.Recipe}
	if m.Input.H*m.Input.W == 1 {
		j.Input = []int{m.Input.C}
	}
	j.recipe.Batch, j.recipe.ShardSize = batch, shard
	switch r := m.Recipe.Rule.(type) {
	case nn.SGD:
		j.Rule, j.Rate = "sgd", r.Rate
	case nn.Adam:
		j.Rule, j.Rate, j.Decay = "adamw", r.Rate, r.Decay
	default:
		panic(fmt.Sprintf("peers: rule %v", r))
	}
	for i, s := range m.New().Summary() {
		j.Layers = append(j.Layers, describe(m.Layers[i], s.In))
	}
	return j
}

func describe(l nn.Layer, in nn.Shape) layer {
	switch l := l.(type) {
	case nn.Dense:
		return layer{Kind: "dense", Inputs: in.Size(), Units: l.Units}
	case nn.Conv2D:
		if l.Stride > 1 || l.Dilation > 1 {
			break
		}
		return layer{Kind: "conv", Inputs: in.C, Units: l.Filters, Size: l.Size, Same: l.Padding == nn.Same}
	case nn.MaxPool:
		if l.Stride != 0 && l.Stride != l.Size || l.Padding != nn.Valid {
			break
		}
		return layer{Kind: "max pool", Size: l.Size}
	case nn.Dropout:
		return layer{Kind: "dropout", Rate: float64(l.Rate)}
	case nn.BatchNorm:
		return layer{Kind: "batch norm", Inputs: in.C}
	case nn.ReLU:
		return layer{Kind: "relu"}
	case nn.Flatten:
		return layer{Kind: "flatten"}
	}
	panic(fmt.Sprintf("peers: peers.py has no layer %v", l))
}
