//go:build !js

package training

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestDependencies: this package is for every platform. Nothing that it needs
// draws, runs commands or opens connections, and on its own it touches no file.
// (Natively, package mnist asks the go command for the images.)
func TestDependencies(t *testing.T) {
	for _, goos := range []string{"js", ""} {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{.ImportPath}}:{{range .Imports}} {{.}}{{end}}", ".")
		cmd.Env = os.Environ()
		if goos != "" {
			cmd.Env = append(cmd.Env, "GOOS="+goos, "GOARCH=wasm")
		}
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		seen := false
		for line := range strings.Lines(string(out)) {
			pkg, imports, _ := strings.Cut(strings.TrimSpace(line), ":")
			mine := pkg == "convlab/nn/training"
			seen = seen || mine
			for imported := range strings.FieldsSeq(imports) {
				var why string
				switch {
				case strings.HasPrefix(imported, "gonum.org/v1/plot"), strings.HasPrefix(imported, "github.com/vbauerster/"):
					why = "draws"
				case strings.HasPrefix(imported, "convlab/web"), strings.HasPrefix(imported, "convlab/nn/training/"), imported == "net":
					why = "is beyond a training"
				case imported == "os/exec" && (goos == "js" || pkg != "convlab/nn/mnist"):
					why = "runs commands"
				case mine && (imported == "os" || imported == "io/fs" || imported == "encoding/json" || strings.HasPrefix(imported, "convlab/nn/atomicfile")):
					why = "is for whoever keeps files"
				}
				if why != "" {
					t.Errorf("GOOS=%q: %s imports %s, which %s", goos, pkg, imported, why)
				}
			}
		}
		if !seen {
			t.Fatalf("go list doesn't know this package: %s", out)
		}
	}
}
