package site

import (
	"bytes"
	"convlab/web/gotool"
	"errors"
	"fmt"
	"go/version"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tinyPage is the page of testdata/tiny, a repository with everything a build needs and nothing else.
var tinyPage = Page{
	Routes: []string{"draw", "flatten"},
	Langs:  []string{"zh", "en"},
	Prerender: func(w io.Writer, lang, route string) error {
		_, err := fmt.Fprintf(w, `<p data-style="color: red">%s %s</p>`, lang, route)
		return err
	},
	Data: func(string) (map[string][]byte, error) {
		return map[string][]byte{"data/zeros.bin": make([]byte, 4096)}, nil
	},
}

// tiny returns a copy of testdata/tiny with the real loader, to build in.
func tiny(t *testing.T) Options {
	t.Helper()
	root := t.TempDir()
	for _, dir := range []string{"testdata/tiny", "../../static"} {
		to := root
		if dir == "../../static" {
			to = filepath.Join(root, "static")
		}
		err := filepath.WalkDir(dir, func(file string, d os.DirEntry, err error) error {
			rel, _ := filepath.Rel(dir, file)
			target := filepath.Join(to, rel)
			if err != nil || d.IsDir() {
				return os.MkdirAll(target, 0o755)
			}
			// Of the real static/, only the loader: the rest is the page's.
			if dir == "../../static" && rel != "boot.js" && rel != "prefs.js" && rel != "dom.js" {
				return nil
			}
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			return os.WriteFile(target, data, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return Options{Root: root, Page: &tinyPage, Quality: 1, SIMD: ownGo}
}

// ownGo stands for a Go with SIMD, which need not be there: tiny has nothing to multiply.
func ownGo(string) (Toolchain, error) { return Toolchain{"GOFLAGS=-tags=simd"}, nil }

// contents reads all files under dir.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		rel, _ := filepath.Rel(dir, file)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestBuildIsDeterministic(t *testing.T) {
	opt := tiny(t)
	if _, err := Build(opt); err != nil {
		t.Fatal(err)
	}
	first := contents(t, filepath.Join(opt.Root, "dist"))
	other := tiny(t) // another folder, no caches
	if _, err := Build(other); err != nil {
		t.Fatal(err)
	}
	second := contents(t, filepath.Join(other.Root, "dist"))
	if !maps.Equal(first, second) {
		t.Errorf("two builds differ: %v, %v", slices.Sorted(maps.Keys(first)), slices.Sorted(maps.Keys(second)))
	}
}

func TestBuildReplacesWhatWasThere(t *testing.T) {
	opt := tiny(t)
	dist := filepath.Join(opt.Root, "dist")
	old := filepath.Join(dist, "css", "old.0123456789.css")
	if err := writeFile(old, []byte("p {}")); err != nil {
		t.Fatal(err)
	}
	files, err := Build(opt)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("a file of an earlier build is still there")
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dist, f.Path))
		if err != nil || len(data) != f.Size {
			t.Errorf("%s: %d bytes on disk, %d in the report (%v)", f.Path, len(data), f.Size, err)
		}
		if _, err := os.Stat(filepath.Join(dist, f.Path+".br")); (err == nil) != (f.Brotli > 0) {
			t.Errorf("%s.br: %v, but the report says %d bytes", f.Path, err, f.Brotli)
		}
	}
	before := modTimes(t, dist)
	if _, err := Build(opt); err != nil {
		t.Fatal(err)
	}
	if after := modTimes(t, dist); !maps.Equal(before, after) {
		t.Error("building again without a change wrote files")
	}
}

func modTimes(t *testing.T, dir string) map[string]int64 {
	times := map[string]int64{}
	for name := range contents(t, dir) {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		times[name] = info.ModTime().UnixNano()
	}
	return times
}

func TestIndex(t *testing.T) {
	opt := tiny(t)
	files, err := Build(opt)
	if err != nil {
		t.Fatal(err)
	}
	html := contents(t, filepath.Join(opt.Root, "dist"))["index.html"]
	for _, f := range files {
		switch f.Name {
		case "boot.js", "prefs.js", "css/app.css":
			if !strings.Contains(html, `="`+f.Path+`"`) {
				t.Errorf("index.html does not load %s", f.Path)
			}
		}
		entry := fmt.Sprintf(`%q:{"url":%q,"size":%d}`, f.Name, f.Path, f.Size)
		if f.Name != "index.html" && !strings.Contains(html, entry) {
			t.Errorf("index.html has no %s", entry)
		}
	}
	for _, want := range []string{
		`data-route="draw" data-lang="zh"><p data-style="color: red">zh draw</p></div>`,
		`<template data-route="draw" data-lang="en"><p data-style="color: red">en draw</p></template>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("index.html has no %s", want)
		}
	}
	if strings.Contains(html, `<template data-route="draw" data-lang="zh">`) {
		t.Error("the default screen is there twice")
	}
	if strings.Contains(html, "flatten</p>") {
		t.Error("index.html holds another chapter's screen")
	}
	for _, f := range files {
		if f.Name == "screens/flatten-en.html" {
			screen, err := os.ReadFile(filepath.Join(opt.Root, "dist", f.Path))
			if err != nil || string(screen) != `<p data-style="color: red">en flatten</p>` {
				t.Errorf("%s: %q, %v", f.Path, screen, err)
			}
		}
	}
}

func TestPrograms(t *testing.T) {
	none := func(string) (Toolchain, error) { return nil, errors.New("Go 1.27 can't be had here") }
	broken := func(string) (Toolchain, error) { return Toolchain{"GOFLAGS=-tags=broken"}, nil }
	both := []string{"convlab-simd.wasm", "convlab.wasm", "wasm_exec-simd.js", "wasm_exec.js", "worker-simd.wasm", "worker.wasm"}
	plain := []string{"convlab.wasm", "wasm_exec.js", "worker.wasm"}
	for _, c := range []struct {
		name  string
		plain bool
		simd  func(string) (Toolchain, error)
		want  []string
		said  string // in the log
		err   string
	}{
		{"both", false, ownGo, both, "", ""},
		{"no Go with SIMD", false, none, plain, "no program with SIMD, only the plain one: Go 1.27 can't be had here", ""},
		{"plain is enough", true, broken, plain, "", ""},
		{"does not compile with SIMD", false, broken, nil, "", "convlab-simd.wasm: go build"},
	} {
		t.Run(c.name, func(t *testing.T) {
			opt := tiny(t)
			for name, text := range map[string]string{
				"simd.go":   "//go:build simd\n\npackage main\n\nvar Vectors = 4\n\nfunc init() { println(Vectors) }\n",
				"broken.go": "//go:build broken\n\npackage main\n\nvar vectors int = nil\n",
			} {
				if err := writeFile(filepath.Join(opt.Root, "wasm", name), []byte(text)); err != nil {
					t.Fatal(err)
				}
			}
			var log strings.Builder
			opt.Plain, opt.SIMD = c.plain, c.simd
			opt.Log = func(format string, args ...any) { fmt.Fprintf(&log, format+"\n", args...) }
			files, err := Build(opt)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("error %v, want one with %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			html := contents(t, filepath.Join(opt.Root, "dist"))["index.html"]
			var got []string
			paths := map[string]string{}
			for _, f := range files {
				if strings.HasSuffix(f.Name, ".wasm") || strings.HasPrefix(f.Name, "wasm_exec") {
					got = append(got, f.Name)
					paths[f.Name] = f.Path
				}
				if strings.Contains(html, fmt.Sprintf("%q:", f.Name)) != (f.Name != "index.html") {
					t.Errorf("is %s in the manifest?", f.Name)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("there are %q, want %q", got, c.want)
			}
			if strings.Contains(html, `href="`+paths["convlab.wasm"]) {
				t.Error("index.html loads a program before one is picked")
			}
			if got := log.String(); !strings.Contains(got, c.said) || c.said == "" && strings.Contains(got, "SIMD") {
				t.Errorf("the build says %q, want %q in it", got, c.said)
			}
			if hash := regexp.MustCompile(`\.[0-9a-f]{10}\.`); len(c.want) == 4 &&
				hash.FindString(paths["convlab.wasm"]) == hash.FindString(paths["convlab-simd.wasm"]) {
				t.Error("both programs are the same")
			}
		})
	}
}

