package drawn

import (
	"crypto/sha256"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/mnist"
)

var (
	families = []Family{Test, Train}
	variants = []Variant{AsPage, OwnPen, Thin, Thick, OffCentre}
)

func TestTemplates(t *testing.T) {
	for _, f := range families {
		var of [mnist.Classes]int
		seen := map[string]bool{}
		for _, tpl := range f.Templates() {
			of[tpl.Digit]++
			if seen[tpl.Name] || !strings.HasPrefix(tpl.Name, fmt.Sprint(tpl.Digit, " ")) {
				t.Errorf("%s: name %q twice, or not that of a %d", f, tpl.Name, tpl.Digit)
			}
			seen[tpl.Name] = true
			for _, s := range tpl.Strokes {
				if len(s) < 2 {
					t.Errorf("%s, %s: a stroke of %d points", f, tpl.Name, len(s))
				}
				for _, p := range s {
					if !(p.X > 0 && p.X < 1 && p.Y > 0 && p.Y < 1) {
						t.Errorf("%s, %s: point %v outside the square", f, tpl.Name, p)
					}
				}
			}
		}
		for digit, n := range of {
			if n < 5 {
				t.Errorf("%s: %d templates of %d", f, n, digit)
			}
		}
	}
}

// dots returns a template as dots, about a hundredth apart, its bounding box
// in the middle and its longer side 1.
func dots(t *Template) (out []vec) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range t.Strokes {
		for i := range s[1:] {
			a, b := vec{float64(s[i].X), float64(s[i].Y)}, vec{float64(s[i+1].X), float64(s[i+1].Y)}
			n := 1 + int(distance(a, b)/.01)
			for k := range n + 1 {
				f := float64(k) / float64(n)
				out = append(out, vec{a.x + f*(b.x-a.x), a.y + f*(b.y-a.y)})
			}
		}
	}
	for _, p := range out {
		x0, y0, x1, y1 = min(x0, p.x), min(y0, p.y), max(x1, p.x), max(y1, p.y)
	}
	side := max(x1-x0, y1-y0)
	for i, p := range out {
		out[i] = vec{(p.x - (x0+x1)/2) / side, (p.y - (y0+y1)/2) / side}
	}
	return out
}

// apart is the mean distance from a dot of one to the nearest of the other,
// both ways, and the largest (Hausdorff's).
func apart(a, b []vec) (mean, most float64) {
	for range 2 {
		sum := 0.0
		for _, p := range a {
			nearest := math.Inf(1)
			for _, q := range b {
				nearest = min(nearest, distance(p, q))
			}
			sum += nearest
			most = max(most, nearest)
		}
		mean += sum / float64(len(a)) / 2
		a, b = b, a
	}
	return mean, most
}

// No template is near one of the other family. Both are 20 pixels large in a
// picture; some part of one is at least a pixel away from all of the other, and
// their lines are a quarter of a pixel apart in the mean.
func TestFamiliesDisjoint(t *testing.T) {
	const leastMean, leastMost = .012, .05
	var nearest [mnist.Classes]struct {
		mean, most float64
		a, b       string
	}
	for i := range nearest {
		nearest[i].mean, nearest[i].most = 1, 1
	}
	train := Train.Templates()
	for _, a := range Test.Templates() {
		for i := range train {
			b := &train[i]
			if a.Digit != b.Digit {
				continue
			}
			mean, most := apart(dots(&a), dots(b))
			if mean < leastMean || most < leastMost {
				t.Errorf("test's %q and train's %q are alike: mean %.3f, most %.3f", a.Name, b.Name, mean, most)
			}
			n := &nearest[a.Digit]
			if mean < n.mean {
				n.mean, n.a, n.b = mean, a.Name, b.Name
			}
			n.most = min(n.most, most)
		}
	}
	for _, n := range nearest {
		t.Logf("mean %.3f (%s | %s), farthest %.3f", n.mean, n.a, n.b, n.most)
	}
}

