package web

import (
	"github.com/vugu/vugu"

	"convlab/web/lesson/room"
	"convlab/web/part"
)

// Contents lists the chapters by the parts of the lesson.
type Contents struct{ App *App }

// A section is a part of the lesson with its chapters.
type section struct {
	Name, Class string
	Tabs        []tab
}

func (c *Contents) parts() []section {
	var parts []section
	for p := range room.Parts {
		s := section{Name: c.App.t().Parts[p]}
		open := false
		for _, x := range c.App.tabs() {
			if c.App.L.Chapters()[x.At].Part == p {
				s.Tabs = append(s.Tabs, x)
				open = open || x.Current
			}
		}
		s.Class = part.Class("part").If(open, "open").String()
		if len(s.Tabs) > 0 {
			parts = append(parts, s)
		}
	}
	return parts
}

// A tab is a chapter in the list.
type tab struct {
	At                       int
	Href, Number, Short, Dot string
	Class                    string
	Current, Visited         bool
}

func (c *App) tabs() []tab {
	var tabs []tab
	for i := range c.L.Chapters() {
		tabs = append(tabs, c.tab(i))
	}
	return tabs
}

// AttributeList implements vugu.VGAttributeLister: what a tab may or may not have.
func (x tab) AttributeList() []vugu.VGAttribute {
	if !x.Current {
		return nil
	}
	return []vugu.VGAttribute{{Key: "aria-current", Val: "page"}}
}
