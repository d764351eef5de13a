//go:build goexperiment.simd && go1.27

package vec

import (
	"simd"
	"unsafe"
)

// fast is whether the machine has vectors: an emulation would be slower than
// plain loops. Tests force it.
var fast = !simd.Emulated()

var lanes = simd.VectorBitSize() / 32 // numbers in a vector: 4, 8 or 16

// whole returns how many of n numbers fill whole vectors, and that in bytes; 0
// if vectors would not be fast.
func whole(n int) (int, uintptr) {
	if !fast {
		return 0, 0
	}
	n &^= lanes - 1
	return n, uintptr(n) * 4
}

// at views the memory i bytes after p as a slice that is long enough for a
// vector of any width. Its length is a constant, so that loading and storing
// check nothing; the caller vouches that a vector of memory is there.
//
//go:nocheckptr
func at(p unsafe.Pointer, i uintptr) []float32 { return (*[16]float32)(unsafe.Add(p, i))[:] }

// load returns the vector i bytes after p.
func load(p unsafe.Pointer, i uintptr) simd.Float32s { return simd.LoadFloat32s(at(p, i)) }

// done ends a kernel that did n numbers.
func done(n int) int {
	clearUpper()
	return n
}

// start points to the first number of x.
func start(x []float32) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(x)) }

func add(dst, a, b []float32) int {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	p, q, r := start(dst), start(a), start(b)
	n, end := whole(len(dst))
	for i := uintptr(0); i < end; i += w {
		load(q, i).Add(load(r, i)).Store(at(p, i))
	}
	return done(n)
}

func average(avg, x []float32, c float32) int {
	v := simd.BroadcastFloat32s(c)
	w := uintptr(v.Len()) * 4
	p, q := start(avg), start(x)
	n, end := whole(len(avg))
	for i := uintptr(0); i < end; i += w {
		a := load(p, i)
		a.Add(v.Mul(load(q, i).Sub(a))).Store(at(p, i))
	}
	return done(n)
}

func largest(dst, a, b []float32) int {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	p, q, r := start(dst), start(a), start(b)
	n, end := whole(len(dst))
	for i := uintptr(0); i < end; i += w {
		pick(load(q, i), load(r, i)).Store(at(p, i))
	}
	return done(n)
}

func relu(y, x []float32) int {
	var zero simd.Float32s
	w := uintptr(zero.Len()) * 4
	p, q := start(y), start(x)
	n, end := whole(len(y))
	for i := uintptr(0); i < end; i += w {
		v := load(q, i)
		zero.IfElse(v.LessEqual(zero), v).Store(at(p, i))
	}
	return done(n)
}

func reluGrad(dx, y, dy []float32) int {
	var zero simd.Float32s
	w := uintptr(zero.Len()) * 4
	p, q, r := start(dx), start(y), start(dy)
	n, end := whole(len(y))
	for i := uintptr(0); i < end; i += w {
		zero.IfElse(load(q, i).Equal(zero), load(r, i)).Store(at(p, i))
	}
	return done(n)
}

func normalize(y, x, mean, scale, shift []float32) int {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	p, q, m, r, s := start(y), start(x), start(mean), start(scale), start(shift)
	n, end := whole(len(y))
	for i := uintptr(0); i < end; i += w {
		load(q, i).Sub(load(m, i)).Mul(load(r, i)).Add(load(s, i)).Store(at(p, i))
	}
	return done(n)
}

func normalizeGrad(dx, dy, x, mean, gain, slope, shift []float32) int {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	p, q, r, m := start(dx), start(dy), start(x), start(mean)
	g, k, s := start(gain), start(slope), start(shift)
	n, end := whole(len(dx))
	for i := uintptr(0); i < end; i += w {
		d := load(r, i).Sub(load(m, i))
		load(g, i).Mul(load(q, i)).Add(load(k, i).Mul(d)).Add(load(s, i)).Store(at(p, i))
	}
	return done(n)
}

// pick is larger, number by number.
func pick(a, b simd.Float32s) simd.Float32s {
	return a.IfElse(a.GreaterEqual(b).Or(a.NotEqual(a)), b)
}

