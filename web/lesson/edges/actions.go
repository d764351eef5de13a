package edges

import "math"

// StepTo goes to another position, from 0.
func (r *Room) StepTo(i int) {
	r.Clock.Stop()
	r.Preview, r.told = -1, true
	i = min(max(i, 0), max(r.Steps()-1, 0))
	switch r.Shown {
	case Halves:
		r.At = i
	case Lines:
		r.LineAt = i
	default:
		if n := r.Maps.Cols; n > 0 {
			r.Row, r.Col = i/n+1, i%n+1
		}
	}
	r.walk = walk{}
	r.Derive()
}

// MoveBy goes to a position beside, unless that is outside.
func (r *Room) MoveBy(dx, dy int) {
	n := r.Columns()
	if n == 0 {
		return
	}
	at := r.Position()
	if r.Preview >= 0 { // the pointer rests somewhere, the keys go on from where they were
		r.Preview = -1
		r.Derive()
		at = r.Position()
	}
	row, col := at/n+dy, at%n+dx
	if row < 0 || col < 0 || col >= n || row*n+col >= r.Steps() {
		return
	}
	r.StepTo(row*n + col)
}

// Hover shows a position for as long as the pointer is on it; -1 ends that.
func (r *Room) Hover(i int) {
	if r.Clock.Playing || r.draw != nil {
		i = -1
	}
	if r.Preview != i {
		r.Preview = i
		r.view()
	}
}

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// change changes what can be undone. Changes of the same kind in a row, as of a
// slider that is drawn, are one.
func (r *Room) change(kind string, f func(s *State)) {
	before := r.State
	f(&r.State)
	if moved := before.at(&r.State); moved == r.State {
		if before != r.State {
			r.Derive()
		}
		return
	}
	if kind == "" || kind != r.changed {
		r.history.Remember(before)
	}
	r.changed = kind
	r.Preview, r.told = -1, true
	r.Derive()
}

// Halve sets the grey value of the first half of the picture, or of the second.
func (r *Room) Halve(second bool, grey int) {
	grey = min(max(grey, 0), 255)
	if second {
		r.change("b", func(s *State) { s.B = grey })
	} else {
		r.change("a", func(s *State) { s.A = grey })
	}
}

// Swap has the two halves change places.
func (r *Room) Swap() { r.change("", func(s *State) { s.A, s.B = s.B, s.A }) }

// UsePicture, UseKernel, UsePhoto, UsePair and UseLines choose.
func (r *Room) UsePicture(p Picture) { r.change("", func(s *State) { s.Picture = p }) }
func (r *Room) UseKernel(k Kernel)   { r.change("", func(s *State) { s.Kernel = k }) }
func (r *Room) UsePair(sobel bool)   { r.change("", func(s *State) { s.Sobel = sobel }) }

func (r *Room) UsePhoto(p Subject) {
	r.Clock.Stop()
	r.walk = walk{}
	r.change("", func(s *State) { s.Photo = p })
}

// UseLines chooses the lines; what the reader draws begins with those that are there.
func (r *Room) UseLines(f Figure) {
	r.Clock.Stop()
	r.change("", func(s *State) {
		if f == Own && s.Own == (Drawing{}) {
			s.Own = s.drawing()
		}
		s.Lines = f
	})
}

// SetWidth, SetShort, SetLeast, SetBare, SetNegative and SetPixels set options.
func (r *Room) SetWidth(w int) {
	r.change("width", func(s *State) { s.Width = min(max(w, 1), MaxWidth) })
}
func (r *Room) SetShort(on bool) { r.change("", func(s *State) { s.Short = on }) }
func (r *Room) SetLeast(n int) {
	r.change("least", func(s *State) { s.Least = min(max(n, 0), MaxLeast) })
}
func (r *Room) SetBare(on bool) { r.change("", func(s *State) { s.Bare = on }) }
func (r *Room) SetNegative(n int) {
	r.change("", func(s *State) { s.Negative = negatives[min(max(n, 0), len(negatives)-1)] })
}
func (r *Room) SetPixels(on bool) { r.change("", func(s *State) { s.Pixels = on }) }

