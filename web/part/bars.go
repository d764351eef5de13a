package part

import (
	"strconv"

	"convlab/web/lesson"
)

// Bars shows the ten probabilities of one network.
type Bars struct {
	Label string
	Probs []float32 // empty while there is nothing to show
	Hit   int       // the digit that is marked, -1 for none
	Muted bool      // the answer is not to be believed
}

type bar struct {
	Digit, Percent, Class, Style, Name string
}

func (c *Bars) rows() []bar {
	rows := make([]bar, 10)
	for d := range rows {
		b := bar{Digit: strconv.Itoa(d), Percent: "–", Class: "bar", Style: "--p:0"}
		if d < len(c.Probs) {
			b.Percent = lesson.Percent(c.Probs[d])
			b.Style = "--p:" + strconv.FormatFloat(float64(c.Probs[d]), 'f', 4, 32)
		}
		if d == c.Hit {
			b.Class = "bar hit"
		}
		rows[d] = b
	}
	return rows
}

func (c *Bars) class() string {
	if c.Muted {
		return "bars muted"
	}
	return "bars"
}
