package pixels

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"convlab/nn/imagecode"
	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/library"
	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// open returns the chapter of a first visit by a reader who has drawn a 7.
func open() *Room {
	d := room.NewDesk()
	d.Lang = words.English
	r := New(d)
	d.Digit.Changed = r.Derive
	d.Digit.Write(digit.Seven)
	r.Enter()
	r.Derive()
	return r
}

// follow sets the chapter to what a link says.
func follow(t *testing.T, r *Room, query string) {
	t.Helper()
	_, pairs, unread := link.Read("#/x?"+query, func(string) bool { return true })
	unread = append(unread, link.Apply(r.Fields(), pairs)...)
	if len(unread) > 0 {
		t.Fatalf("%s: %q is not understood", query, unread)
	}
	r.Enter()
	r.Derive()
}

// samples hands over 500 images; image i has grey 1+i%250 at pixel i, and label i%10.
func samples(t *testing.T, r *Room) {
	t.Helper()
	set := images(sampleCount)
	var a, b bytes.Buffer
	if err := set.Write(&a, &b); err != nil {
		t.Fatal(err)
	}
	r.Digit.Arrived(digit.SampleImages, a.Bytes(), nil)
	r.Digit.Arrived(digit.SampleLabels, b.Bytes(), nil)
}

func images(n int) *mnist.Set {
	set := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
	for i := range n {
		set.Images[i*mnist.Pixels+i%mnist.Pixels] = uint8(1 + i%250)
		set.Labels[i] = uint8(i % 10)
	}
	return set
}

// unpack hands over a part of the library.
func unpack(r *Room, p library.Part, file string) {
	r.Library.Arrived(file, imagecode.Encode(images(p.Count())), nil)
	for r.Library.Unpack() {
	}
	r.Derive()
}

func TestCursorAndWindow(t *testing.T) {
	r := open()
	for _, c := range []struct{ look, dx, dy, pixel, top, left int }{
		{0, 0, 0, 0, 0, 0}, {783, 0, 0, 783, 21, 21}, {-5, 0, 0, 0, 0, 0}, {9999, 0, 0, 783, 21, 21},
		{14*28 + 13, 0, 0, 14*28 + 13, 11, 10}, {14*28 + 13, 1, 0, 14*28 + 14, 11, 10}, {0, -1, 0, 0, 0, 0}, {27, 1, 0, 27, 0, 21}, {783, 0, 1, 783, 21, 21},
	} {
		r.Look(c.look)
		if c.dx != 0 || c.dy != 0 {
			r.Key("", c.dx, c.dy)
		}
		if top, left := r.Window(); r.Pixel != c.pixel || top != c.top || left != c.left {
			t.Errorf("%+v: pixel %d, window %d, %d", c, r.Pixel, top, left)
		}
	}
	// Wherever the cursor goes, it is in the window, and its neighbours are where there are any.
	r.Look(0)
	for i := range 2000 {
		r.Key("", [4]int{1, 0, -1, 0}[i/7%4], [4]int{0, 1, 0, -1}[i/13%4])
		top, left := r.Window()
		row, col := r.Pixel/28, r.Pixel%28
		if top < 0 || left < 0 || top > 21 || left > 21 || max(row-1, 0) < top || min(row+1, 27) >= top+Reach || max(col-1, 0) < left || min(col+1, 27) >= left+Reach {
			t.Fatalf("at row %d, column %d the window is at %d, %d", row, col, top, left)
		}
	}
	// Hovering reads and does not move.
	was := r.Pixel
	r.Hover(400)
	if top, left := r.Window(); r.At() != 400 || r.Pixel != was || top != 11 || left != 5 {
		t.Errorf("hovering reads %d in window %d, %d", r.At(), top, left)
	}
	if r.Hover(-1); r.At() != was {
		t.Error("what was hovered stays")
	}
}

func TestPaint(t *testing.T) {
	r := open()
	r.Digit.Derive()
	was := r.Digit.Nudged
	r.SetPainting(true)
	r.SetBrush(200)
	r.Paint(0)
	r.PaintTo(5*28 + 5) // a quick pointer
	r.PaintTo(5*28 + 7)
	r.Lift()
	r.PaintTo(20)
	for i := range 6 {
		if r.Digit.Nudged[i*28+i] != 200 {
			t.Errorf("the diagonal has a hole at %d", i)
		}
	}
	if n := len(r.Digit.Touched); n != 8 || r.Pixel != 5*28+7 || r.Touched() != "8 of 784 numbers changed by you" {
		t.Errorf("%d pixels are painted: %s", n, r.Touched())
	}
	r.Paint(700) // another stroke
	r.Lift()
	r.Undo()
	if r.Digit.Nudged[700] != was[700] || len(r.Digit.Touched) != 8 {
		t.Error("Undo does not take the last stroke back")
	}
	r.Undo()
	if r.Digit.Nudged != was || r.Digit.IsTouched() {
		t.Error("Undo does not take the first stroke back, or not in one step")
	}
	r.Redo()
	r.Redo()
	if len(r.Digit.Touched) != 9 {
		t.Error("Redo does not paint again")
	}
	r.Restore()
	if r.Digit.Nudged != was {
		t.Error("Put back leaves something")
	}
	if r.Undo(); len(r.Digit.Touched) != 9 {
		t.Error("Put back can’t be undone")
	}
}

