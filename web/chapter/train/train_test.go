package train

import (
	"testing"

	"convlab/web/dom"
	"convlab/web/dom/domtest"
	"convlab/web/lesson/room"
	lesson "convlab/web/lesson/train"
	"convlab/web/lesson/words"
)

// A board is the chapter in a document in memory.
type board struct {
	*testing.T
	c   *Train
	doc *domtest.Document
	app *dom.App
}

func open(t *testing.T) *board {
	d := room.NewDesk()
	d.Lang = words.English
	r := lesson.New(d)
	r.Enter()
	r.Derive()
	b := &board{T: t, c: &Train{L: r}, doc: domtest.New()}
	b.app = &dom.App{Doc: b.doc, Mount: b.doc.Body, Root: b.c, OnPanic: func(where string, v any, stack []byte) {
		t.Errorf("panic in %s: %v\n%s", where, v, stack)
	}}
	b.app.RenderNow()
	return b
}

func TestBeforeTheFirstRun(t *testing.T) {
	b := open(t)
	for _, exhibit := range []int{0, 1, 0} {
		b.c.L.Show(exhibit)
		b.app.RenderNow()
	}
	for tab := range 3 {
		b.c.L.SetTab(lesson.Tab(tab))
		b.app.RenderNow()
	}
}
