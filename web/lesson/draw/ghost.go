package draw

import (
	"math"

	"convlab/nn/ink"
	"convlab/web/lesson/digit"
)

const (
	// Seconds that the ghost's digit takes, with the pen up between two strokes for
	// lifted of them; and how long a pad must be empty, and nothing be done, for
	// another digit.
	duration = 1.5
	lifted   = .12
	patience = 60

	// tick is how often the networks are asked, in seconds: so that their answers can
	// be followed, and their changes counted alike on every machine.
	tick = .1
)

// A Ghost is the hand that writes a digit for readers who have not drawn anything
// yet. Its ink is nobody's: it is on a pad of its own.
type Ghost struct {
	Digit *digit.Digit // what is on its pad
	Wrote int          // the digit that it is, or is going to be

	state  state
	again  bool // it has written after a minute, and won't any more
	at     float64
	asked  int // ticks that have been handed out
	hidden int // strokes that are finished
	path   [][]ink.Point
}

type state int

const (
	still   state = iota // what a page shows before anything else: the last frame of a 7
	writing              // the hand moves
	written              // the last frame of another digit
	gone                 // wiped
)

// newGhost returns a hand that has finished a 7 already: what is prerendered, and all
// that readers see who want less motion.
func newGhost() *Ghost {
	h := &Ghost{}
	h.write(first)
	h.finish()
	h.state = still
	return h
}

// first is the digit of the first frame that stands.
const first = 7

// write takes up a digit.
func (h *Ghost) write(d int) {
	h.Digit, h.Wrote, h.path = digit.New(), d, paths(d)
	h.state, h.at, h.asked, h.hidden = writing, 0, 0, 0
}

// Shown says whether there is anything of the hand's on the pad, Untouched
// whether it is what stood there at first, Moving whether the hand moves.
func (h *Ghost) Shown() bool     { return h.state != gone }
func (h *Ghost) Untouched() bool { return h.state == still }
func (h *Ghost) Moving() bool    { return h.state == writing }

// Waits returns after how many seconds in which nothing is done the hand is going
// to write, and whether it is at all.
func (h *Ghost) Waits() (seconds float64, ok bool) {
	switch h.state {
	case still:
		return .4, true
	case gone:
		return patience, !h.again
	}
	return 0, false
}

// Begin takes up a digit that seed chooses, never the one before. A calm hand
// has written it at once; and leaves what stands.
func (h *Ghost) Begin(seed uint64, calm bool) {
	if h.state == gone {
		h.again = true
	} else if calm {
		h.state = written
		return
	}
	d := int(seed % 9)
	if d >= h.Wrote {
		d++
	}
	h.write(d)
	if calm {
		h.finish()
	}
}

// Wipe takes away what the hand has written.
func (h *Ghost) Wipe() { h.Digit, h.state = digit.New(), gone }

// Pen returns where on the pad the pen is, and whether the hand holds one.
func (h *Ghost) Pen() (p ink.Point, ok bool) {
	if h.state != writing || len(h.Digit.Strokes) == 0 {
		return p, false
	}
	s := h.Digit.Strokes[len(h.Digit.Strokes)-1]
	return s.Points[len(s.Points)-1], true
}

// Advance lets the hand write on for dt seconds, and reports whether the networks
// are to be asked again. After the last stroke they are asked once more.
func (h *Ghost) Advance(dt float64) (ask bool) {
	if h.state != writing {
		return false
	}
	// The ink gets no further than to the next tick, so that what they are asked
	// about depends on no machine's frames.
	next := float64(h.asked+1) * tick
	h.at += dt
	h.reach(min(h.at, next))
	if ask = h.at >= next; ask {
		h.asked++
	}
	return ask
}

// Done says whether all strokes have been written, and asked about.
func (h *Ghost) Done() bool { return float64(h.asked)*tick >= duration+tick }

// Stop ends the writing where it is done: its last frame stands.
func (h *Ghost) Stop() { h.state = written }

// finish writes all there is.
func (h *Ghost) finish() {
	h.reach(duration)
	h.state = written
}

// reach draws on until a time has come.
func (h *Ghost) reach(at float64) {
	all := 0.0
	for _, p := range h.path {
		all += length(p)
	}
	speed := all / (duration - lifted*float64(len(h.path)-1))
	from := 0.0
	for i, p := range h.path {
		takes := length(p) / speed
		if i >= h.hidden && at >= from {
			u := min((at-from)/takes, 1)
			u = u * (.5 + u*(1.5-u)) // a pen starts and ends slowly
			n := max(int(math.Round(u*float64(len(p)))), 1)
			if len(h.Digit.Strokes) == i {
				h.Digit.Press(p[0])
			}
			if k := len(h.Digit.Strokes[i].Points); k < n {
				h.Digit.Move(p[k:n]...)
			}
			if n == len(p) {
				h.Digit.Lift()
				h.hidden++
			}
		}
		from += takes + lifted
	}
}

// length returns the length of a polyline.
func length(p []ink.Point) (sum float64) {
	for i := 1; i < len(p); i++ {
		sum += math.Hypot(float64(p[i].X-p[i-1].X), float64(p[i].Y-p[i-1].Y))
	}
	return sum
}
