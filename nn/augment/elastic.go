package augment

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"

	"convlab/nn/gemm"
)

// From here on blas32 multiplies on the machine's vectors, where the build and
// the machine have them; see package nn/gemm.
func init() { gemm.Use() }

// A field is the elastic displacement of every pixel. Its arrays have two
// lines of 28 for each row of the image: the x parts, then the y parts. They are
// all 0 without elastic distortion.
//
// Smoothing an array U by a Gaussian of rows and columns is G·U·Gᵀ, where
// G[i][j] is the Gaussian's weight at i−j: two small matrix products, which is
// what this machine does fastest. Nothing is left out of the sum; noise beyond
// the picture is 0.
type field struct {
	down, across [side * side]float32 // G, the first times alpha
	noise        [2 * pixels]float32  // U
	half         [2 * pixels]float32  // alpha·G·U
	out          [2 * pixels]float32  // alpha·G·U·G, in pixels
}

// plan sets the weights: exp(−t²/2σ²), divided by their sum over all integers t.
func (f *field) plan(e Elastic) {
	sigma := float64(e.Sigma)
	weight := func(t int) float64 {
		// Beyond 6σ a weight is below float32's rounding of the sum, and soon one
		// of those tiny numbers that processors are slow with.
		if t == 0 {
			return 1
		} else if math.Abs(float64(t)) > 6*sigma {
			return 0
		}
		return math.Exp(-float64(t*t) / (2 * sigma * sigma))
	}
	var sum float64
	for t := -int(6 * sigma); t <= int(6*sigma); t++ {
		sum += weight(t)
	}
	for i := range side {
		for j := range side {
			w := weight(i-j) / sum
			f.across[i*side+j] = float32(w)
			f.down[i*side+j] = float32(float64(e.Alpha) * w)
		}
	}
}

// draw makes a new displacement from the next 784 numbers of chip.
func (f *field) draw(chip *rand.PCG) {
	for i := 0; i < len(f.noise); i += 2 {
		u := chip.Uint64() // two numbers uniform in −1..1
		f.noise[i] = float32(int32(u)) * (1. / (1 << 31))
		f.noise[i+1] = float32(int32(u>>32)) * (1. / (1 << 31))
	}
	f.smooth()
}

// smooth sets f.out to the smoothed f.noise.
func (f *field) smooth() {
	const x, two = side, 2 * side
	impl := blas32.Implementation()
	// Down the columns both fields are one 28×56 matrix, along the rows one 56×28.
	impl.Sgemm(blas.NoTrans, blas.NoTrans, x, two, x, 1, f.down[:], x, f.noise[:], two, 0, f.half[:], two)
	impl.Sgemm(blas.NoTrans, blas.NoTrans, two, x, x, 1, f.half[:], x, f.across[:], x, 0, f.out[:], x)
}
