//go:build goexperiment.simd && go1.27

package vec

import (
	"simd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// done ends a kernel that did n numbers.
func done(n int) int {
	lanes.ClearUpper()
	return n
}

func add(dst, a, b []float32) int {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	p, q, r := lanes.Start(dst), lanes.Start(a), lanes.Start(b)
	n, end := lanes.Whole(len(dst))
	for i := uintptr(0); i < end; i += w {
		lanes.Load(q, i).Add(lanes.Load(r, i)).Store(lanes.At(p, i))
	}
	return done(n)
}

func average(avg, x []float32, c float32) int {
	v := simd.BroadcastFloat32s(c)
	w := uintptr(v.Len()) * 4
	p, q := lanes.Start(avg), lanes.Start(x)
	n, end := lanes.Whole(len(avg))
	for i := uintptr(0); i < end; i += w {
		a := lanes.Load(p, i)
		a.Add(v.Mul(lanes.Load(q, i).Sub(a))).Store(lanes.At(p, i))
	}
	return done(n)
}

func largest(dst, a, b []float32) int {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	p, q, r := lanes.Start(dst), lanes.Start(a), lanes.Start(b)
	n, end := lanes.Whole(len(dst))
	for i := uintptr(0); i < end; i += w {
		pick(lanes.Load(q, i), lanes.Load(r, i)).Store(lanes.At(p, i))
	}
	return done(n)
}

func relu(y, x []float32) int {
	var zero simd.Float32s
	w := uintptr(zero.Len()) * 4
	p, q := lanes.Start(y), lanes.Start(x)
	n, end := lanes.Whole(len(y))
	for i := uintptr(0); i < end; i += w {
		v := lanes.Load(q, i)
		zero.IfElse(v.LessEqual(zero), v).Store(lanes.At(p, i))
	}
	return done(n)
}

func reluGrad(dx, y, dy []float32) int {
	var zero simd.Float32s
	w := uintptr(zero.Len()) * 4
	p, q, r := lanes.Start(dx), lanes.Start(y), lanes.Start(dy)
	n, end := lanes.Whole(len(y))
	for i := uintptr(0); i < end; i += w {
		zero.IfElse(lanes.Load(q, i).Equal(zero), lanes.Load(r, i)).Store(lanes.At(p, i))
	}
	return done(n)
}

func normalize(y, x, mean, scale, shift []float32) int {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	p, q, m, r, s := lanes.Start(y), lanes.Start(x), lanes.Start(mean), lanes.Start(scale), lanes.Start(shift)
	n, end := lanes.Whole(len(y))
	for i := uintptr(0); i < end; i += w {
		lanes.Load(q, i).Sub(lanes.Load(m, i)).Mul(lanes.Load(r, i)).Add(lanes.Load(s, i)).Store(lanes.At(p, i))
	}
	return done(n)
}

func normalizeGrad(dx, dy, x, mean, gain, slope, shift []float32) int {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	p, q, r, m := lanes.Start(dx), lanes.Start(dy), lanes.Start(x), lanes.Start(mean)
	g, k, s := lanes.Start(gain), lanes.Start(slope), lanes.Start(shift)
	n, end := lanes.Whole(len(dx))
	for i := uintptr(0); i < end; i += w {
		d := lanes.Load(r, i).Sub(lanes.Load(m, i))
		lanes.Load(g, i).Mul(lanes.Load(q, i)).Add(lanes.Load(k, i).Mul(d)).Add(lanes.Load(s, i)).Store(lanes.At(p, i))
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
	n, end := lanes.Whole(len(dst))
	stride := uintptr(len(dst)) * 4
	size := uintptr(len(x)) * 4
	s, p := lanes.Start(dst), lanes.Start(x)
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	j := uintptr(0)
	for ; j+8*w <= end; j += 8 * w {
		s0, s1, s2, s3 := lanes.Load(s, j), lanes.Load(s, j+w), lanes.Load(s, j+2*w), lanes.Load(s, j+3*w)
		s4, s5, s6, s7 := lanes.Load(s, j+4*w), lanes.Load(s, j+5*w), lanes.Load(s, j+6*w), lanes.Load(s, j+7*w)
		for i := j; i < size; i += stride {
			r := unsafe.Add(p, i)
			s0 = s0.Add(lanes.Load(r, 0))
			s1 = s1.Add(lanes.Load(r, w))
			s2 = s2.Add(lanes.Load(r, 2*w))
			s3 = s3.Add(lanes.Load(r, 3*w))
			s4 = s4.Add(lanes.Load(r, 4*w))
			s5 = s5.Add(lanes.Load(r, 5*w))
			s6 = s6.Add(lanes.Load(r, 6*w))
			s7 = s7.Add(lanes.Load(r, 7*w))
		}
		s0.Store(lanes.At(s, j))
		s1.Store(lanes.At(s, j+w))
		s2.Store(lanes.At(s, j+2*w))
		s3.Store(lanes.At(s, j+3*w))
		s4.Store(lanes.At(s, j+4*w))
		s5.Store(lanes.At(s, j+5*w))
		s6.Store(lanes.At(s, j+6*w))
		s7.Store(lanes.At(s, j+7*w))
	}
	for ; j+2*w <= end; j += 2 * w {
		s0, s1 := lanes.Load(s, j), lanes.Load(s, j+w)
		for i := j; i < size; i += stride {
			s0 = s0.Add(lanes.Load(p, i))
			s1 = s1.Add(lanes.Load(p, i+w))
		}
		s0.Store(lanes.At(s, j))
		s1.Store(lanes.At(s, j+w))
	}
	for ; j < end; j += w {
		s0 := lanes.Load(s, j)
		for i := j; i < size; i += stride {
			s0 = s0.Add(lanes.Load(p, i))
		}
		s0.Store(lanes.At(s, j))
	}
	return done(n)
}

func squareColumns(dst, x, mean []float32) int {
	n, end := lanes.Whole(len(dst))
	stride := uintptr(len(dst)) * 4
	size := uintptr(len(x)) * 4
	s, p, q := lanes.Start(dst), lanes.Start(x), lanes.Start(mean)
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	j := uintptr(0)
	for ; j+4*w <= end; j += 4 * w {
		s0, s1, s2, s3 := lanes.Load(s, j), lanes.Load(s, j+w), lanes.Load(s, j+2*w), lanes.Load(s, j+3*w)
		m0, m1, m2, m3 := lanes.Load(q, j), lanes.Load(q, j+w), lanes.Load(q, j+2*w), lanes.Load(q, j+3*w)
		for i := j; i < size; i += stride {
			r := unsafe.Add(p, i)
			d := lanes.Load(r, 0).Sub(m0)
			s0 = s0.Add(d.Mul(d))
			d = lanes.Load(r, w).Sub(m1)
			s1 = s1.Add(d.Mul(d))
			d = lanes.Load(r, 2*w).Sub(m2)
			s2 = s2.Add(d.Mul(d))
			d = lanes.Load(r, 3*w).Sub(m3)
			s3 = s3.Add(d.Mul(d))
		}
		s0.Store(lanes.At(s, j))
		s1.Store(lanes.At(s, j+w))
		s2.Store(lanes.At(s, j+2*w))
		s3.Store(lanes.At(s, j+3*w))
	}
	for ; j < end; j += w {
		s0, m := lanes.Load(s, j), lanes.Load(q, j)
		for i := j; i < size; i += stride {
			d := lanes.Load(p, i).Sub(m)
			s0 = s0.Add(d.Mul(d))
		}
		s0.Store(lanes.At(s, j))
	}
	return done(n)
}

func dotColumns(sums, dots, x, mean, y []float32) int {
	n, end := lanes.Whole(len(sums))
	stride := uintptr(len(sums)) * 4
	size := uintptr(len(x)) * 4
	s, d, p, q, z := lanes.Start(sums), lanes.Start(dots), lanes.Start(x), lanes.Start(mean), lanes.Start(y)
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	j := uintptr(0)
	for ; j+3*w <= end; j += 3 * w {
		s0, s1, s2 := lanes.Load(s, j), lanes.Load(s, j+w), lanes.Load(s, j+2*w)
		d0, d1, d2 := lanes.Load(d, j), lanes.Load(d, j+w), lanes.Load(d, j+2*w)
		m0, m1, m2 := lanes.Load(q, j), lanes.Load(q, j+w), lanes.Load(q, j+2*w)
		for i := j; i < size; i += stride {
			r, t := unsafe.Add(p, i), unsafe.Add(z, i)
			g := lanes.Load(t, 0)
			s0 = s0.Add(g)
			d0 = d0.Add(lanes.Load(r, 0).Sub(m0).Mul(g))
			g = lanes.Load(t, w)
			s1 = s1.Add(g)
			d1 = d1.Add(lanes.Load(r, w).Sub(m1).Mul(g))
			g = lanes.Load(t, 2*w)
			s2 = s2.Add(g)
			d2 = d2.Add(lanes.Load(r, 2*w).Sub(m2).Mul(g))
		}
		s0.Store(lanes.At(s, j))
		s1.Store(lanes.At(s, j+w))
		s2.Store(lanes.At(s, j+2*w))
		d0.Store(lanes.At(d, j))
		d1.Store(lanes.At(d, j+w))
		d2.Store(lanes.At(d, j+2*w))
	}
	for ; j < end; j += w {
		s0, d0, m := lanes.Load(s, j), lanes.Load(d, j), lanes.Load(q, j)
		for i := j; i < size; i += stride {
			g := lanes.Load(z, i)
			s0 = s0.Add(g)
			d0 = d0.Add(lanes.Load(p, i).Sub(m).Mul(g))
		}
		s0.Store(lanes.At(s, j))
		d0.Store(lanes.At(d, j))
	}
	return done(n)
}

func axpy(y, x []float32, a float32) int {
	v := simd.BroadcastFloat32s(a)
	w := uintptr(v.Len()) * 4
	p, q := lanes.Start(y), lanes.Start(x)
	n, end := lanes.Whole(len(y))
	for i := uintptr(0); i < end; i += w {
		lanes.Load(p, i).Add(v.Mul(lanes.Load(q, i))).Store(lanes.At(p, i))
	}
	return done(n)
}

func momentum(w, m, g []float32, mu, rate float32) int {
	f, r := simd.BroadcastFloat32s(mu), simd.BroadcastFloat32s(rate)
	step := uintptr(r.Len()) * 4
	p, q, o := lanes.Start(w), lanes.Start(g), lanes.Start(m)
	n, end := lanes.Whole(len(w))
	for i := uintptr(0); i < end; i += step {
		u := f.Mul(lanes.Load(o, i)).Sub(r.Mul(lanes.Load(q, i)))
		u.Store(lanes.At(o, i))
		lanes.Load(p, i).Add(u).Store(lanes.At(p, i))
	}
	return done(n)
}

func nesterov(w, m, g []float32, mu, rate float32) int {
	f, r := simd.BroadcastFloat32s(mu), simd.BroadcastFloat32s(rate)
	step := uintptr(r.Len()) * 4
	p, q, o := lanes.Start(w), lanes.Start(g), lanes.Start(m)
	n, end := lanes.Whole(len(w))
	for i := uintptr(0); i < end; i += step {
		d := r.Mul(lanes.Load(q, i))
		u := f.Mul(lanes.Load(o, i)).Sub(d)
		u.Store(lanes.At(o, i))
		lanes.Load(p, i).Add(f.Mul(u).Sub(d)).Store(lanes.At(p, i))
	}
	return done(n)
}

func adam(w, m, v, g []float32, alpha, c1, c2, epsilon float32) int {
	a, e := simd.BroadcastFloat32s(alpha), simd.BroadcastFloat32s(epsilon)
	f1, f2 := simd.BroadcastFloat32s(c1), simd.BroadcastFloat32s(c2)
	step := uintptr(a.Len()) * 4
	pw, pm, pv, pg := lanes.Start(w), lanes.Start(m), lanes.Start(v), lanes.Start(g)
	n, end := lanes.Whole(len(w))
	for i := uintptr(0); i < end; i += step {
		d, s, t := lanes.Load(pg, i), lanes.Load(pm, i), lanes.Load(pv, i)
		s = s.Add(f1.Mul(d.Sub(s)))
		s.Store(lanes.At(pm, i))
		t = t.Add(f2.Mul(d.Mul(d).Sub(t)))
		t.Store(lanes.At(pv, i))
		lanes.Load(pw, i).Sub(a.Mul(s).Div(t.Sqrt().Add(e))).Store(lanes.At(pw, i))
	}
	return done(n)
}

// chunks are the vectors that cover c channels: one after another, and the last one
// overlaps the one before if c is no multiple. With fewer channels than lanes
// the vector reaches into the next place, whose numbers are written later;
// places that have no such next one are left to the plain loop.
func chunks(c, cols int) (places int, last uintptr) {
	switch {
	case !lanes.Fast:
		return 0, 0
	case c >= lanes.Count:
		return cols, uintptr(c-lanes.Count) * 4
	case c*cols < lanes.Count:
		return 0, 0
	}
	return (c*cols-lanes.Count)/c + 1, 0 // place j writes y up to j·c + lanes.Count
}

func maxPool2(y, x0, x1 []float32, c int) int {
	places, last := chunks(c, len(y)/c)
	p, q, z := lanes.Start(x0), lanes.Start(x1), lanes.Start(y)
	size := uintptr(c) * 4
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	for n := places; n > 0; n-- { // go1.27.4 cannot compile "range places" here
		for k := uintptr(0); ; k = min(k+w, last) {
			a, b := lanes.Load(p, k), lanes.Load(p, k+size)
			d, e := lanes.Load(q, k), lanes.Load(q, k+size)
			pick(pick(a, b), pick(d, e)).Store(lanes.At(z, k))
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
	p, q, z := lanes.Start(x0), lanes.Start(x1), lanes.Start(y)
	dp, dq, dz := lanes.Start(dx0), lanes.Start(dx1), lanes.Start(dy)
	size := uintptr(c) * 4
	var zero simd.Float32s
	w := uintptr(zero.Len()) * 4
	for n := places; n > 0; n-- { // go1.27.4 cannot compile "range places" here
		for k := uintptr(0); ; k = min(k+w, last) {
			m, g := lanes.Load(z, k), lanes.Load(dz, k)
			a := lanes.Load(p, k).Equal(m)
			g.IfElse(a, zero).Store(lanes.At(dp, k))
			g = zero.IfElse(a, g) // what is left to give
			a = lanes.Load(p, k+size).Equal(m)
			g.IfElse(a, zero).Store(lanes.At(dp, k+size))
			g = zero.IfElse(a, g)
			a = lanes.Load(q, k).Equal(m)
			g.IfElse(a, zero).Store(lanes.At(dq, k))
			zero.IfElse(a, g).Store(lanes.At(dq, k+size))
			if k == last {
				break
			}
		}
		p, q, z = unsafe.Add(p, 2*size), unsafe.Add(q, 2*size), unsafe.Add(z, size)
		dp, dq, dz = unsafe.Add(dp, 2*size), unsafe.Add(dq, 2*size), unsafe.Add(dz, size)
	}
	return done(places)
}
