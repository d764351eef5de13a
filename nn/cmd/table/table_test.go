//go:build !js

package main

import (
	"slices"
	"strings"
	"testing"

	"convlab/nn/zoo"
)

// What takes hours is trained only if it is named.
func TestChosen(t *testing.T) {
	all, err := chosen("")
	if err != nil || !slices.Contains(all, "cnn") || !slices.Contains(all, "committee") || slices.Contains(all, zoo.MLP2500Long.Name) {
		t.Errorf("all: %q, %v", all, err)
	}
	if some, err := chosen("cnn,mlp-2500-long"); err != nil || !slices.Equal(some, []string{"cnn", "mlp-2500-long"}) {
		t.Errorf("two: %q, %v", some, err)
	}
	if _, err := chosen("cnn,nonesuch"); err == nil || !strings.Contains(err.Error(), "nonesuch") {
		t.Errorf("a name of nothing: %v", err)
	}
}
