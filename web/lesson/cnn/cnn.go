// Package cnn is #/cnn without its looks: a convolutional network that reads the
// reader's digit, every feature map of it, and one of their cells written out; what
// moves when the digit does; what it looks at; and how far it tolerates a move.
package cnn

import (
	"slices"
	"time"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/clock"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/undo"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "cnn",
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
	Look     Exhibit = iota // every map, and one cell written out
	Nudged                  // what moves when the digit does
	Covered                 // what the answer hangs on
	Measured                // all test images moved
	exhibits
)

// Far is how far the digit, and all test images, can be moved, in pixels.
const Far = zoo.Reach

// State is what a link carries of the chapter, besides the digit.
type State struct {
	Net         int // of Nets
	View        Exhibit
	Layer       int // of the cell that is written out, from 1
	Cell        int // its place in the layer's output from 0, Most for whichever is largest
	Term        int // of what it reads the one that is named, Most for the one that counts most
	Right, Down int // pixels that the digit is nudged by
	Diff        bool
	Patch       int // pixels of a side of what covers the digit, an odd number
	At          int // the pixel that its middle lies on, Most where it does most harm
	Away        int // pixels that all test images are moved by
	Way         zoo.Direction
}

// Most stands for the one that is the largest just now.
const Most = -1

// Nets are the networks of the page that have convolutions.
var Nets = convolutional(panel.Networks)

func convolutional(all []*zoo.Model) (list []*zoo.Model) {
	for _, m := range all {
		for _, l := range m.Layers {
			if _, ok := l.(nn.Conv2D); ok {
				list = append(list, m)
				break
			}
		}
	}
	return list
}

// Patches are the sides that a patch can have.
var Patches = []int{3, 5, 7, 9}

// A Room is the chapter while a reader looks around in it.
type Room struct {
	State
	*room.Desk
	Clock clock.Clock
	Guess [exhibits]words.Guess

	// What the reader is doing; not worth a link.
	Hot  string // the part of the picture that a word in the prose points at
	Over Spot   // the cell that is pointed at
	Big  bool   // where there is little room, the map has it instead of the windows

	// What follows.
	Seen  View
	Cover Cover

	forms   map[*zoo.Model]*Form // of networks that were looked at
	net     *nn.Network
	pass    *nn.Pass // over net
	goal    int      // where playing ends
	told    told     // what the reader has done last that is to be said aloud
	history undo.History[choices]
	now     func() time.Time
}

// choices are what can be undone; where the reader looks is not among them.
type choices struct {
	net         int
	right, down int
	patch       int
	way         zoo.Direction
}

// told is what Aloud is about.
type told int

const (
	nothing told = iota
	ofCell
	ofTerm
	ofNudge
	ofCover
	ofAway
)

// New returns the chapter of a first visit.
func New(d *room.Desk) *Room { return &Room{State: first, Desk: d, now: time.Now} }

var first = State{Layer: 3, Cell: Most, Term: Most, Right: 1, Patch: 7, At: Most, Away: 4}

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Model is the network that is looked at.
func (r *Room) Model() *zoo.Model {
	if list := r.Nets(); r.Net < len(list) {
		return list[r.Net]
	}
	return Nets[0]
}

// Nets are the networks to choose from: those of the page, and the reader's own if it has
// convolutions, too.
func (r *Room) Nets() []*zoo.Model {
	if own := r.Panel.Added(); own != nil && len(convolutional([]*zoo.Model{own})) > 0 {
		return append(slices.Clone(Nets), own)
	}
	return Nets
}

// Fields implements room.Room. Layers, cells and pixels count from 1, as on the page.
func (r *Room) Fields() []link.Field {
	s := &r.State
	names := []string{""}
	for _, m := range Nets[1:] {
		names = append(names, m.Name)
	}
	names = append(names, panel.OwnName) // it may still be on its way
	sides := make([]string, len(Patches))
	for i, n := range Patches {
		if n != first.Patch {
			sides[i] = string(rune('0' + n))
		}
	}
	return append(r.Digit.Fields(),
		link.Choice("net", &s.Net, names...),
		link.Choice("view", &s.View, "", "nudge", "cover", "shifted"),
		counted("layer", &s.Layer, func() int { return len(r.Form().Levels) }, 1, first.Layer),
		counted("cell", &s.Cell, func() int { return r.Form().Levels[s.Layer-1].Shape.Size() }, 0, Most),
		counted("reads", &s.Term, func() int { return mostTerms }, 0, Most),
		link.Int("by", &s.Right, -Far, Far, first.Right),
		link.Int("fall", &s.Down, -Far, Far, 0),
		link.Flag("diff", &s.Diff),
		patchField(&s.Patch, sides),
		counted("at", &s.At, func() int { return ink.Side * ink.Side }, 0, Most),
		link.Int("away", &s.Away, 0, Far, first.Away),
		link.Choice("way", &s.Way, "", "left", "down", "up"),
	)
}

