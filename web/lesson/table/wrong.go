package table

import (
	"fmt"

	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/library"
	"convlab/web/lesson/words"
)

// MistakesFile has the test images that each of ours gets wrong.
const MistakesFile = "data/mistakes.csv"

// mistakes is what has come of that file.
type mistakes struct {
	here, failed bool
	of           map[string][]zoo.Mistake
	readers      int         // networks in it
	misses       map[int]int // by image: how many of them get it wrong
}

// Wants implements room.Fetcher.
func (r *Room) Wants() []string {
	if r.mistakes.here || r.mistakes.failed {
		return nil
	}
	return []string{MistakesFile}
}

// Arrived implements room.Fetcher.
func (r *Room) Arrived(name string, data []byte, err error) {
	if name != MistakesFile || r.mistakes.here {
		return
	}
	var of map[string][]zoo.Mistake
	if err == nil {
		of, err = zoo.ParseMistakes(data)
	}
	if err != nil {
		r.mistakes.failed = true
		return
	}
	r.mistakes = mistakes{here: true, of: of, readers: len(of), misses: map[int]int{}}
	for _, list := range of {
		for _, m := range list {
			r.mistakes.misses[m.Image]++
		}
	}
}

// Retry asks once more for what could not be had.
func (r *Room) Retry() {
	r.mistakes.failed = false
	r.Library.Want(library.Test)
}

// Lost says that the list or the images could not be had.
func (r *Room) Lost() bool { return r.mistakes.failed || r.Library.Failed(library.Test) }

// Coming says that they are on their way.
func (r *Room) Coming() bool { return !r.Lost() && (!r.mistakes.here || !r.Library.Here(library.Test)) }

// A Shot is a test image that a network gets wrong.
type Shot struct {
	zoo.Mistake
	Misses int // how many of ours get it wrong
}

// Listed says that it is known which images the network that is looked at gets
// wrong.
func (r *Room) Listed() bool {
	m := r.Chosen()
	return m != nil && r.mistakes.of[m.Name] != nil
}

// shots are the wrong images that are shown.
func (r *Room) shots() (list []Shot) {
	m := r.Chosen()
	if m == nil {
		return nil
	}
	for _, x := range r.mistakes.of[m.Name] {
		n := r.mistakes.misses[x.Image]
		if r.Whose == OnlyIts && n > 1 || r.Whose == Everyone && n < r.mistakes.readers {
			continue
		}
		list = append(list, Shot{x, n})
	}
	return list
}

// Tally counts the images of the network that is looked at as [Whose] sorts them.
func (r *Room) Tally() (n [Whoses]int) {
	m := r.Chosen()
	if m == nil {
		return n
	}
	for _, x := range r.mistakes.of[m.Name] {
		n[Its]++
		if r.mistakes.misses[x.Image] == 1 {
			n[OnlyIts]++
		}
		if r.mistakes.misses[x.Image] == r.mistakes.readers {
			n[Everyone]++
		}
	}
	return n
}

// Readers is how many of our networks the list of wrong images has.
func (r *Room) Readers() int { return r.mistakes.readers }

// Picture returns a test image, and whether it is here.
func (r *Room) Picture(image int) (p ink.Picture, ok bool) {
	set := r.Library.Set(library.Test)
	if image < 0 || image >= set.Len() {
		return p, false
	}
	copy(p[:], set.Image(image))
	return p, true
}

// Sift changes which of the wrong images are shown.
func (r *Room) Sift(w Whose) {
	r.change(func(s *State) { s.Whose, s.Wrong = w, 0 })
}

// PickWrong looks at one of the wrong images.
func (r *Room) PickWrong(i int) {
	if len(r.Shots) > 0 {
		r.Wrong = min(max(i, 0), len(r.Shots)-1)
		r.told = true
	}
}

// Shot returns the wrong image that is looked at.
func (r *Room) Shot() (s Shot, ok bool) {
	if r.Wrong >= len(r.Shots) {
		return s, false
	}
	return r.Shots[r.Wrong], true
}

// ShotSays is what the network said of it.
func (r *Room) ShotSays() string {
	s, ok := r.Shot()
	if !ok {
		return ""
	}
	t := r.T()
	if s.Answer > 9 {
		return fmt.Sprintf(t.NoAnswer, s.Image+1, s.Label)
	}
	said := fmt.Sprintf(t.Shot, s.Image+1, s.Label, s.Answer, words.Percent(s.Probability))
	switch {
	case s.Misses == 1:
		return fmt.Sprintf(t.Also, said, t.ShotAlone)
	case s.Misses == r.mistakes.readers:
		return fmt.Sprintf(t.Also, said, fmt.Sprintf(t.ShotAll, s.Misses))
	}
	return fmt.Sprintf(t.Also, said, fmt.Sprintf(t.ShotSome, s.Misses, r.mistakes.readers))
}
