package web

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"convlab/nn/filter"
	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/draw"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// sumAt is the sum at an output cell of the plain walk, stride 1 and nothing else.
func sumAt(w *convolution.Room, row, col int) float64 {
	sum := 0.
	for i, k := range w.Kernel {
		sum += k * float64(w.Input[(row+i/3)*8+col+i%3])
	}
	return sum
}

func pixelOf(sum float64) string {
	return strconv.Itoa(int(math.Floor(math.Min(math.Max(sum, 0), 255) + .5)))
}

// Through all 36 steps by the button, every number that the page shows is the
// one worked out here.
func TestWalkByClicking(t *testing.T) {
	for _, hash := range []string{"#/convolution?in=half", "#/convolution", "#/convolution?in=seven&k=horizontal", "#/convolution?in=cross&k=box"} {
		r := begin(t, at(words.English, hash))
		if r.find("#steps [data-act=back]").HasAttr("disabled") == false {
			t.Error("there is a step before the first")
		}
		for step := range 36 {
			row, col := step/6, step%6
			sum := sumAt(r.walk(), row, col)
			if got := r.text("[data-text=sum]"); got != words.Number(sum) {
				t.Fatalf("%s, step %d: the sum reads %s, want %s", hash, step, got, words.Number(sum))
			}
			if got := r.text("[data-text=pixel]"); got != pixelOf(sum) {
				t.Fatalf("%s, step %d: the pixel reads %s, want %s", hash, step, got, pixelOf(sum))
			}
			terms := r.doc.FindAll(".outcome .terms .term")
			if len(terms) != 9 {
				t.Fatalf("%d products", len(terms))
			}
			for i, n := range terms {
				x, w := float64(r.walk().Input[(row+i/3)*8+col+i%3]), r.walk().Kernel[i]
				factor := words.Number(w)
				if w < 0 {
					factor = "(" + factor + ")"
				}
				if got, want := strings.ReplaceAll(squeeze(n.Text()), " ", ""), words.Number(x)+"×"+factor; got != want {
					t.Fatalf("%s, step %d: product %d reads %s, want %s", hash, step, i, got, want)
				}
			}
			for i, n := range r.doc.FindAll("#output [data-i]") {
				want := ""
				if i <= step {
					want = words.Short(sumAt(r.walk(), i/6, i%6))
				}
				if got := squeeze(n.Text()); got != want {
					t.Fatalf("%s, step %d: output cell %d reads %q, want %q", hash, step, i, got, want)
				}
			}
			for i, n := range r.doc.FindAll("#input [data-i]") {
				y, x := i/8, i%8
				covered := y >= row && y < row+3 && x >= col && x < col+3
				if got := slices.Contains(strings.Fields(n.Attr("class")), "win"); got != covered {
					t.Fatalf("%s, step %d: input cell %d, under the kernel: %v", hash, step, i, got)
				}
			}
			if got, want := r.text("#steps .where"), fmt.Sprintf("Step %d of 36", step+1); got != want {
				t.Errorf("it says %s, want %s", got, want)
			}
			if got, want := r.text("#said"), fmt.Sprintf("Row %d, column %d: the sum is %s, the pixel %s", row+1, col+1, words.Number(sum), pixelOf(sum)); got != want {
				t.Errorf("it is said %q, want %q", got, want)
			}
			if step < 35 {
				r.click("#steps [data-act=next]")
			}
		}
		if !r.find("#steps [data-act=next]").HasAttr("disabled") {
			t.Error("there is a step after the last")
		}
		r.click("#steps [data-act=back]")
		if got := r.text("[data-text=sum]"); got != words.Number(sumAt(r.walk(), 5, 4)) {
			t.Errorf("one back the sum reads %s", got)
		}
		r.click("#steps [data-act=first]")
		r.doc.Input(r.find("#steps [data-act=scrub]"), "20")
		r.doc.Flush()
		if got := r.text("[data-text=sum]"); got != words.Number(sumAt(r.walk(), 3, 2)) {
			t.Errorf("scrubbed to step 21 the sum reads %s", got)
		}
		r.click("#output [data-i=7]")
		if got := r.text("[data-text=sum]"); got != words.Number(sumAt(r.walk(), 1, 1)) {
			t.Errorf("a click on an output cell: the sum reads %s", got)
		}
		r.fire("#output [data-i=35]", "pointerover", nil)
		if got := r.text("[data-text=sum]"); got != words.Number(sumAt(r.walk(), 5, 5)) {
			t.Errorf("the pointer on an output cell: the sum reads %s", got)
		}
		r.fire("#output", "pointerleave", nil)
		if got := r.text("[data-text=sum]"); got != words.Number(sumAt(r.walk(), 1, 1)) {
			t.Errorf("the pointer gone: the sum reads %s", got)
		}
	}
}

// The first column of the lesson's extreme picture, as a reader sees it.
func TestSixtyAndZeroOnThePage(t *testing.T) {
	for _, c := range []struct {
		kernel, show string
		row          []string
	}{
		{"vertical", "0", []string{"0", "0", "180", "180", "0", "0"}},
		{"vertical", "1", []string{"0", "0", "180", "180", "0", "0"}},
		{"-1_0_1_-1_0_1_-1_0_1", "0", []string{"0", "0", "−180", "−180", "0", "0"}},
		{"-1_0_1_-1_0_1_-1_0_1", "1", []string{"0", "0", "0", "0", "0", "0"}},
	} {
		r := begin(t, at(words.Chinese, "#/convolution?in=half&step=36&k="+c.kernel))
		r.click("[data-choices=shows] [data-key='" + c.show + "']")
		var shown []string
		for _, n := range r.doc.FindAll("#output [data-i]") {
			shown = append(shown, squeeze(n.Text()))
		}
		if want := slices.Repeat(c.row, 6); !slices.Equal(shown, want) {
			t.Errorf("%s, shown %s: the output reads %q", c.kernel, c.show, shown)
		}
		if got, want := r.l.Hash(), map[string]string{"0": "", "1": "out=pixels"}[c.show]; strings.Contains(got, "out=") != (want != "") || !strings.Contains(got, want) {
			t.Errorf("shown %s, the link is %s", c.show, got)
		}
	}
}

