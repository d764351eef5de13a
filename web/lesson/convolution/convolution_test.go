package convolution

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"convlab/nn/filter"
	"convlab/nn/ink"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// byHand is the walkthrough computed another way: the padding is really laid
// around the picture, the kernel really turned, and the window cut out.
type byHand struct {
	side     int // of the output
	windows  [][9]float64
	kernel   [9]float64
	sums     []float64
	products [][9]float64
}

func compute(w *State) byHand {
	const in = 8
	var h byHand
	big := in + 2*w.Padding
	paper := make([][]float64, big)
	for y := range paper {
		paper[y] = make([]float64, big)
		for x := range paper[y] {
			if y >= w.Padding && y < w.Padding+in && x >= w.Padding && x < w.Padding+in {
				paper[y][x] = float64(w.Input[(y-w.Padding)*in+x-w.Padding])
			}
		}
	}
	h.kernel = w.Kernel
	if w.Flip {
		slices.Reverse(h.kernel[:])
	}
	for top := 0; top+2*w.Dilation < big; top += w.Stride {
		h.side++
		for left := 0; left+2*w.Dilation < big; left += w.Stride {
			var window, products [9]float64
			sum := 0.
			for i := range 9 {
				window[i] = paper[top+i/3*w.Dilation][left+i%3*w.Dilation]
				products[i] = window[i] * h.kernel[i]
				sum += products[i]
			}
			h.windows = append(h.windows, window)
			h.products = append(h.products, products)
			h.sums = append(h.sums, sum+w.Bias)
		}
	}
	return h
}

// grey is the pixel that is drawn for a sum.
func (h *byHand) grey(sum float64, mode filter.Negative) float64 {
	switch mode {
	case filter.Absolute:
		sum = math.Abs(sum)
	case filter.Rescale:
		lo, hi := slices.Min(h.sums), slices.Max(h.sums)
		if lo == hi {
			return 0
		}
		return math.Round((sum - lo) * 255 / (hi - lo))
	}
	return math.Max(0, math.Min(255, math.Round(sum)))
}

// open returns the walkthrough of a first visit.
func open() *Room {
	d := room.NewDesk()
	l := New(d)
	d.Digit.Changed = l.Derive
	l.Derive()
	return l
}

// visit follows a link to the walkthrough.
func visit(t *testing.T, l *Room, query string) {
	t.Helper()
	l.Leave()
	_, pairs, bad := link.Read("#/convolution?"+query, func(string) bool { return true })
	link.Reset(l.Fields())
	if bad = append(bad, link.Apply(l.Fields(), pairs)...); len(bad) > 0 {
		t.Errorf("%s: not understood: %q", query, bad)
	}
	l.Derive()
}

// seven draws a 7.
func seven(d *digit.Digit) {
	d.Press(ink.Point{X: .32, Y: .25})
	d.Move(ink.Point{X: .6, Y: .19}, ink.Point{X: .7, Y: .23}, ink.Point{X: .53, Y: .62}, ink.Point{X: .48, Y: .8})
	d.Lift()
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9 }

// checkStep compares what the page shows at the present step with the numbers by hand.
func checkStep(t *testing.T, l *Room, h *byHand) {
	t.Helper()
	v := &l.View
	at := l.At
	if v.Rows != h.side || v.Cols != h.side || v.Steps() != len(h.sums) || v.Shown != at {
		t.Fatalf("output %d×%d at %d, want %d×%d at %d", v.Rows, v.Cols, v.Shown, h.side, h.side, at)
	}
	s := v.Step
	if s.Row != at/h.side || s.Col != at%h.side || len(s.Terms) != 9 {
		t.Fatalf("step %d is row %d, column %d, with %d terms", at, s.Row, s.Col, len(s.Terms))
	}
	for i, term := range s.Terms {
		if !near(term.X, h.windows[at][i]) || !near(term.W, h.kernel[i]) || !near(term.Product, h.products[at][i]) {
			t.Fatalf("step %d, term %d: %v×%v=%v, by hand %v×%v=%v", at, i, term.X, term.W, term.Product, h.windows[at][i], h.kernel[i], h.products[at][i])
		}
	}
	if want := h.sums[at]; !near(s.Sum, want) || !near(v.Map.V[at], want) || s.Bias != l.Bias {
		t.Fatalf("step %d: sum %v, in the map %v, by hand %v", at, s.Sum, v.Map.V[at], want)
	}
	if want := h.grey(h.sums[at], l.Negative); !near(s.Pixel, want) || !near(v.Pixel(at), want) {
		t.Fatalf("step %d: pixel %v, in the output %v, by hand %v", at, s.Pixel, v.Pixel(at), want)
	}
}

