// Package rate is for benchmarks of the packages below nn: it says how fast a computation is beside another one and
// beside the most that the machine's arithmetic can give, all three in the same run.
package rate

import (
	"runtime"
	"testing"
	"time"
)

// Compare reports of ours
//
//	GFLOP/s
//	×gonum  how many times as fast as theirs, which may do less of the same
//	%peak   of a loop of multiply-adds in registers, without memory (peak)
//
// all on one processor. It runs the three in turns of a millisecond, or of one
// call where that takes longer, and the best turn of each counts: what else the
// machine does can only slow a turn down.
func Compare(b *testing.B, ours, theirs *Rate) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	const rounds = 10000
	top := &Rate{Flops: rounds * peakFlops, F: func() { peak(rounds) }}
	for b.Loop() {
		ours.Turn()
		top.Turn()
		if theirs.spent <= ours.spent {
			theirs.Turn()
		}
	}
	b.ReportMetric(0, "ns/op") // of no use: it holds all three
	b.ReportMetric(ours.Best, "GFLOP/s")
	b.ReportMetric(ours.Best/theirs.Best, "×gonum")
	b.ReportMetric(100*ours.Best/top.Best, "%peak")
}

// A Rate is the best turn of F, which does so many floating-point operations.
type Rate struct {
	Flops float64
	F     func()
	Best  float64 // GFLOP/s
	calls int     // in a turn, less one
	spent time.Duration
}

// Turn calls F for a millisecond or longer.
func (r *Rate) Turn() {
	for {
		start := time.Now()
		for range r.calls + 1 {
			r.F()
		}
		took := time.Since(start)
		r.spent += took
		if took >= time.Millisecond {
			r.Best = max(r.Best, float64(r.calls+1)*r.Flops/float64(took.Nanoseconds()))
			return
		}
		r.calls += r.calls + 1 // in wasm a look at the clock takes a microsecond
	}
}
