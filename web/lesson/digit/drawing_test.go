package digit

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"convlab/nn/ink"
	"convlab/web/lesson/words"
)

// A pad is a digit before a reader, always derived.
type pad struct {
	*Digit
	said    words.Notice
	changes int
}

func newPad() *pad {
	l := &pad{Digit: New()}
	l.Changed = func() { l.changes++; l.Derive() }
	l.Say = func(n words.Notice) { l.said = n }
	l.Derive()
	return l
}

// at returns the point of the pad in hundredths of its side.
func at(x, y float32) ink.Point { return ink.Point{X: x / 100, Y: y / 100} }

// line draws a stroke through points given in hundredths of the pad.
func line(l *pad, xy ...float32) {
	l.Press(at(xy[0], xy[1]))
	for i := 2; i < len(xy); i += 2 {
		l.Move(at(xy[i], xy[i+1]))
	}
	l.Lift()
}

func seven(l *pad) { line(l, 32, 25, 45, 20, 60, 19, 70, 23, 62, 42, 53, 62, 48, 80) }

// copied returns the strokes in memory of their own: what later drawing must not change.
func copied(strokes []ink.Stroke) []ink.Stroke {
	var out []ink.Stroke
	for _, s := range strokes {
		out = append(out, ink.Stroke{Points: append([]ink.Point(nil), s.Points...), Width: s.Width})
	}
	return out
}

func wantStrokes(t *testing.T, what string, l *pad, want []ink.Stroke) {
	t.Helper()
	if !reflect.DeepEqual(copied(l.Drawing.Strokes), copied(want)) {
		t.Errorf("%s: strokes\n\t%v\nwant\n\t%v", what, l.Drawing.Strokes, want)
	}
}

func TestPen(t *testing.T) {
	l := newPad()
	if !l.Trace.Blank || l.Drawn() || l.CanUndo() || l.HasInk() {
		t.Fatal("a first visit is not blank")
	}
	l.Move(at(10, 10)) // without a pen on the pad
	wantStrokes(t, "a move in the air", l, nil)
	l.Press(at(20, 20))
	if !l.Drawn() || l.Trace.Blank {
		t.Error("a touch leaves no dot")
	}
	l.Move(at(20, 20), at(30, 40), at(30, 40), at(50, 60)) // coalesced, some of them twice
	l.Lift()
	l.Move(at(90, 90))
	l.Lift()
	if l.Drawn() {
		t.Error("the pen is still down")
	}
	wantStrokes(t, "a stroke", l, []ink.Stroke{{Points: []ink.Point{at(20, 20), at(30, 40), at(50, 60)}, Width: .06}})
}

// Undo goes back to the very strokes of before, whatever is drawn in between.
func TestUndo(t *testing.T) {
	l := newPad()
	states := [][]ink.Stroke{nil}
	do := func(f func()) {
		f()
		states = append(states, copied(l.Drawing.Strokes))
	}
	do(func() { seven(l) })
	do(func() { line(l, 10, 50, 90, 50) })
	do(func() { l.SetTool(Eraser); line(l, 50, 0, 50, 100); l.SetTool(Pen) })
	do(func() { line(l, 5, 5, 6, 6, 7, 7) })
	do(l.Clear)
	do(func() { line(l, 80, 80, 85, 85) })
	last := len(states) - 1
	for range 2 { // there and back, twice
		for i := last - 1; i >= 0; i-- {
			l.Undo()
			wantStrokes(t, "undo", l, states[i])
		}
		if l.CanUndo() {
			t.Error("there is something before the beginning")
		}
		l.Undo()
		wantStrokes(t, "undo at the beginning", l, nil)
		for i := 1; i <= last; i++ {
			l.Redo()
			wantStrokes(t, "redo", l, states[i])
		}
		if l.CanRedo() {
			t.Error("there is something after the end")
		}
	}
	for range 4 {
		l.Undo()
	}
	wantStrokes(t, "undo", l, states[2])
	line(l, 1, 99, 50, 50, 99, 99)
	if l.CanRedo() {
		t.Error("drawing does not end what could be redone")
	}
	l.Undo()
	wantStrokes(t, "undo after drawing on", l, states[2])
	l.Undo()
	wantStrokes(t, "undo after drawing on", l, states[1])
}

