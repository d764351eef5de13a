// Package pixels is #/pixels without its looks: the grey values of a picture, read
// and changed; typed digits, which are equal, and written ones, which are not; and
// MNIST, image by image.
package pixels

import (
	"fmt"

	"convlab/nn/ink"
	"convlab/web/lesson/cells"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "pixels",
	Part:    room.Numbers,
	Lives:   room.Picture,
	Opens:   []room.Piece{room.Picture},
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// An Exhibit is one of the three things that the chapter shows.
type Exhibit int

const (
	Edit   Exhibit = iota // the numbers of one picture
	Pair                  // two typed, two written
	Browse                // MNIST
	exhibits
)

// State is what a link carries of the chapter, besides the digit, which brings
// the grey values that were changed, and the second drawing.
type State struct {
	Shown Exhibit
	Pixel int // the cursor, 0..783
	Grey  int // of the brush
	Pairing
	Browsing
}

// Pairing is what is compared.
type Pairing struct {
	Typed int     // the digit that is typed, and written by the people of MNIST
	Face  [2]Face // left and right
	Moved bool    // the right one is typed one pixel further right
	Mine  bool    // written are the reader's own two drawings
	Of    [2]int  // else images of MNIST, by [digit.ScanOf]; 0 for the first two of that digit
}

// Browsing is what is looked at of MNIST.
type Browsing struct {
	Shelf  Shelf
	Only   int // images with this label; All, or Doubtful
	Page   int
	Picked int // an image, by [digit.ScanOf]; 0 for none
}

const (
	firstPixel = 14*ink.Side + 13
	firstDigit = 3
)

// A Room is the chapter while a reader plays with it.
type Room struct {
	State
	*room.Desk
	Cells  *cells.Editor
	Second *digit.Digit // the reader's other drawing

	// What the reader is doing; not worth a link.
	Guesses  [exhibits]words.Guess
	Hot      string // the part of a picture that a word in the prose points at
	Preview  int    // the pixel under the pointer, -1 for none
	Painting bool   // the pointer paints
	Top      int    // the first row and column of the numbers that are shown large
	Left     int
	Columns  int // images in a row of the contact sheet, as it is laid out

	// What follows.
	Rows  [2]Row // typed, written
	Sheet Sheet  // the images of the shelf

	told    told
	pending []digit.Touch // typed, or pasted, and not yet in the picture
	painted int           // the pixel that the brush was on last
	stroke  bool          // the brush is down
	refused bool          // a number was, a moment ago

	history undo.History[choice]
	trail   []step // what was changed here, one after the other
	undone  []step // and taken back
	turns   [2]int // of the two digits, as far as the trail knows
}

// A choice is what Undo returns to, besides what the two digits remember.
type choice struct {
	Pairing
	Browsing
}

// A step is a change: whose it was, and the exhibit where it was made.
type step struct {
	kind
	at Exhibit
}

type kind int

const (
	ofDigit kind = iota
	ofSecond
	ofChoice
)

// told is what Aloud is about.
type told int

const (
	nothing told = iota
	ofCursor
	ofChange
	ofPair
	ofImage
)

// NumbersGrid is the grid of the numbers that are shown large.
const NumbersGrid = "numbers"

// New returns the chapter of a first visit.
func New(d *room.Desk) *Room {
	r := &Room{State: first, Desk: d, Second: digit.New(), Preview: -1, Columns: 10, painted: -1}
	r.Second.Say, r.Second.Library = d.Say, d.Library
	r.Second.Changed = func() { d.Digit.Changed() }
	r.Cells = cells.New(cells.Grid{Name: NumbersGrid, Columns: ink.Side, Count: ink.Side * ink.Side, Lo: 0, Hi: 255, Whole: true,
		Get:     func(i int) float64 { return float64(r.Digit.Nudged[i]) },
		Set:     func(i int, v float64) { r.pending = append(r.pending, digit.Touch{At: int16(i), Grey: uint8(v)}) },
		Outside: words.Both[string]{Zh: zh.GreyRange, En: en.GreyRange}})
	r.Cells.Changed, r.Cells.Say = r.take, func(n words.Notice) { d.Say(n) }
	r.centre()
	return r
}

var first = State{Pixel: firstPixel, Grey: 255, Pairing: Pairing{Typed: firstDigit}, Browsing: Browsing{Only: All}}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	second := r.Second.Carried()[0]
	second.Key = "ink2"
	return append(r.Digit.Fields(),
		link.Choice("show", &r.Shown, "", "pair", "browse"),
		link.Int("pixel", &r.Pixel, 0, ink.Side*ink.Side-1, firstPixel),
		link.Int("grey", &r.Grey, 0, 255, 255),
		link.Int("typed", &r.Typed, 0, 9, firstDigit),
		link.Choice("face", &r.Face[0], faceNames[:]...),
		link.Choice("face2", &r.Face[1], faceNames[:]...),
		link.Flag("moved", &r.Moved),
		link.Flag("mine", &r.Mine),
		scanField("a", &r.Of[0]),
		scanField("b", &r.Of[1]),
		second,
		link.Choice("shelf", &r.Shelf, "", "test", "train"),
		link.Int("only", &r.Only, 0, Doubtful, All),
		link.Int("page", &r.Page, 0, maxPage, 0),
		scanField("image", &r.Picked),
	)
}

