package flatten

import (
	"bytes"
	"errors"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

// open returns the flattening of a first visit by a reader who may have drawn.
func open(draw ...func(*digit.Digit)) *Room {
	d := room.NewDesk()
	r := New(d)
	for _, f := range draw {
		f(d.Digit)
	}
	d.Digit.Changed = r.Derive
	r.Enter()
	r.Derive()
	return r
}

// seven draws a 7.
func seven(d *digit.Digit) {
	d.Press(ink.Point{X: .32, Y: .25})
	d.Move(ink.Point{X: .6, Y: .19}, ink.Point{X: .7, Y: .23}, ink.Point{X: .53, Y: .62}, ink.Point{X: .48, Y: .8})
	d.Lift()
}

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en); n < 40 {
		t.Errorf("only %d texts were looked at", n)
	}
	wordstest.Chapter(t, &Chapter.Heading, &Chapter.Keys, words.Both[words.Question]{Zh: zh.Question, En: en.Question})
}

func TestFlattening(t *testing.T) {
	r := open(seven)
	if r.State != (State{Pixel: firstPixel, Answer: -1}) {
		t.Errorf("a first visit begins at %+v", r.State)
	}
	for _, c := range []struct{ to, want int }{{5, 5}, {28, 28}, {29, 28}, {-1, 0}} {
		if r.Pull(c.to); r.Rows != c.want {
			t.Errorf("Pull(%d) pulls %d", c.to, r.Rows)
		}
	}
	for _, c := range []struct{ look, dx, dy, want int }{
		{206, 0, 0, 206}, {-5, 0, 0, 0}, {5000, 0, 0, 783}, {206, 1, 0, 207}, {206, 0, 1, 234}, {206, -1, -1, 177},
		{0, -1, -1, 0}, {27, 1, 0, 27}, {28, -1, 0, 28}, {783, 1, 1, 783}, {400, -100, 0, 392}, {400, 0, 100, 764},
	} {
		r.Look(c.look)
		if r.LookBy(c.dx, c.dy); r.Pixel != c.want {
			t.Errorf("from %d by %d, %d to %d, want %d", c.look, c.dx, c.dy, r.Pixel, c.want)
		}
	}
	if r.Truth() != -1 {
		t.Error("a drawing is labelled before anyone said what it is")
	}
	if r.Label(7); r.Truth() != 7 {
		t.Error("the reader's label is not the truth")
	}
	r.Label(3)
	if r.Label(3); r.Truth() != -1 {
		t.Error("the same label again does not take it back")
	}
	r.Label(3)
	set := &mnist.Set{Images: make([]uint8, 3*mnist.Pixels), Labels: []uint8{5, 6, 8}}
	for i := range 3 {
		set.Images[i*mnist.Pixels+400] = 255
	}
	var images, labels bytes.Buffer
	if err := set.Write(&images, &labels); err != nil {
		t.Fatal(err)
	}
	r.Digit.TakeSample()
	r.Digit.Arrived(digit.SampleImages, images.Bytes(), nil)
	r.Digit.Arrived(digit.SampleLabels, labels.Bytes(), nil)
	if want := int(set.Labels[r.Digit.Sample-1]); r.Truth() != want {
		t.Errorf("a scan labelled %d is called %d", want, r.Truth())
	}
	// Undo is of the digit, the rest stays.
	if r.Undo(); r.Digit.Sample != 0 || len(r.Digit.Strokes) != 1 || r.Truth() != 3 {
		t.Error("Undo does not bring the drawing back")
	}
	if r.Redo(); r.Digit.Sample == 0 {
		t.Error("Redo does not bring the scan back")
	}
	r.SetUnit(true)
	if !r.Unit {
		t.Error("÷255 does not switch on")
	}
}

func TestPlayTheFlattening(t *testing.T) {
	r := open(seven)
	r.Pull(25)
	if r.Advance(10); r.Moving() || r.Rows != 25 {
		t.Error("it moves before Play")
	}
	r.Play()
	if !r.Moving() || !r.Busy() {
		t.Error("it does not play")
	}
	n := 0
	for last := 25; r.Moving(); n++ {
		if r.Advance(.02); r.Rows < last || r.Rows > last+1 || r.Clock.Phase() < 0 || r.Clock.Phase() >= 1 || n > 1000 {
			t.Fatalf("from row %d to %d, %v of the way", last, r.Rows, r.Clock.Phase())
		}
		last = r.Rows
	}
	if r.Rows != 28 || r.Busy() || n < 36 || n > 39 { // three rows at four a second
		t.Errorf("it ends at row %d after %d frames", r.Rows, n)
	}
	if r.Play(); r.Rows != 0 {
		t.Error("Play at the end does not start over")
	}
	r.Advance(100)
	if r.Rows != 28 || r.Moving() {
		t.Error("a long pause does not end at the last row")
	}
	for name, stop := range map[string]func(){"Pull": func() { r.Pull(3) }, "Play": r.Play, "Leave": r.Leave, "Space": func() { r.Key(" ", 0, 0) }, "Home": func() { r.Key("Home", 0, 0) }} {
		r.Pull(0)
		if r.Play(); !r.Moving() {
			t.Fatal("it does not play")
		}
		if stop(); r.Moving() {
			t.Errorf("%s does not stop it", name)
		}
	}
}

func TestKey(t *testing.T) {
	r := open(seven)
	for _, c := range []struct {
		key         string
		dx, dy      int
		used        bool
		rows, pixel int
	}{
		{"End", 0, 0, true, 28, 27*28 + 10}, {"Home", 0, 0, true, 0, 10}, {"ArrowDown", 0, 1, true, 0, 38}, {"ArrowLeft", -1, 0, true, 0, 37},
		{"a", 0, 0, false, 0, 37}, {"Enter", 0, 0, false, 0, 37},
	} {
		if used := r.Key(c.key, c.dx, c.dy); used != c.used || r.Rows != c.rows || r.Pixel != c.pixel {
			t.Errorf("%s: row %d, pixel %d, used: %v", c.key, r.Rows, r.Pixel, used)
		}
	}
	if !r.Key(" ", 0, 0) || !r.Moving() {
		t.Error("Space does not play")
	}
	r.Point("row")
	if r.Leave(); r.Hot != "" || r.Moving() {
		t.Error("something of the moment is left")
	}
}

// Only the dense network is asked: the vector enters it.
func TestNetwork(t *testing.T) {
	r := open(seven)
	dense := panel.WeightsFile(&zoo.Dense)
	if got := r.Panel.Wants(); len(got) != 2 || got[0] != panel.NoveltyFile || got[1] != dense {
		t.Errorf("%q is wanted", got)
	}
	if r.Network() != r.Panel.Answer(&zoo.Dense) || r.Network().Said() {
		t.Error("it is another network's answer that is shown")
	}
	r.Panel.Arrived(dense, nil, errors.New("offline"))
	if r.Panel.Missing() != panel.FailDownload {
		t.Error("the page does not say that the only network is missing")
	}
}

// There must be something to flatten; without a drawing a real digit is asked for.
func TestEnter(t *testing.T) {
	r := open()
	if r.Digit.Wants() == nil || !r.Digit.Filling() {
		t.Error("nothing to flatten, and nothing is asked for")
	}
	r.Digit.Arrived(digit.SampleImages, nil, errors.New("offline"))
	if r.Enter(); r.Digit.Wants() != nil || r.Digit.Filling() {
		t.Error("what can't be had is asked for again unasked")
	}
	if r := open(seven); r.Digit.Wants() != nil || r.Digit.Filling() {
		t.Error("the reader's own digit is not what is flattened")
	}
}
