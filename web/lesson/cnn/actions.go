package cnn

import (
	"math"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/panel"
)

func root(v float64) float64 { return math.Sqrt(v) }

// A Spot is a cell of a layer, from 1; 0 is the picture, None nothing.
type Spot struct {
	Plot Plot
	Cell int
}

// A Plot is a picture of many numbers on the stage.
type Plot int

const (
	None    Plot = iota
	Picture      // 28×28
	Large        // one map of the layer
	Window       // what the cell reads
	Kernel       // what that is weighed by
	Was          // the map before the nudge
	Now          // and after it
	Moved        // and what has changed
	Patched      // the picture with the patch
	Heat         // what the patch does, by its place
	Filters      // the kernels of the first layer
	Layers       // Layers+i is layer i, from 1
)

// LayerPlot is that of a layer, from 1.
func LayerPlot(layer int) Plot { return Layers + Plot(layer) }

// Pick writes a cell of a layer, from 1, out.
func (r *Room) Pick(layer, cell int) {
	r.Clock.Stop()
	r.choose(layer, cell)
	r.Derive()
}

func (r *Room) choose(layer, cell int) {
	r.Layer = min(max(layer, 1), len(r.Form().Levels))
	r.Cell = min(max(cell, Most), r.Floor(r.Layer).Shape.Size()-1)
	r.Term, r.told = Most, ofCell
}

// MoveCell goes on in the map by arrow keys.
func (r *Room) MoveCell(layer, dx, dy int) {
	if layer != r.Seen.Layer {
		r.Pick(layer, Most)
		return
	}
	f := r.Floor(layer)
	columns, rows := f.Plot()
	m, column, row := f.Place(r.Seen.Cell)
	if column, row = column+dx, row+dy; column >= 0 && column < columns && row >= 0 && row < rows {
		r.Pick(layer, f.CellAt(m, column, row))
	}
}

// StepCell goes to the next cell in reading order, or the one before.
func (r *Room) StepCell(by int) {
	f := r.Floor(r.Seen.Layer)
	columns, rows := f.Plot()
	m, column, row := f.Place(r.Seen.Cell)
	if at := row*columns + column + by; at >= 0 && at < columns*rows {
		r.Pick(r.Seen.Layer, f.CellAt(m, at%columns, at/columns))
	}
}

// OtherMap goes to the next map of the layer, or the one before, to the same cell;
// of a vector, to the next number.
func (r *Room) OtherMap(by int) {
	f := r.Floor(r.Seen.Layer)
	if f.IsVector() {
		r.StepCell(by)
		return
	}
	m, column, row := f.Place(r.Seen.Cell)
	r.Pick(r.Seen.Layer, f.CellAt((m+by+f.Maps())%f.Maps(), column, row))
}

// Map is the map of the cell that is written out, from 0.
func (r *Room) Map() int {
	m, _, _ := r.Floor(r.Seen.Layer).Place(r.Seen.Cell)
	return m
}

// Brightest goes to the largest cell of the map that is looked at, ToLayer to that
// of a layer, from 1.
func (r *Room) Brightest() {
	if !r.Here() {
		return
	}
	f, out := r.Floor(r.Seen.Layer), r.Seen.Levels[r.Seen.Layer-1].Out
	m, best := r.Map(), Most
	columns, rows := f.Plot()
	for row := range rows {
		for column := range columns {
			if at := f.CellAt(m, column, row); best == Most || out[at] > out[best] {
				best = at
			}
		}
	}
	r.Pick(r.Seen.Layer, best)
}

func (r *Room) ToLayer(layer int) { r.Pick(layer, Most) }

// PickMap goes to a map of the layer, from 0: to the cell in the same place.
func (r *Room) PickMap(layer, m int) {
	f := r.Floor(layer)
	if f.IsVector() || layer != r.Seen.Layer {
		r.Pick(layer, Most)
		f = r.Floor(r.Seen.Layer)
	}
	_, column, row := f.Place(r.Seen.Cell)
	r.Pick(r.Seen.Layer, f.CellAt(min(max(m, 0), f.Maps()-1), column, row))
	if r.Here() && r.Seen.Out <= 0 {
		r.Brightest()
	}
}

