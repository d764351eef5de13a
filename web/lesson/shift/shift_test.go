package shift

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"convlab/nn/filter"
	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

// open returns the chapter of a first visit by a reader who may have drawn.
func open(draw func(*digit.Digit)) *Room {
	d := room.NewDesk()
	d.Lang = words.English
	r := New(d)
	if draw != nil {
		draw(d.Digit)
	}
	d.Digit.Changed = r.Derive
	r.Derive()
	return r
}

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en); n < 120 {
		t.Errorf("only %d texts were looked at", n)
	}
	for i := range Exhibits {
		wordstest.Chapter(t, &Chapter.Heading, &Chapter.Keys, words.Both[words.Question]{Zh: zh.Questions[i], En: en.Questions[i]})
	}
}

// distance is the definition, of lists.
func distance(a, b []float64) float64 {
	sum := 0.
	for i := range a {
		sum += (a[i] - b[i]) * (a[i] - b[i])
	}
	return math.Sqrt(sum)
}

// reference is the feature map of a picture by nn/filter's single steps.
func reference(p *ink.Picture, kernel filter.Plane, after After, pool bool) []float64 {
	in := filter.NewPlane(ink.Side, ink.Side)
	for i, v := range p {
		in.V[i] = float64(v)
	}
	conv := filter.Conv{Input: in, Kernel: kernel}
	z := conv.Apply()
	for i, v := range z.V {
		if after == Pixels {
			z.V[i] = conv.Pixel(v, 0, 0)
		} else {
			z.V[i] = max(v, 0)
		}
	}
	if !pool {
		return z.V
	}
	var out []float64
	_, _, list := filter.MaxPool(z, 2)
	for _, q := range list {
		out = append(out, q.Max)
	}
	return out
}

func floats(p *ink.Picture) (out []float64) {
	for _, v := range p {
		out = append(out, float64(v))
	}
	return out
}

// Distances, and who is nearer, are those of the definition: for every kernel,
// every move, with pooling and without.
func TestDistances(t *testing.T) {
	r := open(nil)
	for after := range Afters {
		for _, pool := range []bool{false, true} {
			r.SetAfter(after)
			r.SetPool(pool)
			for k, kernel := range Kernels() {
				r.UseKernel(kernel.Key)
				left, right := reference(&one, kernel.Plane, after, pool), reference(&seven, kernel.Plane, after, pool)
				for by := -Most; by <= Most; by += 6 {
					r.MoveTo(by)
					m := moved(&one, by)
					if got, want := r.Seen.Flat, (Pair{distance(floats(&m), floats(&one)), distance(floats(&m), floats(&seven))}); got != want {
						t.Fatalf("%d pixels: %v, want %v", by, got, want)
					}
					maps := reference(&m, kernel.Plane, after, pool)
					want := Pair{distance(maps, left), distance(maps, right)}
					got := r.ShownPair()
					if math.Abs(got.Left-want.Left) > 1e-3 || math.Abs(got.Right-want.Right) > 1e-3 {
						t.Errorf("%s, after %d, pooled %v, %d pixels: %v, want %v", kernel.Key, after, pool, by, got, want)
					}
					if near := r.Seen.Table.Kernels[k][by+Most]; near != want.Near() {
						t.Errorf("%s, after %d, pooled %v, %d pixels: the table says %d", kernel.Key, after, pool, by, near)
					}
					if near := r.Seen.Table.Flat[by+Most]; near != r.Seen.Flat.Near() {
						t.Errorf("%d pixels: the table says %d of the numbers", by, near)
					}
				}
			}
		}
	}
}

// What the texts say of the example is so.
func TestExampleInTexts(t *testing.T) {
	r := open(nil)
	left, right := r.Seen.Flat.Distances()
	for _, lang := range words.Langs {
		r.Lang = lang
		q, _ := r.Asked()
		if !strings.Contains(q.Reveal, left) || !strings.Contains(q.Reveal, right) {
			t.Errorf("%s: %s and %s are not in %q", lang, left, right, q.Reveal)
		}
	}
	if q, _ := r.Asked(); r.Seen.Flat.Near() != Right || q.Choices[q.Right] != "The 7" {
		t.Error("the moved 1 is not nearer to the 7")
	}
	for k, holds := range map[string]bool{"horizontal": true, "sobel-y": true, "vertical": false, "sobel-x": false, "sharpen": false, "identity": false, "box": false} {
		r.UseKernel(k)
		if near := r.Seen.Map.Near() == Left; near != holds {
			t.Errorf("%s brings the ones together: %v", k, near)
		}
	}
	if n := r.Seen.Table.Kernels[kernelAt("horizontal")].Holds(); n != Moves {
		t.Errorf("horizontal edges hold for %d moves", n)
	}
	r.Show(int(Square))
	if r.Seen.Square.Differ != 0 || len(r.Seen.Square.Map.V) != 676 {
		t.Errorf("%d of %d cells differ", r.Seen.Square.Differ, len(r.Seen.Square.Map.V))
	}
	r.Show(int(Measured))
	q, _ := r.Asked()
	if want := fmt.Sprintf("%.0f%%", Kept(&zoo.DensePlain, Mean, first.Away)); q.Choices[q.Right] != want {
		t.Errorf("measured are %s, the answer is %s", want, q.Choices[q.Right])
	}
}

