package vec

import "math"

// FromHalf: dst = the IEEE 754 half-precision numbers in src, two bytes each,
// low byte first, exactly. src has twice as many bytes as dst has numbers.
func FromHalf(dst []float32, src []byte) {
	fit("FromHalf", 2*len(dst), len(src))
	for i := halves(dst, src); i < len(dst); i++ {
		dst[i] = half(uint32(src[2*i]) | uint32(src[2*i+1])<<8)
	}
}

// The exponent of a half has a bias of 15, that of a float32 one of 127: moved
// to its place, it is 2¹¹² times too small, also where the number is subnormal.
const (
	halfScale    = 1 << 112
	halfExponent = 31 << 10 // infinite, or no number
	exponent     = 255 << 23
)

func half(h uint32) float32 {
	f := math.Float32bits(math.Float32frombits(h&0x7fff<<13) * halfScale)
	if h&halfExponent == halfExponent {
		f |= exponent
	}
	return math.Float32frombits(f | h&0x8000<<16)
}
