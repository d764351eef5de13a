package site

import (
	"errors"
	"fmt"
	"go/version"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"convlab/web/gotool"
)

// A Toolchain is a Go that compiles ./wasm: what is added to the environment of the go command.
type Toolchain []string

// A program is one way in which a package is compiled. static/prefs.js knows the names of the page's two and picks one;
// boot.js takes the workers' one that goes with it.
type program struct {
	name string    // among the assets
	from string    // the package
	glue string    // among the assets: the JavaScript side, which belongs to the version of Go
	with Toolchain // what compiles it; nil: the machine's own Go
}

const (
	wasmName       = "convlab.wasm"
	simdWasmName   = "convlab-simd.wasm"
	workerName     = "worker.wasm"
	simdWorkerName = "worker-simd.wasm"
	glueName       = "wasm_exec.js"
	simdGlueName   = "wasm_exec-simd.js"
)

// simdGo is the first Go with package simd that we have tested; an older one fetches it for the program that needs it.
const simdGo = "go1.27.4"

// addPrograms compiles ./wasm, the page, and ./wasm/worker, what its workers run, with SIMD too if there is a Go that can,
// and adds the programs with their JavaScript sides.
func addPrograms(a assets, opt Options) error {
	programs := []program{{wasmName, "./wasm", glueName, nil}, {workerName, "./wasm/worker", glueName, nil}}
	if !opt.Plain {
		simd, err := opt.SIMD(opt.Root)
		if err == nil {
			programs = append(programs, program{simdWasmName, "./wasm", simdGlueName, simd},
				program{simdWorkerName, "./wasm/worker", simdGlueName, simd})
		} else {
			opt.Log("no program with SIMD, only the plain one: %v", err)
		}
	}
	type result struct {
		wasm, glue []byte
		err        error
	}
	results := make([]result, len(programs))
	var wg sync.WaitGroup
	for i, p := range programs {
		wg.Go(func() {
			r := &results[i]
			if r.wasm, r.err = p.compile(opt.Root); r.err == nil {
				r.glue, r.err = p.javaScript(opt.Root)
			}
		})
	}
	wg.Wait()
	var errs error
	for i, r := range results {
		if r.err != nil {
			errs = errors.Join(errs, fmt.Errorf("%s: %w", programs[i].name, r.err))
			continue
		}
		a.add(programs[i].name, r.wasm)
		a.add(programs[i].glue, r.glue)
	}
	return errs
}

// notInlined are packages whose functions the compiler does not copy into those that call them: what they do is not what
// takes the time, and copies are a large part of the program that a reader waits for.
var notInlined = []string{"convlab/web", "convlab/web/chapter/...", "convlab/web/lesson/...", "convlab/web/page", "convlab/web/part",
	"github.com/vugu/...", "fmt", "os", "reflect", "time"}

// compile compiles the package as it is shipped: no symbols, no paths of this machine, no commit, so that equal sources give equal bytes.
func (p program) compile(root string) ([]byte, error) {
	out := filepath.Join(root, ".cache", "build", p.name)
	// The go command does not link again if out is current.
	env := append(Toolchain{"GOOS=js", "GOARCH=wasm"}, p.with...)
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"}
	for _, packages := range notInlined {
		args = append(args, "-gcflags="+packages+"=-l")
	}
	_, err := gotool.Run(env, root, append(args, "-o", out, p.from)...)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

// javaScript returns wasm_exec.js of the Go that compiles the program.
func (p program) javaScript(root string) ([]byte, error) {
	goroot, err := gotool.Run(p.with, root, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, fmt.Errorf("this Go installation has no JavaScript side for wasm: %w", err)
	}
	return text, nil
}

// ToolchainOf is the Go that compiles a program, by the program's name among the assets.
func ToolchainOf(root, name string) (Toolchain, error) {
	if name == simdWasmName || name == simdWorkerName {
		return SIMDToolchain(root)
	}
	return nil, nil
}

// SIMDToolchain is the Go that compiles the program with SIMD: the machine's own if it is new enough, else one that the go
// command fetches the first time. The error says in a sentence why there is none.
func SIMDToolchain(root string) (Toolchain, error) {
	var t Toolchain
	own, err := gotool.Run(nil, root, "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	if version.Compare(own, "go1.27") < 0 {
		t = Toolchain{"GOTOOLCHAIN=" + simdGo}
		if err := t.check(root); err != nil {
			return nil, fmt.Errorf("Go %s can't be had here (%s)", strings.TrimPrefix(simdGo, "go"), lastLine(err))
		}
	}
	t = append(t, "GOEXPERIMENT=simd")
	if err := t.check(root); err != nil {
		return nil, fmt.Errorf("this Go has no package simd (%s)", lastLine(err))
	}
	return t, nil
}

// check reports whether the toolchain is there, or can be fetched, and knows its experiments.
func (t Toolchain) check(root string) error {
	_, err := gotool.Run(t, root, "env", "GOVERSION")
	return err
}

// lastLine returns the last line of an error with text: of what the go command says, the reason.
func lastLine(err error) string {
	lines := strings.Split(strings.TrimSpace(err.Error()), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
