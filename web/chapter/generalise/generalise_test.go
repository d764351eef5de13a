package generalise

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"convlab/nn/beans"
	"convlab/web/dom"
	"convlab/web/dom/domtest"
	lesson "convlab/web/lesson/generalise"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// A board is the chapter in a document in memory.
type board struct {
	*testing.T
	l   *lesson.Room
	doc *domtest.Document
	app *dom.App
}

func open(t *testing.T) *board {
	d := room.NewDesk()
	d.Lang = words.English
	r := lesson.New(d)
	r.Derive()
	b := &board{T: t, l: r, doc: domtest.New()}
	b.app = &dom.App{Doc: b.doc, Mount: b.doc.Body, Root: &Generalise{L: r}, OnPanic: func(where string, v any, stack []byte) {
		t.Errorf("panic in %s: %v\n%s", where, v, stack)
	}}
	b.app.RenderNow()
	return b
}

func (b *board) find(selector string) *domtest.Node {
	b.Helper()
	n := b.doc.Find(selector)
	if n == nil {
		b.Fatalf("there is no %s", selector)
	}
	return n
}

func (b *board) fire(selector, event string, props map[string]any) {
	b.Helper()
	b.doc.Fire(b.find(selector), event, props)
	b.app.RenderNow()
}

func (b *board) key(selector, key string) {
	b.Helper()
	b.fire(selector, "keydown", map[string]any{"key": key})
}

// The cursor of the curves says the numbers of the step that it is on, by pointer
// and by keys.
func TestReading(t *testing.T) {
	b := open(t)
	says := func(step int) {
		t.Helper()
		p := b.l.Run().Points[step]
		got := b.find("[data-text=reading]").Text()
		for _, want := range []string{"Step " + strconv.Itoa(step) + ":", lesson.Percent(p.Train), lesson.Percent(p.Test), lesson.Loss(p.Train.Loss), lesson.Loss(p.Test.Loss)} {
			if !strings.Contains(got, want) {
				t.Errorf("step %d reads %q, without %q", step, got, want)
			}
		}
	}
	says(14)
	for _, step := range []int{0, 1, 5, 14} {
		(&Charts{L: b.l}).read(axis(step) / 100)
		b.app.RenderNow()
		says(step)
	}
	(&Charts{L: b.l}).read(1)
	b.app.RenderNow()
	says(14) // no farther than it has come
	b.key("#curves", "ArrowLeft")
	says(13)
	b.key("#curves", "ArrowDown")
	says(3)
	b.key("#curves", "Escape")
	says(14)
}

// Beans by keys: the cursor moves, Enter takes up and puts down, Delete erases.
func TestKeys(t *testing.T) {
	b := open(t)
	n := len(b.l.Beans)
	b.key("#plane", "ArrowRight")
	if b.doc.Find(".aim") == nil {
		t.Error("the cursor does not show")
	}
	b.l.SetTool(lesson.PutRaw)
	b.key("#plane", "Enter")
	if len(b.l.Beans) != n+1 {
		t.Fatalf("%d beans", len(b.l.Beans))
	}
	at := b.l.Beans[n]
	b.l.SetTool(lesson.Move)
	b.key("#plane", "Enter")
	held := b.l.Held
	b.key("#plane", "ArrowUp")
	b.key("#plane", "Enter")
	if held < 0 || b.l.Held >= 0 || b.l.Beans[held].Y == at.Y {
		t.Errorf("held %d: %+v, was %+v", held, b.l.Beans[held], at)
	}
	b.key("#plane", "Delete")
	if len(b.l.Beans) != n {
		t.Errorf("%d beans", len(b.l.Beans))
	}
}

// The boundary is where the field is 0.
func TestBorder(t *testing.T) {
	const side = 41
	z := make([]float32, side*side)
	for i := range z {
		x, y := float64(i%side)/(side-1), float64(i/side)/(side-1)
		z[i] = float32(.3 - math.Hypot(x-.5, y-.5))
	}
	d := strings.NewReplacer("M", " ", "L", " ").Replace(string(border(z, side, 400, 400)))
	var v []float64
	for _, s := range strings.Fields(d) {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		v = append(v, f)
	}
	length := 0.
	for i := 0; i+3 < len(v); i += 4 {
		length += math.Hypot(v[i+2]-v[i], v[i+3]-v[i+1])
		if r := math.Hypot(v[i]-200, v[i+1]-200); math.Abs(r-120) > 1 {
			t.Fatalf("%v, %v is %.1f from the middle", v[i], v[i+1], r)
		}
	}
	if want := 2 * math.Pi * 120; math.Abs(length-want) > .02*want {
		t.Errorf("%.0f long, want %.0f", length, want)
	}
	// A saddle is cut into two pieces that don't cross.
	for _, saddle := range [][]float32{{1, -1, -1, 1}, {1, -2, -2, 1}, {-1, 1, 1, -1}, {-1, 3, 3, -1}} {
		if n := strings.Count(string(border(saddle, 2, 10, 10)), "M"); n != 2 {
			t.Errorf("%v: %d pieces", saddle, n)
		}
	}
}

// The axis goes there and back.
func TestAxis(t *testing.T) {
	for step := range lesson.Length + 1 {
		if got := stepAt(axis(step) / 100); got != step {
			t.Fatalf("step %d comes back as %d", step, got)
		}
	}
}

// Curves stay in their box, also when the loss is beyond all bounds.
func TestCurves(t *testing.T) {
	b := open(t)
	b.l.Set(func(s *lesson.Setting) { s.Plain, s.Rate, s.L2 = true, len(lesson.Rates)-1, 5 })
	b.l.GoTo(20)
	for _, c := range (&Charts{L: b.l}).charts() {
		for _, s := range strings.FieldsFunc(c.Train+" "+c.Test+" "+c.Gap, func(r rune) bool { return r == ' ' || r == ',' }) {
			if v, err := strconv.ParseFloat(s, 64); err != nil || !(v >= -.01 && v <= 100.01) {
				t.Fatalf("%s: %q", c.Name, s)
			}
		}
		if len(c.Ticks) < 2 || len(c.Ticks) > 8 {
			t.Errorf("%s has %d marks", c.Name, len(c.Ticks))
		}
	}
	b.app.RenderNow()
	if b.l.Judged() != beans.NaN || b.doc.Find("[data-act=reset]") == nil {
		t.Errorf("judged %v", b.l.Judged())
	}
	b.fire("[data-act=reset]", "click", nil)
	if b.l.At() != 0 || b.doc.Find("[data-act=reset]") != nil {
		t.Error("not reset")
	}
}
