// Package page builds the benchmark page: bench.html, and the folder bench/ with its programs and data. It stands beside
// the site or alone. Package web/bench says what it measures.
package page

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/bench"
	"convlab/web/site"
)

//go:embed bench.html bench.css bench.js
var files embed.FS

// Options say what to build. Root and Dist must be set.
type Options struct {
	Root   string // the repository
	Dist   string // where to write
	Plain  bool   // no program with SIMD
	Images int    // of the training set; 0: all 60,000
	Log    func(format string, args ...any)
}

// Build writes the page. Without a Go for SIMD it says so and leaves that program out.
func Build(opt Options) error {
	if opt.Log == nil {
		opt.Log = func(string, ...any) {}
	}
	if err := os.MkdirAll(filepath.Join(opt.Dist, "bench", "data"), 0o755); err != nil {
		return err
	}
	programs, err := writePrograms(opt)
	if err != nil {
		return err
	}
	trained, err := writeWeights(opt)
	if err != nil {
		return err
	}
	if err := writeDigits(opt); err != nil {
		return err
	}
	own, err := json.Marshal(map[string]any{"programs": programs, "trained": trained})
	if err != nil {
		return err
	}
	html, err := template.ParseFS(files, "bench.html")
	if err != nil {
		return err
	}
	var index bytes.Buffer
	if err := html.Execute(&index, map[string]string{"CSP": site.ContentSecurityPolicy}); err != nil {
		return err
	}
	css, errCSS := files.ReadFile("bench.css")
	script, errJS := files.ReadFile("bench.js")
	return errors.Join(errCSS, errJS,
		opt.write("bench/own.json", own),
		opt.write("bench/bench.css", css),
		opt.write("bench/bench.js", script),
		opt.write("bench.html", index.Bytes()))
}

func (opt *Options) write(name string, data []byte) error {
	return os.WriteFile(filepath.Join(opt.Dist, filepath.FromSlash(name)), data, 0o644)
}

// writePrograms compiles web/cmd/benchpage and returns the names of what came of it.
func writePrograms(opt Options) ([]string, error) {
	builds := map[string][]string{"plain": nil}
	if !opt.Plain {
		if simd, err := site.SIMDToolchain(opt.Root); err != nil {
			opt.Log("no program with SIMD: %v", err)
		} else {
			builds["simd"] = simd
		}
	}
	var (
		mu    sync.Mutex
		wg    sync.WaitGroup
		errs  error
		names []string
	)
	for name, env := range builds {
		names = append(names, name)
		wg.Go(func() {
			opt.Log("compiling the %s program", name)
			err := writeProgram(opt, name, env)
			mu.Lock()
			defer mu.Unlock()
			errs = errors.Join(errs, err)
		})
	}
	wg.Wait()
	slices.Sort(names)
	return names, errs
}

func writeProgram(opt Options, name string, env []string) error {
	out, err := filepath.Abs(filepath.Join(opt.Dist, "bench", name+".wasm"))
	if err != nil {
		return err
	}
	wasm := append([]string{"GOOS=js", "GOARCH=wasm"}, env...)
	if _, err := goCommand(opt.Root, wasm, "build", "-trimpath", "-ldflags=-s -w", "-o", out, "./web/cmd/benchpage"); err != nil {
		return err
	}
	root, err := goCommand(opt.Root, env, "env", "GOROOT")
	if err != nil {
		return err
	}
	glue, err := os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	return opt.write("bench/"+name+"_exec.js", glue)
}

// goCommand runs the go command in root with more environment and returns what it prints.
func goCommand(root string, env []string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Env = root, append(os.Environ(), env...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return strings.TrimSpace(string(out)), nil
}

// writeWeights writes the weights of every model and returns which are trained.
func writeWeights(opt Options) (map[string]bool, error) {
	all := map[string]bool{}
	for i := range bench.Models {
		m := &bench.Models[i]
		net, trained, err := Network(opt.Root, m)
		if err != nil {
			return nil, err
		}
		all[m.Name] = trained
		if err := opt.write("bench/data/"+m.Name+".bin", bench.AppendFloats(nil, net.Params())); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Network returns the network that the page has for m. It is trained if the zoo has one of that name with the same
// layers and a file of weights; otherwise its weights are those that a training with seed 1 starts from.
func Network(root string, m *bench.Model) (net *nn.Network, trained bool, err error) {
	net = m.New()
	if known := zoo.Find(m.Name); known != nil && known.New().Architecture() == net.Architecture() {
		f, err := os.Open(filepath.Join(root, "static", "models", known.WeightsFile()))
		if err == nil {
			defer f.Close()
			net, err = known.Decode(f)
			return net, true, err
		}
		if !errors.Is(err, os.ErrNotExist) {
			return nil, false, err
		}
	}
	net.Init(1)
	return net, false, nil
}

// writeDigits writes training images, a byte for each pixel and label.
func writeDigits(opt Options) error {
	train, _, err := mnist.Load()
	if err != nil {
		return err
	}
	if opt.Images > 0 {
		train = train.Slice(0, min(opt.Images, train.Len()))
	}
	return errors.Join(
		opt.write("bench/data/mnist-x.bin", train.Images),
		opt.write("bench/data/mnist-y.bin", train.Labels))
}
