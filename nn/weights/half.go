package weights

import (
	"math"

	"convlab/nn/vec"
)

// toHalf rounds f to the nearest IEEE 754 half-precision number, ties to the
// even one, and returns its bits: 1 sign, 5 exponent (bias 15), 10 fraction.
// What is too large becomes infinite; NaN stays NaN.
func toHalf(f float32) uint16 {
	bits := math.Float32bits(f)
	sign := uint16(bits >> 16 & 0x8000)
	bits &= 0x7fffffff
	switch {
	case bits > 0x7f800000: // NaN: keep the top of its payload, and quiet it
		return sign | 0x7e00 | uint16(bits>>13&0x1ff)
	case bits >= 0x47800000: // 65536 and up
		return sign | 0x7c00
	case bits < 0x33000000: // under half of the smallest subnormal, 2⁻²⁵
		return sign
	}
	exp := int(bits>>23) - 127 + 15
	frac, shift := bits&0x7fffff, 13
	if exp <= 0 { // subnormal: the leading 1 is written out
		frac |= 0x800000
		shift += 1 - exp
		exp = 0
	}
	// A carry out of the fraction runs into the exponent, which is just what
	// rounding up to the next power of two, or to infinity, means.
	h := uint32(exp)<<10 + frac>>shift
	rest, tie := frac&(1<<shift-1), uint32(1)<<(shift-1)
	if rest > tie || rest == tie && h&1 == 1 {
		h++
	}
	return sign | uint16(h)
}

// fromHalf returns the number with half-precision bits h, exactly.
func fromHalf(h uint16) float32 {
	var f [1]float32
	vec.FromHalf(f[:], []byte{byte(h), byte(h >> 8)})
	return f[0]
}

// Round returns f as it comes back from a file: rounded to half precision.
func Round(f float32) float32 { return fromHalf(toHalf(f)) }
