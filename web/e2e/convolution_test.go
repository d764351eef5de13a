package e2e

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"convlab/web/browser"
)

// A board is all that the walkthrough shows, as it is written on the page.
type board struct {
	Input, Kernel, Output []string
	Columns               int        // of the output
	Window                []int      // the input cells that are framed
	Terms                 [][]string // number and weight
	Bias, Sum, Pixel      string
	Plus, Minus           string // the sums of the positive and of the negative products
	Pixels                bool   // the output shows pixels, not sums
	Now                   []int  // the output cell that is written out
	Readers, Picked       []int
	Where                 string
	Said, Notice          string
}

const readBoard = `(() => {
	const texts = s => [...document.querySelectorAll(s)].map(e => e.textContent.trim());
	const marked = s => [...document.querySelectorAll(s)].map(e => +e.dataset.i);
	const text = s => document.querySelector(s)?.textContent.trim() ?? "";
	return {
		Input: texts("#input .cell[data-i]"), Kernel: texts("#kernel .cell"), Output: texts("#output .cell"),
		Columns: document.querySelector("#output .row").children.length,
		Window: marked("#input .win[data-i]"),
		Terms: [...document.querySelectorAll(".outcome .terms .term")].map(e => [...e.querySelectorAll("span")].map(x => x.textContent.trim())),
		Bias: text(".outcome [data-text=bias]"), Sum: text(".outcome [data-text=sum]"), Pixel: text(".outcome [data-text=pixel]"),
		Plus: text(".outcome [data-text=plus]"), Minus: text(".outcome [data-text=minus]"),
		Pixels: document.querySelector('[data-choices=shows] [data-key="1"]').ariaChecked === "true",
		Now: marked("#output .now"), Readers: marked("#output .reader"), Picked: marked("#input .picked"),
		Where: text("#steps .where"), Said: text("#said"), Notice: text(".notice span"),
	};
})()`

func (p page) board() (b board) {
	p.NextFrame()
	p.Eval(readBoard, &b)
	return b
}

func parse(t *testing.T, text string) float64 {
	t.Helper()
	s := strings.NewReplacer("−", "-", "(", "", ")", "").Replace(text)
	top, bottom, fraction := strings.Cut(s, "/")
	v, err := strconv.ParseFloat(top, 64)
	if err == nil && fraction {
		d, e := strconv.ParseFloat(bottom, 64)
		v, err = v/d, e
	}
	if err != nil {
		t.Fatalf("%q is no number", text)
	}
	return v
}

func parseAll(t *testing.T, texts []string) (v []float64) {
	t.Helper()
	for _, s := range texts {
		v = append(v, parse(t, s))
	}
	return v
}

// An options is how the reader has set the walk. It is written here, not read from the page.
type options struct {
	stride, padding, dilation int
	bias                      float64
	flip                      bool
	negative                  string // "", "abs", "rescale"
}

// A reckoning is the walk computed by the definition, from the numbers of the grids that the page shows. It shares no
// code with the page.
type reckoning struct {
	cols    int
	terms   [][][2]float64 // for each output, the nine pairs
	windows [][]int        // for each output, the input cells it reads
	sums    []float64
	pixels  []int
}

func reckon(input, kernel []float64, o options) (out reckoning) {
	// The padding really goes around the picture.
	side := 8 + 2*o.padding
	big, index := make([]float64, side*side), make([]int, side*side)
	for i := range index {
		index[i] = -1
	}
	for i, v := range input {
		at := (i/8+o.padding)*side + i%8 + o.padding
		big[at], index[at] = v, i
	}
	weights := slices.Clone(kernel)
	if o.flip {
		slices.Reverse(weights)
	}
	for top := 0; top+2*o.dilation < side; top += o.stride {
		out.cols = 0
		for left := 0; left+2*o.dilation < side; left += o.stride {
			out.cols++
			sum, pairs, window := 0.0, [][2]float64{}, []int{}
			for k, w := range weights {
				at := (top+k/3*o.dilation)*side + left + k%3*o.dilation
				pairs = append(pairs, [2]float64{big[at], w})
				sum += big[at] * w
				if index[at] >= 0 {
					window = append(window, index[at])
				}
			}
			out.sums = append(out.sums, sum+o.bias)
			out.terms, out.windows = append(out.terms, pairs), append(out.windows, window)
		}
	}
	lo, hi := slices.Min(out.sums), slices.Max(out.sums)
	for _, v := range out.sums {
		switch o.negative {
		case "abs":
			v = math.Abs(v)
		case "rescale":
			if hi > lo {
				v = (v - lo) / (hi - lo) * 255
			} else {
				v = 0
			}
		}
		out.pixels = append(out.pixels, int(math.Floor(min(max(v, 0), 255)+.5)))
	}
	return out
}

