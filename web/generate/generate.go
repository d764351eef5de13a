package generate

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"convlab/nn/atomicfile"
	"convlab/web/gotool"
)

// Generate runs vugugen over every component folder of the repository, on templates without the white space that nobody
// sees ([dropIndents]), and shortens what it writes ([shorten]). The Go files that it writes are committed, so that a plain go build works. TestGeneratedCode fails
// when they are not current.
func Generate(root string) error { return generate(root, replaceGenerated) }

// CheckGenerated says which generated files differ from what Generate would write now.
func CheckGenerated(root string) error { return generate(root, compareGenerated) }

// generate runs vugugen on copies of the component folders, and calls use for each folder and its copy.
func generate(root string, use func(dir, made string) error) error {
	dirs, err := componentDirs(root)
	if err != nil || len(dirs) == 0 {
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
	args := append([]string{"tool", "vugugen", "-skip-main", "-skip-go-mod"}, copies...)
	if _, err := gotool.Run(nil, root, args...); err != nil {
		return err
	}
	var errs []error
	for i, dir := range dirs {
		if err := shortenAll(copies[i]); err != nil {
			return err
		}
		errs = append(errs, use(dir, copies[i]))
	}
	return errors.Join(errs...)
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

// copySources copies the components, without their indents, and the Go code beside them, but not what was generated.
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
		if ext == ".vugu" {
			if data, err = dropIndents(data); err != nil {
				return fmt.Errorf("%s: %w", filepath.Join(from, f.Name()), err)
			}
		}
		if err := os.WriteFile(filepath.Join(to, f.Name()), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// shortenAll shortens the generated files of a folder.
func shortenAll(dir string) error {
	names, err := generatedNames(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		file := filepath.Join(dir, name)
		long, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		short, err := shorten(string(long))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(file, short, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// generatedNames returns the names of the generated files in either folder, in order.
func generatedNames(dirs ...string) ([]string, error) {
	var names []string
	for _, dir := range dirs {
		matches, err := filepath.Glob(filepath.Join(dir, "*"+generatedSuffix))
		if err != nil {
			return nil, err
		}
		for _, m := range matches {
			names = append(names, filepath.Base(m))
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// compareGenerated compares the generated files of two folders, both ways round.
func compareGenerated(have, want string) error {
	names, err := generatedNames(have, want)
	if err != nil {
		return err
	}
	var errs []error
	for _, name := range names {
		committed, _ := os.ReadFile(filepath.Join(have, name)) // a missing file reads as empty, and is stale
		current, _ := os.ReadFile(filepath.Join(want, name))
		if !bytes.Equal(committed, current) {
			errs = append(errs, fmt.Errorf("%s is not what vugugen makes now; run ./build.sh generate",
				filepath.Join(have, name)))
		}
	}
	return errors.Join(errs...)
}

// replaceGenerated makes the generated files of dir those of made.
func replaceGenerated(dir, made string) error {
	names, err := generatedNames(dir, made)
	if err != nil {
		return err
	}
	for _, name := range names {
		current, err := os.ReadFile(filepath.Join(made, name))
		if errors.Is(err, fs.ErrNotExist) {
			err = os.Remove(filepath.Join(dir, name)) // its component is gone
		} else if err == nil {
			err = atomicfile.Write(filepath.Join(dir, name), current)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
