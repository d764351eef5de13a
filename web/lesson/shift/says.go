package shift

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"convlab/nn/zoo"
	"convlab/web/lesson/words"
)

// tidy takes the spaces out that stand between two Chinese characters, where a
// name has come in place of a number.
func tidy(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, c := range runes {
		if c == ' ' && i > 0 && i+1 < len(runes) && unicode.Is(unicode.Han, runes[i-1]) && unicode.Is(unicode.Han, runes[i+1]) {
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// Name is what the picture in a place is called: the digit that it is.
func (r *Room) Name(place int) string {
	if d := r.Seen.Images[place].Label; d >= 0 {
		return strconv.Itoa(d)
	}
	return r.T().Mine
}

// Moved is what the picture in the middle is called.
func (r *Room) Moved() string { return tidy(fmt.Sprintf(r.T().Moved, r.Name(Middle))) }

// sideName is the picture on the left, or on the right; where both are called the
// same, by its side.
func (r *Room) sideName(place int) string {
	if r.Name(Left) != r.Name(Right) {
		return r.Name(place)
	}
	if place == Left {
		return tidy(fmt.Sprintf(r.T().OnLeft, r.Name(place)))
	}
	return tidy(fmt.Sprintf(r.T().OnRight, r.Name(place)))
}

// KernelName is the name of the kernel that is chosen.
func (r *Room) KernelName() string { return r.T().Kernels[kernels[r.Kernel].Key] }

// Verdict says which picture is nearer, by the numbers and by the maps that are shown.
func (r *Room) Verdict() string {
	t, v := r.T(), &r.Seen
	flat, maps := v.Flat.Near(), r.ShownPair().Near()
	if flat == Left && maps == Left && v.Flat.Left == 0 {
		return tidy(fmt.Sprintf(t.Unmoved, r.sideName(Left)))
	}
	var first, second string
	if flat == Middle {
		first = fmt.Sprintf(t.FlatTie, r.Moved())
	} else {
		first = fmt.Sprintf(t.FlatNear, r.Moved(), r.sideName(flat))
	}
	switch {
	case maps == Middle:
		second = fmt.Sprintf(t.MapTie, r.KernelName())
	case maps == flat:
		second = fmt.Sprintf(t.MapToo, r.KernelName(), r.sideName(maps))
	default:
		second = fmt.Sprintf(t.MapBut, r.KernelName(), r.sideName(maps))
	}
	return tidy(fmt.Sprintf(t.Verdict, first, second))
}

// ShownPair is the distances of the maps that are shown.
func (r *Room) ShownPair() Pair {
	if r.Pool {
		return r.Seen.Pooled
	}
	return r.Seen.Map
}

// Counted says for how many of the moves the two on the left are together.
func (r *Room) Counted() string {
	t := r.Seen.Table
	return tidy(fmt.Sprintf(r.T().Counted, Moves, r.sideName(Left), t.Flat.Holds(), r.KernelName(), t.Kernels[r.Kernel].Holds()))
}

// Others says what holds for other pairs.
func (r *Room) Others() string {
	flat, maps := r.HeldPairs()
	return fmt.Sprintf(r.T().Others, words.Thousands(Pairs), PairsBy, words.Thousands(flat), r.KernelName(), words.Thousands(maps))
}

// Distances are the two numbers of a pair as they are written: whole, unless that
// would make them look equal.
func (p Pair) Distances() (left, right string) {
	left, right = strconv.FormatFloat(p.Left, 'f', 0, 64), strconv.FormatFloat(p.Right, 'f', 0, 64)
	if left == right && p.Left != p.Right {
		return strconv.FormatFloat(p.Left, 'f', 2, 64), strconv.FormatFloat(p.Right, 'f', 2, 64)
	}
	return left, right
}

// Sign is what stands between two distances.
func (p Pair) Sign() string { return [...]string{Left: "<", Middle: "=", Right: ">"}[p.Near()] }

// By is a number of pixels to the right as it is written.
func signed(by int) string {
	if by > 0 {
		return "+" + strconv.Itoa(by)
	}
	return words.Number(float64(by))
}

// Where is the move as it is written: of the picture, or of all test images.
func (r *Room) Where() string {
	if r.Shown == Measured {
		return fmt.Sprintf(r.T().Pixels, r.Away)
	}
	return signed(r.By)
}

// Same says whether both ways round the square came to the same map.
func (r *Room) Same() string {
	t, q := r.T(), &r.Seen.Square
	switch {
	case r.By == 0:
		return t.Still
	case !r.Even():
		return fmt.Sprintf(t.Odd, abs(r.By))
	case q.Differ > 0:
		return t.Edge
	case r.Pool:
		return fmt.Sprintf(t.EvenPool, abs(r.By), abs(q.By))
	}
	return t.Equal
}

// Even says whether the map moves by whole cells.
func (r *Room) Even() bool { return r.Seen.Square.Even }

func abs(n int) int { return max(n, -n) }

// DifferText is how many cells differ, of how many.
func (r *Room) DifferText() string {
	q := &r.Seen.Square
	return fmt.Sprintf(r.T().Differ, len(q.Map.V), q.Differ)
}

// CellText writes the cell that is looked at out, both ways.
func (r *Room) CellText() string {
	q := &r.Seen.Square
	row, col := q.Cell/q.Map.Side, q.Cell%q.Map.Side
	return fmt.Sprintf(r.T().CellBoth, row+1, col+1, words.Short(float64(q.MapMoved.V[q.Cell])), words.Short(float64(q.MovedMap.V[q.Cell])))
}

// Fairs are the pairs of networks that are compared.
var Fairs = zoo.Fairs

// Kept is how many of 100 test images a network gets right when all are moved so
// far that way.
func Kept(m *zoo.Model, way Way, away int) float64 {
	s := m.Shifts()
	if s == nil {
		return 0
	}
	if d, ok := way.Direction(); ok {
		return float64(s[d][away]) / 100
	}
	return s.Mean(away) / 100
}

// Cut is the same of test images that lose ink at the frame.
func Cut(way Way, away int) float64 {
	if d, ok := way.Direction(); ok {
		return float64(zoo.Cut()[d][away]) / 100
	}
	return zoo.Cut().Mean(away) / 100
}

// percent writes so many of 100 with one decimal.
func percent(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// Points writes a difference of two of those, from the numbers as they are written.
func Points(from, to float64) string {
	s := strconv.FormatFloat(tenths(to)-tenths(from), 'f', 1, 64)
	switch s[0] {
	case '-':
		if s == "-0.0" {
			return "±0"
		}
		return "−" + s[1:]
	}
	if s == "0.0" {
		return "±0"
	}
	return "+" + s
}

// tenths is v rounded as percent writes it.
func tenths(v float64) float64 {
	f, _ := strconv.ParseFloat(percent(v), 64)
	return f
}

// WayName is the name of the direction.
func (r *Room) WayName() string { return r.T().Ways[r.Way] }

// Gains says what convolution gives, and what distorted training images give.
func (r *Room) Gains() string {
	k := func(m *zoo.Model) float64 { return Kept(m, r.Way, r.Away) }
	a, b, c := k(Fairs[0].Dense), k(Fairs[0].Conv), k(Fairs[1].Dense)
	if r.Away == 0 {
		return fmt.Sprintf(r.T().GainsStill, percent(a), percent(b), percent(c))
	}
	return fmt.Sprintf(r.T().Gains, r.Away, r.WayName(), percent(a), percent(b), Points(a, b), percent(c), Points(a, c))
}

// CutText says how many images the frame has cut.
func (r *Room) CutText() string { return fmt.Sprintf(r.T().Cut, percent(Cut(r.Way, r.Away))) }

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) {
	q = r.T().Questions[r.Shown]
	if r.Shown == Measured {
		q.Reveal = fmt.Sprintf(q.Reveal, percent(Kept(Fairs[0].Dense, Mean, first.Away)), percent(Kept(Fairs[0].Conv, Mean, first.Away)))
	}
	return q, r.Guesses[r.Shown].Choice()
}

// Answer records what the reader answers to the question of the exhibit.
func (r *Room) Answer(choice int) { r.Guesses[r.Shown].Give(choice) }

// Tells implements room.Teller: what is said is what is asked, in every exhibit.
func (r *Room) Tells() bool { return true }

// Aloud implements room.Speaker. Pointing says nothing.
func (r *Room) Aloud() string {
	if r.Clock.Playing {
		return ""
	}
	switch r.Shown {
	case Square:
		return r.Same() + " " + r.DifferText()
	case Measured:
		return r.Gains()
	}
	return signed(r.By) + " · " + r.Verdict()
}
