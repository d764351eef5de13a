package lesson

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"convlab/nn/ink"
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
		if b, err := os.ReadFile(filepath.Join("../../static", name)); err == nil {
			m[name] = b
		}
	}
	return m
})

// models returns the two files that the first answer takes.
func models(t testing.TB) (dense, typical []byte) {
	t.Helper()
	dense, typical = files()[WeightsFile(Networks[firstIndex])], files()[NoveltyFile]
	if dense == nil || typical == nil {
		t.Fatal("the first network or the novelty model is not committed")
	}
	return dense, typical
}

var firstIndex = New(Default()).models.first

// load hands over what the first answer takes.
func load(l *Lesson, dense, typical []byte, err error) {
	l.Arrived(NoveltyFile, typical, err)
	l.Arrived(WeightsFile(Networks[firstIndex]), dense, err)
}

// ready returns a lesson whose networks have arrived.
func ready(t testing.TB) *Lesson {
	t.Helper()
	models(t)
	l := New(Default())
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
		draw    func(l *Lesson)
		verdict Verdict
		digit   int
	}{
		{"nothing", func(l *Lesson) {}, Blank, -1},
		{"7", seven, Digit, 7},
		{"1", func(l *Lesson) { line(l, 52, 20, 51, 50, 48, 80) }, Digit, 1},
		{"0", func(l *Lesson) {
			line(l, 50, 18, 36, 24, 29, 40, 29, 60, 36, 76, 50, 82, 64, 76, 71, 60, 71, 40, 64, 24, 50, 18)
		}, Digit, 0},
		{"3", func(l *Lesson) {
			line(l, 32, 25, 42, 18, 58, 19, 65, 28, 62, 40, 48, 47, 64, 53, 69, 65, 62, 78, 45, 82, 31, 75)
		}, Digit, 3},
		{"a tiny 7 in a corner", func(l *Lesson) { line(l, 84, 84, 92, 84, 88, 97) }, Digit, 7},
		{"a chequerboard", func(l *Lesson) {
			for y := range 8 {
				for x := range 8 {
					if (x+y)%2 == 0 {
						line(l, float32(10+x*11), float32(10+y*11), float32(15+x*11), float32(10+y*11))
					}
				}
			}
		}, NotDigit, -1},
		{"a dot", func(l *Lesson) { l.Press(at(50, 50)); l.Lift() }, NotDigit, -1},
		{"a scribble", func(l *Lesson) {
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
				// The first network is certain of all of these; others may doubt one.
				if r.Verdict != c.verdict && (i == 0 || r.Verdict != Unsure) || c.digit >= 0 && r.Top != c.digit {
					t.Errorf("%s: verdict %d, %d at %s %%, want verdict %d, %d", r.Model.Name, r.Verdict, r.Top, Percent(r.Probs[max(r.Top, 0)]), c.verdict, c.digit)
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
	l := New(Default())
	seven(l)
	first := &l.Reading.Answers[firstIndex]
	if l.Reading.Verdict != Waiting || first.Said() || first.Here || l.Ready() || l.Settled() || l.Missing() != "" || first.Millis != 0 {
		t.Errorf("before the networks: %+v, %q", l.Reading, l.Missing())
	}
	dense, typical := models(t)
	l.Arrived(WeightsFile(Networks[firstIndex]), dense, nil)
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

// What the first answer takes is fetched first, and nothing twice.
func TestWants(t *testing.T) {
	var all []string
	for _, m := range Networks {
		all = append(all, WeightsFile(m))
	}
	first := all[firstIndex]
	others := slices.Delete(slices.Clone(all), firstIndex, firstIndex+1)
	dense, typical := models(t)
	l := New(Default())
	expect := func(when string, want ...string) {
		t.Helper()
		if got := l.Wants(); !slices.Equal(got, want) {
			t.Errorf("%s, %q is wanted, not %q", when, got, want)
		}
	}
	expect("at first", NoveltyFile, first)
	l.Arrived(NoveltyFile, typical, nil)
	expect("with the novelty model", first)
	l.Arrived(first, nil, errors.New("offline"))
	expect("without the first network", others...)
	if !l.Settled() || l.Ready() {
		t.Error("what has failed is waited for")
	}
	l.Retry(firstIndex)
	expect("trying it again", first)
	l.Arrived(first, dense, nil)
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

func TestBadNetworks(t *testing.T) {
	dense, typical := models(t)
	damaged := bytes.Clone(dense)
	damaged[len(damaged)/2] ^= 1
	scale := bytes.Clone(typical)
	scale[len(scale)-1] ^= 0x40
	for _, c := range []struct {
		name           string
		dense, typical []byte
		err            error
		want           FailKind
	}{
		{"offline", nil, nil, errors.New("offline"), FailDownload},
		{"one of two arrived", dense, nil, errors.New("404"), FailDownload},
		{"empty", nil, typical, nil, FailTruncated},
		{"half", dense[:len(dense)/2], typical, nil, FailTruncated},
		{"all but a byte", dense[:len(dense)-1], typical, nil, FailTruncated},
		{"novelty empty", dense, []byte{}, nil, FailTruncated},
		{"novelty half", dense, typical[:len(typical)/2], nil, FailTruncated},
		{"a page instead", []byte("<!doctype html><title>404</title>"), typical, nil, FailForeign},
		{"a picture instead", []byte("\x89PNG\r\n\x1a\n" + string(dense)), typical, nil, FailForeign},
		{"the two swapped", typical, dense, nil, FailForeign},
		{"the same twice", dense, dense, nil, FailForeign},
		{"a bit is wrong", damaged, typical, nil, FailCorrupt},
		{"a bit of novelty is wrong", dense, scale, nil, FailCorrupt},
		{"something follows", append(bytes.Clone(dense), 0), typical, nil, FailCorrupt},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := New(Default())
			seven(l)
			load(l, c.dense, c.typical, c.err)
			if l.Ready() {
				t.Fatal("taken for a network")
			}
			for _, lang := range Langs {
				l.SetLang(lang)
				// A network says in its own place what is wrong with it, the novelty model to all.
				if got, want := l.Missing(), Texts[lang].Failed[c.want]; got != want && l.Reading.Answers[firstIndex].Failed != c.want {
					t.Errorf("%s: %q, want %q", lang, got, want)
				}
			}
			// Everything else is alive.
			if l.Clear(); l.Reading.Verdict != Blank {
				t.Error("blank is not seen without a network")
			}
			seven(l)
			if l.Reading.Verdict != Waiting || l.Trace.Blank {
				t.Errorf("a drawing without a network: %+v", l.Reading)
			}
			l.Go(Convolution)
			if l.StepTo(5); l.Walk.Shown != 5 {
				t.Error("the walkthrough does not work")
			}
			if l.Missing() == "" {
				t.Error("another chapter does not say what is missing")
			}
			l.Go(Draw)

			l.RetryAll()
			if l.Missing() != "" || l.Reading.Answers[firstIndex].Failed != NoFail {
				t.Error("it is missing while it is on its way again")
			}
			load(l, dense, typical, nil)
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
	if first := l.Reading.Answers[firstIndex]; !l.Ready() || l.Missing() == "" || first.Failed != FailForeign || first.Top != 7 {
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
