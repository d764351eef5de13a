package edges

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// opened returns the chapter in English, with the photos that it wants.
func opened(t *testing.T, query string) *Room {
	t.Helper()
	d := room.NewDesk()
	d.Lang = words.English
	r := New(d)
	fields := r.Fields()
	for pair := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(pair, "=")
		for _, f := range fields {
			if f.Key == key {
				if err := f.Set(value); err != nil {
					t.Fatalf("%s: %v", pair, err)
				}
			}
		}
	}
	r.Derive()
	serve(t, r)
	return r
}

func serve(t *testing.T, r *Room) {
	t.Helper()
	for _, name := range r.Wants() {
		b, err := os.ReadFile("../../../static/" + name)
		if err != nil {
			t.Fatal(err)
		}
		r.Arrived(name, b, nil)
	}
}

// Left 60, right 0: what is away from the border cancels, what straddles it gives
// 60·1·3 = 180, and the other way round −180.
func TestSixtyAndZero(t *testing.T) {
	r := opened(t, "")
	for i, v := range r.Halves.Map.V {
		want := 0.
		if c := i % 6; c == 2 || c == 3 {
			want = 180
		}
		if v != want {
			t.Fatalf("sum %d is %g, want %g", i, v, want)
		}
	}
	if v := r.Halves; v.Plus != [6]float64{180, 180, 180, 180} || v.Minus != [6]float64{-180, -180} || v.Sum != [6]float64{2: 180, 3: 180} {
		t.Errorf("the strip: %v %v %v", v.Plus, v.Minus, v.Sum)
	}
	r.Swap()
	if got := r.Halves.Step; got.Sum != -180 || got.Pixel != 0 {
		t.Errorf("swapped: %g, pixel %g", got.Sum, got.Pixel)
	}
	r.UseKernel(Horizontal)
	for _, v := range r.Halves.Map.V {
		if v != 0 {
			t.Error("the horizontal kernel sees a vertical border")
		}
	}
	r.UsePicture(Above)
	if v := r.Halves; v.Map.At(2, 0) != -180 || v.Map.At(3, 5) != -180 || v.Map.At(1, 1) != 0 || v.Sum != [6]float64{2: -180, 3: -180} {
		t.Errorf("0 above 60: %v, strip %v", v.Map.V, v.Sum)
	}
	for range 3 {
		r.Undo()
	}
	if r.A != 60 || r.Kernel != Vertical || r.Picture != Beside || r.CanUndo() {
		t.Errorf("undone: %+v", r.State)
	}
}

// What is said of a window is what is in it.
func TestSentences(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"step=13", "Nothing but 60"},
		{"step=18", "Nothing but 0 in the window: 0 is added"},
		{"step=15", "left, three times 60 stay; right, only 0s"},
		{"a=0&b=60&step=15", "left, only 0s; right, three times 60"},
		{"a=80&b=60&step=15", "left, three times 80; right, three times 60"},
		{"k=horizontal&step=15", "The top adds up to 120, the bottom to 120 as well"},
		{"in=head&step=15", "The left adds up to 196, the right to 609: more is taken away"},
		{"in=seven&step=12", "The left adds up to 346, the right to 0: more is added"},
		{"show=lines&at=1", "Nothing but 0 in the window"},
		{"show=lines&at=165", "only the horizontal kernel sees it"},
		{"show=lines&at=96", "only the vertical kernel sees it"},
	} {
		if got := opened(t, c.query).Sentence(); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, without %q", c.query, got, c.want)
		}
	}
}

// One kernel wipes out the verticals and the other the horizontals: where only
// one kind of line is in the window, one of them is 0 and the other, at its rims, not.
func TestLinesVanish(t *testing.T) {
	for _, query := range []string{"show=lines", "show=lines&width=1", "show=lines&width=4", "show=lines&lines=ladder&width=1"} {
		r := opened(t, query)
		v := &r.Lined
		var onlyX, onlyY int
		if x, y := v.X.Apply(), v.Y.Apply(); !slices.Equal(x.V, v.MapX.V) || !slices.Equal(y.V, v.MapY.V) {
			t.Fatalf("%s: the sums are others than step by step", query)
		}
		for i := range linesSteps {
			x, y := v.MapX.V[i], v.MapY.V[i]
			row, col := i/linesSide, i%linesSide
			across, down := true, true // nothing changes along the rows of the window, along its columns
			for k := range 9 {
				at := v.X.Input.At(row+k/3, col+k%3)
				across = across && at == v.X.Input.At(row+k/3, col)
				down = down && at == v.X.Input.At(row, col+k%3)
			}
			if across && x != 0 || down && y != 0 {
				t.Fatalf("%s at %d: %g, %g", query, i, x, y)
			}
			if across && y != 0 {
				onlyY++
			}
			if down && x != 0 {
				onlyX++
			}
		}
		if onlyX < 20 || onlyY < 10 {
			t.Errorf("%s: %d and %d places have only one kind of line", query, onlyX, onlyY)
		}
	}
	// The ends of a line are seen by the kernel that wipes the line out.
	whole, short := opened(t, "show=lines"), opened(t, "show=lines&short=1")
	if at := 7*linesSide + 2; whole.Lined.MapX.V[at] != 0 || short.Lined.MapX.V[at] == 0 {
		t.Errorf("the end of a line: %g, %g", whole.Lined.MapX.V[at], short.Lined.MapX.V[at])
	}
}

