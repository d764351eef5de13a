package cnn

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"convlab/nn/ink"
	"convlab/web/dom"
	"convlab/web/dom/domtest"
	lesson "convlab/web/lesson/cnn"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// A board is the chapter in a document in memory, with a 7 and both networks.
type board struct {
	*testing.T
	c   *Cnn
	doc *domtest.Document
	app *dom.App
}

func open(t *testing.T) *board {
	d := room.NewDesk()
	d.Lang = words.English
	r := lesson.New(d)
	d.Digit.Changed = r.Derive
	r.Derive()
	for _, name := range []string{panel.NoveltyFile, panel.WeightsFile(lesson.Nets[0]), panel.WeightsFile(lesson.Nets[1])} {
		data, err := os.ReadFile("../../../static/" + name)
		if err != nil {
			t.Fatal(err)
		}
		d.Panel.Arrived(name, data, nil)
	}
	d.Digit.Press(ink.Point{X: .32, Y: .25})
	d.Digit.Move(ink.Point{X: .6, Y: .19}, ink.Point{X: .7, Y: .23}, ink.Point{X: .53, Y: .62}, ink.Point{X: .48, Y: .8})
	d.Digit.Lift()
	b := &board{T: t, c: &Cnn{L: r}, doc: domtest.New()}
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

func (b *board) press(selector, key string) *domtest.Event {
	b.Helper()
	e := b.doc.Fire(b.find(selector), "keydown", map[string]any{"key": key})
	b.app.RenderNow()
	return e
}

// number reads what the page writes.
func (b *board) number(s string) float64 {
	b.Helper()
	if strings.Contains(s, "×10") {
		return 0 // too little to count
	}
	v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "+", "", "(", "", ")", "").Replace(s), 64)
	if err != nil {
		b.Errorf("%q is no number", s)
	}
	return v
}

// What is written of a cell adds up, as far as rounding goes, in every layer of
// both networks.
func TestSumAsWritten(t *testing.T) {
	b := open(t)
	for net := range lesson.Nets {
		b.c.L.Use(net)
		for layer := 1; layer <= len(b.c.L.Form().Levels); layer++ {
			b.c.L.Pick(layer, lesson.Most)
			b.app.RenderNow()
			if b.c.L.Floor(layer).Kind == lesson.Pool {
				most := 0.
				for _, n := range b.doc.FindAll("[data-text=number] b") {
					most = max(most, b.number(n.Text()))
				}
				if got := b.number(b.find("[data-text=max] b").Text()); got != most {
					t.Errorf("%s: the largest is written as %v, of those written %v is", b.c.L.Title(), got, most)
				}
				continue
			}
			total := 0.
			for _, n := range b.doc.FindAll(".pieces [data-key] b") {
				text := n.Text()
				if p := n.Parent; p != nil && strings.Contains(p.Attr("class"), "total") {
					continue
				}
				if x, w, ok := strings.Cut(text, " × "); ok {
					total += b.number(x) * b.number(w)
				} else {
					total += b.number(text)
				}
			}
			sum := b.number(b.find("[data-text=sum] b").Text())
			if d := total - sum; d > .02 || d < -.02 {
				t.Errorf("%s: written as %v, which makes %v", b.c.L.Title(), sum, total)
			}
			norm := sum
			if n := b.doc.Find("[data-text=norm] b"); (n != nil) != (b.c.L.Floor(layer).Norm > 0) {
				t.Errorf("%s: batch normalisation: %v", b.c.L.Title(), n)
			} else if n != nil {
				norm = b.number(n.Text())
			}
			if n := b.doc.Find("[data-text=out] b"); n != nil && b.number(n.Text()) != max(norm, 0) {
				t.Errorf("%s: ReLU makes %s of %v", b.c.L.Title(), n.Text(), norm)
			}
		}
	}
}

