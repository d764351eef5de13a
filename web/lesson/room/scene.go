package room

import "convlab/web/lesson/words"

// A Scene is a state of a chapter that is worth looking at. Component tests,
// end-to-end tests and the photographer read the same ones.
type Scene struct {
	Name  string
	Query string   // of the link: "k=sobel-x&step=16"
	Do    []Act    // one after the other
	Lost  []string // parts of the names of files that can't be fetched
	See   []Sight  // what must be seen
}

// An Act is a click on what a selector finds, and then, if it is not "", a key.
type Act struct{ Click, Key string }

// A Sight is something that a scene must show: an element, and part of its text.
type Sight struct {
	At   string
	Text words.Both[string] // "" for any
}

// Says is a sight with text.
func Says(at, zh, en string) Sight { return Sight{at, words.Both[string]{Zh: zh, En: en}} }
