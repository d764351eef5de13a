// Package train is #/train without its looks: a network that the reader trains on
// all of MNIST, in this browser.
package train

import (
	"slices"

	"convlab/nn"
	"convlab/nn/zoo"
	"convlab/web/lesson/library"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "train",
	Part:    room.Experiment,
	Lives:   room.Answer,
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// An Exhibit is one of those on the chapter's stage.
type Exhibit int

const (
	Curves Exhibit = iota // the training while it goes on
	Wrong                 // what the network gets wrong
	Own                   // the reader's own digits
	exhibits
)

// A Pane is what stands beside the curves.
type Pane int

const (
	Weights Pane = iota // pictures of the first layer
	Update              // one update with its numbers
	panes
)

// A Tab is what the card of the settings shows.
type Tab int

const (
	Dials Tab = iota
	Keras
	Go
	tabs
)

// State is what a link carries of the chapter, besides the digit.
type State struct {
	View   Exhibit
	Pane   Pane
	Tab    Tab
	Set    training.Settings // of the next run
	Linear bool              // axes that are not logarithmic
	Raw    bool              // every batch, not smoothed
	Now    bool              // weights as they are, not what they have changed by
	Course bool              // our own run of the course's settings is drawn, too
	Cell   int               // of the confusions: 1 + 10·label + answer; 0: Matrix.Most
}

// A Room is the chapter while a reader trains a network in it.
type Room struct {
	State
	*room.Desk
	Engine Engine
	Guess  [exhibits]words.Guess

	// What belongs to the moment.
	At    int    // the step that the cursor is at; 0 for the latest
	Film  int    // 1 + the step of the frame that is shown; 0 for the latest
	Watch int    // the weight that is looked at in single steps, -1 for one that matters
	Hot   string // the part that a word in the prose points at

	told    told
	history undo.History[training.Settings]
	chart   chart
	matrix  matrix
	kept    kept
	shown   shown
	with    []string // kept runs that are drawn, too; "" holds a letter's place
	outbox  *File
	was     state
	second  float64 // of a step with the settings, if timed
	timed   bool
	asked   bool    // for that
	mine    []*Mine // what the reader has kept
	past    undo.History[[]*Mine]
	next    int             // the digit that they are asked for
	numbers int             // of mine, so far
	known   map[string]bool // lines of digits that this tab has had
	unkept  bool            // the browser doesn't keep them
	pass    *nn.Pass
	passOf  *zoo.Model // that pass belongs to
}

// told is what Aloud is about.
type told int

const (
	nothing told = iota
	ofRun
	ofCursor
	ofUpdate
	ofCell
	ofMine
)

// New returns the room of a first visit.
func New(d *room.Desk) *Room {
	r := &Room{State: State{Set: training.Quick(), Course: true}, Desk: d, Engine: &d.Trainer, Watch: Auto}
	d.Trainer.Changed = r.Changed
	return r
}

// Changed is called when something of the run may have.
func (r *Room) Changed() {
	r.chart.stale = true
	if r.asked {
		r.estimate() // the answer may be here
	}
	run := r.Run()
	if (r.View == Wrong || run != nil && run.Whole != nil) && !r.Library.Failed(library.Test) {
		r.Library.Want(library.Test)
	}
	if run == nil {
		return
	}
	now := state{run.ID, run.Status, run.Saves, 0}
	if run.Whole != nil {
		now.tested = run.Whole.Step
	}
	if now != r.was {
		over := run.Status == training.Finished || run.Status == training.Stopped
		if over && (now.id != r.was.id || now.status != r.was.status || now.tested != r.was.tested) {
			r.Beside()
		}
		r.was = now
		r.list()
	}
	r.still()
}

// A state is what has to change of a run before runs are listed anew.
type state struct {
	id     string
	status training.Status
	saves  int
	tested int // the step after which it was tested last
}

// Auto stands for a weight that is chosen for the reader.
const Auto = -1

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Run returns the run that there is, nil for none.
func (r *Room) Run() *training.Run { return r.Engine.Run() }

// Running says whether steps are being made, or will be as soon as everything is here.
func (r *Room) Running() bool {
	run := r.Run()
	return run != nil && (run.Status == training.Running || run.Status == training.Loading)
}

// Derive implements room.Room.
func (r *Room) Derive() {
	r.Changed()
	r.estimate()
	switch {
	case r.View == Own:
		r.Panel.Read(r.Digit, panel.All)
	case r.Example():
		r.Panel.Read(r.Digit, panel.Only(&zoo.Dense))
	}
}

// estimate asks how long a step takes here. The answer comes by Changed.
func (r *Room) estimate() {
	r.asked = true
	if !r.Running() {
		r.second, r.timed = r.Engine.Estimate(&r.Set)
	}
}

// Enter and Leave implement room.Enterer and room.Leaver. A training goes on while the
// reader is elsewhere.
func (r *Room) Enter() { r.list() }
func (r *Room) Leave() { r.Hot, r.told, r.At = "", nothing, 0 }

// Exhibits, Exhibit and Show implement room.Exhibitor.
func (r *Room) Exhibits() []string { return r.T().Exhibits[:] }
func (r *Room) Exhibit() int       { return int(r.View) }
func (r *Room) Show(i int) {
	r.View = Exhibit(min(max(i, 0), int(exhibits)-1))
	r.told = nothing
	r.Derive()
}

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) {
	return r.Question(), r.Guess[r.View].Choice()
}

