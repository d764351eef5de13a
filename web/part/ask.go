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
	Guess    int    // -1 before
	Sealed   string // said of an answer as long as it must not show whether it is right; "" otherwise
	OnAnswer func(choice int)
	OnTry    func() // sets the exhibit so that the answer is seen happening
}

func (c *Ask) class(i int) string {
	shown := c.told()
	return Class("btn").If(shown && i == c.Q.Right, "right").If(shown && i == c.Guess && i != c.Q.Right, "wrong").If(c.noted() && i == c.Guess, "on").String()
}

// told says that it shows which answer is right.
func (c *Ask) told() bool { return c.Guess >= 0 && c.Sealed == "" }

// noted says that the reader has answered, and no more.
func (c *Ask) noted() bool { return c.Guess >= 0 && c.Sealed != "" }

func (c *Ask) pressed(i int) string { return strconv.FormatBool(i == c.Guess) }

func (c *Ask) verdict() string {
	if c.Guess == c.Q.Right {
		return c.T.Right
	}
	return c.T.Wrong
}
