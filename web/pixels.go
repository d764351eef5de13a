package web

import "convlab/nn/ink"

// paintPicture sets dst, 4 bytes a pixel, to the picture, white ink on black.
func paintPicture(dst []byte, p *ink.Picture) {
	for i, v := range p {
		dst[4*i], dst[4*i+1], dst[4*i+2], dst[4*i+3] = v, v, v, 255
	}
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

// enlarge fills the pad with a picture, each pixel a square: a scan has no strokes.
func enlarge(p *ink.Pad, pic *ink.Picture) {
	for y := range p.Size {
		row := pic[y*ink.Side/p.Size*ink.Side:]
		for x := range p.Size {
			p.A[y*p.Size+x] = row[x*ink.Side/p.Size]
		}
	}
}

// drawn remembers what has been drawn of some strokes, so that a stroke that
// grows is drawn on and anything else anew.
type drawn struct {
	begun   bool
	strokes []ink.Stroke // with as many points as were drawn
}

// update draws what is new in strokes on the pad and returns the part that
// changed.
func (d *drawn) update(p *ink.Pad, strokes []ink.Stroke) (box ink.Rect) {
	from := 0
	if d.continues(strokes) {
		from = len(d.strokes)
		if from > 0 {
			last := d.strokes[from-1]
			now := strokes[from-1]
			for i := len(last.Points); i < len(now.Points); i++ {
				box = box.Union(p.Draw(now.Points[max(i-1, 0)], now.Points[i], now.Width))
			}
		}
	} else {
		p.Clear()
		box = ink.Rect{X1: p.Size, Y1: p.Size}
	}
	for _, s := range strokes[from:] {
		for i, q := range s.Points {
			box = box.Union(p.Draw(s.Points[max(i-1, 0)], q, s.Width))
		}
	}
	d.begun, d.strokes = true, append(d.strokes[:0], strokes...)
	return box
}

// continues says whether strokes begin with all that was drawn.
func (d *drawn) continues(strokes []ink.Stroke) bool {
	if !d.begun || len(strokes) < len(d.strokes) {
		return false
	}
	for i, s := range d.strokes {
		t := strokes[i]
		last := i == len(d.strokes)-1
		if t.Width != s.Width || len(t.Points) < len(s.Points) || !last && len(t.Points) != len(s.Points) || len(s.Points) == 0 ||
			t.Points[0] != s.Points[0] || t.Points[len(s.Points)-1] != s.Points[len(s.Points)-1] {
			return false
		}
	}
	return true
}
