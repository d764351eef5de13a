package filter

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// padded is the definition with the padding really laid around the picture:
// a second way to the same numbers, sharing no index arithmetic with Tap.
func padded(v Conv) Plane {
	k, s, d, p := v.Kernel.Rows, max(v.Stride, 1), max(v.Dilation, 1), v.Padding
	big := NewPlane(v.Input.Rows+2*p, v.Input.Cols+2*p)
	for r := range v.Input.Rows {
		copy(big.V[(r+p)*big.Cols+p:], v.Input.V[r*v.Input.Cols:(r+1)*v.Input.Cols])
	}
	ker := v.Kernel.Clone()
	if v.Flip {
		for i := range ker.V {
			ker.V[i] = v.Kernel.V[len(ker.V)-1-i]
		}
	}
	var out []float64
	cols := 0
	for top := 0; top+d*(k-1) < big.Rows; top += s {
		n := 0
		for left := 0; left+d*(k-1) < big.Cols; left += s {
			sum := 0.0
			for i := range k {
				for j := range k {
					sum += ker.At(i, j) * big.At(top+i*d, left+j*d)
				}
			}
			out = append(out, sum+v.Bias)
			n++
		}
		cols = n
	}
	if cols == 0 {
		return Plane{}
	}
	return Plane{Rows: len(out) / cols, Cols: cols, V: out}
}

func TestApplyEqualsDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for h := 1; h <= 8; h++ {
		for _, w := range []int{1, 3, 5, 8} {
			for _, k := range []int{1, 2, 3, 5} {
				for stride := 0; stride <= 3; stride++ {
					for pad := 0; pad <= 2; pad++ {
						for dil := 0; dil <= 3; dil++ {
							v := Conv{Input: NewPlane(h, w), Kernel: NewPlane(k, k), Stride: stride, Padding: pad,
								Dilation: dil, Bias: float64(rng.IntN(9) - 4), Flip: rng.IntN(2) == 1}
							for i := range v.Input.V {
								v.Input.V[i] = float64(rng.IntN(256))
							}
							for i := range v.Kernel.V {
								v.Kernel.V[i] = float64(rng.IntN(9) - 4)
							}
							got, want := v.Apply(), padded(v)
							if got.Rows != want.Rows || got.Cols != want.Cols {
								t.Fatalf("%+v: %d×%d, want %d×%d", v, got.Rows, got.Cols, want.Rows, want.Cols)
							}
							for i := range got.V {
								if got.V[i] != want.V[i] {
									t.Fatalf("%+v: cell %d is %g, want %g", v, i, got.V[i], want.V[i])
								}
							}
						}
					}
				}
			}
		}
	}
}

// The lesson's extreme picture, worked by hand: away from the border left and
// right cancel, at the border 60·1 stands three times.
func TestHalfPictureByHand(t *testing.T) {
	half, _ := Find(Inputs(), "half")
	vertical, _ := Find(Kernels(), "vertical")
	z := Conv{Input: half, Kernel: vertical}.Apply()
	if z.Rows != 6 || z.Cols != 6 {
		t.Fatalf("output %d×%d, want 6×6", z.Rows, z.Cols)
	}
	want := []float64{0, 0, 180, 180, 0, 0}
	for r := range 6 {
		for c := range 6 {
			if z.At(r, c) != want[c] {
				t.Errorf("Z[%d][%d] = %g, want %g", r, c, z.At(r, c), want[c])
			}
		}
	}
	horizontal, _ := Find(Kernels(), "horizontal")
	for i, v := range (Conv{Input: half, Kernel: horizontal}).Apply().V {
		if v != 0 {
			t.Errorf("the horizontal kernel sees %g at %d of a picture without horizontal edges", v, i)
		}
	}
	s := Conv{Input: half, Kernel: vertical}.Step(2, 2)
	var products []float64
	for _, term := range s.Terms {
		products = append(products, term.Product)
	}
	if got := fmt.Sprint(products); got != "[60 0 0 60 0 0 60 0 0]" && got != "[60 0 -0 60 0 -0 60 0 -0]" {
		t.Errorf("products %v", products)
	}
	if s.Sum != 180 || s.Pixel != 180 {
		t.Errorf("sum %g, pixel %g, want 180 and 180", s.Sum, s.Pixel)
	}
}

