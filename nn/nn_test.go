package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"gonum.org/v1/gonum/blas"
)

// course is the course's network.
func course() *Network {
	return New(Vec(784), Dense{Units: 256}, ReLU{}, Dense{Units: 256}, ReLU{}, Dense{Units: 256}, ReLU{}, Dense{Units: 10})
}

func small() *Network {
	return New(Vec(6), Dense{Units: 5}, ReLU{}, Dense{Units: 4}, ReLU{}, Dense{Units: 3})
}

func random(n int, seed uint64) []float32 {
	r, v := rand.New(rand.NewPCG(seed, 7)), make([]float32, n)
	for i := range v {
		v[i] = 2*r.Float32() - 1
	}
	return v
}

func TestSummary(t *testing.T) {
	net := course()
	if got := len(net.Params()); got != 335114 {
		t.Errorf("%d parameters, want 335,114", got)
	}
	params, mulAdds := 0, 0
	for _, row := range net.Summary() {
		params += row.Params
		mulAdds += row.MulAdds
	}
	if params != 335114 || mulAdds != 784*256+256*256*2+256*10 {
		t.Errorf("summary adds up to %d parameters, %d multiply-adds", params, mulAdds)
	}
	if got, want := net.Architecture(), "784 dense 256, relu, dense 256, relu, dense 256, relu, dense 10"; got != want {
		t.Errorf("architecture %q, want %q", got, want)
	}
}

// TestLayout holds the order of Keras: kernel in×out, then bias, layer by layer.
func TestLayout(t *testing.T) {
	net := New(Vec(2), Dense{Units: 3}, ReLU{}, Dense{Units: 1})
	copy(net.Params(), []float32{
		1, 2, 3, // weights of input 0
		4, 5, 6, // weights of input 1
		.5, -20, 1, // biases
		1, 10, 100, 7, // second kernel (3×1), bias
	})
	pass := net.PlanForward(1)
	got := pass.Forward([]float32{1, 2})[0]
	// 1+8+.5 = 9.5; 2+10−20 < 0; 3+12+1 = 16
	if want := float32(9.5*1 + 0 + 1600 + 7); got != want {
		t.Errorf("got %g, want %g", got, want)
	}
	if h := pass.Activation(1); h[0] != 9.5 || h[1] != 0 || h[2] != 16 {
		t.Errorf("hidden activations %v", h)
	}
	kernel, bias := net.DenseParams(2)
	if len(kernel) != 3 || kernel[2] != 100 || len(bias) != 1 || bias[0] != 7 {
		t.Errorf("DenseParams(2) = %v, %v", kernel, bias)
	}
}

// TestMultiply compares all used cases with the definition, around the tile edges.
func TestMultiply(t *testing.T) {
	sizes := []int{1, 2, 63, 64, 65, 129}
	if testing.Short() {
		sizes = []int{1, 3, 65}
	}
	for _, tr := range [][2]blas.Transpose{{blas.NoTrans, blas.NoTrans}, {blas.Trans, blas.NoTrans}, {blas.NoTrans, blas.Trans}} {
		for _, m := range sizes {
			for _, n := range sizes {
				for _, k := range sizes {
					for _, beta := range []float32{0, 1} {
						a, b, c := random(m*k, 1), random(k*n, 2), random(m*n, 3)
						want := make([]float64, m*n)
						for i := range m {
							for j := range n {
								sum := float64(beta) * float64(c[i*n+j])
								for l := range k {
									x, y := a[i*k+l], b[l*n+j]
									if tr[0] == blas.Trans {
										x = a[l*m+i]
									}
									if tr[1] == blas.Trans {
										y = b[j*k+l]
									}
									sum += float64(x) * float64(y)
								}
								want[i*n+j] = sum
							}
						}
						multiply(c, a, b, tr[0], tr[1], m, n, k, beta)
						for i := range c {
							if math.Abs(float64(c[i])-want[i]) > 2e-5 {
								t.Fatalf("%c%c m=%d n=%d k=%d beta=%g: c[%d] = %g, want %g", tr[0], tr[1], m, n, k, beta, i, c[i], want[i])
							}
						}
					}
				}
			}
		}
	}
}

