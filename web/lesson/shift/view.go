package shift

import (
	"convlab/nn/ink"
)

// A View is what the exhibits show of the pictures, computed from the state.
type View struct {
	Images   [Places]Image
	Pictures [Places]ink.Picture // the middle one moved
	Lost     bool                // moving it has cost ink
	Flat     Pair                // distances as 784 numbers
	Map      Pair                // as feature maps of the kernel
	Pooled   Pair                // and after 2×2 max pooling
	Maps     [Places]Map         // the feature maps, pooled if they are to be
	Table    Table
	Square   Round
}

// Minus is the middle picture less another one, pixel by pixel: what their distance is
// the length of.
func (v *View) Minus(place int) Map {
	m := Map{Side: ink.Side, V: make([]float32, ink.Side*ink.Side)}
	for i := range m.V {
		m.V[i] = float32(v.Pictures[Middle][i]) - float32(v.Pictures[place][i])
	}
	return m
}

// A Pair is the two distances of the middle picture.
type Pair struct{ Left, Right float64 }

// Near is the place of the nearer picture, [Middle] if neither is.
func (p Pair) Near() int {
	switch {
	case p.Left < p.Right:
		return Left
	case p.Right < p.Left:
		return Right
	}
	return Middle
}

// A Table says for every move which picture the middle one is nearer to.
type Table struct {
	Flat    Row
	Kernels []Row // as they are listed
}

// A Row is the nearer picture for every move, from −8 to 8.
type Row [Moves]int

// Holds is for how many moves the middle picture is nearer to the left one.
func (r Row) Holds() (n int) {
	for _, near := range r {
		if near == Left {
			n++
		}
	}
	return n
}

// A Round is both ways from the middle picture to a moved map.
type Round struct {
	In, Moved ink.Picture // before and after the move
	Map       Map         // of In
	MapMoved  Map         // that, moved
	MovedMap  Map         // of Moved
	By        int         // cells that the map is moved by
	Even      bool        // the move of the picture is By cells of the map, exactly
	Differ    int         // cells
	Cell      int         // the cell that is looked at
}

// tableKey is what the table follows from.
type tableKey struct {
	left, middle, right ink.Picture
	after               After
	pool                bool
}

// see computes what s shows of the pictures that are there.
func (r *Room) see() {
	s, v := &r.State, &r.Seen
	for i := range v.Images {
		v.Images[i] = r.image(i)
		v.Pictures[i] = v.Images[i].Picture
	}
	base := v.Images[Middle].Picture
	v.Pictures[Middle] = moved(&base, s.By)
	v.Lost = sum(&v.Pictures[Middle]) < sum(&base)
	v.Flat = Pair{apartPixels(&v.Pictures[Middle], &v.Pictures[Left]), apartPixels(&v.Pictures[Middle], &v.Pictures[Right])}
	var maps, smaller [Places]Map
	for i := range maps {
		maps[i] = convolve(&v.Pictures[i], s.Kernel, s.After)
		smaller[i] = pooled(maps[i])
	}
	v.Map = pair(&maps)
	v.Pooled = pair(&smaller)
	v.Maps = maps
	if s.Pool {
		v.Maps = smaller
	}
	key := tableKey{v.Pictures[Left], base, v.Pictures[Right], s.After, s.Pool}
	if r.table == nil || *r.table != key {
		r.table = &key
		v.Table = key.fill()
	}
	v.Square = round(&base, s)
}

func pair(m *[Places]Map) Pair { return Pair{apart(m[Middle], m[Left]), apart(m[Middle], m[Right])} }

func (k *tableKey) fill() (t Table) {
	var middles [Moves]ink.Picture
	for i := range middles {
		middles[i] = moved(&k.middle, i-Most)
		t.Flat[i] = Pair{apartPixels(&middles[i], &k.left), apartPixels(&middles[i], &k.right)}.Near()
	}
	for kernel := range kernels {
		var row Row
		of := func(p *ink.Picture) Map {
			m := convolve(p, kernel, k.after)
			if k.pool {
				m = pooled(m)
			}
			return m
		}
		maps := [Places]Map{Left: of(&k.left), Right: of(&k.right)}
		for i := range middles {
			maps[Middle] = of(&middles[i])
			row[i] = pair(&maps).Near()
		}
		t.Kernels = append(t.Kernels, row)
	}
	return t
}

// round goes both ways. Pooled maps are moved by half as many cells; where that
// is no whole number, by the one of the two next to it that fits better.
func round(in *ink.Picture, s *State) Round {
	of := func(p *ink.Picture) Map {
		m := convolve(p, s.Kernel, s.After)
		if s.Pool {
			m = pooled(m)
		}
		return m
	}
	r := Round{In: *in, Moved: moved(in, s.By), By: s.By, Even: true}
	r.Map, r.MovedMap = of(&r.In), of(&r.Moved)
	if s.Pool {
		r.By, r.Even = s.By/2, s.By%2 == 0
	}
	r.MapMoved = movedMap(r.Map, r.By)
	r.Differ = differ(r.MapMoved, r.MovedMap)
	if !r.Even {
		further := r.By + s.By%2
		if m := movedMap(r.Map, further); differ(m, r.MovedMap) < r.Differ {
			r.By, r.MapMoved, r.Differ = further, m, differ(m, r.MovedMap)
		}
	}
	r.Cell = s.Cell
	if r.Cell < 0 || r.Cell >= len(r.Map.V) {
		r.Cell = r.worth()
	}
	return r
}

// worth is the first cell in which the two ways differ most, or else the first
// that is largest.
func (r *Round) worth() (at int) {
	var best float32 = -1
	for i, v := range r.MovedMap.V {
		if r.Differ > 0 {
			v = max(v-r.MapMoved.V[i], r.MapMoved.V[i]-v)
		}
		if v > best {
			best, at = v, i
		}
	}
	return at
}

// Window is the square of pixels that a cell of a map is made from: its first row
// and column, and its side. It may begin outside the picture.
func (r *Round) Window(cell int) (row, col, side int) {
	row, col = cell/r.Map.Side, cell%r.Map.Side
	if r.Map.Side == poolSide {
		return 2 * row, 2 * col, 4
	}
	return row, col, 3
}

// Source is the square of pixels of the picture before it is moved that comes to
// the cell that is looked at.
func (r *Round) Source() (row, col, side int) {
	row, col, side = r.Window(r.Cell)
	if side == 4 {
		return row, col - 2*r.By, side
	}
	return row, col - r.By, side
}

// Differs has a 1 for each cell in which the two ways differ.
func (r *Round) Differs() Map {
	m := Map{r.Map.Side, make([]float32, len(r.Map.V))}
	for i, v := range r.MovedMap.V {
		if v != r.MapMoved.V[i] {
			m.V[i] = 1
		}
	}
	return m
}

// White is the number that maps are drawn white for: 255 of pixels, otherwise the
// largest.
func (r *Room) White(maps ...Map) float32 {
	if r.After == Pixels {
		return 255
	}
	return max(most(maps...), 1)
}
