package e2e

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"convlab/web/browser"
)

// rows waits until so many rows are pulled out, as the page says it and shows it.
func (p page) rows(n int) {
	text := fmt.Sprintf(english.Flatten.Count, n, 28*n)
	p.Wait(fmt.Sprintf(`document.querySelector("#rows .where").textContent === %s && document.querySelector("#rows .scrub").value === "%d"`,
		browser.Quote(text), n))
}

// sampled waits until the real digit is there that this chapter begins with.
func (p page) sampled() {
	p.Ready()
	p.Wait(`document.querySelector(".places .hit") !== null`)
	p.NextFrame()
}

// plan is where the picture and the strip are on the canvas: the picture as large as it can be in whole pixels, in the
// middle, the strip below it from edge to edge.
type plan struct{ Left, Top, Side, Strip, Width float64 }

func (p page) plan() (l plan) {
	p.NextFrame()
	p.Eval(`(c => {
		const width = c.clientWidth, slot = c.parentElement.clientHeight;
		const side = Math.floor(Math.max(Math.min(width, slot - 26 - 46 - 14), 84) / 28) * 28;
		const top = Math.floor(Math.max((slot - side - 26 - 46 - 14) / 2, 0));
		return {Left: Math.floor((width - side) / 2), Top: top, Side: side, Strip: top + side + 26, Width: width};
	})(document.querySelector("#stage canvas"))`, &l)
	return l
}

// shownPixels reads the 784 grey values back from the big picture, whose rows must all be in it still.
func (p page) shownPixels() (values []int) {
	l := p.plan()
	p.Eval(fmt.Sprintf(`(c => {
		const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data, scale = c.width / c.clientWidth;
		return Array.from({length: 784}, (_, i) => d[4 * (c.width * Math.floor(scale * (%[2]v + (Math.floor(i / 28) + .5) * %[3]v / 28)) +
			Math.floor(scale * (%[1]v + (i %% 28 + .5) * %[3]v / 28)))]);
	})(document.querySelector("#stage canvas"))`, l.Left, l.Top, l.Side), &values)
	return values
}

// placeOf returns where pixel i, or number i of the strip, is in the window.
func (p page) placeOf(i int, strip bool) browser.Point {
	topLeft, _ := p.Box("#stage canvas")
	l := p.plan()
	if strip {
		return browser.Point{X: topLeft.X + (float64(i)+.5)*l.Width/784, Y: topLeft.Y + l.Strip + 23}
	}
	return browser.Point{X: topLeft.X + l.Left + (float64(i%28)+.5)*l.Side/28, Y: topLeft.Y + l.Top + (float64(i/28)+.5)*l.Side/28}
}

// expectCursor checks all that the page says of the number that the cursor is on.
func (p page) expectCursor(t *testing.T, how string, i int, pixels []int) {
	t.Helper()
	p.NextFrame()
	g := pixels[i]
	for text, want := range map[string]string{
		"index": fmt.Sprintf("28 × %d + %d = %d", i/28, i%28, i),
		"grey":  strconv.Itoa(g),
		"unit":  fmt.Sprintf("%d ÷ 255 = %.3f", g, float64(g)/255),
	} {
		if got := p.Text("[data-text=" + text + "]"); got != want {
			t.Errorf("%s: number %d: %s is %q, want %q", how, i, text, got, want)
		}
	}
	if now := p.Texts(".around .now"); len(now) != 1 || now[0] != strconv.Itoa(g) {
		t.Errorf("%s: number %d among its neighbours: %q, want %d", how, i, now, g)
	}
}