func TestUndoReachesFarEnough(t *testing.T) {
	l := newPad()
	for i := range 250 {
		line(l, float32(i%100), 10, float32(i%100), 20)
	}
	n := 0
	for ; l.CanUndo(); n++ {
		l.Undo()
	}
	if n < 50 || n > 1000 || len(l.Drawing.Strokes) != 250-n {
		t.Errorf("%d steps back, %d strokes left", n, len(l.Drawing.Strokes))
	}
}

// A stroke that the browser takes away leaves no trace, also not in Redo.
func TestCancel(t *testing.T) {
	l := newPad()
	seven(l)
	before := copied(l.Drawing.Strokes)
	l.Press(at(10, 10))
	l.Move(at(90, 90))
	l.Cancel()
	wantStrokes(t, "cancel", l, before)
	if l.Drawn() || l.CanRedo() {
		t.Error("the cancelled stroke can be continued or redone")
	}
	l.Cancel()
	l.Move(at(50, 50))
	wantStrokes(t, "cancel without a stroke", l, before)
	l.Undo()
	wantStrokes(t, "undo after cancel", l, nil)
}

func TestClear(t *testing.T) {
	l := newPad()
	l.Clear()
	if l.CanUndo() {
		t.Error("clearing an empty pad can be undone")
	}
	seven(l)
	before := copied(l.Drawing.Strokes)
	l.Press(at(50, 50))
	l.Clear() // in the middle of a stroke
	l.Move(at(60, 60))
	wantStrokes(t, "clear", l, nil)
	if !l.Trace.Blank {
		t.Error("a cleared pad is not blank")
	}
	l.Undo()
	l.Undo()
	wantStrokes(t, "undo", l, before)
}

func TestEraser(t *testing.T) {
	l := newPad()
	line(l, 10, 50, 90, 50)
	l.SetTool(Eraser)
	line(l, 50, 20, 50, 80)
	if n := len(l.Drawing.Strokes); n != 2 {
		t.Fatalf("a stroke cut in its middle is %d strokes", n)
	}
	for _, s := range l.Drawing.Strokes {
		for _, p := range s.Points {
			if math.Abs(float64(p.X)-.5) < eraserRadius {
				t.Errorf("ink is left at %v", p)
			}
		}
	}
	line(l, 0, 50, 100, 50)
	wantStrokes(t, "erasing all", l, nil)
}

// Changing the tool while the pointer is down, as E on the keyboard does, ends
// what the pointer was doing: it must not draw on a stroke that is not its own.
func TestToolChangedInAStroke(t *testing.T) {
	for _, all := range []bool{false, true} {
		l := newPad()
		line(l, 10, 50, 90, 50)
		line(l, 10, 80, 90, 80)
		if all {
			l.Clear()
			line(l, 50, 50)
		}
		l.SetTool(Eraser)
		l.Press(at(50, 50))
		left := copied(l.Drawing.Strokes)
		l.SetTool(Pen)
		l.Move(at(50, 10))
		l.Lift()
		wantStrokes(t, "a move after the tool changed", l, left)
	}
	l := newPad()
	l.Press(at(10, 10))
	l.Move(at(20, 20))
	l.SetTool(Eraser)
	l.Move(at(20, 21))
	if len(l.Drawing.Strokes) != 1 || len(l.Drawing.Strokes[0].Points) != 2 {
		t.Error("the pen turned into an eraser in the middle of its stroke")
	}
}

func TestWidth(t *testing.T) {
	l := newPad()
	width := func(want float32) {
		t.Helper()
		for _, s := range l.Drawing.Strokes {
			if s.Width != want {
				t.Errorf("a stroke is %v wide, the pen %v", s.Width, want)
			}
		}
	}
	for _, c := range []struct{ set, want int }{{10, 10}, {0, MinWidth}, {-5, MinWidth}, {99, MaxWidth}} {
		l.SetWidth(c.set)
		line(l, 10, 10, 50, 50)
		if l.Drawing.Width != c.want {
			t.Errorf("SetWidth(%d) gives %d", c.set, l.Drawing.Width)
		}
		width(float32(c.want) / 100)
	}
	// Changes in a row are one, and can be undone like all else.
	l.SetWidth(13)
	l.SetWidth(12)
	l.Undo()
	width(.14)
	l.Redo()
	width(.12)
	l.Clear()
	l.SetWidth(5)
	l.Undo()
	l.Undo()
	width(.12)
	if len(l.Drawing.Strokes) != 4 {
		t.Error("the strokes did not come back")
	}
}

