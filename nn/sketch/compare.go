package sketch

import (
	"math"

	"convlab/nn/ink"
)

// Distance is the sum of squared differences of two pictures' 784 numbers.
func Distance(a, b *ink.Picture) (sum int) {
	for i, v := range a {
		d := int(v) - int(b[i])
		sum += d * d
	}
	return sum
}

// Nearest returns the place of the picture that differs least from p, the first
// of several.
func Nearest(p *ink.Picture, among []*ink.Picture) (at int) {
	best := math.MaxInt
	for i, q := range among {
		if d := Distance(p, q); d < best {
			best, at = d, i
		}
	}
	return at
}

// Compare draws examples of each family and then new creatures, and says of each
// what its nearest example is, by [Nearest]; all that so often as rounds says.
// It returns how many it was right about.
func Compare(rounds, examples, creatures int) (right, of int) {
	seed := uint64(1) << 40 // none that a page shows
	next := func(f Family) *ink.Picture {
		seed++
		return Picture(Creature(f, seed))
	}
	for range rounds {
		var known []*ink.Picture
		for i := range examples * Families {
			known = append(known, next(Family(i%Families)))
		}
		for i := range creatures {
			f := Family(i % Families)
			if Nearest(next(f), known)%Families == int(f) {
				right++
			}
			of++
		}
	}
	return right, of
}

// MeasuredRight of MeasuredOf is what Compare(200, 6, 100) returned: go run ./nn/cmd/sketch
// says it again, and a test holds it.
const MeasuredRight, MeasuredOf = 12201, 20000
