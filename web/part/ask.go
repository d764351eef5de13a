package part

import (
	"strconv"

	"convlab/web/lesson"
)

// Ask is a question whose answer shows once the reader has guessed.
type Ask struct {
	ID       string
	Q        lesson.Question
	T        *lesson.QuestionText
	Guess    int // -1 before
	OnAnswer func(choice int)
}

func (c *Ask) class(i int) string {
	switch {
	case c.Guess < 0:
		return "btn"
	case i == c.Q.Right:
		return "btn right"
	case i == c.Guess:
		return "btn wrong"
	}
	return "btn"
}

func (c *Ask) pressed(i int) string { return strconv.FormatBool(i == c.Guess) }

func (c *Ask) verdict() string {
	if c.Guess == c.Q.Right {
		return c.T.Right
	}
	return c.T.Wrong
}
