//go:build !(goexperiment.simd && go1.27)

package gemm

func (p *Patches) mul(y, x, w []float32, n int, add bool) { p.plainMul(y, x, w, n, add) }
func (p *Patches) mulTrans(dw, x, dy []float32, n int)    { p.plainMulTrans(dw, x, dy, n) }
func (p *Patches) scatter(dx, dy, w []float32, n int)     { p.plainScatter(dx, dy, w, n) }

// increase: dst += src, for len(src) numbers.
func increase(dst, src []float32) {
	dst = dst[:len(src)]
	for i, v := range src {
		dst[i] += v
	}
}
