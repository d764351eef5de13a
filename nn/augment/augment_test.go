package augment

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"convlab/nn/mnist"
)

// digit is a picture like a 5: strokes two and a half pixels wide with grey
// edges.
func digit() []uint8 {
	img := make([]uint8, pixels)
	ink := func(r, c int, v uint8) { img[r*side+c] = max(img[r*side+c], v) }
	for c := 9; c < 19; c++ {
		for k, v := range []uint8{90, 255, 255, 60} {
			ink(4+k, c, v)
			ink(12+k, c, v)
			ink(21+k, c, v)
		}
	}
	for r := 5; r < 15; r++ {
		for k, v := range []uint8{90, 255, 255, 60} {
			ink(r, 8+k, v)
			ink(r+8, 16+k, v)
		}
	}
	return img
}

func numbers(grey []uint8) []float32 {
	x := make([]float32, len(grey))
	mnist.Scale(x, grey)
	return x
}

func mass(x []float32) (sum float64) {
	for _, v := range x {
		sum += float64(v)
	}
	return sum
}

func on(src []float32) *sheet {
	s := new(sheet)
	for r := range side {
		copy(s.row(r), src[r*side:])
	}
	return s
}

// everything has every distortion at a strength beyond use.
var everything = Mix{
	Shift: 5, Rotate: 180, Scale: 0.5, Shear: 1, Elastic: Elastic{100, 3}, Thicker: 1, Thinner: 1,
	Binarise: Binarise{0.5, 0, 1}, Noise: 0.5, Clean: 0.1,
}

func TestNothing(t *testing.T) {
	want := numbers(digit())
	for name, m := range map[string]Mix{"zero": {}, "clean": {Rotate: 90, Thicker: 1, Noise: 1, Clean: 1}} {
		d, dst := New(m), make([]float32, pixels)
		for i := range 20 {
			if d.ApplyGrey(dst, digit(), Key{Index: i}); !slices.Equal(dst, want) {
				t.Fatalf("%s: grey values are not only divided by 255", name)
			}
			if d.Apply(dst, want, Key{Index: i}); !slices.Equal(dst, want) {
				t.Fatalf("%s: numbers are changed", name)
			}
		}
	}
}

// The fraction of clean images is what it says.
func TestClean(t *testing.T) {
	d, dst, want, n := New(Mix{Shift: 3, Clean: 0.25}), make([]float32, pixels), numbers(digit()), 0
	for i := range 4000 {
		if d.ApplyGrey(dst, digit(), Key{Index: i}); slices.Equal(dst, want) {
			n++
		}
	}
	if n < 900 || n > 1100 { // 1000 ± 3.6 standard deviations
		t.Errorf("%d of 4000 images are clean at 0.25", n)
	}
}

// Moves of whole pixels and quarter turns lose nothing: every pixel is one of
// the source, or paper.
func TestWarpOnTheGrid(t *testing.T) {
	src := make([]float32, pixels)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range src {
		src[i] = r.Float32()
	}
	at := func(r, c int) float32 {
		if r < 0 || r >= side || c < 0 || c >= side {
			return 0
		}
		return src[r*side+c]
	}
	for _, c := range []struct {
		name string
		p    placement
		from func(r, c int) float32
	}{
		{"nothing", placement{wide: 1, high: 1}, at},
		{"3 right, 2 up", placement{right: 3, down: -2, wide: 1, high: 1}, func(r, c int) float32 { return at(r+2, c-3) }},
		{"out of the picture", placement{down: 100, wide: 1, high: 1}, func(r, c int) float32 { return 0 }},
		{"quarter turn clockwise", placement{angle: math.Pi / 2, wide: 1, high: 1}, func(r, c int) float32 { return at(27-c, r) }},
		{"half turn", placement{angle: math.Pi, wide: 1, high: 1}, func(r, c int) float32 { return at(27-r, 27-c) }},
		{"slant of 2", placement{slant: 2, wide: 1, high: 1}, func(r, c int) float32 { return at(r, c+2*r-27) }},
		{"mirror", placement{wide: -1, high: 1}, func(r, c int) float32 { return at(r, 27-c) }},
		// 0.5 to the right: halfway between neighbours.
		{"half a pixel", placement{right: .5, wide: 1, high: 1}, func(r, c int) float32 { return (at(r, c) + at(r, c-1)) / 2 }},
	} {
		dst := make([]float32, pixels)
		on(src).warp(dst, affine(c.p), new(field))
		for i, v := range dst {
			if want := c.from(i/side, i%side); math.Abs(float64(v-want)) > 2e-5 {
				t.Errorf("%s: pixel (%d, %d) is %v, not %v", c.name, i/side, i%side, v, want)
				break
			}
		}
	}
}