// The digits and their templates take turns, and a set begins with the smaller one.
func TestBalance(t *testing.T) {
	const n = 620
	for _, f := range families {
		d := Set(f, n, 5)
		byDigit, byTemplate := [mnist.Classes]int{}, make([]int, len(f.Templates()))
		for i, label := range d.Labels {
			byDigit[label]++
			byTemplate[d.Template[i]]++
			tpl := f.Templates()[d.Template[i]]
			if tpl.Digit != label || d.Name(i) != tpl.Name {
				t.Fatalf("%s, drawing %d: label %d, template %q", f, i, label, d.Name(i))
			}
		}
		for digit, k := range byDigit {
			lo, hi := n, 0
			for i, tpl := range f.Templates() {
				if int(tpl.Digit) == digit {
					lo, hi = min(lo, byTemplate[i]), max(hi, byTemplate[i])
				}
			}
			if k != n/mnist.Classes || hi-lo > 1 {
				t.Errorf("%s: %d drawings of %d, %d to %d of a template", f, k, digit, lo, hi)
			}
		}
		small := Set(f, 100, 5)
		if !slices.Equal(small.Images, d.Images[:100*mnist.Pixels]) {
			t.Errorf("%s: 100 drawings are not the first of %d", f, n)
		}
		if other := Set(f, 100, 6); slices.Equal(small.Images, other.Images) {
			t.Errorf("%s: seeds 5 and 6 draw the same", f)
		}
	}
	if d := Set(Test, 0, 1); d.Len() != 0 {
		t.Errorf("no drawings are %d", d.Len())
	}
}

// Every picture is a digit as package ink makes them, whatever the hand did.
func TestPictures(t *testing.T) {
	for _, f := range families {
		for _, v := range variants {
			d := Make(f, v, 620, 1)
			sum255 := 0.0
			for i := range d.Len() {
				var sum, sx, sy float64
				for p, grey := range d.Image(i) {
					r, c := p/mnist.Side, p%mnist.Side
					sum += float64(grey)
					sx += float64(grey) * float64(c)
					sy += float64(grey) * float64(r)
				}
				if sum < 15*255 {
					t.Errorf("%s, %s: drawing %d, %s, has next to no ink", f, v, i, d.Name(i))
				}
				sum255 += sum / 255
				if x, y := sx/sum, sy/sum; v != OffCentre && (math.Abs(x-ink.Centre) > .5 || math.Abs(y-ink.Centre) > .5) {
					t.Errorf("%s, %s: drawing %d, %s, has its mass at %.2f, %.2f", f, v, i, d.Name(i), x, y)
				}
			}
			t.Logf("%s, %s: mean ink %.1f pixels", f, v, sum255/float64(d.Len()))
		}
	}
}

// The hand keeps to the pad, every coordinate is a number, and the pen is as
// wide as was asked for once package ink has scaled the drawing.
func TestHandOnPad(t *testing.T) {
	var h hand
	for _, f := range families {
		for i := range f.Templates() {
			for k := range 200 {
				h.seed(f, 9, 1000*i+k)
				strokes := h.draw(&f.Templates()[i], 1.6, 3.9)
				x0, y0, x1, y1 := float32(1), float32(1), float32(0), float32(0)
				for _, s := range strokes {
					for _, p := range s.Points {
						x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
						if !(p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1) {
							t.Fatalf("%s: point %v", f.Templates()[i].Name, p)
						}
					}
				}
				w := strokes[0].Width
				if px := ink.Box * w / (max(x1-x0, y1-y0) + w); !(px > 1.55 && px < 3.95) {
					t.Errorf("%s: a pen of %.2f pixels", f.Templates()[i].Name, px)
				}
			}
		}
	}
}

