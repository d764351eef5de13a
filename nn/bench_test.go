package nn

import (
	"fmt"
	"runtime"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
	"gonum.org/v1/gonum/blas/gonum"

	"convlab/nn/gemm"
	"convlab/nn/internal/rate"
	"convlab/nn/vec"
)

// benchNets are the networks that the page of benchmarks compares with other
// libraries. shard is for training; most is the most examples that gonum gets:
// its speed doesn't grow with more, but the time does.
var benchNets = []struct {
	name    string
	in      Shape
	layers  []Layer
	batches []int
	shard   int
	most    int
}{
	{"dense", Vec(784), []Layer{
		Dense{Units: 256}, ReLU{}, Dense{Units: 256}, ReLU{}, Dense{Units: 256}, ReLU{}, Dense{Units: 10},
	}, []int{1, 32, 128, 2000}, 256, 128},
	{"lenet", Shape{28, 28, 1}, []Layer{
		Conv2D{Filters: 6, Size: 5, Padding: Same}, ReLU{}, MaxPool{Size: 2},
		Conv2D{Filters: 16, Size: 5}, ReLU{}, MaxPool{Size: 2}, Flatten{},
		Dense{Units: 120}, ReLU{}, Dense{Units: 84}, ReLU{}, Dense{Units: 10},
	}, []int{1, 128}, 32, 32},
	{"cnn", Shape{28, 28, 1}, []Layer{
		Conv2D{Filters: 32, Size: 3}, ReLU{}, Conv2D{Filters: 64, Size: 3}, ReLU{}, MaxPool{Size: 2}, Flatten{},
		Dense{Units: 128}, ReLU{}, Dense{Units: 10},
	}, []int{1, 128}, 64, 4},
}

// BenchmarkNetwork is a prediction and a training step of whole networks, on
// one processor. Floating-point operations are those of the products, so %peak
// also says what all else costs. ×gonum is to the same layers with gonum's own
// products. Four in five pixels are 0, as in a digit, and with one example
// nobody multiplies those. Package rate says how the ratios are measured.
func BenchmarkNetwork(b *testing.B) {
	b.Log(gemm.Features())
	for _, bn := range benchNets {
		for _, batch := range bn.batches {
			stocks := make([]Layer, len(bn.layers))
			for i, l := range bn.layers {
				stocks[i] = l
				if c, ok := l.(Conv2D); ok {
					stocks[i] = stockConv{c}
				}
			}
			ours, theirs := New(bn.in, bn.layers...), New(bn.in, stocks...)
			ours.Init(1)
			theirs.Init(1)
			few := min(batch, bn.most)
			x, labels := benchDigits(batch)
			run := func(what string, flops float64, one, other func()) {
				b.Run(fmt.Sprintf("%s/%s/batch%d", bn.name, what, batch), func(b *testing.B) {
					one()
					r := &rate.Rate{Flops: flops * float64(batch), F: one}
					rate.Compare(b, r, &rate.Rate{Flops: flops * float64(few), F: func() {
						was := blas32.Implementation()
						blas32.Use(gonum.Implementation{})
						other()
						blas32.Use(was)
					}})
					b.ReportMetric(r.Best*1e9/flops, "images/s")
				})
			}
			// In passes that fit a cache, as the page predicts many.
			forward := func(net *Network, x []float32) func() {
				size := net.In().Size() * min(batch, 128)
				pass := net.PlanForward(min(batch, 128))
				return func() {
					for at := 0; at < len(x); at += size {
						pass.Forward(x[at:min(at+size, len(x))])
					}
				}
			}
			run("forward", forwardFlops(ours), forward(ours, x), forward(theirs, x[:few*784]))

			train := func(net *Network, n int) func() {
				tr := NewTrainer(net, SGD{Rate: 0.001}, n, bn.shard)
				b.Cleanup(tr.Close)
				return func() { tr.Step(x[:n*784], labels[:n]) }
			}
			run("train", trainFlops(ours), train(ours, batch), train(theirs, few))
		}
	}
}

