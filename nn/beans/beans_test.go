package beans

import (
	"hash/fnv"
	"math"
	"slices"
	"testing"
)

// The generator is whole numbers only: these beans are the same on every machine.
func TestDraw(t *testing.T) {
	h := fnv.New64a()
	for s := range Shapes {
		r := Recipe{s, 100, 150, 12, 7}
		beans := r.Draw()
		if n, m := Count(beans, false), Count(beans, true); n != 100 || m != 150 {
			t.Fatalf("%d training and %d test beans", n, m)
		}
		for _, b := range beans {
			ripe := byte(0)
			if b.Ripe {
				ripe = 1
			}
			h.Write([]byte{b.X, b.Y, ripe})
		}
		more := r
		more.Train = 180
		if m := more.Draw(); !slices.Equal(m[:100], beans[:100]) || !slices.Equal(m[180:], beans[100:]) {
			t.Error("more training beans are other beans")
		}
		clean := r
		clean.Noise = 0
		if n := clean.Strays(clean.Draw(), false) + clean.Strays(clean.Draw(), true); n != 0 {
			t.Errorf("%d strays without noise", n)
		}
		many := Recipe{s, 20000, 0, 12, 3}
		if n := float64(many.Strays(many.Draw(), false)) / 20000; math.Abs(n-.12) > .01 {
			t.Errorf("%.3f of the beans are astray", n)
		}
	}
	if got := h.Sum64(); got != drawn {
		t.Errorf("other beans than they were: %#x", got)
	}
}

const drawn = 0xe0ff8aa8fcc72481

// The gradient of the loss is its slope.
func TestLoss(t *testing.T) {
	labels := []uint8{0, 1}
	for _, z := range []float32{-30, -3, -.5, 0, .25, 2, 20} {
		out, grad := []float32{z, z}, make([]float32, 2)
		Loss(grad, out, labels, 1)
		for i := range out {
			const h = 1. / 64
			one := func(d float32) float64 { return Loss(nil, []float32{z + d}, labels[i:i+1], 1) }
			if slope := (one(h) - one(-h)) / (2 * h); math.Abs(slope-float64(grad[i])) > 1e-4 {
				t.Errorf("at %v for %d: %v, by differences %v", z, i, grad[i], slope)
			}
		}
	}
	if l := Loss(nil, []float32{0}, []uint8{1}, 1); math.Abs(l-math.Ln2) > 1e-12 {
		t.Errorf("undecided: %v", l)
	}
}

// The same setting and beans make the same run to the bit.
func TestSameStartSameRun(t *testing.T) {
	c := Cases[TooLarge]
	c.Dropout, c.L2 = .3, .01
	a, b := Start(c.Setting, c.Draw()), Start(c.Setting, c.Draw())
	z := make([]float32, 24*24)
	for range 40 {
		a.Step()
		a.Field(z, 24, a.Steps()/2) // looking on changes nothing
		b.Step()
	}
	if !slices.Equal(a.Points, b.Points) || !slices.Equal(a.Params(40), b.Params(40)) {
		t.Error("two runs from one start differ")
	}
}

// An independent count: the scores of a run are those of its field's network asked
// bean by bean, and of arithmetic written out here.
func TestScores(t *testing.T) {
	c := Cases[JustRight]
	beans := c.Draw()
	r := Start(c.Setting, beans)
	for range 30 {
		r.Step()
	}
	p := r.Params(20)
	units := c.Units
	var right [2]int
	var loss [2]float64
	said := make([]bool, len(beans))
	r.Ask(said, beans, 20)
	for i, b := range beans {
		x, y := float64(In(b.X)), float64(In(b.Y))
		z := float64(p[4*units]) // the last bias stands behind 2·u weights, u biases and u weights
		for u := range units {
			z += float64(p[3*units+u]) * math.Tanh(x*float64(p[u])+y*float64(p[units+u])+float64(p[2*units+u]))
		}
		half := 0
		if b.Test {
			half = 1
		}
		if (z > 0) == b.Ripe {
			right[half]++
		}
		if (z > 0) != said[i] {
			t.Errorf("bean %d: z is %v, said %v", i, z, said[i])
		}
		if b.Ripe {
			z = -z
		}
		loss[half] += math.Log1p(math.Exp(z))
	}
	got := r.Points[20]
	if got.Train.Right != right[0] || got.Test.Right != right[1] {
		t.Errorf("right %d and %d, counted %v", got.Train.Right, got.Test.Right, right)
	}
	if math.Abs(got.Train.Loss-loss[0]/float64(c.Train)) > 1e-4 || math.Abs(got.Test.Loss-loss[1]/float64(c.Test)) > 1e-4 {
		t.Errorf("loss %v and %v, counted %v", got.Train.Loss, got.Test.Loss, loss)
	}
}

