package page

import (
	"syscall/js"

	"convlab/nn/ink"
	"convlab/web/lesson/digit"
)

// Ink is a square canvas that shows what the reader has drawn.
type Ink struct {
	*Surface
	page    *Page
	digit   *digit.Digit
	ink     *ink.Pad
	scan    ink.Picture // shown instead of strokes if scanned
	scanned bool
	colour  string
	rgba    []byte
}

// NewInk returns a canvas in el that shows d.
func (p *Page) NewInk(el js.Value, d *digit.Digit) *Ink {
	return &Ink{Surface: p.NewSurface(el), page: p, digit: d}
}

// Paint implements Canvas: it brings the canvas up to date.
func (a *Ink) Paint() {
	w, _ := a.CSSSize()
	n := int(w*PixelRatio() + .5)
	if n <= 0 || !a.Ready() {
		return
	}
	if a.Size(n, n) || a.ink == nil || a.colour != a.page.Tokens.Ink {
		a.ink = ink.NewPad(n)
		a.scanned = false
		a.rgba = make([]byte, 4*n*n)
		a.colour = a.page.Tokens.Ink
	}
	var box ink.Rect
	if d := a.digit; d.Sample > 0 {
		if a.scanned && a.scan == d.Trace.Centred {
			return
		}
		a.scanned, a.scan = true, d.Trace.Centred
		a.ink.Fill(&a.scan)
		box = ink.Rect{X1: n, Y1: n}
	} else {
		a.scanned = false
		box = a.ink.Update(d.Strokes)
	}
	paintInk(a.rgba, a.ink, box, RGB(a.colour))
	a.Put(a.rgba, box.X0, box.Y0, box.X1-box.X0, box.Y1-box.Y0)
}

// paintInk sets dst, 4 bytes a pixel, to part r of the pad in one colour.
func paintInk(dst []byte, p *ink.Pad, r ink.Rect, colour [3]uint8) {
	k := 0
	for y := r.Y0; y < r.Y1; y++ {
		for _, a := range p.A[y*p.Size+r.X0 : y*p.Size+r.X1] {
			dst[k], dst[k+1], dst[k+2], dst[k+3] = colour[0], colour[1], colour[2], a
			k += 4
		}
	}
}
