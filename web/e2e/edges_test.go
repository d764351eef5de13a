package e2e

import (
	"fmt"
	"math"
	"testing"

	"convlab/web/browser"
	"convlab/web/lesson/digit"
)

// column less column, or row less row, of the 3×3 numbers at (r, c) of a picture;
// the middle ones count weight times.
func edge(picture []int, columns, r, c, weight int, across bool) int {
	sum := 0
	for k, w := range []int{1, weight, 1} {
		if across {
			sum += w * (picture[r*columns+c+k] - picture[(r+2)*columns+c+k])
		} else {
			sum += w * (picture[(r+k)*columns+c] - picture[(r+k)*columns+c+2])
		}
	}
	return sum
}

// numbers reads numbers as the page writes them.
func (p page) numbers(t *testing.T, selector string) (list []int) {
	for _, s := range p.Texts(selector) {
		list = append(list, int(written(t, s)))
	}
	return list
}

// All 36 sums of the 8×8 pictures, the strip beside them and the step that is
// written out are what an independent computation makes of the numbers shown.
func TestEdgesSums(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/edges?lang=en"})
	p.Ready()
	check := func(what string, at int, across bool) {
		t.Helper()
		p.NextFrame()
		in := p.numbers(t, "#picture .cell > span")
		if len(in) != 64 {
			t.Fatalf("%s: the picture has %d numbers", what, len(in))
		}
		for i, got := range p.numbers(t, "#sums .cell > span") {
			if want := edge(in, 8, i/6, i%6, 1, across); got != want {
				t.Errorf("%s: sum %d is %d, want %d", what, i, got, want)
			}
		}
		strip := p.numbers(t, "#strip .cell > span")
		for i := range 6 {
			r, c := at/6, i
			plus, minus, sum := i, 6+i, 12+i
			if across {
				r, c = i, at%6
				plus, minus, sum = 3*i, 3*i+1, 3*i+2
			}
			if want := edge(in, 8, r, c, 1, across); strip[sum] != want || strip[plus]+strip[minus] != want || strip[plus] < 0 || strip[minus] > 0 {
				t.Errorf("%s: the strip has %d, %d, %d at %d, want %d", what, strip[plus], strip[minus], strip[sum], i, want)
			}
		}
		want := edge(in, 8, at/6, at%6, 1, across)
		if got := int(written(t, p.Text("[data-text=sum]"))); got != want {
			t.Errorf("%s: %d is written out, want %d", what, got, want)
		}
		if got := int(written(t, p.Text("[data-text=pixel]"))); got != min(max(want, 0), 255) {
			t.Errorf("%s: the pixel of %d is %d", what, want, got)
		}
	}
	check("60 and 0", 14, false)
	p.Click("#sums [data-i='13']")
	check("inside", 13, false)
	p.Key("ArrowRight", "ArrowDown")
	check("by keys", 20, false)
	p.Click("[data-act=swap]")
	check("swapped", 20, false)
	p.Click("[data-choices=pictures] [data-key='2']")
	check("the head", 20, false)
	p.Click("[data-choices=kernels] [data-key='1']")
	check("the head, horizontal", 20, true)
	p.Click("[data-choices=pictures] [data-key='3']")
	check("the 7", 20, true)
	for range 3 {
		p.Key("Control+z")
	}
	check("undone", 20, false)
}

