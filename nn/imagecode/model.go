package imagecode

import "convlab/nn/mnist"

// A model is what coding has learned so far, and codes pictures by it. It is the
// same in both directions: where a coder decodes, what is passed as a bit is not
// looked at, and the picture is written.
type model struct {
	coder coder

	box    [4][32 << 5]slot // top, bottom by top, left, right by left
	label  [1 << 4]slot
	black  [2][]slot
	white  [2][]slot
	level  [2][]slot
	values [3][]slot
	plain  [256]slot // of no context
	here   [256]slot // of this picture alone

	blackGate gate
	whiteGate gate
	levelGate [4]gate
	valueGate [8]gate

	padded [(side + 2) * width]uint8
}

const (
	side  = mnist.Side
	width = 32 // of a row of model.padded: 2 black ones, the picture's, 2 black ones
)

// fresh returns n slots that have learned nothing.
func fresh(n int) []slot {
	s := make([]slot, n)
	forget(s)
	return s
}

func forget(s []slot) {
	for i := range s {
		s[i] = unknown
	}
}

func newModel() *model {
	m := &model{
		black:  [2][]slot{fresh(7 * 7 * 7 * 7 * 16), fresh(59049)},
		white:  [2][]slot{fresh(7 * 7 * 7 * 7 * 16), fresh(59049)},
		level:  [2][]slot{fresh(3125 * 4), fresh(625 * 4)},
		values: [3][]slot{fresh(256 * 256), fresh(256 * 256), fresh(625 * 256)},
	}
	for i := range m.box {
		forget(m.box[i][:])
	}
	forget(m.label[:])
	forget(m.plain[:])
	m.blackGate, m.whiteGate = even(2), even(2)
	for i := range m.levelGate {
		m.levelGate[i] = even(2)
	}
	for i := range m.valueGate {
		m.valueGate[i] = even(2)
		if i >= 8-highBits {
			m.valueGate[i] = even(4)
		}
	}
	return m
}

// number codes a number of some bits by a tree of slots, the highest bit first.
func (m *model) number(tree []slot, bits, v int) int {
	node := 1
	for b := bits - 1; b >= 0; b-- {
		node = node*2 + tree[node].code(&m.coder, v>>b&1)
	}
	return node - 1<<bits
}

// whitest is where the pen was full on: MNIST's scans have one of four levels there.
const whitest = 252

// Classes of neighbours, from fine to coarse: 0 is black in all of them.
var seventh, fifth, third, full = func() (seventh, fifth, third, full [256]int) {
	for v := range 256 {
		switch {
		case v == 0:
		case v < 40:
			seventh[v], fifth[v], third[v] = 1, 1, 1
		case v < 90:
			seventh[v], fifth[v], third[v] = 2, 1, 1
		case v < 150:
			seventh[v], fifth[v], third[v] = 3, 2, 1
		case v < 210:
			seventh[v], fifth[v], third[v] = 4, 2, 1
		case v < 250:
			seventh[v], fifth[v], third[v] = 5, 3, 2
		default:
			seventh[v], fifth[v], third[v] = 6, 4, 2
		}
		full[v] = max(v-whitest+1, 0)
	}
	return
}()

func some(v uint8) int { return int(min(v, 1)) }

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
	top = m.number(m.box[0][:32], 5, top)
	bottom = m.number(m.box[1][top<<5:][:32], 5, bottom+1) - 1
	if bottom >= side {
		return false
	}
	if bottom < 0 { // nothing but black
		clear(pixels)
		return true
	}
	left = m.number(m.box[2][:32], 5, left)
	right = m.number(m.box[3][left<<5:][:32], 5, right+1) - 1
	if top > bottom || left > right || right >= side {
		return false
	}
	if m.coder.decoding {
		clear(pixels)
	}
	clear(m.padded[:])
	forget(m.here[:])
	last := 0 // the latest level of white
	for r := top; r <= bottom; r++ {
		row := pixels[r*side:][:side]
		for c := left; c <= right; c++ {
			at := (r+2)*width + c + 2
			v := m.pixel(at, int(row[c]), &last)
			m.padded[at] = v
			row[c] = v
		}
	}
	return true
}

// pixel codes the grey value v at a place of padded.
func (m *model) pixel(at, v int, last *int) uint8 {
	p := m.padded[at-2*width-2 : at+1]
	const here = 2*width + 2
	w, ww := p[here-1], p[here-2]
	n, nw, ne, nww, nee := p[here-width], p[here-width-1], p[here-width+1], p[here-width-2], p[here-width+2]
	nn, nnw, nne := p[here-2*width], p[here-2*width-1], p[here-2*width+1]

	fine := ((seventh[w]*7+seventh[n])*7+seventh[nw])*7 + seventh[ne]
	fine = fine<<4 | some(ww)<<3 | some(nn)<<2 | some(nee)<<1 | some(nne)
	far := (((((((third[w]*3+third[n])*3+third[nw])*3+third[ne])*3+third[ww])*3+third[nn])*3+third[nne])*3+third[nee])*9 + third[nww]*3 + third[nnw]
	isBlack := 0
	if v == 0 {
		isBlack = 1
	}
	if m.blackGate.two(&m.coder, isBlack, &m.black[0][fine], &m.black[1][far]) != 0 {
		return 0
	}
	isWhite := 0
	if v >= whitest {
		isWhite = 1
	}
	if m.whiteGate.two(&m.coder, isWhite, &m.white[0][fine], &m.white[1][far]) != 0 {
		by := ((full[w]*5+full[n])*5+full[nw])*5 + full[ne]
		by = by*5 + *last
		by2 := ((full[w]*5+full[nn])*5+full[ww])*5 + *last
		node := 1
		for b := 1; b >= 0; b-- {
			node = node*2 + m.levelGate[node].two(&m.coder, (v-whitest)>>b&1, &m.level[0][by<<2|node], &m.level[1][by2<<2|node])
		}
		*last = node - 4 + 1
		return uint8(node - 4 + whitest)
	}
	around := m.values[2][(((fifth[w]*5+fifth[n])*5+fifth[nw])*5+fifth[ne])<<8:][:256]
	above, before := m.values[0][int(n)<<8:][:256], m.values[1][int(w)<<8:][:256]
	node := 1
	for b := 7; b > 7-highBits; b-- {
		node = node*2 + m.valueGate[b].four(&m.coder, v>>b&1, &above[node], &before[node], &m.here[node], &around[node])
	}
	if (n == 0 || n >= whitest) && (w == 0 || w >= whitest) {
		// Neighbours that are black or white say nothing about the low bits.
		for b := 7 - highBits; b >= 0; b-- {
			node = node*2 + m.plain[node&255].code(&m.coder, v>>b&1)
		}
		return uint8(node)
	}
	for b := 7 - highBits; b >= 0; b-- {
		node = node*2 + m.valueGate[b].two(&m.coder, v>>b&1, &above[node&255], &before[node&255])
	}
	return uint8(node)
}

// highBits of a grey value are coded by four contexts, the others by two.
const highBits = 3
