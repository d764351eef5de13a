package web

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"convlab/nn/zoo"
	"convlab/web/chapter"
	"convlab/web/lesson"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// App is the root component: the frame around all chapters.
type App struct {
	L      *lesson.Lesson
	OnCopy func() // a link to what is shown is wanted

	shown []vugu.Builder // one for each chapter
}

// NewLesson returns the lesson of a first visit.
func NewLesson(home lesson.Home) *lesson.Lesson {
	var list []room.Chapter
	for _, c := range chapters {
		list = append(list, c.Chapter)
	}
	return lesson.New(home, list)
}

// NewApp returns the page of a lesson that [NewLesson] has made.
func NewApp(l *lesson.Lesson) *App {
	c := &App{L: l, OnCopy: func() {}}
	for i, entry := range chapters {
		c.shown = append(c.shown, entry.Show(l.RoomAt(i)))
	}
	return c
}

// body is the current chapter.
func (c *App) body() vugu.Builder { return c.shown[c.L.At()] }

func (c *App) t() *lesson.Text { return c.L.T() }

func (c *App) heading() *words.Heading { return c.L.Chapter().Heading.In(c.L.Lang) }

func (c *App) class() string { return part.Class("app").If(c.L.Embed, "embed").String() }

func (c *App) langOn(l string) string {
	return part.Class("").If(c.L.Lang == words.Lang(l), "on").String()
}

// A tab is a chapter in the rail.
type tab struct {
	At                  int
	Href, Number, Short string
	Current             bool
}

func (c *App) tabs() []tab {
	var tabs []tab
	for i := range c.L.Chapters() {
		tabs = append(tabs, c.tab(i))
	}
	return tabs
}

func (c *App) tab(i int) tab {
	ch := &c.L.Chapters()[i]
	return tab{At: i, Href: "#/" + ch.Route, Number: words.Ordinal(c.L.Lang, i+1), Short: ch.Heading.In(c.L.Lang).Short, Current: i == c.L.At()}
}

func (c *App) current(x tab) vugu.VGAttributeListerFunc {
	return func() []vugu.VGAttribute {
		if !x.Current {
			return nil
		}
		return []vugu.VGAttribute{{Key: "aria-current", Val: "page"}}
	}
}

// A door leads to a chapter beside the current one, with a live piece of what is there.
type door struct {
	tab
	Where, Text string
	Route       string
	Piece       vugu.Builder // nil for none
}

func (c *App) doors() []door {
	var doors []door
	for _, i := range []int{c.L.At() - 1, c.L.At() + 1} {
		if i < 0 || i >= len(c.L.Chapters()) {
			continue
		}
		ch := &c.L.Chapters()[i]
		d := door{tab: c.tab(i), Where: c.t().Next, Text: ch.Heading.In(c.L.Lang).Teaser, Route: ch.Route}
		if i < c.L.At() {
			d.Where = c.t().Before
		}
		if t, ok := c.shown[i].(chapter.Teaser); ok {
			d.Piece = t.Teaser()
		}
		doors = append(doors, d)
	}
	return doors
}

// open opens a chapter without losing what the reader has done in others;
// opening it in a new tab follows the plain link.
func (c *App) open(e vugu.DOMEvent, at int) {
	if e.PropBool("ctrlKey") || e.PropBool("metaKey") || e.PropBool("shiftKey") {
		return
	}
	e.PreventDefault()
	c.L.Go(at)
}

// skip goes past the rail.
func (c *App) skip(e vugu.DOMEvent) {
	e.PreventDefault()
	c.L.Focus("main")
}

func (c *App) themeIcon() string {
	if c.L.Theme == "dark" {
		return "sun"
	}
	return "moon"
}

func (c *App) themeName() string {
	if c.L.Theme == "dark" {
		return c.t().Light
	}
	return c.t().Dark
}

func (c *App) notice() string { s, _ := c.L.Notice(); return s }

func (c *App) noticeClass() string {
	_, wrong := c.L.Notice()
	return part.Class("notice").If(wrong, "wrong").String()
}

// key handles what is pressed while no control has use for it.
func (c *App) key(e vugu.DOMEvent) {
	key := e.PropString("key")
	if e.PropBool("altKey") || e.PropBool("metaKey") && !e.PropBool("ctrlKey") && key != "z" {
		return
	}
	if c.use(e, key) {
		e.PreventDefault()
	}
}

func (c *App) use(e vugu.DOMEvent, key string) bool {
	command := e.PropBool("ctrlKey") || e.PropBool("metaKey")
	tag := e.PropString("target", "tagName")
	inControl := tag == "INPUT" || tag == "SELECT"
	switch {
	case key == "Escape" && c.L.About:
		c.L.CloseAbout() // the focus has left the panel
	case inControl:
		return false // it has an undo of its own
	case command && (key == "z" || key == "Z"):
		if e.PropBool("shiftKey") {
			c.L.Redo()
		} else {
			c.L.Undo()
		}
	case command && (key == "y" || key == "Y"):
		c.L.Redo()
	case command:
		return false
	case key == " " && (tag == "BUTTON" || tag == "SUMMARY" || tag == "A"):
		return false // the browser presses it
	default:
		dx, dy := part.Arrows(key)
		return c.L.Key(key, dx, dy)
	}
	return true
}

func (c *App) aboutKey(e vugu.DOMEvent) {
	if e.PropString("key") == "Escape" {
		c.L.CloseAbout()
	}
	e.StopPropagation()
}

// keys lists what keys do here and everywhere.
func (c *App) keys() []words.Key {
	return append(append([]words.Key(nil), *c.L.Chapter().Keys.In(c.L.Lang)...), c.t().About.KeyList...)
}

func (c *App) keysHere() string {
	return c.t().About.Keys + " · " + fmt.Sprintf(c.t().About.KeysHere, c.heading().Short)
}

// aboutNetwork says how the network came about, from its measured results.
func (c *App) aboutNetwork() string {
	r, run := zoo.Dense.Result, zoo.Dense.Result.Shipped()
	train := 100 * (1 - float64(run.TrainErrors)/float64(max(r.TrainImages, 1)))
	return fmt.Sprintf(c.t().About.Network, recipe(), strconv.FormatFloat(train, 'f', 2, 64), run.HalfErrors)
}

func recipe() string {
	r := zoo.Dense.Recipe
	rule := strings.Replace(r.Rule.String(), "sgd", "SGD", 1)
	return fmt.Sprintf("%s, batch %d, %d epochs, seed %d", rule, r.Batch, r.Epochs, zoo.Dense.Seeds[0])
}

func (c *App) other() string      { href, _ := c.L.Other(); return href }
func (c *App) otherWords() string { _, words := c.L.Other(); return words }
