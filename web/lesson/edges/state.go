package edges

import (
	"encoding/hex"
	"fmt"
	"strconv"

	"convlab/nn/filter"
	"convlab/web/lesson/link"
)

// An Exhibit is one of the chapter's.
type Exhibit int

const (
	Halves   Exhibit = iota // 60 | 0, term by term
	Photo                   // one kernel on a photo
	Lines                   // both kernels on a picture of only lines
	Gradient                // both together
	Exhibits                // how many there are
)

// State is what a link carries of the chapter, besides the digit.
type State struct {
	Shown    Exhibit
	Kernel   Kernel // of Halves and Photo
	Negative filter.Negative
	Pixels   bool // sums are shown as the pixels that become of them

	Picture Picture // of Halves
	A, B    int     // the grey values of its first and second half
	At      int     // its output cell that is written out, 0..35

	Photo    Subject
	Row, Col int  // of the photo's sums that is written out, from 1: the window begins there
	Sobel    bool // Gradient: the Sobel kernels, else those of Photo
	Least    int  // Gradient: shorter ones get no line
	Bare     bool // and none does

	Lines  Figure
	Width  int  // of the lines, in pixels
	Short  bool // they end within the picture
	LineAt int  // the output cell that is written out, 0..483
	Own    Drawing
}

// A Kernel is one of the two that find edges.
type Kernel int

const (
	Vertical   Kernel = iota // left column less right column
	Horizontal               // top row less bottom row
	Kernels                  // how many there are
)

// A Picture is one of the 8×8 ones.
type Picture int

const (
	Beside   Picture = iota // left half A, right half B
	Above                   // upper half A, lower half B
	Head                    // a piece of a photo
	Seven                   // a written 7
	Pictures                // how many there are
)

// A Subject is a photo.
type Subject int

const (
	Table Subject = iota
	Lake
	Chart
	Mine     // the reader's digit, which is no file
	Subjects // how many there are
)

// LineSide is the side of the pictures of lines.
const LineSide = 24

// The positions of the window.
const (
	halvesSide  = filter.Side - 2
	halvesSteps = halvesSide * halvesSide
	linesSide   = LineSide - 2
	linesSteps  = linesSide * linesSide
)

// The largest numbers of a link.
const (
	MaxWidth = 4
	MaxLeast = 400
	maxRow   = 178 // of a photo's map
	maxCol   = 238
)

// first is the state of a first visit.
var first = State{A: 60, B: 0, At: 14, Row: 140, Col: 172, Least: 120, Width: 2, LineAt: 7*linesSide + 10}

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	s := &r.State
	return append(r.Digit.Fields(),
		link.Choice("show", &s.Shown, "", "photo", "lines", "gradient"),
		link.Choice("k", &s.Kernel, "", "horizontal"),
		link.Choice("in", &s.Picture, "", "layers", "head", "seven"),
		link.Int("a", &s.A, 0, 255, first.A),
		link.Int("b", &s.B, 0, 255, first.B),
		place("step", &s.At, halvesSteps, first.At),
		link.Choice("photo", &s.Photo, "", "lake", "chart", "mine"),
		link.Int("row", &s.Row, 1, maxRow, first.Row),
		link.Int("col", &s.Col, 1, maxCol, first.Col),
		link.Flag("sobel", &s.Sobel),
		link.Int("least", &s.Least, 0, MaxLeast, first.Least),
		link.Flag("bare", &s.Bare),
		link.Choice("lines", &s.Lines, "", "ladder", "slant", "ring", "own"),
		link.Int("width", &s.Width, 1, MaxWidth, first.Width),
		link.Flag("short", &s.Short),
		place("at", &s.LineAt, linesSteps, first.LineAt),
		link.Field{Key: "own", Get: s.Own.write, Set: s.Own.read, Reset: func() { s.Own = Drawing{} }},
		link.Choice("neg", &s.Negative, "", "abs", "rescale"),
		link.Flag("pixels", &s.Pixels),
	)
}

// place is a field for one of n places, which people count from 1.
func place(key string, at *int, n, otherwise int) link.Field {
	f := link.Field{Key: key, Reset: func() { *at = otherwise }}
	f.Get = func() string {
		if *at == otherwise {
			return ""
		}
		return strconv.Itoa(*at + 1)
	}
	f.Set = func(v string) error {
		i, err := strconv.Atoi(v)
		if err != nil || i < 1 || i > n {
			return link.ErrValue
		}
		*at = i - 1
		return nil
	}
	return f
}

// A Drawing is a picture of white on black, a bit a pixel: the lowest bit of a row
// is its last pixel.
type Drawing [LineSide]uint32

func (d *Drawing) white(r, c int) bool { return d[r]>>(LineSide-1-c)&1 != 0 }

func (d *Drawing) set(r, c int, white bool) {
	bit := uint32(1) << (LineSide - 1 - c)
	d[r] &^= bit
	if white {
		d[r] |= bit
	}
}

// write and read are three bytes a row, in hexadecimal.
func (d *Drawing) write() string {
	if *d == (Drawing{}) {
		return ""
	}
	var text []byte
	for _, row := range d {
		text = fmt.Appendf(text, "%06x", row)
	}
	return string(text)
}

func (d *Drawing) read(v string) error {
	b, err := hex.DecodeString(v)
	if err != nil || len(b) != 3*LineSide {
		return link.ErrValue
	}
	for r := range d {
		d[r] = uint32(b[3*r])<<16 | uint32(b[3*r+1])<<8 | uint32(b[3*r+2])
	}
	return nil
}
