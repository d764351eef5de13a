package structure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"convlab/nn/ink"
	"convlab/nn/sketch"
	"convlab/web/lesson/link"
	"convlab/web/lesson/words"
)

// A Thing is what a strip may be of, in the order of the answers.
type Thing int

const (
	Cup Thing = iota
	Mask
	Digit
)

// Widths are the numbers to a row that a strip can be folded at; the right one is 28.
var Widths = []int{24, 26, 27, 28, 29, 32}

const (
	mostRiddles = 9999
	pixels      = ink.Side * ink.Side
)

// Moved is the riddle that is the first one's cup again, right columns to the right
// and up rows up.
const Moved, right, up = 3, 3, 2

// most is how many rows there are, of so many numbers.
func most(wide int) int { return (pixels + wide - 1) / wide }

func width(at *int) link.Field {
	return link.Field{Key: "wide",
		Get: func() string {
			if *at == ink.Side {
				return ""
			}
			return strconv.Itoa(*at)
		},
		Set: func(v string) error {
			n, err := strconv.Atoi(v)
			if err != nil || !slices.Contains(Widths, n) {
				return link.ErrValue
			}
			*at = n
			return nil
		},
		Reset: func() { *at = ink.Side },
	}
}

// derived is what the strip was made for.
type derived struct {
	any    bool
	riddle int
}

// unroll finds the picture that the strip is of.
func (r *Room) unroll() {
	if r.Own {
		r.Picture, r.What, r.Label, r.derived = r.Digit.Nudged, Digit, r.Digit.Label(), derived{}
		return
	}
	if now := (derived{true, r.Riddle}); r.derived != now {
		r.derived = now
		r.draw(r.Riddle)
	}
}

// draw draws riddle n: the first four are always the same, and those behind them
// depend on their number alone.
func (r *Room) draw(n int) {
	chance := rand.New(rand.NewPCG(uint64(n), 28))
	chance.Uint64()
	r.Label = -1
	dx, dy := 0, 0
	switch {
	case n == Moved:
		r.What, n, dx, dy = Cup, 0, right, -up
	case n < Moved:
		r.What = Thing(n)
	default:
		r.What = Thing(chance.IntN(3))
		dx, dy = chance.IntN(7)-3, chance.IntN(7)-3
	}
	switch seed := uint64(n + 1); r.What {
	case Cup:
		r.Before = *sketch.Picture(sketch.Cup(seed))
		r.Picture = *sketch.Moved(&r.Before, dx, dy)
	case Mask:
		r.Picture = *sketch.Picture(sketch.Mask(seed))
	case Digit:
		r.Label = (chance.IntN(10) + 1) % 10
		r.Picture = *sketch.Picture(sketch.Digit(r.Label, seed))
	}
}

// Again says that the strip is of the first cup, moved.
func (r *Room) Again() bool { return !r.Own && r.Riddle == Moved }

// Differing is how many of the 784 numbers of the moved cup's strip are not those
// of the first one's.
func (r *Room) Differing() (n int) {
	for i, v := range r.Before {
		if v != r.Picture[i] {
			n++
		}
	}
	return n
}

// Folded says that all numbers have been folded.
func (r *Room) Folded() bool { return r.Rows >= most(r.Wide) }

// Done is how many numbers have been folded.
func (r *Room) Done() int { return min(r.Rows*r.Wide, pixels) }

// Row are the numbers that are folded next, or were last if none is left.
func (r *Room) Row() (from, to int) {
	row := min(r.Rows, most(r.Wide)-1)
	return row * r.Wide, min((row+1)*r.Wide, pixels)
}

// Sealed says that what the strip is of must not be told yet.
func (r *Room) Sealed() bool {
	return r.Shown == Strip && !r.Own && !(r.Folded() && r.Wide == ink.Side)
}

func (r *Room) stripQuestion() words.Question {
	t := r.T()
	q := words.Question{Ask: t.StripAsk, Choices: t.Things, Right: int(r.What), Reveal: t.StripReveal}
	if r.Own {
		q.Ask = t.OwnAsk
	}
	return q
}

// Name is what the strip is of.
func (r *Room) Name() string {
	if r.What == Digit && r.Label >= 0 {
		return fmt.Sprintf(r.T().DigitOf, r.Label)
	}
	return r.T().Things[r.What]
}

// FoldSays is what can be seen of the folding.
func (r *Room) FoldSays() (title, sentence string) {
	t := r.T()
	switch {
	case !r.Folded():
		title = fmt.Sprintf(t.FoldCount, r.Done())
		if sentence = t.FoldHint; r.Rows > 0 {
			from, to := r.Row()
			sentence = fmt.Sprintf(t.FoldNext, r.Rows+1, from+1, to)
		}
	case r.Wide < ink.Side:
		title, sentence = fmt.Sprintf(t.WrongWide, r.Wide), fmt.Sprintf(t.SlideRight, ink.Side-r.Wide)
	case r.Wide > ink.Side:
		title, sentence = fmt.Sprintf(t.WrongWide, r.Wide), fmt.Sprintf(t.SlideLeft, r.Wide-ink.Side)
	case r.Again():
		title, sentence = t.AgainTitle, fmt.Sprintf(t.Again, right, up, r.Differing())
	case r.Own:
		title, sentence = t.OwnTitle, t.Folded
	default:
		title, sentence = r.Name(), t.Folded
	}
	return title, sentence
}

// SetWide folds at another width, as many numbers as there were.
func (r *Room) SetWide(wide int) {
	if !slices.Contains(Widths, wide) || wide == r.Wide {
		return
	}
	r.remember()
	all := r.Folded()
	done := r.Done()
	r.Clock.Stop()
	r.Wide = wide
	if r.Rows = done / wide; all {
		r.Rows = most(wide)
	}
	r.told = ofFold
	r.Derive()
}

// Take takes another strip, unfolded. TakeOwn takes the reader's digit, TakeNew one
// that has not been there yet.
func (r *Room) Take(n int) {
	if n == r.Riddle && !r.Own || n < 0 || n > mostRiddles {
		return
	}
	r.remember()
	r.Riddle, r.Own = n, false
	r.unfold()
}

func (r *Room) TakeNew() { r.Take(max(Moved, r.Riddle)%mostRiddles + 1) }

func (r *Room) TakeOwn() {
	if !r.Own {
		r.remember()
		r.Own = true
		r.unfold()
	}
}

func (r *Room) unfold() {
	r.Clock.Stop()
	r.Rows, r.guesses[Strip], r.told = 0, words.Guess{}, ofFold
	r.Derive()
}

// Lines is how many rows there are at the present width.
func (r *Room) Lines() int { return most(r.Wide) }

// FoldWhere is how far the folding has come.
func (r *Room) FoldWhere() string { return fmt.Sprintf(r.T().FoldWhere, r.Rows, r.Lines()) }

// CarriedWhere is how far the shuffle has come.
func (r *Room) CarriedWhere() string { return fmt.Sprintf(r.T().Carried, r.Carried) }
