//go:build !js

package mnist

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLoad(t *testing.T) {
	train, test, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if train.Len() != 60000 || test.Len() != 10000 {
		t.Errorf("%d training and %d test images", train.Len(), test.Len())
	}
	// The training set's first digit is a 5; its mean grey value is published
	// everywhere as 0.1307.
	if train.Labels[0] != 5 {
		t.Errorf("first label %d", train.Labels[0])
	}
	sum := 0
	for _, g := range train.Images {
		sum += int(g)
	}
	if mean := float64(sum) / 255 / float64(len(train.Images)); mean < 0.1306 || mean > 0.1308 {
		t.Errorf("mean %g", mean)
	}
	if s := test.Sample(50); s.Len() != 500 {
		t.Errorf("sample of %d", s.Len())
	}
}

func TestLoadRefusesOtherFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, files[0].name), []byte("not MNIST"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := load(dir); err == nil || !strings.Contains(err.Error(), "MD5") {
		t.Errorf("error %v", err)
	}
}
