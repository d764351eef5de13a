package network

import (
	"slices"

	"convlab/nn"
	"convlab/nn/ink"
)

// A View is what the network makes of the picture, computed from a [State].
type View struct {
	X      []float32 // the picture, 784 numbers from 0 to 1
	Levels []Level   // one for each layer, the last are the outputs; nil if there is nothing to see
	Before []Level   // the same of the picture as it was before pixels were set
	Layer  int       // of the unit that is written out, from 1
	Unit   int       // its place, from 0
	Sum    nn.Sum    // written out
	Input  int       // of its inputs the one that is named
	Parts  Parts
	Odds   Odds // what softmax makes of the outputs
	Was    Odds // and of those before pixels were set
}

// A Level is one layer of units.
type Level struct {
	Z, Out []float32 // the sums, and what ReLU makes of them; the same for the outputs
	Most   float32   // the largest of Out, 0 if none is above it
}

// Columns is how wide a layer is drawn: as a square, where that is possible.
func (l *Level) Columns() int { return columns(len(l.Out)) }

func columns(n int) int {
	c := 1
	for c*c < n {
		c++
	}
	return c
}

// Active counts the units above 0.
func (l *Level) Active() (n int) {
	for _, v := range l.Out {
		if v > 0 {
			n++
		}
	}
	return n
}

// Top are the places of the n largest units above 0, the largest first.
func (l *Level) Top(n int) []int {
	var at []int
	for i, v := range l.Out {
		if v > 0 {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(i, k int) int {
		switch {
		case l.Out[i] > l.Out[k]:
			return -1
		case l.Out[i] < l.Out[k]:
			return 1
		}
		return 0
	})
	return at[:min(n, len(at))]
}

// Named is how many terms of a sum are written by name.
const Named = 3

// Parts are a sum in few pieces.
type Parts struct {
	Terms       []int   // the places of the largest products, at most Named
	Rest        float64 // what the other products add up to
	Others      int     // how many of these are not 0
	Zeros       int     // and how many products are
	Plus, Minus float64 // the positive and the negative products
}

func parts(s *nn.Sum) Parts {
	all := s.Largest(len(s.Terms))
	p := Parts{Terms: all[:min(Named, len(all))], Zeros: len(s.Terms) - len(all)}
	p.Others = len(all) - len(p.Terms)
	for _, i := range all[len(p.Terms):] {
		p.Rest += float64(s.Terms[i].Product)
	}
	p.Plus, p.Minus = s.Signs()
	return p
}

// look computes what is seen.
func (r *Room) look() {
	v := &r.Seen
	if r.pass == nil || r.Digit.Blank() {
		*v = View{Layer: r.Layer, Unit: max(r.Unit, 0), Input: max(r.Input, 0)}
		return
	}
	v.Before = nil
	if r.Digit.IsTouched() {
		x := make([]float32, ink.Side*ink.Side)
		r.Digit.Untouched.Floats(x)
		v.Before = r.run(x)
		v.Was = odds(v.Before[len(v.Before)-1].Out)
	}
	v.X = append(v.X[:0], r.Digit.Vector()...)
	v.Levels = r.run(v.X)
	v.Odds = odds(v.Levels[len(v.Levels)-1].Out)
	if v.Before == nil {
		v.Before, v.Was = v.Levels, v.Odds
	}

	v.Layer, v.Unit = r.Layer, r.Unit
	level := &v.Levels[v.Layer-1]
	if v.Unit == Most || v.Unit >= len(level.Out) {
		v.Unit = nn.ArgMax(level.Out)
	}
	v.Sum = r.pass.Sum(v.Sum.Terms, r.net.Weighing()[v.Layer-1], nn.Cell{Channel: v.Unit})
	v.Parts = parts(&v.Sum)
	switch v.Input = r.Input; {
	case v.Input >= 0 && v.Input < len(v.Sum.Terms):
	case len(v.Parts.Terms) > 0:
		v.Input = v.Parts.Terms[0]
	default:
		v.Input = 0
	}
}

// run shows the network a picture and keeps what every layer says.
func (r *Room) run(x []float32) []Level {
	r.pass.Forward(x)
	var levels []Level
	for _, i := range r.net.Weighing() {
		l := Level{Z: slices.Clone(r.pass.Activation(i)), Out: slices.Clone(r.pass.Activation(r.net.Ends(i)))}
		l.Most = max(slices.Max(l.Out), 0)
		levels = append(levels, l)
	}
	return levels
}

// A Change is what setting pixels does to a layer.
type Change struct {
	Sums, Outs int // how many sums, and how many outputs, are others than before
	On, Off    int // how many were 0 and are not any more, and the reverse
}

// Change compares a layer, from 1, with what it was before pixels were set.
func (v *View) Change(layer int) (c Change) {
	now, was := &v.Levels[layer-1], &v.Before[layer-1]
	for i := range now.Out {
		if now.Z[i] != was.Z[i] {
			c.Sums++
		}
		if now.Out[i] != was.Out[i] {
			c.Outs++
		}
		switch {
		case now.Out[i] > 0 && was.Out[i] <= 0:
			c.On++
		case now.Out[i] <= 0 && was.Out[i] > 0:
			c.Off++
		}
	}
	return c
}

// Weigh is what a unit of a layer, from 1, makes of the picture: its sum, and that
// after ReLU.
func (v *View) Weigh(layer, unit int) (z, out float32) {
	l := &v.Levels[layer-1]
	return l.Z[unit], l.Out[unit]
}
