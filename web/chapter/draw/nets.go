package draw

import (
	"fmt"
	"strconv"
	"strings"

	lesson "convlab/web/lesson/draw"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Nets shows what every network says of the drawing, side by side.
type Nets struct{ L *lesson.Room }

func (c *Nets) t() *lesson.Text { return c.L.T() }

func (c *Nets) reading() *panel.Reading { return c.L.Reading() }

// A card is one network and its answer.
type card struct {
	Key, Name, Spoken     string
	Verdict, VerdictClass string
	Percent, Mark         string
	Failed, Retry, Open   string
	Class                 part.Class
}

func (c *Nets) cards() []card {
	t, names := c.t(), panel.Texts.In(c.L.Lang)
	var cards []card
	for _, a := range c.reading().All() {
		m := a.Model
		x := card{Key: m.Name, Name: names.Name(m), Open: strconv.FormatBool(c.L.Chosen == m.Name), Mark: c.L.Mark(a),
			Class:   part.Class("net").If(c.L.Chosen == m.Name, "open").If(a.Mark != panel.NoMark, "marked").If(a.Mark == panel.First, "first").If(!a.Here, "missing").If(a == c.reading().Own, "own"),
			Verdict: "–", VerdictClass: "verdict none"}
		switch {
		case a.Said():
			x.Verdict = strconv.Itoa(a.Top)
			x.VerdictClass = "verdict " + [...]string{"", "", "digit", "unsure", "notdigit", ""}[a.Verdict]
			if a.Verdict == panel.Unsure {
				x.Verdict += "?"
			}
			x.Percent = words.Percent(a.Probs[a.Top]) + "%"
		case a.Failed != panel.NoFail:
			x.Failed = names.Failed[a.Failed]
			x.Retry = x.Name + ": " + t.Retry
		case !a.Here:
			x.Percent = t.Loading
		}
		x.Spoken = strings.Join(strings.Fields(fmt.Sprintf(t.Fold, x.Name)+" · "+x.Verdict+" "+x.Percent+" "+x.Mark), " ")
		cards = append(cards, x)
	}
	return cards
}

func (c *Nets) overallClass() string {
	return "overall " + [...]string{"waiting", "blank", "digit", "unsure", "notdigit", "split"}[c.reading().Verdict]
}
