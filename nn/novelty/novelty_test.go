package novelty

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/weights"
)

func committed(t testing.TB) *Model {
	b, err := os.ReadFile("../../static/models/" + File)
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 150_000 {
		t.Errorf("%s has %d bytes, more than the page wants to load", File, len(b))
	}
	m, err := Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// draw is what the network receives for strokes x0, y0, x1, y1, …
func draw(strokes ...[]float32) []float32 {
	var in []ink.Stroke
	for _, xy := range strokes {
		s := ink.Stroke{Width: .04}
		for i := 0; i < len(xy); i += 2 {
			s.Points = append(s.Points, ink.Point{X: xy[i], Y: xy[i+1]})
		}
		in = append(in, s)
	}
	var p ink.Processor
	var trace ink.Trace
	p.Process(&trace, in, ink.AllSteps)
	x := make([]float32, pixels)
	trace.Centred.Floats(x)
	return x
}

func TestVerdicts(t *testing.T) {
	m := committed(t)
	for name, x := range map[string][]float32{
		"1": draw([]float32{.5, .1, .5, .9}),
		"4": draw([]float32{.3, .12, .25, .58, .75, .58}, []float32{.66, .12, .64, .9}),
		"7": draw([]float32{.24, .14, .76, .14, .42, .9}),
	} {
		if s := m.Score(x); s > Threshold {
			t.Errorf("a drawn %s scores %.2f: refused", name, s)
		}
	}
	full, board := make([]float32, pixels), make([]float32, pixels)
	for i := range full {
		full[i], board[i] = 1, float32((i/side/4+i%side/4)%2)
	}
	for name, x := range map[string][]float32{
		"star":   draw([]float32{.5, .05, .77, .9, .05, .37, .95, .37, .23, .9, .5, .05}),
		"zigzag": draw([]float32{.05, .5, .2, .2, .35, .8, .5, .2, .65, .8, .8, .2, .95, .6}),
		"full":   full, "checkerboard": board,
	} {
		if s := m.Score(x); s <= Threshold {
			t.Errorf("%s scores %.2f: taken for a digit", name, s)
		}
	}
}

// TestScore compares the density with the formula in the package comment, in float64.
func TestScore(t *testing.T) {
	m := committed(t)
	r := rand.New(rand.NewPCG(1, 2))
	picture := make([]float32, pixels)
	for i := range picture {
		picture[i] = r.Float32() * float32(i%3) / 2
	}
	at := func(r, c int) float64 {
		if r < 0 || c < 0 || r >= side || c >= side {
			return 0
		}
		return float64(picture[r*side+c])
	}
	var x [cells]float64
	weight := [3]float64{.25, .5, .25}
	for i := range x {
		for k := range 4 { // the four pixels of a cell
			for dr := range 3 {
				for dc := range 3 {
					x[i] += weight[dr] * weight[dc] * at(2*(i/half)+k/2+dr-1, 2*(i%half)+k%2+dc-1) / 2
				}
			}
		}
	}
	want := math.Inf(1)
	for _, a := range m.analysers {
		s := float64(cells-axes) * -math.Log(float64(a.rest[0]))
		for i, c := range a.centre {
			d := x[i] - float64(c)
			s += d * d * float64(a.rest[0])
		}
		for k, p := range a.precision {
			z := 0.0
			for i, c := range a.centre {
				z += (x[i] - float64(c)) * float64(a.basis[k*cells+i])
			}
			s += z*z*float64(p-a.rest[0]) - math.Log(float64(p))
		}
		want = min(want, s)
	}
	want = (want - float64(m.scale[0])) / float64(m.scale[1])
	if got, _ := m.Parts(picture); math.Abs(got-want) > 1e-3*math.Abs(want) {
		t.Errorf("score %g, by the formula %g", got, want)
	}
}

func TestNoAllocation(t *testing.T) {
	m, x := committed(t), draw([]float32{.5, .1, .5, .9})
	if n := testing.AllocsPerRun(10, func() { m.Score(x) }); n != 0 {
		t.Errorf("%g allocations", n)
	}
}

func TestBadFiles(t *testing.T) {
	var b bytes.Buffer
	if err := committed(t).Encode(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := Decode(bytes.NewReader(b.Bytes()[:5000])); !errors.Is(err, weights.ErrTruncated) {
		t.Errorf("truncated: %v", err)
	}
	b.Bytes()[70000] ^= 8
	if _, err := Decode(&b); !errors.Is(err, weights.ErrCorrupt) {
		t.Errorf("damaged: %v", err)
	}
	b.Reset()
	weights.Write(&b, "784 dense 10", []float32{1})
	if _, err := Decode(&b); !errors.Is(err, weights.ErrForeign) {
		t.Errorf("foreign: %v", err)
	}
}

func BenchmarkScore(b *testing.B) {
	m, x := committed(b), draw([]float32{.5, .1, .5, .9})
	for b.Loop() {
		m.Score(x)
	}
}