// shows is what an output shows: its sum with a decimal at most, or its pixel.
func (r reckoning) shows(i int, pixels bool) string {
	if pixels {
		return strconv.Itoa(r.pixels[i])
	}
	return short(r.sums[i])
}

func short(v float64) string {
	s := strconv.FormatFloat(math.Round(v*10)/10+0, 'f', -1, 64)
	return strings.Replace(s, "-", "−", 1)
}

// readers are the outputs that read input cell i.
func (r reckoning) readers(i int) (out []int) {
	for k, w := range r.windows {
		if slices.Contains(w, i) {
			out = append(out, k)
		}
	}
	return out
}

// check compares everything that the page shows at a step with the reckoning.
func (b board) check(t *testing.T, r reckoning, o options, step int) {
	t.Helper()
	wrong := func(format string, args ...any) {
		t.Helper()
		t.Errorf("step %d: "+format, append([]any{step + 1}, args...)...)
	}
	if want := fmt.Sprintf(english.Walk.Step, step+1, len(r.sums)); b.Where != want {
		wrong("the page says %q, want %q", b.Where, want)
	}
	if b.Columns != r.cols || len(b.Output) != len(r.sums) {
		wrong("the output has %d cells in %d columns, want %d in %d", len(b.Output), b.Columns, len(r.sums), r.cols)
		return
	}
	if len(b.Terms) != 9 {
		wrong("there are %d products", len(b.Terms))
		return
	}
	for k, term := range b.Terms {
		if x, w := parse(t, term[0]), parse(t, term[1]); x != r.terms[step][k][0] || w != r.terms[step][k][1] {
			wrong("product %d is %s × %s, want %v × %v", k, term[0], term[1], r.terms[step][k][0], r.terms[step][k][1])
		}
	}
	if (b.Bias == "") != (o.bias == 0) || b.Bias != "" && parse(t, b.Bias) != o.bias {
		wrong("the bias is %q, want %v", b.Bias, o.bias)
	}
	if sum := parse(t, b.Sum); math.Abs(sum-r.sums[step]) > .0006 || r.sums[step] == math.Trunc(r.sums[step]) && sum != r.sums[step] {
		wrong("the sum is %s, want %v", b.Sum, r.sums[step])
	}
	if b.Pixel != strconv.Itoa(r.pixels[step]) {
		wrong("the pixel is %s, want %d", b.Pixel, r.pixels[step])
	}
	if !slices.Equal(b.Now, []int{step}) {
		wrong("output %v is framed", b.Now)
	}
	if !slices.Equal(b.Window, r.windows[step]) {
		wrong("input cells %v are framed, want %v", b.Window, r.windows[step])
	}
	for i, text := range b.Output {
		want := ""
		if i <= step || slices.Contains(b.Readers, i) {
			want = r.shows(i, b.Pixels)
		}
		if text != want {
			wrong("output %d shows %q, want %q", i, text, want)
		}
	}
	plus, minus := 0., 0.
	for _, term := range r.terms[step] {
		plus, minus = plus+max(term[0]*term[1], 0), minus+min(term[0]*term[1], 0)
	}
	for _, half := range []struct {
		name, text string
		sum        float64
	}{{"positive", strings.TrimPrefix(b.Plus, "+"), plus}, {"negative", b.Minus, minus}} {
		if (half.text == "") != (half.sum == 0) || half.text != "" && math.Abs(parse(t, half.text)-half.sum) > .0006 {
			wrong("the %s products are %q together, want %v", half.name, half.text, half.sum)
		}
	}
	said := fmt.Sprintf(english.Walk.Say, step/r.cols+1, step%r.cols+1, b.Sum, b.Pixel)
	if b.Said != said && b.Said != b.Notice { // one region says what has come last
		wrong("it is said: %q, want %q", b.Said, said)
	}
}

