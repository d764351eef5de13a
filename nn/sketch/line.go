package sketch

import (
	"math"
	"math/rand/v2"

	"convlab/nn/ink"
)

// A pencil collects strokes, which it turns and moves about.
type pencil struct {
	*rand.Rand
	x, y       float64 // where the drawing's own origin lies on the pad
	scale      float64 // of the drawing's own lengths
	sin, cos   float64 // of its turn
	width      float64 // of lines, in sides of the pad
	strokes    []ink.Stroke
	x0, y0     float64 // the box around all points
	x1, y1     float64
	unfinished []ink.Point
}

// newPencil is a pencil with the chance of a seed and of what is drawn with it.
func newPencil(seed, what uint64) *pencil {
	p := &pencil{Rand: rand.New(rand.NewPCG(seed, what)), scale: 1, cos: 1}
	p.Uint64() // neighbouring seeds begin alike
	p.Uint64()
	p.x0, p.y0, p.x1, p.y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	return p
}

// uniform returns a number from a to b.
func (p *pencil) uniform(a, b float64) float64 { return a + (b-a)*p.Float64() }

// turn turns all that follows by an angle.
func (p *pencil) turn(by float64) { p.sin, p.cos = math.Sincos(by) }

// to adds a point to the line, in the drawing's own measures.
func (p *pencil) to(x, y float64) {
	px := p.x + p.scale*(p.cos*x-p.sin*y)
	py := p.y + p.scale*(p.sin*x+p.cos*y)
	p.unfinished = append(p.unfinished, ink.Point{X: grid(px), Y: grid(py)})
}

func grid(v float64) float32 { return float32(math.Round(v*1024) / 1024) }

// lift ends the line, width sides of the pad wide, 0 for the pencil's own.
func (p *pencil) lift(width float64) {
	if width == 0 {
		width = p.width
	}
	for _, q := range p.unfinished {
		p.x0, p.y0 = min(p.x0, float64(q.X)-width/2), min(p.y0, float64(q.Y)-width/2)
		p.x1, p.y1 = max(p.x1, float64(q.X)+width/2), max(p.y1, float64(q.Y)+width/2)
	}
	p.strokes = append(p.strokes, ink.Stroke{Points: p.unfinished, Width: grid(width)})
	p.unfinished = nil
}

// line draws through points given as x, y, x, y …
func (p *pencil) line(at ...float64) {
	for i := 0; i+1 < len(at); i += 2 {
		p.to(at[i], at[i+1])
	}
	p.lift(0)
}

// arc draws part of an ellipse around (x, y), from angle a to b in turns, 0 to
// the right and ¼ downwards.
func (p *pencil) arc(x, y, rx, ry, a, b float64) {
	n := max(int(math.Abs(b-a)*28), 4)
	for i := range n + 1 {
		sin, cos := math.Sincos(2 * math.Pi * (a + (b-a)*float64(i)/float64(n)))
		p.to(x+rx*cos, y+ry*sin)
	}
	p.lift(0)
}

// dot draws a disc, round enough for its size. It is a short line, since a pen that merely
// touches the pad leaves nothing there.
func (p *pencil) dot(x, y, r float64) {
	d := .0075 / p.scale
	p.to(x-d, y)
	p.to(x+d, y)
	p.lift(2 * r * p.scale)
}

// settle moves all strokes to a place of the pad drawn at random, at least
// margin from its edges.
func (p *pencil) settle(margin float64) {
	dx := grid(p.uniform(margin-p.x0, 1-margin-p.x1))
	dy := grid(p.uniform(margin-p.y0, 1-margin-p.y1))
	for _, s := range p.strokes {
		for i := range s.Points {
			s.Points[i].X += dx
			s.Points[i].Y += dy
		}
	}
}

// Picture is a drawing as 28×28 grey values, the whole pad as it is.
func Picture(strokes []ink.Stroke) *ink.Picture {
	var p ink.Processor
	var t ink.Trace
	p.Process(&t, strokes, ink.Steps{})
	return &t.Raw
}

// Moved is a picture dx pixels to the right and dy down; what leaves is lost.
func Moved(p *ink.Picture, dx, dy int) *ink.Picture {
	var q ink.Picture
	for r := range ink.Side {
		for c := range ink.Side {
			if y, x := r+dy, c+dx; 0 <= y && y < ink.Side && 0 <= x && x < ink.Side {
				q[y*ink.Side+x] = p[r*ink.Side+c]
			}
		}
	}
	return &q
}
