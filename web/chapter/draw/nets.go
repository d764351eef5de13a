package draw

import (
	"fmt"
	"strconv"

	"convlab/nn/zoo"
	lesson "convlab/web/lesson/draw"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Nets shows what every network says of the drawing, side by side.
type Nets struct{ L *lesson.Room }

func (c *Nets) t() *lesson.Text { return c.L.T() }

func (c *Nets) reading() *panel.Reading { return &c.L.Panel.Reading }

// A netCard is one network and its answer.
type netCard struct {
	Key, Name                        string
	Class                            part.Class
	Verdict, VerdictClass            string
	Percent, Or, Mark, Failed, Retry string
	Fold, Open                       string
	Shape, Params, Errors, Time      string
	Probs                            []float32
	Hit                              int
	Muted                            bool
	Here                             bool // before that there are no bars: the first screen is up sooner
}

func (c *Nets) cards() []netCard {
	t, names := c.t(), panel.Texts.In(c.L.Lang)
	cards := make([]netCard, len(c.reading().Answers))
	for i := range cards {
		a := &c.reading().Answers[i]
		m := a.Model
		x := netCard{Key: m.Name, Name: names.Name(m), Shape: names.Shape(m), Params: words.Thousands(panel.Params(m)), Errors: c.errors(m), Time: "–",
			Class: "net card", Verdict: "–", VerdictClass: "verdict none",
			Probs: a.Shown(), Hit: a.Top, Muted: a.Muted(), Mark: c.L.Mark(a), Here: a.Here}
		x.Fold, x.Open = fmt.Sprintf(t.Fold, x.Name), strconv.FormatBool(c.L.Unfolded[m.Name])
		x.Class = x.Class.If(c.L.Unfolded[m.Name], "open").If(a.Mark != panel.NoMark, "marked").If(a.Mark == panel.First, "first").If(!a.Here, "missing")
		if a.Millis > 0 {
			x.Time = fmt.Sprintf(t.Millis, millis(a.Millis))
		}
		switch {
		case a.Said():
			x.Verdict = strconv.Itoa(a.Top)
			x.VerdictClass = "verdict " + [...]string{"", "", "digit", "unsure", "notdigit", ""}[a.Verdict]
			if a.Verdict == panel.Unsure {
				x.Verdict += "?"
			}
			x.Percent = words.Percent(a.Probs[a.Top]) + " %"
			x.Or = fmt.Sprintf(t.Or, a.Second, words.Percent(a.Probs[a.Second]))
		case a.Failed != panel.NoFail:
			x.Failed = names.Failed[a.Failed]
			x.Retry = x.Name + ": " + t.Retry
		case !a.Here:
			x.Or = t.Loading
		}
		cards[i] = x
	}
	return cards
}

func (c *Nets) overallClass() string {
	return "overall " + [...]string{"waiting", "blank", "digit", "unsure", "notdigit", "split"}[c.reading().Verdict]
}

// errors is the measured error on the test images, "–" before the measurement.
func (c *Nets) errors(m *zoo.Model) string {
	if len(m.Result.Runs) == 0 {
		return "–"
	}
	wrong := m.Result.Shipped().HalfErrors
	return fmt.Sprintf(c.t().ErrorsOf, strconv.FormatFloat(100*float64(wrong)/float64(max(m.Result.TestImages, 1)), 'f', 2, 64), wrong)
}

func (c *Nets) lit(name string) string {
	return part.Class("").If(c.L.Hot == name, "hot").String()
}

// millis writes a time with two figures or so.
func millis(ms float64) string {
	decimals := 0
	switch {
	case ms < 1:
		decimals = 2
	case ms < 10:
		decimals = 1
	}
	return strconv.FormatFloat(ms, 'f', decimals, 64)
}
