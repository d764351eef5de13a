// Package digit is the reader's digit, which goes through all chapters: the
// drawing, what the reader does to it, and the 28×28 picture that it becomes.
package digit

import (
	"convlab/nn/ink"
	"convlab/web/lesson/library"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
)

// A Drawing is strokes, or an image of MNIST, and what is done to it on its way
// to the networks: what a link carries of a digit.
type Drawing struct {
	Strokes []ink.Stroke
	Sample  int // an image of MNIST, see [ScanOf]; 0 for strokes
	Width   int // of the pen, in hundredths of the pad
	Steps   ink.Steps
	Nudge   ink.Nudge
	Touched []Touch // in the order of their places; never changed in place
}

// content is what undo returns to. Which tool is in hand is the reader's.
type content struct {
	strokes []ink.Stroke
	sample  int
	width   int
	steps   ink.Steps
	nudge   ink.Nudge
	touched []Touch
}

// A Digit is the reader's drawing while they work on it, and what follows from it.
type Digit struct {
	Drawing
	Tool   Tool
	Cursor Cursor // the pad's keyboard pen

	// What follows, once [Digit.Derive] has been called.
	Trace     ink.Trace   // the pictures on the way to 28×28
	Untouched ink.Picture // the last of them, nudged
	Nudged    ink.Picture // the same with the grey values that the reader has set: what the networks receive

	Changed func()             // called when what follows has to be derived anew
	Say     func(words.Notice) // the zero notice takes back what was said
	Refused func(part string)  // called for a part of a link that proves meaningless later
	Library *library.Library   // where images beyond the sample come from

	samples samples
	proc    ink.Processor
	history undo.History[content]
	turns   int    // how often something was remembered
	sliding string // what the reader is changing little by little, "" for nothing: it is undone in one step
	stroke  bool   // a pointer stroke is being drawn
	last    ink.Point
	stale   bool
	link    string // the ink as a link carries it, if linked
	linked  bool
	scribe  scribe

	followed followed // of the link that was followed last
	vector   [ink.Side * ink.Side]float32
}

// New returns an empty pad.
func New() *Digit {
	d := &Digit{Drawing: Drawing{Width: DefaultWidth, Steps: ink.AllSteps},
		Cursor: Cursor{X: CursorGrid / 2, Y: CursorGrid / 4}, stale: true, Changed: func() {}, Say: func(words.Notice) {}, Library: library.New()}
	d.Refused = func(part string) { d.Say(words.BadLink(part)) }
	return d
}

// changed is called when what follows is no longer what follows.
func (d *Digit) changed() {
	d.touch()
	d.Changed()
}

// touch is changed for those who tell others later.
func (d *Digit) touch() { d.stale, d.linked = true, false }

// Derive takes the drawing through all its steps to 28×28, unless nothing has
// changed since it last did.
func (d *Digit) Derive() {
	if !d.stale {
		return
	}
	d.stale = false
	if n := d.Sample; n > 0 {
		// A scan of MNIST has been through these steps already.
		p, _, here := d.Scan(n)
		d.stale = !here
		d.Trace = ink.Trace{Raw: p, Cropped: p, Scaled: p, Inked: p, Centred: p, Blank: p.Empty()}
	} else {
		d.proc.Process(&d.Trace, d.Strokes, d.Steps)
	}
	d.Untouched = d.Trace.Centred
	if d.IsNudged() {
		d.Nudge.Apply(&d.Untouched, &d.Trace.Centred)
	}
	d.Nudged = d.Untouched
	for _, t := range d.Touched {
		d.Nudged[t.At] = t.Grey
	}
	d.Nudged.Floats(d.vector[:])
}

// IsNudged says whether the finished picture is disturbed before it goes in.
func (d *Digit) IsNudged() bool { return d.Nudge != (ink.Nudge{}) }

// IsTouched says whether the reader has set grey values of the finished picture.
func (d *Digit) IsTouched() bool { return len(d.Touched) > 0 }

// HasInk says whether there is a digit: strokes, or an image, or pixels set by hand.
func (d *Digit) HasInk() bool { return len(d.Strokes) > 0 || d.Sample > 0 || d.IsTouched() }

// Blank says whether there is nothing in the picture that the networks receive.
func (d *Digit) Blank() bool {
	if d.IsTouched() {
		d.Derive()
		return d.Nudged.Empty()
	}
	return d.Trace.Blank
}

// Disturbed says whether the picture is not what the networks expect because
// the reader wants it so.
func (d *Digit) Disturbed() bool {
	return d.IsNudged() || d.IsTouched() || d.Sample == 0 && d.Steps != ink.AllSteps
}

// Vector returns what enters the networks: 784 numbers from 0 to 1. The caller
// must not change them.
func (d *Digit) Vector() []float32 { return d.vector[:] }

// Settle ends what belongs to the moment: the chapter is being left.
func (d *Digit) Settle() { d.stroke, d.Cursor.Down = false, false }

// Tool is what the pointer does on the pad.
type Tool int

const (
	Pen Tool = iota
	Eraser
)

// The pen's widths, in hundredths of the pad.
const MinWidth, DefaultWidth, MaxWidth = 2, 6, 14
