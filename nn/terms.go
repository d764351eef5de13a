package nn

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"convlab/nn/window"
)

// A Term is one product of a weighted sum.
type Term struct {
	In      Cell    // of the layer's input
	Input   int     // the same as a place in the input's numbers
	Weight  int     // the weight's place in [Network.LayerParams]
	W, X    float32 // the weight and the number that it weighs
	Product float32
}

// A Sum is one number of a layer's output, written out.
type Sum struct {
	Terms []Term // in the order of the input; what a window reads of padding is not among them
	Bias  float32
	Z     float32 // bias and products added up, as the layer has done it
	Out   float32 // what becomes of Z up to the layer [Network.Ends] names: Z after ReLU, for one
}

// Weighing lists the layers whose output is weighted sums: [Dense] and [Conv2D].
func (net *Network) Weighing() []int {
	var list []int
	for i := range net.stages {
		if net.weighs(i) {
			list = append(list, i)
		}
	}
	return list
}

func (net *Network) weighs(i int) bool {
	switch net.stages[i].layer.(type) {
	case Dense, Conv2D:
		return true
	}
	return false
}

// Ends is the last of the layers behind layer i that go number by number, such as
// [BatchNorm] and [ReLU]; i itself if there is none.
func (net *Network) Ends(i int) int {
	for i+1 < len(net.stages) && net.stages[i+1].reads == readsSame && !net.weighs(i+1) {
		i++
	}
	return i
}

// Sum writes out how one cell of the output of layer i has come about for the
// first example of the last run: its terms are those of the layer's arithmetic,
// which may add them up in another order. dst is where the terms are put; it is
// grown as needed. Sum panics if the layer does not weigh its input.
func (p *Pass) Sum(dst []Term, i int, out Cell) Sum {
	s := p.net.at(i, out)
	t := &p.layers[i]
	sum := Sum{Terms: dst[:0]}
	term := func(in Cell, input, weight int) {
		w, x := t.w[weight], t.x[input]
		sum.Terms = append(sum.Terms, Term{in, input, weight, w, x, w * x})
	}
	at := (out.Row*s.out.W+out.Col)*s.out.C + out.Channel // in the output
	switch s.layer.(type) {
	case Dense:
		for k := range s.in.C {
			term(Cell{Channel: k}, k, k*s.out.C+out.Channel)
		}
	case Conv2D:
		down, across := s.windows.Down(), s.windows.Across()
		eachInside(down, out.Row, func(kr, row int) {
			eachInside(across, out.Col, func(kc, col int) {
				for c := range s.in.C {
					term(Cell{row, col, c}, (row*s.in.W+col)*s.in.C+c, ((kr*across.Size+kc)*s.in.C+c)*s.out.C+out.Channel)
				}
			})
		})
	default:
		panic(fmt.Sprintf("nn: layer %d (%v) has no weighted sums", i, s.layer))
	}
	sum.Bias = t.w[s.kernel+out.Channel]
	sum.Z, sum.Out = t.y[at], p.layers[p.net.Ends(i)].y[at]
	return sum
}

// A Value is one number of a layer's input.
type Value struct {
	In    Cell
	Input int // the same as a place in the input's numbers
	X     float32
}

// Reads lists what one cell of the output of layer i has read in the last run,
// of its first example: the numbers of its [Network.Window], row by row. dst is
// where they are put; it is grown as needed.
func (p *Pass) Reads(dst []Value, i int, out Cell) []Value {
	f, in, x := p.net.Window(i, out), p.net.stages[i].in, p.layers[i].x
	dst = dst[:0]
	for _, row := range f.Rows {
		for _, col := range f.Cols {
			for c := f.Channels.From; c < f.Channels.To; c++ {
				at := (row*in.W+col)*in.C + c
				dst = append(dst, Value{Cell{row, col, c}, at, x[at]})
			}
		}
	}
	return dst
}

// eachInside calls f for each place k of window o that lies in the picture, with
// the cell that it reads there.
func eachInside(a window.Axis, o int, f func(k, cell int)) {
	from, to := a.Inside(o)
	for k := from; k < to; k++ {
		f(k, a.At(o, k))
	}
}

// Largest returns the places in Terms of the n products that are farthest from 0,
// the farthest first and of equals the one that comes first. Products that are 0
// are left out.
func (s *Sum) Largest(n int) []int {
	var at []int
	for i := range s.Terms {
		if s.Terms[i].Product != 0 {
			at = append(at, i)
		}
	}
	size := func(i int) float64 { return math.Abs(float64(s.Terms[i].Product)) }
	slices.SortStableFunc(at, func(i, k int) int { return cmp.Compare(size(k), size(i)) })
	return at[:min(n, len(at))]
}

// Signs adds up the positive and the negative products, without the bias.
func (s *Sum) Signs() (plus, minus float64) {
	for i := range s.Terms {
		if v := float64(s.Terms[i].Product); v > 0 {
			plus += v
		} else {
			minus += v
		}
	}
	return plus, minus
}
