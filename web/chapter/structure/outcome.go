package structure

import (
	"fmt"

	lesson "convlab/web/lesson/structure"
)

// Outcome is what has come of what the reader did.
type Outcome struct{ L *lesson.Room }

func (c *Outcome) t() *lesson.Text { return c.L.T() }

func (c *Outcome) says() (title, sentence string) {
	switch c.L.Shown {
	case lesson.Strip:
		return c.L.FoldSays()
	case lesson.Shuffle:
		return c.L.ShuffleSays()
	}
	if s := c.L.SortedSays(); s != "" {
		return "", s
	}
	return c.t().SortTitle, c.t().SortHint
}

func (c *Outcome) title() string    { t, _ := c.says(); return t }
func (c *Outcome) sentence() string { _, s := c.says(); return s }

// A score is one line of the table of scores.
type score struct{ Key, Name, Text, More string }

func (c *Outcome) scores() (list []score) {
	if c.L.Shown != lesson.Sort {
		return nil
	}
	t := c.t()
	seen, blind, numbers := c.L.Scores()
	add := func(key, name string, s lesson.Score, more string) {
		text := "–"
		if s.Of > 0 {
			text = fmt.Sprintf(t.Score, s.Right, s.Of)
		}
		list = append(list, score{key, name, text, more})
	}
	add("seen", t.Seen, seen, "")
	add("blind", t.Blind, blind, "")
	add("numbers", t.Numbers, numbers, fmt.Sprintf(t.LongRun, lesson.MeasuredPercent()))
	return list
}

func (c *Outcome) lost() bool { return c.L.Shown == lesson.Shuffle && c.L.Missing() }
