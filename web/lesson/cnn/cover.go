package cnn

import (
	"convlab/nn"
	"convlab/nn/ink"
)

// A Cover is what the network says of the picture with a black patch on it, for
// every pixel that the patch's middle can lie on.
type Cover struct {
	Answer int       // to the picture as it is
	Whole  float32   // and its probability
	P      []float32 // the probability of that answer, by the place of the patch
	Top    []int8    // and the answer there
	Done   int       // how many places have been computed
	At     int       // the place that is looked at
	Probs  [10]float32
	Worst  int // the place where the answer's probability is lowest

	of    covering
	probe [ink.Side * ink.Side]float32
}

// covering is what a Cover follows from.
type covering struct {
	picture ink.Picture
	net     *nn.Network
	patch   int
}

const pixels = ink.Side * ink.Side

// cover begins anew if the picture, the network or the patch is another one. What
// the map has is computed piece by piece, by Advance.
func (r *Room) cover() {
	c := &r.Cover
	if of := (covering{r.Seen.Picture, r.net, r.Patch}); c.P == nil || c.of != of {
		*c = Cover{of: of, P: make([]float32, pixels), Top: make([]int8, pixels)}
		c.Answer = nn.ArgMax(r.Seen.P[:])
		c.Whole = r.Seen.P[c.Answer]
	}
	r.place()
}

// place looks at the place of the patch.
func (r *Room) place() {
	c := &r.Cover
	switch {
	case r.At != Most:
		c.At = r.At
	case c.Done < pixels:
		c.At = max(c.Done-1, 0)
	default:
		c.At = c.Worst
	}
	c.Probs = r.probe(c.At)
}

// Hides says whether the patch at a place hides any ink, and Covers whether it lies
// over a pixel.
func (r *Room) Hides(at int) bool {
	found := false
	r.under(at, func(pixel int) { found = found || r.Seen.Picture[pixel] > 0 })
	return found
}

// under calls f for every pixel under the patch at a place; at the frame there are
// fewer.
func (r *Room) under(at int, f func(pixel int)) {
	row, col, half := at/ink.Side, at%ink.Side, r.Patch/2
	for y := max(row-half, 0); y <= min(row+half, ink.Side-1); y++ {
		for x := max(col-half, 0); x <= min(col+half, ink.Side-1); x++ {
			f(y*ink.Side + x)
		}
	}
}

// Bounds are the first row and column under the patch, and how many there are.
func (r *Room) Bounds(at int) (row, col, rows, cols int) {
	half := r.Patch / 2
	row, col = max(at/ink.Side-half, 0), max(at%ink.Side-half, 0)
	return row, col, min(at/ink.Side+half, ink.Side-1) - row + 1, min(at%ink.Side+half, ink.Side-1) - col + 1
}

// CoveredPicture is the picture with the patch at the place that is looked at.
func (r *Room) CoveredPicture() ink.Picture {
	p := r.Seen.Picture
	r.under(r.Cover.At, func(pixel int) { p[pixel] = 0 })
	return p
}

// probe is what the network says with the patch at a place.
func (r *Room) probe(at int) (p [10]float32) {
	if !r.Hides(at) {
		return r.Seen.P // the same numbers make the same answer
	}
	x := r.Cover.probe[:]
	copy(x, r.Seen.X)
	r.under(at, func(pixel int) { x[pixel] = 0 })
	nn.Softmax(p[:], r.pass.Forward(x))
	return p
}

// Covering says that the map is not complete.
func (r *Room) Covering() bool { return r.View == Covered && r.Here() && r.Cover.Done < pixels }

// A piece of the map takes some milliseconds; where the clock does not tell, no
// more than so many places.
const (
	pieceMillis = 8
	pieceMost   = 48
)

// coverMore computes the next piece of the map.
func (r *Room) coverMore() {
	c := &r.Cover
	start, asked := r.now(), 0
	for c.Done < pixels && asked < pieceMost {
		at := c.Done
		if r.Hides(at) {
			asked++
		}
		p := r.probe(at)
		c.P[at], c.Top[at] = p[c.Answer], int8(nn.ArgMax(p[:]))
		if c.P[at] < c.P[c.Worst] {
			c.Worst = at
		}
		c.Done++
		if asked%4 == 3 && r.now().Sub(start).Milliseconds() >= pieceMillis {
			break
		}
	}
	r.place()
}

// Flips is how many places of the patch make it another answer, and Bare at how
// many it hides no ink.
func (r *Room) Flips() (flips, bare int) {
	for at := range r.Cover.Done {
		if int(r.Cover.Top[at]) != r.Cover.Answer {
			flips++
		}
		if !r.Hides(at) {
			bare++
		}
	}
	return flips, bare
}

// Swing is how far the probability goes from what it is without a patch, anywhere.
func (c *Cover) Swing() (most float32) {
	for at := range c.Done {
		most = max(most, c.P[at]-c.Whole, c.Whole-c.P[at])
	}
	return most
}
