package drawn

import (
	"math"

	"convlab/nn/ink"
)

// The parts that templates are made of: polylines in a square of side 1,
// y downwards. They are worked out in float64: in float32, a processor that
// fuses multiplication and addition would give visibly other points.

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
			t := float64(i) / n
			s := 1 - t
			mix := func(a, b, c, d float32) float32 {
				return float32(s*s*s*float64(a) + 3*s*s*t*float64(b) + 3*s*t*t*float64(c) + t*t*t*float64(d))
			}
			p = append(p, ink.Point{X: mix(xy[0], xy[2], xy[4], xy[6]), Y: mix(xy[1], xy[3], xy[5], xy[7])})
		}
	}
	return p
}

// Curve is the Catmull-Rom spline through x0, y0, x1, y1, …: it passes every
// point in the direction from the point before to the point after.
func Curve(xy ...float32) []ink.Point {
	const n = 8
	knots := Line(xy...)
	last := len(knots) - 1
	knot := func(i int) vec { return vec{float64(knots[i].X), float64(knots[i].Y)} }
	at := func(i int) vec {
		if i >= 0 && i <= last {
			return knot(i)
		}
		end, next := knot(0), knot(1) // mirrored beyond the ends
		if i > last {
			end, next = knot(last), knot(last-1)
		}
		return vec{2*end.x - next.x, 2*end.y - next.y}
	}
	p := knots[:1:1]
	for k := range len(knots) - 1 {
		a, b, c, d := at(k-1), at(k), at(k+1), at(k+2)
		for i := 1; i <= n; i++ {
			t := float64(i) / n
			mix := func(a, b, c, d float64) float32 {
				return float32(b + t/2*(c-a+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a))))
			}
			p = append(p, ink.Point{X: mix(a.x, b.x, c.x, d.x), Y: mix(a.y, b.y, c.y, d.y)})
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
