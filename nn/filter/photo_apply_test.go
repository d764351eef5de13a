package filter

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// byDefinition is what [Conv.Step] makes of a picture, and the raw sums.
func byDefinition(v Conv, src []float32) (pixels, raw []float64) {
	for i, x := range src {
		v.Input.V[i] = float64(x)
	}
	z := v.Apply()
	lo, hi := z.Range()
	for _, s := range z.V {
		pixels = append(pixels, v.Pixel(s, lo, hi))
	}
	return pixels, z.V
}

// kernels are of every kind that [trust] tells apart, in k×k.
var kernelKinds = map[string]func(r *rand.Rand) float64{
	"whole":     func(r *rand.Rand) float64 { return float64(r.IntN(9) - 4) },
	"sixteenth": func(r *rand.Rand) float64 { return float64(r.IntN(33)-16) / 16 },
	"ninth":     func(r *rand.Rand) float64 { return float64(r.IntN(9)-2) / 9 },
	"tenth":     func(r *rand.Rand) float64 { return float64(r.IntN(9)-4) / 10 },
	"any":       func(r *rand.Rand) float64 { return r.NormFloat64() },
	"large":     func(r *rand.Rand) float64 { return 1000 * r.NormFloat64() },
	"huge":      func(r *rand.Rand) float64 { return 1e6 * r.NormFloat64() },
}

func TestPhotoEqualsDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for kind, number := range kernelKinds {
		t.Run(kind, func(t *testing.T) {
			for _, k := range []int{1, 2, 3, 3, 3, 5, 7} {
				for _, size := range [][2]int{{1, 1}, {2, 3}, {3, 3}, {5, 4}, {7, 19}, {8, 8}, {9, 35}, {5, 150}} {
					for _, pad := range []int{0, 1, 3} {
						for _, mode := range []Negative{Clamp, Absolute, Rescale} {
							v := Conv{Input: NewPlane(size[0], size[1]), Kernel: NewPlane(k, k), Padding: pad, Negative: mode,
								Bias: float64(r.IntN(9) - 4), Flip: r.IntN(2) == 1}
							if r.IntN(4) == 0 {
								v.Stride, v.Dilation = 1+r.IntN(3), 1+r.IntN(3)
							}
							if kind == "tenth" {
								v.Bias += 0.5
							}
							for i := range v.Kernel.V {
								v.Kernel.V[i] = number(r)
							}
							if rows, _ := v.OutSize(); rows == 0 {
								continue
							}
							comparePhoto(t, v, r)
							if t.Failed() {
								return
							}
						}
					}
				}
			}
		})
	}
}

func comparePhoto(t *testing.T, v Conv, r *rand.Rand) {
	t.Helper()
	const guard, guards = -77, 20
	src := make([]float32, len(v.Input.V))
	for i := range src {
		src[i] = float32(r.IntN(256))
	}
	p := v.Photo(v.Input.Rows, v.Input.Cols)
	rows, cols := p.OutSize()
	memory := make([]float32, rows*cols+2*guards)
	for i := range memory {
		memory[i] = guard
	}
	dst := memory[guards:][:rows*cols]
	p.Apply(dst, src)
	want, raw := byDefinition(v, src)
	slack := 0.
	if exact, _ := trust(v.Kernel.V, v.Bias); v.Negative == Rescale && !exact {
		slack = 1
	}
	for i, got := range dst {
		if math.Abs(float64(got)-want[i]) > slack {
			t.Errorf("%d×%d, kernel %v, bias %g, padding %d, stride %d, dilation %d, mode %d: [%d, %d] of %d×%d is %g, want %g of %g",
				v.Input.Rows, v.Input.Cols, v.Kernel.V, v.Bias, v.Padding, v.Stride, v.Dilation, v.Negative,
				i/cols, i%cols, rows, cols, got, want[i], raw[i])
			return
		}
	}
	for i := range guards {
		if memory[i] != guard || memory[len(memory)-1-i] != guard {
			t.Errorf("wrote outside the output")
			return
		}
	}
}