func TestVerdict(t *testing.T) {
	r := open(nil)
	says := func(want string) {
		t.Helper()
		if got := r.Verdict(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	says("Flattened, the moved 1 is nearer to the 7; through “Horizontal edges” it is nearer to the 1.")
	r.UseKernel("vertical")
	says("Flattened, the moved 1 is nearer to the 7; through “Vertical edges” it is nearer to the 7 too.")
	r.MoveTo(1)
	says("Flattened, the moved 1 is nearer to the 1; through “Vertical edges” it is nearer to the 1 too.")
	r.MoveTo(0)
	says("Not moved, the middle one equals the 1 on its left: both distances are 0.")
	r.Use(Right, Own) // there is no ink: the example stays
	if r.Name(Right) != "7" {
		t.Error("a digit that isn't there is shown")
	}
	drawn := open(func(d *digit.Digit) { d.Write(digit.Seven) })
	drawn.Use(Left, Own)
	if drawn.Seen.Pictures[Left] != drawn.Digit.Nudged || drawn.Moved() != "moved drawn digit" {
		t.Errorf("the reader's digit is not on the left, or called %q", drawn.Moved())
	}
	drawn.Use(Right, Own)
	if drawn.sideName(Left) == drawn.sideName(Right) {
		t.Error("two of one name are told apart by nothing")
	}
}

// Both ways round are the same as long as no ink comes in at the frame, whatever
// the kernel; where they differ, as many cells are counted as by definition.
func TestSquare(t *testing.T) {
	r := open(nil)
	for k := range kernels {
		for after := range Afters {
			for by := -Most; by <= Most; by++ {
				s := State{Kernel: k, After: after, By: by, Cell: -1}
				for _, p := range []*ink.Picture{&one, &seven} {
					if q := round(p, &s); q.Differ != 0 || q.By != by {
						t.Errorf("%s, %d pixels: %d cells differ", kernels[k].Key, by, q.Differ)
					}
				}
				s.Pool = true
				q := round(&one, &s)
				if q.Even != (by%2 == 0) || q.Even && (q.Differ != 0 || q.By != by/2) {
					t.Errorf("%s pooled, %d pixels: %d cells, %d differ", kernels[k].Key, by, q.By, q.Differ)
				}
				least := len(q.Map.V)
				for cells := -Most; cells <= Most; cells++ {
					n := 0
					for row := range poolSide {
						for col := range poolSide {
							if q.MovedMap.At(row, col) != q.Map.At(row, col-cells) {
								n++
							}
						}
					}
					if d := float64(cells) - float64(by)/2; math.Abs(d) < 1 {
						least = min(least, n)
					}
				}
				if q.Differ != least {
					t.Errorf("%s pooled, %d pixels: %d differ, at least %d do", kernels[k].Key, by, q.Differ, least)
				}
			}
		}
	}
	// Ink at the frame: where it moves away from, half a window has seen it.
	edge := ink.Picture{13 * ink.Side: 255}
	if q := round(&edge, &State{Kernel: kernelAt("box"), By: 3}); q.Differ == 0 {
		t.Error("ink at the frame makes no difference")
	}
	r.Show(int(Square))
	r.SetPool(true)
	for by, want := range map[int]string{0: en.Still, 4: fmt.Sprintf(en.EvenPool, 4, 2), -4: fmt.Sprintf(en.EvenPool, 4, 2), 3: fmt.Sprintf(en.Odd, 3), -3: fmt.Sprintf(en.Odd, 3)} {
		if r.MoveTo(by); r.Same() != want {
			t.Errorf("%d pixels: %q, want %q", by, r.Same(), want)
		}
	}
}

// The cell that is compared is written out as it stands in both maps, and stays
// in them.
func TestCells(t *testing.T) {
	r := open(nil)
	r.Show(int(Square))
	q := &r.Seen.Square
	if v := q.MovedMap.V[q.Cell]; v != most(q.MovedMap) {
		t.Errorf("at first a cell of %v is looked at", v)
	}
	r.Look(30)
	if r.Cell != 30 || !strings.Contains(r.CellText(), "Row 2, column 5: 0") {
		t.Errorf("cell %d: %q", r.Cell, r.CellText())
	}
	for _, c := range []struct{ dx, dy, want int }{{1, 0, 31}, {0, 1, 57}, {-100, 0, 52}, {0, 100, 650}, {100, 100, 675}} {
		if r.LookBy(c.dx, c.dy); r.Cell != c.want {
			t.Errorf("by %d, %d to cell %d, want %d", c.dx, c.dy, r.Cell, c.want)
		}
	}
	r.Look(9999)
	r.Look(-1)
	if r.Cell != 675 {
		t.Errorf("beyond the map to cell %d", r.Cell)
	}
	if r.SetPool(true); r.Seen.Square.Cell >= 169 {
		t.Errorf("cell %d of a pooled map", r.Seen.Square.Cell)
	}
	if row, col, side := r.Seen.Square.Window(14); row != 2 || col != 2 || side != 4 {
		t.Errorf("a pooled cell comes of %d×%d pixels from %d, %d", side, side, row, col)
	}
}

func TestPlay(t *testing.T) {
	r := open(nil)
	run := func() (frames int) {
		for ; r.Moving() && frames < 2000; frames++ {
			r.Advance(.02)
		}
		return frames
	}
	if r.Advance(10); r.By != 4 {
		t.Error("it moves before Play")
	}
	r.Play()
	if !r.Busy() || run() == 0 || r.By != Most {
		t.Errorf("it ends %d pixels on", r.By)
	}
	if r.Play(); r.By != -Most {
		t.Error("at the end it does not start over")
	}
	r.Play()
	if r.Moving() {
		t.Error("Play again does not stop it")
	}
	r.Use(Right, 0)
	r.UseKernel("box")
	if r.Try(); run() == 0 || r.By != 4 || r.KernelName() != en.Kernels["horizontal"] {
		t.Errorf("Try ends with %s, %d pixels on", r.KernelName(), r.By)
	}
	r.Show(int(Square))
	if r.Play(); r.Walk != AtStart {
		t.Errorf("the walk begins at %d", r.Walk)
	}
	seen := map[int]bool{}
	for r.Moving() {
		seen[r.Walk] = true
		r.Advance(.02)
	}
	if len(seen) != stages || r.Walk != -1 {
		t.Errorf("the walk has %v, and ends at %d", seen, r.Walk)
	}
	r.Show(int(Measured))
	if r.Try(); run() == 0 || r.Away != 4 {
		t.Errorf("Try ends %d pixels on", r.Away)
	}
	if r.Play(); run() == 0 || r.Away != Most {
		t.Errorf("Play ends %d pixels on", r.Away)
	}
	if r.Play(); r.Away != 0 {
		t.Error("at the end it does not start over")
	}
	r.Leave()
	if r.Moving() || r.Walk != -1 {
		t.Error("leaving does not stop it")
	}
}

func TestKeys(t *testing.T) {
	r := open(nil)
	for _, c := range []struct {
		key        string
		dx, dy     int
		used       bool
		by, kernel int
	}{
		{"ArrowRight", 1, 0, true, 5, 1}, {"ArrowLeft", -1, 0, true, 4, 1}, {"Home", 0, 0, true, -8, 1}, {"ArrowLeft", -1, 0, true, -8, 1},
		{"End", 0, 0, true, 8, 1}, {"ArrowDown", 0, 1, true, 8, 2}, {"ArrowUp", 0, -1, true, 8, 1}, {"a", 0, 0, false, 8, 1},
	} {
		if used := r.Key(c.key, c.dx, c.dy); used != c.used || r.By != c.by || r.Kernel != c.kernel {
			t.Errorf("%s: %d pixels, kernel %d, used: %v", c.key, r.By, r.Kernel, used)
		}
	}
	r.NextKernel(-2)
	if r.Kernel != len(kernels)-1 {
		t.Errorf("before the first kernel comes number %d", r.Kernel)
	}
	r.Show(int(Measured))
	for _, c := range []struct {
		key    string
		dx, dy int
		away   int
		way    Way
	}{{"ArrowRight", 1, 0, 5, 0}, {"Home", 0, 0, 0, 0}, {"ArrowLeft", -1, 0, 0, 0}, {"End", 0, 0, 8, 0}, {"ArrowUp", 0, -1, 8, 4}, {"ArrowDown", 0, 1, 8, 0}} {
		if r.Key(c.key, c.dx, c.dy); r.Away != c.away || r.Way != c.way {
			t.Errorf("%s: %d pixels, direction %d", c.key, r.Away, r.Way)
		}
	}
	if !r.Key(" ", 0, 0) || !r.Moving() {
		t.Error("Space does not play")
	}
}

func TestUndo(t *testing.T) {
	r := open(nil)
	if r.CanUndo() || r.CanRedo() {
		t.Error("there is something to undo at first")
	}
	r.UseKernel("box")
	r.UseKernel("box")
	r.UseKernel("nonesuch")
	r.SetAfter(ReLU)
	r.SetPool(true)
	r.Use(Middle, 12)
	r.MoveTo(-3) // where the reader looks is not undone
	r.SetWay(2)
	for i := range 5 {
		if !r.CanUndo() {
			t.Fatalf("only %d changes can be undone", i)
		}
		r.Undo()
	}
	if r.CanUndo() || r.choices() != (choices{kernel: first.Kernel}) || r.By != -3 {
		t.Errorf("undone, %+v", r.State)
	}
	for range 5 {
		r.Redo()
	}
	if r.CanRedo() || r.choices() != (choices{kernelAt("box"), ReLU, true, [Places]Source{0, 12, 0}, 2}) {
		t.Errorf("redone, %+v", r.State)
	}
}

// A link says all of the state, and one that can't be understood changes nothing.
func TestLinks(t *testing.T) {
	r := open(nil)
	want := State{Shown: Measured, By: -7, Kernel: 4, After: ReLU, Pool: true, Places: [Places]Source{Own, 0, 10000}, Cell: 12, Away: 0, Way: 3}
	r.State = want
	var said []string
	for _, f := range r.Fields() {
		if v := f.Get(); v != "" {
			said = append(said, f.Key+"="+v)
		}
	}
	other := open(nil)
	for _, f := range other.Fields() {
		for _, s := range said {
			if v, ok := strings.CutPrefix(s, f.Key+"="); ok {
				if err := f.Set(v); err != nil {
					t.Errorf("%s: %v", s, err)
				}
			}
		}
	}
	if other.State != want {
		t.Errorf("%q makes %+v, want %+v", said, other.State, want)
	}
	for _, f := range other.Fields() {
		if f.Key == "ink" || f.Key == "sample" {
			continue
		}
		for _, v := range []string{"", "9999999", "-9", "x", "1e3", "mine7"} {
			if err := f.Set(v); err != link.ErrValue && v != "" && other.State != want {
				t.Errorf("%s=%s: %v, %+v", f.Key, v, err, other.State)
			}
		}
	}
	link.Reset(other.Fields())
	if other.State != first {
		t.Errorf("reset, %+v", other.State)
	}
}

// Numbers as they are written.
func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		pair        Pair
		left, right string
		sign        string
	}{{Pair{2472.4, 2179.1}, "2472", "2179", ">"}, {Pair{10.1, 10.2}, "10.10", "10.20", "<"}, {Pair{5, 5}, "5", "5", "="}} {
		if l, r := c.pair.Distances(); l != c.left || r != c.right || c.pair.Sign() != c.sign {
			t.Errorf("%v: %s %s %s", c.pair, l, c.pair.Sign(), r)
		}
	}
	for _, c := range []struct {
		from, to float64
		want     string
	}{{35.5, 97.2, "+61.7"}, {99.44, 99.36, "±0"}, {99.9, 98, "−1.9"}, {50, 50, "±0"}} {
		if got := Points(c.from, c.to); got != c.want {
			t.Errorf("from %v to %v: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

// What is said of the measurement is what was measured.
func TestGains(t *testing.T) {
	r := open(nil)
	r.Show(int(Measured))
	for way := range Ways {
		r.SetWay(way)
		for away := range Most + 1 {
			r.AwayTo(away)
			s := r.Gains()
			for _, m := range []*zoo.Model{&zoo.DensePlain, &zoo.LeNet5, &zoo.DenseDistorted} {
				if want := fmt.Sprintf("%.1f%%", Kept(m, way, away)); !strings.Contains(s, want) {
					t.Errorf("%s, %d pixels: %s is not in %q", m.Name, away, want, s)
				}
			}
		}
	}
	if d := zoo.DenseDistorted.Shifts(); Kept(&zoo.DenseDistorted, 1, 8) != float64(d[zoo.Right][8])/100 || Kept(&zoo.DenseDistorted, 4, 2) != float64(d[zoo.Up][2])/100 {
		t.Error("a direction is another one")
	}
}
