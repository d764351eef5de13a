//go:build !js

// Mnistsample writes a balanced sample of MNIST's test images, the first so
// many of each digit, as two IDX files for the page:
//
//	go run ./nn/cmd/mnistsample [-n 50] DIR
//
// writes DIR/sample-images.idx3 and DIR/sample-labels.idx1.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"convlab/nn/mnist"
)

func main() {
	n := flag.Int("n", 50, "images of each digit")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: mnistsample [-n 50] DIR")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || *n < 1 || *n > 890 { // MNIST's test set has 892 fives
		flag.Usage()
		os.Exit(2)
	}
	if err := write(flag.Arg(0), *n); err != nil {
		fmt.Fprintln(os.Stderr, "mnistsample:", err)
		os.Exit(1)
	}
}

func write(dir string, n int) error {
	_, test, err := mnist.Load()
	if err != nil {
		return err
	}
	var images, labels bytes.Buffer
	if err := test.Sample(n).Write(&images, &labels); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "sample-images.idx3"), images.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "sample-labels.idx1"), labels.Bytes(), 0o644)
}
