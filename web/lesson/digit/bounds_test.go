package digit

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/web/lesson/link"
	"convlab/web/lesson/words"
)

// wild returns strokes that turn at every point, so that nothing can be left out.
func wild(rng *rand.Rand, strokes, points int, step float64) []ink.Stroke {
	var out []ink.Stroke
	for range strokes {
		s := ink.Stroke{Width: .06}
		x, y := rng.Float64(), rng.Float64()
		for range points {
			s.Points = append(s.Points, ink.Point{X: float32(x), Y: float32(y)})
			angle := rng.Float64() * 7
			x, y = min(max(x+step*math.Cos(angle), 0), 1), min(max(y+step*math.Sin(angle), 0), 1)
		}
		out = append(out, s)
	}
	return out
}

func encodeInk(strokes []ink.Stroke) string { return new(scribe).encode(strokes) }

// defined is what the scribe writes, by the definition: tolerance by tolerance.
func defined(strokes []ink.Stroke) string {
	if len(strokes) > maxStrokes {
		return ""
	}
	for _, tolerance := range tolerances {
		var b strings.Builder
		put := func(v float32) { b.WriteString(digits[gridStep(v)>>6:][:1] + digits[gridStep(v)&63:][:1]) }
		for i, s := range strokes {
			if i > 0 {
				b.WriteByte('.')
			}
			put(s.Width)
			for _, p := range ink.Simplify(onGrid(s.Points), tolerance) {
				put(p.X)
				put(p.Y)
			}
		}
		if b.Len() <= maxInkText {
			return b.String()
		}
	}
	return ""
}

// A scribe that remembers, whatever becomes of the drawing, writes what is defined.
func TestScribe(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	var c scribe
	for range 300 {
		strokes := wild(rng, rng.IntN(9), 1+rng.IntN(300), []float64{.0005, .004, .02, .1}[rng.IntN(4)])
		for range 6 {
			if got, want := c.encode(strokes), defined(strokes); got != want {
				t.Fatalf("%d strokes, %d points:\n%s\nwant\n%s", len(strokes), count(strokes), got, want)
			}
			if len(strokes) == 0 {
				break
			}
			switch i := rng.IntN(len(strokes)); rng.IntN(4) {
			case 0:
				s := &strokes[len(strokes)-1]
				s.Points = append(s.Points, ink.Point{X: rng.Float32(), Y: rng.Float32()})
			case 1:
				strokes = append(strokes[:i:i], strokes[i+1:]...)
			case 2:
				strokes = ink.Erase(strokes, strokes[i].Points[0], ink.Point{}, .01)
			case 3:
				strokes[i].Width = rng.Float32()
			}
		}
	}
}

// Ink that is cut anywhere is read up to its last whole point.
func TestInkCut(t *testing.T) {
	text := (&scribe{}).encode(wild(rand.New(rand.NewPCG(8, 8)), 4, 5, .1))
	all, err := decodeInk(text)
	if err != nil || count(all) != 20 {
		t.Fatal(err)
	}
	for n := range len(text) {
		strokes, err := decodeInk(text[:n])
		rest, _ := err.(link.Rest)
		if len(strokes) == 0 {
			if err != link.ErrValue || n >= 6 {
				t.Fatalf("%q: %v", text[:n], err)
			}
			continue
		}
		if got := (&scribe{}).encode(strokes) + string(rest); got != text[:n] && !strings.HasPrefix(text, got) {
			t.Errorf("%q is read as %q", text[:n], got)
		}
		if len(rest) > 6 {
			t.Errorf("%q: %q is not read", text[:n], rest)
		}
		for i, s := range strokes {
			for k, p := range s.Points {
				if p != all[i].Points[k] {
					t.Errorf("%q: point %d of stroke %d is %v", text[:n], k, i, p)
				}
			}
		}
	}
}

