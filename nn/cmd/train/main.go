//go:build !js

// Train trains the networks of package zoo on MNIST and writes what is
// committed of them. From the root of the repository, with the newest Go for
// speed (./build.sh train does that):
//
//	./build.sh train dense cnn              train on all 60,000 images, from all seeds of the recipes
//	./build.sh train -seeds 1 cnn           from the first seed only
//	./build.sh train -validate dense        on 55,000, judged on the other 5,000
//	./build.sh train -validate -rate 0.001 -epochs 10 cnn
//	./build.sh train novelty                fit the "not a digit" model
//
// A final training looks at the test images once, after its last epoch. Package
// session says what is written where. Ctrl-C saves a checkpoint; the same
// command goes on from there and ends with the very weights that an
// uninterrupted run ends with. For smoke tests:
//
//	./build.sh train -limit 2000 -epochs 1 -out DIR dense
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"convlab/nn/training"
	"convlab/nn/training/session"
	"convlab/nn/zoo"
)

func main() {
	var t session.Trial
	var rate float64
	validate := flag.Bool("validate", false, "hold the last 5,000 training images out and judge on them; the test images are not asked")
	fresh := flag.Bool("fresh", false, "start anew even if there is a checkpoint or a finished training")
	seeds := flag.Int("seeds", 0, "train only from the first so many seeds (0: all; with -validate: 1)")
	out := flag.String("out", "", "write results to this directory, not to their places in the repository")
	flag.Uint64Var(&t.Seed, "seed", 0, "train only from this seed (if it is not one of the recipe's, needs -out or -validate)")
	flag.IntVar(&t.Limit, "limit", 0, "use only the first so many training images (needs -out or -validate)")
	flag.IntVar(&t.Epochs, "epochs", 0, "instead of the recipe's (needs -out or -validate)")
	flag.IntVar(&t.Batch, "batch", 0, "instead of the recipe's (needs -out or -validate)")
	flag.Float64Var(&rate, "rate", 0, "learning rate, instead of the recipe's (needs -out or -validate)")
	flag.Usage = func() {
		fmt.Fprintf(os.Stderr, "usage: train [flags] NAME…   (of: %s)\n", strings.Join(names(), " "))
		flag.PrintDefaults()
	}
	list := parse()
	if len(list) == 0 {
		flag.Usage()
		os.Exit(2)
	}
	t.Rate = float32(rate)

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	err := known(list)
	var s *session.Session
	if err == nil {
		s, err = session.Open("./build.sh train " + strings.Join(os.Args[1:], " "))
	}
	if err == nil {
		s.Out, s.Fresh, s.Trial = *out, *fresh, t
		err = run(ctx, s, list, *validate, *seeds)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		if errors.Is(err, training.ErrInterrupted) {
			os.Exit(130)
		}
		os.Exit(1)
	}
}

// parse returns the arguments that are no flags. Flags may stand anywhere.
func parse() (list []string) {
	flag.Parse()
	for flag.NArg() > 0 {
		list = append(list, flag.Arg(0))
		flag.CommandLine.Parse(flag.Args()[1:])
	}
	return list
}

func names() []string { return append([]string{"novelty"}, zoo.Names()...) }

// known returns an error for the first name that is of nothing.
func known(list []string) error {
	for _, name := range list {
		if zoo.Find(name) == nil && name != "novelty" {
			return fmt.Errorf("no model named %q; there are: %s", name, strings.Join(names(), " "))
		}
	}
	return nil
}

func run(ctx context.Context, s *session.Session, list []string, validate bool, seeds int) error {
	for _, name := range list {
		var err error
		switch {
		case name == "novelty" && (validate || s.Trial != session.Trial{}):
			err = errors.New("novelty has no recipe to try: of the flags only -out is for it")
		case name == "novelty":
			err = fitNovelty(s)
		case validate:
			err = s.Validate(ctx, zoo.Find(name), s.Seeds(zoo.Find(name), max(seeds, 1))...)
		default:
			err = s.Final(ctx, zoo.Find(name), s.Seeds(zoo.Find(name), seeds)...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
