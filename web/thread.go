package web

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/web/lesson"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/part"
)

// Thread is the reader's digit in all chapters: strokes → 28×28 → 784 numbers →
// answer, each a door to the chapter about it.
type Thread struct{ L *lesson.Lesson }

func (c *Thread) t() *lesson.ThreadText { return &c.L.T().Thread }

func (c *Thread) open(e vugu.DOMEvent, at int) { open(c.L, e, at) }

// empty says that there is no digit; then one is offered.
func (c *Thread) empty() bool {
	return !c.L.Digit.HasInk() && c.L.Chapter().Lives != room.Strokes
}

// A piece is a piece of the thread as it is shown.
type piece struct {
	Key, Name, Label, Href, Host, Text, Class string
	At                                        int
	Arrow                                     bool // it is made from the one before
}

func (c *Thread) pieces() []piece {
	answer := c.answer()
	all := []piece{
		room.Strokes: {Key: "strokes", Label: c.t().Strokes, Host: "thread:strokes"},
		room.Picture: {Key: "picture", Label: "28×28", Host: "thread:picture", Arrow: true},
		room.Vector:  {Key: "vector", Label: c.t().Vector, Host: "thread:vector"},
		room.Answer:  {Key: "answer", Text: answer, Arrow: true},
	}
	for i := range all {
		x := &all[i]
		x.At = max(c.L.Door(room.Piece(i)), 0)
		ch := tabOf(c.L, x.At)
		x.Href = ch.Href
		x.Name = x.Label
		if room.Piece(i) == room.Answer {
			x.Name = fmt.Sprintf(c.t().Answer, answer)
		}
		x.Name += " · " + ch.Short
		x.Class = part.Class("piece").If(true, x.Key).If(c.L.Chapter().Lives == room.Piece(i), "here").String()
	}
	return all
}

// answer is what the networks that have been asked say, most of them.
func (c *Thread) answer() string {
	r := &c.L.Panel.Reading
	if !c.L.Digit.HasInk() {
		return "–" // what they say is of nothing of the reader's
	}
	switch r.Verdict {
	case panel.Digit:
		return strconv.Itoa(r.Top)
	case panel.Unsure, panel.Split:
		return strconv.Itoa(r.Top) + "?"
	case panel.NotDigit:
		return "✕"
	}
	return "–"
}
