// Package table is #/table without its looks: the published errors on MNIST, our
// own measurements beside them, and the very images that ours get wrong. One
// exhibit sorts them by family and year, the other by how many numbers they learn.
package table

import (
	"fmt"

	"convlab/nn/zoo"
	"convlab/web/lesson/library"
	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "table",
	Part:    room.Dense,
	Lives:   room.Answer,
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// An Exhibit is one of the two.
type Exhibit int

const (
	Families Exhibit = iota // error over family and year
	Sizes                   // error over the numbers that are learnt
	exhibits
)

// A Kind is which families are shown.
type Kind int

const (
	All Kind = iota
	Dense
	Conv
	Others
	Kinds
)

// A Period is which years are shown.
type Period int

const (
	Ever   Period = iota
	Early         // 1998
	Middle        // 2002 to 2006
	Late          // 2007 to 2012
	NoYear
	Periods
)

// A Treatment is what was done to the images, before or to make more of them.
type Treatment int

const (
	Any       Treatment = iota
	AsTheyAre           // neither prepared nor distorted
	Prepared            // deskewed, cleaned, made smaller …
	Warped              // more were made by distortions
	Treatments
)

// An Order is what the list is sorted by.
type Order int

const (
	ByPublished Order = iota
	ByOurs
	ByYear
	Orders
)

// A Whose is which of the wrong images are shown.
type Whose int

const (
	Its      Whose = iota // the network's
	OnlyIts               // those that all others of ours get right
	Everyone              // those that all of ours get wrong
	Whoses
)

// State is what a link carries.
type State struct {
	Shown     Exhibit
	Kind      Kind
	Period    Period
	Treatment Treatment
	Measured  bool // only rows that we have measured, too
	Order     Order
	Up        bool // the largest first
	Row       int  // of zoo.PublishedErrors: the one that is looked at
	Model     int  // of those of ours that go with the row
	Whose     Whose
	Wrong     int // of the wrong images shown
}

// A Room is the chapter while a reader looks at it.
type Room struct {
	State
	*room.Desk
	Hot string // the part of the picture that a word in the prose points at

	// What follows, once Derive has been called.
	List  []int        // rows that are shown, in order
	Ours  []*zoo.Model // those that go with the row that is looked at
	Shots []Shot       // the wrong images that are shown

	guesses [exhibits]words.Guess
	history undo.History[State]
	told    bool
}

// New returns the chapter of a first visit.
func New(d *room.Desk) *Room { return &Room{Desk: d, State: first} }

var first = State{Row: rowOf("lenet-5-distorted")}

// rowOf returns the place of a published row.
func rowOf(key string) int {
	for i := range zoo.PublishedErrors {
		if zoo.PublishedErrors[i].Key == key {
			return i
		}
	}
	panic("no row " + key)
}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	return append(r.Digit.Fields(),
		link.Choice("show", &r.Shown, "", "sizes"),
		link.Choice("kind", &r.Kind, "", "dense", "conv", "others"),
		link.Choice("years", &r.Period, "", "1998", "2002-2006", "2007-2012", "none"),
		link.Choice("images", &r.Treatment, "", "plain", "prepared", "distorted"),
		link.Flag("ours", &r.Measured),
		link.Choice("sort", &r.Order, "", "ours", "year"),
		link.Flag("up", &r.Up),
		link.Int("row", &r.Row, 0, len(zoo.PublishedErrors)-1, first.Row),
		link.Int("model", &r.Model, 0, len(zoo.Models)-1, 0),
		link.Choice("whose", &r.Whose, "", "only", "all"),
		link.Int("wrong", &r.Wrong, 0, 9999, 0),
	)
}

// Enter implements room.Enterer: the test images are fetched to be looked at.
func (r *Room) Enter() { r.Library.Want(library.Test) }

// Leave implements room.Leaver.
func (r *Room) Leave() { r.Hot, r.told = "", false }

// Derive implements room.Room.
func (r *Room) Derive() {
	r.Panel.Glance(r.Digit)
	r.List = r.list()
	r.Ours = ours[r.Row]
	r.Model = min(r.Model, max(len(r.Ours)-1, 0))
	r.Shots = r.shots()
	r.Wrong = min(r.Wrong, max(len(r.Shots)-1, 0))
}

