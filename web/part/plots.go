package part

import (
	"fmt"
	"strconv"
	"strings"
)

// Plots are curves from 0 to 100 over a few steps, beside each other, with a line
// at the step that is looked at.
type Plots struct {
	Of    []Plot
	At    string // the style that says where the line is: "--x:0.5"
	Ticks []string
}

// A Plot has curves that are compared.
type Plot struct {
	Key, Title, Class, Name string // Name is spoken
	Curves                  []Curve
}

// A Curve is drawn in a box of 80×100, from the top.
type Curve struct {
	Class  string // "curve", and how it is drawn: "thick", "dashed" or neither
	Text   string
	Value  string // at the step that is looked at
	Points string // of an SVG polyline
	Style  string // where the dot is: At, and "--y:0.2"
}

// CurveOf draws values from 0 to 100, one for each step, with a dot at one of them.
func CurveOf(class, text, value string, values []float64, at int) Curve {
	var b strings.Builder
	last := max(len(values)-1, 1)
	for i, v := range values {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d,%.2f", 80*i/last, 100-v)
	}
	return Curve{Class: class, Text: text, Value: value, Points: b.String(),
		Style: StepStyle(at, last) + ";--y:" + strconv.FormatFloat(1-values[at]/100, 'f', 4, 64)}
}

// StepStyle says where a step is, of those from 0 to last.
func StepStyle(at, last int) string {
	return "--x:" + strconv.FormatFloat(float64(at)/float64(max(last, 1)), 'f', 4, 64)
}
