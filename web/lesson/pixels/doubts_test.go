//go:build !js

package pixels

import (
	"testing"

	"convlab/nn/mnist"
)

// The doubtful labels are those of MNIST itself.
func TestDoubtsAgainstMNIST(t *testing.T) {
	_, test, err := mnist.Load()
	if err != nil {
		t.Skip(err)
	}
	for _, d := range doubts {
		if got := int(test.Labels[d.index]); got != d.label {
			t.Errorf("image %d is labelled %d, want %d", d.index, got, d.label)
		}
	}
}
