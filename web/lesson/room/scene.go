package room

import (
	"slices"
	"strings"

	"convlab/web/lesson/words"
)

// A Scene is a state of the page that is worth looking at. Component tests,
// end-to-end tests and the photographer read the same ones.
type Scene struct {
	Name   string
	Search string   // of the page's address, before the link: "simd=0"
	Query  string   // of the link: "k=sobel-x&step=16"
	Do     []Act    // one after the other
	Lost   []string // parts of the names of files that can't be fetched
	Late   []string // and of those that are on their way for good
	See    []Sight  // what must be seen
}

// An Act is a click on what a selector finds, then typing where the focus is by
// then, then a key; what is "" is left out.
type Act struct{ Click, Type, Key string }

// A Sight is something that a scene must show: an element, and part of its text.
type Sight struct {
	At   string
	Text words.Both[string] // "" for any
}

// Says is a sight with text.
func Says(at, zh, en string) Sight { return Sight{at, words.Both[string]{Zh: zh, En: en}} }

// Link is what follows the page's address to open the scene in a chapter, with
// more fields for the link.
func (s *Scene) Link(route string, more ...string) string {
	link := "#/" + route
	if s.Search != "" {
		link = "?" + s.Search + link
	}
	if s.Query != "" {
		more = append([]string{s.Query}, more...)
	}
	if len(more) > 0 {
		link += "?" + strings.Join(more, "&")
	}
	return link
}

// Fails says whether a file can't be fetched in the scene, Hangs whether it is on
// its way for good.
func (s *Scene) Fails(file string) bool { return names(s.Lost, file) }
func (s *Scene) Hangs(file string) bool { return names(s.Late, file) }

func names(parts []string, file string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(file, part) })
}
