//go:build !js

package imagecode

import (
	"bytes"
	"compress/gzip"
	"io"
	"testing"

	"github.com/andybalholm/brotli"

	"convlab/nn/mnist"
)

// All of MNIST comes back, and the training images take no more than 6.4 MB. With
// -short, the first of them.
func TestMNIST(t *testing.T) {
	train, test, err := mnist.Load()
	if err != nil {
		t.Fatal(err)
	}
	most := 6_400_000
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

// BenchmarkSize packs the training images by the usual ways and by ours; what
// counts is the metric. Brotli takes minutes.
func BenchmarkSize(b *testing.B) {
	train, _, err := mnist.Load()
	if err != nil {
		b.Fatal(err)
	}
	all := append(bytes.Clone(train.Labels), train.Images...)
	through := func(open func(io.Writer) io.WriteCloser) func() int {
		return func() int {
			var out bytes.Buffer
			w := open(&out)
			w.Write(all)
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
			return out.Len()
		}
	}
	for _, way := range []struct {
		name string
		size func() int
	}{
		{"imagecode", func() int { return len(Encode(train)) }},
		{"gzip", through(func(w io.Writer) io.WriteCloser {
			z, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
			return z
		})},
		{"brotli", through(func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotli.BestCompression) })},
	} {
		b.Run(way.name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				size = way.size()
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
