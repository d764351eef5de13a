package web

import (
	"convlab/web/lesson"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Tools are language, theme, link, presenting and where things come from.
type Tools struct {
	L      *lesson.Lesson
	ID     string // of the button that opens the panel
	OnCopy func() // a link to what is shown is wanted
}

func (c *Tools) t() *lesson.Text { return c.L.T() }

func (c *Tools) langOn(l string) string {
	return part.Class("").If(c.L.Lang == words.Lang(l), "on").String()
}

func (c *Tools) themeIcon() string {
	if c.L.Theme == "dark" {
		return "sun"
	}
	return "moon"
}

func (c *Tools) themeName() string {
	if c.L.Theme == "dark" {
		return c.t().Light
	}
	return c.t().Dark
}
