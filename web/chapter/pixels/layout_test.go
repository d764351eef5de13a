package pixels

import "testing"

// Pointing is the inverse of drawing.
func TestPixelAt(t *testing.T) {
	for _, w := range []float64{60, 196, 333.3, 504} {
		for i := range 784 {
			for _, in := range []float64{.02, .5, .98} {
				x, y := (float64(i%28)+in)*w/28, (float64(i/28)+in)*w/28
				if got := pixelAt(x, y, w); got != i {
					t.Fatalf("%g: at pixel %d is %d", w, i, got)
				}
			}
		}
		for _, p := range [][2]float64{{-1, 5}, {5, -1}, {w, 5}, {5, w}} {
			if got := pixelAt(p[0], p[1], w); got != -1 {
				t.Errorf("%g: at %v is %d", w, p, got)
			}
		}
	}
	if pixelAt(0, 0, 0) != -1 {
		t.Error("there is a pixel in nothing")
	}
}

func TestContact(t *testing.T) {
	for _, size := range [][2]float64{{800, 480}, {366, 400}, {450, 280}, {1100, 700}, {300, 90}} {
		c := planContact(size[0], size[1], 50)
		if c.columns*c.rows < 50 || c.x < 0 || c.y < 0 || c.cell*float64(c.columns) > size[0] || c.cell*float64(c.rows) > size[1] {
			t.Errorf("%v: %+v sticks out", size, c)
		}
		for columns := 1; columns <= 50; columns++ {
			rows := (50 + columns - 1) / columns
			if cell := min(size[0]/float64(columns), size[1]/float64(rows)); cell >= c.cell+1 {
				t.Errorf("%v: %d columns would make cells of %g, not %g", size, columns, cell, c.cell)
			}
		}
		for k := range 50 {
			x, y := c.place(k)
			for _, in := range []float64{.1, .5, .9} {
				if got := c.at(x+in*c.cell, y+in*c.cell); got != k {
					t.Fatalf("%v: at image %d is %d", size, k, got)
				}
			}
		}
		if c.at(c.x-1, c.y) != -1 || c.at(c.x, c.y-1) != -1 || c.at(c.x+c.cell*float64(c.columns)+1, c.y+1) != -1 {
			t.Errorf("%v: there is an image outside", size)
		}
	}
	if c := planContact(0, 0, 50); c.at(1, 1) != -1 {
		t.Error("there is an image in no room")
	}
}

func TestMix(t *testing.T) {
	paper, plus, minus := [3]uint8{250, 250, 250}, [3]uint8{200, 160, 0}, [3]uint8{0, 100, 200}
	if mix(0, paper, plus, minus) != paper || mix(255, paper, plus, minus) != plus || mix(-255, paper, plus, minus) != minus {
		t.Error("the ends are not the colours")
	}
	for d := 1; d <= 255; d++ {
		if mix(d, paper, plus, minus) == paper || mix(-d, paper, plus, minus) == paper {
			t.Errorf("%d can't be seen", d)
		}
		if mix(d, paper, plus, minus)[2] > mix(d-1, paper, plus, minus)[2] {
			t.Errorf("%d is paler than %d", d, d-1)
		}
	}
}
