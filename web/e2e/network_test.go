package e2e

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"convlab/nn/weights"
	"convlab/nn/zoo"
	"convlab/web/browser"
	"convlab/web/lesson/digit"
)

// denseSums is what a dense network of the page makes of a picture, by its committed
// weights, number by number: the weighted sums of all layers, before ReLU.
func denseSums(t *testing.T, m *zoo.Model, picture []int) (z [][]float64) {
	t.Helper()
	data, err := os.ReadFile("../../static/models/" + m.WeightsFile())
	if err != nil {
		t.Fatal(err)
	}
	net := m.New()
	p := make([]float32, len(net.Params()))
	if err := weights.Read(bytes.NewReader(data), net.Architecture(), p); err != nil {
		t.Fatal(err)
	}
	in := make([]float64, len(picture))
	for i, v := range picture {
		in[i] = float64(v) / 255
	}
	for _, n := range []int{256, 256, 256, 10} {
		kernel, bias := p[:len(in)*n], p[len(in)*n:][:n]
		p = p[len(in)*n+n:]
		sums := make([]float64, n)
		for j := range n {
			sums[j] = float64(bias[j])
			for k, v := range in {
				sums[j] += max(v, 0) * float64(kernel[k*n+j])
			}
		}
		z, in = append(z, sums), sums
	}
	return z
}

// written reads a number as the page writes it.
func written(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "+", "").Replace(s), 64)
	if err != nil {
		t.Errorf("%q is no number", s)
	}
	return v
}

// Units picked with the mouse and with keys are what an independent computation
// makes of the picture that is shown, in both networks and after painting.
func TestNetworkUnits(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/network?lang=en&ink=" + digit.Seven})
	p.Ready()
	p.Wait(`document.querySelector("[data-text=sum] b") !== null`)
	check := func(m *zoo.Model, layer, unit int) {
		t.Helper()
		p.NextFrame()
		title := fmt.Sprintf("Layer %d · unit %d", layer, unit+1)
		if got := p.Text("[data-text=unit]"); got != title {
			t.Errorf("%q is written out, not %q", got, title)
			return
		}
		want := denseSums(t, m, p.canvas("[data-host=picture]", 0))[layer-1][unit]
		if got := written(t, p.Text("[data-text=sum] b")); math.Abs(got-want) > .0006 {
			t.Errorf("%s, %s: the sum is written as %v, is %v", m.Name, title, got, want)
		}
		if got := written(t, p.Text("[data-text=out] b")); math.Abs(got-max(want, 0)) > .0006 {
			t.Errorf("%s, %s: ReLU is written as %v of %v", m.Name, title, got, want)
		}
	}
	at := func(cell int) browser.Point {
		return browser.Point{X: (float64(cell%16) + .5) / 16, Y: (float64(cell/16) + .5) / 16}
	}
	for layer, unit := range []int{37, 170, 255} {
		host := fmt.Sprintf(".flow [data-host=layer%d]", layer+1)
		p.Stroke(host, browser.Mouse, at(unit))
		check(&zoo.Dense, layer+1, unit)
		p.Key("ArrowLeft", "ArrowUp")
		check(&zoo.Dense, layer+1, unit-17)
	}
	p.hashed("layer=3&unit=239")
	p.Click("[data-choices=net] [data-key='1']")
	p.Wait(`document.querySelector("[data-choices=net] [data-key='1'][aria-checked=true]") !== null && document.querySelector("[data-text=sum] b") !== null`)
	check(&zoo.DenseDistorted, 3, 238)
	p.Key("Control+z")
	p.Wait(`document.querySelector("[data-choices=net] [data-key='0'][aria-checked=true]") !== null`)
	check(&zoo.Dense, 3, 238)

	// Painting: a stroke of the mouse is one change, which Ctrl+Z takes back.
	before := p.canvas("[data-host=picture]", 0)
	p.Click("[data-choices=exhibits] [data-key='2']")
	p.Stroke("[data-host=paper]", browser.Mouse, browser.Point{X: .1, Y: .9}, browser.Point{X: .5, Y: .9})
	p.NextFrame()
	after, changed := p.canvas("[data-host=picture]", 0), 0
	for i := range after {
		if after[i] != before[i] {
			changed++
		}
	}
	if changed < 10 || changed > 14 || !strings.Contains(p.Text("[data-text=changed]"), strconv.Itoa(changed)) {
		t.Errorf("%d pixels have changed; it says %q", changed, p.Text("[data-text=changed]"))
	}
	p.Click("[data-choices=exhibits] [data-key='0']")
	check(&zoo.Dense, 3, 238)
	p.Key("Control+z")
	p.NextFrame()
	for i, v := range p.canvas("[data-host=picture]", 0) {
		if v != before[i] {
			t.Fatal("paint is left after it was taken back")
		}
	}
	check(&zoo.Dense, 3, 238)
}

