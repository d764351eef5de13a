package e2e

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"convlab/web/browser"
)

// pixel is where pixel i of a 28×28 picture is, as a part of it.
func pixel(i int) browser.Point {
	return browser.Point{X: (float64(i%28) + .5) / 28, Y: (float64(i/28) + .5) / 28}
}

// plane reads a picture's 784 colours back, whatever is drawn over the middle of some.
func (p page) plane(selector string) (rgb [][3]int) {
	p.Eval(`(c => { const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data, s = c.width / 28;
		return Array.from({length: 784}, (_, i) => { const k = 4 * (c.width * Math.floor((Math.floor(i / 28) + .5) * s) + Math.floor((i % 28 + .5) * s)); return [d[k], d[k + 1], d[k + 2]] })
	})(document.querySelector(`+browser.Quote(selector+" canvas")+`))`, &rgb)
	return rgb
}

const sevenInk = "ink=D2TNQpgAMzsyOFnrczh6pmeu0e"

// A grey value is read by the mouse, changed by typing and by painting, and taken back; the link has it.
func TestGreyValues(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/pixels?lang=en&" + sevenInk})
	p.Ready()
	p.Wait(`document.querySelectorAll(".reads .answer b").length === 4 && [...document.querySelectorAll(".reads .answer b")].every(b => b.textContent === "7")`)
	p.NextFrame()
	picture := p.plane("#picture")
	top, size := p.Box("#picture")
	for _, i := range []int{0, 783, 8*28 + 12, 20*28 + 13} {
		at := pixel(i)
		p.Move(browser.Mouse, browser.Point{X: top.X + at.X*size.X, Y: top.Y + at.Y*size.Y})
		p.NextFrame()
		if got, want := p.Text(".value p span"), fmt.Sprintf("Row %d, column %d", i/28+1, i%28+1); got != want {
			t.Errorf("pointing at pixel %d it reads %q", i, got)
		}
		if got := p.Text("[data-text=grey]"); got != strconv.Itoa(picture[i][0]) {
			t.Errorf("pixel %d is drawn as %d and read as %s", i, picture[i][0], got)
		}
	}
	p.Move(browser.Mouse, browser.Point{X: 5, Y: 5})

	// A click, then keys.
	p.Stroke("#picture", browser.Mouse, pixel(3*28+3))
	p.Key("ArrowRight", "ArrowDown")
	p.NextFrame()
	if got := p.Text(".value p span"); got != "Row 5, column 5" {
		t.Errorf("after two arrow keys it reads %q", got)
	}
	p.Type("128")
	p.Key("Enter")
	p.Wait(`document.querySelector("#numbers .now").textContent.trim() === "128"`)
	if got := p.Text("[data-text=touched]"); got != "1 of 784 numbers changed by you" {
		t.Errorf("it says %q", got)
	}
	p.NextFrame()
	if got := p.plane("#picture")[4*28+4]; got != [3]int{128, 128, 128} {
		t.Errorf("the pixel is drawn as %v", got)
	}

	// A stroke of the brush is one change.
	p.Click("[data-act=paint]")
	p.Stroke("#picture", browser.Mouse, pixel(28+2), pixel(28+20), pixel(28+25))
	p.Wait(`document.querySelector("[data-text=touched]").textContent.startsWith("25 of")`)
	p.hashed("px=")
	link := p.Attr("#picture", "class")
	if !strings.Contains(link, "painting") {
		t.Errorf("the picture is %q while it is painted on", link)
	}
	p.Key("Control+z")
	p.Wait(`document.querySelector("[data-text=touched]").textContent.startsWith("1 of")`)
	p.Key("Control+y")
	p.Wait(`document.querySelector("[data-text=touched]").textContent.startsWith("25 of")`)
	p.hashed("px=CA.*D_")
	p.Reload()
	p.Ready()
	p.Wait(`document.querySelector("[data-text=touched]").textContent.startsWith("25 of")`)
	if slow := p.LongTasks(); len(slow) > 0 {
		t.Logf("long tasks: %v", slow)
	}
}