// Name names one of the numbers that the cell reads, by its place among them.
func (r *Room) Name(term int) {
	r.Clock.Stop()
	r.Term, r.told = max(term, Most), ofTerm
	r.Derive()
}

// MoveTerm names another one by arrow keys: in the strip of windows.
func (r *Room) MoveTerm(dx, dy int) {
	v := &r.Seen
	if len(v.Reads) > 0 {
		if at := v.Term + dx + 2*dy; at >= 0 && at < len(v.Reads) {
			r.Name(at)
		}
		return
	}
	strip := v.Strip()
	for g := range strip {
		for i, term := range strip[g].Terms {
			if term != v.Term {
				continue
			}
			cols := strip[g].Cols
			column, row := g*cols+i%cols+dx, i/cols+dy
			if column >= 0 && column < cols*len(strip) && row >= 0 && row < strip[g].Rows {
				if next := strip[column/cols].Terms[row*cols+column%cols]; next >= 0 {
					r.Name(next)
				}
			}
			return
		}
	}
	if len(strip) > 0 {
		for _, term := range strip[0].Terms {
			if term >= 0 {
				r.Name(term)
				return
			}
		}
	}
}

// Hover says which cell is pointed at. Point makes the part of that name light up;
// "" none.
func (r *Room) Hover(at Spot)     { r.Over = at }
func (r *Room) Point(part string) { r.Hot = part }

// Enlarge shows the map instead of the windows where there is no room for both, or
// the windows again.
func (r *Room) Enlarge() { r.Big = !r.Big }

// Use chooses another network, SetPatch another patch, SetWay another direction for
// the test images, NudgeTo another nudge.
func (r *Room) Use(net int) {
	r.Clock.Stop()
	r.change(func(s *State) {
		if net = min(max(net, 0), len(r.Nets())-1); net != s.Net {
			s.Net, s.Cell, s.Term, s.Layer, s.At = net, Most, Most, first.Layer, Most
		}
	})
	r.told = ofCell
	r.Derive()
}

func (r *Room) SetPatch(side int) {
	r.Clock.Stop()
	r.change(func(s *State) { s.Patch = side })
	r.told = ofCover
	r.Derive()
}

func (r *Room) SetWay(way zoo.Direction) {
	r.Clock.Stop()
	r.change(func(s *State) { s.Way = way })
	r.told = ofAway
	r.Derive()
}

func (r *Room) NudgeTo(right, down int) {
	r.Clock.Stop()
	r.change(func(s *State) { s.Right, s.Down = min(max(right, -Far), Far), min(max(down, -Far), Far) })
	r.told = ofNudge
	r.Derive()
}

// SetDiff has the maps show what changed, or does not.
func (r *Room) SetDiff(on bool) { r.Diff = on }

// PutPatch lays the patch's middle on a pixel, MovePatch moves it on. Worst has it
// where it does most harm.
func (r *Room) PutPatch(at int) {
	r.Clock.Stop()
	r.At, r.told = min(max(at, 0), pixels-1), ofCover
	r.Derive()
}

func (r *Room) MovePatch(dx, dy int) {
	row, col := r.Cover.At/ink.Side+dy, r.Cover.At%ink.Side+dx
	if row >= 0 && row < ink.Side && col >= 0 && col < ink.Side {
		r.PutPatch(row*ink.Side + col)
	}
}

func (r *Room) Worst() {
	r.Clock.Stop()
	r.At, r.told = Most, ofCover
	r.Derive()
}

// Steps is how many steps the exhibit has, Step the present one, and Go goes to one:
// a layer, a pixel to the right, a place of the patch, or a pixel that all images are moved.
func (r *Room) Steps() int {
	switch r.View {
	case Look:
		return len(r.Form().Levels)
	case Nudged:
		return 2*Far + 1
	case Covered:
		return pixels
	}
	return Far + 1
}

func (r *Room) Step() int {
	switch r.View {
	case Look:
		return r.Layer - 1
	case Nudged:
		return r.Right + Far
	case Covered:
		return r.Cover.At
	}
	return r.Away
}

