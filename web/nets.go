package web

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"convlab/nn"
	"convlab/nn/zoo"
	"convlab/web/lesson"
)

// Nets shows what every network says of the drawing, side by side.
type Nets struct {
	L   *lesson.Lesson
	App *App
}

func (c *Nets) t() *lesson.DrawText { return &c.L.T().Draw }

// A netCard is one network and its answer.
type netCard struct {
	Key, Name, Class                 string
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
	t := c.t()
	cards := make([]netCard, len(c.L.Reading.Answers))
	for i := range cards {
		a := &c.L.Reading.Answers[i]
		m := a.Model
		x := netCard{Key: m.Name, Name: c.name(m), Shape: shape(t, m), Params: lesson.Thousands(params(m)), Errors: c.errors(m), Time: "–",
			Class: "net card", Verdict: "–", VerdictClass: "verdict none",
			Probs: probs(a), Hit: hit(a), Muted: muted(a), Mark: c.mark(a), Here: a.Here}
		x.Fold, x.Open = fmt.Sprintf(t.Fold, x.Name), strconv.FormatBool(c.L.Unfolded[m.Name])
		if c.L.Unfolded[m.Name] {
			x.Class += " open"
		}
		if a.Mark != lesson.NoMark {
			x.Class += " marked"
		}
		if a.Mark == lesson.First {
			x.Class += " first"
		}
		if a.Millis > 0 {
			x.Time = fmt.Sprintf(t.Millis, millis(a.Millis))
		}
		switch {
		case a.Said():
			x.Verdict = strconv.Itoa(a.Top)
			x.VerdictClass = "verdict " + [...]string{"", "", "digit", "unsure", "notdigit", ""}[a.Verdict]
			if a.Verdict == lesson.Unsure {
				x.Verdict += "?"
			}
			x.Percent = lesson.Percent(a.Probs[a.Top]) + " %"
			x.Or = fmt.Sprintf(t.Or, a.Second, lesson.Percent(a.Probs[a.Second]))
		case a.Failed != lesson.NoFail:
			x.Class += " missing"
			x.Failed = c.L.T().Failed[a.Failed]
			x.Retry = x.Name + ": " + c.L.T().Shell.Retry
		case !a.Here:
			x.Class += " missing"
			x.Or = t.Loading
		}
		cards[i] = x
	}
	return cards
}

// mark is the word that sets a network off against the others.
func (c *Nets) mark(a *lesson.Answer) string {
	t := c.t()
	switch a.Mark {
	case lesson.Odd:
		return t.Odd
	case lesson.Mistaken:
		return fmt.Sprintf(t.Mistaken, c.L.Truth())
	case lesson.Changed:
		return fmt.Sprintf(t.Changed, a.Before)
	case lesson.First:
		return fmt.Sprintf(t.FirstWas, a.Before)
	}
	if a.Verdict == lesson.Unsure {
		return t.Unsure
	}
	return ""
}

// overall is the answer of all together: a digit that they agree on, or that
// they don't, or who has let go first, or one of the states without an answer.
func (c *Nets) overall() string {
	t, r := c.t(), &c.L.Reading
	switch r.Verdict {
	case lesson.Waiting:
		return "…"
	case lesson.Blank:
		return t.Blank
	case lesson.NotDigit:
		return t.NotDigit
	}
	if first := r.With(func(a *lesson.Answer) bool { return a.Mark == lesson.First }); len(first) > 0 {
		return fmt.Sprintf(t.First, c.names(first))
	}
	if r.Nudged && len(r.With(func(a *lesson.Answer) bool { return a.Mark == lesson.Changed })) > 0 {
		return t.AllGave
	}
	switch said := r.With(func(a *lesson.Answer) bool { return a.Said() && !a.Late }); {
	case r.Verdict == lesson.Split:
		return t.Split
	case len(said) == 1:
		return fmt.Sprintf(t.Reads, r.Top)
	}
	return fmt.Sprintf(t.All, r.Top)
}

func (c *Nets) overallClass() string {
	return "overall " + [...]string{"waiting", "blank", "digit", "unsure", "notdigit", "split"}[c.L.Reading.Verdict]
}

