package nn

import (
	"slices"
	"testing"
)

// TestShuffleOrder: every number stays, and
// the order is the one that networks were trained with.
func TestShuffleOrder(t *testing.T) {
	order := Shuffle{Seed: 1}.Order(784)
	sorted := slices.Sorted(slices.Values(order))
	for i, v := range sorted {
		if v != i {
			t.Fatalf("%d numbers of 784, without %d", len(sorted), i)
		}
	}
	stay := 0
	for i, v := range order {
		if v == i {
			stay++
		}
	}
	if stay > 6 { // one is expected
		t.Errorf("%d numbers stay where they are", stay)
	}
	if got := order[:6]; !slices.Equal(got, firstOfOne) {
		t.Errorf("the order of seed 1 begins with %v", got)
	}
	if slices.Equal(order, Shuffle{Seed: 2}.Order(784)) || !slices.Equal(order, Shuffle{Seed: 1}.Order(784)) {
		t.Error("an order is not that of its seed")
	}
}

var firstOfOne = []int{19, 129, 154, 80, 577, 191}

// TestShuffleFirst: a network behind a shuffle learns what one learns that is
// given shuffled pictures: the same bits.
func TestShuffleFirst(t *testing.T) {
	in := Shape{5, 4, 1}
	rest := []Layer{Conv2D{Filters: 3, Size: 3}, ReLU{}, Flatten{}, Dense{Units: 4}}
	within := New(in, append([]Layer{Shuffle{Seed: 3}}, rest...)...)
	behind := New(in, rest...)
	within.Init(1)
	behind.Init(1)
	x, labels := make([]float32, 6*in.Size()), []uint8{0, 1, 2, 3, 0, 1}
	for i := range x {
		x[i] = float32(i*i%17) / 17
	}
	shuffled := make([]float32, len(x))
	for i, from := range (Shuffle{Seed: 3}).Order(in.Size()) {
		for at := 0; at < len(x); at += in.Size() {
			shuffled[at+i] = x[at+from]
		}
	}
	for net, x := range map[*Network][]float32{within: x, behind: shuffled} {
		tr := NewTrainer(net, SGD{Rate: 0.1}, 6, 2)
		for range 3 {
			tr.Step(x, labels)
		}
		tr.Close()
	}
	if !slices.Equal(within.Params(), behind.Params()) {
		t.Error("it learned something else")
	}
}
