package structure

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"convlab/nn/ink"
	"convlab/nn/sketch"
	"convlab/nn/zoo"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

// open returns the chapter of a first visit by a reader who has drawn a 7.
func open() *Room {
	d := room.NewDesk()
	r := New(d)
	d.Digit.Press(ink.Point{X: .32, Y: .25})
	d.Digit.Move(ink.Point{X: .6, Y: .19}, ink.Point{X: .7, Y: .23}, ink.Point{X: .53, Y: .62}, ink.Point{X: .48, Y: .8})
	d.Digit.Lift()
	d.Digit.Changed = r.Derive
	r.Enter()
	r.Derive()
	return r
}

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en); n < 100 {
		t.Errorf("only %d texts were looked at", n)
	}
	for _, e := range []Exhibit{Strip, Sort, Shuffle} {
		r := open()
		r.Show(int(e))
		var q words.Both[words.Question]
		r.Lang = words.Chinese
		q.Zh = r.Question()
		r.Lang = words.English
		q.En = r.Question()
		wordstest.Chapter(t, &Chapter.Heading, &Chapter.Keys, q)
	}
}

// A strip folded at 28 is the picture, and what it shows is not told before.
func TestFolding(t *testing.T) {
	r := open()
	r.Answer(int(Mask))
	if q, choice := r.Asked(); choice != -1 || q.Right != int(Cup) || !r.Sealed() {
		t.Errorf("asked %+v, %d: told before it is folded", q, choice)
	}
	r.Play()
	for range 1000 {
		r.Advance(1. / 60)
	}
	if r.Moving() || r.Rows != 28 || !r.Folded() || r.Done() != 784 {
		t.Errorf("after playing %d rows, %d numbers", r.Rows, r.Done())
	}
	if _, choice := r.Asked(); choice != int(Mask) {
		t.Error("folded, it is not told")
	}
	if title, _ := r.FoldSays(); title != r.T().Things[Cup] || title != r.Name() {
		t.Errorf("it is %q", title)
	}
	r.SetWide(27)
	if !r.Folded() || r.Rows != 30 || !r.Sealed() {
		t.Errorf("at 27 there are %d rows", r.Rows)
	}
	if from, to := r.Row(); from != 783 || to != 784 {
		t.Errorf("the last row is %d to %d", from, to)
	}
	for _, wide := range []int{0, 25, 33} {
		if r.SetWide(wide); r.Wide != 27 {
			t.Errorf("folded at %d", r.Wide)
		}
	}
	r.Try()
	if r.Wide != 28 || !r.Moving() || r.Rows != 0 {
		t.Error("trying does not fold")
	}
	if r.Key("ArrowRight", 1, 0); r.Rows != 1 || r.Moving() {
		t.Errorf("a row on is row %d", r.Rows)
	}
	if r.Key("End", 0, 0); r.Rows != 28 {
		t.Error("the end is not the end")
	}
}

// The moved cup has the first one's numbers in other places, and the count of those
// that differ is counted.
func TestMovedCup(t *testing.T) {
	r := open()
	first := r.Picture
	r.Take(Moved)
	if !r.Again() || r.Before != first || r.What != Cup || r.Picture != *sketch.Moved(&first, right, -up) {
		t.Error("it is not the cup, moved")
	}
	n := 0
	for i := range first {
		if first[i] != r.Picture[i] {
			n++
		}
	}
	if d := r.Differing(); d != n || d < 100 {
		t.Errorf("%d numbers differ, counted are %d", d, n)
	}
}

// Riddles are of all things, and the same whenever they are asked for.
func TestRiddles(t *testing.T) {
	r, seen := open(), map[Thing]int{}
	pictures := map[ink.Picture]bool{}
	for range 40 {
		r.TakeNew()
		seen[r.What]++
		pictures[r.Picture] = true
		if r.What == Digit && (r.Label < 0 || r.Label > 9) || r.Picture.Empty() {
			t.Fatalf("riddle %d: a %v, labelled %d", r.Riddle, r.What, r.Label)
		}
	}
	if len(seen) != 3 || len(pictures) < 38 {
		t.Errorf("%v, %d pictures", seen, len(pictures))
	}
	last := r.Picture
	r.TakeOwn()
	if r.Picture != r.Digit.Nudged || r.Sealed() {
		t.Error("the reader's digit is not theirs")
	}
	r.Undo()
	if r.Own || r.Picture != last {
		t.Error("the strip before does not come back")
	}
	r.Redo()
	if !r.Own {
		t.Error("nor does it go again")
	}
}

