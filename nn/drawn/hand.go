package drawn

import (
	"math"
	"math/rand/v2"

	"convlab/nn/ink"
)

// A hand redraws templates. It owns the memory that it draws in.
type hand struct {
	pcg rand.PCG
	r   *rand.Rand

	ink   ink.Processor
	trace ink.Trace

	path, piece, even []vec // a stroke of the template; a part of it; that, evenly spaced

	// What was drawn last and before. A Processor takes strokes whose memory
	// it has seen for the same strokes, so two drawings in a row must not share it.
	drawings [2]struct {
		strokes []ink.Stroke
		points  []ink.Point
	}
	turn int
}

type vec struct{ x, y float64 }

// Tools that people draw with.
const (
	pen    = iota // corners stay, the line trembles, now and then much
	finger        // everything is rounded
	mouse         // few points, with straight lines between them
	fast          // fewer still: a pointer that is slow to report
	coarse        // points on a coarse grid, as small tablets report them
)

// tools are drawn from for each drawing.
var tools = [...]int{pen, pen, pen, finger, finger, mouse, mouse, fast, coarse}

// seed makes all that follows depend on the arguments alone.
func (h *hand) seed(f Family, seed uint64, index int) {
	if h.r == nil {
		h.r = rand.New(&h.pcg)
	}
	h.pcg.Seed(seed, uint64(index)<<8|uint64(f))
	h.pcg.Uint64() // neighbouring seeds begin alike
	h.pcg.Uint64()
}

// normal returns a normal number with deviation sd, at most limit from 0.
func (h *hand) normal(sd, limit float64) float64 {
	return min(max(h.r.NormFloat64()*sd, -limit), limit)
}

// some is normal, and with probability p spread twice as widely.
func (h *hand) some(p, sd, limit float64) float64 {
	if h.chance(p) {
		sd, limit = 2*sd, 2*limit
	}
	return h.normal(sd, limit)
}

// uniform returns a number from a to b.
func (h *hand) uniform(a, b float64) float64 { return a + (b-a)*h.r.Float64() }

// chance says yes with probability p.
func (h *hand) chance(p float64) bool { return h.r.Float64() < p }

// A wave moves points by sin(x·fx + y·fy + phase), so little that the drawing
// bends and doesn't break.
type wave struct{ fx, fy, phase, dx, dy float64 }

// draw returns the strokes of a template as an unsteady hand draws them
// somewhere on the pad, with a pen that is from…to pixels wide when the drawing
// and its pen are scaled to [ink.Box] pixels. They are valid until the call
// after next.
func (h *hand) draw(template *Template, from, to float64) []ink.Stroke {
	h.turn = 1 - h.turn
	out := &h.drawings[h.turn]
	out.strokes, out.points = out.strokes[:0], out.points[:0]

	calm := 1.0
	if template.calm {
		calm = .5
	}
	tool := tools[h.r.IntN(len(tools))]
	grid := h.uniform(.025, .055) // of a coarse tool
	sin, cos := math.Sincos(calm * h.normal(5.5, 11) * math.Pi / 180)
	slant := .06 + calm*h.some(.2, .11, .2) // to the right, as most people write
	wide := math.Exp(calm * h.some(.2, .12, .22))
	var waves [3]wave
	for i := range waves {
		const f = .8 * 2 * math.Pi
		waves[i] = wave{h.uniform(-f, f), h.uniform(-f, f), h.uniform(0, 2*math.Pi), calm * h.normal(.021, .036), calm * h.normal(.021, .036)}
	}
	place := func(p vec) vec {
		x, y := p.x-.5, p.y-.5
		var dx, dy float64
		for _, w := range waves {
			s := math.Sin(x*w.fx + y*w.fy + w.phase)
			dx += w.dx * s
			dy += w.dy * s
		}
		x, y = x+dx, y+dy
		x = wide * (x - slant*y)
		return vec{cos*x - sin*y, sin*x + cos*y}
	}

	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, points := range template.Strokes {
		h.path = h.path[:0]
		for _, p := range points {
			v := vec{float64(p.X), float64(p.Y)}
			if n := len(h.path); n == 0 || distance(h.path[n-1], v) > 1e-5 {
				h.path = append(h.path, v)
			}
		}
		dx, dy := h.normal(.014, .028), h.normal(.014, .028)
		rest := h.path
		for first := true; len(rest) > 1; first = false {
			n := h.lift(rest)
			h.piece = append(h.piece[:0], rest[:n]...)
			if rest = rest[n-1:]; !first {
				dx, dy = dx+h.normal(.012, .025), dy+h.normal(.012, .025)
			}
			h.ends(first)
			h.track(tool)
			start := len(out.points)
			for _, p := range h.even {
				p = place(vec{p.x + dx, p.y + dy})
				if tool == coarse {
					p = vec{math.Round(p.x/grid) * grid, math.Round(p.y/grid) * grid}
				}
				x0, y0, x1, y1 = min(x0, p.x), min(y0, p.y), max(x1, p.x), max(y1, p.y)
				out.points = append(out.points, ink.Point{X: float32(p.x), Y: float32(p.y)})
			}
			out.strokes = append(out.strokes, ink.Stroke{Points: out.points[start:len(out.points):len(out.points)]})
		}
	}

	// Onto the pad: of any size, anywhere, but not at its border.
	const margin = .08
	side := max(x1-x0, y1-y0)
	size := h.uniform(.4, .8)
	scale := size / side
	px := h.uniform(from, to)
	width := float32(round(size * px / (ink.Box - px)))
	at := func(lo, hi float64) float64 {
		return h.uniform(margin, 1-margin-(hi-lo)*scale) - lo*scale
	}
	offX, offY := at(x0, x1), at(y0, y1)
	for i := range out.strokes {
		s := &out.strokes[i]
		s.Width = width
		for k, p := range s.Points {
			s.Points[k] = ink.Point{X: float32(round(float64(p.X)*scale + offX)), Y: float32(round(float64(p.Y)*scale + offY))}
		}
	}
	return out.strokes
}

