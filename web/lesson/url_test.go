package lesson

import (
	"encoding/hex"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"convlab/nn/filter"
	"convlab/nn/ink"
)

// visited returns the state of a first visit that follows a link.
func visited(t *testing.T, hash string) State {
	t.Helper()
	s := Default()
	if bad := s.Visit(hash); len(bad) > 0 {
		t.Errorf("%s: not understood: %q", hash, bad)
	}
	return s
}

// oneOf returns one of the values, at random.
func oneOf[T any](rng *rand.Rand, of ...T) T { return of[rng.IntN(len(of))] }

// randomState returns a state in which everything that a link of the chapter
// carries may differ from its default.
func randomState(rng *rand.Rand, route Route) State {
	s := Default()
	s.Route, s.Lang, s.Theme, s.Embed = route, oneOf(rng, Langs...), oneOf(rng, "light", "dark"), oneOf(rng, false, true)
	maybe := func(f func()) {
		if rng.IntN(2) == 0 {
			f()
		}
	}
	if route == Convolution {
		w := &s.Convolution
		maybe(func() { w.setInput(oneOf(rng, filter.Inputs()...).Plane) })
		maybe(func() { w.Input[rng.IntN(64)] = uint8(rng.IntN(256)) })
		maybe(func() { copy(w.Kernel[:], oneOf(rng, filter.Kernels()...).V) })
		maybe(func() {
			w.Kernel[rng.IntN(9)] = oneOf(rng, -99, 99, .5, 1./9, -1./3, 12.345, 0, rng.NormFloat64())
		})
		maybe(func() { w.Stride, w.Padding, w.Dilation = 1+rng.IntN(3), rng.IntN(3), 1+rng.IntN(3) })
		maybe(func() { w.Bias = oneOf(rng, -999, 999, .25, -1./3, 40) })
		maybe(func() {
			w.Flip, w.ReLU, w.Pool = oneOf(rng, true, false), oneOf(rng, true, false), oneOf(rng, true, false)
		})
		maybe(func() { w.Negative = oneOf(rng, filter.Clamp, filter.Absolute, filter.Rescale) })
		rows, cols := w.Conv().OutSize()
		maybe(func() { w.Step = rng.IntN(rows * cols) })
		return s
	}
	d := &s.Drawing
	maybe(func() { d.Strokes = scrawl(rng, 1+rng.IntN(3), 1+rng.IntN(20)) })
	maybe(func() { d.Sample = rng.IntN(1000) })
	maybe(func() { d.Width = MinWidth + rng.IntN(MaxWidth-MinWidth+1) })
	maybe(func() {
		for _, b := range stepBits(&d.Steps) {
			*b = oneOf(rng, true, false)
		}
	})
	maybe(func() {
		d.Nudge = ink.Nudge{Right: rng.IntN(21) - 10, Down: rng.IntN(21) - 10, Turn: float64(rng.IntN(181) - 90),
			Grow: float64(rng.IntN(121) - 60), Thick: float64(rng.IntN(41)-20) / 10, Noise: 60 * rng.Float64()}
	})
	if route == Flatten {
		f := &s.Flattening
		maybe(func() { f.Rows, f.Pixel = rng.IntN(29), rng.IntN(784) })
		maybe(func() { f.Unit, f.Answer = oneOf(rng, true, false), rng.IntN(11)-1 })
	}
	return s
}

// scrawl returns strokes as a pen leaves them: many points, close together.
func scrawl(rng *rand.Rand, strokes, points int) []ink.Stroke {
	var out []ink.Stroke
	for range strokes {
		s := ink.Stroke{Width: float32(MinWidth+rng.IntN(MaxWidth-MinWidth+1)) / 100}
		x, y, angle := rng.Float64(), rng.Float64(), rng.Float64()*7
		for range points {
			s.Points = append(s.Points, ink.Point{X: float32(x), Y: float32(y)})
			angle += rng.NormFloat64() / 2
			x, y = min(max(x+.02*math.Cos(angle), 0), 1), min(max(y+.02*math.Sin(angle), 0), 1)
		}
		out = append(out, s)
	}
	return out
}

