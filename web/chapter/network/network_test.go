package network

import (
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"convlab/nn/ink"
	"convlab/web/dom"
	"convlab/web/dom/domtest"
	lesson "convlab/web/lesson/network"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// A board is the chapter in a document in memory, with a 7 and a network.
type board struct {
	*testing.T
	c   *Network
	doc *domtest.Document
	app *dom.App
}

func open(t *testing.T) *board {
	d := room.NewDesk()
	d.Lang = words.English
	r := lesson.New(d)
	d.Digit.Changed = r.Derive
	r.Derive()
	for _, name := range []string{panel.NoveltyFile, panel.WeightsFile(lesson.Nets[0])} {
		data, err := os.ReadFile("../../../static/" + name)
		if err != nil {
			t.Fatal(err)
		}
		d.Panel.Arrived(name, data, nil)
	}
	d.Digit.Press(ink.Point{X: .32, Y: .25})
	d.Digit.Move(ink.Point{X: .6, Y: .19}, ink.Point{X: .7, Y: .23}, ink.Point{X: .53, Y: .62}, ink.Point{X: .48, Y: .8})
	d.Digit.Lift()
	b := &board{T: t, c: &Network{L: r}, doc: domtest.New()}
	b.app = &dom.App{Doc: b.doc, Mount: b.doc.Body, Root: b.c, OnPanic: func(where string, v any, stack []byte) {
		t.Errorf("panic in %s: %v\n%s", where, v, stack)
	}}
	b.app.RenderNow()
	return b
}

func (b *board) find(selector string) *domtest.Node {
	b.Helper()
	n := b.doc.Find(selector)
	if n == nil {
		b.Fatalf("there is no %s", selector)
	}
	return n
}

func (b *board) text(selector string) string {
	b.Helper()
	return b.find(selector).Text()
}

func (b *board) press(selector, key string) *domtest.Event {
	b.Helper()
	e := b.doc.Fire(b.find(selector), "keydown", map[string]any{"key": key})
	b.app.RenderNow()
	return e
}

func (b *board) click(selector string) {
	b.Helper()
	b.doc.Click(b.find(selector))
	b.app.RenderNow()
}

// number reads what the page writes.
func (b *board) number(s string) float64 {
	b.Helper()
	v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "+", "", "(", "", ")", "").Replace(s), 64)
	if err != nil {
		b.Errorf("%q is no number", s)
	}
	return v
}

// Every map is one control: arrow keys move in it and stay its own.
func TestMapsTakeKeys(t *testing.T) {
	b := open(t)
	b.c.L.Pick(2, 100)
	b.app.RenderNow()
	for _, k := range []struct{ key, title string }{
		{"ArrowRight", "Layer 2 · unit 102"}, {"ArrowDown", "Layer 2 · unit 118"}, {"ArrowLeft", "Layer 2 · unit 117"}, {"ArrowUp", "Layer 2 · unit 101"},
	} {
		e := b.press(".flow [data-host=layer2]", k.key)
		if got := b.text("[data-text=unit]"); got != k.title || !e.Prevented {
			t.Errorf("%s leads to %q, want %q; kept: %v", k.key, got, k.title, e.Prevented)
		}
	}
	if b.press(".flow [data-host=layer2]", "ArrowRight"); b.c.L.Step != 0 {
		t.Error("a key in a map moves the story, too")
	}
	before := b.c.L.Seen.Input
	if b.press("[data-host=weights]", "ArrowRight"); b.c.L.Seen.Input != before+1 {
		t.Errorf("right of input %d comes %d", before, b.c.L.Seen.Input)
	}
	b.press(".outputs", "ArrowDown")
	if got := b.text("[data-text=unit]"); got != "Outputs · digit 8" {
		t.Errorf("below the likeliest output comes %q", got)
	}
	if e := b.press(".outputs", "x"); e.Prevented {
		t.Error("a key that means nothing is kept from others")
	}
}

// What is written of a sum adds up, as far as rounding goes.
func TestSumAsWritten(t *testing.T) {
	b := open(t)
	for _, at := range [][2]int{{1, 3}, {1, 200}, {2, 17}, {3, 255}, {4, 7}, {4, 0}} {
		b.c.L.Pick(at[0], at[1])
		b.app.RenderNow()
		total := b.number(b.text("[data-text=bias] b")) + b.number(b.text("[data-text=rest] b"))
		for _, n := range b.doc.FindAll("[data-text=term] b") {
			x, w, _ := strings.Cut(n.Text(), " × ")
			total += b.number(x) * b.number(w)
		}
		sum := b.number(b.text("[data-text=sum] b"))
		if d := total - sum; d > .02 || d < -.02 {
			t.Errorf("layer %d, unit %d: written as %v, which makes %v", at[0], at[1], sum, total)
		}
		signs := b.number(b.text("[data-text=plus]")) + b.number(b.text("[data-text=minus]")) + b.number(b.text("[data-text=bias] b"))
		if d := signs - sum; d > .003 || d < -.003 {
			t.Errorf("layer %d, unit %d: the signs make %v of %v", at[0], at[1], signs, sum)
		}
		if out := b.doc.Find("[data-text=out] b"); (out == nil) != (at[0] == 4) {
			t.Errorf("layer %d: ReLU: %v", at[0], out)
		} else if out != nil && b.number(out.Text()) != max(sum, 0) {
			t.Errorf("layer %d, unit %d: ReLU makes %s of %v", at[0], at[1], out.Text(), sum)
		}
	}
}

