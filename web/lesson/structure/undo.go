package structure

import "convlab/nn/ink"

// A choice is what the reader has set here; where they look, and how far something
// has been played, is none.
type choice struct {
	riddle, wide, batch int
	own, blind          bool
	sorted              string
	of                  picture // what it was made of
}

// A picture tells one state of the digit from another.
type picture struct {
	strokes, sample int
	last            *ink.Point
}

func (r *Room) choice() choice {
	of := picture{strokes: len(r.Digit.Strokes), sample: r.Digit.Sample}
	if n := of.strokes; n > 0 && len(r.Digit.Strokes[n-1].Points) > 0 {
		of.last = &r.Digit.Strokes[n-1].Points[0]
	}
	return choice{r.Riddle, r.Wide, r.Batch, r.Own, r.Blind, r.Sorted, of}
}

// remember is called before a choice changes.
func (r *Room) remember() {
	r.history.Remember(r.choice())
	r.undone = nil
}

// Undo and Redo implement room.Undoer: of what was chosen here and what was done
// to the digit, the later is taken back first.
func (r *Room) Undo() {
	last := r.history.Last()
	ofDigit := r.Digit.CanUndo() && (last == nil || last.of != r.choice().of)
	if !ofDigit && last == nil {
		return
	}
	if r.undone = append(r.undone, ofDigit); ofDigit {
		r.Digit.Undo()
	} else {
		r.swap(r.history.Undo)
	}
}

func (r *Room) Redo() {
	ofDigit := !r.history.CanRedo()
	if n := len(r.undone) - 1; n >= 0 {
		ofDigit, r.undone = r.undone[n], r.undone[:n]
	}
	if ofDigit {
		r.Digit.Redo()
	} else {
		r.swap(r.history.Redo)
	}
}

func (r *Room) swap(undo func(*choice) bool) {
	now := r.choice()
	undo(&now)
	r.Clock.Stop()
	r.Riddle, r.Wide, r.Batch, r.Own, r.Blind, r.Sorted = now.riddle, now.wide, now.batch, now.own, now.blind, now.sorted
	r.told = nothing
	r.Derive()
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.history.CanUndo() || r.Digit.CanUndo() }
func (r *Room) CanRedo() bool { return r.history.CanRedo() || r.Digit.CanRedo() }
