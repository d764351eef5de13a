package structure

import (
	"github.com/vugu/vugu"

	"convlab/web/chapter"
	lesson "convlab/web/lesson/structure"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Structure{L: r} })

// Structure is the chapter's root.
type Structure struct{ L *lesson.Room }

func (c *Structure) t() *lesson.Text { return c.L.T() }

func (c *Structure) shows(e lesson.Exhibit) bool { return c.L.Shown == e }

func (c *Structure) class() string {
	return part.Class("structure stage").If(c.shows(lesson.Sort), "sorting").If(c.shows(lesson.Shuffle), "shuffling").String()
}

// sealed is said of an answer whose truth must not show yet.
func (c *Structure) sealed() string {
	if c.L.Sealed() {
		return c.t().Sealed
	}
	return ""
}

// id tells the questions apart.
func (c *Structure) id() string { return [...]string{"strip", "families", "shuffle"}[c.L.Shown] }
