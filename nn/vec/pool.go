package vec

// MaxPool2 is one row of 2×2 max pooling with stride 2, channels fastest. x0 and
// x1 are two rows of 2·cols places with c channels each, y is a row of cols
// places: y is the largest of four, channel by channel. NaN wins. An odd last
// column is the caller's to leave out. y must not overlap x0 or x1.
func MaxPool2(y, x0, x1 []float32, c int) {
	cols := rows("MaxPool2", len(y), c)
	fit("MaxPool2", 2*len(y), len(x0), len(x1))
	for j := maxPool2(y, x0, x1, c); j < cols; j++ {
		p, q, z := x0[2*j*c:][:2*c], x1[2*j*c:][:2*c], y[j*c:][:c]
		for k := range z {
			z[k] = larger(larger(p[k], p[c+k]), larger(q[k], q[c+k]))
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
		p, q, z := x0[2*j*c:][:2*c], x1[2*j*c:][:2*c], y[j*c:][:c]
		dp, dq, g := dx0[2*j*c:][:2*c], dx1[2*j*c:][:2*c], dy[j*c:][:c]
		for k := range z {
			var a, b, d, e float32
			switch z[k] {
			case p[k]:
				a = g[k]
			case p[c+k]:
				b = g[k]
			case q[k]:
				d = g[k]
			default:
				e = g[k]
			}
			dp[k], dp[c+k], dq[k], dq[c+k] = a, b, d, e
		}
	}
}
