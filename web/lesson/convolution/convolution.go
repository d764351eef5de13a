// Package convolution is #/convolution without its looks: an 8×8 input, a 3×3
// kernel, and every position of the one on the other written out. All numbers
// come from nn/filter.
package convolution

import (
	"fmt"

	"convlab/nn/filter"
	"convlab/nn/ink"
	"convlab/web/lesson/cells"
	"convlab/web/lesson/clock"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "convolution",
	Part:    room.Convolution,
	Lives:   room.Picture,
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// A Room is the walkthrough while a reader walks through it.
type Room struct {
	State
	*room.Desk
	Cells *cells.Editor
	Clock clock.Clock
	Guess words.Guess

	// What the reader is doing; not worth a link.
	Speed    float64 // positions a second when playing
	Hot      string  // the part of a picture that a word in the prose points at
	Preview  int     // output cell under the pointer, -1 for none
	Picked   int     // input cell whose readers are shown, -1 for none
	HotTerm  int     // which of a step's products is pointed at, -1 for none
	Painting bool    // the pointer paints the input
	Brush    uint8   // the grey it paints with

	// What follows.
	View View
	Mine Input // the reader's own digit as an input, if there is one
	Own  bool  // there is one

	once    clock.Clock // one step that is told though nothing plays
	told    int         // steps in a row
	painted int         // the input cell that the brush was on last
	stroke  *State      // what the stroke that is painted began with, nil once that is remembered
	refused bool        // a number was, a moment ago: what comes next is not to take the sentence away
	history undo.History[State]
}

// Input is the numbers of an input, row after row.
type Input = [filter.Side * filter.Side]uint8

// The grids of the page.
const (
	InputGrid  = "input"
	KernelGrid = "kernel"
	OutputGrid = "output"
)

// New returns the walkthrough of a first visit.
func New(d *room.Desk) *Room {
	r := &Room{State: first, Desk: d, Speed: 2, Preview: -1, Picked: -1, HotTerm: -1, Brush: 255}
	r.Cells = cells.New(
		cells.Grid{Name: InputGrid, Columns: filter.Side, Count: len(r.Input), Lo: 0, Hi: MaxGrey, Whole: true,
			Get: func(i int) float64 { return float64(r.Input[i]) }, Set: func(i int, v float64) { r.Input[i] = uint8(v) },
			Outside: words.Both[string]{Zh: zh.GreyRange, En: en.GreyRange}},
		cells.Grid{Name: KernelGrid, Columns: 3, Count: len(r.Kernel), Lo: -MaxWeight, Hi: MaxWeight,
			Get: func(i int) float64 { return r.Kernel[i] }, Set: func(i int, v float64) { r.Kernel[i] = v },
			Outside: words.Both[string]{Zh: zh.WeightRange, En: en.WeightRange}},
	)
	r.Cells.Before, r.Cells.Changed, r.Cells.Say = r.remember, r.Derive, d.Say
	r.View = view(&r.State, -1)
	return r
}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Clock.Stop()
	r.hush()
	r.Hot, r.Preview, r.Picked, r.HotTerm = "", -1, -1, -1
	r.settle()
}

// Derive implements room.Room.
func (r *Room) Derive() {
	rows, cols := r.Conv().OutSize()
	r.At = min(max(r.At, 0), max(rows*cols-1, 0))
	r.View = view(&r.State, r.Preview)
	if r.Own = r.Digit.HasInk(); r.Own {
		r.Digit.Derive()
		r.Mine = shrink(&r.Digit.Nudged)
	} else {
		r.Mine = Input{}
	}
}

// shrink makes an input of what the networks receive: its middle 24×24,
// averaged over 3×3 pixels.
func shrink(p *ink.Picture) (in Input) {
	for i := range in {
		sum := 0
		for k := range 9 {
			sum += int(p[(2+i/filter.Side*3+k/3)*ink.Side+2+i%filter.Side*3+k%3])
		}
		in[i] = uint8((sum + 4) / 9)
	}
	return in
}

// Moving, Play and Advance implement room.Player.
func (r *Room) Moving() bool { return r.Clock.Playing || r.once.Playing }

// Play starts, or stops, playing. At the end it starts over.
func (r *Room) Play() {
	r.Preview, r.Picked = -1, -1
	r.hush()
	if r.Clock.Playing {
		r.Clock.Stop()
	} else {
		r.Clock.Start()
		r.told = 1
		if r.At+1 >= r.View.Steps() {
			r.At = 0
		}
	}
	r.Derive()
}

func (r *Room) Advance(dt float64) {
	r.once.Advance(dt, r.pace(), func() bool { return false })
	r.Clock.Advance(dt, r.pace(), func() bool {
		if r.At+1 >= r.View.Steps() {
			return false
		}
		r.At++
		r.told++
		return true
	})
	r.Derive()
}

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Clock.Playing }

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) { return r.T().Question, r.Guess.Choice() }

// Aloud implements room.Speaker. Pointing says nothing.
func (r *Room) Aloud() string {
	s := r.View.Step
	if r.Preview >= 0 {
		s = view(&r.State, -1).Step
	}
	if r.Clock.Playing || len(s.Terms) == 0 {
		return ""
	}
	return fmt.Sprintf(r.T().Say, s.Row+1, s.Col+1, words.Number(s.Sum), words.Number(s.Pixel))
}

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case key == " " && r.View.Steps() > 1:
		r.Play()
	case dx != 0:
		r.StepTo(r.At + dx)
	case key == "Home":
		r.StepTo(0)
	case key == "End":
		r.StepTo(r.View.Steps() - 1)
	default:
		return false
	}
	return true
}

// remember makes the state as it stands the one that Undo returns to.
func (r *Room) remember() { r.history.Remember(r.State) }

// change changes the numbers or the options of the walk, and can be undone.
func (r *Room) change(f func()) {
	r.settle()
	before := r.State
	f()
	if now := r.State; now != before {
		r.history.Remember(before)
	}
	r.changed()
}

// changed is called when the numbers are others than before.
func (r *Room) changed() {
	r.hush()
	r.Preview, r.Picked = -1, -1
	if !r.refused {
		r.Say(words.Notice{})
	}
	r.refused = false
	r.Derive()
}

// Undo and Redo implement room.Undoer.
func (r *Room) Undo() { r.swap(r.history.Undo) }
func (r *Room) Redo() { r.swap(r.history.Redo) }

func (r *Room) swap(undo func(*State) bool) {
	r.settle()
	if undo(&r.State) {
		r.Clock.Stop()
		r.changed()
	}
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.history.CanUndo() }
func (r *Room) CanRedo() bool { return r.history.CanRedo() }
