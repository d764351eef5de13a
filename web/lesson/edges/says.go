package edges

import (
	"fmt"

	"convlab/nn/filter"
	"convlab/web/lesson/words"
)

// negatives are what can become of sums that are no grey value.
var negatives = [...]filter.Negative{filter.Clamp, filter.Absolute, filter.Rescale}

// A Side is one of the two sums whose difference a step is.
type Side struct {
	Grey  []float64 // under the kernel's numbers that are not 0, as often as they count
	Total float64
}

// Split returns the two sides of a step, signs aside.
func Split(s *filter.Step) (added, taken Side) {
	for _, t := range s.Terms {
		side, w := &added, t.W
		if w < 0 {
			side, w = &taken, -w
		}
		for range int(w) {
			side.Grey = append(side.Grey, t.X)
		}
		side.Total += w * t.X
	}
	return added, taken
}

// Even returns the grey value of a side that has only one.
func (s *Side) Even() (grey float64, even bool) {
	for _, g := range s.Grey {
		if g != s.Grey[0] {
			return 0, false
		}
	}
	return s.Grey[0], true
}

// Sentence says of the exhibit what is seen in the window.
func (r *Room) Sentence() string {
	switch r.Shown {
	case Halves:
		return r.halvesSay()
	case Photo:
		return r.photoSays()
	case Lines:
		return r.linesSay()
	}
	return r.pairSays()
}

func (r *Room) halvesSay() string {
	t, s := r.T(), &r.Halves.Step
	added, taken := Split(s)
	names := t.Sides[r.Kernel]
	a, evenA := added.Even()
	b, evenB := taken.Even()
	num := words.Number
	switch {
	case even(s) && a == 0:
		return t.EvenBlack
	case even(s):
		return fmt.Sprintf(t.Even, num(a), names[0], num(a), names[1], num(a))
	case s.Sum == 0:
		return fmt.Sprintf(t.Equal, names[0], num(added.Total), names[1], num(taken.Total))
	case evenA && evenB && b == 0:
		return fmt.Sprintf(t.StraddleFirst, names[0], num(a), names[1])
	case evenA && evenB && a == 0:
		return fmt.Sprintf(t.StraddleSecond, names[0], names[1], num(b))
	case evenA && evenB:
		return fmt.Sprintf(t.Straddle, names[0], num(a), names[1], num(b))
	case s.Sum > 0:
		return fmt.Sprintf(t.More, names[0], num(added.Total), names[1], num(taken.Total))
	}
	return fmt.Sprintf(t.Less, names[0], num(added.Total), names[1], num(taken.Total))
}

// even says whether the whole window is of one grey.
func even(s *filter.Step) bool {
	for _, t := range s.Terms {
		if t.X != s.Terms[0].X {
			return false
		}
	}
	return true
}

func (r *Room) photoSays() string {
	if !r.Ready() {
		return ""
	}
	t, s := r.T(), r.Pointed.Step(r.Kernel)
	added, taken := Split(s)
	form := t.Alike
	switch {
	case s.Sum > 0:
		form = t.Darker
	case s.Sum < 0:
		form = t.Brighter
	}
	return fmt.Sprintf(form[r.Kernel], words.Number(added.Total), words.Number(taken.Total))
}

func (r *Room) linesSay() string {
	t, v := r.T(), &r.Lined
	x, y := v.AtX.Sum, v.AtY.Sum
	switch {
	case even(&v.AtX):
		return fmt.Sprintf(t.NoLine, words.Number(v.AtX.Terms[0].X))
	case x == 0 && y == 0:
		return t.SameBoth
	case y == 0:
		return t.OnlyX
	case x == 0:
		return t.OnlyY
	}
	return t.BothAnswer
}

func (r *Room) pairSays() string {
	if !r.Ready() {
		return ""
	}
	v, t := &r.Pointed, r.T()
	if v.Length == 0 {
		return t.NoPoint
	}
	if v.Length < float64(r.Least) {
		return fmt.Sprintf(t.Faint, words.Short(v.Length))
	}
	return fmt.Sprintf(t.Points, t.Directions[3*(sign(v.Y.Sum)+1)+sign(v.X.Sum)+1], words.Short(v.Angle))
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// Aloud implements room.Speaker. Pointing says nothing.
func (r *Room) Aloud() string {
	if !r.told || r.Clock.Playing || r.Preview >= 0 {
		return ""
	}
	t, n := r.T(), r.Columns()
	if n == 0 {
		return ""
	}
	row, col := r.Position()/n+1, r.Position()%n+1
	switch r.Shown {
	case Halves:
		return fmt.Sprintf(t.SaySum, row, col, words.Number(r.Halves.Step.Sum), r.Sentence())
	case Photo:
		return fmt.Sprintf(t.SaySum, row, col, words.Number(r.Pointed.Sum(r.Kernel)), r.Sentence())
	case Lines:
		return fmt.Sprintf(t.SayBoth, row, col, words.Number(r.Lined.AtX.Sum), words.Number(r.Lined.AtY.Sum), r.Sentence())
	}
	return fmt.Sprintf(t.SayLength, row, col, words.Short(r.Pointed.Length), r.Sentence())
}

// Where says which position is written out.
func (r *Room) Where() string {
	n := r.Columns()
	if n == 0 {
		return ""
	}
	if at := r.Position(); r.Shown != Halves || r.Preview >= 0 {
		return fmt.Sprintf(r.T().Place, at/n+1, at%n+1)
	}
	return fmt.Sprintf(r.T().Step, r.At+1, halvesSteps)
}
