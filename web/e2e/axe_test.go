package e2e

import (
	"archive/tar"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"convlab/nn/sourcetree"
	"convlab/web"
	"convlab/web/browser"
)

const axeVersion = "axe-core@4.10.3"

// axe returns axe-core's program: from the file that $CONVLAB_AXE names, from .cache, or from npm's registry. Without any
// of them the test is skipped.
func axe(t *testing.T) string {
	t.Helper()
	root, err := sourcetree.Root()
	if err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(root, ".cache", axeVersion+".js")
	path := cmp.Or(os.Getenv("CONVLAB_AXE"), kept)
	program, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) && path == kept {
		if program, err = pack(t.TempDir()); err != nil {
			t.Skipf("axe-core can't be had here (%v): install it and set CONVLAB_AXE to its axe.min.js", err)
		}
		os.MkdirAll(filepath.Dir(kept), 0o755)
		os.WriteFile(kept, program, 0o644) // or it is fetched again
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(program)
}

// pack fetches axe-core from npm's registry.
func pack(dir string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", axeVersion)
	cmd.Dir = dir
	name, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(dir, strings.TrimSpace(string(name))))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(z); ; {
		h, err := files.Next()
		if err != nil {
			return nil, err
		}
		if h.Name == "package/axe.min.js" {
			return io.ReadAll(files)
		}
	}
}

func TestAxe(t *testing.T) {
	t.Parallel()
	if os.Getenv("CONVLAB_E2E") == "" {
		t.Skip("end-to-end tests run with CONVLAB_E2E=1 and Chromium: ./build.sh test")
	}
	program := axe(t)
	for _, size := range []browser.Size{browser.Desktop, browser.Phone} {
		p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{Size: size}})
		p.Ready()
		p.Eval("(() => { "+program+"\n })()", nil)
		for _, route := range web.Routes() {
			for _, theme := range []string{"light", "dark"} {
				p.goTo(route, "lang=en&sample=3&relu=1&theme="+theme)
				p.Wait(`document.documentElement.dataset.theme === ` + browser.Quote(theme))
				p.Eval(`document.querySelectorAll("details").forEach(d => d.open = true)`, nil)
				p.Eval(`new Promise(done => setTimeout(done, 200))`, nil) // colours fade over
				var found []string
				p.Eval(`axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.flatMap(v =>
					v.nodes.map(n => v.id + " (" + v.impact + "): " + n.target.join(" ") + ": " + (n.failureSummary ?? "").replace(/\s+/g, " "))))`, &found)
				for _, s := range found {
					t.Errorf("%s, %s, %d px: %.400s", route, theme, size.Width, s)
				}
			}
		}
	}
}