// why is what there is to say behind the overall answer.
func (c *Nets) why() string {
	t, r := c.t(), &c.L.Reading
	switch r.Verdict {
	case lesson.Waiting:
		return t.Waiting
	case lesson.Blank:
		return t.BlankHelp
	case lesson.NotDigit:
		return t.NotDigitHelp
	}
	var parts []string
	add := func(format string, f func(a *lesson.Answer) bool) {
		if who := r.With(f); len(who) > 0 {
			parts = append(parts, fmt.Sprintf(format, c.names(who)))
		}
	}
	changed := func(a *lesson.Answer) bool { return a.Mark == lesson.Changed }
	switch {
	case r.Nudged && len(r.With(func(a *lesson.Answer) bool { return a.Mark == lesson.First })) > 0:
		add(t.Later, changed)
		add(t.Holding, func(a *lesson.Answer) bool { return a.Before >= 0 && a.Mark == lesson.NoMark })
	case r.Nudged && r.Verdict != lesson.Split && len(r.With(changed)) == 0:
		parts = append(parts, t.Hold)
	case r.Verdict == lesson.Split:
		for d := range 10 {
			add(fmt.Sprintf(t.Camp, d, "%s"), func(a *lesson.Answer) bool { return a.Top == d && !a.Late })
		}
	}
	s := strings.Join(parts, " · ")
	if !r.Nudged && r.Verdict != lesson.Split {
		doubt := ""
		for _, i := range r.With(func(a *lesson.Answer) bool { return a.Verdict == lesson.Unsure }) {
			m := r.Answers[i].Model
			one := fmt.Sprintf(t.UnsureBelow, c.name(m), strconv.FormatFloat(100*float64(m.Result.Unsure.Threshold), 'f', 1, 64))
			doubt = c.join(doubt, one)
		}
		if doubt != "" {
			s = strings.TrimSpace(s + " " + fmt.Sprintf(t.UnsureOf, doubt))
		}
	}
	if r.Strange {
		s = strings.TrimSpace(s + " " + t.Strange)
	}
	return s
}

// said is the overall answer as it is spoken.
func (c *Nets) said() string {
	if c.L.Reading.Verdict == lesson.Waiting {
		return ""
	}
	if c.L.Reading.Verdict == lesson.Split {
		return c.overall() + " " + c.why()
	}
	return c.overall()
}

func (c *Nets) name(m *zoo.Model) string {
	if s := c.t().Networks[m.Name]; s != "" {
		return s
	}
	return m.Name
}

// names lists networks by their places.
func (c *Nets) names(who []int) (s string) {
	for _, i := range who {
		s = c.join(s, c.name(c.L.Reading.Answers[i].Model))
	}
	return s
}

func (c *Nets) join(list, s string) string {
	if list == "" {
		return s
	}
	return fmt.Sprintf(c.t().Comma, list, s)
}

// errors is the measured error on the test images, "–" before the measurement.
func (c *Nets) errors(m *zoo.Model) string {
	if len(m.Result.Runs) == 0 {
		return "–"
	}
	wrong := m.Result.Shipped().HalfErrors
	return fmt.Sprintf(c.t().ErrorsOf, strconv.FormatFloat(100*float64(wrong)/float64(max(m.Result.TestImages, 1)), 'f', 2, 64), wrong)
}

func (c *Nets) lit(part string) string {
	if c.L.Hot == part {
		return "hot"
	}
	return ""
}

func (c *Nets) fold(net string) { c.L.Unfolded[net] = !c.L.Unfolded[net] }

func (c *Nets) retry(i int) {
	c.L.Retry(i)
	if c.App.Browser != nil {
		c.App.Browser.Fetch()
	}
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

// probs is empty while there is no answer.
func probs(a *lesson.Answer) []float32 {
	if !a.Said() {
		return nil
	}
	return a.Probs[:]
}

func hit(a *lesson.Answer) int { return a.Top }

func muted(a *lesson.Answer) bool {
	return a.Verdict == lesson.NotDigit || a.Verdict == lesson.Unsure
}

// shape is a network's layers in one line: what goes in, the kernels of its
// convolutions, the units of its dense layers.
func shape(t *lesson.DrawText, m *zoo.Model) string {
	s := "784"
	if !m.Input.IsVec() {
		s = fmt.Sprintf("%d×%d", m.Input.H, m.Input.W)
	}
	convs := ""
	for _, l := range m.Layers {
		switch l := l.(type) {
		case nn.Conv2D:
			if convs != "" {
				convs = fmt.Sprintf(t.Comma, convs, strconv.Itoa(l.Filters))
			} else {
				convs = strconv.Itoa(l.Filters)
			}
		case nn.Dense:
			if convs != "" {
				s += " → " + t.Conv + " " + convs
				convs = ""
			}
			s += " → " + strconv.Itoa(l.Units)
		}
	}
	return s
}

// params counts a model's parameters.
func params(m *zoo.Model) int { return counts()[m.Name] }

var counts = sync.OnceValue(func() map[string]int {
	n := map[string]int{}
	for _, m := range lesson.Networks {
		n[m.Name] = nn.CountParams(m.Input, m.Layers...)
	}
	return n
})
