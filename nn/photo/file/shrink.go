package file

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"convlab/nn/photo"
)

// Fit returns the size that a picture is shrunk to: at most limit pixels in all and
// side in a row or column, its proportions kept as far as whole pixels can.
func Fit(rows, cols, limit, side int) (int, int) {
	scale := min(1, math.Sqrt(float64(limit)/(float64(rows)*float64(cols))), float64(side)/float64(max(rows, cols)))
	fit := func(n int) int { return max(int(float64(n)*scale), 1) }
	if scale == 1 {
		return rows, cols
	}
	return fit(rows), fit(cols)
}

// shrink makes pixels of the part whole of an image, each the mean of what it covers.
// White lies under what is transparent, or not there.
func shrink(img image.Image, whole image.Rectangle, limit, side int, alive func()) photo.Pixels {
	cols := whole.Dx()
	s := newShrinker(whole.Dy(), cols, limit, side)
	const strip = 16 // rows at once
	buffer := image.NewRGBA(image.Rect(0, 0, cols, strip))
	opaque, _ := img.(interface{ Opaque() bool })
	clear := opaque == nil || !opaque.Opaque() || !whole.In(img.Bounds())
	for y := whole.Min.Y; y < whole.Max.Y; y += strip {
		if alive != nil {
			alive()
		}
		n := min(strip, whole.Max.Y-y)
		r := image.Rect(0, 0, cols, n)
		at := image.Pt(whole.Min.X, y)
		op := draw.Src
		if clear {
			draw.Draw(buffer, r, image.NewUniform(color.White), image.Point{}, draw.Src)
			op = draw.Over
		}
		draw.Draw(buffer, r, img, at, op)
		for i := range n {
			s.row(buffer.Pix[i*buffer.Stride:][:4*cols])
		}
	}
	return s.out
}

// Shrink makes RGBA pixels of any size fit, likewise; they are opaque.
func Shrink(p photo.Pixels, limit, side int) photo.Pixels {
	s := newShrinker(p.Rows, p.Cols, limit, side)
	for r := range p.Rows {
		s.row(p.RGBA[4*p.Cols*r:][:4*p.Cols])
	}
	return s.out
}

// A shrinker takes the rows of a picture one after the other.
type shrinker struct {
	rows, cols int // of what comes
	y          int // the next row
	out        photo.Pixels
	left       []int     // by column: the first pixel that it is part of
	share      []float32 // and how much of it is part of that; the rest is of the next
	sum        []float32 // of the row of the output that is being made, 3 a pixel
	next       []float32 // of the row after it
	line       []float32 // a row, shrunk sideways
}

func newShrinker(rows, cols, limit, side int) *shrinker {
	s := &shrinker{rows: rows, cols: cols}
	r, c := Fit(rows, cols, limit, side)
	s.out = photo.Pixels{Rows: r, Cols: c, RGBA: make([]byte, 4*r*c)}
	s.left, s.share = make([]int, cols), make([]float32, cols)
	for x := range cols {
		s.left[x], s.share[x] = covers(x, cols, c)
	}
	s.sum, s.next, s.line = make([]float32, 3*c+3), make([]float32, 3*c+3), make([]float32, 3*c+3)
	return s
}

// covers says which of m pixels the x-th of n, no fewer, begins in, and how much of it
// lies there.
func covers(x, n, m int) (at int, share float32) {
	from, to := x*m, (x+1)*m // in n-ths
	at = from / n
	if end := (at + 1) * n; to > end {
		return at, float32(end-from) / float32(m)
	}
	return at, 1
}

func (s *shrinker) row(rgba []byte) {
	clear(s.line)
	for x := range s.cols {
		r, g, b := float32(rgba[4*x]), float32(rgba[4*x+1]), float32(rgba[4*x+2])
		at, share := s.line[3*s.left[x]:][:6], s.share[x]
		at[0] += share * r
		at[1] += share * g
		at[2] += share * b
		if share < 1 {
			at[3] += (1 - share) * r
			at[4] += (1 - share) * g
			at[5] += (1 - share) * b
		}
	}
	at, share := covers(s.y, s.rows, s.out.Rows)
	for i, v := range s.line {
		s.sum[i] += share * v
		s.next[i] += (1 - share) * v
	}
	s.y++
	if s.y*s.out.Rows >= (at+1)*s.rows { // the row is whole
		area := float32(s.out.Rows) * float32(s.out.Cols) / (float32(s.rows) * float32(s.cols))
		row := s.out.RGBA[4*s.out.Cols*at:][:4*s.out.Cols]
		for c := range s.out.Cols {
			for k := range 3 {
				row[4*c+k] = uint8(min(s.sum[3*c+k]*area+0.5, 255))
			}
			row[4*c+3] = 255
		}
		s.sum, s.next = s.next, s.sum
		clear(s.next)
	}
}

// oriented turns a picture as Exif's orientation says.
func oriented(p photo.Pixels, turn int) photo.Pixels {
	if turn == 1 {
		return p
	}
	q := photo.Pixels{Rows: p.Rows, Cols: p.Cols, RGBA: make([]byte, len(p.RGBA))}
	if turn >= 5 {
		q.Rows, q.Cols = p.Cols, p.Rows
	}
	for r := range q.Rows {
		for c := range q.Cols {
			y, x := r, c // of p
			if turn >= 5 {
				y, x = c, r
			}
			switch turn {
			case 2, 8:
				x = p.Cols - 1 - x
			case 4, 6:
				y = p.Rows - 1 - y
			case 3, 7:
				x, y = p.Cols-1-x, p.Rows-1-y
			}
			copy(q.RGBA[4*(r*q.Cols+c):][:4], p.RGBA[4*(y*p.Cols+x):][:4])
		}
	}
	return q
}
