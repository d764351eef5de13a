package table

import (
	"fmt"

	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/library"
	"convlab/web/lesson/words"
)

// Wants and Arrived implement room.Fetcher.
func (r *Room) Wants() []string { return r.Library.Mistakes.Wants() }
func (r *Room) Arrived(name string, data []byte, err error) {
	r.Library.Mistakes.Arrived(name, data, err)
}

// Retry asks once more for what could not be had.
func (r *Room) Retry() {
	r.Library.Mistakes.Retry()
	r.Library.Want(library.Test)
}

// Lost says that the list or the images could not be had.
func (r *Room) Lost() bool { return r.Library.Mistakes.Failed() || r.Library.Failed(library.Test) }

// Coming says that they are on their way.
func (r *Room) Coming() bool {
	return !r.Lost() && (!r.Library.Mistakes.Here() || !r.Library.Here(library.Test))
}

// A Shot is a test image that a network gets wrong.
type Shot struct {
	zoo.Mistake
	Misses int // how many of ours get it wrong
}

// Listed says that it is known which images the network that is looked at gets
// wrong.
func (r *Room) Listed() bool {
	m := r.Chosen()
	return m != nil && r.Library.Mistakes.Of(m.Name) != nil
}

// shots are the wrong images that are shown.
func (r *Room) shots() (list []Shot) {
	m := r.Chosen()
	if m == nil {
		return nil
	}
	for _, x := range r.Library.Mistakes.Of(m.Name) {
		n := r.Library.Mistakes.Misses(x.Image)
		if r.Whose == OnlyIts && n > 1 || r.Whose == Everyone && n < r.Library.Mistakes.Networks() {
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
	for _, x := range r.Library.Mistakes.Of(m.Name) {
		n[Its]++
		if r.Library.Mistakes.Misses(x.Image) == 1 {
			n[OnlyIts]++
		}
		if r.Library.Mistakes.Misses(x.Image) == r.Library.Mistakes.Networks() {
			n[Everyone]++
		}
	}
	return n
}

// Readers is how many of our networks the list of wrong images has.
func (r *Room) Readers() int { return r.Library.Mistakes.Networks() }

// Picture returns a test image, and whether it is here.
func (r *Room) Picture(image int) (p ink.Picture, ok bool) {
	p, _, ok = r.Digit.Scan(digit.ScanOf(library.Test, image))
	return p, ok
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
		return fmt.Sprintf(t.NoAnswer, s.Image, s.Label)
	}
	said := fmt.Sprintf(t.Shot, s.Image, s.Label, s.Answer, words.Percent(s.Probability))
	switch {
	case s.Misses == 1:
		return fmt.Sprintf(t.Also, said, fmt.Sprintf(t.ShotAlone, r.Library.Mistakes.Networks()))
	case s.Misses == r.Library.Mistakes.Networks():
		return fmt.Sprintf(t.Also, said, fmt.Sprintf(t.ShotAll, s.Misses))
	}
	return fmt.Sprintf(t.Also, said, fmt.Sprintf(t.ShotSome, s.Misses, r.Library.Mistakes.Networks()))
}
