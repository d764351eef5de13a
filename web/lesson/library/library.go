// Package library holds all of MNIST, for whoever asks for it: the 10,000 test
// images and the 60,000 training images, each in one packed file that comes when
// it is first wanted and is unpacked as it comes.
package library

import (
	"errors"

	"convlab/nn/imagecode"
	"convlab/nn/mnist"
	"convlab/web/lesson/words"
)

// A Part is one of the two parts of MNIST.
type Part int

const (
	Test Part = iota
	Train
	Parts // how many there are
)

// The files of the parts.
const (
	TestFile  = "data/mnist-test.c28"
	TrainFile = "data/mnist-train.c28"
)

var files = [Parts]string{TestFile, TrainFile}

// counts are how many images the parts have.
var counts = [Parts]int{10000, 60000}

// TestLabels are how many of the test images show which digit.
var TestLabels = [mnist.Classes]int{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}

// Count is the number of images in a part, whether they are here or not.
func (p Part) Count() int { return counts[p] }

// A Library is what has come of both parts.
type Library struct {
	// Say says what can't be had.
	Say func(words.Notice)

	Mistakes Mistakes // of our own networks

	shelves [Parts]shelf
}

// A shelf is what has come of one part.
type shelf struct {
	wanted  bool
	failed  bool
	set     *mnist.Set // once all are here
	decoder *imagecode.Decoder
	taken   int  // bytes that the decoder has got
	whole   bool // the file has come to its end
}

// New returns an empty library.
func New() *Library { return &Library{Say: func(words.Notice) {}} }

// Want asks for a part. One that failed to come is tried again.
func (l *Library) Want(p Part) {
	if s := &l.shelves[p]; s.set == nil {
		s.wanted, s.failed = true, false
	}
}

// Wants lists the files to fetch now.
func (l *Library) Wants() (names []string) {
	for p, s := range l.shelves {
		if s.wanted && s.set == nil && !s.whole {
			names = append(names, files[p])
		}
	}
	return names
}

// Holds says whether a file is one of the library's: it takes pieces of it.
func Holds(name string) bool { return part(name) >= 0 }

func part(name string) Part {
	for p, file := range files {
		if file == name {
			return Part(p)
		}
	}
	return -1
}

// Piece takes the next bytes of a file while the rest is on its way. What they
// hold is unpacked by [Library.Unpack].
func (l *Library) Piece(name string, b []byte) {
	p := part(name)
	if p < 0 {
		return
	}
	if s := &l.shelves[p]; s.set == nil && !s.whole {
		s.take(b)
	}
}

func (s *shelf) take(b []byte) {
	if s.decoder == nil {
		s.decoder = imagecode.NewDecoder()
	}
	s.decoder.Write(b)
	s.taken += len(b)
}

// Arrived takes a whole file, of which pieces may have come before, or the error
// that came instead.
func (l *Library) Arrived(name string, data []byte, err error) {
	p := part(name)
	if p < 0 {
		return
	}
	s := &l.shelves[p]
	switch {
	case s.set != nil || s.whole:
	case err != nil:
		s.lost()
		l.Say(words.Notice{Text: away})
	default:
		if s.taken > len(data) {
			s.decoder, s.taken = nil, 0 // of an earlier try
		}
		s.take(data[s.taken:])
		s.whole = true
	}
}

// lost forgets what has come: it is wanted no more until somebody asks again.
func (s *shelf) lost() { *s = shelf{failed: true} }

// Unpack unpacks a block of what has come, some milliseconds of work, and reports
// whether there was one.
func (l *Library) Unpack() bool {
	for p := range l.shelves {
		s := &l.shelves[p]
		if s.decoder == nil {
			continue
		}
		more, err := s.decoder.Next()
		if err == nil && !more && s.whole && !s.decoder.Done() {
			err = imagecode.ErrTruncated
		}
		if err == nil && s.decoder.Done() && s.decoder.Total() != counts[p] {
			err = imagecode.ErrFormat
		}
		switch {
		case err != nil:
			s.lost()
			l.Say(words.Notice{Text: sentence(err)})
			return true
		case s.whole && s.decoder.Done():
			*s = shelf{set: s.decoder.Set()}
			return true
		case more:
			return true
		}
	}
	return false
}

// sentence says what is wrong with a file.
func sentence(err error) words.Both[string] {
	switch {
	case errors.Is(err, imagecode.ErrTruncated):
		return cut
	case errors.Is(err, imagecode.ErrFormat):
		return foreign
	}
	return damaged
}

// Set returns the images of a part that are here so far, none or all in the end.
func (l *Library) Set(p Part) *mnist.Set {
	switch s := &l.shelves[p]; {
	case s.set != nil:
		return s.set
	case s.decoder != nil:
		return s.decoder.Set()
	}
	return &mnist.Set{}
}

// Here says whether all images of a part are here, Coming whether they are on
// their way, Failed whether they were and have not come.
func (l *Library) Here(p Part) bool   { return l.shelves[p].set != nil }
func (l *Library) Coming(p Part) bool { return l.shelves[p].wanted && l.shelves[p].set == nil }
func (l *Library) Failed(p Part) bool { return l.shelves[p].failed }
