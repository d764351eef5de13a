package ink

import "math"

const (
	Side   = 28  // rows and columns of a picture
	Box    = 20  // longest side of the ink in an MNIST digit, pixels
	Pen    = 2.5 // width of an MNIST digit's strokes, pixels
	Centre = 14  // pixel index of an MNIST digit's centre of mass
)

// A Point lies on the pad: 0 ≤ X, Y ≤ 1, Y downwards.
type Point struct{ X, Y float32 }

// A Stroke is one pen movement. One point alone is a dot.
type Stroke struct {
	Points []Point
	Width  float32 // of the pen, in sides of the pad
}

// A Picture holds Side×Side grey values, row after row: 0 paper, 255 ink.
type Picture [Side * Side]uint8

// Steps says which steps are taken.
type Steps struct {
	Crop   bool // cut to the ink's bounding box
	Scale  bool // into 20×20, in the middle, keeping the aspect
	Pen    bool // draw with MNIST's 2.5-pixel pen instead of the reader's
	Centre bool // move by whole pixels until the centre of mass is at index 14
}

// AllSteps is what the networks are meant to be fed with.
var AllSteps = Steps{Crop: true, Scale: true, Pen: true, Centre: true}

// A Trace is everything that happened to one drawing. A step that is switched
// off leaves its picture equal to the one before.
type Trace struct {
	Raw     Picture // the whole pad, as it is
	Cropped Picture
	Scaled  Picture
	Inked   Picture
	Centred Picture // what the network receives

	Dot            bool    // all there is, is smaller than anything one writes
	Blank          bool    // nothing was drawn; all pictures are empty
	MassX, MassY   float64 // centre of mass of Inked, in pixel indices
	ShiftX, ShiftY int     // by how much Centred was moved
}

// A Processor owns the memory that [Processor.Process] works in, and remembers
// what it has drawn: a stroke that grows costs no more than its new piece.
// The zero value is ready to use.
type Processor struct {
	raw, cropped, scaled, inked sheet
	kept                        []Stroke // the strokes without specks
}

// frame maps the pad into a picture: pixel = pad·scale + (x, y).
type frame struct{ scale, x, y float64 }

// The conversions of products, here and below, keep processors from fusing
// them with the sum: the picture of strokes is the same on every machine.
func (f frame) apply(q Point) (x, y float64) {
	return float64(float64(q.X)*f.scale) + f.x, float64(float64(q.Y)*f.scale) + f.y
}

// Process fills t with the pictures of strokes. Points outside the pad are
// drawn where they would be and cut off by the picture's border. A speck beside a
// drawing, where the pen merely touched the pad, is left out. Once it has seen
// as many strokes it does not allocate.
func (p *Processor) Process(t *Trace, strokes []Stroke, steps Steps) {
	*t = Trace{}
	p.kept = p.kept[:0]
	_, _, _, _, _, any := bounds(strokes)
	if !any {
		t.Blank = true
		return
	}
	strokes = p.withoutSpecks(strokes)
	x0, y0, x1, y1, width, _ := bounds(strokes)
	whole := frame{scale: Side}
	t.Dot = max(x1-x0, y1-y0) < tiny
	p.raw.draw(strokes, whole, 0)
	p.raw.read(&t.Raw)

	// src is the part of the pad that the next steps look at: its middle and
	// its longer side without and with the pen's own width.
	midX, midY, side := 0.5, 0.5, 1.0
	outer := side
	if steps.Crop {
		midX, midY = (x0+x1)/2, (y0+y1)/2
		side = max(x1-x0, y1-y0, tiny)
		outer = side + width
	}
	fit := func(inside, of float64) frame {
		s := inside / of
		return frame{s, Side/2 - float64(midX*s), Side/2 - float64(midY*s)}
	}

	t.Cropped = t.Raw
	if steps.Crop {
		p.cropped.draw(strokes, fit(Side, outer), 0)
		p.cropped.read(&t.Cropped)
	}
	t.Scaled = t.Cropped
	f := fit(Side, outer)
	if steps.Scale {
		f = fit(Box, outer)
		p.scaled.draw(strokes, f, 0)
		p.scaled.read(&t.Scaled)
	}
	t.Inked = t.Scaled
	if steps.Pen {
		// The new pen must not make the ink stick out of the frame that the
		// steps before put it into, so the frame is fitted again around it.
		if steps.Crop && steps.Scale {
			f = fit(Box-Pen, side)
		} else if steps.Crop {
			f = fit(Side-Pen, side)
		}
		p.inked.draw(strokes, f, Pen)
		p.inked.read(&t.Inked)
	}
	t.MassX, t.MassY = mass(&t.Inked)
	t.Centred = t.Inked
	if steps.Centre {
		t.ShiftX = int(math.Round(Centre - t.MassX))
		t.ShiftY = int(math.Round(Centre - t.MassY))
		shift(&t.Centred, &t.Inked, t.ShiftX, t.ShiftY)
	}
}

// tiny is the smallest side that a drawing is cropped to, in sides of the pad.
// A dot, or the trace of a trembling hand, is not blown up into a digit.
const tiny = 0.04

// A stroke no larger than speck is left out if another is larger than drawn,
// both in sides of the pad.
const speck, drawn = 0.012, 0.1

func (p *Processor) withoutSpecks(strokes []Stroke) []Stroke {
	largest := 0.0
	for i := range strokes {
		largest = max(largest, extent(strokes[i:i+1]))
	}
	if largest <= drawn {
		return strokes
	}
	for i, s := range strokes {
		if extent(strokes[i:i+1]) > speck {
			p.kept = append(p.kept, s)
		}
	}
	return p.kept
}

// extent returns the longer side of the box around all points, 0 without any.
func extent(strokes []Stroke) float64 {
	x0, y0, x1, y1, _, any := bounds(strokes)
	if !any {
		return 0
	}
	return max(x1-x0, y1-y0)
}

// bounds returns the box around all points, the widest pen, and whether there
// is any point at all.
func bounds(strokes []Stroke) (x0, y0, x1, y1, width float64, any bool) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range strokes {
		for _, q := range s.Points {
			x, y := float64(q.X), float64(q.Y)
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
			width = max(width, float64(s.Width))
			any = true
		}
	}
	return
}

// mass returns the centre of mass in pixel indices, or the picture's middle
// where there is no ink.
func mass(p *Picture) (x, y float64) {
	var sum, sx, sy float64
	for i, v := range p {
		sum += float64(v)
		sx += float64(v) * float64(i%Side)
		sy += float64(v) * float64(i/Side)
	}
	if sum == 0 {
		return Centre, Centre
	}
	return sx / sum, sy / sum
}

// shift sets dst to src moved dx to the right and dy down; what leaves is lost.
func shift(dst, src *Picture, dx, dy int) {
	*dst = Picture{}
	for r := range Side {
		for c := range Side {
			if y, x := r+dy, c+dx; y >= 0 && y < Side && x >= 0 && x < Side {
				dst[y*Side+x] = src[r*Side+c]
			}
		}
	}
}

// Floats sets dst, of Side·Side numbers, to the picture ÷ 255: what networks read.
func (p *Picture) Floats(dst []float32) {
	for i, v := range p {
		dst[i] = float32(v) / 255
	}
}

// Empty says whether every pixel is paper.
func (p *Picture) Empty() bool { return *p == Picture{} }
