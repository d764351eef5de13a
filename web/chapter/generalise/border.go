package generalise

import "strconv"

// border draws the line along which a field is 0, as a path in a box w×h. z is
// side×side numbers in rows from the top, the outermost on the edge of the box;
// between two of them the field is taken to be straight.
func border(z []float32, side int, w, h float64) (d []byte) {
	point := func(row, col float64) {
		d = strconv.AppendFloat(d, col/float64(side-1)*w, 'f', 1, 64)
		d = append(d, ' ')
		d = strconv.AppendFloat(d, row/float64(side-1)*h, 'f', 1, 64)
	}
	// where it is 0 between two numbers of different sign
	part := func(a, b float32) float64 { return float64(a / (a - b)) }
	for row := range side - 1 {
		for col := range side - 1 {
			at := row*side + col
			// the corners of a square, around it from the top on the left
			a, b, e, f := z[at], z[at+1], z[at+side+1], z[at+side]
			r, c := float64(row), float64(col)
			var ends [4][2]float64
			n := 0
			cut := func(p, q float32, y0, x0, dy, dx float64) {
				if (p > 0) != (q > 0) {
					t := part(p, q)
					ends[n] = [2]float64{y0 + t*dy, x0 + t*dx}
					n++
				}
			}
			cut(a, b, r, c, 0, 1)
			cut(b, e, r, c+1, 1, 0)
			cut(e, f, r+1, c+1, 0, -1)
			cut(f, a, r+1, c, -1, 0)
			if n == 4 && (a > 0) != (a+b+e+f > 0) {
				// a saddle whose middle does not go with the first corner
				ends[0], ends[1], ends[2], ends[3] = ends[3], ends[0], ends[1], ends[2]
			}
			for i := 0; i+1 < n; i += 2 {
				d = append(d, 'M')
				point(ends[i][0], ends[i][1])
				d = append(d, 'L')
				point(ends[i+1][0], ends[i+1][1])
			}
		}
	}
	return d
}
