//go:build !js

package zoo

import (
	"os"
	"path/filepath"
	"testing"

	"convlab/nn"
	"convlab/nn/gemm"
	"convlab/nn/mnist"
)

// TestMeasured reads the committed weights, as the page does, and counts their
// errors on the 10,000 test images again. Another processor may add in another
// order and see an image or two differently.
func TestMeasured(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	_, test, err := mnist.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range shipped() {
		t.Run(m.Name, func(t *testing.T) { measureAgain(t, m, test) })
	}
}

func measureAgain(t *testing.T, m *Model, test *mnist.Set) {
	net := m.New()
	work := 0
	for _, l := range net.Summary() {
		work += l.MulAdds
	}
	if work > 2e6 && gemm.Features() == "gonum" {
		t.Skipf("%d multiply-adds an image take too long without SIMD; ./build.sh test comes here with it, too", work)
	}
	const batch = 100
	x := make([]float32, batch*mnist.Pixels)
	f, err := os.Open(filepath.Join("../../static/models", m.WeightsFile()))
	if err != nil {
		t.Fatal(err)
	}
	net, err = m.Decode(f)
	f.Close()
	if err != nil {
		t.Fatal(err)
	}
	pass, wrong := net.PlanForward(batch), 0
	for from := 0; from < test.Len(); from += batch {
		part := test.Slice(from, from+batch)
		mnist.Scale(x, part.Images)
		wrong += batch - nn.Correct(pass.Forward(x), part.Labels)
	}
	half := m.Result.Shipped().HalfErrors
	if d := wrong - half; d < -2 || d > 2 {
		t.Errorf("%s: %d errors, published %d", m.Name, wrong, half)
	}
}