// In each variant the strokes are the same and only the picture differs.
func TestVariantsShareStrokes(t *testing.T) {
	sum, page := map[Variant]float64{}, Set(Test, 300, 3)
	for _, v := range variants {
		d := Make(Test, v, 300, 3)
		for _, g := range d.Images {
			sum[v] += float64(g)
		}
		if !slices.Equal(d.Template, page.Template) {
			t.Errorf("%s: other templates", v)
		}
	}
	if !(sum[Thin] < .8*sum[OwnPen] && sum[OwnPen] < .8*sum[Thick]) {
		t.Errorf("ink of thin, own and thick pens: %.0f, %.0f, %.0f", sum[Thin], sum[OwnPen], sum[Thick])
	}
	var a, b hand
	a.seed(Test, 1, 2)
	b.seed(Test, 1, 2)
	tpl := &Test.Templates()[20]
	p, q := a.draw(tpl, 1, 1), b.draw(tpl, 4, 4)
	same := slices.EqualFunc(p, q, func(s, r ink.Stroke) bool { return slices.Equal(s.Points, r.Points) && s.Width < r.Width })
	if !same {
		t.Error("a wider pen draws other strokes")
	}
}

// A hand that has drawn before draws what a new one draws: the processor
// doesn't take one drawing for the other.
func TestReuse(t *testing.T) {
	var used hand
	for i := range 300 {
		tpl := &Train.Templates()[i*7%len(Train.Templates())]
		var fresh hand
		for _, h := range []*hand{&used, &fresh} {
			h.seed(Train, 4, i)
			h.ink.Process(&h.trace, h.draw(tpl, 2, 3), ink.Steps{})
		}
		if used.trace.Centred != fresh.trace.Centred {
			t.Fatalf("drawing %d, %s, depends on those before", i, tpl.Name)
		}
	}
}

func TestHandDoesNotAllocate(t *testing.T) {
	var h hand
	i := 0
	draw := func() {
		h.seed(Test, 1, i)
		h.ink.Process(&h.trace, h.draw(&Test.Templates()[i%len(Test.Templates())], 2, 3), ink.AllSteps)
		i++
	}
	for range 500 { // until its memory is large enough
		draw()
	}
	if n := testing.AllocsPerRun(300, draw); n > 0 {
		t.Errorf("%g allocations for a drawing", n)
	}
}

func TestReport(t *testing.T) {
	d := Set(Test, 610, 1)
	answers := slices.Clone(d.Labels)
	if n, wrong := Total(Report(d, answers)); n != 610 || wrong != 0 {
		t.Errorf("all right: %d of %d wrong", wrong, n)
	}
	k := slices.Index(d.Labels, 1)
	answers[k] = 7
	rows := Report(d, answers)
	if r := rows[d.Template[k]]; r.Template != d.Name(k) || r.Digit != 1 || r.Wrong != 1 || r.As[7] != 1 || r.As[1] != r.Drawings-1 {
		t.Errorf("a 1 answered 7: %+v", r)
	}
	var b strings.Builder
	if err := WriteTable(&b, rows); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "synthetic") || !strings.Contains(b.String(), "7 ×1") || !strings.Contains(b.String(), "1 of 610") {
		t.Errorf("the table:\n%s", b.String())
	}
	defer func() {
		if recover() == nil {
			t.Error("609 answers to 610 drawings are taken")
		}
	}()
	Report(d, answers[1:])
}

// TestSame holds the drawings themselves, so that what was measured on them
// can be measured again, on any processor. A deliberate change of the
// templates, the hand or package ink changes the sum, and every figure with it.
func TestSame(t *testing.T) {
	h := sha256.New()
	for _, f := range families {
		for _, v := range variants {
			h.Write(Make(f, v, 310, 1).Images)
		}
	}
	const want = "27b53143c31cc51c7850e8757b218623ffa5067d546cae758829192bdf0a7563"
	if got := fmt.Sprintf("%x", h.Sum(nil)); got != want {
		t.Errorf("the drawings have changed: %s", got)
	}
}

func BenchmarkDraw(b *testing.B) {
	var h hand
	templates := Train.Templates()
	for i := 0; b.Loop(); i++ {
		h.seed(Train, 1, i)
		h.ink.Process(&h.trace, h.draw(&templates[i%len(templates)], 1.6, 3.9), ink.AllSteps)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "drawings/s")
}
