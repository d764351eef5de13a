package filter

import (
	"math/rand/v2"
	"testing"
)

// Raw sums of a whole picture are those of one step each.
func TestSumsAreSteps(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 9))
	for _, k := range Kernels()[:5] {
		for _, v := range []Conv{{}, {Padding: 1}, {Stride: 2, Bias: -3}, {Padding: 2, Dilation: 2, Flip: true}} {
			for _, size := range [][2]int{{5, 5}, {7, 19}, {12, 40}} {
				v.Kernel, v.Input = k.Plane, NewPlane(size[0], size[1])
				src := make([]float32, len(v.Input.V))
				for i := range src {
					v.Input.V[i] = float64(rnd.IntN(256))
					src[i] = float32(v.Input.V[i])
				}
				p := v.Photo(size[0], size[1])
				rows, cols := p.OutSize()
				dst := make([]float32, rows*cols)
				p.Sums(dst, src)
				for i, got := range dst {
					if want := v.Step(i/cols, i%cols).Sum; float64(got) != want {
						t.Fatalf("%s %+v on %v: sum %d is %g, want %g", k.Key, v.Padding, size, i, got, want)
					}
				}
			}
		}
	}
}
