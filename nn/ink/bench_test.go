package ink

import "testing"

// What a movement of the pen costs on a page that is full of ink already.
func BenchmarkProcess(b *testing.B) {
	for _, n := range []int{1, 20, 200} {
		var strokes []Stroke
		for i := range n {
			s := Stroke{Width: .06}
			for k := range 30 {
				s.Points = append(s.Points, Point{.1 + .8*float32(k)/29, .1 + .8*float32(i%97)/97})
			}
			strokes = append(strokes, s)
		}
		b.Run(map[int]string{1: "1stroke", 20: "20strokes", 200: "200strokes"}[n], func(b *testing.B) {
			var p Processor
			var t Trace
			for b.Loop() {
				p.Process(&t, strokes, AllSteps)
			}
		})
	}
}