// Clear takes all that the reader has drawn away.
func (r *Room) Clear() { r.change("", func(s *State) { s.Own = Drawing{} }) }

// Flip changes the pixel in the middle of the window, in the reader's drawing.
func (r *Room) Flip() {
	row, col := r.LineAt/linesSide+1, r.LineAt%linesSide+1
	r.change("", func(s *State) { s.Own.set(row, col, !s.Own.white(row, col)) })
}

// A stroke is being drawn.
type stroke struct {
	before   State
	white    bool
	row, col int // where it has come to
}

// Draw begins to draw on the reader's picture of lines: white where it was black,
// else black. It reports whether there is something to draw on.
func (r *Room) Draw(row, col int) bool {
	if r.Shown != Lines || r.Lines != Own || row < 0 || col < 0 || row >= LineSide || col >= LineSide {
		return false
	}
	r.Clock.Stop()
	r.changed = ""
	r.draw = &stroke{r.State, !r.Own.white(row, col), row, col}
	r.DrawTo(row, col)
	return true
}

// DrawTo draws on: a quick pointer skips pixels, the pen does not.
func (r *Room) DrawTo(row, col int) {
	d := r.draw
	if d == nil {
		return
	}
	row, col = min(max(row, 0), LineSide-1), min(max(col, 0), LineSide-1)
	n := max(row-d.row, d.row-row, col-d.col, d.col-col, 1)
	for k := range n + 1 {
		at := func(a, b int) int { return int(math.Round(float64(a) + float64((b-a)*k)/float64(n))) }
		r.Own.set(at(d.row, row), at(d.col, col), d.white)
	}
	d.row, d.col = row, col
	clamp := func(v int) int { return min(max(v-1, 0), linesSide-1) }
	r.LineAt, r.Preview = clamp(row)*linesSide+clamp(col), -1
	r.Derive()
}

// Lift ends a stroke, which is one change.
func (r *Room) Lift() {
	if r.draw == nil {
		return
	}
	if r.draw.before.Own != r.Own {
		r.history.Remember(r.draw.before)
	}
	r.draw, r.told = nil, true
}

// Try sets the exhibit so that the answer to its question is seen happening.
func (r *Room) Try() {
	r.Clock.Stop()
	r.change("", func(s *State) {
		switch s.Shown {
		case Halves:
			s.Picture, s.A, s.B, s.Kernel, s.At = Beside, 0, 60, Vertical, 2*halvesSide
		case Photo:
			s.Photo, s.Kernel, s.Row, s.Col = Table, Vertical, rimRow, rimFrom
		case Lines:
			s.Lines, s.Width, s.Short, s.LineAt = Grid, 2, false, 7*linesSide
		case Gradient:
			s.Photo, s.Row, s.Col, s.Least = Table, first.Row, first.Col, first.Least
		}
	})
	r.walk = walk{}
	r.Play()
}

// Where the window crosses the apple's rims in the photo of the table.
const (
	rimRow  = 136
	rimFrom = 156
)

// at returns s with the exhibit and the windows of another state: those are not
// taken back.
func (s State) at(other *State) State {
	s.Shown, s.At, s.Row, s.Col, s.LineAt = other.Shown, other.At, other.Row, other.Col, other.LineAt
	return s
}

// Undo and Redo implement room.Undoer. Where the window is, and which exhibit is
// shown, stays.
func (r *Room) Undo() { r.swap(r.history.Undo) }
func (r *Room) Redo() { r.swap(r.history.Redo) }

func (r *Room) swap(undo func(*State) bool) {
	now := r.State
	if !undo(&r.State) {
		return
	}
	r.State = r.State.at(&now)
	r.Clock.Stop()
	r.changed, r.Preview, r.walk, r.told = "", -1, walk{}, true
	r.Derive()
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.history.CanUndo() }
func (r *Room) CanRedo() bool { return r.history.CanRedo() }