// Switches and nudges are undone too: each turn of one slider in one step.
func TestUndoOfSettings(t *testing.T) {
	l := newPad()
	line(l, 10, 10, 50, 50)
	l.Toggle(0)
	l.SetNudge(ink.Nudge{Turn: 5})
	l.SetNudge(ink.Nudge{Turn: 20})
	l.SetNudge(ink.Nudge{Turn: 20, Grow: 10})
	l.SetNudge(ink.Nudge{})
	l.SetNudge(ink.Nudge{})
	want := func(crop bool, n ink.Nudge) {
		t.Helper()
		if l.Steps.Crop != crop || l.Drawing.Nudge != n {
			t.Errorf("crop %v, nudge %+v; want %v, %+v", l.Steps.Crop, l.Drawing.Nudge, crop, n)
		}
	}
	l.Undo()
	want(false, ink.Nudge{Turn: 20, Grow: 10})
	l.Undo()
	want(false, ink.Nudge{Turn: 20})
	l.Undo()
	want(false, ink.Nudge{})
	l.Undo()
	want(true, ink.Nudge{})
	if len(l.Drawing.Strokes) != 1 {
		t.Error("undoing a switch took the stroke")
	}
	l.Redo()
	l.Redo()
	want(false, ink.Nudge{Turn: 20})
}

// Space, three cells right, two down, Space: a stroke without a pointer.
func TestKeyboardPen(t *testing.T) {
	l := newPad()
	l.Cursor = Cursor{X: 4, Y: 4}
	l.Arrow(1, 0)
	wantStrokes(t, "moving with the pen up", l, nil)
	l.Dip()
	if !l.Cursor.Down || !l.Drawn() {
		t.Fatal("the pen is not down")
	}
	l.Arrow(3, 0)
	l.Arrow(0, 2)
	l.Dip()
	l.Arrow(5, 5)
	cell := func(x, y int) ink.Point { return Cursor{X: x, Y: y}.At() }
	wantStrokes(t, "a stroke by keyboard", l, []ink.Stroke{{Points: []ink.Point{cell(5, 4), cell(8, 4), cell(8, 6)}, Width: .06}})
	l.Undo()
	wantStrokes(t, "undo", l, nil)

	l.Arrow(-1000, 1000)
	if l.Cursor.X != 0 || l.Cursor.Y != CursorGrid-1 {
		t.Errorf("the cursor left the pad: %v", l.Cursor)
	}
	for _, lift := range []func(){l.Undo, l.Clear, func() { l.SetTool(Eraser) }, l.Settle} {
		l.SetTool(Pen)
		l.Dip()
		lift()
		if l.Cursor.Down || l.Drawn() {
			t.Error("the pen is still down")
		}
	}
}

func TestPadKeys(t *testing.T) {
	l := newPad()
	l.Cursor = Cursor{X: 4, Y: 4}
	if !l.Key("ArrowRight", 1, 0, false) || !l.Key("ArrowDown", 0, 1, true) || l.Cursor.X != 5 || l.Cursor.Y != 7 {
		t.Errorf("a cell to the right, three down: %v", l.Cursor)
	}
	if l.Key("Escape", 0, 0, false) {
		t.Error("Escape is taken while the pen is up")
	}
	for _, lift := range []string{" ", "Enter", "Escape"} {
		if l.Key(" ", 0, 0, false); !l.Cursor.Down {
			t.Error("Space does not put the pen down")
		}
		if l.Key(lift, 0, 0, false); l.Cursor.Down {
			t.Errorf("%q does not lift it", lift)
		}
	}
	if l.Key("Delete", 0, 0, false); l.HasInk() {
		t.Error("Delete does not clear")
	}
	if l.Key("x", 0, 0, false) {
		t.Error("a key that means nothing is taken")
	}
}

