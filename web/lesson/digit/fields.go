package digit

import (
	"slices"
	"strings"

	"convlab/nn/ink"
	"convlab/web/lesson/link"
)

// Carried are the fields that every chapter's links carry: each can use the
// reader's own digit.
func (d *Digit) Carried() []link.Field {
	return []link.Field{
		{Key: "ink", Get: d.Link, Set: d.setInk, Reset: func() { d.Strokes = nil; d.touch() }},
		d.asked(d.touched(link.Int("sample", &d.Sample, 0, 1<<20, 0))),
	}
}

// Fields are all fields of the digit, for chapters that show how it becomes a picture.
func (d *Digit) Fields() []link.Field {
	fields := []link.Field{
		link.Int("pen", &d.Width, MinWidth, MaxWidth, DefaultWidth),
		{Key: "off", Get: d.stepsOff, Set: d.setSteps, Reset: func() { d.Steps = ink.AllSteps }},
		link.Int("right", &d.Nudge.Right, -MaxShift, MaxShift, 0),
		link.Int("down", &d.Nudge.Down, -MaxShift, MaxShift, 0),
		link.Float("turn", &d.Nudge.Turn, -MaxTurn, MaxTurn),
		link.Float("grow", &d.Nudge.Grow, -MaxGrow, MaxGrow),
		link.Float("thick", &d.Nudge.Thick, -MaxThick, MaxThick),
		link.Float("noise", &d.Nudge.Noise, 0, MaxNoise),
		{Key: "px", Get: d.writeTouched, Set: d.readTouched, Reset: func() { d.Touched = nil }},
	}
	for i, f := range fields {
		fields[i] = d.touched(f)
	}
	return append(d.Carried(), fields...)
}

// touched is a field whose changes make what follows stale.
func (d *Digit) touched(f link.Field) link.Field {
	set, reset := f.Set, f.Reset
	f.Set = func(v string) error { d.touch(); return set(v) }
	f.Reset = func() { d.touch(); reset() }
	return f
}

// asked is a field by which a link asks for a digit.
func (d *Digit) asked(f link.Field) link.Field {
	set := f.Set
	f.Set = func(v string) error {
		err := set(v)
		d.followed.note(err)
		return err
	}
	return f
}

// followed is what became of a link's digit.
type followed struct {
	read, refused bool
	touched       bool // it brings grey values
	before        content
}

func (f *followed) note(err error) {
	_, partly := err.(link.Rest)
	f.read = f.read || err == nil || partly
	f.refused = f.refused || err != nil && !partly
}

// Link returns the ink as a link carries it: "" without ink, and for more ink
// than a link can carry.
func (d *Digit) Link() string {
	if !d.linked {
		d.link, d.linked = d.scribe.encode(d.Strokes), true
	}
	return d.link
}

// TooMuch says whether there is more ink than a link can carry.
func (d *Digit) TooMuch() bool { return len(d.Strokes) > 0 && d.Link() == "" }

func (d *Digit) setInk(v string) error {
	strokes, err := decodeInk(v)
	if d.followed.note(err); strokes != nil {
		d.Strokes = strokes
		d.touch()
	}
	return err
}

// Follow lets a link change the drawing. If it brings the ink that is there,
// that stays: it is finer than a link can say, and can still be undone. It also
// stays if the link's own digit can't be read.
func (d *Digit) Follow(visit func()) {
	before, ink, touched := d.Drawing, d.Link(), d.writeTouched()
	d.followed = followed{before: content{strokes: before.Strokes, sample: before.Sample}}
	visit()
	d.touch()
	if d.followed.refused && !d.followed.read {
		d.Strokes, d.Sample = before.Strokes, before.Sample
	}
	if p, _, ok := Scanned(d.Sample); ok {
		d.Library.Want(p)
	} else if d.Sample > 0 && (d.followed.read || !d.samples.failed) {
		d.samples.wanted, d.samples.failed = true, false
	}
	if d.samples.set != nil {
		d.have()
	}
	if (d.Sample != before.Sample || d.Link() != ink) && !d.followed.touched {
		d.Touched = nil // they were another digit's
	}
	if d.Sample == before.Sample && d.Link() == ink && d.writeTouched() == touched {
		d.Strokes = before.Strokes
	} else {
		d.history.Clear()
	}
	d.touch()
}

var stepNames = []string{"crop", "scale", "pen", "centre"}

func stepBits(s *ink.Steps) []*bool { return []*bool{&s.Crop, &s.Scale, &s.Pen, &s.Centre} }

func (d *Digit) stepsOff() string {
	var off []string
	for i, on := range stepBits(&d.Steps) {
		if !*on {
			off = append(off, stepNames[i])
		}
	}
	return strings.Join(off, "_")
}

func (d *Digit) setSteps(v string) error {
	steps := ink.AllSteps
	for name := range strings.SplitSeq(v, "_") {
		i := slices.Index(stepNames, name)
		if i < 0 {
			return link.ErrValue
		}
		*stepBits(&steps)[i] = false
	}
	d.Steps = steps
	return nil
}