func TestPresetsByClicking(t *testing.T) {
	r := begin(t, at(words.English, "#/convolution"))
	for _, k := range filter.Kernels() {
		r.click("[data-choices=kernels] [data-key=" + k.Key + "]")
		if on := r.doc.FindAll("[data-choices=kernels] [aria-checked=true]"); len(on) != 1 || on[0].Attr("data-key") != k.Key {
			t.Errorf("%s is not marked as chosen", k.Key)
		}
		for i, n := range r.doc.FindAll("#kernel [data-i]") {
			if got := squeeze(n.Text()); got != words.Number(k.V[i]) {
				t.Errorf("%s: number %d reads %s", k.Key, i, got)
			}
		}
	}
	for _, in := range filter.Inputs() {
		r.click("[data-choices=inputs] [data-key=" + in.Key + "]")
		for i, n := range r.doc.FindAll("#input [data-i]") {
			if got := squeeze(n.Text()); got != words.Number(in.V[i]) {
				t.Errorf("%s: number %d reads %s", in.Key, i, got)
			}
		}
	}
	if r.doc.Find("[data-choices=inputs] [data-key=mine]") != nil {
		t.Error("a digit of one's own is offered before there is one")
	}
	drawSeven(r.l)
	r.app.RenderNow()
	r.click("[data-choices=inputs] [data-key=mine]")
	if r.walk().InputKey() != "" || r.walk().Input == ([64]uint8{}) {
		t.Error("the reader's digit is not the input")
	}
}

func TestOptionsByClicking(t *testing.T) {
	r := begin(t, at(words.English, "#/convolution"))
	size := func() string { return r.text(".plane.out .h") }
	for _, c := range []struct{ selector, size string }{
		{"[data-choices=stride] [data-key=2]", "Output 3×3"},
		{"[data-choices=padding] [data-key=2]", "Output 5×5"},
		{"[data-choices=dilation] [data-key=3]", "Output 3×3"},
		{"[data-choices=stride] [data-key=1]", "Output 6×6"},
		{"[data-switch=flip]", "Output 6×6"},
		{"[data-choices=negative] [data-key=2]", "Output 6×6"},
	} {
		r.click(c.selector)
		if got := size(); got != c.size || len(r.doc.FindAll("#output [data-i]")) != r.walk().View.Steps() {
			t.Errorf("after %s: %s with %d cells, want %s", c.selector, got, len(r.doc.FindAll("#output [data-i]")), c.size)
		}
		if r.find(c.selector).Attr("aria-checked") != "true" {
			t.Errorf("%s is not shown as chosen", c.selector)
		}
	}
	if n := len(r.doc.FindAll("#input .inert")); n != 12*12-64 {
		t.Errorf("%d cells of padding", n)
	}
	if w := r.walk(); w.Stride != 1 || w.Padding != 2 || w.Dilation != 3 || !w.Flip || w.Negative != filter.Rescale {
		t.Errorf("the options are %+v", w)
	}
	bias := r.find("#bias")
	bias.SetLive("value", "-7.5")
	r.fire("#bias", "change", nil)
	if r.text("[data-text=bias]") != "(−7.5)" {
		t.Errorf("the bias in the sum reads %s", r.text("[data-text=bias]"))
	}
	bias.SetLive("value", "much")
	r.fire("#bias", "change", nil)
	if v := bias.Prop("value"); r.walk().Bias != -7.5 || v != "−7.5" || !strings.Contains(r.text(".notice"), "much") {
		t.Errorf("refused, the bias is %v and the field shows %v", r.walk().Bias, v)
	}
	r.click("[data-switch=relu]")
	r.click("[data-switch=pool]")
	if n := len(r.doc.FindAll("#poolmap .cell")); n != 9 {
		t.Errorf("6×6 is pooled to %d cells", n)
	}
	for i, n := range r.doc.FindAll("#relumap .cell") {
		if got, want := squeeze(n.Text()), words.Short(math.Max(r.walk().View.Map.V[i], 0)); got != want {
			t.Errorf("ReLU cell %d reads %s, want %s", i, got, want)
		}
	}
}

