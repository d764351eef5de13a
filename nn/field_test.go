package nn

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// cellAt is number i of an example of shape s, numberOf the reverse.
func cellAt(s Shape, i int) Cell { return Cell{i / (s.W * s.C), i / s.C % s.W, i % s.C} }

func numberOf(s Shape, c Cell) int { return (c.Row*s.W+c.Col)*s.C + c.Channel }

// changes calls f for each number of the input, with what the output is after a
// change to it that nothing can hide.
func changes(net *Network, x []float32, f func(i int, y []float32)) {
	pass := net.PlanForward(1)
	for i := range x {
		was := x[i]
		x[i] += 64
		f(i, pass.Forward(x))
		x[i] = was
	}
}

// TestWindow: whatever the layer, a change to an input changes just those
// outputs in whose window it is.
func TestWindow(t *testing.T) {
	for _, row := range gradientTable {
		t.Run(row.layer.String()+" of "+row.in.String(), func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			net := New(row.in, row.layer)
			for i := range net.Params() {
				net.Params()[i] = away(r)
			}
			checkFields(t, net, spread(row.in.Size(), r), func(out Cell) Field { return net.Window(0, out) })
		})
	}
}

// TestReceptive: the same through all layers of a network. Inputs and kernels
// are positive, so that no ReLU and no maximum hides a change.
func TestReceptive(t *testing.T) {
	for _, net := range []*Network{
		New(Shape{13, 12, 2},
			Conv2D{Filters: 3, Size: 3, Stride: 2, Padding: Same}, BatchNorm{}, ReLU{}, MaxPool{Size: 2},
			Conv2D{Filters: 2, Size: 2, Dilation: 2, Padding: Same}, ReLU{}, AvgPool{Size: 2, Stride: 1}),
		New(Shape{9, 11, 1}, Conv2D{Filters: 2, Size: 3, Dilation: 3}, MaxPool{Size: 3, Stride: 1, Padding: Same}, Conv2D{Filters: 1, Size: 1}),
		New(Shape{7, 6, 2}, MaxPool{Size: 2}, Flatten{}, ReLU{}),
		New(Shape{7, 6, 2}, MaxPool{Size: 2, Stride: 1}, Conv2D{Filters: 2, Size: 3}, Flatten{}, Dense{Units: 4}),
		New(Shape{6, 6, 3}, AvgPool{Size: 3, Stride: 3}, GlobalAvgPool{}, ReLU{}),
	} {
		t.Run(net.Architecture(), func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			net.Init(1)
			for i := range net.Params() {
				net.Params()[i] = 0.1 + r.Float32()
			}
			x := make([]float32, net.In().Size())
			for i := range x {
				x[i] = 0.1 + r.Float32()
			}
			checkFields(t, net, x, func(out Cell) Field { return net.Receptive(net.Len()-1, out) })
		})
	}
}

func checkFields(t *testing.T, net *Network, x []float32, of func(Cell) Field) {
	in, out := net.In(), net.Out()
	before := slices.Clone(net.PlanForward(1).Forward(x))
	changes(net, x, func(i int, y []float32) {
		for j := range y {
			c := cellAt(out, j)
			if f := of(c); (y[j] != before[j]) != f.Has(cellAt(in, i)) {
				t.Fatalf("input %+v changes output %+v: %v, which reads %v", cellAt(in, i), c, y[j] != before[j], f)
			}
		}
	})
	for j := range before { // and no field has more than there is
		f := of(cellAt(out, j))
		n := 0
		for i := range x {
			if numberOf(in, cellAt(in, i)) != i {
				t.Fatalf("cell %d is %+v", i, cellAt(in, i))
			}
			if f.Has(cellAt(in, i)) {
				n++
			}
		}
		if want := len(f.Rows) * len(f.Cols) * (f.Channels.To - f.Channels.From); n != want || !slices.IsSorted(f.Rows) || !slices.IsSorted(f.Cols) {
			t.Fatalf("output %+v: field %v has %d inputs", cellAt(out, j), f, n)
		}
	}
}

// TestReceptiveSizes has a well-known case: LeNet-5's.
func TestReceptiveSizes(t *testing.T) {
	net := lenet()
	for _, c := range []struct{ layer, row, from, to int }{
		{0, 0, 0, 2}, {0, 14, 12, 16}, {2, 0, 0, 3}, {2, 7, 12, 17}, {3, 5, 8, 21}, {5, 2, 6, 21}, {7, 0, 0, 27},
	} {
		f := net.Receptive(c.layer, Cell{Row: c.row})
		if f.Rows[0] != c.from || f.Rows[len(f.Rows)-1] != c.to || len(f.Rows) != c.to-c.from+1 {
			t.Errorf("layer %d, row %d reads rows %v", c.layer, c.row, f.Rows)
		}
	}
	for _, f := range []func(){
		func() { net.Window(-1, Cell{}) }, func() { net.Window(12, Cell{}) }, func() { net.Receptive(0, Cell{Row: 28}) },
		func() { net.Through(-1, 3, Cell{}) }, func() { net.Through(4, 3, Cell{}) }, func() { net.Window(0, Cell{Channel: 6}) }, func() { net.Window(0, Cell{Col: -1}) },
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); len(got) < 10 {
					t.Errorf("taken: %s", got)
				}
			}()
			f()
		}()
	}
}

// TestThrough: what a cell reads of any layer before it is what that layer alone
// would read, taken back layer by layer; and all that is read of the input is what
// those cells read of it.
func TestThrough(t *testing.T) {
	net := lenet()
	for i, row := range net.Summary() {
		for k := 0; k < row.Out.Size(); k += 7 {
			cell := cellAt(row.Out, k)
			if got, want := fmt.Sprint(net.Through(i, i, cell)), fmt.Sprint(net.Window(i, cell)); got != want {
				t.Fatalf("layer %d, %+v: through itself %s, its window is %s", i, cell, got, want)
			}
			if i == 0 || i > 5 { // behind the pictures all is read
				continue
			}
			field, want := net.Through(i-1, i, cell), map[Cell]bool{}
			window, before := net.Window(i, cell), net.Summary()[i-1]
			for at := range before.Out.Size() {
				if c := cellAt(before.Out, at); window.Has(c) {
					f := net.Window(i-1, c)
					for from := range before.In.Size() {
						if c := cellAt(before.In, from); f.Has(c) {
							want[c] = true
						}
					}
				}
			}
			for from := range before.In.Size() {
				if c := cellAt(before.In, from); field.Has(c) != want[c] {
					t.Fatalf("layer %d, %+v: reads %+v through layer %d: %v, want %v", i, cell, c, i-1, field.Has(c), want[c])
				}
			}
		}
	}
}
