package sourcetree

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRoot: from a folder within, the root; from outside, an error.
func TestRoot(t *testing.T) {
	root, err := Root()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "nn/sourcetree/sourcetree.go"} {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
	// Another module's go.mod is not ours, but may lie within.
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module convlab2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if root, err := Root(); err == nil {
		t.Errorf("outside: %s", root)
	}
}