// A link brings back everything that it is for; ink within a thousandth of the
// pad, and that only once: a link copied from a link is the same link.
func TestLinkBringsTheStateBack(t *testing.T) {
	home := State{Lang: Chinese, Theme: "light"}
	for _, route := range Routes {
		rng := rand.New(rand.NewPCG(7, 7))
		for range 400 {
			s := randomState(rng, route)
			hash := s.Hash(home)
			got := visited(t, hash)
			if d := inkError(s.Drawing.Strokes, got.Drawing.Strokes); d > .0014 {
				t.Fatalf("%s: the ink is off by %.4f", hash, d)
			}
			again := got.Hash(home)
			if again != hash {
				t.Fatalf("the link of\n\t%s\nis\n\t%s", hash, again)
			}
			third := visited(t, again)
			if !reflect.DeepEqual(third, got) {
				t.Fatalf("%s leads to\n\t%+v\nand then to\n\t%+v", hash, got, third)
			}
			got.Drawing.Strokes = s.Drawing.Strokes
			if !reflect.DeepEqual(got, s) {
				t.Fatalf("%s gives\n\t%+v\nwant\n\t%+v", hash, got, s)
			}
		}
	}
}

// inkError returns how far a point of one drawing may be from the other's
// stroke of the same place, and whether the pens differ.
func inkError(a, b []ink.Stroke) (worst float64) {
	if len(a) != len(b) {
		return math.Inf(1)
	}
	for i := range a {
		worst = max(worst, off(a[i].Points, b[i].Points), off(b[i].Points, a[i].Points), math.Abs(float64(a[i].Width-b[i].Width)))
	}
	return worst
}

// off returns the largest distance of a point from a polyline.
func off(points, line []ink.Point) (worst float64) {
	for _, p := range points {
		least := math.Inf(1)
		for i := range line {
			a, b := line[max(i-1, 0)], line[i]
			dx, dy, px, py := float64(b.X-a.X), float64(b.Y-a.Y), float64(p.X-a.X), float64(p.Y-a.Y)
			u := 0.
			if l := dx*dx + dy*dy; l > 0 {
				u = min(max((px*dx+py*dy)/l, 0), 1)
			}
			least = min(least, math.Hypot(px-u*dx, py-u*dy))
		}
		worst = max(worst, least)
	}
	return worst
}

func TestDefaultsMakeABareLink(t *testing.T) {
	home := Default()
	for _, route := range Routes {
		s := Default()
		s.Route = route
		if got, want := s.Hash(home), "#/"+string(route); got != want {
			t.Errorf("the link of the default is %s, want %s", got, want)
		}
		for _, hash := range []string{"#/" + string(route), "/" + string(route), "#" + string(route), "#/" + string(route) + "/", "#/" + string(route) + "?", "#/" + string(route) + "?&&"} {
			if got := visited(t, hash); !reflect.DeepEqual(got, s) {
				t.Errorf("%s does not lead to the default", hash)
			}
		}
	}
	for _, hash := range []string{"", "#", "#/"} {
		if got := visited(t, hash); !reflect.DeepEqual(got, Default()) {
			t.Errorf("%q does not lead to the front door", hash)
		}
	}
}

