package lesson_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"convlab/nn/filter"
	"convlab/nn/ink"
	"convlab/web"
	"convlab/web/lesson"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/flatten"
	"convlab/web/lesson/link"
	"convlab/web/lesson/words"
)

func firstVisit() *lesson.Lesson {
	return web.NewLesson(lesson.Home{Lang: words.English, Theme: "light"})
}

func one[T any](rng *rand.Rand, of ...T) T { return of[rng.IntN(len(of))] }

// worked returns a lesson in which a reader has been at work in the chapter at a place.
func worked(rng *rand.Rand, at int) *lesson.Lesson {
	l := firstVisit()
	l.Go(at)
	d := l.Digit
	for range rng.IntN(4) {
		scribble(rng, d, 1+rng.IntN(12))
	}
	d.SetWidth(digit.MinWidth + rng.IntN(digit.MaxWidth-digit.MinWidth+1))
	if rng.IntN(2) == 0 {
		d.Toggle(rng.IntN(4))
		d.SetNudge(ink.Nudge{Right: rng.IntN(21) - 10, Turn: float64(rng.IntN(181) - 90), Noise: 60 * rng.Float64()})
	}
	switch r := l.Room().(type) {
	case *flatten.Room:
		r.Pull(rng.IntN(29))
		r.Look(rng.IntN(784))
		r.SetUnit(rng.IntN(2) == 0)
		r.Label(rng.IntN(10))
	case *convolution.Room:
		copy(r.Kernel[:], one(rng, filter.Kernels()...).V)
		if rng.IntN(2) == 0 {
			r.Kernel[rng.IntN(9)] = rng.NormFloat64()
			r.Input[rng.IntN(64)] = uint8(rng.IntN(256))
		}
		r.Stride, r.Padding, r.Dilation, r.Bias = 1+rng.IntN(3), rng.IntN(3), 1+rng.IntN(3), one(rng, 0, -999, .25, -1./3)
		r.Flip, r.Pool = rng.IntN(2) == 0, rng.IntN(2) == 0
		r.Derive()
		r.StepTo(rng.IntN(r.View.Steps()))
	}
	return l
}

func scribble(rng *rand.Rand, d *digit.Digit, points int) {
	x, y, angle := rng.Float64(), rng.Float64(), rng.Float64()*7
	at := func() ink.Point { return ink.Point{X: float32(x), Y: float32(y)} }
	d.Press(at())
	for range points {
		angle += rng.NormFloat64() / 2
		x, y = min(max(x+.03*math.Cos(angle), 0), 1), min(max(y+.03*math.Sin(angle), 0), 1)
		d.Move(at())
	}
	d.Lift()
}

// mangled does to a link what chat programs do. Of the link, the first whole bytes
// are as they were; harmless says that nothing at all is lost.
func mangled(rng *rand.Rand, link string) (hash string, whole int, harmless bool) {
	encode := func(s, which string) string {
		var b strings.Builder
		for i := range len(s) {
			if strings.IndexByte(which, s[i]) >= 0 {
				fmt.Fprintf(&b, one(rng, "%%%02X", "%%%02x"), s[i])
			} else {
				b.WriteByte(s[i])
			}
		}
		return b.String()
	}
	insert := func(what string) string {
		i := 1 + rng.IntN(len(link)-1)
		return link[:i] + what + link[i:]
	}
	trackers := []string{"utm_source=chat", "fbclid=IwAR0", "gclid=1", "igshid=x==", "mc_cid=2", "spm=1.2", "from=timeline", "isappinstalled=0"}
	query := strings.Contains(link, "?")
	switch rng.IntN(9) {
	case 0:
		n := 1 + rng.IntN(len(link))
		return link[:n], n, false
	case 1:
		return insert(one(rng, "\u00ad", "\u200b", "\n", "%20", "%E2%80%8B", " ", "\r\n ", "%C2%AD")), len(link), true
	case 2:
		return link + one(rng, ".", ")", "，", "。", ">", "”", "…", "%EF%BC%8C", ")。看我写的", "...", "</a>", "\"", "；", "】"), len(link), false
	case 3:
		return "#" + encode(link[1:], "/?&=#%"), len(link), true
	case 4:
		return "#" + encode(encode(link, one(rng, "#/?&=", "?", "&", "=", "#")), one(rng, "%", "")), len(link), true
	case 5:
		return strings.ReplaceAll(link, "&", one(rng, "&amp;", "&amp;amp;", "&&", ";", "&;", "%26amp%3B")), len(link), true
	case 6:
		if !query {
			return link + one(rng, "?", "&") + one(rng, trackers...), len(link), true
		}
		return link + one(rng, "&", "?", "&amp;", "#") + one(rng, trackers...), len(link), true
	case 7:
		// What is appended can be read as one more point of the ink, and the last own point be on the way there.
		return link + one(rng, link, link[1:], link[rng.IntN(len(link)):]), max(len(link)-4, 0), false
	}
	i := 1 + rng.IntN(len(link)-1)
	return link[:i] + one(rng, "*", "卷", "%", "^", "%zz") + link[i:], i, false
}

