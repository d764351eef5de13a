package structure

// A choice is what the reader has set here; where they look, and how far something
// has been played, is none.
type choice struct {
	riddle, wide, batch int
	own, blind          bool
	sorted              string
}

func (r *Room) choice() choice {
	return choice{r.Riddle, r.Wide, r.Batch, r.Own, r.Blind, r.Sorted}
}

// remember is called before a choice changes.
func (r *Room) remember() { r.trail.Remember(r.Digit, r.choice()) }

// Undo and Redo implement room.Undoer: of what was chosen here and what was done
// to the digit, the later is taken back first.
func (r *Room) Undo() { r.set(r.trail.Undo(r.Digit, r.choice())) }
func (r *Room) Redo() { r.set(r.trail.Redo(r.Digit, r.choice())) }

func (r *Room) set(c choice, ok bool) {
	if !ok {
		return
	}
	r.Clock.Stop()
	r.Riddle, r.Wide, r.Batch, r.Own, r.Blind, r.Sorted = c.riddle, c.wide, c.batch, c.own, c.blind, c.sorted
	r.told = nothing
	r.Derive()
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.trail.CanUndo(r.Digit) }
func (r *Room) CanRedo() bool { return r.trail.CanRedo(r.Digit) }
