//go:build goexperiment.simd && go1.27

package gemm

import "unsafe"

// pack writes a panel: for each of kl terms from l on, w neighbouring numbers,
// count of them from x from index i on and the rest 0. For op(A) index i counts
// rows, for op(B) columns. along says that the terms of one index are
// neighbours in x, otherwise the indices of one term are. w is a multiple of 4.
//
// Packing must cost little beside the 2·n or 2·m operations on each number, so
// here too whole vectors, or numbers as words, move without checks (move.go,
// move_wasm.go).
func pack(dst []float32, w int, x *matrix, along bool, i, count, l, kl int) {
	dst = dst[:kl*w]
	if count < w {
		clear(dst)
	}
	first, last := l*x.ld+i, (l+kl-1)*x.ld+i+count-1
	if along {
		first, last = i*x.ld+l, (i+count-1)*x.ld+l+kl-1
	}
	src := x.data[first : last+1]
	d, s := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0])
	dw, ld := uintptr(w)*4, uintptr(x.ld)*4
	q := 0
	switch {
	case along:
		for ; q+4 <= count; q += 4 {
			weave(unsafe.Add(d, 4*q), dw, unsafe.Add(s, uintptr(q)*ld), ld, kl)
		}
	case count == width:
		copyRows(d, s, ld, kl)
		return
	default:
		for ; q+4 <= count; q += 4 {
			copyFours(unsafe.Add(d, 4*q), dw, unsafe.Add(s, 4*q), ld, kl)
		}
	}
	for ; q < count; q++ {
		from, step := q, x.ld
		if along {
			from, step = q*x.ld, 1
		}
		for t := range kl {
			dst[t*w+q] = src[from]
			from += step
		}
	}
}
