package web

import (
	"convlab/web/lesson"
	"convlab/web/lesson/room"
)

// A Scene is a scene of the page, and the chapter that it is opened in.
type Scene struct {
	Route string
	room.Scene
}

// Link is the scene's link, with more fields for it.
func (s *Scene) Link(more ...string) string { return s.Scene.Link(s.Route, more...) }

// Scenes lists all that is worth looking at, each by a name of its own: the
// scenes of the frame at the front door, "about", and those of every chapter,
// "CHAPTER-half".
func Scenes() (all []Scene) {
	for _, s := range lesson.Scenes {
		all = append(all, Scene{chapters[0].Route, s})
	}
	for _, c := range chapters {
		for _, s := range c.Scenes {
			s.Name = c.Route + "-" + s.Name
			all = append(all, Scene{c.Route, s})
		}
	}
	return all
}
