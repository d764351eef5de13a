package dom_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom/domtest"
)

// keyStage renders one <li> per letter of *order; capitals have no key.
func keyStage(t *testing.T, order *string) *stage {
	return newStage(t, func() *vugu.VGNode {
		var items Kids
		for _, c := range *order {
			li := E("li", string(c))
			if c >= 'a' {
				li.Attr = append(li.Attr, vugu.VGAttribute{Key: "data-key", Val: string(c)})
			}
			items = append(items, li)
		}
		return E("ul", items)
	})
}

// letters returns the list as keyStage's order, and each keyed letter's node.
func (s *stage) letters() (string, map[rune]*domtest.Node) {
	nodes := make(map[rune]*domtest.Node)
	var b strings.Builder
	for _, li := range s.find("ul").Kids {
		for _, c := range li.Text() {
			b.WriteRune(c)
			if c >= 'a' {
				nodes[c] = li
			}
		}
	}
	return b.String(), nodes
}

func TestKeysKeepNodes(t *testing.T) {
	for _, c := range []struct {
		from, to                string
		moves, inserts, removes int
	}{
		{"abcd", "abcd", 0, 0, 0},
		{"abcd", "bcda", 1, 0, 0},
		{"abcd", "dabc", 1, 0, 0},
		{"abcd", "dcba", 3, 0, 0},
		{"abcd", "abxcd", 0, 1, 0},
		{"abcd", "ad", 0, 0, 2},
		{"abcd", "", 0, 0, 4},
		{"", "abcd", 0, 4, 0},
		{"abcdefg", "agcxefb", 2, 1, 1},
		{"AabB", "abAB", 1, 0, 0},
		{"AaB", "aAB", 1, 0, 0},
		{"ABC", "a", 0, 1, 3},   // a key is nobody's without one
		{"abc", "A", 0, 1, 3},   // and the other way round
		{"aAb", "bAa", 2, 0, 0}, // two of the three
	} {
		order := c.from
		s := keyStage(t, &order)
		_, before := s.letters()
		order = c.to
		s.render()
		got, after := s.letters()
		if got != c.to {
			t.Errorf("%s → %s: got %s", c.from, c.to, got)
		}
		for k, n := range after {
			if before[k] != nil && before[k] != n {
				t.Errorf("%s → %s: %c has another node", c.from, c.to, k)
			}
		}
		n := map[string]int{}
		for _, line := range s.doc.Log {
			op, what, _ := strings.Cut(line, " ")
			if what == "li" {
				n[op]++
			}
		}
		if n["Move"] != c.moves || n["Insert"] != c.inserts || n["Remove"] != c.removes {
			t.Errorf("%s → %s: %v, want %d moves, %d inserts, %d removes", c.from, c.to, n, c.moves, c.inserts, c.removes)
		}
	}
}

func TestRandomOrdersKeepNodes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	order := ""
	s := keyStage(t, &order)
	before := map[rune]*domtest.Node{}
	for range 2000 {
		all := []rune("abcdefghijklABCD")
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		order = string(all[:rng.IntN(len(all)+1)])
		s.render()
		got, after := s.letters()
		if got != order {
			t.Fatalf("got %s, want %s", got, order)
		}
		for k, n := range after {
			if before[k] != nil && before[k] != n {
				t.Fatalf("%s: %c has another node", order, k)
			}
		}
		before = after
	}
	s.wantPanics()
}

func TestFocusedChildDoesNotMove(t *testing.T) {
	order := "abcdef"
	s := keyStage(t, &order)
	for _, c := range "afc" {
		_, nodes := s.letters()
		s.doc.Active = nodes[c]
		for _, order = range []string{"fabcde", "fedcba", "bcdefa", "abcdef"} {
			s.render()
			if got, _ := s.letters(); got != order {
				t.Fatalf("got %s, want %s", got, order)
			}
			if s.doc.Active != nodes[c] {
				t.Fatalf("→ %s: %c lost the focus", order, c)
			}
		}
	}
}

func TestDuplicateKeysAreDrawn(t *testing.T) {
	order := "aba"
	s := keyStage(t, &order)
	for _, order = range []string{"aab", "baa", "aaaa", "ab", "aba"} {
		s.render()
		if got, _ := s.letters(); got != order {
			t.Errorf("got %s, want %s", got, order)
		}
	}
	s.wantPanics()
}