// sumColumns adds to dst the rows of x, in blocks of eight vectors of columns
// that stay in registers.
func sumColumns(dst, x []float32) int {
	n, end := whole(len(dst))
	stride := uintptr(len(dst)) * 4
	size := uintptr(len(x)) * 4
	s, p := start(dst), start(x)
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	j := uintptr(0)
	for ; j+8*w <= end; j += 8 * w {
		s0, s1, s2, s3 := load(s, j), load(s, j+w), load(s, j+2*w), load(s, j+3*w)
		s4, s5, s6, s7 := load(s, j+4*w), load(s, j+5*w), load(s, j+6*w), load(s, j+7*w)
		for i := j; i < size; i += stride {
			r := unsafe.Add(p, i)
			s0 = s0.Add(load(r, 0))
			s1 = s1.Add(load(r, w))
			s2 = s2.Add(load(r, 2*w))
			s3 = s3.Add(load(r, 3*w))
			s4 = s4.Add(load(r, 4*w))
			s5 = s5.Add(load(r, 5*w))
			s6 = s6.Add(load(r, 6*w))
			s7 = s7.Add(load(r, 7*w))
		}
		s0.Store(at(s, j))
		s1.Store(at(s, j+w))
		s2.Store(at(s, j+2*w))
		s3.Store(at(s, j+3*w))
		s4.Store(at(s, j+4*w))
		s5.Store(at(s, j+5*w))
		s6.Store(at(s, j+6*w))
		s7.Store(at(s, j+7*w))
	}
	for ; j+2*w <= end; j += 2 * w {
		s0, s1 := load(s, j), load(s, j+w)
		for i := j; i < size; i += stride {
			s0 = s0.Add(load(p, i))
			s1 = s1.Add(load(p, i+w))
		}
		s0.Store(at(s, j))
		s1.Store(at(s, j+w))
	}
	for ; j < end; j += w {
		s0 := load(s, j)
		for i := j; i < size; i += stride {
			s0 = s0.Add(load(p, i))
		}
		s0.Store(at(s, j))
	}
	return done(n)
}

func squareColumns(dst, x, mean []float32) int {
	n, end := whole(len(dst))
	stride := uintptr(len(dst)) * 4
	size := uintptr(len(x)) * 4
	s, p, q := start(dst), start(x), start(mean)
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	j := uintptr(0)
	for ; j+4*w <= end; j += 4 * w {
		s0, s1, s2, s3 := load(s, j), load(s, j+w), load(s, j+2*w), load(s, j+3*w)
		m0, m1, m2, m3 := load(q, j), load(q, j+w), load(q, j+2*w), load(q, j+3*w)
		for i := j; i < size; i += stride {
			r := unsafe.Add(p, i)
			d := load(r, 0).Sub(m0)
			s0 = s0.Add(d.Mul(d))
			d = load(r, w).Sub(m1)
			s1 = s1.Add(d.Mul(d))
			d = load(r, 2*w).Sub(m2)
			s2 = s2.Add(d.Mul(d))
			d = load(r, 3*w).Sub(m3)
			s3 = s3.Add(d.Mul(d))
		}
		s0.Store(at(s, j))
		s1.Store(at(s, j+w))
		s2.Store(at(s, j+2*w))
		s3.Store(at(s, j+3*w))
	}
	for ; j < end; j += w {
		s0, m := load(s, j), load(q, j)
		for i := j; i < size; i += stride {
			d := load(p, i).Sub(m)
			s0 = s0.Add(d.Mul(d))
		}
		s0.Store(at(s, j))
	}
	return done(n)
}

func dotColumns(sums, dots, x, mean, y []float32) int {
	n, end := whole(len(sums))
	stride := uintptr(len(sums)) * 4
	size := uintptr(len(x)) * 4
	s, d, p, q, z := start(sums), start(dots), start(x), start(mean), start(y)
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	j := uintptr(0)
	for ; j+3*w <= end; j += 3 * w {
		s0, s1, s2 := load(s, j), load(s, j+w), load(s, j+2*w)
		d0, d1, d2 := load(d, j), load(d, j+w), load(d, j+2*w)
		m0, m1, m2 := load(q, j), load(q, j+w), load(q, j+2*w)
		for i := j; i < size; i += stride {
			r, t := unsafe.Add(p, i), unsafe.Add(z, i)
			g := load(t, 0)
			s0 = s0.Add(g)
			d0 = d0.Add(load(r, 0).Sub(m0).Mul(g))
			g = load(t, w)
			s1 = s1.Add(g)
			d1 = d1.Add(load(r, w).Sub(m1).Mul(g))
			g = load(t, 2*w)
			s2 = s2.Add(g)
			d2 = d2.Add(load(r, 2*w).Sub(m2).Mul(g))
		}
		s0.Store(at(s, j))
		s1.Store(at(s, j+w))
		s2.Store(at(s, j+2*w))
		d0.Store(at(d, j))
		d1.Store(at(d, j+w))
		d2.Store(at(d, j+2*w))
	}
	for ; j < end; j += w {
		s0, d0, m := load(s, j), load(d, j), load(q, j)
		for i := j; i < size; i += stride {
			g := load(z, i)
			s0 = s0.Add(g)
			d0 = d0.Add(load(p, i).Sub(m).Mul(g))
		}
		s0.Store(at(s, j))
		d0.Store(at(d, j))
	}
	return done(n)
}

func axpy(y, x []float32, a float32) int {
	v := simd.BroadcastFloat32s(a)
	w := uintptr(v.Len()) * 4
	p, q := start(y), start(x)
	n, end := whole(len(y))
	for i := uintptr(0); i < end; i += w {
		load(p, i).Add(v.Mul(load(q, i))).Store(at(p, i))
	}
	return done(n)
}

