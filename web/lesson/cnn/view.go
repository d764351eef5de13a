package cnn

import (
	"slices"

	"convlab/nn"
	"convlab/nn/ink"
)

// A View is what the network makes of the picture, computed from a [State].
type View struct {
	Picture ink.Picture // what enters, nudged where that is looked at
	X       []float32   // the same as 784 numbers from 0 to 1
	Levels  []Level     // one for each layer; nil if there is nothing to see
	Before  []Level     // the same of the picture as it was before the nudge
	P       [10]float32 // the ten probabilities
	Was     [10]float32 // and before the nudge

	Layer   int        // of the cell that is written out, from 1
	Cell    int        // its place in the layer's output
	Fields  []nn.Field // what it reads of the picture, and of every layer before its own
	Sum     nn.Sum     // written out, where it weighs
	Reads   []nn.Value // what it takes the largest of, where it pools
	Groups  []Group    // the terms of the sum by the map that they read
	Shown   []int      // of these the ones that are written by name
	Rest    float64    // what the others add up to
	Norm    float32    // the sum after batch normalisation, where there is any
	Out     float32    // what the cell passes on
	Term    int        // the term, or number, that is named
	Changes []Change   // of the picture and of every layer: what the nudge does
	Asked   []Asked    // every network's answer to the digit moved like the test images
}

// A Level is one layer's numbers.
type Level struct {
	Z, Out []float32 // as it computes them, and as it passes them on
	Most   float32   // the largest of Out, 0 if none is above it
}

// A Group is what one sum has from one map of the layer before.
type Group struct {
	Map        int
	Rows, Cols int     // of its window
	Terms      []int   // places in the sum, row by row; -1 for padding
	Sum        float64 // of their products
}

// Named is how many maps, or terms, of a sum are written by name.
const Named = 6

// see computes what is seen.
func (r *Room) see() {
	v, form := &r.Seen, r.Form()
	r.Layer = min(max(r.Layer, 1), len(form.Levels))
	if r.pass == nil || r.Digit.Blank() {
		*v = View{Picture: r.Digit.Nudged, Layer: r.Layer, Cell: max(r.Cell, 0)}
		r.Cover = Cover{}
		return
	}
	base := r.Digit.Nudged
	v.Picture = base
	v.Before = nil
	if v.X == nil {
		v.X = make([]float32, ink.Side*ink.Side)
	}
	if r.View == Nudged && (r.Right != 0 || r.Down != 0) {
		base.Floats(v.X)
		v.Before = r.run(v.X)
		nn.Softmax(v.Was[:], v.Before[len(v.Before)-1].Out)
		ink.Nudge{Right: r.Right, Down: r.Down}.Apply(&v.Picture, &base)
	}
	v.Picture.Floats(v.X)
	v.Levels = r.run(v.X)
	nn.Softmax(v.P[:], v.Levels[len(v.Levels)-1].Out)
	if v.Before == nil {
		v.Before, v.Was = v.Levels, v.P
	}
	r.write()
	switch r.View {
	case Nudged:
		r.compare(&base)
	case Covered:
		r.cover()
	case Measured:
		r.ask(&base)
	}
}

// run shows the network a picture and keeps what every layer says.
func (r *Room) run(x []float32) []Level {
	r.pass.Forward(x)
	var levels []Level
	for i := range r.Form().Levels {
		f := &r.Form().Levels[i]
		l := Level{Z: slices.Clone(r.pass.Activation(f.Layer)), Out: slices.Clone(r.pass.Activation(f.End))}
		l.Most = max(slices.Max(l.Out), 0)
		levels = append(levels, l)
	}
	return levels
}

// Floor is the layer of that number, from 1.
func (r *Room) Floor(layer int) *Floor { return &r.Form().Levels[layer-1] }

// write writes a cell out.
func (r *Room) write() {
	v, form := &r.Seen, r.Form()
	v.Layer, v.Cell = r.Layer, r.Cell
	f := r.Floor(v.Layer)
	out := v.Levels[v.Layer-1].Out
	if v.Cell == Most || v.Cell >= len(out) {
		v.Cell = nn.ArgMax(out)
	}
	cell := f.Cell(v.Cell)
	v.Out = out[v.Cell]
	v.Fields = v.Fields[:0]
	for layer := range v.Layer {
		from := 0
		if layer > 0 {
			from = form.Levels[layer-1].End + 1
		}
		v.Fields = append(v.Fields, form.Net.Through(from, f.Layer, cell))
	}
	v.Groups, v.Shown, v.Rest, v.Reads = nil, nil, 0, nil
	n := 0
	if f.Kind == Pool {
		v.Sum = nn.Sum{}
		v.Reads = r.pass.Reads(nil, f.Layer, cell)
		n = len(v.Reads)
	} else {
		v.Sum = r.pass.Sum(v.Sum.Terms, f.Layer, cell)
		v.Groups = r.groups(f, cell)
		n = len(v.Sum.Terms)
	}
	v.Norm = v.Sum.Z
	if f.Norm > 0 {
		v.Norm = r.pass.Activation(f.Norm)[v.Cell]
	}
	v.name()
	if v.Term = r.Term; v.Term < 0 || v.Term >= n {
		v.Term = v.main()
	}
}

