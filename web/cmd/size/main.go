// Command size builds the page and says what it costs to fetch: the programs and the first screen, each beside its budget,
// and what every chapter and every package has of a program.
//
//	size [-plain]
//
// It fails where something is above its budget. See build.sh, which calls it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"convlab/nn/sourcetree"
	"convlab/web/site"
	"convlab/web/site/cost"
)

func main() {
	plain := flag.Bool("plain", false, "only the program without SIMD")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*plain); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(plain bool) error {
	root, err := sourcetree.Root()
	if err != nil {
		return err
	}
	files, err := site.Build(site.Options{
		Root: root, Dist: filepath.Join(root, ".cache", "size"), Quality: 11, Plain: plain,
		Log: func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) },
	})
	if err != nil {
		return err
	}
	spent := site.Spend(files)
	over := printSpent(os.Stdout, spent)

	name, brotli := dearest(spent)
	with, err := site.ToolchainOf(root, name)
	if err != nil {
		return err
	}
	rows, err := cost.Of(root, with, brotli)
	if err != nil {
		return err
	}
	fmt.Printf("\nof %s:\n", name)
	printRows(os.Stdout, "chapter", cost.Chapters(rows))
	printRows(os.Stdout, "package", rows)
	if over {
		return errors.New("above the budget")
	}
	return nil
}

// dearest returns the larger program.
func dearest(spent []site.Spent) (name string, brotli int) {
	for _, s := range spent {
		if filepath.Ext(s.Name) == ".wasm" && s.Brotli > brotli {
			name, brotli = s.Name, s.Brotli
		}
	}
	return name, brotli
}
