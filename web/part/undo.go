package part

import "convlab/web/lesson/words"

// Undo takes changes back, and makes them again.
type Undo struct {
	Of interface {
		CanUndo() bool
		CanRedo() bool
		Undo()
		Redo()
	}
	T *words.UndoText
}
