package words

// UndoText names what takes a change back, and what makes it again.
type UndoText struct{ Undo, Redo string }

// Undos holds it in both languages.
var Undos = Both[UndoText]{Zh: UndoText{"撤销", "重做"}, En: UndoText{"Undo", "Redo"}}
