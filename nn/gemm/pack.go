//go:build goexperiment.simd && go1.27

package gemm

// pack writes a panel: for each of kl terms from l on, w neighbouring numbers,
// count of them from x from index i on and the rest 0. For op(A) index i counts
// rows, for op(B) columns. along says that the terms of one index are
// neighbours in x, otherwise the indices of one term are. w is a multiple of 4.
func pack(dst []float32, w int, x *matrix, along bool, i, count, l, kl int) {
	dst = dst[:kl*w]
	if count < w {
		clear(dst)
	}
	if !along {
		for t := range kl {
			src, d := x.data[(l+t)*x.ld+i:][:count], dst[t*w:][:count]
			for len(src) >= 4 {
				// Four at once: a call of copy takes longer than this.
				*(*[4]float32)(d) = *(*[4]float32)(src)
				src, d = src[4:], d[4:]
			}
			for q, v := range src {
				d[q] = v
			}
		}
		return
	}
	q := 0
	for ; q+4 <= count; q += 4 {
		at := (i+q)*x.ld + l
		x0, x1 := x.data[at:][:kl], x.data[at+x.ld:][:kl]
		x2, x3 := x.data[at+2*x.ld:][:kl], x.data[at+3*x.ld:][:kl]
		d := dst[q:]
		for t, v := range x0 {
			e := (*[4]float32)(d)
			e[0], e[1], e[2], e[3] = v, x1[t], x2[t], x3[t]
			if len(d) < w {
				break
			}
			d = d[w:]
		}
	}
	for ; q < count; q++ {
		for t, v := range x.data[(i+q)*x.ld+l:][:kl] {
			dst[t*w+q] = v
		}
	}
}