func TestTypeANumber(t *testing.T) {
	r := open()
	r.PressNumber(100)
	if r.Pixel != 100 || r.Cells.Editing(NumbersGrid) != -1 {
		t.Error("the first press does more than go there")
	}
	r.PressNumber(100)
	if r.Cells.Editing(NumbersGrid) != 100 {
		t.Fatal("the second press does not open the number")
	}
	r.Cells.Commit("77")
	if r.Digit.Nudged[100] != 77 {
		t.Errorf("the number is %d", r.Digit.Nudged[100])
	}
	for _, text := range []string{"256", "-1", "1.5", "x", ""} {
		r.Cells.Edit(NumbersGrid, 100)
		r.Type(text)
		if s, wrong := r.Notice(); r.Digit.Nudged[100] != 77 || !wrong || !strings.Contains(s, text) {
			t.Errorf("%q gives %d, and it is said %q", text, r.Digit.Nudged[100], s)
		}
	}
	// Typing on the picture opens the cursor's number.
	r.Look(200)
	if !r.Key("9", 0, 0) || r.Cells.Editing(NumbersGrid) != 200 || r.Cells.Text != "9" {
		t.Error("a digit does not begin a number")
	}
	r.Key("1", 0, 0)
	if r.Key("Enter", 0, 0); r.Digit.Nudged[200] != 91 {
		t.Error("keys that come before the field is there are lost")
	}
	r.Key("7", 0, 0)
	if r.Key("Escape", 0, 0); r.Digit.Nudged[200] != 91 || r.Cells.Editing(NumbersGrid) >= 0 {
		t.Error("Escape does not leave the number as it was")
	}
	r.Key(" ", 0, 0)
	if r.Digit.Nudged[200] != 255 {
		t.Error("Space does not paint the pixel")
	}
	// A block is one change.
	r.Paste(0, "1\t2\t3\n4\t5\t6")
	if r.Digit.Nudged[0] != 1 || r.Digit.Nudged[2] != 3 || r.Digit.Nudged[28] != 4 || r.Digit.Nudged[30] != 6 {
		t.Error("a block is not pasted")
	}
	r.Undo()
	if r.Digit.Nudged[0] != 0 || r.Digit.Nudged[30] != 0 || r.Digit.Nudged[200] != 255 {
		t.Error("a block is not undone in one step")
	}
	// What is open is taken when something else begins.
	r.Key("5", 0, 0)
	r.Show(int(Pair))
	if r.Digit.Nudged[200] != 5 || r.Exhibit() != int(Pair) {
		t.Errorf("left open, the number is %d", r.Digit.Nudged[200])
	}
}

// The counts are those of the pictures that are shown, for every digit and face.
func TestPairCounts(t *testing.T) {
	r := open()
	r.Show(int(Pair))
	samples(t, r)
	for d := range 10 {
		r.UseDigit(d)
		for left := range Faces {
			r.UseFace(0, left)
			for right := range Faces {
				r.UseFace(1, right)
				for range 2 {
					r.Move()
					for row := range r.Rows {
						w, n := &r.Rows[row], 0
						for i := range w.Left {
							if w.Left[i] != w.Right[i] {
								n++
							}
						}
						if n != w.Differ || !w.Here {
							t.Fatalf("%d differ, it says %d", n, w.Differ)
						}
					}
					if (r.Rows[TypedRow].Differ == 0) != (left == right && !r.Moved) {
						t.Errorf("%d, faces %d and %d, moved %v: %d differ", d, left, right, r.Moved, r.Rows[TypedRow].Differ)
					}
				}
			}
		}
		if a, b := r.Image(0), r.Image(1); a != d+1 || b != d+11 {
			t.Errorf("%d is written in images %d and %d", d, a, b)
		}
	}
	if r.Rows[WrittenRow].Differ != 2 || r.Count(TypedRow) != r.T().Equal || r.Count(WrittenRow) != "2 of 784 differ" {
		t.Errorf("it says %q and %q", r.Count(TypedRow), r.Count(WrittenRow))
	}
	r.Look(9)
	if got := r.PairAt(WrittenRow); got != "10 − 0 = +10" {
		t.Errorf("at the first one’s pixel it says %q", got)
	}
	r.Look(19)
	if got := r.PairAt(WrittenRow); got != "0 − 20 = −20" {
		t.Errorf("at the second one’s pixel it says %q", got)
	}
}