func TestPanics(t *testing.T) {
	net := small()
	forward := net.PlanForward(2)
	for _, c := range []struct {
		name string
		f    func()
		want []string // parts of the message
	}{
		{"picture into dense", func() { New(Shape{28, 28, 1}, Dense{Units: 10}) }, []string{"layer 0", "dense 10", "28×28×1"}},
		{"no units", func() { New(Vec(3), ReLU{}, Dense{}) }, []string{"layer 1", "dense 0"}},
		{"empty input", func() { New(Vec(0), ReLU{}) }, []string{"input 0"}},
		{"no layers", func() { New(Vec(3)) }, []string{"layer"}},
		{"no room", func() { net.Plan(0) }, []string{"0"}},
		{"not whole examples", func() { forward.Forward(make([]float32, 7)) }, []string{"7", "shape 6"}},
		{"too many examples", func() { forward.Forward(make([]float32, 18)) }, []string{"18", "2"}},
		{"no examples", func() { forward.Forward(nil) }, []string{"0 numbers"}},
		{"backward of a forward pass", func() { forward.Forward(make([]float32, 6)); forward.Backward() }, nil},
		{"not dense", func() { net.DenseParams(1) }, []string{"layer 1", "relu"}},
		{"softmax lengths", func() { Softmax(make([]float32, 2), make([]float32, 3)) }, []string{"3", "2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			defer func() {
				got := recover()
				if got == nil {
					t.Fatal("no panic")
				}
				for _, part := range c.want {
					if s, ok := got.(string); !ok || !strings.Contains(s, part) {
						t.Errorf("message %q lacks %q", got, part)
					}
				}
			}()
			c.f()
		})
	}
}

func TestSoftmax(t *testing.T) {
	for _, logits := range [][]float32{
		{0, 0, 0}, {1, 2, 3}, {1000, 999, -1000}, {-3e38, 3e38, 0}, {88, 89, 90}, {5},
	} {
		p := make([]float32, len(logits))
		Softmax(p, logits)
		sum := 0.0
		for i, v := range p {
			if !(v >= 0 && v <= 1) {
				t.Errorf("softmax %v: p[%d] = %g", logits, i, v)
			}
			sum += float64(v)
		}
		if math.Abs(sum-1) > 1e-6 {
			t.Errorf("softmax %v sums to %g", logits, sum)
		}
		if ArgMax(p) != ArgMax(logits) {
			t.Errorf("softmax %v = %v has another largest", logits, p)
		}
		Softmax(logits, logits) // in place
		for i := range p {
			if p[i] != logits[i] {
				t.Errorf("in place %v, else %v", logits, p)
			}
		}
	}
	// Adding a constant to all logits changes nothing.
	a, b := make([]float32, 3), make([]float32, 3)
	Softmax(a, []float32{1, 2, 4})
	Softmax(b, []float32{65, 66, 68})
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("shifted logits: %v and %v", a, b)
		}
	}
}

func TestCrossEntropyHuge(t *testing.T) {
	// A confident wrong answer costs the difference of the logits.
	if got := CrossEntropy(nil, []float32{0, 5000}, []uint8{0}, 0); got != 5000 {
		t.Errorf("loss %g, want 5000", got)
	}
}

// TestInit: the same on every machine, within He's limit, biases 0.
func TestInit(t *testing.T) {
	net := course()
	net.Init(1)
	kernel, bias := net.DenseParams(0)
	limit := float32(math.Sqrt(6. / 784))
	sum := 0.0
	for _, w := range kernel {
		if w < -limit || w > limit {
			t.Fatalf("weight %g beyond ±%g", w, limit)
		}
		sum += float64(w) * float64(w)
	}
	if v := sum / float64(len(kernel)); math.Abs(v*784/2-1) > 0.02 {
		t.Errorf("variance %g, want 2/784", v)
	}
	for _, b := range bias {
		if b != 0 {
			t.Fatal("a bias is not 0")
		}
	}
	// Golden bits: change them only with the way of drawing, which changes
	// every committed result.
	for i, want := range []uint32{0xbd3b758f, 0xbc453a30} {
		if got := math.Float32bits(kernel[i*1000]); got != want {
			t.Errorf("weight %d has bits %#x, want %#x", i*1000, got, want)
		}
	}
}

