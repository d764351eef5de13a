package nn

import (
	_ "embed"
	"encoding/json"
	"math"
	"testing"
)

//go:embed testdata/keras.json
var kerasJSON []byte

// kerasNetworks are the networks of testdata/keras_steps.py.
var kerasNetworks = map[string]func() *Network{
	"dense": func() *Network { return New(Vec(784), Dense{Units: 64}, ReLU{}, Dense{Units: 10}) },
	"lenet": lenet,
	"batch norm": func() *Network {
		return New(Shape{12, 12, 1},
			Conv2D{Filters: 8, Size: 3, Padding: Same}, BatchNorm{}, ReLU{}, MaxPool{Size: 2},
			Conv2D{Filters: 12, Size: 3, Stride: 2, Padding: Same}, BatchNorm{Momentum: 0.8, Epsilon: 0.01}, ReLU{},
			Flatten{}, Dense{Units: 20}, BatchNorm{}, ReLU{}, Dense{Units: 10})
	},
	"the rest": func() *Network {
		return New(Shape{13, 12, 1},
			Conv2D{Filters: 4, Size: 3, Dilation: 2, Padding: Same}, Tanh{},
			AvgPool{Size: 3, Stride: 2, Padding: Same},
			Conv2D{Filters: 6, Size: 2, Padding: Same}, Sigmoid{},
			MaxPool{Size: 3, Stride: 2, Padding: Same},
			Conv2D{Filters: 8, Size: 2, Stride: 2}, Tanh{},
			GlobalAvgPool{}, Dense{Units: 10})
	},
}

// kerasNumbers is numbers() of testdata/keras_steps.py.
func kerasNumbers(v []float32, seed int) {
	for i := range v {
		v[i] = float32(splitMix(uint64(seed), uint64(i))>>40)/(1<<23) - 1
	}
}

// TestKeras: ten training steps have the losses that Keras has, and lead to the
// same running statistics and logits, from the same start. Everything may be
// off by 1e-5, absolutely; the losses are about 2.
func TestKeras(t *testing.T) {
	const n, rate = 32, 0.05
	var file struct {
		Networks map[string]struct {
			Parameters    int
			Losses        []float64
			State, Logits []float32
		}
	}
	if err := json.Unmarshal(kerasJSON, &file); err != nil {
		t.Fatal(err)
	}
	for name, build := range kerasNetworks {
		t.Run(name, func(t *testing.T) {
			want, ok := file.Networks[name]
			net := build()
			if !ok || want.Parameters != len(net.Params()) || len(want.Losses) != 10 {
				t.Fatalf("%d parameters, Keras has %d", len(net.Params()), want.Parameters)
			}
			net.Init(0)
			for i := range net.stages {
				s := &net.stages[i]
				kernel := net.LayerParams(i)[:s.kernel]
				if len(kernel) == 0 {
					continue
				}
				kerasNumbers(kernel, 1+s.offset)
				fanIn := len(kernel) / s.out.C
				limit := float32(math.Sqrt(6 / float64(fanIn)))
				for i := range kernel {
					kernel[i] *= limit
				}
			}
			x, labels := make([]float32, n*net.In().Size()), make([]uint8, n)
			kerasNumbers(x, 0)
			for i := range labels {
				labels[i] = uint8(i * 7 % 10)
			}

			const tolerance = 1e-5
			off := 0.0
			pass, rule := net.Plan(n), SGD{Rate: rate}.Plan(len(net.Params()))
			for step, want := range want.Losses {
				logits := pass.ForwardTrain(x, uint64(step))
				loss := CrossEntropy(pass.OutputGrad(), logits, labels, 1./n) / n
				pass.Backward()
				rule.Step(net.Params(), pass.Grads(), 1)
				net.Absorb(pass.Seen())
				off = max(off, math.Abs(loss-want))
				if !(math.Abs(loss-want) < tolerance) {
					t.Errorf("step %d: loss %.8f, Keras %.8f", step, loss, want)
				}
			}
			logits := pass.Forward(x)
			if !near(logits, want.Logits, tolerance) {
				t.Errorf("logits after training differ by up to %.2g", apart(logits, want.Logits))
			}
			if !near(net.State(), want.State, tolerance) {
				t.Errorf("running statistics differ by up to %.2g", apart(net.State(), want.State))
			}
			t.Logf("losses differ by up to %.2g, logits by %.2g, statistics by %.2g",
				off, apart(logits, want.Logits), apart(net.State(), want.State))
		})
	}
}

// apart is the largest difference of numbers of a and b.
func apart(a, b []float32) float64 {
	far := 0.0
	for i := range a {
		far = max(far, math.Abs(float64(a[i]-b[i])))
	}
	return far
}
