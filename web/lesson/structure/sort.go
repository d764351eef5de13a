package structure

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"convlab/nn/ink"
	"convlab/nn/sketch"
	"convlab/web/lesson/link"
	"convlab/web/lesson/words"
)

const (
	mostBatches = 9999
	mostSorted  = 400

	// Examples are those of each family that reader and comparison know.
	Examples = 6
)

// letters say where a creature was put: with the first family or the second, by
// its picture, and the same by its strip.
const letters = "glGL"

// sorted is the field of what the reader has sorted.
func sorted(at *string) link.Field {
	return link.Field{Key: "sorted",
		Get: func() string { return *at },
		Set: func(v string) error {
			if len(v) > mostSorted || strings.Trim(v, letters) != "" {
				return link.ErrValue
			}
			*at = v
			return nil
		},
		Reset: func() { *at = "" },
	}
}

// A Creature is one of the two families'.
type Creature struct {
	Family  sketch.Family
	Strokes []ink.Stroke
	Picture *ink.Picture

	// Of one that has been sorted:
	Put     sketch.Family // where the reader put it
	Blind   bool          // by its strip
	Nearest int           // the example whose numbers are nearest, an index into Zoo.Known
}

// Right says that the reader was.
func (c *Creature) Right() bool { return c.Put == c.Family }

// A Zoo is a batch of creatures, as far as the reader has come.
type Zoo struct {
	Known []Creature // the examples, the families in turns
	Past  []Creature // those sorted so far
	Next  Creature
	batch int
	any   bool
}

// creature is number i of a batch.
func creature(batch, i int) Creature {
	seed := uint64(batch+1)<<20 + uint64(i)
	f := sketch.Family(i % sketch.Families)
	if i >= Examples*sketch.Families { // by chance
		f = sketch.Family(rand.New(rand.NewPCG(seed, 99)).Uint64() >> 7 % sketch.Families)
	}
	c := Creature{Family: f, Strokes: sketch.Creature(f, seed)}
	c.Picture = sketch.Picture(c.Strokes)
	return c
}

// meet brings the batch to what has been sorted. What is there already stays.
func (r *Room) meet() {
	z := &r.Zoo
	const first = Examples * sketch.Families
	if !z.any || z.batch != r.Batch {
		*z = Zoo{any: true, batch: r.Batch}
		for i := range first {
			z.Known = append(z.Known, creature(r.Batch, i))
		}
		z.Next = creature(r.Batch, first)
	}
	n := len(r.Sorted)
	if len(z.Past) > n {
		z.Next = z.Past[n]
		z.Past = z.Past[:n]
	}
	var known []*ink.Picture
	for i := range z.Known {
		known = append(known, z.Known[i].Picture)
	}
	for i := range n {
		if i >= len(z.Past) {
			z.Next.Nearest = sketch.Nearest(z.Next.Picture, known)
			z.Past = append(z.Past, z.Next)
			z.Next = creature(r.Batch, first+i+1)
		}
		at := strings.IndexByte(letters, r.Sorted[i])
		z.Past[i].Put, z.Past[i].Blind = sketch.Family(at%sketch.Families), at >= sketch.Families
	}
}

// A Score is how many of how many were right.
type Score struct{ Right, Of int }

// Scores are the reader's by pictures and by strips, and that of comparing numbers
// with the examples, all of the same creatures.
func (r *Room) Scores() (seen, blind, numbers Score) {
	for i := range r.Zoo.Past {
		c := &r.Zoo.Past[i]
		own := &seen
		if c.Blind {
			own = &blind
		}
		own.Of++
		own.Right += one(c.Right())
		numbers.Of++
		numbers.Right += one(r.Zoo.Known[c.Nearest].Family == c.Family)
	}
	return seen, blind, numbers
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Last is the creature sorted last, nil if there is none.
func (r *Room) Last() *Creature {
	if n := len(r.Zoo.Past); n > 0 {
		return &r.Zoo.Past[n-1]
	}
	return nil
}

// Full says that no more can be sorted: a link could not carry it.
func (r *Room) Full() bool { return len(r.Sorted) >= mostSorted }

// Put puts the creature with one of the families; second is the second.
func (r *Room) Put(second bool) {
	if r.Full() {
		return
	}
	r.remember()
	at := 0
	if second {
		at = 1
	}
	if r.Blind {
		at += sketch.Families
	}
	r.Sorted += letters[at : at+1]
	r.told = ofSorting
	r.Derive()
}

// SetBlind chooses between picture and strip.
func (r *Room) SetBlind(on bool) {
	if on != r.Blind {
		r.remember()
		r.Blind = on
		r.told = nothing
	}
}

// Anew takes another batch.
func (r *Room) Anew() {
	r.remember()
	r.Batch, r.Sorted = (r.Batch+1)%(mostBatches+1), ""
	r.told = nothing
	r.Derive()
}

// SortedSays is what came of the creature sorted last; "" before there is one.
func (r *Room) SortedSays() string {
	c, t := r.Last(), r.T()
	if c == nil {
		return ""
	}
	s := fmt.Sprintf(t.WasWrong, t.Families[c.Family])
	if c.Right() {
		s = fmt.Sprintf(t.WasRight, t.Families[c.Family])
	}
	near := t.NumbersWrong
	if f := r.Zoo.Known[c.Nearest].Family; f == c.Family {
		near = t.NumbersRight
	}
	return fmt.Sprintf(t.Both, s, near)
}

func (r *Room) sortQuestion() words.Question {
	t := r.T()
	return words.Question{Ask: t.SortAsk, Choices: t.Shares, Right: 1, Reveal: fmt.Sprintf(t.SortReveal, MeasuredPercent())}
}

// MeasuredPercent is how often comparing numbers is right in the long run.
func MeasuredPercent() string {
	return strconv.FormatFloat(100*float64(sketch.MeasuredRight)/sketch.MeasuredOf, 'f', 1, 64)
}
