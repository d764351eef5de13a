//go:build !js

// Table trains what is missing of the networks of package zoo, one after the
// other, and writes nn/zoo/results/results.json, docs/table.md and
// docs/table.csv. From the root of the repository:
//
//	./build.sh table -dry             say what would be trained
//	./build.sh table -only lenet-5    train only what is missing of this one; it may be one that takes hours
//	./build.sh table -write           train nothing, write the table of what there is
//
// Ctrl-C saves; the same command goes on from there.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"convlab/nn/training"
	"convlab/nn/training/session"
	"convlab/nn/zoo"
)

func main() {
	dry := flag.Bool("dry", false, "say what would be trained, and do nothing")
	only := flag.String("only", "", "names, separated by commas: train only these (default: all but those that take hours)")
	write := flag.Bool("write", false, "train nothing, write the table of what there is")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	if err := run(ctx, *dry, *write, *only); err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		if errors.Is(err, training.ErrInterrupted) {
			os.Exit(130)
		}
		os.Exit(1)
	}
}

func run(ctx context.Context, dry, write bool, only string) error {
	names, err := chosen(only)
	if err != nil {
		return err
	}
	s, err := session.Open("./build.sh table")
	if err != nil {
		return err
	}
	for _, m := range zoo.Models {
		if write || !slices.Contains(names, m.Name) {
			continue
		}
		missing, err := s.Missing(m)
		switch {
		case err != nil:
			return err
		case len(missing) == 0:
			continue
		case dry && m.Of != nil:
			fmt.Printf("%s: the vote is missing\n", m.Name)
			continue
		case dry:
			fmt.Printf("%s: seeds %d are missing\n", m.Name, missing)
			continue
		}
		s.Command = "./build.sh train " + m.Name // which does the same
		if err := s.Final(ctx, m, missing...); err != nil {
			return err
		}
	}
	if dry {
		return nil
	}
	return s.WriteTable()
}

// chosen are the names in list, or those of all models that don't take hours.
func chosen(list string) (names []string, err error) {
	if list == "" {
		for _, m := range zoo.Models {
			if !m.Long {
				names = append(names, m.Name)
			}
		}
		return names, nil
	}
	names = strings.Split(list, ",")
	for _, name := range names {
		if zoo.Find(name) == nil {
			return nil, fmt.Errorf("no model named %q; there are: %s", name, strings.Join(zoo.Names(), " "))
		}
	}
	return names, nil
}
