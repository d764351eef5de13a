package augment

import "testing"

// Images per second of one core.
func BenchmarkApply(b *testing.B) {
	for _, c := range []struct {
		name string
		mix  Mix
	}{
		{"none", Mix{}},
		{"affine", Mix{Shift: 2, Rotate: 15, Scale: 0.15, Shear: 0.2}},
		{"elastic", Mix{Elastic: Elastic{34, 4}}},
		{"affine and elastic", Mix{Shift: 2, Rotate: 15, Scale: 0.15, Shear: 0.2, Elastic: Elastic{34, 4}}},
		{"stroke", Mix{Thicker: 0.6, Thinner: 0.6}},
		{"noise", Mix{Noise: 0.2}},
		{"scan", Scan},
		{"pen", Pen},
	} {
		b.Run(c.name, func(b *testing.B) {
			d, dst, src := New(c.mix), make([]float32, pixels), digit()
			i := 0
			for b.Loop() {
				d.ApplyGrey(dst, src, Key{Seed: 1, Index: i})
				i++
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "images/s")
		})
	}
}
