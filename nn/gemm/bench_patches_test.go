package gemm

import (
	"fmt"
	"testing"
)

// benchNets are convolutions of one picture, in the nets of the course.
var benchNets = []struct {
	name    string
	p       *Patches
	filters int
}{
	{"lenet1", padded(1, 28, 28, 1, 5, 1, 1, 2, 2, 2, 2), 6},
	{"lenet2", valid(1, 14, 14, 6, 5, 1, 1), 16},
	{"cnn1", valid(1, 28, 28, 1, 3, 1, 1), 32},
	{"cnn2", valid(1, 26, 26, 32, 3, 1, 1), 64},
	{"deotte32", valid(1, 26, 26, 32, 3, 1, 1), 32},
	{"deotte32s2", padded(1, 24, 24, 32, 5, 2, 1, 1, 1, 2, 2), 32},
	{"deotte32-64", valid(1, 12, 12, 32, 3, 1, 1), 64},
	{"deotte64", valid(1, 10, 10, 64, 3, 1, 1), 64},
	{"deotte64s2", padded(1, 8, 8, 64, 5, 2, 1, 1, 1, 2, 2), 64},
	{"deotte128", valid(1, 4, 4, 64, 4, 1, 1), 128},
}

// BenchmarkPatches compares with what a build without vectors does: rows of P
// written out for gonum.
func BenchmarkPatches(b *testing.B) {
	b.Log(Features())
	for _, net := range benchNets {
		for _, batch := range []int{1, 128} {
			p, n := *net.p, net.filters
			p.N = batch
			x, w, y := operands(p.N*p.H*p.W, n, p.C, 0)
			w, _, y = operands(p.Cols(), 1, n, 0)
			y, _, _ = operands(p.Rows(), 1, n, 0)
			dw, dx := make([]float32, len(w)), make([]float32, len(x))
			flops := 2 * float64(p.Rows()) * float64(p.Cols()) * float64(n)
			run := func(name string, ours, theirs func()) {
				b.Run(fmt.Sprintf("%s/%s/batch%d", net.name, name, batch), func(b *testing.B) {
					report(b, flops, ours, theirs)
				})
			}
			run("Mul", func() { p.Mul(y, x, w, n, true) }, func() { p.plainMul(y, x, w, n, true) })
			run("MulTrans", func() { p.MulTrans(dw, x, y, n) }, func() { p.plainMulTrans(dw, x, y, n) })
			run("Scatter", func() { p.Scatter(dx, y, w, n) }, func() { p.plainScatter(dx, y, w, n) })
		}
	}
}