// A photo's maps are what each window says, written out.
func TestMapsAreWindows(t *testing.T) {
	for _, query := range []string{"show=photo", "show=gradient&sobel=1", "show=gradient&photo=lake", "show=photo&photo=chart&k=horizontal"} {
		r := opened(t, query)
		if !r.Ready() || r.Maps.Rows != 178 || r.Maps.Cols != 238 {
			t.Fatalf("%s: %d×%d", query, r.Maps.Rows, r.Maps.Cols)
		}
		for i := 0; i < r.Steps(); i += 211 {
			r.StepTo(i)
			v, m := &r.Pointed, &r.Maps
			if v.X.Sum != float64(m.X[i]) || v.Y.Sum != float64(m.Y[i]) {
				t.Fatalf("%s at %d: %g and %g, the maps say %g and %g", query, i, v.X.Sum, v.Y.Sum, m.X[i], m.Y[i])
			}
			// Recomputed from the file.
			g := func(dr, dc int) float64 { return float64(m.Grey[(v.Row+dr)*240+v.Col+dc]) }
			w := 1.
			if m.of.sobel {
				w = 2
			}
			x := g(0, 0) + w*g(1, 0) + g(2, 0) - g(0, 2) - w*g(1, 2) - g(2, 2)
			y := g(0, 0) + w*g(0, 1) + g(0, 2) - g(2, 0) - w*g(2, 1) - g(2, 2)
			if x != v.X.Sum || y != v.Y.Sum || math.Abs(math.Hypot(x, y)-v.Length) > 1e-9 || math.Abs(float64(m.Length[i])-v.Length) > 1e-4 {
				t.Fatalf("%s at %d: %g %g %g, want %g %g", query, i, v.X.Sum, v.Y.Sum, v.Length, x, y)
			}
		}
	}
}

// What the questions say of the table is so: the apple's left rim is positive, its
// right one negative; the first place of all is on a slanted edge, which both kernels see.
func TestQuestionsAreTrue(t *testing.T) {
	r := opened(t, "show=photo")
	r.Try()
	var least, most float64
	var atLeast, atMost int
	for range 75 {
		r.Advance(1. / 24)
		if s := r.Pointed.X.Sum; s < least {
			least, atLeast = s, r.Col
		} else if s > most {
			most, atMost = s, r.Col
		}
	}
	if !r.Moving() || least > -200 || most < 300 || atLeast < atMost+40 {
		t.Errorf("over the apple: %g at %d, %g at %d, now at %d", least, atLeast, most, atMost, r.Col)
	}
	r = opened(t, "")
	r.Try()
	r.StepTo(2*halvesSide + 2)
	if q, _ := r.Asked(); q.Choices[q.Right] != words.Number(r.Halves.Step.Sum) {
		t.Errorf("on the border it is %g, the answer %q", r.Halves.Step.Sum, q.Choices[q.Right])
	}
	r = opened(t, "show=gradient")
	v := &r.Pointed
	if math.Abs(v.X.Sum) < 100 || math.Abs(v.Y.Sum) < 100 {
		t.Errorf("the first place: %g, %g", v.X.Sum, v.Y.Sum)
	}
	// The arrow points to the darker side.
	n := r.Maps.Cols + 2
	at := func(k float64) float32 {
		i, j := v.Row+1+int(math.Round(k*v.Y.Sum/v.Length)), v.Col+1+int(math.Round(k*v.X.Sum/v.Length))
		return r.Maps.Grey[i*n+j]
	}
	if at(3) >= at(-3) {
		t.Errorf("it is %g where the arrow points to, %g behind it", at(3), at(-3))
	}
}

// The walk goes along an edge: step by step, each as steep as asked for, and ends.
func TestFollow(t *testing.T) {
	r := opened(t, "show=gradient&least=150")
	r.Play()
	been := map[int]bool{r.Position(): true}
	for r.Moving() {
		before, row, col := len(been), r.Row, r.Col
		r.Advance(1. / 14)
		if !r.Moving() {
			break
		}
		been[r.Position()] = true
		if far := max(r.Row-row, row-r.Row, r.Col-col, col-r.Col); far != 1 || r.Pointed.Length < 150 || len(been) == before {
			t.Fatalf("from %d, %d to %d, %d: %g", row, col, r.Row, r.Col, r.Pointed.Length)
		}
		if len(been) > 5000 {
			t.Fatal("it never ends")
		}
	}
	if len(been) < 30 {
		t.Errorf("it ends after %d steps", len(been))
	}
	r = opened(t, "show=gradient&least=400&row=20&col=20")
	if r.Play(); r.Moving() {
		t.Error("it follows an edge where there is none")
	}
}

