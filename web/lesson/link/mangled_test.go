package link

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// A bench is a state with a field of each kind.
type bench struct {
	n    int
	x    float64
	on   bool
	kind int
	word string // letters in pairs, read as far as there are pairs
}

func (b *bench) fields() []Field {
	return []Field{
		Int("n", &b.n, 0, 99, 0), Float("x", &b.x, -9, 9), Flag("on", &b.on), Choice("kind", &b.kind, "", "round", "square"),
		{Key: "word", Get: func() string { return b.word }, Reset: func() { b.word = "" }, Set: func(v string) error {
			i := 0
			for i+1 < len(v) && v[i] >= 'A' && v[i] <= 'Z' && v[i+1] >= 'A' && v[i+1] <= 'Z' {
				i += 2
			}
			switch i {
			case 0:
				return ErrValue
			case len(v):
				b.word = v
				return nil
			}
			b.word = v[:i]
			return Rest(v[i:])
		}},
	}
}

// follow follows a link as a page with the two chapters "here" and "there" does.
func (b *bench) follow(hash string) (path string, unread []string) {
	path, pairs, unread := Read(hash, func(p string) bool { return p == "here" || p == "there" })
	return path, append(unread, Apply(b.fields(), pairs, "n", "x", "on", "kind", "word")...)
}

func TestMangled(t *testing.T) {
	all := bench{n: 7, x: -1.5, on: true, kind: 2, word: "ABCD"}
	const clean = "#/here?n=7&x=-1.5&on=1&kind=square&word=ABCD"
	for _, c := range []struct {
		hash   string
		want   bench
		unread []string
	}{
		{clean, all, nil},
		// Encoded: all of it, parts, several times, in either case.
		{"#%2Fhere%3Fn%3D7%26x%3D-1.5%26on%3D1%26kind%3Dsquare%26word%3DABCD", all, nil},
		{"#%23/here%3Fn%3d7%26x%3d-1.5%26on%3d1%26kind%3dsquare%26word%3dABCD", all, nil},
		{"#/here%253Fn%253D7%2526x%253D-1.5%2526on%253D1%2526kind%253Dsquare%2526word%253DABCD", all, nil},
		{"#/here?n%3D7&x%3D-1%2E5&on%3D1&kind%3D%73quare&word=%41BCD", all, nil},
		{"#/here?n=7%26x=-1.5%26on=1%26kind=square%26word=ABCD", all, nil},
		{"%23%2Fhere%3Fn=7&x=-1.5&on=1&kind=square&word=ABCD", all, nil},
		// Marked up.
		{"#/here?n=7&amp;x=-1.5&amp;on=1&amp;kind=square&amp;word=ABCD", all, nil},
		{"#/here?n=7&amp;amp;x=-1.5&AMP;on=1&#38;kind=square&#x26;word=ABCD", all, nil},
		{"#/here?n=7%26amp%3Bx=-1.5&;on=1;kind=square;&word=ABCD;", all, nil},
		{"#/here?n=3D7&x=3D-1.5&on=3D1&kind=3Dsquare&word=3DABCD", all, nil},
		// Broken into lines, and with what can't be seen.
		{"#/he\u00adre?n=7&x=-1\u200b.5&on=1&kind=squ%E2%80%8Bare&wo\ufeffrd=AB%C2%ADCD", all, nil},
		{"#/here?n=7&x=-1.5&\r\n on=1&kind=squ%0D%0A%20are&word=AB CD\n", all, nil},
		{"#/here?n=7&x=-1.5&on=1&kind=square&word=AB+CD", all, nil},
		{"#\u202a/here?n=7&x=-1.5&on=1&kind=square&word=ABCD\u202c", all, nil},
		// Tracked.
		{clean + "&utm_source=chat&utm_medium=x&fbclid=I%20w&from=timeline&isappinstalled=0", all, nil},
		{clean + "?utm_source=chat", all, nil},
		{clean + "%3Ffbclid=a?b", all, nil},
		{clean + "#spm=1.2.3", all, nil},
		{"#/here&GCLID=3?n=7", bench{n: 0}, nil},
		{"#/here&from=single&n=7", bench{n: 7}, nil},
		{"#/here/?igshid=q==&n=7", bench{n: 7}, nil},
		// Something glued on.
		{clean + ".", all, []string{"."}},
		{clean + "...", all, []string{"..."}},
		{clean + ")", all, []string{")"}},
		{clean + "%EF%BC%8C", all, []string{"，"}},
		{clean + "。看看这个", all, []string{"。看看这个"}},
		{clean + ">", all, []string{">"}},
		{clean + "”", all, []string{"”"}},
		{clean + "…", all, []string{"…"}},
		{clean + "</a>", all, []string{"</a>"}},
		{clean + "**", all, []string{"**"}},
		{clean + "%EF%BC", all, []string{"%EF%BC"}},
		{clean + "%2", all, []string{"%2"}},
		{"#/here?n=7).", bench{n: 7}, []string{")."}},
		{"#/here?kind=square，", bench{kind: 2}, []string{"，"}},
		{"#/here?kind=square.", bench{kind: 2}, []string{"."}},
		{"#/here?on=1.）", bench{on: true}, []string{".）"}},
		{"#/here.", bench{}, []string{"."}},
		{"#/here，看", bench{}, []string{"，看"}},
		{"#/here)?n=7", bench{n: 7}, []string{")"}},
		{"#“/here?n=7”", bench{n: 7}, []string{"”"}},
		{"#https://example.org/lab/#/here?n=7", bench{n: 7}, nil},
		{"#/here?n=7#/here?n=7", bench{n: 7}, []string{"#/here?n=7"}},
		// Cut off.
		{"#/here?n=7&x=-1.5&on=1&kind=square&word=ABC", bench{7, -1.5, true, 2, "AB"}, []string{"C"}},
		{"#/here?n=7&x=-1.5&on=1&kind=square&word=", bench{n: 7, x: -1.5, on: true, kind: 2}, []string{"word="}},
		{"#/here?n=7&x=-1.5&on=1&kind=squ", bench{n: 7, x: -1.5, on: true}, []string{"kind=squ"}},
		{"#/here?n=7&x=-1.5&o", bench{n: 7, x: -1.5}, []string{"o"}},
		{"#/here?n=7&", bench{n: 7}, nil},
		// Said twice.
		{"#/here?n=7&n=7", bench{n: 7}, nil},
		{"#/here?n=7&n=8", bench{n: 7}, []string{"n=8"}},
		// Nonsense.
		{"#/here?n=100&x=NaN&on=yes&kind=oval&word=1", bench{}, []string{"n=100", "x=NaN", "on=yes", "kind=oval", "word=1"}},
		{"#/here?=7&n=7", bench{n: 7}, []string{"=7"}},
	} {
		var b bench
		path, unread := b.follow(c.hash)
		if path != "here" || b != c.want || !slices.Equal(unread, c.unread) {
			t.Errorf("%s\n\tleads to %s, %+v, without %q\n\twant %+v, without %q", c.hash, path, b, unread, c.want, c.unread)
		}
	}
}

