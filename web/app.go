package web

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"convlab/nn/zoo"
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

func (c *App) tabs() []tab { return tabs(c.L) }

func (c *App) open(e vugu.DOMEvent, at int) { open(c.L, e, at) }

// body is the current chapter.
func (c *App) body() vugu.Builder { return c.shown[c.L.At()] }

func (c *App) t() *lesson.Text { return c.L.T() }

func (c *App) heading() *words.Heading { return c.L.Chapter().Heading.In(c.L.Lang) }

func (c *App) class() string {
	return part.Class("app").If(c.L.Embed, "embed").If(c.L.Present, "present").If(c.L.Drawer, "drawn").If(c.several(), "several").If(c.L.Asking(), "asking").String()
}

// several says that the chapter has exhibits to choose from.
func (c *App) several() bool { names, _ := c.L.Exhibits(); return len(names) > 0 }

func (c *App) exhibits() []part.Choice {
	names, _ := c.L.Exhibits()
	return part.Numbered(names)
}

func (c *App) exhibit() string { _, at := c.L.Exhibits(); return part.Number(at) }

// A step leads to the chapter before or after the current one.
type step struct {
	At, Step                      int
	Href, Route, Name, Text, Icon string
	Class                         string
}

func (c *App) steps() []step {
	var steps []step
	for _, by := range []int{-1, 1} {
		i := c.L.At() + by
		if i < 0 || i >= len(c.L.Chapters()) {
			continue
		}
		ch := &c.L.Chapters()[i]
		h := ch.Heading.In(c.L.Lang)
		s := step{At: i, Step: by, Href: "#/" + ch.Route, Route: ch.Route, Name: tabOf(c.L, i).Number + " " + h.Short, Text: h.Teaser, Icon: "next", Class: "door next"}
		if by < 0 {
			s.Icon, s.Class = "back", "door back"
		}
		steps = append(steps, s)
	}
	return steps
}

func (c *App) number() string { return tabOf(c.L, c.L.At()).Number }

// place says which chapter of how many is open.
func (c *App) place() string { return fmt.Sprintf("%d/%d", c.L.At()+1, len(c.L.Chapters())) }

func (c *App) progress() string {
	return "--done:" + strconv.FormatFloat(100*float64(c.L.At()+1)/float64(len(c.L.Chapters())), 'f', 1, 64) + "%"
}

// covered says whether something lies over the page.
func (c *App) covered() bool { return c.L.About || c.L.Sheet }

func (c *App) sheetOpen() string { return strconv.FormatBool(c.L.Sheet) }

// skip goes past the rail.
func (c *App) skip(e vugu.DOMEvent) {
	e.PreventDefault()
	c.L.Focus("main")
}

func (c *App) notice() string { s, _ := c.L.Notice(); return s }

func (c *App) noticeClass() string {
	_, wrong := c.L.Notice()
	return part.Class("notice").If(wrong, "wrong").String()
}

// key handles what is pressed while no control has use for it.
func (c *App) key(e vugu.DOMEvent) {
	c.L.Touched()
	key := e.PropString("key")
	if e.PropBool("altKey") || e.PropBool("metaKey") && !e.PropBool("ctrlKey") && key != "z" {
		return
	}
	if c.use(e, key) {
		e.PreventDefault()
	}
}

// click shows what is veiled, when it is pressed or the reader wants to see the answer happen.
func (c *App) click(e vugu.DOMEvent) {
	c.L.Touched()
	if e.PropString("target", "dataset", "act") == "try" || e.PropString("target", "dataset", "tells") != "" {
		c.L.Look()
	}
}

func (c *App) use(e vugu.DOMEvent, key string) bool {
	command := e.PropBool("ctrlKey") || e.PropBool("metaKey")
	tag := e.PropString("target", "tagName")
	inControl := tag == "INPUT" || tag == "SELECT"
	switch {
	case key == "Escape" && c.L.About:
		c.L.CloseAbout() // the focus has left the panel
	case key == "Escape" && c.L.Sheet:
		c.L.CloseSheet()
	case key == "Escape" && c.L.Drawer:
		c.L.Pull()
	case key == "Escape" && c.L.Present:
		c.L.SwitchPresent()
	case c.L.Present && (key == "PageDown" || key == "PageUp"):
		c.turn(key == "PageDown")
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
	case (key == " " || key == "Enter") && (tag == "BUTTON" || tag == "SUMMARY" || tag == "A"):
		return false // the browser presses it
	default:
		dx, dy := part.Arrows(key)
		return c.L.Key(key, dx, dy)
	}
	return true
}

// turn goes to the next exhibit or chapter, or back.
func (c *App) turn(on bool) {
	by := -1
	if on {
		by = 1
	}
	if names, at := c.L.Exhibits(); at+by >= 0 && at+by < len(names) {
		c.L.Show(at + by)
		return
	}
	for _, s := range c.steps() {
		if on == (s.Step > 0) {
			c.L.Go(s.At)
			return
		}
	}
}

func (c *App) sheetKey(e vugu.DOMEvent) {
	if e.PropString("key") == "Escape" {
		c.L.CloseSheet()
	}
	e.StopPropagation()
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
	return fmt.Sprintf(c.t().About.Network, c.recipe(), strconv.FormatFloat(train, 'f', 2, 64), run.HalfErrors)
}

// aboutPeople says what the page makes of people's drawings, as it was measured.
func (c *App) aboutPeople() string {
	p, synthetic := zoo.People, zoo.CNN.Result.Drawn
	percent := func(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) }
	return fmt.Sprintf(c.t().About.People, p.Digits, p.Writers, percent(p.Right), percent(p.Split+p.Unsure), percent(p.Refused), percent(p.Wrong),
		synthetic.Images, synthetic.AsPage)
}

func (c *App) recipe() string {
	r := zoo.Dense.Recipe
	rule := strings.Replace(r.Rule.String(), "sgd", "SGD", 1)
	return fmt.Sprintf(c.t().About.Recipe, rule, r.Batch, r.Epochs, zoo.Dense.Seeds[0])
}

func (c *App) other() string      { href, _ := c.L.Other(); return href }
func (c *App) otherWords() string { _, words := c.L.Other(); return words }
