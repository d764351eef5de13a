//go:build !js

package library

import (
	"testing"

	"convlab/nn/mnist"
)

func TestTestLabels(t *testing.T) {
	_, test, err := mnist.Load()
	if err != nil {
		t.Fatal(err)
	}
	var n [mnist.Classes]int
	for _, label := range test.Labels {
		n[label]++
	}
	if n != TestLabels {
		t.Errorf("the test images show %v", n)
	}
}
