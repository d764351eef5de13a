package panel

import (
	"convlab/nn/verdict"
	"convlab/nn/zoo"
)

// Verdict is what a network, or the page, says of the drawing.
type Verdict int

const (
	Waiting  Verdict = iota // no network is here yet
	Blank                   // there is no ink
	Digit                   // there is an answer
	Unsure                  // of a network: too often wrong at this probability; of all: too few are sure
	NotDigit                // the picture is too far from all digits to ask at all
	Split                   // the networks disagree, and not only by what weighs little: see package verdict
)

// Mark sets a network off against the others.
type Mark int

const (
	NoMark   Mark = iota
	Odd           // most others say something else
	Mistaken      // the drawing is a test image with another label
	Changed       // before the nudge it said something else
	First         // and it changed before others did
)

// An Answer is what one network says of the drawing.
type Answer struct {
	Model       *zoo.Model
	Verdict     Verdict // Waiting to NotDigit
	Probs       [10]float32
	Top, Second int  // -1 for none
	Late        bool // about an earlier picture: the answer to this one is on its way
	Before      int  // what it said before the nudge, -1 without a nudge
	Mark        Mark
	Millis      float64 // mean time of one prediction
	Timed       bool    // there has been one
	Here        bool    // its weights have arrived
	Failed      FailKind
	turn        int
}

// Said says whether the answer names a digit.
func (a *Answer) Said() bool { return a.Top >= 0 }

// Reading is what all networks together say of the drawing.
type Reading struct {
	Verdict Verdict
	Top     int      // the answer of most, by their weight; -1 for none
	Strange bool     // far from all digits, which the reader has brought about
	Answers []Answer // one for each of [Networks]
	Own     *Answer  // of the network that was added, nil for none
	Nudged  bool
	tied    bool // no camp is the largest
}

// All are the answers of all networks, that of the reader's own last.
func (r *Reading) All() (list []*Answer) {
	for i := range r.Answers {
		list = append(list, &r.Answers[i])
	}
	if r.Own != nil {
		list = append(list, r.Own)
	}
	return list
}

// judge makes the reading from what the networks have said. Where the reader
// has disturbed the picture, to see how long the networks hold out, their
// answers are given whatever the picture looks like.
func (p *Panel) judge() {
	r := &p.Reading
	if len(r.Answers) != len(p.nets) {
		r.Answers = make([]Answer, len(p.nets))
	}
	r.Nudged = p.nudged
	r.Strange = !p.blank && p.known && p.strange && p.disturbed
	refused := p.known && p.strange && !p.disturbed
	for i := range p.nets {
		p.answer(&r.Answers[i], &p.nets[i], p.need.has(i), refused)
	}
	if r.Own = nil; p.added != nil {
		r.Own = &Answer{}
		p.answer(r.Own, p.added, true, refused)
	}
	r.agree()
	r.mark(p.label)
	switch {
	case p.blank:
		r.Verdict = Blank
	case r.Top < 0:
		r.Verdict = Waiting
	case refused:
		r.Verdict = NotDigit
	}
}

// answer sets a to what a network has said; needed, if it is one of those that are asked.
func (p *Panel) answer(a *Answer, n *network, needed, refused bool) {
	*a = Answer{Model: n.model, Top: -1, Second: -1, Before: -1, Millis: n.millis, Timed: n.runs > 0, Here: n.pass != nil, Failed: n.failed}
	switch {
	case p.blank:
		if n.pass != nil {
			a.Verdict = Blank
		}
		return
	case n.pass == nil || n.top < 0 || p.novelty == nil:
		return
	case !needed && n.asked != p.picture:
		return // nobody has asked it about this picture, nor will
	}
	a.Probs, a.Top, a.Late, a.turn = n.probs, n.top, needed && p.unread(n), n.gave
	for d, p := range a.Probs {
		if d != a.Top && (a.Second < 0 || p > a.Probs[a.Second]) {
			a.Second = d
		}
	}
	if p.nudged && n.held == p.before {
		a.Before = n.heldAs
	}
	switch {
	case refused:
		a.Verdict = NotDigit
	case a.Probs[a.Top] < n.model.Sure():
		a.Verdict = Unsure
	default:
		a.Verdict = Digit
	}
}

// agree finds what the networks say together of this very picture.
func (r *Reading) agree() {
	voices := make([]verdict.Voice, 0, 8)
	for i := range r.Answers {
		if a := &r.Answers[i]; a.Said() && !a.Late {
			voices = append(voices, verdict.Voice{Digit: a.Top, Sure: a.Verdict == Digit, Weight: a.Model.Weight()})
		}
	}
	kind, top, tied := verdict.Weigh(voices)
	r.Verdict, r.Top, r.tied = [...]Verdict{Waiting, Digit, Unsure, Split}[kind], top, tied
}

// Dissent lists the networks, by their place, that contradict the answer of all
// without being heard.
func (r *Reading) Dissent() []int {
	if r.Verdict != Digit && r.Verdict != Unsure {
		return nil
	}
	return r.With(func(a *Answer) bool { return a.Said() && !a.Late && a.Top != r.Top })
}

// mark sets those off that have changed their minds under a nudge, or are mistaken about an
// image whose label is known (-1: it isn't), or differ from most others.
func (r *Reading) mark(label int) {
	first, last, held := 0, 0, false
	for i := range r.Answers {
		a := &r.Answers[i]
		if a.Verdict != Digit && a.Verdict != Unsure {
			continue
		}
		switch {
		case r.Nudged:
			if a.Before >= 0 && a.Top != a.Before {
				a.Mark = Changed
				if first == 0 || a.turn < first {
					first = a.turn
				}
				last = max(last, a.turn)
			} else {
				held = true
			}
		case label >= 0:
			if !a.Late && a.Top != label {
				a.Mark = Mistaken
			}
		case !r.tied && !a.Late && a.Top != r.Top && (r.Verdict != Split || r.say(a.Top) == 1 || r.say(a.Top) < r.say(r.Top)):
			a.Mark = Odd
		}
	}
	if first == last && !held {
		return // all at once
	}
	for i := range r.Answers {
		if a := &r.Answers[i]; a.Mark == Changed && a.turn == first {
			a.Mark = First
		}
	}
}

// say counts the networks that answer a digit.
func (r *Reading) say(digit int) int {
	return len(r.With(func(a *Answer) bool { return a.Said() && !a.Late && a.Top == digit }))
}

// With lists the networks, by their place, whose answers f holds for.
func (r *Reading) With(f func(a *Answer) bool) (who []int) {
	for i := range r.Answers {
		if f(&r.Answers[i]) {
			who = append(who, i)
		}
	}
	return who
}

// Shown returns the ten probabilities, none while there is no answer.
func (a *Answer) Shown() []float32 {
	if !a.Said() {
		return nil
	}
	return a.Probs[:]
}

// Muted says whether the answer is not to be believed.
func (a *Answer) Muted() bool { return a.Verdict == NotDigit || a.Verdict == Unsure }

// Answer returns what one of [Networks] says, or the one that was added.
func (p *Panel) Answer(m *zoo.Model) *Answer {
	if own := p.Reading.Own; own != nil && own.Model == m {
		return own
	}
	for i := range p.Reading.Answers {
		if a := &p.Reading.Answers[i]; a.Model == m {
			return a
		}
	}
	panic("panel: " + m.Name + " is no network of the page")
}
