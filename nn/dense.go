package nn

import (
	"math"
	"math/rand/v2"
	"strconv"

	"gonum.org/v1/gonum/blas"
)

// Dense is a fully connected layer: y = x·W + b, where W is in×Units. Its
// input must be a vector. Its parameters are W, row after row, then b.
type Dense struct {
	Units int
}

func (l Dense) String() string { return "dense " + strconv.Itoa(l.Units) }

func (l Dense) plan(in Shape) (plan, string) {
	switch {
	case l.Units <= 0:
		return plan{}, "needs at least one unit"
	case !in.IsVec():
		return plan{}, "needs a vector"
	}
	return plan{
		out:     Vec(l.Units),
		params:  in.C*l.Units + l.Units,
		mulAdds: in.C * l.Units,
	}, ""
}

// init draws W from He's uniform distribution, ±√(6/in), which keeps the
// variance through ReLU layers (He et al. 2015), and sets b to 0. Uniform, not
// normal, because it takes only exactly rounded operations: every machine
// starts from the same bits.
func (l Dense) init(w []float32, in Shape, r *rand.Rand) {
	limit := math.Sqrt(6 / float64(in.C))
	kernel, bias := w[:in.C*l.Units], w[in.C*l.Units:]
	for i := range kernel {
		kernel[i] = float32((2*r.Float64() - 1) * limit)
	}
	clear(bias)
}

// forward: y (n×out) = x (n×in) · W (in×out) + b in each row.
func (Dense) forward(t *tensors) {
	W, b := t.w[:t.in*t.out], t.w[t.in*t.out:]
	for i := range t.n {
		copy(t.y[i*t.out:][:t.out], b)
	}
	multiply(t.y, t.x, W, blas.NoTrans, blas.NoTrans, t.n, t.out, t.in, 1)
}

// backward: dW (in×out) = xᵀ·dy, db = the sum of dy's rows, dx = dy·Wᵀ.
func (Dense) backward(t *tensors) {
	W := t.w[:t.in*t.out]
	dW, db := t.dw[:t.in*t.out], t.dw[t.in*t.out:]
	multiply(dW, t.x, t.dy, blas.Trans, blas.NoTrans, t.in, t.out, t.n, 0)
	clear(db)
	for i := range t.n {
		for j, g := range t.dy[i*t.out:][:t.out] {
			db[j] += g
		}
	}
	if t.dx != nil {
		multiply(t.dx, t.dy, W, blas.NoTrans, blas.Trans, t.n, t.in, t.out, 0)
	}
}
