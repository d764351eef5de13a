package web

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/dom/domtest"
	"convlab/web/lesson"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/digit"
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
	"Ctrl+C": nil, "Ctrl+V": nil,
}

var betweenKeys = regexp.MustCompile(`[\s,/、]+`)

// Every key of the list in About does something where the list says so.
func TestKeysInAbout(t *testing.T) {
	pasted, copied := part.Pasted, part.Copied
	defer func() { part.Pasted, part.Copied = pasted, copied }()
	clipboard := "41"
	part.Pasted = func(vugu.DOMEvent) string { return clipboard }
	part.Copied = func(_ vugu.DOMEvent, text string) { clipboard = text }

	for _, lang := range words.Langs {
		for i, c := range chapters {
			for _, line := range *c.Keys.In(lang) {
				for _, name := range betweenKeys.Split(strings.TrimSpace(line.Key), -1) {
					props, known := namedKeys[name]
					if !known {
						t.Errorf("%s lists %q, which no key is called", c.Route, name)
						continue
					}
					l := NewLesson(lesson.Home{Lang: lang, Theme: "light"})
					l.Visit("#/" + c.Route + "?" + map[string]string{"draw": "", "flatten": "rows=4&", "convolution": "step=5&"}[c.Route] + "ink=" + digit.Seven)
					if l.At() != i {
						t.Fatalf("%s is not open", c.Route)
					}
					doc := domtest.New()
					app := &dom.App{Doc: doc, Mount: doc.Body, Root: NewApp(l)}
					app.RenderNow()
					focus := doc.Body.Kids[0]
					inGrid := strings.HasPrefix(line.Does, "在格子里") || strings.HasPrefix(line.Does, "in a grid")
					switch {
					case c.Route == "draw" && !strings.HasPrefix(name, "Ctrl"):
						focus = doc.Find("#pad")
					case inGrid, name == "Esc":
						focus = doc.Find("#kernel [data-i='4']")
					case c.Route == "flatten":
						focus = doc.Find("#stage")
					}
					doc.Active = focus
					fire := func(typ string, p map[string]any) {
						doc.Fire(doc.Active, typ, p)
						app.RenderNow()
					}
					see := func() string {
						return fmt.Sprint(doc.Body.InnerHTML(), clipboard, l.Digit.Strokes, l.Digit.Cursor, l.Digit.Tool, l.Moving(), doc.Active == focus)
					}
					// What there has to be before the key can do anything.
					switch {
					case name == "Esc" && c.Route == "draw":
						fire("keydown", map[string]any{"key": " "})
					case name == "Esc":
						fire("keydown", map[string]any{"key": "7"})
					case strings.HasPrefix(name, "Ctrl+") && props != nil:
						l.Digit.Clear()
						if r, ok := l.Room().(*convolution.Room); ok {
							r.UseKernel("box")
						}
						if name == "Ctrl+Y" {
							l.Undo()
						}
						app.RenderNow()
					}
					before := see()
					switch name {
					case "Ctrl+C":
						fire("copy", nil)
					case "Ctrl+V":
						clipboard = "41"
						before = see()
						fire("paste", nil)
					default:
						fire("keydown", props)
					}
					if see() == before {
						t.Errorf("%s, %s: %s does nothing (%s)", c.Route, lang, name, line.Does)
					}
				}
			}
		}
	}
}
