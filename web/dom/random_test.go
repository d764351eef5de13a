package dom_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/vugu/html"
	"github.com/vugu/html/atom"
	"github.com/vugu/vugu"

	"convlab/web/dom/domtest"
)

// A source of choices: random numbers, or a fuzzer's bytes, which end.
type source func(n int) int

func fromBytes(data []byte) source {
	return func(n int) int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b) % n
	}
}

// randomTree returns a tree of elements that HTML can nest in any order, with
// everything the renderer knows. Handlers tell their name to hear.
func randomTree(pick source, hear func(string)) *vugu.VGNode {
	budget := 60
	const letters = "abcdef"
	var kids func(depth int, keys *string) Kids // keys not yet used by siblings
	kids = func(depth int, keys *string) Kids {
		var list Kids
		for range pick(6) {
			if budget--; budget < 0 {
				break
			}
			if pick(5) == 0 {
				list = append(list, T([]string{"text", "卷积", "<&>", "", " "}[pick(5)]))
				continue
			}
			if pick(8) == 0 {
				list = append(list, Template(kids(depth+1, keys)))
				continue
			}
			if pick(8) == 0 {
				inner := Template(kids(depth+1, keys))
				list = append(list, Component(View(func() *vugu.VGNode { return inner })))
				continue
			}
			n := E([]string{"div", "span", "section", "b"}[pick(4)])
			if i := pick(12); i < len(*keys) {
				n.Attr = append(n.Attr, vugu.VGAttribute{Key: "data-key", Val: (*keys)[i : i+1]})
				*keys = (*keys)[:i] + (*keys)[i+1:]
			}
			for _, name := range []string{"class", "id", "title", "style", "hidden"} {
				if pick(4) == 0 {
					n.Attr = append(n.Attr, vugu.VGAttribute{Key: name, Val: []string{"x", "y", `"&<'`}[pick(3)]})
				}
			}
			if pick(4) == 0 {
				name := fmt.Sprint(pick(100))
				n.DOMEventHandlerSpecList = append(n.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{EventType: "click", Func: func(vugu.DOMEvent) { hear(name) }})
			}
			switch pick(10) {
			case 0:
				n.SetInnerHTML(vugu.HTML([]string{"<i>raw</i>", "a &amp; b", "<u style=\"x\">s</u>", "<canvas data-host=\"in\"></canvas>"}[pick(4)]))
			case 1:
				n.Attr = append(n.Attr, vugu.VGAttribute{Key: "data-host", Val: []string{"h", "k"}[pick(2)]})
			default:
				if depth < 5 {
					for _, k := range kids(depth+1, ptr(letters)) {
						n.AppendChild(k)
					}
				}
			}
			list = append(list, n)
		}
		return list
	}
	return E("main", kids(0, ptr(letters)))
}

func ptr(s string) *string { return &s }

// clicks clicks on every element and returns what was heard.
func (s *stage) clicks(heard *[]string) string {
	*heard = nil
	for _, n := range s.doc.FindAll("*") {
		s.doc.Fire(n, "click", nil)
		*heard = append(*heard, "|")
	}
	return strings.Join(*heard, " ")
}

