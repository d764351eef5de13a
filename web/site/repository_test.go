package site

import (
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
	}
	for _, s := range Spend(files) {
		if s.Brotli > s.Budget {
			t.Errorf("%s has %d bytes as brotli, the budget is %d; ./build.sh size says where they are", s.Name, s.Brotli, s.Budget)
		}
	}
}
