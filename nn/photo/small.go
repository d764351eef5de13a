package photo

import "convlab/nn/filter"

// Small returns a source's luminance, made smaller: each number is the mean of
// by×by pixels, rounded half up. Rows and columns that are left over are dropped.
func Small(s Source, by int) filter.Plane {
	rows, cols := s.Size()
	p := filter.NewPlane(rows/by, cols/by)
	for r := range p.Rows {
		for c := range p.Cols {
			sum := 0
			for i := range by * by {
				sum += int(Luminance(s.At(r*by+i/by, c*by+i%by)))
			}
			p.Set(r, c, float64((2*sum+by*by)/(2*by*by)))
		}
	}
	return p
}
