// Package edges is #/edges without its looks: what the kernels for vertical and
// horizontal edges make of two halves, of a photo and of lines, and what they say
// together. All sums come from nn/filter.
package edges

import (
	"convlab/web/lesson/clock"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "edges",
	Part:    room.Convolution,
	Lives:   room.Picture,
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// A Room is the chapter while a reader is in it.
type Room struct {
	State
	*room.Desk
	Clock clock.Clock
	Guess [Exhibits]words.Guess

	// What the reader is doing; not worth a link.
	Hot     string // the part of a picture that a word in the prose points at
	Preview int    // the output cell under the pointer, -1 for none

	// What follows.
	Halves  HalvesView
	Lined   LinesView
	Pointed PhotoView
	Maps    Maps // of the photo

	photos  [Mine]photo // those that are files
	walk    walk
	draw    *stroke
	changed string // what was changed last
	told    bool   // there is something to say aloud
	history undo.History[State]
}

// New returns the chapter of a first visit.
func New(d *room.Desk) *Room {
	r := &Room{State: first, Desk: d, Preview: -1}
	r.view()
	return r
}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Exhibits, Exhibit and Show implement room.Exhibitor.
func (r *Room) Exhibits() []string { return r.T().Exhibits[:] }
func (r *Room) Exhibit() int       { return int(r.Shown) }

func (r *Room) Show(i int) {
	if i < 0 || i >= int(Exhibits) || i == int(r.Shown) {
		return
	}
	r.Rest()
	r.Shown = Exhibit(i)
	r.told = false
	r.Derive()
}

// Rest ends what belongs to the moment.
func (r *Room) Rest() {
	r.Clock.Stop()
	r.Hot, r.Preview, r.draw, r.changed = "", -1, nil, ""
}

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Rest()
	r.told = false
}

// Derive implements room.Room.
func (r *Room) Derive() {
	if r.Photo == Mine {
		if r.Digit.HasInk() {
			r.Digit.Derive()
		} else if !r.Digit.Filling() {
			r.Photo = Table // the drawing that a link speaks of is not there
		}
	}
	r.view()
}

// Enter implements room.Enterer.
func (r *Room) Enter() { r.told = false }

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) {
	return r.T().Questions[r.Shown], r.Guess[r.Shown].Choice()
}

// Answer is the reader's answer to the question of the exhibit.
func (r *Room) Answer(choice int) { r.Guess[r.Shown].Give(choice) }

// Moving implements room.Player.
func (r *Room) Moving() bool { return r.Clock.Playing }

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Clock.Playing || r.draw != nil }

// Play implements room.Player: it goes through the positions, along a row of the
// photo, or along an edge.
func (r *Room) Play() {
	r.Preview, r.told = -1, true
	if r.Clock.Playing {
		r.Clock.Stop()
		r.Derive()
		return
	}
	switch r.Shown {
	case Halves:
		if r.At == halvesSteps-1 {
			r.At = 0
		}
	case Lines:
		if r.LineAt == linesSteps-1 {
			r.LineAt = 0
		}
	case Photo:
		if !r.Ready() {
			return
		}
		if r.Col >= r.Maps.Cols {
			r.Col = 1
		}
	case Gradient:
		if !r.Ready() || !r.set() {
			r.Derive()
			return
		}
	}
	r.Clock.Start()
	r.Derive()
}

// rates are how many steps a second are played.
var rates = [Exhibits]float64{Halves: 2, Photo: 24, Lines: 14, Gradient: 14}

// Advance implements room.Player.
func (r *Room) Advance(dt float64) {
	r.Clock.Advance(dt, rates[r.Shown], func() bool {
		switch r.Shown {
		case Halves:
			if r.At+1 >= halvesSteps {
				return false
			}
			r.At++
		case Lines:
			if r.LineAt+1 >= linesSteps {
				return false
			}
			r.LineAt++
		case Photo:
			if r.Col >= r.Maps.Cols {
				return false
			}
			r.Col++
		case Gradient:
			return r.on()
		}
		return true
	})
	r.Derive()
}

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case key == " ":
		r.Play()
	case dx != 0 || dy != 0:
		r.MoveBy(dx, dy)
	case key == "Home":
		r.StepTo(0)
	case key == "End":
		r.StepTo(r.Steps() - 1)
	case key == "Enter" && r.Shown == Lines && r.Lines == Own:
		r.Flip()
	default:
		return false
	}
	return true
}
