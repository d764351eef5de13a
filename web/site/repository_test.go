package site

import (
	"path"
	"path/filepath"
	"testing"
)

const repository = "../.."

// The numbers of the README come from this test's -v output.
func TestBuildOfThisPage(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles and compresses the program")
	}
	root, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Build(Options{Root: root, Dist: t.TempDir(), Quality: 11, Log: t.Logf})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		t.Logf("%-28s %9d bytes, %9d as brotli", f.Name, f.Size, f.Brotli)
		if path.Ext(f.Name) == ".wasm" && f.Brotli > WasmBudget {
			t.Errorf("%s has %d bytes as brotli, the budget is %d", f.Name, f.Brotli, WasmBudget)
		}
	}
}
