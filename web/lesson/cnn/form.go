package cnn

import (
	"convlab/nn"
	"convlab/nn/zoo"
)

// A Kind is what a layer does.
type Kind int

const (
	Conv  Kind = iota // windows of all maps before it, weighed
	Pool              // the largest of each window
	Dense             // all numbers before it, weighed
	Out               // the same for the ten outputs
)

// A Form is how a network is built, whether its weights are here or not: its
// layers as they are shown.
type Form struct {
	Net    *nn.Network // without weights
	Levels []Floor
}

// A Floor is a layer as it is shown: what weighs or pools, with what follows
// number by number.
type Floor struct {
	Kind      Kind
	Layer     int      // the network's layer that weighs or pools
	End       int      // the last of those that go number by number behind it
	Norm      int      // the batch normalisation between, 0 for none
	ReLU      bool     // whether its numbers have gone through ReLU
	In, Shape nn.Shape // of what the layer reads, and of its output
	Size      int      // of its window
	Before    int      // the floor that it reads, 0 for the picture, from 1
}

// Form is how the network is built.
func (r *Room) Form() *Form {
	m := r.Model()
	if f := r.forms[m]; f != nil {
		return f
	}
	if r.forms == nil {
		r.forms = map[*zoo.Model]*Form{}
	}
	f := &Form{Net: m.New()}
	summary := f.Net.Summary()
	for i, l := range m.Layers {
		floor := Floor{Layer: i, End: f.Net.Ends(i), In: summary[i].In, Shape: summary[i].Out, Before: len(f.Levels)}
		switch l := l.(type) {
		case nn.Conv2D:
			floor.Kind, floor.Size = Conv, l.Size
		case nn.MaxPool:
			floor.Kind, floor.Size = Pool, l.Size
		case nn.Dense:
			if floor.Kind = Dense; i == len(m.Layers)-1 {
				floor.Kind = Out
			}
		default:
			continue
		}
		for k := i + 1; k <= floor.End; k++ {
			switch m.Layers[k].(type) {
			case nn.BatchNorm:
				floor.Norm = k
			case nn.ReLU:
				floor.ReLU = true
			}
		}
		f.Levels = append(f.Levels, floor)
	}
	r.forms[m] = f
	return f
}

// Spread is how many maps stand beside each other where all of a layer's are
// drawn, and how many rows of them there are. A vector is one map.
func (f *Floor) Spread() (across, down int) {
	n := f.Shape.C
	if f.IsVector() {
		return 1, 1
	}
	for down = 1; ; down++ {
		// As many rows as columns, or a few more.
		if across = (n + down - 1) / down; across <= down && across*down >= n && (n%across == 0 || across == 1) {
			return across, down
		}
	}
}

// IsVector says that the layer's numbers are no pictures.
func (f *Floor) IsVector() bool { return f.Kind >= Dense }

// Plot is how a map is drawn: its columns and rows. The numbers of a vector fill
// rows, too.
func (f *Floor) Plot() (columns, rows int) {
	if !f.IsVector() {
		return f.Shape.W, f.Shape.H
	}
	n := f.Shape.C
	for rows = 1; rows*rows < n || n%rows != 0; rows++ {
	}
	return n / rows, rows
}

// CellAt is the place in a layer's output of a cell of the plot of a map; Place is
// the reverse.
func (f *Floor) CellAt(m, column, row int) int {
	columns, _ := f.Plot()
	if f.IsVector() {
		return row*columns + column
	}
	return (row*f.Shape.W+column)*f.Shape.C + m
}

func (f *Floor) Place(cell int) (m, column, row int) {
	columns, _ := f.Plot()
	if f.IsVector() {
		return 0, cell % columns, cell / columns
	}
	at := cell / f.Shape.C
	return cell % f.Shape.C, at % f.Shape.W, at / f.Shape.W
}

// Cell is a number of the layer's output by its place.
func (f *Floor) Cell(at int) nn.Cell {
	c := f.Shape.C
	return nn.Cell{Row: at / (f.Shape.W * c), Col: at / c % f.Shape.W, Channel: at % c}
}

// Maps is how many maps the layer has.
func (f *Floor) Maps() int {
	if f.IsVector() {
		return 1
	}
	return f.Shape.C
}
