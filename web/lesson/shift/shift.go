// Package shift is #/shift without its looks: a 1, the same 1 moved, and a 7; how
// far they are apart as 784 numbers and as feature maps; what it means that
// convolution is equivariant; and how far whole networks tolerate a move.
package shift

import (
	"convlab/nn/filter"
	"convlab/nn/ink"
	"convlab/web/lesson/clock"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "shift",
	Part:    room.Convolution,
	Lives:   room.Picture,
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
	Filling int    // the place that the controls of the pictures are about
	Walk    int    // what has been reached of both ways while they are walked, -1 otherwise

	// What follows.
	Seen View

	table   *tableKey
	wish    wish
	goal    int // where playing ends
	history undo.History[choices]
}

// choices are what can be undone; where the reader looks is not among them.
type choices struct {
	kernel int
	after  After
	pool   bool
	places [Places]Source
	way    Way
}

// The stages of walking both ways round the square.
const (
	AtStart    = iota
	AtMoved    // the picture has been moved
	AtMovedMap // and convolved
	AtMap      // the picture has been convolved
	AtMapMoved // and the map moved
	stages
)

// New returns the chapter of a first visit.
func New(d *room.Desk) *Room {
	return &Room{State: first, Desk: d, Walk: -1}
}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Clock.Stop()
	r.Hot, r.Walk, r.wish.open = "", -1, false
}

// Derive implements room.Room.
func (r *Room) Derive() {
	if r.Places[Left] == Own || r.Places[Middle] == Own || r.Places[Right] == Own {
		r.Digit.Derive()
	}
	r.fetch()
	r.grant()
	r.see()
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
	r.Walk = -1
}

// Moving, Play and Advance implement room.Player.
func (r *Room) Moving() bool { return r.Clock.Playing }

// Play starts, or stops, moving the picture, walking both ways, or moving all
// test images. At the end it starts over.
func (r *Room) Play() {
	if r.Clock.Playing {
		r.stop()
		return
	}
	r.Clock.Start()
	r.goal = Most
	switch {
	case r.Shown == Square:
		r.Walk = AtStart
	case r.Shown == Measured && r.Away == Most:
		r.Away = 0
	case r.Shown == Nearer && r.By == Most:
		r.By = -Most
	}
	r.Derive()
}

// Try sets the exhibit so that the answer to its question is seen happening.
func (r *Room) Try() {
	r.stop()
	switch r.Shown {
	case Nearer:
		r.change(func(s *State) { s.Places, s.Kernel, s.After, s.Pool = first.Places, first.Kernel, first.After, false })
		r.By = 0
		r.Clock.Start()
		r.goal = first.By
	case Square:
		r.change(func(s *State) { s.Pool = false })
		if r.By == 0 {
			r.By = first.By
		}
		r.Clock.Start()
		r.Walk = AtStart
	case Measured:
		r.change(func(s *State) { s.Way = Mean })
		r.Away = 0
		r.Clock.Start()
		r.goal = first.Away
	}
	r.Derive()
}

// rate is how many steps are played in a second.
func (r *Room) rate() float64 {
	if r.Shown == Square {
		return 1
	}
	return 2.5
}

func (r *Room) Advance(dt float64) {
	r.Clock.Advance(dt, r.rate(), func() bool {
		switch r.Shown {
		case Square:
			if r.Walk++; r.Walk < stages {
				return true
			}
			r.Walk = -1
			return false
		case Measured:
			r.Away = min(r.Away+1, Most)
			return r.Away < r.goal
		}
		r.By = min(r.By+1, Most)
		return r.By < r.goal
	})
	r.Derive()
}

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Clock.Playing }

// MoveTo moves the picture in the middle, AwayTo all test images.
func (r *Room) MoveTo(by int) {
	r.stop()
	r.By = min(max(by, -Most), Most)
	r.Derive()
}

func (r *Room) AwayTo(pixels int) {
	r.stop()
	r.Away = min(max(pixels, 0), Most)
	r.Derive()
}

// Look compares a cell of the square; LookBy goes on by columns and rows.
func (r *Room) Look(cell int) {
	if cell >= 0 && cell < len(r.Seen.Square.Map.V) {
		r.stop()
		r.Cell = cell
		r.Derive()
	}
}

func (r *Room) LookBy(dx, dy int) {
	side := r.Seen.Square.Map.Side
	row, col := r.Seen.Square.Cell/side, r.Seen.Square.Cell%side
	row, col = min(max(row+dy, 0), side-1), min(max(col+dx, 0), side-1)
	r.Look(row*side + col)
}

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// Fill chooses the place that the controls of the pictures are about.
func (r *Room) Fill(place int) { r.Filling = min(max(place, 0), Places-1) }

// UseKernel chooses a kernel by its key; an unknown key changes nothing.
func (r *Room) UseKernel(key string) {
	if i := kernelAt(key); i >= 0 {
		r.change(func(s *State) { s.Kernel = i })
		r.Derive()
	}
}

// NextKernel goes on in the list of kernels, or back.
func (r *Room) NextKernel(by int) {
	n := len(kernels)
	r.UseKernel(kernels[((r.Kernel+by)%n+n)%n].Key)
}

// SetAfter, SetPool and SetWay change what their names say.
func (r *Room) SetAfter(a After) {
	r.change(func(s *State) { s.After = min(max(a, 0), Afters-1) })
	r.Derive()
}

func (r *Room) SetPool(on bool) {
	r.change(func(s *State) { s.Pool = on })
	r.Derive()
}

func (r *Room) SetWay(w Way) {
	r.change(func(s *State) { s.Way = min(max(w, 0), Ways-1) })
	r.Derive()
}

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case key == " ":
		r.Play()
	case dx != 0 && r.Shown == Measured:
		r.AwayTo(r.Away + dx)
	case dx != 0:
		r.MoveTo(r.By + dx)
	case dy != 0 && r.Shown == Measured:
		r.SetWay((r.Way + Way(dy) + Ways) % Ways)
	case dy != 0:
		r.NextKernel(dy)
	case key == "Home" && r.Shown == Measured:
		r.AwayTo(0)
	case key == "Home":
		r.MoveTo(-Most)
	case key == "End" && r.Shown == Measured:
		r.AwayTo(Most)
	case key == "End":
		r.MoveTo(Most)
	default:
		return false
	}
	return true
}

// change changes what can be undone.
func (r *Room) change(f func(*State)) {
	before := r.choices()
	f(&r.State)
	if r.choices() != before {
		r.history.Remember(before)
	}
}

func (r *Room) choices() choices { return choices{r.Kernel, r.After, r.Pool, r.Places, r.Way} }

// Undo and Redo implement room.Undoer.
func (r *Room) Undo() { r.swap(r.history.Undo) }
func (r *Room) Redo() { r.swap(r.history.Redo) }

func (r *Room) swap(undo func(*choices) bool) {
	now := r.choices()
	if undo(&now) {
		r.stop()
		r.Kernel, r.After, r.Pool, r.Places, r.Way = now.kernel, now.after, now.pool, now.places, now.way
		r.Derive()
	}
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.history.CanUndo() }
func (r *Room) CanRedo() bool { return r.history.CanRedo() }

// Kernels lists the kernels; nobody may change them.
func Kernels() []filter.Named { return kernels }

// Tile is a picture's side in pixels, MapSide a map's.
const (
	Tile    = ink.Side
	MapSide = mapSide
)
