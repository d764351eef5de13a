package web

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"convlab/web/dom/domtest"
	"convlab/web/lesson"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// everywhere runs f on every scene, and with everything that is said, in both
// languages; those of the frame, which alone knows the theme, in both themes.
func everywhere(t *testing.T, f func(r *reading)) {
	type state struct {
		name   string
		themes []string
		open   func(t *testing.T, lang words.Lang, theme string) *reading
	}
	var states []state
	for _, s := range scenes() {
		themes := lesson.Themes[:1]
		if slices.ContainsFunc(lesson.Scenes, func(x room.Scene) bool { return x.Name == s.Name }) {
			themes = lesson.Themes
		}
		states = append(states, state{s.Name, themes, func(t *testing.T, lang words.Lang, theme string) *reading { return play(t, &s, lang, theme) }})
	}
	for name, say := range said {
		states = append(states, state{name, lesson.Themes[:1], func(t *testing.T, lang words.Lang, theme string) *reading {
			l := NewLesson(home(lang, theme))
			say(l)
			return begin(t, l)
		}})
	}
	for _, s := range states {
		for _, lang := range words.Langs {
			for _, theme := range s.themes {
				t.Run(s.name+"/"+string(lang)+"/"+theme, func(t *testing.T) {
					r := s.open(t, lang, theme)
					f(r)
					r.app.RenderNow()
					r.doc.Log = nil
					r.app.RenderNow()
					if len(r.doc.Log) > 0 {
						t.Errorf("nothing happened and the page changes: %q", r.doc.Log)
					}
				})
			}
		}
	}
}

// spoken lists everything below n that is shown or said: texts, and the
// attributes that are.
func spoken(n *domtest.Node) (list []string) {
	if n.Tag == "" {
		return []string{n.Data}
	}
	for _, name := range []string{"aria-label", "aria-valuetext", "aria-description", "aria-roledescription", "title", "alt", "placeholder"} {
		if n.HasAttr(name) {
			list = append(list, n.Attr(name))
		}
	}
	for _, k := range n.Kids {
		if strings.Contains(k.Attr("class"), "brand") || k.Attr("data-act") == "lang" || k.Tag == "pre" {
			continue // the page's two names, the switch that names the other language, and programs
		}
		list = append(list, spoken(k)...)
	}
	return list
}

var (
	cjk     = regexp.MustCompile(`[\p{Han}\x{3000}-\x{303f}\x{ff00}-\x{ffef}]`)
	english = regexp.MustCompile(`[A-Za-z]+(?: [A-Za-z]+){3,}`)
	title   = regexp.MustCompile(`“[ -~]*”`)
	broken  = regexp.MustCompile(`%!|%[sdvq]|NaN|[-+−]?Inf\b|undefined|<nil>|\[object|[\[\]|]`)
)

// Every scene shows what it says, and has a name of its own.
func TestScenes(t *testing.T) {
	names := map[string]bool{}
	for _, s := range scenes() {
		if names[s.Name] {
			t.Errorf("two scenes are called %s", s.Name)
		}
		names[s.Name] = true
		for _, lang := range words.Langs {
			t.Run(s.Name+"/"+string(lang), func(t *testing.T) { play(t, &s, lang, "light").see(&s) })
		}
	}
}

// The scenes are worth looking at: they have every verdict and every notice, every
// chapter, each of its guesses right and wrong, and what plays.
func TestScenesHaveEverything(t *testing.T) {
	verdicts, notices := map[panel.Verdict]bool{}, map[string]bool{}
	right, wrong, moving := map[string]bool{}, map[string]bool{}, map[string]bool{}
	note := func(l *lesson.Lesson) {
		verdicts[l.Panel.Reading.Verdict] = true
		for _, a := range l.Panel.Reading.Answers {
			verdicts[a.Verdict] = true
		}
		n, _ := l.Notice()
		notices[n] = true
	}
	for _, s := range scenes() {
		r := play(t, &s, words.English, "light")
		note(r.l)
		right[s.Route] = right[s.Route] || r.doc.Find(".ask .right[aria-pressed=true]") != nil
		wrong[s.Route] = wrong[s.Route] || r.doc.Find(".ask .wrong") != nil
		moving[s.Route] = moving[s.Route] || r.l.Moving()
	}
	for _, say := range said {
		l := NewLesson(home(words.English, "light"))
		say(l)
		note(l)
	}
	for i, route := range Routes() {
		_, plays := NewLesson(home(words.English, "light")).RoomAt(i).(room.Player)
		if !right[route] || !wrong[route] || plays && !moving[route] {
			t.Errorf("%s: a right guess %v, a wrong one %v, playing %v", route, right[route], wrong[route], moving[route])
		}
	}
	for v := panel.Waiting; v <= panel.Split; v++ {
		if !verdicts[v] {
			t.Errorf("no scene has verdict %d", v)
		}
	}
	for _, part := range []string{"makes no sense here", "not a number", "grey value", "kernel number", "bias", "MNIST", "Link copied", "address bar", "went wrong", "too much ink"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(notices)), func(n string) bool { return strings.Contains(n, part) }) {
			t.Errorf("no scene has a notice with %q: %q", part, slices.Sorted(maps.Keys(notices)))
		}
	}
}

