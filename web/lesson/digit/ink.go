package digit

import (
	"math"
	"strings"

	"convlab/nn/ink"
	"convlab/web/lesson/link"
	"convlab/web/lesson/words"
)

// Ink in a URL: strokes joined by ".", each the pen's width and then the
// coordinates x, y of its points, every number two base-64 digits of 4096
// steps along the pad's side.
const (
	maxInkText = 6 << 10 // bytes of a link
	maxStrokes = 400     // of the pad and of a link
	maxPoints  = 4000    // of them all
	maxStroke  = 1000    // points of one stroke on the pad, which bounds the time to weigh it

	gridSteps = 64*64 - 1
	digits    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

// tolerances are how far the ink of a link may be from the pad's: the first with
// which it is short enough.
var tolerances = []float64{.001, .002, .004, .008, .016, .03}

// gridStep returns the step that is nearest to v.
func gridStep(v float32) int { return int(math.Round(float64(min(max(v, 0), 1)) * gridSteps)) }

// onGrid returns points as they are in a URL. They are put there before any are
// left out, so that ink that came by a link makes the same link again.
func onGrid(points []ink.Point) []ink.Point {
	out := make([]ink.Point, len(points))
	for i, p := range points {
		out[i] = ink.Point{X: float32(gridStep(p.X)) / gridSteps, Y: float32(gridStep(p.Y)) / gridSteps}
	}
	return out
}

// A weighed stroke knows which of its points stay at each tolerance.
type weighed struct {
	of    ink.Stroke
	grid  []ink.Point
	stays []int8 // with the tolerances before this one
	count []int  // of points that stay, by tolerance
}

// weigh goes through a stroke once, for all tolerances: where [ink.Simplify] keeps
// a point, the point and all those at which it had to split before are far enough.
func weigh(s ink.Stroke) weighed {
	n := len(s.Points)
	w := weighed{of: s, grid: onGrid(s.Points), stays: make([]int8, n), count: make([]int, len(tolerances))}
	all := int8(len(tolerances))
	var split func(from, to int, most int8)
	split = func(from, to int, most int8) {
		at, far := ink.Farthest(w.grid[from : to+1])
		at += from
		for most > 0 && far <= tolerances[most-1] {
			most--
		}
		if most == 0 {
			return
		}
		w.stays[at] = most
		split(from, at, most)
		split(at, to, most)
	}
	if n > 0 {
		w.stays[0], w.stays[n-1] = all, all
		split(0, n-1, all)
	}
	for _, most := range w.stays {
		for t := range most {
			w.count[t]++
		}
	}
	return w
}

// A scribe writes drawings for links. It remembers the strokes that it has
// weighed: of a drawing that grows only what is new costs time.
type scribe struct{ known []weighed }

func (c *scribe) encode(strokes []ink.Stroke) string {
	if len(strokes) > maxStrokes {
		return ""
	}
	bytes := make([]int, len(tolerances))
	for i, s := range strokes {
		if i >= len(c.known) || !sameStroke(s, c.known[i].of) {
			c.known = append(c.known[:i], weigh(s))
		}
		c.known[i].of.Width = s.Width
		for t, n := range c.known[i].count {
			bytes[t] += len(".ww") + len("xxyy")*n
		}
	}
	c.known = c.known[:len(strokes)]
	for t, n := range bytes {
		if n <= maxInkText+len(".") {
			return c.write(int8(t), n)
		}
	}
	return "" // too much ink for a link; it stays on the page all the same
}

func (c *scribe) write(tolerance int8, bytes int) string {
	var b strings.Builder
	b.Grow(bytes)
	put := func(v float32) {
		n := gridStep(v)
		b.WriteByte(digits[n>>6])
		b.WriteByte(digits[n&63])
	}
	for i := range c.known {
		if i > 0 {
			b.WriteByte('.')
		}
		w := &c.known[i]
		put(w.of.Width)
		for k, p := range w.grid {
			if w.stays[k] > tolerance {
				put(p.X)
				put(p.Y)
			}
		}
	}
	return b.String()
}

// decodeInk reads the ink of a link as far as it is whole: up to the first point
// that is not. The error is nil, a [link.Rest], or that there is no ink at all.
func decodeInk(s string) ([]ink.Stroke, error) {
	var out []ink.Stroke
	read, points := 0, 0 // of s; of all strokes
	for at := 0; len(out) < maxStrokes; at++ {
		number := func() (v float32, ok bool) {
			if at+2 > len(s) {
				return 0, false
			}
			hi, lo := strings.IndexByte(digits, s[at]), strings.IndexByte(digits, s[at+1])
			at += 2
			return float32(hi<<6|lo) / gridSteps, hi >= 0 && lo >= 0
		}
		width, ok := number()
		st := ink.Stroke{Width: min(max(width, MinWidth/100.), MaxWidth/100.)}
		for ok && points < maxPoints {
			x, okX := number()
			y, okY := number()
			if ok = okX && okY; ok {
				st.Points = append(st.Points, ink.Point{X: x, Y: y})
				points++
				read = at
			}
		}
		if len(st.Points) == 0 {
			break
		}
		out = append(out, st)
		if at = read; at >= len(s) || s[at] != '.' {
			break
		}
	}
	switch {
	case len(out) == 0:
		return nil, link.ErrValue
	case read < len(s):
		return out, link.Rest(s[read:])
	}
	return out, nil
}

// trim makes strokes, whose list is the caller's, few points again where they are
// too many: finer detail than a link can say goes first, the oldest before the
// newest. It reports whether that has not made room worth the time it took.
func trim(strokes []ink.Stroke) (full bool) {
	all := 0
	for i := range strokes {
		s := &strokes[i]
		if len(s.Points) >= maxStroke {
			for _, tolerance := range tolerances {
				if s.Points = ink.Simplify(s.Points, tolerance); len(s.Points) < maxStroke*3/4 {
					break
				}
			}
			full = full || len(s.Points) >= maxStroke*7/8
		}
		all += len(s.Points)
	}
	if all < maxPoints {
		return full
	}
	for _, tolerance := range tolerances {
		for i := range strokes {
			s := &strokes[i]
			all -= len(s.Points)
			s.Points = ink.Simplify(s.Points, tolerance)
			if all += len(s.Points); all < maxPoints*3/4 {
				return full
			}
		}
	}
	return full || all >= maxPoints*7/8
}

// count returns the number of points.
func count(strokes []ink.Stroke) (n int) {
	for i := range strokes {
		n += len(strokes[i].Points)
	}
	return n
}

var full = words.Both[string]{
	Zh: "画板满了，再画就装不下了。擦掉一些，或者清空重来。",
	En: "The pad is full: no more ink fits. Erase some of it, or clear the pad.",
}
