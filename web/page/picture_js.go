package page

import (
	"syscall/js"

	"convlab/nn/ink"
)

// A Picture is a canvas that shows 28×28 pixels; the style sheet enlarges it
// without smoothing.
type Picture struct {
	*Surface
	source func() *ink.Picture
	shown  ink.Picture
	any    bool
	line   bool // one row of 784 instead
}

// NewPicture returns a picture of what source returns, in el; as a line, its
// rows laid end to end.
func (p *Page) NewPicture(el js.Value, line bool, source func() *ink.Picture) *Picture {
	return &Picture{Surface: p.NewSurface(el), source: source, line: line}
}

// Paint implements Canvas.
func (p *Picture) Paint() {
	if !p.Ready() {
		return
	}
	now := p.source()
	w, h := ink.Side, ink.Side
	if p.line {
		w, h = ink.Side*ink.Side, 1
	}
	if !p.Size(w, h) && p.any && p.shown == *now {
		return
	}
	var rgba [4 * ink.Side * ink.Side]byte
	for i, v := range now { // white ink on black
		rgba[4*i], rgba[4*i+1], rgba[4*i+2], rgba[4*i+3] = v, v, v, 255
	}
	p.Put(rgba[:], 0, 0, w, h)
	p.shown, p.any = *now, true
}