func TestEveryStepOfEveryPreset(t *testing.T) {
	for _, in := range filter.Inputs() {
		for _, k := range filter.Kernels() {
			t.Run(in.Key+" "+k.Key, func(t *testing.T) {
				l := open()
				l.UseInput(in.Key)
				l.UseKernel(k.Key)
				if l.InputKey() != in.Key || l.KernelKey() != k.Key {
					t.Fatalf("the presets in use are %q and %q", l.InputKey(), l.KernelKey())
				}
				h := compute(&l.State)
				if l.View.Steps() != 36 {
					t.Fatalf("%d steps, want 36", l.View.Steps())
				}
				for i := range 36 {
					l.StepTo(i)
					checkStep(t, l, &h)
				}
			})
		}
	}
}

// The extreme picture of the lesson, by hand: 60·1·3 = 180 astride the border,
// and left and right cancel everywhere else.
func TestSixtyAndZero(t *testing.T) {
	l := open()
	visit(t, l, "in=half&k=vertical")
	for i, want := range []float64{0, 0, 180, 180, 0, 0} {
		for row := range 6 {
			l.StepTo(row*6 + i)
			if l.View.Step.Sum != want || l.View.Step.Pixel != want {
				t.Errorf("row %d, column %d: sum %v, pixel %v, want %v", row, i, l.View.Step.Sum, l.View.Step.Pixel, want)
			}
		}
	}
	// Turned by 180° the kernel sees the border from the other side.
	l.Configure(func(w *State) { w.Flip = true })
	if l.StepTo(2); l.View.Step.Sum != -180 || l.View.Step.Pixel != 0 {
		t.Errorf("flipped: sum %v, pixel %v, want −180 and 0", l.View.Step.Sum, l.View.Step.Pixel)
	}
	l.Configure(func(w *State) { w.Negative = filter.Absolute })
	if l.View.Step.Pixel != 180 {
		t.Errorf("without its sign −180 is drawn as %v", l.View.Step.Pixel)
	}
}

func TestOptionsOfTheWalk(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	l := open()
	for stride := 1; stride <= 3; stride++ {
		for padding := 0; padding <= 2; padding++ {
			for dilation := 1; dilation <= 3; dilation++ {
				for _, negative := range []filter.Negative{filter.Clamp, filter.Absolute, filter.Rescale} {
					for _, flip := range []bool{false, true} {
						l.Configure(func(w *State) {
							*w = State{At: w.At, Stride: stride, Padding: padding, Dilation: dilation, Negative: negative, Flip: flip,
								Bias: float64(rng.IntN(401)-200) / 4, ReLU: flip, Pool: true}
							for i := range w.Input {
								w.Input[i] = uint8(rng.IntN(256))
							}
							for i := range w.Kernel {
								w.Kernel[i] = float64(rng.IntN(81)-40) / 8
							}
						})
						if s, _ := l.Notice(); s != "" {
							t.Fatalf("refused: %s", s)
						}
						w := l.State
						h := compute(&w)
						if w.At < 0 || w.At >= len(h.sums) {
							t.Fatalf("step %d of %d", w.At, len(h.sums))
						}
						for _, at := range []int{0, rng.IntN(len(h.sums)), len(h.sums) - 1} {
							l.StepTo(at)
							checkStep(t, l, &h)
						}
						for i, sum := range h.sums {
							if !near(l.View.Map.V[i], sum) || !near(l.View.Pixel(i), h.grey(sum, negative)) || !near(l.View.ReLU.V[i], math.Max(sum, 0)) {
								t.Fatalf("%+v: cell %d: %v, %v, %v", w, i, l.View.Map.V[i], l.View.Pixel(i), l.View.ReLU.V[i])
							}
						}
						checkPool(t, l, &h)
					}
				}
			}
		}
	}
}