// walk opens the walkthrough at its first step and returns it with its reckoning.
func walk(t *testing.T, at string, o options) (page, reckoning) {
	t.Helper()
	p := visit(t, reader{At: "#/convolution?lang=en" + at})
	p.Ready()
	return p, p.reckon(t, o)
}

// reckon computes the walk anew from the numbers in the grids.
func (p page) reckon(t *testing.T, o options) reckoning {
	t.Helper()
	b := p.board()
	return reckon(parseAll(t, b.Input), parseAll(t, b.Kernel), o)
}

func TestEveryStepIsRight(t *testing.T) {
	t.Parallel()
	plain := options{stride: 1, dilation: 1}
	for _, c := range []struct {
		at    string
		opt   options
		steps int
		by    string
	}{
		{"", plain, 36, "click"},
		{"&k=vertical", plain, 36, "click"},
		{"&in=head&k=sharpen", plain, 36, "ArrowRight"},
		{"&in=seven&k=sobel-x", plain, 36, "ArrowRight"},
		{"&in=seven&k=outline&pad=1", options{stride: 1, dilation: 1, padding: 1}, 64, "ArrowRight"},
		{"&in=head&k=emboss&pad=2&stride=3&bias=-12.5", options{stride: 3, dilation: 1, padding: 2, bias: -12.5}, 16, "click"},
		{"&in=head&k=emboss&dil=2&flip=1&neg=abs", options{stride: 1, dilation: 2, flip: true, negative: "abs"}, 16, "ArrowRight"},
		{"&in=lectern&k=1_-2_3_0.5_-1_0_7_0_-3&pad=2&stride=2&dil=3&neg=rescale&bias=40&flip=1",
			options{stride: 2, dilation: 3, padding: 2, bias: 40, flip: true, negative: "rescale"}, 9, "ArrowRight"},
	} {
		t.Run(c.at, func(t *testing.T) {
			p, r := walk(t, c.at, c.opt)
			p.Media("", "prefers-reduced-motion", "reduce") // the beats take their time
			if len(r.sums) != c.steps {
				t.Fatalf("by the definition there are %d steps", len(r.sums))
			}
			for step := range c.steps {
				if step > 0 && c.by == "click" {
					p.Click("#steps [data-act=next]")
				} else if step > 0 {
					p.Key(c.by)
				}
				p.board().check(t, r, c.opt, step)
			}
			if !p.Has("#steps [data-act=next]:disabled") {
				t.Error("there is a step after the last")
			}
		})
	}
}

func TestHalfAndHalf(t *testing.T) {
	t.Parallel()
	p, _ := walk(t, "&k=vertical", options{stride: 1, dilation: 1})
	p.Key("End")
	var want []string
	for range 6 {
		want = append(want, "0", "0", "180", "180", "0", "0")
	}
	if b := p.board(); !slices.Equal(b.Output, want) {
		t.Errorf("the output is %v", b.Output)
	}
	p.in(`[data-choices=shows] [data-key="1"]`)
	if b := p.board(); !slices.Equal(b.Output, want) || !b.Pixels {
		t.Errorf("as pixels, the output is %v", b.Output)
	}
	p.hashed("out=pixels")
}