// round rounds to 1/1024 of the pad, about what a screen resolves.
func round(x float64) float64 { return math.Round(x*1024) / 1024 }

// distance isn't math.Hypot, which is another routine on each processor.
func distance(a, b vec) float64 { return math.Sqrt((a.x-b.x)*(a.x-b.x) + (a.y-b.y)*(a.y-b.y)) }

// lift returns how many points of path are drawn before the pen is lifted: all,
// or up to a corner.
func (h *hand) lift(path []vec) int {
	for i := 1; i < len(path)-1; i++ {
		a, b, c := path[i-1], path[i], path[i+1]
		dot := (b.x-a.x)*(c.x-b.x) + (b.y-a.y)*(c.y-b.y)
		corner := dot < .6*distance(a, b)*distance(b, c)
		if corner && h.chance(.08) {
			return i + 1
		}
	}
	return len(path)
}

// ends lets the ends of h.piece fall short or go too far, and lets some first
// pieces begin with a hook: the pen lands beside the line and goes back to its
// start.
func (h *hand) ends(first bool) {
	const often, sd, limit = .12, .024, .05
	h.piece = end(h.piece, h.some(often, sd, limit))
	reverse(h.piece)
	h.piece = end(h.piece, h.some(often, sd, limit))
	if first && h.chance(.1) {
		n := len(h.piece)
		a, b := h.piece[n-1], h.piece[n-2]
		d := distance(a, b)
		angle := h.uniform(20, 60) * math.Pi / 180
		if h.chance(.5) {
			angle = -angle
		}
		sin, cos := math.Sincos(angle)
		length := h.uniform(.03, .06) / d
		ux, uy := (b.x-a.x)*length, (b.y-a.y)*length
		h.piece = append(h.piece, vec{a.x + cos*ux - sin*uy, a.y + sin*ux + cos*uy})
	}
	reverse(h.piece)
}

// end makes path longer by that much at its end, or shorter.
func end(path []vec, by float64) []vec {
	n := len(path)
	for {
		a, b := path[n-2], path[n-1]
		d := distance(a, b)
		if by > -d || n == 2 {
			f := 1 + max(by, -d/2)/d
			path[n-1] = vec{a.x + (b.x-a.x)*f, a.y + (b.y-a.y)*f}
			return path[:n]
		}
		by += d
		n--
	}
}

func reverse(path []vec) {
	for i, k := 0, len(path)-1; i < k; i, k = i+1, k-1 {
		path[i], path[k] = path[k], path[i]
	}
}

// track sets h.even to h.piece as the tool reports it.
func (h *hand) track(tool int) {
	step, tremor := .03, .0025
	switch {
	case tool == finger:
		step, tremor = .03, 0
	case tool == mouse:
		step, tremor = h.uniform(.045, .1), .006
	case tool == fast:
		step, tremor = h.uniform(.1, .17), 0
	case tool == coarse:
		step, tremor = .02, 0
	case h.chance(.2):
		tremor = h.uniform(.006, .012)
	}
	step *= h.uniform(.9, 1.1)
	h.even = append(h.even[:0], h.piece[0])
	due := step // to the next point, along the line
	for i := 1; i < len(h.piece); i++ {
		a, b := h.piece[i-1], h.piece[i]
		d := distance(a, b)
		for ; due < d; due += step {
			h.even = append(h.even, vec{a.x + (b.x-a.x)*due/d, a.y + (b.y-a.y)*due/d})
		}
		due -= d
	}
	last := h.piece[len(h.piece)-1]
	if n := len(h.even); n > 1 && distance(h.even[n-1], last) < step/3 {
		h.even = h.even[:n-1]
	}
	h.even = append(h.even, last)
	if tool == finger {
		for range 2 {
			before := h.even[0]
			for i := 1; i < len(h.even)-1; i++ {
				p, next := h.even[i], h.even[i+1]
				h.even[i] = vec{(before.x + 2*p.x + next.x) / 4, (before.y + 2*p.y + next.y) / 4}
				before = p
			}
		}
	}
	if tremor > 0 {
		for i := range h.even {
			h.even[i].x += h.normal(tremor, 3*tremor)
			h.even[i].y += h.normal(tremor, 3*tremor)
		}
	}
}