// checkPool compares 2×2 max pooling with the numbers by hand.
func checkPool(t *testing.T, l *Room, h *byHand) {
	t.Helper()
	half := h.side / 2
	if l.View.PoolRows != half || l.View.PoolCols != half || len(l.View.Pooled) != half*half {
		t.Fatalf("%d×%d pooled to %d×%d", h.side, h.side, l.View.PoolRows, l.View.PoolCols)
	}
	for i, p := range l.View.Pooled {
		top, left := i/half*2, i%half*2
		want := math.Inf(-1)
		for _, at := range []int{top*h.side + left, top*h.side + left + 1, (top+1)*h.side + left, (top+1)*h.side + left + 1} {
			v := h.sums[at]
			if l.ReLU {
				v = math.Max(v, 0)
			}
			want = math.Max(want, v)
		}
		if !near(p.Max, want) {
			t.Fatalf("pooled cell %d is %v, by hand %v", i, p.Max, want)
		}
	}
}

// A change of the options leaves the window where it was, as nearly as it can.
func TestConfigureStaysInPlace(t *testing.T) {
	l := open()
	visit(t, l, "step=22") // row 3, column 3, counted from 0
	at := func() [2]int { return [2]int{l.View.Step.Row, l.View.Step.Col} }
	for _, c := range []struct {
		change func(w *State)
		want   [2]int
	}{
		{func(w *State) { w.Padding = 1 }, [2]int{4, 4}}, {func(w *State) { w.Padding = 0 }, [2]int{3, 3}},
		{func(w *State) { w.Stride = 3 }, [2]int{1, 1}}, {func(w *State) { w.Stride = 1 }, [2]int{3, 3}},
		{func(w *State) { w.Dilation = 3 }, [2]int{1, 1}},
	} {
		l.Configure(c.change)
		if at() != c.want {
			t.Errorf("%+v: the window is at %v, want %v", l.State, at(), c.want)
		}
	}
}

func TestStepTo(t *testing.T) {
	l := open()
	for _, c := range []struct{ to, want int }{{5, 5}, {35, 35}, {36, 35}, {1 << 30, 35}, {-1, 0}, {0, 0}} {
		if l.StepTo(c.to); l.At != c.want || l.View.Shown != c.want {
			t.Errorf("StepTo(%d) goes to %d", c.to, l.View.Shown)
		}
	}
	// Fewer steps than before: the walk stays inside.
	l.StepTo(35)
	l.Configure(func(w *State) { w.Stride = 3 })
	if l.View.Steps() != 4 || l.At != 3 {
		t.Errorf("step %d of %d", l.At, l.View.Steps())
	}
}

func TestTyping(t *testing.T) {
	notANumber := words.Both[string]{Zh: "“%s”不是数，原来的值没有动。", En: "“%s” is not a number. The old value stays."}
	grey := words.Both[string]{Zh: zh.GreyRange, En: en.GreyRange}
	weight := words.Both[string]{Zh: zh.WeightRange, En: en.WeightRange}
	for _, c := range []struct {
		grid, text string
		want       float64 // where it is taken
		refused    *words.Both[string]
	}{
		{"input", "0", 0, nil}, {"input", "255", 255, nil}, {"input", "１２", 12, nil}, {"input", " 7 ", 7, nil},
		{"input", "256", 0, &grey}, {"input", "-1", 0, &grey}, {"input", "12.5", 0, &grey}, {"input", "1/2", 0, &grey},
		{"input", "", 0, &notANumber}, {"input", "七", 0, &notANumber}, {"input", "<b>7</b>", 0, &notANumber}, {"input", "1e2", 100, nil},
		{"kernel", "-1", -1, nil}, {"kernel", "−0,5", -.5, nil}, {"kernel", "1/9", 1. / 9, nil}, {"kernel", "99", 99, nil},
		{"kernel", "99.5", 0, &weight}, {"kernel", "-100", 0, &weight}, {"kernel", "1/0", 0, &notANumber}, {"kernel", "x", 0, &notANumber},
	} {
		for _, lang := range words.Langs {
			l := open()
			l.Lang = lang
			value := func() float64 {
				if c.grid == "kernel" {
					return l.Kernel[2]
				}
				return float64(l.Input[2])
			}
			before := value()
			l.Edit(c.grid, 2)
			if l.Cells.Text != words.Number(before) || l.Cells.Fresh {
				t.Errorf("%s opens with %q, want %q", c.grid, l.Cells.Text, words.Number(before))
			}
			taken := l.Cells.Type(c.text)
			said, wrong := l.Notice()
			switch {
			case l.Cells.Editing(c.grid) != -1:
				t.Errorf("%s %q: the field stays open", c.grid, c.text)
			case c.refused == nil:
				if !taken || value() != c.want || said != "" || l.CanUndo() != (c.want != before) {
					t.Errorf("%s %q gives %v, want %v; notice %q", c.grid, c.text, value(), c.want, said)
				}
				h := compute(&l.State)
				checkStep(t, l, &h)
			default:
				if want := (words.Notice{Text: *c.refused, Detail: c.text}).In(lang); taken || value() != before || !wrong || said != want || l.CanUndo() {
					t.Errorf("%s %q leaves %v, was %v; notice %q, want %q", c.grid, c.text, value(), before, said, want)
				}
			}
		}
	}
	l := open()
	if l.Cells.Type("7") || l.State != first {
		t.Error("typing without an open cell changes something")
	}
}

