package panel

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/words"
)

// files returns the committed files by the names that the page fetches them
// under; a network whose weights are not committed is not among them.
var files = sync.OnceValue(func() map[string][]byte {
	m := map[string][]byte{}
	names := []string{NoveltyFile}
	for _, model := range Networks {
		names = append(names, WeightsFile(model))
	}
	for _, name := range names {
		if b, err := os.ReadFile(filepath.Join("../../../static", name)); err == nil {
			m[name] = b
		}
	}
	return m
})

// A desk is a digit, the networks that read it, and which of them are asked.
type desk struct {
	*digit.Digit
	*Panel
	need Set
}

func newDesk() *desk { return deskWith(New()) }

func deskWith(p *Panel) *desk {
	l := &desk{digit.New(), p, All}
	l.Changed = l.read
	l.read()
	return l
}

func (l *desk) read() { l.Panel.Read(l.Digit, l.need) }

// ask changes which networks are asked, as another chapter does.
func (l *desk) ask(need Set) {
	l.need = need
	l.read()
}

func (l *desk) Wants() []string                                { return l.Panel.Wants() }
func (l *desk) Arrived(name string, data []byte, failed error) { l.Panel.Arrived(name, data, failed) }

func (l *desk) Missing() string { return l.Sentence(words.English) }

// at returns the point of the pad in hundredths of its side.
func at(x, y float32) ink.Point { return ink.Point{X: x / 100, Y: y / 100} }

// line draws a stroke through points given in hundredths of the pad.
func line(l *desk, xy ...float32) {
	l.Press(at(xy[0], xy[1]))
	for i := 2; i < len(xy); i += 2 {
		l.Move(at(xy[i], xy[i+1]))
	}
	l.Lift()
}

func seven(l *desk) { line(l, 32, 25, 45, 20, 60, 19, 70, 23, 62, 42, 53, 62, 48, 80) }

// where returns the place of a network.
func where(m *zoo.Model) int { return slices.Index(Networks, m) }

// lenet is the network that answers first where all are asked.
var lenet = newDesk().first()

// models returns the two files that the first answer takes.
func models(t testing.TB) (weights, typical []byte) {
	t.Helper()
	weights, typical = files()[WeightsFile(Networks[lenet])], files()[NoveltyFile]
	if weights == nil || typical == nil {
		t.Fatal("the first network or the novelty model is not committed")
	}
	return weights, typical
}

// load hands over what the first answer takes.
func load(l *desk, weights, typical []byte, err error) {
	l.Arrived(NoveltyFile, typical, err)
	l.Arrived(WeightsFile(Networks[lenet]), weights, err)
}

// ready returns a desk whose networks have arrived.
func ready(t testing.TB) *desk {
	t.Helper()
	models(t)
	l := newDesk()
	for name, b := range files() {
		l.Arrived(name, b, nil)
	}
	if !l.Ready() || l.Missing() != "" {
		t.Fatalf("the committed networks are refused: %s", l.Missing())
	}
	return l
}