// Every kernel of the lesson takes the fast way, without looking for sums near
// a half.
func TestPhotoTrustsPresets(t *testing.T) {
	for _, k := range Kernels() {
		if exact, near := trust(k.V, 0); near != 0 || exact == (k.Key == "box") {
			t.Errorf("%s: exact %v, near %g", k.Key, exact, near)
		}
	}
}

func TestPhotoPanics(t *testing.T) {
	p := Conv{Kernel: NewPlane(3, 3)}.Photo(4, 5)
	for what, f := range map[string]func(){
		"kernel larger than the picture": func() { Conv{Kernel: NewPlane(5, 5)}.Photo(4, 9) },
		"no picture":                     func() { Conv{Kernel: NewPlane(1, 1)}.Photo(0, 0) },
		"another picture":                func() { p.Apply(make([]float32, 6), make([]float32, 21)) },
		"another output":                 func() { p.Apply(make([]float32, 7), make([]float32, 20)) },
	} {
		t.Run(what, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		})
	}
}

func TestPhotoDoesNotAllocate(t *testing.T) {
	for _, mode := range []Negative{Clamp, Absolute, Rescale} {
		for _, k := range []float64{1, 1. / 9, 0.1} {
			v := Conv{Kernel: NewPlane(3, 3), Padding: 1, Negative: mode}
			for i := range v.Kernel.V {
				v.Kernel.V[i] = k
			}
			p, src, dst := v.Photo(30, 50), make([]float32, 1500), make([]float32, 1500)
			if got := testing.AllocsPerRun(5, func() { p.Apply(dst, src) }); got != 0 {
				t.Errorf("mode %d, kernel of %g: %g allocations", mode, k, got)
			}
		}
	}
}

// BenchmarkPhoto prints megapixels per second, and that as a share of what
// copying the same picture makes in the same run; the best of many turns of each
// counts.
//
//	go test -run xxx -bench Photo ./nn/filter
func BenchmarkPhoto(b *testing.B) {
	for _, size := range [][2]int{{1000, 1000}, {3000, 4000}} {
		b.Run(fmt.Sprintf("%d×%d", size[1], size[0]), func(b *testing.B) { benchmarkPhoto(b, size[0], size[1]) })
	}
}

func benchmarkPhoto(b *testing.B, rows, cols int) {
	src := make([]float32, rows*cols)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range src {
		src[i] = float32(r.IntN(256))
	}
	tenths := NewPlane(3, 3)
	for i := range tenths.V {
		tenths.V[i] = float64(i) / 10
	}
	list := append(Kernels(), Named{"tenths", tenths})
	for _, k := range []int{5, 7} {
		list = append(list, Named{fmt.Sprintf("box-%d", k), scaled(1/float64(k*k), k, make([]float64, k*k)...)})
		for i := range list[len(list)-1].V {
			list[len(list)-1].V[i] = 1 / float64(k*k)
		}
	}
	for _, k := range list {
		for _, mode := range []Negative{Clamp, Absolute, Rescale} {
			switch k.Key {
			case "sobel-x", "box", "tenths", "box5", "box7":
			default:
				continue
			}
			if large := rows > 1000; large && (mode != Clamp || k.Key == "tenths") {
				continue
			}
			name := k.Key + [...]string{"", "/absolute", "/rescale"}[mode]
			b.Run(name, func(b *testing.B) {
				p := Conv{Kernel: k.Plane, Padding: k.Rows / 2, Negative: mode}.Photo(rows, cols)
				dst := make([]float32, rows*cols)
				var ours, copying best
				for b.Loop() {
					ours.turn(func() { p.Apply(dst, src) })
					copying.turn(func() { copy(dst, src) })
				}
				b.ReportMetric(0, "ns/op") // of no use: it holds both
				b.ReportMetric(1e3*float64(rows*cols)/float64(ours), "MP/s")
				b.ReportMetric(100*float64(copying)/float64(ours), "%copy")
			})
		}
	}
}

// best is the shortest time, of a call, of all turns.
type best time.Duration

func (b *best) turn(f func()) {
	const calls = 4 // a browser's clock is coarse
	begin := time.Now()
	for range calls {
		f()
	}
	if took := best(time.Since(begin)) / calls; *b == 0 || took < *b {
		*b = took
	}
}
