package photo

import (
	"math/rand/v2"
	"testing"
)

// Pixels have the values of the planes, and as many are counted as bright as Luminance says, whatever the number of pixels.
func TestShow(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 2, 15, 16, 17, 256, 1003} {
		var planes [3][]float32
		for k := range planes {
			planes[k] = make([]float32, n)
			for i := range n {
				planes[k][i] = float32(r.IntN(256))
				if i < 256 && n >= 256 && k == 0 {
					planes[k][i] = float32(i)
				}
			}
		}
		for _, colour := range []bool{false, true} {
			d := NewDeveloper(Pixels{1, n, make([]byte, 4*n)})
			d.colour = colour
			d.done = append(d.done, planes)
			got, want := d.After(1), 0
			for i := range n {
				y := uint8(planes[0][i])
				rgb := [3]uint8{y, y, y}
				if colour {
					rgb = [3]uint8{y, uint8(planes[1][i]), uint8(planes[2][i])}
					y = Luminance(rgb)
				}
				if got.At(0, i) != rgb || got.RGBA[4*i+3] != 255 {
					t.Fatalf("pixel %d of %d is %v, want %v", i, n, got.RGBA[4*i:4*i+4], rgb)
				}
				if y >= Bright {
					want++
				}
			}
			if d.Bright() != want {
				t.Errorf("%d of %d are bright, want %d", d.Bright(), n, want)
			}
		}
	}
}
