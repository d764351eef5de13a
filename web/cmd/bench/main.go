//go:build !js

// Command bench runs the benchmarks of nn natively, as wasm in node and as wasm in headless Chromium, and measures how
// long the page takes to start. It collects their lines in a table, and builds the page that measures in a reader's browser:
//
//	bench [-only native|node|chromium|start|page] [-short] [-serve] [-beside dist]
//
// With -beside the start of another built site is measured too, in turns with this one.
//
// The table goes to standard output and to .cache/bench/. With -serve the page is served until Ctrl-C, isolated from other
// origins, so that its clock is fine-grained. See build.sh, which calls it.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"convlab/nn/sourcetree"
	"convlab/web/bench/page"
	"convlab/web/site"
)

func main() {
	only := flag.String("only", "", "native, node, chromium, start or page; all of them by default")
	short := flag.Bool("short", false, "fewer benchmarks, and each more briefly")
	serve := flag.Bool("serve", false, "serve the page afterwards")
	beside := flag.String("beside", "", "a folder with another built site, whose start is measured in turns with this one's")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*only, *beside, *short, *serve); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(only, beside string, short, serve bool) error {
	if all := []string{"", "native", "node", "chromium", "start", "page"}; !slices.Contains(all, only) {
		return fmt.Errorf("-only %s: there are native, node, chromium, start and page", only)
	}
	root, err := sourcetree.Root()
	if err != nil {
		return err
	}
	dist := filepath.Join(root, "dist")
	if only == "" || only == "page" {
		log := func(format string, args ...any) { fmt.Printf(format+"\n", args...) }
		if err := page.Build(page.Options{Root: root, Dist: dist, Log: log}); err != nil {
			return err
		}
		fmt.Println("dist/bench.html is built; -serve serves it")
	}
	if only != "page" {
		if err := measure(root, only, beside, short); err != nil {
			return err
		}
	}
	if serve {
		return serveDist(dist)
	}
	return nil
}

// measure runs the benchmarks in one place, or all, and writes the tables.
func measure(root, only, beside string, short bool) error {
	began := time.Now()
	t := toolchain{root: root}
	t.find()
	var rows []row
	for _, p := range places {
		if only != "" && only != p.name {
			continue
		}
		more, err := t.measure(p, short)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		rows = append(rows, more...)
	}
	var tables []string
	if len(rows) > 0 {
		tables = append(tables, table(rows))
	}
	if only == "" || only == "start" {
		text, err := measureStart(root, beside)
		if err != nil {
			return fmt.Errorf("start: %w", err)
		}
		tables = append(tables, text)
	}
	text := fmt.Sprintf("%s, %s, %s; `%s`, %.0f s\n\n%s", machine(rows), t.version, began.Format(time.DateTime),
		strings.Join(append([]string{"./build.sh bench"}, os.Args[1:]...), " "), time.Since(began).Seconds(), strings.Join(tables, "\n"))
	dir := filepath.Join(root, ".cache", "bench")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	file := filepath.Join(dir, began.Format("2006-01-02-150405")+".md")
	fmt.Printf("\n%s\n%s\n", text, file)
	return os.WriteFile(file, []byte(text), 0o644)
}

// serveDist serves the folder on a free port of this machine.
func serveDist(dist string) error {
	h, err := site.Handler(dist)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("\nhttp://localhost:%d/bench.html   (Ctrl-C ends it)\n", l.Addr().(*net.TCPAddr).Port)
	return http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		h.ServeHTTP(w, r)
	}))
}
