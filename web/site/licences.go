package site

import (
	"bytes"
	"convlab/web/gotool"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mnistCredit goes with every digit image that the site ships.
const mnistCredit = `The digit images and what was trained on them come from MNIST: Y. LeCun, C. Cortes, C. J. C. Burges,
"The MNIST database of handwritten digits", a derivative work of NIST Special Databases 1 and 3.
Copyright Yann LeCun and Corinna Cortes. Licence: Creative Commons Attribution-ShareAlike 3.0,
https://creativecommons.org/licenses/by-sa/3.0/ . The images are unchanged except where the page says so.
`

// Licences returns the licences of everything in the program that others wrote: Go and each module linked into ./wasm.
// A module without a licence file is an error, since it may not be shipped.
func Licences(root string) ([]byte, error) {
	var out bytes.Buffer
	section := func(title string, text []byte) {
		rule := strings.Repeat("=", 100)
		fmt.Fprintf(&out, "%s\n%s\n%s\n\n%s\n\n", rule, title, rule, bytes.TrimSpace(text))
	}
	out.WriteString("What is in this program besides ConvLab's own code (see LICENSE), and under which licences.\n\n")

	goroot, err := gotool.Run(nil, root, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(goroot, "LICENSE"))
	if err != nil {
		return nil, err
	}
	section("The Go standard library, runtime and wasm_exec.js", text)

	modules, err := linkedModules(root)
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		texts, err := licenceFiles(m.dir)
		if err != nil {
			return nil, fmt.Errorf("module %s: %w", m.name, err)
		}
		section(m.name, texts)
	}
	section("MNIST", []byte(mnistCredit))
	return out.Bytes(), nil
}

type module struct{ name, dir string }

// linkedModules lists the modules by others whose packages are linked into ./wasm, in order. A module that go.mod replaces by
// a folder (web/dom/vjson) is ours.
func linkedModules(root string) ([]module, error) {
	const format = `{{with .Module}}{{if not (or .Main (and .Replace (not .Replace.Version)))}}` +
		`{{.Path}} {{.Version}}{{"\t"}}{{.Dir}}{{end}}{{end}}`
	deps, err := listDeps(root, "js", "./wasm", format)
	if err != nil {
		return nil, err
	}
	var modules []module
	for _, line := range slices.Compact(slices.Sorted(slices.Values(deps))) {
		if name, dir, ok := strings.Cut(line, "\t"); ok {
			modules = append(modules, module{name, dir})
		}
	}
	return modules, nil
}

// listDeps runs go list -deps for the browser (goos "js") or this machine (""), with a format, and returns the lines.
func listDeps(root, goos, pattern, format string) ([]string, error) {
	args := []string{"list", "-deps", "-f", format, pattern}
	var env []string
	if goos == "js" {
		env = []string{"GOOS=js", "GOARCH=wasm"}
	}
	out, err := gotool.Run(env, root, args...)
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(out, func(r rune) bool { return r == '\n' || r == '\r' }), nil
}

// licenceFiles returns the licence and notice files at the top of a module, one after another.
func licenceFiles(dir string) ([]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !(strings.HasPrefix(name, "LICEN") || strings.HasPrefix(name, "COPYING") ||
			strings.HasPrefix(name, "NOTICE") || strings.HasPrefix(name, "PATENTS")) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		texts = append(texts, bytes.TrimSpace(text))
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("no licence file in %s", dir)
	}
	return bytes.Join(texts, []byte("\n\n--\n\n")), nil
}
