package link

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

type colour int

// state is one piece of state of each kind.
type state struct {
	n    int
	x    float64
	on   bool
	tint colour
}

func (s *state) fields() []Field {
	return []Field{
		Int("n", &s.n, -5, 10, 3), Float("x", &s.x, -2, 2), Flag("on", &s.on), Choice("tint", &s.tint, "", "red", "green"),
	}
}

var first = state{n: 3}

// A field takes what it can write, and is left alone by what it can't take.
func TestFields(t *testing.T) {
	for _, c := range []struct {
		key, value string
		want       state
		back       string // what is written of it; "-" for refused
	}{
		{"n", "4", state{n: 4}, "4"}, {"n", "-5", state{n: -5}, "-5"}, {"n", "10", state{n: 10}, "10"}, {"n", "3", first, ""}, {"n", "+7", state{n: 7}, "7"}, {"n", "007", state{n: 7}, "7"},
		{"n", "11", first, "-"}, {"n", "-6", first, "-"}, {"n", "", first, "-"}, {"n", "4.0", first, "-"}, {"n", "four", first, "-"}, {"n", "99999999999999999999", first, "-"}, {"n", " 4", first, "-"},
		{"x", "1.5", state{n: 3, x: 1.5}, "1.5"}, {"x", "-2", state{n: 3, x: -2}, "-2"}, {"x", "2", state{n: 3, x: 2}, "2"}, {"x", "0", first, ""}, {"x", "-0", first, ""}, {"x", "1e-3", state{n: 3, x: .001}, "0.001"}, {"x", ".1", state{n: 3, x: .1}, "0.1"},
		{"x", "2.001", first, "-"}, {"x", "-3", first, "-"}, {"x", "NaN", first, "-"}, {"x", "Inf", first, "-"}, {"x", "-inf", first, "-"}, {"x", "1e309", first, "-"}, {"x", "", first, "-"}, {"x", "one", first, "-"},
		{"on", "1", state{n: 3, on: true}, "1"}, {"on", "0", first, ""}, {"on", "", first, "-"}, {"on", "true", first, "-"}, {"on", "2", first, "-"},
		{"tint", "red", state{n: 3, tint: 1}, "red"}, {"tint", "green", state{n: 3, tint: 2}, "green"}, {"tint", "", first, ""}, {"tint", "blue", first, "-"}, {"tint", "Red", first, "-"}, {"tint", "1", first, "-"},
	} {
		s := first
		fields := s.fields()
		f := fields[slices.IndexFunc(fields, func(f Field) bool { return f.Key == c.key })]
		err := f.Set(c.value)
		if (err != nil) != (c.back == "-") || s != c.want {
			t.Errorf("%s=%s gives %+v (%v), want %+v", c.key, c.value, s, err, c.want)
		}
		if got := f.Get(); c.back != "-" && got != c.back {
			t.Errorf("%s=%s is written as %q, want %q", c.key, c.value, got, c.back)
		}
		// What is refused leaves alone what was set before.
		s = state{n: 9, x: -1, on: true, tint: 2}
		if before := s; c.back == "-" && (f.Set(c.value) == nil || s != before) {
			t.Errorf("%s=%s is refused and yet changes %+v to %+v", c.key, c.value, before, s)
		}
		if Reset(fields); s != first {
			t.Errorf("reset, it is %+v", s)
		}
	}
}

func TestWrite(t *testing.T) {
	s := first
	if got := Write("place", s.fields()); got != "#/place" {
		t.Errorf("the link of the defaults is %s", got)
	}
	s = state{n: -1, x: .25, on: true, tint: 2}
	if got, want := Write("place", s.fields()), "#/place?n=-1&x=0.25&on=1&tint=green"; got != want {
		t.Errorf("the link is %s, want %s", got, want)
	}
	s = state{n: 3, on: true}
	if got, want := Write("place", s.fields(), Pair{"said", "a b&c=ü"}), "#/place?on=1&said=a+b%26c%3D%C3%BC"; got != want {
		t.Errorf("the link is %s, want %s", got, want)
	}
	if got, want := Write("", nil, Pair{"k", ""}), "#/?k="; got != want {
		t.Errorf("the link is %s, want %s", got, want)
	}
}

func anywhere(string) bool { return true }

