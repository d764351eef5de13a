package window

import (
	"slices"
	"testing"
)

// TestAxis compares what follows from At with At itself.
func TestAxis(t *testing.T) {
	for in := 1; in <= 6; in++ {
		for size := 1; size <= 4; size++ {
			for stride := 1; stride <= 3; stride++ {
				for dilation := 1; dilation <= 3; dilation++ {
					for before := -2; before <= 4; before++ {
						check(t, Axis{in, size, stride, dilation, before})
					}
				}
			}
		}
	}
}

func check(t *testing.T, a Axis) {
	all, windows := make([]bool, a.In), []int(nil)
	for o := range 8 {
		var want []int // places in the picture
		for k := range a.Size {
			if i := a.At(o, k); i >= 0 && i < a.In {
				want = append(want, k)
				all[i] = true
			}
			if a.At(o, k) != a.At(o, 0)+k*a.Dilation || a.At(o+1, k) != a.At(o, k)+a.Stride {
				t.Fatalf("%+v: steps of window %d", a, o)
			}
		}
		var got []int
		from, to := a.Inside(o)
		for k := from; k < to; k++ {
			got = append(got, k)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%+v: window %d has places %v inside, want %v", a, o, got, want)
		}
		first, after := a.Covered(o)
		for i := range a.In {
			if want := a.At(o, 0) <= i && i <= a.At(o, a.Size-1); want != (first <= i && i < after) {
				t.Fatalf("%+v: window %d covers cells %d to %d", a, o, first, after)
			}
		}
		windows = append(windows, o)
		var cells []int
		for i, r := range all {
			if r {
				cells = append(cells, i)
			}
		}
		if !slices.Equal(a.Cells(windows), cells) {
			t.Fatalf("%+v: windows %v read %v, want %v", a, windows, a.Cells(windows), cells)
		}
	}
	if a.Reach() != a.At(0, a.Size-1)-a.At(0, 0)+1 {
		t.Fatalf("%+v: reach %d", a, a.Reach())
	}
	for after := -1; after <= 3; after++ {
		want := 0
		for a.At(want, a.Size-1) < a.In+after {
			want++
		}
		if got := a.Count(after); got != want {
			t.Fatalf("%+v: %d windows with %d after, want %d", a, got, after, want)
		}
	}
	if a.Before == 0 && a.At(0, 0) != 0 {
		t.Fatalf("%+v: begins at %d", a, a.At(0, 0))
	}
}
