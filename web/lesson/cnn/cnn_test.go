package cnn

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"convlab/nn"
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
	if n := wordstest.Check(t, zh, en); n < 120 {
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

// open returns the chapter of a first visit, with a 7 and both networks.
func open(t testing.TB) *Room {
	t.Helper()
	d := room.NewDesk()
	d.Lang = words.English
	r := New(d)
	d.Digit.Changed = r.Derive
	r.Derive()
	for name, data := range files() {
		r.Panel.Arrived(name, data, nil)
	}
	seven(r)
	if !r.Here() {
		t.Fatal("with a digit and a network there is nothing to see")
	}
	return r
}

func seven(r *Room) {
	r.Digit.Press(ink.Point{X: .32, Y: .25})
	r.Digit.Move(ink.Point{X: .6, Y: .19}, ink.Point{X: .7, Y: .23}, ink.Point{X: .53, Y: .62}, ink.Point{X: .48, Y: .8})
	r.Digit.Lift()
}

func five(r *Room) {
	r.Digit.Clear()
	r.Digit.Press(ink.Point{X: .68, Y: .2})
	r.Digit.Move(ink.Point{X: .38, Y: .21}, ink.Point{X: .36, Y: .45}, ink.Point{X: .55, Y: .43}, ink.Point{X: .66, Y: .58}, ink.Point{X: .58, Y: .76}, ink.Point{X: .34, Y: .78})
	r.Digit.Lift()
}

// byHand computes a network another way: number by number in float64, from the
// committed weights. It returns for each layer that is shown what it computes, and
// what it passes on.
func byHand(t testing.TB, m *zoo.Model, x []float32) (z, out [][]float64) {
	t.Helper()
	net := m.New()
	all := make([]float32, len(net.Params())+len(net.State()))
	if err := weights.Read(bytes.NewReader(files()[panel.WeightsFile(m)]), net.Architecture(), all); err != nil {
		t.Fatal(err)
	}
	p, state := all[:len(net.Params())], all[len(net.Params()):]
	take := func(from *[]float32, n int) []float32 {
		got := (*from)[:n]
		*from = (*from)[n:]
		return got
	}
	h, w, c := 28, 28, 1
	in := make([]float64, len(x))
	for i, v := range x {
		in[i] = float64(v)
	}
	for _, l := range m.Layers {
		switch l := l.(type) {
		case nn.Conv2D:
			before := 0
			oh, ow := h-l.Size+1, w-l.Size+1
			if l.Padding == nn.Same {
				before, oh, ow = (l.Size-1)/2, h, w
			}
			kernel, bias := take(&p, l.Size*l.Size*c*l.Filters), take(&p, l.Filters)
			y := make([]float64, oh*ow*l.Filters)
			for r := range oh {
				for q := range ow {
					for f := range l.Filters {
						sum := float64(bias[f])
						for a := range l.Size {
							for b := range l.Size {
								rr, qq := r+a-before, q+b-before
								if rr < 0 || rr >= h || qq < 0 || qq >= w {
									continue
								}
								for k := range c {
									sum += in[(rr*w+qq)*c+k] * float64(kernel[((a*l.Size+b)*c+k)*l.Filters+f])
								}
							}
						}
						y[(r*ow+q)*l.Filters+f] = sum
					}
				}
			}
			in, h, w, c = y, oh, ow, l.Filters
			z, out = append(z, slices.Clone(in)), append(out, in)
		case nn.BatchNorm:
			gamma, beta := take(&p, c), take(&p, c)
			mean, variance := take(&state, c), take(&state, c)
			for i := range in {
				k := i % c
				in[i] = float64(gamma[k])*(in[i]-float64(mean[k]))/math.Sqrt(float64(variance[k])+.001) + float64(beta[k])
			}
		case nn.ReLU:
			for i := range in {
				in[i] = max(in[i], 0)
			}
		case nn.MaxPool:
			y := make([]float64, h/2*(w/2)*c)
			for r := range h / 2 {
				for q := range w / 2 {
					for k := range c {
						best := math.Inf(-1)
						for d := range 4 {
							best = max(best, in[((2*r+d/2)*w+2*q+d%2)*c+k])
						}
						y[(r*(w/2)+q)*c+k] = best
					}
				}
			}
			in, h, w = y, h/2, w/2
			z, out = append(z, slices.Clone(in)), append(out, in)
		case nn.Flatten, nn.Dropout:
			h, w, c = 1, 1, len(in)
		case nn.Dense:
			kernel, bias := take(&p, len(in)*l.Units), take(&p, l.Units)
			y := make([]float64, l.Units)
			for u := range y {
				y[u] = float64(bias[u])
				for i, v := range in {
					y[u] += v * float64(kernel[i*l.Units+u])
				}
			}
			in, c = y, l.Units
			z, out = append(z, slices.Clone(in)), append(out, in)
		default:
			t.Fatalf("%s has a %v", m.Name, l)
		}
	}
	return z, out
}

const near = 1e-4

func apart(a float32, b float64) bool {
	return math.Abs(float64(a)-b) > near*max(1, math.Abs(b))
}

// Every cell of every map of both networks is what the weights make of the digit,
// and what is written out of a cell adds up to it.
func TestMaps(t *testing.T) {
	r := open(t)
	for _, draw := range []func(*Room){seven, five} {
		draw(r)
		for net, m := range Nets {
			r.Use(net)
			z, out := byHand(t, m, r.Digit.Vector())
			if len(r.Seen.Levels) != len(z) {
				t.Fatalf("%s shows %d layers of %d", m.Name, len(r.Seen.Levels), len(z))
			}
			for i := range z {
				level := &r.Seen.Levels[i]
				for k := range z[i] {
					if apart(level.Z[k], z[i][k]) || apart(level.Out[k], out[i][k]) {
						t.Fatalf("%s, layer %d, cell %d: %v and %v, want %v and %v", m.Name, i+1, k, level.Z[k], level.Out[k], z[i][k], out[i][k])
					}
				}
				for k := 0; k < len(z[i]); k += 1 + len(z[i])/40 {
					r.Pick(i+1, k)
					checkWritten(t, r, z[i][k], out[i][k])
				}
			}
			total := 0.
			for _, v := range out[len(out)-1] {
				total += math.Exp(v)
			}
			for d, v := range out[len(out)-1] {
				if p := math.Exp(v) / total; apart(r.Seen.P[d], p) {
					t.Errorf("%s: digit %d has probability %v, want %v", m.Name, d, r.Seen.P[d], p)
				}
			}
		}
	}
}

// checkWritten holds the cell that is written out against what it has to be.
func checkWritten(t *testing.T, r *Room, z, out float64) {
	t.Helper()
	v, f := &r.Seen, r.Floor(r.Seen.Layer)
	if apart(v.Out, out) {
		t.Fatalf("%s passes on %v, want %v", r.Title(), v.Out, out)
	}
	if f.Kind == Pool {
		best := float32(math.Inf(-1))
		for _, x := range v.Reads {
			best = max(best, x.X)
		}
		if len(v.Reads) != 4 || best != v.Out || v.Reads[v.main()].X != best {
			t.Fatalf("%s: the largest of %v is not %v", r.Title(), v.Reads, v.Out)
		}
		return
	}
	if apart(v.Sum.Z, z) {
		t.Fatalf("%s: the sum is %v, want %v", r.Title(), v.Sum.Z, z)
	}
	total, terms := float64(v.Sum.Bias), 0
	for _, g := range v.Groups {
		total += g.Sum
		for _, i := range g.Terms {
			if i >= 0 {
				terms++
			}
		}
	}
	if apart(float32(total), z) || terms != len(v.Sum.Terms) {
		t.Fatalf("%s: %d terms of %d make %v, want %v", r.Title(), terms, len(v.Sum.Terms), total, z)
	}
	written := float64(v.Sum.Bias) + v.Rest
	for _, i := range v.Shown {
		if len(v.Groups) == 1 {
			written += float64(v.Sum.Terms[i].Product)
		} else {
			written += v.Groups[i].Sum
		}
	}
	if apart(float32(written), z) {
		t.Fatalf("%s: what is written makes %v, want %v", r.Title(), written, z)
	}
	if f.Kind == Conv && !slices.Equal(rows(f.Cell(v.Cell), f), v.Fields[len(v.Fields)-1].Rows) && f.In.H == f.Shape.H+f.Size-1 {
		t.Fatalf("%s reads rows %v", r.Title(), v.Fields[len(v.Fields)-1].Rows)
	}
}

// What a cell is said to see of the picture is all that moves it: no other pixel
// changes it, whatever it becomes.
func TestSees(t *testing.T) {
	r := open(t)
	for net := range Nets {
		r.Use(net)
		for layer := 1; layer < len(r.Form().Levels); layer++ {
			r.Pick(layer, Most)
			field := r.Seen.Fields[0]
			f, at := r.Floor(layer), r.Seen.Cell
			want := r.Seen.Levels[layer-1].Z[at]
			x := slices.Clone(r.Seen.X)
			inside := 0
			for i := range x {
				if field.Has(nn.Cell{Row: i / 28, Col: i % 28}) {
					inside++
				} else {
					x[i] = float32(i%7) / 6
				}
			}
			if got := r.run(x)[layer-1].Z[at]; got != want {
				t.Errorf("%s: pixels that it does not see change it from %v to %v", r.Title(), want, got)
			}
			if inside == 0 || f.Kind == Conv && layer == 1 && inside > f.Size*f.Size {
				t.Errorf("%s sees %d pixels", r.Title(), inside)
			}
		}
	}
	r.Use(0)
	if r.Pick(3, 0); r.Sees() != "The cell sees 14×14 pixels of the picture: rows 1 to 14, columns 1 to 14." && len(r.Seen.Fields[0].Rows) > 14 {
		t.Errorf("a corner of the second convolution: %s", r.Sees())
	}
	r.Pick(3, r.Floor(3).CellAt(0, 5, 5))
	if n := len(r.Seen.Fields[0].Rows); n != 14 || len(r.Seen.Fields[0].Cols) != 14 {
		t.Errorf("in the middle the second convolution sees %d rows: the question says 14", n)
	}
}

// The question's claim: moved by two pixels, the maps move by two, then by one.
func TestNudge(t *testing.T) {
	r := open(t)
	r.Show(int(Nudged))
	for net := range Nets {
		r.Use(net)
		for _, by := range []int{-2, 2} {
			r.NudgeTo(by, 0)
			for i := range 3 {
				if i == 2 && net == 1 {
					break // a batch normalisation makes something of nothing at the frame
				}
				if c := &r.Seen.Changes[i+1]; !c.Whole || c.Differ > 0 {
					t.Errorf("%s, by %d: of layer %d %d cells are not just moved", Nets[net].Name, by, i+1, c.Differ)
				}
			}
		}
		r.NudgeTo(1, 0)
		if c := &r.Seen.Changes[2]; c.Whole {
			t.Errorf("one pixel is a whole number of pooled cells: %+v", c)
		}
		for i, c := range r.Seen.Changes {
			if c.Changed == 0 || c.Apart <= 0 {
				t.Errorf("layer %d does not change: %+v", i, c)
			}
		}
		r.NudgeTo(0, 0)
		for i, c := range r.Seen.Changes {
			if c.Changed > 0 || c.Apart > 0 || c.Differ > 0 {
				t.Errorf("not nudged, layer %d changes: %+v", i, c)
			}
		}
	}
	r.Use(0)
	r.NudgeTo(3, -2)
	if r.Move() != "3 right, 2 up" || len(r.NudgeSays()) < 2 {
		t.Errorf("%q: %q", r.Move(), r.NudgeSays())
	}
	r.Undo()
	r.Undo()
	if r.CanRedo(); r.Net != 1 {
		t.Errorf("after two steps back network %d is looked at", r.Net)
	}
}

// The map of the patch, computed piece by piece, is what the network says of each
// covered picture; no piece takes more networks than it may.
func TestCover(t *testing.T) {
	r := open(t)
	r.Show(int(Covered))
	pieces := 0
	for ; r.Moving(); pieces++ {
		done := r.Cover.Done
		r.Advance(.016)
		asked := 0
		for at := done; at < r.Cover.Done; at++ {
			if r.Hides(at) {
				asked++
			}
		}
		if asked > pieceMost || r.Cover.Done == done {
			t.Fatalf("a piece asks %d times", asked)
		}
	}
	if pieces < 2 || r.Cover.Done != pixels {
		t.Fatalf("%d pieces for %d places", pieces, r.Cover.Done)
	}
	base, worst := slices.Clone(r.Seen.X), 0
	for at := range pixels {
		if r.Cover.P[at] < r.Cover.P[worst] {
			worst = at
		}
		if at%61 != 0 {
			continue
		}
		x := slices.Clone(base)
		for i := range x {
			if dy, dx := i/28-at/28, i%28-at%28; max(dy, -dy) <= 3 && max(dx, -dx) <= 3 {
				x[i] = 0
			}
		}
		_, out := byHand(t, Nets[0], x)
		z := out[len(out)-1]
		total := 0.
		for _, v := range z {
			total += math.Exp(v)
		}
		if want := math.Exp(z[r.Cover.Answer]) / total; apart(r.Cover.P[at], want) {
			t.Errorf("at %d the probability is %v, want %v", at, r.Cover.P[at], want)
		}
		if r.PutPatch(at); r.Cover.Probs[r.Cover.Answer] != r.Cover.P[at] || r.Cover.At != at {
			t.Errorf("at %d the bars say %v, the map %v", at, r.Cover.Probs[r.Cover.Answer], r.Cover.P[at])
		}
	}
	if r.Worst(); r.Cover.P[r.Cover.At] != r.Cover.P[worst] {
		t.Errorf("the worst place is said to be %d, is %d", r.Cover.At, worst)
	}
	if r.PutPatch(0); r.Hides(0) || r.Cover.Probs != r.Seen.P {
		t.Error("a patch that hides no ink changes the answer")
	}
	if r.SetPatch(3); r.Cover.Done != 0 || !r.Moving() {
		t.Error("another patch, and the map stays")
	}
}

// A slow machine ends a piece by the clock.
func TestCoverByTheClock(t *testing.T) {
	r := open(t)
	clock := time.Unix(0, 0)
	r.now = func() time.Time { clock = clock.Add(9 * time.Millisecond); return clock }
	r.Show(int(Covered))
	for r.Moving() {
		done := r.Cover.Done
		r.Advance(.016)
		asked := 0
		for at := done; at < r.Cover.Done; at++ {
			if r.Hides(at) {
				asked++
			}
		}
		if asked > 3 {
			t.Fatalf("late, and still %d places in a piece", asked)
		}
	}
}

// What the page says of the moved test images are the committed figures.
func TestMeasured(t *testing.T) {
	r := open(t)
	r.Show(int(Measured))
	for way := range zoo.Directions {
		for away := range Far + 1 {
			r.Way, r.Away = way, away
			r.Derive()
			for _, m := range zoo.Shifted {
				if got, want := Kept(m, way, away), float64(m.Shifts()[way][away])/100; got != want {
					t.Errorf("%s: %v, want %v", m.Name, got, want)
				}
			}
		}
	}
	q, _ := r.Asked()
	if zoo.LeNet5.Shifts()[0][4] >= zoo.DenseDistorted.Shifts()[0][4] || q.Right != 1 {
		t.Error("the question's answer is wrong")
	}
	if len(r.Seen.Asked) != len(panel.Networks) {
		t.Errorf("%d networks are asked", len(r.Seen.Asked))
	}
}

// Every field of a link comes back as it was.
func TestLinks(t *testing.T) {
	r := open(t)
	for _, s := range []State{
		first,
		{Net: 1, View: Covered, Layer: 5, Cell: 100, Term: 7, Right: -3, Down: 2, Diff: true, Patch: 9, At: 77, Away: 8, Way: zoo.Up},
		{Layer: 1, Cell: 0, Term: 0, Right: 0, Patch: 3, At: 0, Away: 0, Way: zoo.Left},
	} {
		r.State = s
		written := map[string]string{}
		for _, f := range r.Fields() {
			written[f.Key] = f.Get()
		}
		link.Reset(r.Fields())
		if r.State != first {
			t.Fatalf("reset is %+v", r.State)
		}
		for _, f := range r.Fields() {
			if v := written[f.Key]; v != "" {
				if err := f.Set(v); err != nil {
					t.Errorf("%s=%s is refused", f.Key, v)
				}
			}
		}
		if r.State != s {
			t.Errorf("%+v came back as %+v", s, r.State)
		}
	}
	seven(r)
	for _, bad := range []string{"layer=99", "cell=999999", "at=785", "patch=4", "by=9"} {
		for _, f := range r.Fields() {
			if key := f.Key + "="; len(bad) > len(key) && bad[:len(key)] == key && f.Set(bad[len(key):]) == nil {
				t.Errorf("%s is taken", bad)
			}
		}
	}
}

// Every layer's cells are all drawn, each in a place of its own.
func TestPlaces(t *testing.T) {
	r := open(t)
	for net := range Nets {
		r.Use(net)
		for i := range r.Form().Levels {
			f := &r.Form().Levels[i]
			across, down := f.Spread()
			if across*down != f.Maps() {
				t.Errorf("%d maps in %d×%d", f.Maps(), across, down)
			}
			for at := range f.Shape.Size() {
				if m, column, row := f.Place(at); f.CellAt(m, column, row) != at {
					t.Fatalf("layer %d: %d is drawn at %d, %d, %d", i+1, at, m, column, row)
				}
			}
		}
	}
}

// rows are those that a convolution without padding reads for a cell.
func rows(c nn.Cell, f *Floor) (list []int) {
	for k := range f.Size {
		list = append(list, c.Row+k)
	}
	return list
}