func TestTypeBias(t *testing.T) {
	notANumber := words.Both[string]{Zh: "“%s”不是数，原来的值没有动。", En: "“%s” is not a number. The old value stays."}
	outside := words.Both[string]{Zh: zh.BiasRange, En: en.BiasRange}
	for text, want := range map[string]struct {
		bias    float64
		refused *words.Both[string]
	}{"12": {12, nil}, "−0.5": {-.5, nil}, "-999": {-999, nil}, "": {40, &notANumber}, "b": {40, &notANumber}, "1000": {40, &outside}} {
		for _, lang := range words.Langs {
			l := open()
			l.Lang = lang
			visit(t, l, "bias=40")
			l.TypeBias(text)
			said, _ := l.Notice()
			sentence := ""
			if want.refused != nil {
				sentence = words.Notice{Text: *want.refused, Detail: text}.In(lang)
			}
			if l.Bias != want.bias || l.View.Step.Bias != want.bias || said != sentence || l.CanUndo() != (want.refused == nil) {
				t.Errorf("bias %q: %v, in the sum %v, notice %q", text, l.Bias, l.View.Step.Bias, said)
			}
		}
	}
}

// The first key opens a cell and replaces its number; Enter commits and gives
// the focus back to the cell, Escape leaves all as it was.
func TestTypingOverACell(t *testing.T) {
	l := open()
	focus := l.Cells.Focus(KernelGrid)
	l.CellKey(KernelGrid, 4, "-")
	l.CellKey(KernelGrid, 4, "1") // typed before the field is on the screen
	l.CellKey(KernelGrid, 4, "2")
	if l.Cells.Editing(KernelGrid) != 4 || l.Cells.Text != "-12" || !l.Cells.Fresh {
		t.Errorf("the field holds %q", l.Cells.Text)
	}
	l.Cells.Commit("-12")
	if l.Kernel[4] != -12 || l.Cells.Editing(KernelGrid) != -1 {
		t.Errorf("the number is %v", l.Kernel[4])
	}
	if l.Cells.Active(KernelGrid) != 4 || l.Cells.Focus(KernelGrid) == focus {
		t.Error("the focus does not go back to the cell")
	}
	l.CellKey(KernelGrid, 3, "5")
	l.CellKey(KernelGrid, 4, "6") // another cell: nothing of the first is left
	if l.Cells.Text != "6" {
		t.Errorf("the field holds %q", l.Cells.Text)
	}
	focus = l.Cells.Focus(KernelGrid)
	l.CellKey(KernelGrid, 4, "Escape")
	if l.Kernel[4] != -12 || l.Cells.Editing(KernelGrid) != -1 || l.Cells.Focus(KernelGrid) == focus {
		t.Error("Escape does not leave the cell as it was")
	}
	before := l.State
	l.Cells.Commit("7")
	l.TypeAway("7")
	l.Cells.Cancel()
	if l.State != before {
		t.Error("a commit without an open cell changes something")
	}

	// Focus that has gone elsewhere stays there.
	l.Edit(KernelGrid, 2)
	focus = l.Cells.Focus(KernelGrid)
	if l.TypeAway("8"); l.Kernel[2] != 8 || l.Cells.Editing(KernelGrid) != -1 || l.Cells.Focus(KernelGrid) != focus {
		t.Errorf("typed and left, the number is %v", l.Kernel[2])
	}
	if l.CellKey(KernelGrid, 0, "Tab") || l.CellKey(InputGrid, 0, "q") {
		t.Error("a key is used that means nothing here")
	}
	// Escape on a cell ends the looking, too.
	l.Pick(3)
	if !l.CellKey(InputGrid, 3, "Escape") || l.Picked != -1 || l.CellKey(InputGrid, 3, "Escape") {
		t.Errorf("after Escape, %d is picked", l.Picked)
	}
}

