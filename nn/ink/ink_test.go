package ink

import (
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Regenerate the golden pictures only after a deliberate change of the
// preprocessing, and look at them: they are readable as text.
var update = flag.Bool("update", false, "rewrite the golden pictures")

// line returns a stroke through points given in hundredths of the pad.
func line(width float32, xy ...float32) Stroke {
	s := Stroke{Width: width}
	for i := 0; i < len(xy); i += 2 {
		s.Points = append(s.Points, Point{xy[i] / 100, xy[i+1] / 100})
	}
	return s
}

func seven() []Stroke {
	return []Stroke{line(.065, 32, 25, 45, 20, 60, 19, 70, 23, 62, 42, 53, 62, 48, 80)}
}

// moved returns strokes scaled about the origin and then moved.
func moved(strokes []Stroke, by, dx, dy float32) []Stroke {
	var out []Stroke
	for _, s := range strokes {
		n := Stroke{Width: s.Width}
		for _, q := range s.Points {
			n.Points = append(n.Points, Point{q.X*by + dx, q.Y*by + dy})
		}
		out = append(out, n)
	}
	return out
}

func process(strokes []Stroke, steps Steps) *Trace {
	var p Processor
	t := new(Trace)
	p.Process(t, strokes, steps)
	return t
}

// art draws a picture with ten shades, readable in a diff.
func art(p *Picture) string {
	const shades = " .:-=+*#%@"
	var b strings.Builder
	for r := range Side {
		for c := range Side {
			b.WriteByte(shades[int(p[r*Side+c])*9/255])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	tr := process(seven(), AllSteps)
	var b strings.Builder
	for _, s := range []struct {
		name string
		p    *Picture
	}{{"raw", &tr.Raw}, {"cropped", &tr.Cropped}, {"scaled", &tr.Scaled}, {"inked", &tr.Inked}, {"centred", &tr.Centred}} {
		b.WriteString(s.name + "\n" + art(s.p))
	}
	name := filepath.Join("testdata", "seven.txt")
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the pictures of a 7 have changed; now:\n%s", b.String())
	}
}

// inkBox returns the rows and columns that hold ink of at least half coverage.
func inkBox(p *Picture) (w, h int) {
	x0, y0, x1, y1 := Side, Side, -1, -1
	for i, v := range p {
		if v >= 128 {
			x0, x1, y0, y1 = min(x0, i%Side), max(x1, i%Side), min(y0, i/Side), max(y1, i/Side)
		}
	}
	return x1 - x0 + 1, y1 - y0 + 1
}

// Whatever the size and the place of a drawing, the network gets a digit as
// MNIST makes them: 20 pixels high, its mass at index 14, and always the same.
func TestSizeAndPlaceDoNotMatter(t *testing.T) {
	first := process(seven(), AllSteps).Centred
	for _, by := range []float32{1, .5, .25, .12} {
		for _, d := range []float32{0, .1, .2} {
			tr := process(moved(seven(), by, d, .15-d/2), AllSteps)
			if w, h := inkBox(&tr.Centred); max(w, h) != Box {
				t.Errorf("×%g: longest side %d, want %d", by, max(w, h), Box)
			}
			if x, y := mass(&tr.Centred); math.Abs(x-Centre) > .5 || math.Abs(y-Centre) > .5 {
				t.Errorf("×%g: centre of mass %.2f, %.2f", by, x, y)
			}
			differ := 0
			for i, v := range tr.Centred {
				if math.Abs(float64(v)-float64(first[i])) > 12 {
					differ++
				}
			}
			if differ > 0 {
				t.Errorf("×%g moved %g: %d pixels differ from the first drawing's", by, d, differ)
			}
		}
	}
}

// 2·area/perimeter, the measure of facts about MNIST's strokes, is near the
// pen's width on a long straight line.
func TestPenWidth(t *testing.T) {
	for _, width := range []float32{.02, .065, .15} {
		tr := process([]Stroke{line(width, 50, 10, 50, 90)}, AllSteps)
		row := 0
		for c := range Side {
			row += int(tr.Centred[Centre*Side+c])
		}
		if got := float64(row) / 255; math.Abs(got-Pen) > .13 {
			t.Errorf("pen of %g: %.2f pixels wide, want %.1f", width, got, Pen)
		}
	}
	off := AllSteps
	off.Pen = false
	thin := process([]Stroke{line(.02, 50, 10, 50, 90)}, off)
	fat := process([]Stroke{line(.15, 50, 10, 50, 90)}, off)
	if a, b := thin.Centred[Centre*Side+Centre], fat.Centred[Centre*Side+Centre+1]; a >= b {
		t.Errorf("without the pen step a thin and a fat pen look alike: %d and %d", a, b)
	}
}

func TestSwitches(t *testing.T) {
	small := moved(seven(), .4, .05, .05)
	for i := range 16 {
		s := Steps{Crop: i&1 != 0, Scale: i&2 != 0, Pen: i&4 != 0, Centre: i&8 != 0}
		tr := process(small, s)
		for _, c := range []struct {
			name          string
			on            bool
			before, after *Picture
		}{
			{"crop", s.Crop, &tr.Raw, &tr.Cropped}, {"scale", s.Scale, &tr.Cropped, &tr.Scaled},
			{"pen", s.Pen, &tr.Scaled, &tr.Inked}, {"centre", s.Centre, &tr.Inked, &tr.Centred},
		} {
			if !c.on && *c.before != *c.after {
				t.Errorf("%+v: %s is off and changes the picture", s, c.name)
			}
			if c.on && *c.before == *c.after && !(c.name == "centre" && tr.ShiftX == 0 && tr.ShiftY == 0) {
				t.Errorf("%+v: %s is on and changes nothing", s, c.name)
			}
			if c.after.Empty() {
				t.Errorf("%+v: nothing is left after %s", s, c.name)
			}
		}
	}
}

func TestBlankDotSpeck(t *testing.T) {
	if tr := process(nil, AllSteps); !tr.Blank || !tr.Centred.Empty() {
		t.Error("no strokes are not blank")
	}
	if tr := process(moved(seven(), .12, 0, 0), AllSteps); tr.Dot {
		t.Error("a tiny digit is taken for a dot")
	}
	if tr := process([]Stroke{{Width: .06}}, AllSteps); !tr.Blank {
		t.Error("a stroke without points is not blank")
	}
	dot := line(.065, 80, 80)
	tr := process([]Stroke{dot}, AllSteps)
	if w, h := inkBox(&tr.Centred); tr.Blank || !tr.Dot || w > 3 || h > 3 {
		t.Errorf("a dot became %d×%d pixels", w, h)
	}
	if a, b := process(seven(), AllSteps), process(append(seven(), dot), AllSteps); a.Centred != b.Centred {
		t.Error("a speck beside the digit changed the picture")
	}
}

// Coverage against the definition: a pixel's samples are tested one by one.
func TestReachAgainstDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for n := range 300 {
		x0, y0 := rng.Float64()*36-4, rng.Float64()*36-4
		x1, y1 := rng.Float64()*36-4, rng.Float64()*36-4
		r := rng.Float64() * 4
		switch n % 5 {
		case 0:
			x1, y1 = x0, y0
		case 1:
			y1 = y0
		case 2:
			x1 = x0
		}
		var s sheet
		s.disc(x0, y0, r)
		s.reach(x0, y0, x1, y1, r)
		for i, m := range s.bits {
			for b := range 64 {
				x := float64(i%Side) + (float64(b%8)+.5)/8
				y := float64(i/Side) + (float64(b/8)+.5)/8
				dx, dy := x1-x0, y1-y0
				u := 0.0
				if l := dx*dx + dy*dy; l > 0 {
					u = min(max(((x-x0)*dx+(y-y0)*dy)/l, 0), 1)
				}
				d := math.Hypot(x-x0-u*dx, y-y0-u*dy)
				if math.Abs(d-r) < 1e-9 {
					continue
				}
				if in := m>>b&1 == 1; in != (d < r) {
					t.Fatalf("from %g,%g to %g,%g r %g: sample %d of pixel %d is %v at distance %g", x0, y0, x1, y1, r, b, i, in, d)
				}
			}
		}
	}
}

func TestProcessDoesNotAllocate(t *testing.T) {
	var p Processor
	var tr Trace
	strokes := append(seven(), line(.05, 80, 80))
	p.Process(&tr, strokes, AllSteps)
	if n := testing.AllocsPerRun(20, func() { p.Process(&tr, strokes, AllSteps) }); n != 0 {
		t.Errorf("%g allocations", n)
	}
}

// A processor that has seen a drawing grow, and shrink, stroke by stroke gives
// the pictures that a new one gives.
func TestProcessRemembersRightly(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var old Processor
	var strokes []Stroke
	for n := range 400 {
		switch k := rng.IntN(20); {
		case k == 0 && len(strokes) > 0:
			strokes = append([]Stroke(nil), strokes[:rng.IntN(len(strokes))]...)
		case k == 1:
			strokes = Erase(strokes, Point{.5, rng.Float32()}, Point{.6, rng.Float32()}, .05)
		case k < 6 || len(strokes) == 0:
			strokes = append(append([]Stroke(nil), strokes...), Stroke{Points: []Point{{rng.Float32(), rng.Float32()}}, Width: .03 + .05*rng.Float32()})
		default:
			s := &strokes[len(strokes)-1]
			s.Points = append(s.Points, Point{rng.Float32(), rng.Float32()})
		}
		steps := AllSteps
		steps.Pen = n%7 != 0
		var a, b Trace
		old.Process(&a, strokes, steps)
		new(Processor).Process(&b, strokes, steps)
		if a != b {
			t.Fatalf("after %d changes the pictures differ from those of a new processor", n+1)
		}
	}
}

func TestErase(t *testing.T) {
	long := []Stroke{line(.06, 10, 50, 90, 50), line(.06, 10, 90, 90, 90)}
	cut := Erase(long, Point{.5, .2}, Point{.5, .6}, .05)
	if len(cut) != 3 {
		t.Fatalf("a stroke cut in its middle leaves %d strokes, want 3", len(cut))
	}
	for _, s := range cut[:2] {
		for _, q := range s.Points {
			if math.Abs(float64(q.X)-.5) < .05 {
				t.Errorf("point %v stayed under the eraser", q)
			}
		}
	}
	if &cut[2].Points[0] != &long[1].Points[0] {
		t.Error("the untouched stroke was copied")
	}
	if got := Erase(long, Point{.5, .1}, Point{.5, .2}, .05); len(got) != 2 {
		t.Errorf("erasing beside the ink leaves %d strokes", len(got))
	}
	if got := Erase([]Stroke{line(.06, 50, 50)}, Point{.5, .5}, Point{.5, .5}, .02); len(got) != 0 {
		t.Errorf("an erased dot leaves %d strokes", len(got))
	}
}

func TestSimplify(t *testing.T) {
	var p []Point
	for i := range 101 {
		a := float64(i) / 100 * math.Pi
		p = append(p, Point{float32(.5 - .4*math.Cos(a)), float32(.5 - .4*math.Sin(a))})
	}
	s := Simplify(p, .004)
	if len(s) > 30 || s[0] != p[0] || s[len(s)-1] != p[100] {
		t.Errorf("%d of 101 points stay", len(s))
	}
	for _, q := range p {
		best := 1.0
		for i := 1; i < len(s); i++ {
			best = min(best, distance(q, s[i-1], s[i]))
		}
		if best > .004+1e-6 {
			t.Errorf("%v is %g from the simplified line", q, best)
		}
	}
}

func TestNudge(t *testing.T) {
	p := process(seven(), AllSteps).Centred
	var q Picture
	if (Nudge{}).Apply(&q, &p); q != p {
		t.Error("the zero nudge changes the picture")
	}
	(Nudge{Right: 3, Down: -2}).Apply(&q, &p)
	x0, y0 := mass(&p)
	if x, y := mass(&q); math.Abs(x-x0-3) > 1e-9 || math.Abs(y-y0+2) > 1e-9 {
		t.Errorf("moved to %.2f, %.2f from %.2f, %.2f", x, y, x0, y0)
	}
	sum := func(p *Picture) (n int) {
		for _, v := range p {
			n += int(v)
		}
		return
	}
	thick, thin, big := p, p, p
	(Nudge{Thick: 1}).Apply(&thick, &p)
	(Nudge{Thick: -.5}).Apply(&thin, &p)
	(Nudge{Grow: 20}).Apply(&big, &p)
	if !(sum(&thin) < sum(&p) && sum(&p) < sum(&thick)) || sum(&big) <= sum(&p) {
		t.Errorf("ink: thin %d, plain %d, thick %d, big %d", sum(&thin), sum(&p), sum(&thick), sum(&big))
	}
	(Nudge{Turn: 360}).Apply(&q, &p)
	for i := range q {
		if math.Abs(float64(q[i])-float64(p[i])) > 1 {
			t.Fatalf("a full turn changes pixel %d from %d to %d", i, p[i], q[i])
		}
	}
	var a, b Picture
	(Nudge{Noise: 20}).Apply(&a, &p)
	(Nudge{Noise: 20}).Apply(&b, &p)
	if a != b || a == p {
		t.Error("noise must be there, and the same every time")
	}
}

func TestPadDraw(t *testing.T) {
	p := NewPad(200)
	box := p.Draw(Point{.2, .5}, Point{.8, .5}, .1)
	for i, v := range p.A {
		x, y := i%200, i/200
		in := x >= box.X0 && x < box.X1 && y >= box.Y0 && y < box.Y1
		if v > 0 && !in {
			t.Fatalf("ink at %d, %d outside the reported %v", x, y, box)
		}
		if y == 100 && x > 45 && x < 155 && v != 255 {
			t.Fatalf("a hole at %d, %d", x, y)
		}
	}
	before := append([]uint8(nil), p.A...)
	p.Draw(Point{.2, .5}, Point{.8, .5}, .1)
	for i := range before {
		if p.A[i] != before[i] {
			t.Fatal("the same movement twice changes the picture")
		}
	}
	if r := p.Draw(Point{-3, -3}, Point{-2, -2}, .1); !r.Empty() {
		t.Errorf("ink outside the pad reports %v", r)
	}
}

// A pad that has followed a drawing shows what a new pad shows.
func TestPadUpdate(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	p := NewPad(90)
	var strokes []Stroke
	for n := range 120 {
		switch k := rng.IntN(12); {
		case k == 0 && len(strokes) > 0:
			strokes = append([]Stroke(nil), strokes[:rng.IntN(len(strokes))]...)
		case k < 4 || len(strokes) == 0:
			strokes = append(append([]Stroke(nil), strokes...), Stroke{Points: []Point{{rng.Float32(), rng.Float32()}}, Width: .06})
		default:
			s := &strokes[len(strokes)-1]
			s.Points = append(s.Points, Point{rng.Float32(), rng.Float32()})
		}
		before := append([]uint8(nil), p.A...)
		box := p.Update(strokes)
		fresh := NewPad(90)
		fresh.Update(strokes)
		for i, v := range p.A {
			if v != fresh.A[i] {
				t.Fatalf("after %d changes pixel %d is %d, on a new pad %d", n+1, i, v, fresh.A[i])
			}
			if x, y := i%90, i/90; v != before[i] && (x < box.X0 || x >= box.X1 || y < box.Y0 || y >= box.Y1) {
				t.Fatalf("pixel %d, %d changed outside the reported %v", x, y, box)
			}
		}
	}
}

func FuzzProcess(f *testing.F) {
	f.Add(float32(.1), float32(.2), float32(.9), float32(.8), float32(.06), uint8(15))
	f.Add(float32(math.NaN()), float32(math.Inf(1)), float32(-1e30), float32(1e30), float32(-1), uint8(3))
	f.Fuzz(func(t *testing.T, x0, y0, x1, y1, width float32, steps uint8) {
		var p Processor
		var tr Trace
		p.Process(&tr, []Stroke{{Points: []Point{{x0, y0}, {x1, y1}}, Width: width}},
			Steps{Crop: steps&1 != 0, Scale: steps&2 != 0, Pen: steps&4 != 0, Centre: steps&8 != 0})
	})
}
