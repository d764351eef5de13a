//go:build goexperiment.simd && go1.27

package filter

import (
	"simd/archsimd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// three makes end bytes of three rows of grey values from five rows of the
// picture: each vector loaded serves up to three rows. The order is what the
// browser's compiler keeps: few numbers live at a time, and the nine of the
// kernel in registers.
func three(dst *[3]unsafe.Pointer, src *[5]unsafe.Pointer, f *fixed, end uintptr) {
	k0 := archsimd.LoadFloat32x4Array(&f.taps[0])
	k1 := archsimd.LoadFloat32x4Array(&f.taps[1])
	k2 := archsimd.LoadFloat32x4Array(&f.taps[2])
	k3 := archsimd.LoadFloat32x4Array(&f.taps[3])
	k4 := archsimd.LoadFloat32x4Array(&f.taps[4])
	k5 := archsimd.LoadFloat32x4Array(&f.taps[5])
	k6 := archsimd.LoadFloat32x4Array(&f.taps[6])
	k7 := archsimd.LoadFloat32x4Array(&f.taps[7])
	k8 := archsimd.LoadFloat32x4Array(&f.taps[8])
	p0, p1, p2, p3, p4 := src[0], src[1], src[2], src[3], src[4]
	q0, q1, q2 := dst[0], dst[1], dst[2]
	for i := uintptr(0); i < end; i += 16 {
		p := unsafe.Add(p0, i)
		x := archsimd.LoadFloat32x4Array(lanes.Four(p, 0))
		a := k0.Mul(x)
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 4))
		a = a.Add(k1.Mul(x))
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 8))
		a = a.Add(k2.Mul(x))

		p = unsafe.Add(p1, i)
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 0))
		a = a.Add(k3.Mul(x))
		b := k0.Mul(x)
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 4))
		a = a.Add(k4.Mul(x))
		b = b.Add(k1.Mul(x))
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 8))
		a = a.Add(k5.Mul(x))
		b = b.Add(k2.Mul(x))

		p = unsafe.Add(p2, i)
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 0))
		a = a.Add(k6.Mul(x))
		b = b.Add(k3.Mul(x))
		c := k0.Mul(x)
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 4))
		a = a.Add(k7.Mul(x))
		b = b.Add(k4.Mul(x))
		c = c.Add(k1.Mul(x))
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 8))
		a = a.Add(k8.Mul(x))
		b = b.Add(k5.Mul(x))
		c = c.Add(k2.Mul(x))
		clamped(a, f).StoreArray(lanes.Four(q0, i))

		p = unsafe.Add(p3, i)
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 0))
		b = b.Add(k6.Mul(x))
		c = c.Add(k3.Mul(x))
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 4))
		b = b.Add(k7.Mul(x))
		c = c.Add(k4.Mul(x))
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 8))
		b = b.Add(k8.Mul(x))
		c = c.Add(k5.Mul(x))
		clamped(b, f).StoreArray(lanes.Four(q1, i))

		p = unsafe.Add(p4, i)
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 0))
		c = c.Add(k6.Mul(x))
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 4))
		c = c.Add(k7.Mul(x))
		x = archsimd.LoadFloat32x4Array(lanes.Four(p, 8))
		c = c.Add(k8.Mul(x))
		clamped(c, f).StoreArray(lanes.Four(q2, i))
	}
}

// clamped adds the bias and a half and cuts to a whole number 0..255. The bits
// of floats that aren't negative are in the order of the floats, those of others
// are negative; comparing whole numbers is one instruction, Max and Min of
// floats are many in a browser.
func clamped(v archsimd.Float32x4, f *fixed) archsimd.Float32x4 {
	v = v.Add(archsimd.LoadFloat32x4Array(&f.offset))
	var none archsimd.Int32x4
	top := archsimd.LoadFloat32x4Array(&f.top).ToBits().BitsToInt32()
	return v.ToBits().BitsToInt32().Max(none).Min(top).ToBits().BitsToFloat32().Floor()
}

// perCall is how many eights a call may make: any number.
const perCall = 1 << 30

// eights makes n times eight vectors at q raw sums of what is under the taps,
// shift bytes from their first column. Two taps a round: a jump back costs Go's
// wasm a detour through a table, and a call even more.
func eights(q unsafe.Pointer, taps []tap, bias *float32, shift uintptr, n int) {
	for {
		s0 := archsimd.BroadcastFloat32x4(*bias)
		s1, s2, s3, s4, s5, s6, s7 := s0, s0, s0, s0, s0, s0, s0
		i := 0
		for ; i+2 <= len(taps); i += 2 {
			t := &taps[i]
			k, p := archsimd.BroadcastFloat32x4(t.k), unsafe.Add(lanes.Start(t.x), shift)
			s0 = s0.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 0))))
			s1 = s1.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 16))))
			s2 = s2.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 32))))
			s3 = s3.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 48))))
			s4 = s4.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 64))))
			s5 = s5.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 80))))
			s6 = s6.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 96))))
			s7 = s7.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 112))))
			t = &taps[i+1]
			k, p = archsimd.BroadcastFloat32x4(t.k), unsafe.Add(lanes.Start(t.x), shift)
			s0 = s0.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 0))))
			s1 = s1.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 16))))
			s2 = s2.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 32))))
			s3 = s3.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 48))))
			s4 = s4.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 64))))
			s5 = s5.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 80))))
			s6 = s6.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 96))))
			s7 = s7.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 112))))
		}
		if i < len(taps) {
			t := &taps[i]
			k, p := archsimd.BroadcastFloat32x4(t.k), unsafe.Add(lanes.Start(t.x), shift)
			s0 = s0.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 0))))
			s1 = s1.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 16))))
			s2 = s2.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 32))))
			s3 = s3.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 48))))
			s4 = s4.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 64))))
			s5 = s5.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 80))))
			s6 = s6.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 96))))
			s7 = s7.Add(k.Mul(archsimd.LoadFloat32x4Array(lanes.Four(p, 112))))
		}
		s0.StoreArray(lanes.Four(q, 0))
		s1.StoreArray(lanes.Four(q, 16))
		s2.StoreArray(lanes.Four(q, 32))
		s3.StoreArray(lanes.Four(q, 48))
		s4.StoreArray(lanes.Four(q, 64))
		s5.StoreArray(lanes.Four(q, 80))
		s6.StoreArray(lanes.Four(q, 96))
		s7.StoreArray(lanes.Four(q, 112))
		if n--; n == 0 {
			return
		}
		q, shift = unsafe.Add(q, 128), shift+128
	}
}
