package generate

import (
	"path/filepath"
	"testing"
)

func TestGeneratedCode(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckGenerated(root); err != nil {
		t.Error(err)
	}
}
