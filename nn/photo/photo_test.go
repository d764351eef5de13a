package photo

import (
	"math"
	"math/rand/v2"
	"testing"

	"convlab/nn/filter"
)

func noise(rows, cols int) Pixels {
	r := rand.New(rand.NewPCG(5, 6))
	p := Pixels{rows, cols, make([]byte, 4*rows*cols)}
	for i := range p.RGBA {
		p.RGBA[i] = uint8(r.IntN(256))
		if i%4 == 3 {
			p.RGBA[i] = 255
		}
	}
	return p
}

// What the whole photo shows is what the numbers around each pixel say, step by step.
func TestDevelopEqualsBefore(t *testing.T) {
	recipes := []Recipe{
		{},
		{Colour: true},
		{Steps: []Step{{Kernel("gauss", 5), Clamp}, {Kernel("sobel-x", 3), Absolute}}},
		{Steps: []Step{{Kernel("gauss", 5), Clamp}, {Kernel("sobel-x", 3), Middle}}},
		{Colour: true, Steps: []Step{{Kernel("sharpen", 7), Clamp}, {Kernel("box", 7), Clamp}, {Kernel("emboss", 5), Middle}, {Kernel("laplace", 7), Absolute}}},
	}
	for _, size := range [][2]int{{1, 1}, {2, 9}, {13, 11}} {
		p := noise(size[0], size[1])
		d := NewDeveloper(p)
		for i := range recipes {
			r := &recipes[i]
			got := d.Develop(r)
			for ch := range 3 {
				want := r.Before(p, len(r.Steps), ch*(r.Channels()/3), 0, 0, p.Rows, p.Cols)
				for k, v := range want.V {
					if float64(got.RGBA[4*k+ch]) != v {
						t.Fatalf("recipe %d on %v: pixel %d is %d, want %g", i, size, k, got.RGBA[4*k+ch], v)
					}
					one := r.Before(p, len(r.Steps), ch*(r.Channels()/3), k/p.Cols, k%p.Cols, 1, 1)
					if one.V[0] != v {
						t.Fatalf("recipe %d on %v: pixel %d alone is %g, want %g", i, size, k, one.V[0], v)
					}
				}
			}
		}
	}
}

// What the steps before the last have made can still be seen.
func TestAfter(t *testing.T) {
	p := noise(8, 9)
	r := &Recipe{Steps: []Step{{Kernel("box", 3), Clamp}, {Kernel("outline", 3), Absolute}}}
	d := NewDeveloper(p)
	d.Develop(r)
	for n := range 3 {
		want := NewDeveloper(p).Develop(&Recipe{Steps: r.Steps[:n]})
		if got := d.After(n); string(got.RGBA) != string(want.RGBA) {
			t.Errorf("after %d steps there is something else than those steps make", n)
		}
	}
}

// One step written out is the pixel of the photo, with the border's pixels beyond it.
func TestBeforeIsWindow(t *testing.T) {
	p := noise(6, 7)
	step := Step{Kernel("sobel-y", 5), Absolute}
	r := &Recipe{Steps: []Step{step}}
	got := NewDeveloper(p).Develop(r)
	for k := range 42 {
		v := step.Conv()
		v.Input = r.Before(p, 0, 0, k/7-2, k%7-2, 5, 5)
		if s := v.Step(0, 0); s.Pixel != float64(got.RGBA[4*k]) {
			t.Fatalf("pixel %d is %d, written out %g", k, got.RGBA[4*k], s.Pixel)
		}
	}
	if v := r.Before(p, 0, 0, -3, -3, 1, 1).V[0]; v != float64(Luminance(p.At(0, 0))) {
		t.Errorf("beyond the corner stands %g", v)
	}
}

func TestKernels(t *testing.T) {
	sums := map[string]float64{"identity": 1, "box": 1, "gauss": 1, "sharpen": 1, "emboss": 1}
	for _, key := range Keys {
		for _, side := range Sizes {
			k := Kernel(key, side)
			sum := 0.
			for _, v := range k.V {
				sum += v
			}
			if math.Abs(sum-sums[key]) > 1e-12 || len(k.V) != side*side {
				t.Errorf("%s %d: its sum is %g, want %g", key, side, sum, sums[key])
			}
		}
		if same, ok := filter.Find(filter.Kernels(), key); ok && filter.KeyOf([]filter.Named{{Key: key, Plane: same}}, Kernel(key, 3)) != key {
			t.Errorf("%s is another than package filter's", key)
		}
	}
	for what, f := range map[string]func(){"no such name": func() { Kernel("x", 3) }, "no such side": func() { Kernel("box", 4) }} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", what)
				}
			}()
			f()
		}()
	}
}

// The next picture of a camera is developed as a new one would be; thumbs show it.
func TestLoadAgain(t *testing.T) {
	a, b := noise(9, 12), noise(9, 12)
	for i := range b.RGBA {
		b.RGBA[i] ^= 60
	}
	r := &Recipe{Steps: []Step{{Kernel("box", 3), Clamp}}}
	d := NewDeveloper(a)
	d.Develop(r)
	d.Load(b)
	got, want := d.Develop(r), NewDeveloper(b).Develop(r)
	if string(got.RGBA) != string(want.RGBA) {
		t.Error("something of the picture before is left")
	}
	even := Pixels{2, 2, []byte{9, 9, 9, 255, 9, 9, 9, 255, 9, 9, 9, 255, 9, 9, 9, 255}}
	d = NewDeveloper(even)
	d.Develop(r)
	if th := d.Thumb(1, 3, 4); len(th.RGBA) != 48 || th.At(2, 3) != [3]uint8{9, 9, 9} || th.RGBA[47] != 255 {
		t.Errorf("%+v", th)
	}
}

// BenchmarkDevelop prints frames per second at one megapixel.
//
//	go test -run xxx -bench Develop ./nn/photo
func BenchmarkDevelop(b *testing.B) {
	p := noise(1024, 1024)
	for _, c := range []struct {
		name string
		r    Recipe
	}{
		{"sobel-3", Recipe{Steps: []Step{{Kernel("sobel-x", 3), Absolute}}}},
		{"gauss-3", Recipe{Steps: []Step{{Kernel("gauss", 3), Clamp}}}},
		{"gauss-7", Recipe{Steps: []Step{{Kernel("gauss", 7), Clamp}}}},
		{"laplace-7", Recipe{Steps: []Step{{Kernel("laplace", 7), Absolute}}}},
		{"gauss-7, colour", Recipe{Colour: true, Steps: []Step{{Kernel("gauss", 7), Clamp}}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			d := NewDeveloper(p)
			for b.Loop() {
				d.steps = nil // nothing is done
				d.Develop(&c.r)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "frames/s")
		})
	}
}
