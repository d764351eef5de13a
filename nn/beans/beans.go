// Package beans is a data set in two dimensions: beans on a square table, ripe or
// raw, in a training and a test half. It is drawn by a seeded generator, or by
// hand; small networks learn it while somebody looks on ([Run]), and [Judge] says
// of what was measured whether they fit.
//
// Beans lie on a grid of 256×256 places and all that the generator does is done in
// whole numbers, so the same recipe gives the same beans on every machine.
package beans

import "math/rand/v2"

// A Bean lies at (X, Y), X to the right and Y upwards.
type Bean struct {
	X, Y uint8
	Ripe bool // its class
	Test bool // it is not learned from
}

// In is a coordinate as a network gets it, −1 to 1.
func In(v uint8) float32 { return float32(2*int(v)-255) / 255 }

// A Shape is the curve that ripe and raw beans lie on the two sides of.
type Shape int

const (
	Bend   Shape = iota // a parabola that is open upwards; inside they are ripe
	Ring                // a circle; inside they are ripe
	Slant               // a straight line
	Shapes              // how many there are
)

// Ripe says on which side of the curve a place is. With u and v from −1 to 1 the
// curves are v = 3·u² − 0.7, u² + v² = 0.64 and v = 0.6·u, times 255.
func (s Shape) Ripe(x, y uint8) bool {
	u, v := 2*int(x)-255, 2*int(y)-255
	switch s {
	case Bend:
		return 10*255*v > 30*u*u-7*255*255
	case Ring:
		return 100*(u*u+v*v) < 64*255*255
	}
	return 10*v > 6*u
}

// A Recipe says how beans are drawn: places at random, all equally likely, classes
// by the curve, and of so many in a hundred the other class.
type Recipe struct {
	Shape       Shape
	Train, Test int // beans
	Noise       int // per cent
	Seed        uint64
}

// Draw draws the training beans, then the test beans. Of recipes that differ only
// in how many there are, those of the smaller come first in the larger.
func (r Recipe) Draw() []Bean {
	beans := make([]Bean, 0, r.Train+r.Test)
	for half, n := range [2]int{r.Train, r.Test} {
		random := rand.NewPCG(r.Seed, uint64(half)+1)
		for range n {
			bits := random.Uint64() // the low 16 for the place, the high 32 for the noise
			b := Bean{X: uint8(bits), Y: uint8(bits >> 8), Test: half == 1}
			other := (bits>>32)*100>>32 < uint64(r.Noise)
			b.Ripe = r.Shape.Ripe(b.X, b.Y) != other
			beans = append(beans, b)
		}
	}
	return beans
}

// Strays counts the beans of a half that lie on the other side of the curve than
// their class says.
func (r Recipe) Strays(beans []Bean, test bool) (n int) {
	for _, b := range beans {
		if b.Test == test && b.Ripe != r.Shape.Ripe(b.X, b.Y) {
			n++
		}
	}
	return n
}

// Count says how many of the beans are in a half.
func Count(beans []Bean, test bool) (n int) {
	for _, b := range beans {
		if b.Test == test {
			n++
		}
	}
	return n
}
