package e2e

import (
	"fmt"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"convlab/web/browser"
	"convlab/web/lesson/panel"
)

// A handwriting is a digit as strokes, each of smooth pieces that meet at corners, as coordinates x, y, x, y … on the pad.
type handwriting [][][]float64

var digits = [10]handwriting{
	{{{.51, .18, .38, .25, .31, .5, .37, .74, .5, .82, .63, .74, .69, .5, .63, .26, .5, .18}}},
	{{{.53, .17, .51, .4, .5, .6, .49, .83}}},
	{{{.34, .32, .42, .2, .56, .19, .65, .3, .6, .45, .47, .62, .32, .78}, {.32, .78, .5, .77, .7, .78}}},
	{{{.34, .24, .48, .18, .62, .24, .62, .38, .47, .48}, {.47, .48, .62, .54, .66, .68, .55, .8, .4, .8, .32, .73}}},
	{{{.41, .2, .37, .38, .32, .55}, {.32, .55, .5, .55, .71, .54}}, {{.6, .3, .59, .55, .57, .83}}},
	{{{.66, .2, .53, .2, .4, .21}, {.4, .21, .38, .33, .37, .46}, {.37, .46, .5, .42, .64, .5, .66, .66, .55, .79, .4, .8, .32, .74}}},
	{{{.6, .18, .46, .3, .37, .5, .36, .68, .46, .81, .6, .77, .64, .65, .55, .55, .42, .6, .37, .7}}},
	{{{.31, .24, .5, .23, .69, .22}, {.69, .22, .58, .45, .5, .65, .45, .83}}},
	{{{.6, .26, .5, .19, .39, .27, .42, .4, .54, .5, .63, .62, .6, .76, .5, .82, .39, .76, .38, .62, .48, .5, .6, .38, .62, .27}}},
	{{{.64, .3, .53, .2, .41, .25, .37, .39, .46, .5, .58, .44, .64, .3}, {.64, .3, .63, .5, .59, .68, .54, .83}}},
}

// points samples a stroke as a hand would leave it: at least 24 points, smooth within its pieces.
func points(stroke [][]float64) []browser.Point {
	var out []browser.Point
	for _, piece := range stroke {
		n := len(piece) / 2
		at := func(i int) browser.Point {
			i = min(max(i, 0), n-1)
			return browser.Point{X: piece[2*i], Y: piece[2*i+1]}
		}
		samples := max(12, 24/len(stroke))
		for k := range samples + 1 {
			u := float64(k) / float64(samples) * float64(n-1)
			i := min(int(u), n-2)
			out = append(out, between(at(i-1), at(i), at(i+1), at(i+2), u-float64(i)))
		}
	}
	return out
}

// between is the point at t between b and c on the Catmull-Rom curve through all four.
func between(a, b, c, d browser.Point, t float64) browser.Point {
	f := func(a, b, c, d float64) float64 {
		return b + t/2*(c-a+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a)))
	}
	return browser.Point{X: f(a.X, b.X, c.X, d.X), Y: f(a.Y, b.Y, c.Y, d.Y)}
}

// write draws a digit on the pad, scaled about the middle and then moved.
func (p page) write(with browser.Pointer, d handwriting, scale float64, move browser.Point) {
	for _, stroke := range d {
		pts := points(stroke)
		for i := range pts {
			pts[i] = browser.Point{X: .5 + scale*(pts[i].X-.5) + move.X, Y: .5 + scale*(pts[i].Y-.5) + move.Y}
		}
		p.Stroke("#pad", with, pts...)
	}
}

// verdict waits until the dense network has said something and returns it: a digit or the name of another state.
func (p page) verdict() string {
	p.NextFrame()
	p.Wait(`!document.querySelector("[data-text=overall]").classList.contains("waiting")`)
	if p.Has(".overall.blank") || p.Has(".overall.notdigit") {
		return p.Text("[data-text=overall]")
	}
	p.Wait(`document.querySelector("[data-net=dense] [data-text=verdict]").textContent !== "–"`) // others may be here first
	p.NextFrame()
	return p.Text("[data-net=dense] [data-text=verdict]")
}

