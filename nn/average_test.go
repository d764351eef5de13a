package nn

import (
	"math"
	"slices"
	"testing"
)

// TestAverage: the mean is that of the definition, in float64.
func TestAverage(t *testing.T) {
	net := small()
	net.Init(1)
	a := Average{Decay: 0.9}.Plan(net)
	sameBits(t, "the start", a.Memory()[:len(net.Params())], net.Params())
	want := make([]float64, len(net.Params()))
	for i, v := range net.Params() {
		want[i] = float64(v)
	}
	for step := 1; step <= 200; step++ {
		copy(net.Params(), random(len(want), uint64(step)))
		a.Update()
		d := math.Min(float64(float32(0.9)), (1+float64(step))/(10+float64(step)))
		for i, v := range net.Params() {
			want[i] = d*want[i] + (1-d)*float64(v)
			if got := a.Memory()[i]; math.Abs(float64(got)-want[i]) > 1e-5 {
				t.Fatalf("step %d: mean %d is %g, want %g", step, i, got, want[i])
			}
		}
	}
	if a.Steps() != 200 {
		t.Errorf("%d steps", a.Steps())
	}

	now, mean := slices.Clone(net.Params()), slices.Clone(a.Memory())
	other := small()
	a.CopyTo(other)
	sameBits(t, "a copy", other.Params(), mean[:len(now)])
	a.Swap()
	sameBits(t, "swapped in", net.Params(), mean[:len(now)])
	a.Swap()
	sameBits(t, "swapped out", net.Params(), now)
	sameBits(t, "the mean, swapped out", a.Memory(), mean)
}

// TestAverageForgets: where a network stays, its mean soon is, too.
func TestAverageForgets(t *testing.T) {
	net := small()
	net.Init(1)
	a := Average{Decay: 0.999}.Plan(net)
	copy(net.Params(), random(len(net.Params()), 2))
	for range 100 {
		a.Update()
	}
	for i, v := range net.Params() {
		if math.Abs(float64(a.Memory()[i]-v)) > 1e-6 {
			t.Fatalf("after 100 steps mean %d is %g, not %g", i, a.Memory()[i], v)
		}
	}
}