// However much is drawn, the pad holds a bounded number of strokes and points, and
// says so when it takes no more.
func TestPadIsBounded(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for name, c := range map[string]struct {
		strokes, points int
		step            float64
		refuses         bool
	}{
		"a long stroke":       {1, 20000, .002, false},
		"a long wild stroke":  {1, 20000, .2, true},
		"many strokes":        {500, 3, .1, true},
		"many wild strokes":   {100, 200, .2, true},
		"many fine strokes":   {100, 200, .002, false},
		"an ordinary drawing": {5, 80, .01, false},
	} {
		d := New()
		said := false
		d.Say = func(n words.Notice) { said = said || n.Text == full }
		for _, s := range wild(rng, c.strokes, c.points, c.step) {
			d.Press(s.Points[0])
			d.Move(s.Points[1:]...)
			d.Lift()
			if len(d.Strokes) > maxStrokes || count(d.Strokes) > maxPoints {
				t.Fatalf("%s: %d strokes, %d points", name, len(d.Strokes), count(d.Strokes))
			}
		}
		if said != c.refuses {
			t.Errorf("%s: refused: %v", name, said)
		}
		d.SetTool(Eraser)
		for range 30 {
			d.Press(ink.Point{X: rng.Float32(), Y: rng.Float32()})
			d.Move(ink.Point{X: rng.Float32(), Y: rng.Float32()})
			d.Lift()
			if len(d.Strokes) > maxStrokes || count(d.Strokes) > maxPoints {
				t.Fatalf("%s: after erasing %d strokes, %d points", name, len(d.Strokes), count(d.Strokes))
			}
		}
	}
}

// A sample that could not be fetched stays in the link, and a later try shows it.
func TestSampleStaysWanted(t *testing.T) {
	set := &mnist.Set{Images: make([]uint8, 9*mnist.Pixels), Labels: make([]uint8, 9)}
	set.Images[3*mnist.Pixels+400] = 255
	var images, labels bytes.Buffer
	if err := set.Write(&images, &labels); err != nil {
		t.Fatal(err)
	}
	follow := func(d *Digit, sample string) {
		d.Follow(func() {
			link.Apply(d.Carried(), []link.Pair{{Key: "sample", Value: sample}}, "ink", "sample")
		})
	}
	arrive := func(d *Digit) {
		d.Arrived(SampleImages, images.Bytes(), nil)
		d.Arrived(SampleLabels, labels.Bytes(), nil)
	}
	for name, again := range map[string]func(d *Digit){"the button": (*Digit).TakeSample, "the link": func(d *Digit) { follow(d, "4") }} {
		d := New()
		var said words.Notice
		d.Say = func(n words.Notice) { said = n }
		follow(d, "4")
		d.Arrived(SampleImages, nil, errors.New("offline"))
		d.Arrived(SampleLabels, nil, errors.New("offline"))
		d.Derive()
		if d.Sample != 4 || !d.Trace.Blank || said.Text != missing || d.Wants() != nil {
			t.Errorf("after a failure: sample %d, blank %v, %q, wants %q", d.Sample, d.Trace.Blank, said.In(words.English), d.Wants())
		}
		if again(d); d.Wants() == nil {
			t.Errorf("%s does not try again", name)
		}
		arrive(d)
		if d.Derive(); d.Sample != 4 || d.Trace.Blank {
			t.Errorf("%s shows sample %d", name, d.Sample)
		}
	}

	// One that the set does not have is refused, now or later, and leaves the drawing.
	for name, early := range map[string]bool{"known": true, "not yet known": false} {
		d := New()
		refused := ""
		d.Refused = func(part string) { refused = part }
		if early {
			arrive(d)
		}
		d.Press(ink.Point{X: .5, Y: .5})
		d.Lift()
		if follow(d, "10"); !early {
			arrive(d)
		}
		if d.Sample != 0 || len(d.Strokes) != 1 || refused != "sample=10" {
			t.Errorf("%s: sample %d, %d strokes, refused %q", name, d.Sample, len(d.Strokes), refused)
		}
	}
}

// BenchmarkLink writes the largest drawing, once whole and once with a stroke more.
func BenchmarkLink(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	strokes := wild(rng, 40, 100, .01)
	spiral := ink.Stroke{Width: .06}
	for i := range maxPoints {
		r := .5 * float64(i) / maxPoints
		spiral.Points = append(spiral.Points, ink.Point{X: float32(.5 + r*math.Cos(float64(i)/20)), Y: float32(.5 + r*math.Sin(float64(i)/20))})
	}
	b.Run("4000", func(b *testing.B) {
		for b.Loop() {
			new(scribe).encode(strokes)
		}
	})
	b.Run("4000_in_one", func(b *testing.B) {
		for b.Loop() {
			new(scribe).encode([]ink.Stroke{spiral})
		}
	})
	b.Run("one_more", func(b *testing.B) {
		var c scribe
		for b.Loop() {
			c.encode(strokes[:39])
			c.encode(strokes)
		}
	})
	b.Run("by_definition", func(b *testing.B) {
		for b.Loop() {
			defined(strokes)
		}
	})
}