func TestRead(t *testing.T) {
	for _, c := range []struct {
		hash, path string
		pairs      []Pair
		bad        []string
	}{
		{"", "", nil, nil}, {"#", "", nil, nil}, {"#/", "", nil, nil}, {"#main", "main", nil, nil},
		{"#/a", "a", nil, nil}, {"/a", "a", nil, nil}, {"#a", "a", nil, nil}, {"a", "a", nil, nil}, {"#/a/", "a", nil, nil}, {"#//a", "/a", nil, nil}, {"#/a/b", "a/b", nil, nil},
		{"#/a?", "a", nil, nil}, {"#/a?&&", "a", nil, nil}, {"#/a/?k=v", "a", []Pair{{"k", "v"}}, nil}, {"?k=v", "", []Pair{{"k", "v"}}, nil},
		{"#/a?k=v&l=w", "a", []Pair{{"k", "v"}, {"l", "w"}}, nil}, {"#/a?k", "a", []Pair{{"k", ""}}, nil}, {"#/a?k=", "a", []Pair{{"k", ""}}, nil}, {"#/a?=v", "a", []Pair{{"", "v"}}, nil},
		{"#/a?k=v=w?x", "a", []Pair{{"k", "v=w?x"}}, nil}, {"#/a?k=a+b%20c%26l=w", "a", []Pair{{"k", "a b c"}, {"l", "w"}}, nil}, {"#/a?%6b=v", "a", []Pair{{"k", "v"}}, nil},
		{"#/a?k=%e5%8D%B7", "a", []Pair{{"k", "卷"}}, nil},
		{"#/a?k=%zz&l=w", "a", []Pair{{"k", "%zz"}, {"l", "w"}}, nil}, {"#/a?k=%", "a", []Pair{{"k", "%"}}, nil}, {"#/a?k=%4", "a", []Pair{{"k", "%4"}}, nil},
		{"#/a?k=1&k=2&l=3", "a", []Pair{{"k", "1"}, {"l", "3"}}, []string{"k=2"}}, {"#/a?k=%zz&k=1", "a", []Pair{{"k", "%zz"}}, []string{"k=1"}},
	} {
		path, pairs, bad := Read(c.hash, anywhere)
		if path != c.path || !slices.Equal(pairs, c.pairs) || !slices.Equal(bad, c.bad) {
			t.Errorf("%q is read as %q, %q, bad %q", c.hash, path, pairs, bad)
		}
	}
}

func TestApply(t *testing.T) {
	s := first
	bad := Apply(s.fields(), []Pair{{"tint", "red"}, {"who", "me"}, {"n", "99"}, {"x", "1"}, {"on", ""}})
	if want := []string{"who=me", "n=99", "on="}; !slices.Equal(bad, want) {
		t.Errorf("not taken: %q, want %q", bad, want)
	}
	if want := (state{n: 3, x: 1, tint: 1}); s != want {
		t.Errorf("taken: %+v, want %+v", s, want)
	}

	// The order is the fields', so that one can depend on those before it.
	var order []string
	field := func(key string) Field {
		return Field{Key: key, Set: func(string) error { order = append(order, key); return nil }}
	}
	if bad := Apply([]Field{field("a"), field("b"), field("c")}, []Pair{{"c", ""}, {"a", ""}, {"b", ""}}); len(bad) > 0 || strings.Join(order, "") != "abc" {
		t.Errorf("fields are set in the order %q", order)
	}
}

// Values are written as net/url writes them, which is not in the page: it would
// be the only thing that needs it.
func TestEscape(t *testing.T) {
	check := func(s string) {
		t.Helper()
		if got, want := escape(s), url.QueryEscape(s); got != want {
			t.Errorf("%q is escaped as %q, want %q", s, got, want)
		}
	}
	for b := range 256 {
		check(string([]byte{byte(b)}))
		check("a" + string([]byte{byte(b)}) + "z")
	}
	for _, s := range []string{"", "plain", "a b+c%d", "卷积", "\xff\xfe", "–_.~", "#/?&="} {
		check(s)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "#", "#/a?k=v", "#/a?k=%zz&k=1&&l", "?=&==", "#/%41?%41=%41", "#/a?n=4&x=.5&on=1&tint=red&n=5", "#/a?x=NaN&n=1e9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, hash string) {
		path, pairs, _ := Read(hash, anywhere)
		if strings.Contains(path, "?") {
			t.Errorf("%q: the path is %q", hash, path)
		}
		seen := map[string]bool{}
		for _, p := range pairs {
			if seen[p.Key] {
				t.Errorf("%q: %s comes twice", hash, p.Key)
			}
			seen[p.Key] = true
		}
		// What is taken can be written, and is then read as the same.
		s := first
		if bad := Apply(s.fields(), pairs); len(bad) > len(pairs) {
			t.Errorf("%q: %q not taken of %q", hash, bad, pairs)
		}
		if s.n < -5 || s.n > 10 || !(s.x >= -2 && s.x <= 2) || s.tint < 0 || s.tint > 2 {
			t.Errorf("%q leads to %+v", hash, s)
		}
		again := first
		_, pairs, bad := Read(Write("a", s.fields()), anywhere)
		if bad = append(bad, Apply(again.fields(), pairs)...); len(bad) > 0 || again != s {
			t.Errorf("%q: %+v comes back as %+v, bad %q", hash, s, again, bad)
		}
	})
}