// The first press on an input cell shows who reads it, the second opens it; one
// on a kernel cell opens it. Either gives it the focus.
func TestPress(t *testing.T) {
	l := open()
	l.PressInput(9)
	if l.Picked != 9 || l.Cells.Editing(InputGrid) != -1 || l.Cells.Active(InputGrid) != 9 || l.Cells.Focus(InputGrid) == "" {
		t.Error("the first press does not show who reads the cell")
	}
	l.PressInput(9)
	if l.Cells.Editing(InputGrid) != 9 || l.Cells.Text != words.Number(float64(l.Input[9])) {
		t.Error("the second press does not open the cell")
	}
	was := l.Input
	if l.PressInput(9); l.Cells.Editing(InputGrid) != -1 || l.Input != was {
		t.Error("a press on what is open does not close it")
	}
	l.CellKey(InputGrid, 9, "7")
	if l.PressInput(9); l.Input[9] != 7 {
		t.Error("Enter before the field is on the screen loses what was typed")
	}
	l.PressKernel(4)
	if l.Cells.Editing(KernelGrid) != 4 || l.Cells.Active(KernelGrid) != 4 {
		t.Error("a press does not open a kernel number")
	}
	l.CellKey(KernelGrid, 4, "5") // typed over before the field is on the screen
	if l.PressKernel(4); l.Kernel[4] != 5 || l.Cells.Editing(KernelGrid) != -1 {
		t.Errorf("Enter before the field is on the screen gives %v", l.Kernel[4])
	}
	l.Painting = true
	picked := l.Picked
	if l.PressInput(20); l.Picked != picked || l.Cells.Editing(InputGrid) != -1 {
		t.Error("what paints picks")
	}
}

func TestPresets(t *testing.T) {
	l := open()
	before := l.State
	l.UseInput("nothing")
	l.UseKernel("<script>")
	if l.State != before {
		t.Error("an unknown preset changes something")
	}
	l.Edit("kernel", 0)
	l.Cells.Type("5")
	if l.KernelKey() != "" {
		t.Errorf("own numbers are called %q", l.KernelKey())
	}
	l.Edit("kernel", 0)
	l.Cells.Type("1")
	if l.KernelKey() != "vertical" {
		t.Errorf("the preset, typed, is called %q", l.KernelKey())
	}
}

// The reader's digit, each of 8×8 cells the mean of nine pixels of the middle.
func TestUseMine(t *testing.T) {
	l := open()
	if l.Digit.HasInk() || l.Own || l.MineUsed() {
		t.Error("there is ink before anything is drawn")
	}
	seven(l.Digit)
	if !l.Own || l.MineUsed() {
		t.Error("the reader's digit is not offered, or taken unasked")
	}
	l.UseMine()
	for i, got := range l.Input {
		sum := 0.
		for y := range 3 {
			for x := range 3 {
				sum += float64(l.Digit.Nudged[(2+i/8*3+y)*28+2+i%8*3+x])
			}
		}
		if math.Abs(float64(got)-sum/9) > .5 {
			t.Fatalf("cell %d is %d, the mean %v", i, got, sum/9)
		}
	}
	h := compute(&l.State)
	checkStep(t, l, &h)
	if !l.MineUsed() || l.InputKey() != "" {
		t.Error("the reader's digit is not said to be in use")
	}
	if l.Undo(); l.MineUsed() || l.InputKey() != "half" {
		t.Error("the reader's digit can't be undone")
	}
	l.UseMine()
	l.Digit.Clear()
	if l.Own || l.MineUsed() {
		t.Error("a digit that is gone is still offered")
	}
	for _, v := range l.Mine {
		if v != 0 {
			t.Fatal("a digit that is gone is still there")
		}
	}
}

