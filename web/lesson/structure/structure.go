// Package structure is #/structure without its looks: what is lost when a
// picture becomes a strip of numbers, in three exhibits. A strip is guessed and
// folded back; two invented families are told apart by eye and by their numbers;
// networks learn from pictures whose pixels all lie elsewhere.
package structure

import (
	"fmt"

	"convlab/nn/ink"
	"convlab/web/lesson/clock"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "structure",
	Part:    room.Convolution,
	Lives:   room.Vector,
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// An Exhibit is one of the three.
type Exhibit int

const (
	Strip Exhibit = iota
	Sort
	Shuffle
	exhibits
)

// State is what a link carries, besides the digit.
type State struct {
	Shown  Exhibit
	Riddle int  // which strip
	Own    bool // the reader's own digit instead
	Rows   int  // rows folded
	Wide   int  // numbers to a row, one of [Widths]

	Batch  int    // which examples and creatures
	Sorted string // a letter for each creature sorted so far; see letters
	Blind  bool   // only the creature's strip is shown

	Carried int // rows of the picture that the shuffle has carried over, 0..28
	Pixel   int // the one that is followed, 0..783
}

// A Room is the chapter while a reader plays with it.
type Room struct {
	State
	*room.Desk
	Clock clock.Clock
	Hot   string // the part of a picture that a word in the prose points at

	// What follows, once Derive has been called.
	Picture ink.Picture // what the strip is of
	Before  ink.Picture // the first cup, for the one that is moved
	What    Thing
	Label   int // of a digit, -1 if it is not known
	Zoo     Zoo
	Nets    [4]Network

	guesses [exhibits]words.Guess
	told    told
	trail   digit.Trail[choice]
	derived derived
}

// told is what Aloud is about.
type told int

const (
	nothing told = iota
	ofFold
	ofSorting
	ofShuffle
	ofPixel
)

// New returns the chapter of a first visit.
func New(d *room.Desk) *Room {
	r := &Room{Desk: d}
	r.State = first
	r.Nets = networks()
	return r
}

var first = State{Wide: ink.Side, Carried: ink.Side, Pixel: 7*ink.Side + 12}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	return append(r.Digit.Fields(),
		link.Choice("show", &r.Shown, "", "sort", "shuffle"),
		link.Int("strip", &r.Riddle, 0, mostRiddles, 0),
		link.Flag("own", &r.Own),
		link.Int("rows", &r.Rows, 0, most(Widths[0]), 0),
		width(&r.Wide),
		link.Int("batch", &r.Batch, 0, mostBatches, 0),
		sorted(&r.Sorted),
		link.Flag("blind", &r.Blind),
		link.Int("carried", &r.Carried, 0, ink.Side, ink.Side),
		link.Int("pixel", &r.Pixel, 0, ink.Side*ink.Side-1, first.Pixel),
	)
}

// Enter implements room.Enterer: there must be a digit to shuffle.
func (r *Room) Enter() { r.Digit.Fill() }

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Clock.Stop()
	r.Hot, r.told = "", nothing
	r.Digit.Settle()
}

// Derive implements room.Room.
func (r *Room) Derive() {
	r.Panel.Glance(r.Digit)
	r.Rows = min(r.Rows, most(r.Wide))
	r.unroll()
	if r.Shown == Sort {
		r.meet()
	}
	if r.Shown == Shuffle {
		r.ask()
	}
}

// Exhibits, Exhibit and Show implement room.Exhibitor.
func (r *Room) Exhibits() []string { return r.T().Names }
func (r *Room) Exhibit() int       { return int(r.Shown) }
func (r *Room) Show(i int) {
	r.Leave()
	r.Shown = Exhibit(min(max(i, 0), int(exhibits)-1))
	r.Derive()
}

// Moving, Play and Advance implement room.Player.
func (r *Room) Moving() bool { return r.Clock.Playing }

// Play starts, or stops, folding or shuffling. At the end it starts over.
func (r *Room) Play() {
	at, end := r.track()
	switch {
	case at == nil:
		return
	case r.Clock.Playing:
		r.Clock.Stop()
		return
	}
	if *at >= end {
		*at = 0
	}
	r.Clock.Start()
}

// track is what is being played, and where that ends.
func (r *Room) track() (at *int, end int) {
	switch r.Shown {
	case Strip:
		r.told = ofFold
		return &r.Rows, most(r.Wide)
	case Shuffle:
		r.told = ofShuffle
		return &r.Carried, ink.Side
	}
	return nil, 0
}

// rate is how many rows are folded, or carried over, in a second.
const rate = 6

func (r *Room) Advance(dt float64) {
	at, end := r.track()
	if at == nil {
		r.Clock.Stop()
		return
	}
	r.Clock.Advance(dt, rate, func() bool {
		*at = min(*at+1, end)
		return *at < end
	})
}

// Go puts what is played to a row.
func (r *Room) Go(row int) {
	if at, end := r.track(); at != nil {
		r.Clock.Stop()
		*at = min(max(row, 0), end)
	}
}

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Clock.Playing }

// Asked implements room.Asker. What a strip shows is not told before it is folded.
func (r *Room) Asked() (q words.Question, choice int) {
	if choice = r.Guess(); r.Sealed() {
		choice = -1
	}
	return r.Question(), choice
}

// Question is what the exhibit asks.
func (r *Room) Question() words.Question {
	switch r.Shown {
	case Sort:
		return r.sortQuestion()
	case Shuffle:
		return r.shuffleQuestion()
	}
	return r.stripQuestion()
}

// Guess is what the reader has answered, -1 for nothing yet; Answer answers.
func (r *Room) Guess() int        { return r.guesses[r.Shown].Choice() }
func (r *Room) Answer(choice int) { r.guesses[r.Shown].Give(choice) }

// Try sets the exhibit so that the answer is seen happening.
func (r *Room) Try() {
	switch r.Shown {
	case Strip:
		r.SetWide(ink.Side)
		r.Rows = 0
	case Sort:
		r.SetBlind(true)
		return
	case Shuffle:
		r.Carried = 0
	}
	r.Clock.Stop()
	r.Play()
}

// Aloud implements room.Speaker.
func (r *Room) Aloud() string {
	switch {
	case r.Clock.Playing:
	case r.told == ofFold:
		title, sentence := r.FoldSays()
		return fmt.Sprintf(r.T().Join, title, sentence)
	case r.told == ofSorting:
		return r.SortedSays()
	case r.told == ofShuffle:
		title, sentence := r.ShuffleSays()
		return fmt.Sprintf(r.T().Join, title, sentence)
	case r.told == ofPixel:
		return r.PixelSays()
	}
	return ""
}

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	at, end := r.track()
	r.told = nothing
	switch {
	case r.Shown == Sort && dx < 0:
		r.Put(false)
	case r.Shown == Sort && dx > 0:
		r.Put(true)
	case at == nil:
		return false
	case key == " ":
		r.Play()
	case key == "Home":
		r.Go(0)
	case key == "End":
		r.Go(end)
	case r.Shown == Strip && dx != 0:
		r.Go(*at + dx)
	case r.Shown == Shuffle && (dx != 0 || dy != 0):
		r.LookBy(dx, dy)
		r.told = ofPixel
	default:
		return false
	}
	return true
}

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }
