//go:build !js

// Evaluate measures trained networks of package zoo: errors on the training and
// the test images, what rounding to float16 changes, the digits that are
// confused most, time, and errors on synthetic drawn digits. From the root of
// the repository:
//
//	./build.sh evaluate NAME…
//
// Or it measures the networks of the page, and the page as a whole, on digits
// that people drew, in a file of the form that package people describes:
//
//	./build.sh evaluate -people FILE [-json FILE] [-sheet FILE.png]
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
	file := flag.String("people", "", "measure the page on the drawn digits in this file")
	jsonFile := flag.String("json", "", "with -people: write the result here, too")
	sheet := flag.String("sheet", "", "with -people: a PNG of the digits that are wrong, refused, split over or unsure")
	seed := flag.Uint64("seed", 1, "with -people: of the digits' places and sizes")
	flag.Usage = func() {
		fmt.Fprintf(os.Stderr, "usage: evaluate NAME…   (of: %s)\n       evaluate -people FILE [flags]\n", strings.Join(zoo.Names(), " "))
		flag.PrintDefaults()
	}
	flag.Parse()
	if (*file == "") == (flag.NArg() == 0) || *file == "" && (*jsonFile != "" || *sheet != "") {
		flag.Usage()
		os.Exit(2)
	}
	err := error(nil)
	if *file != "" {
		err = measurePeople(*file, *jsonFile, *sheet, *seed)
	} else {
		err = run(flag.Args())
	}
	if err != nil {
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
