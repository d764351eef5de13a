package cnn

import (
	"image"

	"convlab/nn/ink"
	lesson "convlab/web/lesson/cnn"
)

// colours are what signed numbers are drawn with.
type colours struct{ pos, neg [3]uint8 }

// A sheet is what is drawn, one pixel a cell. What nothing is drawn on is transparent.
type sheet struct {
	*image.NRGBA
	of colours
}

func newSheet(t tiles, of colours) sheet {
	w, h := t.size()
	return sheet{image.NewNRGBA(image.Rect(0, 0, max(w, 1), max(h, 1))), of}
}

func (s sheet) grey(x, y int, v, most float32) {
	g := uint8(0)
	if most > 0 {
		g = uint8(min(max(v/most, 0), 1)*255 + .5)
	}
	copy(s.Pix[s.PixOffset(x, y):], []uint8{g, g, g, 255})
}

// signed draws a number in the colour of its sign, the denser the farther from 0;
// what is 0 is paper.
func (s sheet) signed(x, y int, v, most float32) {
	rgb := s.of.pos
	if v < 0 {
		rgb, v = s.of.neg, -v
	}
	a := uint8(0)
	if most > 0 {
		a = uint8(min(v/most, 1)*255 + .5)
	}
	copy(s.Pix[s.PixOffset(x, y):], []uint8{rgb[0], rgb[1], rgb[2], a})
}

// pixels draws a plot of the chapter.
func (c *Cnn) pixels(of lesson.Plot, with colours) *image.NRGBA {
	v := c.v()
	switch {
	case of == lesson.Picture:
		return drawPicture(&v.Picture, with)
	case !c.L.Here():
		return image.NewNRGBA(image.Rect(0, 0, 28, 28))
	case of == lesson.Patched:
		p := c.L.CoveredPicture()
		return drawPicture(&p, with)
	case of == lesson.Heat:
		return c.drawHeat(with)
	case of == lesson.Window || of == lesson.Kernel:
		return c.drawStrip(of == lesson.Kernel, with)
	case of == lesson.Filters:
		return c.drawFilters(with)
	case of > lesson.Layers:
		layer := int(of - lesson.Layers)
		f := c.L.Floor(layer)
		t := floorTiles(f)
		s := newSheet(t, with)
		now, was := &v.Levels[layer-1], &v.Before[layer-1]
		most := now.Most
		if c.changes() {
			most = farthest(now.Out, was.Out)
		}
		for i, x := range now.Out {
			px, py := t.at(f.Place(i))
			if c.changes() {
				s.signed(px, py, x-was.Out[i], most)
			} else {
				s.grey(px, py, x, most)
			}
		}
		return s.NRGBA
	}
	// One map of the layer.
	f := c.floor()
	columns, rows := f.Plot()
	s := newSheet(tiles{columns, rows, 1, 1}, with)
	now, was := &v.Levels[v.Layer-1], &v.Before[v.Layer-1]
	for row := range rows {
		for column := range columns {
			at := f.CellAt(c.L.Map(), column, row)
			switch of {
			case lesson.Moved:
				s.signed(column, row, now.Out[at]-was.Out[at], farthest(now.Out, was.Out))
			case lesson.Was:
				s.grey(column, row, was.Out[at], max(now.Most, was.Most))
			case lesson.Now:
				s.grey(column, row, now.Out[at], max(now.Most, was.Most))
			default:
				s.grey(column, row, now.Out[at], now.Most)
			}
		}
	}
	return s.NRGBA
}

// farthest is how far two outputs are apart at most.
func farthest(a, b []float32) (most float32) {
	for i := range a {
		most = max(most, a[i]-b[i], b[i]-a[i])
	}
	return most
}

func drawPicture(p *ink.Picture, with colours) *image.NRGBA {
	s := newSheet(pictureTiles, with)
	for i, g := range p {
		s.grey(i%ink.Side, i/ink.Side, float32(g), 255)
	}
	return s.NRGBA
}

// drawHeat shows what has been computed of what the patch does.
func (c *Cnn) drawHeat(with colours) *image.NRGBA {
	s := newSheet(pictureTiles, with)
	h := &c.L.Cover
	swing := h.Swing()
	for at := range h.Done {
		s.signed(at%ink.Side, at/ink.Side, h.P[at]-h.Whole, swing)
	}
	return s.NRGBA
}

// drawStrip shows what the cell reads, or what that is weighed by.
func (c *Cnn) drawStrip(kernel bool, with colours) *image.NRGBA {
	v, t := c.v(), c.strip()
	s := newSheet(t, with)
	most := float32(1)
	if before := c.floor().Before; before > 0 {
		most = v.Levels[before-1].Most
	}
	for i := range v.Reads {
		s.grey(i%2, i/2, v.Reads[i].X, most)
	}
	weight := float32(0)
	for i := range v.Sum.Terms {
		weight = max(weight, v.Sum.Terms[i].W, -v.Sum.Terms[i].W)
	}
	for g, group := range v.Strip() {
		for i, term := range group.Terms {
			if term < 0 {
				continue
			}
			x, y := t.at(g, i%group.Cols, i/group.Cols)
			if kernel {
				s.signed(x, y, v.Sum.Terms[term].W, weight)
			} else {
				s.grey(x, y, v.Sum.Terms[term].X, most)
			}
		}
	}
	return s.NRGBA
}

// drawFilters shows the kernels of the first layer.
func (c *Cnn) drawFilters(with colours) *image.NRGBA {
	f := c.L.Floor(1)
	t := filterTiles(f)
	s := newSheet(t, with)
	w, n := c.L.Filters(), f.Shape.C
	most := float32(0)
	for _, x := range w {
		most = max(most, x, -x)
	}
	for i, x := range w {
		px, py := t.at(i%n, i/n%f.Size, i/n/f.Size)
		s.signed(px, py, x, most)
	}
	return s.NRGBA
}
