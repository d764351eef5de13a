package vec

import "math"

// Tanh is the rational function that Eigen 3.3 and XLA have for float32
// (Eigen/src/Core/MathFunctionsImpl.h); beyond ±tanhLimit it stays as it is
// there. In plain wasm it takes 40 % of the time of a tanh from eˣ. The
// coefficients of eˣ are those of Moshier's Cephes library (expf.c). How far
// the results are from the true ones is measured by TestAccuracy; the bounds
// there are in the functions' comments.
const (
	tanhLimit = 7.90531110763549805
	p13       = -2.76076847742355e-16
	p11       = 2.00018790482477e-13
	p9        = -8.60467152213735e-11
	p7        = 5.12229709037114e-08
	p5        = 1.48572235717979e-05
	p3        = 6.37261928875436e-04
	p1        = 4.89352455891786e-03
	q6        = 1.19825839466702e-06
	q4        = 1.18534705686654e-04
	q2        = 2.26843463243900e-03
	q0        = 4.89352518554385e-03

	expLow  = -104 // eˣ is 0 below
	log2e   = 1.44269504088896341
	ln2High = 0.693359375 // ln 2 in two parts: n·ln2High is exact
	ln2Low  = -2.12194440e-4

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

	signBit = 1 << 31
)

// Tanh: y = tanh x, at most 6 units in the last place off and never beyond
// ±1.
func Tanh(y, x []float32) {
	fit("Tanh", len(y), len(x))
	i := tanhs(y, x)
	y = y[i:]
	for i, v := range x[i:][:len(y)] {
		y[i] = tanh1(v)
	}
}

func tanh1(x float32) float32 {
	if x > tanhLimit {
		x = tanhLimit
	}
	if x < -tanhLimit {
		x = -tanhLimit
	}
	s := float32(x * x)
	p := float32(s*p13) + p11
	p = float32(p*s) + p9
	p = float32(p*s) + p7
	p = float32(p*s) + p5
	p = float32(p*s) + p3
	p = float32(p*s) + p1
	q := float32(s*q6) + q4
	q = float32(q*s) + q2
	q = float32(q*s) + q0
	return x * float32(p/q) // x·p could underflow
}

// Sigmoid: y = 1/(1 + e⁻ˣ), at most 2.3 units in the last place off where the
// result is normal.
func Sigmoid(y, x []float32) {
	fit("Sigmoid", len(y), len(x))
	i := sigmoids(y, x)
	y = y[i:]
	for i, v := range x[i:][:len(y)] {
		y[i] = sigmoid1(v)
	}
}

// sigmoid1 takes e to minus the size of x, which doesn't overflow, as 2ⁿ·eʳ
// with n whole and |r| ≤ ln 2/2.
func sigmoid1(x float32) float32 {
	v := math.Float32frombits(math.Float32bits(x) | signBit)
	if v < expLow {
		v = expLow
	}
	t := float32(v*log2e) + whole23
	n := int32(math.Float32bits(t)) - whole23Bits
	f := t - whole23
	r := v - float32(f*ln2High) - float32(f*ln2Low)
	p := float32(r*e5) + e4
	p = float32(p*r) + e3
	p = float32(p*r) + e2
	p = float32(p*r) + e1
	p = float32(p*r) + e0
	p = float32(p*float32(r*r)) + r + 1
	// 2ⁿ in two steps: it may be no float32 where p·2ⁿ is one.
	h := n >> 1
	e := p * math.Float32frombits(uint32(h+127)<<23) * math.Float32frombits(uint32(n-h+127)<<23)
	if x < 0 {
		return e / (1 + e)
	}
	return 1 / (1 + e)
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