func TestReading(t *testing.T) {
	for _, c := range []struct {
		name    string
		draw    func(l *desk)
		verdict Verdict
		digit   int
	}{
		{"nothing", func(l *desk) {}, Blank, -1},
		{"7", seven, Digit, 7},
		{"1", func(l *desk) { line(l, 52, 20, 51, 50, 48, 80) }, Digit, 1},
		{"0", func(l *desk) {
			line(l, 50, 18, 36, 24, 29, 40, 29, 60, 36, 76, 50, 82, 64, 76, 71, 60, 71, 40, 64, 24, 50, 18)
		}, Digit, 0},
		{"3", func(l *desk) {
			line(l, 32, 25, 42, 18, 58, 19, 65, 28, 62, 40, 48, 47, 64, 53, 69, 65, 62, 78, 45, 82, 31, 75)
		}, Digit, 3},
		{"a tiny 7 in a corner", func(l *desk) { line(l, 84, 84, 92, 84, 88, 97) }, Digit, 7},
		{"a chequerboard", func(l *desk) {
			for y := range 8 {
				for x := range 8 {
					if (x+y)%2 == 0 {
						line(l, float32(10+x*11), float32(10+y*11), float32(15+x*11), float32(10+y*11))
					}
				}
			}
		}, NotDigit, -1},
		{"a dot", func(l *desk) { l.Press(at(50, 50)); l.Lift() }, NotDigit, -1},
		{"a scribble", func(l *desk) {
			l.Press(at(10, 10))
			for i := range 60 {
				l.Move(at(float32(10+i*37%80), float32(10+i*53%80)))
			}
			l.Lift()
		}, NotDigit, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := ready(t)
			c.draw(l)
			if got := l.Reading.Verdict; got != c.verdict && c.verdict != Digit {
				t.Errorf("the verdict is %d, want %d", got, c.verdict)
			}
			for i, r := range l.Reading.Answers {
				if files()[WeightsFile(r.Model)] == nil {
					if r.Here || r.Verdict != Waiting {
						t.Errorf("%s has not arrived and says %+v", r.Model.Name, r)
					}
					continue
				}
				// The dense network is certain of all of these; others may doubt one.
				if r.Verdict != c.verdict && (i == where(&zoo.Dense) || r.Verdict != Unsure) || c.digit >= 0 && r.Top != c.digit {
					t.Errorf("%s: verdict %d, %d at %s %%, want verdict %d, %d", r.Model.Name, r.Verdict, r.Top, words.Percent(r.Probs[max(r.Top, 0)]), c.verdict, c.digit)
				}
				if c.verdict == Blank {
					continue
				}
				sum := float32(0)
				for d, p := range r.Probs {
					sum += p
					if p > r.Probs[r.Top] || d != r.Top && p > r.Probs[r.Second] {
						t.Errorf("%s: %d and %d are not the two likeliest of %v", r.Model.Name, r.Top, r.Second, r.Probs)
					}
				}
				if sum < .9999 || sum > 1.0001 {
					t.Errorf("%s: the probabilities add up to %v", r.Model.Name, sum)
				}
			}
			l.Clear()
			for _, r := range l.Reading.Answers {
				if l.Reading.Verdict != Blank || r.Said() {
					t.Error("a cleared pad still has an answer")
				}
			}
		})
	}
}

// A drawing that is there before the networks is read as soon as one arrives.
func TestWaiting(t *testing.T) {
	l := newDesk()
	seven(l)
	first := &l.Reading.Answers[lenet]
	if l.Reading.Verdict != Waiting || first.Said() || first.Here || l.Ready() || l.Settled() || l.Missing() != "" || first.Millis != 0 {
		t.Errorf("before the networks: %+v, %q", l.Reading, l.Missing())
	}
	weights, typical := models(t)
	l.Arrived(WeightsFile(Networks[lenet]), weights, nil)
	if l.Ready() || l.Reading.Verdict != Waiting {
		t.Error("a digit is read though nothing says whether it is one")
	}
	l.Arrived(NoveltyFile, typical, nil)
	if first.Verdict != Digit || first.Top != 7 || l.Reading.Verdict != Digit || l.Reading.Top != 7 {
		t.Errorf("once one is here: %+v", l.Reading)
	}
	if first.Millis < 0 || first.Millis > 1000 {
		t.Errorf("one prediction takes %v ms", first.Millis)
	}
}

// What the first answer takes is fetched first, and nothing twice: the novelty
// model, and of the networks that are asked the one with the fewest parameters.
func TestWants(t *testing.T) {
	if Networks[lenet] != zoo.Find("lenet-5-distorted") {
		t.Errorf("the first answer comes from %s", Networks[lenet].Name)
	}
	for _, m := range Networks {
		if Params(m) != len(m.New().Params()) || Params(m) < Params(Networks[lenet]) {
			t.Errorf("%s has %d parameters, the first network %d", m.Name, Params(m), Params(Networks[lenet]))
		}
	}
	first := WeightsFile(Networks[lenet])
	var others []string
	for i, m := range Networks {
		if i != lenet {
			others = append(others, WeightsFile(m))
		}
	}
	weights, typical := models(t)
	l := newDesk()
	expect := func(when string, want ...string) {
		t.Helper()
		if got := l.Wants(); !slices.Equal(got, want) {
			t.Errorf("%s, %q is wanted, not %q", when, got, want)
		}
	}
	expect("at first", NoveltyFile, first)
	l.Arrived(NoveltyFile, typical, nil)
	expect("with the novelty model", first)
	if l.Settled() {
		t.Error("settled while the first network is on its way")
	}
	l.Arrived(first, nil, errors.New("offline"))
	expect("without the first network", others...)
	if !l.Settled() || l.Ready() {
		t.Error("what has failed is waited for")
	}
	l.Retry(lenet)
	expect("trying it again", first)
	l.Arrived(first, weights, nil)
	expect("then", others...)
	for _, name := range others {
		l.Arrived(name, nil, errors.New("offline"))
	}
	expect("when the others have failed")
	if l.Missing() != "" {
		t.Errorf("one network answers, and the page says %q", l.Missing())
	}
	l.RetryAll()
	expect("trying everything again", others...)
}