// content is an element's text whether it can be seen or not: it may be in the drawer, or folded.
func (p page) content(selector string) (s string) {
	p.Eval(`document.querySelector(`+browser.Quote(selector)+`).textContent`, &s)
	return s
}

// contents are the texts of all elements, seen or not.
func (p page) contents(selector string) (s []string) {
	p.Eval(`[...document.querySelectorAll(`+browser.Quote(selector)+`)].map(e => e.textContent)`, &s)
	return s
}

// choose has the ten probabilities of a network shown.
func (p page) choose(network string) {
	if !p.Has("[data-chosen=" + network + "]") {
		p.Click("[data-net=" + network + "] [data-act=fold]")
		p.Wait(`document.querySelector("[data-chosen=` + network + `]") !== null`)
	}
	p.NextFrame()
}

// percents are the ten probabilities of a network, as they are shown.
func (p page) percents(network string) []string {
	p.choose(network)
	return p.contents(".chosen .bar .num")
}

// unchoose shows no network's, and shuts the drawer that they are in on a phone.
func (p page) unchoose() {
	if p.Has("[data-act=unchoose]") {
		p.Click("[data-act=unchoose]")
		p.Wait(`document.querySelector(".chosen") === null`)
	}
}

// reach opens what an element is in: the drawer where there is one to open, and what is folded.
func (p page) reach(selector string) {
	p.Wait("document.querySelector(" + browser.Quote(selector) + ") !== null")
	if p.Shown(".gear") && p.Attr(".gear", "aria-expanded") == "false" {
		p.Click(".gear")
		p.Wait(`document.querySelector(".drawn") !== null`)
	}
	p.Eval(`(e => { for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true })(document.querySelector(`+browser.Quote(selector)+`))`, nil)
	p.NextFrame()
}

// in clicks something in the drawer.
func (p page) in(selector string) {
	p.reach(selector)
	p.Click(selector)
	p.NextFrame()
}

// shut shuts the drawer, if it lies over the page.
func (p page) shut() {
	if p.Shown(".shut") {
		p.Click(".shut")
		p.Wait(`document.querySelector(".drawn") === null`)
	}
}

// allSay waits until every network has said something.
func (p page) allSay() {
	p.Wait(`[...document.querySelectorAll(".net [data-text=verdict]")].every(v => v.textContent !== "–")`)
	p.NextFrame()
}

// canvas reads a canvas back: one number per pixel, the red part of what is drawn or its opacity.
func (p page) canvas(selector string, channel int) (values []int) {
	p.NextFrame()
	p.Eval(fmt.Sprintf(`(c => Array.from(c.getContext("2d").getImageData(0, 0, c.width, c.height).data.filter((_, i) => i %% 4 == %d)))(
		document.querySelector(%s))`, channel, browser.Quote(selector+" canvas")), &values)
	return values
}

// picture returns the 28×28 grey values of one step of the preprocessing, "centre" for one.
func (p page) picture(step string) []int { return p.canvas(`[data-host="pic:`+step+`"]`, 0) }

// ink counts the pixels of the pad that have ink.
func (p page) ink() (n int) {
	for _, alpha := range p.canvas("#pad", 3) {
		if alpha > 127 {
			n++
		}
	}
	return n
}

// mass returns the centre of mass of a 28×28 picture.
func mass(picture []int) (row, col float64) {
	sum := 0.0
	for i, v := range picture {
		sum += float64(v)
		row += float64(v) * float64(i/28)
		col += float64(v) * float64(i%28)
	}
	return row / sum, col / sum
}

// hashed waits until the address bar shows what a regular expression (JavaScript's) describes.
func (p page) hashed(pattern string) { p.Wait("/" + pattern + "/.test(location.hash)") }

func TestEveryDigitIsRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		with   browser.Pointer
		size   browser.Size
		digits []int
	}{
		{"mouse", browser.Mouse, browser.Desktop, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
		{"finger", browser.Finger, browser.Phone, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
		{"pen", browser.Pen, browser.Desktop, []int{3, 5, 8}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := visit(t, reader{At: "#/draw?lang=en", TabOptions: browser.TabOptions{Size: c.size}})
			p.Ready()
			if !p.Shown(".hint") {
				t.Error("nothing says what to do")
			}
			for i, d := range c.digits {
				if i > 0 {
					p.Click("[data-act=clear]")
				}
				p.Box("#pad") // scrolls there, if need be
				var before, after float64
				p.Eval("scrollY", &before)
				p.write(c.with, digits[d], 1, browser.Point{})
				p.Eval("scrollY", &after)
				if before != after {
					t.Errorf("writing %d scrolled the page by %v", d, after-before)
				}
				if got := p.verdict(); got != strconv.Itoa(d) {
					t.Errorf("%d is read as %q: %s", d, got, p.Text("[data-text=why]"))
				}
				p.choose("dense")
				if hit := p.content(".chosen .bar.hit b"); hit != strconv.Itoa(d) {
					t.Errorf("%d: the bar of %s is marked", d, hit)
				}
				p.unchoose()
				if p.Shown(".hint") {
					t.Error("the hint is in the way")
				}
			}
		})
	}
}

// Only on the pad does a finger not scroll: the test above would pass if it never did.
func TestFingerScrollsBesideThePad(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw", TabOptions: browser.TabOptions{Size: browser.Phone}})
	p.Ready()
	p.Tap(".gear")
	p.Wait(`document.querySelector(".drawn") !== null`)
	p.Stroke("#drawer", browser.Finger, browser.Point{X: .5, Y: .9}, browser.Point{X: .5, Y: .7}, browser.Point{X: .5, Y: .4}, browser.Point{X: .5, Y: .1})
	p.Wait(`scrollY + document.querySelector("#drawer").scrollTop > 20`)
}

func TestHonestStates(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	expect := func(state string) {
		t.Helper()
		if got := p.verdict(); got != state {
			t.Errorf("the verdict is %q, want %q: %s", got, state, p.Text("[data-text=why]"))
		}
	}
	p.Key("Shift") // whatever the reader does, the example gives way
	p.NextFrame()
	expect(english.Draw.Blank)

	// Chequered: lines across and lines down.
	for i := range 5 {
		at := .15 + .17*float64(i)
		p.Stroke("#pad", browser.Mouse, browser.Point{X: .1, Y: at}, browser.Point{X: .5, Y: at}, browser.Point{X: .9, Y: at})
		p.Stroke("#pad", browser.Mouse, browser.Point{X: at, Y: .1}, browser.Point{X: at, Y: .5}, browser.Point{X: at, Y: .9})
	}
	expect(english.Draw.NotDigit)
	if p.choose("dense"); !p.Has(".chosen .bars.muted") {
		t.Error("the bars look as if they were to be believed")
	}

	p.Click("[data-act=clear]")
	expect(english.Draw.Blank)
	if p.ink() > 0 {
		t.Error("there is ink on the empty pad")
	}

	var scribble []browser.Point
	for i := range 40 {
		u := float64(i)
		scribble = append(scribble, browser.Point{X: .5 + .4*math.Sin(2.4*u), Y: .5 + .4*math.Cos(3.7*u+1)})
	}
	p.Stroke("#pad", browser.Mouse, scribble...)
	expect(english.Draw.NotDigit)
}

