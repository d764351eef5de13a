package lesson

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"

	"convlab/nn/gemm"
)

// A Program is what computes the page. The build makes two from the same
// source, with SIMD and without, and the loader picks.
type Program struct {
	Core   string // what multiplies, as gemm.Features says it
	Go     string // the version of Go that compiled it: "go1.27.4"
	Size   int    // in bytes, before compression; 0 if it is not known
	Choice bool   // both programs are there, and the browser can run both
}

// thisProgram knows what can be known without a browser.
func thisProgram() Program {
	version, _, _ := strings.Cut(runtime.Version(), " ") // "go1.27.4-X:simd" or "go1.27.4 X:simd": experiments follow
	version, _, _ = strings.Cut(version, "-X:")
	return Program{Core: gemm.Features(), Go: version}
}

// SIMD says whether the program multiplies on vectors.
func (p Program) SIMD() bool { return strings.HasPrefix(p.Core, "simd ") }

// Core returns the sentence that says what multiplies.
func (l *Lesson) Core() string {
	t := &l.T().About
	words := strings.Fields(l.Program.Core)
	if !l.Program.SIMD() || len(words) < 2 {
		return fmt.Sprintf(t.Core, t.CorePlain)
	}
	where := runtime.GOARCH
	if len(words) > 2 {
		where = words[2]
	}
	return fmt.Sprintf(t.Core, fmt.Sprintf(t.CoreSIMD, strings.TrimSuffix(words[1], "-bit"), where))
}

// Made returns the line that says what compiled the program and how large it is.
func (l *Lesson) Made() string {
	if l.Program.Size == 0 {
		return l.Program.Go
	}
	return fmt.Sprintf(l.T().About.Made, l.Program.Go, strconv.FormatFloat(float64(l.Program.Size)/1e6, 'f', 1, 64))
}

// Other returns the address of this very page on the other program, and the
// words of a link to it; both are empty where there is no choice.
func (l *Lesson) Other() (href, words string) {
	switch t := &l.T().About; {
	case !l.Program.Choice:
		return "", ""
	case l.Program.SIMD():
		return "?simd=0" + l.Hash(), t.TryPlain
	default:
		return "?simd=1" + l.Hash(), t.TrySIMD
	}
}
