//go:build goexperiment.simd && go1.27

package rate

import "simd"

// peakSums is how many sums peak keeps in flight: enough to hide the latency of
// a multiplication and an addition, few enough for 16 registers. Of 8, 10 and
// 12, rolled and unrolled, this was the fastest in Chromium and natively.
const peakSums = 12

var peakFlops = 2 * peakSums * float64(simd.VectorBitSize()/32)

// peakNumbers start each sum differently, or the compiler makes them one.
var peakNumbers = func() (v [32]float32) {
	for i := range v {
		v[i] = 0.5 + float32(i)/100
	}
	return v
}()

func peak(n int) { peakRounds(n, peakNumbers[:]) }

// peakRounds does n rounds of multiply-adds in registers: the most that
// arithmetic can give.
func peakRounds(n int, v []float32) {
	x, y := simd.LoadFloat32s(v), simd.LoadFloat32s(v[16:])
	s0 := simd.BroadcastFloat32s(v[1])
	s1 := simd.BroadcastFloat32s(v[2])
	s2 := simd.BroadcastFloat32s(v[3])
	s3 := simd.BroadcastFloat32s(v[4])
	s4 := simd.BroadcastFloat32s(v[5])
	s5 := simd.BroadcastFloat32s(v[6])
	s6 := simd.BroadcastFloat32s(v[7])
	s7 := simd.BroadcastFloat32s(v[8])
	s8 := simd.BroadcastFloat32s(v[9])
	s9 := simd.BroadcastFloat32s(v[10])
	s10 := simd.BroadcastFloat32s(v[11])
	s11 := simd.BroadcastFloat32s(v[12])
	for ; n > 0; n-- {
		s0 = s0.MulAdd(x, y)
		s1 = s1.MulAdd(x, y)
		s2 = s2.MulAdd(x, y)
		s3 = s3.MulAdd(x, y)
		s4 = s4.MulAdd(x, y)
		s5 = s5.MulAdd(x, y)
		s6 = s6.MulAdd(x, y)
		s7 = s7.MulAdd(x, y)
		s8 = s8.MulAdd(x, y)
		s9 = s9.MulAdd(x, y)
		s10 = s10.MulAdd(x, y)
		s11 = s11.MulAdd(x, y)
	}
	s0.Add(s1).Add(s2).Add(s3).Add(s4).Add(s5).Add(s6).Add(s7).Add(s8).Add(s9).Add(s10).Add(s11).Store(v)
}