// Ink is neither made nor lost by moving it; scaling multiplies it by the area.
// A digit has room for these.
func TestMass(t *testing.T) {
	src := numbers(digit())
	r := rand.New(rand.NewPCG(3, 4))
	u := func(x float64) float64 { return x * (2*r.Float64() - 1) }
	for range 200 {
		p := placement{u(1.5), u(1.5), u(.3), 1 + u(.15), 1 + u(.15), u(.2)}
		dst := make([]float32, pixels)
		on(src).warp(dst, affine(p), new(field))
		if got, want := mass(dst), mass(src)*p.wide*p.high; math.Abs(got/want-1) > 0.03 {
			t.Fatalf("%+v: %v of ink, not %v", p, got, want)
		}
	}
}

// The fields are what Simard, Steinkraus and Platt define: noise convolved with
// a Gaussian in two dimensions, here summed without any shortcut.
func TestSmoothIsConvolution(t *testing.T) {
	for _, e := range []Elastic{{34, 4}, {8, 1.5}, {2, 0}, {5, 0.3}, {50, 12}} {
		var f field
		f.plan(e)
		f.draw(rand.NewPCG(5, 6))
		weight := func(t float64) float64 {
			if e.Sigma == 0 {
				if t == 0 {
					return 1
				}
				return 0
			}
			return math.Exp(-t * t / (2 * float64(e.Sigma) * float64(e.Sigma)))
		}
		var sum float64
		for t := -100.; t <= 100; t++ {
			sum += weight(t)
		}
		for part := range 2 {
			for r := range side {
				for c := range side {
					var want float64
					for i := range side {
						for j := range side {
							want += weight(float64(r-i)) * weight(float64(c-j)) * float64(f.noise[(2*i+part)*side+j])
						}
					}
					want *= float64(e.Alpha) / (sum * sum)
					if got := float64(f.out[(2*r+part)*side+c]); math.Abs(got-want) > 1e-6*float64(e.Alpha) {
						t.Fatalf("%+v: displacement %d at (%d, %d) is %v, not %v", e, part, r, c, got, want)
					}
				}
			}
		}
	}
}

// Displacements in the middle have mean 0 and the documented standard
// deviation, and x and y parts are independent; neighbours move together.
func TestElasticStatistics(t *testing.T) {
	const n, middle = 4000, 14
	e := Elastic{34, 4}
	var f field
	f.plan(e)
	chip := rand.NewPCG(7, 8)
	var x, y, xx, yy, xy, near float64
	for range n {
		f.draw(chip)
		a, b := float64(f.out[2*middle*side+middle]), float64(f.out[(2*middle+1)*side+middle])
		x, y, xx, yy, xy = x+a, y+b, xx+a*a, yy+b*b, xy+a*b
		near += a * float64(f.out[2*middle*side+middle+1])
	}
	want := float64(e.Alpha) / (2 * math.Sqrt(3*math.Pi) * float64(e.Sigma))
	for _, c := range []struct {
		name            string
		got, want, near float64
	}{
		{"mean of x", x / n, 0, 4 * want / math.Sqrt(n)},
		{"mean of y", y / n, 0, 4 * want / math.Sqrt(n)},
		{"sd of x", math.Sqrt(xx / n), want, 0.05 * want},
		{"sd of y", math.Sqrt(yy / n), want, 0.05 * want},
		{"correlation of x and y", xy / math.Sqrt(xx*yy), 0, 4 / math.Sqrt(n)},
		{"correlation of neighbours", near / xx, math.Exp(-1 / (4. * 16)), 0.02}, // of a Gaussian with itself
	} {
		if math.Abs(c.got-c.want) > c.near {
			t.Errorf("%s: %v, not %v ± %v", c.name, c.got, c.want, c.near)
		}
	}
}

