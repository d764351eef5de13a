package edges

import "math"

// A walk goes along an edge of the photo.
type walk struct {
	been  map[int]bool
	trail []int // the places, in order
}

// reach is how far from the window an edge is looked for when there is none under it.
const reach = 20

// set sets off, from the nearest edge if there is none here, and reports whether
// there is one. Only gradients that get a line are edges.
func (r *Room) set() bool {
	m := &r.Maps
	at, best := -1, math.Inf(1)
	row, col := r.Row-1, r.Col-1
	for i := max(row-reach, 0); i <= min(row+reach, m.Rows-1); i++ {
		for j := max(col-reach, 0); j <= min(col+reach, m.Cols-1); j++ {
			far := float64((i-row)*(i-row) + (j-col)*(j-col))
			if float64(m.Length[i*m.Cols+j]) >= float64(max(r.Least, 1)) && far < best {
				at, best = i*m.Cols+j, far
			}
		}
	}
	if at < 0 {
		return false
	}
	r.Row, r.Col = at/m.Cols+1, at%m.Cols+1
	r.walk = walk{map[int]bool{at: true}, []int{at}}
	return true
}

// on goes one step on: to the steepest place ahead, at a right angle to the
// gradient, and reports whether there is one.
func (r *Room) on() bool {
	m, w := &r.Maps, &r.walk
	row, col := r.Row-1, r.Col-1
	if m.Rows == 0 || w.been == nil {
		return false
	}
	i := row*m.Cols + col
	x, y := float64(m.X[i]), float64(m.Y[i])
	l := math.Hypot(x, y)
	if l == 0 {
		return false
	}
	tx, ty := -y/l, x/l // along the edge, the darker side to the left
	best, steepest := -1, float32(max(r.Least, 1))
	for k := range 9 {
		di, dj := k/3-1, k%3-1
		i, j := row+di, col+dj
		if k == 4 || i < 0 || j < 0 || i >= m.Rows || j >= m.Cols || w.been[i*m.Cols+j] {
			continue
		}
		if ahead := (tx*float64(dj) + ty*float64(di)) / math.Hypot(float64(di), float64(dj)); ahead < 0.5 {
			continue
		}
		if v := m.Length[i*m.Cols+j]; v >= steepest {
			best, steepest = i*m.Cols+j, v
		}
	}
	if best < 0 {
		return false
	}
	w.been[best] = true
	w.trail = append(w.trail, best)
	r.Row, r.Col = best/m.Cols+1, best%m.Cols+1
	return true
}

// Trail lists the places of the photo's maps that the walk has been to.
func (r *Room) Trail() []int { return r.walk.trail }