func TestStepping(t *testing.T) {
	t.Parallel()
	plain := options{stride: 1, dilation: 1}
	p, r := walk(t, "&in=head&k=vertical", plain)
	expect := func(how string, step int) {
		t.Helper()
		if b := p.board(); b.Where != fmt.Sprintf(english.Walk.Step, step+1, 36) {
			t.Errorf("%s: %s", how, b.Where)
		} else {
			b.check(t, r, plain, step)
		}
	}
	if !p.Has("#steps [data-act=back]:disabled") || !p.Has("#steps [data-act=first]:disabled") {
		t.Error("there is a step before the first")
	}
	p.Key("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft")
	expect("arrow keys on a page nobody has touched", 2)
	p.Click(".lede")
	p.Key("End")
	expect("End", 35)
	p.Key("Home")
	expect("Home", 0)
	p.Click("#steps [data-act=next]")
	p.Click("#steps [data-act=next]")
	p.Click("#steps [data-act=back]")
	expect("Next, Next, Back", 1)
	p.Click("#steps [data-act=next]")
	p.Click("#steps [data-act=first]")
	expect("First", 0)
	p.Stroke("#steps .scrub", browser.Mouse, browser.Point{X: .01, Y: .5}, browser.Point{X: .3, Y: .5}, browser.Point{X: .5, Y: .5})
	if b := p.board(); len(b.Now) == 1 && b.Now[0] >= 16 && b.Now[0] <= 19 {
		b.check(t, r, plain, b.Now[0])
		p.Key("ArrowRight", "ArrowRight")
		expect("scrubbing by keyboard", b.Now[0]+2)
	} else {
		t.Errorf("scrubbed to the middle: %v", b.Now)
	}
	p.Click(`#output [data-i="22"]`)
	expect("clicking an output cell", 22)
	p.Key("ArrowDown")
	expect("ArrowDown on the output", 28)
	p.Key("ArrowLeft")
	expect("ArrowLeft on the output", 27)

	// Played to the end, at full speed.
	p.reach("[data-slider=speed] input")
	p.Eval(`document.querySelector("[data-slider=speed] input").focus()`, nil)
	p.Key("End")
	p.Eval(`document.activeElement.blur()`, nil)
	p.Click("#steps [data-act=play]")
	if p.NextFrame(); p.Text("#steps [data-act=play]") != english.Walk.Pause {
		t.Error("while it plays, the button does not say how to pause")
	}
	p.Wait(`document.querySelector("#output .now").dataset.i === "35"`)
	p.Wait(`document.querySelector("#steps [data-act=play]").textContent.trim() === ` + browser.Quote(english.Walk.Play))
	expect("played to the end", 35)
	p.Click("#steps [data-act=play]") // from the start
	p.Wait(`document.querySelector("#output .now").dataset.i === "3"`)
	p.Click("#steps [data-act=play]")
	b := p.board()
	p.Eval(`new Promise(done => setTimeout(() => done(true), 300))`, nil) // three steps' time
	expect("paused", b.Now[0])
}

func TestHoverPreviews(t *testing.T) {
	t.Parallel()
	plain := options{stride: 1, dilation: 1}
	p, r := walk(t, "&in=seven&k=sharpen&step=8", plain)
	middle := func(selector string) browser.Point {
		at, size := p.Box(selector)
		return browser.Point{X: at.X + size.X/2, Y: at.Y + size.Y/2}
	}
	p.Move(browser.Mouse, middle(`#output [data-i="29"]`))
	b := p.board()
	if !slices.Equal(b.Now, []int{29}) || b.Pixel != strconv.Itoa(r.pixels[29]) || !slices.Equal(b.Window, r.windows[29]) {
		t.Errorf("pointing at output 29 shows %v: %s from %v", b.Now, b.Pixel, b.Window)
	}
	if b.Where != fmt.Sprintf(english.Walk.Looking, 5, 6) {
		t.Errorf("pointing has moved the step: %s", b.Where)
	}
	p.Move(browser.Mouse, middle("h1"))
	p.board().check(t, r, plain, 7)

	// A product, its input cell and its kernel number light up together, whichever is pointed at.
	for _, selector := range []string{fmt.Sprintf(`#input [data-i="%d"]`, r.windows[7][5]), `#kernel [data-i="5"]`, ".outcome .term:nth-of-type(6)"} {
		p.Move(browser.Mouse, middle(selector))
		p.NextFrame()
		var pairs []string
		p.Eval(`[...document.querySelectorAll(".pair")].map(e => e.dataset.i ?? "term " + [...document.querySelectorAll(".outcome .term")].indexOf(e))`, &pairs)
		if want := []string{strconv.Itoa(r.windows[7][5]), "5", "term 5"}; !slices.Equal(pairs, want) {
			t.Errorf("pointing at %s lights %q, want %q", selector, pairs, want)
		}
	}
	p.Move(browser.Mouse, middle("h1"))
	if p.NextFrame(); p.Has(".pair") {
		t.Error("nothing is pointed at, and something is lit")
	}
}

