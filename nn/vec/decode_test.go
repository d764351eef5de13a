package vec

import (
	"math"
	"testing"
)

// halfValue is the definition: sign · 2^(exponent−15) · 1.fraction, without the
// leading 1 where the exponent is 0.
func halfValue(h uint16) float32 {
	exp, frac := int(h>>10&31), float64(h&1023)
	v := math.Ldexp(1024+frac, exp-25)
	switch {
	case exp == 0:
		v = math.Ldexp(frac, -24)
	case exp == 31 && frac == 0:
		v = math.Inf(1)
	case exp == 31:
		v = math.NaN()
	}
	if h&0x8000 != 0 {
		v = -v
	}
	return float32(v)
}

func TestFromHalf(t *testing.T) {
	src, want := make([]byte, 2<<16), make([]float32, 1<<16)
	for h := range want {
		src[2*h], src[2*h+1] = byte(h), byte(h>>8)
		want[h] = halfValue(uint16(h))
	}
	got := make([]float32, 1<<16)
	FromHalf(got, src)
	differ(t, "all halves", got, want)
	for _, n := range lengths() {
		f := newField(n)
		FromHalf(f.v(), src[2*0x3bfd:][:2*n])
		if differ(t, "halves", f.v(), want[0x3bfd:][:n]) || !f.intact() {
			t.Fatalf("%d halves, or around them", n)
		}
	}
}
