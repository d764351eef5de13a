package lesson_test

import (
	"encoding/hex"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"convlab/nn/filter"
	"convlab/nn/ink"
	"convlab/web"
	"convlab/web/lesson"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/draw"
	"convlab/web/lesson/flatten"
	"convlab/web/lesson/link"
	"convlab/web/lesson/words"
)

// A visit is a lesson with the real chapters.
type visit struct {
	*lesson.Lesson
	draw *draw.Room
	flat *flatten.Room
	conv *convolution.Room
}

// The places of the chapters.
var atDraw, atFlatten, atConvolution = place("draw"), place("flatten"), place("convolution")

func place(route string) int { return slices.Index(web.Routes(), route) }

func open(lang words.Lang, theme string) visit {
	l := web.NewLesson(lesson.Home{Lang: lang, Theme: theme})
	return visit{l, l.RoomAt(atDraw).(*draw.Room), l.RoomAt(atFlatten).(*flatten.Room), l.RoomAt(atConvolution).(*convolution.Room)}
}

func home() visit { return open(words.Chinese, "light") }

// state is everything that a reader can change and a link can carry.
type state struct {
	Route       string
	Lang        words.Lang
	Theme       string
	Embed       bool
	Drawing     digit.Drawing
	Flattening  flatten.State
	Convolution convolution.State
}

func (v visit) state() state {
	return state{v.Chapter().Route, v.Lang, v.Theme, v.Embed, v.Digit.Drawing, v.flat.State, v.conv.State}
}

// visited returns a first visit that follows a link.
func visited(t *testing.T, hash string) visit {
	t.Helper()
	v := home()
	if v.Visit(hash); said(v) != "" {
		t.Errorf("%s: not understood: %q", hash, said(v))
	}
	return v
}

func said(v visit) string { s, _ := v.Notice(); return s }

// oneOf returns one of the values, at random.
func oneOf[T any](rng *rand.Rand, of ...T) T { return of[rng.IntN(len(of))] }

// random returns a visit in which everything that a link of the chapter carries
// may differ from its default.
func random(rng *rand.Rand, at int) visit {
	v := home()
	v.Go(at)
	v.Lang, v.Theme, v.Embed = oneOf(rng, words.Langs...), oneOf(rng, "light", "dark"), oneOf(rng, false, true)
	maybe := func(f func()) {
		if rng.IntN(2) == 0 {
			f()
		}
	}
	if at == atConvolution {
		w := &v.conv.State
		maybe(func() {
			for i, x := range oneOf(rng, filter.Inputs()...).Plane.V {
				w.Input[i] = uint8(x)
			}
		})
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
		maybe(func() { w.At = rng.IntN(rows * cols) })
	}
	d := &v.Digit.Drawing
	maybe(func() { d.Strokes = scrawl(rng, 1+rng.IntN(3), 1+rng.IntN(20)) })
	maybe(func() { d.Sample = rng.IntN(1000) })
	if at == atConvolution {
		v.Digit.SetTool(digit.Pen) // so that it knows that it has changed
		return v
	}
	maybe(func() { d.Width = digit.MinWidth + rng.IntN(digit.MaxWidth-digit.MinWidth+1) })
	maybe(func() {
		for _, b := range []*bool{&d.Steps.Crop, &d.Steps.Scale, &d.Steps.Pen, &d.Steps.Centre} {
			*b = oneOf(rng, true, false)
		}
	})
	maybe(func() {
		d.Nudge = ink.Nudge{Right: rng.IntN(21) - 10, Down: rng.IntN(21) - 10, Turn: float64(rng.IntN(181) - 90),
			Grow: float64(rng.IntN(121) - 60), Thick: float64(rng.IntN(41)-20) / 10, Noise: 60 * rng.Float64()}
	})
	if at == atFlatten {
		maybe(func() { v.flat.Rows, v.flat.Pixel = rng.IntN(29), rng.IntN(784) })
		maybe(func() { v.flat.Unit, v.flat.Answer = oneOf(rng, true, false), rng.IntN(11)-1 })
	}
	v.Digit.SetTool(digit.Pen)
	return v
}

