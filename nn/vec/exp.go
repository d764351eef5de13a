package vec

import "math"

// Coefficients of eˣ and of tanh x are those of Moshier's Cephes library
// (expf.c, tanhf.c). How far the results are from the true ones is measured by
// TestAccuracy; the bounds there are in the functions' comments.
const (
	expLow, expHigh = -104, 88.8 // eˣ is 0 below and infinite above
	log2e           = 1.44269504088896341
	ln2High         = 0.693359375 // ln 2 in two parts: n·ln2High is exact
	ln2Low          = -2.12194440e-4

	e5 = 1.9875691500e-4
	e4 = 1.3981999507e-3
	e3 = 8.3334519073e-3
	e2 = 4.1665795894e-2
	e1 = 1.6666665459e-1
	e0 = 5.0000001201e-1

	// Adding and subtracting it rounds to a whole number, which then stands in
	// the lowest bits of the sum.
	whole23     = 3 << 22
	whole23Bits = 0x4b400000

	tanhSmall = 0.625 // below, a polynomial; above, from eˣ
	t4        = -5.70498872745e-3
	t3        = 2.06390887954e-2
	t2        = -5.37397155531e-2
	t1        = 1.33314422036e-1
	t0        = -3.33332819422e-1

	signBit = 1 << 31
)

// An argument is what eˣ is taken of, for a given number: first bits are kept
// and set, then it is multiplied and shifted.
type argument struct {
	keep, set     uint32
	factor, shift float32
}

var (
	itself   = argument{keep: math.MaxUint32, factor: 1}
	minusAbs = argument{keep: signBit - 1, set: signBit, factor: 1} // −|x|
	minusTwo = argument{keep: signBit - 1, set: signBit, factor: 2} // −2|x|
)

func (a *argument) of(x float32) float32 {
	x = math.Float32frombits(math.Float32bits(x)&a.keep | a.set)
	return float32(x*a.factor) + a.shift
}

// exp1 returns eˣ = 2ⁿ·eʳ with n whole and |r| ≤ ln 2/2.
func exp1(x float32) float32 {
	if x < expLow {
		x = expLow
	}
	if x > expHigh {
		x = expHigh
	}
	t := float32(x*log2e) + whole23
	n := int32(math.Float32bits(t)) - whole23Bits
	f := t - whole23
	r := x - float32(f*ln2High) - float32(f*ln2Low)
	p := float32(r*e5) + e4
	p = float32(p*r) + e3
	p = float32(p*r) + e2
	p = float32(p*r) + e1
	p = float32(p*r) + e0
	p = float32(p*float32(r*r)) + r + 1
	// 2ⁿ in two steps: it may be no float32 where p·2ⁿ is one.
	h := n >> 1
	return p * math.Float32frombits(uint32(h+127)<<23) * math.Float32frombits(uint32(n-h+127)<<23)
}

// exponentials: dst = e to the arguments.
func exponentials(dst, x []float32, a *argument) {
	for i := exps(dst, x, a); i < len(dst); i++ {
		dst[i] = exp1(a.of(x[i]))
	}
}

// Exp: dst = eˣ, at most 1.1 units in the last place off where the result is
// normal.
func Exp(dst, x []float32) {
	fit("Exp", len(dst), len(x))
	exponentials(dst, x, &itself)
}

// A chunk is room for exponentials, while x is still needed.
type chunk [256]float32

// Tanh: y = tanh x, at most 1.7 units in the last place off.
func Tanh(y, x []float32) {
	fit("Tanh", len(y), len(x))
	var c chunk
	for len(y) > 0 {
		k := min(len(c), len(y))
		e := c[:k]
		exponentials(e, x[:k], &minusTwo)
		for i := tanhs(y[:k], x[:k], e); i < k; i++ {
			v := x[i]
			bits := math.Float32bits(v)
			abs := math.Float32frombits(bits &^ signBit)
			t := (1 - e[i]) / (1 + e[i])
			if abs < tanhSmall {
				z := float32(abs * abs)
				p := float32(z*t4) + t3
				p = float32(p*z) + t2
				p = float32(p*z) + t1
				p = float32(p*z) + t0
				t = float32(float32(p*z)*abs) + abs
			}
			y[i] = math.Float32frombits(math.Float32bits(t) | bits&signBit)
		}
		y, x = y[k:], x[k:]
	}
}

// Sigmoid: y = 1/(1 + e⁻ˣ), at most 2.3 units in the last place off where the
// result is normal.
func Sigmoid(y, x []float32) {
	fit("Sigmoid", len(y), len(x))
	var c chunk
	for len(y) > 0 {
		k := min(len(c), len(y))
		e := c[:k]
		exponentials(e, x[:k], &minusAbs)
		for i := sigmoids(y[:k], x[:k], e); i < k; i++ {
			v := float32(1)
			if x[i] < 0 {
				v = e[i]
			}
			y[i] = v / (1 + e[i])
		}
		y, x = y[k:], x[k:]
	}
}

// TanhGrad: dx = dy·(1 − y²), given y = tanh x.
func TanhGrad(dx, y, dy []float32) {
	fit("TanhGrad", len(dx), len(y), len(dy))
	for i := tanhGrad(dx, y, dy); i < len(dx); i++ {
		dx[i] = dy[i] * (1 - float32(y[i]*y[i]))
	}
}

// SigmoidGrad: dx = dy·y·(1 − y), given y = Sigmoid(x).
func SigmoidGrad(dx, y, dy []float32) {
	fit("SigmoidGrad", len(dx), len(y), len(dy))
	for i := sigmoidGrad(dx, y, dy); i < len(dx); i++ {
		dx[i] = dy[i] * float32(y[i]*(1-y[i]))
	}
}

// SoftmaxRows: each row of dst (n×m) is softmax of that row of x: eˣ divided by
// its sum. Taking off the largest first changes nothing but lets nothing
// overflow.
func SoftmaxRows(dst, x []float32, m int) {
	fit("SoftmaxRows", len(dst), len(x))
	n := rows("SoftmaxRows", len(dst), m)
	if m >= 64 {
		a := itself
		for i := range n {
			row, x := dst[i*m:][:m], x[i*m:][:m]
			a.shift = -Max(x)
			exponentials(row, x, &a)
			Scale(row, row, 1/Sum(row))
		}
		return
	}
	// A vector may be wider than a row: the exponentials don't mind.
	for i := range n {
		row, x := dst[i*m:][:m], x[i*m:][:m]
		top := Max(x)
		for j, v := range x {
			row[j] = v - top
		}
	}
	Exp(dst, dst)
	for i := range n {
		row := dst[i*m:][:m]
		scale := 1 / Sum(row)
		for j := range row {
			row[j] *= scale
		}
	}
}
