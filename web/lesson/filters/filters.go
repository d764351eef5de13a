// Package filters is #/filters without its looks: a darkroom. A photo, the reader's
// own or one of ours, goes through a chain of up to four convolutions; one pixel of
// one step is written out. The numbers around it are computed here, by nn/photo; the
// whole photo is filtered by a worker, see [photos].
package filters

import (
	"fmt"

	"convlab/nn/photo"
	"convlab/web/lesson/cells"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
	"convlab/web/work"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "filters",
	Part:    room.Convolution,
	Lives:   room.Picture,
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// A Room is the darkroom while a reader works in it.
type Room struct {
	State
	*room.Desk
	Cells *cells.Editor
	Guess words.Guess

	// What the reader is doing; not worth a link.
	Hot      string // the part of a picture that a word in the prose points at
	HotTerm  int    // which of the products is pointed at, -1 for none
	Over     [2]int // the pixel under the pointer, row and column; -1, -1 for none
	Dragging bool   // the divider is being moved, or the cursor
	Dropping bool   // a file is held over the page
	Lens     Lens   // the camera

	// What follows.
	View  View
	Print Print // the photo as it was developed last
	Saved *File // is to be given to the reader

	last    *Photo // the reader's latest photo, in use or not
	missing bool   // a link was of somebody's own photo
	reading bool   // a file
	turn    int    // of files: what comes of an older one is not wanted any more
	dark    darkroom
	refused bool // a number was, a moment ago: what comes next is not to take the sentence away
	history undo.History[State]
}

// A Photo is one of the reader's.
type Photo struct{ photo.Pixels }

// A File is to be saved by the reader.
type File struct {
	Name string
	Data work.Part
}

// KernelGrid is the grid of the page that can be typed into.
const KernelGrid = "kernel"

// New returns the darkroom of a first visit.
func New(d *room.Desk) *Room {
	r := &Room{State: first, Desk: d, HotTerm: -1, Over: [2]int{-1, -1}}
	r.Cells = r.editor()
	r.View = r.view()
	return r
}

// editor edits the kernel of the step that is explained.
func (r *Room) editor() *cells.Editor {
	side := 1
	if s := r.Step(); s != nil {
		side = s.Side
	}
	e := cells.New(cells.Grid{Name: KernelGrid, Columns: side, Count: side * side, Lo: -MaxNumber, Hi: MaxNumber,
		Get: func(i int) float64 {
			if s := r.Step(); s != nil {
				return s.Numbers[i]
			}
			return 0
		},
		Set: func(i int, v float64) {
			if s := r.Step(); s != nil {
				s.Numbers[i] = v
			}
		},
		Outside: words.Both[string]{Zh: zh.NumberRange, En: en.NumberRange}})
	e.Before, e.Changed, e.Say = r.remember, r.Derive, r.Say
	return e
}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Step is the step that is explained, nil for what comes before the first.
func (r *Room) Step() *Step {
	if r.At == 0 {
		return nil
	}
	return &r.Chain[r.At-1]
}

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Hot, r.HotTerm, r.Over, r.Dragging = "", -1, [2]int{-1, -1}, false
	r.Dropping = false
	r.Lens.Shut()
	r.missing = false
	r.settle()
}

// Derive implements room.Room.
func (r *Room) Derive() {
	if r.missing {
		r.missing = false
		r.Say(words.Say(&texts, func(t *Text) string { return t.Missing }, ""))
	}
	r.At = min(r.At, r.Count)
	rows, cols := r.Source().Size()
	r.Row, r.Col = min(r.Row, rows-1), min(r.Col, cols-1)
	r.View = r.view()
	r.develop()
}

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) { return r.T().Question, r.Guess.Choice() }

// Aloud implements room.Speaker. Pointing says nothing, nor does a moving picture.
func (r *Room) Aloud() string {
	if r.Lens.Open || r.Dragging {
		return ""
	}
	v := r.View
	if r.Over[0] >= 0 {
		v = r.viewAt(r.Row, r.Col)
	}
	where := fmt.Sprintf(r.T().Where, v.Row+1, v.Col+1)
	if r.At == 0 {
		return fmt.Sprintf(r.T().SayGrey, where, words.Number(v.Pixel))
	}
	return fmt.Sprintf(r.T().Say, where, r.StepName(r.At), words.Number(v.Sum), words.Number(v.Pixel))
}

// StepName is what step n is called; 0: what comes before the first.
func (r *Room) StepName(n int) string {
	t := r.T()
	if n == 0 {
		if r.Colour {
			return t.Colours[r.Channel]
		}
		return t.Luminance
	}
	s := &r.Chain[n-1]
	return fmt.Sprintf("%s %d×%d", t.KernelName(s.Key()), s.Side, s.Side)
}

// Key implements room.Keyer: arrows move the cursor.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case dx != 0 || dy != 0:
		r.MoveCursor(dx, dy)
	case key == "Home":
		r.Choose(0)
	case key == "End":
		r.Choose(r.Count)
	default:
		return false
	}
	return true
}

// remember makes the state as it stands the one that Undo returns to.
func (r *Room) remember() { r.history.Remember(r.State) }

// change changes the photo or what is done to it, and can be undone.
func (r *Room) change(f func()) {
	r.settle()
	before := r.State
	f()
	if r.State != before {
		r.history.Remember(before)
	}
	r.changed()
}

// changed is called when something else is seen than before.
func (r *Room) changed() {
	if !r.refused {
		r.Say(words.Notice{})
	}
	r.refused = false
	r.Cells = r.editor()
	r.Derive()
}

// settle takes what was typed into the open cell: something else begins.
func (r *Room) settle() {
	if !r.Cells.Settle() {
		r.refused = true
	}
}

// Undo and Redo implement room.Undoer.
func (r *Room) Undo() { r.swap(r.history.Undo) }
func (r *Room) Redo() { r.swap(r.history.Redo) }

func (r *Room) swap(undo func(*State) bool) {
	r.settle()
	if undo(&r.State) {
		r.Lens.Shut()
		r.changed()
	}
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.history.CanUndo() }
func (r *Room) CanRedo() bool { return r.history.CanRedo() }

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Dragging }