func TestSteps(t *testing.T) {
	l := newPad()
	line(l, 70, 70, 80, 70, 74, 90) // small and in a corner
	pictures := func() [5]ink.Picture {
		return [5]ink.Picture{l.Trace.Raw, l.Trace.Cropped, l.Trace.Scaled, l.Trace.Inked, l.Trace.Centred}
	}
	all := pictures()
	for i := range 4 {
		l.Toggle(i)
		if p := pictures(); p[i+1] != p[i] {
			t.Errorf("step %d is off and still changes the picture", i)
		} else if l.Nudged != p[4] || p == all {
			t.Errorf("step %d is off and nothing is different", i)
		}
		l.Toggle(i)
	}
	if pictures() != all {
		t.Error("switched off and on again, the steps give other pictures")
	}
	for i := range 4 {
		l.Toggle(i)
	}
	if l.Nudged != l.Trace.Raw {
		t.Error("all steps are off and the network gets something else than was drawn")
	}
	for i, v := range l.Vector() {
		if v != float32(l.Nudged[i])/255 {
			t.Fatalf("number %d of the vector is %v, the pixel %d", i, v, l.Nudged[i])
		}
	}
}

func TestNudgeBounds(t *testing.T) {
	l := newPad()
	seven(l)
	for _, c := range []struct{ set, want ink.Nudge }{
		{ink.Nudge{Right: 99, Down: -99}, ink.Nudge{Right: MaxShift, Down: -MaxShift}},
		{ink.Nudge{Turn: 1e9, Grow: -1e9}, ink.Nudge{Turn: MaxTurn, Grow: -MaxGrow}},
		{ink.Nudge{Thick: -3, Noise: -5}, ink.Nudge{Thick: -MaxThick}},
		{ink.Nudge{Thick: 3, Noise: 500}, ink.Nudge{Thick: MaxThick, Noise: MaxNoise}},
		{ink.Nudge{Right: 2, Turn: 15, Grow: 10}, ink.Nudge{Right: 2, Turn: 15, Grow: 10}},
	} {
		l.SetNudge(c.set)
		if l.Drawing.Nudge != c.want {
			t.Errorf("%+v becomes %+v, want %+v", c.set, l.Drawing.Nudge, c.want)
		}
		if l.Nudged == l.Trace.Centred {
			t.Errorf("%+v changes nothing", c.set)
		}
	}
	l.SetNudge(ink.Nudge{})
	if l.Nudged != l.Trace.Centred {
		t.Error("without nudges the network does not get the centred picture")
	}
	l.SetNudge(ink.Nudge{Right: 3})
	for i, v := range l.Trace.Centred {
		if i%28 < 25 && l.Nudged[i+3] != v {
			t.Fatal("3 to the right is not 3 to the right")
		}
	}
}

// The pad, and the steps to the network's picture, draw only what is new.
// Whatever the reader does, they show what drawing all anew would.
func TestDrawnOnIsDrawnAnew(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	for range 20 {
		l := newPad()
		grown := ink.NewPad(60)
		x, y := rng.Float32(), rng.Float32()
		near := func() ink.Point {
			x, y = min(max(x+(rng.Float32()-.5)/5, 0), 1), min(max(y+(rng.Float32()-.5)/5, 0), 1)
			return ink.Point{X: x, Y: y}
		}
		for range 150 {
			switch rng.IntN(24) {
			case 0:
				l.Undo()
			case 1:
				l.Redo()
			case 2:
				l.SetTool(Tool(rng.IntN(2)))
			case 3:
				l.SetWidth(MinWidth + rng.IntN(13))
			case 4:
				l.Cancel()
			case 5:
				l.Lift()
			case 6:
				l.Toggle(rng.IntN(4))
			case 7:
				if rng.IntN(5) == 0 {
					l.Clear()
				}
			case 8, 9, 10, 11:
				l.Press(near())
			default:
				l.Move(near(), near())
			}
			if rng.IntN(3) == 0 {
				continue // the page need not draw after every single event
			}
			grown.Update(l.Drawing.Strokes)
			anew := ink.NewPad(60)
			anew.Update(l.Drawing.Strokes)
			if !slices.Equal(grown.A, anew.A) {
				t.Fatal("the pad does not show the strokes")
			}
			var p ink.Processor
			var trace ink.Trace
			p.Process(&trace, l.Drawing.Strokes, l.Drawing.Steps)
			if trace != l.Trace {
				t.Fatal("the steps do not show the strokes")
			}
		}
	}
}

