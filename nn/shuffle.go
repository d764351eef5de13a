package nn

import (
	"math/rand/v2"
	"strconv"
)

// Shuffle puts the numbers of every example in another order, always the same
// one, drawn from Seed. What is said is the same; what stood beside what is
// lost. It takes any shape, keeps it, and has no parameters.
type Shuffle struct{ Seed uint64 }

func (l Shuffle) String() string { return "shuffle " + strconv.FormatUint(l.Seed, 10) }

// Order is the order for n numbers: output i is input Order(n)[i]. It is that
// of Fisher and Yates, the same on every machine.
func (l Shuffle) Order(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := int(splitMix(l.Seed, uint64(i)) % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}

func (l Shuffle) plan(in Shape) (plan, string) {
	return plan{out: in, reads: readsShuffled, order: l.Order(in.Size())}, ""
}

func (Shuffle) init([]float32, Shape, *rand.Rand) {}

// forward: y[i] = x[order[i]].
func (Shuffle) forward(t *tensors) {
	for at := 0; at < len(t.y); at += t.out {
		x, y := t.x[at:][:t.in], t.y[at:][:t.out]
		for i, from := range t.order {
			y[i] = x[from]
		}
	}
}

// backward: dx[order[i]] = dy[i].
func (Shuffle) backward(t *tensors) {
	if t.dx == nil {
		return
	}
	for at := 0; at < len(t.dy); at += t.out {
		dx, dy := t.dx[at:][:t.in], t.dy[at:][:t.out]
		for i, from := range t.order {
			dx[from] = dy[i]
		}
	}
}
