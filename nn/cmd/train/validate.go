//go:build !js

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sort"

	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// A validation is what results/NAME_validate.json holds.
type validation struct {
	Model   string     `json:"model"`
	Recipe  zoo.Recipe `json:"recipe"`
	Trained int        `json:"trainedOn"`
	Unsure  zoo.Unsure `json:"unsure"`
}

// validate trains m on train without its last 5,000 images and judges on
// those. It is how batch and epochs were chosen, and it measures the
// probability below which the model's answer is a guess.
func validate(ctx context.Context, o options, m *zoo.Model, train *mnist.Set) error {
	if train.Len() <= heldOut {
		return fmt.Errorf("-validate holds %d images out, but there are only %d", heldOut, train.Len())
	}
	part, held := train.Slice(0, train.Len()-heldOut), train.Slice(train.Len()-heldOut, train.Len())
	t, err := complete(ctx, o, m, part, held, "validation")
	if err != nil {
		return err
	}
	u := unsure(answers(t.net, held), held.Labels)
	u.Command = o.command
	fmt.Printf("%s, batch %d: validation errors %d of %d; below probability %.3f: %d answers, %d wrong\n",
		m.Name, t.recipe.Batch, u.Errors, u.HeldOut, u.Threshold, u.Below, u.Wrong)
	if o.out == "" && t.recipe != m.Recipe {
		return t.forget() // a trial of another recipe leaves nothing behind
	}
	b, err := json.MarshalIndent(validation{m.Name, t.recipe, part.Len(), u}, "", "\t")
	if err != nil {
		return err
	}
	if err := write(o.path("nn/zoo/results", m.Name+"_validate.json"), append(b, '\n')); err != nil {
		return err
	}
	return t.forget()
}

// unsure finds the largest threshold below which at least every third answer
// is wrong.
func unsure(given []answer, labels []uint8) zoo.Unsure {
	order := make([]int, len(given))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return given[order[a]].p < given[order[b]].p })
	u := zoo.Unsure{HeldOut: len(given)}
	wrong := 0
	for k, i := range order {
		// Here wrong of the k least certain answers are wrong, all of them
		// below this one's probability, unless the one before ties with it.
		if 3*wrong >= k && k > 0 && given[order[k-1]].p < given[i].p {
			u.Threshold, u.Below, u.Wrong = given[i].p, k, wrong
		}
		wrong += count(given[i].digit != labels[i])
	}
	u.Errors = wrong
	return u
}

// readUnsure returns what -validate measured for this recipe, or nothing.
func readUnsure(o options, m *zoo.Model, recipe zoo.Recipe) (zoo.Unsure, error) {
	b, err := os.ReadFile(o.path("nn/zoo/results", m.Name+"_validate.json"))
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Println("no validation of this recipe: the results will lack the threshold of doubt")
		return zoo.Unsure{}, nil
	}
	if err != nil {
		return zoo.Unsure{}, err
	}
	var v validation
	if err := json.Unmarshal(b, &v); err != nil {
		return zoo.Unsure{}, err
	}
	if v.Recipe != recipe {
		return zoo.Unsure{}, fmt.Errorf("results/%s_validate.json is of another recipe; run first: go run ./nn/cmd/train -validate %s", m.Name, m.Name)
	}
	return v.Unsure, nil
}
