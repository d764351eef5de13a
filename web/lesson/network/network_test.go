package network

import (
	"bytes"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/weights"
	"convlab/nn/zoo"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en); n < 80 {
		t.Errorf("only %d texts were looked at", n)
	}
	for i := range exhibits {
		wordstest.Chapter(t, &Chapter.Heading, &Chapter.Keys, words.Both[words.Question]{Zh: zh.Questions[i], En: en.Questions[i]})
	}
}

var files = sync.OnceValue(func() map[string][]byte {
	m := map[string][]byte{}
	for _, name := range []string{panel.NoveltyFile, panel.WeightsFile(Nets[0]), panel.WeightsFile(Nets[1])} {
		if b, err := os.ReadFile(filepath.Join("../../../static", name)); err == nil {
			m[name] = b
		}
	}
	return m
})

// open returns the chapter of a first visit, with a 7 and all networks.
func open(t *testing.T) *Room {
	t.Helper()
	r := bare()
	for name, data := range files() {
		r.Panel.Arrived(name, data, nil)
	}
	seven(r)
	if !r.Here() {
		t.Fatal("with a digit and a network there is nothing to see")
	}
	return r
}

func bare() *Room {
	d := room.NewDesk()
	d.Lang = words.English
	r := New(d)
	d.Digit.Changed = r.Derive
	r.Derive()
	return r
}

func seven(r *Room) {
	r.Digit.Press(ink.Point{X: .32, Y: .25})
	r.Digit.Move(ink.Point{X: .6, Y: .19}, ink.Point{X: .7, Y: .23}, ink.Point{X: .53, Y: .62}, ink.Point{X: .48, Y: .8})
	r.Digit.Lift()
}

// A byHand is a dense network computed another way: number by number in float64,
// from the committed weights.
type byHand struct{ z, out [][]float64 }

func compute(t *testing.T, m *zoo.Model, x []float32) (h byHand) {
	t.Helper()
	net := m.New()
	p := make([]float32, len(net.Params()))
	if err := weights.Read(bytes.NewReader(files()[panel.WeightsFile(m)]), net.Architecture(), p); err != nil {
		t.Fatal(err)
	}
	in := make([]float64, len(x))
	for i, v := range x {
		in[i] = float64(v)
	}
	sizes := []int{256, 256, 256, 10}
	for layer, n := range sizes {
		kernel, bias := p[:len(in)*n], p[len(in)*n:][:n]
		p = p[len(in)*n+n:]
		z, out := make([]float64, n), make([]float64, n)
		for j := range n {
			z[j] = float64(bias[j])
			for k, v := range in {
				z[j] += v * float64(kernel[k*n+j])
			}
			if out[j] = z[j]; layer < len(sizes)-1 && z[j] < 0 {
				out[j] = 0
			}
		}
		h.z, h.out = append(h.z, z), append(h.out, out)
		in = out
	}
	return h
}

const near = 1e-4