// A chapter that asks one network has that one fetched, and hears of that one
// only; a chapter that asks none, of nothing.
func TestNeed(t *testing.T) {
	offline := errors.New("offline")
	dense, lost := WeightsFile(&zoo.Dense), Texts.En.Failed[FailDownload]
	_, typical := models(t)
	l := newDesk()
	l.ask(Only(&zoo.Dense))
	expect := func(when, missing string, want ...string) {
		t.Helper()
		if got := l.Wants(); !slices.Equal(got, want) {
			t.Errorf("%s, %q is wanted, not %q", when, got, want)
		}
		if got := l.Missing(); got != missing {
			t.Errorf("%s, the page says %q, not %q", when, got, missing)
		}
	}
	expect("at first", "", NoveltyFile, dense)
	l.Rest()
	expect("where none is asked", "")
	if !l.Settled() || l.Ready() {
		t.Error("where none is asked, one is waited for, or answers")
	}
	l.ask(Only(&zoo.Dense))
	if l.Settled() {
		t.Error("settled while all is on its way")
	}
	l.Arrived(NoveltyFile, typical, nil)
	l.Arrived(dense, nil, offline)
	expect("without its only network", lost)
	l.Rest()
	expect("where none is asked, without a network", "")
	l.ask(All)
	if got := l.Wants(); l.Missing() != "" || len(got) != 1 || got[0] != WeightsFile(Networks[lenet]) {
		t.Errorf("where all are asked, %q is wanted and the page says %q", got, l.Missing())
	}
	l.Arrived(WeightsFile(Networks[lenet]), nil, offline)
	if l.Missing() != "" {
		t.Errorf("of several networks each says so itself, and yet the page says %q", l.Missing())
	}

	l = newDesk()
	l.Arrived(NoveltyFile, nil, offline)
	expect("without the novelty model", lost, WeightsFile(Networks[lenet]))
	l.ask(Only(&zoo.Dense))
	expect("without the novelty model, for one network", lost, dense)
	l.Rest()
	expect("where none is asked, without the novelty model", "")
	if !l.Settled() {
		t.Error("where none is asked, something is waited for")
	}
}

// One network alone reads and is read; what another has to say waits until it is asked.
func TestOneAlone(t *testing.T) {
	l := ready(t)
	l.ask(Only(&zoo.Dense))
	seven(l)
	for _, a := range l.Reading.Answers {
		if a.Said() != (a.Model == &zoo.Dense) {
			t.Errorf("%s says %d", a.Model.Name, a.Top)
		}
	}
	if l.Reading.Verdict != Digit || l.Reading.Top != 7 || !l.Answered() || l.Behind() || l.Answer(&zoo.Dense).Top != 7 {
		t.Errorf("the reading is %+v", l.Reading)
	}
	l.ask(All)
	for _, a := range l.Reading.Answers {
		if a.Top != 7 || a.Late {
			t.Errorf("asked, %s says %d", a.Model.Name, a.Top)
		}
	}
}

func TestSet(t *testing.T) {
	for i, m := range Networks {
		for j := range Networks {
			if Only(m).has(j) != (i == j) || !All.has(j) {
				t.Errorf("%s alone has %d: %v", m.Name, j, Only(m).has(j))
			}
		}
		if l := newDesk(); l.Answer(m) != &l.Reading.Answers[i] {
			t.Errorf("the answer of %s is not at its place", m.Name)
		}
	}
}

