package lesson

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"convlab/nn/ink"
)

var readModels = sync.OnceValues(func() (m [2][]byte, err error) {
	for i, name := range []string{WeightsFile, NoveltyFile} {
		if m[i], err = os.ReadFile(filepath.Join("../../static", name)); err != nil {
			return m, err
		}
	}
	return m, nil
})

// models returns the two committed files.
func models(t testing.TB) (dense, typical []byte) {
	t.Helper()
	m, err := readModels()
	if err != nil {
		t.Fatal(err)
	}
	return m[0], m[1]
}

// ready returns a lesson whose network has arrived.
func ready(t testing.TB) *Lesson {
	t.Helper()
	l := New(Default())
	dense, typical := models(t)
	l.Loaded(dense, typical, nil)
	if !l.Ready() || l.Missing() != "" {
		t.Fatalf("the committed network is refused: %s", l.Missing())
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
			r := l.Reading
			if r.Verdict != c.verdict || c.digit >= 0 && r.Top != c.digit {
				t.Errorf("verdict %d, %d at %s %%, want verdict %d, %d", r.Verdict, r.Top, Percent(r.Probs[max(r.Top, 0)]), c.verdict, c.digit)
			}
			if c.verdict == Blank {
				return
			}
			sum := float32(0)
			for d, p := range r.Probs {
				sum += p
				if p > r.Probs[r.Top] || d != r.Top && p > r.Probs[r.Second] {
					t.Errorf("%d and %d are not the two likeliest of %v", r.Top, r.Second, r.Probs)
				}
			}
			if sum < .9999 || sum > 1.0001 {
				t.Errorf("the probabilities add up to %v", sum)
			}
			l.Clear()
			if l.Reading.Verdict != Blank || l.Reading.Top != -1 {
				t.Error("a cleared pad still has an answer")
			}
		})
	}
}

// A drawing that is there before the network is read as soon as it arrives.
func TestWaiting(t *testing.T) {
	l := New(Default())
	seven(l)
	if l.Reading.Verdict != Waiting || l.Reading.Top != -1 || l.Ready() || l.Missing() != "" || l.Millis() != 0 {
		t.Errorf("before the network: %+v, %q", l.Reading, l.Missing())
	}
	dense, typical := models(t)
	l.Loaded(dense, typical, nil)
	if l.Reading.Verdict != Digit || l.Reading.Top != 7 {
		t.Errorf("once it is here: %+v", l.Reading)
	}
	if l.Millis() < 0 || l.Millis() > 1000 {
		t.Errorf("one prediction takes %v ms", l.Millis())
	}
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
			l.Loaded(c.dense, c.typical, c.err)
			if l.Ready() {
				t.Fatal("taken for a network")
			}
			for _, lang := range Langs {
				l.SetLang(lang)
				if got, want := l.Missing(), Texts[lang].Failed[c.want]; got != want {
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
			l.Go(Draw)

			l.Retrying()
			if l.Missing() != "" {
				t.Error("it is missing while it is on its way again")
			}
			l.Loaded(dense, typical, nil)
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
	l.Loaded([]byte("<html>"), nil, nil)
	if !l.Ready() || l.Missing() == "" || l.Reading.Top != 7 {
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
