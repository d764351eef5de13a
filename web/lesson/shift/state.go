package shift

import (
	"strconv"

	"convlab/nn/filter"
	"convlab/nn/zoo"
	"convlab/web/lesson/library"
	"convlab/web/lesson/link"
)

// Most is how far the picture in the middle can be moved, to the left and to the
// right, in pixels.
const Most = zoo.Reach

// Moves is the number of those moves.
const Moves = 2*Most + 1

// State is what a link carries of the chapter, besides the reader's ink.
type State struct {
	Shown  Exhibit
	By     int // pixels to the right that the middle picture is moved by
	Kernel int // of [filter.Kernels]
	After  After
	Pool   bool           // 2×2 max pooling follows
	Places [Places]Source // what stands on the left, in the middle, on the right
	Cell   int            // the cell of the square that is compared, -1: one that is worth it
	Away   int            // pixels that all test images are moved by
	Way    Way
}

// An Exhibit is one of the chapter's three.
type Exhibit int

// The exhibits.
const (
	Nearer   Exhibit = iota // distances
	Square                  // both ways around
	Measured                // networks on all test images
	Exhibits                // how many there are
)

// After is what becomes of the sums.
type After int

const (
	Pixels After = iota // rounded, then clamped to 0..255, as in the other chapters
	ReLU                // negative ones become 0, as in a network
	Afters
)

// The places of the pictures.
const (
	Left = iota
	Middle
	Right
	Places
)

// A Source is where the picture in a place comes from: [Example], [Own], or a
// test image of MNIST by its number, counted from 1.
type Source int

const (
	Own     Source = -1
	Example Source = 0 // in the middle: the picture on the left
)

// A Way is a direction that all test images are moved in, or the mean of all.
type Way int

const Mean Way = 0 // then zoo's directions in their order

// Direction is the direction, if it is one.
func (w Way) Direction() (zoo.Direction, bool) { return zoo.Direction(w - 1), w != Mean }

// Ways is how many there are.
const Ways = Way(zoo.Directions) + 1

var first = State{By: 4, Kernel: 1, Cell: -1, Away: 4}

// kernels are those of the list; nobody changes them.
var kernels = filter.Kernels()

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	s := &r.State
	return append(r.Digit.Fields(),
		link.Choice("show", &s.Shown, "", "square", "measured"),
		link.Int("by", &s.By, -Most, Most, first.By),
		link.Field{Key: "k", Get: s.writeKernel, Set: s.readKernel, Reset: func() { s.Kernel = first.Kernel }},
		link.Choice("sums", &s.After, "", "relu"),
		link.Flag("pool", &s.Pool),
		place("left", &s.Places[Left]),
		place("middle", &s.Places[Middle]),
		place("seven", &s.Places[Right]),
		link.Int("cell", &s.Cell, 0, mapSide*mapSide-1, -1),
		link.Int("away", &s.Away, 0, Most, first.Away),
		link.Choice("way", &s.Way, "", "right", "left", "down", "up"),
	)
}

func (s *State) writeKernel() string {
	if s.Kernel == first.Kernel {
		return ""
	}
	return kernels[s.Kernel].Key
}

func (s *State) readKernel(v string) error {
	i := kernelAt(v)
	if i < 0 {
		return link.ErrValue
	}
	s.Kernel = i
	return nil
}

// kernelAt is the place of a kernel in the list, -1 for none of that key.
func kernelAt(key string) int {
	for i := range kernels {
		if kernels[i].Key == key {
			return i
		}
	}
	return -1
}

// own is how a link writes [Own].
const own = "mine"

func place(key string, at *Source) link.Field {
	return link.Field{Key: key,
		Get: func() string {
			switch *at {
			case Own:
				return own
			case Example:
				return ""
			}
			return strconv.Itoa(int(*at))
		},
		Set: func(v string) error {
			if v == own {
				*at = Own
				return nil
			}
			n, err := strconv.Atoi(v)
			if err != nil || n < 1 || n > library.Test.Count() {
				return link.ErrValue
			}
			*at = Source(n)
			return nil
		},
		Reset: func() { *at = Example },
	}
}
