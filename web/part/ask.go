package part

import (
	"strconv"

	"convlab/web/lesson/words"
)

// Ask is a question whose answer shows once the reader has guessed.
type Ask struct {
	ID       string
	Q        words.Question
	T        *words.AskText
	Guess    int // -1 before
	OnAnswer func(choice int)
	OnTry    func() // sets the exhibit so that the answer is seen happening
}

func (c *Ask) class(i int) string {
	shown := c.Guess >= 0
	return Class("btn").If(shown && i == c.Q.Right, "right").If(shown && i == c.Guess && i != c.Q.Right, "wrong").String()
}

func (c *Ask) pressed(i int) string { return strconv.FormatBool(i == c.Guess) }

func (c *Ask) verdict() string {
	if c.Guess == c.Q.Right {
		return c.T.Right
	}
	return c.T.Wrong
}
