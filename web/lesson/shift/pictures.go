package shift

import (
	"convlab/nn/ink"
	"convlab/web/lesson/library"
)

// An Image is what stands in a place.
type Image struct {
	Picture ink.Picture // in the middle: as it was before it is moved
	Of      Source      // what it really is: where that can't be had, the example stands in
	Label   int         // the digit that MNIST says it is, -1 of the reader's own ink
	Coming  bool        // it is an example until the image is here
}

// image is what stands in a place now.
func (r *Room) image(place int) Image {
	of := r.Places[place]
	if place == Middle && of == Example {
		return r.image(Left)
	}
	switch set := r.Library.Set(library.Test); {
	case of == Own && r.Digit.HasInk():
		r.Digit.Derive()
		return Image{Picture: r.Digit.Nudged, Of: Own, Label: r.Digit.Label()}
	case of > 0 && int(of) <= set.Len():
		s := Image{Of: of, Label: int(set.Labels[of-1])}
		copy(s.Picture[:], set.Image(int(of)-1))
		return s
	}
	s := Image{Picture: one, Of: firstOne, Label: 1, Coming: of > 0 && r.Library.Coming(library.Test)}
	if place == Right {
		s.Picture, s.Of, s.Label = seven, firstSeven, 7
	}
	return s
}

// fetch asks for the test images if a place needs them. What failed to come is
// tried again when the reader asks for an image again.
func (r *Room) fetch() {
	for _, of := range r.Places {
		if of > 0 && !r.Library.Here(library.Test) && !r.Library.Failed(library.Test) {
			r.Library.Want(library.Test)
		}
	}
}

// wish is an image that the reader has asked for before it was here.
type wish struct {
	place, digit int
	open         bool
}

// Take puts the next test image of a digit into a place.
func (r *Room) Take(place, digit int) {
	r.wish = wish{place, digit, true}
	if !r.Library.Here(library.Test) {
		r.Library.Want(library.Test)
	}
	r.grant()
	r.Derive()
}

// grant fulfils the wish as soon as there is such an image.
func (r *Room) grant() {
	w := r.wish
	if !w.open {
		return
	}
	set := r.Library.Set(library.Test)
	after := int(r.Places[w.place]) // one based: the index after it
	if after < 0 {
		after = 0
	}
	for i := range set.Len() {
		at := (after + i) % set.Len()
		if int(set.Labels[at]) == w.digit {
			r.wish.open = false
			r.put(w.place, Source(at+1))
			return
		}
	}
	if r.Library.Failed(library.Test) {
		r.wish.open = false
	}
}

// Wishing says whether an image is on its way to a place.
func (r *Room) Wishing(place int) bool {
	return r.wish.open && r.wish.place == place || r.Seen.Images[place].Coming
}

// Use puts the example, or the reader's own digit, into a place.
func (r *Room) Use(place int, of Source) {
	r.wish.open = false
	r.put(place, of)
	r.Derive()
}

func (r *Room) put(place int, of Source) { r.change(func(s *State) { s.Places[place] = of }) }

// moved is p with every row moved to the right: what leaves the frame is lost,
// and 0 comes in.
func moved(p *ink.Picture, by int) (out ink.Picture) {
	for row := range ink.Side {
		from, to := p[row*ink.Side:][:ink.Side], out[row*ink.Side:][:ink.Side]
		if by >= 0 {
			copy(to[by:], from)
		} else {
			copy(to, from[-by:])
		}
	}
	return out
}

// sum is all the ink of a picture.
func sum(p *ink.Picture) (n int) {
	for _, v := range p {
		n += int(v)
	}
	return n
}