// Language and theme are the browser's unless the link names them, and the
// link names them only where they differ from the browser's.
func TestLanguageAndThemeOfALink(t *testing.T) {
	for _, c := range []struct {
		homeLang  Lang
		homeTheme string
		hash      string
		lang      Lang
		theme     string
		link      string
	}{
		{Chinese, "light", "#/draw", Chinese, "light", "#/draw"},
		{English, "dark", "#/draw", English, "dark", "#/draw"},
		{English, "dark", "#/flatten?lang=zh", Chinese, "dark", "#/flatten?lang=zh"},
		{Chinese, "light", "#/flatten?theme=dark&lang=zh", Chinese, "dark", "#/flatten?theme=dark"},
		{Chinese, "dark", "#/draw?lang=en&theme=light", English, "light", "#/draw?lang=en&theme=light"},
	} {
		home := Default()
		home.Lang, home.Theme = c.homeLang, c.homeTheme
		l := New(home)
		l.Visit("#/convolution?lang=en&theme=dark") // an earlier link must not linger
		l.Visit(c.hash)
		if l.Lang != c.lang || l.Theme != c.theme || l.Hash() != c.link {
			t.Errorf("%s in a %s, %s browser: %s, %s, %s", c.hash, c.homeLang, c.homeTheme, l.Lang, l.Theme, l.Hash())
		}
	}
}

func TestOtherChaptersKeepTheirs(t *testing.T) {
	l := New(Default())
	l.Visit("#/convolution?k=sobel-x&step=9")
	l.Visit("#/flatten?rows=5")
	if l.Convolution.Step != 8 || l.KernelKey() != "sobel-x" {
		t.Error("a link to another chapter changed the walkthrough")
	}
	l.Visit("#/draw")
	if l.Flattening.Rows != 5 {
		t.Error("a link to another chapter changed the flattening")
	}
	l.Visit("#/convolution")
	if l.Convolution != Default().Convolution {
		t.Error("a bare link does not start from the defaults")
	}
	for _, route := range Routes {
		l.Visit("#/" + string(route) + "?embed=1")
		if l.Visit("#/" + string(route)); l.Embed {
			t.Error("without its frame once, without its frame for ever")
		}
	}
}