func TestWhoReadsACell(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		at  string
		opt options
	}{
		{"", options{stride: 1, dilation: 1}},
		{"&stride=2&pad=1", options{stride: 2, dilation: 1, padding: 1}},
		{"&dil=3", options{stride: 1, dilation: 3}},
	} {
		p, r := walk(t, c.at, c.opt)
		for _, i := range []int{0, 27, 63} {
			p.Click(fmt.Sprintf(`#input [data-i="%d"]`, i))
			b := p.board()
			if want := r.readers(i); !slices.Equal(b.Readers, want) || !slices.Equal(b.Picked, []int{i}) {
				t.Errorf("%s: cell %d is read by %v, want %v", c.at, i, b.Readers, want)
			}
			if got, want := p.content("[data-text=picked]"), fmt.Sprintf(english.Walk.ReadBy, len(r.readers(i))); got != want {
				t.Errorf("%s: cell %d: %q, want %q", c.at, i, got, want)
			}
			for _, k := range b.Readers {
				if b.Output[k] != r.shows(k, b.Pixels) {
					t.Errorf("%s: output %d, which reads cell %d, shows %q", c.at, k, i, b.Output[k])
				}
			}
		}
		p.Key("Escape")
		if b := p.board(); len(b.Readers) > 0 {
			t.Errorf("%s: after Escape the readers are still marked", c.at)
		}
	}
}

// cell returns what a cell of a grid shows when nobody edits it.
func (p page) cell(grid string, i int) string {
	p.NextFrame()
	return p.Text(fmt.Sprintf(`#%s [data-i="%d"]`, grid, i))
}

func (p page) notice() (text string) {
	p.NextFrame()
	p.Eval(`document.querySelector(".notice span")?.textContent ?? ""`, &text)
	return text
}

func TestEditingTheInput(t *testing.T) {
	t.Parallel()
	plain := options{stride: 1, dilation: 1}
	p, _ := walk(t, "&step=8", plain)
	cell := `#input [data-i="18"]`
	edit := func() {
		p.Click(cell)
		p.NextFrame()
		p.Click(cell)
		p.Wait(`document.activeElement.classList.contains("edit")`)
	}
	edit()
	p.Type("200")
	p.Key("Enter")
	if got := p.cell("input", 18); got != "200" {
		t.Errorf("200 was typed, and the cell shows %q", got)
	}
	p.board().check(t, p.reckon(t, plain), plain, 7)

	// Typed at once on the cell, every digit arrives, though the field is not there yet.
	p.Key("1", "2", "3", "Enter")
	if got := p.cell("input", 18); got != "123" {
		t.Errorf("123 was typed quickly, and the cell shows %q", got)
	}
	var focus string
	p.Eval(`document.activeElement.dataset.i`, &focus)
	if focus != "18" {
		t.Errorf("the focus is on %q", focus)
	}
	p.Key("ArrowRight")
	p.NextFrame()
	p.Key("7", "Enter")
	p.NextFrame()
	p.Key("ArrowDown")
	p.NextFrame()
	p.Key("9", "5", "Enter")
	if a, b := p.cell("input", 19), p.cell("input", 27); a != "7" || b != "95" {
		t.Errorf("7 and 95 were typed, and the cells show %q and %q", a, b)
	}
	p.board().check(t, p.reckon(t, plain), plain, 7)

	p.Key("4", "4", "Escape")
	if got := p.cell("input", 27); got != "95" {
		t.Errorf("after Escape the cell shows %q", got)
	}
	for text, sentence := range map[string]string{"abc": notANumber, "300": english.Walk.GreyRange, "-1": english.Walk.GreyRange, "1.5": english.Walk.GreyRange, "<b>": notANumber} {
		p.Key("F2")
		p.Wait(`document.activeElement.classList.contains("edit")`)
		p.Type(text)
		p.Key("Enter")
		if got, want := p.notice(), fmt.Sprintf(sentence, text); got != want {
			t.Errorf("%s: the page says %q, want %q", text, got, want)
		}
		if got := p.cell("input", 27); got != "95" {
			t.Errorf("%s: the cell shows %q", text, got)
		}
	}
	p.Click("[data-act=dismiss]")
	if p.notice() != "" {
		t.Error("the notice stays")
	}
	// What is typed counts also when the reader goes elsewhere without Enter.
	p.Click(`#input [data-i="40"]`)
	p.NextFrame()
	p.Key("6", "6")
	p.Click("h1")
	if got := p.cell("input", 40); got != "66" {
		t.Errorf("66 was typed and left, and the cell shows %q", got)
	}
}

func TestEditingTheKernel(t *testing.T) {
	t.Parallel()
	plain := options{stride: 1, dilation: 1}
	p, _ := walk(t, "&in=head&step=15", plain)
	for i, c := range []struct{ typed, shown string }{{"-1", "−1"}, {"0.5", "0.5"}, {"1/9", "1/9"}, {"0,25", "0.25"}, {"−3", "−3"}} {
		p.Click(fmt.Sprintf(`#kernel [data-i="%d"]`, i))
		p.Wait(`document.activeElement.classList.contains("edit")`)
		p.Type(c.typed)
		p.Key("Enter")
		if got := p.cell("kernel", i); got != c.shown {
			t.Errorf("%s was typed, and the cell shows %q (%s)", c.typed, got, p.notice())
		}
	}
	p.board().check(t, p.reckon(t, plain), plain, 14)
	if p.Has(`[data-choices=kernels] [aria-checked=true]`) {
		t.Error("a preset is shown as chosen, though the kernel is another")
	}
	for text, sentence := range map[string]string{"x": notANumber, "100": english.Walk.WeightRange, "1/0": notANumber} {
		p.Click(`#kernel [data-i="4"]`)
		p.Wait(`document.activeElement.classList.contains("edit")`)
		p.Type(text)
		p.Key("Enter")
		if got, want := p.notice(), fmt.Sprintf(sentence, text); got != want {
			t.Errorf("%s: the page says %q, want %q", text, got, want)
		}
		if got := p.cell("kernel", 4); got != "−3" {
			t.Errorf("%s: the cell shows %q", text, got)
		}
	}
	p.Eval(`document.querySelector('#kernel [data-i="8"]').focus()`, nil)
	p.Key("-", "9", ".", "5", "Enter")
	if got := p.cell("kernel", 8); got != "−9.5" {
		t.Errorf("-9.5 was typed quickly, and the cell shows %q", got)
	}
	before := p.board()
	p.hashed("_-9.5")
	p.Reload()
	p.Ready()
	if after := p.board(); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("after a reload:\n%v, before:\n%v", after, before)
	}
}

// soon reports whether an expression becomes true within half a second.
func (p page) soon(expression string) (ok bool) {
	p.Eval(`new Promise(done => {
		const end = performance.now() + 500;
		const look = () => (`+expression+`) ? done(true) : performance.now() > end ? done(false) : requestAnimationFrame(look);
		look();
	})`, &ok)
	return ok
}

func TestPainting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		with browser.Pointer
		size browser.Size
	}{{browser.Mouse, browser.Desktop}, {browser.Finger, browser.Phone}} {
		p := visit(t, reader{At: "#/convolution?lang=en", TabOptions: browser.TabOptions{Size: c.size}})
		p.Ready()
		before := p.board()
		press := p.Click
		if c.with == browser.Finger {
			press = p.Tap
		}
		paint := func(on bool) {
			// On a busy machine a tap can last so long that the browser takes it for something else. Then a reader taps again.
			for range 5 {
				p.reach("[data-switch=paint]")
				if press("[data-switch=paint]"); p.soon(fmt.Sprintf(`(document.querySelector("#input.painting") !== null) === %v`, on)) {
					return
				}
			}
			t.Fatalf("pointer %v does not switch painting to %v", c.with, on)
		}
		paint(true)
		p.shut()
		at := func(col, row int) browser.Point {
			return browser.Point{X: (float64(col) + .5) / 8, Y: (float64(row) + .5) / 8}
		}
		p.Stroke("#input", c.with, at(1, 1), at(2, 1), at(3, 1), at(3, 2), at(3, 3))
		b := p.board()
		painted := []int{9, 10, 11, 19, 27}
		for i := range b.Input {
			want := before.Input[i]
			if slices.Contains(painted, i) {
				want = "255"
			}
			if b.Input[i] != want {
				t.Errorf("pointer %v: cell %d shows %q, want %q", c.with, i, b.Input[i], want)
			}
		}
		b.check(t, p.reckon(t, options{stride: 1, dilation: 1}), options{stride: 1, dilation: 1}, 0)
		paint(false)
		p.shut()
		p.Stroke("#input", browser.Mouse, at(6, 6), at(7, 6))
		if after := p.board(); !slices.Equal(after.Input, b.Input) {
			t.Errorf("pointer %v: it paints although painting is off", c.with)
		}
	}
}

