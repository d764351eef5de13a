package edges

import lesson "convlab/web/lesson/edges"

// ticks picks the places that get a line: in each square of side cells the one with
// the longest gradient, if that is as long as least.
func ticks(m *lesson.Maps, least float64, side int) []int {
	var out []int
	for r := 0; r < m.Rows; r += side {
		for c := 0; c < m.Cols; c += side {
			best, at := float32(0), -1
			for i := r; i < min(r+side, m.Rows); i++ {
				for j := c; j < min(c+side, m.Cols); j++ {
					if v := m.Length[i*m.Cols+j]; v > best {
						best, at = v, i*m.Cols+j
					}
				}
			}
			if at >= 0 && float64(best) >= least {
				out = append(out, at)
			}
		}
	}
	return out
}
