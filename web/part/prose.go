package part

import "convlab/web/lesson"

// Prose is a paragraph some of whose words point at parts of a picture: under
// the pointer, with the focus, or when tapped, the part lights up.
type Prose struct {
	Text    string
	Hot     string // the part that is lit
	OnPoint func(part string)
}

func (c *Prose) runs() []lesson.Run { return lesson.Prose(c.Text) }

func (c *Prose) class(part string) string {
	if part == c.Hot {
		return "word hot"
	}
	return "word"
}
