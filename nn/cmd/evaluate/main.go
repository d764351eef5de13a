//go:build !js

// Evaluate measures trained networks of package zoo: errors on the training and
// the test images, what rounding to float16 changes, the digits that are
// confused most, time, and errors on synthetic drawn digits. From the root of
// the repository:
//
//	./build.sh evaluate NAME…
package main

import (
	"fmt"
	"os"
	"strings"

	"convlab/nn/gemm"
	"convlab/nn/training"
	"convlab/nn/zoo"
)

func main() {
	if len(os.Args) < 2 || os.Args[1] == "-h" {
		fmt.Fprint(os.Stderr, "usage: evaluate NAME…   (of:")
		for _, m := range zoo.Models {
			fmt.Fprint(os.Stderr, " ", m.Name)
		}
		fmt.Fprintln(os.Stderr, ")")
		os.Exit(2)
	}
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(names []string) error {
	var models []*zoo.Model
	for _, name := range names {
		m := zoo.Find(name)
		if m == nil {
			return fmt.Errorf("no model named %q", name)
		}
		models = append(models, m)
	}
	s, err := training.Open("./build.sh evaluate " + strings.Join(names, " "))
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
