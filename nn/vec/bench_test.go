//go:build goexperiment.simd && go1.27

package vec

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"convlab/nn/gemm"
)

// A benchmark line has GB/s, all operands read and written counted, and the
// ratio to the plain loop of the same run. The two take turns of a millisecond
// or less, and the best turn of each counts: what else the machine does can
// only slow a turn down.
//
//	GOTOOLCHAIN=go1.27.4 GOEXPERIMENT=simd go test -run xxx -bench . ./nn/vec
func report(b *testing.B, bytes int, f func()) {
	ours, plain := &rate{f: f}, &rate{f: func() { plainly(f) }}
	for b.Loop() {
		ours.turn()
		plain.turn()
	}
	b.ReportMetric(0, "ns/op") // of no use: it holds both
	b.ReportMetric(float64(bytes)/ours.best, "GB/s")
	b.ReportMetric(plain.best/ours.best, "×plain")
}

// A rate is the best turn of f, in nanoseconds for a call.
type rate struct {
	f     func()
	calls int // in a turn, less one
	best  float64
}

func (r *rate) turn() {
	for {
		begin := time.Now()
		for range r.calls + 1 {
			r.f()
		}
		took := time.Since(begin)
		if took >= 500*time.Microsecond {
			if ns := float64(took.Nanoseconds()) / float64(r.calls+1); r.best == 0 || ns < r.best {
				r.best = ns
			}
			return
		}
		r.calls += r.calls + 1
	}
}

func numbers(count, n int) [][]float32 {
	r := rand.New(rand.NewPCG(1, 1))
	v := make([][]float32, count)
	for k := range v {
		v[k] = make([]float32, n)
		for i := range v[k] {
			v[k][i] = float32(r.NormFloat64())
		}
	}
	return v
}

// BenchmarkFlat has 4,096 numbers of each operand, in the first cache.
func BenchmarkFlat(b *testing.B) {
	b.Log(gemm.Features()) // which go by the same vectors
	const n = 4096
	for _, f := range flat {
		b.Run(f.name, func(b *testing.B) {
			v := numbers(f.operands, n)
			if f.operands > 2 {
				clear(v[2]) // Adam's average of squares
			}
			report(b, 4*n*(f.operands+f.writes), func() { f.run(v) })
		})
	}
}

// BenchmarkRows has rows as they are in LeNet and in the course's networks, a
// quarter of a million numbers at most.
func BenchmarkRows(b *testing.B) {
	for _, s := range []struct{ n, m int }{{576, 6}, {9216, 6}, {2048, 16}, {64, 84}, {64, 256}, {64, 10}, {1, 256}} {
		size := s.n * s.m
		name := func(n string) string { return fmt.Sprintf("%s/%d×%d", n, s.n, s.m) }
		v, r := numbers(3, size), numbers(4, s.m)
		for _, f := range rowwise {
			b.Run(name(f.name), func(b *testing.B) { report(b, 4*size*f.matrices, func() { f.run(v[:f.matrices], r[:f.rows]) }) })
		}
		for k, f := range columns {
			b.Run(name(f.name), func(b *testing.B) {
				report(b, 4*size*(1+k/2), func() {
					clear(r[0])
					f.run(r[0], v[0], r[1], v[1])
				})
			})
		}
	}
}

// BenchmarkPool has a row of LeNet's first and second pooling, and wider ones.
func BenchmarkPool(b *testing.B) {
	for _, s := range []struct{ cols, c int }{{12, 6}, {4, 16}, {14, 32}, {7, 64}} {
		n := s.cols * s.c
		y, x := numbers(2, n), numbers(4, 2*n)
		b.Run(fmt.Sprintf("MaxPool2/%d×%d", s.cols, s.c), func(b *testing.B) {
			report(b, 4*5*n, func() { MaxPool2(y[0], x[0], x[1], s.c) })
		})
		b.Run(fmt.Sprintf("MaxPool2Grad/%d×%d", s.cols, s.c), func(b *testing.B) {
			report(b, 4*10*n, func() { MaxPool2Grad(x[2], x[3], y[1], x[0], x[1], y[0], s.c) })
		})
	}
}

// BenchmarkDecode counts the bytes of both sides.
func BenchmarkDecode(b *testing.B) {
	const n = 4096
	src, dst := make([]byte, 2*n), make([]float32, n)
	r := rand.New(rand.NewPCG(1, 1))
	for i := 1; i < len(src); i += 2 {
		src[i] = byte(48 + r.IntN(16)) // between 1/8 and 2
	}
	b.Run("FromHalf", func(b *testing.B) { report(b, 6*n, func() { FromHalf(dst, src) }) })
}