func TestBrokenLinks(t *testing.T) {
	million := "#/draw?ink=" + strings.Repeat("卷", 1<<20/3)
	for _, c := range []struct{ hash, quoted, means string }{
		{"#/nowhere", "#/nowhere", "#/draw"},
		{"#/Draw", "#/Draw", "#/draw"},
		{"#/draw/../flatten", "#/draw/../flatten", "#/draw"},
		{"#//draw", "#//draw", "#/draw"},
		{"#/<img src=x onerror=alert(1)>", "#/<img src=x onerror=alert(1)>", "#/draw"},
		{"#/卷积?k=box", "#/卷积", "#/draw"},
		{million, "#/draw?ink=卷", "#/draw"},
		{"#/" + strings.Repeat("x", 1000), "#/xxxx", "#/draw"},
		{"#/draw?" + strings.Repeat("长", 1000), "长长", "#/draw"},
		{"#/draw?pen=99", "pen=99", "#/draw"},
		{"#/draw?pen=", "pen=", "#/draw"},
		{"#/draw?pen", "pen=", "#/draw"},
		{"#/draw?pen=8.5", "pen=8.5", "#/draw"},
		{"#/draw?pen=8&pen=9", "pen=9", "#/draw?pen=8"},
		{"#/draw?pen=8&nonsense", "nonsense", "#/draw?pen=8"},
		{"#/draw?pen=%zz", "pen=%zz", "#/draw"},
		{"#/draw?pen=%", "pen=%", "#/draw"},
		{"#/draw?p%65n=8", "p%65n=8", "#/draw"},
		{"#/draw?pen=%ff%fe", "pen=", "#/draw"},
		{"#/draw?pen=8?right=1", "pen=8?right=1", "#/draw"},
		{"#/draw?step=3", "step=3", "#/draw"},
		{"#/draw?rows=3", "rows=3", "#/draw"},
		{"#/draw?right=11", "right=11", "#/draw"},
		{"#/draw?turn=NaN", "turn=NaN", "#/draw"},
		{"#/draw?turn=+Inf", "turn= Inf", "#/draw"},
		{"#/draw?turn=1e309&grow=10", "turn=1e309", "#/draw?grow=10"},
		{"#/draw?noise=-1", "noise=-1", "#/draw"},
		{"#/draw?off=crop_nose", "off=crop_nose", "#/draw"},
		{"#/draw?sample=-1", "sample=-1", "#/draw"},
		{"#/draw?sample=99999999999999999999", "sample=9999", "#/draw"},
		{"#/draw?ink=", "ink=", "#/draw"},
		{"#/draw?ink=AAAA", "ink=AAAA", "#/draw"},
		{"#/draw?ink=AAAAAA..AAAAAA", "ink=AAAAAA..AAAAAA", "#/draw"},
		{"#/draw?ink=AAAA*A", "ink=AAAA*A", "#/draw"},
		{"#/draw?ink=<svg/onload=alert(1)>", "ink=<svg/onload=alert(1)>", "#/draw"},
		{"#/draw?ink=" + strings.Repeat("AAAAAA.", 400) + "AAAAAA", "ink=AAAAAA.", "#/draw"},
		{"#/flatten?rows=29", "rows=29", "#/flatten"},
		{"#/flatten?pixel=784&rows=3", "pixel=784", "#/flatten?rows=3"},
		{"#/flatten?label=10", "label=10", "#/flatten"},
		{"#/flatten?unit=yes", "unit=yes", "#/flatten"},
		{"#/flatten?k=box", "k=box", "#/flatten"},
		{"#/convolution?k=sobel", "k=sobel", "#/convolution"},
		{"#/convolution?k=1_2_3", "k=1_2_3", "#/convolution"},
		{"#/convolution?k=1_2_3_4_5_6_7_8_NaN", "k=1_2_3", "#/convolution"},
		{"#/convolution?k=1_2_3_4_5_6_7_8_100", "k=1_2_3", "#/convolution"},
		{"#/convolution?in=00ff", "in=00ff", "#/convolution"},
		{"#/convolution?in=" + strings.Repeat("zz", 64), "in=zzz", "#/convolution"},
		{"#/convolution?in=" + strings.Repeat("00", 65), "in=000", "#/convolution"},
		{"#/convolution?step=0", "step=0", "#/convolution"},
		{"#/convolution?step=37", "step=37", "#/convolution"},
		{"#/convolution?step=36&stride=3", "step=36", "#/convolution?stride=3"},
		{"#/convolution?stride=0", "stride=0", "#/convolution"},
		{"#/convolution?dil=4&pad=2", "dil=4", "#/convolution?pad=2"},
		{"#/convolution?bias=nan", "bias=nan", "#/convolution"},
		{"#/convolution?bias=1000", "bias=1000", "#/convolution"},
		{"#/convolution?neg=clamp", "neg=clamp", "#/convolution"},
		{"#/convolution?flip=true", "flip=true", "#/convolution"},
		{"#/convolution?embed=2", "embed=2", "#/convolution"},
		{"#/draw?lang=fr", "lang=fr", "#/draw"},
		{"#/draw?theme=pink", "theme=pink", "#/draw"},
		{"#/draw?lang=", "lang=", "#/draw"},
	} {
		for _, lang := range Langs {
			home := Default()
			home.Lang = lang
			l, want := New(home), New(home)
			l.Visit(c.hash)
			want.Visit(c.means)
			if !reflect.DeepEqual(l.State, want.State) {
				t.Errorf("%.60s is not taken for %s but for %s", c.hash, c.means, l.Hash())
			}
			said, wrong := l.Notice()
			frame := strings.Split(l.T().Notices[BadLink], "%s")
			if !wrong || !strings.HasPrefix(said, frame[0]+c.quoted) || !strings.HasSuffix(said, frame[1]) {
				t.Errorf("%.60s: the notice is %q", c.hash, said)
			}
			if utf8.RuneCountInString(said) > 40+utf8.RuneCountInString(frame[0]+frame[1]) || !utf8.ValidString(said) {
				t.Errorf("%.60s: the notice is too long, or cut in a character: %q", c.hash, said)
			}
		}
	}
}