// A finger reads and paints like the mouse, and types in the numbers.
func TestGreyValuesByFinger(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/pixels?lang=en&" + sevenInk, TabOptions: browser.TabOptions{Size: browser.Phone}})
	p.Ready()
	p.NextFrame()
	p.Stroke("#picture", browser.Finger, pixel(10*28+15))
	p.Wait(`document.querySelector(".value p span").textContent === "Row 11, column 16"`)
	p.Tap(fmt.Sprintf("#numbers [data-i='%d']", 10*28+16))
	p.Wait(`document.querySelector(".value p span").textContent === "Row 11, column 17"`)
	p.Tap(fmt.Sprintf("#numbers [data-i='%d']", 10*28+16))
	p.Wait(`document.querySelector("#numbers .edit") !== null`)
	p.Type("9")
	p.Key("Enter")
	p.Wait(`document.querySelector("#numbers .now").textContent.trim() === "9"`)
	p.Tap("[data-act=paint]")
	p.Stroke("#picture", browser.Finger, pixel(2*28+2), pixel(2*28+9))
	p.Wait(`document.querySelector("[data-text=touched]").textContent.startsWith("9 of")`)
}

// Two drawings of the reader's are compared, pixel by pixel, as they are drawn.
func TestTwoOfAKind(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/pixels?lang=en&show=pair&mine=1&typed=7&" + sevenInk})
	p.Ready()
	if got := p.Text("[data-text=typed]"); got != english.Pixels.Equal {
		t.Errorf("of the typed ones it says %q", got)
	}
	p.Stroke("[data-pad='1']", browser.Mouse, browser.Point{X: .25, Y: .3}, browser.Point{X: .5, Y: .25}, browser.Point{X: .75, Y: .28}, browser.Point{X: .6, Y: .6}, browser.Point{X: .5, Y: .85})
	p.Wait(`document.querySelector("[data-text=written]").textContent.includes("differ")`)
	p.NextFrame()
	left, right := p.plane(`[data-host="written:left"]`), p.plane(`[data-host="written:right"]`)
	n := 0
	for i := range left {
		if left[i] != right[i] && i != 14*28+13 { // where the cursor is drawn
			n++
		}
	}
	var shown int
	if fmt.Sscan(p.Text("[data-text=written]"), &shown); shown < n || shown > n+1 || n < 20 {
		t.Errorf("%d pixels differ, it says %d", n, shown)
	}
	p.Stroke(`[data-host="written:minus"]`, browser.Mouse, pixel(9*28+14))
	p.Wait(`document.querySelector(".outcome .place").textContent === "Row 10, column 15"`)
	i := 9*28 + 14
	if got, want := p.Text("[data-at=written]"), fmt.Sprintf("%d − %d = ", left[i][0], right[i][0]); !strings.HasPrefix(got, want) {
		t.Errorf("there it says %q, want %q", got, want)
	}
	p.Key("Control+z")
	p.Wait(`document.querySelector("[data-text=written]").textContent === ` + browser.Quote(english.Pixels.NotBoth))
	p.in("[data-switch=moved]")
	p.Wait(`document.querySelector("[data-text=typed]").textContent.includes("differ")`)
	p.in("[data-choices=writers] [data-key='0']")
	p.Wait(`/^\d+ of 784 differ$/.test(document.querySelector("[data-text=written]").textContent)`)
}

// All 10,000 test images come when they are asked for, and one of them is opened.
func TestBrowsingMNIST(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/pixels?lang=en&show=browse&" + sevenInk})
	p.Ready()
	p.Wait(`document.querySelector("[data-text=have]").textContent === "500 images"`)
	p.Key("3")
	p.Wait(`document.querySelector("[data-text=have]").textContent === "50 of 500 images are labelled 3"`)
	p.Click("#sheet")
	p.Wait(`document.querySelector("[data-text=picked]").textContent.endsWith("labelled 3")`)
	p.in("[data-choices=labels] [data-key='11']")
	p.Wait(`document.querySelector("[data-text=have]").textContent.startsWith("15 of 10,000")`)
	if got := p.Text("[data-text=doubt]"); got != "Of five people 0 read 8, 5 read 9, and 0 read neither." {
		t.Errorf("of test image 947 it says %q", got)
	}
	p.Click("[data-act=open]")
	p.Wait(`document.querySelector("[data-text=source]").textContent === "Test image 947, labelled 8"`)
	p.hashed("sample=10948")
	p.Reload()
	p.Ready()
	p.Wait(`[...document.querySelectorAll(".reads .answer b")].some(b => b.textContent === "9")`)
	if slow := p.LongTasks(); len(slow) > 0 {
		t.Logf("long tasks: %v", slow)
	}
}