// The ten probabilities, as they are written, add up to exactly 1.
func TestTableAddsUp(t *testing.T) {
	b := open(t)
	b.c.L.Show(int(lesson.Softmax))
	b.app.RenderNow()
	sum, rows := new(big.Rat), b.doc.FindAll(".softmax tbody tr")
	for _, row := range rows {
		v, ok := new(big.Rat).SetString(row.Kids[3].Text())
		if !ok || v.Cmp(big.NewRat(1, 1)) >= 0 {
			t.Fatalf("a probability is %q", row.Kids[3].Text())
		}
		sum.Add(sum, v)
	}
	if len(rows) != 10 || sum.Cmp(big.NewRat(1, 1)) != 0 || b.text("[data-text=one]") != "1" {
		t.Errorf("%d probabilities add up to %s", len(rows), sum.FloatString(20))
	}
}

// Maps are drawn as they are: grey where nothing is negative, in the colours of
// their signs elsewhere, and nothing where the story has not come yet.
func TestPixels(t *testing.T) {
	b := open(t)
	of := colours{pos: [3]uint8{200, 100, 0}, neg: [3]uint8{0, 100, 200}}
	r := b.c.L
	v := &r.Seen
	img := b.c.pixels(lesson.Picture, of)
	for i, g := range r.Digit.Nudged {
		if img.Pix[4*i] != g || img.Pix[4*i+3] != 255 {
			t.Fatalf("pixel %d is drawn as %v, want %d", i, img.Pix[4*i:][:4], g)
		}
	}
	img = b.c.pixels(lesson.LayerMap(1), of)
	for i, x := range v.Levels[0].Out {
		if got, want := img.Pix[4*i], uint8(x/v.Levels[0].Most*255+.5); got != want || img.Rect.Dx() != 16 {
			t.Fatalf("unit %d is drawn as %d, want %d", i, got, want)
		}
	}
	for _, m := range []lesson.Map{lesson.Weights, lesson.Products} {
		img = b.c.pixels(m, of)
		for i := range v.Sum.Terms {
			x := v.Sum.Terms[i].Product
			if m == lesson.Weights {
				x = v.Sum.Terms[i].W
			}
			if px := img.Pix[4*i:][:4]; x > 0 && px[0] != 200 || x < 0 && px[2] != 200 || x == 0 && px[3] != 0 {
				t.Fatalf("%v is drawn as %v", x, px)
			}
		}
	}
	seen := func(m lesson.Map) (n int) {
		img := b.c.pixels(m, of)
		for i := 3; i < len(img.Pix); i += 4 {
			if img.Pix[i] > 0 {
				n++
			}
		}
		return n
	}
	for step, want := range []int{256, 0, 0, 1, 256} {
		if r.StepTo(step); seen(lesson.LayerMap(1)) != want {
			t.Errorf("step %d shows %d units of layer 1, want %d", step, seen(lesson.LayerMap(1)), want)
		}
	}
	if r.StepTo(lesson.Enters); seen(lesson.Weights)+seen(lesson.Products) > 0 {
		t.Error("weights are shown before the story has come to them")
	}
}

// What words point at lights up.
func TestWordsPoint(t *testing.T) {
	b := open(t)
	for _, s := range b.c.t().Prose {
		for _, run := range words.Prose(s) {
			if run.Part == "" {
				continue
			}
			was := len(b.doc.FindAll(".figure .hot")) + len(b.doc.FindAll(".outcome .hot"))
			b.c.L.Point(run.Part)
			b.app.RenderNow()
			if n := len(b.doc.FindAll(".figure .hot")) + len(b.doc.FindAll(".outcome .hot")); n <= was {
				t.Errorf("%q points at nothing", run.Part)
			}
			b.c.L.Point("")
			b.app.RenderNow()
		}
	}
}

func TestPaintingByKeys(t *testing.T) {
	b := open(t)
	b.c.L.Show(int(lesson.Painted))
	b.app.RenderNow()
	at := b.c.L.Brush
	was := b.c.L.Digit.Nudged[at-ink.Side+1]
	b.press("[data-host=paper]", "ArrowUp")
	b.press("[data-host=paper]", "ArrowRight")
	b.click("[data-choices=grey] [data-key='128']")
	b.press("[data-host=paper]", "Enter")
	if got := b.c.L.Digit.Nudged[at-ink.Side+1]; got != 128 || was == 128 || len(b.doc.FindAll(".ring.touched")) != 1 {
		t.Errorf("painted %d over %d", got, was)
	}
	b.click("[data-act=restore]")
	if b.c.L.Digit.IsTouched() || len(b.doc.FindAll(".ring.touched")) != 0 {
		t.Error("there is paint left")
	}
}
