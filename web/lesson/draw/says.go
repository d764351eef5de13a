package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"convlab/web/lesson/panel"
)

// Overall is the answer of all networks together: a digit that they agree on, or
// that they don't, or who has changed its mind first, or one of the states without an answer.
func (r *Room) Overall() string {
	t, reading := r.T(), r.Reading()
	switch reading.Verdict {
	case panel.Waiting:
		return "…"
	case panel.Blank:
		return t.Blank
	case panel.NotDigit:
		return t.NotDigit
	}
	if first := reading.With(func(a *panel.Answer) bool { return a.Mark == panel.First }); len(first) > 0 {
		return fmt.Sprintf(t.First, r.names(first))
	}
	if reading.Nudged && len(reading.With(func(a *panel.Answer) bool { return a.Mark == panel.Changed })) > 0 {
		return t.AllGave
	}
	switch said := reading.With(func(a *panel.Answer) bool { return a.Said() && !a.Late }); {
	case reading.Verdict == panel.Split:
		return t.Split
	case reading.Verdict == panel.Unsure:
		return fmt.Sprintf(t.Perhaps, reading.Top)
	case len(reading.Dissent()) > 0:
		return fmt.Sprintf(t.Most, len(said)-len(reading.Dissent()), len(said), reading.Top)
	case len(said) == 1:
		return fmt.Sprintf(t.Reads, reading.Top)
	case len(said) < len(reading.Answers):
		return fmt.Sprintf(t.AllOf, reading.Top)
	}
	return fmt.Sprintf(t.All, reading.Top)
}

// Why is what there is to say behind the overall answer.
func (r *Room) Why() string {
	if r.Ghost.Shown() {
		return r.whose()
	}
	t, reading := r.T(), r.Reading()
	switch reading.Verdict {
	case panel.Waiting:
		return t.Waiting
	case panel.Blank:
		return t.BlankHelp
	case panel.NotDigit:
		return t.NotDigitHelp
	}
	var parts []string
	add := func(format string, f func(a *panel.Answer) bool) {
		if who := reading.With(f); len(who) > 0 {
			parts = append(parts, fmt.Sprintf(format, r.names(who)))
		}
	}
	changed := func(a *panel.Answer) bool { return a.Mark == panel.Changed }
	switch {
	case reading.Nudged && len(reading.With(func(a *panel.Answer) bool { return a.Mark == panel.First })) > 0:
		add(t.Later, changed)
		add(t.Holding, func(a *panel.Answer) bool { return a.Before >= 0 && a.Mark == panel.NoMark })
	case reading.Nudged && reading.Verdict != panel.Split && len(reading.With(changed)) == 0:
		parts = append(parts, t.Hold)
	case reading.Verdict == panel.Split:
		for d := range 10 {
			add(fmt.Sprintf(t.Camp, d, "%s"), func(a *panel.Answer) bool { return a.Top == d && !a.Late })
		}
	}
	if !reading.Nudged {
		for _, i := range reading.Dissent() {
			parts = append(parts, fmt.Sprintf(t.Dissent, r.names([]int{i}), reading.Answers[i].Top))
		}
	}
	s := strings.Join(parts, " · ")
	if !reading.Nudged && len(reading.Dissent()) > 0 {
		s = fmt.Sprintf(t.Outweighed, s)
	}
	if !reading.Nudged && reading.Verdict != panel.Split {
		s = after(s, r.doubt())
	}
	if reading.Strange {
		s = after(s, t.Strange)
	}
	return s
}

// after puts a sentence after others; Chinese ones stand without a space.
func after(others, s string) string {
	if strings.HasSuffix(others, "。") {
		return others + s
	}
	return strings.TrimSpace(others + " " + s)
}

// doubt names the networks that are unsure, each with the probability from where on its
// answers count in full, and how many of those are wrong at most.
func (r *Room) doubt() string {
	t, names := r.T(), panel.Texts.In(r.Lang)
	list, wrong := "", ""
	for _, i := range r.Panel.Reading.With(func(a *panel.Answer) bool { return a.Verdict == panel.Unsure }) {
		m := r.Panel.Reading.Answers[i].Model
		sure := strings.TrimSuffix(strconv.FormatFloat(100*float64(m.Sure()), 'f', 1, 64), ".0") + "%"
		list = names.Join(list, fmt.Sprintf(t.UnsureBelow, names.Name(m), sure))
		wrong = names.Join(wrong, strconv.Itoa(int(math.Round(1000*m.Promise.Wrong))))
	}
	if list == "" {
		return ""
	}
	return fmt.Sprintf(t.UnsureOf, list, wrong)
}

// Said is the overall answer as it is spoken.
func (r *Room) Said() string {
	switch r.Panel.Reading.Verdict {
	case panel.Waiting:
		return ""
	case panel.Split:
		return r.Overall() + " " + r.Why()
	}
	return r.Overall()
}

// Mark is the word that sets a network off against the others.
func (r *Room) Mark(a *panel.Answer) string {
	t := r.T()
	switch a.Mark {
	case panel.Odd:
		return t.Odd
	case panel.Mistaken:
		return fmt.Sprintf(t.Mistaken, r.Digit.Label())
	case panel.Changed:
		return fmt.Sprintf(t.Changed, a.Before)
	case panel.First:
		return fmt.Sprintf(t.FirstWas, a.Before)
	}
	if a.Verdict == panel.Unsure {
		return t.Unsure
	}
	return ""
}

// names lists networks by their places.
func (r *Room) names(who []int) (s string) {
	t := panel.Texts.In(r.Lang)
	for _, i := range who {
		s = t.Join(s, t.Name(r.Panel.Reading.Answers[i].Model))
	}
	return s
}
