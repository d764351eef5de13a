package words

import (
	"math"
	"strconv"
	"strings"
)

// Signed writes a number with its sign and three decimals: "+2.284", "−0.065",
// "0". What would be rounded to nothing is written as a power of ten.
func Signed(v float64) string {
	s := Plain(v)
	if v > 0 {
		return "+" + s
	}
	return s
}

// Plain is [Signed] without a plus.
func Plain(v float64) string {
	switch a := math.Abs(v); {
	case v == 0:
		return "0"
	case a < .0005:
		return Power(v)
	default:
		return minus(strconv.FormatFloat(v, 'f', 3, 64))
	}
}

// Power writes a number with three digits that count: what is large or small by a
// power of ten, "3.86×10¹²".
func Power(v float64) string {
	if a := math.Abs(v); v == 0 || a >= .01 && a < 999.5 {
		digits := 0
		switch {
		case a < .1:
			digits = 4
		case a < 1:
			digits = 3
		case a < 10:
			digits = 2
		case a < 100:
			digits = 1
		}
		return minus(strconv.FormatFloat(v, 'f', digits, 64))
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 2, 64), "e")
	n, _ := strconv.Atoi(exponent)
	return minus(mantissa) + "×10" + super(n)
}

// super writes a whole number as an exponent.
func super(n int) string {
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		b.WriteString(string([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")[strings.IndexRune("0123456789-", c)]))
	}
	return b.String()
}
