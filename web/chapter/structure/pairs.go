package structure

import (
	"math"
	"strconv"

	"convlab/nn/ink"
	lesson "convlab/web/lesson/structure"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Pairs is the figure of the third exhibit: the digit and what two networks say of
// it, above; the digit shuffled and what their twins say of that, below; and the
// errors of all four.
type Pairs struct{ L *lesson.Room }

func (c *Pairs) t() *lesson.Text      { return c.L.T() }
func (c *Pairs) hot(part string) bool { return c.L.Hot == part }

// A pair is one of the two rows.
type pair struct {
	Key, Name, Host, Alt, Class string
	Ring                        string // where the followed pixel is
	Answers                     bool   // there is a network to be asked
	Nets                        []says
}

// says is a network, its answer and its errors.
type says struct {
	Key, Name, Digit, Percent, Class string
	Errors, Bar                      string
}

func (c *Pairs) pairs() []pair {
	t := c.t()
	most := 1.0
	for i := range c.L.Nets {
		if e, ok := c.L.Nets[i].Errors(); ok {
			most = max(most, e)
		}
	}
	row := func(key, name, alt string, pixel int, nets ...int) pair {
		p := pair{Key: key, Name: name, Host: key, Alt: alt, Ring: place(pixel)}
		p.Class = part.Class("pair").If(c.hot(key), "hot").String()
		for k, i := range nets {
			p.Nets = append(p.Nets, c.says(i, [...]string{t.DenseName, t.ConvName}[k], most))
			p.Answers = p.Answers || c.L.Nets[i].Measured()
		}
		return p
	}
	return []pair{
		row("plain", t.AsTheyAre, t.Picture, c.L.Pixel, lesson.Dense, lesson.Conv),
		row("behind", t.Behind, t.Shuffled, lesson.Place[c.L.Pixel], lesson.DenseShuffled, lesson.ConvShuffled),
	}
}

func place(pixel int) string {
	return "--row:" + strconv.Itoa(pixel/ink.Side) + ";--col:" + strconv.Itoa(pixel%ink.Side)
}

// waits says that the shuffled picture is not whole yet.
func (c *Pairs) waits(i int) bool { return i >= lesson.DenseShuffled && c.L.Carried < ink.Side }

func (c *Pairs) says(i int, name string, most float64) says {
	n := &c.L.Nets[i]
	s := says{Key: n.Model.Name, Name: name, Digit: "–", Class: "card net"}
	switch {
	case c.waits(i):
		s.Percent = c.t().Waits
	case n.Top >= 0:
		s.Digit, s.Percent = strconv.Itoa(n.Top), words.Percent(n.Probs[n.Top])+"%"
		if label := c.L.Digit.Label(); label >= 0 && n.Top != label {
			s.Class += " wrong"
		}
	}
	if e, ok := n.Errors(); ok {
		s.Errors, s.Bar = strconv.Itoa(int(math.Round(e))), "--p:"+strconv.FormatFloat(e/most, 'f', 4, 64)
	}
	return s
}

// carrying is the row that is moved next.
func (c *Pairs) carrying() string { return "--row:" + strconv.Itoa(min(c.L.Carried, ink.Side-1)) }

func (c *Pairs) moving() bool { return c.L.Carried < ink.Side }