// Every unit of every network is what its weights make of the digit, and every
// sum is written out as what it is.
func TestUnits(t *testing.T) {
	r := open(t)
	for net, m := range Nets {
		r.Use(net)
		h := compute(t, m, r.Digit.Vector())
		if len(r.Seen.Levels) != len(h.z) || r.Depth() != len(h.z) {
			t.Fatalf("%s has %d layers", m.Name, len(r.Seen.Levels))
		}
		for layer := 1; layer <= r.Depth(); layer++ {
			for unit := range r.Units(layer) {
				z, out := r.Seen.Weigh(layer, unit)
				if math.Abs(float64(z)-h.z[layer-1][unit]) > near || math.Abs(float64(out)-h.out[layer-1][unit]) > near {
					t.Fatalf("%s, layer %d, unit %d: %v and %v, want %v and %v", m.Name, layer, unit, z, out, h.z[layer-1][unit], h.out[layer-1][unit])
				}
				if unit%17 != 0 && layer < r.Depth() {
					continue
				}
				r.Pick(layer, unit)
				v := &r.Seen
				if v.Layer != layer || v.Unit != unit || v.Sum.Z != z || v.Sum.Out != out {
					t.Fatalf("%s: picked layer %d, unit %d, got %d, %d: %v", m.Name, layer, unit, v.Layer, v.Unit, v.Sum.Z)
				}
				sum := v.Parts.Rest + float64(v.Sum.Bias)
				least := math.Inf(1)
				for _, i := range v.Parts.Terms {
					sum += float64(v.Sum.Terms[i].Product)
					least = min(least, math.Abs(float64(v.Sum.Terms[i].Product)))
				}
				if math.Abs(sum-float64(z)) > near || math.Abs(v.Parts.Plus+v.Parts.Minus+float64(v.Sum.Bias)-float64(z)) > near {
					t.Errorf("%s, layer %d, unit %d: what is written makes %v, the sum is %v", m.Name, layer, unit, sum, z)
				}
				zeros := 0
				for i, term := range v.Sum.Terms {
					if term.Product == 0 {
						zeros++
					} else if !slices.Contains(v.Parts.Terms, i) && math.Abs(float64(term.Product)) > least {
						t.Errorf("%s, layer %d, unit %d: product %d is larger than one that is named", m.Name, layer, unit, i)
					}
				}
				if zeros != v.Parts.Zeros || zeros+v.Parts.Others+len(v.Parts.Terms) != len(v.Sum.Terms) {
					t.Errorf("%s, layer %d, unit %d: %d, %d and %d products of %d", m.Name, layer, unit, len(v.Parts.Terms), v.Parts.Others, v.Parts.Zeros, len(v.Sum.Terms))
				}
			}
		}
	}
}

// checkOdds: what is written for the ten adds up to exactly 1, none is 1, and none
// is farther from the truth than rounding takes it.
func checkOdds(t *testing.T, z []float32) {
	t.Helper()
	o := odds(z)
	total := 0.
	for _, v := range z {
		total += math.Exp(float64(v) - float64(z[o.Top]))
	}
	sum, below := new(big.Rat), false
	for i, s := range o.Shown {
		want := math.Exp(float64(z[i])-float64(z[o.Top])) / total
		if strings.ContainsAny(s, "<>") {
			below = true
			continue
		}
		v, ok := new(big.Rat).SetString(s)
		if !ok || v.Cmp(big.NewRat(1, 1)) >= 0 {
			t.Fatalf("%v: written as %q", z, s)
		}
		sum.Add(sum, v)
		if f, _ := v.Float64(); math.Abs(f-want) > 1.01*math.Pow10(-o.Decimals)+1e-15 {
			t.Fatalf("%v: number %d is written as %s, is %v", z, i, s, want)
		}
	}
	if !below && sum.Cmp(big.NewRat(1, 1)) != 0 {
		t.Fatalf("%v: %q add up to %v", z, o.Shown, sum.FloatString(20))
	}
	if below && 1-1/total > 1e-16 {
		t.Fatalf("%v: the others are written as nothing, but have %v", z, 1-1/total)
	}
}