// groups sorts the terms of a sum by the map that they read.
func (r *Room) groups(f *Floor, cell nn.Cell) []Group {
	var before *Floor
	maps, columns, rows := 1, ink.Side, ink.Side
	if f.Before > 0 {
		before = r.Floor(f.Before)
		maps = before.Maps()
		columns, rows = before.Plot()
	}
	if f.Kind == Conv {
		columns, rows = f.Size, f.Size
	}
	groups := make([]Group, maps)
	for m := range groups {
		groups[m] = Group{Map: m, Rows: rows, Cols: columns, Terms: make([]int, rows*columns)}
		for i := range groups[m].Terms {
			groups[m].Terms[i] = -1
		}
	}
	terms := r.Seen.Sum.Terms
	for i := range terms {
		t := &terms[i]
		m, at := 0, 0
		switch {
		case f.Kind == Conv:
			// Weights are laid out by row, column, map, filter.
			m, at = t.In.Channel, t.Weight/(f.In.C*f.Shape.C)
		case before != nil:
			var column, row int
			m, column, row = before.Place(t.Input)
			at = row*columns + column
		}
		g := &groups[m]
		g.Terms[at] = i
		g.Sum += float64(t.Product)
	}
	return groups
}

// name chooses what is written by name: the maps that give most, in their order;
// or, if only one is read, its largest products.
func (v *View) name() {
	if len(v.Groups) == 1 {
		v.Shown = v.Sum.Largest(Named / 2)
		shown := 0.
		for _, i := range v.Shown {
			shown += float64(v.Sum.Terms[i].Product)
		}
		v.Rest = v.Groups[0].Sum - shown
		return
	}
	size := func(i int) float64 { return max(v.Groups[i].Sum, -v.Groups[i].Sum) }
	for i := range v.Groups {
		v.Shown = append(v.Shown, i)
	}
	slices.SortStableFunc(v.Shown, func(a, b int) int {
		switch {
		case size(a) > size(b):
			return -1
		case size(a) < size(b):
			return 1
		}
		return 0
	})
	for _, i := range v.Shown[min(Named, len(v.Shown)):] {
		v.Rest += v.Groups[i].Sum
	}
	v.Shown = v.Shown[:min(Named, len(v.Shown))]
	slices.Sort(v.Shown)
}

// main is the term with the largest product, or the largest number.
func (v *View) main() int {
	if len(v.Reads) > 0 {
		at := 0
		for i := range v.Reads {
			if v.Reads[i].X > v.Reads[at].X {
				at = i
			}
		}
		return at
	}
	if all := v.Sum.Largest(1); len(all) > 0 {
		return all[0]
	}
	return 0
}

// Strip are the groups that are drawn: those that are written by name, or the only
// one.
func (v *View) Strip() []Group {
	if len(v.Groups) <= 1 {
		return v.Groups
	}
	list := make([]Group, len(v.Shown))
	for i, at := range v.Shown {
		list[i] = v.Groups[at]
	}
	return list
}

// A Change is what the nudge does to a layer.
type Change struct {
	Values  int     // how many there are
	Changed int     // how many are others than before
	Apart   float64 // how far both are apart, of the length of what was
	Whole   bool    // the nudge is a whole number of the layer's cells
	Right   int     // so many
	Down    int
	Differ  int // cells that are not what stood there before, moved along
}

// compare says what the nudge does to the picture and to every layer.
func (r *Room) compare(base *ink.Picture) {
	v := &r.Seen
	x := make([]float32, len(v.X))
	base.Floats(x)
	v.Changes = append(v.Changes[:0], change(x, v.X, nn.Shape{H: ink.Side, W: ink.Side, C: 1}, r.Right, r.Down, 1))
	stride := 1
	for i := range v.Levels {
		f := r.Floor(i + 1)
		if f.Kind == Pool {
			stride *= f.Size
		}
		if f.IsVector() {
			stride = 0
		}
		v.Changes = append(v.Changes, change(v.Before[i].Out, v.Levels[i].Out, f.Shape, r.Right, r.Down, stride))
	}
}

// change compares two outputs of a layer, one cell of which is stride pixels of
// the picture, 0 for a vector.
func change(was, now []float32, s nn.Shape, right, down, stride int) Change {
	c := Change{Values: len(was)}
	apart, length := 0., 0.
	for i := range was {
		if !same(was[i], now[i]) {
			c.Changed++
		}
		d := float64(now[i]) - float64(was[i])
		apart += d * d
		length += float64(was[i]) * float64(was[i])
	}
	if length > 0 {
		c.Apart = root(apart / length)
	}
	if c.Whole = stride > 0 && right%max(stride, 1) == 0 && down%max(stride, 1) == 0; !c.Whole {
		return c
	}
	c.Right, c.Down = right/stride, down/stride
	for row := range s.H {
		for col := range s.W {
			fromRow, fromCol := row-c.Down, col-c.Right
			for m := range s.C {
				at := (row*s.W+col)*s.C + m
				if fromRow < 0 || fromRow >= s.H || fromCol < 0 || fromCol >= s.W {
					continue // nothing stood there
				}
				if !same(was[(fromRow*s.W+fromCol)*s.C+m], now[at]) {
					c.Differ++
				}
			}
		}
	}
	return c
}

// same says that two numbers are equal but for rounding: sums of the same terms may
// be added up in another order elsewhere in the picture.
func same(a, b float32) bool {
	d := max(a-b, b-a)
	return d <= 1e-5 || d <= 1e-5*max(a, -a, b, -b)
}

// Share is how many of 100 values changed.
func (c *Change) Share() float64 { return 100 * float64(c.Changed) / float64(max(c.Values, 1)) }

// An Asked network has read the digit moved as all test images are.
type Asked struct {
	Net  int // of panel.Networks
	Here bool
	Top  int
	P    float32
}

// Filters are the kernels of the first layer, row by row and column by column, the
// kernel running fastest; nil before they are here.
func (r *Room) Filters() []float32 {
	if r.net == nil {
		return nil
	}
	f := r.Floor(1)
	return r.net.LayerParams(f.Layer)[:f.Size*f.Size*f.In.C*f.Shape.C]
}