func TestPaint(t *testing.T) {
	l := open()
	l.Brush = 128
	l.Paint(0)
	l.Brush = 0
	l.Paint(18)
	if l.Input[0] != 128 || l.Input[18] != 0 {
		t.Error("the brush leaves no paint")
	}
	h := compute(&l.State)
	checkStep(t, l, &h)
}

// Who reads an input cell: those outputs whose window holds it.
func TestReaders(t *testing.T) {
	l := open()
	if l.Readers() != nil {
		t.Error("nothing is picked and something reads it")
	}
	for _, c := range []struct {
		pick int
		want []int
	}{
		{0, []int{0}}, {7, []int{5}}, {63, []int{35}}, {9, []int{0, 1, 6, 7}},
		{18, []int{0, 1, 2, 6, 7, 8, 12, 13, 14}},
	} {
		l.Pick(c.pick)
		if got := l.Readers(); !slices.Equal(got, c.want) {
			t.Errorf("cell %d is read by %v, want %v", c.pick, got, c.want)
		}
	}
	l.Pick(18)
	if l.Picked != -1 || l.Readers() != nil {
		t.Error("picking the same again does not end it")
	}
	l.Pick(3)
	if l.UseKernel("box"); l.Picked != -1 {
		t.Error("the picked cell outlives the numbers it was picked in")
	}
}

// Pointing at an output shows its step for as long as the pointer is there.
func TestHover(t *testing.T) {
	l := open()
	l.StepTo(3)
	l.Hover(20)
	if l.View.Shown != 20 || l.View.Step.Row != 3 || l.View.Step.Col != 2 || l.At != 3 {
		t.Errorf("pointing at 20 shows %d and leaves the walk at %d", l.View.Shown, l.At)
	}
	l.Hover(-1)
	if l.View.Shown != 3 {
		t.Error("the walk does not come back")
	}
	l.Hover(20)
	l.Configure(func(w *State) { w.Stride = 3 })
	l.Hover(20) // no longer there
	if l.View.Shown != l.At || l.View.Shown > 3 {
		t.Errorf("a cell that is gone shows %d", l.View.Shown)
	}
	l.StepTo(0)
	l.Play()
	l.Hover(2)
	if l.View.Shown != 0 {
		t.Error("pointing stops what plays from being seen")
	}
}

func TestPlayTheWalk(t *testing.T) {
	l := open()
	l.Speed, l.Calm = 4, true
	if l.Advance(10); l.Moving() || l.At != 0 {
		t.Error("it moves before Play")
	}
	l.StepTo(30)
	l.Play()
	if !l.Moving() || !l.Busy() || l.At != 30 {
		t.Fatal("Play does not go on from where the reader is")
	}
	if l.Advance(.125); l.At != 30 || math.Abs(l.Clock.Phase()-.5) > 1e-9 {
		t.Errorf("an eighth of a second at 4 a second: step %d and %v", l.At, l.Clock.Phase())
	}
	if l.Advance(.125); l.At != 31 || l.View.Shown != 31 {
		t.Errorf("a quarter of a second at 4 a second: step %d", l.At)
	}
	for n := 0; l.Moving(); n++ {
		if l.Advance(.05); n > 1000 {
			t.Fatal("it never ends")
		}
	}
	if l.Busy() || l.At != 35 || l.Clock.Phase() != 0 {
		t.Errorf("it ends at %d", l.At)
	}
	l.Play()
	if l.At != 0 || l.View.Shown != 0 {
		t.Error("Play at the end does not start over")
	}
	if l.Advance(100); l.Moving() || l.At != 35 {
		t.Error("a long pause does not end at the last step")
	}
	for name, stop := range map[string]func(){
		"Play": l.Play, "StepTo": func() { l.StepTo(2) }, "Edit": func() { l.Edit(KernelGrid, 0) }, "Paint": func() { l.Paint(0) },
		"Leave": l.Leave, "a key": func() { l.CellKey(KernelGrid, 0, "7") }, "Space": func() { l.Key(" ", 0, 0) }, "Undo": l.Undo,
	} {
		l.StepTo(0)
		l.UseInput("half") // there is something to undo
		l.UseInput("cross")
		if l.Play(); !l.Moving() {
			t.Fatal("it does not play")
		}
		if stop(); l.Moving() {
			t.Errorf("%s does not stop it", name)
		}
	}
}

