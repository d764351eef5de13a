//go:build goexperiment.simd && go1.27

package vec

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"convlab/nn/internal/lanes"
)

// The tests run our vectors even where they are emulated.
func TestMain(m *testing.M) {
	lanes.Fast = true
	os.Exit(m.Run())
}

// plainly runs f without vectors.
func plainly(f func()) {
	lanes.Fast = false
	defer func() { lanes.Fast = true }()
	f()
}

// TestSameBits compares the sums, whose order matters, with the plain loops'.
func TestSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, f := range columns {
		shapes(func(n, m int) {
			x, y, mean := make([]float32, n*m), make([]float32, n*m), make([]float32, m)
			got, want := make([]float32, m), make([]float32, m)
			fill(x, r, false)
			fill(y, r, false)
			fill(mean, r, false)
			f.run(got, x, mean, y)
			plainly(func() { f.run(want, x, mean, y) })
			differ(t, fmt.Sprintf("%s %d×%d", f.name, n, m), got, want)
		})
	}
}
