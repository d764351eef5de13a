// Command convlab builds the site, serves it, and generates the components' Go code. See build.sh, which calls it.
//
//	convlab build    [-out dist] [-quality 11] [-plain]
//	convlab serve    [-port 8080] [-quality 11] [-watch] [-plain]
//	convlab generate
package main

import (
	"flag"
	"fmt"
	"os"

	"convlab/web/site"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "convlab:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say what to do: build, serve or generate")
	}
	root, err := site.Root()
	if err != nil {
		return err
	}
	flags := flag.NewFlagSet(args[0], flag.ExitOnError)
	switch args[0] {
	case "build":
		return build(root, flags, args[1:])
	case "serve":
		return serve(root, flags, args[1:])
	case "generate":
		return site.Generate(root)
	}
	return fmt.Errorf("unknown verb %q; there are build, serve and generate", args[0])
}
