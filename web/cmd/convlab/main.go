// Command convlab builds the site and serves it. See build.sh, which calls it.
//
//	convlab build    [-out dist] [-quality 11] [-plain]
//	convlab serve    [-port 8080] [-quality 11] [-watch] [-plain]
package main

import (
	"flag"
	"fmt"
	"os"

	"convlab/nn/sourcetree"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "convlab:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say what to do: build or serve")
	}
	root, err := sourcetree.Root()
	if err != nil {
		return err
	}
	flags := flag.NewFlagSet(args[0], flag.ExitOnError)
	switch args[0] {
	case "build":
		return build(root, flags, args[1:])
	case "serve":
		return serve(root, flags, args[1:])
	}
	return fmt.Errorf("unknown verb %q; there are build and serve", args[0])
}