// TestBatchSizes: an example's logits don't depend on the batch it comes in,
// beyond rounding.
func TestBatchSizes(t *testing.T) {
	net := course()
	net.Init(3)
	x := random(70*784, 4)
	many, one := net.PlanForward(70), net.PlanForward(1)
	all := many.Forward(x)
	for i := range 70 {
		for j, v := range one.Forward(x[i*784:][:784]) {
			if math.Abs(float64(v-all[i*10+j])) > 1e-4 {
				t.Fatalf("example %d logit %d: alone %g, in a batch %g", i, j, v, all[i*10+j])
			}
		}
	}
}

// TestTrainerShards: shards are summed in order, so cores don't matter, and
// cutting a batch changes nothing beyond rounding.
func TestTrainerShards(t *testing.T) {
	x, labels := random(20*6, 5), make([]uint8, 20)
	for i := range labels {
		labels[i] = uint8(i % 3)
	}
	train := func(procs, shard int) []float32 {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		net := small()
		net.Init(1)
		tr := NewTrainer(net, SGD{Rate: 0.1}, 20, shard)
		defer tr.Close()
		for range 10 {
			tr.Step(x, labels)
			tr.Step(x[:7*6], labels[:7])
		}
		return net.Params()
	}
	base := train(1, 6)
	for i, v := range train(4, 6) {
		if v != base[i] {
			t.Fatalf("parameter %d: %g on 4 cores, %g on one", i, v, base[i])
		}
	}
	for i, v := range train(1, 20) {
		if math.Abs(float64(v-base[i])) > 1e-5 {
			t.Fatalf("parameter %d: %g uncut, %g in shards", i, v, base[i])
		}
	}
}

func TestNoAllocation(t *testing.T) {
	net := course()
	net.Init(1)
	const batch = 70
	x, labels := random(batch*784, 1), make([]uint8, batch)
	pass, one := net.Plan(batch), net.PlanForward(1)
	rule, p := SGD{Rate: 0.01}, make([]float32, 10)
	opt := rule.Plan(len(net.Params()))
	trainer := NewTrainer(net, rule, batch, 32)
	defer trainer.Close()
	for _, c := range []struct {
		name string
		f    func()
	}{
		{"forward, one image", func() { Softmax(p, one.Forward(x[:784])) }},
		{"forward", func() { pass.Forward(x) }},
		{"training step", func() {
			logits := pass.Forward(x)
			CrossEntropy(pass.OutputGrad(), logits, labels, 1./batch)
			pass.Backward()
			opt.Step(net.Params(), pass.Grads(), 1)
		}},
		{"trainer", func() { trainer.Step(x, labels) }},
	} {
		if n := testing.AllocsPerRun(5, c.f); n != 0 {
			t.Errorf("%s: %g allocations", c.name, n)
		}
	}
}

func BenchmarkForwardOne(b *testing.B) {
	net := course()
	net.Init(1)
	pass, x := net.PlanForward(1), random(784, 1)
	for i := range x {
		if i%5 != 0 { // a digit's share of paper
			x[i] = 0
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		pass.Forward(x)
	}
}

// BenchmarkTrain is the course's network, a step of plain SGD. In shards of 32
// the products are small; see docs/compute.md.
func BenchmarkTrain(b *testing.B) {
	for _, c := range []struct{ batch, shard int }{{32, 32}, {64, 32}, {128, 128}, {2000, 32}, {2000, 250}, {2000, 1000}} {
		b.Run(fmt.Sprintf("batch%d/shard%d", c.batch, c.shard), func(b *testing.B) {
			net := course()
			net.Init(1)
			tr := NewTrainer(net, SGD{Rate: 0.01}, c.batch, c.shard)
			defer tr.Close()
			x, labels := random(c.batch*784, 1), make([]uint8, c.batch)
			tr.Step(x, labels)
			b.ReportAllocs()
			for b.Loop() {
				tr.Step(x, labels)
			}
			b.ReportMetric(float64(c.batch*b.N)/b.Elapsed().Seconds(), "images/s")
		})
	}
}