// A link that can be followed says nothing, also not what an earlier one said.
func TestGoodLinkIsQuiet(t *testing.T) {
	l := New(Default())
	l.Visit("#/nowhere")
	l.Visit("#/convolution?k=box")
	if s, _ := l.Notice(); s != "" {
		t.Errorf("a good link says %q", s)
	}
}

func FuzzVisit(f *testing.F) {
	rng := rand.New(rand.NewPCG(3, 3))
	home := Default()
	for _, route := range Routes {
		for range 8 {
			s := randomState(rng, route)
			f.Add(s.Hash(home))
		}
	}
	for _, s := range []string{"", "#", "#/draw?ink=", "#/x", "#/draw?pen=%ff", "#/convolution?k=0_-0_1e-9_0x1p-2_.1_+1_1_1_99&bias=-0&step=+3",
		"#/draw?off=crop_crop_pen", "#/convolution?in=" + strings.Repeat("Ff", 64), "#/flatten?ink=AAAAAA.____________&sample=3&lang=en&theme=dark",
		"#/draw?ink=" + strings.Repeat("AbCd_z", 900)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, hash string) {
		s := Default()
		for _, piece := range s.Visit(hash) {
			if utf8.RuneCountInString(piece) > 42 || !utf8.ValidString(piece) {
				t.Errorf("%q is quoted as %q", hash, piece)
			}
		}
		link := s.Hash(home)
		if len(link) > maxHash {
			t.Errorf("%q becomes a link of %d bytes", hash, len(link))
		}
		if again := visited(t, link); again.Hash(home) != link {
			t.Errorf("%q: link\n\t%s\nbecomes\n\t%s", hash, link, again.Hash(home))
		}
	})
}

// A drawing of any size makes a link that can be followed: with less detail
// where there is much, without the drawing where there is far too much.
func TestMuchInk(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for _, c := range []struct {
		strokes, points int
		within          float64 // 0: too much
	}{
		{1, 1, .0003}, {1, 2, .0003}, {2, 40, .0013}, {5, 100, .0013}, {10, 200, .0313}, {400, 1, .0003}, {401, 1, 0}, {300, 300, 0},
	} {
		s := Default()
		s.Drawing.Strokes = scrawl(rng, c.strokes, c.points)
		hash := s.Hash(Default())
		if len(hash) > maxInkText+100 {
			t.Errorf("%d×%d points make a link of %d bytes", c.strokes, c.points, len(hash))
		}
		got := visited(t, hash).Drawing.Strokes
		if c.within == 0 {
			if got != nil {
				t.Errorf("%d×%d points: part of the ink is in the link", c.strokes, c.points)
			}
		} else if d := inkError(s.Drawing.Strokes, got); d > c.within {
			t.Errorf("%d×%d points: the ink is off by %.4f, want at most %.4f", c.strokes, c.points, d, c.within)
		}
	}
}

// Any input and kernel, not only those with a name, come back exactly.
func TestOwnNumbersComeBack(t *testing.T) {
	s := Default()
	s.Route = Convolution
	for i := range s.Convolution.Input {
		s.Convolution.Input[i] = uint8(i * 4)
	}
	s.Convolution.Kernel = [9]float64{1. / 9, 1. / 9, 1. / 9, 1. / 9, 2, -1. / 16, 1. / 3, .1 + .2, -99}
	s.Convolution.Bias = 1. / 3
	hash := s.Hash(Default())
	if !strings.Contains(hash, hex.EncodeToString(s.Convolution.Input[:])) {
		t.Errorf("no input in %s", hash)
	}
	if got := visited(t, hash).Convolution; got != s.Convolution {
		t.Errorf("%s gives\n\t%v\nwant\n\t%v", hash, got, s.Convolution)
	}
}