func TestUndoRedoClear(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	if !p.Has("[data-act=undo]:disabled") || !p.Has("[data-act=redo]:disabled") {
		t.Error("there is nothing to undo or redo yet, but the buttons can be pressed")
	}
	p.write(browser.Mouse, digits[4][:1], 1, browser.Point{})
	one := p.ink()
	p.write(browser.Mouse, digits[4][1:], 1, browser.Point{})
	both := p.ink()
	if one == 0 || both <= one {
		t.Fatalf("ink: %d pixels after one stroke, %d after two", one, both)
	}
	expect := func(what string, ink int, verdict string) {
		t.Helper()
		if got := p.ink(); got != ink {
			t.Errorf("%s: %d pixels of ink, want %d", what, got, ink)
		}
		if got := p.verdict(); verdict != "" && got != verdict {
			t.Errorf("%s: read as %q, want %q", what, got, verdict)
		}
	}
	expect("drawn", both, "4")
	p.Click("[data-act=undo]")
	expect("undo", one, "")
	p.Click("[data-act=undo]")
	expect("undo twice", 0, english.Draw.Blank)
	p.Click("[data-act=redo]")
	p.Click("[data-act=redo]")
	expect("redo twice", both, "4")
	p.Key("Control+z")
	expect("Ctrl+Z", one, "")
	p.Key("Control+y")
	expect("Ctrl+Y", both, "4")
	p.Key("Control+z", "Control+Shift+Z")
	expect("Ctrl+Z, Ctrl+Shift+Z", both, "4")
	p.Eval(`document.querySelector("#pad").focus()`, nil)
	p.Key("Delete")
	expect("Delete", 0, english.Draw.Blank)
	p.Key("Control+z")
	expect("Delete taken back", both, "4")
	p.Click("[data-act=clear]")
	expect("clear", 0, english.Draw.Blank)
	p.Click("[data-act=undo]")
	expect("clear taken back", both, "4")
}

func TestEraser(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.write(browser.Mouse, digits[0], 1, browser.Point{})
	whole := p.ink()
	p.Click("[data-act=eraser]")
	p.NextFrame()
	if p.Attr("[data-act=eraser]", "aria-pressed") != "true" || p.Attr("[data-act=pen]", "aria-pressed") != "false" {
		t.Error("the eraser is not shown as chosen")
	}
	p.Stroke("#pad", browser.Mouse, browser.Point{X: .2, Y: .5}, browser.Point{X: .4, Y: .5})
	if left := p.ink(); left >= whole || left < whole/2 {
		t.Errorf("of %d pixels of ink %d are left", whole, left)
	}
	p.Key("Control+z")
	if back := p.ink(); back != whole {
		t.Errorf("undone, there are %d pixels of ink, not %d", back, whole)
	}
	p.Eval(`document.querySelector("#pad").focus()`, nil)
	p.Key("e")
	p.NextFrame()
	if p.Attr("[data-act=pen]", "aria-pressed") != "true" {
		t.Error("E does not put the eraser away")
	}
}

func TestDigitsByKeyboard(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	press := func(n int, keys ...string) {
		for range n {
			p.Key(keys...)
		}
	}
	p.Eval(`document.querySelector("#pad").focus()`, nil)
	p.Key(" ")
	press(10, "ArrowDown")
	p.Key(" ")
	if got := p.verdict(); got != "1" {
		t.Errorf("a line down is read as %q: %s", got, p.Text("[data-text=why]"))
	}
	if said := p.Text("#said"); !strings.Contains(said, "1") {
		t.Errorf("and said to be %q", said)
	}

	p.Key("Delete")
	press(10, "ArrowUp")
	press(4, "ArrowLeft")
	p.Key("Enter")
	press(8, "ArrowRight")
	press(5, "ArrowDown", "ArrowDown", "ArrowLeft")
	p.Key("Escape")
	if got := p.verdict(); got != "7" {
		t.Errorf("a 7 is read as %q: %s", got, p.Text("[data-text=why]"))
	}
	ink := p.ink()
	press(3, "ArrowLeft")
	if p.ink() != ink {
		t.Error("the lifted pen draws")
	}
}

