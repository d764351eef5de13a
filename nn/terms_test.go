package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// sums are networks in which every kind of weighted sum occurs, behind and before
// every kind of layer.
var sums = []*Network{
	New(Vec(784), Dense{Units: 16}, ReLU{}, Dense{Units: 9}, ReLU{}, Dense{Units: 10}),
	New(Shape{9, 8, 2},
		Conv2D{Filters: 3, Size: 3, Padding: Same}, BatchNorm{}, ReLU{}, MaxPool{Size: 2},
		Conv2D{Filters: 4, Size: 2, Stride: 2}, Tanh{}, Flatten{}, Dropout{Rate: .3}, Dense{Units: 5}),
	New(Shape{12, 11, 1}, Conv2D{Filters: 2, Size: 3, Dilation: 3, Stride: 2, Padding: Same}, ReLU{}),
}

// TestSum: the terms of every cell add up to what the layer has computed, each is
// weight times input, and they are what the cell reads and nothing else.
func TestSum(t *testing.T) {
	for _, net := range sums {
		t.Run(net.Architecture(), func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			net.Init(1)
			for i := range net.Params() {
				net.Params()[i] += .1 * (r.Float32() - .5) // biases, too
			}
			x := spread(net.In().Size(), r)
			pass := net.PlanForward(1)
			pass.Forward(x)
			var terms []Term
			for _, i := range net.Weighing() {
				shape, in := net.Summary()[i].Out, net.Summary()[i].In
				before := x
				if i > 0 {
					before = pass.Activation(i - 1)
				}
				for k := range shape.Size() {
					cell := cellAt(shape, k)
					s := pass.Sum(terms, i, cell)
					terms = s.Terms
					z := float64(s.Bias)
					var read []int
					for _, term := range s.Terms {
						if term.X != before[term.Input] || term.W != net.LayerParams(i)[term.Weight] || term.Product != term.W*term.X || numberOf(in, term.In) != term.Input {
							t.Fatalf("layer %d, %+v: a term is %+v", i, cell, term)
						}
						z += float64(term.Product)
						read = append(read, term.Input)
					}
					var want []int
					f := net.Window(i, cell)
					for at := range in.Size() {
						if f.Has(cellAt(in, at)) {
							want = append(want, at)
						}
					}
					if !slices.Equal(read, want) {
						t.Fatalf("layer %d, %+v has terms of %v, reads %v", i, cell, read, want)
					}
					if math.Abs(z-float64(s.Z)) > 1e-4 || s.Z != pass.Activation(i)[k] || s.Out != pass.Activation(net.Ends(i))[k] {
						t.Fatalf("layer %d, %+v: the terms make %v, the layer %v and %v after it", i, cell, z, s.Z, s.Out)
					}
				}
			}
		})
	}
}

// A number of the input counts through its weights only: changing one changes
// the sum by the weight times the change.
func TestSumFollowsTheInput(t *testing.T) {
	net := sums[0]
	net.Init(3)
	r := rand.New(rand.NewPCG(3, 4))
	x := spread(784, r)
	pass := net.PlanForward(1)
	pass.Forward(x)
	before := pass.Sum(nil, 0, Cell{Channel: 7})
	x[300] += .5
	pass.Forward(x)
	after := pass.Sum(nil, 0, Cell{Channel: 7})
	if got, want := after.Z-before.Z, before.Terms[300].W/2; math.Abs(float64(got-want)) > 1e-4 {
		t.Errorf("half more of input 300 changes the sum by %v, want %v", got, want)
	}
}

func TestWhereSumsAre(t *testing.T) {
	net := sums[1]
	if got := net.Weighing(); !slices.Equal(got, []int{0, 4, 8}) {
		t.Errorf("weighted sums in layers %v of %s", got, net.Architecture())
	}
	for i, want := range []int{2, 2, 2, 3, 5, 5, 7, 7, 8} {
		if got := net.Ends(i); got != want {
			t.Errorf("what begins in layer %d ends in %d, want %d", i, got, want)
		}
	}
	for name, f := range map[string]func(p *Pass){
		"no weights":    func(p *Pass) { p.Sum(nil, 3, Cell{}) },
		"no such layer": func(p *Pass) { p.Sum(nil, 9, Cell{}) },
		"no such cell":  func(p *Pass) { p.Sum(nil, 0, Cell{Row: 9}) },
	} {
		pass := net.PlanForward(1)
		pass.Forward(make([]float32, net.In().Size()))
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f(pass)
		}()
	}
}

func TestPartsOfASum(t *testing.T) {
	s := Sum{Terms: []Term{{Product: 1}, {Product: -3}, {Product: 0}, {Product: 3}, {Product: -.5}}}
	if got := s.Largest(3); !slices.Equal(got, []int{1, 3, 0}) {
		t.Errorf("the largest three are %v", got)
	}
	if got := s.Largest(9); !slices.Equal(got, []int{1, 3, 0, 4}) {
		t.Errorf("those that count are %v", got)
	}
	if plus, minus := s.Signs(); plus != 4 || minus != -3.5 {
		t.Errorf("%v and %v", plus, minus)
	}
	if plus, minus := new(Sum).Signs(); plus != 0 || minus != 0 || len(new(Sum).Largest(3)) != 0 {
		t.Error("nothing has parts")
	}
}

func TestSumDoesNotAllocate(t *testing.T) {
	net := sums[0]
	pass := net.PlanForward(1)
	pass.Forward(make([]float32, 784))
	terms := make([]Term, 0, 784)
	if n := testing.AllocsPerRun(10, func() { pass.Sum(terms, 0, Cell{Channel: 3}) }); n > 0 {
		t.Errorf("%v allocations with room for the terms", n)
	}
}

// TestReads: what a maximum is taken of is what the layer has taken it of, and a
// weighted sum reads the inputs of its terms.
func TestReads(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	net := New(Shape{9, 8, 2}, Conv2D{Filters: 3, Size: 3, Padding: Same}, ReLU{}, MaxPool{Size: 2}, Flatten{}, Dense{Units: 4})
	net.Init(1)
	x := spread(net.In().Size(), r)
	pass := net.PlanForward(1)
	pass.Forward(x)
	var read []Value
	for i, layer := range net.Summary() {
		before := x
		if i > 0 {
			before = pass.Activation(i - 1)
		}
		for k := range layer.Out.Size() {
			cell := cellAt(layer.Out, k)
			read = pass.Reads(read, i, cell)
			most := float32(math.Inf(-1))
			for _, v := range read {
				if v.X != before[v.Input] || numberOf(layer.In, v.In) != v.Input || !net.Window(i, cell).Has(v.In) {
					t.Fatalf("layer %d, %+v: reads %+v", i, cell, v)
				}
				most = max(most, v.X)
			}
			switch i {
			case 2:
				if len(read) != 4 || most != pass.Activation(2)[k] {
					t.Fatalf("%+v: the largest of %v is not %v", cell, read, pass.Activation(2)[k])
				}
			case 0, 4:
				if s := pass.Sum(nil, i, cell); len(s.Terms) != len(read) {
					t.Fatalf("layer %d, %+v: %d terms of %d inputs", i, cell, len(s.Terms), len(read))
				}
			}
		}
	}
}
