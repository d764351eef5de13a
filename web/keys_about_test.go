package web

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom/domtest"
	"convlab/web/lesson"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// A stroke of a key, as the list of keys writes it, and the event that it is.
var namedKeys = map[string]map[string]any{
	"←": {"key": "ArrowLeft"}, "→": {"key": "ArrowRight"}, "↑": {"key": "ArrowUp"}, "↓": {"key": "ArrowDown"},
	"Arrows": {"key": "ArrowDown"}, "方向键": {"key": "ArrowDown"}, "Space": {"key": " "}, "空格": {"key": " "},
	"Home": {"key": "Home"}, "End": {"key": "End"}, "Enter": {"key": "Enter"}, "Esc": {"key": "Escape"}, "Delete": {"key": "Delete"}, "E": {"key": "e"},
	"Digits": {"key": "7"}, "数字键": {"key": "7"}, "−": {"key": "-"}, "Shift": {"key": "ArrowRight", "shiftKey": true},
	"Ctrl+Z": {"key": "z", "ctrlKey": true}, "Ctrl+Y": {"key": "y", "ctrlKey": true},
	"0": {"key": "0"}, "9": {"key": "9"}, "P": {"key": "p"},
	"Ctrl+C": nil, "Ctrl+V": nil, "…": nil,
}

var betweenKeys = regexp.MustCompile(`[\s,/、]+`)

// What may have to happen before a key can do anything: something is typed, put
// down, played, or something else has the clipboard.
var preparations = [][]string{nil, {" "}, {"7"}, {"Enter"}, {"ArrowRight"}, {"Home"}, {"Delete"}, {"Home", " "}, {"ArrowLeft"}}

// Every key of the list in About does something in one of the chapter's scenes,
// where the focus can be by then, and the lists of both languages are as long.
func TestKeysInAbout(t *testing.T) {
	if testing.Short() {
		t.Skip("opens the page hundreds of times")
	}
	pasted, copied := part.Pasted, part.Copied
	defer func() { part.Pasted, part.Copied = pasted, copied }()
	clipboard := ""
	part.Pasted = func(vugu.DOMEvent) string { return clipboard }
	part.Copied = func(_ vugu.DOMEvent, text string) { clipboard = text }

	open := func(s *Scene, lang words.Lang) *reading {
		if s.Name == "" {
			return begin(t, at(lang, s.Link()))
		}
		return play(t, s, lang, "light")
	}
	// does says whether the key changes anything, with the focus at one of the places where it can be.
	does := func(s *Scene, lang words.Lang, name string, at int, before []string) (done, more bool) {
		r := open(s, lang)
		places := slices.Concat([]*domtest.Node{r.doc.Body.Kids[0]}, r.doc.FindAll("main [tabindex=0]"), r.doc.FindAll("main input"))
		if at >= len(places) {
			return false, false
		}
		fire := func(key string, ctrl, shift bool) {
			r.doc.Fire(r.doc.Active, "keydown", map[string]any{"key": key, "ctrlKey": ctrl, "shiftKey": shift})
			r.app.RenderNow()
		}
		r.doc.Focus(places[at])
		r.doc.Active = places[at]
		r.app.RenderNow()
		for _, key := range before {
			fire(key, false, false)
		}
		if name == "Ctrl+Y" {
			fire("z", true, false)
		}
		clipboard = "41"
		see := func() string {
			d := r.l.Digit
			return fmt.Sprint(r.doc.Body.InnerHTML(), clipboard, d.Strokes, d.Cursor, d.Tool, r.l.Moving(), r.doc.Active == places[at])
		}
		was := see()
		switch name {
		case "Ctrl+C":
			r.doc.Fire(r.doc.Active, "copy", nil)
			r.app.RenderNow()
		case "Ctrl+V":
			r.doc.Fire(r.doc.Active, "paste", nil)
			r.app.RenderNow()
		default:
			r.doc.Fire(r.doc.Active, "keydown", namedKeys[name])
			r.app.RenderNow()
		}
		return see() != was, true
	}
	anywhere := func(route string, lang words.Lang, name string) bool {
		// Most keys have something to do as soon as there is a digit, without any network.
		states := []Scene{{Route: route, Scene: room.Scene{Query: "ink=" + digit.Seven}}}
		for _, s := range Scenes() {
			if s.Route == route && !slices.ContainsFunc(lesson.Scenes, func(f room.Scene) bool { return s.Name == f.Name }) {
				states = append(states, s)
			}
		}
		for _, s := range states {
			for _, before := range preparations {
				for at := 0; ; at++ {
					done, more := does(&s, lang, name, at, before)
					if done {
						return true
					}
					if !more {
						break
					}
				}
			}
		}
		return false
	}
	for _, c := range chapters {
		if len(c.Keys.Zh) != len(c.Keys.En) {
			t.Errorf("%s lists %d keys in Chinese, %d in English", c.Route, len(c.Keys.Zh), len(c.Keys.En))
		}
		for _, lang := range words.Langs {
			tried := map[string]bool{}
			for _, line := range *c.Keys.In(lang) {
				for _, name := range betweenKeys.Split(strings.TrimSpace(line.Key), -1) {
					if _, known := namedKeys[name]; !known {
						t.Errorf("%s lists %q, which no key is called", c.Route, name)
						continue
					}
					if name != "…" && !tried[name] && lang == words.English && !anywhere(c.Route, lang, name) {
						t.Errorf("%s, %s: %s does nothing (%s)", c.Route, lang, name, line.Does)
					}
					tried[name] = true
				}
			}
		}
	}
}
