package ink

import "math"

// Erase returns strokes without what lies within radius of the movement from
// a to b; a stroke cut in its middle becomes two. The pen's own width counts:
// touching the edge of the ink is enough. Strokes that are not touched are
// returned as they are, sharing their points.
func Erase(strokes []Stroke, a, b Point, radius float32) []Stroke {
	var out []Stroke
	for _, s := range strokes {
		reach := float64(radius + s.Width/2)
		gone := func(q Point) bool { return distance(q, a, b) <= reach }
		touched := false
		for i, q := range s.Points {
			if gone(q) || i > 0 && crosses(s.Points[i-1], q, a, b, reach) {
				touched = true
				break
			}
		}
		if !touched {
			out = append(out, s)
			continue
		}
		var run []Point
		flush := func() {
			if len(run) > 0 {
				out = append(out, Stroke{run, s.Width})
			}
			run = nil
		}
		for _, q := range dense(s.Points, 0.01) {
			if gone(q) {
				flush()
			} else {
				run = append(run, q)
			}
		}
		flush()
	}
	return out
}

// dense returns points with more laid between them, no farther than step apart.
func dense(points []Point, step float64) []Point {
	var out []Point
	for i, q := range points {
		if i > 0 {
			o := points[i-1]
			n := math.Ceil(math.Hypot(float64(q.X-o.X), float64(q.Y-o.Y)) / step)
			for k := 1.0; k < n; k++ {
				t := float32(k / n)
				out = append(out, Point{o.X + (q.X-o.X)*t, o.Y + (q.Y-o.Y)*t})
			}
		}
		out = append(out, q)
	}
	return out
}

// distance returns how far q is from the segment a..b.
func distance(q, a, b Point) float64 {
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	px, py := float64(q.X-a.X), float64(q.Y-a.Y)
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(max((px*dx+py*dy)/l, 0), 1)
	}
	return math.Hypot(px-t*dx, py-t*dy)
}

// crosses says whether the segments p..q and a..b come within reach.
func crosses(p, q, a, b Point, reach float64) bool {
	n := math.Ceil(math.Hypot(float64(q.X-p.X), float64(q.Y-p.Y)) / 0.01)
	for k := 0.0; k < n; k++ {
		t := float32(k / n)
		if distance(Point{p.X + (q.X-p.X)*t, p.Y + (q.Y-p.Y)*t}, a, b) <= reach {
			return true
		}
	}
	return false
}

// Simplify returns points without those that lie within tolerance of the line
// between their neighbours that stay (Ramer 1972, Douglas and Peucker 1973).
func Simplify(points []Point, tolerance float64) []Point {
	if len(points) < 3 {
		return points
	}
	at, far := Farthest(points)
	if far <= tolerance {
		return []Point{points[0], points[len(points)-1]}
	}
	head := Simplify(points[:at+1], tolerance)
	return append(append([]Point(nil), head...), Simplify(points[at:], tolerance)[1:]...)
}

// Farthest returns the first of the points that is farthest from the line between
// their ends, where [Simplify] splits them, and its distance, 0 if all lie on it.
func Farthest(points []Point) (at int, far float64) {
	for i := 1; i < len(points)-1; i++ {
		if d := distance(points[i], points[0], points[len(points)-1]); d > far {
			at, far = i, d
		}
	}
	return at, far
}