var faceNames = [Faces]string{"", "bold", "segments", "dots"}

// scanField is an image of MNIST, 0 by default.
func scanField(key string, at *int) link.Field { return link.Int(key, at, 1, 1<<20, 0) }

// Enter implements room.Enterer: there must be a picture.
func (r *Room) Enter() {
	r.Digit.Fill()
	r.turns = [2]int{r.Digit.Turns(), r.Second.Turns()}
	r.centre()
	r.fetch()
}

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.settle()
	r.Hot, r.Preview, r.told, r.stroke = "", -1, nothing, false
	r.Digit.Settle()
	r.Second.Settle()
}

// Derive implements room.Room.
func (r *Room) Derive() {
	r.follow()
	switch r.Shown {
	case Edit:
		r.Panel.Read(r.Digit, panel.All)
		return
	case Pair:
		r.Digit.Derive()
		r.Second.Derive()
		r.derivePair()
	case Browse:
		r.deriveSheet()
	}
	r.Panel.Rest()
}

// Exhibits, Exhibit and Show implement room.Exhibitor.
func (r *Room) Exhibits() []string { return r.T().Exhibits[:] }
func (r *Room) Exhibit() int       { return int(r.Shown) }

func (r *Room) Show(i int) {
	if i < 0 || i >= int(exhibits) || Exhibit(i) == r.Shown {
		return
	}
	r.settle()
	r.Hot, r.Preview, r.told = "", -1, nothing
	r.Shown = Exhibit(i)
	r.fetch()
	r.changed()
}

// fetch asks for the images that the exhibit shows.
func (r *Room) fetch() {
	if r.Shown == Pair && !r.Mine || r.Shown == Browse && r.Shelf == Sample {
		r.Digit.WantSamples()
	}
	if r.Shown == Browse && r.Shelf != Sample {
		r.Library.Want(r.Shelf.part())
	}
	for _, n := range []int{r.Of[0], r.Of[1], r.Picked} {
		if p, _, ok := digit.Scanned(n); ok {
			r.Library.Want(p)
		}
	}
}

// Retry asks once more for what could not be had.
func (r *Room) Retry() {
	r.Say(words.Notice{})
	r.fetch()
}

// changed is called when what is shown has changed by the reader's doing. Whoever
// shares the room's desk has to know, too.
func (r *Room) changed() { r.Digit.Changed() }

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.stroke || r.Digit.Drawn() || r.Second.Drawn() }

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) {
	q = r.T().Questions[r.Shown]
	if r.Shown == Pair {
		q.Reveal = r.compared()
	}
	return q, r.Guesses[r.Shown].Choice()
}

// Guess records the reader's answer.
func (r *Room) Guess(choice int) { r.Guesses[r.Shown].Give(choice) }