func TestPullingRows(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/flatten?lang=en&rows=18"})
	p.sampled()
	p.rows(18)
	p.Click("#rows [data-act=next]")
	p.rows(19)
	p.Click("#rows [data-act=back]")
	p.Click("#rows [data-act=back]")
	p.rows(17)
	p.Click("#rows [data-act=play]")
	if p.NextFrame(); p.Text("#rows [data-act=play]") != english.Flatten.Pause {
		t.Error("while it plays, the button does not say how to pause")
	}
	p.rows(28)
	if p.NextFrame(); p.Text("#rows [data-act=play]") != english.Flatten.Play || !p.Has("#rows [data-act=next]:disabled") {
		t.Error("at the end it does not stop")
	}
	p.Click("#rows [data-act=play]") // from the start
	p.rows(2)
	p.Click("#rows [data-act=play]")
	p.NextFrame()
	paused := p.Text("#rows .where")
	p.Eval(`new Promise(done => setTimeout(() => done(true), 600))`, nil) // two rows' time
	if now := p.Text("#rows .where"); now != paused {
		t.Errorf("paused at %q, it goes on to %q", paused, now)
	}
	p.Click("#rows [data-act=first]")
	p.rows(0)

	p.Stroke("#rows .scrub", browser.Mouse, browser.Point{X: .02, Y: .5}, browser.Point{X: .3, Y: .5}, browser.Point{X: .5, Y: .5})
	var scrubbed int
	p.NextFrame()
	if p.Eval(`+document.querySelector("#rows .scrub").value`, &scrubbed); scrubbed < 12 || scrubbed > 16 {
		t.Errorf("scrubbed to the middle: row %d", scrubbed)
	}
	p.rows(scrubbed)
	p.Key("ArrowRight")
	p.rows(scrubbed + 1)
	p.Key("End")
	p.rows(28)
	p.Key("Home")
	p.rows(0)
	p.Eval("document.activeElement.blur()", nil)
	p.Key("End")
	p.rows(28)
	p.Key("Home")
	p.rows(0)
	p.Key(" ")
	p.rows(2)
	p.Key(" ")
	text := p.Text("#rows .where")
	p.hashed("rows=" + strings.Fields(text)[0] + "(&|$)")
	p.Reload()
	p.sampled()
	if after := p.Text("#rows .where"); after != text {
		t.Errorf("%q is %q after a reload", text, after)
	}
}

func TestCursorLinksPictureAndStrip(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/flatten?lang=en&sample=3"})
	p.sampled()
	pixels := p.shownPixels()
	for _, i := range []int{0, 27, 28, 10*28 + 14, 14*28 + 13, 17*28 + 9, 27 * 28, 783} {
		p.Move(browser.Mouse, p.placeOf(i, false))
		p.expectCursor(t, "pointing at the picture", i, pixels)
	}
	if grey := pixels[14*28+13]; grey == 0 && pixels[10*28+14] == 0 {
		t.Error("there was only black to point at")
	}
	p.Key("Home", "End")
	p.rows(28)
	for _, i := range []int{0, 400, 783, 14*28 + 13} {
		p.Move(browser.Mouse, p.placeOf(i, true))
		p.expectCursor(t, "pointing at the strip", i, pixels)
	}

	// The strip is the picture's rows, end to end. The cursor's mark, at 14·28 + 13 now, is not looked at.
	var strip []int
	p.Eval(fmt.Sprintf(`(c => { const scale = c.width / c.clientWidth, d = c.getContext("2d").getImageData(0, Math.floor(scale * %v), c.width, 1).data;
		return Array.from({length: 784}, (_, i) => d[4 * Math.floor((i + .5) * c.width / 784)]) })(document.querySelector("#stage canvas"))`, p.plan().Strip+23), &strip)
	for i, v := range strip {
		if v != pixels[i] && (i < 14*28+10 || i > 14*28+16) {
			t.Errorf("number %d of the strip is drawn as %d, want %d", i, v, pixels[i])
			break
		}
	}

	p.Click("#stage") // puts the focus, and the cursor, somewhere
	p.Move(browser.Mouse, p.placeOf(14*28+13, false))
	p.Move(browser.Mouse, browser.Point{X: 5, Y: 5})
	p.Key("ArrowRight")
	p.expectCursor(t, "ArrowRight", 14*28+14, pixels)
	p.Key("ArrowDown", "ArrowDown")
	p.expectCursor(t, "ArrowDown twice", 16*28+14, pixels)
	p.Key("ArrowLeft", "ArrowUp")
	p.expectCursor(t, "ArrowLeft, ArrowUp", 15*28+13, pixels)

	// Every neighbour in the row of numbers, as grey values and divided by 255.
	expect := func(show func(g int) string) {
		t.Helper()
		p.NextFrame()
		texts, at := p.Texts(".around .cell"), 15*28+13
		for k, text := range texts {
			if want := show(pixels[at-7+k]); text != want {
				t.Errorf("beside the cursor, number %d is %q, want %q", at-7+k, text, want)
			}
		}
	}
	expect(strconv.Itoa)
	p.in("[data-switch=unit]")
	expect(func(g int) string {
		s := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", float64(g)/255), "0"), ".")
		if s != "0" {
			s = strings.TrimPrefix(s, "0")
		}
		return s
	})
	p.hashed("unit=1")
}

