package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"convlab/nn/atomicfile"
)

// An asset is one file of the site.
type asset struct {
	name string // as the sources call it: "css/app.css"
	path string // in dist and in URLs: "css/app.0123456789.css"
	data []byte
}

// assets are the files of a site by their source names.
type assets map[string]*asset

// add puts a file in, under a name that carries its content's hash unless something outside the page knows the file by name.
func (a assets) add(name string, data []byte) {
	p := name
	if !keepsName(name) {
		sum := sha256.Sum256(data)
		ext := path.Ext(name)
		p = strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:hashLen] + ext
	}
	a[name] = &asset{name, p, data}
}

// keepsName reports whether browsers, hosts or people look for the file under its own name.
func keepsName(name string) bool {
	switch name {
	case "sw.js", "favicon.ico", "robots.txt", "manifest.webmanifest", "LICENSE", "LICENSES.txt", "index.html":
		return true
	}
	return strings.HasPrefix(name, "icons/")
}

const hashLen = 10 // hex digits of the SHA-256 in a file's name

var hashedName = regexp.MustCompile(fmt.Sprintf(`\.[0-9a-f]{%d}\.[a-z0-9]+$`, hashLen))

// addDir puts every file under dir in, named by its path from dir. Style sheets come last, since they name other files.
func (a assets) addDir(dir string) error {
	styles := map[string][]byte{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") && file != dir {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if path.Ext(name) == ".css" {
			styles[name] = data
		} else {
			a.add(name, data)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(styles)) {
		data, err := a.rewriteURLs(name, styles[name])
		if err != nil {
			return err
		}
		a.add(name, []byte(bearUnits(shrinkCSS(string(data)))))
	}
	return nil
}

var cssURL = regexp.MustCompile(`url\(\s*["']?([^"')]+?)["']?\s*\)`)

// rewriteURLs points the url(…)s of a style sheet at the hashed names. Relative ones must exist.
func (a assets) rewriteURLs(sheet string, css []byte) ([]byte, error) {
	var missing error
	out := cssURL.ReplaceAllFunc(css, func(m []byte) []byte {
		ref := string(cssURL.FindSubmatch(m)[1])
		if strings.HasPrefix(ref, "data:") || strings.HasPrefix(ref, "#") {
			return m
		}
		target, ok := a[path.Join(path.Dir(sheet), ref)]
		if !ok {
			missing = fmt.Errorf("static/%s: url(%s): no such file in static/", sheet, ref)
			return m
		}
		rel, err := filepath.Rel(path.Dir(sheet), target.path)
		if err != nil {
			missing = err
			return m
		}
		return []byte(`url("` + filepath.ToSlash(rel) + `")`)
	})
	return out, missing
}

// names returns the source names in order.
func (a assets) names() []string { return slices.Sorted(maps.Keys(a)) }

// get returns the asset of that name, or an error that says which names there are.
func (a assets) get(name string) (*asset, error) {
	if f, ok := a[name]; ok {
		return f, nil
	}
	return nil, fmt.Errorf("no file %q; there are: %s", name, strings.Join(a.names(), ", "))
}

// write makes dir hold exactly these files and nothing else. Files that are already right are left alone.
func (a assets) write(dir string, compressed map[string][]byte) error {
	want := map[string][]byte{}
	for _, f := range a {
		want[f.path] = f.data
	}
	for p, data := range compressed {
		want[p] = data
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	// index.html goes last: a server that is running meanwhile never hands out names that are not there yet.
	for _, p := range slices.SortedFunc(maps.Keys(want), indexLast) {
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(p)), want[p]); err != nil {
			return err
		}
	}
	return removeOthers(dir, want)
}

func indexLast(p, q string) int {
	isIndex := func(p string) int {
		if strings.HasPrefix(p, "index.html") {
			return 1
		}
		return 0
	}
	if d := isIndex(p) - isIndex(q); d != 0 {
		return d
	}
	return strings.Compare(p, q)
}

// writeFile replaces a file that is another, so that readers see the old or the new, never a half.
func writeFile(file string, data []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return atomicfile.Write(file, data)
}

// removeOthers deletes the files under dir that are not in want, and the folders that become empty.
func removeOthers(dir string, want map[string][]byte) error {
	var dirs []string
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		if d.IsDir() {
			dirs = append(dirs, file)
			return nil
		}
		if _, ok := want[filepath.ToSlash(rel)]; !ok {
			return os.Remove(file)
		}
		return nil
	})
	for _, d := range slices.Backward(dirs) {
		if d != dir {
			os.Remove(d) // fails where it is not empty, as it should
		}
	}
	return err
}