// An edge moves by as many pixels as asked for, whichever way it faces.
func TestStroke(t *testing.T) {
	bar := make([]float32, pixels) // upright, 4 pixels wide and 10 high
	for r := 9; r < 19; r++ {
		for c := 12; c < 16; c++ {
			bar[r*side+c] = 1
		}
	}
	dst := make([]float32, pixels)
	for _, by := range []float32{-1, -.5, -.2, .2, .5, 1} {
		var s sheet
		new(pen).stroke(&s, on(bar), by)
		s.read(dst)
		var width float64
		for _, v := range dst[14*side:][:side] {
			width += float64(v)
		}
		if want := 4 + 2*float64(by); math.Abs(width-want) > 1e-5 {
			t.Errorf("by %v: the bar is %v wide, not %v", by, width, want)
		}
	}

	src := numbers(digit())
	before := mass(src)
	for _, by := range []float32{.1, .4, .7, 1} {
		var s sheet
		new(pen).stroke(&s, on(src), by)
		s.read(dst)
		thick := mass(dst)
		for i := range dst {
			if dst[i] < src[i] {
				t.Fatalf("by %v: ink has gone from pixel %d", by, i)
			}
		}
		new(pen).stroke(&s, on(src), -by)
		s.read(dst)
		thin := mass(dst)
		for i := range dst {
			if dst[i] > src[i] {
				t.Fatalf("by %v: ink has come to pixel %d", -by, i)
			}
		}
		if !(thick > before && thin < before) {
			t.Errorf("by ±%v: ink %v becomes %v and %v", by, before, thick, thin)
		}
	}
}

// The stroke is that of [Mix], to the bit, and leaves paper around the image.
func TestStrokeByDefinition(t *testing.T) {
	for _, by := range []float32{-1, -.7, -.3, 0, .2, .5, 1} {
		for _, src := range [][]float32{numbers(digit()), noisy()} {
			var got sheet
			new(pen).stroke(&got, on(src), by)
			if want := strokeByDefinition(on(src), by); got != want {
				t.Errorf("by %v: another picture", by)
			}
		}
	}
}

func strokeByDefinition(t *sheet, by float32) (s sheet) {
	pick := func(a ...float32) float32 {
		if by > 0 {
			return slices.Max(a)
		}
		return slices.Min(a)
	}
	near := max(by, -by)
	far := near / math.Sqrt2
	for k := range t {
		if r, c := k/line-1, k%line-1; r < 0 || r >= side || c < 0 || c >= side {
			continue
		}
		x := t[k]
		m := pick(t[k-line], t[k+line], t[k-1], t[k+1])
		n := pick(t[k-line-1], t[k-line+1], t[k+line-1], t[k+line+1])
		s[k] = pick(x, x+float32(near*(m-x)), x+float32(far*(n-x)))
	}
	return s
}

// noisy is an image with ink everywhere, also at its edges.
func noisy() []float32 {
	v := make([]float32, pixels)
	for i := range v {
		v[i] = float32(i*7919%256) / 255
	}
	return v
}

