package nn

import (
	"math"
	"testing"
)

func TestSchedules(t *testing.T) {
	steps := Steps{{0.5, 0.1}, {0.75, 0.01}}
	lenet := Steps{{2. / 20, 0.4}, {5. / 20, 0.2}, {8. / 20, 0.1}, {12. / 20, 0.02}}
	for _, c := range []struct {
		name        string
		s           Schedule
		step, total int
		want        float64
	}{
		{"constant", Constant{}, 7, 10, 1},
		{"before a step", steps, 49, 100, 1},
		{"at a step", steps, 50, 100, 0.1},
		{"at the second", steps, 75, 100, 0.01},
		{"after the end", steps, 200, 100, 0.01},
		{"last batch of epoch 2 of 20", lenet, 2*469 - 1, 20 * 469, 1},
		{"first batch of epoch 3", lenet, 2 * 469, 20 * 469, 0.4},
		{"first batch of epoch 13", lenet, 12 * 469, 20 * 469, 0.02},
		{"epoch 1", Exponential{0.5, 4}, 99, 400, 1},
		{"epoch 2", Exponential{0.5, 4}, 100, 400, 0.5},
		{"epoch 4", Exponential{0.5, 4}, 399, 400, 0.125},
		{"after epoch 4", Exponential{0.5, 4}, 400, 400, 0.0625},
		{"cosine, start", Cosine{}, 0, 8, 1},
		{"cosine, a third", Cosine{}, 100, 300, 0.75},
		{"cosine, half", Cosine{}, 4, 8, 0.5},
		{"cosine, end", Cosine{}, 8, 8, 0},
		{"cosine, not to 0", Cosine{0.1}, 4, 8, 0.55},
		{"cosine of nothing", Cosine{0.1}, 0, 0, 0.1},
		{"one cycle, start", OneCycle{}, 0, 100, 0.04},
		{"one cycle, half up", OneCycle{}, 15, 100, 0.52},
		{"one cycle, peak", OneCycle{}, 30, 100, 1},
		{"one cycle, half down", OneCycle{}, 65, 100, 0.5},
		{"one cycle, end", OneCycle{WarmUp: 0.5}, 100, 100, 0},
		{"warm-up, first", WarmUp{Steps: 5}, 0, 100, 0.2},
		{"warm-up, last", WarmUp{Steps: 5}, 4, 100, 1},
		{"warmed up", WarmUp{Steps: 5}, 5, 100, 1},
		{"then cosine", WarmUp{5, Cosine{}}, 5, 13, 1},
		{"then cosine, half", WarmUp{5, Cosine{}}, 9, 13, 0.5},
		{"warm-up as long as training", WarmUp{5, Cosine{}}, 5, 5, 0},
	} {
		if got := c.s.Factor(c.step, c.total); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v at %d of %d: %g, want %g", c.name, c.s, c.step, c.total, got, c.want)
		}
	}
}

func TestPower(t *testing.T) {
	for _, b := range []float64{0, 0.5, 0.9, 0.999, 1} {
		for n := range 70 {
			want := 1.0
			for range n {
				want *= b
			}
			if got := power(b, n); math.Abs(got-want) > 1e-14 {
				t.Errorf("%g to the power of %d: %g, want %g", b, n, got, want)
			}
		}
	}
}
