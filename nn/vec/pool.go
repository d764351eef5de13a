package vec

import "math"

// MaxPool2 is one row of 2×2 max pooling with stride 2, channels fastest. x0 and
// x1 are two rows of 2·cols places with c channels each, y is a row of cols
// places: y is the largest of four, channel by channel. NaN wins. An odd last
// column is the caller's to leave out. y must not overlap x0 or x1.
func MaxPool2(y, x0, x1 []float32, c int) {
	cols := rows("MaxPool2", len(y), c)
	fit("MaxPool2", 2*len(y), len(x0), len(x1))
	for j := maxPool2(y, x0, x1, c); j < cols; j++ {
		z := y[j*c:][:c]
		x00, x01 := x0[2*j*c:][:len(z)], x0[(2*j+1)*c:][:len(z)]
		x10, x11 := x1[2*j*c:][:len(z)], x1[(2*j+1)*c:][:len(z)]
		for i := range z {
			z[i] = larger(larger(x00[i], x01[i]), larger(x10[i], x11[i]))
		}
	}
}

// MaxPool2Grad is the gradient of [MaxPool2] by its rows x0 and x1: dy goes to
// the largest of the four, the first of equals (in reading order, as field
// libraries have it), the others get 0. Where y is NaN it goes to the last. dx0
// and dx1 are overwritten; they must not overlap any other operand.
func MaxPool2Grad(dx0, dx1, dy, x0, x1, y []float32, c int) {
	cols := rows("MaxPool2Grad", len(y), c)
	fit("MaxPool2Grad", len(y), len(dy))
	fit("MaxPool2Grad", 2*len(y), len(x0), len(x1), len(dx0), len(dx1))
	for j := maxPool2Grad(dx0, dx1, dy, x0, x1, y, c); j < cols; j++ {
		// On bits, because which number won is as good as random: a branch would
		// be guessed wrong half of the time.
		z := y[j*c:][:c]
		g := dy[j*c:][:len(z)]
		x00, x01, x10 := x0[2*j*c:][:len(z)], x0[(2*j+1)*c:][:len(z)], x1[2*j*c:][:len(z)]
		d00, d01 := dx0[2*j*c:][:len(z)], dx0[(2*j+1)*c:][:len(z)]
		d10, d11 := dx1[2*j*c:][:len(z)], dx1[(2*j+1)*c:][:len(z)]
		for i, top := range z {
			left := math.Float32bits(g[i]) // until its winner is found
			b := won(x00[i], top, left)
			left ^= b
			d00[i] = math.Float32frombits(b)
			b = won(x01[i], top, left)
			left ^= b
			d01[i] = math.Float32frombits(b)
			b = won(x10[i], top, left)
			left ^= b
			d10[i] = math.Float32frombits(b)
			d11[i] = math.Float32frombits(left)
		}
	}
}

// won is bits if x is the winner top, otherwise 0.
func won(x, top float32, bits uint32) uint32 {
	b := uint32(0)
	if x == top {
		b = bits
	}
	return b
}
