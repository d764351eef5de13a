package network

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Odds are ten outputs on their way through softmax: each to the power of e, and
// divided by what all add up to.
type Odds struct {
	Z     []float32
	Exp   []float64 // e to the power of z
	Total float64   // of Exp
	P     []float64 // Exp ÷ Total
	Top   int       // the digit with the largest
	Next  int       // and the one with the second largest

	Decimals int      // of Shown
	Shown    []string // P rounded so that the ten, as they are written, add up to 1
}

// Digits of Shown behind the point. They are enough for two that count of what
// the other nine have together, so that nothing is written as 1.
const (
	leastDecimals = 4
	mostDecimals  = 18
)

func odds(z []float32) Odds {
	o := Odds{Z: slices.Clone(z), Exp: make([]float64, len(z)), P: make([]float64, len(z))}
	for i, v := range z {
		o.Exp[i] = math.Exp(float64(v))
		o.Total += o.Exp[i]
	}
	o.Next = -1
	for i, v := range z {
		if v > z[o.Top] {
			o.Top = i
		}
	}
	others := 0.
	for i, e := range o.Exp {
		o.P[i] = e / o.Total
		if i == o.Top {
			continue
		}
		others += o.P[i]
		if o.Next < 0 || z[i] > z[o.Next] {
			o.Next = i
		}
	}
	o.Decimals = mostDecimals
	if others > 0 {
		o.Decimals = min(max(int(math.Ceil(-math.Log10(others)))+1, leastDecimals), mostDecimals)
	}
	o.Shown = shares(o.P, o.Top, others, o.Decimals)
	return o
}

// shares writes p, which add up to 1, with so many decimals that do so, too. The
// others than the one at top are rounded down, and what that loses of their sum
// goes to those that have lost most; the one at top is what they leave. Where they
// leave all, it is written as more than the largest number below 1.
func shares(p []float64, top int, others float64, decimals int) []string {
	unit := int64(math.Pow10(decimals))
	whole, lost := make([]int64, len(p)), make([]float64, len(p))
	given := int64(math.Round(others * float64(unit))) // to the others
	left := given
	var order []int
	for i, v := range p {
		if i != top {
			u := v * float64(unit)
			whole[i] = int64(u)
			lost[i] = u - float64(whole[i])
			left -= whole[i]
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lost[b], lost[a]) })
	for _, i := range order[:min(max(left, 0), int64(len(order)))] {
		whole[i]++
	}
	whole[top] = unit - given
	out := make([]string, len(p))
	for i, n := range whole {
		prefix := ""
		if given == 0 { // too little for so many decimals
			prefix = "<"
			if n = 1; i == top {
				prefix, n = ">", unit-1
			}
		}
		s := strconv.FormatInt(n, 10)
		s = strings.Repeat("0", max(decimals+1-len(s), 0)) + s
		out[i] = prefix + s[:len(s)-decimals] + "." + s[len(s)-decimals:]
	}
	return out
}

// Ratio is how many times as probable the first digit is as the second.
func (o *Odds) Ratio() float64 {
	return math.Exp(float64(o.Z[o.Top]) - float64(o.Z[o.Next]))
}