func momentum(w, m, g []float32, mu, rate float32) int {
	f, r := simd.BroadcastFloat32s(mu), simd.BroadcastFloat32s(rate)
	step := uintptr(r.Len()) * 4
	p, q, o := start(w), start(g), start(m)
	n, end := whole(len(w))
	for i := uintptr(0); i < end; i += step {
		u := f.Mul(load(o, i)).Sub(r.Mul(load(q, i)))
		u.Store(at(o, i))
		load(p, i).Add(u).Store(at(p, i))
	}
	return done(n)
}

func nesterov(w, m, g []float32, mu, rate float32) int {
	f, r := simd.BroadcastFloat32s(mu), simd.BroadcastFloat32s(rate)
	step := uintptr(r.Len()) * 4
	p, q, o := start(w), start(g), start(m)
	n, end := whole(len(w))
	for i := uintptr(0); i < end; i += step {
		d := r.Mul(load(q, i))
		u := f.Mul(load(o, i)).Sub(d)
		u.Store(at(o, i))
		load(p, i).Add(f.Mul(u).Sub(d)).Store(at(p, i))
	}
	return done(n)
}

func adam(w, m, v, g []float32, alpha, c1, c2, epsilon float32) int {
	a, e := simd.BroadcastFloat32s(alpha), simd.BroadcastFloat32s(epsilon)
	f1, f2 := simd.BroadcastFloat32s(c1), simd.BroadcastFloat32s(c2)
	step := uintptr(a.Len()) * 4
	pw, pm, pv, pg := start(w), start(m), start(v), start(g)
	n, end := whole(len(w))
	for i := uintptr(0); i < end; i += step {
		d, s, t := load(pg, i), load(pm, i), load(pv, i)
		s = s.Add(f1.Mul(d.Sub(s)))
		s.Store(at(pm, i))
		t = t.Add(f2.Mul(d.Mul(d).Sub(t)))
		t.Store(at(pv, i))
		load(pw, i).Sub(a.Mul(s).Div(t.Sqrt().Add(e))).Store(at(pw, i))
	}
	return done(n)
}

// chunks are the vectors that cover c channels: every lanes-th, and the last one
// overlaps the one before if c is no multiple. With fewer channels than lanes
// the vector reaches into the next place, whose numbers are written later;
// places that have no such next one are left to the plain loop.
func chunks(c, cols int) (places int, last uintptr) {
	switch {
	case !fast:
		return 0, 0
	case c >= lanes:
		return cols, uintptr(c-lanes) * 4
	case c*cols < lanes:
		return 0, 0
	}
	return (c*cols-lanes)/c + 1, 0 // place j writes y up to j·c + lanes
}

func maxPool2(y, x0, x1 []float32, c int) int {
	places, last := chunks(c, len(y)/c)
	p, q, z := start(x0), start(x1), start(y)
	size := uintptr(c) * 4
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	for n := places; n > 0; n-- { // go1.27.4 cannot compile "range places" here
		for k := uintptr(0); ; k = min(k+w, last) {
			a, b := load(p, k), load(p, k+size)
			d, e := load(q, k), load(q, k+size)
			pick(pick(a, b), pick(d, e)).Store(at(z, k))
			if k == last {
				break
			}
		}
		p, q, z = unsafe.Add(p, 2*size), unsafe.Add(q, 2*size), unsafe.Add(z, size)
	}
	return done(places)
}

func maxPool2Grad(dx0, dx1, dy, x0, x1, y []float32, c int) int {
	places, last := chunks(c, len(y)/c)
	p, q, z := start(x0), start(x1), start(y)
	dp, dq, dz := start(dx0), start(dx1), start(dy)
	size := uintptr(c) * 4
	var zero simd.Float32s
	w := uintptr(zero.Len()) * 4
	for n := places; n > 0; n-- { // go1.27.4 cannot compile "range places" here
		for k := uintptr(0); ; k = min(k+w, last) {
			m, g := load(z, k), load(dz, k)
			a := load(p, k).Equal(m)
			g.IfElse(a, zero).Store(at(dp, k))
			g = zero.IfElse(a, g) // what is left to give
			a = load(p, k+size).Equal(m)
			g.IfElse(a, zero).Store(at(dp, k+size))
			g = zero.IfElse(a, g)
			a = load(q, k).Equal(m)
			g.IfElse(a, zero).Store(at(dq, k))
			zero.IfElse(a, g).Store(at(dq, k+size))
			if k == last {
				break
			}
		}
		p, q, z = unsafe.Add(p, 2*size), unsafe.Add(q, 2*size), unsafe.Add(z, size)
		dp, dq, dz = unsafe.Add(dp, 2*size), unsafe.Add(dq, 2*size), unsafe.Add(dz, size)
	}
	return done(places)
}
