// Package draw is #/draw without its looks: the pad, what becomes of the ink, and
// what all networks say of it.
package draw

import (
	"strings"

	"convlab/nn/ink"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "draw",
	Part:    room.Numbers,
	Lives:   room.Strokes,
	Opens:   []room.Piece{room.Strokes, room.Picture, room.Answer},
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// A Room is the drawing page while a reader draws. All that its links carry is
// the digit's.
type Room struct {
	*room.Desk
	Guess  words.Guess
	Hot    string // the part of a picture that a word in the prose points at
	Chosen string // the network whose ten probabilities are shown, "" for none

	// Ghost writes for those who have not drawn anything.
	Ghost   *Ghost
	changes int     // of mind, while it wrote
	tops    [10]int // what each network said when it was last asked, -1 for nothing
}

// New returns the drawing page of a first visit.
func New(d *room.Desk) *Room { return &Room{Desk: d, Ghost: newGhost()} }

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Fields implements room.Room.
func (r *Room) Fields() []link.Field { return r.Digit.Fields() }

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Hot = ""
	r.Digit.Settle()
}

// Derive implements room.Room.
func (r *Room) Derive() {
	if r.Ghost.Shown() && r.own() {
		r.Ghost.Wipe()
		r.Panel.Read(r.Ghost.Digit, panel.All) // what they say next is of another drawing
	}
	r.Digit.Derive() // the thread has it everywhere
	r.Panel.Read(r.Seen(), panel.All)
}

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Digit.Drawn() }

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) { return r.T().Question, r.Guess.Choice() }

// Aloud implements room.Speaker.
func (r *Room) Aloud() string {
	if r.Digit.Drawn() {
		return ""
	}
	if r.Ghost.Shown() {
		return r.T().Blank // the reader's pad is
	}
	said := r.Said()
	for _, a := range r.Panel.Reading.Answers {
		if t := panel.Texts.In(r.Lang); a.Failed != panel.NoFail {
			said = strings.TrimSpace(said + " " + t.Name(a.Model) + ": " + t.Failed[a.Failed])
		}
	}
	return said
}

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// Choose shows the ten probabilities of a network; the same again hides them.
func (r *Room) Choose(network string) {
	if r.Chosen == network {
		network = ""
	}
	r.Chosen = network
	r.Drawer = network != ""
}

// Try writes the tiny 7 of the question in its corner; once more, it switches the
// steps off that help.
func (r *Room) Try() {
	if r.Digit.Link() != digit.Corner {
		r.Digit.Write(digit.Corner)
		return
	}
	steps := r.Digit.Steps
	r.Digit.SetSteps(ink.Steps{Crop: !steps.Crop, Scale: steps.Scale, Pen: steps.Pen, Centre: !steps.Crop})
}

// Undo and Redo implement room.Undoer.
func (r *Room) Undo() { r.Digit.Undo() }
func (r *Room) Redo() { r.Digit.Redo() }