// Other images of the digit come, never the same on both sides, and all of them in the end.
func TestAnother(t *testing.T) {
	r := open()
	r.Show(int(Pair))
	samples(t, r)
	seen := map[int]bool{}
	for range 60 {
		r.Another(1)
		a, b := r.Image(0), r.Image(1)
		if a == b || (b-1)%10 != r.Typed {
			t.Fatalf("images %d and %d", a, b)
		}
		seen[b] = true
	}
	if len(seen) != 49 {
		t.Errorf("%d images have come", len(seen))
	}
	a, b := r.Image(0), r.Image(1)
	if r.Others(); r.Image(0) == a || r.Image(1) == b || r.Image(0) == r.Image(1) {
		t.Errorf("from %d, %d to %d, %d", a, b, r.Image(0), r.Image(1))
	}
	r.Undo()
	if r.Image(0) != a || r.Image(1) != b {
		t.Error("Undo does not bring them back")
	}
}

// The reader's two drawings are compared; each stroke is undone on its own, in order.
func TestMine(t *testing.T) {
	r := open()
	r.Show(int(Pair))
	r.UseMine(true)
	if r.Rows[WrittenRow].Here || r.Count(WrittenRow) != r.T().NotBoth {
		t.Error("one drawing is compared with nothing")
	}
	r.Second.Press(ink.Point{X: .3, Y: .2})
	r.Second.Move(ink.Point{X: .6, Y: .8})
	r.Second.Lift()
	if !r.Rows[WrittenRow].Here || r.Rows[WrittenRow].Differ == 0 {
		t.Error("two drawings are not compared")
	}
	strokes := len(r.Digit.Strokes)
	r.Digit.Press(ink.Point{X: .1, Y: .1})
	r.Digit.Move(ink.Point{X: .2, Y: .8})
	r.Digit.Lift()
	r.UseDigit(7)
	for i, undone := range []func() bool{
		func() bool { return r.Typed == firstDigit && len(r.Digit.Strokes) == strokes+1 },
		func() bool { return len(r.Digit.Strokes) == strokes && len(r.Second.Strokes) == 1 },
		func() bool { return len(r.Second.Strokes) == 0 && r.Mine },
		func() bool { return !r.Mine },
	} {
		if r.Undo(); !undone() {
			t.Fatalf("Undo %d takes something else back", i+1)
		}
	}
	for range 4 {
		r.Redo()
	}
	if r.Typed != 7 || len(r.Digit.Strokes) != strokes+1 || len(r.Second.Strokes) != 1 || !r.Mine {
		t.Error("Redo does not make it all again")
	}
	// Undo shows where the change was made.
	r.Show(int(Edit))
	if r.Undo(); r.Exhibit() != int(Pair) {
		t.Error("Undo changes what is not shown")
	}
}

func TestBrowse(t *testing.T) {
	r := open()
	r.Show(int(Browse))
	if !r.Coming() || len(r.Digit.Wants()) != 2 {
		t.Error("the images are not on their way")
	}
	samples(t, r)
	if r.Coming() || r.Sheet.Count != 500 || r.Pages() != 10 || len(r.Sheet.Page) != PageImages || r.Chosen() != 1 {
		t.Errorf("%d images on %d pages", r.Sheet.Count, r.Pages())
	}
	r.Filter(7)
	if r.Sheet.Count != 50 || r.Pages() != 1 || r.Sheet.Page[0] != 7 || r.Chosen() != 8 {
		t.Errorf("%d sevens, the first is %d", r.Sheet.Count, r.Sheet.Page[0])
	}
	if got := r.Have(); got != "50 of 500 images are labelled 7" {
		t.Errorf("it says %q", got)
	}
	r.Pick(2)
	if r.Picked != 28 || r.PickedName() != "Image 28 of the 500, labelled 7" {
		t.Errorf("picked is %d: %s", r.Picked, r.PickedName())
	}
	r.PickBy(-1)
	r.PickBy(-5)
	if r.Picked != 18 {
		t.Errorf("picked is %d", r.Picked)
	}
	r.Key("a", 0, 0)
	r.Turn(0)
	r.Pick(49)
	if r.PickBy(1); r.Page != 1 || r.Picked != 51 {
		t.Errorf("over the end of a page: page %d, image %d", r.Page, r.Picked)
	}

	r.UseShelf(Train)
	if !r.Coming() || r.Library.Wants()[0] != library.TrainFile || r.Sheet.Count != 0 || r.Have() != "0 of 60,000 have come" {
		t.Errorf("of the training images it is said %q", r.Have())
	}
	r.Library.Arrived(library.TrainFile, nil, errors.New("offline"))
	r.Derive()
	if !r.Lost() || r.Coming() || r.Have() != r.T().Lost {
		t.Error("lost images are on their way")
	}
	if r.Retry(); r.Lost() || len(r.Library.Wants()) != 1 {
		t.Error("they are not asked for again")
	}

	r.Filter(Doubtful)
	unpack(r, library.Test, library.TestFile)
	if r.Shelf != Test || r.Sheet.Count != 15 || r.Sheet.Page[0] != 947 || r.Picked != digit.ScanOf(library.Test, 947) {
		t.Errorf("%d doubtful images, the first %d", r.Sheet.Count, r.Sheet.Page[0])
	}
	if got := r.Doubt(); got != "Of five people 0 read 8, 5 read 9, and 0 read neither." {
		t.Errorf("it says %q", got)
	}
	r.Undo()
	if r.Shelf != Train || r.Only != All {
		t.Error("Undo does not bring the other images back")
	}
	r.Redo()

	// The image can be changed, and compared.
	r.EditPicked()
	if r.Exhibit() != int(Edit) || r.Digit.Sample != 10948 || r.Digit.Blank() || r.Digit.Nudged[947-784] == 0 {
		t.Error("the image is not the one whose numbers are shown")
	}
	r.Show(int(Browse))
	r.ComparePicked(1)
	if r.Exhibit() != int(Pair) || r.Image(1) != 10948 || r.Image(0) == 10948 || !r.Rows[WrittenRow].Here {
		t.Errorf("images %d and %d are compared", r.Image(0), r.Image(1))
	}
}