// What a mix draws fills its ranges and doesn't leave them.
func TestRanges(t *testing.T) {
	src, dst := make([]float32, pixels), make([]float32, pixels)
	src[14*side+14] = 1
	d := New(Mix{Shift: 2})
	lo, hi := 28., 0.
	for i := range 2000 {
		d.Apply(dst, src, Key{Seed: 9, Index: i})
		var x, y float64
		for j, v := range dst {
			x, y = x+float64(j%side)*float64(v), y+float64(j/side)*float64(v)
		}
		lo, hi = min(lo, x, y), max(hi, x, y)
	}
	if lo < 12-1e-4 || lo > 12.05 || hi > 16+1e-4 || hi < 15.95 {
		t.Errorf("shifts by up to 2 bring pixel 14 to %v..%v", lo, hi)
	}

	// Every pixel of this is at 0.6, so a threshold in 0.3..0.5 makes all ink.
	for i := range src {
		src[i] = 0.6
	}
	d = New(Mix{Binarise: Binarise{1, 0.3, 0.5}})
	d.Apply(dst, src, Key{})
	if mass(dst) != pixels {
		t.Errorf("grey 0.6 above a threshold of at most 0.5 is not ink")
	}

	// Noise about grey 0.6 of standard deviation 0..0.1: uniform, so of variance
	// 0.1²/3.
	d = New(Mix{Noise: 0.1})
	var sum, squares float64
	for i := range 2000 {
		d.Apply(dst, src, Key{Index: i})
		for _, v := range dst {
			sum, squares = sum+float64(v)-.6, squares+(float64(v)-.6)*(float64(v)-.6)
		}
	}
	n := 2000. * pixels
	if mean, sd := sum/n, math.Sqrt(squares/n); math.Abs(mean) > 1e-3 || math.Abs(sd-0.1/math.Sqrt(3)) > 2e-3 {
		t.Errorf("noise has mean %v and standard deviation %v, not 0 and 0.0577", mean, sd)
	}
}

// An image depends on its key alone: not on what was distorted before.
func TestKey(t *testing.T) {
	src := digit()
	a, b, again := make([]float32, pixels), make([]float32, pixels), make([]float32, pixels)
	d := New(Pen)
	d.ApplyGrey(a, src, Key{1, 2, 3})
	for _, k := range []Key{{1, 2, 4}, {1, 3, 3}, {2, 2, 3}, {3, 2, 1}, {2, 1, 3}} {
		if d.ApplyGrey(b, src, k); slices.Equal(a, b) {
			t.Errorf("keys 1 2 3 and %v give the same image", k)
		}
	}
	if d.ApplyGrey(again, src, Key{1, 2, 3}); !slices.Equal(a, again) {
		t.Error("the same key gives another image later")
	}
	if New(Pen).ApplyGrey(again, src, Key{1, 2, 3}); !slices.Equal(a, again) {
		t.Error("the same key gives another image with another Distorter")
	}
	x := numbers(src)
	if d.Apply(x, x, Key{1, 2, 3}); !slices.Equal(a, x) {
		t.Error("numbers, in place, become something else than grey values")
	}
}

// One distortion more leaves the others as they are.
func TestIndependent(t *testing.T) {
	src, a, b := digit(), make([]float32, pixels), make([]float32, pixels)
	New(Mix{Rotate: 20, Shift: 2}).ApplyGrey(a, src, Key{})
	New(Mix{Rotate: 20, Shift: 2, Binarise: Binarise{1, .4, .4}, Thicker: 1e-9}).ApplyGrey(b, src, Key{})
	for i := range a {
		if want := a[i] > .4; (b[i] == 1) != want {
			t.Fatalf("pixel %d: %v is binarised to %v", i, a[i], b[i])
		}
	}
}

