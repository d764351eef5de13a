package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Generate runs vugugen over every component folder of the repository. The Go files that it writes are committed, so
// that a plain go build works. TestGeneratedCode fails when they are not current.
func Generate(root string) error {
	dirs, err := componentDirs(root)
	if err != nil || len(dirs) == 0 {
		return err
	}
	return vugugen(root, dirs...)
}

func vugugen(root string, dirs ...string) error {
	_, err := goCommand(root, append([]string{"tool", "vugugen", "-skip-main", "-skip-go-mod"}, dirs...)...)
	return err
}

// CheckGenerated says which generated files differ from what vugugen makes of the components now. It does not touch the
// repository: vugugen works on a copy.
func CheckGenerated(root string) error {
	dirs, err := componentDirs(root)
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "convlab-generate-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)

	var copies []string
	for _, dir := range dirs {
		to := filepath.Join(tmp, strings.TrimPrefix(dir, root))
		if err := copySources(to, dir); err != nil {
			return err
		}
		copies = append(copies, to)
	}
	if len(copies) > 0 {
		if err := vugugen(root, copies...); err != nil {
			return err
		}
	}
	var stale []error
	for i, dir := range dirs {
		stale = append(stale, compareGenerated(dir, copies[i]))
	}
	return errors.Join(stale...)
}

// componentDirs returns the folders with .vugu files, in order.
func componentDirs(root string) ([]string, error) {
	var dirs []string
	err := filepath.WalkDir(filepath.Join(root, "web"), func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(file) == ".vugu" {
			dirs = append(dirs, filepath.Dir(file))
		}
		return err
	})
	slices.Sort(dirs)
	return slices.Compact(dirs), err
}

const generatedSuffix = "_gen.go"

// copySources copies the components and the Go code beside them, without what vugugen generated.
func copySources(to, from string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	files, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, f := range files {
		ext := filepath.Ext(f.Name())
		if f.IsDir() || strings.HasSuffix(f.Name(), generatedSuffix) || ext != ".vugu" && ext != ".go" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, f.Name()))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, f.Name()), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// compareGenerated compares the generated files of two folders, both ways round.
func compareGenerated(have, want string) error {
	names := map[string]bool{}
	for _, dir := range []string{have, want} {
		matches, err := filepath.Glob(filepath.Join(dir, "*"+generatedSuffix))
		if err != nil {
			return err
		}
		for _, m := range matches {
			names[filepath.Base(m)] = true
		}
	}
	var errs []error
	for name := range names {
		committed, _ := os.ReadFile(filepath.Join(have, name)) // a missing file reads as empty, and is stale
		current, _ := os.ReadFile(filepath.Join(want, name))
		if !bytes.Equal(committed, current) {
			errs = append(errs, fmt.Errorf("%s is not what vugugen makes now; run ./build.sh generate",
				filepath.Join(have, name)))
		}
	}
	return errors.Join(errs...)
}