func TestPointingByFinger(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/flatten?lang=en&sample=3", TabOptions: browser.TabOptions{Size: browser.Phone}})
	p.sampled()
	pixels := p.shownPixels()
	for _, i := range []int{5*28 + 5, 14*28 + 13} {
		p.Press(browser.Finger, p.placeOf(i, false))
		p.Lift(browser.Finger)
		p.expectCursor(t, "tapping the picture", i, pixels)
	}
	p.Press(browser.Finger, p.placeOf(300, true))
	p.Lift(browser.Finger)
	var index int
	p.NextFrame()
	p.Eval(`+document.querySelector("[data-text=index]").textContent.split("=")[1]`, &index)
	if index < 298 || index > 302 { // there are two numbers to a pixel of the screen
		t.Errorf("tapping number 300 of the strip points at %d", index)
	}
}

func TestOneHot(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.write(browser.Mouse, digits[2], 1, browser.Point{})
	p.verdict()
	p.Click(`.rail a[href="#/flatten"]`)
	p.Wait(`document.querySelector(".places") !== null`)
	code := func() string { p.NextFrame(); return strings.Join(p.Texts(".places b"), "") }
	if got := code(); got != "··········" {
		t.Errorf("before there is a label, the code is %q", got)
	}
	for _, d := range []int{2, 0, 9} {
		p.Click(fmt.Sprintf(`[data-digit="%d"]`, d))
		want := strings.Repeat("0", d) + "1" + strings.Repeat("0", 9-d)
		if got := code(); got != want {
			t.Errorf("label %d: the code is %q", d, got)
		}
		if got, want := p.Text("[data-text=onehot]"), fmt.Sprintf(english.Flatten.OneHotOf, d, d); got != want {
			t.Errorf("label %d: it says %q", d, got)
		}
		if p.Attr(fmt.Sprintf(`[data-digit="%d"]`, d), "aria-pressed") != "true" {
			t.Errorf("the button of %d is not pressed", d)
		}
	}
	p.Click(`[data-digit="9"]`)
	if got := code(); got != "··········" {
		t.Errorf("taken back, the code is %q", got)
	}
	if hit := p.content(".enters .bar.hit b"); hit != "2" {
		t.Errorf("the network reads the 2 as %q", hit)
	}
}

// A real digit brings its label, which nobody can change.
func TestLabelOfARealDigit(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en&sample=3"})
	p.Ready()
	p.Wait(`document.querySelector("[data-text=source]") !== null`)
	source := p.Text("[data-text=source]")
	p.Click(".rail a[href=\"#/flatten\"]")
	p.Wait(`document.querySelector(".places .hit") !== null`)
	label := p.Attr(".places .hit", "data-digit")
	if d, _ := strconv.Atoi(label); source != fmt.Sprintf(english.Draw.SampleOf, d) {
		t.Errorf("%q became label %s", source, label)
	}
	if !p.Has(".place:disabled") || p.Has(".place:not(:disabled)") {
		t.Error("its label can be changed")
	}
}

func TestFlattenWithoutPictures(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/flatten?lang=en", Server: without(isSample), Expect: []string{"404"}})
	p.Ready()
	p.Wait(`document.querySelector(".notice") !== null`)
	if text := p.Text(".notice span"); text != samplesMissing {
		t.Errorf("the page says %q", text)
	}
	if !p.Shown(".flatten .empty") {
		t.Error("it does not say what to do without a picture")
	}
	p.Click("#rows [data-act=next]")
	p.rows(1)
}

// isSample reports whether a request is for the images of MNIST.
func isSample(r *http.Request) bool { return strings.Contains(r.URL.Path, "sample-images") }
