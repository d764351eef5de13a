// Package room is what a chapter is to the lesson around it: the desk that all
// chapters share, what each must do, and what it may.
package room

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/library"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
	"convlab/web/work"
	"convlab/web/work/training"
)

// A Desk is what all chapters share: the reader's language, digit and networks,
// and the quiet sentence that is shown.
type Desk struct {
	Lang  words.Lang
	Digit *digit.Digit
	Panel *panel.Panel

	// Library holds all of MNIST, once a chapter has asked for it.
	Library *library.Library

	// Drawer says that the controls are shown where there is no room for them
	// beside the figure.
	Drawer bool

	// Calm says that the reader prefers less motion: states follow each other without.
	Calm bool

	// Crew are the workers, for what takes long.
	Crew work.Crew

	// Trainer leads the trainings in them.
	Trainer training.Conductor

	// Leads returns a link to the chapter that a piece of the thread leads to, with the fields of
	// query ("sample=3&net=own") and the language and theme that there are.
	Leads func(p Piece, query string) string

	// Trained names the training whose network stands beside those of the page, "" for none.
	Trained string

	notice words.Notice
}

// NewDesk returns an empty desk.
func NewDesk() *Desk {
	d := &Desk{Lang: words.Chinese, Digit: digit.New(), Panel: panel.New(), Library: library.New(), Leads: func(Piece, string) string { return "#" }}
	d.Trainer.Crew, d.Trainer.File = &d.Crew, func(string) string { return "" } // until there is a page
	d.Digit.Say, d.Library.Say, d.Digit.Library = d.Say, d.Say, d.Library
	return d
}

// Say shows a notice in place of the one that is shown; the zero notice, none.
func (d *Desk) Say(n words.Notice) { d.notice = n }

// Pull opens the drawer with the controls, or shuts it.
func (d *Desk) Pull() { d.Drawer = !d.Drawer }

// Dismiss takes the notice away.
func (d *Desk) Dismiss() { d.Say(words.Notice{}) }

// Notice returns the sentence that is shown, "" for none, and whether it tells of
// something that went wrong.
func (d *Desk) Notice() (sentence string, wrong bool) {
	s := d.notice.In(d.Lang)
	return s, s != "" && !d.notice.Good
}

// A Chapter is what the lesson's table says of one.
type Chapter struct {
	Route   string  // its place in the URL, #/ROUTE; also the class of its root, and its folders’ name
	Part    Part    // of the lesson
	Lives   Piece   // of the thread: what the chapter is about
	Opens   []Piece // and those whose door leads here, unless a later chapter says so too
	Heading words.Both[words.Heading]
	Keys    words.Both[[]words.Key] // what its keys do
	Open    func(*Desk) Room
	Scenes  []Scene
}

// A Part is one of the four parts of the lesson.
type Part int

const (
	Numbers     Part = iota // a picture is numbers
	Dense                   // the dense network
	Convolution             // convolution
	Experiment              // experiments
	Parts                   // how many there are
)

// A Piece is one of the thread that goes through all chapters: the reader's
// strokes, the 28×28 picture, its 784 numbers, the answer.
type Piece int

const (
	Strokes Piece = iota
	Picture
	Vector
	Answer
	Pieces // how many there are
)

// A Room is a chapter's state and the actions on it. Each action leaves all that
// follows from the state current.
type Room interface {
	// Fields are the URL fields of the chapter, bound to its state.
	Fields() []link.Field
	// Derive computes what follows from the state, once more: it has been set
	// from outside, or the digit or the networks have changed. It is called while
	// the chapter is the current one only.
	Derive()
}

// What a room may do besides.
type (
	// An Enterer is told that its chapter has been opened, before Derive.
	Enterer interface{ Enter() }

	// A Leaver ends what belongs to the moment: its chapter is being left, or a
	// link is being followed.
	Leaver interface{ Leave() }

	// A Mover moves by itself: while Moving, Advance is called from frame to frame
	// with the seconds that have passed.
	Mover interface {
		Moving() bool
		Advance(dt float64)
	}

	// A Painter changes nothing but what is on canvases much of the time while it
	// moves: Painted says that the last Advance has changed no more, and the page
	// need not be drawn as a whole.
	Painter interface {
		Mover
		Painted() bool
	}

	// A Player moves when the reader wants it to.
	Player interface {
		Mover
		Play() // or stop playing
	}

	// A Greeter has something to show while the reader does nothing, and gives way
	// at the first thing that they do.
	Greeter interface {
		Greets() (after float64, ok bool) // whether it is going to, when nothing has been done for that many seconds
		Greet(seed uint64, calm bool)     // something else for every seed; calm, without motion
		Yield()
	}

	// A Speaker says aloud what has come of the last action, "" for nothing yet.
	Speaker interface{ Aloud() string }

	// A Teller says the answer to the question aloud, which is not said as long as
	// it is veiled.
	Teller interface {
		Speaker
		Tells() bool
	}

	// An Asker asks a question; choice is what the reader has answered, -1 for
	// nothing yet.
	Asker interface {
		Asked() (q words.Question, choice int)
	}

	// A Keyer has use for keys that no control has used: dx and dy are what an
	// arrow key stands for.
	Keyer interface {
		Key(key string, dx, dy int) (used bool)
	}

	// An Undoer takes changes back.
	Undoer interface {
		Undo()
		Redo()
	}

	// An Exhibitor has several exhibits on one stage; the frame shows their names.
	Exhibitor interface {
		Exhibits() []string // their names in the reader's language, in order
		Exhibit() int       // the one that is shown
		Show(i int)         // another one
	}

	// A Fetcher needs files of the build besides the networks' and the digit's.
	// Wants is asked while its chapter is the current one; Arrived is called for
	// every file that has arrived, or failed to, and passes over others' files.
	Fetcher interface {
		Wants() []string
		Arrived(name string, data []byte, err error)
	}

	// A Waker is told when the page is up, whatever chapter is open.
	Waker interface{ Wake() }

	// A Busy room is in the middle of something of the reader's: the address, and
	// slow networks, wait.
	Busy interface{ Busy() bool }
)
