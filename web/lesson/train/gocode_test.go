//go:build !js

package train

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The Go code is a program of this module: it builds, and so is right about every
// name, and formatted.
func TestGoCode(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for i, s := range every() {
		code := GoCode(&s).String()
		file := filepath.Join(dir, "main.go")
		if err := os.WriteFile(file, []byte(code), 0o644); err != nil {
			t.Fatal(err)
		}
		vet := exec.Command("go", "vet", file)
		vet.Dir = root
		if out, err := vet.CombinedOutput(); err != nil {
			t.Fatalf("settings %d: %v\n%s\n%s", i, err, out, code)
		}
		fmt := exec.Command("gofmt", "-l", file)
		if out, err := fmt.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("settings %d are not formatted: %s\n%s", i, out, code)
		}
	}
}
