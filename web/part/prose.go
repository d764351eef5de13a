package part

import "convlab/web/lesson/words"

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