func TestPresets(t *testing.T) {
	t.Parallel()
	plain := options{stride: 1, dilation: 1}
	p, _ := walk(t, "&step=9", plain)
	for _, group := range []string{"inputs", "kernels"} {
		var keys []string
		p.Eval(`[...document.querySelectorAll("[data-choices=`+group+`] .choice")].map(e => e.dataset.key)`, &keys)
		if len(keys) < 5 {
			t.Errorf("%s: %q", group, keys)
		}
		for _, key := range keys {
			choice := fmt.Sprintf(`[data-choices=%s] [data-key="%s"]`, group, key)
			p.Click(choice)
			p.board().check(t, p.reckon(t, plain), plain, 8)
			if p.Attr(choice, "aria-checked") != "true" {
				t.Errorf("%s is not shown as chosen", key)
			}
		}
	}
	p.Key("ArrowLeft") // the row of choices has the focus
	p.NextFrame()
	if key := p.Attr("[data-choices=kernels] [aria-checked=true]", "data-key"); key != "outline" {
		t.Errorf("ArrowLeft from the last kernel chooses %q", key)
	}
}

func TestMyDigit(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.write(browser.Mouse, digits[7], 1, browser.Point{})
	p.verdict()
	picture := p.picture("centre")
	p.Click(`.rail a[href="#/convolution"]`)
	p.Wait(`document.querySelector("[data-key=mine]") !== null`)
	p.in("[data-key=mine]")
	b := p.board()
	for i, text := range b.Input {
		sum := 0
		for k := range 9 {
			sum += picture[(2+i/8*3+k/3)*28+2+i%8*3+k%3]
		}
		if want := strconv.Itoa((sum + 4) / 9); text != want {
			t.Errorf("cell %d is %s, want %s", i, text, want)
		}
	}
	plain := options{stride: 1, dilation: 1}
	b.check(t, p.reckon(t, plain), plain, 0)

	p.hashed("convolution.*in=")
	p.Eval("history.back()", nil)
	p.Wait(`document.querySelector(".draw") !== null`)
	if got := p.verdict(); got != "7" {
		t.Errorf("back at the drawing, it is read as %q", got)
	}
	p.Eval("history.forward()", nil)
	p.Wait(`document.querySelector(".convolution") !== null`)
	if again := p.board(); !slices.Equal(again.Input, b.Input) {
		t.Error("forward again, the input is another")
	}
}

func TestOptionsByHand(t *testing.T) {
	t.Parallel()
	p, _ := walk(t, "&in=seven&k=sobel-y&step=20", options{stride: 1, dilation: 1})
	choose := func(group, key string) { p.in(fmt.Sprintf(`[data-choices=%s] [data-key="%s"]`, group, key)) }
	choose("padding", "1")
	choose("stride", "2")
	choose("negative", "2")
	p.in("[data-switch=flip]")
	p.in("#bias")
	p.Key("Control+a")
	p.Type("-7.5")
	p.Key("Enter")
	o := options{stride: 2, dilation: 1, padding: 1, bias: -7.5, flip: true, negative: "rescale"}
	b := p.board()
	if len(b.Output) != 16 {
		t.Fatalf("the output has %d cells", len(b.Output))
	}
	b.check(t, p.reckon(t, o), o, 9) // the window stays where it was: row 3, column 1 of the input

	p.Click("#bias")
	p.Key("Control+a")
	p.Type("12345")
	p.Key("Enter")
	if got, want := p.notice(), fmt.Sprintf(english.Walk.BiasRange, "12345"); got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	p.board().check(t, p.reckon(t, o), o, 9)

	// What a network does next: raw sums, ReLU, pooling.
	p.in("[data-switch=relu]")
	p.in("[data-switch=pool]")
	r := p.reckon(t, o)
	var raw, relu, pooled []string
	for i, v := range r.sums {
		raw, relu = append(raw, short(v)), append(relu, short(max(v, 0)))
		if i/4%2 == 0 && i%2 == 0 {
			pooled = append(pooled, short(max(v, r.sums[i+1], r.sums[i+4], r.sums[i+5], 0)))
		}
	}
	for id, want := range map[string][]string{"map": raw, "relumap": relu, "poolmap": pooled} {
		if got := p.Texts("#" + id + " .cell"); !slices.Equal(got, want) {
			t.Errorf("#%s shows %q, want %q", id, got, want)
		}
	}

	before := p.board()
	p.hashed("relu=1&pool=1")
	p.Reload()
	p.Ready()
	after := p.board()
	before.Said, before.Notice, after.Said, after.Notice = "", "", "", "" // what was said is not said again
	if fmt.Sprint(after) != fmt.Sprint(before) || !p.Has("#poolmap") {
		t.Errorf("after a reload:\n%v, before:\n%v", after, before)
	}
}