func TestRealDigits(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	number := regexp.MustCompile(`\d`)
	const tries = 12
	right, seen := 0, map[string]bool{}
	last := ""
	for range tries {
		p.Click("[data-act=sample]")
		p.Wait(`document.querySelector("[data-text=source]") !== null && location.hash !== ` + browser.Quote(last) + ` && /sample=/.test(location.hash)`)
		p.Eval("location.hash", &last)
		p.NextFrame() // the address is written at once, the page drawn in the frame after
		source := p.Text("[data-text=source]")
		label := number.FindString(source)
		if want := fmt.Sprintf(english.Draw.SampleOf, int(label[0]-'0')); source != want {
			t.Errorf("the source reads %q, want %q", source, want)
		}
		seen[label] = true
		if p.verdict() == label {
			right++
		}
	}
	t.Logf("%d of %d real digits read as they are labelled", right, tries)
	if right < tries-2 || len(seen) < 4 {
		t.Errorf("%d of %d read right; digits seen: %v", right, tries, seen)
	}
	before := p.verdict()
	p.Reload()
	p.Ready()
	p.Wait(`document.querySelector("[data-text=source]") !== null`)
	if after := p.verdict(); after != before {
		t.Errorf("after a reload the same image is read as %q, not %q", after, before)
	}
	p.write(browser.Mouse, digits[1], 1, browser.Point{})
	if got := p.verdict(); got != "1" || p.Has("[data-text=source]") {
		t.Errorf("a digit drawn in the place of an image is read as %q, source told: %v", got, p.Has("[data-text=source]"))
	}
}

func TestPreprocessingSwitches(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	corner := browser.Point{X: -.3, Y: -.3}
	p.write(browser.Mouse, digits[7], .4, corner)
	if got := p.verdict(); got != "7" {
		t.Errorf("a small 7 in the corner is read as %q", got)
	}
	final := p.picture("centre")
	if r, c := mass(final); math.Abs(r-14) > .75 || math.Abs(c-14) > .75 {
		t.Errorf("its mass is at (%.2f, %.2f)", r, c)
	}
	if r, c := mass(p.picture("raw")); r > 9 || c > 9 {
		t.Errorf("as drawn, its mass is at (%.2f, %.2f), which is no corner", r, c)
	}
	probabilities := func() string { return strings.Join(p.percents("dense"), " ") }
	all := probabilities()
	for i, step := range []string{"crop", "scale", "pen", "centre"} {
		sw := `[data-switch="pic:` + step + `"]`
		if name := p.Attr(sw, "aria-label"); name != fmt.Sprintf(english.Draw.StepSwitch, english.Draw.Steps[i]) {
			t.Errorf("the switch of %s is called %q", step, name)
		}
		p.Click(sw)
		p.NextFrame()
		if p.Attr(sw, "aria-checked") != "false" {
			t.Errorf("%s is not off", step)
		}
		if fmt.Sprint(p.picture("centre")) == fmt.Sprint(final) {
			t.Errorf("%s off makes no difference", step)
		}
		p.Click(sw)
		p.NextFrame()
		if fmt.Sprint(p.picture("centre")) != fmt.Sprint(final) || probabilities() != all {
			t.Errorf("%s off and on again makes a difference", step)
		}
	}
	p.Click(`[data-switch="pic:crop"]`)
	p.Click(`[data-switch="pic:centre"]`)
	p.NextFrame()
	if r, c := mass(p.picture("centre")); r > 11 || c > 11 {
		t.Errorf("neither cropped nor centred, the mass is at (%.2f, %.2f)", r, c)
	}
	if probabilities() == all {
		t.Error("and it is read just as before")
	}
	p.hashed("off=crop_centre")
}

