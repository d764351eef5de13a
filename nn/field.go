package nn

import "fmt"

// A Cell is one number of a layer's input or output.
type Cell struct{ Row, Col, Channel int }

// A Field is a set of cells that an output reads: each of Rows with each of
// Cols, in each of Channels. With dilation, rows and columns have gaps.
type Field struct {
	Rows, Cols []int // ascending
	Channels   Span
}

// Has reports whether c is one of the field's.
func (f Field) Has(c Cell) bool {
	return has(f.Rows, c.Row) && has(f.Cols, c.Col) && f.Channels.From <= c.Channel && c.Channel < f.Channels.To
}

func has(sorted []int, v int) bool {
	for _, x := range sorted {
		if x >= v {
			return x == v
		}
	}
	return false
}

// Window is what one cell of the output of layer i reads of that layer's input:
// all that it depends on, when predicting. Padding is no part of it.
func (net *Network) Window(i int, out Cell) Field {
	s := net.at(i, out)
	return s.read(field(out))
}

// Receptive is the receptive field of one cell of the output of layer i: what
// it reads, through all layers up to that one, of the network's input.
func (net *Network) Receptive(i int, out Cell) Field { return net.Through(0, i, out) }

// Through is what one cell of the output of layer i reads, through all layers
// from layer from up to that one, of the input of layer from. From i it is
// [Network.Window], from 0 [Network.Receptive].
func (net *Network) Through(from, i int, out Cell) Field {
	f := net.Window(i, out)
	if from < 0 || from > i {
		panic(fmt.Sprintf("nn: layer %d reads nothing through layer %d", i, from))
	}
	for i--; i >= from; i-- {
		f = net.stages[i].read(f)
	}
	return f
}

// at is the stage i, whose output has the cell.
func (net *Network) at(i int, c Cell) *stage {
	if i < 0 || i >= len(net.stages) {
		panic(fmt.Sprintf("nn: there is no layer %d of %d", i, len(net.stages)))
	}
	s := &net.stages[i]
	if min(c.Row, c.Col, c.Channel) < 0 || c.Row >= s.out.H || c.Col >= s.out.W || c.Channel >= s.out.C {
		panic(fmt.Sprintf("nn: layer %d (%v): the output %v has no cell %+v", i, s.layer, s.out, c))
	}
	return s
}

func field(c Cell) Field {
	return Field{Rows: []int{c.Row}, Cols: []int{c.Col}, Channels: Span{c.Channel, c.Channel + 1}}
}

// cell is the one with number i of an example.
func (s Shape) cell(i int) Cell { return Cell{i / (s.W * s.C), i / s.C % s.W, i % s.C} }

// whole is the field of all cells.
func (s Shape) whole() Field {
	f := Field{Channels: Span{0, s.C}}
	for i := range s.H {
		f.Rows = append(f.Rows, i)
	}
	for i := range s.W {
		f.Cols = append(f.Cols, i)
	}
	return f
}

// reads says which cells of its input a layer's output reads. The zero value is
// right for layers that go number by number.
type reads int

const (
	readsSame     reads = iota // the cell in the same place
	readsWindow                // those in its window, in its channel
	readsPatch                 // those in its window, in all channels
	readsUnrowed               // the one that it was before the rows were put behind each other
	readsShuffled              // the one that it was before the shuffle
	readsAll
)

// read is the field of the input that the cells of f, of the output, read.
// What begins with one cell is one cell or has all channels of its pictures;
// so behind a Flatten it is one number or all. Of several cells behind a shuffle
// it is all that there are, since theirs may stand anywhere.
func (s *stage) read(f Field) Field {
	switch s.reads {
	case readsSame:
		return f
	case readsWindow, readsPatch:
		f.Rows, f.Cols = s.windows.Down().Cells(f.Rows), s.windows.Across().Cells(f.Cols)
		if s.reads == readsPatch {
			f.Channels = Span{0, s.in.C}
		}
		return f
	case readsUnrowed:
		if at := f.Channels.From; f.Channels.To == at+1 {
			return field(s.in.cell(at))
		}
	case readsShuffled:
		if len(f.Rows) == 1 && len(f.Cols) == 1 && f.Channels.To == f.Channels.From+1 {
			at := (f.Rows[0]*s.in.W+f.Cols[0])*s.in.C + f.Channels.From
			return field(s.in.cell(s.order[at]))
		}
	}
	return s.in.whole()
}