func TestTypingInACell(t *testing.T) {
	r := begin(t, at(words.English, "#/convolution"))
	const cell = "#kernel [data-i=4]"
	r.click(cell)
	field := r.find(cell + " input")
	if r.doc.Active != field || field.Prop("value") != "0" {
		t.Fatalf("a click opens a field that shows %v", field.Prop("value"))
	}
	field.SetLive("value", "1/9")
	r.press(cell+" input", "Enter")
	if r.doc.Find("#kernel input") != nil || r.text(cell) != "1/9" || r.walk().Kernel[4] != 1./9 {
		t.Errorf("after Enter the cell reads %s", r.text(cell))
	}
	if r.doc.Active != r.find(cell) {
		t.Error("after Enter the focus is not on the cell")
	}
	r.press(cell, "-") // by typing over it
	if v := r.find(cell + " input").Prop("value"); v != "-" {
		t.Errorf("typing over the cell opens a field that shows %v", v)
	}
	r.find(cell+" input").SetLive("value", "-x")
	r.press(cell+" input", "Enter")
	if r.text(cell) != "1/9" || !strings.Contains(r.text(".notice"), "“-x” is not a number") {
		t.Errorf("text is taken, or refused without a word: %s", r.text(cell))
	}
	r.press(cell, "7")
	r.press(cell+" input", "Escape")
	if r.text(cell) != "1/9" || r.doc.Find("#kernel input") != nil || r.doc.Active != r.find(cell) {
		t.Errorf("after Escape the cell reads %s", r.text(cell))
	}
	r.press(cell, "8")
	r.find(cell+" input").SetLive("value", "8")
	r.fire(cell+" input", "focusout", nil) // a click elsewhere takes what was typed
	if r.text(cell) != "8" {
		t.Errorf("after leaving the field the cell reads %s", r.text(cell))
	}

	const input = "#input [data-i=9]"
	r.click(input)
	if r.doc.Find(input+" input") != nil || len(r.doc.FindAll("#output .reader")) != 4 || r.text("[data-text=picked]") != "4 outputs read this number" {
		t.Errorf("the first click does not show who reads the cell: %s", r.text("[data-text=picked]"))
	}
	r.click(input)
	field = r.find(input + " input")
	field.SetLive("value", "256")
	r.press(input+" input", "Enter")
	if r.text(input) != "60" || !strings.Contains(r.text(".notice"), "256") {
		t.Errorf("256 is taken for a grey value, or refused without a word: %s", r.text(input))
	}
	r.press(input, "2")
	r.find(input+" input").SetLive("value", "255")
	r.press(input+" input", "Enter")
	if r.text(input) != "255" || r.doc.Find(".notice") != nil {
		t.Errorf("the cell reads %s, and the notice stays", r.text(input))
	}
	if got := r.text("[data-text=sum]"); got != words.Number(sumAt(r.walk(), 0, 0)) {
		t.Errorf("the sum reads %s after the change", got)
	}
}

// Arrow keys go from cell to cell and stop at the border.
func TestKeysInAGrid(t *testing.T) {
	r := begin(t, at(words.English, "#/convolution"))
	where := func() string { return r.doc.Active.Parent.Parent.Attr("id") + " " + r.doc.Active.Attr("data-i") }
	r.doc.Focus(r.find("#input [data-i=0]"))
	for _, c := range []struct{ key, want string }{
		{"ArrowRight", "input 1"}, {"ArrowDown", "input 9"}, {"ArrowLeft", "input 8"}, {"ArrowLeft", "input 8"}, {"ArrowUp", "input 0"}, {"ArrowUp", "input 0"},
	} {
		r.doc.Fire(r.doc.Active, "keydown", map[string]any{"key": c.key})
		r.doc.Flush()
		if got := where(); got != c.want {
			t.Errorf("%s goes to %s, want %s", c.key, got, c.want)
		}
	}
	r.doc.Focus(r.find("#output [data-i=0]"))
	for _, c := range []struct{ key, want string }{{"ArrowRight", "output 1"}, {"ArrowDown", "output 7"}, {"ArrowUp", "output 1"}} {
		r.doc.Fire(r.doc.Active, "keydown", map[string]any{"key": c.key})
		r.doc.Flush()
		if got := where(); got != c.want || fmt.Sprintf("output %d", r.walk().At) != c.want {
			t.Errorf("%s goes to %s and step %d, want %s", c.key, got, r.walk().At, c.want)
		}
	}
	// Elsewhere on the page they step the walk, with Home, End and Space.
	for _, c := range []struct {
		key  string
		step int
	}{{"End", 35}, {"ArrowRight", 35}, {"ArrowLeft", 34}, {"Home", 0}, {"ArrowLeft", 0}, {"ArrowRight", 1}} {
		if e := r.press("main", c.key); !e.Prevented || r.walk().At != c.step {
			t.Errorf("%s goes to step %d, want %d", c.key, r.walk().At, c.step)
		}
	}
	if r.press("main", " "); !r.l.Moving() || !r.walk().Clock.Playing {
		t.Error("Space does not play")
	}
	for _, key := range []string{"Tab", "PageDown", "a", "F5"} {
		if e := r.press("main", key); e.Prevented {
			t.Errorf("%s is taken from the browser", key)
		}
	}
}

// state is all that a link could carry, without language and theme.
func (r *reading) state() string {
	return fmt.Sprint(r.l.At(), r.l.Embed, r.l.About, r.l.Digit.Drawing, r.strip().State, r.walk().State)
}

func TestLanguageSwitch(t *testing.T) {
	r := begin(t, trained(at(words.Chinese, "#/convolution?in=half&k=sobel-x&step=9&pad=1&neg=abs")))
	before := r.state()
	sum := r.text("[data-text=sum]")
	r.click("[data-act=lang]")
	if !reflect.DeepEqual(r.l.Home, home(words.English, "light")) {
		t.Errorf("the switch has this browser get %v", r.l.Home)
	}
	if r.text("h1 span") != r.l.Chapter().Heading.En.Title {
		t.Errorf("the page is called %s", r.text("h1 span"))
	}
	if r.l.Lang != words.English || r.text("[data-text=sum]") != sum {
		t.Error("the switch changed more than the language")
	}
	if r.state() != before {
		t.Error("the switch changed more than the language")
	}
	if strings.Contains(r.l.Hash(), "lang=") {
		t.Error("the language that the reader chose is still named in the address")
	}
	r.click("[data-act=lang]")
	if r.l.Lang != words.Chinese {
		t.Error("there is no way back")
	}

	r.click("[data-act=theme]")
	if !reflect.DeepEqual(r.l.Home, home(words.Chinese, "dark")) || r.state() != before {
		t.Errorf("the other switch has this browser get %v", r.l.Home)
	}
	if r.l.Theme != "dark" || name(r.doc, r.find("[data-act=theme]")) != r.l.T().Light {
		t.Error("dark does not offer light")
	}
	if r.click("[data-act=link]"); r.copied != 1 {
		t.Errorf("the link button asks for %d copies", r.copied)
	}
}

