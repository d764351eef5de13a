package nn

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// lenet is LeNet-5 as it is taught today (LeCun et al. 1998 with max pooling,
// ReLU and full connections).
func lenet() *Network {
	return New(Shape{28, 28, 1},
		Conv2D{Filters: 6, Size: 5, Padding: Same}, ReLU{}, MaxPool{Size: 2},
		Conv2D{Filters: 16, Size: 5}, ReLU{}, MaxPool{Size: 2},
		Flatten{},
		Dense{Units: 120}, ReLU{}, Dense{Units: 84}, ReLU{}, Dense{Units: 10})
}

// every is a small network with a layer of each type.
func every() *Network {
	return New(Shape{12, 12, 1},
		Conv2D{Filters: 4, Size: 3, Padding: Same}, BatchNorm{}, ReLU{}, MaxPool{Size: 2},
		Conv2D{Filters: 6, Size: 3, Dilation: 2, Padding: Same, Init: Glorot}, Tanh{}, MaxPool{Size: 3, Stride: 2},
		AvgPool{Size: 2, Stride: 1, Padding: Same}, GlobalAvgPool{}, Flatten{},
		Dense{Units: 8, Init: Glorot}, BatchNorm{}, Sigmoid{}, Dropout{Rate: 0.4}, Dense{Units: 3})
}

func TestShapes(t *testing.T) {
	for _, c := range []struct {
		layer   Layer
		in, out Shape
		params  int
		mulAdds int
		name    string
	}{
		{Conv2D{Filters: 6, Size: 5, Padding: Same}, Shape{28, 28, 1}, Shape{28, 28, 6}, 156, 117600, "conv 6@5×5 same"},
		{Conv2D{Filters: 16, Size: 5}, Shape{14, 14, 6}, Shape{10, 10, 16}, 2416, 240000, "conv 16@5×5"},
		{Conv2D{Filters: 1, Size: 3, Stride: 2}, Shape{8, 7, 1}, Shape{3, 3, 1}, 10, 81, "conv 1@3×3 stride 2"},
		{Conv2D{Filters: 1, Size: 3, Stride: 2, Padding: Same}, Shape{8, 7, 1}, Shape{4, 4, 1}, 10, 144, "conv 1@3×3 stride 2 same"},
		{Conv2D{Filters: 2, Size: 3, Dilation: 3}, Shape{7, 9, 2}, Shape{1, 3, 2}, 38, 108, "conv 2@3×3 dilation 3"},
		{Conv2D{Filters: 3, Size: 1, Stride: 1, Dilation: 1}, Shape{4, 4, 2}, Shape{4, 4, 3}, 9, 96, "conv 3@1×1"},
		{MaxPool{Size: 2}, Shape{28, 28, 6}, Shape{14, 14, 6}, 0, 0, "max pool 2×2"},
		{MaxPool{Size: 2}, Shape{5, 7, 2}, Shape{2, 3, 2}, 0, 0, "max pool 2×2"},
		{MaxPool{Size: 2, Padding: Same}, Shape{5, 7, 2}, Shape{3, 4, 2}, 0, 0, "max pool 2×2 same"},
		{MaxPool{Size: 3, Stride: 2}, Shape{7, 8, 1}, Shape{3, 3, 1}, 0, 0, "max pool 3×3 stride 2"},
		{MaxPool{Size: 3, Stride: 3}, Shape{3, 3, 1}, Shape{1, 1, 1}, 0, 0, "max pool 3×3"},
		{AvgPool{Size: 2, Stride: 1}, Shape{4, 4, 3}, Shape{3, 3, 3}, 0, 0, "average pool 2×2 stride 1"},
		{GlobalAvgPool{}, Shape{4, 5, 3}, Vec(3), 0, 0, "global average pool"},
		{Flatten{}, Shape{5, 5, 16}, Vec(400), 0, 0, "flatten"},
		{Shuffle{Seed: 7}, Shape{2, 3, 4}, Shape{2, 3, 4}, 0, 0, "shuffle 7"},
		{Tanh{}, Shape{2, 3, 4}, Shape{2, 3, 4}, 0, 0, "tanh"},
		{Sigmoid{}, Vec(4), Vec(4), 0, 0, "sigmoid"},
		{Dropout{Rate: 0.4}, Vec(4), Vec(4), 0, 0, "dropout 0.4"},
		{BatchNorm{}, Shape{2, 3, 4}, Shape{2, 3, 4}, 8, 0, "batch norm"},
		{BatchNorm{Momentum: 0.9, Epsilon: 1e-5}, Vec(3), Vec(3), 6, 0, "batch norm momentum 0.9 epsilon 1e-05"},
		{Dense{Units: 10, Init: Glorot}, Vec(84), Vec(10), 850, 840, "dense 10"},
	} {
		row := New(c.in, c.layer).Summary()[0]
		if row.Out != c.out || row.Params != c.params || row.MulAdds != c.mulAdds || row.Name != c.name {
			t.Errorf("%v of %v: %q makes %v with %d parameters and %d multiply-adds; want %q, %v, %d, %d",
				c.layer, c.in, row.Name, row.Out, row.Params, row.MulAdds, c.name, c.out, c.params, c.mulAdds)
		}
	}
}

