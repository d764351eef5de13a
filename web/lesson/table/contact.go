package table

// A Contact is a sheet of small square images, as many as there is room for. If
// not all fit, it is the one with the image that is looked at.
type Contact struct {
	Columns, Rows int
	Cell          float64 // its side, in pixels of the style sheet; 0 where nothing fits
	From, To      int     // the first image on it and the one after the last
}

// Lay lays n images out in w×h pixels, at being looked at.
func Lay(w, h float64, n, at int) Contact {
	const smallest = 44. // what a finger can press
	c := Contact{Columns: int(w / smallest), Rows: max(int(h/smallest), 1)}
	if n == 0 || c.Columns < 1 || h <= 0 {
		return Contact{}
	}
	c.Cell = min(w/float64(c.Columns), h/float64(c.Rows))
	all := c.Columns * c.Rows
	c.From = min(max(at, 0), n-1) / all * all
	c.To = min(c.From+all, n)
	return c
}

// At returns the image at a place, -1 for none.
func (c *Contact) At(x, y float64) int {
	if c.Cell == 0 || x < 0 || y < 0 {
		return -1
	}
	col, row := int(x/c.Cell), int(y/c.Cell)
	if k := c.From + row*c.Columns + col; col < c.Columns && k < c.To {
		return k
	}
	return -1
}

// Place returns the corner of an image, left and above.
func (c *Contact) Place(k int) (x, y float64) {
	k -= c.From
	return float64(k%c.Columns) * c.Cell, float64(k/c.Columns) * c.Cell
}
