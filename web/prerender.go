package web

import (
	"io"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/lesson"
)

// Prerender writes the first screen of a chapter in a language as HTML: what
// the page itself would draw before the first touch, so that it can be seen
// before the program has arrived, and taken over when it has.
func Prerender(w io.Writer, lang, route string) error {
	home := lesson.Default()
	home.Lang = lesson.Lang(lang)
	l := lesson.New(home)
	l.Visit("#/" + route)
	env, err := vugu.NewBuildEnv()
	if err != nil {
		return err
	}
	return dom.WriteHTML(w, env.RunBuild(&App{L: l}))
}