// Sorting counts what is right, by picture and by strip, and goes back and forth.
func TestSorting(t *testing.T) {
	r := open()
	r.Show(int(Sort))
	for i := range 40 {
		if i == 20 {
			r.SetBlind(true)
		}
		right := r.Zoo.Next.Family == sketch.Guala
		if i%5 == 0 {
			right = !right // an error
		}
		c := r.Zoo.Next
		r.Put(right)
		if last := r.Last(); *last.Picture != *c.Picture || last.Right() != (i%5 != 0) || last.Blind != (i >= 20) {
			t.Fatalf("creature %d: right %v, blind %v", i, last.Right(), last.Blind)
		}
	}
	seen, blind, numbers := r.Scores()
	if seen != (Score{16, 20}) || blind != (Score{16, 20}) || numbers.Of != 40 {
		t.Errorf("%v by picture, %v by strip, %v by numbers", seen, blind, numbers)
	}
	sorted, next := r.Sorted, *r.Zoo.Next.Picture
	for range 3 {
		r.Undo()
	}
	if len(r.Sorted) != 37 || len(r.Zoo.Past) != 37 || *r.Zoo.Next.Picture == next {
		t.Errorf("three back there are %d", len(r.Sorted))
	}
	for range 3 {
		r.Redo()
	}
	if r.Sorted != sorted || *r.Zoo.Next.Picture != next {
		t.Error("and forth it is another")
	}
	again := open()
	again.State = r.State
	again.Derive()
	if a, b, c := again.Scores(); a != seen || b != blind || c != numbers {
		t.Errorf("from a link the scores are %v, %v, %v", a, b, c)
	}
	r.Anew()
	if r.Sorted != "" || len(r.Zoo.Past) != 0 || *r.Zoo.Next.Picture == next || r.SortedSays() != "" {
		t.Error("a new batch is not new")
	}
	for r.Key("ArrowLeft", -1, 0); !r.Full(); {
		r.Put(false)
	}
	if r.Put(false); len(r.Sorted) != mostSorted {
		t.Errorf("%d were sorted", len(r.Sorted))
	}
}

// The shuffle moves every row's pixels to where their places are.
func TestShuffle(t *testing.T) {
	r := open()
	r.Show(int(Shuffle))
	for i := range pixels {
		if Order[Place[i]] != i {
			t.Fatalf("pixel %d goes to %d, whence comes %d", i, Place[i], Order[Place[i]])
		}
		if v, here := r.Shuffled(i); v != r.Digit.Nudged[Order[i]] || !here {
			t.Fatalf("place %d shows %d, %v", i, v, here)
		}
	}
	r.Go(10)
	n := 0
	for i := range pixels {
		_, here := r.Shuffled(i)
		n += one(here)
	}
	if n != 280 {
		t.Errorf("with ten rows moved there are %d pixels", n)
	}
	r.Key("ArrowDown", 0, 1)
	if r.Pixel != first.Pixel+28 || !strings.Contains(r.Aloud(), "9") {
		t.Errorf("pixel %d: %q", r.Pixel, r.Aloud())
	}
}

// Weights are fetched when the exhibit is opened, and what comes is used or
// refused whole.
func TestNetworks(t *testing.T) {
	r := open()
	if len(r.Wants()) > 0 {
		t.Errorf("wants %q", r.Wants())
	}
	r.Show(int(Shuffle))
	wanted := r.Wants()
	for i := range r.Nets {
		n := &r.Nets[i]
		if !n.Measured() {
			continue
		}
		file := panel.WeightsFile(n.Model)
		net := n.Model.New()
		net.Init(1)
		var b bytes.Buffer
		if err := n.Model.Encode(&b, net); err != nil {
			t.Fatal(err)
		}
		r.Arrived(file, b.Bytes()[:100], nil)
		r.Derive()
		if !n.Failed || n.Top >= 0 || !r.Missing() {
			t.Errorf("%s: half a file was taken", file)
		}
		r.Retry()
		r.Arrived(file, nil, errors.New("offline"))
		if !n.Failed {
			t.Errorf("%s: no failure", file)
		}
		r.Retry()
		r.Arrived(file, b.Bytes(), nil)
		r.Derive()
		if n.Failed || n.Top < 0 || !n.Here() {
			t.Errorf("%s: no answer", file)
		}
	}
	if got := r.Wants(); len(got) > 0 {
		t.Errorf("wants %q of %q still", got, wanted)
	}
	title, sentence := r.ShuffleSays()
	for i := range r.Nets {
		if _, ok := r.Nets[i].Errors(); !ok && (title != r.T().NotMeasured || sentence != r.T().NotMeasuredHelp) {
			t.Errorf("%q, %q is said of what has not been measured", title, sentence)
		}
	}
	if zoo.Shuffle.Order(pixels)[5] != Order[5] || Elsewhere() < 770 {
		t.Error("the shuffle is not the networks'")
	}
}

// What links carry comes back, and what means nothing changes nothing.
func TestLinks(t *testing.T) {
	r := open()
	r.Show(int(Sort))
	r.Put(true)
	r.SetBlind(true)
	r.Put(false)
	r.Take(5)
	r.SetWide(27)
	r.Look(100)
	other := New(room.NewDesk())
	from := r.Fields()
	for i, f := range other.Fields() {
		if v := from[i].Get(); v != "" && f.Key != "ink" {
			if err := f.Set(v); err != nil {
				t.Errorf("%s=%s: %v", f.Key, v, err)
			}
		}
	}
	if other.State != r.State || other.Sorted != "lG" {
		t.Errorf("%+v came as %+v", r.State, other.State)
	}
	for _, f := range other.Fields() {
		for _, bad := range []string{"-1", "x", "99999", strings.Repeat("g", mostSorted+1)} {
			if f.Key != "ink" && f.Key != "sample" {
				f.Set(bad)
			}
		}
	}
	if other.State != r.State {
		t.Errorf("nonsense made %+v", other.State)
	}
	for _, f := range other.Fields() {
		f.Reset()
	}
	if other.State != first {
		t.Errorf("reset to %+v", other.State)
	}
}
