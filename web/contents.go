package web

import (
	"strconv"

	"github.com/vugu/vugu"

	"convlab/web/lesson"
	"convlab/web/lesson/room"
	"convlab/web/part"
)

// Contents lists the chapters by the parts of the lesson.
type Contents struct{ L *lesson.Lesson }

// A section is a part of the lesson with its chapters.
type section struct {
	Name, Class string
	Tabs        []tab
}

func (c *Contents) parts() []section {
	var parts []section
	for p := range room.Parts {
		s := section{Name: c.L.T().Parts[p]}
		open := false
		for _, x := range tabs(c.L) {
			if c.L.Chapters()[x.At].Part == p {
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

func tabs(l *lesson.Lesson) []tab {
	var tabs []tab
	for i := range l.Chapters() {
		tabs = append(tabs, tabOf(l, i))
	}
	return tabs
}

func tabOf(l *lesson.Lesson, i int) tab {
	ch := &l.Chapters()[i]
	x := tab{At: i, Href: "#/" + ch.Route, Number: strconv.Itoa(i + 1), Short: ch.Heading.In(l.Lang).Short, Current: i == l.At(), Visited: l.Visited[i]}
	x.Class = part.Class("").If(x.Current, "here").If(x.Visited, "done").String()
	x.Dot = part.Class("").If(x.Current, "here").If(x.Visited, "done").If(i > 0 && ch.Part != l.Chapters()[max(i-1, 0)].Part, "gap").String()
	return x
}

// open opens a chapter without losing what the reader has done in others;
// opening it in a new tab follows the plain link.
func open(l *lesson.Lesson, e vugu.DOMEvent, at int) {
	if e.PropBool("ctrlKey") || e.PropBool("metaKey") || e.PropBool("shiftKey") {
		return
	}
	e.PreventDefault()
	l.Follow(at)
}

func (c *Contents) open(e vugu.DOMEvent, at int) { open(c.L, e, at) }

// AttributeList implements vugu.VGAttributeLister: what a tab may or may not have.
func (x tab) AttributeList() []vugu.VGAttribute {
	if !x.Current {
		return nil
	}
	return []vugu.VGAttribute{{Key: "aria-current", Val: "page"}}
}
