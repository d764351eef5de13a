//go:build !js

// Train trains the networks of package zoo on MNIST and writes what the page
// uses. From the root of the repository:
//
//	go run ./nn/cmd/train dense             train on all 60,000 images
//	go run ./nn/cmd/train -validate dense   on 55,000, judged on the other 5,000
//	go run ./nn/cmd/train novelty           fit the "not a digit" model
//
// A final training writes static/models/NAME.f16, nn/zoo/results/NAME.json and
// nn/zoo/NAME_results_gen.go. Ctrl-C saves a checkpoint in .cache/train; the
// same command goes on from there and ends with the very weights that an
// uninterrupted run ends with. For experiments and smoke tests:
//
//	go run ./nn/cmd/train -limit 2000 -epochs 1 -out DIR dense
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// heldOut is how many training images, the last ones, -validate keeps from
// training.
const heldOut = 5000

// options are the command line.
type options struct {
	validate bool
	fresh    bool
	limit    int    // training images; 0: all
	epochs   int    // instead of the recipe's; 0: the recipe's
	batch    int    // likewise
	out      string // directory for every result; "": their places in the repository
	command  string // as typed, for the results file
	root     string // of the repository
}

func main() {
	var o options
	flag.BoolVar(&o.validate, "validate", false, "hold the last 5,000 training images out and judge on them; the test set is not read")
	flag.BoolVar(&o.fresh, "fresh", false, "start anew even if there is a checkpoint")
	flag.IntVar(&o.limit, "limit", 0, "use only the first so many training images (needs -out)")
	flag.IntVar(&o.epochs, "epochs", 0, "instead of the recipe's (needs -out or -validate)")
	flag.IntVar(&o.batch, "batch", 0, "instead of the recipe's (needs -out or -validate)")
	flag.StringVar(&o.out, "out", "", "write results to this directory, not to their places in the repository")
	flag.Usage = func() {
		fmt.Fprintf(os.Stderr, "usage: train NAME [flags]   (one of: %s)\n", strings.Join(names(), " "))
		flag.PrintDefaults()
	}
	flag.Parse()
	name := flag.Arg(0)
	if flag.NArg() > 1 { // flags may stand behind the name, too
		flag.CommandLine.Parse(flag.Args()[1:])
	}
	if name == "" || flag.NArg() > 1 || flag.NArg() == 1 && flag.Arg(0) != name {
		flag.Usage()
		os.Exit(2)
	}
	o.command = strings.Join(append([]string{"go run ./nn/cmd/train"}, os.Args[1:]...), " ")

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, o, name); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		if errors.Is(err, errInterrupted) {
			os.Exit(130)
		}
		os.Exit(1)
	}
}

func names() []string {
	list := []string{"novelty"}
	for _, m := range zoo.Models {
		list = append(list, m.Name)
	}
	return list
}

func run(ctx context.Context, o options, name string) error {
	model := zoo.Find(name)
	if model == nil && name != "novelty" {
		return fmt.Errorf("no model named %q; there are: %s", name, strings.Join(names(), " "))
	}
	if (o.limit != 0 || !o.validate && (o.epochs != 0 || o.batch != 0)) && o.out == "" {
		return errors.New("another recipe than the committed one needs -out, so that it can't overwrite the committed results")
	}
	var err error
	if o.root, err = root(); err != nil {
		return err
	}
	train, test, err := mnist.Load()
	if err != nil {
		return err
	}
	if name == "novelty" {
		return fitNovelty(o, train, test)
	}
	if o.limit > 0 {
		train = train.Slice(0, min(o.limit, train.Len()))
	}
	if o.validate {
		return validate(ctx, o, model, train)
	}
	return final(ctx, o, model, train, test)
}

// root is the directory of this module's go.mod, at or above the working
// directory.
func root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		b, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(b), "module convlab\n") {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("run me inside the convlab repository")
		}
		dir = up
	}
}

// path places a result: name under the repository's dir, or under -out.
func (o *options) path(dir, name string) string {
	if o.out != "" {
		return filepath.Join(o.out, name)
	}
	return filepath.Join(o.root, filepath.FromSlash(dir), name)
}

// write writes a file whole or not at all: to a temporary one beside it, then
// renamed.
func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails, as it should, after the rename
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