// A stroke is one change, skips nothing, and erases where it begins on white.
func TestDraw(t *testing.T) {
	r := opened(t, "show=lines")
	if r.Draw(3, 3) {
		t.Error("the grid can be drawn on")
	}
	r.UseLines(Own)
	if r.Own != r.Lined.Picture || r.Own == (Drawing{}) {
		t.Error("drawing begins with other lines than there were")
	}
	r.Clear()
	if !r.Draw(2, 2) {
		t.Fatal("nothing can be drawn on")
	}
	r.DrawTo(12, 2)
	r.DrawTo(90, 2)
	r.Lift()
	for row := range LineSide {
		if r.Own.white(row, 2) != (row >= 2) || r.Own.white(row, 3) {
			t.Errorf("row %d: %06x", row, r.Own[row])
		}
	}
	r.Draw(5, 2)
	r.Lift()
	if r.Own.white(5, 2) {
		t.Error("a white pixel is not erased")
	}
	r.Undo()
	r.Undo()
	if r.Own != (Drawing{}) {
		t.Error("two strokes are not two changes")
	}
	r.Redo()
	if !r.Own.white(7, 2) {
		t.Error("a stroke can't be done again")
	}
	r.StepTo(0)
	r.Key("Enter", 0, 0)
	if !r.Own.white(1, 1) {
		t.Error("Enter makes no white pixel")
	}
}

// Moving the window is no change, and undo leaves it where it is.
func TestWindowStays(t *testing.T) {
	r := opened(t, "show=lines")
	r.Try()
	r.StepTo(99)
	if r.CanUndo() {
		t.Error("there is something to undo")
	}
	r.SetShort(true)
	r.StepTo(7)
	if r.Undo(); r.LineAt != 7 || r.Short {
		t.Errorf("undone: at %d, short %v", r.LineAt, r.Short)
	}
}

// A slider that is drawn is one change.
func TestSliderIsOneChange(t *testing.T) {
	r := opened(t, "")
	for g := 61; g < 200; g++ {
		r.Halve(false, g)
	}
	r.Halve(true, 9)
	r.Undo()
	r.Undo()
	if r.A != 60 || r.B != 0 || r.CanUndo() {
		t.Errorf("%d, %d", r.A, r.B)
	}
}

// A photo that can't be had says so, and can be asked for again.
func TestLostPhoto(t *testing.T) {
	r := New(room.NewDesk())
	r.Show(int(Photo))
	if r.Key("ArrowLeft", -1, 0); r.Ready() || r.Sentence() != "" || r.Aloud() != "" || r.Steps() != 0 {
		t.Error("there is something before there is a photo")
	}
	r.Play()
	r.Arrived("photos/table.pgm", nil, os.ErrNotExist)
	if !r.Lost() || len(r.Wants()) != 0 {
		t.Error("it is not lost")
	}
	r.Retry()
	if len(r.Wants()) != 1 || r.Lost() {
		t.Error("it can't be asked for again")
	}
	for _, bad := range []string{"", "P5\n240 180\n255\n", "P6\n240 180\n255\n" + strings.Repeat("x", 240*180)} {
		r.Arrived("photos/table.pgm", []byte(bad), nil)
		if !r.Lost() {
			t.Errorf("%.20q is a photo", bad)
		}
		r.Retry()
	}
	serve(t, r)
	if !r.Ready() {
		t.Error("it has arrived and is not there")
	}
}

// All that is set comes back through the link.
func TestFieldsComeBack(t *testing.T) {
	r := opened(t, "")
	r.UseLines(Own)
	r.Draw(4, 4)
	r.Lift()
	r.State = State{Shown: Gradient, Kernel: Horizontal, Negative: 2, Pixels: true, Picture: Seven, A: 7, B: 255, At: 3, Photo: Chart, Row: 5, Col: 6,
		Sobel: true, Least: 4, Bare: true, Lines: Own, Width: 3, Short: true, LineAt: 9, Own: r.Own}
	other := New(room.NewDesk())
	fields := other.Fields()
	for i, f := range r.Fields() {
		if v := f.Get(); v != "" {
			if err := fields[i].Set(v); err != nil {
				t.Errorf("%s=%s: %v", f.Key, v, err)
			}
		}
	}
	if other.State != r.State {
		t.Errorf("%+v, want %+v", other.State, r.State)
	}
	link.Reset(r.Fields())
	if r.State != first {
		t.Errorf("reset: %+v", r.State)
	}
	for _, f := range r.Fields() {
		if f.Get() != "" {
			t.Errorf("%s has a default that is said: %s", f.Key, f.Get())
		}
		if f.Set("nonsense") == nil || r.State != first {
			t.Errorf("%s takes nonsense", f.Key)
		}
	}
}