// mostTerms is more than any cell reads.
const mostTerms = 1 << 12

// counted is a place among so many, which a link counts from 1, and the room from
// base.
func counted(key string, at *int, count func() int, base, otherwise int) link.Field {
	from1 := 0
	f := link.Int(key, &from1, 0, 1<<20, 0)
	return link.Field{Key: key,
		Get: func() string {
			if *at == otherwise {
				return ""
			}
			from1 = *at - base + 1
			return f.Get()
		},
		Set: func(v string) error {
			if err := f.Set(v); err != nil || from1 < 1 || from1 > count() {
				return link.ErrValue
			}
			*at = from1 - 1 + base
			return nil
		},
		Reset: func() { *at = otherwise },
	}
}

func patchField(patch *int, names []string) link.Field {
	at := 0
	f := link.Choice("patch", &at, names...)
	return link.Field{Key: "patch",
		Get: func() string {
			for i, n := range Patches {
				if n == *patch {
					at = i
				}
			}
			return f.Get()
		},
		Set: func(v string) error {
			if err := f.Set(v); err != nil {
				return err
			}
			*patch = Patches[at]
			return nil
		},
		Reset: func() { *patch = first.Patch },
	}
}

// Enter implements room.Enterer: there must be something to read.
func (r *Room) Enter() { r.Digit.Fill() }

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Clock.Stop()
	r.Hot, r.Over, r.told = "", Spot{}, nothing
	r.Digit.Settle()
}

// Derive implements room.Room.
func (r *Room) Derive() {
	if r.Net >= len(r.Nets()) && (r.Trained == "" || r.Panel.Added() != nil) { // the reader's own is gone, and not on its way
		r.Net, r.Layer, r.Cell, r.Term, r.At = 0, first.Layer, Most, Most, Most
	}
	// Or it is another one, of other layers.
	levels := r.Form().Levels
	if r.Layer > len(levels) {
		r.Layer = len(levels)
	}
	if r.Cell >= levels[r.Layer-1].Shape.Size() {
		r.Cell, r.Term = Most, Most
	}
	need := panel.Only(r.Model())
	if r.View == Measured {
		need = panel.All
	}
	r.Panel.Read(r.Digit, need)
	if net := r.Panel.Network(r.Model()); net != r.net {
		r.net, r.pass = net, nil
		if net != nil {
			r.pass = net.PlanForward(1)
		}
	}
	r.see()
}

// Here says whether there are numbers to look at: the network has arrived, and
// there is a picture.
func (r *Room) Here() bool { return r.Seen.Levels != nil }

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) {
	q = r.T().Questions[r.View]
	if r.View == Measured {
		q.Reveal = r.reveal(q.Reveal)
	}
	return q, r.Guess[r.View].Choice()
}

// Answer records what the reader answers to the question of the exhibit.
func (r *Room) Answer(choice int) { r.Guess[r.View].Give(choice) }

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Clock.Playing }

// Exhibits, Exhibit and Show implement room.Exhibitor.
func (r *Room) Exhibits() []string { return r.T().Exhibits[:] }
func (r *Room) Exhibit() int       { return int(r.View) }
func (r *Room) Show(i int) {
	r.Clock.Stop()
	r.Hot, r.Over, r.told = "", Spot{}, nothing
	r.View = Exhibit(min(max(i, 0), int(exhibits)-1))
	r.Derive()
}

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case !r.Here() && r.View != Measured:
		return false
	case key == " ":
		r.Play()
	case key == "Home":
		r.Go(0)
	case key == "End":
		r.Go(r.Steps() - 1)
	case dx == 0 && dy == 0:
		return false
	case r.View == Look && dx != 0:
		r.Go(r.Step() + dx)
	case r.View == Look:
		r.OtherMap(dy)
	case r.View == Nudged:
		r.NudgeTo(r.Right+dx, r.Down+dy)
	case r.View == Covered:
		r.MovePatch(dx, dy)
	case dx != 0:
		r.Go(r.Step() + dx)
	default:
		r.SetWay((r.Way + zoo.Direction(dy) + zoo.Directions) % zoo.Directions)
	}
	return true
}
