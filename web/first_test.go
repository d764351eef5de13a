package web

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"convlab/web/dom/domtest"
	"convlab/web/lesson/words"
)

// The first screen that the server sends is the one that the program draws: it
// takes the page over without a change that a reader could see, every element
// staying what it is, so that nothing jumps and no tap is lost.
func TestFirstScreenIsTakenOver(t *testing.T) {
	for _, lang := range words.Langs {
		for _, route := range Routes() {
			t.Run(string(lang)+"/"+route, func(t *testing.T) {
				var html bytes.Buffer
				if err := Prerender(&html, string(lang), route); err != nil {
					t.Fatal(err)
				}
				drawn := begin(t, at(lang, "#/"+route)).doc.Body.InnerHTML()

				r := &reading{T: t, l: at(lang, "#/"+route), doc: domtest.New()}
				r.doc.Load(html.String())
				before := r.doc.FindAll("*")
				r.draw()
				for _, line := range r.doc.Log {
					if !strings.HasPrefix(line, "SetStyle ") && !strings.HasSuffix(line, " data-style") {
						t.Errorf("the page changes: %s", line)
					}
				}
				if got := r.doc.Body.InnerHTML(); plain(got) != plain(drawn) {
					t.Error("what was taken over is not what is drawn")
				}
				for i, n := range r.doc.FindAll("*") {
					if i >= len(before) || n != before[i] {
						t.Fatalf("%s was replaced", n.Tag)
					}
				}
			})
		}
	}
}

// plain is HTML without what is only there once it came as HTML: the attributes
// that give properties their first values.
func plain(html string) string {
	return first.ReplaceAllString(html, "")
}

var first = regexp.MustCompile(` (value|disabled)="[^"]*"`)

func TestPrerenderTellsOfErrors(t *testing.T) {
	full := errors.New("disk full")
	if err := Prerender(failing{full}, "zh", "draw"); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
