package nn

import "testing"

// BenchmarkLayer is the time of layers without products, per number of their
// input, on pictures of LeNet-5's size.
func BenchmarkLayer(b *testing.B) {
	const n = 32
	in := Shape{28, 28, 6}
	for _, l := range []Layer{
		ReLU{}, Tanh{}, BatchNorm{}, Dropout{Rate: 0.4},
		MaxPool{Size: 2}, MaxPool{Size: 3, Stride: 2, Padding: Same}, AvgPool{Size: 2}, GlobalAvgPool{},
	} {
		net := New(in, l)
		net.Init(1)
		pass, x := net.Plan(n), random(n*in.Size(), 1)
		pass.ForwardTrain(x, 1)
		view := pass.layers[0]
		view.dx, view.dy = make([]float32, len(x)), random(len(view.y), 2)
		run := func(name string, f func(*tensors)) {
			b.Run(l.String()+"/"+name, func(b *testing.B) {
				for b.Loop() {
					f(&view)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(x)), "ns/number")
			})
		}
		run("forward", l.forward)
		run("backward", l.backward)
	}
}