// inkOf returns the strokes as the link says them.
func inkOf(hash string) []string {
	_, query, _ := strings.Cut(hash, "?")
	for _, pair := range strings.Split(query, "&") {
		if v, ok := strings.CutPrefix(pair, "ink="); ok {
			return strings.Split(v, ".")
		}
	}
	return nil
}

// A clean link brings everything back and says nothing. Of a mangled one, the ink is
// read as far as it is whole, and what is not read is named and kept.
func TestMangledLinks(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 10))
	for at := range firstVisit().Chapters() {
		for range 12 {
			clean := worked(rng, at).Hash()
			straight := firstVisit()
			straight.Visit(clean)
			if said, _ := straight.Notice(); said != "" || straight.Hash() != clean || straight.Held(at) {
				t.Fatalf("%s leads to %s and %q", clean, straight.Hash(), said)
			}
			for range 20 {
				hash, whole, harmless := mangled(rng, clean)
				l := firstVisit()
				l.Visit(hash)
				said, wrong := l.Notice()
				switch unread := l.Unread(); {
				case harmless && (l.Hash() != clean || said != ""):
					t.Fatalf("%s\nas\t%s\nleads to\t%s\nand says %q", clean, hash, l.Hash(), said)
				case (len(unread) > 0) != (wrong && said != "") || l.Held(l.At()) != (len(unread) > 0):
					t.Fatalf("%s\nunread: %q, said: %q", hash, unread, said)
				case !utf8.ValidString(said):
					t.Fatalf("%s: half a character in %q", hash, said)
				}
				for i, u := range l.Unread() {
					if u == "" || i == 0 && !strings.Contains(said, words.Clip(u)) {
						t.Fatalf("%s\nunread: %q, said: %q", hash, u, said)
					}
				}
				was, is := inkOf(clean[:whole]), inkOf(l.Hash())
				for i, s := range was {
					want := s
					if i == len(was)-1 { // the last may be cut: its whole points are there
						want = s[:max(len(s)-(len(s)+2)%4, 0)]
					}
					if len(want) >= 6 && (i >= len(is) || !strings.HasPrefix(is[i], want) && len(is[i]) >= len(want)) {
						t.Fatalf("%s\nas\t%s\nleads to\t%s", clean, hash, l.Hash())
					}
				}
				again := firstVisit()
				again.Visit(l.Hash())
				if said, _ := again.Notice(); again.Hash() != l.Hash() || said != "" {
					t.Fatalf("%s leads to %s, and that to %s: %q", hash, l.Hash(), again.Hash(), said)
				}
			}
		}
	}
}