func TestKey(t *testing.T) {
	l := open()
	for _, c := range []struct {
		key    string
		dx, dy int
		used   bool
		at     int
	}{
		{"End", 0, 0, true, 35}, {"ArrowRight", 1, 0, true, 35}, {"ArrowLeft", -1, 0, true, 34}, {"Home", 0, 0, true, 0}, {"ArrowLeft", -1, 0, true, 0}, {"ArrowRight", 1, 0, true, 1},
		{"ArrowDown", 0, 1, false, 1}, {"a", 0, 0, false, 1},
	} {
		if used := l.Key(c.key, c.dx, c.dy); used != c.used || l.At != c.at || l.View.Shown != c.at {
			t.Errorf("%s goes to %d, used: %v", c.key, l.At, used)
		}
	}
	if !l.Key(" ", 0, 0) || !l.Moving() {
		t.Error("Space does not play")
	}
}

// Arrow keys in the output walk, in two directions, and take the focus along.
func TestMoveOutput(t *testing.T) {
	l := open()
	for _, c := range []struct{ from, dx, dy, to int }{
		{0, 1, 0, 1}, {0, 0, 1, 6}, {0, -1, 0, 0}, {5, 1, 0, 5}, {6, -1, 0, 6}, {35, 0, 1, 35}, {35, 0, -1, 29},
	} {
		l.StepTo(c.from)
		focus := l.Cells.Focus(OutputGrid)
		if l.MoveOutput(c.dx, c.dy); l.At != c.to || l.View.Shown != c.to || (l.Cells.Focus(OutputGrid) != focus) != (c.to != c.from) {
			t.Errorf("from %d by %d, %d to %d, want %d", c.from, c.dx, c.dy, l.At, c.to)
		}
	}
}

