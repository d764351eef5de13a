package part

import (
	"strconv"

	"convlab/web/lesson/words"
)

// Bars shows the ten probabilities of one network.
type Bars struct {
	Label string
	Probs []float32 // empty while there is nothing to show
	Hit   int       // the digit that is marked, -1 for none
	Muted bool      // the answer is not to be believed
}

type bar struct {
	Digit, Percent, Class, Style string
}

func (c *Bars) rows() []bar {
	rows := make([]bar, 10)
	for d := range rows {
		b := bar{Digit: strconv.Itoa(d), Percent: "–", Class: Class("bar").If(d == c.Hit, "hit").String(), Style: "--p:0"}
		if d < len(c.Probs) {
			b.Percent = words.Percent(c.Probs[d])
			b.Style = "--p:" + strconv.FormatFloat(float64(c.Probs[d]), 'f', 4, 32)
		}
		rows[d] = b
	}
	return rows
}

func (c *Bars) class() string {
	return Class("bars").If(c.Muted, "muted").String()
}
