package train

import "convlab/web/work/training"

// layOut returns how many columns and rows of square pictures show the most of n in
// w×h pixels of the style sheet, none smaller than a finger's tip where that can be.
func layOut(w, h float64, n int) (columns, rows int) {
	const least = 40.
	if n < 1 || w < 8 || h < 8 {
		return 0, 0
	}
	best := 0.
	for c := 1; c <= n; c++ {
		r := (n + c - 1) / c
		size := min(w/float64(c), h/float64(r))
		if size > best {
			best, columns, rows = size, c, r
		}
	}
	if best >= least {
		return columns, rows
	}
	columns = max(int(w/least), 1)
	rows = max(int(h/least), 1)
	return min(columns, n), min(rows, (n+columns-1)/columns)
}

// pictures draws units of a frame side by side, RGBA, with a gap behind each: what is
// 0 is paper, the rest the denser the farther from 0.
func pictures(f *training.Frame, now bool, units []int, columns, rows, gap int, pos, neg, paper [3]uint8) []byte {
	cell := f.Side + gap
	w, h := columns*cell, rows*cell
	rgba := make([]byte, 4*w*h)
	v := f.Moved
	if now {
		v = f.Weights
	}
	for k, unit := range units {
		x0, y0 := k%columns*cell, k/columns*cell
		for i := range f.Side * f.Side {
			n := int(v[unit*f.Side*f.Side+i])
			at := 4 * ((y0+i/f.Side)*w + x0 + i%f.Side)
			colour := pos
			if n < 0 {
				colour, n = neg, -n
			}
			for p := range 3 {
				rgba[at+p] = uint8((int(paper[p])*(127-n) + int(colour[p])*n) / 127)
			}
			rgba[at+3] = 255
		}
	}
	return rgba
}