// No sentence is in the other language, and none is half formatted.
func TestOneLanguageAtATime(t *testing.T) {
	everywhere(t, func(r *reading) {
		n := 0
		for _, s := range spoken(r.doc.Body) {
			if s = squeeze(s); s == "" {
				continue
			}
			n++
			if r.l.Lang == words.English && cjk.MatchString(s) {
				r.Errorf("Chinese on the English page: %q", s)
			}
			if r.l.Lang == words.Chinese && english.MatchString(title.ReplaceAllString(s, "")) {
				r.Errorf("English on the Chinese page: %q", s)
			}
			if broken.MatchString(s) {
				r.Errorf("not a text for readers: %q", s)
			}
		}
		if n < 40 {
			r.Errorf("only %d texts", n)
		}
	})
}

// name is what a screen reader calls an element.
func name(doc *domtest.Document, n *domtest.Node) string {
	if id := n.Attr("aria-labelledby"); id != "" {
		if by := doc.Find("#" + id); by != nil {
			return squeeze(by.Text())
		}
		return ""
	}
	if s := squeeze(n.Attr("aria-label")); s != "" {
		return s
	}
	if n.Tag == "input" {
		for p := n.Parent; p != nil; p = p.Parent {
			if p.Tag == "label" {
				return squeeze(p.Text())
			}
		}
		if by := doc.Find("label[for=" + n.Attr("id") + "]"); by != nil {
			return squeeze(by.Text())
		}
		return ""
	}
	if s := squeeze(content(n)); s != "" {
		return s
	}
	return squeeze(n.Attr("title"))
}

// content is n's text without what is hidden from screen readers.
func content(n *domtest.Node) string {
	if n.Tag == "" {
		return n.Data
	}
	var b strings.Builder
	for _, k := range n.Kids {
		if k.Attr("aria-hidden") != "true" && k.Tag != "!" {
			b.WriteString(content(k))
		}
	}
	return b.String()
}

func hidden(n *domtest.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Attr("aria-hidden") == "true" {
			return true
		}
	}
	return false
}

