// Package flatten is #/flatten without its looks: the rows of the reader's digit
// pulled out one after another into the 784-vector.
package flatten

import (
	"fmt"

	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/clock"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "flatten",
	Part:    room.Numbers,
	Lives:   room.Vector,
	Opens:   []room.Piece{room.Vector},
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// State is what a link carries of the flattening, besides the digit.
type State struct {
	Rows   int  // rows already pulled out, 0..28
	Pixel  int  // the linked cursor, 0..783
	Unit   bool // show grey ÷ 255 instead of grey values
	Answer int  // the label that the reader gives the drawing, -1 for none
}

// A Room is the flattening while a reader plays with it.
type Room struct {
	State
	*room.Desk
	Clock clock.Clock
	Guess words.Guess
	Hot   string // the part of the picture that a word in the prose points at

	told told // what the reader has done last that shows without being said

	trail digit.Trail[choice]
}

// A choice is what the reader has set here; where they look is not one.
type choice struct {
	unit   bool
	answer int
}

// told is what Aloud is about.
type told int

const (
	nothing told = iota
	ofRows
	ofCursor
	ofLabel
)

// rate is how many rows are pulled out in a second.
const rate = 4

const firstPixel = 7*ink.Side + 10

// network is the one that the vector enters.
var network = panel.Only(&zoo.Dense)

// New returns the flattening of a first visit.
func New(d *room.Desk) *Room { return &Room{State: State{Pixel: firstPixel, Answer: -1}, Desk: d} }

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	return append(r.Digit.Fields(),
		link.Int("rows", &r.Rows, 0, ink.Side, 0),
		link.Int("pixel", &r.Pixel, 0, ink.Side*ink.Side-1, firstPixel),
		link.Flag("unit", &r.Unit),
		link.Int("label", &r.Answer, 0, 9, -1),
	)
}

// Enter implements room.Enterer: there must be something to flatten.
func (r *Room) Enter() { r.Digit.Fill() }

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Clock.Stop()
	r.Hot, r.told = "", nothing
	r.Digit.Settle()
}

// Derive implements room.Room.
func (r *Room) Derive() { r.Panel.Read(r.Digit, network) }

// Network returns the answer of the network that the vector enters.
func (r *Room) Network() *panel.Answer { return r.Panel.Answer(&zoo.Dense) }

// Moving, Play and Advance implement room.Player.
func (r *Room) Moving() bool { return r.Clock.Playing }

// Play starts, or stops, pulling rows out. At the end it starts over.
func (r *Room) Play() {
	if r.Clock.Playing {
		r.Clock.Stop()
		return
	}
	r.Clock.Start()
	r.told = ofRows
	if r.Rows >= ink.Side {
		r.Rows = 0
	}
}

func (r *Room) Advance(dt float64) {
	r.Clock.Advance(dt, rate, func() bool {
		r.Rows++
		r.follow()
		return r.Rows < ink.Side
	})
}

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Clock.Playing }

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) { return r.T().Question, r.Guess.Choice() }

// Aloud implements room.Speaker. Pointing says nothing.
func (r *Room) Aloud() string {
	switch {
	case r.Clock.Playing:
	case r.told == ofRows:
		return fmt.Sprintf(r.T().Count, r.Rows, r.Rows*ink.Side)
	case r.told == ofCursor:
		return fmt.Sprintf("28 × %d + %d = %d, %s %d", r.Pixel/ink.Side, r.Pixel%ink.Side, r.Pixel, r.T().Grey, r.Digit.Nudged[r.Pixel])
	case r.told == ofLabel:
		return r.OneHot()
	}
	return ""
}

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case key == " " && r.Digit.HasInk():
		r.Play()
	case dx != 0 || dy != 0:
		r.LookBy(dx, dy)
		r.told = ofCursor
	case key == "Home":
		r.Pull(0)
	case key == "End":
		r.Pull(ink.Side)
	default:
		return false
	}
	return true
}

// Pull sets how many rows are pulled out of the picture.
func (r *Room) Pull(rows int) {
	r.Clock.Stop()
	r.told = ofRows
	r.Rows = min(max(rows, 0), ink.Side)
	r.follow()
}

// follow takes the linked cursor to the row that was pulled out last.
func (r *Room) follow() {
	r.Pixel = max(r.Rows-1, 0)*ink.Side + r.Pixel%ink.Side
}

// Try goes from a pixel to the one below it: the formula shows how far that is in
// the strip.
func (r *Room) Try() {
	pixel := r.Pixel
	r.Pull(ink.Side)
	r.Pixel = pixel
	r.Hot = "below"
	if r.Pixel+ink.Side < ink.Side*ink.Side {
		r.LookBy(0, 1)
	} else {
		r.Look(firstPixel)
	}
}

// Look puts the linked cursor on a pixel, by its index in the vector.
func (r *Room) Look(pixel int) {
	r.Pixel = min(max(pixel, 0), ink.Side*ink.Side-1)
	if r.told == ofCursor {
		r.told = nothing
	}
}

// LookBy moves the cursor by columns and rows, staying in the picture.
func (r *Room) LookBy(dx, dy int) {
	row, col := r.Pixel/ink.Side, r.Pixel%ink.Side
	row, col = min(max(row+dy, 0), ink.Side-1), min(max(col+dx, 0), ink.Side-1)
	r.Look(row*ink.Side + col)
}

// SetUnit chooses between grey values and grey ÷ 255.
func (r *Room) SetUnit(on bool) { r.choose(on, r.Answer) }

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// Label sets what the reader says the drawing is; the same again takes it back.
func (r *Room) Label(digit int) {
	if r.Answer == digit {
		digit = -1
	}
	r.choose(r.Unit, digit)
	r.told = ofLabel
}

// OneHot says which place of the ten is one, "" without a label.
func (r *Room) OneHot() string {
	if r.Truth() < 0 {
		return ""
	}
	return fmt.Sprintf(r.T().OneHotOf, r.Truth(), r.Truth())
}

// Truth returns the label of what is drawn: MNIST's own for a scan, else what
// the reader says it is, else -1.
func (r *Room) Truth() int {
	if v := r.Digit.Label(); v >= 0 {
		return v
	}
	return r.Answer
}

func (r *Room) choose(unit bool, answer int) {
	if r.Unit != unit || r.Answer != answer {
		r.trail.Remember(r.Digit, r.choice())
	}
	r.Unit, r.Answer = unit, answer
}

func (r *Room) choice() choice { return choice{r.Unit, r.Answer} }

// Undo and Redo implement room.Undoer: of what was chosen here and what was done
// to the digit, the later is taken back first.
func (r *Room) Undo() { r.set(r.trail.Undo(r.Digit, r.choice())) }
func (r *Room) Redo() { r.set(r.trail.Redo(r.Digit, r.choice())) }

func (r *Room) set(c choice, ok bool) {
	if ok {
		r.Unit, r.Answer = c.unit, c.answer
	}
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.trail.CanUndo(r.Digit) }
func (r *Room) CanRedo() bool { return r.trail.CanRedo(r.Digit) }