// A Go that can't be had is one sentence, without the go command's whole report.
func TestToolchainsThatAreNotThere(t *testing.T) {
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOMODCACHE", t.TempDir()) // nothing fetched before
	t.Setenv("GOFLAGS", "-modcacherw")
	own, err := gotool.Run(nil, "", "env", "GOVERSION")
	if err != nil {
		t.Fatal(err)
	}
	if version.Compare(own, "go1.27") >= 0 {
		t.Skipf("this is %s, and fetches nothing", own)
	}
	_, err = SIMDToolchain(t.TempDir())
	if err == nil || !strings.HasPrefix(err.Error(), "Go 1.27.4 can't be had here (") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %q", err)
	}
}

func TestStyleSheetNamesHashedFiles(t *testing.T) {
	opt := tiny(t)
	if _, err := Build(opt); err != nil {
		t.Fatal(err)
	}
	files := contents(t, filepath.Join(opt.Root, "dist"))
	for name, css := range files {
		if strings.HasSuffix(name, ".css") {
			_, rest, _ := strings.Cut(css, `url("../`)
			target, _, _ := strings.Cut(rest, `"`)
			if _, ok := files[target]; !ok || !hashedName.MatchString(target) {
				t.Errorf("%s points at %q", name, target)
			}
		}
	}
}

func TestBuildSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"index.html", "css/app.css", "css/ap.css", `no file "css/ap.css"; there are: LICENSE, LICENSES.txt, boot.js`},
		{"static/css/app.css", "paper", "papier", "static/css/app.css: url(../papier.svg): no such file"},
		{"wasm/main.go", "select {}", "selekt {}", "wasm/main.go:10"},
	} {
		opt := tiny(t)
		file := filepath.Join(opt.Root, c.file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, bytes.ReplaceAll(text, []byte(c.old), []byte(c.new)), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Build(opt); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s broken: error %v, want one with %q", c.file, err, c.want)
		}
		if _, err := os.Stat(filepath.Join(opt.Root, "dist")); err == nil {
			t.Errorf("%s broken: dist was written nevertheless", c.file)
		}
	}
}
