package training

import (
	"cmp"
	"slices"

	"convlab/nn/mnist"
)

// A Confusion is a wrong answer, or [NoDigit], that was given Times times.
type Confusion struct {
	Label, Answer uint8
	Times         int
}

// Confusions are the wrong answers, the most frequent first.
func Confusions(a Answers, labels []uint8) []Confusion {
	var times [mnist.Classes][mnist.Classes + 1]int
	for i, label := range labels {
		times[label][a.Digit(i)]++
	}
	var list []Confusion
	for label := range times {
		for answer, n := range times[label] {
			if n > 0 && answer != label {
				list = append(list, Confusion{uint8(label), uint8(answer), n})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Confusion) int { return cmp.Compare(b.Times, a.Times) })
	return list
}