func TestPixel(t *testing.T) {
	for _, c := range []struct {
		mode             Negative
		sum, lo, hi, out float64
	}{
		{Clamp, -500, 0, 0, 0}, {Clamp, 180, 0, 0, 180}, {Clamp, 700, 0, 0, 255},
		{Absolute, -180, 0, 0, 180}, {Absolute, -500, 0, 0, 255}, {Absolute, 3, 0, 0, 3},
		{Rescale, -100, -100, 100, 0}, {Rescale, 0, -100, 100, 128}, {Clamp, 55.667, 0, 0, 56}, {Rescale, 100, -100, 100, 255},
		{Rescale, 7, 7, 7, 0},
	} {
		if got := (Conv{Negative: c.mode}).Pixel(c.sum, c.lo, c.hi); math.Abs(got-c.out) > 1e-12 {
			t.Errorf("mode %d: %g in %g..%g gives %g, want %g", c.mode, c.sum, c.lo, c.hi, got, c.out)
		}
	}
}

// Readers is the inverse of Window, whatever the options.
func TestReadersInvertWindow(t *testing.T) {
	for _, v := range []Conv{
		{}, {Stride: 2}, {Padding: 1}, {Dilation: 2, Padding: 2}, {Stride: 3, Padding: 1, Flip: true},
	} {
		v.Input, v.Kernel = NewPlane(8, 8), NewPlane(3, 3)
		rows, cols := v.OutSize()
		reads := map[[2]int]bool{}
		for r := range rows {
			for c := range cols {
				for _, tap := range v.Window(r, c) {
					if tap.Inside {
						reads[[2]int{tap.Row*8 + tap.Col, r*cols + c}] = true
					}
				}
			}
		}
		n := 0
		for row := range 8 {
			for col := range 8 {
				for _, out := range v.Readers(row, col) {
					if !reads[[2]int{row*8 + col, out}] {
						t.Fatalf("%+v: output %d does not read input (%d, %d)", v, out, row, col)
					}
					n++
				}
			}
		}
		if n != len(reads) {
			t.Errorf("%+v: Readers names %d pairs, Window %d", v, n, len(reads))
		}
	}
}

func TestStepOutsidePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Conv{Input: NewPlane(8, 8), Kernel: NewPlane(3, 3)}.Step(6, 0)
}

func TestAfter(t *testing.T) {
	z := Plane{Rows: 3, Cols: 4, V: []float64{1, -2, 0, 5, 3, 3, -1, -7, 9, 9, 9, 9}}
	rows, cols, p := MaxPool(z, 2)
	if rows != 1 || cols != 2 || p[0] != (Pooled{3, 4}) || p[1] != (Pooled{5, 3}) {
		t.Errorf("MaxPool = %d×%d %v", rows, cols, p)
	}
	for i, v := range ReLU(z).V {
		if v != max(z.V[i], 0) {
			t.Errorf("ReLU[%d] = %g", i, v)
		}
	}
}

func TestPresets(t *testing.T) {
	seen := map[string]bool{}
	for _, list := range [][]Named{Inputs(), Kernels()} {
		for _, n := range list {
			if len(n.V) != n.Rows*n.Cols || seen[n.Key] {
				t.Errorf("%q: %d numbers for %d×%d, or the key twice", n.Key, len(n.V), n.Rows, n.Cols)
			}
			seen[n.Key] = true
			if KeyOf(list, n.Plane) != n.Key {
				t.Errorf("%q is not found by its numbers", n.Key)
			}
		}
	}
}