func TestLinks(t *testing.T) {
	for _, query := range []string{
		"show=pair&typed=8&face=bold&face2=dots&moved=1&a=5&b=10948&pixel=3",
		"show=pair&mine=1&ink2=" + digit.Corner,
		"show=browse&shelf=train&only=4&page=3&image=100123",
		"px=D_AcBYCU&pixel=28&grey=9",
	} {
		r := open()
		follow(t, r, query)
		other := open()
		var got string
		for _, f := range r.Fields() {
			if v := f.Get(); v != "" {
				got += "&" + f.Key + "=" + v
			}
		}
		follow(t, other, strings.TrimPrefix(got, "&"))
		if other.State != r.State || other.Second.Link() != r.Second.Link() || len(other.Digit.Touched) != len(r.Digit.Touched) {
			t.Errorf("%s\ngives\n%+v\nand then\n%+v", query, r.State, other.State)
		}
		for _, part := range strings.Split(query, "&") {
			if !strings.Contains(got+"&", "&"+part+"&") {
				t.Errorf("%s is not in %s", part, got)
			}
		}
	}
}

func TestTry(t *testing.T) {
	r := open()
	if r.Try(); r.Digit.Nudged[r.Pixel] < 100 || r.Digit.Nudged[r.Pixel] > 156 {
		t.Errorf("the pixel that is half covered is %d", r.Digit.Nudged[r.Pixel])
	}
	r.Show(int(Pair))
	samples(t, r)
	r.UseFace(1, Dots)
	r.Move()
	if r.Try(); r.Rows[TypedRow].Differ != 0 {
		t.Error("the typed ones differ")
	}
	if q, _ := r.Asked(); !strings.Contains(q.Reveal, "784 numbers are equal") || !strings.Contains(q.Reveal, "2 of 784 differ") {
		t.Errorf("the answer is %q", q.Reveal)
	}
	r.Show(int(Browse))
	if r.Try(); r.Only != Doubtful || r.Shelf != Test {
		t.Error("the doubtful labels are not shown")
	}
}

func TestAloud(t *testing.T) {
	r := open()
	if r.Hover(5); r.Aloud() != "" {
		t.Error("pointing is spoken")
	}
	r.Key("", 1, 0)
	if got, want := r.Aloud(), "Row 15, column 15: "; !strings.HasPrefix(got, want) {
		t.Errorf("a step is spoken as %q", got)
	}
	r.SetBrush(9)
	r.Key(" ", 0, 0)
	if got := r.Aloud(); got != "Row 15, column 15: 9; 1 of 784 numbers changed by you" {
		t.Errorf("painting is spoken as %q", got)
	}
	r.Show(int(Pair))
	if r.Aloud() != "" {
		t.Error("another exhibit is spoken twice")
	}
	r.Key("4", 0, 0)
	if got := r.Aloud(); got != "Typed: all 784 numbers are equal." {
		t.Errorf("another digit is spoken as %q", got)
	}
	r.Show(int(Browse))
	samples(t, r)
	r.Key("", 1, 0)
	if got := r.Aloud(); got != "Image 2 of the 500, labelled 1" {
		t.Errorf("another image is spoken as %q", got)
	}
}
