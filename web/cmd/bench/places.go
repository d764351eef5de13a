//go:build !js

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"convlab/web/site"
)

// A place is where benchmarks run.
type place struct {
	name string
	wasm bool
	exec func(t *toolchain) (string, error) // what runs a wasm program, as go test -exec takes it
}

var places = []place{
	{"native", false, nil},
	{"node", true, func(t *toolchain) (string, error) {
		goroot, err := t.command(nil, "env", "GOROOT").Output()
		return filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "go_js_wasm_exec"), err
	}},
	{"chromium", true, func(t *toolchain) (string, error) {
		out := filepath.Join(t.root, ".cache", "build", "browserexec")
		cmd := exec.Command("go", "build", "-o", out, "./web/cmd/browserexec")
		cmd.Dir, cmd.Stderr = t.root, os.Stderr
		return out, cmd.Run()
	}},
}

// A suite is the benchmarks of one package. A package that is not there is left out.
type suite struct {
	pkg   string
	bench string // as go test -bench takes it
	short string // what of it -short runs; "": nothing
	cores bool   // on all processors, which only a native program has; the others run on one
}

var suites = []suite{
	{pkg: "nn/gemm", bench: "^Benchmark(Square|Dense|Digit|Patches)$", short: "^Benchmark(Square|Digit)$"},
	{pkg: "nn", bench: "^BenchmarkNetwork$", short: "^BenchmarkNetwork$"},
	{pkg: "nn/vec", bench: "."},
	{pkg: "nn/filter", bench: "."},
	{pkg: "nn/gemm", bench: "^BenchmarkShare$", cores: true},
	{pkg: "nn", bench: "^BenchmarkCores$", short: "^BenchmarkCores$", cores: true},
}

// A toolchain is the Go that compiles the benchmarks, the one with SIMD if it can be had.
type toolchain struct {
	root    string
	env     []string
	version string
}

func (t *toolchain) find() {
	simd, err := site.SIMDToolchain(t.root)
	if err != nil {
		fmt.Printf("no SIMD, %v: measuring without\n", err)
	}
	t.env = simd
	version, _ := t.command(nil, "env", "GOVERSION").Output()
	t.version = strings.TrimSpace(string(version))
}

// command is the go command with more environment.
func (t *toolchain) command(env []string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = t.root
	cmd.Env = append(append(os.Environ(), t.env...), env...)
	return cmd
}

// measure runs all suites in one place, and shows the lines as they come.
func (t *toolchain) measure(p place, short bool) ([]row, error) {
	var env []string
	var via []string
	if p.wasm {
		program, err := p.exec(t)
		if err != nil {
			return nil, err
		}
		env, via = []string{"GOOS=js", "GOARCH=wasm"}, []string{"-exec", program}
	}
	var rows []row
	for _, s := range suites {
		bench, brief := s.bench, "200ms" // in a browser the first turns run code that is not optimised yet
		if short {
			bench, brief = s.short, "100ms"
		}
		if bench == "" || s.cores && (p.wasm || runtime.NumCPU() == 1) {
			continue
		}
		if _, err := os.Stat(filepath.Join(t.root, s.pkg)); err != nil {
			continue
		}
		cpu := 1
		if s.cores {
			cpu = runtime.NumCPU()
		}
		args := append([]string{"test", "-run", "^$", "-bench", bench, "-benchtime", brief, "-cpu", strconv.Itoa(cpu)}, via...)
		where := fmt.Sprintf("%s, %d cores", p.name, cpu)
		if cpu == 1 {
			where = p.name
		}
		more, err := t.lines(where, t.command(env, append(args, "./"+s.pkg)...))
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return rows, nil
}

// lines runs go test and reads its output.
func (t *toolchain) lines(where string, cmd *exec.Cmd) ([]row, error) {
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	var rows []row
	var pkg, cpu string
	scan := bufio.NewScanner(out)
	for scan.Scan() {
		line := scan.Text()
		if v, ok := strings.CutPrefix(line, "pkg: convlab/"); ok {
			pkg = v
		}
		if v, ok := strings.CutPrefix(line, "cpu: "); ok {
			cpu = v
		}
		if r, ok := parse(line); ok {
			r.where, r.pkg, r.cpu = where, pkg, cpu
			rows = append(rows, r)
			fmt.Printf("%-16s %s\n", where, line)
		} else if strings.Contains(line, "FAIL") || strings.HasPrefix(line, "panic") {
			fmt.Println(line)
		}
	}
	return rows, cmd.Wait()
}
