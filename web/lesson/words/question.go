package words

// A Question is asked before it is answered.
type Question struct {
	Ask     string
	Choices []string
	Right   int
	Reveal  string
}

// AskText is around every question.
type AskText struct{ Right, Wrong, Try string }

// Asks holds it in both languages.
var Asks = Both[AskText]{
	Zh: AskText{Right: "猜对了。", Wrong: "不是这样。", Try: "试一试"},
	En: AskText{Right: "That’s right.", Wrong: "Not quite.", Try: "Try it"},
}

// Answer is what is said of a choice, and the right answer; "" for none yet.
func (q *Question) Answer(choice int, l Lang) string {
	switch t := Asks.In(l); {
	case choice < 0:
		return ""
	case choice == q.Right:
		return t.Right + " " + q.Reveal
	default:
		return t.Wrong + " " + q.Reveal
	}
}

// A Guess is the reader's answer to one question; its zero value is none yet.
type Guess struct {
	given  bool
	choice int
}

// Give records an answer, which reveals the right one.
func (g *Guess) Give(choice int) { *g = Guess{true, choice} }

// Choice returns the answer given, -1 before there is one.
func (g *Guess) Choice() int {
	if !g.given {
		return -1
	}
	return g.choice
}
