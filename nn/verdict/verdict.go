// Package verdict makes one answer of what several networks say of a drawing.
package verdict

// Kind says what all voices together amount to.
type Kind int

const (
	Silent Kind = iota // nobody has said anything
	Agreed             // a digit
	Unsure             // a digit that too few are sure of
	Split              // they contradict each other
)

// Minority is the largest share of all voices that may contradict the others
// without splitting them. Chosen, like the other shares and zoo.Model.Voice, on
// digits that people drew: of the page's four, if all are sure, one alone is outvoted
// by the others, unless it is the best of them.
const Minority = 0.3

// Doubting is the share of its weight that the voice of a network that isn't sure
// counts with: of the page's four, one that doubts does not split three that don't.
const Doubting = 0.5

// Enough is the least share of the weight of all voices that must be sure of a
// digit for it to count.
const Enough = 0.2

// A Voice is what one network says.
type Voice struct {
	Digit  int
	Sure   bool
	Weight float64
}

// Weigh returns what voices amount to, the digit that has most of their weight
// (-1 if there is no voice), and whether another has as much.
func Weigh(voices []Voice) (kind Kind, digit int, tied bool) {
	var weight, sure [10]float64
	total, all, digit := 0.0, 0.0, -1
	for _, v := range voices {
		w := v.Weight
		all += w
		if v.Sure {
			sure[v.Digit] += w
		} else {
			w *= Doubting
		}
		weight[v.Digit] += w
		total += w
	}
	for d, w := range weight {
		switch {
		case w == 0:
		case digit < 0 || w > weight[digit]:
			digit, tied = d, false
		case w == weight[digit]:
			tied = true
		}
	}
	switch {
	case digit < 0:
		return Silent, digit, false
	case total-weight[digit] > Minority*total:
		return Split, digit, tied
	case sure[digit] < Enough*all:
		return Unsure, digit, false
	}
	return Agreed, digit, false
}
