package convolution

import (
	"math"
	"testing"
)

// A step forward is told in beats: products drop into the sum one by one, then it
// is clamped, then the pixel is in its place.
func TestBeats(t *testing.T) {
	r := open()
	r.StepTo(9)
	r.StepTo(1)
	r.StepTo(2) // 60·1·3 = 180 in its column
	b, telling := r.Beat()
	if !telling || b != (Beat{}) || !r.Moving() || r.Clock.Playing {
		t.Fatalf("it begins with %+v, told: %v", b, telling)
	}
	last, clamped, placed, n := b, -1., -1., 0
	for at := 0.; r.Moving(); at += 1. / 60 {
		r.Advance(1. / 60)
		b, _ := r.Beat()
		sum := 0.
		for _, x := range r.View.Step.Terms[:b.Landed] {
			sum += x.Product
		}
		if b.Landed < last.Landed || b.Landed > last.Landed+1 && at < 1 || math.Abs(b.Sum-sum) > 1e-9 || b.Clamped && b.Landed < 9 || b.Placed && !b.Clamped {
			t.Errorf("after %.2f s %+v follows %+v", at, b, last)
		}
		if b.Clamped && clamped < 0 {
			clamped = at
		}
		if b.Placed && placed < 0 {
			placed = at
		}
		if last = b; n > 200 {
			t.Fatal("it never ends")
		}
		n++
	}
	if last.Landed != 9 || last.Sum != r.View.Step.Sum || clamped < .4 || placed-clamped < .1 {
		t.Errorf("it ends with %+v, clamped after %.2f s, placed after %.2f s", last, clamped, placed)
	}

	// The first step takes longest.
	frames := func() (n int) {
		for r.StepTo(r.At + 1); r.Moving(); n++ {
			r.Advance(1. / 60)
		}
		return n
	}
	r.StepTo(0)
	if a, b, c := frames(), frames(), frames(); !(a > b && b > c) || a < 60 {
		t.Errorf("three steps take %d, %d, %d frames", a, b, c)
	}

	// Going elsewhere, pointing and changing numbers show all at once, and so does
	// every step for who wants less motion.
	whole := func(when string) {
		t.Helper()
		if b, telling := r.Beat(); telling || b.Landed != 9 || b.Sum != r.View.Step.Sum || !b.Placed {
			t.Errorf("%s: %+v", when, b)
		}
	}
	r.StepTo(10)
	whole("elsewhere")
	r.StepTo(11)
	r.Hover(3)
	whole("pointing")
	r.Hover(-1)
	r.UseKernel("box")
	whole("another kernel")
	r.Calm = true
	r.StepTo(r.At + 1)
	whole("calm")
	if r.Moving() {
		t.Error("calm, something moves")
	}
}