func TestNoticeCanBeDismissed(t *testing.T) {
	r := begin(t, at(words.Chinese, "#/draw?pen=99"))
	if got := r.text(".notice span"); got != "链接里的“pen=99”看不懂，略过了。" {
		t.Errorf("the notice is %s", got)
	}
	r.click("[data-act=dismiss]")
	if r.doc.Find(".notice") != nil {
		t.Error("it stays")
	}
}

func TestMissingNetworkOnThePage(t *testing.T) {
	r := begin(t, at(words.English, "#/draw"))
	r.l.Arrived(panel.NoveltyFile, files()[panel.NoveltyFile], nil)
	for _, m := range panel.Networks {
		r.l.Arrived(panel.WeightsFile(m), []byte("<html>"), nil)
	}
	r.app.RenderNow()
	for _, m := range panel.Networks {
		if got := r.text("[data-net=" + m.Name + "] .failed p"); got != panel.Texts.En.Failed[panel.FailForeign] {
			t.Errorf("%s says %q", m.Name, got)
		}
	}
	drawSeven(r.l)
	r.app.RenderNow()
	if got := r.text("[data-text=why]"); got != r.pad().T().Waiting {
		t.Errorf("beside a drawing it says %q", got)
	}
	// One is tried again, the others stay as they are.
	if wants := r.l.Wants(); len(wants) > 0 {
		t.Errorf("what can't be had is fetched again: %q", wants)
	}
	r.click("[data-net=dense] [data-act=retry]")
	if wants := r.l.Wants(); len(wants) != 1 || wants[0] != panel.WeightsFile(&zoo.Dense) {
		t.Errorf("tried again, %q is fetched", wants)
	}
	if r.doc.Find("[data-net=dense] .failed") != nil || len(r.doc.FindAll(".failed")) != len(panel.Networks)-1 {
		t.Error("the sentence stays while it is tried again, or another's goes")
	}
	if got := r.text("[data-net=dense] .percent"); got != r.pad().T().Loading {
		t.Errorf("on its way, it says %q", got)
	}
	trained(r.l)
	r.app.RenderNow()
	if got := r.text("[data-net=dense] [data-text=verdict]"); got != "7" {
		t.Errorf("the verdict is %q", got)
	}

	r = begin(t, at(words.English, "#/draw"))
	r.l.Arrived(panel.NoveltyFile, nil, os.ErrNotExist)
	r.app.RenderNow()
	if got := r.text("[data-notice=models] span"); got != panel.Texts.En.Failed[panel.FailDownload] {
		t.Errorf("without the novelty model it says %q", got)
	}
	r.click("[data-notice=models] [data-act=retry]")
	if !slices.Contains(r.l.Wants(), panel.NoveltyFile) {
		t.Errorf("tried again, %q is fetched", r.l.Wants())
	}
	if r.doc.Find("[data-notice=models]") != nil {
		t.Error("the sentence stays while it is tried again")
	}
}

// Each network has a card with what is said of it, and what it says.
func TestNetworkCards(t *testing.T) {
	for _, lang := range words.Langs {
		r := begin(t, trained(at(lang, "#/draw")))
		text, names := r.pad().T(), panel.Texts.In(lang)
		drawSeven(r.l)
		r.app.RenderNow()
		for i, m := range panel.Networks {
			card := "[data-net=" + m.Name + "] "
			a := r.l.Panel.Reading.Answers[i]
			if got := r.text(card + ".name"); got != names.Name(m) || got == m.Name {
				t.Errorf("%s is called %q", m.Name, got)
			}
			if got, want := squeeze(r.find("[data-row=" + m.Name + "]").FindAll("td")[0].Text()), words.Thousands(len(m.New().Params())); got != want {
				t.Errorf("%s has %s parameters, not %s", m.Name, want, got)
			}
			if !a.Said() {
				continue
			}
			if got, want := r.text(card+".percent"), words.Percent(a.Probs[a.Top])+"%"; got != want {
				t.Errorf("%s: %q, want %q", m.Name, got, want)
			}
			r.click(card + "[data-act=fold]")
			if r.find(card+"[data-act=fold]").Attr("aria-expanded") != "true" || r.doc.Find(".net.open"+strings.TrimSpace(card)) == nil || len(r.doc.FindAll(".net.open")) != 1 {
				t.Errorf("%s is not marked as chosen", m.Name)
			}
			if got := r.text(".chosen .bar.hit b"); got != strconv.Itoa(a.Top) || !strings.HasPrefix(r.text(card+"[data-text=verdict]"), got) || r.text(".chosen .head b") != names.Name(m) {
				t.Errorf("%s reads %d and shows %q", m.Name, a.Top, got)
			}
			if got := r.text(".chosen .or"); got != fmt.Sprintf(text.Or, a.Second, words.Percent(a.Probs[a.Second])) {
				t.Errorf("%s: then %q", m.Name, got)
			}
			if off := []string{card + "[data-act=fold]", "[data-act=unchoose]"}[i%2]; r.l.Drawer {
				r.click(off)
			}
			if r.doc.Find(".chosen") != nil || r.doc.Find(".net.open") != nil || r.l.Drawer {
				t.Errorf("%s stays chosen", m.Name)
			}
		}
		for part, words := range map[string]string{"params": text.Params, "errors": text.Errors} {
			r.fire("[data-part="+part+"]", "focusin", nil)
			if lit := append(r.doc.FindAll(".comparison th.hot"), r.doc.FindAll(".comparison td.hot")...); len(lit) != 1+len(panel.Networks) || squeeze(lit[0].Text()) != words {
				t.Errorf("%s lights %d figures", part, len(lit))
			}
			r.fire("[data-part="+part+"]", "focusout", nil)
		}
	}
}