// Exhibits, Exhibit and Show implement room.Exhibitor.
func (r *Room) Exhibits() []string { return r.T().Names }
func (r *Room) Exhibit() int       { return int(r.Shown) }
func (r *Room) Show(i int) {
	r.Leave()
	r.Shown = Exhibit(min(max(i, 0), int(exhibits)-1))
	r.Derive()
}

// Undo and Redo implement room.Undoer.
func (r *Room) Undo() {
	if r.history.Undo(&r.State) {
		r.told = true
		r.Derive()
	}
}

func (r *Room) Redo() {
	if r.history.Redo(&r.State) {
		r.told = true
		r.Derive()
	}
}

func (r *Room) CanUndo() bool { return r.history.CanUndo() }
func (r *Room) CanRedo() bool { return r.history.CanRedo() }

// change remembers what is about to be left.
func (r *Room) change(f func(s *State)) {
	before := r.State
	if f(&r.State); r.State != before {
		r.history.Remember(before)
	}
	r.told = true
	r.Derive()
}

// Asked implements room.Asker.
func (r *Room) Asked() (words.Question, int) { return r.Question(), r.Guess() }

// Question is what the exhibit asks.
func (r *Room) Question() words.Question {
	t := r.T()
	if r.Shown == Sizes {
		return r.sizesQuestion()
	}
	plain, warped := zoo.PublishedAs("mlp-800"), zoo.PublishedAs("mlp-800-elastic")
	q := words.Question{Ask: fmt.Sprintf(t.WarpAsk, Percent(plain.Percent)), Choices: t.WarpChoices, Right: 1}
	q.Reveal = fmt.Sprintf(t.WarpReveal, Percent(plain.Percent), Percent(warped.Percent))
	if a, b := find("mlp-800"), find("mlp-800-distorted"); measured(a) && measured(b) {
		q.Reveal = fmt.Sprintf(t.Also, q.Reveal, fmt.Sprintf(t.WarpOurs, OurPercent(a), OurPercent(b)))
	}
	return q
}

func (r *Room) sizesQuestion() words.Question {
	t := r.T()
	brute, lenet := zoo.PublishedAs("mlp-2500-elastic"), zoo.PublishedAs("lenet-5-distorted")
	q := words.Question{Ask: fmt.Sprintf(t.BruteAsk, Percent(lenet.Percent)), Choices: t.BruteChoices, Right: 0}
	q.Reveal = fmt.Sprintf(t.BruteReveal, Percent(brute.Percent), words.Thousands(brute.Weights), words.Thousands(lenet.Weights), fmt.Sprint((brute.Weights+lenet.Weights/2)/lenet.Weights))
	if a, b := find("mlp-2500"), find("lenet-5-distorted"); measured(a) && measured(b) {
		q.Reveal = fmt.Sprintf(t.Also, q.Reveal, fmt.Sprintf(t.BruteOurs, OurPercent(a), OurPercent(b)))
	}
	return q
}

// Guess is what the reader has answered, -1 for nothing yet; Answer answers.
func (r *Room) Guess() int        { return r.guesses[r.Shown].Choice() }
func (r *Room) Answer(choice int) { r.guesses[r.Shown].Give(choice) }

// Try sets the exhibit so that the answer is seen: the row with distortions, or
// the one of brute force; once more, the one that it is compared with.
func (r *Room) Try() {
	a, b := rowOf("mlp-800-elastic"), rowOf("mlp-800")
	if r.Shown == Sizes {
		a, b = rowOf("mlp-2500-elastic"), rowOf("lenet-5-distorted")
	}
	if r.Row == a {
		a = b
	}
	r.change(func(s *State) {
		*s = State{Shown: s.Shown, Row: a}
	})
}

// Aloud implements room.Speaker.
func (r *Room) Aloud() string {
	if !r.told {
		return ""
	}
	return fmt.Sprintf(r.T().Join, r.Title(), fmt.Sprintf(r.T().Count, len(r.List), len(zoo.PublishedErrors)))
}

// Key implements room.Keyer: up and down the list, left and right the wrong images.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case dy != 0:
		r.Step(dy)
	case dx != 0 && len(r.Shots) > 0:
		r.PickWrong(r.Wrong + dx)
	case key == "Home" && len(r.List) > 0:
		r.Pick(r.List[0])
	case key == "End" && len(r.List) > 0:
		r.Pick(r.List[len(r.List)-1])
	default:
		return false
	}
	return true
}

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }
