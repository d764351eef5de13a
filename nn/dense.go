package nn

import (
	"math/rand/v2"
	"strconv"

	"gonum.org/v1/gonum/blas"
)

// Dense is a fully connected layer: y = x·W + b, where W is in×Units. Its
// input must be a vector. Its parameters are W, row after row, then b.
type Dense struct {
	Units int
	Init  Init
}

func (l Dense) String() string { return "dense " + strconv.Itoa(l.Units) }

func (l Dense) plan(in Shape) (plan, string) {
	switch {
	case l.Units <= 0:
		return plan{}, "needs at least one unit"
	case !in.IsVec():
		return plan{}, "needs a vector (a Flatten before it)"
	}
	return plan{
		out:     Vec(l.Units),
		params:  in.C*l.Units + l.Units,
		kernel:  in.C * l.Units,
		scratch: l.Units,
		reads:   readsAll,
		mulAdds: in.C * l.Units,
	}, ""
}

// init draws W as l.Init says and sets b to 0.
func (l Dense) init(w []float32, in Shape, r *rand.Rand) {
	kernel, bias := w[:in.C*l.Units], w[in.C*l.Units:]
	l.Init.draw(kernel, in.C, l.Units, r)
	clear(bias)
}

// forward: y (n×out) = x (n×in) · W (in×out) + b in each row.
func (Dense) forward(t *tensors) {
	W, b := t.w[:t.kernel], t.w[t.kernel:]
	repeat(t.y, b)
	multiply(t.y, t.x, W, blas.NoTrans, blas.NoTrans, t.n, t.out, t.in, 1)
}

// backward: dW (in×out) = xᵀ·dy, db = the sum of dy's rows, dx = dy·Wᵀ.
func (Dense) backward(t *tensors) {
	W := t.w[:t.kernel]
	dW, db := t.dw[:t.kernel], t.dw[t.kernel:]
	multiply(dW, t.x, t.dy, blas.Trans, blas.NoTrans, t.in, t.out, t.n, 0)
	clear(db)
	addRows(db, t.dy, t.scratch)
	if t.dx != nil {
		multiply(t.dx, t.dy, W, blas.NoTrans, blas.Trans, t.n, t.in, t.out, 0)
	}
}
