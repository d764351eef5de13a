package train

import (
	"slices"
	"testing"

	"convlab/nn"
	"convlab/nn/mnist"
	work "convlab/web/work/training"
)

// What reads beside the others gives the answers of the network that was trained, and has no layer that reading doesn't
// need: #/network, which shows dense layers alone, shows one that learnt with dropout, too.
func TestReading(t *testing.T) {
	image := make([]float32, mnist.Pixels)
	for i := range image {
		image[i] = float32(i%7) / 7
	}
	for kind := range work.Net(3) {
		for _, rate := range []float64{0, .4} {
			s := work.Quick()
			s.Net, s.Dropout = kind, rate
			m := s.Model()
			net := m.New()
			net.Init(5)
			want := slices.Clone(net.PlanForward(1).Forward(image))
			m, bare := reading(m, net)
			if got := bare.PlanForward(1).Forward(image); !slices.Equal(got, want) {
				t.Errorf("network %d with dropout %v answers otherwise", kind, rate)
			}
			if slices.ContainsFunc(m.Layers, func(l nn.Layer) bool { _, ok := l.(nn.Dropout); return ok }) {
				t.Errorf("network %d with dropout %v keeps it", kind, rate)
			}
		}
	}
}
