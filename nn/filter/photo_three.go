//go:build goexperiment.simd && go1.27 && !wasm

package filter

import (
	"simd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// three makes end bytes of three rows of grey values from five rows of the
// picture: each vector loaded serves up to three rows.
func three(dst *[3]unsafe.Pointer, src *[5]unsafe.Pointer, f *fixed, end uintptr) {
	k0, k1, k2 := spread(f, 0), spread(f, 1), spread(f, 2)
	k3, k4, k5 := spread(f, 3), spread(f, 4), spread(f, 5)
	k6, k7, k8 := spread(f, 6), spread(f, 7), spread(f, 8)
	w := uintptr(k0.Len()) * 4
	p0, p1, p2, p3, p4 := src[0], src[1], src[2], src[3], src[4]
	for i := uintptr(0); i < end; i += w {
		offset := simd.BroadcastFloat32s(f.offset[0])
		x := lanes.Load(p0, i)
		a := k0.MulAdd(x, offset)
		x = lanes.Load(p0, i+4)
		a = k1.MulAdd(x, a)
		x = lanes.Load(p0, i+8)
		a = k2.MulAdd(x, a)

		x = lanes.Load(p1, i)
		a = k3.MulAdd(x, a)
		b := k0.MulAdd(x, offset)
		x = lanes.Load(p1, i+4)
		a, b = k4.MulAdd(x, a), k1.MulAdd(x, b)
		x = lanes.Load(p1, i+8)
		a, b = k5.MulAdd(x, a), k2.MulAdd(x, b)

		x = lanes.Load(p2, i)
		a, b = k6.MulAdd(x, a), k3.MulAdd(x, b)
		c := k0.MulAdd(x, offset)
		x = lanes.Load(p2, i+4)
		a, b, c = k7.MulAdd(x, a), k4.MulAdd(x, b), k1.MulAdd(x, c)
		x = lanes.Load(p2, i+8)
		a, b, c = k8.MulAdd(x, a), k5.MulAdd(x, b), k2.MulAdd(x, c)
		clamped(a, f).Store(lanes.At(dst[0], i))

		x = lanes.Load(p3, i)
		b, c = k6.MulAdd(x, b), k3.MulAdd(x, c)
		x = lanes.Load(p3, i+4)
		b, c = k7.MulAdd(x, b), k4.MulAdd(x, c)
		x = lanes.Load(p3, i+8)
		b, c = k8.MulAdd(x, b), k5.MulAdd(x, c)
		clamped(b, f).Store(lanes.At(dst[1], i))

		c = k6.MulAdd(lanes.Load(p4, i), c)
		c = k7.MulAdd(lanes.Load(p4, i+4), c)
		c = k8.MulAdd(lanes.Load(p4, i+8), c)
		clamped(c, f).Store(lanes.At(dst[2], i))
	}
}

func spread(f *fixed, i int) simd.Float32s { return simd.BroadcastFloat32s(f.taps[i][0]) }

// clamped cuts v, a sum and a half, to a whole number 0..255. The bits of floats
// that aren't negative are in the order of the floats, those of others are
// negative.
func clamped(v simd.Float32s, f *fixed) simd.Float32s {
	top := simd.BroadcastFloat32s(f.top[0]).ToBits().BitsToInt32()
	var none simd.Int32s
	v = v.ToBits().BitsToInt32().Max(none).Min(top).ToBits().BitsToFloat32()
	return v.ConvertToInt32().ConvertToFloat32()
}

// perCall is how many eights a call may make: here, a loop around the loop over
// the taps made it a third slower.
const perCall = 1

// eights makes eight vectors at q raw sums of what is under the taps, shift
// bytes from their first column. n is 1.
func eights(q unsafe.Pointer, taps []tap, bias *float32, shift uintptr, n int) {
	s0 := simd.BroadcastFloat32s(*bias)
	s1, s2, s3, s4, s5, s6, s7 := s0, s0, s0, s0, s0, s0, s0
	w := uintptr(s0.Len()) * 4
	for i := range taps {
		t := &taps[i]
		k, p := simd.BroadcastFloat32s(t.k), unsafe.Add(lanes.Start(t.x), shift)
		s0 = k.MulAdd(lanes.Load(p, 0), s0)
		s1 = k.MulAdd(lanes.Load(p, w), s1)
		s2 = k.MulAdd(lanes.Load(p, 2*w), s2)
		s3 = k.MulAdd(lanes.Load(p, 3*w), s3)
		s4 = k.MulAdd(lanes.Load(p, 4*w), s4)
		s5 = k.MulAdd(lanes.Load(p, 5*w), s5)
		s6 = k.MulAdd(lanes.Load(p, 6*w), s6)
		s7 = k.MulAdd(lanes.Load(p, 7*w), s7)
	}
	s0.Store(lanes.At(q, 0))
	s1.Store(lanes.At(q, w))
	s2.Store(lanes.At(q, 2*w))
	s3.Store(lanes.At(q, 3*w))
	s4.Store(lanes.At(q, 4*w))
	s5.Store(lanes.At(q, 5*w))
	s6.Store(lanes.At(q, 6*w))
	s7.Store(lanes.At(q, 7*w))
}
