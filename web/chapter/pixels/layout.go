package pixels

import (
	"math"

	"convlab/nn/ink"
)

// pixelAt returns the pixel of a picture of side w at a point, −1 outside.
func pixelAt(x, y, w float64) int {
	if w <= 0 || x < 0 || y < 0 || x >= w || y >= w {
		return -1
	}
	at := func(v float64) int { return min(int(v/w*ink.Side), ink.Side-1) }
	return at(y)*ink.Side + at(x)
}

// A contact is a contact sheet: images in rows, each in a cell of so many pixels
// with a gap around it.
type contact struct {
	columns, rows int
	cell          float64 // CSS pixels
	x, y          float64 // of the first cell
	n             int
}

// gap is what stands around an image, as a part of its cell.
const gap = 2. / (ink.Side + 4)

// planContact lays n images out so that they are as large as they can be.
func planContact(width, height float64, n int) (best contact) {
	for columns := 1; columns <= n; columns++ {
		rows := (n + columns - 1) / columns
		cell := math.Floor(min(width/float64(columns), height/float64(rows)))
		if cell > best.cell {
			best = contact{columns: columns, rows: rows, cell: cell, n: n}
		}
	}
	best.x = math.Floor((width - best.cell*float64(best.columns)) / 2)
	best.y = math.Floor((height - best.cell*float64(best.rows)) / 2)
	return best
}

// place is where image k stands, with its gap.
func (c *contact) place(k int) (x, y float64) {
	return c.x + float64(k%c.columns)*c.cell, c.y + float64(k/c.columns)*c.cell
}

// at returns the image at a point, −1 for none.
func (c *contact) at(x, y float64) int {
	if c.cell <= 0 || x < c.x || y < c.y {
		return -1
	}
	col, row := int((x-c.x)/c.cell), int((y-c.y)/c.cell)
	if k := row*c.columns + col; col < c.columns && k < c.n {
		return k
	}
	return -1
}

// mix returns the colour of a difference, −255..255: paper for 0, towards the
// colour of its sign, and never so near to paper that it can't be seen.
func mix(d int, paper, positive, negative [3]uint8) (out [3]uint8) {
	if d == 0 {
		return paper
	}
	to, a := positive, d
	if d < 0 {
		to, a = negative, -d
	}
	share := 45 + a*(255-45)/255
	for i := range out {
		out[i] = uint8((int(paper[i])*(255-share) + int(to[i])*share) / 255)
	}
	return out
}