// Whatever the reader does, all that follows is current afterwards, although
// most of it is kept: the pictures, and the ink as a link carries it.
func TestWhatFollowsIsCurrent(t *testing.T) {
	images, labels := idx(t, 7)
	rng := rand.New(rand.NewPCG(13, 13))
	spot := func() ink.Point { return ink.Point{X: rng.Float32(), Y: rng.Float32()} }
	l := newPad()
	fields := map[string][]string{
		"ink": {Seven, Corner, "", "nonsense"}, "sample": {"0", "3", "-1"}, "pen": {"9", "4", "x"}, "off": {"crop", "pen_centre", "nose"},
		"right": {"3", "0", "99"}, "turn": {"20", "0", "NaN"}, "noise": {"10", "0", "-1"},
	}
	set := func() {
		all := l.Fields()
		f := all[rng.IntN(len(all))]
		if values := fields[f.Key]; rng.IntN(3) == 0 || values == nil {
			f.Reset()
		} else {
			f.Set(values[rng.IntN(len(values))])
		}
	}
	actions := map[string]func(){
		"Press": func() { l.Press(spot()) }, "Move": func() { l.Move(spot(), spot()) }, "Lift": l.Lift, "Cancel": l.Cancel, "Undo": l.Undo, "Redo": l.Redo, "Clear": l.Clear,
		"Arrow": func() { l.Arrow(rng.IntN(9)-4, rng.IntN(9)-4) }, "Dip": l.Dip, "SetTool": func() { l.SetTool(Tool(rng.IntN(2))) },
		"SetWidth": func() { l.SetWidth(rng.IntN(20)) }, "Toggle": func() { l.Toggle(rng.IntN(4)) },
		"SetNudge":   func() { l.SetNudge(ink.Nudge{Right: rng.IntN(3), Turn: float64(rng.IntN(3)) * 10}) },
		"TakeSample": l.TakeSample, "Settle": l.Settle, "Fill": l.Fill,
		"Arrived": func() { l.Arrived(SampleImages, images, nil); l.Arrived(SampleLabels, labels, nil) },
		"a field": func() { set(); l.Derive() },
		"Follow":  func() { l.Follow(func() { set(); set() }); l.Derive() },
	}
	var names []string
	for name := range actions {
		names = append(names, name)
	}
	slices.Sort(names)
	for range 2000 {
		name := names[rng.IntN(len(names))]
		if name == "Arrived" && rng.IntN(50) > 0 {
			continue
		}
		actions[name]()
		if l.Link() != encodeInk(l.Strokes) {
			t.Fatalf("after %s, the ink of the link is not what is drawn", name)
		}
		anew := New()
		anew.Drawing, anew.samples.set = l.Drawing, l.samples.set
		anew.Derive()
		if anew.Trace != l.Trace || anew.Nudged != l.Nudged || !slices.Equal(anew.Vector(), l.Vector()) {
			t.Fatalf("after %s, the pictures are not of what is drawn", name)
		}
		if l.TooMuch() || l.HasInk() != (len(l.Strokes) > 0 || l.Sample > 0) || l.IsNudged() != (l.Nudge != ink.Nudge{}) {
			t.Fatalf("after %s, what is said of the drawing is not so", name)
		}
	}
}

// What follows is derived when something has changed, and then only once.
func TestDerivedOnce(t *testing.T) {
	l := New()
	seven(&pad{Digit: l})
	l.Derive()
	if l.Trace.Blank {
		t.Fatal("nothing is derived")
	}
	l.Trace.Blank = true
	if l.Derive(); !l.Trace.Blank {
		t.Error("derived again though nothing has changed")
	}
	l.Toggle(0)
	if l.Derive(); l.Trace.Blank {
		t.Error("not derived again though a step was switched off")
	}
	l.Link()
	l.link = "kept"
	if l.Link() != "kept" {
		t.Error("the ink is encoded again though nothing has changed")
	}
	l.SetWidth(9)
	if l.Link() == "kept" {
		t.Error("the ink is not encoded again though the pen has changed")
	}
}

func TestDisturbed(t *testing.T) {
	l := newPad()
	seven(l)
	if l.Disturbed() {
		t.Error("a plain drawing is disturbed")
	}
	l.Toggle(2)
	if !l.Disturbed() {
		t.Error("a step is off and nothing is disturbed")
	}
	l.Drawing.Sample = 1 // a scan has been through the steps
	if l.Disturbed() {
		t.Error("steps that are not made disturb a scan")
	}
	if l.SetNudge(ink.Nudge{Down: 1}); !l.Disturbed() {
		t.Error("a nudge does not disturb")
	}
}
