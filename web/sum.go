package web

// Sum is one step's arithmetic on a line: the products, their sum, the pixel.
type Sum struct {
	Terms                []term
	Equals               string // = or ≈
	Long                 bool   // leave room for a second line
	Bias, Sum, SumClass  string
	Arrow                string
	Pixel, PixelClass    string
	PixelStyle, SumLabel string
	Still                bool // a picture of the sum: nothing in it can be pressed
	OnOver               func(i int)
}

func (c *Sum) over(i int) {
	if c.OnOver != nil {
		c.OnOver(i)
	}
}

func (c *Sum) class() string {
	if c.Still {
		return "eq still"
	}
	if c.Long {
		return "eq long"
	}
	return "eq"
}