// BenchmarkCores trains on all processors, and says how many times as fast as
// on one.
func BenchmarkCores(b *testing.B) {
	all := runtime.GOMAXPROCS(0)
	if all == 1 {
		b.Skip("there is one processor")
	}
	for _, bn := range benchNets {
		batch := bn.batches[len(bn.batches)-1]
		b.Run(fmt.Sprintf("%s/train/batch%d", bn.name, batch), func(b *testing.B) {
			defer runtime.GOMAXPROCS(all)
			net := New(bn.in, bn.layers...)
			net.Init(1)
			x, labels := benchDigits(batch)
			tr := NewTrainer(net, SGD{Rate: 0.001}, batch, bn.shard)
			defer tr.Close()
			flops := trainFlops(net)
			step := func() { tr.Step(x, labels) }
			one, many := &rate.Rate{Flops: flops * float64(batch), F: step}, &rate.Rate{Flops: flops * float64(batch), F: step}
			for b.Loop() {
				runtime.GOMAXPROCS(1)
				one.Turn()
				runtime.GOMAXPROCS(all)
				many.Turn()
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(many.Best, "GFLOP/s")
			b.ReportMetric(many.Best/one.Best, "×one")
			b.ReportMetric(many.Best*1e9/flops, "images/s")
		})
	}
}

// benchDigits are n pictures of which four fifths are paper, and labels.
func benchDigits(n int) (x []float32, labels []uint8) {
	x, labels = random(n*784, 1), make([]uint8, n)
	for i := range x {
		if i/7%5 != 0 {
			x[i] = 0
		}
	}
	for i := range labels {
		labels[i] = uint8(i % 10)
	}
	return x, labels
}

// forwardFlops are the operations of all products for one example, trainFlops
// those of a training step: as many again for the gradient of the kernel, and
// for that of the input, which the first layer need not have.
func forwardFlops(net *Network) float64 {
	sum := 0
	for _, l := range net.Summary() {
		sum += 2 * l.MulAdds
	}
	return float64(sum)
}

func trainFlops(net *Network) float64 {
	return 3*forwardFlops(net) - float64(2*net.Summary()[0].MulAdds)
}

// stockConv is Conv2D on gonum's products: it writes some rows of P out (see
// gemm.Patches) and multiplies them.
type stockConv struct{ Conv2D }

// blocks calls f for every 64 rows of P: the first, how many, and room for them.
func (stockConv) blocks(t *tensors, f func(r, rows int, buf []float32)) {
	t.windows.N = t.n
	all, cols := t.windows.Rows(), t.windows.Cols()
	buf := make([]float32, 64*cols)
	for r := 0; r < all; r += 64 {
		rows := min(64, all-r)
		f(r, rows, buf[:rows*cols])
	}
}

// visit calls f for the runs of neighbours that lie both in rows of P and in x.
func (stockConv) visit(p *gemm.Patches, r, rows int, f func(inP, inX, n int)) {
	for q := range rows {
		i, oy, ox := (r+q)/(p.OH*p.OW), (r+q)/p.OW%p.OH, (r+q)%p.OW
		left := p.Across().At(ox, 0)
		from, to := p.Across().Inside(ox)
		for ky := range p.KH {
			if y := p.Down().At(oy, ky); y >= 0 && y < p.H && from < to {
				f(q*p.Cols()+(ky*p.KW+from)*p.C, ((i*p.H+y)*p.W+left+from)*p.C, (to-from)*p.C)
			}
		}
	}
}

func (l stockConv) gather(t *tensors, buf []float32, r, rows int) {
	clear(buf)
	l.visit(&t.windows, r, rows, func(inP, inX, n int) { copy(buf[inP:][:n], t.x[inX:]) })
}

func (l stockConv) forward(t *tensors) {
	repeat(t.y, t.w[t.kernel:])
	l.blocks(t, func(r, rows int, buf []float32) {
		l.gather(t, buf, r, rows)
		multiply(t.y[r*l.Filters:], buf, t.w[:t.kernel], blas.NoTrans, blas.NoTrans, rows, l.Filters, t.windows.Cols(), 1)
	})
}

func (l stockConv) backward(t *tensors) {
	cols := t.windows.Cols()
	clear(t.dw)
	addRows(t.dw[t.kernel:], t.dy, t.scratch)
	clear(t.dx)
	l.blocks(t, func(r, rows int, buf []float32) {
		dy := t.dy[r*l.Filters:]
		l.gather(t, buf, r, rows)
		multiply(t.dw[:t.kernel], buf, dy, blas.Trans, blas.NoTrans, cols, l.Filters, rows, 1)
		if t.dx != nil {
			multiply(buf, dy, t.w[:t.kernel], blas.NoTrans, blas.Trans, rows, cols, l.Filters, 0)
			l.visit(&t.windows, r, rows, func(inP, inX, n int) { vec.Add(t.dx[inX:][:n], t.dx[inX:][:n], buf[inP:][:n]) })
		}
	})
}

// What the benchmarks compare with computes the same.
func TestStockConv(t *testing.T) {
	in := Shape{28, 28, 1}
	convs := []Conv2D{{Filters: 6, Size: 5, Padding: Same}, {Filters: 5, Size: 3}}
	a := New(in, convs[0], ReLU{}, convs[1], Flatten{}, Dense{Units: 10})
	b := New(in, stockConv{convs[0]}, ReLU{}, stockConv{convs[1]}, Flatten{}, Dense{Units: 10})
	a.Init(1)
	b.Init(1)
	x, labels := benchDigits(3)
	var grads [2][]float32
	for i, net := range []*Network{a, b} {
		p := net.Plan(3)
		logits := p.Forward(x)
		CrossEntropy(p.OutputGrad(), logits, labels, 1)
		p.Backward()
		grads[i] = p.Grads()
	}
	for i, g := range grads[0] {
		if d := g - grads[1][i]; d > 1e-4 || d < -1e-4 {
			t.Fatalf("gradient %d: %g, with gonum's products %g", i, g, grads[1][i])
		}
	}
}
