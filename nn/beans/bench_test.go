package beans

import "testing"

func BenchmarkStep(b *testing.B) {
	r := Start(Setting{Layers: 2, Units: 8, Rate: .05, Seed: 1}, Recipe{Shape: Ring, Train: 40, Test: 200, Noise: 15, Seed: 1}.Draw())
	for b.Loop() {
		r.Step()
	}
}

func BenchmarkField(b *testing.B) {
	r := Start(Setting{Layers: 2, Units: 8, Rate: .05, Seed: 1}, Recipe{Shape: Ring, Train: 40, Test: 200, Noise: 15, Seed: 1}.Draw())
	z := make([]float32, 48*48)
	for b.Loop() {
		r.Field(z, 48, 0)
	}
}