// scrawl returns strokes as a pen leaves them: many points, close together.
func scrawl(rng *rand.Rand, strokes, points int) []ink.Stroke {
	var out []ink.Stroke
	for range strokes {
		s := ink.Stroke{Width: float32(digit.MinWidth+rng.IntN(digit.MaxWidth-digit.MinWidth+1)) / 100}
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
	for at := range home().Chapters() {
		rng := rand.New(rand.NewPCG(7, 7))
		for round := range 80 {
			v := random(rng, at)
			hash := v.Hash()
			if other := v.HashOf(at); other != hash {
				t.Fatalf("the link of this chapter is %s, and %s", hash, other)
			}
			got := visited(t, hash)
			if d := inkError(v.Digit.Strokes, got.Digit.Strokes); d > .0014 {
				t.Fatalf("%s: the ink is off by %.4f", hash, d)
			}
			again := got.Hash()
			if again != hash {
				t.Fatalf("the link of\n\t%s\nis\n\t%s", hash, again)
			}
			third := visited(t, again)
			if !reflect.DeepEqual(third.state(), got.state()) {
				t.Fatalf("%s leads to\n\t%+v\nand then to\n\t%+v", hash, got.state(), third.state())
			}
			s, want := got.state(), v.state()
			s.Drawing.Strokes = want.Drawing.Strokes
			if !reflect.DeepEqual(s, want) {
				t.Fatalf("%s gives\n\t%+v\nwant\n\t%+v", hash, s, want)
			}
			// One for somebody else brings the language, whatever their browser's is, and not the theme.
			if round%10 > 0 {
				continue
			}
			for _, lang := range words.Langs {
				other := open(lang, "dark")
				other.Visit(v.Share())
				s := other.state()
				if said(other) != "" || inkError(v.Digit.Strokes, s.Drawing.Strokes) > .0014 || s.Theme != "dark" {
					t.Fatalf("%s is not understood, or brings a theme: %q", v.Share(), said(other))
				}
				if s.Drawing.Strokes, s.Theme = want.Drawing.Strokes, want.Theme; !reflect.DeepEqual(s, want) {
					t.Fatalf("%s gives\n\t%+v\nwant\n\t%+v", v.Share(), s, want)
				}
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
	for at, c := range home().Chapters() {
		route := c.Route
		v := home()
		if v.Go(at); v.Hash() != "#/"+route || v.HashOf(at) != "#/"+route {
			t.Errorf("the link of the default is %s, want #/%s", v.Hash(), route)
		}
		if got := v.Share(); got != "#/"+route+"?lang=zh" {
			t.Errorf("the link for others is %s", got)
		}
		for _, hash := range []string{"#/" + route, "/" + route, "#" + route, "#/" + route + "/", "#/" + route + "?", "#/" + route + "?&&"} {
			if got := visited(t, hash); !reflect.DeepEqual(got.state(), v.state()) {
				t.Errorf("%s does not lead to the default", hash)
			}
		}
	}
	for _, hash := range []string{"", "#", "#/", "/", "#main"} {
		if got := visited(t, hash); !reflect.DeepEqual(got.state(), home().state()) {
			t.Errorf("%q does not lead to the front door", hash)
		}
	}
}

// Language and theme are the browser's unless the link names them, and the
// link names them only where they differ from the browser's.
func TestLanguageAndThemeOfALink(t *testing.T) {
	for _, c := range []struct {
		homeLang  words.Lang
		homeTheme string
		hash      string
		lang      words.Lang
		theme     string
		link      string
	}{
		{words.Chinese, "light", "#/draw", words.Chinese, "light", "#/draw"},
		{words.English, "dark", "#/draw", words.English, "dark", "#/draw"},
		{words.English, "dark", "#/flatten?lang=zh", words.Chinese, "dark", "#/flatten?lang=zh"},
		{words.Chinese, "light", "#/flatten?theme=dark&lang=zh", words.Chinese, "dark", "#/flatten?theme=dark"},
		{words.Chinese, "dark", "#/draw?lang=en&theme=light", words.English, "light", "#/draw?lang=en&theme=light"},
	} {
		l := open(c.homeLang, c.homeTheme)
		l.Visit("#/convolution?lang=en&theme=dark") // an earlier link must not linger
		l.Visit(c.hash)
		if l.Lang != c.lang || l.Theme != c.theme || l.Hash() != c.link {
			t.Errorf("%s in a %s, %s browser: %s, %s, %s", c.hash, c.homeLang, c.homeTheme, l.Lang, l.Theme, l.Hash())
		}
	}
}

func TestOtherChaptersKeepTheirs(t *testing.T) {
	l := home()
	l.Visit("#/convolution?k=sobel-x&step=9")
	l.Visit("#/flatten?rows=5")
	if l.conv.At != 8 || l.conv.KernelKey() != "sobel-x" {
		t.Error("a link to another chapter changed the walkthrough")
	}
	l.Visit("#/draw")
	if l.flat.Rows != 5 {
		t.Error("a link to another chapter changed the flattening")
	}
	if got := []string{l.HashOf(atDraw), l.HashOf(atFlatten), l.HashOf(atConvolution)}; !reflect.DeepEqual(got, []string{"#/draw", "#/flatten?rows=5", "#/convolution?k=sobel-x&step=9"}) {
		t.Errorf("the chapters' links are %q", got)
	}
	l.Visit("#/convolution")
	if l.conv.State != home().conv.State {
		t.Error("a bare link does not start from the defaults")
	}
	for _, c := range l.Chapters() {
		l.Visit("#/" + c.Route + "?embed=1")
		if !l.Embed {
			t.Errorf("%s is not embedded", c.Route)
		}
		if l.Visit("#/" + c.Route); l.Embed {
			t.Error("without its frame once, without its frame for ever")
		}
	}
}

// A link that brings the ink that is there leaves it as it is: it is finer than
// a link can say, and can still be undone. Other ink is another drawing.
func TestOwnInkStays(t *testing.T) {
	l := home()
	l.Digit.Press(ink.Point{X: .12345, Y: .54321})
	l.Digit.Move(ink.Point{X: .71828, Y: .31415})
	l.Digit.Lift()
	fine := l.Digit.Strokes
	l.Visit(l.Hash())
	if !reflect.DeepEqual(l.Digit.Strokes, fine) || !l.Digit.CanUndo() {
		t.Error("the reader's own link coarsens their drawing")
	}
	l.Visit("#/draw?ink=" + digit.Seven)
	if l.Digit.CanUndo() || l.Hash() != "#/draw?ink="+digit.Seven {
		t.Errorf("another drawing is undone to the one before; the link is %s", l.Hash())
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
		{"#/?pen=8", "#/", "#/draw"},
		{"#?pen=8", "#/", "#/draw"},
		{"#main?pen=8", "#/main", "#/draw"},
		{"#/draw?pen=99", "pen=99", "#/draw"},
		{"#/draw?pen=", "pen=", "#/draw"},
		{"#/draw?pen", "pen=", "#/draw"},
		{"#/draw?pen=8.5", "pen=8.5", "#/draw"},
		{"#/draw?pen=8&pen=9", "pen=9", "#/draw?pen=8"},
		{"#/draw?pen=8&nonsense", "nonsense", "#/draw?pen=8"},
		{"#/draw?pen=%zz", "pen=%zz", "#/draw"},
		{"#/draw?pen=%", "pen=%", "#/draw"},
		{"#/draw?pen=%ff%fe", "pen=", "#/draw"},
		{"#/draw?pen=8?right=1", "?right=1", "#/draw?pen=8"},
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
		{"#/draw?ink=AAAAAA..AAAAAA", "..AAAAAA", "#/draw?ink=AAAAAA"},
		{"#/draw?ink=AAAA*A", "ink=AAAA*A", "#/draw"},
		{"#/draw?ink=<svg/onload=alert(1)>", "ink=<svg/onload=alert(1)>", "#/draw"},
		{"#/draw?ink=" + strings.Repeat("AAAAAA.", 400) + "AAAAAA", ".AAAAAA", "#/draw?ink=AAAAAA" + strings.Repeat(".AAAAAA", 399)},
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
		for _, lang := range words.Langs {
			l, want := open(lang, "light"), open(lang, "light")
			l.Visit(c.hash)
			want.Visit(c.means)
			if !reflect.DeepEqual(l.state(), want.state()) {
				t.Errorf("%.60s is not taken for %s but for %s", c.hash, c.means, l.Hash())
			}
			said, wrong := l.Notice()
			bad := words.BadLink("")
			frame := strings.Split(*bad.Text.In(lang), "%s")
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
	l := home()
	l.Visit("#/nowhere")
	l.Visit("#/convolution?k=box")
	if s, _ := l.Notice(); s != "" {
		t.Errorf("a good link says %q", s)
	}
}

func FuzzVisit(f *testing.F) {
	rng := rand.New(rand.NewPCG(3, 3))
	for at := range home().Chapters() {
		for range 8 {
			f.Add(random(rng, at).Hash())
		}
	}
	for _, s := range []string{"", "#", "#/draw?ink=", "#/x", "#/draw?pen=%ff", "#/convolution?k=0_-0_1e-9_0x1p-2_.1_+1_1_1_99&bias=-0&step=+3",
		"#/draw?off=crop_crop_pen", "#/convolution?in=" + strings.Repeat("Ff", 64), "#/flatten?ink=AAAAAA.____________&sample=3&lang=en&theme=dark",
		"#/draw?ink=" + strings.Repeat("AbCd_z", 900)} {
		f.Add(s)
	}
	bad := words.BadLink("")
	frame := utf8.RuneCountInString(bad.Text.Zh) - len("%s")
	f.Fuzz(func(t *testing.T, hash string) {
		v := home()
		v.Visit(hash)
		v.Lang = words.Chinese
		if s := said(v); utf8.RuneCountInString(s) > frame+42 || !utf8.ValidString(s) {
			t.Errorf("%q is quoted as %q", hash, s)
		}
		address := v.Hash()
		if len(address) > link.MaxHash {
			t.Errorf("%q becomes a link of %d bytes", hash, len(address))
		}
		if again := visited(t, address); again.Hash() != address {
			t.Errorf("%q: link\n\t%s\nbecomes\n\t%s", hash, address, again.Hash())
		}
	})
}

// A drawing of any size makes a link that can be followed: with less detail
// where there is much, without the drawing where there is far too much.
func TestMuchInk(t *testing.T) {
	const maxInkText = 6 << 10
	rng := rand.New(rand.NewPCG(5, 5))
	for _, c := range []struct {
		strokes, points int
		within          float64 // 0: too much
	}{
		{1, 1, .0003}, {1, 2, .0003}, {2, 40, .0013}, {5, 100, .0013}, {10, 200, .0313}, {400, 1, .0003}, {401, 1, 0}, {300, 300, 0},
	} {
		v := home()
		v.Digit.Strokes = scrawl(rng, c.strokes, c.points)
		v.Digit.SetTool(digit.Pen)
		hash := v.Hash()
		if len(hash) > maxInkText+100 {
			t.Errorf("%d×%d points make a link of %d bytes", c.strokes, c.points, len(hash))
		}
		got := visited(t, hash).Digit.Strokes
		if c.within == 0 {
			if got != nil {
				t.Errorf("%d×%d points: part of the ink is in the link", c.strokes, c.points)
			}
		} else if d := inkError(v.Digit.Strokes, got); d > c.within {
			t.Errorf("%d×%d points: the ink is off by %.4f, want at most %.4f", c.strokes, c.points, d, c.within)
		}
		if v.Digit.TooMuch() != (c.within == 0) {
			t.Errorf("%d×%d points are too much: %v", c.strokes, c.points, v.Digit.TooMuch())
		}
		if v.Copied(true); strings.Contains(said(v), "墨太多") != (c.within == 0) {
			t.Errorf("%d×%d points: of the copied link it is said %q", c.strokes, c.points, said(v))
		}
	}
}

// Any input and kernel, not only those with a name, come back exactly.
func TestOwnNumbersComeBack(t *testing.T) {
	v := home()
	v.Go(atConvolution)
	s := &v.conv.State
	for i := range s.Input {
		s.Input[i] = uint8(i * 4)
	}
	s.Kernel = [9]float64{1. / 9, 1. / 9, 1. / 9, 1. / 9, 2, -1. / 16, 1. / 3, .1 + .2, -99}
	s.Bias = 1. / 3
	hash := v.Hash()
	if !strings.Contains(hash, hex.EncodeToString(s.Input[:])) {
		t.Errorf("no input in %s", hash)
	}
	if got := visited(t, hash).conv.State; got != *s {
		t.Errorf("%s gives\n\t%v\nwant\n\t%v", hash, got, *s)
	}
}