func TestLayerPanics(t *testing.T) {
	net := lenet()
	forward := net.PlanForward(1)
	picture := Shape{4, 4, 1}
	for _, c := range []struct {
		name string
		f    func()
		want []string // parts of the message
	}{
		{"window too large", func() { New(picture, Conv2D{Filters: 2, Size: 5}) }, []string{"layer 0 (conv 2@5×5)", "4×4×1", "5×5"}},
		{"window too wide apart", func() { New(picture, ReLU{}, Conv2D{Filters: 2, Size: 3, Dilation: 2}) }, []string{"layer 1", "dilation 2", "5×5"}},
		{"no filters", func() { New(picture, Conv2D{Size: 3}) }, []string{"conv 0@3×3", "filter"}},
		{"no size", func() { New(picture, Conv2D{Filters: 3}) }, []string{"conv 3@0×0", "size"}},
		{"stride", func() { New(picture, Conv2D{Filters: 3, Size: 2, Stride: -1}) }, []string{"stride -1", "negative"}},
		{"dilation", func() { New(picture, Conv2D{Filters: 3, Size: 2, Dilation: -1}) }, []string{"dilation -1", "negative"}},
		{"padding", func() { New(picture, Conv2D{Filters: 3, Size: 2, Padding: 7}) }, []string{"padding 7"}},
		{"pool too large", func() { New(picture, MaxPool{Size: 5}) }, []string{"max pool 5×5", "4×4×1"}},
		{"pool of no size", func() { New(picture, AvgPool{}) }, []string{"average pool 0×0", "size"}},
		{"dropout of all", func() { New(Vec(3), Dropout{Rate: 1}) }, []string{"dropout 1", "rate"}},
		{"dropout of NaN", func() { New(Vec(3), Dropout{Rate: math.NaN()}) }, []string{"rate"}},
		{"momentum", func() { New(Vec(3), BatchNorm{Momentum: 1}) }, []string{"batch norm momentum 1", "between"}},
		{"epsilon", func() { New(Vec(3), BatchNorm{Epsilon: -1}) }, []string{"epsilon -1"}},
		{"dense of a picture", func() { New(picture, Dense{Units: 3}) }, []string{"dense 3", "Flatten"}},
		{"training of a forward pass", func() { forward.ForwardTrain(make([]float32, 784), 1) }, []string{"Plan"}},
		{"no convolution", func() { net.ConvParams(1) }, []string{"layer 1 (relu)"}},
		{"no batch norm", func() { net.BatchNormParams(0) }, []string{"layer 0 (conv"}},
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

// TestSame: where the windows of Same lie, as TensorFlow documents it.
func TestSame(t *testing.T) {
	for _, c := range []struct{ side, reach, stride, out, before int }{
		{28, 5, 1, 28, 2},
		{28, 2, 1, 28, 0}, // an odd number of numbers to lay around: more at the end
		{28, 4, 1, 28, 1},
		{28, 3, 2, 14, 0},
		{27, 3, 2, 14, 1},
		{5, 2, 2, 3, 0},
		{6, 3, 3, 2, 0},
		{7, 3, 3, 3, 1},
		{4, 1, 3, 2, 0},
	} {
		if out, before := same(c.side, c.reach, c.stride); out != c.out || before != c.before {
			t.Errorf("same(%d, %d, %d) = %d, %d; want %d, %d", c.side, c.reach, c.stride, out, before, c.out, c.before)
		}
	}
}

// TestConvDefinition compares with the sums written out.
func TestConvDefinition(t *testing.T) {
	const n = 2
	for _, l := range []Conv2D{
		{Filters: 1, Size: 1},
		{Filters: 3, Size: 3},
		{Filters: 4, Size: 2, Padding: Same},
		{Filters: 2, Size: 5, Padding: Same},
		{Filters: 2, Size: 3, Stride: 2},
		{Filters: 2, Size: 3, Stride: 2, Padding: Same},
		{Filters: 5, Size: 3, Dilation: 2, Padding: Same},
		{Filters: 3, Size: 2, Stride: 3, Dilation: 3},
	} {
		in := Shape{6, 7, 3}
		net := New(in, l)
		copy(net.Params(), random(len(net.Params()), 1))
		kernel, bias := net.ConvParams(0)
		x := random(n*in.Size(), 2)
		y := net.PlanForward(n).Forward(x)

		stride, dilation, out := max(1, l.Stride), max(1, l.Dilation), net.Out()
		top, left := 0, 0
		if l.Padding == Same {
			reach := (l.Size-1)*dilation + 1
			top = max(0, (out.H-1)*stride+reach-in.H) / 2
			left = max(0, (out.W-1)*stride+reach-in.W) / 2
		}
		for i := range y {
			e, oy, ox, f := i/out.Size(), i/(out.W*out.C)%out.H, i/out.C%out.W, i%out.C
			want := float64(bias[f])
			for r := range l.Size {
				for c := range l.Size {
					iy, ix := oy*stride+r*dilation-top, ox*stride+c*dilation-left
					if iy < 0 || iy >= in.H || ix < 0 || ix >= in.W {
						continue
					}
					for k := range in.C {
						want += float64(x[((e*in.H+iy)*in.W+ix)*in.C+k]) * float64(kernel[((r*l.Size+c)*in.C+k)*l.Filters+f])
					}
				}
			}
			if math.Abs(float64(y[i])-want) > 1e-5 {
				t.Fatalf("%v: y[%d] = %g, want %g", l, i, y[i], want)
			}
		}
	}
}

// TestPoolDefinition compares both kinds of pooling with windows written out,
// over the sizes that have loops of their own and those that don't.
func TestPoolDefinition(t *testing.T) {
	const n = 2
	for _, in := range []Shape{{4, 6, 3}, {5, 7, 1}, {3, 3, 70}, {2, 2, 2}} {
		for _, l := range []MaxPool{
			{Size: 1}, {Size: 2}, {Size: 2, Stride: 1}, {Size: 2, Padding: Same}, {Size: 2, Stride: 3},
			{Size: 3, Stride: 2, Padding: Same}, {Size: 3, Stride: 1, Padding: Same}, {Size: 4, Padding: Same},
		} {
			if l.Padding == Valid && (in.H < l.Size || in.W < l.Size) {
				continue
			}
			x := random(n*in.Size(), 3)
			largest, mean := New(in, l), New(in, AvgPool(l))
			stride, out := l.stride(), largest.Out()
			top, left := 0, 0
			if l.Padding == Same {
				top = max(0, (out.H-1)*stride+l.Size-in.H) / 2
				left = max(0, (out.W-1)*stride+l.Size-in.W) / 2
			}
			got, gotMean := largest.PlanForward(n).Forward(x), mean.PlanForward(n).Forward(x)
			for i := range got {
				e, oy, ox, c := i/out.Size(), i/(out.W*out.C)%out.H, i/out.C%out.W, i%out.C
				best, sum, count := float32(math.Inf(-1)), 0.0, 0.0
				for iy := oy*stride - top; iy < oy*stride-top+l.Size; iy++ {
					for ix := ox*stride - left; ix < ox*stride-left+l.Size; ix++ {
						if iy >= 0 && iy < in.H && ix >= 0 && ix < in.W {
							v := x[((e*in.H+iy)*in.W+ix)*in.C+c]
							best, sum, count = max(best, v), sum+float64(v), count+1
						}
					}
				}
				if got[i] != best {
					t.Fatalf("%v of %v: y[%d] = %g, want %g", l, in, i, got[i], best)
				}
				if math.Abs(float64(gotMean[i])-sum/count) > 1e-6 {
					t.Fatalf("%v of %v: y[%d] = %g, want %g", AvgPool(l), in, i, gotMean[i], sum/count)
				}
			}
		}
	}
}

// TestMaxPoolWinners: of equals the first gets the gradient, NaN wins and is
// passed on, what no window reads gets nothing.
func TestMaxPoolWinners(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, c := range []struct {
		name   string
		x      []float32 // 3×3
		y      float32
		winner int // −1: any of the window
	}{
		{"equals", []float32{1, 1, 9, 1, 1, 9, 9, 9, 9}, 1, 0},
		{"equals below", []float32{0, 1, 9, 1, 1, 9, 9, 9, 9}, 1, 1},
		{"last", []float32{-4, -3, 9, -2, -1, 9, 9, 9, 9}, -1, 4},
		{"two zeros", []float32{float32(math.Copysign(0, -1)), 0, 9, -1, -1, 9, 9, 9, 9}, 0, 0},
		{"nothing above −∞", []float32{-inf, -inf, 9, -inf, -inf, 9, 9, 9, 9}, -inf, 0},
		{"∞", []float32{1, 2, 9, inf, 3, 9, 9, 9, 9}, inf, 3},
		{"NaN", []float32{1, 2, 9, nan, inf, 9, 9, 9, 9}, nan, -1},
		{"NaN first", []float32{nan, 2, 9, nan, 7, 9, 9, 9, 9}, nan, -1},
	} {
		// Once with the loops for 2×2, once with those for any window.
		for _, l := range []MaxPool{{Size: 2}, {Size: 2, Stride: 5}} {
			pass := New(Shape{3, 3, 1}, l).Plan(1)
			y := pass.Forward(c.x)
			if y[0] != c.y && !(y[0] != y[0] && c.y != c.y) {
				t.Errorf("%s: %v makes %g, want %g", c.name, l, y[0], c.y)
			}
			pass.OutputGrad()[0] = 5
			view := pass.layers[0]
			view.dx, view.dy = make([]float32, 9), pass.OutputGrad()
			view.dx[8] = 3 // left over from another run
			l.backward(&view)
			if sum := view.dx[0] + view.dx[1] + view.dx[3] + view.dx[4]; sum != 5 {
				t.Errorf("%s: %v: gradient %v, want a sum of 5", c.name, l, view.dx)
			}
			if c.winner < 0 {
				continue
			}
			want := make([]float32, 9)
			want[c.winner] = 5
			if !slices.Equal(view.dx, want) {
				t.Errorf("%s: %v: gradient %v, want %v", c.name, l, view.dx, want)
			}
		}
	}
}

// TestReLUNaN: NaN and its gradient go through, so that trouble is seen.
func TestReLUNaN(t *testing.T) {
	pass := New(Vec(4), ReLU{}).Plan(1)
	y := pass.Forward([]float32{float32(math.NaN()), -1, 0, 2})
	if y[0] == y[0] || y[1] != 0 || y[2] != 0 || y[3] != 2 {
		t.Errorf("relu made %v", y)
	}
	view := pass.layers[0]
	view.dy, view.dx = []float32{1, 2, 3, -4}, make([]float32, 4)
	ReLU{}.backward(&view)
	if want := []float32{1, 0, 0, -4}; !slices.Equal(view.dx, want) {
		t.Errorf("gradient %v, want %v", view.dx, want)
	}
}

func TestSigmoidFar(t *testing.T) {
	y := New(Vec(3), Sigmoid{}).PlanForward(1).Forward([]float32{-1000, 0, 1000})
	if want := []float32{0, 0.5, 1}; !slices.Equal(y, want) {
		t.Errorf("sigmoid made %v, want %v", y, want)
	}
}

func TestDropout(t *testing.T) {
	const n = 100_000
	l := Dropout{Rate: 0.4}
	net := New(Vec(n), l, l)
	pass, x := net.Plan(1), make([]float32, n)
	for i := range x {
		x[i] = 3
	}
	if !slices.Equal(pass.Forward(x), x) {
		t.Error("dropout changes what is predicted")
	}
	pass.ForwardTrain(x, 1)
	first := slices.Clone(pass.Activation(0))
	dropped, kept := 0, 0
	for i, v := range first {
		if v == 0 {
			dropped++
		} else if v != 5 { // 3/(1−0.4)
			t.Fatalf("kept number %d is %g, want 5", i, v)
		}
		if v != 0 && pass.Activation(1)[i] != 0 {
			kept++
		}
	}
	if share := float64(dropped) / n; math.Abs(share-0.4) > 0.01 {
		t.Errorf("%.3f of the numbers dropped, want 0.4", share)
	}
	if share := float64(kept) / n; math.Abs(share-0.36) > 0.01 {
		t.Errorf("%.3f of the numbers kept by both layers, want 0.36: do they drop the same?", share)
	}

	// The same again from the same seed, another from another.
	pass.ForwardTrain(x, 2)
	if slices.Equal(pass.Activation(0), first) {
		t.Error("seeds 1 and 2 drop the same")
	}
	other := net.Plan(3)
	other.ForwardTrain(x, 1)
	if !slices.Equal(other.Activation(0), first) {
		t.Error("seed 1 drops differently in another pass")
	}

	// Golden: the same on every machine. Changing it changes every committed
	// result of networks with dropout.
	var b strings.Builder
	for _, v := range first[:32] {
		b.WriteByte("x."[min(1, int(v))])
	}
	if got, want := b.String(), "x.x.x..xxx..x..x...x.x..xx..xx.x"; got != want {
		t.Errorf("the first numbers are %s, want %s (x: dropped)", got, want)
	}
}

// TestBatchNorm: in training each channel comes out with mean 0 and variance 1,
// however far it was from that; predicting uses the running statistics.
func TestBatchNorm(t *testing.T) {
	for _, in := range []Shape{Vec(3), {5, 4, 3}, {14, 14, 70}} {
		net := New(in, BatchNorm{Epsilon: 1e-9})
		net.Init(1)
		const n = 20
		x := random(n*in.Size(), 6)
		for i := range x {
			x[i] = x[i]*float32(1+i%in.C) + 100*float32(i%in.C)
		}
		pass := net.Plan(n)
		y := pass.ForwardTrain(x, 0)
		rows := float64(len(y) / in.C)
		for c := range in.C {
			mean, variance := 0.0, 0.0
			for i := c; i < len(y); i += in.C {
				mean += float64(y[i]) / rows
				variance += float64(y[i]) * float64(y[i]) / rows
			}
			if math.Abs(mean) > 1e-3 || math.Abs(variance-1) > 1e-3 {
				t.Errorf("%v: channel %d has mean %g and variance %g", in, c, mean, variance)
			}
		}

		if y := pass.Forward(x); !near(y, x, 1e-4) {
			t.Errorf("%v: fresh running statistics change the input", in)
		}
		_, _, mean, variance := net.BatchNormParams(0)
		mean[1], variance[1] = 100, 4
		if y, want := pass.Forward(x)[1], (x[1]-100)/2; math.Abs(float64(y-want)) > 1e-5 {
			t.Errorf("%v: predicted %g, want %g", in, y, want)
		}
	}
}

func near(a, b []float32, by float64) bool {
	for i := range a {
		if !(math.Abs(float64(a[i]-b[i])) <= by) { // NaN isn’t near
			return false
		}
	}
	return len(a) == len(b)
}

// TestAbsorb: the running statistics move by a hundredth of the way to those of
// the batch, and shards count as the one batch that they are.
func TestAbsorb(t *testing.T) {
	in := Shape{2, 3, 2}
	net := New(in, BatchNorm{})
	net.Init(1)
	x := random(10*in.Size(), 8)
	for i := range x {
		x[i] += float32(i % 5) // shards of different means
	}
	want := []float32{0, 0, 1, 1}
	for c := range 2 {
		mean, variance, rows := 0.0, 0.0, float64(len(x)/2)
		for i := c; i < len(x); i += 2 {
			mean += float64(x[i]) / rows
		}
		for i := c; i < len(x); i += 2 {
			variance += (float64(x[i]) - mean) * (float64(x[i]) - mean) / rows
		}
		want[c], want[c+2] = float32(0.01*mean), float32(0.99+0.01*variance)
	}

	whole := net.Plan(10)
	whole.ForwardTrain(x, 0)
	whole.Forward(x) // what is predicted leaves no trace
	if !slices.Equal(net.State(), []float32{0, 0, 1, 1}) {
		t.Fatalf("state %v before Absorb", net.State())
	}
	net.Absorb(whole.Seen())
	if !near(net.State(), want, 1e-6) {
		t.Errorf("state %v, want %v", net.State(), want)
	}

	net.Init(1)
	shards := []*Pass{net.Plan(3), net.Plan(6), net.Plan(6), net.Plan(4)}
	at := 0
	for i, n := range []int{3, 6, 1} {
		shards[i].ForwardTrain(x[at*in.Size():(at+n)*in.Size()], 0)
		at += n
	}
	shards[3].Forward(x[:in.Size()]) // saw nothing in training
	net.Absorb(shards[0].Seen(), shards[1].Seen(), shards[2].Seen(), shards[3].Seen())
	if !near(net.State(), want, 1e-6) {
		t.Errorf("state %v in shards, want %v", net.State(), want)
	}
	net.Absorb()
	if !near(net.State(), want, 1e-6) {
		t.Errorf("state %v after nothing, want %v", net.State(), want)
	}

	plain := small()
	plain.Absorb(plain.Plan(1).Seen())
	if len(plain.State()) != 0 {
		t.Errorf("a network without batch norm has state %v", plain.State())
	}
}

func TestStateOrder(t *testing.T) {
	net := every()
	if got, want := len(net.State()), 2*4+2*8; got != want {
		t.Fatalf("%d numbers of state, want %d", got, want)
	}
	for i := range net.State() {
		net.State()[i] = float32(i)
	}
	gamma, beta, mean, variance := net.BatchNormParams(11)
	if len(gamma) != 8 || len(beta) != 8 || mean[0] != 8 || variance[7] != 23 {
		t.Errorf("layer 11 has gamma %v, beta %v, mean %v, variance %v", gamma, beta, mean, variance)
	}
}

// TestKernels: weight decay goes for kernels only.
func TestKernels(t *testing.T) {
	net := every()
	net.Init(1)
	var got []int
	rest := slices.Clone(net.Params())
	for _, s := range net.Kernels() {
		got = append(got, s.To-s.From)
		for i := s.From; i < s.To; i++ {
			if rest[i] == 0 {
				t.Fatalf("parameter %d of a kernel starts at 0", i)
			}
		}
		clear(rest[s.From:s.To])
	}
	if want := []int{9 * 4, 9 * 4 * 6, 6 * 8, 8 * 3}; !slices.Equal(got, want) {
		t.Errorf("kernels of %v numbers, want %v", got, want)
	}
	for i, v := range rest { // gammas are left, and zeros
		if v != 0 && v != 1 {
			t.Errorf("parameter %d = %g belongs to no kernel", i, v)
		}
	}
}

// TestInitWays: how far from 0 weights are drawn.
func TestInitWays(t *testing.T) {
	for _, c := range []struct {
		in    Shape
		layer Layer
		limit float64
	}{
		{Vec(200), Dense{Units: 100}, math.Sqrt(6. / 200)},
		{Vec(200), Dense{Units: 100, Init: Glorot}, math.Sqrt(6. / 300)},
		{Shape{9, 9, 8}, Conv2D{Filters: 32, Size: 5}, math.Sqrt(6. / 200)},
		{Shape{9, 9, 8}, Conv2D{Filters: 32, Size: 5, Init: Glorot}, math.Sqrt(6. / 1000)},
	} {
		net := New(c.in, c.layer)
		net.Init(5)
		span := net.Kernels()[0]
		largest := 0.0
		for _, w := range net.Params()[span.From:span.To] {
			largest = max(largest, math.Abs(float64(w)))
		}
		if largest > c.limit || largest < 0.99*c.limit {
			t.Errorf("%v of %v: largest weight %g, want just below %g", c.layer, c.in, largest, c.limit)
		}
		for _, b := range net.Params()[span.To:] {
			if b != 0 {
				t.Errorf("%v: a bias is not 0", c.layer)
			}
		}
	}
}

func TestTable(t *testing.T) {
	want := `
layer            output    parameters  multiply-adds
input            28×28×1
conv 6@5×5 same  28×28×6          156        117,600
relu             28×28×6            0              0
max pool 2×2     14×14×6            0              0
conv 16@5×5      10×10×16       2,416        240,000
`
	got := "\n" + lenet().Table()
	if !strings.HasPrefix(got, want) {
		t.Errorf("table:%s\nwant to begin:%s", got, want)
	}
	if last := strings.Fields(got[strings.LastIndex(got, "total"):]); !slices.Equal(last, []string{"total", "61,706", "416,520"}) {
		t.Errorf("totals %q", last)
	}
	if got := every().Table(); !strings.Contains(got, "24 running statistics") {
		t.Errorf("table without state:\n%s", got)
	}
}

// TestEveryLayerTrains: a network of all layer types learns, to the same bits
// each time.
func TestEveryLayerTrains(t *testing.T) {
	const n = 12
	x, labels := random(n*144, 5), make([]uint8, n)
	for i := range labels {
		labels[i] = uint8(i % 3)
		for j := range 144 {
			x[i*144+j] += float32(i%3) * float32(j%12) / 12
		}
	}
	train := func() (first, last float64, params []float32) {
		net := every()
		net.Init(3)
		pass, rule := net.Plan(n), SGD{Rate: 0.1}.Plan(len(net.Params()))
		for step := range 200 {
			logits := pass.ForwardTrain(x, uint64(step))
			loss := CrossEntropy(pass.OutputGrad(), logits, labels, 1./n) / n
			pass.Backward()
			rule.Step(net.Params(), pass.Grads(), 1)
			net.Absorb(pass.Seen())
			if step == 0 {
				first = loss
			}
		}
		return first, CrossEntropy(nil, pass.Forward(x), labels, 0) / n, net.Params()
	}
	first, last, params := train()
	if !(last < first/2) {
		t.Errorf("loss went from %g to %g", first, last)
	}
	if _, _, again := train(); !slices.Equal(params, again) {
		t.Error("training again ends elsewhere")
	}
}

// TestExamplesApart: when predicting, an example's logits don't depend on its
// neighbours.
func TestExamplesApart(t *testing.T) {
	net := every()
	net.Init(3)
	x := random(9*144, 4)
	many, one := net.PlanForward(9), net.PlanForward(1)
	all := many.Forward(x)
	for i := range 9 {
		if got := one.Forward(x[i*144:][:144]); !near(got, all[i*3:][:3], 1e-5) {
			t.Fatalf("example %d: alone %v, in a batch %v", i, got, all[i*3:][:3])
		}
	}
}

func TestNoAllocationEveryLayer(t *testing.T) {
	net := every()
	net.Init(1)
	const n = 5
	x, labels := random(n*144, 1), make([]uint8, n)
	pass := net.Plan(n)
	seen := []Seen{pass.Seen()}
	if got := testing.AllocsPerRun(5, func() {
		logits := pass.ForwardTrain(x, 1)
		CrossEntropy(pass.OutputGrad(), logits, labels, 1./n)
		pass.Backward()
		net.Absorb(seen...)
		net.Absorb(pass.Seen())
		pass.Forward(x[:2*144])
	}); got != 0 {
		t.Errorf("%g allocations", got)
	}
}