// Try sets the exhibit so that the answer is seen.
func (r *Room) Try() {
	switch r.Shown {
	case Edit:
		r.Painting = false
		r.Look(r.halfBright())
		r.told = ofCursor
	case Pair:
		r.choose(func() { r.Face[1], r.Moved, r.Mine = r.Face[0], false, false })
		r.fetch()
		r.told = ofPair
	case Browse:
		r.Filter(Doubtful)
	}
}

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// Aloud implements room.Speaker. Pointing says nothing.
func (r *Room) Aloud() string {
	t := r.T()
	switch {
	case r.stroke:
	case r.Shown == Edit && r.told != nothing:
		row, col := r.Pixel/ink.Side+1, r.Pixel%ink.Side+1
		s := fmt.Sprintf(t.Cell, row, col, r.Digit.Nudged[r.Pixel])
		if r.told == ofChange {
			s = fmt.Sprintf(t.And, s, r.Touched())
		}
		return s
	case r.Shown == Pair && r.told == ofCursor:
		return fmt.Sprintf(t.And, r.PairAt(TypedRow), r.PairAt(WrittenRow))
	case r.Shown == Pair && r.told == ofPair:
		return r.compared()
	case r.Shown == Browse && r.told == ofImage:
		return r.PickedName()
	}
	return ""
}

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	switch r.Shown {
	case Edit:
		return r.editKey(key, dx, dy)
	case Pair:
		return r.pairKey(key, dx, dy)
	}
	return r.browseKey(key, dx, dy)
}

// --- Undo: what was done to either drawing, and what was chosen, in the order in
// which it was done ---

// follow notes what has been done to the drawings since it last looked.
func (r *Room) follow() {
	for i, d := range []*digit.Digit{r.Digit, r.Second} {
		for ; r.turns[i] < d.Turns(); r.turns[i]++ {
			r.note(kind(i))
		}
		r.turns[i] = d.Turns()
	}
}

func (r *Room) note(k kind) { r.trail, r.undone = append(r.trail, step{k, r.Shown}), nil }

// choose changes what is compared, or looked at, and can be undone.
func (r *Room) choose(f func()) {
	r.settle()
	before := choice{r.Pairing, r.Browsing}
	f()
	if before != (choice{r.Pairing, r.Browsing}) {
		r.history.Remember(before)
		r.note(ofChoice)
	}
	r.Say(words.Notice{})
	r.changed()
}

// Undo and Redo implement room.Undoer. They show the exhibit where the change was made.
func (r *Room) Undo() { r.retrace(&r.trail, &r.undone, true) }
func (r *Room) Redo() { r.retrace(&r.undone, &r.trail, false) }

func (r *Room) retrace(from, to *[]step, back bool) {
	r.settle()
	for {
		last := step{ofDigit, r.Shown} // of another chapter
		n := len(*from) - 1
		if n >= 0 {
			last, *from = (*from)[n], (*from)[:n]
		}
		if can, do := r.ways(last.kind, back); can() {
			r.Shown, r.told = last.at, ofChange
			*to = append(*to, last)
			do()
			return
		}
		if n < 0 {
			return
		}
	}
}

func (r *Room) ways(k kind, back bool) (can func() bool, do func()) {
	d := r.Digit
	if k == ofSecond {
		d = r.Second
	}
	swap := func(f func(*choice) bool) func() {
		return func() {
			now := choice{r.Pairing, r.Browsing}
			f(&now)
			r.Pairing, r.Browsing = now.Pairing, now.Browsing
			r.fetch()
			r.changed()
		}
	}
	switch {
	case k == ofChoice && back:
		return r.history.CanUndo, swap(r.history.Undo)
	case k == ofChoice:
		return r.history.CanRedo, swap(r.history.Redo)
	case back:
		return d.CanUndo, d.Undo
	}
	return d.CanRedo, d.Redo
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool {
	return r.history.CanUndo() || r.Digit.CanUndo() || r.Second.CanUndo()
}
func (r *Room) CanRedo() bool { return len(r.undone) > 0 || r.Digit.CanRedo() }
