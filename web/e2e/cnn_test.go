package e2e

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"slices"
	"testing"

	"convlab/nn/weights"
	"convlab/nn/zoo"
	"convlab/web/browser"
	"convlab/web/lesson/digit"
)

// leNetCell is what one cell of LeNet-5's second convolution is before ReLU, from
// its committed weights and the grey values that the page shows, number by number.
func leNetCell(t *testing.T, picture []int, row, col, filter int) float64 {
	t.Helper()
	m := &zoo.LeNet5Distorted
	data, err := os.ReadFile("../../static/models/" + m.WeightsFile())
	if err != nil {
		t.Fatal(err)
	}
	net := m.New()
	p := make([]float32, len(net.Params()))
	if err := weights.Read(bytes.NewReader(data), net.Architecture(), p); err != nil {
		t.Fatal(err)
	}
	k1, b1, k2, b2 := p[:150], p[150:156], p[156:2556], p[2556:2572]
	first := func(r, c, f int) float64 {
		sum := float64(b1[f])
		for a := range 5 {
			for b := range 5 {
				if y, x := r+a-2, c+b-2; y >= 0 && y < 28 && x >= 0 && x < 28 {
					sum += float64(picture[y*28+x]) / 255 * float64(k1[(a*5+b)*6+f])
				}
			}
		}
		return max(sum, 0)
	}
	sum := float64(b2[filter])
	for a := range 5 {
		for b := range 5 {
			for k := range 6 {
				y, x := 2*(row+a), 2*(col+b)
				pooled := max(first(y, x, k), first(y, x+1, k), first(y+1, x, k), first(y+1, x+1, k))
				sum += pooled * float64(k2[((a*5+b)*6+k)*16+filter])
			}
		}
	}
	return sum
}

// Cells picked with the mouse and with keys are what an independent computation makes
// of the picture that is shown; and the time that a change of LeNet-5 takes.
func TestCNNCells(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/cnn?lang=en&ink=" + digit.Seven})
	p.Ready()
	p.Wait(`document.querySelector("[data-text=sum] b") !== null`)
	check := func(m, row, col int) {
		t.Helper()
		p.NextFrame()
		title := fmt.Sprintf("Conv 2 · map %d · row %d, col %d", m+1, row+1, col+1)
		if got := p.Text("[data-text=cell]"); got != title {
			t.Errorf("%q is written out, not %q", got, title)
			return
		}
		want := leNetCell(t, p.canvas("[data-host=picture]", 0), row, col, m)
		if got := written(t, p.Text("[data-text=sum] b")); math.Abs(got-want) > .0006 {
			t.Errorf("%s: the sum is written as %v, is %v", title, got, want)
		}
	}
	for _, at := range [][3]int{{3, 3, 7}, {9, 4, 2}, {15, 8, 8}, {0, 1, 1}} {
		m, row, col := at[0], at[1], at[2]
		x, y := m%4*11+col, m/4*11+row
		p.Stroke("[data-host=layer3]", browser.Mouse, browser.Point{X: (float64(x) + .5) / 43, Y: (float64(y) + .5) / 43})
		check(m, row, col)
		p.Key("ArrowRight", "ArrowDown")
		check(m, row+1, col+1)
	}

	// A key in the maps shows the network the picture anew; so does a nudge.
	for _, link := range []string{"#/cnn?lang=en&layer=3&cell=596&ink=", "#/cnn?lang=en&view=nudge&ink="} {
		p.Eval("location.hash = "+browser.Quote(link+digit.Seven), nil)
		p.Wait(`document.querySelector("[data-host=layer3] canvas") !== null`)
		p.NextFrame()
		var took []float64
		p.Eval(`(async () => {
			const took = [];
			for (let n = 0; n < 40; n++) {
				const key = n % 2 ? "ArrowLeft" : "ArrowRight", at = document.querySelector(location.hash.includes("nudge") ? "[data-host=picture]" : "[data-host=layer3]");
				await new Promise(done => requestAnimationFrame(done));
				const start = performance.now();
				at.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
				const handled = performance.now() - start;
				const frame = await new Promise(done => requestAnimationFrame(() => { const from = performance.now(); queueMicrotask(() => setTimeout(() => done(performance.now() - from))); }));
				took.push(handled + frame);
			}
			return took;
		})()`, &took)
		slices.Sort(took)
		if len(took) > 0 {
			t.Logf("%s: a change of LeNet-5, its sums and its pictures: median %.1f ms, 9 of 10 within %.1f ms", link, took[len(took)/2], took[len(took)*9/10])
		}
	}
}

// The patch: the map is computed in pieces, no task of which is long, and a press on
// it shows the picture with the patch there.
func TestCNNCover(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/cnn?lang=en&view=cover&ink=" + digit.Seven})
	p.Ready()
	p.Wait(`/784/.test(document.querySelector("[data-text=flips]")?.textContent ?? "") && !/computed/.test(document.querySelector("[data-text=flips]").textContent)`)
	p.Stroke("[data-host=heat]", browser.Mouse, browser.Point{X: 10.5 / 28, Y: 8.5 / 28})
	p.NextFrame()
	if got := p.Text("#places .where"); got != "row 9, col 11" {
		t.Errorf("the patch is at %q", got)
	}
	for i, v := range p.canvas("[data-host=patched]", 0) {
		if dy, dx := i/28-8, i%28-10; max(dy, -dy) <= 3 && max(dx, -dx) <= 3 && v != 0 {
			t.Fatalf("pixel %d under the patch is %d", i, v)
		}
	}
	p.LongTasks()
	p.Click("[data-choices=patch] [data-key='9']")
	p.Wait(`!/computed/.test(document.querySelector("[data-text=flips]").textContent)`)
	t.Logf("tasks over 50 ms while the map was computed anew: %v", p.LongTasks())
}
