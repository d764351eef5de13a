package ink

import "math"

// A Pad is the ink as the reader sees it: coverage 0..255 of Size×Size pixels,
// built up one pen movement at a time.
type Pad struct {
	Size int
	A    []uint8 // coverage, row after row
	done progress
}

// NewPad returns an empty pad.
func NewPad(size int) *Pad { return &Pad{Size: size, A: make([]uint8, size*size)} }

// A Rect is a part of a pad: columns X0..X1 and rows Y0..Y1, ends excluded.
type Rect struct{ X0, Y0, X1, Y1 int }

// Empty says whether no pixel is in r.
func (r Rect) Empty() bool { return r.X0 >= r.X1 || r.Y0 >= r.Y1 }

// Union returns the smallest rectangle around r and o.
func (r Rect) Union(o Rect) Rect {
	if r.Empty() {
		return o
	}
	if o.Empty() {
		return r
	}
	return Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// Draw adds the pen's movement from a to b and returns the part it may have
// changed. The edge is as soft as one pixel.
func (p *Pad) Draw(a, b Point, width float32) Rect {
	n := float64(p.Size)
	x0, y0, x1, y1 := float64(a.X)*n, float64(a.Y)*n, float64(b.X)*n, float64(b.Y)*n
	r := float64(width) * n / 2
	box := Rect{
		max(int(math.Floor(min(x0, x1)-r-1)), 0), max(int(math.Floor(min(y0, y1)-r-1)), 0),
		min(int(math.Ceil(max(x0, x1)+r+1)), p.Size), min(int(math.Ceil(max(y0, y1)+r+1)), p.Size),
	}
	dx, dy := x1-x0, y1-y0
	len2 := dx*dx + dy*dy
	for y := box.Y0; y < box.Y1; y++ {
		for x := box.X0; x < box.X1; x++ {
			px, py := float64(x)+0.5-x0, float64(y)+0.5-y0
			t := 0.0
			if len2 > 0 {
				t = min(max((px*dx+py*dy)/len2, 0), 1)
			}
			ex, ey := px-t*dx, py-t*dy
			d := ex*ex + ey*ey
			if d >= (r+0.5)*(r+0.5) {
				continue
			}
			cover := 255.0
			if d > (r-0.5)*(r-0.5) || r < 0.5 {
				cover = min((r+0.5-math.Sqrt(d))*255, 255)
			}
			if v := uint8(cover); v > p.A[y*p.Size+x] {
				p.A[y*p.Size+x] = v
			}
		}
	}
	return box
}

// Update brings the pad to strokes, of which it draws only what is new if they
// begin with those of the last Update, and returns the part that may have changed.
func (p *Pad) Update(strokes []Stroke) (box Rect) {
	p.done.update(strokes, func() {
		clear(p.A)
		box = Rect{X1: p.Size, Y1: p.Size}
	}, func(s *Stroke, i int) {
		box = box.Union(p.Draw(s.Points[max(i-1, 0)], s.Points[i], s.Width))
	})
	return box
}

// Fill shows a picture instead of strokes, each of its pixels a square.
func (p *Pad) Fill(pic *Picture) {
	p.done.begun = false
	for y := range p.Size {
		row := pic[y*Side/p.Size*Side:]
		for x := range p.Size {
			p.A[y*p.Size+x] = row[x*Side/p.Size]
		}
	}
}
