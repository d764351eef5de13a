package digit

import (
	"slices"

	"convlab/nn/ink"
	"convlab/web/lesson/words"
)

// Bounds of the nudges: pixels, degrees, per cent, pixels, per cent.
const (
	MaxShift = 10
	MaxTurn  = 90
	MaxGrow  = 60
	MaxThick = 2
	MaxNoise = 60
)

// The eraser's radius on the pad.
const eraserRadius = 0.035

// CursorGrid is the number of keyboard cells along the pad's side.
const CursorGrid = 20

// Cursor is the keyboard's pen: a cell of the pad, and whether the pen is down.
type Cursor struct {
	X, Y int
	Down bool
}

// At returns the middle of the cursor's cell on the pad.
func (c Cursor) At() ink.Point {
	return ink.Point{X: (float32(c.X) + .5) / CursorGrid, Y: (float32(c.Y) + .5) / CursorGrid}
}

// remember makes the drawing as it stands the one that Undo returns to. What is
// about to change is what grey values were set on, and they go with it.
func (d *Digit) remember() {
	d.note()
	d.Touched = nil
}

// note is remember for what changes grey values only.
func (d *Digit) note() {
	d.history.Remember(d.content())
	d.turns++
	d.sliding = ""
}

// Turns counts the changes that could be undone when they were made.
func (d *Digit) Turns() int { return d.turns }

func (d *Digit) content() content {
	return content{d.Strokes, d.Sample, d.Width, d.Steps, d.Drawing.Nudge, d.Touched}
}

// slide is remember for what changes little by little, by a name: all changes in
// a row are one.
func (d *Digit) slide(what string) {
	if what == "" || d.sliding != what {
		d.remember()
		d.sliding = what
	}
}

// Press puts the pen, or the eraser, on the pad. A pad that is full takes no more ink.
func (d *Digit) Press(p ink.Point) {
	if d.Tool == Pen && d.Sample == 0 && (len(d.Strokes) >= maxStrokes || count(d.Strokes) >= maxPoints && trim(slices.Clone(d.Strokes))) {
		d.Say(words.Notice{Text: full})
		return
	}
	d.remember()
	d.stroke, d.last = true, p
	d.samples.wanted = false // an image that comes now would come under the pen
	d.Say(words.Notice{})
	// The slice is copied so that what Undo returns to stays as it was.
	d.Strokes = append([]ink.Stroke(nil), d.Strokes...)
	if d.Sample > 0 {
		d.Sample, d.Strokes = 0, nil
	}
	if d.Tool == Eraser {
		d.erase(p, p)
	} else {
		d.Strokes = append(d.Strokes, ink.Stroke{Points: []ink.Point{p}, Width: float32(d.Width) / 100})
	}
	d.changed()
}

// Move draws, or erases, on through points; a stroke for which there is no more room ends.
func (d *Digit) Move(points ...ink.Point) {
	if !d.stroke {
		return
	}
	all := count(d.Strokes)
	for _, p := range points {
		if d.Tool == Eraser {
			d.erase(d.last, p)
			d.last = p
			continue
		}
		s := &d.Strokes[len(d.Strokes)-1]
		if s.Points[len(s.Points)-1] == p {
			continue
		}
		if len(s.Points) >= maxStroke || all >= maxPoints {
			if trim(d.Strokes) {
				d.stroke, d.Cursor.Down = false, false
				d.Say(words.Notice{Text: full})
				break
			}
			all = count(d.Strokes)
		}
		s.Points = append(s.Points, p)
		all++
	}
	d.changed()
}

// erase moves the eraser, unless that would leave more pieces than the pad holds.
func (d *Digit) erase(a, b ink.Point) {
	left := ink.Erase(d.Strokes, a, b, eraserRadius)
	if len(left) > maxStrokes || trim(left) {
		d.Say(words.Notice{Text: full})
		return
	}
	d.Strokes = left
}

// Lift takes the pen off the pad. An eraser that met no ink has changed
// nothing, and there is nothing to undo.
func (d *Digit) Lift() {
	if was := d.history.Last(); d.stroke && was != nil && d.Tool == Eraser && d.Sample == was.sample && was.touched == nil &&
		slices.EqualFunc(d.Strokes, was.strokes, sameStroke) {
		d.history.Forget()
	}
	d.stroke = false
	d.changed()
}

// sameStroke says whether two strokes share their points.
func sameStroke(a, b ink.Stroke) bool {
	return len(a.Points) == len(b.Points) && len(a.Points) > 0 && &a.Points[0] == &b.Points[0]
}

// Drawn says whether a stroke is being drawn right now.
func (d *Digit) Drawn() bool { return d.stroke }

// Cancel takes back a stroke that the browser took away, as it does when a
// touch turns out to be a gesture.
func (d *Digit) Cancel() {
	if d.stroke {
		d.Undo()
		d.history.Drop()
	}
}

// Undo returns to the drawing before the last change.
func (d *Digit) Undo() { d.swap(d.history.Undo) }

// Redo takes an Undo back.
func (d *Digit) Redo() { d.swap(d.history.Redo) }