func TestOdds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		z := make([]float32, 10)
		wide := math.Pow(10, 2*r.Float64()-1)
		for i := range z {
			z[i] = float32(r.NormFloat64() * wide)
		}
		checkOdds(t, z)
	}
	checkOdds(t, make([]float32, 10))
	checkOdds(t, []float32{90, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	checkOdds(t, []float32{40, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	checkOdds(t, []float32{-1, -1, -1, -1, -1, -1, -1, -1, 5, 5})
}

// What the page says of the ten is what they are for the digit, in both networks.
func TestSoftmax(t *testing.T) {
	l := open(t)
	for net, m := range Nets {
		l.Use(net)
		h := compute(t, m, l.Digit.Vector())
		checkOdds(t, l.Seen.Levels[3].Out)
		o, total := &l.Seen.Odds, 0.
		for _, z := range h.z[3] {
			total += math.Exp(z)
		}
		for d, z := range h.z[3] {
			if p := math.Exp(z) / total; math.Abs(o.P[d]-p) > near || math.Abs(float64(o.Z[d])-z) > near {
				t.Errorf("%s: digit %d has z %v and p %v, want %v and %v", m.Name, d, o.Z[d], o.P[d], z, p)
			}
		}
		if o.Top != 7 || l.Panel.Answer(m).Top != 7 {
			t.Errorf("%s reads a 7 as %d", m.Name, o.Top)
		}
	}
}

func TestPicking(t *testing.T) {
	r := open(t)
	top := r.Seen.Levels[0].Top(5)
	if r.Seen.Layer != 1 || r.Seen.Unit != top[0] {
		t.Errorf("at first unit %d of layer %d is looked at, the most active are %v", r.Seen.Unit, r.Seen.Layer, top)
	}
	r.Silenced()
	for _, z := range r.Seen.Levels[0].Z {
		if z < r.Seen.Sum.Z {
			t.Errorf("a sum is %v, the lowest is said to be %v", z, r.Seen.Sum.Z)
		}
	}
	r.Pick(2, 100)
	r.MoveUnit(2, 1, 0)
	r.MoveUnit(2, 0, -1)
	if r.Seen.Unit != 85 {
		t.Errorf("right and up from 100: %d", r.Seen.Unit)
	}
	r.MoveUnit(2, 0, -9)
	r.StepUnit(-1)
	if r.Seen.Unit != 84 {
		t.Errorf("one back from 85: %d", r.Seen.Unit)
	}
	r.Name(33)
	r.MoveInput(0, 1)
	if r.Seen.Input != 49 || !strings.Contains(r.Product(49), "unit 50") {
		t.Errorf("input %d: %s", r.Seen.Input, r.Product(r.Seen.Input))
	}
	r.SetLayer(4)
	if r.Seen.Unit != 7 || r.Title() != "Outputs · digit 7" {
		t.Errorf("of the outputs, %s is looked at", r.Title())
	}
	r.MoveUnit(4, 0, 1)
	if r.Seen.Unit != 8 {
		t.Errorf("below digit 7 comes %d", r.Seen.Unit)
	}
	seen := map[int]bool{}
	r.SetLayer(3)
	for range 256 {
		r.Another()
		seen[r.Seen.Unit] = true
	}
	if len(seen) != 256 {
		t.Errorf("another and another leads to %d units", len(seen))
	}
}

// The story shows one thing after the other, and says what is there.
func TestStory(t *testing.T) {
	r := open(t)
	var said []string
	r.Play()
	for r.Moving() {
		said = append(said, r.Story())
		r.Advance(.5)
	}
	if said = slices.Compact(append(said, r.Story())); len(said) != Steps || r.Step != Steps || r.View != Softmax {
		t.Errorf("the story: %q", said)
	}
	for step, want := range []struct {
		shades        [4]Shade
		products, sum bool
	}{
		{[4]Shade{Full, Full, Full, Full}, true, true},
		{[4]Shade{}, false, false},
		{[4]Shade{}, true, false},
		{[4]Shade{Lone}, true, true},
		{[4]Shade{Full}, true, true},
		{[4]Shade{Full, Full, Full}, true, true},
		{[4]Shade{Full, Full, Full, Full}, true, true},
		{[4]Shade{Full, Full, Full, Full}, true, true},
	} {
		r.StepTo(step)
		for layer, shade := range want.shades {
			if got := r.Shade(layer + 1); got != shade {
				t.Errorf("step %d: layer %d is shown as %v", step, layer+1, got)
			}
		}
		if r.ShowsProducts() != want.products || r.ShowsSum() != want.sum || r.ShowsAnswer() != (step == 0 || step == 7) {
			t.Errorf("step %d shows products %v, sum %v, answer %v", step, r.ShowsProducts(), r.ShowsSum(), r.ShowsAnswer())
		}
	}
	if r.Key("Home", 0, 0); r.Step != AllAtOnce {
		t.Errorf("Home leads to step %d", r.Step)
	}
	if r.Key("End", 0, 0); r.Step != Steps {
		t.Errorf("End leads to step %d", r.Step)
	}
	r.Key("ArrowLeft", -1, 0)
	if r.Step != Steps-1 || r.Aloud() != r.Story() {
		t.Errorf("back from the end: step %d, %q", r.Step, r.Aloud())
	}
	if r.Pick(2, 3); r.Step != AllAtOnce || r.Story() != "" {
		t.Error("who looks around is still told the story")
	}
}

// A painted pixel changes what depends on it: all sums of the first layer by the
// weight times the change.
func TestPainting(t *testing.T) {
	r := open(t)
	r.Show(int(Painted))
	if c := r.Seen.Change(1); c != (Change{}) {
		t.Errorf("before anything is painted, %+v", c)
	}
	before := slices.Clone(r.Seen.Levels[0].Z)
	r.Try()
	h := compute(t, r.Model(), r.Digit.Vector())
	net := r.Panel.Network(r.Model())
	kernel, _ := net.DenseParams(0)
	changed := 0
	for j, z := range r.Seen.Levels[0].Z {
		if math.Abs(float64(z)-h.z[0][j]) > near || math.Abs(float64(z-before[j]-kernel[corner*256+j])) > near {
			t.Fatalf("unit %d: %v before, %v now, weight %v", j, before[j], z, kernel[corner*256+j])
		}
		if z != before[j] {
			changed++
		}
	}
	c := r.Seen.Change(1)
	if c.Sums != changed || changed < 200 || c.Outs > c.Sums || c.On+c.Off > c.Outs {
		t.Errorf("of 256 sums %d change: %+v", changed, c)
	}
	if r.Digit.Nudged[corner] != 255 || !r.CanUndo() {
		t.Error("nothing is painted, or it can't be taken back")
	}
	r.Undo()
	if r.Digit.Nudged[corner] != 0 || !slices.Equal(r.Seen.Levels[0].Z, before) {
		t.Error("taken back, it is not as before")
	}
	r.Redo()
	if r.Digit.Nudged[corner] != 255 {
		t.Error("it can't be made again")
	}
	r.Paint(0)
	r.PaintTo(5)
	r.PaintTo(5 + 3*ink.Side)
	r.Lift()
	for _, i := range []int{0, 1, 2, 3, 4, 5, 5 + ink.Side, 5 + 2*ink.Side, 5 + 3*ink.Side} {
		if r.Digit.Nudged[i] != 255 {
			t.Errorf("the brush has skipped pixel %d", i)
		}
	}
	r.Undo()
	if r.Digit.Nudged[3] != 0 || r.Digit.Nudged[corner] != 255 {
		t.Error("a stroke is not one change")
	}
	r.Restore()
	if r.Digit.IsTouched() {
		t.Error("there is paint left")
	}
}

func TestUndo(t *testing.T) {
	r := open(t)
	first := r.Seen.Levels[0].Z[0]
	r.Use(1)
	r.SetLines(true)
	r.Paint(3)
	r.Lift()
	for range 3 {
		r.Undo()
	}
	if r.Net != 0 || r.Lines || r.Digit.IsTouched() || r.Seen.Levels[0].Z[0] != first {
		t.Errorf("taken back: %+v", r.State)
	}
	for range 3 {
		r.Redo()
	}
	if r.Net != 1 || !r.Lines || !r.Digit.IsTouched() {
		t.Errorf("made again: %+v", r.State)
	}
}

func visit(r *Room, query string) (bad []string) {
	r.Leave()
	_, pairs, bad := link.Read("#/network?"+query, func(string) bool { return true })
	link.Reset(r.Fields())
	bad = append(bad, link.Apply(r.Fields(), pairs)...)
	r.Derive()
	return bad
}

func TestLinks(t *testing.T) {
	r := open(t)
	for query, want := range map[string]State{
		"":                            first,
		"layer=2&unit=256&input=3":    {Layer: 2, Unit: 255, Input: 2},
		"net=dense-distorted&lines=1": {Net: 1, Layer: 1, Unit: Most, Input: Most, Lines: true},
		"view=paint&layer=4&unit=10":  {View: Painted, Layer: 4, Unit: 9, Input: Most},
		"view=softmax&step=7":         {View: Softmax, Layer: 1, Unit: Most, Input: Most, Step: 7},
		"unit=1&input=784":            {Layer: 1, Unit: 0, Input: 783},
		"layer=3&unit=17&input=256":   {Layer: 3, Unit: 16, Input: 255},
	} {
		if bad := visit(r, query); len(bad) > 0 || r.State != want {
			t.Errorf("%s: %+v, not understood: %q", query, r.State, bad)
		}
		var again []string
		for _, f := range r.Fields() {
			if v := f.Get(); v != "" && f.Key != "ink" {
				again = append(again, f.Key+"="+v)
			}
		}
		was := r.State
		if bad := visit(r, strings.Join(again, "&")); len(bad) > 0 || r.State != was {
			t.Errorf("%s: written as %q", query, again)
		}
	}
	for _, query := range []string{"unit=257", "unit=0", "layer=4&unit=11", "layer=5", "input=785", "layer=2&input=257", "net=cnn", "step=8", "view=none", "unit=x"} {
		if bad := visit(r, query); len(bad) != 1 {
			t.Errorf("%s: refused: %q", query, bad)
		}
	}
}

// Without a digit, or without a network, there is nothing to see and nothing
// that can go wrong.
func TestNothing(t *testing.T) {
	for name, r := range map[string]*Room{"nothing": bare(), "no network": bare(), "no digit": bare()} {
		switch name {
		case "no network":
			seven(r)
		case "no digit":
			for file, data := range files() {
				r.Panel.Arrived(file, data, nil)
			}
			r.Derive()
		}
		if r.Here() {
			t.Errorf("%s: there is something", name)
		}
		r.Pick(3, 5)
		r.MoveUnit(3, 1, 0)
		r.StepUnit(1)
		r.Silenced()
		r.Another()
		r.MoveInput(1, 0)
		r.Play()
		r.StepTo(3)
		if s := r.Story() + r.Aloud() + r.Product(0) + r.OddsSays() + strings.Join(r.PaintSays(), ""); s != "" {
			t.Errorf("%s: it says %q", name, s)
		}
		r.Show(1)
		r.Try()
		r.Enlarge(LayerMap(2))
	}
}

func TestSays(t *testing.T) {
	r := open(t)
	for _, lang := range words.Langs {
		r.Lang = lang
		for _, s := range append(r.PaintSays(), r.Product(200), r.Title(), r.OddsSays(), r.Sizes()) {
			if s == "" || strings.Contains(s, "%!") {
				t.Errorf("%s: %q", lang, s)
			}
		}
		for step := range Steps {
			r.StepTo(step + 1)
			if s := r.Story(); s == "" || strings.Contains(s, "%!") {
				t.Errorf("%s: step %d: %q", lang, step+1, s)
			}
		}
		r.Show(int(Painted))
		r.Paint(400)
		r.Lift()
		for _, s := range r.PaintSays() {
			if strings.Contains(s, "%!") {
				t.Errorf("%s: %q", lang, s)
			}
		}
	}
	if c := r.Counts(); len(c) != 4 || !strings.HasSuffix(c[0].Sum, "200,960") || !strings.HasSuffix(c[3].Sum, "2,570") {
		t.Errorf("parameters: %+v", c)
	}
}
