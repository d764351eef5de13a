// Package generalise is #/generalise without its looks: beans of a training and a
// test half, a small network that learns the one while both are measured, what helps
// when it learns too much, and how often luck makes the test half come off better.
package generalise

import (
	"time"

	"convlab/nn/beans"
	"convlab/web/lesson/clock"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "generalise",
	Part:    room.Dense,
	Lives:   room.Answer,
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// A Room is the chapter while a reader plays with it.
type Room struct {
	State
	*room.Desk
	Clock clock.Clock

	// What the reader is doing; not worth a link.
	Guesses [Exhibits]words.Guess
	Hot     string // the part of the picture that a word in the prose points at
	Tool    Tool
	Half    bool // what is put down goes to the test half
	Cursor  Spot // of the keys
	Aimed   bool // the keys have moved it: it is shown
	Held    int  // the bean that is being moved, -1 for none
	Probe   int  // the step that is read off the curves, -1: the one that is shown

	// What follows.
	Beans []beans.Bean // all that lie on the table

	run      *beans.Run
	of       key         // what run is of
	shelf    [4]*shelved // the runs of the cases
	cured    []*trial    // what cures give
	curedOf  key
	history  undo.History[choices]
	taken    choices // when a bean was taken up
	drift    float64 // of a step, that playing is ahead
	painted  bool    // the last Advance has changed nothing but what is on canvases
	last     float64 // seconds since the page was drawn as a whole
	whole    float64 // seconds that a frame takes in which it is
	told     about
	now      func() time.Time // that budgets are measured by
	sleeping bool             // no work of its own: tests
}

// about is what the last action was about, for who listens.
type about int

const (
	ofRun about = iota
	ofProbe
	ofBeans
	ofCursor
)

// A Tool is what the pointer does on the table.
type Tool int

// The tools.
const (
	Move Tool = iota
	PutRipe
	PutRaw
	Erase
	Tools
)

// A Spot is a place on the table.
type Spot struct{ X, Y uint8 }

// New returns the chapter of a first visit.
func New(d *room.Desk) *Room {
	return &Room{State: first, Desk: d, Held: -1, Probe: -1, Cursor: Spot{128, 128}, now: time.Now}
}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.stop()
	r.drop()
	r.Hot, r.Probe, r.Aimed = "", -1, false
}

// Derive implements room.Room.
func (r *Room) Derive() {
	r.painted = false
	r.lay()
	if r.Shown == Table {
		r.reach(atOnce)
	}
}

// Exhibits, Exhibit and Show implement room.Exhibitor.
func (r *Room) Exhibits() []string { return r.T().Exhibits[:] }
func (r *Room) Exhibit() int       { return int(r.Shown) }

func (r *Room) Show(i int) {
	r.stop()
	r.Hot = ""
	r.Shown = Exhibit(min(max(i, 0), int(Exhibits)-1))
	r.Derive()
}

// stop ends what plays.
func (r *Room) stop() {
	r.Clock.Stop()
	r.drift = 0
}

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Clock.Playing || r.Held >= 0 }

// Play starts, or stops, training or drawing lots. At the end it starts over.
// Readers who prefer less motion get the end at once.
func (r *Room) Play() {
	r.told = ofRun
	if r.Clock.Playing {
		r.stop()
		return
	}
	r.Probe = -1
	if r.Shown == Lots {
		if r.Drawn == beans.Draws {
			r.Drawn = 0
		}
		if r.Calm {
			r.Drawn = beans.Draws
			return
		}
		r.Clock.Start()
		return
	}
	if r.Step >= r.End() {
		r.Step = 0
	}
	if r.Calm {
		r.Step = Length
		r.Derive()
		return
	}
	r.Clock.Start()
	r.Derive()
}

// GoTo shows the network as it was after so many steps, in the other exhibit so
// many draws; steps that were not made yet are made.
func (r *Room) GoTo(at int) {
	r.stop()
	r.Probe, r.told = -1, ofRun
	if r.Shown == Lots {
		r.Drawn = min(max(at, 0), beans.Draws)
		return
	}
	r.Step = min(max(at, 0), r.End())
	r.Derive()
}

// Try sets the exhibit so that the answer to its question is seen happening.
func (r *Room) Try() {
	r.stop()
	if r.Shown == Lots {
		r.Drawn = 0
		r.Play()
		return
	}
	r.take(beans.TooLarge)
	r.Step = first.Step
	r.Derive()
	r.Play()
}

// Answer records what the reader answers to the question of the exhibit.
func (r *Room) Answer(choice int) { r.Guesses[r.Shown].Give(choice) }

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	at, end, by := r.Step, r.End(), 1
	if r.Shown == Lots {
		at, end, by = r.Drawn, beans.Draws, 10
	}
	switch {
	case key == " ":
		r.Play()
	case dx != 0:
		r.GoTo(at + dx*by)
	case key == "Home":
		r.GoTo(0)
	case key == "End":
		r.GoTo(end)
	case dy != 0 && r.Shown == Lots:
		r.NextLucky(dy)
	default:
		return false
	}
	return true
}