// The photo's maps are, pixel by pixel, what its grey values say; so are the
// numbers of the window under the pointer, and the gradient.
func TestEdgesPhoto(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/edges?lang=en&show=photo&pixels=1&neg=abs"})
	p.Ready()
	p.Wait(`document.querySelector("#photo canvas") !== null`)
	p.NextFrame()
	photo, pixels := p.canvas("#photo", 0), p.canvas("[data-host='edges:map']", 0)
	if len(photo) != 240*180 || len(pixels) != 238*178 {
		t.Fatalf("%d and %d pixels", len(photo), len(pixels))
	}
	for i, got := range pixels {
		if want := edge(photo, 240, i/238, i%238, 1, false); got != min(max(want, -want), 255) {
			t.Fatalf("pixel %d of the map is %d, the sum %d", i, got, want)
		}
	}
	topLeft, size := p.Box("#photo")
	point := func(r, c int) browser.Point {
		return browser.Point{X: topLeft.X + (float64(c)+1.5)*size.X/240, Y: topLeft.Y + (float64(r)+1.5)*size.Y/180}
	}
	for _, at := range [][2]int{{3, 3}, {135, 168}, {100, 120}, {177, 237}} {
		p.Move(browser.Mouse, point(at[0], at[1]))
		p.Wait(fmt.Sprintf(`document.querySelector(".ways .where").textContent === "row %d, column %d"`, at[0]+1, at[1]+1))
		if got, want := int(written(t, p.Text("[data-text=sum]"))), edge(photo, 240, at[0], at[1], 1, false); got != want {
			t.Errorf("at %v: %d, want %d", at, got, want)
		}
	}
	for weight, query := range map[int]string{1: "", 2: "&sobel=1"} {
		p.goTo("edges", "show=gradient&row=141&col=173"+query)
		p.Wait(`document.querySelector("[data-text=length]") !== null`)
		x, y := edge(photo, 240, 140, 172, weight, false), edge(photo, 240, 140, 172, weight, true)
		if gx, gy := int(written(t, p.Text("[data-text=gx]"))), int(written(t, p.Text("[data-text=gy]"))); gx != x || gy != y {
			t.Errorf("the gradient is %d, %d, want %d, %d", gx, gy, x, y)
		}
		if got, want := written(t, p.Text("[data-text=length]")), math.Hypot(float64(x), float64(y)); math.Abs(got-want) > .0501 {
			t.Errorf("its length is %v, want %v", got, want)
		}
	}
}

// Lines are drawn by mouse and finger, without gaps, and both maps follow; undo
// takes a stroke back.
func TestEdgesDrawn(t *testing.T) {
	t.Parallel()
	for _, with := range []browser.Pointer{browser.Mouse, browser.Finger} {
		p := visit(t, reader{At: "#/edges?lang=en&show=lines&pixels=1&neg=abs"})
		p.Ready()
		p.Click("[data-choices=figures] [data-key='4']")
		p.Click("[data-act=clear]")
		p.Stroke("#lines", with, browser.Point{X: 5.5 / 24, Y: 4.5 / 24}, browser.Point{X: 18.5 / 24, Y: 4.5 / 24})
		p.hashed("own=[0-9a-f]{144}")
		p.NextFrame()
		lines := p.canvas("#lines", 0)
		for i, v := range lines {
			if on := i/24 == 4 && i%24 >= 5 && i%24 <= 18; on != (v == 255) {
				t.Errorf("pixel %d of the drawing is %d", i, v)
			}
		}
		for host, across := range map[string]bool{"x": false, "y": true} {
			for i, got := range p.canvas("[data-host='edges:lines-"+host+"']", 0) {
				if want := edge(lines, 24, i/22, i%22, 1, across); got != min(max(want, -want), 255) {
					t.Errorf("%s: pixel %d is %d, the sum %d", host, i, got, want)
				}
			}
		}
		p.Key("Control+z")
		p.Wait(`!location.hash.includes("own=")`)
	}
}

// The reader's own digit is one of the pictures.
func TestEdgesOfMyDigit(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/edges?lang=en&show=gradient&row=5&col=10&ink=" + digit.Seven})
	p.Ready()
	p.Click("[data-choices=photos] [data-key='3']")
	p.NextFrame()
	mine := p.canvas("#photo", 0)
	if thread := p.canvas("[data-host='thread:picture']", 0); fmt.Sprint(mine) != fmt.Sprint(thread) {
		t.Error("it is another digit than the thread's")
	}
	if got, want := int(written(t, p.Text("[data-text=gy]"))), edge(mine, 28, 4, 9, 1, true); got != want {
		t.Errorf("gy is %d, want %d", got, want)
	}
}
