// Package verdict makes one answer of what several networks say of a drawing.
package verdict

// Kind says what all voices together amount to.
type Kind int

const (
	Silent Kind = iota // nobody has said anything
	Agreed             // a digit
	Unsure             // a digit that nobody is sure of
	Split              // they contradict each other
)

// Minority is the largest share of all voices that may contradict the others
// without splitting them. One voice of the usual weight among four has more,
// the plain dense network's less: see package zoo.
const Minority = 0.2

// A Voice is what one network says.
type Voice struct {
	Digit  int
	Sure   bool
	Weight float64
}

// Weigh returns what voices amount to, the digit that has most of their weight
// (-1 if there is no voice), and whether another has as much.
func Weigh(voices []Voice) (kind Kind, digit int, tied bool) {
	var weight [10]float64
	total, digit := 0.0, -1
	for _, v := range voices {
		weight[v.Digit] += v.Weight
		total += v.Weight
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
	}
	for _, v := range voices {
		if v.Sure && v.Digit == digit {
			return Agreed, digit, false
		}
	}
	return Unsure, digit, false
}
