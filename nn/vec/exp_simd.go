//go:build goexperiment.simd && go1.27

package vec

import (
	"simd"

	"convlab/nn/internal/lanes"
)

// tanhs is tanh1 for whole vectors, in the same order.
func tanhs(y, x []float32) int {
	high, low := simd.BroadcastFloat32s(tanhLimit), simd.BroadcastFloat32s(-tanhLimit)
	a13, a11, a9 := simd.BroadcastFloat32s(p13), simd.BroadcastFloat32s(p11), simd.BroadcastFloat32s(p9)
	a7, a5, a3, a1 := simd.BroadcastFloat32s(p7), simd.BroadcastFloat32s(p5), simd.BroadcastFloat32s(p3), simd.BroadcastFloat32s(p1)
	b6, b4, b2, b0 := simd.BroadcastFloat32s(q6), simd.BroadcastFloat32s(q4), simd.BroadcastFloat32s(q2), simd.BroadcastFloat32s(q0)
	w := uintptr(high.Len()) * 4
	p, q := lanes.Start(y), lanes.Start(x)
	n, end := lanes.Whole(len(y))
	for i := uintptr(0); i < end; i += w {
		v := lanes.Load(q, i)
		v = high.IfElse(v.Greater(high), v)
		v = low.IfElse(v.Less(low), v)
		s := v.Mul(v)
		t := s.Mul(a13).Add(a11)
		t = t.Mul(s).Add(a9)
		t = t.Mul(s).Add(a7)
		t = t.Mul(s).Add(a5)
		t = t.Mul(s).Add(a3)
		t = t.Mul(s).Add(a1)
		u := s.Mul(b6).Add(b4)
		u = u.Mul(s).Add(b2)
		u = u.Mul(s).Add(b0)
		v.Mul(t.Div(u)).Store(lanes.At(p, i))
	}
	return done(n)
}

// sigmoids is sigmoid1 for whole vectors, in the same order.
func sigmoids(y, x []float32) int {
	sign := simd.BroadcastUint32s(signBit)
	low, toTwo, big := simd.BroadcastFloat32s(expLow), simd.BroadcastFloat32s(log2e), simd.BroadcastFloat32s(whole23)
	ln2h, ln2l := simd.BroadcastFloat32s(ln2High), simd.BroadcastFloat32s(ln2Low)
	c5, c4, c3 := simd.BroadcastFloat32s(e5), simd.BroadcastFloat32s(e4), simd.BroadcastFloat32s(e3)
	c2, c1, c0 := simd.BroadcastFloat32s(e2), simd.BroadcastFloat32s(e1), simd.BroadcastFloat32s(e0)
	one := simd.BroadcastFloat32s(1)
	bits, bias := simd.BroadcastInt32s(whole23Bits), simd.BroadcastInt32s(127)
	var zero simd.Float32s
	w := uintptr(one.Len()) * 4
	p, q := lanes.Start(y), lanes.Start(x)
	n, end := lanes.Whole(len(y))
	for i := uintptr(0); i < end; i += w {
		x := lanes.Load(q, i)
		v := x.ToBits().Or(sign).BitsToFloat32()
		v = low.IfElse(v.Less(low), v)
		t := v.Mul(toTwo).Add(big)
		k := t.ToBits().BitsToInt32().Sub(bits)
		f := t.Sub(big)
		r := v.Sub(f.Mul(ln2h)).Sub(f.Mul(ln2l))
		s := r.Mul(c5).Add(c4)
		s = s.Mul(r).Add(c3)
		s = s.Mul(r).Add(c2)
		s = s.Mul(r).Add(c1)
		s = s.Mul(r).Add(c0)
		s = s.Mul(r.Mul(r)).Add(r).Add(one)
		h := k.ShiftAllRight(1)
		s = s.Mul(h.Add(bias).ShiftAllLeft(23).ToBits().BitsToFloat32())
		s = s.Mul(k.Sub(h).Add(bias).ShiftAllLeft(23).ToBits().BitsToFloat32())
		s.IfElse(x.Less(zero), one).Div(one.Add(s)).Store(lanes.At(p, i))
	}
	return done(n)
}

func tanhGrad(dx, y, dy []float32) int {
	one := simd.BroadcastFloat32s(1)
	w := uintptr(one.Len()) * 4
	p, q, r := lanes.Start(dx), lanes.Start(y), lanes.Start(dy)
	n, end := lanes.Whole(len(dx))
	for i := uintptr(0); i < end; i += w {
		v := lanes.Load(q, i)
		lanes.Load(r, i).Mul(one.Sub(v.Mul(v))).Store(lanes.At(p, i))
	}
	return done(n)
}

func sigmoidGrad(dx, y, dy []float32) int {
	one := simd.BroadcastFloat32s(1)
	w := uintptr(one.Len()) * 4
	p, q, r := lanes.Start(dx), lanes.Start(y), lanes.Start(dy)
	n, end := lanes.Whole(len(dx))
	for i := uintptr(0); i < end; i += w {
		v := lanes.Load(q, i)
		lanes.Load(r, i).Mul(v.Mul(one.Sub(v))).Store(lanes.At(p, i))
	}
	return done(n)
}