func FuzzMangledLinks(f *testing.F) {
	rng := rand.New(rand.NewPCG(2, 2))
	for at := range firstVisit().Chapters() {
		for range 10 {
			hash, _, _ := mangled(rng, worked(rng, at).Hash())
			f.Add(hash)
		}
	}
	f.Fuzz(func(t *testing.T, hash string) {
		l, again := firstVisit(), firstVisit()
		l.Visit(hash)
		again.Visit(l.Hash())
		if said, _ := again.Notice(); again.Hash() != l.Hash() || said != "" {
			t.Errorf("%q leads to %s, and that to %s: %q", hash, l.Hash(), again.Hash(), said)
		}
	})
}

// Whatever a hash repeats, it is read in a moment.
func TestLongLinks(t *testing.T) {
	for _, p := range []string{"?", "a&", "#/", "%25", "%2525", ";amp;", "卷", "AbCd", "?pen=8.", "%E2%80%8B", ".", "AAAAAA.", "&ink=A"} {
		for _, start := range []string{"#/draw?ink=AA", "#/draw?", "#"} {
			l, began := firstVisit(), time.Now()
			l.Visit(start + strings.Repeat(p, (link.MaxHash-len(start))/len(p)))
			if took := time.Since(began); took > 3*time.Second {
				t.Errorf("%s%s…: %v", start, p, took)
			}
		}
	}
}

// A link that fails overwrites nothing, and what can be read of it applies.
func TestFailedLinkLeavesTheDrawing(t *testing.T) {
	for hash, pen := range map[string]int{"#/draw?ink=%%%&pen=9": 9, "#/draw?ink=A": 6, "#/flatten?ink=，&pen=3": 3, "#/draw?sample=many": 6, "#/convolution?ink=?": 6, "#/nowhere?ink=A": 6} {
		l := firstVisit()
		scribble(rand.New(rand.NewPCG(1, 1)), l.Digit, 300)
		before := l.Digit.Strokes
		l.Visit(hash)
		if !reflect.DeepEqual(l.Digit.Strokes, before) || !l.Digit.CanUndo() || l.Digit.Width != pen {
			t.Errorf("%s changes the drawing, or not the pen: %d strokes, %d", hash, len(l.Digit.Strokes), l.Digit.Width)
		}
		if said, wrong := l.Notice(); !wrong {
			t.Errorf("%s says %q", hash, said)
		}
	}
	l := firstVisit()
	l.Visit("#/convolution?k=box&in=cross")
	before := l.Room().(*convolution.Room).State
	l.Visit("#/convolution?k=nosuch&in=nosuch")
	if now := l.Room().(*convolution.Room).State; now != before || !slices.Equal(l.Unread(), []string{"k=nosuch", "in=nosuch"}) {
		t.Errorf("names that mean nothing lead to %s, unread %q", l.Hash(), l.Unread())
	}
}

// What was not read stays in the address until the reader changes something, also
// when something arrives in between.
func TestHeld(t *testing.T) {
	l := firstVisit()
	l.Visit("#/flatten?rows=3&colour=red")
	if !l.Held(l.At()) || l.Held(0) {
		t.Error("the address is not held")
	}
	for _, name := range l.Wants() {
		l.Arrived(name, nil, errors.New("offline"))
	}
	if !l.Held(l.At()) {
		t.Error("what arrives lets the address go")
	}
	l.Room().(*flatten.Room).Pull(4)
	if l.Held(l.At()) {
		t.Error("what the reader does does not let the address go")
	}
	l.Rewritten()
	l.Room().(*flatten.Room).Pull(3)
	if l.Held(l.At()) {
		t.Error("an address that was written over is held")
	}
	l.Visit("#/flatten?rows=3")
	if l.Held(l.At()) {
		t.Error("an address without unread parts is held")
	}
}

// Trackers' keys are none of ours.
func TestKeysAreNoTrackers(t *testing.T) {
	l := firstVisit()
	for i, c := range l.Chapters() {
		for _, f := range append(l.RoomAt(i).Fields(), l.Digit.Carried()...) {
			if link.Tracking(f.Key) {
				t.Errorf("#/%s: %s", c.Route, f.Key)
			}
		}
	}
}
