package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
)

// Dropout makes a share of Rate of the numbers 0 in training and divides the
// others by 1−Rate, so that sums stay as they are on average (Srivastava et al.
// 2014, the way Keras does it). When predicting it changes nothing. It takes
// any shape and has no parameters.
type Dropout struct {
	Rate float64 // from 0 to below 1
}

func (l Dropout) String() string { return "dropout " + strconv.FormatFloat(l.Rate, 'g', -1, 64) }

func (l Dropout) plan(in Shape) (plan, string) {
	if !(l.Rate >= 0 && l.Rate < 1) {
		return plan{}, fmt.Sprintf("a rate of %g is not from 0 to below 1", l.Rate)
	}
	return plan{out: in}, ""
}

func (Dropout) init([]float32, Shape, *rand.Rand) {}

// forward: y = x·mask/(1−Rate) in training, otherwise y = x.
func (l Dropout) forward(t *tensors) {
	if !t.train {
		copy(t.y, t.x)
		return
	}
	l.drop(t.y, t.x, t.seed)
}

// backward: dx is dy dropped and scaled like x. The mask isn't kept: it is
// drawn again from the same seed.
func (l Dropout) backward(t *tensors) {
	switch {
	case t.dx == nil:
	case !t.train:
		copy(t.dx, t.dy)
	default:
		l.drop(t.dx, t.dy, t.seed)
	}
}

// drop sets y to what is left of x.
func (l Dropout) drop(y, x []float32, seed uint64) {
	limit := uint64(l.Rate * (1 << 32))
	scale := float32(1 / (1 - l.Rate))
	y = y[:len(x)]
	for i, v := range x {
		b := math.Float32bits(v * scale)
		if splitMix(seed, uint64(i))>>32 < limit {
			b = 0 // of an integer, this takes no branch
		}
		y[i] = math.Float32frombits(b)
	}
}

// splitMix is number i of the random sequence that begins at seed: SplitMix64
// (Steele, Lea and Flood 2014), whose state is a counter, so that any number of
// it is there without those before.
func splitMix(seed, i uint64) uint64 {
	z := seed + (i+1)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
