package panel

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

// panel returns a desk whose networks say what is asked of them, with a 7 on the pad.
func panel(t *testing.T, say map[string]func(kernel, bias []float32)) *desk {
	t.Helper()
	_, typical := models(t)
	var list []*zoo.Model
	for _, name := range []string{"a", "b", "c", "d", "weak"} {
		if say[name] != nil {
			list = append(list, &zoo.Model{Name: name, Voice: map[string]float64{"weak": .5}[name], Input: nn.Vec(784), Layers: []nn.Layer{nn.Dense{Units: 10}}, Result: zoo.Result{Unsure: zoo.Unsure{Threshold: .5}}})
		}
	}
	l := deskWith(newPanel(list))
	l.Arrived(NoveltyFile, typical, nil)
	for _, m := range list {
		net := m.New()
		say[m.Name](net.DenseParams(0))
		var b bytes.Buffer
		if err := m.Encode(&b, net); err != nil {
			t.Fatal(err)
		}
		l.Arrived(WeightsFile(m), b.Bytes(), nil)
	}
	seven(l)
	return l
}

// always says a digit of every picture.
func always(digit int) func(kernel, bias []float32) {
	return func(_, bias []float32) { bias[digit] = 9 }
}

// until says 7 until the picture has ink in a column right of the 7; then 1.
func until(column int) func(kernel, bias []float32) {
	return func(kernel, bias []float32) {
		bias[7] = 9
		for row := range ink.Side {
			kernel[(row*ink.Side+column)*10+1] = 99
		}
	}
}

func marks(l *desk) (m []Mark) {
	for _, a := range l.Reading.Answers {
		m = append(m, a.Mark)
	}
	return m
}

func TestDisagreement(t *testing.T) {
	doubt := func(_, bias []float32) { bias[7] = .1 }
	for _, c := range []struct {
		name    string
		say     map[string]func(kernel, bias []float32)
		verdict Verdict
		marks   []Mark
	}{
		{"one alone", map[string]func(_, _ []float32){"a": always(7)}, Digit, []Mark{NoMark}},
		{"all agree", map[string]func(_, _ []float32){"a": always(7), "b": always(7), "c": always(7)}, Digit, []Mark{NoMark, NoMark, NoMark}},
		{"one differs", map[string]func(_, _ []float32){"a": always(7), "b": always(1), "c": always(7)}, Split, []Mark{NoMark, Odd, NoMark}},
		{"two camps", map[string]func(_, _ []float32){"a": always(7), "b": always(1), "c": always(7), "d": always(1)}, Split, []Mark{NoMark, NoMark, NoMark, NoMark}},
		{"everybody differs", map[string]func(_, _ []float32){"a": always(7), "b": always(1), "c": always(2)}, Split, []Mark{NoMark, NoMark, NoMark}},
		{"a weak one differs", map[string]func(_, _ []float32){"a": always(7), "b": always(7), "c": always(7), "weak": always(1)}, Digit, []Mark{NoMark, NoMark, NoMark, Odd}},
		{"a weak one is certain, others doubt", map[string]func(_, _ []float32){"a": doubt, "b": doubt, "c": doubt, "weak": always(1)}, Unsure, []Mark{NoMark, NoMark, NoMark, Odd}},
		{"a weak one against one", map[string]func(_, _ []float32){"a": always(7), "weak": always(1)}, Split, []Mark{NoMark, Odd}},
		{"one doubts", map[string]func(_, _ []float32){"a": doubt, "b": always(7)}, Digit, []Mark{NoMark, NoMark}},
		{"all doubt", map[string]func(_, _ []float32){"a": doubt, "b": doubt}, Unsure, []Mark{NoMark, NoMark}},
	} {
		l := panel(t, c.say)
		if got := marks(l); l.Reading.Verdict != c.verdict || !slices.Equal(got, c.marks) {
			t.Errorf("%s: verdict %d, marks %v, want %d, %v", c.name, l.Reading.Verdict, got, c.verdict, c.marks)
		}
		odd := l.Reading.With(func(a *Answer) bool { return a.Mark == Odd })
		if l.Reading.Verdict == Split {
			odd = nil
		}
		if got := l.Reading.Dissent(); !slices.Equal(got, odd) {
			t.Errorf("%s: %v dissent, want %v", c.name, got, odd)
		}
	}
}

