package web

import (
	"syscall/js"

	"convlab/nn/ink"
)

// picture is a 28×28 canvas; the style sheet enlarges it without smoothing.
type picture struct {
	*surface
	shown ink.Picture
	any   bool
	line  bool // one row of 784 instead
}

func newPicture(el js.Value, line bool) *picture {
	return &picture{surface: newSurface(el), line: line}
}

func (p *picture) paint(now *ink.Picture) {
	w, h := ink.Side, ink.Side
	if p.line {
		w, h = ink.Side*ink.Side, 1
	}
	if !p.size(w, h) && p.any && p.shown == *now {
		return
	}
	var rgba [4 * ink.Side * ink.Side]byte
	paintPicture(rgba[:], now)
	p.put(rgba[:], 0, 0, w, h)
	p.shown, p.any = *now, true
}

// paintPicture sets dst, 4 bytes a pixel, to the picture, white ink on black.
func paintPicture(dst []byte, p *ink.Picture) {
	for i, v := range p {
		dst[4*i], dst[4*i+1], dst[4*i+2], dst[4*i+3] = v, v, v, 255
	}
}