func TestCheck(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for name, m := range map[string]Mix{
		"Shift": {Shift: -1}, "Rotate": {Rotate: 181}, "Scale": {Scale: 1}, "Shear": {Shear: nan},
		"Elastic.Alpha": {Elastic: Elastic{inf, 4}}, "Elastic.Sigma": {Elastic: Elastic{1, -1}},
		"Thicker": {Thicker: 1.5}, "Thinner": {Thinner: -.1}, "Noise": {Noise: nan}, "Clean": {Clean: 2},
		"Binarise.Chance": {Binarise: Binarise{Chance: 2}}, "Binarise.Low": {Binarise: Binarise{1, .5, .3}},
		"Binarise.High": {Binarise: Binarise{1, 0, 1.1}},
	} {
		if err := m.Check(); err == nil || !strings.Contains(err.Error(), name+" ") {
			t.Errorf("%s: error %v", name, err)
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: New takes it", name)
				}
			}()
			New(m)
		}()
	}
	for _, m := range append(Mixes[:len(Mixes):len(Mixes)], struct {
		Name string
		Mix  Mix
	}{"everything", everything}) {
		if err := m.Mix.Check(); err != nil {
			t.Errorf("%s: %v", m.Name, err)
		}
	}
}

func TestJSON(t *testing.T) {
	for _, m := range []Mix{{}, Scan, Pen, everything} {
		b, err := json.Marshal(m)
		var back Mix
		if err != nil || json.Unmarshal(b, &back) != nil || back != m {
			t.Errorf("%+v is read back from %s as %+v (%v)", m, b, back, err)
		}
	}
	if b, _ := json.Marshal(Mix{Elastic: Elastic{8, 4}}); string(b) != `{"elastic":{"alpha":8,"sigma":4}}` {
		t.Errorf("a recipe says %s", b)
	}
}

func TestAllocations(t *testing.T) {
	src, dst, x, i := digit(), make([]float32, pixels), numbers(digit()), 0
	d := New(everything)
	d.ApplyGrey(dst, src, Key{})
	if n := testing.AllocsPerRun(50, func() {
		i++
		d.ApplyGrey(dst, src, Key{Index: i})
		d.Apply(dst, x, Key{Index: i})
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestLengths(t *testing.T) {
	for _, f := range []func(){
		func() { New(Mix{}).Apply(make([]float32, 783), make([]float32, 784), Key{}) },
		func() { New(Mix{}).ApplyGrey(make([]float32, 784), make([]uint8, 785), Key{}) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("a wrong length is taken")
				}
			}()
			f()
		}()
	}
}

// Whatever the mix and the image, the numbers stay in 0..1.
func FuzzApply(f *testing.F) {
	f.Add(uint64(1), float32(2), float32(15), float32(.2), float32(.2), float32(34), float32(4), float32(.5), float32(.1))
	f.Add(uint64(2), float32(1000), float32(180), float32(.9), float32(1000), float32(1000), float32(0), float32(1), float32(1000))
	f.Add(uint64(3), float32(1e-40), float32(1e-40), float32(1e-40), float32(1e-40), float32(1e-40), float32(1e-40), float32(1e-40), float32(1e-40))
	f.Fuzz(func(t *testing.T, seed uint64, shift, rotate, scale, shear, alpha, sigma, stroke, noise float32) {
		m := Mix{Shift: shift, Rotate: rotate, Scale: scale, Shear: shear, Elastic: Elastic{alpha, sigma}, Thicker: stroke, Thinner: stroke, Noise: noise}
		if m.Check() != nil {
			t.Skip()
		}
		src, dst := make([]float32, pixels), make([]float32, pixels)
		r := rand.New(rand.NewPCG(seed, 0))
		for i := range src {
			src[i] = min(r.Float32()*1.5, 1)
		}
		d := New(m)
		for i := range 3 {
			d.Apply(dst, src, Key{Seed: seed, Index: i})
			for j, v := range dst {
				if !(v >= 0 && v <= 1) {
					t.Fatalf("%+v: pixel %d is %v", m, j, v)
				}
			}
		}
	})
}