// Every change of the numbers and the options is taken back, and made again, as
// one: also a stroke of the brush, however many cells it paints.
func TestUndo(t *testing.T) {
	l := open()
	if l.CanUndo() || l.CanRedo() {
		t.Error("there is something to undo on a first visit")
	}
	seven(l.Digit)
	changes := []struct {
		name string
		make func()
	}{
		{"typing into the kernel", func() { l.Edit(KernelGrid, 4); l.Cells.Commit("7") }},
		{"typing into the input", func() { l.PressInput(9); l.PressInput(9); l.Cells.Commit("99") }},
		{"typing and leaving", func() { l.Edit(KernelGrid, 0); l.TypeAway("-2") }},
		{"the bias", func() { l.TypeBias("12.5") }},
		{"a picture", func() { l.UseInput("half") }},
		{"a kernel", func() { l.UseKernel("box") }},
		{"the reader's digit", l.UseMine},
		{"a stroke", func() { l.Brush = 200; l.Paint(0); l.PaintTo(1); l.PaintTo(9); l.PaintTo(63) }},
		{"another stroke", func() { l.Brush = 10; l.Paint(8); l.PaintTo(15) }},
		{"the stride", func() { l.StepTo(20); l.Configure(func(s *State) { s.Stride = 2 }) }},
		{"the padding", func() { l.Configure(func(s *State) { s.Padding = 2 }) }},
		{"several options", func() {
			l.Configure(func(s *State) { s.Flip, s.ReLU, s.Pool, s.Negative = true, true, true, filter.Rescale })
		}},
	}
	states := []State{l.State}
	for i, c := range changes {
		c.make()
		if now := l.State; now == states[i] {
			t.Fatalf("%s changes nothing", c.name)
		}
		states = append(states, l.State)
	}
	// What is as it was before can't be undone.
	for name, f := range map[string]func(){
		"an unknown picture": func() { l.UseInput("nothing") }, "the same bias": func() { l.TypeBias("12.5") }, "the same options": func() { l.Configure(func(*State) {}) },
		"an unknown kernel": func() { l.UseKernel("nothing") }, "a refused number": func() { l.Edit(KernelGrid, 0); l.Cells.Commit("x") },
		"a refused bias": func() { l.TypeBias("x") }, "an escaped number": func() { l.Edit(KernelGrid, 0); l.Cells.Cancel() },
		"paint on paint of its grey": func() { l.Brush = 10; l.Paint(8); l.PaintTo(9); l.PaintTo(15) },
	} {
		at := len(states) - 1
		if f(); l.State != states[at] {
			t.Errorf("%s changes something", name)
		}
		if l.Undo(); l.State != states[at-1] {
			t.Errorf("%s is something to undo", name)
		}
		l.Redo()
	}
	for range 2 { // there and back, twice
		for i := len(changes) - 1; i >= 0; i-- {
			l.Edit(KernelGrid, 1)
			l.Play()
			l.Undo()
			if want := states[i]; !sameNumbers(l.State, want) {
				t.Errorf("undoing %s gives\n\t%+v\nwant\n\t%+v", changes[i].name, l.State, want)
			}
			if l.Moving() || l.Cells.Editing(KernelGrid) != -1 {
				t.Errorf("undoing %s leaves a cell open, or playing on", changes[i].name)
			}
			h := compute(&l.State)
			checkStep(t, l, &h)
		}
		if l.CanUndo() {
			t.Error("there is something before the beginning")
		}
		l.Undo()
		if !sameNumbers(l.State, states[0]) {
			t.Error("undo at the beginning changes something")
		}
		for i, c := range changes {
			if l.Redo(); !sameNumbers(l.State, states[i+1]) {
				t.Errorf("redoing %s gives\n\t%+v\nwant\n\t%+v", c.name, l.State, states[i+1])
			}
			h := compute(&l.State)
			checkStep(t, l, &h)
		}
		if l.CanRedo() {
			t.Error("there is something after the end")
		}
	}
	l.Undo()
	if l.UseKernel("emboss"); l.CanRedo() {
		t.Error("a change does not end what could be redone")
	}
}

// sameNumbers compares states but for where the walk is.
func sameNumbers(a, b State) bool { a.At, b.At = 0, 0; return a == b }

func TestAloud(t *testing.T) {
	l := open()
	visit(t, l, "in=half&k=vertical&step=3")
	for lang, want := range map[words.Lang]string{words.English: "Row 1, column 3: the sum is 180, the pixel 180", words.Chinese: fmt.Sprintf(zh.Say, 1, 3, "180", "180")} {
		if l.Lang = lang; l.Aloud() != want {
			t.Errorf("%s: it says %q, want %q", lang, l.Aloud(), want)
		}
	}
	if l.Play(); l.Aloud() != "" {
		t.Error("what plays is read out step by step")
	}
}

// Pointing at a number lights the product that it is in.
func TestPointing(t *testing.T) {
	l := open()
	l.StepTo(7) // row 1, column 1
	for _, c := range []struct {
		name string
		at   func(int)
		i    int
		want int
	}{
		{"input", l.HoverInput, 9, 0}, {"input", l.HoverInput, 27, 8}, {"input", l.HoverInput, 0, -1}, {"input", l.HoverInput, -1, -1},
		{"kernel", l.HoverKernel, 0, 0}, {"kernel", l.HoverKernel, 5, 5}, {"kernel", l.HoverKernel, -1, -1}, {"term", l.HoverTerm, 4, 4}, {"term", l.HoverTerm, -1, -1},
	} {
		if c.at(c.i); l.HotTerm != c.want {
			t.Errorf("%s %d lights product %d, want %d", c.name, c.i, l.HotTerm, c.want)
		}
	}
	l.Configure(func(s *State) { s.Flip = true })
	if l.HoverKernel(0); l.HotTerm != 8 {
		t.Errorf("flipped, the first kernel number is in product %d", l.HotTerm)
	}
	l.Point("sum")
	l.Hover(3)
	l.Pick(2)
	if l.Leave(); l.Hot != "" || l.HotTerm != -1 || l.Preview != -1 || l.Picked != -1 {
		t.Error("something of the moment is left")
	}
}