// Every map is one control: arrow keys move in it and stay its own.
func TestMapsTakeKeys(t *testing.T) {
	b := open(t)
	b.c.L.Pick(3, b.c.L.Floor(3).CellAt(3, 5, 5))
	b.app.RenderNow()
	for _, k := range []struct{ key, title string }{
		{"ArrowRight", "Conv 2 · map 4 · row 6, col 7"}, {"ArrowDown", "Conv 2 · map 4 · row 7, col 7"}, {"ArrowLeft", "Conv 2 · map 4 · row 7, col 6"}, {"ArrowUp", "Conv 2 · map 4 · row 6, col 6"},
	} {
		e := b.press("[data-host=layer3]", k.key)
		if got := b.find("[data-text=cell]").Text(); got != k.title || !e.Prevented {
			t.Errorf("%s leads to %q, want %q; kept: %v", k.key, got, k.title, e.Prevented)
		}
	}
	was := b.c.L.Seen.Term
	for _, key := range []string{"ArrowLeft", "ArrowRight"} {
		if b.press("[data-host=kernel]", key); b.c.L.Seen.Term != was {
			break
		}
	}
	if b.c.L.Seen.Term == was {
		t.Error("arrow keys name no other product")
	}
	b.press("[data-host=layer1]", "ArrowRight")
	if b.c.L.Seen.Layer != 1 {
		t.Error("a key in another layer's maps does not go there")
	}
	if b.press(".outputs", "ArrowDown"); b.c.L.Seen.Layer != 7 {
		t.Error("a key in the outputs does not go there")
	}
	b.c.L.Show(int(lesson.Covered))
	b.c.L.PutPatch(100)
	b.app.RenderNow()
	if b.press("[data-host=heat]", "ArrowDown"); b.c.L.Cover.At != 128 {
		t.Errorf("below pixel 100 the patch lies on %d", b.c.L.Cover.At)
	}
}

// A press on a plot finds what is drawn there.
func TestUnder(t *testing.T) {
	b := open(t)
	r := b.c.L
	for layer := 1; layer < len(r.Form().Levels); layer++ {
		f := r.Floor(layer)
		img := b.c.pixels(lesson.LayerPlot(layer), colours{})
		for at := range f.Shape.Size() {
			x, y := floorTiles(f).at(f.Place(at))
			if got := b.c.under(lesson.LayerPlot(layer), x, y); got != at {
				t.Fatalf("layer %d: under cell %d lies %d", layer, at, got)
			}
			most := r.Seen.Levels[layer-1].Most
			if got, want := img.Pix[img.PixOffset(x, y)], uint8(max(r.Seen.Levels[layer-1].Out[at], 0)/most*255+.5); got != want {
				t.Fatalf("layer %d, cell %d is drawn as %d, want %d", layer, at, got, want)
			}
		}
	}
	r.Pick(3, r.Floor(3).CellAt(3, 5, 5))
	img := b.c.pixels(lesson.Kernel, colours{pos: [3]uint8{200, 0, 0}, neg: [3]uint8{0, 0, 200}})
	for i, term := range r.Seen.Sum.Terms {
		x, y, ok := b.c.termAt(i)
		if !ok || b.c.under(lesson.Kernel, x, y) != i {
			t.Fatalf("term %d is drawn at %d, %d", i, x, y)
		}
		if px := img.Pix[img.PixOffset(x, y):][:4]; term.W > 0 && px[0] != 200 && px[3] > 0 || term.W < 0 && px[2] != 200 && px[3] > 0 {
			t.Fatalf("a weight of %v is drawn as %v", term.W, px)
		}
	}
	w, n := r.Filters(), r.Floor(1).Shape.C
	if len(w) != 25*n {
		t.Fatalf("the first layer has %d weights", len(w))
	}
}

// What words point at lights up.
func TestWordsPoint(t *testing.T) {
	b := open(t)
	for i := range b.c.t().Exhibits {
		b.c.L.Show(i)
		b.app.RenderNow()
		for _, s := range b.c.t().Prose[i] {
			for _, run := range words.Prose(s) {
				if run.Part == "" {
					continue
				}
				was := len(b.doc.FindAll(".figure .hot")) + len(b.doc.FindAll(".outcome .hot"))
				b.c.L.Point(run.Part)
				b.app.RenderNow()
				if n := len(b.doc.FindAll(".figure .hot")) + len(b.doc.FindAll(".outcome .hot")); n <= was {
					t.Errorf("%d: %q points at nothing", i, run.Part)
				}
				b.c.L.Point("")
				b.app.RenderNow()
			}
		}
	}
}

// The outline of what a cell reads has the window's size in every map that it reads.
func TestOutline(t *testing.T) {
	b := open(t)
	b.c.L.Pick(3, b.c.L.Floor(3).CellAt(3, 5, 5))
	b.app.RenderNow()
	for host, want := range map[string]int{"picture": 1, "layer1": 6, "layer2": 6} {
		if d := b.find("[data-map=" + host + "] .field").Attr("d"); strings.Count(d, "M") != want {
			t.Errorf("%s has outlines %q", host, d)
		}
	}
	if d := b.find("[data-map=picture] .field").Attr("d"); d != "M8 8h14v14h-14z" {
		t.Errorf("the receptive field is drawn as %s", d)
	}
	if d := b.find("[data-map=layer2] .field").Attr("d"); !strings.HasPrefix(d, "M5 5h5v5h-5z") {
		t.Errorf("the window is drawn as %s", d)
	}
}