// Each network has its own threshold of doubt.
func TestDoubtIsTheNetworksOwn(t *testing.T) {
	doubt := func(_, bias []float32) { bias[7] = 2 } // 45 %
	l := panel(t, map[string]func(_, _ []float32){"a": doubt, "b": doubt})
	l.nets[1].model.Result.Unsure.Threshold = .4
	seven(l)
	if a := l.Reading.Answers; a[0].Verdict != Unsure || a[1].Verdict != Digit || a[0].Probs != a[1].Probs {
		t.Errorf("verdicts %d, %d", a[0].Verdict, a[1].Verdict)
	}
}

// Whether there is a digit at all is a question about the ink, not to a network.
func TestNotADigitIsShared(t *testing.T) {
	l := panel(t, map[string]func(_, _ []float32){"a": always(7), "b": always(1)})
	l.Clear()
	for x := float32(5); x < 100; x += 10 {
		line(l, x, 5, x, 95)
	}
	for _, a := range l.Reading.Answers {
		if l.Reading.Verdict != NotDigit || a.Verdict != NotDigit || a.Mark != NoMark {
			t.Errorf("%s says %d, all say %d", a.Model.Name, a.Verdict, l.Reading.Verdict)
		}
	}
	l.SetNudge(ink.Nudge{Right: 1}) // now the answers are what is asked for
	if l.Reading.Verdict != Split || !l.Reading.Strange {
		t.Errorf("nudged, the verdict is %d", l.Reading.Verdict)
	}
}

func TestWhoLetsGoFirst(t *testing.T) {
	l := panel(t, map[string]func(_, _ []float32){"a": until(24), "b": until(27), "c": until(24), "d": always(7)})
	push := func(right int, want ...Mark) {
		t.Helper()
		l.SetNudge(ink.Nudge{Right: right})
		if got := marks(l); !slices.Equal(got, want) {
			t.Errorf("pushed by %d, the marks are %v, want %v", right, got, want)
		}
	}
	push(0, NoMark, NoMark, NoMark, NoMark)
	push(1, NoMark, NoMark, NoMark, NoMark)
	push(6, First, NoMark, First, NoMark)
	push(9, First, Changed, First, NoMark)
	if a := l.Reading.Answers[1]; a.Top != 1 || a.Before != 7 {
		t.Errorf("b went from %d to %d", a.Before, a.Top)
	}
	push(6, First, NoMark, First, NoMark) // b takes it back
	push(0, NoMark, NoMark, NoMark, NoMark)
	push(9, First, First, First, NoMark) // in one go nobody of the three is first
	l.Clear()
	push(8, NoMark, NoMark, NoMark, NoMark)

	all := panel(t, map[string]func(_, _ []float32){"a": until(24), "b": until(24)})
	all.SetNudge(ink.Nudge{Right: 9})
	if got := marks(all); !slices.Equal(got, []Mark{Changed, Changed}) {
		t.Errorf("when all let go at once, the marks are %v", got)
	}
}

// Of a test image it is known who is wrong.
func TestMistaken(t *testing.T) {
	l := panel(t, map[string]func(_, _ []float32){"a": always(7), "b": always(1), "c": always(1)})
	set := &mnist.Set{Images: append([]uint8(nil), l.Nudged[:]...), Labels: []uint8{7}}
	var images, labels bytes.Buffer
	if err := set.Write(&images, &labels); err != nil {
		t.Fatal(err)
	}
	l.TakeSample()
	l.Digit.Arrived(digit.SampleImages, images.Bytes(), nil)
	l.Digit.Arrived(digit.SampleLabels, labels.Bytes(), nil)
	if got := marks(l); l.Reading.Verdict != Split || !slices.Equal(got, []Mark{NoMark, Mistaken, Mistaken}) {
		t.Errorf("of a 7 the marks are %v", got)
	}
}