func (r *Room) Go(step int) {
	step = min(max(step, 0), r.Steps()-1)
	switch r.View {
	case Look:
		r.ToLayer(step + 1)
	case Nudged:
		r.NudgeTo(step-Far, r.Down)
	case Covered:
		r.PutPatch(step)
	case Measured:
		r.Clock.Stop()
		r.Away, r.told = step, ofAway
		r.Derive()
	}
}

// Moving, Play and Advance implement room.Player. The map of the patch is computed
// while it moves, too.
func (r *Room) Moving() bool { return r.Clock.Playing || r.Covering() }

func (r *Room) Play() {
	if r.Clock.Playing {
		r.Clock.Stop()
		return
	}
	if r.View != Measured && !r.Here() {
		return
	}
	if r.View == Nudged {
		r.history.Remember(r.choices())
	}
	r.goal = r.Steps() - 1
	if r.Step() >= r.goal {
		r.rewind()
	}
	r.Clock.Start()
}

// rewind goes to the first step without an end of playing.
func (r *Room) rewind() {
	switch r.View {
	case Look:
		r.choose(1, Most)
	case Nudged:
		r.Right = -Far
	case Covered:
		r.At = 0
	case Measured:
		r.Away = 0
	}
	r.Derive()
}

// rates are how many steps are played in a second.
var rates = [exhibits]float64{.7, 2.5, 28, 2}

func (r *Room) Advance(dt float64) {
	if r.Covering() {
		r.coverMore()
	}
	if !r.Clock.Playing {
		return
	}
	moved := false
	r.Clock.Advance(dt, rates[r.View], func() bool {
		moved = true
		next := r.Step() + 1
		switch r.View {
		case Look:
			r.choose(next+1, Most)
		case Nudged:
			r.Right = min(next-Far, Far)
		case Covered:
			r.At = min(next, pixels-1)
		case Measured:
			r.Away = min(next, Far)
		}
		return next < r.goal
	})
	if moved {
		r.Derive()
	}
}

// Try sets the exhibit so that the answer to its question is seen happening.
func (r *Room) Try() {
	r.Clock.Stop()
	switch r.View {
	case Look:
		r.Use(0)
		r.Pick(3, Most)
	case Nudged:
		r.change(func(s *State) { s.Right, s.Down = 0, 0 })
		r.choose(1, Most)
		r.goal = Far + 2
		r.Clock.Start()
	case Covered:
		r.PutPatch(0)
	case Measured:
		r.change(func(s *State) { s.Way = first.Way })
		r.Away, r.goal = 0, first.Away
		r.Clock.Start()
	}
	r.Derive()
}

// ask shows every network the digit, moved as all test images are.
func (r *Room) ask(base *ink.Picture) {
	v := &r.Seen
	right, down := r.Way.Step()
	p := *base
	ink.Nudge{Right: right * r.Away, Down: down * r.Away}.Apply(&p, base)
	x := make([]float32, pixels)
	p.Floats(x)
	v.Asked = v.Asked[:0]
	for i, m := range panel.Networks {
		a := Asked{Net: i, Top: -1}
		if net := r.Panel.Network(m); net != nil {
			var probs [10]float32
			nn.Softmax(probs[:], net.PlanForward(1).Forward(x))
			a.Here, a.Top = true, nn.ArgMax(probs[:])
			a.P = probs[a.Top]
		}
		v.Asked = append(v.Asked, a)
	}
}

// change changes what can be undone.
func (r *Room) change(f func(*State)) {
	before := r.choices()
	f(&r.State)
	if r.choices() != before {
		r.history.Remember(before)
	}
}

func (r *Room) choices() choices { return choices{r.Net, r.Right, r.Down, r.Patch, r.Way} }

// Undo and Redo implement room.Undoer.
func (r *Room) Undo() { r.swap(r.history.Undo) }
func (r *Room) Redo() { r.swap(r.history.Redo) }

func (r *Room) swap(undo func(*choices) bool) {
	now := r.choices()
	if !undo(&now) {
		return
	}
	r.Clock.Stop()
	if now.net != r.Net {
		r.Layer, r.Cell, r.Term = first.Layer, Most, Most
	}
	r.Net, r.Right, r.Down, r.Patch, r.Way = now.net, now.right, now.down, now.patch, now.way
	r.Derive()
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.history.CanUndo() }
func (r *Room) CanRedo() bool { return r.history.CanRedo() }