func (d *Digit) swap(undo func(*content) bool) {
	now := d.content()
	if !undo(&now) {
		return
	}
	d.stroke, d.Cursor.Down, d.sliding = false, false, ""
	d.Strokes, d.Sample, d.Width, d.Steps, d.Drawing.Nudge, d.Touched = now.strokes, now.sample, now.width, now.steps, now.nudge, now.touched
	d.changed()
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (d *Digit) CanUndo() bool { return d.history.CanUndo() }
func (d *Digit) CanRedo() bool { return d.history.CanRedo() }

// Clear empties the pad.
func (d *Digit) Clear() {
	if !d.HasInk() {
		return
	}
	d.remember()
	d.Strokes, d.Sample, d.stroke, d.Cursor.Down = nil, 0, false, false
	d.Say(words.Notice{})
	d.changed()
}

// Arrow moves the keyboard's pen by cells, drawing if it is down.
func (d *Digit) Arrow(dx, dy int) {
	d.Cursor.X = min(max(d.Cursor.X+dx, 0), CursorGrid-1)
	d.Cursor.Y = min(max(d.Cursor.Y+dy, 0), CursorGrid-1)
	if d.Cursor.Down {
		d.Move(d.Cursor.At())
	}
}

// Dip puts the keyboard's pen down, or lifts it.
func (d *Digit) Dip() {
	d.Cursor.Down = !d.Cursor.Down
	if d.Cursor.Down {
		d.Press(d.Cursor.At())
		d.Cursor.Down = d.stroke
	} else {
		d.Lift()
	}
}

// Key is a key on the pad, with the direction that it points in; far goes three cells at
// a time. It says whether the key means anything here. The eraser's key is left to the
// chapter that shows the tools.
func (d *Digit) Key(key string, dx, dy int, far bool) bool {
	if far {
		dx, dy = 3*dx, 3*dy
	}
	switch {
	case dx != 0 || dy != 0:
		d.Arrow(dx, dy)
	case key == " " || key == "Enter":
		d.Dip()
	case key == "Escape" && d.Cursor.Down:
		d.Dip()
	case key == "Delete" || key == "Backspace":
		d.Clear()
	default:
		return false
	}
	return true
}

// SetTool chooses what the pointer does from its next stroke on; a stroke that
// is being drawn ends.
func (d *Digit) SetTool(t Tool) {
	d.Cursor.Down = false
	d.Lift()
	d.Tool = t
}

// SetWidth changes the pen for all that is on the pad and all to come: the
// width is the pen's, not the stroke's, so the pen step can be seen at work.
func (d *Digit) SetWidth(hundredths int) {
	hundredths = min(max(hundredths, MinWidth), MaxWidth)
	if hundredths == d.Width {
		return
	}
	d.slide("width")
	d.Width = hundredths
	s := append([]ink.Stroke(nil), d.Strokes...)
	for i := range s {
		s[i].Width = float32(d.Width) / 100
	}
	d.Strokes = s
	d.changed()
}

// Write puts ink that a link carries in place of what is there, with all steps
// on. Ink that can't be read changes nothing.
func (d *Digit) Write(link string) {
	strokes, err := decodeInk(link)
	if err != nil {
		return
	}
	d.remember()
	d.Strokes, d.Sample, d.Steps, d.Drawing.Nudge, d.stroke = strokes, 0, ink.AllSteps, ink.Nudge{}, false
	d.changed()
}

// SetSteps switches the preprocessing steps on or off.
func (d *Digit) SetSteps(steps ink.Steps) {
	if steps == d.Steps {
		return
	}
	d.remember()
	d.Steps = steps
	d.changed()
}

// Toggle switches one preprocessing step on or off, by its place in the row.
func (d *Digit) Toggle(step int) {
	steps := d.Steps
	b := stepBits(&steps)[step]
	*b = !*b
	d.SetSteps(steps)
}

// SetNudge changes how the finished picture is disturbed.
func (d *Digit) SetNudge(n ink.Nudge) {
	within := func(v, m float64) float64 { return min(max(v, -m), m) }
	n.Right, n.Down = min(max(n.Right, -MaxShift), MaxShift), min(max(n.Down, -MaxShift), MaxShift)
	n.Turn, n.Grow, n.Thick = within(n.Turn, MaxTurn), within(n.Grow, MaxGrow), within(n.Thick, MaxThick)
	n.Noise = max(within(n.Noise, MaxNoise), 0)
	was := d.Drawing.Nudge
	if n == was {
		return
	}
	d.slide(nudged(was, n))
	d.Drawing.Nudge = n
	d.changed()
}

// nudged names what has changed from one nudge to the other; all at once is a
// change of its own.
func nudged(was, n ink.Nudge) string {
	switch {
	case n == ink.Nudge{}:
		return ""
	case n.Right != was.Right || n.Down != was.Down:
		return "place"
	case n.Turn != was.Turn:
		return "turn"
	case n.Grow != was.Grow:
		return "grow"
	case n.Thick != was.Thick:
		return "thick"
	}
	return "noise"
}