func TestNudges(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.write(browser.Mouse, digits[3], 1, browser.Point{})
	p.verdict()
	centred := p.picture("centre")
	p.reach(`[data-slider="turn"] input`)
	slider := func(id string) string { return `[data-slider="` + id + `"] input` }
	for _, id := range []string{"right", "down", "turn", "grow", "thick", "noise"} {
		p.Eval(`document.querySelector(`+browser.Quote(slider(id))+`).focus()`, nil)
		p.Key("ArrowRight", "ArrowRight", "ArrowRight")
		p.NextFrame()
		if value := p.Text(`[data-slider="` + id + `"] .num`); value != "3" && !(id == "thick" && value == "0.3") {
			t.Errorf("three steps of %s make %q", id, value)
		}
		nudged := p.picture("nudge")
		if fmt.Sprint(nudged) == fmt.Sprint(centred) {
			t.Errorf("%s changes nothing", id)
		}
		if id == "right" || id == "down" {
			by := map[string]int{"right": 3, "down": 3 * 28}[id]
			for i := 4 * 28; i < 24*28; i++ {
				if c := i % 28; c >= 4 && c < 24 && nudged[i] != centred[i-by] {
					t.Errorf("moved %s, pixel %d is %d, not %d", id, i, nudged[i], centred[i-by])
					break
				}
			}
		}
		p.Click("[data-act=nudge-reset]")
		p.NextFrame()
		if p.Has(`[data-host="pic:nudge"]`) || p.Text(`[data-slider="`+id+`"] .num`) != "0" {
			t.Errorf("%s is not reset", id)
		}
	}
}

func TestDrawingIsInTheLink(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en"})
	p.Ready()
	p.write(browser.Mouse, digits[5], 1, browser.Point{})
	drawn, ink := p.verdict(), p.ink()
	p.hashed("ink=")
	p.Reload()
	p.Ready()
	if got := p.verdict(); got != drawn || got != "5" {
		t.Errorf("a 5 is read as %q, and from its link as %q", drawn, got)
	}
	if again := p.ink(); math.Abs(float64(again-ink)) > .02*float64(ink) {
		t.Errorf("%d pixels of ink became %d", ink, again)
	}
	picture := p.picture("centre")

	// The next chapter has it too, by its door and by its link.
	p.Click(".rail a[href=\"#/flatten\"]")
	p.hashed("flatten.*ink=")
	if hit := p.content(".enters .bar.hit b"); hit != "5" {
		t.Errorf("flattened, it is read as %q", hit)
	}
	p.Reload()
	p.Ready()
	p.Wait(`document.querySelector(".enters .bar.hit") !== null`)
	if hit := p.content(".enters .bar.hit b"); hit != "5" {
		t.Errorf("flattened from its link, it is read as %q", hit)
	}
	p.Click(`.rail a[href="#/draw"]`)
	p.Wait(`document.querySelector(".draw") !== null`)
	if fmt.Sprint(p.picture("centre")) != fmt.Sprint(picture) {
		t.Error("there and back again it is another picture")
	}
}

// Four networks read the same picture. The first is there at once, the others follow.
func TestNetworksSideBySide(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang *texts
		size browser.Size
	}{{english, browser.Desktop}, {chinese, browser.Phone}} {
		p := visit(t, reader{At: "#/draw?lang=" + string(c.lang.Lang), TabOptions: browser.TabOptions{Size: c.size}})
		p.Ready()
		p.write(browser.Mouse, digits[7], 1, browser.Point{})
		p.verdict()
		p.allSay()
		if got, want := p.Text("[data-text=overall]"), fmt.Sprintf(c.lang.Draw.All, 7); got != want {
			t.Errorf("all together say %q, want %q", got, want)
		}
		for _, m := range panel.Networks {
			card := "[data-net=" + m.Name + "] "
			if got := p.Text(card + ".name"); got != c.lang.Panel.Names[m.Name] {
				t.Errorf("%s is called %q", m.Name, got)
			}
			said := p.Text(card + "[data-text=verdict]")
			p.Click(card + "[data-act=fold]")
			p.Wait(`document.querySelector("[data-chosen=` + m.Name + `]") !== null`)
			if p.NextFrame(); !p.Shown(".chosen .bars") || len(p.Texts(".chosen")) != 1 {
				t.Errorf("%s: its bars are not shown", m.Name)
			}
			if got := p.Text(".chosen .bar.hit b"); got != said[:1] || p.Text(".chosen .head b") != c.lang.Panel.Names[m.Name] {
				t.Errorf("%s says %q, and its bar is that of %s", m.Name, said, got)
			}
			p.unchoose()
			if c.size == browser.Phone && p.Shown("#drawer") {
				t.Errorf("%s: the drawer stays", m.Name)
			}
		}
		p.reach("[data-row=cnn]")
		if len(p.Texts(".comparison tbody tr")) != len(panel.Networks) || !p.Shown("[data-row=cnn] [data-text=time]") || p.Text("[data-row=cnn] [data-text=time]") == "–" {
			t.Error("the networks are not compared")
		}
	}
}