// Answer takes the reader's answer to the question of the exhibit.
func (r *Room) Answer(choice int) { r.Guess[r.View].Give(choice) }

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// --- The URL ---

// Names of settings in links; "" would be the default.
var (
	netNames      = []string{"dense", "lenet", "cnn"}
	ruleNames     = []string{"sgd", "momentum", "adam"}
	scheduleNames = []string{"constant", "onecycle", "cosine", "steps"}
	augmentNames  = []string{"no", "scan", "pen"}
)

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	s, d := &r.Set, training.Quick()
	return append(r.Digit.Fields(),
		link.Choice("show", &r.View, "", "wrong", "own"),
		link.Choice("pane", &r.Pane, "", "update"),
		link.Choice("tab", &r.Tab, "", "keras", "go"),
		link.Flag("linear", &r.Linear),
		link.Flag("raw", &r.Raw),
		link.Flag("now", &r.Now),
		not("course", &r.Course),
		link.Int("cell", &r.Cell, 0, 100, 0),
		named("net", &s.Net, d.Net, netNames),
		unitsField(s, d.Units),
		named("rule", &s.Rule, d.Rule, ruleNames),
		decimal("rate", &s.Rate, 1e-7, training.MaxRate, d.Rate),
		named("schedule", &s.Schedule, d.Schedule, scheduleNames),
		link.Int("batch", &s.Batch, 1, training.MaxBatch, d.Batch),
		link.Int("epochs", &s.Epochs, 1, training.MaxEpochs, d.Epochs),
		decimal("l2", &s.L2, 0, training.MaxL2, d.L2),
		decimal("drop", &s.Dropout, 0, training.MaxDrop, d.Dropout),
		named("augment", &s.Augment, d.Augment, augmentNames),
		link.Int("seed", &s.Seed, 0, training.MaxSeed, d.Seed),
		limited(link.Int("images", &s.Images, 0, training.Images, 0)),
	)
}

// named is one of a few, by their names.
func named[T ~int](key string, at *T, otherwise T, names []string) link.Field {
	return link.Field{Key: key,
		Get: func() string {
			if *at == otherwise {
				return ""
			}
			return names[*at]
		},
		Set: func(v string) error {
			i := slices.Index(names, v)
			if i < 0 {
				return link.ErrValue
			}
			*at = T(i)
			return nil
		},
		Reset: func() { *at = otherwise },
	}
}

// not is on by default.
func not(key string, at *bool) link.Field {
	off := false
	f := link.Flag(key, &off)
	return link.Field{Key: key,
		Get: func() string {
			if *at {
				return ""
			}
			return "0"
		},
		Set: func(v string) error {
			if err := f.Set(v); err != nil {
				return err
			}
			*at = off
			return nil
		},
		Reset: func() { *at = true },
	}
}

// decimal is a number from lo to hi with a default.
func decimal(key string, at *float64, lo, hi, otherwise float64) link.Field {
	return link.Field{Key: key,
		Get: func() string {
			if *at == otherwise {
				return ""
			}
			return plain(*at)
		},
		Set: func(v string) error {
			x, err := parse(v)
			if err != nil || !(x >= lo && x <= hi) {
				return link.ErrValue
			}
			*at = x
			return nil
		},
		Reset: func() { *at = otherwise },
	}
}

// limited refuses fewer images than there must be; 0 stands for all.
func limited(f link.Field) link.Field {
	set := f.Set
	f.Set = func(v string) error {
		if n, err := parse(v); err == nil && n != 0 && n < training.MinImages {
			return link.ErrValue
		}
		return set(v)
	}
	return f
}

// unitsField are the hidden layers, "256_256_256"; "none" for none.
func unitsField(s *training.Settings, otherwise []int) link.Field {
	at := &s.Units
	return link.Field{Key: "units",
		Get: func() string {
			if slices.Equal(*at, otherwise) {
				return ""
			}
			return writeUnits(*at, "_")
		},
		Set: func(v string) error {
			list, ok := readUnits(v)
			try := training.Quick()
			if try.Units = list; !ok || try.Check() != nil {
				return link.ErrValue
			}
			*at = list
			return nil
		},
		Reset: func() { *at = slices.Clone(otherwise) },
	}
}
