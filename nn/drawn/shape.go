package drawn

import (
	"math"

	"convlab/nn/ink"
)

// The parts that templates are made of: polylines in a square of side 1,
// y downwards.

// Line is the polyline through x0, y0, x1, y1, …
func Line(xy ...float32) []ink.Point {
	p := make([]ink.Point, len(xy)/2)
	for i := range p {
		p[i] = ink.Point{X: xy[2*i], Y: xy[2*i+1]}
	}
	return p
}

// Arc is part of the ellipse around (x, y), from angle a to b in degrees,
// clockwise from the right.
func Arc(x, y, rx, ry, a, b float64) []ink.Point {
	const n = 24
	p := make([]ink.Point, n+1)
	for i := range p {
		sin, cos := math.Sincos((a + (b-a)*float64(i)/n) * math.Pi / 180)
		p[i] = ink.Point{X: float32(x + rx*cos), Y: float32(y + ry*sin)}
	}
	return p
}

// Bezier is the cubic Bézier curve from the first to the last of four points,
// or several in a row, each beginning where the one before ended: 2 + 6k
// numbers.
func Bezier(xy ...float32) []ink.Point {
	const n = 16
	p := []ink.Point{{X: xy[0], Y: xy[1]}}
	for ; len(xy) > 2; xy = xy[6:] {
		for i := 1; i <= n; i++ {
			t := float32(i) / n
			s := 1 - t
			a, b, c, d := s*s*s, 3*s*s*t, 3*s*t*t, t*t*t
			p = append(p, ink.Point{
				X: a*xy[0] + b*xy[2] + c*xy[4] + d*xy[6],
				Y: a*xy[1] + b*xy[3] + c*xy[5] + d*xy[7],
			})
		}
	}
	return p
}

// Curve is the Catmull-Rom spline through x0, y0, x1, y1, …: it passes every
// point in the direction from the point before to the point after.
func Curve(xy ...float32) []ink.Point {
	const n = 8
	knots := Line(xy...)
	at := func(i int) ink.Point {
		last := len(knots) - 1
		switch { // the ends are mirrored
		case i < 0:
			return ink.Point{X: 2*knots[0].X - knots[1].X, Y: 2*knots[0].Y - knots[1].Y}
		case i > last:
			return ink.Point{X: 2*knots[last].X - knots[last-1].X, Y: 2*knots[last].Y - knots[last-1].Y}
		}
		return knots[i]
	}
	p := knots[:1:1]
	for k := range len(knots) - 1 {
		a, b, c, d := at(k-1), at(k), at(k+1), at(k+2)
		for i := 1; i <= n; i++ {
			t := float32(i) / n
			mix := func(a, b, c, d float32) float32 {
				return b + t/2*(c-a+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a)))
			}
			p = append(p, ink.Point{X: mix(a.X, b.X, c.X, d.X), Y: mix(a.Y, b.Y, c.Y, d.Y)})
		}
	}
	return p
}

// Join makes one stroke of several.
func Join(parts ...[]ink.Point) (all []ink.Point) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}
