package generalise

import (
	"slices"
	"strings"
	"testing"
	"time"

	"convlab/nn/beans"
	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

func TestTexts(t *testing.T) { wordstest.Check(t, zh, en) }

func open(t *testing.T, lang words.Lang) *Room {
	t.Helper()
	d := room.NewDesk()
	d.Lang = lang
	r := New(d)
	r.Derive()
	return r
}

// settle has all that is computed by itself computed.
func settle(t *testing.T, r *Room) {
	t.Helper()
	for range 100000 {
		if !r.Moving() {
			return
		}
		r.Advance(1. / 60)
	}
	t.Fatal("it moves for ever")
}

func visit(t *testing.T, r *Room, query ...link.Pair) []string {
	t.Helper()
	unread := link.Apply(r.Fields(), query)
	r.Derive()
	return unread
}

// The sentences of the first visit, and where it leads to.
func TestFirst(t *testing.T) {
	r := open(t, words.English)
	if r.At() != 14 || r.Run().Best() != 14 || r.Case() != beans.TooLarge {
		t.Fatalf("at step %d, best %d, case %d", r.At(), r.Run().Best(), r.Case())
	}
	settle(t, r)
	if r.At() != 14 || r.CaseScore(beans.JustRight) == "" {
		t.Errorf("settled at step %d, %q", r.At(), r.CaseScore(beans.JustRight))
	}
	p, all := r.Points(), beans.Cases[beans.TooLarge].Run().Points
	if !slices.Equal(p, all[:15]) {
		t.Error("it is not the run of the case")
	}
	// The question’s answer is what happens.
	if q, _ := r.Asked(); q.Right != 1 || all[300].Test.Right >= all[14].Test.Right || all[300].Train.Right <= all[14].Train.Right || !strings.Contains(q.Reveal, Percent(all[300].Test)) {
		t.Errorf("asked %q, but test goes from %d to %d", q.Reveal, all[14].Test.Right, all[300].Test.Right)
	}
	r.Try()
	if !r.Moving() {
		t.Fatal("nothing plays")
	}
	settle(t, r)
	if r.At() != Length || r.Judged() != beans.Overfits || !strings.HasPrefix(r.Verdict(), "Overfitting: "+Percent(all[300].Train)) {
		t.Errorf("played to step %d: %s", r.At(), r.Verdict())
	}
	if !strings.Contains(r.Detail(), "after step 14") {
		t.Errorf("said: %s", r.Detail())
	}
}

// Rewound and played again, stepped or scrubbed: the same bits.
func TestSameBits(t *testing.T) {
	r := open(t, words.Chinese)
	r.GoTo(60)
	settle(t, r)
	was := slices.Clone(r.Run().Params(60))
	r.Set(func(s *Setting) { s.Units = 5 })
	r.Undo()
	r.GoTo(0)
	for range 60 {
		r.GoTo(r.At() + 1)
	}
	if !slices.Equal(was, r.Run().Params(60)) {
		t.Error("another run from the same start")
	}
}

// What the cures gave is what runs of their own give.
func TestCures(t *testing.T) {
	r := open(t, words.English)
	r.GoTo(Length)
	settle(t, r)
	without, with := r.Outcomes()
	all := beans.Cases[beans.TooLarge].Run()
	if !without.Known || without.Point != all.Points[Length] {
		t.Fatalf("without: %+v", without)
	}
	for i, c := range beans.Cures {
		want := c.Apply(beans.Cases[beans.TooLarge]).Run().Points[Length]
		if !with[i].Known || with[i].Point != want {
			t.Errorf("%s: %+v, want %+v", c.Name, with[i].Point, want)
		}
		if got := want.Test.Percent() - without.Point.Test.Percent(); got < 5 || !strings.Contains(r.Gave(i), "(+"+words.Short(got)+")") {
			t.Errorf("%s gives %.1f: %s", c.Name, got, r.Gave(i))
		}
	}
	if with[ByStopping].Step != all.Best() {
		t.Errorf("stops at %d", with[ByStopping].Step)
	}
	// From the same weights at the start, where the network is the same.
	for _, x := range r.cured[1:] {
		if x.cure != ByFewer && !slices.Equal(x.run.Params(0), all.Params(0)) {
			t.Errorf("cure %d starts elsewhere", x.cure)
		}
	}
	r.Use(ByL2)
	settle(t, r)
	if L2s[r.Setting.L2] != .01 || r.At() != Length || r.Points()[Length] != with[ByL2].Point {
		t.Errorf("used: %+v", r.Points()[r.At()])
	}
	r.Use(ByMore)
	if beans.Count(r.Beans, false) != 200 {
		t.Error("not more beans")
	}
	r.Use(ByStopping)
	if r.At() != r.Run().Best() {
		t.Error("not stopped")
	}
}

// A learning rate that is too large is said, and there is a way back.
func TestTooFast(t *testing.T) {
	for _, l2 := range []int{0, 5} {
		r := open(t, words.English)
		r.Set(func(s *Setting) { s.Plain, s.Rate, s.L2 = true, len(Rates)-1, l2 })
		r.GoTo(Length)
		settle(t, r)
		if v := r.Judged(); l2 > 0 && v != beans.NaN || l2 == 0 && v != beans.Wild {
			t.Errorf("l2 %d: verdict %v: %s", l2, v, r.Verdict())
		}
		for _, s := range []string{r.Verdict(), r.Detail(), r.Reading(), r.Aloud(), r.Gave(0), r.CuresHelp()} {
			if strings.Contains(s, "NaN") || strings.Contains(s, "Inf") || s == "" {
				t.Errorf("said %q", s)
			}
		}
		r.Reset()
		if r.Setting.Rate != usual || r.At() != 0 || r.Judged() != beans.Nothing {
			t.Error("not back")
		}
		r.Undo()
		if r.Setting.Rate != len(Rates)-1 {
			t.Error("not undone")
		}
	}
}

// Beans by hand: put down, moved, erased, taken back, and in the link.
func TestByHand(t *testing.T) {
	r := open(t, words.English)
	n := len(r.Beans)
	r.SetTool(PutRipe)
	r.SetHalf(true)
	r.Press(Spot{10, 20}, 9)
	if len(r.Beans) != n+1 || r.Beans[n] != (beans.Bean{X: 10, Y: 20, Ripe: true, Test: true}) || r.Own == "" {
		t.Fatalf("%d beans, the last %+v", len(r.Beans), r.Beans[len(r.Beans)-1])
	}
	r.SetTool(Move)
	r.Press(Spot{12, 21}, 9)
	r.MoveTo(Spot{100, 90})
	r.MoveTo(Spot{101, 90})
	r.Lift()
	if r.Beans[n].X != 101 || r.Beans[n].Y != 90 {
		t.Errorf("moved to %+v", r.Beans[n])
	}
	shared := open(t, words.Chinese)
	if unread := visit(t, shared, link.Pair{Key: "beans", Value: r.Own}); len(unread) > 0 || !slices.Equal(shared.Beans, r.Beans) {
		t.Errorf("shared: %q", unread)
	}
	r.Undo()
	if r.Beans[n].X != 10 {
		t.Errorf("back at %+v", r.Beans[n])
	}
	r.Undo()
	if len(r.Beans) != n || r.Own != "" {
		t.Errorf("%d beans", len(r.Beans))
	}
	r.Redo()
	r.Cursor = Spot{10, 20}
	r.EraseHere()
	if len(r.Beans) != n {
		t.Errorf("erased: %d beans", len(r.Beans))
	}
	r.Clear()
	if len(r.Beans) != 0 || r.Own != none || r.Judged() != beans.Nothing {
		t.Errorf("cleared: %q", r.Own)
	}
	settle(t, r)
	// No more than there is room for.
	r.SetTool(PutRaw)
	r.SetHalf(false)
	for i := range MostBeans + 3 {
		r.Press(Spot{uint8(i), 9}, 9)
	}
	if len(r.Beans) != MostBeans {
		t.Errorf("%d beans", len(r.Beans))
	}
	if s, _ := r.Notice(); s == "" {
		t.Error("nothing is said")
	}
}

// A pressed bean that is left is where it was.
func TestLeaveWhileHeld(t *testing.T) {
	r := open(t, words.English)
	was := slices.Clone(r.Beans)
	r.Press(Spot{was[0].X, was[0].Y}, 9)
	r.MoveTo(Spot{1, 1})
	r.Leave()
	if r.Held >= 0 || !slices.Equal(was, r.Beans) {
		t.Error("it has moved")
	}
}

// Links are read as far as they are whole.
func TestMangledBeans(t *testing.T) {
	list := beans.Recipe{Shape: beans.Ring, Train: 30, Test: 30, Noise: 10, Seed: 2}.Draw()
	whole := pack(list)
	for _, cut := range []int{0, 1, 2, 3, 4, 5, 117, len(whole) - 1, len(whole)} {
		got, rest := unpack(whole[:cut])
		if !slices.Equal(got, list[:cut/packed]) || rest != whole[cut-cut%packed:cut] {
			t.Errorf("cut at %d: %d beans, %q left", cut, len(got), rest)
		}
	}
	for _, bad := range []string{"", "A", "!!!!", "____", strings.Repeat("AAAA", 5000), whole + ")", "AAAB" + "%%%%"} {
		r := open(t, words.English)
		visit(t, r, link.Pair{Key: "beans", Value: bad}, link.Pair{Key: "rate", Value: "99"}, link.Pair{Key: "step", Value: "-3"}, link.Pair{Key: "sow", Value: "1e9"})
		if len(r.Beans) > 2*MostBeans || r.Setting.Rate != usual || r.Step != first.Step || len(r.Own) > packed*2*MostBeans {
			t.Errorf("%.20q: %d beans", bad, len(r.Beans))
		}
	}
	// The longest link there is.
	full := beans.Recipe{Train: MostBeans, Test: MostBeans}.Draw()
	if n := len(pack(full)); n > 1500 {
		t.Errorf("%d characters", n)
	}
}

// Every field says what the state is, and reads what it says.
func TestFields(t *testing.T) {
	r := open(t, words.English)
	for _, f := range r.Fields() {
		if v := f.Get(); v != "" {
			t.Errorf("%s is %q on a first visit", f.Key, v)
		}
	}
	r.State = State{Lots, beans.Recipe{Shape: beans.Ring, Train: 5, Test: 10, Noise: 30, Seed: 77}, none, Setting{1, 3, true, 4, 2, 3, 9}, 33, 70, 65}
	var query []link.Pair
	for _, f := range r.Fields() {
		if v := f.Get(); v != "" {
			query = append(query, link.Pair{Key: f.Key, Value: v})
		}
	}
	other := open(t, words.English)
	if unread := visit(t, other, query...); len(unread) > 0 || other.State != r.State {
		t.Errorf("%+v came as %+v, unread %q", r.State, other.State, unread)
	}
	link.Reset(other.Fields())
	if other.State != first {
		t.Errorf("reset to %+v", other.State)
	}
}

// Training keeps to its part of a frame, whatever the machine is like.
func TestBudget(t *testing.T) {
	r := open(t, words.English)
	clock := time.Time{}
	r.now = func() time.Time { clock = clock.Add(2 * time.Millisecond); return clock }
	r.Play()
	for range 20 {
		before := clock
		r.Advance(.25)
		if d := clock.Sub(before); d > budget+3*time.Millisecond {
			t.Fatalf("%v of a frame", d)
		}
	}
	if r.At() == 14 {
		t.Error("no step was made")
	}
}

// Most frames of playing change nothing but canvases.
func TestPainted(t *testing.T) {
	r := open(t, words.English)
	r.Play()
	whole := 0
	for range 60 {
		if r.Advance(1. / 60); !r.Painted() {
			whole++
		}
	}
	if whole < 4 || whole > 12 {
		t.Errorf("the page is drawn %d times a second", whole)
	}
	r.GoTo(3)
	if r.Painted() {
		t.Error("an action is not shown")
	}
}

// With less motion there is the end at once.
func TestCalm(t *testing.T) {
	r := open(t, words.English)
	r.Calm = true
	r.Play()
	if r.Clock.Playing || r.Step != Length {
		t.Errorf("playing %v, step %d", r.Clock.Playing, r.Step)
	}
	r.Show(int(Lots))
	r.Play()
	if r.Clock.Playing || r.Drawn != beans.Draws {
		t.Error("draws one by one")
	}
}

// The draws: counted here once more, by other arithmetic.
func TestLots(t *testing.T) {
	r := open(t, words.English)
	r.Show(int(Lots))
	r.GoTo(beans.Draws)
	better, worse, many := 0, 0, 0
	for _, d := range AllDraws() {
		switch {
		case d.Test >= d.Train+2:
			better++
		case d.Train >= d.Test+2:
			worse++
		}
		if int(d.Many) >= (int(d.Train)+2)*50 {
			many++
		}
	}
	if b, w, m := r.Counts(); b != better || w != worse || m != many || better == 0 {
		t.Errorf("%d, %d, %d; counted %d, %d, %d", b, w, m, better, worse, many)
	}
	// The question's right answer, 2 or 3 in 100, is what was counted.
	if share := 100 * float64(better) / beans.Draws; share < 1.5 || share > 3.5 {
		t.Errorf("%.1f in 100", share)
	}
	r.PickDraw(0)
	r.NextLucky(1)
	if r.Pick != int(beans.Cases[beans.ByLuck].Recipe.Seed) {
		t.Errorf("the first lucky draw is %d", r.Pick)
	}
	r.NextLucky(-1)
	if d := AllDraws()[r.Pick-1]; d.Gap() < beans.Gap {
		t.Errorf("draw %d is not lucky", r.Pick)
	}
	r.NextLucky(1)
	r.OpenDraw()
	settle(t, r)
	if r.Shown != Table || r.Case() != beans.ByLuck || r.Judged() != beans.Lucky || !strings.Contains(r.Detail(), "1,000") {
		t.Errorf("opened: %s %s", r.Verdict(), r.Detail())
	}
	// All dots lie in the box, none on another.
	for _, size := range [][2]float64{{900, 500}, {340, 200}} {
		seen := map[[2]int]bool{}
		p := PlotIn(size[0], size[1])
		p.Dots(beans.Draws, func(i int, x, y float64) {
			at := [2]int{int(x / p.Pitch * 2), int(y / p.Pitch * 2)}
			if x < 0 || y < 0 || x > size[0] || y > size[1] || seen[[2]int{int(x * 100), int(y * 100)}] {
				t.Fatalf("dot %d at %v, %v of %v, %v", i, x, y, size, at)
			}
			seen[[2]int{int(x * 100), int(y * 100)}] = true
		})
	}
}

// The text of each exhibit is between 150 and 400 words long, or as many characters.
func TestLength(t *testing.T) {
	n := 0
	for _, list := range en.Prose {
		for _, s := range list {
			n += len(strings.Fields(s))
		}
	}
	if n < 150 || n > 400 {
		t.Errorf("%d words", n)
	}
}
