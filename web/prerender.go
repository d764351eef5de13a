package web

import (
	"io"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/lesson"
	"convlab/web/lesson/words"
)

// Routes lists the chapters in reading order, the front door first.
func Routes() (names []string) {
	for _, c := range chapters {
		names = append(names, c.Route)
	}
	return names
}

// Prerender writes the first screen of a chapter in a language as HTML: what
// the page itself would draw before the first touch, so that it can be seen
// before the program has arrived, and taken over when it has.
func Prerender(w io.Writer, lang, route string) error {
	l := NewLesson(lesson.Home{Lang: words.Lang(lang), Theme: lesson.Themes[0]})
	l.Visit("#/" + route)
	env, err := vugu.NewBuildEnv()
	if err != nil {
		return err
	}
	return dom.WriteHTML(w, env.RunBuild(NewApp(l)))
}
