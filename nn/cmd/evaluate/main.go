//go:build !js

// Evaluate measures trained networks of package zoo: errors on the training and
// the test images, what rounding to float16 changes, the digits that are
// confused most, time, and errors on synthetic drawn digits. From the root of
// the repository:
//
//	./build.sh evaluate NAME…
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"convlab/nn/gemm"
	"convlab/nn/training/session"
	"convlab/nn/zoo"
)

func main() {
	flag.Usage = func() { fmt.Fprintf(os.Stderr, "usage: evaluate NAME…   (of: %s)\n", strings.Join(zoo.Names(), " ")) }
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(names []string) error {
	var models []*zoo.Model
	for _, name := range names {
		m := zoo.Find(name)
		if m == nil {
			return fmt.Errorf("no model named %q; there are: %s", name, strings.Join(zoo.Names(), " "))
		}
		models = append(models, m)
	}
	s, err := session.Open("./build.sh evaluate " + strings.Join(names, " "))
	if err != nil {
		return err
	}
	fmt.Printf("products: %s\n", gemm.Features())
	for _, m := range models {
		if err := s.Evaluate(os.Stdout, m); err != nil {
			return err
		}
	}
	return nil
}
