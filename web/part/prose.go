package part

import (
	"github.com/vugu/vugu"

	"convlab/web/lesson/words"
)

// Prose is a paragraph some of whose words point at parts of a picture: under
// the pointer, with the focus, or when tapped, the part lights up.
type Prose struct {
	Text    string
	Hot     string // the part that is lit
	OnPoint func(part string)
}

func (c *Prose) runs() []words.Run { return words.Prose(c.Text) }

func (c *Prose) class(part string) string {
	return Class("word").If(part == c.Hot, "hot").String()
}

// key presses a word as keys press a button.
func (c *Prose) key(e vugu.DOMEvent, part string) {
	if key := e.PropString("key"); key == " " || key == "Enter" {
		c.OnPoint(part)
		e.PreventDefault()
		e.StopPropagation()
	}
}
