//go:build goexperiment.simd && go1.27

package vec

import "simd"

// exps is exponentials for whole vectors, exp1 in the same order.
func exps(dst, x []float32, a *argument) int {
	keep, set := simd.BroadcastUint32s(a.keep), simd.BroadcastUint32s(a.set)
	factor, shift := simd.BroadcastFloat32s(a.factor), simd.BroadcastFloat32s(a.shift)
	low, high := simd.BroadcastFloat32s(expLow), simd.BroadcastFloat32s(expHigh)
	toTwo, big := simd.BroadcastFloat32s(log2e), simd.BroadcastFloat32s(whole23)
	ln2h, ln2l := simd.BroadcastFloat32s(ln2High), simd.BroadcastFloat32s(ln2Low)
	c5, c4, c3 := simd.BroadcastFloat32s(e5), simd.BroadcastFloat32s(e4), simd.BroadcastFloat32s(e3)
	c2, c1, c0 := simd.BroadcastFloat32s(e2), simd.BroadcastFloat32s(e1), simd.BroadcastFloat32s(e0)
	one := simd.BroadcastFloat32s(1)
	bits, bias := simd.BroadcastInt32s(whole23Bits), simd.BroadcastInt32s(127)
	w := uintptr(one.Len()) * 4
	p, q := start(dst), start(x)
	n, end := whole(len(dst))
	for i := uintptr(0); i < end; i += w {
		v := load(q, i).ToBits().And(keep).Or(set).BitsToFloat32().Mul(factor).Add(shift)
		v = low.IfElse(v.Less(low), v)
		v = high.IfElse(v.Greater(high), v)
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
		s.Store(at(p, i))
	}
	return n
}

func tanhs(y, x, e []float32) int {
	sign := simd.BroadcastUint32s(signBit)
	one, small := simd.BroadcastFloat32s(1), simd.BroadcastFloat32s(tanhSmall)
	c4, c3, c2 := simd.BroadcastFloat32s(t4), simd.BroadcastFloat32s(t3), simd.BroadcastFloat32s(t2)
	c1, c0 := simd.BroadcastFloat32s(t1), simd.BroadcastFloat32s(t0)
	w := uintptr(one.Len()) * 4
	p, q, r := start(y), start(x), start(e)
	n, end := whole(len(y))
	for i := uintptr(0); i < end; i += w {
		v, u := load(q, i), load(r, i)
		s := v.ToBits().And(sign)
		v = v.ToBits().Xor(s).BitsToFloat32()
		z := v.Mul(v)
		t := z.Mul(c4).Add(c3)
		t = t.Mul(z).Add(c2)
		t = t.Mul(z).Add(c1)
		t = t.Mul(z).Add(c0)
		t = t.Mul(z).Mul(v).Add(v)
		t = t.IfElse(v.Less(small), one.Sub(u).Div(one.Add(u)))
		t.ToBits().Or(s).BitsToFloat32().Store(at(p, i))
	}
	return n
}

func sigmoids(y, x, e []float32) int {
	one := simd.BroadcastFloat32s(1)
	var zero simd.Float32s
	w := uintptr(one.Len()) * 4
	p, q, r := start(y), start(x), start(e)
	n, end := whole(len(y))
	for i := uintptr(0); i < end; i += w {
		u := load(r, i)
		u.IfElse(load(q, i).Less(zero), one).Div(one.Add(u)).Store(at(p, i))
	}
	return n
}

func tanhGrad(dx, y, dy []float32) int {
	one := simd.BroadcastFloat32s(1)
	w := uintptr(one.Len()) * 4
	p, q, r := start(dx), start(y), start(dy)
	n, end := whole(len(dx))
	for i := uintptr(0); i < end; i += w {
		v := load(q, i)
		load(r, i).Mul(one.Sub(v.Mul(v))).Store(at(p, i))
	}
	return n
}

func sigmoidGrad(dx, y, dy []float32) int {
	one := simd.BroadcastFloat32s(1)
	w := uintptr(one.Len()) * 4
	p, q, r := start(dx), start(y), start(dy)
	n, end := whole(len(dx))
	for i := uintptr(0); i < end; i += w {
		v := load(q, i)
		load(r, i).Mul(v.Mul(one.Sub(v))).Store(at(p, i))
	}
	return n
}