func TestBadNetworks(t *testing.T) {
	weights, typical := models(t)
	damaged := bytes.Clone(weights)
	damaged[len(damaged)/2] ^= 1
	scale := bytes.Clone(typical)
	scale[len(scale)-1] ^= 0x40
	for _, c := range []struct {
		name             string
		weights, typical []byte
		err              error
		want             FailKind
	}{
		{"offline", nil, nil, errors.New("offline"), FailDownload},
		{"one of two arrived", weights, nil, errors.New("404"), FailDownload},
		{"empty", nil, typical, nil, FailTruncated},
		{"half", weights[:len(weights)/2], typical, nil, FailTruncated},
		{"all but a byte", weights[:len(weights)-1], typical, nil, FailTruncated},
		{"novelty empty", weights, []byte{}, nil, FailTruncated},
		{"novelty half", weights, typical[:len(typical)/2], nil, FailTruncated},
		{"a page instead", []byte("<!doctype html><title>404</title>"), typical, nil, FailForeign},
		{"a picture instead", []byte("\x89PNG\r\n\x1a\n" + string(weights)), typical, nil, FailForeign},
		{"the two swapped", typical, weights, nil, FailForeign},
		{"the same twice", weights, weights, nil, FailForeign},
		{"a bit is wrong", damaged, typical, nil, FailCorrupt},
		{"a bit of novelty is wrong", weights, scale, nil, FailCorrupt},
		{"something follows", append(bytes.Clone(weights), 0), typical, nil, FailCorrupt},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newDesk()
			seven(l)
			load(l, c.weights, c.typical, c.err)
			if l.Ready() {
				t.Fatal("taken for a network")
			}
			for _, lang := range words.Langs {
				// A network says in its own place what is wrong with it, the novelty model to all.
				want := Texts.In(lang).Failed[c.want]
				if got := l.Sentence(lang); got != want && l.Reading.Answers[lenet].Failed != c.want {
					t.Errorf("%s: %q, want %q", lang, got, want)
				}
				// Alone it says so for all.
				l.ask(Only(Networks[lenet]))
				if got := l.Sentence(lang); got != want {
					t.Errorf("%s, alone: %q, want %q", lang, got, want)
				}
				l.Rest()
				if got := l.Sentence(lang); got != "" {
					t.Errorf("%s, where none is asked: %q", lang, got)
				}
				l.ask(All)
			}
			// Everything else is alive.
			if l.Clear(); l.Reading.Verdict != Blank {
				t.Error("blank is not seen without a network")
			}
			seven(l)
			if l.Reading.Verdict != Waiting || l.Trace.Blank {
				t.Errorf("a drawing without a network: %+v", l.Reading)
			}

			l.RetryAll()
			if l.Missing() != "" || l.Reading.Answers[lenet].Failed != NoFail {
				t.Error("it is missing while it is on its way again")
			}
			load(l, weights, typical, nil)
			if !l.Ready() || l.Missing() != "" || l.Reading.Top != 7 {
				t.Error("the second try does not count")
			}
		})
	}
}

// What is no network does not take away the one that is here.
func TestEarlierNetworkStays(t *testing.T) {
	l := ready(t)
	seven(l)
	load(l, []byte("<html>"), nil, nil)
	if first := l.Reading.Answers[lenet]; !l.Ready() || l.Missing() == "" || first.Failed != FailForeign || first.Top != 7 {
		t.Error("a bad file took the network away, or was not told of")
	}
}

// A pen sends 120 points a second; each is read at once, so none may leave
// much to collect.
func TestDrawingAllocatesLittle(t *testing.T) {
	l := ready(t)
	l.SetNudge(ink.Nudge{Right: 1})
	seven(l)
	l.Press(at(20, 50))
	i := 0
	move := func() { i++; l.Move(at(20+float32(i%60), 50+float32(i%7))) }
	for range 100 {
		move()
	}
	if n := testing.AllocsPerRun(200, move); n > 2 {
		t.Errorf("a move allocates %v times", n)
	}
}

// The networks that have arrived can be looked into: in every one of them, what a
// digit makes of each cell is what its terms add up to.
func TestNetwork(t *testing.T) {
	l := newDesk()
	for _, m := range Networks {
		if l.Network(m) != nil {
			t.Errorf("%s is here before it has arrived", m.Name)
		}
	}
	for name, data := range files() {
		l.Arrived(name, data, nil)
	}
	line(l, 32, 25, 60, 19, 70, 23, 53, 62, 48, 80)
	for _, m := range Networks {
		net := l.Network(m)
		if net == nil {
			if files()[WeightsFile(m)] != nil {
				t.Errorf("%s has arrived, but is not here", m.Name)
			}
			continue
		}
		pass := net.PlanForward(1)
		pass.Forward(l.Vector())
		layers := net.Summary()
		var terms []nn.Term
		worst := 0.
		for _, i := range net.Weighing() {
			out := layers[i].Out
			for k := range out.Size() {
				s := pass.Sum(terms, i, nn.Cell{Row: k / (out.W * out.C), Col: k / out.C % out.W, Channel: k % out.C})
				terms = s.Terms
				plus, minus := s.Signs()
				worst = max(worst, math.Abs(plus+minus+float64(s.Bias)-float64(s.Z)))
			}
		}
		if !(worst < 1e-4) {
			t.Errorf("%s: a sum differs from its terms by %g", m.Name, worst)
		}
	}
}
