package convolution

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"convlab/nn/filter"
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

func compute(w *Walk) byHand {
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

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9 }

// checkStep compares what the page shows at the present step with the numbers by hand.
func checkStep(t *testing.T, l *Lesson, h *byHand) {
	t.Helper()
	v := &l.Walk
	at := l.Convolution.Step
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
	if want := h.sums[at]; !near(s.Sum, want) || !near(v.Map.V[at], want) || s.Bias != l.Convolution.Bias {
		t.Fatalf("step %d: sum %v, in the map %v, by hand %v", at, s.Sum, v.Map.V[at], want)
	}
	if want := h.grey(h.sums[at], l.Convolution.Negative); !near(s.Pixel, want) || !near(v.Pixel(at), want) {
		t.Fatalf("step %d: pixel %v, in the output %v, by hand %v", at, s.Pixel, v.Pixel(at), want)
	}
}

func TestEveryStepOfEveryPreset(t *testing.T) {
	for _, in := range filter.Inputs() {
		for _, k := range filter.Kernels() {
			t.Run(in.Key+" "+k.Key, func(t *testing.T) {
				l := New(Default())
				l.Go(Convolution)
				l.UseInput(in.Key)
				l.UseKernel(k.Key)
				if l.InputKey() != in.Key || l.KernelKey() != k.Key {
					t.Fatalf("the presets in use are %q and %q", l.InputKey(), l.KernelKey())
				}
				h := compute(&l.Convolution)
				if l.Walk.Steps() != 36 {
					t.Fatalf("%d steps, want 36", l.Walk.Steps())
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
	l := New(Default())
	l.Visit("#/convolution?in=half&k=vertical")
	for i, want := range []float64{0, 0, 180, 180, 0, 0} {
		for row := range 6 {
			l.StepTo(row*6 + i)
			if l.Walk.Step.Sum != want || l.Walk.Step.Pixel != want {
				t.Errorf("row %d, column %d: sum %v, pixel %v, want %v", row, i, l.Walk.Step.Sum, l.Walk.Step.Pixel, want)
			}
		}
	}
	// Turned by 180° the kernel sees the border from the other side.
	l.Configure(func(w *Walk) { w.Flip = true })
	if l.StepTo(2); l.Walk.Step.Sum != -180 || l.Walk.Step.Pixel != 0 {
		t.Errorf("flipped: sum %v, pixel %v, want −180 and 0", l.Walk.Step.Sum, l.Walk.Step.Pixel)
	}
	l.Configure(func(w *Walk) { w.Negative = filter.Absolute })
	if l.Walk.Step.Pixel != 180 {
		t.Errorf("without its sign −180 is drawn as %v", l.Walk.Step.Pixel)
	}
}

func TestOptionsOfTheWalk(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	l := New(Default())
	l.Go(Convolution)
	for stride := 1; stride <= 3; stride++ {
		for padding := 0; padding <= 2; padding++ {
			for dilation := 1; dilation <= 3; dilation++ {
				for _, negative := range []filter.Negative{filter.Clamp, filter.Absolute, filter.Rescale} {
					for _, flip := range []bool{false, true} {
						l.Configure(func(w *Walk) {
							*w = Walk{Step: w.Step, Stride: stride, Padding: padding, Dilation: dilation, Negative: negative, Flip: flip,
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
						w := l.Convolution
						h := compute(&w)
						if w.Step < 0 || w.Step >= len(h.sums) {
							t.Fatalf("step %d of %d", w.Step, len(h.sums))
						}
						for _, at := range []int{0, rng.IntN(len(h.sums)), len(h.sums) - 1} {
							l.StepTo(at)
							checkStep(t, l, &h)
						}
						for i, sum := range h.sums {
							if !near(l.Walk.Map.V[i], sum) || !near(l.Walk.Pixel(i), h.grey(sum, negative)) || !near(l.Walk.ReLU.V[i], math.Max(sum, 0)) {
								t.Fatalf("%+v: cell %d: %v, %v, %v", w, i, l.Walk.Map.V[i], l.Walk.Pixel(i), l.Walk.ReLU.V[i])
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
func checkPool(t *testing.T, l *Lesson, h *byHand) {
	t.Helper()
	half := h.side / 2
	if l.Walk.PoolRows != half || l.Walk.PoolCols != half || len(l.Walk.Pooled) != half*half {
		t.Fatalf("%d×%d pooled to %d×%d", h.side, h.side, l.Walk.PoolRows, l.Walk.PoolCols)
	}
	for i, p := range l.Walk.Pooled {
		top, left := i/half*2, i%half*2
		want := math.Inf(-1)
		for _, at := range []int{top*h.side + left, top*h.side + left + 1, (top+1)*h.side + left, (top+1)*h.side + left + 1} {
			v := h.sums[at]
			if l.Convolution.ReLU {
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
	l := New(Default())
	l.Visit("#/convolution?step=22") // row 3, column 3, counted from 0
	at := func() [2]int { return [2]int{l.Walk.Step.Row, l.Walk.Step.Col} }
	for _, c := range []struct {
		change func(w *Walk)
		want   [2]int
	}{
		{func(w *Walk) { w.Padding = 1 }, [2]int{4, 4}}, {func(w *Walk) { w.Padding = 0 }, [2]int{3, 3}},
		{func(w *Walk) { w.Stride = 3 }, [2]int{1, 1}}, {func(w *Walk) { w.Stride = 1 }, [2]int{3, 3}},
		{func(w *Walk) { w.Dilation = 3 }, [2]int{1, 1}},
	} {
		l.Configure(c.change)
		if at() != c.want {
			t.Errorf("%+v: the window is at %v, want %v", l.Convolution, at(), c.want)
		}
	}
}

func TestStepTo(t *testing.T) {
	l := New(Default())
	l.Go(Convolution)
	for _, c := range []struct{ to, want int }{{5, 5}, {35, 35}, {36, 35}, {1 << 30, 35}, {-1, 0}, {0, 0}} {
		if l.StepTo(c.to); l.Convolution.Step != c.want || l.Walk.Shown != c.want {
			t.Errorf("StepTo(%d) goes to %d", c.to, l.Walk.Shown)
		}
	}
	// Fewer steps than before: the walk stays inside.
	l.StepTo(35)
	l.Configure(func(w *Walk) { w.Stride = 3 })
	if l.Walk.Steps() != 4 || l.Convolution.Step != 3 {
		t.Errorf("step %d of %d", l.Convolution.Step, l.Walk.Steps())
	}
}

func TestTyping(t *testing.T) {
	type outcome struct {
		grid, text string
		want       float64 // where it is taken
		refused    NoticeKind
	}
	for _, c := range []outcome{
		{"input", "0", 0, 0}, {"input", "255", 255, 0}, {"input", "１２", 12, 0}, {"input", " 7 ", 7, 0},
		{"input", "256", 0, GreyRange}, {"input", "-1", 0, GreyRange}, {"input", "12.5", 0, GreyRange}, {"input", "1/2", 0, GreyRange},
		{"input", "", 0, NotANumber}, {"input", "七", 0, NotANumber}, {"input", "<b>7</b>", 0, NotANumber}, {"input", "1e2", 0, NotANumber},
		{"kernel", "-1", -1, 0}, {"kernel", "−0,5", -.5, 0}, {"kernel", "1/9", 1. / 9, 0}, {"kernel", "99", 99, 0},
		{"kernel", "99.5", 0, WeightRange}, {"kernel", "-100", 0, WeightRange}, {"kernel", "1/0", 0, NotANumber}, {"kernel", "x", 0, NotANumber},
	} {
		for _, lang := range Langs {
			home := Default()
			home.Lang = lang
			l := New(home)
			l.Go(Convolution)
			value := func() float64 {
				if c.grid == "kernel" {
					return l.Convolution.Kernel[2]
				}
				return float64(l.Convolution.Input[2])
			}
			before := value()
			l.Edit(Cell{c.grid, 2})
			if l.EditText != Number(before) || l.EditFresh {
				t.Errorf("%s opens with %q, want %q", c.grid, l.EditText, Number(before))
			}
			taken := l.Type(c.text)
			said, wrong := l.Notice()
			switch {
			case l.Editing != Cell{}:
				t.Errorf("%s %q: the field stays open", c.grid, c.text)
			case c.refused == NoNotice:
				if !taken || value() != c.want || said != "" {
					t.Errorf("%s %q gives %v, want %v; notice %q", c.grid, c.text, value(), c.want, said)
				}
				h := compute(&l.Convolution)
				checkStep(t, l, &h)
			default:
				if taken || value() != before || !wrong || said != Texts[lang].Notice(Notice{c.refused, c.text}) {
					t.Errorf("%s %q leaves %v, was %v; notice %q", c.grid, c.text, value(), before, said)
				}
			}
		}
	}
	l := New(Default())
	if l.Type("7") || l.Convolution != Default().Convolution {
		t.Error("typing without an open cell changes something")
	}
}

func TestTypeBias(t *testing.T) {
	for text, want := range map[string]struct {
		bias float64
		kind NoticeKind
	}{"12": {12, 0}, "−0.5": {-.5, 0}, "-999": {-999, 0}, "": {40, NotANumber}, "b": {40, NotANumber}, "1000": {40, BiasRange}} {
		l := New(Default())
		l.Visit("#/convolution?bias=40")
		l.TypeBias(text)
		said, _ := l.Notice()
		if l.Convolution.Bias != want.bias || l.Walk.Step.Bias != want.bias || said != l.T().Notice(Notice{want.kind, text}) {
			t.Errorf("bias %q: %v, in the sum %v, notice %q", text, l.Convolution.Bias, l.Walk.Step.Bias, said)
		}
	}
}

// The first key opens a cell and replaces its number; Enter commits and gives
// the focus back to the cell, Escape leaves all as it was.
func TestTypingOverACell(t *testing.T) {
	l := New(Default())
	l.Go(Convolution)
	cell := Cell{"kernel", 4}
	token := l.FocusToken("kernel")
	l.Begin(cell, "-")
	l.Begin(cell, "1") // typed before the field is on the screen
	l.Begin(cell, "2")
	if l.Editing != cell || l.EditText != "-12" || !l.EditFresh {
		t.Errorf("the field holds %q", l.EditText)
	}
	l.Commit("-12")
	if l.Convolution.Kernel[4] != -12 || l.Editing != (Cell{}) {
		t.Errorf("the number is %v", l.Convolution.Kernel[4])
	}
	if l.Active("kernel") != 4 || l.FocusToken("kernel") == token {
		t.Error("the focus does not go back to the cell")
	}
	l.Begin(Cell{"kernel", 3}, "5")
	l.Begin(cell, "6") // another cell: nothing of the first is left
	if l.EditText != "6" {
		t.Errorf("the field holds %q", l.EditText)
	}
	token = l.FocusToken("kernel")
	l.CancelEdit()
	if l.Convolution.Kernel[4] != -12 || l.Editing != (Cell{}) || l.FocusToken("kernel") == token {
		t.Error("Escape does not leave the cell as it was")
	}
	before := l.State
	l.Commit("7")
	l.CancelEdit()
	if l.Convolution != before.Convolution {
		t.Error("a commit without an open cell changes something")
	}
}

func TestPresets(t *testing.T) {
	l := New(Default())
	l.Go(Convolution)
	before := l.Convolution
	l.UseInput("nothing")
	l.UseKernel("<script>")
	if l.Convolution != before {
		t.Error("an unknown preset changes something")
	}
	l.Edit(Cell{"kernel", 0})
	l.Type("5")
	if l.KernelKey() != "" {
		t.Errorf("own numbers are called %q", l.KernelKey())
	}
	l.Edit(Cell{"kernel", 0})
	l.Type("1")
	if l.KernelKey() != "vertical" {
		t.Errorf("the preset, typed, is called %q", l.KernelKey())
	}
}

// The reader's digit, each of 8×8 cells the mean of nine pixels of the middle.
func TestUseDrawing(t *testing.T) {
	l := New(Default())
	if l.HasInk() {
		t.Error("there is ink before anything is drawn")
	}
	seven(l)
	l.Go(Convolution)
	l.UseDrawing()
	for i, got := range l.Convolution.Input {
		sum := 0.
		for y := range 3 {
			for x := range 3 {
				sum += float64(l.Nudged[(2+i/8*3+y)*28+2+i%8*3+x])
			}
		}
		if math.Abs(float64(got)-sum/9) > .5 {
			t.Fatalf("cell %d is %d, the mean %v", i, got, sum/9)
		}
	}
	h := compute(&l.Convolution)
	checkStep(t, l, &h)
}

func TestPaint(t *testing.T) {
	l := New(Default())
	l.Go(Convolution)
	l.Brush = 128
	l.Paint(0)
	l.Brush = 0
	l.Paint(18)
	if l.Convolution.Input[0] != 128 || l.Convolution.Input[18] != 0 {
		t.Error("the brush leaves no paint")
	}
	h := compute(&l.Convolution)
	checkStep(t, l, &h)
}

// Who reads an input cell: those outputs whose window holds it.
func TestReaders(t *testing.T) {
	l := New(Default())
	l.Go(Convolution)
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
	l := New(Default())
	l.Go(Convolution)
	l.StepTo(3)
	l.Hover(20)
	if l.Walk.Shown != 20 || l.Walk.Step.Row != 3 || l.Walk.Step.Col != 2 || l.Convolution.Step != 3 {
		t.Errorf("pointing at 20 shows %d and leaves the walk at %d", l.Walk.Shown, l.Convolution.Step)
	}
	l.Hover(-1)
	if l.Walk.Shown != 3 {
		t.Error("the walk does not come back")
	}
	l.Hover(20)
	l.Configure(func(w *Walk) { w.Stride = 3 })
	l.Hover(20) // no longer there
	if l.Walk.Shown != l.Convolution.Step || l.Walk.Shown > 3 {
		t.Errorf("a cell that is gone shows %d", l.Walk.Shown)
	}
	l.StepTo(0)
	l.Play()
	l.Hover(2)
	if l.Walk.Shown != 0 {
		t.Error("pointing stops what plays from being seen")
	}
}

func TestPlayTheWalk(t *testing.T) {
	l := New(Default())
	l.Go(Convolution)
	l.Speed = 4
	if l.Advance(10) || l.Convolution.Step != 0 {
		t.Error("it moves before Play")
	}
	l.StepTo(30)
	l.Play()
	if !l.Playing || l.Convolution.Step != 30 {
		t.Fatal("Play does not go on from where the reader is")
	}
	if l.Advance(.125); l.Convolution.Step != 30 || math.Abs(l.Phase()-.5) > 1e-9 {
		t.Errorf("an eighth of a second at 4 a second: step %d and %v", l.Convolution.Step, l.Phase())
	}
	if l.Advance(.125); l.Convolution.Step != 31 || l.Walk.Shown != 31 {
		t.Errorf("a quarter of a second at 4 a second: step %d", l.Convolution.Step)
	}
	for n := 0; l.Advance(.05); n++ {
		if n > 1000 {
			t.Fatal("it never ends")
		}
	}
	if l.Playing || l.Convolution.Step != 35 || l.Phase() != 0 {
		t.Errorf("it ends at %d", l.Convolution.Step)
	}
	l.Play()
	if l.Convolution.Step != 0 || l.Walk.Shown != 0 {
		t.Error("Play at the end does not start over")
	}
	if l.Advance(100); l.Playing || l.Convolution.Step != 35 {
		t.Error("a long pause does not end at the last step")
	}
	for name, stop := range map[string]func(){
		"Play": l.Play, "StepTo": func() { l.StepTo(2) }, "Edit": func() { l.Edit(Cell{"kernel", 0}) }, "Paint": func() { l.Paint(0) },
		"Go": func() { l.Go(Draw); l.Go(Convolution) }, "Visit": func() { l.Visit("#/convolution") },
	} {
		l.StepTo(0)
		if l.Play(); !l.Playing {
			t.Fatal("it does not play")
		}
		if stop(); l.Playing {
			t.Errorf("%s does not stop it", name)
		}
	}
}

func TestFlattening(t *testing.T) {
	l := New(Default())
	seven(l)
	l.Go(Flatten)
	for _, c := range []struct{ to, want int }{{5, 5}, {28, 28}, {29, 28}, {-1, 0}} {
		if l.Pull(c.to); l.Flattening.Rows != c.want {
			t.Errorf("Pull(%d) pulls %d", c.to, l.Flattening.Rows)
		}
	}
	for _, c := range []struct{ look, dx, dy, want int }{
		{206, 0, 0, 206}, {-5, 0, 0, 0}, {5000, 0, 0, 783}, {206, 1, 0, 207}, {206, 0, 1, 234}, {206, -1, -1, 177},
		{0, -1, -1, 0}, {27, 1, 0, 27}, {28, -1, 0, 28}, {783, 1, 1, 783}, {400, -100, 0, 392}, {400, 0, 100, 764},
	} {
		l.Look(c.look)
		if l.LookBy(c.dx, c.dy); l.Flattening.Pixel != c.want {
			t.Errorf("from %d by %d, %d to %d, want %d", c.look, c.dx, c.dy, l.Flattening.Pixel, c.want)
		}
	}
	if l.Truth() != -1 {
		t.Error("a drawing is labelled before anyone said what it is")
	}
	if l.Label(7); l.Truth() != 7 {
		t.Error("the reader's label is not the truth")
	}
	l.Label(3)
	if l.Label(3); l.Truth() != -1 {
		t.Error("the same label again does not take it back")
	}
	l.Label(3)
	l.Sample()
	images, labels := samples(t, 3)
	l.GotSamples(images, labels, nil)
	if want := l.Drawing.Sample - 1; l.Truth() != want {
		t.Errorf("a scan labelled %d is called %d", want, l.Truth())
	}
	l.SetUnit(true)
	if !l.Flattening.Unit {
		t.Error("÷255 does not switch on")
	}
}

func TestPlayTheFlattening(t *testing.T) {
	l := New(Default())
	seven(l)
	l.Go(Flatten)
	l.Pull(25)
	l.Play()
	n := 0
	for last := 25; l.Advance(.02); n++ {
		if r := l.Flattening.Rows; r < last || r > last+1 || l.Phase() < 0 || l.Phase() >= 1 || n > 1000 {
			t.Fatalf("from row %d to %d, %v of the way", last, r, l.Phase())
		} else {
			last = r
		}
	}
	if l.Flattening.Rows != 28 || l.Playing {
		t.Errorf("it ends at row %d", l.Flattening.Rows)
	}
	if l.Play(); l.Flattening.Rows != 0 {
		t.Error("Play at the end does not start over")
	}
	l.Advance(100)
	if l.Flattening.Rows != 28 {
		t.Error("a long pause does not end at the last row")
	}
	l.Play()
	if l.Pull(3); l.Playing {
		t.Error("pulling by hand does not stop it")
	}
	// Where nothing can play, it stops at once.
	l.Go(Draw)
	l.Play()
	if l.Advance(1) || l.Playing {
		t.Error("it plays on the front page")
	}
}

// Everything of the moment ends with a change of chapter; what the reader has
// changed stays.
func TestGo(t *testing.T) {
	l := New(Default())
	seven(l)
	l.Go(Convolution)
	l.UseKernel("sobel-y")
	l.StepTo(9)
	l.Pick(3)
	l.Point("sum")
	l.HoverTerm(2)
	l.Edit(Cell{"input", 0})
	l.Say(Notice{Kind: LinkCopied})
	l.About = true
	state := l.State
	l.Go(Flatten)
	l.Go(Convolution)
	if fmt.Sprint(l.State) != fmt.Sprint(state) {
		t.Error("going to another chapter and back changes what the reader did")
	}
	if l.Picked != -1 || l.Hot != "" || l.HotTerm != -1 || l.Editing != (Cell{}) || l.About {
		t.Error("something of the moment is left")
	}
	if s, _ := l.Notice(); s != "" {
		t.Error("the notice is left")
	}
}

func TestNotices(t *testing.T) {
	for _, lang := range Langs {
		home := Default()
		home.Lang = lang
		l := New(home)
		for kind := BadLink; kind <= TooMuchInk; kind++ {
			l.Say(Notice{kind, "<%s>"})
			s, wrong := l.Notice()
			if s == "" || wrong == (kind == LinkCopied || kind == LinkShown) {
				t.Errorf("%s: notice %d: %q, wrong: %v", lang, kind, s, wrong)
			}
			if l.Dismiss(); l.T().Notice(Notice{}) != "" {
				t.Error("no notice is a sentence")
			}
			if s, _ := l.Notice(); s != "" {
				t.Errorf("%s: dismissed, %q stays", lang, s)
			}
		}
	}
}

func TestAnswer(t *testing.T) {
	l := New(Default())
	if _, answered := l.Answers["draw"]; answered {
		t.Error("answered before it was asked")
	}
	l.Answer("draw", 1)
	l.Answer("draw", 0)
	if l.Answers["draw"] != 0 || len(l.Answers) != 1 {
		t.Errorf("the answers are %v", l.Answers)
	}
}
