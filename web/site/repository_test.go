package site

import (
	"path/filepath"
	"strings"
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

// Arrows go one way: wasm → web → web/lesson → nn. Each row says what packages may not import, nor anything that they
// import in turn, as far as it is not Go's own. A path that ends in /... means all that begins so.
func TestArrows(t *testing.T) {
	const (
		browser = "syscall/js"
		vugu    = "github.com/vugu/..."
		native  = "github.com/chromedp/..."
	)
	root, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		from string
		not  []string
	}{
		{"./nn/...", []string{browser, vugu, native, "convlab/web", "convlab/web/...", "convlab/wasm"}},
		{"./web/lesson/...", []string{browser, vugu, native, "convlab/web", "convlab/web/dom/...", "convlab/web/part", "convlab/wasm"}},
		{"./web", []string{native, "convlab/web/site", "convlab/web/browser", "convlab/wasm"}},
		{"./wasm", []string{native, "convlab/web/site", "convlab/web/browser", "net/http", "html/template"}},
	} {
		for _, goos := range []string{"js", ""} {
			if row.from == "./wasm" && goos == "" {
				continue
			}
			const format = `{{if not .Standard}}{{.ImportPath}}:{{range .Imports}} {{.}}{{end}}{{end}}`
			lines, err := listDeps(root, goos, row.from, format)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range lines {
				pkg, imports, _ := strings.Cut(line, ":")
				for imported := range strings.FieldsSeq(imports) {
					for _, not := range row.not {
						if matches(imported, not) {
							t.Errorf("%s needs %s, which imports %s", row.from, pkg, imported)
						}
					}
				}
			}
		}
	}
}

func matches(path, pattern string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == prefix || strings.HasPrefix(path, prefix+"/")
	}
	return path == pattern
}
