package nn

import (
	"math/rand/v2"
	"strconv"
)

// Conv2D slides Filters windows of Size×Size numbers over a picture H×W×C. Each
// makes one channel of the output: the sum of window times picture over all C
// channels, plus a bias. As everywhere in the field the window is not flipped.
// 0 for Stride or Dilation means 1.
//
// Its parameters are the kernel, laid out as in Keras, Size×Size×C×Filters with
// the filter running fastest, then Filters biases.
type Conv2D struct {
	Filters  int
	Size     int     // rows and columns of the window
	Stride   int     // from one position to the next
	Dilation int     // from one number of the window to the next
	Padding  Padding // Valid or Same
	Init     Init
}

// set returns l with its zero values filled in.
func (l Conv2D) set() Conv2D {
	if l.Stride == 0 {
		l.Stride = 1
	}
	if l.Dilation == 0 {
		l.Dilation = 1
	}
	return l
}

func (l Conv2D) String() string {
	l = l.set()
	return "conv " + strconv.Itoa(l.Filters) + "@" + windowName(l.Size, l.Stride, 1, l.Dilation, l.Padding)
}

func (l Conv2D) plan(in Shape) (plan, string) {
	if l.Filters < 1 {
		return plan{}, "needs at least one filter"
	}
	l = l.set()
	p, why := windows(in, l.Size, l.Stride, l.Dilation, l.Padding)
	if why != "" {
		return plan{}, why
	}
	kernel := p.Cols() * l.Filters
	return plan{
		out:     Shape{p.OH, p.OW, l.Filters},
		params:  kernel + l.Filters,
		kernel:  kernel,
		scratch: l.Filters,
		reads:   readsPatch,
		windows: p,
		mulAdds: p.OH * p.OW * kernel,
	}, ""
}

// init draws the kernel as l.Init says, where a unit reads Size·Size·C numbers
// and a number is read Size·Size·Filters times, and sets the biases to 0.
func (l Conv2D) init(w []float32, in Shape, r *rand.Rand) {
	area := l.Size * l.Size
	kernel, bias := w[:area*in.C*l.Filters], w[area*in.C*l.Filters:]
	l.Init.draw(kernel, area*in.C, area*l.Filters, r)
	clear(bias)
}

// forward: with P, the matrix of the windows (n·OH·OW × Size·Size·C),
// y (n·OH·OW × Filters) = P(x) · W (Size·Size·C × Filters) + b in each row.
func (l Conv2D) forward(t *tensors) {
	W, b := t.w[:t.kernel], t.w[t.kernel:]
	t.windows.N = t.n
	repeat(t.y, b)
	t.windows.Mul(t.y, t.x, W, l.Filters, true)
}

// backward: dW = P(x)ᵀ·dy, db = the sum of dy's rows, and dx sums up dy·Wᵀ
// where P took x from.
func (l Conv2D) backward(t *tensors) {
	W := t.w[:t.kernel]
	dW, db := t.dw[:t.kernel], t.dw[t.kernel:]
	t.windows.N = t.n
	t.windows.MulTrans(dW, t.x, t.dy, l.Filters)
	clear(db)
	addRows(db, t.dy, t.scratch)
	if t.dx != nil {
		t.windows.Scatter(t.dx, t.dy, W, l.Filters)
	}
}
