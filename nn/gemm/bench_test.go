package gemm

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"

	"convlab/nn/internal/rate"
)

// A benchmark line has GFLOP/s and two ratios of the same run; package rate
// says which. Run them as go test -bench . ./nn/gemm; docs/compute.md has a
// table.
func report(b *testing.B, flops float64, ours, theirs func()) {
	rate.Compare(b, &rate.Rate{Flops: flops, F: ours}, &rate.Rate{Flops: flops, F: theirs})
}

// operands are random matrices for one product; of A the given share is 0.
func operands(m, n, k int, zeros float64) (a, b, c []float32) {
	r := rand.New(rand.NewPCG(1, 1))
	fill := func(size int, zeros float64) []float32 {
		v := make([]float32, size)
		for i := range v {
			if r.Float64() >= zeros {
				v[i] = 2*r.Float32() - 1
			}
		}
		return v
	}
	return fill(m*k, zeros), fill(k*n, 0), make([]float32, m*n)
}

func benchmark(b *testing.B, tA, tB blas.Transpose, m, n, k int, zeros float64) {
	x, y, z := operands(m, n, k, zeros)
	lda, ldb := k, n
	if tA != blas.NoTrans {
		lda = m
	}
	if tB != blas.NoTrans {
		ldb = k
	}
	run := func(impl blas.Float32) func() {
		return func() { impl.Sgemm(tA, tB, m, n, k, 1, x, lda, y, ldb, 0, z, n) }
	}
	report(b, 2*float64(m)*float64(n)*float64(k), run(Implementation{}), run(gonum.Implementation{}))
}

func BenchmarkSquare(b *testing.B) {
	b.Log(Features())
	for _, n := range []int{64, 128, 256, 512, 1024} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmark(b, blas.NoTrans, blas.NoTrans, n, n, n, 0) })
	}
}

// BenchmarkDense has the products of the course's network, 784-256-256-256-10:
// forward y = x·W, dW = xᵀ·dy, dx = dy·Wᵀ.
func BenchmarkDense(b *testing.B) {
	for _, batch := range []int{1, 32, 128, 1000, 2000} {
		for _, l := range []struct{ in, out int }{{784, 256}, {256, 256}, {256, 10}} {
			name := func(what string) string { return fmt.Sprintf("%s/%d-%d/batch%d", what, l.in, l.out, batch) }
			b.Run(name("y"), func(b *testing.B) { benchmark(b, blas.NoTrans, blas.NoTrans, batch, l.out, l.in, 0) })
			b.Run(name("dW"), func(b *testing.B) { benchmark(b, blas.Trans, blas.NoTrans, l.in, l.out, batch, 0) })
			b.Run(name("dx"), func(b *testing.B) { benchmark(b, blas.NoTrans, blas.Trans, batch, l.in, l.out, 0) })
		}
	}
}

// BenchmarkForward has the four forward products of that network in a row, and
// reports how many images a second go through them.
func BenchmarkForward(b *testing.B) {
	const batch = 1000
	type product struct {
		n, k    int
		x, y, z []float32
	}
	var all []product
	flops := 0.0
	for _, l := range []struct{ in, out int }{{784, 256}, {256, 256}, {256, 256}, {256, 10}} {
		x, y, z := operands(batch, l.out, l.in, 0)
		all = append(all, product{l.out, l.in, x, y, z})
		flops += 2 * batch * float64(l.in) * float64(l.out)
	}
	run := &rate.Rate{Flops: flops, F: func() {
		for _, p := range all {
			Implementation{}.Sgemm(blas.NoTrans, blas.NoTrans, batch, p.n, p.k, 1, p.x, p.k, p.y, p.n, 0, p.z, p.n)
		}
	}}
	for b.Loop() {
		run.Turn()
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(run.Best*1e9*batch/flops, "images/s")
}

// BenchmarkDigit is a drawn digit in the first layer: four numbers in five are
// 0, so GFLOP/s count work that nobody does.
func BenchmarkDigit(b *testing.B) {
	benchmark(b, blas.NoTrans, blas.NoTrans, 1, 256, 784, 0.8)
}

// BenchmarkRows is what the constants rowwise, dotwise and inPlace were chosen by: a few
// examples of a hidden layer, half of whose numbers ReLU made 0.
func BenchmarkRows(b *testing.B) {
	for _, m := range []int{1, 2, 3, 4, 8, 12, 16} {
		b.Run(fmt.Sprint(m), func(b *testing.B) { benchmark(b, blas.NoTrans, blas.NoTrans, m, 256, 256, 0.5) })
	}
}

// BenchmarkShare prints how many times as fast all processors are as one.
func BenchmarkShare(b *testing.B) {
	for _, s := range []struct{ m, n, k int }{{512, 512, 512}, {2000, 256, 784}, {784, 256, 2000}, {128, 256, 784}} {
		b.Run(fmt.Sprintf("%d×%d×%d", s.m, s.n, s.k), func(b *testing.B) {
			x, y, z := operands(s.m, s.n, s.k, 0)
			all, flops := runtime.GOMAXPROCS(0), 2*float64(s.m)*float64(s.n)*float64(s.k)
			defer runtime.GOMAXPROCS(all)
			f := func() {
				Implementation{}.Sgemm(blas.NoTrans, blas.NoTrans, s.m, s.n, s.k, 1, x, s.k, y, s.n, 0, z, s.n)
			}
			one, many := &rate.Rate{Flops: flops, F: f}, &rate.Rate{Flops: flops, F: f}
			for b.Loop() {
				runtime.GOMAXPROCS(1)
				one.Turn()
				runtime.GOMAXPROCS(all)
				many.Turn()
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(many.Best, "GFLOP/s")
			b.ReportMetric(many.Best/one.Best, "×one")
		})
	}
}
