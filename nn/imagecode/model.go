package imagecode

import "convlab/nn/mnist"

// A model is what coding has learned so far, and codes pictures by it. It is the
// same in both directions: where a coder decodes, what is passed as a symbol is
// not looked at, and the picture is written.
type model struct {
	coder  coder
	blocks int

	label    *table
	edges    [4]*table // of the box: top, bottom by top, left, right by left
	kind     *table
	level    *table
	high     [2]*table
	low      *table
	tables   []*table
	padded   [(side + 2) * width]uint8
	sevenths [(side + 2) * width]uint8
}

const (
	side  = mnist.Side
	width = 32 // of a row of model.padded: 2 black ones, the picture's, 2 black ones
)

// Kinds of pixels.
const (
	black = iota
	dark
	light
	white
	kinds
)

func newModel() *model {
	m := &model{}
	add := func(contexts, symbols, group int) *table {
		t := newTable(contexts, symbols, group)
		m.tables = append(m.tables, t)
		return t
	}
	m.label = add(1, 16, 1)
	for i := range m.edges {
		m.edges[i] = add(32, 32, 32)
	}
	m.kind = add(7*7*7*7<<4, kinds, 16)
	m.level = add(5*5*5*5*5, 4, 25)
	for i := range m.high {
		m.high[i] = add(7*7*7*7, 8, 49)
	}
	m.low = add(16*256, 16, 256)
	return m
}

// learn is called at the end of each block: after the first, second, third, fourth,
// sixth, eighth, twelfth … the tables follow what they have counted.
func (m *model) learn() {
	m.blocks++
	n := m.blocks
	for n%2 == 0 {
		n /= 2
	}
	if n == 1 || n == 3 {
		for _, t := range m.tables {
			t.learn()
		}
	}
}

// whitest is where the pen was full on: MNIST's scans have one of four levels there.
const whitest = 252

// Classes of neighbours: 0 is black in both of them. full tells the levels of
// white apart.
var seventh, full = func() (seventh, full [256]uint8) {
	for v := range 256 {
		for _, least := range []int{1, 40, 90, 150, 210, 250} {
			if v >= least {
				seventh[v]++
			}
		}
		full[v] = uint8(max(v-whitest+1, 0))
	}
	return
}()

// bounds returns the box around the ink of a picture, 0, 0 and −1, −1 for none.
func bounds(pixels []uint8) (top, bottom, left, right int) {
	top, bottom, left, right = side, -1, side, -1
	for i, v := range pixels {
		if v != 0 {
			top, bottom = min(top, i/side), i/side
			left, right = min(left, i%side), max(right, i%side)
		}
	}
	if bottom < 0 {
		return 0, -1, 0, -1
	}
	return
}

// picture codes a picture of 28×28 grey values and reports whether what was
// decoded can be one.
func (m *model) picture(pixels []uint8) bool {
	var top, bottom, left, right int
	if !m.coder.decoding {
		top, bottom, left, right = bounds(pixels)
	}
	top = m.edges[0].code(&m.coder, 0, top)
	bottom = m.edges[1].code(&m.coder, top, bottom+1) - 1
	if bottom >= side {
		return false
	}
	if bottom < 0 { // nothing but black
		clear(pixels)
		return true
	}
	left = m.edges[2].code(&m.coder, 0, left)
	right = m.edges[3].code(&m.coder, left, right+1) - 1
	if top > bottom || left > right || right >= side {
		return false
	}
	if m.coder.decoding {
		clear(pixels)
	}
	clear(m.padded[:])
	clear(m.sevenths[:])
	last := 0 // the latest level of white
	for r := top; r <= bottom; r++ {
		row := pixels[r*side:][:side]
		for c := left; c <= right; c++ {
			at := (r+2)*width + c + 2
			v := m.pixel(at, int(row[c]), &last)
			m.padded[at], m.sevenths[at] = v, seventh[v]
			row[c] = v
		}
	}
	return true
}

// pixel codes the grey value v at a place of padded.
func (m *model) pixel(at, v int, last *int) uint8 {
	const here = 2*width + 2
	p := m.padded[at-here:][:here+1]
	s := m.sevenths[at-here:][:here+1]
	around := ((int(s[here-1])*7+int(s[here-width]))*7+int(s[here-width-1]))*7 + int(s[here-width+1])
	far := min(int(s[here-2]), 1)<<3 | min(int(s[here-2*width]), 1)<<2 | min(int(s[here-width+2]), 1)<<1 | min(int(s[here-2*width+1]), 1)
	kind := black
	switch {
	case v >= whitest:
		kind = white
	case v >= 128:
		kind = light
	case v > 0:
		kind = dark
	}
	switch kind = m.kind.code(&m.coder, around<<4|far, kind); kind {
	case black:
		return 0
	case white:
		w, n, nw, ne := int(full[p[here-1]]), int(full[p[here-width]]), int(full[p[here-width-1]]), int(full[p[here-width+1]])
		level := m.level.code(&m.coder, (((w*5+*last)*5+n)*5+nw)*5+ne, v-whitest)
		*last = level + 1
		return uint8(whitest + level)
	}
	half := kind - dark
	high := half<<3 | m.high[half].code(&m.coder, around, v>>4&7)
	return uint8(high<<4 | m.low.code(&m.coder, high<<8|int(p[here-width]), v&15))
}
