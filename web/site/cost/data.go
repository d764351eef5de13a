package cost

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"convlab/web/gotool"
)

// An archive is a package as it is compiled.
type archive struct{ path, file string }

var (
	dumped  = regexp.MustCompile(`( <[A-Za-z]+>)+$`) // what -dumpdep says beside a name
	version = regexp.MustCompile(`<\d+>$`)           // what nm says beside the name of a thing that only its package knows
)

// needed reads what the linker prints with -dumpdep: "this -> that", for all that is in the program.
func needed(dump io.Reader) (map[string]bool, error) {
	names := map[string]bool{}
	lines := bufio.NewScanner(dump)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if from, to, ok := strings.Cut(lines.Text(), " -> "); ok {
			names[dumped.ReplaceAllString(from, "")] = true
			names[dumped.ReplaceAllString(to, "")] = true
		}
	}
	return names, lines.Err()
}

// A symbol is a line of nm.
type symbol struct {
	name  string
	bytes int
	own   bool // no other package has the same
}

// dataSymbols reads the constants and variables out of what nm -size prints: address, length, kind, name.
func dataSymbols(nm io.Reader) (list []symbol, err error) {
	lines := bufio.NewScanner(nm)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := strings.TrimLeft(lines.Text(), " ")
		_, line, _ = strings.Cut(line, " ")
		length, line, _ := strings.Cut(strings.TrimLeft(line, " "), " ")
		kind, name, _ := strings.Cut(line, " ")
		n, err := strconv.Atoi(length)
		if err != nil || !strings.Contains("RrDd", kind) || kind == "" {
			continue
		}
		plain := version.ReplaceAllString(name, "")
		list = append(list, symbol{plain, n, plain != name})
	}
	return list, lines.Err()
}

// dataOf returns the bytes of data by package: of all symbols in the archives, those in need. Archives are in order of
// their dependencies.
func dataOf(archives []archive, need map[string]bool, with []string, root string) (map[string]int, error) {
	nm, err := gotool.Run(with, root, "tool", "-n", "nm")
	if err != nil {
		return nil, err
	}
	lists := make([][]symbol, len(archives))
	errs := make([]error, len(archives))
	var wg sync.WaitGroup
	turn := make(chan bool, 4)
	for i, a := range archives {
		wg.Go(func() {
			turn <- true
			lists[i], errs[i] = symbolsOf(nm, a.file)
			<-turn
		})
	}
	wg.Wait()
	data, seen := map[string]int{}, map[string]bool{}
	for i, a := range archives {
		if errs[i] != nil {
			return nil, fmt.Errorf("%s: %w", a.path, errs[i])
		}
		for _, s := range lists[i] {
			if need[s.name] && (s.own || !seen[s.name]) {
				seen[s.name] = true
				data[a.path] += s.bytes
			}
		}
	}
	return data, nil
}

func symbolsOf(nm, file string) ([]symbol, error) {
	out, err := exec.Command(nm, "-size", file).Output()
	if err != nil {
		return nil, err
	}
	return dataSymbols(strings.NewReader(string(out)))
}

// archivesOf compiles the packages of ./wasm, where that is not done, and says where they are.
func archivesOf(root string, with []string) ([]archive, error) {
	out, err := gotool.Run(with, root, "list", "-deps", "-export", "-trimpath", "-buildvcs=false", "-f", "{{.ImportPath}}\t{{.Export}}", "./wasm")
	if err != nil {
		return nil, err
	}
	var list []archive
	for line := range strings.Lines(out) {
		if path, file, _ := strings.Cut(strings.TrimSpace(line), "\t"); file != "" {
			list = append(list, archive{path, file})
		}
	}
	return list, nil
}

// link links ./wasm with names, and returns it and what the linker says that it needs.
func link(root string, with []string) (wasm []byte, need map[string]bool, err error) {
	tmp, err := os.MkdirTemp("", "convlab-size-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(tmp)
	out := filepath.Join(tmp, "program.wasm") // new, so that it is linked
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-dumpdep", "-o", out, "./wasm")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), with...)
	dump, err := cmd.CombinedOutput()
	if err != nil {
		return nil, nil, fmt.Errorf("go build ./wasm: %w\n%.2000s", err, dump)
	}
	if need, err = needed(strings.NewReader(string(dump))); err != nil {
		return nil, nil, err
	}
	wasm, err = os.ReadFile(out)
	return wasm, need, err
}