// What all together say, from answers that are put in their mouths.
func TestOverallAnswer(t *testing.T) {
	l := at(words.English, "#/draw")
	n := len(panel.Networks)
	if n < 3 {
		t.Skip("too few networks to disagree")
	}
	c := roomOf[*draw.Room](l)
	c.Yield()
	say := func(verdict panel.Verdict, nudged bool, answers ...panel.Answer) {
		for i := range answers {
			answers[i].Model = panel.Networks[i]
			if answers[i].Verdict == panel.Waiting {
				answers[i].Verdict = panel.Digit
			}
			if !nudged {
				answers[i].Before = -1
			}
		}
		l.Panel.Reading = panel.Reading{Verdict: verdict, Top: answers[0].Top, Nudged: nudged, Answers: answers}
	}
	name := func(i int) string { return panel.Texts.En.Name(panel.Networks[i]) }
	for _, x := range []struct {
		name         string
		overall, why string
		say          func()
	}{
		{"agreed", "All four say 7", "", func() { say(panel.Digit, false, panel.Answer{Top: 7}, panel.Answer{Top: 7}, panel.Answer{Top: 7}) }},
		{"alone", "Reads as 7", "", func() { say(panel.Digit, false, panel.Answer{Top: 7}) }},
		{"split", "They disagree", "1: " + name(1) + " · 7: " + name(0) + ", " + name(2),
			func() { say(panel.Split, false, panel.Answer{Top: 7}, panel.Answer{Top: 1}, panel.Answer{Top: 7}) }},
		{"holding", "All four say 7", "Even so, none of them changes its mind.",
			func() { say(panel.Digit, true, panel.Answer{Top: 7, Before: 7}, panel.Answer{Top: 7, Before: 7}) }},
		{"first", "First to change its mind: " + name(1), "Then " + name(0) + " · Unmoved so far: " + name(2), func() {
			say(panel.Split, true, panel.Answer{Top: 1, Before: 7, Mark: panel.Changed}, panel.Answer{Top: 1, Before: 7, Mark: panel.First}, panel.Answer{Top: 7, Before: 7})
		}},
		{"all at once", "All have changed their minds", "", func() {
			say(panel.Digit, true, panel.Answer{Top: 1, Before: 7, Mark: panel.Changed}, panel.Answer{Top: 1, Before: 7, Mark: panel.Changed})
		}},
	} {
		x.say()
		if got := c.Overall(); got != x.overall {
			t.Errorf("%s: %q, want %q", x.name, got, x.overall)
		}
		if got := c.Why(); got != x.why {
			t.Errorf("%s: because %q, want %q", x.name, got, x.why)
		}
		if c.Said() == "" {
			t.Errorf("%s: nothing is said", x.name)
		}
	}
}

func TestAbout(t *testing.T) {
	for _, lang := range words.Langs {
		r := begin(t, at(lang, "#/draw"))
		r.l.TakeFocus()
		for name, shut := range map[string]func(){
			"Escape": func() { r.press("#about-close", "Escape") },
			"×":      func() { r.click("#about-close") },
			"beside": func() { r.click(".veil") },
		} {
			r.click("[data-act=about]")
			r.wantFocus("opening", "about-close")
			dialog := r.find("[role=dialog]")
			if dialog.Attr("aria-modal") != "true" || !strings.Contains(dialog.Text(), "CC BY-SA 3.0") || !strings.Contains(dialog.Text(), "LeCun") {
				t.Error("it does not say who wrote the digits")
			}
			shut()
			if r.doc.Find("[role=dialog]") != nil || r.doc.Find(".veil") != nil {
				t.Errorf("%s does not close it", name)
			}
			r.wantFocus(name, "about-open")
		}
	}
}

// The panel says what computes, and where the same drawing is on the other program.
func TestAboutThePrograms(t *testing.T) {
	for _, lang := range words.Langs {
		r := begin(t, at(lang, "#/convolution?step=16"))
		for _, c := range []struct {
			p          lesson.Program
			core, href string
		}{
			{lesson.Program{Core: "simd 128-bit wasm", Go: "go1.27.4", Size: 5e6, Choice: true}, "SIMD", "?simd=0#/convolution?step=16"},
			{lesson.Program{Core: "gonum", Go: "go1.26.8", Size: 5e6, Choice: true}, "gonum", "?simd=1#/convolution?step=16"},
			{lesson.Program{Core: "gonum", Go: "go1.26.8", Size: 5e6}, "gonum", ""},
		} {
			r.l.Program = c.p
			r.l.Home.Lang = lang
			r.click("[data-act=about]")
			dialog := r.find("[role=dialog]")
			if got := r.text("[data-text=core]"); !strings.Contains(got, c.core) || !strings.Contains(dialog.Text(), c.p.Go) {
				t.Errorf("%s: %q does not name %s, or the panel not %s", lang, got, c.core, c.p.Go)
			}
			link := r.doc.Find("[data-act=program]")
			if (link != nil) != (c.href != "") {
				t.Errorf("%s: is there a link to the other program? %v", lang, link != nil)
			} else if link != nil && link.Attr("href") != c.href {
				t.Errorf("%s: the other program is at %q, want %q", lang, link.Attr("href"), c.href)
			}
			r.press("#about-close", "Escape")
		}
	}
}

