package network

import (
	"convlab/nn/ink"
	"convlab/web/lesson/digit"
)

// Pick writes a unit of a layer, from 1, out.
func (r *Room) Pick(layer, unit int) {
	r.free()
	r.look1(layer)
	r.Unit = min(max(unit, Most), r.Units(layer)-1)
	r.told = ofUnit
	r.Derive()
}

// look1 goes to a layer and forgets which of the last one's inputs was named.
func (r *Room) look1(layer int) {
	layer = min(max(layer, 1), r.Depth())
	if layer != r.Layer {
		r.Input = Most
	}
	r.Layer = layer
}

// SetLayer goes to the largest unit of a layer, from 1.
func (r *Room) SetLayer(layer int) { r.Pick(layer, Most) }

// MoveUnit goes to another unit of a layer by arrow keys; without a row above or
// below it stays.
func (r *Room) MoveUnit(layer, dx, dy int) {
	n := r.Units(layer)
	at := r.UnitOf(layer) + dx + dy*columns(n)
	if layer == r.Depth() {
		at = r.UnitOf(layer) + dx + dy // one below the other
	}
	if at >= 0 && at < n {
		r.Pick(layer, at)
	}
}

// UnitOf is the unit of a layer that is marked: the one that is written out, or
// the largest.
func (r *Room) UnitOf(layer int) int {
	if layer == r.Seen.Layer {
		return r.Seen.Unit
	}
	if top := r.Top(layer, 1); len(top) > 0 {
		return top[0]
	}
	return 0
}

// Top are the most active units of a layer.
func (r *Room) Top(layer, n int) []int {
	if !r.Here() {
		return nil
	}
	return r.Seen.Levels[layer-1].Top(n)
}

// StepUnit goes to the next unit of the layer, or the one before.
func (r *Room) StepUnit(by int) {
	if at := r.Seen.Unit + by; r.Here() && at >= 0 && at < r.Units(r.Layer) {
		r.Pick(r.Layer, at)
	}
}

// Silenced goes to the unit of the layer whose sum is the farthest below 0.
func (r *Room) Silenced() {
	if !r.Here() {
		return
	}
	z := r.Seen.Levels[r.Layer-1].Z
	at := 0
	for i, v := range z {
		if v < z[at] {
			at = i
		}
	}
	r.Pick(r.Layer, at)
}

// Another goes to some other unit of the layer; asked often enough, to all.
func (r *Room) Another() {
	n := r.Units(r.Layer)
	step := 97
	if n%step == 0 || n < step {
		step = 3
	}
	r.Pick(r.Layer, (r.Seen.Unit+step)%n)
}

// Name names one of the inputs of the unit that is written out, by its place.
func (r *Room) Name(input int) {
	r.free()
	r.Input = min(max(input, Most), r.inputs(r.Layer)-1)
	r.told = ofInput
	r.Derive()
}

// MoveInput names another one by arrow keys.
func (r *Room) MoveInput(dx, dy int) {
	n := r.inputs(r.Layer)
	if at := r.Seen.Input + dx + dy*columns(n); at >= 0 && at < n {
		r.Name(at)
	}
}

// Hover says which cell is pointed at, by a finger or not.
func (r *Room) Hover(at Spot, finger bool) { r.Over, r.Loupe = at, finger && at.Map != None }

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// Enlarge shows one map large, or None.
func (r *Room) Enlarge(m Map) {
	if r.Big = m; m > Layers && m != LayerMap(r.Layer) {
		r.SetLayer(int(m - Layers))
	}
}

// SetLines draws the strongest connections, or does not.
func (r *Room) SetLines(on bool) {
	r.free()
	r.choose(r.Net, on)
}

// Use looks at another one of [Nets].
func (r *Room) Use(net int) {
	if net >= 0 && net < len(r.Nets()) {
		r.free()
		r.choose(net, r.Lines)
	}
}

// --- Painting ---

// Paint puts the brush on a pixel. A stroke is one change.
func (r *Room) Paint(i int) {
	r.free()
	r.stroke = true
	r.paint(false, i)
}

// PaintTo draws the brush on from the pixel painted last: a quick pointer skips
// pixels, the brush does not.
func (r *Room) PaintTo(i int) {
	if !r.stroke || i == r.Brush {
		return
	}
	r0, c0, r1, c1 := r.Brush/ink.Side, r.Brush%ink.Side, i/ink.Side, i%ink.Side
	n := max(r1-r0, r0-r1, c1-c0, c0-c1)
	var line []int
	for k := 1; k <= n; k++ {
		line = append(line, (r0+(2*(r1-r0)*k+n)/(2*n))*ink.Side+c0+(2*(c1-c0)*k+n)/(2*n))
	}
	r.paint(true, line...)
}

// Lift ends a stroke.
func (r *Room) Lift() { r.stroke = false }

func (r *Room) paint(on bool, pixels ...int) {
	var set []digit.Touch
	for _, i := range pixels {
		if i >= 0 && i < ink.Side*ink.Side {
			set = append(set, digit.Touch{At: int16(i), Grey: r.Grey})
			r.Brush = i
		}
	}
	r.told = ofPaint
	r.Digit.SetGrey(on, set...)
}

// MoveBrush moves the brush of the keys.
func (r *Room) MoveBrush(dx, dy int) {
	row, col := r.Brush/ink.Side+dy, r.Brush%ink.Side+dx
	if row >= 0 && row < ink.Side && col >= 0 && col < ink.Side {
		r.Brush = row*ink.Side + col
		r.Over = Spot{Paper, r.Brush}
		r.told = nothing
	}
}

// Restore takes all paint off.
func (r *Room) Restore() {
	r.free()
	r.told = ofPaint
	r.Digit.Restore()
}

// --- Questions ---

// corner is the pixel in row 2, column 2.
const corner = ink.Side + 1

// Answer takes the reader's answer to the question of the exhibit.
func (r *Room) Answer(choice int) { r.Guess[r.View].Give(choice) }

// Try sets the exhibit so that the answer to its question is seen.
func (r *Room) Try() {
	r.free()
	switch r.View {
	case OneUnit:
		r.Pick(1, Most)
		r.Hot = "weights"
	case Softmax:
		r.Hot, r.told = "ratio", ofAnswer
	case Painted:
		r.Grey = 255
		if r.Digit.Derive(); r.Digit.Nudged[corner] == 255 {
			r.Grey = 0
		}
		r.Paint(corner)
		r.Lift()
	}
}

// --- Taking back ---

// A choice is what can be taken back here, besides what is done to the digit.
type choice struct {
	net   int
	lines bool
}

func (r *Room) choose(net int, lines bool) {
	if r.Net == net && r.Lines == lines {
		return
	}
	r.trail.Remember(r.Digit, r.choice())
	r.Net, r.Lines = net, lines
	r.look1(r.Layer)
	r.told = ofUnit
	r.Derive()
}

func (r *Room) choice() choice { return choice{r.Net, r.Lines} }

// Undo and Redo implement room.Undoer: of what was chosen here and what was done
// to the digit, the later is taken back first.
func (r *Room) Undo() {
	if r.CanUndo() {
		r.free()
		r.set(r.trail.Undo(r.Digit, r.choice()))
	}
}

func (r *Room) Redo() {
	if r.CanRedo() {
		r.free()
		r.set(r.trail.Redo(r.Digit, r.choice()))
	}
}

func (r *Room) set(c choice, ok bool) {
	if ok {
		r.Net, r.Lines = c.net, c.lines
		r.Derive()
	}
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.trail.CanUndo(r.Digit) }
func (r *Room) CanRedo() bool { return r.trail.CanRedo(r.Digit) }
