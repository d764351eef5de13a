//go:build !js

// Shifts measures how far the networks of zoo.Shifted, with the weights that are
// committed, tolerate that a digit stands elsewhere: all 10,000 test images, moved
// by 0 to 8 pixels to the right, to the left, down and up. It is to be run again
// when weights have changed, and asks only the networks whose weights have
// (-fresh: all of them). From the root of the repository:
//
//	./build.sh shifts
package main

import (
	"flag"
	"fmt"
	"os"

	"convlab/nn/training/session"
)

func main() {
	fresh := flag.Bool("fresh", false, "also ask networks that were measured with the same weights before")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	s, err := session.Open("./build.sh shifts")
	if err == nil {
		s.Fresh = *fresh
		err = s.Shifts(os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "shifts:", err)
		os.Exit(1)
	}
}