// A sibling that comes or goes (vg-if) leaves those of another class alone.
func TestSiblingThatComesAndGoes(t *testing.T) {
	banner := false
	active := 0
	s := newStage(t, func() *vugu.VGNode {
		var kids Kids
		if banner {
			kids = append(kids, E("div", A{"class", "banner"}))
		}
		for i := range 3 {
			class := "page"
			if i == active {
				class = "page active"
			}
			kids = append(kids, E("div", A{"class", class}, E("input")))
		}
		return E("main", kids)
	})
	pages := s.doc.FindAll(".page")
	for i, want := range []bool{true, false, false, true} {
		banner = want
		if i == 2 {
			active = 1
		}
		s.render()
		if !slices.Equal(s.doc.FindAll(".page"), pages) {
			t.Errorf("step %d: pages are other nodes", i)
		}
	}
}

func TestHosts(t *testing.T) {
	names := []string{"a", "b"}
	s := newStage(t, func() *vugu.VGNode {
		var kids Kids
		for _, n := range names {
			kids = append(kids, E("p", A{"data-key", n}, E("canvas", A{"data-host", n}, "fallback", E("b"))))
		}
		return E("main", kids)
	})
	for i, c := range []struct {
		names, want string
	}{
		{"a b", "+a +b"},
		{"b a", ""},
		{"b", "-a"},
		{"x b y", "+x +y"},
		{"z", "-x -b -y +z"},
		{"", "-z"},
	} {
		canvas := s.doc.Find("[data-host=b]")
		names = strings.Fields(c.names)
		s.render()
		if got := strings.Join(s.hosts, " "); got != c.want && i > 0 || i == 0 && got != "+a +b" {
			t.Errorf("→ %q: %q, want %q", c.names, got, c.want)
		}
		s.hosts = nil
		if after := s.doc.Find("[data-host=b]"); canvas != nil && after != nil && after != canvas {
			t.Error("a host that moved is another node")
		}
	}
	if s.find("main").Find("b") != nil {
		t.Error("a host got children")
	}
}

func TestHostThatChangesItsNameIsAnother(t *testing.T) {
	name := "a"
	s := newStage(t, func() *vugu.VGNode { return E("p", E("div", A{"data-host", name})) })
	s.doc.Insert(s.find("div"), s.doc.Text("drawn by a"), nil)
	name = "b"
	s.render()
	s.wantHTML(`<p><div data-host="b"></div></p>`)
	if !slices.Equal(s.hosts, []string{"+a", "-a", "+b"}) {
		t.Errorf("hosts: %q", s.hosts)
	}
}

func TestFocusToken(t *testing.T) {
	tokens := map[string]string{}
	show := true
	s := newStage(t, func() *vugu.VGNode {
		var kids Kids
		for _, id := range []string{"a", "b"} {
			if id == "a" || show {
				kids = append(kids, E("button", A{"id", id}, A{"data-focus", tokens[id]}))
			}
		}
		return E("p", kids)
	})
	check := func(step, want string) {
		t.Helper()
		s.render()
		got := ""
		if s.doc.Active != nil {
			got = s.doc.Active.Attr("id")
		}
		if got != want {
			t.Errorf("%s: focus on %q, want %q", step, got, want)
		}
	}
	check("no token", "")
	tokens["a"] = "1"
	check("token", "a")
	s.doc.Active = nil
	check("same token", "")
	tokens["a"] = "2"
	check("next token", "a")
	show = false
	check("b goes", "a")
	show, tokens["b"] = true, "1"
	check("b comes with a token", "b")
	tokens["b"] = ""
	check("token taken away", "b")
	if h := s.doc.Body.HTML(); strings.Contains(h, "data-focus") {
		t.Error(h)
	}
}

// A field in a list that is being sorted and typed in.
func TestTypingWhileListChanges(t *testing.T) {
	n := 3
	s := newStage(t, func() *vugu.VGNode {
		var kids Kids
		for i := range n {
			kids = append(kids, E("input", A{"data-key", fmt.Sprint(n - i)}, P{"value", ""}))
		}
		return E("form", kids)
	})
	field := s.find("input")
	s.doc.Focus(field)
	s.doc.Input(field, "卷")
	n = 5
	s.render()
	if field.Prop("value") != "卷" || s.doc.Active != field {
		t.Errorf("text %q, focus kept: %v", field.Prop("value"), s.doc.Active == field)
	}
}