func TestChaptersByClicking(t *testing.T) {
	r := begin(t, at(words.English, "#/draw"))
	drawSeven(r.l)
	r.app.RenderNow()
	opens := func(selector, want string) {
		t.Helper()
		r.click(selector)
		if r.l.Chapter().Route != want || r.text("h1 span") != r.l.Chapters()[place(want)].Heading.En.Title {
			t.Errorf("%s opens %s", selector, r.l.Chapter().Route)
		}
		r.wantFocus(selector, "main")
	}
	all := Routes()
	for _, route := range all[1:] { // by the doors at the foot, there and back
		opens("[data-door="+route+"]", route)
	}
	for _, route := range slices.Backward(all[:len(all)-1]) {
		opens("[data-door="+route+"]", route)
	}
	for _, route := range slices.Concat(all[1:], all) {
		opens(".rail [href=#/"+route+"]", route)
	}
	if len(r.l.Digit.Strokes) != 1 {
		t.Error("the drawing got lost on the way")
	}
	if e := r.fire("nav [href=#/draw]", "click", map[string]any{"ctrlKey": true}); e.Prevented || r.l.At() != len(all)-1 {
		t.Error("a new tab is not left to the browser")
	}
}

func TestDrawByKeyboard(t *testing.T) {
	r := begin(t, trained(at(words.English, "#/draw")))
	keys := func(keys ...string) {
		for _, k := range keys {
			if e := r.press("#pad", k); !e.Prevented || !e.Stopped {
				t.Errorf("%s on the pad also scrolls", k)
			}
		}
	}
	r.l.Digit.Cursor = digit.Cursor{X: 6, Y: 4}
	keys(" ")
	keys(slices.Repeat([]string{"ArrowRight"}, 8)...)
	for range 4 {
		keys("ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft")
	}
	keys(" ")
	if got := r.verdict(); got != "7" || len(r.l.Digit.Strokes) != 1 {
		t.Errorf("written by keyboard, a 7 is read as %q", got)
	}
	if got := r.text("#said"); !strings.Contains(got, "7") {
		t.Errorf("it is said %q", got)
	}
	if e := r.fire("#pad", "keydown", map[string]any{"key": "z", "ctrlKey": true}); !e.Prevented || len(r.l.Digit.Strokes) != 0 {
		t.Error("Ctrl+Z does not undo")
	}
	r.fire("#pad", "keydown", map[string]any{"key": "Z", "ctrlKey": true, "shiftKey": true})
	if len(r.l.Digit.Strokes) != 1 {
		t.Error("Ctrl+Shift+Z does not redo")
	}
	r.fire("#pad", "keydown", map[string]any{"key": "z", "metaKey": true})
	r.fire("#pad", "keydown", map[string]any{"key": "y", "ctrlKey": true})
	if len(r.l.Digit.Strokes) != 1 {
		t.Error("Ctrl+Y does not redo")
	}
	keys("e")
	if r.find("[data-act=eraser]").Attr("aria-pressed") != "true" {
		t.Error("E is not the eraser")
	}
	keys("e", "Delete")
	if r.verdict() != "Blank" || r.find("[data-act=redo]").HasAttr("disabled") == false {
		t.Error("Delete does not clear")
	}
	if e := r.press("#pad", "Tab"); e.Prevented {
		t.Error("there is no way out of the pad")
	}
	x := r.l.Digit.Cursor.X
	r.fire("#pad", "keydown", map[string]any{"key": "ArrowRight", "shiftKey": true})
	if r.l.Digit.Cursor.X != x+3 {
		t.Error("Shift does not go three cells")
	}
}