// checkPatch renders tree after tree and compares with a fresh drawing of
// each: what is shown, which handlers run, and that keys keep their nodes.
func checkPatch(t *testing.T, picks []func() source) {
	var heard []string
	hear := func(name string) { heard = append(heard, name) }
	which := 0
	f := func() *vugu.VGNode { return randomTree(picks[which](), hear) }
	s := newStage(t, f)
	mounted := map[string]int{}
	for which = range picks {
		before := keyPaths(s.find("main"))
		s.render()
		fresh := newStage(t, f)
		s.wantHTML(fresh.doc.Body.InnerHTML())
		if got, want := s.clicks(&heard), fresh.clicks(&heard); got != want {
			t.Errorf("clicks: %s\nwant %s", got, want)
		}
		for path, n := range keyPaths(s.find("main")) {
			if m := before[path]; m != nil && m != n {
				t.Errorf("%s is another node", path)
			}
		}
		for _, h := range s.hosts {
			if h[0] == '+' {
				mounted[h[1:]]++
			} else {
				mounted[h[1:]]--
			}
		}
		s.hosts = nil
		for name, n := range mounted {
			if got := len(s.doc.FindAll("[data-host=" + name + "]")); got != n {
				t.Errorf("%d hosts %s, told of %d", got, name, n)
			}
		}

		again := prerendered(t, f)
		again.render()
		for _, line := range again.doc.Log {
			if !strings.Contains(line, "style") && !strings.HasPrefix(line, "SetStyle") {
				t.Errorf("adopting: %s", line)
			}
		}
		again.wantHTML(fresh.doc.Body.InnerHTML())
		for _, s := range []*stage{s, fresh, again} {
			s.wantPanics()
		}
	}
}

// keyPaths returns the elements whose identity is sure: those with a key, all
// of whose ancestors have one.
func keyPaths(main *domtest.Node) map[string]*domtest.Node {
	m := make(map[string]*domtest.Node)
	var walk func(n *domtest.Node, path string)
	walk = func(n *domtest.Node, path string) {
		for _, k := range n.Kids {
			if key := k.Attr("data-key"); key != "" {
				p := path + "/" + k.Tag + ":" + key + ":" + k.Attr("data-host")
				m[p] = k
				walk(k, p)
			}
		}
	}
	walk(main, "")
	return m
}

func TestRandomTrees(t *testing.T) {
	for seed := range uint64(200) {
		var picks []func() source
		for i := range uint64(4) {
			picks = append(picks, func() source { return rand.New(rand.NewPCG(seed, i)).IntN })
		}
		checkPatch(t, picks)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func FuzzPatch(f *testing.F) {
	f.Add([]byte("\x05\x01\x02\x03\x04\x05\x06"), []byte("\x02\x05\x04\x03\x02\x01"))
	f.Add([]byte{}, []byte("\x01\x01\x01\x01\x00"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		checkPatch(t, []func() source{
			func() source { return fromBytes(a) },
			func() source { return fromBytes(b) },
			func() source { return fromBytes(a) },
		})
	})
}

// FuzzContent checks that vg-content shows what HTML says, whichever way it
// takes: as a text, left to the document, or taken apart. The last is meant
// for what vugugen writes, so the HTML is brought into that form.
func FuzzContent(f *testing.F) {
	for _, s := range []string{"", "a &amp; b", "<p style=\"a\">x</p>", "<p style=>", "<b>x</b>", "<br/>x", "&#x80;&#0;&notit;", "<!-- style= --><p></p>",
		"<i a=1 a=2>", "<pre>\n\nx</pre><textarea>\nx</textarea>", "<svg style=\"a\"><g/><clippath/><foreignobject><p>x</svg>", "<math><mi>x", "<script>a<b&amp;</script>", "<title>&lt;</title>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		source = canonical(source)
		if strings.Contains(source, "data-") || !utf8.ValidString(source) || canonical(source) != source {
			t.Skip()
		}
		for _, html := range []string{source, `<i style="a"></i>` + source} {
			s := newStage(t, func() *vugu.VGNode { return E("div", HTML(html)) })
			want := s.doc.Element("", "div").(*domtest.Node)
			s.doc.SetHTML(want, html)
			tidy := regexp.MustCompile(`(?s)<!--.*?-->| style=""`)
			if got, want := tidy.ReplaceAllString(s.find("div").InnerHTML(), ""), tidy.ReplaceAllString(want.InnerHTML(), ""); got != want {
				t.Errorf("%q shows\n\t%q\nwant\n\t%q", html, got, want)
			}
			s.wantPanics()
		}
	})
}

// canonical parses source and writes it as vugugen does.
func canonical(source string) string {
	div := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(source), div)
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, n := range nodes {
		if html.Render(&b, n) != nil {
			return ""
		}
	}
	return b.String()
}
