package words

import (
	"math"
	"strconv"
	"strings"
)

// Number formats v for a cell or a term: a true minus sign, no trailing zeros,
// and ninths and sixteenths, which blur kernels are made of, as fractions.
// Other numbers are rounded to three decimals.
func Number(v float64) string {
	if r := math.Round(v); math.Abs(v-r) < 1e-9 {
		return minus(strconv.FormatFloat(r+0, 'f', -1, 64)) // +0 turns −0 into 0
	}
	if h := v * 100; math.Abs(h-math.Round(h)) < 1e-9 {
		return minus(strconv.FormatFloat(math.Round(h)/100, 'f', -1, 64))
	}
	if math.Abs(v) < 2 {
		for _, d := range []float64{3, 9, 8, 16} {
			if n := v * d; math.Abs(n-math.Round(n)) < 1e-9 {
				return minus(strconv.Itoa(int(math.Round(n))) + "/" + strconv.Itoa(int(d)))
			}
		}
	}
	return minus(strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 3, 64), "0"), "."))
}

// Exact says whether [Number] writes v without rounding it.
func Exact(v float64) bool {
	m := v * 1000
	return math.Abs(m-math.Round(m)) < 1e-6 || strings.Contains(Number(v), "/")
}

// Short is [Number] with at most one decimal, for sums beside many others.
func Short(v float64) string {
	r := math.Round(v*10) / 10
	return minus(strconv.FormatFloat(r+0, 'f', -1, 64))
}

func minus(s string) string {
	if s == "-0" {
		return "0"
	}
	return strings.Replace(s, "-", "−", 1)
}

// Percent formats a probability with one decimal, without the sign. What is
// nearly certain reads as ">99.9" and what is nearly impossible as "<0.1":
// softmax never says 1 or 0.
func Percent(p float32) string {
	v := float64(p) * 100
	switch {
	case v > 99.95:
		return ">99.9"
	case v < 0.05 && v > 0:
		return "<0.1"
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// Thousands formats n with commas: 335,114.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