// The story is told by keys, and by itself.
func TestNetworkStory(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/network?lang=en&ink=" + digit.Seven})
	p.Ready()
	p.Wait(`document.querySelector("[data-text=sum] b") !== null`)
	step := func(n int) { p.Wait(fmt.Sprintf(`document.querySelector("#story .scrub").value === "%d"`, n)) }
	opaque := func(host string) (n int) {
		for _, alpha := range p.canvas(".flow [data-host="+host+"]", 3) {
			if alpha > 0 {
				n++
			}
		}
		return n
	}
	for n, want := range []int{256, 0, 0, 1, 256} {
		if step(n); opaque("layer1") != want {
			t.Errorf("at step %d layer 1 shows %d units, want %d", n, opaque("layer1"), want)
		}
		p.Key("ArrowRight")
	}
	p.Key("End")
	step(7)
	if !strings.Contains(p.Text(".tale"), "The answer is 7") || !p.Has(".softmax .top[data-i='7']") {
		t.Errorf("the story ends with %q", p.Text(".tale"))
	}
	p.Key(" ") // from the start
	step(2)
	p.Key(" ")
	p.Key("Home")
	step(0)
}

// By finger: a drag shows a loupe and picks what is under it, a tap enlarges a
// map whose cells are too small.
func TestNetworkByFinger(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/network?lang=en&ink=" + digit.Seven, TabOptions: browser.TabOptions{Size: browser.Phone}})
	p.Ready()
	p.Wait(`document.querySelector("[data-text=sum] b") !== null`)
	corner, size := p.Box(".flow [data-host=layer2]")
	spot := func(cell int) browser.Point {
		return browser.Point{X: corner.X + (float64(cell%16)+.5)*size.X/16, Y: corner.Y + (float64(cell/16)+.5)*size.Y/16}
	}
	p.Press(browser.Finger, spot(0))
	p.Move(browser.Finger, spot(100))
	p.Move(browser.Finger, spot(102))
	p.NextFrame()
	if !p.Shown(".loupe") || !strings.Contains(p.Text(".loupe"), "unit 103") {
		t.Errorf("under the finger: %q", p.Text(".loupe"))
	}
	p.Lift(browser.Finger)
	p.NextFrame()
	if p.Shown(".loupe") || p.Text("[data-text=unit]") != "Layer 2 · unit 103" {
		t.Errorf("let go: %q", p.Text("[data-text=unit]"))
	}
	p.Tap(".flow [data-host=layer3]")
	p.Wait(`document.querySelector("[data-host=big]") !== null`)
	p.Stroke("[data-host=big]", browser.Finger, browser.Point{X: 8.5 / 16, Y: 2.5 / 16})
	p.NextFrame()
	if got := p.Text("[data-text=unit]"); got != "Layer 3 · unit 41" {
		t.Errorf("tapped in the large map: %q", got)
	}
	p.Tap("[data-act=shrink]")
	p.Wait(`document.querySelector("[data-host=big]") === null`)
	p.Tap("[data-act=unit-on]")
	p.NextFrame()
	if got := p.Text("[data-text=unit]"); got != "Layer 3 · unit 42" {
		t.Errorf("the unit after: %q", got)
	}
}
