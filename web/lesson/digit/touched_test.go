package digit

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"convlab/nn/ink"
	"convlab/web/lesson/library"
	"convlab/web/lesson/link"
)

// What is painted is in the picture that the networks receive, and nowhere else;
// Undo takes a whole stroke of the brush back.
func TestSetGrey(t *testing.T) {
	d := New()
	d.Press(ink.Point{X: .3, Y: .2})
	d.Move(ink.Point{X: .5, Y: .8})
	d.Lift()
	d.Derive()
	was := d.Nudged
	d.SetGrey(false, Touch{3, 200})
	d.SetGrey(true, Touch{4, 200}, Touch{5, 200})
	d.SetGrey(false, Touch{3, 10})
	d.Derive()
	want := was
	want[3], want[4], want[5] = 10, 200, 200
	if d.Nudged != want || d.Untouched != was || d.Trace.Centred != was {
		t.Error("what was set is not in the picture, or is in another")
	}
	if d.Vector()[4] != 200./255 {
		t.Errorf("the vector has %v", d.Vector()[4])
	}
	if !d.IsTouched() || !d.Disturbed() || d.IsNudged() {
		t.Error("it does not say that it was touched")
	}
	d.Undo()
	d.Derive()
	if want[3] = 200; d.Nudged != want {
		t.Error("Undo does not take the last stroke back")
	}
	d.Undo()
	if d.Derive(); d.Nudged != was || d.IsTouched() {
		t.Error("Undo does not take the first stroke back")
	}
	d.Redo()
	if d.Derive(); d.Nudged != want {
		t.Error("Redo does not paint it again")
	}
	d.Restore()
	if d.Derive(); d.Nudged != was || d.IsTouched() {
		t.Error("Restore leaves something")
	}
	d.Undo()
	if d.Derive(); d.Nudged != want {
		t.Error("Restore can’t be undone")
	}
	// The old value again is no touch, and nothing to undo.
	n := d.Turns()
	d.SetGrey(false, Touch{3, was[3]}, Touch{4, was[4]}, Touch{5, was[5]})
	if d.IsTouched() || d.Turns() != n+1 {
		t.Errorf("with all values as they were there is %v", d.Touched)
	}
	if d.SetGrey(false, Touch{3, was[3]}); d.Turns() != n+1 {
		t.Error("nothing is a change")
	}
}

// A change of what the values were set on takes them away, and Undo brings both back.
func TestTouchesGoWithTheirPicture(t *testing.T) {
	for name, f := range map[string]func(d *Digit){
		"a stroke": func(d *Digit) { d.Press(ink.Point{X: .9, Y: .9}); d.Lift() },
		"clear":    func(d *Digit) { d.Clear() },
		"width":    func(d *Digit) { d.SetWidth(MaxWidth) },
		"nudge":    func(d *Digit) { d.SetNudge(ink.Nudge{Right: 2}) },
		"steps":    func(d *Digit) { d.Toggle(0) },
		"ink":      func(d *Digit) { d.Write(Corner) },
		"a scan":   func(d *Digit) { d.Take(ScanOf(library.Test, 3)) },
		"eraser":   func(d *Digit) { d.SetTool(Eraser); d.Press(ink.Point{X: .01, Y: .99}); d.Lift() },
	} {
		d := New()
		d.Write(Seven)
		d.SetGrey(false, Touch{0, 99}, Touch{400, 7})
		f(d)
		d.Derive()
		if d.IsTouched() || d.Nudged[0] == 99 {
			t.Errorf("%s: the values stay", name)
		}
		d.Undo()
		d.Derive()
		if d.Nudged[0] != 99 || len(d.Touched) != 2 {
			t.Errorf("%s: Undo does not bring the values back", name)
		}
	}
	d := New()
	d.SetGrey(false, Touch{28, 255})
	if !d.HasInk() || d.Blank() || d.Sample != 0 {
		t.Error("what is painted on an empty picture is nothing")
	}
	if d.Clear(); d.HasInk() || !d.Blank() {
		t.Error("Clear leaves what was painted")
	}
}

func TestTouchesInALink(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 2, 30, 784} {
		d := New()
		for range n {
			d.SetGrey(true, Touch{int16(rng.IntN(784)), uint8(rng.IntN(4) * 85)})
		}
		d.SetGrey(true, Touch{783, 255})
		s := d.writeTouched()
		other := New()
		if err := other.readTouched(s); err != nil || !reflect.DeepEqual(other.Touched, d.Touched) {
			t.Fatalf("%q gives %v, %v, want %v", s, other.Touched, err, d.Touched)
		}
	}
	for s, want := range map[string]struct {
		touched []Touch
		rest    string
	}{
		"": {nil, ""}, "AA": {nil, ""}, "AAA": {nil, ""}, "ECAA": {nil, ""}, "D_AA": {[]Touch{{0, 255}}, ""}, "D_MP": {[]Touch{{783, 255}}, ""}, "D_MQ": {nil, ""},
		"D_AA.": {[]Touch{{0, 255}}, "."}, "D_AAA": {[]Touch{{0, 255}}, "A"}, "D_AA.AB": {[]Touch{{0, 255}}, ".AB"}, "D_AA*ABAB": {[]Touch{{0, 255}}, "*ABAB"},
		"ABAB.ACAC": {[]Touch{{1, 1}, {2, 2}}, ""}, "ABAB.ACAB": {[]Touch{{1, 2}}, ""},
	} {
		d := New()
		d.Touched = []Touch{{9, 9}}
		err := d.readTouched(s)
		switch {
		case want.touched == nil:
			if err != link.ErrValue || len(d.Touched) != 1 || d.Touched[0].At != 9 {
				t.Errorf("%q: %v, and %v is left", s, err, d.Touched)
			}
		case !reflect.DeepEqual(d.Touched, want.touched) || want.rest == "" && err != nil || want.rest != "" && err != link.Rest(want.rest):
			t.Errorf("%q gives %v, %v", s, d.Touched, err)
		}
	}
}

func FuzzReadTouched(f *testing.F) {
	f.Add("D_AAAB.AAMP")
	f.Fuzz(func(t *testing.T, s string) {
		d := New()
		if err := d.readTouched(s); err == link.ErrValue {
			return
		}
		again := d.writeTouched()
		other := New()
		if err := other.readTouched(again); err != nil || !reflect.DeepEqual(other.Touched, d.Touched) {
			t.Errorf("%q becomes %q, which gives %v, %v", s, again, other.Touched, err)
		}
		d.Derive()
	})
}