func TestEverythingCanBeSaid(t *testing.T) {
	everywhere(t, func(r *reading) {
		ids := map[string]bool{}
		for _, n := range r.doc.FindAll("[id]") {
			if id := n.Attr("id"); id == "" || ids[id] {
				r.Errorf("the id %q is empty or there twice", id)
			}
			ids[n.Attr("id")] = true
		}
		for _, ref := range []string{"aria-labelledby", "aria-describedby", "aria-controls"} {
			for _, n := range r.doc.FindAll("[" + ref + "]") {
				for _, id := range strings.Fields(n.Attr(ref)) {
					if !ids[id] {
						r.Errorf("%s=%q leads nowhere", ref, id)
					} else if squeeze(r.text("#"+id)) == "" {
						r.Errorf("%s=%q leads to nothing that can be said", ref, id)
					}
				}
			}
		}
		named := []string{"button", "a", "input", "select", "summary", "nav", "[role=button]", "[role=gridcell]", "[role=grid]", "[role=table]", "[role=radiogroup]",
			"[role=radio]", "[role=switch]", "[role=img]", "[role=application]", "[role=dialog]", "[role=group]"}
		for _, selector := range named {
			for _, n := range r.doc.FindAll(selector) {
				if !hidden(n) && name(r.doc, n) == "" {
					r.Errorf("%s has no name: %.300s", selector, n.HTML())
				}
			}
		}
		for _, n := range r.doc.FindAll("[tabindex=0]") {
			if hidden(n) {
				r.Errorf("the keyboard gets to what screen readers don't: %.200s", n.HTML())
			}
		}
		for _, grid := range r.doc.FindAll("[role=grid]") {
			if n := len(grid.FindAll("[tabindex=0]")); n != 1 {
				r.Errorf("%d cells of %s are in the tab order", n, grid.Attr("id"))
			}
		}
		if n := len(r.doc.FindAll("h1")); n != 1 || r.text("h1 span") != r.l.Chapter().Heading.In(r.l.Lang).Title {
			r.Errorf("%d headings of the first rank", n)
		}
		current := r.doc.FindAll("nav [aria-current=page]")
		if len(current) != 1 || current[0].Attr("href") != "#/"+r.l.Chapter().Route {
			r.Errorf("%d chapters are marked as the current one", len(current))
		}
		if n := len(r.doc.FindAll(".rail a")); n != len(Routes()) {
			r.Errorf("%d chapters to choose from", n)
		}
		for _, n := range r.doc.FindAll("button") {
			if n.Attr("type") != "button" {
				r.Errorf("a button without its type: %.200s", n.HTML())
			}
		}
		for _, n := range r.doc.FindAll("a") {
			if !strings.HasPrefix(n.Attr("href"), "#") && n.Attr("data-act") != "program" {
				r.Errorf("a link to elsewhere: %s", n.Attr("href"))
			}
		}
	})
}

// Whatever the words of the prose point at lights up. On the flattening it is
// on a canvas, where only the names can be compared.
func TestWordsPointAtSomething(t *testing.T) {
	onCanvas := []string{"first", "last", "below"}
	hashes := []string{"#/draw", "#/flatten", "#/edges", "#/edges?k=horizontal", "#/edges?show=photo", "#/edges?show=lines", "#/edges?show=gradient"}
	for key := range roomOf[*convolution.Room](NewLesson(home(words.Chinese, "light"))).T().KernelNote {
		if key == "" {
			key = "1_2_3_4_5_6_7_8_9"
		}
		hashes = append(hashes, "#/convolution?in=half&step=3&k="+key)
	}
	for _, lang := range words.Langs {
		for _, hash := range hashes {
			r := begin(t, at(lang, hash))
			r.serve(&Scene{})
			words := r.doc.FindAll("[data-part]")
			if len(words) == 0 {
				t.Errorf("%s %s: no word points at anything", lang, hash)
			}
			for _, word := range words {
				part := word.Attr("data-part")
				r.doc.Fire(word, "pointerenter", nil)
				r.doc.Flush()
				lit := slices.ContainsFunc(r.doc.FindAll(".hot"), func(n *domtest.Node) bool { return !n.HasAttr("data-part") })
				if !lit && !(r.l.At() == place("flatten") && slices.Contains(onCanvas, part)) {
					t.Errorf("%s %s: %q points at %s, which does not light up", lang, hash, word.Text(), part)
				}
				r.doc.Fire(word, "pointerleave", nil)
				r.doc.Flush()
				if r.doc.Find(".hot") != nil {
					t.Errorf("%s %s: %s stays lit", lang, hash, part)
				}
			}
		}
	}
}

// A link's text is shown as text.
func TestMarkupInALinkIsText(t *testing.T) {
	for _, evil := range []string{"<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<b>bold</b>", "\"'><svg onload=x>"} {
		for _, hash := range []string{"#/" + evil, "#/draw?ink=" + evil, "#/draw?" + evil} {
			r := begin(t, at(words.English, hash))
			if s := r.text(".notice span"); !strings.Contains(strings.ReplaceAll(s, " ", ""), strings.ReplaceAll(evil, " ", "")[:8]) {
				t.Errorf("%s: the notice is %q", hash, s)
			}
			if r.doc.Find("img") != nil || r.doc.Find("script") != nil || len(r.find(".notice span").Kids) != 1 {
				t.Errorf("%s became markup: %s", hash, r.find(".notice").HTML())
			}
		}
	}
	r := begin(t, at(words.English, "#/convolution"))
	r.walk().Edit(convolution.KernelGrid, 0)
	r.walk().Cells.Type("<i>1</i>")
	r.app.RenderNow()
	if s := r.text(".notice span"); !strings.Contains(s, "<i>1</i>") {
		t.Errorf("the notice is %q", s)
	}
}
