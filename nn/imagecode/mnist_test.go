//go:build !js

package imagecode

import (
	"testing"

	"convlab/nn/mnist"
)

// All of MNIST comes back, and the training images take no more than 6.3 MB. With
// -short, the first of them.
func TestMNIST(t *testing.T) {
	train, test, err := mnist.Load()
	if err != nil {
		t.Fatal(err)
	}
	most := 6_300_000
	if testing.Short() {
		train, test, most = train.Slice(0, 3000), test.Slice(0, 300), 350_000
	}
	for _, s := range []*mnist.Set{train, test} {
		b := Encode(s)
		t.Logf("%d images: %d bytes", s.Len(), len(b))
		if len(b) > most {
			t.Errorf("%d images take %d bytes", s.Len(), len(b))
		}
		got, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "MNIST", got, s)
	}
}

func BenchmarkDecode(b *testing.B) {
	train, _, err := mnist.Load()
	if err != nil {
		b.Fatal(err)
	}
	packed := Encode(train.Slice(0, 10*BlockImages))
	for b.Loop() {
		if _, err := Decode(packed); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*10*BlockImages/b.Elapsed().Seconds(), "images/s")
}
