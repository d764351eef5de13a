package vjson

import (
	"math"
	"strconv"
)

// appendFloat writes x as JavaScript prints it: the fewest digits that read as x again, with an exponent below 1e-6 and
// from 1e21 on, and no zero before a one-digit exponent.
func appendFloat(b []byte, x float64, bits int) []byte {
	format := byte('f')
	switch abs := math.Abs(x); {
	case abs == 0:
	case bits == 32 && (float32(abs) < 1e-6 || float32(abs) >= 1e21), bits == 64 && (abs < 1e-6 || abs >= 1e21):
		format = 'e'
	}
	b = strconv.AppendFloat(b, x, format, -1, bits)
	if n := len(b); format == 'e' && b[n-4] == 'e' && b[n-2] == '0' { // e-07
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}
