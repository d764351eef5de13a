// Browserexec runs a js/wasm program in headless Chromium. It takes a program
// and its arguments as go test gives them to an -exec command:
//
//	go build -o /tmp/browserexec ./web/cmd/browserexec
//	GOOS=js GOARCH=wasm go test -exec /tmp/browserexec ./web/dom
//
// or in one line, because go test hands on GOOS and GOARCH and runs the
// command in the package's directory:
//
//	GOOS=js GOARCH=wasm go test -exec 'env -u GOOS -u GOARCH go run convlab/web/cmd/browserexec' ./web/dom
//
// The program's standard output and error become ours, its exit code ours too.
//
// The page that runs it has the Content-Security-Policy of our own pages, so
// that tests meet it, and is isolated from other origins, so that clocks in
// benchmarks are fine-grained. static/dom.js is there, which web/dom needs. There is no file system: every file is absent.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	timeout := flag.Duration("timeout", 10*time.Minute, "end the program after this time")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: browserexec [-timeout d] program.wasm [argument ...]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ctx, cancel := context.WithTimeout(ctx, *timeout)
	code, err := run(ctx, flag.Arg(0), flag.Args())
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("not finished after %v", *timeout)
	}
	cancel()
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "browserexec:", err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// run serves the program and has Chromium run it; args includes its name.
func run(ctx context.Context, program string, args []string) (code int, err error) {
	glue, ours, err := scripts()
	if err != nil {
		return 1, err
	}
	srv, err := serve(program, glue, ours, args)
	if err != nil {
		return 1, err
	}
	defer srv.close()
	return browse(ctx, srv.url)
}

// scripts returns the JavaScript side of Go's runtime, from the toolchain, and that of web/dom.
func scripts() (glue, ours []byte, err error) {
	out, err := exec.Command("go", "env", "GOROOT", "GOMOD").Output()
	if err != nil {
		return nil, nil, fmt.Errorf("go env: %w", err)
	}
	goroot, mod, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	if glue, err = os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js")); err != nil {
		return nil, nil, err
	}
	ours, err = os.ReadFile(filepath.Join(filepath.Dir(mod), "static", "dom.js"))
	return glue, ours, err
}