func TestDrawButtons(t *testing.T) {
	r := begin(t, trained(at(words.English, "#/draw")))
	off := func(act string) bool { return r.find("[data-act=" + act + "]").HasAttr("disabled") }
	if !off("undo") || !off("redo") {
		t.Error("there is something to undo before anything is done")
	}
	r.click("[data-net=dense] [data-act=fold]")
	drawSeven(r.l)
	r.app.RenderNow()
	if off("undo") || r.verdict() != "7" || len(r.doc.FindAll(".chosen .bar.hit")) != 1 || r.text(".chosen .bar.hit b") != "7" {
		t.Errorf("a seven reads %s", r.verdict())
	}
	r.click("[data-act=clear]")
	if r.verdict() != "Blank" || r.doc.Find(".bar.hit") != nil || r.doc.Find(".hint") == nil {
		t.Error("clear does not clear")
	}
	r.click("[data-act=undo]")
	if r.verdict() != "7" || off("redo") {
		t.Error("undo does not bring it back")
	}
	for i, step := range []string{"crop", "scale", "pen", "centre"} {
		r.click("[data-switch=pic:" + step + "]")
		on := []bool{r.l.Digit.Steps.Crop, r.l.Digit.Steps.Scale, r.l.Digit.Steps.Pen, r.l.Digit.Steps.Centre}
		if on[i] || r.find("[data-switch=pic:"+step+"]").Attr("aria-checked") != "false" {
			t.Errorf("%s does not switch off", step)
		}
		r.click("[data-switch=pic:" + step + "]")
	}
	for id, get := range map[string]func(n ink.Nudge) float64{
		"right": func(n ink.Nudge) float64 { return float64(n.Right) }, "down": func(n ink.Nudge) float64 { return float64(n.Down) },
		"turn": func(n ink.Nudge) float64 { return n.Turn }, "grow": func(n ink.Nudge) float64 { return n.Grow },
		"thick": func(n ink.Nudge) float64 { return n.Thick }, "noise": func(n ink.Nudge) float64 { return n.Noise },
	} {
		r.doc.Input(r.find("[data-slider="+id+"] input"), "1")
		r.doc.Flush()
		if get(r.l.Digit.Nudge) != 1 || r.text("[data-slider="+id+"] .num") != "1" {
			t.Errorf("the slider %s does not nudge", id)
		}
	}
	r.click("[data-act=nudge-reset]")
	if r.l.Digit.Nudge != (ink.Nudge{}) || !off("nudge-reset") {
		t.Error("the nudges stay")
	}
	r.doc.Input(r.find("[data-slider=width] input"), "11")
	if r.doc.Flush(); r.l.Digit.Strokes[0].Width != .11 {
		t.Error("the width does not change")
	}
	r.click("[data-act=sample]")
	if !slices.Equal(r.l.Wants(), []string{digit.SampleImages, digit.SampleLabels}) {
		t.Errorf("a real digit: %q is fetched", r.l.Wants())
	}
	giveScans(r.l)
	r.app.RenderNow()
	if got, want := r.text("[data-text=source]"), fmt.Sprintf("MNIST test image, labelled %d", r.l.Digit.Label()); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func TestFlattenByClicking(t *testing.T) {
	r := begin(t, trained(at(words.English, "#/flatten")))
	r.l.Go(place("draw"))
	drawSeven(r.l)
	r.l.Go(place("flatten"))
	r.app.RenderNow()
	if r.doc.Find(".empty") != nil {
		t.Error("there is a drawing and the page says there is none")
	}
	for range 3 {
		r.click("#rows [data-act=next]")
	}
	r.click("#rows [data-act=back]")
	if got := r.text("#rows .where"); got != "2 of 28 rows · 56 of 784 numbers" {
		t.Errorf("it says %q", got)
	}
	for _, c := range []struct {
		key   string
		index string
	}{{"ArrowDown", "28 × 2 + 10 = 66"}, {"ArrowRight", "28 × 2 + 11 = 67"}, {"ArrowUp", "28 × 1 + 11 = 39"}, {"ArrowLeft", "28 × 1 + 10 = 38"}} { // from the row pulled out last
		r.press("#stage", c.key)
		if got := r.text("[data-text=index]"); got != c.index {
			t.Errorf("%s goes to %s, want %s", c.key, got, c.index)
		}
		grey := int(r.l.Digit.Nudged[r.strip().Pixel])
		if r.text("[data-text=grey]") != strconv.Itoa(grey) || r.text("[data-text=unit]") != fmt.Sprintf("%d ÷ 255 = %.3f", grey, float64(grey)/255) {
			t.Errorf("%s: grey %s, unit %s", c.key, r.text("[data-text=grey]"), r.text("[data-text=unit]"))
		}
	}
	check := func() {
		t.Helper()
		cells := r.doc.FindAll(".around li")
		now := r.strip().Pixel
		if len(cells) != 15 {
			t.Fatalf("%d numbers around the cursor", len(cells))
		}
		for k, n := range cells {
			i := now - 7 + k
			index, text := "", ""
			if i >= 0 && i < 784 {
				index, text = strconv.Itoa(i), strconv.Itoa(int(r.l.Digit.Nudged[i]))
			}
			if squeeze(n.Find("small").Text()) != index || squeeze(n.Find(".cell").Text()) != text {
				t.Errorf("at %d, number %d reads %s", now, i, n.Text())
			}
		}
	}
	for _, pixel := range []int{206, 0, 3, 783, 400} {
		r.strip().Look(pixel)
		r.app.RenderNow()
		check()
	}
	r.click("[data-switch=unit]")
	for k, n := range r.doc.FindAll(".around .cell") {
		v, err := strconv.ParseFloat("0"+squeeze(n.Text()), 64)
		if want := float64(r.l.Digit.Nudged[400-7+k]) / 255; err != nil || math.Abs(v-want) > .0005 {
			t.Errorf("÷255, number %d reads %s", k, n.Text())
		}
	}
	r.click("[data-digit=7]")
	if got := r.text("[data-text=onehot]"); got != "One-hot code of label 7: a 1 in place 7, counting from 0, and 0 elsewhere" {
		t.Errorf("it says %q", got)
	}
	var code strings.Builder
	for _, n := range r.doc.FindAll(".place b") {
		code.WriteString(squeeze(n.Text()))
	}
	if code.String() != "0000000100" {
		t.Errorf("the code of 7 is %s", code.String())
	}
	r.press("main", "End")
	if r.strip().Rows != 28 {
		t.Error("End does not pull all rows")
	}
	r.click("#rows [data-act=play]")
	if !r.l.Moving() || r.strip().Rows != 0 {
		t.Error("Play at the end does not start over")
	}
}

func TestPaintByDragging(t *testing.T) {
	r := begin(t, at(words.English, "#/convolution"))
	before := r.walk().Input
	r.fire("#input [data-i=0]", "pointerdown", nil)
	r.fire("#input [data-i=1]", "pointermove", map[string]any{"buttons": 1})
	if r.walk().Input != before {
		t.Error("the pointer paints though the switch is off")
	}
	r.click("[data-switch=paint]")
	r.doc.Input(r.find("[data-slider=brush] input"), "99")
	r.doc.Flush()
	r.fire("#input [data-i=0]", "pointerdown", map[string]any{"buttons": 1})
	r.fire("#input [data-i=1]", "pointermove", map[string]any{"buttons": 1})
	r.fire("#input [data-i=2]", "pointermove", map[string]any{"buttons": 0})
	in := r.walk().Input
	if in[0] != 99 || in[1] != 99 || in[2] != before[2] || r.text("#input [data-i=1]") != "99" {
		t.Errorf("painted: %v", in[:3])
	}
}

// The doors lead to the chapters beside; there is none before the first and none
// behind the last.
func TestDoors(t *testing.T) {
	for _, lang := range words.Langs {
		for i, route := range Routes() {
			r := begin(t, at(lang, "#/"+route))
			var want []string
			for _, k := range []int{i - 1, i + 1} {
				if k < 0 || k >= len(Routes()) {
					continue
				}
				want = append(want, Routes()[k])
				door := "[data-door=" + Routes()[k] + "]"
				heading := r.l.Chapters()[k].Heading.In(lang)
				name := fmt.Sprint(k+1, " ", heading.Short)
				if r.find(door).Attr("href") != "#/"+Routes()[k] || r.text(door+" b") != name || r.text(door+" small") != heading.Teaser {
					t.Errorf("%s: the door is %s", route, r.find(door).HTML())
				}
				side := []string{".back", ".next"}[(k-i+1)/2]
				if r.doc.Find(".door"+side+door) == nil {
					t.Errorf("%s: the door to %s is not on its side", route, Routes()[k])
				}
			}
			var got, bar []string
			for _, n := range r.doc.FindAll(".foot .door") {
				got = append(got, n.Attr("data-door"))
			}
			for _, n := range r.doc.FindAll(".topbar .step") {
				bar = append(bar, strings.TrimPrefix(n.Attr("href"), "#/"))
			}
			if !slices.Equal(got, want) || !slices.Equal(bar, want) {
				t.Errorf("%s has doors to %q, in the bar to %q, want %q", route, got, bar, want)
			}
			if dots := r.doc.FindAll(".dots i"); len(dots) != len(Routes()) || !strings.Contains(dots[i].Attr("class"), "here") {
				t.Errorf("%s has %d dots", route, len(dots))
			}
		}
	}
}

// The panel lists the keys of the chapter that is open, and of all.
func TestKeysInThePanel(t *testing.T) {
	for _, lang := range words.Langs {
		for i, route := range Routes() {
			r := begin(t, at(lang, "#/"+route))
			r.click("[data-act=about]")
			keys := slices.Concat(*r.l.Chapters()[i].Keys.In(lang), r.l.T().About.KeyList)
			names, does := r.doc.FindAll(".about dt"), r.doc.FindAll(".about dd")
			if len(names) != len(keys) || len(does) != len(keys) || len(keys) < 3 {
				t.Fatalf("%s: %d keys are listed, of %d", route, len(names), len(keys))
			}
			for k, key := range keys {
				if squeeze(names[k].Text()) != key.Key || squeeze(does[k].Text()) != key.Does {
					t.Errorf("%s: key %d is %s, %s", route, k, names[k].Text(), does[k].Text())
				}
			}
			if !strings.Contains(r.text(".about h3"), r.l.Chapter().Heading.In(lang).Short) {
				t.Errorf("%s: the keys are headed %q", route, r.text(".about h3"))
			}
		}
	}
}

// One region says everything, and what has changed only.
func TestOneVoice(t *testing.T) {
	r := begin(t, trained(at(words.English, "#/draw?lang=en&ink="+digit.Seven)))
	for _, route := range Routes() {
		r.l.Go(place(route))
		r.app.RenderNow()
		live := 0
		for _, region := range []string{"[role=status]", "[role=alert]", "[role=log]", "[aria-live]", "output"} {
			live += len(r.doc.FindAll(region))
		}
		if live != 1 {
			t.Errorf("%s: %d regions speak", route, live)
		}
	}
	r.l.Go(place("draw"))
	r.app.RenderNow()
	if first := r.text("#said"); !strings.Contains(first, "All four") {
		t.Errorf("first, it is said: %q", first)
	}
	r.l.Copied(true)
	for range 2 { // another render says nothing new
		if r.app.RenderNow(); r.text("#said") != r.text(".notice span") {
			t.Errorf("with a notice, it is said: %q", r.text("#said"))
		}
	}
	r.click("[data-act=dismiss]")
	if said := r.text("#said"); said != "" {
		t.Errorf("with the notice gone, it is said: %q", said)
	}
	r.click(".ask [aria-pressed]")
	r.l.Go(place("flatten"))
	r.app.RenderNow()
	r.l.Go(place("draw"))
	if r.app.RenderNow(); strings.Contains(r.text("#said"), r.text(".ask .reveal strong")) {
		t.Errorf("back again, an old answer is said once more: %q", r.text("#said"))
	}
}

// The answer shows once the reader has guessed, and not before.
func TestAnswers(t *testing.T) {
	for _, lang := range words.Langs {
		asks := words.Asks.In(lang)
		for _, route := range Routes() {
			r := begin(t, at(lang, "#/"+route))
			asker, ok := r.l.Room().(room.Asker)
			if !ok {
				t.Errorf("%s asks nothing", route)
				continue
			}
			q, _ := asker.Asked()
			if r.text(".ask .q") != q.Ask || strings.Contains(r.text(".ask"), q.Reveal) || r.text(".ask .reveal") != "" {
				t.Errorf("%s: the answer is there before the guess", route)
			}
			if len(r.doc.FindAll(".ask [aria-pressed]")) != len(q.Choices) {
				t.Fatalf("%s: there are not %d answers", route, len(q.Choices))
			}
			for i, choice := range q.Choices {
				r.doc.Click(r.doc.FindAll(".ask [aria-pressed]")[i])
				r.doc.Flush()
				if _, told := asker.Asked(); told < 0 { // it is kept until it shows
					if r.doc.Find(".ask .right") != nil || r.doc.Find(".ask .wrong") != nil || r.text(".ask .reveal") == "" || r.text(".ask [aria-pressed=true]") != choice {
						t.Errorf("%s: guessing %s, which is told later, reveals %q", route, choice, r.text(".ask .reveal"))
					}
					continue
				}
				verdict := asks.Wrong
				if i == q.Right {
					verdict = asks.Right
				}
				if r.text(".ask .reveal") != squeeze(verdict+q.Reveal) || r.text(".ask [aria-pressed=true]") != choice || r.text(".ask .right") != q.Choices[q.Right] {
					t.Errorf("%s: guessing %s reveals %q", route, choice, r.text(".ask .reveal"))
				}
				if said := r.text("#said"); i == 0 && said != q.Answer(0, lang) || !strings.Contains(said, verdict) {
					t.Errorf("%s: guessing %s, it is said: %q", route, choice, said)
				}
			}
		}
	}
}
