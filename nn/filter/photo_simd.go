//go:build goexperiment.simd && go1.27

package filter

import (
	"simd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// threeRows makes three rows of grey values, a, b and c, from the five rows of
// the window, clamping. It returns false, and does nothing, if it can't.
func threeRows(a, b, c []float32, window [][]float32, f *fixed) bool {
	n, w := len(a), lanes.Count
	_, end := lanes.Whole(n)
	if end == 0 {
		return false
	}
	src := [5]unsafe.Pointer{lanes.Start(window[0]), lanes.Start(window[1]), lanes.Start(window[2]), lanes.Start(window[3]), lanes.Start(window[4])}
	dst := [3]unsafe.Pointer{lanes.Start(a), lanes.Start(b), lanes.Start(c)}
	three(&dst, &src, f, end)
	if n%w > 0 { // the last vector overlaps the one before
		i := uintptr(n-w) * 4
		for k := range src {
			src[k] = unsafe.Add(src[k], i)
		}
		for k := range dst {
			dst[k] = unsafe.Add(dst[k], i)
		}
		three(&dst, &src, f, uintptr(w)*4)
	}
	return true
}

// sums makes whole vectors of row raw sums and returns how many numbers that
// were: eight vectors at once, as long as there are eight.
func sums(row []float32, taps []tap, bias float32) int {
	whole, _ := lanes.Whole(len(row))
	first := simd.BroadcastFloat32s(bias)
	c, w := 0, first.Len()
	if n := len(row); whole >= 8*w {
		for left := n / (8 * w); left > 0; {
			k := min(left, perCall)
			eights(lanes.Start(row[c:]), taps, &bias, uintptr(4*c), k)
			left -= k
			c += k * 8 * w
		}
		if n%(8*w) > 0 { // the last eight overlap those before
			eights(lanes.Start(row[n-8*w:]), taps, &bias, uintptr(4*(n-8*w)), 1)
		}
		return n
	}
	for ; c < whole; c += w {
		s := first
		for i := range taps {
			t := &taps[i]
			s = simd.BroadcastFloat32s(t.k).Mul(lanes.Load(lanes.Start(t.x), uintptr(4*c))).Add(s)
		}
		s.Store(row[c:])
	}
	return c
}

// greys is grey for whole vectors.
func greys(row []float32, absolute bool) int {
	whole, _ := lanes.Whole(len(row))
	bits := uint32(1<<32 - 1)
	if absolute {
		bits = 1<<31 - 1 // without the sign
	}
	keep, half := simd.BroadcastUint32s(bits), simd.BroadcastFloat32s(0.5)
	var none simd.Int32s
	top := simd.BroadcastFloat32s(255).ToBits().BitsToInt32()
	c, w := 0, half.Len()
	for ; c < whole; c += w {
		v := simd.LoadFloat32s(row[c:]).ToBits().And(keep).BitsToFloat32().Add(half)
		// The bits of floats that aren't negative are in the order of the floats,
		// those of others are negative.
		v = v.ToBits().BitsToInt32().Max(none).Min(top).ToBits().BitsToFloat32()
		v.ConvertToInt32().ConvertToFloat32().Store(row[c:])
	}
	return c
}