// A slow network is asked about the latest picture later, once; the others at once.
func TestSlowNetworksCatchUp(t *testing.T) {
	l := panel(t, map[string]func(_, _ []float32){"a": always(7), "b": until(24), "c": always(7)})
	now := time.Time{}
	l.now = func() time.Time { now = now.Add(time.Millisecond); return now }
	l.Budget = 4 * time.Millisecond
	for i, ms := range []float64{.2, 30, 1} {
		l.nets[i].millis, l.nets[i].runs = ms, 1000
	}
	runs := func() (n []int) {
		for i := range l.nets {
			n = append(n, l.nets[i].runs-1000)
		}
		return n
	}
	l.Press(at(20, 20)) // the dot alone is cleaned away
	l.Move(at(30, 30), at(40, 40))
	l.Move(at(30, 60))
	if got := runs(); !slices.Equal(got, []int{2, 0, 2}) {
		t.Errorf("two moves ask the networks %v times", got)
	}
	if a := l.Reading.Answers; !l.Behind() || a[0].Late || !a[1].Late || a[2].Late || !a[1].Said() {
		t.Errorf("only the slow one should be late, and keep its answer: %+v", a)
	}
	l.CatchUp()
	if got := runs(); l.Behind() || l.Reading.Answers[1].Late || !slices.Equal(got, []int{2, 1, 2}) {
		t.Errorf("catching up asks the networks %v times", got)
	}
	l.Lift() // the picture is the same
	if got := runs(); l.Behind() || !slices.Equal(got, []int{2, 1, 2}) {
		t.Errorf("lifting the pen asks the networks %v times", got)
	}
	l.Clear()
	if l.CatchUp(); l.Behind() || l.Reading.Answers[1].Said() {
		t.Error("an empty pad is read")
	}

	// What has not been timed may take any time, but the first network is not kept waiting.
	for i := range l.nets {
		l.nets[i].millis, l.nets[i].runs = 0, 0
	}
	seven(l)
	if a := l.Reading.Answers; !a[0].Said() || a[1].Said() || a[2].Said() || l.Reading.Top != 7 {
		t.Errorf("untimed: %+v", a)
	}
	for n := 0; l.Behind(); n++ {
		if l.CatchUp(); n > 3 {
			t.Fatal("never done")
		}
	}
	if l.Reading.Verdict != Digit {
		t.Errorf("in the end the verdict is %d", l.Reading.Verdict)
	}
}

// The page claims that the convolutional networks have fewer parameters and
// make fewer errors than the dense ones; the results must bear that out.
func TestComparisonIsTrue(t *testing.T) {
	type figures struct{ params, wrong int }
	var dense, conv []figures
	for _, m := range Networks {
		if len(m.Result.Runs) == 0 {
			t.Skipf("%s is not measured yet", m.Name)
		}
		f := figures{len(m.New().Params()), m.Result.Shipped().HalfErrors}
		if m.Input.IsVec() {
			dense = append(dense, f)
		} else {
			conv = append(conv, f)
		}
	}
	for _, c := range conv {
		for _, d := range dense {
			if c.params >= d.params || c.wrong >= d.wrong {
				t.Errorf("%+v against a dense network's %+v", c, d)
			}
		}
	}
}

// Every network of the page has a name in both languages.
func TestNetworkNames(t *testing.T) {
	for _, lang := range words.Langs {
		text := Texts.In(lang)
		for _, m := range Networks {
			if text.Names[m.Name] == "" || text.Name(m) != text.Names[m.Name] {
				t.Errorf("%s: %s has no name", lang, m.Name)
			}
		}
		for name := range text.Names {
			if name != "own" && zoo.Find(name) == nil {
				t.Errorf("%s: there is no network %s", lang, name)
			}
		}
		if m := (&zoo.Model{Name: "new"}); text.Name(m) != "new" {
			t.Errorf("%s: a network without a name is called %q", lang, text.Name(m))
		}
	}
}

func TestTexts(t *testing.T) {
	wordstest.Check(t, Texts.Zh, Texts.En)
	for _, lang := range words.Langs {
		text := Texts.In(lang)
		for k := FailDownload; k <= FailCorrupt; k++ {
			if text.Failed[k] == "" {
				t.Errorf("%s: failure %d has no sentence", lang, k)
			}
		}
		if text.Failed[NoFail] != "" {
			t.Errorf("%s: of nothing it is said %q", lang, text.Failed[NoFail])
		}
	}
	if got := Texts.En.Join(Texts.En.Join("", "a"), "b"); got != "a, b" {
		t.Errorf("a list reads %q", got)
	}
	for name, want := range map[string]string{"dense": "784 → 256 → 256 → 256 → 10", "lenet-5-distorted": "28×28 → conv 6, 16 → 120 → 84 → 10"} {
		if got := Texts.En.Shape(zoo.Find(name)); got != want {
			t.Errorf("%s is shaped %q, want %q", name, got, want)
		}
	}
}

// A chapter that asks one network only must not hear what the others said of an
// earlier picture.
func TestEarlierAnswersHaveNoVoice(t *testing.T) {
	l := panel(t, map[string]func(_, _ []float32){"a": always(7), "b": always(1), "c": always(7)})
	if got := l.Reading.Top; got != 7 {
		t.Fatalf("they say %d", got)
	}
	l.need = Set(1 << 1)
	line(l, 90, 10, 90, 90)
	if r := &l.Reading; r.Top != 1 || r.Answers[0].Said() || r.Answers[2].Said() {
		t.Errorf("b alone was asked about another picture; they say %d, of %v", r.Top, r.Answers)
	}
}
