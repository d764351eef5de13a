package e2e

import (
	"net/http"
	"strings"
	"testing"

	"convlab/web"
	"convlab/web/browser"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Scenes of every chapter show what they say in a browser, one in one language and the next in the other: those in which
// files are lost, and every fifth of the others. Component tests look at all of them in both.
func TestScenes(t *testing.T) {
	t.Parallel()
	for i, s := range web.Scenes() {
		if i%5 != 0 && len(s.Lost) == 0 && len(s.Late) == 0 {
			continue
		}
		lang := words.Langs[i%len(words.Langs)]
		t.Run(s.Name+"/"+string(lang), func(t *testing.T) {
			t.Parallel()
			p := visit(t, reader{At: s.Link("lang=" + string(lang)), Server: serving(&s), Expect: []string{"404"}})
			p.Ready()
			for _, a := range s.Do {
				p.Do(a.Click, a.Type, a.Key)
			}
			for _, x := range s.See {
				p.see(t, x, lang)
			}
			if len(s.Lost) == 0 && len(s.Late) == 0 {
				p.see(t, room.Sight{At: "." + s.Route}, lang)
			}
		})
	}
}

// see waits for a sight.
func (p page) see(t *testing.T, x room.Sight, lang words.Lang) {
	t.Helper()
	p.Wait(`(e => e !== null && e.textContent.includes(` + browser.Quote(*x.Text.In(lang)) + `))(document.querySelector(` + browser.Quote(x.At) + `))`)
}

// serving serves a site as a scene has it: some files can't be fetched, and some
// are on their way for good.
func serving(s *web.Scene) func(http.Handler) http.Handler {
	return func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch file := strings.TrimPrefix(r.URL.Path, "/"); {
			case s.Fails(file):
				http.Error(w, "lost", http.StatusNotFound)
			case s.Hangs(file):
				<-r.Context().Done()
			default:
				h.ServeHTTP(w, r)
			}
		})
	}
}