// A field that can't be read stays as it is, one that is not named starts anew.
func TestApplyLeavesAlone(t *testing.T) {
	b := bench{n: 5, x: 1, on: true, kind: 1, word: "XY"}
	if _, unread := b.follow("#/here?n=lots&kind=oval&word=%%"); len(unread) != 3 {
		t.Errorf("unread: %q", unread)
	}
	if want := (bench{n: 5, kind: 1, word: "XY"}); b != want {
		t.Errorf("%+v, want %+v", b, want)
	}
}

func TestTracking(t *testing.T) {
	for _, k := range []string{"utm_source", "UTM_Source", "utm_x", "fbclid", "gclid", "igshid", "igsh", "mc_cid", "mc_eid", "spm", "from", "isappinstalled", "share_token", "vd_source", "_gl"} {
		if !Tracking(k) {
			t.Errorf("%s is no tracker's key", k)
		}
	}
	for _, k := range []string{"", "utm", "utm*", "n", "ink", "fromage", "xfrom"} {
		if Tracking(k) {
			t.Errorf("%q is a tracker's key", k)
		}
	}
}

func FuzzMangled(f *testing.F) {
	for _, s := range []string{"", "#", "#/here?n=7&x=-1.5&on=1&kind=square&word=ABCD", "#%2523/here%253Fn%253D7", "#/here?n=7&amp;amp;x=1).", "#/here?n=3D7", "#/here?%", "#/here?x=1%E2%80", "#\"“/here，?;;&&==", "#/here?word=AB C\u200bD…"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, hash string) {
		var b bench
		path, unread := b.follow(hash)
		for _, u := range unread {
			if u == "" {
				t.Errorf("%q: nothing was not read", hash)
			}
		}
		clean := Write("here", b.fields())
		again := b
		if _, unread := again.follow(clean); again != b || len(unread) > 0 {
			t.Errorf("%q leads to %s, %+v; its link %s to %+v without %q", hash, path, b, clean, again, unread)
		}
		if utf8.ValidString(hash) && !utf8.ValidString(path+strings.Join(unread, "")) {
			t.Errorf("%q: half a character in %q, %q", hash, path, unread)
		}
	})
}

