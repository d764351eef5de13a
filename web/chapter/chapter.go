// Package chapter is what the table of chapters holds of each: its room, and the
// component that shows it. The chapters themselves are the folders below.
package chapter

import (
	"github.com/vugu/vugu"

	"convlab/web/lesson/room"
)

// An Entry is a chapter with its looks.
type Entry struct {
	room.Chapter
	Show func(room.Room) vugu.Builder // what shows a room of the chapter
}

// New joins a chapter, whose rooms are of type R, and the component that shows it.
func New[R room.Room](c room.Chapter, show func(R) vugu.Builder) Entry {
	return Entry{c, func(r room.Room) vugu.Builder { return show(r.(R)) }}
}
