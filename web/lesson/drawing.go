package lesson

import (
	"slices"

	"convlab/nn/ink"
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

// remember makes the drawing as it stands the one that Undo returns to.
func (l *Lesson) remember() {
	const most = 100
	l.history = append(l.history, l.Drawing)
	if len(l.history) > most {
		l.history = l.history[1:]
	}
	l.undone = nil
}

// Press puts the pen, or the eraser, on the pad.
func (l *Lesson) Press(p ink.Point) {
	l.remember()
	l.stroke, l.last = true, p
	l.samples.wanted = false // an image that comes now would come under the pen
	l.notice = Notice{}
	// The slice is copied so that what Undo returns to stays as it was.
	l.Drawing.Strokes = append([]ink.Stroke(nil), l.Drawing.Strokes...)
	if l.Drawing.Sample > 0 {
		l.Drawing.Sample, l.Drawing.Strokes = 0, nil
	}
	if l.Tool == Eraser {
		l.Drawing.Strokes = ink.Erase(l.Drawing.Strokes, p, p, eraserRadius)
	} else {
		l.Drawing.Strokes = append(l.Drawing.Strokes, ink.Stroke{Points: []ink.Point{p}, Width: float32(l.Drawing.Width) / 100})
	}
	l.derive()
}

// Move draws, or erases, on through points.
func (l *Lesson) Move(points ...ink.Point) {
	if !l.stroke {
		return
	}
	for _, p := range points {
		if l.Tool == Eraser {
			l.Drawing.Strokes = ink.Erase(l.Drawing.Strokes, l.last, p, eraserRadius)
			l.last = p
		} else {
			s := &l.Drawing.Strokes[len(l.Drawing.Strokes)-1]
			if q := s.Points[len(s.Points)-1]; q != p {
				s.Points = append(s.Points, p)
			}
		}
	}
	l.derive()
}

// Lift takes the pen off the pad. An eraser that met no ink has changed
// nothing, and there is nothing to undo.
func (l *Lesson) Lift() {
	if n := len(l.history) - 1; l.stroke && n >= 0 && l.Tool == Eraser && l.Drawing.Sample == l.history[n].Sample &&
		slices.EqualFunc(l.Drawing.Strokes, l.history[n].Strokes, sameStroke) {
		l.history = l.history[:n]
	}
	l.stroke = false
	l.derive()
}

// sameStroke says whether two strokes share their points.
func sameStroke(a, b ink.Stroke) bool {
	return len(a.Points) == len(b.Points) && len(a.Points) > 0 && &a.Points[0] == &b.Points[0]
}

// Drawn says whether a stroke is being drawn right now.
func (l *Lesson) Drawn() bool { return l.stroke }

// Cancel takes back a stroke that the browser took away, as it does when a
// touch turns out to be a gesture.
func (l *Lesson) Cancel() {
	if l.stroke {
		l.Undo()
		l.undone = nil
	}
}

// Undo returns to the drawing before the last change.
func (l *Lesson) Undo() { l.swap(&l.history, &l.undone) }

// Redo takes an Undo back.
func (l *Lesson) Redo() { l.swap(&l.undone, &l.history) }

func (l *Lesson) swap(from, to *[]Drawing) {
	if len(*from) == 0 {
		return
	}
	l.stroke, l.Cursor.Down = false, false
	*to = append(*to, l.Drawing)
	d := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	// Only what was drawn goes back: switches and pen stay as the reader set them.
	l.Drawing.Strokes, l.Drawing.Sample = d.Strokes, d.Sample
	l.SetWidth(l.Drawing.Width)
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (l *Lesson) CanUndo() bool { return len(l.history) > 0 }
func (l *Lesson) CanRedo() bool { return len(l.undone) > 0 }

// Clear empties the pad.
func (l *Lesson) Clear() {
	if len(l.Drawing.Strokes) == 0 && l.Drawing.Sample == 0 {
		return
	}
	l.remember()
	l.Drawing.Strokes, l.Drawing.Sample, l.stroke, l.Cursor.Down = nil, 0, false, false
	l.notice = Notice{}
	l.derive()
}

// Arrow moves the keyboard's pen by cells, drawing if it is down.
func (l *Lesson) Arrow(dx, dy int) {
	l.Cursor.X = min(max(l.Cursor.X+dx, 0), CursorGrid-1)
	l.Cursor.Y = min(max(l.Cursor.Y+dy, 0), CursorGrid-1)
	if l.Cursor.Down {
		l.Move(l.Cursor.At())
	}
}

// Dip puts the keyboard's pen down, or lifts it.
func (l *Lesson) Dip() {
	l.Cursor.Down = !l.Cursor.Down
	if l.Cursor.Down {
		l.Press(l.Cursor.At())
	} else {
		l.Lift()
	}
}

// SetTool chooses what the pointer does from its next stroke on; a stroke that
// is being drawn ends.
func (l *Lesson) SetTool(t Tool) {
	l.Cursor.Down = false
	l.Lift()
	l.Tool = t
}

// SetWidth changes the pen for all that is on the pad and all to come: the
// width is the pen's, not the stroke's, so the pen step can be seen at work.
func (l *Lesson) SetWidth(hundredths int) {
	l.Drawing.Width = min(max(hundredths, MinWidth), MaxWidth)
	s := append([]ink.Stroke(nil), l.Drawing.Strokes...)
	for i := range s {
		s[i].Width = float32(l.Drawing.Width) / 100
	}
	l.Drawing.Strokes = s
	l.derive()
}

// Toggle switches one preprocessing step on or off, by its place in the row.
func (l *Lesson) Toggle(step int) {
	b := stepBits(&l.Drawing.Steps)[step]
	*b = !*b
	l.derive()
}

// SetNudge changes how the finished picture is disturbed.
func (l *Lesson) SetNudge(n ink.Nudge) {
	within := func(v, m float64) float64 { return min(max(v, -m), m) }
	n.Right, n.Down = min(max(n.Right, -MaxShift), MaxShift), min(max(n.Down, -MaxShift), MaxShift)
	n.Turn, n.Grow, n.Thick = within(n.Turn, MaxTurn), within(n.Grow, MaxGrow), within(n.Thick, MaxThick)
	n.Noise = max(within(n.Noise, MaxNoise), 0)
	l.Drawing.Nudge = n
	l.derive()
}

// read takes the drawing through all its steps to the networks' answers.
func (l *Lesson) read() {
	if n := l.Drawing.Sample; n > 0 {
		// A scan of MNIST has been through these steps already.
		var p ink.Picture
		if img, ok := l.samples.image(n - 1); ok {
			p = img
		}
		l.Trace = ink.Trace{Raw: p, Cropped: p, Scaled: p, Inked: p, Centred: p, Blank: p.Empty()}
	} else {
		l.proc.Process(&l.Trace, l.Drawing.Strokes, l.Drawing.Steps)
	}
	l.Nudged = l.Trace.Centred
	if l.Drawing.Nudge != (ink.Nudge{}) {
		l.Drawing.Nudge.Apply(&l.Nudged, &l.Trace.Centred)
	}
	l.Nudged.Floats(l.vector[:])
	l.ask()
}

// ask has the networks read the picture.
func (l *Lesson) ask() {
	l.models.look(&l.Nudged, &l.Trace.Centred, l.Drawing.Nudge != (ink.Nudge{}), l.Trace.Blank, l.Trace.Dot, l.Budget)
	l.judge()
}

// Vector returns what enters the network: 784 numbers from 0 to 1. The caller
// must not change them.
func (l *Lesson) Vector() []float32 { return l.vector[:] }
