package web

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"convlab/nn/zoo"
	"convlab/web/lesson"
	"convlab/web/part"
)

// Browser is what the page asks of the browser besides drawing. All calls
// return at once; what comes of them changes the lesson later.
type Browser interface {
	CopyLink()
	Remember(key, value string) // in this browser, for the next visit
	Play()                      // frames are wanted from now on
	Fetch()                     // whatever the lesson lacks
	Focus(id string)            // after the next render
}

// App is the root component: the frame around all chapters.
type App struct {
	L       *lesson.Lesson
	Browser Browser // nil natively
}

func (c *App) t() *lesson.Text             { return c.L.T() }
func (c *App) chapter() lesson.Chapter     { return c.t().Chapters[c.L.Route] }
func (c *App) at(r lesson.Route) bool      { return c.L.Route == r }
func (c *App) class() string               { return "app" + map[bool]string{true: " embed"}[c.L.Embed] }
func (c *App) themeIcon() string           { return map[string]string{"dark": "sun", "light": "moon"}[c.L.Theme] }
func (c *App) langOn(l lesson.Lang) string { return map[bool]string{true: "on"}[c.L.Lang == l] }

type tab struct {
	Route        lesson.Route
	Href, Number string
	Short        string
	Current      string
}

func (c *App) tabs() []tab {
	var tabs []tab
	for _, r := range lesson.Routes {
		ch := c.t().Chapters[r]
		x := tab{Route: r, Href: "#/" + string(r), Number: ch.Number, Short: ch.Short}
		if r == c.L.Route {
			x.Current = "page"
		}
		tabs = append(tabs, x)
	}
	return tabs
}

// open opens a chapter without losing what the reader has done in others;
// opening it in a new tab follows the plain link.
func (c *App) open(e vugu.DOMEvent, r lesson.Route) {
	if e.PropBool("ctrlKey") || e.PropBool("metaKey") || e.PropBool("shiftKey") {
		return
	}
	e.PreventDefault()
	c.L.Go(r)
	c.focus("main")
}

func (c *App) focus(id string) {
	if c.Browser != nil {
		c.Browser.Focus(id)
	}
}

func (c *App) themeName() string {
	if c.L.Theme == "dark" {
		return c.t().Shell.Light
	}
	return c.t().Shell.Dark
}

func (c *App) switchTheme() {
	theme := "dark"
	if c.L.Theme == "dark" {
		theme = "light"
	}
	c.L.SetTheme(theme)
	c.L.Home.Theme = theme
	if c.Browser != nil {
		c.Browser.Remember("theme", theme)
	}
}

func (c *App) switchLang() {
	lang := lesson.English
	if c.L.Lang == lesson.English {
		lang = lesson.Chinese
	}
	c.L.SetLang(lang)
	c.L.Home.Lang = lang
	if c.Browser != nil {
		c.Browser.Remember("lang", string(lang))
	}
}

func (c *App) copyLink() {
	if c.Browser != nil {
		c.Browser.CopyLink()
	}
}

func (c *App) about() {
	c.L.About = true
	c.focus("about-close")
}

func (c *App) closeAbout() {
	c.L.About = false
	c.focus("about-open")
}

func (c *App) aboutKey(e vugu.DOMEvent) {
	if e.PropString("key") == "Escape" {
		c.closeAbout()
	}
	e.StopPropagation()
}

// aboutNetwork says how the network came about, from its measured results.
func (c *App) aboutNetwork() string {
	r, run := zoo.Dense.Result, zoo.Dense.Result.Shipped()
	train := 100 * (1 - float64(run.TrainErrors)/float64(max(r.TrainImages, 1)))
	return fmt.Sprintf(c.t().About.Network, recipe(), strconv.FormatFloat(train, 'f', 2, 64), run.HalfErrors)
}

func (c *App) other() string      { href, _ := c.L.Other(); return href }
func (c *App) otherWords() string { _, words := c.L.Other(); return words }

func recipe() string {
	r := zoo.Dense.Recipe
	rule := strings.Replace(r.Rule.String(), "sgd", "SGD", 1)
	return fmt.Sprintf("%s, batch %d, %d epochs, seed %d", rule, r.Batch, r.Epochs, zoo.Dense.Seeds[0])
}

func (c *App) notice() string { s, _ := c.L.Notice(); return s }

func (c *App) noticeClass() string {
	if _, wrong := c.L.Notice(); wrong {
		return "notice wrong"
	}
	return "notice"
}

func (c *App) retry() {
	c.L.RetryAll()
	if c.Browser != nil {
		c.Browser.Fetch()
	}
}

// said is what a screen reader is told without being asked.
func (c *App) said() string {
	switch c.L.Route {
	case lesson.Draw:
		if c.L.Drawn() {
			return ""
		}
		return (&Nets{L: c.L}).said()
	case lesson.Convolution:
		if c.L.Playing {
			return ""
		}
		return (&Walk{L: c.L}).said()
	}
	return ""
}

// key handles what is pressed while no control has use for it.
func (c *App) key(e vugu.DOMEvent) {
	if e.PropBool("altKey") || e.PropBool("metaKey") && !e.PropBool("ctrlKey") && e.PropString("key") != "z" {
		return
	}
	used := true
	dx, dy := part.Arrows(e.PropString("key"))
	command := e.PropBool("ctrlKey") || e.PropBool("metaKey")
	tag := e.PropString("target", "tagName")
	inControl := tag == "INPUT" || tag == "SELECT"
	switch key := e.PropString("key"); {
	case key == "Escape" && c.L.About:
		c.closeAbout() // the focus has left the panel
	case command && (key == "z" || key == "Z") && c.L.Route == lesson.Draw:
		if e.PropBool("shiftKey") {
			c.L.Redo()
		} else {
			c.L.Undo()
		}
	case command && (key == "y" || key == "Y") && c.L.Route == lesson.Draw:
		c.L.Redo()
	case command || inControl:
		used = false
	case key == " " && (tag == "BUTTON" || tag == "SUMMARY" || tag == "A"):
		used = false // the browser presses it
	case key == " " && c.L.Route != lesson.Draw:
		c.play()
	case c.L.Route == lesson.Convolution && dx != 0:
		c.L.StepTo(c.L.Convolution.Step + dx)
	case c.L.Route == lesson.Convolution && key == "Home":
		c.L.StepTo(0)
	case c.L.Route == lesson.Convolution && key == "End":
		c.L.StepTo(c.L.Walk.Steps() - 1)
	case c.L.Route == lesson.Flatten && (dx != 0 || dy != 0):
		c.L.LookBy(dx, dy)
	case c.L.Route == lesson.Flatten && key == "Home":
		c.L.Pull(0)
	case c.L.Route == lesson.Flatten && key == "End":
		c.L.Pull(28)
	default:
		used = false
	}
	if used {
		e.PreventDefault()
	}
}

func (c *App) play() {
	c.L.Play()
	if c.Browser != nil {
		c.Browser.Play()
	}
}

func (c *App) current(x tab) vugu.VGAttributeListerFunc {
	return func() []vugu.VGAttribute {
		if x.Current == "" {
			return nil
		}
		return []vugu.VGAttribute{{Key: "aria-current", Val: x.Current}}
	}
}
