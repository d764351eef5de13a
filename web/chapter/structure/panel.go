package structure

import (
	"fmt"
	"strconv"

	"convlab/nn/zoo"
	lesson "convlab/web/lesson/structure"
	"convlab/web/part"
)

// Panel has the controls of the exhibit that is shown, and what there is to read.
type Panel struct{ L *lesson.Room }

func (c *Panel) t() *lesson.Text { return c.L.T() }

func (c *Panel) shows(e lesson.Exhibit) bool { return c.L.Shown == e }

// strips are the first four, which are the same for everybody, the present one if
// it is another, and the reader's own digit.
func (c *Panel) strips() (items []part.Choice) {
	for i := range lesson.Moved + 1 {
		items = append(items, part.Choice{Key: strconv.Itoa(i), Text: strconv.Itoa(i + 1)})
	}
	if n := c.L.Riddle; n > lesson.Moved {
		items = append(items, part.Choice{Key: strconv.Itoa(n), Text: strconv.Itoa(n + 1)})
	}
	return append(items, part.Choice{Key: "own", Text: c.t().Own})
}

func (c *Panel) strip() string {
	if c.L.Own {
		return "own"
	}
	return strconv.Itoa(c.L.Riddle)
}

func (c *Panel) take(key string) {
	if n, err := strconv.Atoi(key); err == nil {
		c.L.Take(n)
	} else {
		c.L.TakeOwn()
	}
}

func (c *Panel) views() []part.Choice {
	return []part.Choice{{Key: "", Text: c.t().ByPicture}, {Key: "1", Text: c.t().ByStrip}}
}

func (c *Panel) view() string {
	if c.L.Blind {
		return "1"
	}
	return ""
}

func (c *Panel) look(key string) { c.L.SetBlind(key != "") }

func (c *Panel) prose() []string {
	switch c.L.Shown {
	case lesson.Sort:
		return c.t().SortProse
	case lesson.Shuffle:
		return c.t().ShuffleProse
	}
	return c.t().StripProse
}

func (c *Panel) elsewhere() string { return fmt.Sprintf(c.t().Elsewhere, lesson.Elsewhere()) }

func (c *Panel) how() string {
	m := &zoo.LeNet5Shuffled
	return fmt.Sprintf(c.t().HowText, m.Recipe.Epochs, m.Recipe.Batch)
}

// seeds are the errors of every training.
func (c *Panel) seeds() (lines []string) {
	for i := range c.L.Nets {
		m := c.L.Nets[i].Model
		list := ""
		for k, run := range m.Result.Runs {
			if k > 0 {
				list += ", "
			}
			list += strconv.Itoa(run.TestErrors)
		}
		if list != "" {
			lines = append(lines, fmt.Sprintf(c.t().Seeds, m.Name, list))
		}
	}
	return lines
}