func TestHostileLinks(t *testing.T) {
	t.Parallel()
	// Opened as such.
	for _, at := range []string{"#/convolution?lang=en&step=99", "#/nowhere?lang=en", "#/%zz/<img src=x onerror=alert(1)>?lang=%E4%"} {
		p := visit(t, reader{At: at, TabOptions: browser.TabOptions{Languages: "en"}})
		p.Ready()
		if p.notice() == "" {
			t.Errorf("%s: no word of what is wrong", at)
		}
	}

	// Gone to from a page that runs. Each must leave the chapter as it is without the link's nonsense.
	p := visit(t, reader{At: "#/convolution", TabOptions: browser.TabOptions{Languages: "en"}})
	p.Ready()
	clean := p.board()
	for _, at := range []string{
		"step=0", "step=37", "step=-1", "step=1e9", "step=", "in=ff", "in=" + strings.Repeat("zz", 64), "k=1_2_3", "k=NaN_0_0_0_0_0_0_0_0",
		"k=1e300_0_0_0_0_0_0_0_0", "bias=Inf", "bias=1000", "stride=0", "stride=4", "pad=-1", "pad=3", "dil=9", "flip=yes", "neg=x", "lang=xx",
		"theme=<script>alert(1)</script>", "%ff=%ff", "a=%zz", "step=99&step=99", "__proto__=1", "ink=AAAA", "<svg/onload=alert(1)>", "embed=2",
	} {
		p.Eval("location.hash = "+browser.Quote("#/convolution?"+at), nil)
		p.Wait(`document.querySelector(".notice") !== null`)
		b := p.board()
		b.Said, b.Notice, clean.Said, clean.Notice = "", "", "", "" // the notice is what is to come
		if fmt.Sprint(b) != fmt.Sprint(clean) {
			t.Errorf("%s changes the page:\n%v, want\n%v", at, b, clean)
		}
		p.Click("[data-act=dismiss]")
		p.NextFrame()
	}
	long, _ := json.Marshal("#/convolution?in=" + strings.Repeat("a", 100_000))
	p.Eval("location.hash = "+string(long), nil)
	p.Wait(`document.querySelector(".draw") !== null`)
	if p.notice() == "" {
		t.Error("a link of 100,000 letters: no word of what is wrong")
	}
	p.Key("Shift") // the example on the square gives way
	for _, at := range []string{"ink=%00", "ink=" + strings.Repeat("AAAAAA.", 2000), "sample=-1", "sample=99999999999999999999", "noise=NaN", "turn=1e99", "off=everything", "pen=1000"} {
		p.Eval("location.hash = "+browser.Quote("#/draw?"+at), nil)
		p.Wait(`document.querySelector(".notice") !== null`)
		// Of endless dots as many are drawn as a drawing may have; they stay until they are cleared.
		want := english.Draw.Blank
		if strings.HasPrefix(at, "ink=AAAA") {
			want = english.Draw.NotDigit
		}
		if got := p.verdict(); got != want {
			t.Errorf("%.20s: the verdict is %q, want %q", at, got, want)
		}
		p.Click("[data-act=dismiss]")
		if want != english.Draw.Blank {
			p.Click("[data-act=clear]")
		}
		p.NextFrame()
	}
}