// A log drives an Address as the page does, and checks that the browser's limit is
// kept, whatever the moment.
type log struct {
	*testing.T
	Address
	times  []float64
	throws bool
}

func (l *log) ask(hash string, m Moment, now float64) (wrote bool, wait float64) {
	wait, due := l.Wait(hash, m, now)
	if !due || wait > 0 {
		return false, wait
	}
	l.times = append(l.times, now)
	if l.throws {
		l.Threw(now)
		return false, 0
	}
	l.Wrote(hash, now)
	if n := len(l.times); n > 99 && now-l.times[n-100] <= 30 {
		l.Fatalf("100 times within %.2f seconds", now-l.times[n-100])
	}
	return true, 0
}

func TestAddressMoments(t *testing.T) {
	type step struct {
		hash string
		m    Moment
		at   float64
		want string // "-" for nothing to write, "+" for a write, else the wait
	}
	for name, steps := range map[string][]step{
		"at once":            {{"a", Resting, 0, "+"}, {"a", Resting, 0, "-"}, {"b", Resting, .01, "+"}, {"a", Resting, .02, "+"}},
		"lags while busy":    {{"a", Busy, 5, "1.00"}, {"b", Busy, 5.5, "0.50"}, {"c", Busy, 6, "+"}, {"d", Busy, 6.25, "0.75"}, {"d", Busy, 7, "+"}},
		"rests after busy":   {{"a", Busy, 5, "1.00"}, {"b", Resting, 5.1, "+"}, {"c", Busy, 9, "1.00"}},
		"leaves while busy":  {{"a", Busy, 5, "1.00"}, {"a", Leaving, 5.1, "+"}, {"a", Leaving, 5.1, "-"}},
		"nothing to say":     {{"", Resting, 0, "-"}, {"", Busy, 0, "-"}, {"", Leaving, 0, "-"}},
		"taken back in time": {{"a", Resting, 0, "+"}, {"b", Busy, 1, "1.00"}, {"a", Resting, 1.5, "-"}},
	} {
		l := log{T: t}
		for i, s := range steps {
			got := "-"
			if wrote, wait := l.ask(s.hash, s.m, s.at); wrote {
				got = "+"
			} else if wait > 0 {
				got = fmt.Sprintf("%.2f", wait)
			}
			if got != s.want {
				t.Errorf("%s, step %d: %s, want %s", name, i, got, s.want)
			}
		}
	}
}

// However many changes there are, the browser's limit is kept, and the last of them
// is in the address soon.
func TestAddressLimit(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 1))
		l := log{T: t}
		now, hash := 0., ""
		for i := range 5000 {
			now += rng.ExpFloat64() * []float64{.001, .02, .3}[rng.IntN(3)]
			hash = fmt.Sprint(i)
			l.ask(hash, []Moment{Resting, Resting, Busy, Leaving}[rng.IntN(4)], now)
		}
		start := now
		for tries := 0; l.Shown != hash && tries < 100; tries++ {
			_, wait := l.ask(hash, Resting, now)
			now += wait
		}
		if now-start > 15 {
			t.Errorf("the last change waits for %.1f seconds", now-start)
		}
	}
}

// A browser that throws is asked again, less and less often.
func TestAddressThrown(t *testing.T) {
	l := log{T: t, throws: true}
	for now := 0.; now < 600; now += .1 {
		l.ask("a", Resting, now)
	}
	if n := len(l.times); n < 15 || n > 30 {
		t.Errorf("a browser that throws is asked %d times in ten minutes", n)
	}
	l.throws = false
	_, wait := l.ask("b", Resting, 600)
	if wrote, _ := l.ask("b", Resting, 600+wait); !wrote || wait > 30 {
		t.Errorf("it is not asked again for %.0f seconds", wait)
	}
}