// A run that has no numbers any more says so, keeps what it had, and stops.
func TestLost(t *testing.T) {
	c := Cases[TooLarge]
	c.Plain, c.Rate, c.L2 = true, 1000, .03
	r := Start(c.Setting, c.Draw())
	for range 200 {
		r.Step()
	}
	if !r.Lost() || r.Steps() >= 200 || Judge(r.Points) != NaN {
		t.Fatalf("lost %v after %d steps, %v", r.Lost(), r.Steps(), Judge(r.Points))
	}
	z := make([]float32, 16*16)
	r.Field(z, 16, r.Steps())
	for _, v := range z {
		if v != v {
			t.Fatal("the field has NaN in it")
		}
	}
}

// Without beans nothing happens, and nothing fails.
func TestNoBeans(t *testing.T) {
	for _, beans := range [][]Bean{nil, {{X: 3, Test: true}}, {{X: 3}}} {
		r := Start(Setting{Layers: 1, Units: 2, Rate: .1}, beans)
		r.Step()
		if Judge(r.Points) != Nothing || r.Steps() != 1 {
			t.Errorf("%v: %v", beans, Judge(r.Points))
		}
	}
}

// The cases show what they are there for, by margins.
func TestCases(t *testing.T) {
	end := func(c Case) (Point, Verdict) { r := c.Run(); return r.Points[c.Steps], Judge(r.Points) }
	small, v := end(Cases[TooSmall])
	right, w := end(Cases[JustRight])
	if v != Underfits || w != Fits {
		t.Errorf("verdicts %v and %v", v, w)
	}
	if Cases[TooSmall].Recipe != Cases[JustRight].Recipe {
		t.Error("they learn other beans")
	}
	if small.Train.Percent() > right.Train.Percent()-20 || small.Test.Percent() > right.Test.Percent()-20 {
		t.Errorf("one neuron: %+v, not far below %+v", small, right)
	}
	large, v := end(Cases[TooLarge])
	if v != Overfits || large.Train.Percent() < 97 || large.Test.Percent() > 70 {
		t.Errorf("too large: %+v", large)
	}
	for _, cure := range Cures {
		if p, _ := end(cure.Apply(Cases[TooLarge])); p.Test.Percent() < large.Test.Percent()+5 || p.Train.Percent()-p.Test.Percent() > large.Train.Percent()-large.Test.Percent()-10 {
			t.Errorf("%s gives %.1f and %.1f %%", cure.Name, p.Train.Percent(), p.Test.Percent())
		}
	}
	if r := Cases[TooLarge].Run(); r.Points[r.Best()].Test.Percent() < large.Test.Percent()+5 {
		t.Error("stopping early gives little")
	}
	if luck, v := end(Cases[ByLuck]); v != Lucky || luck.Train.Percent() >= Low {
		t.Errorf("by luck: %+v, %v", luck, v)
	}
}

// What was counted is what a count gives: a few of the draws are made again. Other
// machines round otherwise, which may turn a bean that lies on the boundary.
func TestLuck(t *testing.T) {
	all := Luck()
	if len(all) != Draws {
		t.Fatalf("%d draws", len(all))
	}
	better := 0
	for i, d := range all {
		if d.Gap() >= Gap {
			better++
			if i == int(Cases[ByLuck].Recipe.Seed)-1 && int(d.Train)*100 >= Low*Few {
				t.Error("the case's train is not low")
			}
		}
	}
	if better == 0 || better > Draws/20 {
		t.Errorf("%d of %d draws are lucky", better, Draws)
	}
	for _, i := range []int{0, 1, 99, 500, 998, int(Cases[ByLuck].Recipe.Seed) - 1} {
		d := Try(i)
		if near := func(a, b int) bool { return a-b <= 1 && b-a <= 1 }; !near(int(d.Train), int(all[i].Train)) || !near(int(d.Test), int(all[i].Test)) {
			t.Errorf("draw %d is %v, counted %v", i, d, all[i])
		}
	}
}

// Every rule of the judge, and its limits.
func TestJudge(t *testing.T) {
	point := func(train, test int, loss float64) Point {
		return Point{Score{train, 100, loss}, Score{test, 100, .5}, true}
	}
	start := point(50, 50, .7)
	bad := start
	bad.Finite = false
	none := start
	none.Test = Score{}
	for _, row := range []struct {
		points []Point
		want   Verdict
	}{
		{[]Point{start}, Nothing},
		{[]Point{start, none}, Nothing},
		{[]Point{start, bad}, NaN},
		{[]Point{start, point(90, 90, 1.5)}, Wild},
		{[]Point{start, point(90, 90, 1.3)}, Fits},
		{[]Point{start, point(90, 80, .3)}, Overfits},
		{[]Point{start, point(90, 81, .3)}, Fits},
		{[]Point{start, point(60, 50, .3)}, Overfits},
		{[]Point{start, point(70, 80, .3)}, Lucky},
		{[]Point{start, point(85, 95, .3)}, Lucky},
		{[]Point{start, point(80, 71, .3)}, Fits},
		{[]Point{start, point(79, 75, .3)}, Learning},
		{[]Point{start, point(79, 75, .7)}, Underfits},
		{[]Point{start, point(79, 75, .694)}, Underfits},
	} {
		if got := Judge(row.points); got != row.want {
			t.Errorf("%+v: %v, want %v", row.points, got, row.want)
		}
	}
}