// One network that does not arrive takes nothing from the others.
func TestOneNetworkMissing(t *testing.T) {
	t.Parallel()
	broken := true
	p := visit(t, reader{At: "#/draw?lang=en", Expect: []string{"404"}, Server: without(func(r *http.Request) bool {
		return broken && strings.Contains(r.URL.Path, "models/cnn")
	})})
	p.Ready()
	p.Wait(`document.querySelector("[data-net=cnn] .failed") !== null`)
	p.write(browser.Mouse, digits[7], 1, browser.Point{})
	if got := p.verdict(); got != "7" {
		t.Errorf("a 7 is read as %q", got)
	}
	p.choose("dense-distorted")
	p.Wait(`document.querySelector(".chosen .bar.hit") !== null`)
	if got := p.Text("[data-net=cnn] .failed p"); got != english.Panel.Failed[panel.FailDownload] {
		t.Errorf("the network that is missing says %q", got)
	}
	if p.Has("[data-notice=models]") {
		t.Error("a notice lies over the page though a digit is read")
	}
	p.Click("[data-net=cnn] [data-act=retry]") // still broken
	p.Wait(`document.querySelector("[data-net=cnn] .failed") === null`)
	p.Wait(`document.querySelector("[data-net=cnn] .failed") !== null`)
	p.NextFrame()
	broken = false
	p.Click("[data-net=cnn] [data-act=retry]")
	p.allSay()
	if p.Has(".failed") {
		t.Error("it is here, and said to be missing")
	}
}

// The other networks are not fetched before the first answer is possible.
func TestFirstNetworkComesFirst(t *testing.T) {
	t.Parallel()
	g := newGate(func(r *http.Request) bool { return strings.Contains(r.URL.Path, "models/lenet-5-distorted.") })
	p := visit(t, reader{At: "#/draw?lang=en&ink=" + inkLink(digits[8]), Server: g.server})
	p.Ready()
	p.NextFrame()
	for _, url := range p.Requests() {
		if strings.Contains(url, "models/cnn") || strings.Contains(url, "models/dense") {
			t.Errorf("%s is fetched before the first network is here", url)
		}
	}
	close(g.open)
	if got := p.verdict(); got != "8" {
		t.Errorf("an 8 is read as %q", got)
	}
	p.allSay()
}

func TestNudgedNetworks(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en&ink=" + inkLink(digits[7])})
	p.Ready()
	p.allSay()
	if p.Has(".net.marked") {
		t.Error("a network is marked before the nudge")
	}
	p.reach(`[data-slider="turn"] input`)
	p.Eval(`document.querySelector('[data-slider="turn"] input').focus()`, nil)
	for range 90 {
		p.Key("ArrowRight")
		if p.NextFrame(); p.Has(".net.marked") {
			break
		}
	}
	p.NextFrame()
	if !p.Has(".net.marked") {
		t.Fatal("turned by a right angle, no network has let go of a 7")
	}
	overall := p.Text("[data-text=overall]")
	if !strings.HasPrefix(overall, strings.TrimSuffix(english.Draw.First, "%s")) && overall != english.Draw.AllGave {
		t.Errorf("one has let go, and all together say %q", overall)
	}
	p.Click("[data-act=nudge-reset]")
	p.Wait(`document.querySelector(".net.marked") === null`)
}
